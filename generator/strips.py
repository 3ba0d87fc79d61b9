"""The strip of a source: which of its words the handbook cites, as numbers for a drawing.

It makes cherry-picking visible. This module draws nothing and knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.fingerprints import Fingerprint
from generator.passages import Span


@dataclass(frozen=True, slots=True)
class Strip:
    """A source's words laid out from 0 to 1000.

    Attributes:
        words: how many words the source has.
        paragraphs: how many paragraphs.
        bounds: where paragraphs start.
        bars: start and width of each cited stretch.
        percent: the share of words cited, rounded down, so that 100 means all.
        cited: how many passages stand where, such as "3 passages in paragraphs 4 to 6, 11 of 18".
    """

    words: int
    paragraphs: int
    bounds: tuple[str, ...]
    bars: tuple[tuple[str, str], ...]
    percent: int
    cited: str


def strip_of(fingerprint: Fingerprint, spans: Sequence[Span], piece: str = "paragraph") -> Strip:
    """Return the strip of a source and the passages cited of it.

    Args:
        fingerprint: of the source.
        spans: where the passages stand.
        piece: what a line of its text is called.
    """
    scale = 1000 / max(1, fingerprint.words)
    merged = _merged(spans)
    numbers: set[int] = set()
    for span in spans:
        numbers.update(range(span.paragraph, fingerprint.paragraph_of(span.end - 1) + 1))
    return Strip(
        fingerprint.words,
        len(fingerprint.paragraphs),
        tuple(f"{start * scale:.1f}" for start in fingerprint.paragraphs[1:]),
        tuple((f"{start * scale:.1f}", f"{(end - start) * scale:.1f}") for start, end in merged),
        sum(end - start for start, end in merged) * 100 // max(1, fingerprint.words),
        _where(len(spans), sorted(numbers), len(fingerprint.paragraphs), piece),
    )


def _merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _where(passages: int, numbers: Sequence[int], paragraphs: int, piece: str) -> str:
    if not passages:
        return "No passage of it is cited"
    passage = f"{passages} passage{'s' * (passages != 1)}"
    return f"{passage} in {piece}{'s' * (len(numbers) != 1)} {_in_words(numbers)} of {paragraphs}"


def _in_words(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}" if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
