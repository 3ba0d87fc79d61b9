"""Fingerprints: what they hold, that they can be read again, and that they find exactly what is there."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fingerprints import Fingerprint, fingerprint_of, read_fingerprint, write_fingerprint
from generator.tokens import words_of

TEXT = "China's export controls are not export bans.\n\nApplications can get approval: 1,000 of them."
WORDS = st.lists(st.sampled_from(["a", "b", "c", "1.5"]), max_size=30)
FIELDS: dict[str, Any] = json.loads(write_fingerprint(fingerprint_of("xinhua", TEXT)))


def test_it_holds_the_count_the_paragraphs_the_hash_of_the_text_and_no_word() -> None:
    print_ = fingerprint_of("xinhua", TEXT)
    assert (print_.source, print_.words, print_.paragraphs, len(print_.runs)) == ("xinhua", 14, (0, 7), 12 * 3)
    normal = "china's export controls are not export bans\napplications can get approval 1000 of them"
    assert print_.sha256 == hashlib.sha256(normal.encode()).hexdigest()
    assert not any(word in write_fingerprint(print_) for word in ("china", "controls", "approval"))


def test_it_is_written_as_lines_that_a_reader_of_a_difference_can_follow() -> None:
    written = write_fingerprint(fingerprint_of("s", "a b c"))
    assert [line.partition(":")[0].strip() for line in written.splitlines()] == [
        "{",
        '"format"',
        '"source"',
        '"words"',
        '"sha256"',
        '"paragraphs"',
        '"runs"',
        "}",
    ]
    assert written.endswith("}\n")


@pytest.mark.parametrize("text", ["", "\n\n", "… —", "one", "one two"])
def test_a_text_of_fewer_than_three_words_has_a_fingerprint_without_runs(text: str) -> None:
    print_ = fingerprint_of("s", text)
    assert print_.runs == b""
    assert read_fingerprint(write_fingerprint(print_)) == print_
    with pytest.raises(ValueError, match="at least 3 words are needed, not 2"):
        print_.positions(("one", "two"))


def test_equal_texts_of_two_sources_have_unlike_hashes() -> None:
    one, other = fingerprint_of("one", TEXT), fingerprint_of("other", TEXT)
    assert one.sha256 == other.sha256
    hashes = [{print_.runs[i : i + 3] for i in range(0, len(print_.runs), 3)} for print_ in (one, other)]
    assert len(hashes[0]) == len(hashes[1]) == 12
    assert not hashes[0] & hashes[1]


def test_a_paragraph_is_found_by_the_index_of_a_word() -> None:
    print_ = fingerprint_of("s", "a b c\nd\ne f")
    assert [print_.paragraph_of(i) for i in range(6)] == [1, 1, 1, 2, 3, 3]


def test_words_stand_at_an_index_or_not() -> None:
    print_ = fingerprint_of("s", "a b c d")
    assert print_.stands_at(("b", "c", "d"), 1)
    assert not print_.stands_at(("b", "c", "d"), 0)
    assert not print_.stands_at(("a", "b", "c"), -4)
    assert not print_.stands_at(("b", "c", "d", "e"), 1)


def test_it_tells_which_words_complete_a_run() -> None:
    print_ = fingerprint_of("s", "a b c d")
    assert print_.completing(("b", "a", "x"), 0, after=("b", "c")) == ("a",)
    assert print_.completing(("d", "a"), 1, before=("b", "c")) == ("d",)
    assert print_.completing(("c",), 1, before=("b",), after=("d",)) == ("c",)
    assert print_.completing(("a",), -1, after=("b", "c")) == print_.completing(("x",), 2, before=("c", "d")) == ()


def test_it_tells_how_many_of_the_first_words_stand_in_a_row() -> None:
    print_ = fingerprint_of("s", "a b c d e f")
    assert print_.matched(("b", "c", "d", "x")) == 3
    assert print_.matched(("b", "c", "d", "e")) == 4
    assert print_.matched(("b", "c", "x", "d")) == 0


@given(
    st.text(max_size=200), st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True).filter(lambda s: len(s) <= 64)
)
def test_what_is_written_can_be_read_again(text: str, source: str) -> None:
    print_ = fingerprint_of(source, text)
    written = write_fingerprint(print_)
    assert read_fingerprint(written) == print_
    assert write_fingerprint(read_fingerprint(written)) == written == write_fingerprint(fingerprint_of(source, text))


@given(WORDS, st.lists(st.sampled_from(["a", "b", "c", "1.5"]), min_size=3, max_size=6))
def test_positions_are_those_of_a_plain_search_over_the_words(text: list[str], wanted: list[str]) -> None:
    print_ = fingerprint_of("s", " ".join(text))
    expected = [i for i in range(len(text) - len(wanted) + 1) if text[i : i + len(wanted)] == wanted]
    assert list(print_.positions(wanted)) == expected
    assert [i for i in range(len(text)) if print_.stands_at(wanted, i)] == expected


@given(WORDS, st.lists(st.sampled_from(["a", "b", "c", "x"]), min_size=3, max_size=6))
def test_the_matched_length_is_the_longest_beginning_that_a_plain_search_finds(
    text: list[str], wanted: list[str]
) -> None:
    joined = " " + " ".join(text) + " "
    lengths = [n for n in range(3, len(wanted) + 1) if f" {' '.join(wanted[:n])} " in joined]
    assert fingerprint_of("s", " ".join(text)).matched(wanted) == max(lengths, default=0)


def _broken(**changes: Any) -> str:
    return json.dumps({name: value for name, value in (FIELDS | changes).items() if value is not ...})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Expecting value"),
        ("{", "Expecting property name"),
        ("[" * 200_000, "nested too deep|recursion"),
        ("[]", "not a fingerprint of format 1"),
        ("null", "not a fingerprint of format 1"),
        (_broken(format=2), "not a fingerprint of format 1"),
        (_broken(format=True), "not a fingerprint of format 1"),
        (_broken(format=...), "not a fingerprint of format 1"),
        (_broken(source=...), "“source” is not the id"),
        (_broken(source=5), "“source” is not the id"),
        (_broken(source=""), "“source” is not the id"),
        (_broken(source="x" * 65), "“source” is not the id"),
        (_broken(source="é"), "“source” is not the id"),
        (_broken(words="14"), "“words” is not a count"),
        (_broken(words=14.0), "“words” is not a count"),
        (_broken(words=True), "“words” is not a count"),
        (_broken(words=-1), "“words” is not a count"),
        (_broken(words=float("inf")), "“words” is not a count"),
        (_broken(words=13), "13 words do not make 12 runs"),
        (_broken(words=0, paragraphs=[]), "0 words do not make 12 runs"),
        (_broken(sha256="ABC"), "“sha256” is not 64"),
        (_broken(sha256=None), "“sha256” is not 64"),
        (_broken(paragraphs="07"), "“paragraphs” is not a list"),
        (_broken(paragraphs=[0, 7.5]), "“paragraphs” is not a list"),
        (_broken(paragraphs=[7, 0]), "out of order"),
        (_broken(paragraphs=[0, 7, 7]), "out of order"),
        (_broken(paragraphs=[-1, 7]), "out of order"),
        (_broken(paragraphs=[0, 14]), "out of order"),
        (_broken(paragraphs=[]), "out of order"),
        (_broken(runs=...), "“runs” is not text"),
        (_broken(runs=[1, 2]), "“runs” is not text"),
        (_broken(runs="not base 64!"), "“runs” is not Base64"),
        (_broken(runs="ü"), "“runs” is not Base64"),
        (_broken(runs=FIELDS["runs"][:-4]), "14 words do not make 11 runs"),
        (_broken(runs=base64.b64encode(b"12345").decode()), "do not make"),
    ],
)
def test_a_broken_fingerprint_is_refused_with_what_is_wrong(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_fingerprint(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5), lambda x: st.lists(x, max_size=3)
    ),
    st.sampled_from(list(FIELDS)),
)
def test_no_value_of_a_part_makes_reading_fail_in_another_way(value: Any, part: str) -> None:
    try:
        print_ = read_fingerprint(_broken(**{part: value}))
    except ValueError as error:
        assert str(error)  # noqa: PT017 - either way is right; nothing else may be raised
    else:
        assert print_.words == 14
        assert print_.positions(words_of("China's export controls")) in ((0,), ())


def test_a_fingerprint_is_frozen() -> None:
    print_ = fingerprint_of("s", "a b c")
    with pytest.raises(AttributeError):
        print_.words = 5  # type: ignore[misc]
    assert isinstance(print_, Fingerprint)


def test_a_run_is_not_found_across_the_bytes_of_two_others() -> None:
    words = ("a", "b", "c")
    run = fingerprint_of("s", "a b c").runs
    straddling = Fingerprint("s", 4, "0" * 64, (0,), b"\x00" + run + b"\x00\x00")
    assert straddling.positions(words) == ()
    assert not straddling.stands_at(words, 0)


SHARED = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("words", "least", "found"),
    [
        ("a b one two three four five c", 5, [(2, 5)]),
        ("one two three four x five six seven eight nine ten", 5, [(5, 6)]),
        ("one two three four x five six seven eight nine ten", 4, [(0, 4), (5, 6)]),
        ("one two three four", 5, []),
        ("one two three", 3, [(0, 3)]),
        ("one two", 3, []),
        ("", 3, []),
        (SHARED, 10, [(0, 12)]),
        ("nine ten eleven twelve one two three", 4, [(0, 4)]),
    ],
)
def test_the_runs_of_words_that_two_texts_share_are_found(words: str, least: int, found: list[tuple[int, int]]) -> None:
    assert list(fingerprint_of("s", SHARED).shared_runs(words.split(), least)) == found


@given(
    st.lists(st.sampled_from("abcd"), max_size=40), st.lists(st.sampled_from("abcd"), max_size=20), st.integers(3, 8)
)
def test_no_shared_run_is_missed_and_none_is_invented(text: list[str], words: list[str], least: int) -> None:
    runs = {
        (i, n)
        for i in range(len(words)) for n in range(least, len(words) - i + 1)
        if any(text[j : j + n] == words[i : i + n] for j in range(len(text)))
    }  # fmt: skip
    longest = [
        (i, n) for i, n in sorted(runs) if not any(a <= i and i + n <= a + m and (a, m) != (i, n) for a, m in runs)
    ]
    assert list(fingerprint_of("s", " ".join(text)).shared_runs(words, least)) == longest
