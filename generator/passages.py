"""Find a cited passage, and a printed number in it, in a source's fingerprint.

The words of a passage are its author's copy of the source's; this module says where they stand,
or how they fail to: not found and how far they match, out of order, in two places, too long, or
with a negation or hedge cut off. It reads neither the source's text nor any record.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from generator.cuts import cut_off_before, cut_off_behind, ends_in_number
from generator.datasets import IS
from generator.fingerprints import RUN, Fingerprint
from generator.tokens import Token, is_ideographic, tokenise, words_of

GAP = " … "
COLUMN = " | "  # of a data file, a passage is a cell: its row, and its column behind this sign
SHORTEST, LONGEST_END, LONGEST_WHOLE, LONGEST_SPAN = 3, 8, 12, 150


@dataclass(frozen=True, slots=True)
class Span:
    """Where a passage stands.

    Attributes:
        start: index of its first token.
        end: index after its last token.
        paragraph: number of the paragraph it starts in, from 1.
        gap: how many tokens stand between the two ends that are cited.
    """

    start: int
    end: int
    paragraph: int
    gap: int = field(default=0, compare=False)

    @property
    def words(self) -> int:
        """How many tokens it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Miss:
    """Why a passage or printed number does not stand as cited.

    Attributes:
        kind: what is wrong.
        message: the same for an author, without the hint.
        hint: the shortest fix.
    """

    kind: Literal["form", "short", "long", "absent", "ambiguous", "cut-off"]
    message: str
    hint: str


def locate(passage: str, fingerprint: Fingerprint, longest: int = LONGEST_SPAN) -> Span | Miss:
    """Find a passage, given as `first words … last words` or whole.

    Args:
        passage: the words as cited.
        fingerprint: of the source.
        longest: how many tokens the span may have.
    """
    ends = _ends(passage)
    if isinstance(ends, Miss):
        return ends
    head, tail = ends
    spans = _spans(head, tail, fingerprint, longest)
    if isinstance(spans, Miss):
        return spans
    if len(spans) > 1:
        return Miss("ambiguous", f"the passage stands in {len(spans)} places", "give more of its first or last words")
    start, end = spans[0]
    cut = cut_off_before(head, start, fingerprint)
    if cut:
        return Miss("cut-off", f"the source has “{cut}” before this", f"start the passage at “{cut}”")
    last = tail or head
    if ends_in_number(last):
        cut = cut_off_behind(last, end, fingerprint)
        if cut:
            return Miss("cut-off", f"the source has “{cut}” after this", f"end the passage with “{cut}”")
    return Span(start, end, fingerprint.paragraph_of(start), end - start - len(head) - len(tail))


def locate_printed(printed: str, span: Span, fingerprint: Fingerprint) -> int | Miss:
    """Return the index at which a number or date stands, as printed, within a found passage."""
    tokens = tokenise(printed)
    words = _texts(tokens)
    if len(words) < RUN:
        hint = f"give at least {RUN} words around the number, as printed"
        return Miss("short", f"“{printed}” has {len(words)} words", hint)
    inside = [p for p in fingerprint.positions(words) if span.start <= p and p + len(words) <= span.end]
    if not inside:
        if fingerprint.positions(words):
            return Miss("absent", f"“{printed}” stands in the source, but outside the passage", "widen the passage")
        return _absent(tokens, fingerprint, f"“{printed}”")
    for start in inside:
        cut = cut_off_before(tokens, start, fingerprint)
        if cut:
            return Miss("cut-off", f"the source has “{cut}” before “{printed}”", f"start it at “{cut}”")
        cut = cut_off_behind(tokens, start + len(tokens), fingerprint)
        if cut:
            return Miss("cut-off", f"the source has “{cut}” after “{printed}”", f"end it with “{cut}”")
    return inside[0]


def locate_cell(cell: str, fingerprint: Fingerprint) -> Span | Miss:
    """Find a cell of a data file, given as `row | column`.

    Args:
        cell: the columns that name the row, each with its value, and the column.
        fingerprint: of a text that has a line for each cell (see `datasets`).
    """
    row, sign, column = cell.partition(COLUMN)
    if not sign or not words_of(row) or not words_of(column):
        return Miss("form", "of a data file the passage is a cell", "write “Column: value; Column: value | Column”")
    tokens = tokenise(_key(cell))
    found = fingerprint.positions(_texts(tokens))
    if not found:
        return _absent(tokens, fingerprint, "the cell")
    starts = [start for start in found if start in fingerprint.paragraphs]
    if not starts:
        return Miss("absent", "the row does not start with these columns", "name all of its columns, in their order")
    if len(starts) > 1:
        return Miss("ambiguous", f"the cell stands in {len(starts)} places", "name all of its columns, in their order")
    return Span(starts[0], fingerprint.end_of_paragraph(starts[0]), fingerprint.paragraph_of(starts[0]))


def locate_value(printed: str, cell: str, span: Span, fingerprint: Fingerprint) -> int | Miss:
    """Return the index at which the value of a cell stands, which must be all that is printed there."""
    key, value = words_of(_key(cell)), words_of(printed)
    start = span.start + len(key)
    if value and start + len(value) == span.end and fingerprint.stands_at((*key, *value), span.start):
        return start
    return Miss("absent", f"“{printed}” is not what the cell holds", "copy the whole value of the cell")


def _key(cell: str) -> str:
    """Return what stands in a cell's line in front of its value."""
    return f"{cell.replace(COLUMN, ' ')} {IS}"


def weight(tokens: tuple[Token, ...]) -> float:
    """Return the length in words, an ideograph counting half: Chinese words have two on average."""
    return sum(0.5 if is_ideographic(token.text) else 1 for token in tokens)


def _ends(passage: str) -> tuple[tuple[Token, ...], tuple[Token, ...]] | Miss:
    parts = passage.split(GAP)
    if len(parts) > 2 or "…" in passage.replace(GAP, "") or "..." in passage:
        return Miss(
            "form", "a passage has at most one gap, “ … ” with a blank on each side", "write “first words … last words”"
        )
    ends = [tokenise(part) for part in parts]
    most = LONGEST_END if len(parts) == 2 else LONGEST_WHOLE
    for tokens, part in zip(ends, parts, strict=True):
        if len(tokens) < SHORTEST:
            return Miss(
                "short",
                f"“{part}” has {len(tokens)} words; at least {SHORTEST} are needed",
                "give more words of the source",
            )
        if weight(tokens) > most:
            return Miss(
                "long",
                f"“{part}” has {math.ceil(weight(tokens))} words; at most {most} are allowed {'at each end' if len(parts) == 2 else 'without a gap'}",  # noqa: E501
                "put “ … ” for the words in between" if len(parts) == 1 else "give fewer words",
            )
    return ends[0], ends[1] if len(ends) == 2 else ()


def _spans(
    head: tuple[Token, ...], tail: tuple[Token, ...], fingerprint: Fingerprint, longest: int
) -> list[tuple[int, int]] | Miss:
    """Return every place where the first words stand, and the last ones behind them and near enough."""
    heads = fingerprint.positions(_texts(head))
    if not heads:
        return _absent(head, fingerprint, "the passage")
    spans = [(start, start + len(head)) for start in heads]
    if tail:
        tails = fingerprint.positions(_texts(tail))
        if not tails:
            return _absent(tail, fingerprint, "the end of the passage")
        spans = [(s, t + len(tail)) for s in heads for t in tails if t >= s + len(head)]
        if not spans:
            return Miss(
                "absent", "the last words stand before the first words", "swap the two ends, or cite other words"
            )
        if all(end - start > longest for start, end in spans):
            length = min(end - start for start, end in spans)
            return Miss(
                "long", f"the passage spans {length} words; at most {longest} are allowed", "cite a narrower passage"
            )
        spans = [(start, end) for start, end in spans if end - start <= longest]
    return spans


def _absent(tokens: tuple[Token, ...], fingerprint: Fingerprint, what: str) -> Miss:
    words = _texts(tokens)
    matched = fingerprint.matched(words)
    hint = "copy the words from the source; is it the right source?"
    if matched:
        return Miss("absent", f"{what} matches up to “{words[matched - 1]}”, then differs (“{words[matched]}”)", hint)
    for start in range(1, len(words) - RUN + 1):
        if fingerprint.positions(words[start:]):
            return Miss(
                "absent", f"{what} matches from “{words[start]}” on, but not before (“{words[start - 1]}”)", hint
            )
    return Miss("absent", f"{what} does not stand in the source, not even its first {RUN} words", hint)


def _texts(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


def share_cited(spans: Iterator[Span], words: int) -> float:
    """Return which share of a source's tokens lies in at least one of the spans, 0 to 1."""
    cited: set[int] = set()
    for span in spans:
        cited.update(range(span.start, span.end))
    return len(cited) / words if words else 0.0
