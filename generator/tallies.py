"""How much of each party stands in the handbook and in each chapter: claims, sources and what was checked, counted.

A claim counts for the party it speaks for, a source for the party of its publisher. The counts show
where a party was heard less, or seldom in its own words; they weigh nothing and judge nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass

from generator.handbook import Handbook
from generator.links import Links
from generator.records import PRIMARY_RECORDS, Claim, Party, Source
from generator.standings import Finding
from generator.verification import Verification

Group = Party | None
"""A party; nothing for what the handbook tells itself, and for a publisher of no party."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one party, or of all.

    Attributes:
        claims: how many claims speak for it.
        answered: how many of these a claim of another party answers.
        corroborated: how many of these a machine-checked passage of another party supports.
        sources: how many sources it published.
        records: how many of these are primary records.
        passages: how many passages are cited from these sources.
        verified: how many of these passages are machine-checked.
    """

    claims: int = 0
    answered: int = 0
    corroborated: int = 0
    sources: int = 0
    records: int = 0
    passages: int = 0
    verified: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the counts of both together."""
        return Tally(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Tallies:
    """Counts what each party has.

    Attributes:
        handbook: all records.
        verification: what the fingerprints say of their evidence.
        links: all backlinks.
        findings: the standing of each claim.
    """

    handbook: Handbook
    verification: Verification
    links: Links
    findings: Mapping[str, Finding]

    def by_party(self, chapter: str | None = None) -> dict[Group, Tally]:
        """Return the counts of each party that has any, in the handbook or in one chapter.

        Args:
            chapter: id of a chapter, which counts its claims and the sources that these cite; nothing counts all.
        """
        claims = [c for c in self.handbook.claims.values() if chapter in (None, c.chapter)]
        cited = {e.source for c in claims for e in c.evidence}
        sources = [s for s in self.handbook.sources.values() if chapter is None or s.id in cited]
        found: dict[Group, Tally] = {}
        for claim in claims:
            group = self.handbook.party_of(claim.speaker)
            found[group] = found.get(group, Tally()) + self._of_claim(claim)
        for source in sources:
            group = self.handbook.party_of(source.publisher)
            found[group] = found.get(group, Tally()) + self._of_source(source, claims)
        return found

    def _of_claim(self, claim: Claim) -> Tally:
        own = self.handbook.parties_of(claim)
        answers = (self.handbook.claims[other] for other, _ in self.links.answered_by.get(claim.id, ()))
        is_answered = any(self.handbook.parties_of(answer) - own for answer in answers)
        is_corroborated = any(reason.row == "corroborated" for reason in self.findings[claim.id].because)
        return Tally(claims=1, answered=is_answered, corroborated=is_corroborated)

    def _of_source(self, source: Source, claims: Iterable[Claim]) -> Tally:
        cited = [(c.id, i) for c in claims for i, e in enumerate(c.evidence) if e.source == source.id]
        verified = sum(self.verification.span(*key) is not None for key in cited)
        return Tally(sources=1, records=source.type in PRIMARY_RECORDS, passages=len(cited), verified=verified)


def altogether(tallies: Iterable[Tally]) -> Tally:
    """Return the counts of several parties together."""
    return sum(tallies, Tally())
