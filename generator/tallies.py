"""How much of each party stands in the handbook and in each chapter: claims, sources and what was checked, counted.

A claim counts for the party it speaks for, a source for the party of its publisher. The counts show
where a party was heard less, or seldom in its own words; they weigh nothing and judge nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
        cited: defaultdict[str, list[bool]] = defaultdict(list)
        for claim in claims:
            for index, evidence in enumerate(claim.evidence):
                cited[evidence.source].append(self.verification.span(claim.id, index) is not None)
        found: defaultdict[Group, Tally] = defaultdict(Tally)
        for claim in claims:
            found[self.handbook.party_of(claim.speaker)] += self._of_claim(claim)
        for source in self.handbook.sources.values():
            if chapter is None or source.id in cited:
                found[self.handbook.party_of(source.publisher)] += _of_source(source, cited[source.id])
        return dict(found)

    def _of_claim(self, claim: Claim) -> Tally:
        own = self.handbook.parties_of(claim)
        answers = (self.handbook.claims[other] for other, _ in self.links.answered_by.get(claim.id, ()))
        is_answered = any(self.handbook.parties_of(answer) - own for answer in answers)
        is_corroborated = any(reason.row == "corroborated" for reason in self.findings[claim.id].because)
        return Tally(claims=1, answered=is_answered, corroborated=is_corroborated)


def _of_source(source: Source, checked: Sequence[bool]) -> Tally:
    """Return the counts of a source, from whether each passage cited of it was machine-checked."""
    is_record = source.type in PRIMARY_RECORDS
    return Tally(sources=1, records=is_record, passages=len(checked), verified=sum(checked))


def altogether(tallies: Iterable[Tally]) -> Tally:
    """Return the counts of several parties together."""
    return sum(tallies, Tally())
