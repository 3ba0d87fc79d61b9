"""Tokens: what is told apart, what is the same, and where each stands."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.tokens import is_ideographic, tokenise, tokenise_paragraphs, words_of

# Everyday texts: words, numbers, signs, typographic and full-width forms, Chinese, Korean, accents.
WRITTEN = st.text(
    alphabet="abcXYZéüßÅñ 0123456789.,-+%$€¥'’–−±~<>()/…½²₂①⒈㎡Ⅷ１，．％ＡｶﾞガがÏ不超过三千项年한국각어\u0301\u0308\u0323\u3099\u00a0\u202f\n",  # noqa: E501
    max_size=40,
)
ANY_TEXT = st.text(st.characters(), max_size=60)  # lone surrogates, controls, private use: everything
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\ufe0f\u034f"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5", "15"),
        ("-5", "5"),
        ("−5", "5"),
        ("‑5", "5"),
        ("1,000", "1.000"),
        ("5 %", "5"),
        ("5%", "5‰"),
        ("$5", "5"),
        ("$5", "€5"),
        ("-$5", "$5"),
        ("effective", "not effective"),
        ("10²", "102"),
        ("10⁻³", "10³"),
        ("1½", "11/2"),
        ("1½", "11 2"),
        ("5⒈", "51"),
        ("10㏠", "101日"),
        ("H₂5", "H25"),
        ("over 3,000", "3,000"),
        ("3,000+ items", "3,000 items"),
        ("≥5", "5"),
        ("≠5", "5"),
        ("~5", "5"),
        ("can", "can't"),
        ("不超过", "超过"),
        ("增长5，300家", "增长5300家"),
        ("1,00", "100"),
        ("x̄", "x"),
        ("5\n000", "5000"),
        ("RMB1.5", "RMB15"),
    ],
)
def test_texts_that_differ_in_a_number_sign_or_word_have_different_tokens(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000", "1000"),
        ("1\u00a0000", "1000"),
        ("1\u202f000", "1,000"),
        ("1\u2009000\u2009000", "1,000,000"),
        ("12,345,678.90", "12345678.90"),
        ("５％", "5%"),
        ("１，０００", "1,000"),
        ("－５", "-5"),
        ("１．５", "1.5"),
        ("5 %", "5%"),
        ("5\u00a0%", "5%"),
        ("$ 5", "$5"),
        ("5 €", "5€"),
        ("$-5", "-$5"),
        ("−5", "-5"),
        ("Straße", "STRASSE"),
        ("don’t", "don't"),
        ("ŉ", "ʼN"),
        ("export-controls, on rare earths.", "Export controls (on) “rare  earths”"),
        ("caf\u00e9", "cafe\u0301"),
        ("각", "\u1100\u1161\u11a8"),
        ("ｶﾞｽ", "ガス"),
        ("ﬁnance", "finance"),
        ("soft\u00adware", "software"),
        ("١٢٣", "123"),
    ],
)
def test_texts_that_differ_only_in_how_they_are_set_have_the_same_tokens(one: str, other: str) -> None:
    assert words_of(one) == words_of(other) != ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" … — “”", []),
        ("covers over 3,000 items.", ["covers", "over", "3000", "items"]),
        ("5-10 percent", ["5", "10", "percent"]),
        ("from -5 to 5", ["from", "-5", "to", "5"]),
        ("(−5)", ["-5"]),
        ("5 $ 3", ["5", "$3"]),
        ("10 %-20 %", ["10%", "20%"]),
        ("2025-10-12", ["2025", "10", "12"]),
        ("v1.2.", ["v1", "2"]),
        (".5 and a.5", [".5", "and", "a", "5"]),
        ("US$1.44bn", ["us", "$1.44", "bn"]),
        ("RMB5 billion", ["rmb", "5", "billion"]),
        ("G7 and COVID-19", ["g7", "and", "covid", "19"]),
        ("1½", ["1", "1", "2"]),
        ("m²", ["m", "2"]),
        ("3,000+", ["3000", "+"]),
        ("a+b", ["a", "b"]),
        ("C++", ["c"]),
        ("A_b", ["a", "b"]),
        ("超过3,000项", ["超", "过", "3000", "项"]),
        ("5，300", ["5", "300"]),
        ("rare稀土earth", ["rare", "稀", "土", "earth"]),
        ("カタカナ", ["カ", "タ", "カ", "ナ"]),
        ("한국", ["한", "국"]),
        ("हिन्दी", ["हिन्दी"]),
    ],
)
def test_a_text_has_these_tokens(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


def test_a_number_knows_that_it_is_one_and_a_word_with_digits_does_not() -> None:
    assert [(t.text, t.is_number) for t in tokenise("-5% of G7, ½ 三")] == [
        ("-5%", True),
        ("of", False),
        ("g7", False),
        ("1", True),
        ("2", True),
        ("三", False),
    ]


def test_only_han_kana_and_hangul_characters_are_ideographic() -> None:
    assert [is_ideographic(text) for text in ("稀", "カ", "한", "a", "5", "稀土", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_a_place_is_that_of_the_original_text() -> None:
    text = "Ｃafe\u0301 costs 1\u00a0000 %"
    assert [text[t.start : t.end] for t in tokenise(text)] == ["Ｃafe\u0301", "costs", "1\u00a0000 %"]


def test_a_document_has_paragraphs_by_line_and_no_number_runs_over_a_line_end() -> None:
    text = "\nOne 1,\n\n000 two\n…\nthree"
    tokens, starts = tokenise_paragraphs(text)
    assert [t.text for t in tokens] == ["one", "1", "000", "two", "three"]
    assert starts == (0, 2, 4)
    assert [text[t.start : t.end] for t in tokens] == ["One", "1", "000", "two", "three"]


@given(WRITTEN)
@example("ｶ\u3099 e\u0323\u0301")
def test_composed_and_decomposed_texts_have_the_same_tokens(text: str) -> None:
    assert words_of(unicodedata.normalize("NFC", text)) == words_of(unicodedata.normalize("NFD", text))


@given(ANY_TEXT)
def test_composed_and_decomposed_forms_of_any_unicode_text_have_the_same_tokens(text: str) -> None:
    assert words_of(unicodedata.normalize("NFC", text)) == words_of(unicodedata.normalize("NFD", text))


@given(WRITTEN)
def test_case_makes_no_difference(text: str) -> None:
    assert words_of(text) == words_of(text.upper()) == words_of(text.lower()) == words_of(text.casefold())


@given(WRITTEN, st.data())
def test_characters_that_no_one_sees_make_no_difference(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    dotted = text[:cut] + data.draw(st.sampled_from(INVISIBLE)) + text[cut:]
    assert words_of(dotted) == words_of(text)


@given(
    st.lists(st.text(alphabet="abZ不1.5-+'", max_size=6), max_size=8),
    st.lists(st.sampled_from([" ", "  ", "\t ", "   "])),
)
def test_the_length_of_a_run_of_blanks_makes_no_difference(parts: list[str], blanks: list[str]) -> None:
    joined = "".join(part + (blanks[i] if i < len(blanks) else " ") for i, part in enumerate(parts))
    assert words_of(joined) == words_of(" ".join(parts))


@given(ANY_TEXT)
@example("\ud800 a\udfff1")
def test_no_text_makes_it_fail_and_every_token_can_be_hashed(text: str) -> None:
    tokens = tokenise(text)
    for token in tokens:
        assert token.text.encode()
        assert " " not in token.text
        assert 0 <= token.start < token.end <= len(text)
    assert list(tokens) == sorted(tokens, key=lambda t: t.start)


@given(WRITTEN)
def test_the_slice_at_a_token_s_place_has_that_token(text: str) -> None:
    for token in tokenise(text):
        piece = text[token.start : token.end]
        if token.text == "+":  # a plus is one only behind a number
            assert piece[0] in "+＋"
            continue
        again = words_of(piece)
        assert token.text in again
        assert len(again) == 1 or unicodedata.normalize("NFKC", piece) != piece  # ½, ㎡


@given(WRITTEN)
def test_tokens_stand_apart_but_where_one_character_makes_several(text: str) -> None:
    for one, following in pairwise(tokenise(text)):
        shared = text[following.start : one.end]
        assert not shared or unicodedata.normalize("NFKC", shared) != shared  # ½, ㎡


@given(WRITTEN)
def test_the_tokens_of_a_document_are_those_of_its_lines(text: str) -> None:
    tokens, starts = tokenise_paragraphs(text)
    lines = [words_of(line) for line in text.split("\n")]
    assert [t.text for t in tokens] == [word for line in lines for word in line]
    assert len(starts) == sum(1 for line in lines if line)
