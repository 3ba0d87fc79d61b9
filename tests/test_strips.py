"""The strip of a source: nothing counted twice, and never more than was cited."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fingerprints import Fingerprint, fingerprint_of
from generator.passages import Span
from generator.strips import strip_of


def source(*lengths: int) -> Fingerprint:
    """Return the fingerprint of a text with paragraphs of these lengths."""
    words = iter(range(sum(lengths)))
    return fingerprint_of("s", "\n".join(" ".join(f"w{next(words)}" for _ in range(n)) for n in lengths))


def spans(fingerprint: Fingerprint, *pairs: tuple[int, int]) -> list[Span]:
    return [Span(start, end, fingerprint.paragraph_of(start)) for start, end in pairs]


def test_bars_that_touch_or_overlap_are_one() -> None:
    text = source(100)
    strip = strip_of(text, spans(text, (50, 60), (10, 20), (20, 30), (15, 25), (52, 55)))
    assert strip.bars == (("100.0", "200.0"), ("500.0", "100.0"))


def test_bounds_stand_between_paragraphs() -> None:
    strip = strip_of(source(10, 30, 60), [])
    assert strip.bounds == ("100.0", "400.0")
    assert (strip.words, strip.paragraphs) == (100, 3)


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([], "No passage of it is cited"),
        ([(0, 5)], "1 passage in paragraph 1 of 6"),
        ([(0, 5), (5, 9)], "2 passages in paragraph 1 of 6"),
        ([(0, 5), (12, 22), (45, 50)], "3 passages in paragraphs 1 to 3, 5 of 6"),
        ([(0, 5), (30, 35), (55, 60)], "3 passages in paragraphs 1, 4, 6 of 6"),
        ([(5, 35)], "1 passage in paragraphs 1 to 4 of 6"),
    ],
)
def test_the_paragraphs_are_told_in_words(pairs: list[tuple[int, int]], words: str) -> None:
    text = source(10, 10, 10, 10, 10, 10)
    assert strip_of(text, spans(text, *pairs)).cited == words


@pytest.mark.parametrize("cited", range(101))
def test_every_whole_percent_is_shown_as_it_is(cited: int) -> None:
    text = source(100)
    assert strip_of(text, spans(text, (0, cited)) if cited else []).percent == cited


def test_a_hundred_percent_means_every_word() -> None:
    text = source(500)
    assert strip_of(text, spans(text, (0, 499))).percent == 99
    assert strip_of(text, spans(text, (0, 250), (200, 500))).percent == 100


def test_a_source_without_words_has_an_empty_strip() -> None:
    strip = strip_of(fingerprint_of("s", ""), [])
    assert (strip.words, strip.paragraphs, strip.percent, strip.bars, strip.bounds) == (0, 0, 0, (), ())


@given(st.lists(st.tuples(st.integers(0, 199), st.integers(1, 150)), max_size=8))
def test_bars_cover_what_is_cited_and_no_more(raw: Sequence[tuple[int, int]]) -> None:
    text = source(50, 1, 149)
    cited = {word for start, length in raw for word in range(start, min(200, start + length))}
    strip = strip_of(text, spans(text, *((start, min(200, start + length)) for start, length in raw)))
    bars = [(round(float(x) / 5), round((float(x) + float(width)) / 5)) for x, width in strip.bars]
    assert {word for start, end in bars for word in range(start, end)} == cited
    assert all(before[1] < after[0] for before, after in pairwise(bars))
    assert strip.percent == len(cited) * 100 // 200
