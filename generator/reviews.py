"""What is due: a date of review that has passed, a suspension without a later record, evidence still to be had.

Each finding names the record it is about and says what to look for. This module changes nothing and is
no rule: what is due is no mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.dates import read_moment
from generator.handbook import Handbook
from generator.lifecycles import states_on
from generator.records import PRIMARY_RECORDS, Measure
from generator.status_words import note_on
from generator.verification import Verification

Kind = Literal["review-by", "unconfirmed", "not-captured", "unverified", "no-primary-source"]
KINDS: Mapping[Kind, tuple[str, str]] = {
    "review-by": ("Due for review", "The day named for its review has passed."),
    "unconfirmed": (
        "Measures whose record has run out",
        "A day on which the status relied has passed, and the handbook has no later record.",
    ),
    "no-primary-source": (
        "Measures without a primary source",
        "No step rests on a law, a notice, a ruling, a data set or a transcript.",
    ),
    "unverified": ("Claims on unverified passages only", "No passage of theirs has been checked by machine."),
    "not-captured": ("Sources not captured", "Their passages were located by hand; a capture would check them."),
}


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due.

    Attributes:
        kind: why.
        record: `claims`, `sources`, `measures` or `disputes`, as in the record's address.
        id: of the record.
        words: what is known, plain text; nothing where the kind says it all.
    """

    kind: Kind
    record: Literal["claims", "sources", "measures", "disputes"]
    id: str
    words: str = ""


def due_on(handbook: Handbook, verification: Verification, today: date) -> tuple[Due, ...]:
    """Return everything that is due on a day, kind by kind, each by id."""
    found = [
        *_past_review(handbook, today),
        *_unconfirmed(handbook, today),
        *(
            Due("no-primary-source", "measures", m.id)
            for m in handbook.measures.values()
            if not _is_primary(handbook, m)
        ),
        *_unverified(handbook, verification),
        *(Due("not-captured", "sources", s.id) for s in handbook.sources.values() if not s.capture),
    ]
    order = list(KINDS)
    return tuple(sorted(found, key=lambda item: (order.index(item.kind), item.record, item.id)))


def _past_review(handbook: Handbook, today: date) -> Iterator[Due]:
    for claim in handbook.claims.values():
        if claim.review_by and claim.review_by < today:
            yield Due("review-by", "claims", claim.id, f"since {_words(claim.review_by)}")
    for measure in handbook.measures.values():
        if measure.review_by and measure.review_by < today:
            yield Due("review-by", "measures", measure.id, f"since {_words(measure.review_by)}")
    for dispute in handbook.disputes.values():
        if dispute.review_by and dispute.review_by < today:
            yield Due("review-by", "disputes", dispute.id, f"since {_words(dispute.review_by)}")


def _unconfirmed(handbook: Handbook, today: date) -> Iterator[Due]:
    for identity, state in states_on(handbook.measures, today).items():
        if state.status == "unconfirmed":
            yield Due("unconfirmed", "measures", identity, note_on(state, handbook.measures[identity].nature))


def _is_primary(handbook: Handbook, measure: Measure) -> bool:
    claims = (handbook.claims[step.claim] for step in measure.lifecycle)
    types = {handbook.sources[e.source].type for c in claims for e in c.evidence if e.direction == "supports"}
    return not types.isdisjoint(PRIMARY_RECORDS)


def _unverified(handbook: Handbook, verification: Verification) -> Iterator[Due]:
    for claim in handbook.claims.values():
        if not any(verification.span(claim.id, index) for index in range(len(claim.evidence))):
            yield Due("unverified", "claims", claim.id)


def _words(day: date) -> str:
    return read_moment(day.isoformat()).words
