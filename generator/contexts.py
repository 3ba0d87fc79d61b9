"""Show, beside a problem of a passage, what the source says there: the nearest stretch of its capture.

A capture lies only on the disk of whoever fetched it, and only the text that its fingerprint was
made from is shown. This module finds no problem; it adds to the hints of those that were found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator.fingerprints import RUN, Fingerprint, fingerprint_of
from generator.handbook import Handbook
from generator.passages import GAP
from generator.problems import Place, Problem
from generator.tokens import Token, tokenise_paragraphs, words_of

CAPTURES = "captures"
_NOT_FOUND, _AMBIGUOUS, _CUT_OFF, _NOT_PRINTED = "HB402", "HB403", "HB407", "HB408"
_CODES = frozenset({_NOT_FOUND, _AMBIGUOUS, _CUT_OFF, _NOT_PRINTED})
_AROUND = 4
# A single word in common says nothing about where an author was reading.
_FEWEST = 2


def with_context(problems: Iterable[Problem], project: Path, handbook: Handbook) -> tuple[Problem, ...]:
    """Return the problems, those about passages with the nearest words of the capture in the hint.

    Args:
        problems: as a check found them.
        project: the folder whose `captures/<source>.txt` are looked at.
        handbook: the records that the problems are about.
    """
    captures = _Captures(project, handbook)
    claims = {handbook.origins[claim].file: claim for claim in handbook.claims}
    return tuple(_extended(problem, claims.get(problem.place.file), captures) for problem in problems)


def _extended(problem: Problem, claim: str | None, captures: _Captures) -> Problem:
    if claim is None or problem.code not in _CODES:
        return problem
    words, sources = _cited(claim, problem.place, captures.handbook)
    known = [capture for capture in map(captures.of, sources) if capture]
    shown = _shown(problem.code, words, known)
    return replace(problem, hint=f"{problem.hint} (the capture has {shown})".strip()) if shown else problem


def _cited(claim: str, place: Place, handbook: Handbook) -> tuple[str, tuple[str, ...]]:
    """Return the words that stand at a place of a claim, and the sources they are cited from."""
    record, origin = handbook.claims[claim], handbook.origins[claim]
    for index, evidence in enumerate(record.evidence):
        if origin.place("evidence", index, "passage") == place:
            return evidence.passage, (evidence.source,)
    printed = {origin.place("quantities", i, "as_printed"): q.as_printed for i, q in enumerate(record.quantities)}
    printed |= {origin.place("dates", i, "as_printed"): d.as_printed for i, d in enumerate(record.dates)}
    return printed.get(place, ""), tuple(dict.fromkeys(evidence.source for evidence in record.evidence))


def _shown(code: str, words: str, captures: list[_Capture]) -> str:
    """Return the stretches to show, each in quotation marks, or nothing."""
    found: list[str] = []
    for part in words.split(GAP):
        nearest = max(captures, key=lambda capture: capture.likeness(part), default=None)
        if nearest and _is_to_blame(code, part, nearest.fingerprint):
            found += nearest.stretches(part, most=2 if code == _AMBIGUOUS else 1)
        if code == _CUT_OFF:
            break  # what was cut off stands before the first words
    return " and ".join(found)


def _is_to_blame(code: str, part: str, fingerprint: Fingerprint) -> bool:
    """Return whether this end of the passage is the one to look at; the other one may be right."""
    words = words_of(part)
    if code in (_CUT_OFF, _NOT_PRINTED) or len(words) < RUN:
        return True
    places = len(fingerprint.positions(words))
    return places > 1 if code == _AMBIGUOUS else not places


@dataclass(frozen=True)
class _Capture:
    """The text of one source, on this disk."""

    text: str
    tokens: tuple[Token, ...]
    fingerprint: Fingerprint

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        places: dict[str, list[int]] = {}
        for index, token in enumerate(self.tokens):
            places.setdefault(token.text, []).append(index)
        return places

    def likeness(self, part: str) -> int:
        """Return the length of the longest run of words that the text shares with the author's."""
        return max((run for run, _ in self._alignments(words_of(part))), default=0)

    def stretches(self, part: str, most: int) -> Iterator[str]:
        """Yield the stretches with the longest run in common, those that fit best around it first."""
        words = words_of(part)
        longest = self.likeness(part)
        if longest < _FEWEST:
            return
        starts = {start for run, start in self._alignments(words) if run == longest}
        for start in sorted(starts, key=lambda start: (-self._fit(words, start), start))[:most]:
            yield self._quoted(start, start + len(words))

    def _alignments(self, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Yield each run in common: how long it is, and where the author's first word would stand."""
        before: dict[int, int] = {}
        for index, word in enumerate(words):
            runs = {place: before.get(place - 1, 0) + 1 for place in self._places.get(word, ())}
            yield from ((run, place - index) for place, run in runs.items())
            before = runs

    def _fit(self, words: tuple[str, ...], start: int) -> int:
        last = len(self.tokens)
        return sum(0 <= start + i < last and self.tokens[start + i].text == word for i, word in enumerate(words))

    def _quoted(self, start: int, end: int) -> str:
        first, last = max(0, start - _AROUND), min(len(self.tokens), end + _AROUND)
        words = " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())
        return f"“{'… ' if first else ''}{words}{' …' if last < len(self.tokens) else ''}”"


class _Captures:
    """The captures of the cited sources, each read once."""

    def __init__(self, project: Path, handbook: Handbook) -> None:
        self.handbook = handbook
        self._project = project
        self._read: dict[str, _Capture | None] = {}

    def of(self, source: str) -> _Capture | None:
        """Return the capture of a source; nothing where none is here, or not that of the fingerprint."""
        if source not in self._read:
            self._read[source] = self._find(source)
        return self._read[source]

    def _find(self, source: str) -> _Capture | None:
        fingerprint = self.handbook.fingerprints.get(source)
        path = self._project / CAPTURES / f"{source}.txt"
        if fingerprint is None or not path.is_file():
            return None
        text = path.read_bytes().decode("utf-8", errors="replace")
        if fingerprint_of(source, text).sha256 != fingerprint.sha256:
            return None  # another reading of the source would mislead
        return _Capture(text, tokenise_paragraphs(text)[0], fingerprint)
