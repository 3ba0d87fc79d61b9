"""How much of each side stands in a dispute: claims, passages, records and voices, counted.

The counts show where a side was heard less; they weigh nothing and judge nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import Moment
from generator.handbook import Handbook
from generator.records import PRIMARY_RECORDS, Side
from generator.verification import Verification


@dataclass(frozen=True, slots=True)
class Balance:
    """The counts of one side.

    Attributes:
        claims: how many claims it has.
        passages: how many passages support them.
        verified: how many of these are machine-checked.
        records: how many primary records are among their sources.
        voices: how many independent voices they come from.
        words: how many words state its position.
        latest: the date of its latest claim, if any has one.
    """

    claims: int
    passages: int
    verified: int
    records: int
    voices: int
    words: int
    latest: Moment | None


def balance_of(side: Side, handbook: Handbook, verification: Verification) -> Balance:
    """Return the counts of one side of a dispute."""
    claims = [handbook.claims[identity] for identity in side.claims]
    passages = [
        (claim.id, index, evidence.source)
        for claim in claims
        for index, evidence in enumerate(claim.evidence)
        if evidence.direction == "supports"
    ]
    sources = {source for _, _, source in passages}
    return Balance(
        claims=len(claims),
        passages=len(passages),
        verified=sum(verification.span(claim, index) is not None for claim, index, _ in passages),
        records=sum(handbook.sources[source].type in PRIMARY_RECORDS for source in sources),
        voices=len({handbook.voice_of(source) for source in sources}),
        words=len(side.position.split()),
        latest=max((claim.said for claim in claims if claim.said), key=lambda said: said.latest, default=None),
    )
