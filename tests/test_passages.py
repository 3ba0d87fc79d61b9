"""Passages and printed numbers: found where they stand, refused with the reason where they do not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.fingerprints import fingerprint_of
from generator.hedges import OF_NUMBERS, OF_STATEMENTS
from generator.numerals import read_numbers
from generator.passages import Miss, Span, locate, locate_cell, locate_printed, locate_value, share_cited
from generator.tokens import words_of

TEXT = """China's export controls are not export bans. All applications for civil use can get approval.
Businesses have no need to worry about supply, the spokesperson said on Sunday.
The Commerce Control List covers over 3,000 items, the Chinese list only covers about 900.
The tariff of 100 percent, said to be effective at once, may hurt. It was not effective in 20 days or more.
It covers no more than 50 items and is reportedly a blow. Two hundred and fifty firms lost $5 million each.
Experts expect a wide range of effects on many firms of the region, among them small ones."""
CHINESE = "中方措施不影响正常贸易往来。清单超过3,000项，约900余项是军民两用物项。企业不会受到任何影响。"
SOURCE = fingerprint_of("s", TEXT)
CHINESE_SOURCE = fingerprint_of("zh", CHINESE)


def words_at(span: Span) -> str:
    return " ".join(words_of(TEXT)[span.start : span.end])


def found(passage: str) -> Span:
    span = locate(passage, SOURCE)
    assert isinstance(span, Span), span
    return span


def missed(passage: str, text: str = TEXT, longest: int = 150) -> Miss:
    miss = locate(passage, fingerprint_of("s", text), longest)
    assert isinstance(miss, Miss), miss
    return miss


def test_a_passage_is_found_from_its_first_to_its_last_words_with_its_paragraph() -> None:
    span = found("All applications for … can get approval")
    assert (words_at(span), span.paragraph, span.words) == ("all applications for civil use can get approval", 1, 8)
    span = found("The Commerce Control List covers over 3000 items")
    assert (words_at(span), span.paragraph) == ("the commerce control list covers over 3000 items", 3)


def test_a_passage_may_run_over_paragraphs() -> None:
    assert found("can get approval … have no need to worry").paragraph == 1


def test_punctuation_case_and_typography_make_no_difference() -> None:
    assert found("“CHINA’S export-controls … (NOT export bans”)") == found("china's export controls … not export bans")


def test_the_ends_of_a_passage_may_touch_but_not_share_a_word() -> None:
    assert words_at(found("All applications for … civil use can")) == "all applications for civil use can"
    assert missed("All applications for civil … civil use can").kind == "absent"


@pytest.mark.parametrize(
    ("passage", "message"),
    [
        (
            "Chinese export controls are not export bans",
            "the passage matches from “export” on, but not before (“chinese”)",
        ),
        ("China's export controls are not import bans", "the passage matches up to “not”, then differs (“import”)"),
        ("China's export controls are not export taxes", "the passage matches up to “export”, then differs (“taxes”)"),
        (
            "China's export controls … can get approvals",
            "the end of the passage does not stand in the source, not even its first 3 words",
        ),
        (
            "China's export controls … civil use can get denials",
            "the end of the passage matches up to “get”, then differs (“denials”)",
        ),
        (
            "China's export controls … cannot get approval",
            "the end of the passage does not stand in the source, not even its first 3 words",
        ),
        ("covers over 3.000 items", "the passage does not stand in the source, not even its first 3 words"),
        ("covers over 3,000 % items", "the passage does not stand in the source, not even its first 3 words"),
        ("nothing of this stands there", "the passage does not stand in the source, not even its first 3 words"),
        ("can get approval … China's export controls", "the last words stand before the first words"),
    ],
)
def test_a_passage_with_other_words_is_refused_and_told_how_far_it_matches(passage: str, message: str) -> None:
    miss = missed(passage)
    assert (miss.kind, miss.message) == ("absent", message)
    assert miss.hint


@pytest.mark.parametrize(
    ("passage", "cut"),
    [
        ("need to worry about supply", "no"),
        ("effective in 20 days", "not"),
        ("hurt. It was not … 20 days or more", "may"),
        ("3,000 items, the Chinese list", "over"),
        ("900. The tariff of", "about"),
        ("50 items and is", "no more than"),
        ("than 50 items and", "no more"),
        ("more than 50 items", "no"),
        ("a blow. Two hundred", "reportedly"),
        ("hundred and fifty firms", "two"),
        ("fifty firms lost $5 million", "hundred and"),
        ("export bans. All applications", "not"),
        ("days or more", None),
    ],
)
def test_a_negation_or_hedge_cut_off_in_front_is_named(passage: str, cut: str | None) -> None:
    found_or_not = locate(passage, SOURCE)
    if cut is None:
        assert isinstance(found_or_not, Span)
    else:
        assert isinstance(found_or_not, Miss)
        assert (found_or_not.kind, found_or_not.message) == ("cut-off", f"the source has “{cut}” before this")
        assert found_or_not.hint == f"start the passage at “{cut}”"


@pytest.mark.parametrize(
    ("passage", "cut"),
    [
        ("影响正常贸易", "不"),
        ("超过3,000项", None),
        ("3,000项，约900", "超过"),
        ("过3,000项", "超"),
        ("900余项是军民", "约"),
        ("受到任何影响", "不会"),
        ("会受到任何影响", "不"),
        ("不会受到任何影响", None),
        ("军民两用物项", None),
    ],
)
def test_a_chinese_negation_or_hedge_cut_off_in_front_is_named_without_blanks(passage: str, cut: str | None) -> None:
    result = locate(passage, CHINESE_SOURCE)
    if cut:
        assert isinstance(result, Miss)
        assert result.message == f"the source has “{cut}” before this"
    else:
        assert isinstance(result, Span)


def test_what_hedges_a_number_hedges_no_word() -> None:
    assert found("covers about 900").words == 3  # “only” stands before it
    assert isinstance(locate("the list of items", fingerprint_of("s", "just the list of items")), Span)
    assert missed("20 days of it", "just 20 days of it").message == "the source has “just” before this"


@pytest.mark.parametrize(
    ("text", "passage", "cut"),
    [
        ("it is well below 3,000 items of it", "3,000 items of it", "well below"),
        ("there is a few thousand items", "thousand items", "a few"),
        ("a minimum of 20 days of it", "20 days of it", "a minimum of"),
        ("有 无 GPS 信号", "GPS 信号", "无"),
        ("有 无 信号 GPS", "信号 GPS", "无"),
    ],
)
def test_every_hedge_of_a_number_and_of_both_scripts_is_seen(text: str, passage: str, cut: str) -> None:
    passage = passage if len(words_of(passage)) > 2 else f"{passage} plus"
    miss = missed(passage, f"{text} plus")
    assert miss.message == f"the source has “{cut}” before this"


def test_a_hedge_that_can_be_cut_off_is_one_that_numbers_are_read_with() -> None:
    for entry, meaning in {**OF_STATEMENTS, **OF_NUMBERS}.items():
        phrase = " ".join(entry)
        assert missed("3,000 items of it", f"it is {phrase} 3,000 items of it").kind == "cut-off", phrase
        if meaning:
            assert read_numbers(f"{phrase} 3,000 items")[0].comparisons == meaning, phrase


def test_a_hedge_in_another_paragraph_cuts_nothing_off() -> None:
    assert isinstance(locate("3,000 items of it", fingerprint_of("s", "It is over\n3,000 items of it")), Span)
    assert isinstance(locate("covers 3,000 items", fingerprint_of("s", "It covers 3,000 items\nor more")), Span)
    assert isinstance(locate("3,000 items of it", fingerprint_of("s", "3,000 items of it")), Span)


@pytest.mark.parametrize(
    ("text", "passage", "cut"),
    [
        ("it covers 3,000 items or more", "it covers 3,000 items", "or more"),
        ("it covers 3,000 or so items", "it covers 3,000", "or so"),
        ("it covers 3,000-odd items", "it covers 3,000", "odd"),
        ("it covers 3,000+ items", "it covers 3,000", "+"),
        ("a tariff of 100 percent", "a tariff of 100", "percent"),
        ("firms lost $5 million each", "firms lost $5", "million"),
        ("twenty or two hundred and fifty firms", "or two hundred", "and fifty"),
        ("清单有3,000项以上", "清单有3,000项", "以上"),
        ("清单有900余项", "清单有900", "余"),
        ("清单有3万亿元", "清单有3", "万"),
        ("it is sold or more is made", "it is sold", None),
        ("3,000 items plus 40 firms", "3,000 items", None),
        ("it covers 3,000 items of it", "it covers 3,000 items", None),
    ],
)
def test_a_hedge_or_scale_cut_off_behind_a_number_is_named(text: str, passage: str, cut: str | None) -> None:
    source = fingerprint_of("s", text)
    result = locate(passage if len(words_of(passage)) > 2 else f"{passage} plus", source)
    if cut:
        assert isinstance(result, Miss)
        assert (result.kind, result.message) == ("cut-off", f"the source has “{cut}” after this")
        assert result.hint == f"end the passage with “{cut}”"
    else:
        assert isinstance(result, Span)


@pytest.mark.parametrize(
    ("passage", "kind", "message"),
    [
        ("export controls", "short", "“export controls” has 2 words; at least 3 are needed"),
        ("— “…”", "form", "at most one gap"),
        ("China's export controls … get approval", "short", "“get approval” has 2 words; at least 3 are needed"),
        ("… can get approval", "form", "at most one gap"),
        ("China's export controls... can get approval", "form", "at most one gap"),
        ("China's export controls… can get approval", "form", "at most one gap"),
        ("China's export controls … can get approval … have no need", "form", "at most one gap"),
        (
            "The Commerce Control List covers over 3,000 items, the Chinese list only covers",
            "long",
            "has 13 words; at most 12 are allowed without a gap",
        ),
        (
            "China's export controls are not export bans. All applications … can get approval",
            "long",
            "has 9 words; at most 8 are allowed at each end",
        ),
    ],
)
def test_a_passage_of_the_wrong_form_or_length_is_refused(passage: str, kind: str, message: str) -> None:
    miss = missed(passage)
    assert miss.kind == kind
    assert message in miss.message
    assert miss.hint


def test_two_chinese_characters_count_as_one_word_but_three_are_enough() -> None:
    whole = "清单超过3,000项，约900余项是军民两用物项"
    assert isinstance(locate(whole, CHINESE_SOURCE), Span)
    miss = locate("中方措施不影响正常贸易往来。清单超过3,000项，约900余项是军民", CHINESE_SOURCE)
    assert isinstance(miss, Miss)
    assert (miss.kind, "has 14 words; at most 12" in miss.message) == ("long", True)
    assert isinstance(locate("中方措", CHINESE_SOURCE), Span)


def test_a_span_of_more_words_than_allowed_is_refused() -> None:
    text = "one two three " + "filler " * 144 + "seven eight nine"
    assert isinstance(locate("one two three … seven eight nine", fingerprint_of("s", text)), Span)
    miss = missed("one two three … seven eight nine", "one two three " + "filler " * 145 + "seven eight nine")
    assert (miss.kind, miss.message) == ("long", "the passage spans 151 words; at most 150 are allowed")
    assert isinstance(locate("one two three … seven eight nine", fingerprint_of("s", text), longest=151), Span)
    assert missed("one two three … seven eight nine", text, longest=149).kind == "long"


def test_a_passage_that_stands_twice_is_ambiguous() -> None:
    twice = "it is a small step for us. It is a small step for them."
    assert missed("it is a small", twice).message == "the passage stands in 2 places"
    assert missed("it is a … small step for", twice).kind == "ambiguous"
    assert isinstance(locate("small step for them", fingerprint_of("s", twice)), Span)
    far = "it is a small step" + " filler" * 200 + " it is a small step and another"
    assert locate("it is a … step and another", fingerprint_of("s", far)) == Span(
        205, 212, 1
    )  # the first is too far away


SPAN = found("The Commerce Control List … covers about 900")


@pytest.mark.parametrize(
    "printed", ["covers over 3,000 items", "over 3000 items", "covers about 900", "only covers about 900"]
)
def test_a_printed_number_is_found_in_its_passage(printed: str) -> None:
    index = locate_printed(printed, SPAN, SOURCE)
    assert isinstance(index, int)
    assert list(words_of(TEXT)[index : index + len(words_of(printed))]) == list(words_of(printed))


@pytest.mark.parametrize(
    ("printed", "kind", "message"),
    [
        ("3,000", "short", "“3,000” has 1 words"),
        ("3,000 items", "short", "“3,000 items” has 2 words"),
        ("3,000 items, the", "cut-off", "the source has “over” before “3,000 items, the”"),
        ("covers over 300 items", "absent", "“covers over 300 items” does not stand in the source"),
        ("covers over 3,000 rows", "absent", "“covers over 3,000 rows” matches up to “3000”, then differs (“rows”)"),
        ("tariff of 100 percent", "absent", "“tariff of 100 percent” stands in the source, but outside the passage"),
        ("about 900. The", "absent", "outside the passage"),
    ],
)
def test_a_printed_number_that_is_not_in_the_passage_is_refused(printed: str, kind: str, message: str) -> None:
    miss = locate_printed(printed, SPAN, SOURCE)
    assert isinstance(miss, Miss)
    assert miss.kind == kind
    assert message in miss.message
    assert miss.hint


@pytest.mark.parametrize(
    ("text", "printed", "cut"),
    [
        ("it covers 3,000 items or more today", "covers 3,000 items", "after"),
        ("a loss of $5 million each", "loss of $5", "after"),
        ("a loss of minus 5 percent of it", "5 percent of it", "before"),
        ("roughly three thousand items", "three thousand items", "before"),
        ("tens of thousands of firms", "thousands of firms", "before"),
        ("数千家企业受到影响", "千家企业", "before"),
        ("twenty five items of it", "five items of it", "before"),
        ("between 3,000 items plus 40 firms", "3,000 items plus", None),
    ],
)
def test_what_makes_another_number_of_it_is_not_cut_off(text: str, printed: str, cut: str | None) -> None:
    source = fingerprint_of("s", text)
    result = locate_printed(printed, Span(0, source.words, 1), source)
    if cut:
        assert isinstance(result, Miss)
        assert result.kind == "cut-off"
        assert f"” {cut} “{printed}”" in result.message
    else:
        assert isinstance(result, int)


def test_the_share_cited_counts_each_word_once() -> None:
    assert share_cited(iter([Span(0, 10, 1), Span(5, 15, 1)]), 60) == 0.25
    assert share_cited(iter([]), 60) == 0
    assert share_cited(iter([]), 0) == 0


WORDS = [f"w{chr(97 + i)}{chr(97 + j)}" for i in range(6) for j in range(6)]


@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=60), st.data())
def test_a_locator_with_one_word_replaced_is_never_found(text: list[str], data: st.DataObject) -> None:
    length = data.draw(st.integers(3, 8))
    start = data.draw(st.integers(0, len(text) - length))
    locator = text[start : start + length]
    at = data.draw(st.integers(0, length - 1))
    locator[at] = data.draw(st.sampled_from(WORDS))
    stands = any(text[i : i + length] == locator for i in range(len(text)))
    assume(not stands)
    assert isinstance(locate(" ".join(locator), fingerprint_of("s", " ".join(text))), Miss)


@given(st.lists(st.sampled_from(WORDS), min_size=6, max_size=60, unique=True), st.data())
def test_any_run_of_words_that_stands_once_is_found_where_it_stands(text: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 6))
    end = data.draw(st.integers(start + 6, len(text)))
    passage = f"{' '.join(text[start : start + 3])} … {' '.join(text[end - 3 : end])}"
    assert locate(passage, fingerprint_of("s", " ".join(text))) == Span(start, end, 1)
    backwards = f"{' '.join(text[end - 3 : end])} … {' '.join(text[start : start + 3])}"
    assert locate(backwards, fingerprint_of("s", " ".join(text))) == Miss(
        "absent", "the last words stand before the first words", "swap the two ends, or cite other words"
    )


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_passage_and_no_text_makes_it_fail(passage: str, text: str) -> None:
    assert isinstance(locate(passage, fingerprint_of("s", text)), Span | Miss)


# Cells of a data file.

TABLE = fingerprint_of(
    "t",
    "Country: China; Year: 2024; Value is 270,000\n"
    "Country: China; Year: 2024; Value of stocks is 1,200 to 1,300\n"
    "Country: Japan; Year: 2024; Value is 5\n"
    "Country: Japan; Year: 2024; Value is 6",
)


def test_a_cell_is_its_whole_line_and_its_value_the_rest_of_it() -> None:
    cell = "Country: China; Year: 2024 | Value"
    span = locate_cell(cell, TABLE)
    assert span == Span(0, 7, 1)
    assert [locate_value(printed, cell, span, TABLE) for printed in ("270,000", "270000")] == [6, 6]


@pytest.mark.parametrize("printed", ["270", "270,001", "", "1,200", "-270,000", "270,000 t"])
def test_what_a_cell_does_not_hold_whole_is_refused(printed: str) -> None:
    cell = "Country: China; Year: 2024 | Value"
    span = locate_cell(cell, TABLE)
    assert isinstance(span, Span)
    assert isinstance(locate_value(printed, cell, span, TABLE), Miss)


def test_a_part_of_a_value_is_not_the_value() -> None:
    cell = "Country: China; Year: 2024 | Value of stocks"
    span = locate_cell(cell, TABLE)
    assert isinstance(span, Span)
    assert isinstance(locate_value("1,200", cell, span, TABLE), Miss)
    assert locate_value("1,200 to 1,300", cell, span, TABLE) == span.end - 3


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Country: China; Year: 2024", "form"),
        ("Country: China … Value: 270,000", "form"),
        (" | Value", "form"),
        ("Country: China | ", "form"),
        ("China | Value", "absent"),
        ("Country: Chile; Year: 2024 | Value", "absent"),
        ("Country: China; Year: 2024 | Worth", "absent"),
        ("Year: 2024 | Value", "absent"),
        ("Country: Japan; Year: 2024 | Value", "ambiguous"),
    ],
)
def test_a_cell_that_is_not_there_says_how(cell: str, kind: str) -> None:
    miss = locate_cell(cell, TABLE)
    assert isinstance(miss, Miss), miss
    assert (miss.kind, bool(miss.message and miss.hint)) == (kind, True)
