"""Hold every piece of evidence, quantity and date of every claim to the fingerprints.

One pass gives what the rules report, what the pages show and what the counts count. Nothing is
read but the handbook, and no verdict on a claim is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.handbook import Handbook
from generator.passages import (
    LONGEST_SPAN,
    Miss,
    Span,
    locate,
    locate_cell,
    locate_printed,
    locate_value,
    share_cited,
)
from generator.records import Claim, DateSaid, Evidence, Quantity

Key = tuple[str, int]
_IDEOGRAPHIC = ("zh", "ja", "ko")


@dataclass(frozen=True)
class Verification:
    """What the fingerprints say of the evidence.

    Keys are a claim's id and the index of its evidence, quantity or date. A value is the span or
    `True` where it was verified, a `Miss` where the source says otherwise, and nothing where the
    source has no fingerprint: located by its author, not machine-checked.
    """

    passages: Mapping[Key, Span | Miss | None] = field(default_factory=dict)
    quantities: Mapping[Key, bool | Miss | None] = field(default_factory=dict)
    dates: Mapping[Key, bool | Miss | None] = field(default_factory=dict)

    def span(self, claim: str, index: int) -> Span | None:
        """Return where a passage was found, or nothing."""
        found = self.passages.get((claim, index))
        return found if isinstance(found, Span) else None

    def totals(self) -> dict[str, int]:
        """Return how many passages, quantities and dates there are, and how many were verified."""
        return {
            "passages": len(self.passages),
            "passages_verified": sum(isinstance(found, Span) for found in self.passages.values()),
            "quantities": len(self.quantities),
            "quantities_verified": sum(found is True for found in self.quantities.values()),
            "dates": len(self.dates),
            "dates_verified": sum(found is True for found in self.dates.values()),
        }


def verify(handbook: Handbook) -> Verification:
    """Look up everything the handbook cites."""
    passages: dict[Key, Span | Miss | None] = {}
    quantities: dict[Key, bool | Miss | None] = {}
    dates: dict[Key, bool | Miss | None] = {}
    for claim in handbook.claims.values():
        for index, evidence in enumerate(claim.evidence):
            passages[claim.id, index] = _found(handbook, evidence)
        printed = _Printed(handbook, claim, passages)
        quantities |= {(claim.id, i): found for i, found in enumerate(printed.check(claim.quantities))}
        dates |= {(claim.id, i): found for i, found in enumerate(printed.check(claim.dates))}
    return Verification(passages, quantities, dates)


def _found(handbook: Handbook, evidence: Evidence) -> Span | Miss | None:
    """Return where the passage of one piece of evidence stands, or how it fails to; nothing without a fingerprint."""
    fingerprint = handbook.fingerprints.get(evidence.source)
    if fingerprint is None:
        return None
    if handbook.is_table(evidence.source):
        return locate_cell(evidence.passage, fingerprint)
    source = handbook.sources.get(evidence.source)
    doubled = 2 if source and source.language.startswith(_IDEOGRAPHIC) else 1
    return locate(evidence.passage, fingerprint, LONGEST_SPAN * doubled)


def cited_share(handbook: Handbook, verification: Verification) -> dict[str, float]:
    """Return, by source with a fingerprint, which share of its words is cited, 0 to 1."""
    spans: dict[str, list[Span]] = {source: [] for source in handbook.fingerprints}
    for claim in handbook.claims.values():
        for index, evidence in enumerate(claim.evidence):
            span = verification.span(claim.id, index)
            if span and evidence.source in spans:
                spans[evidence.source].append(span)
    return {source: share_cited(iter(found), handbook.fingerprints[source].words) for source, found in spans.items()}


@dataclass(frozen=True)
class _Printed:
    """Looks for printed numbers and dates in the passages of one claim."""

    handbook: Handbook
    claim: Claim
    passages: Mapping[Key, Span | Miss | None]

    def check(self, items: Sequence[Quantity] | Sequence[DateSaid]) -> Iterator[bool | Miss | None]:
        for item in items:
            yield self._find(item.as_printed)

    def _find(self, printed: str) -> bool | Miss | None:
        """Return `True` if any passage has it; else the first miss; nothing if any is unchecked.

        A passage that disputes the claim does not bear out its numbers.
        """
        misses: list[Miss] = []
        unchecked = False
        for index, evidence in enumerate(self.claim.evidence):
            if evidence.direction == "disputes":
                continue
            span = self.passages[self.claim.id, index]
            if not isinstance(span, Span):
                unchecked = True  # no fingerprint, or the passage itself is the problem
            else:
                fingerprint = self.handbook.fingerprints[evidence.source]
                if self.handbook.is_table(evidence.source):
                    found = locate_value(printed, evidence.passage, span, fingerprint)
                else:
                    found = locate_printed(printed, span, fingerprint)
                if not isinstance(found, Miss):
                    return True
                misses.append(found)
        return None if unchecked or not misses else misses[0]
