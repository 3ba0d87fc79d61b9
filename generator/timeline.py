"""What happened when: steps of measures, dates that claims state, and statements, in one order.

A date keeps its precision: a month stays a month, and what is approximate says so. This module derives
the entries; it shows none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.dates import Moment, exact_ends, read_moment
from generator.handbook import Handbook
from generator.records import Party
from generator.status_words import steps_in_words

Kind = Literal["step", "happening", "statement"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the timeline.

    Attributes:
        when: its date, to the precision that is known.
        kind: a step of a measure, something that a claim dates, or what somebody said.
        words: what happened; for statements, nothing: its claims say it.
        measure: the measure of a step.
        speaker: who made the statements.
        claims: the ids of the claims it rests on.
        parties: whose it is.
        chapters: the chapters it belongs to.
    """

    when: Moment
    kind: Kind
    words: str
    measure: str
    speaker: str
    claims: tuple[str, ...]
    parties: frozenset[Party]
    chapters: frozenset[str]


def timeline_of(handbook: Handbook) -> tuple[Entry, ...]:
    """Return all entries: by date, the exact before the vague, steps before happenings before statements."""
    entries = [*_steps(handbook), *_happenings(handbook), *_statements(handbook)]
    kinds: tuple[Kind, ...] = ("step", "happening", "statement")
    return tuple(
        sorted(
            entries, key=lambda e: (e.when.earliest, e.when.latest, kinds.index(e.kind), e.measure, e.words, e.claims)
        )
    )


def _steps(handbook: Handbook) -> Iterator[Entry]:
    for measure in handbook.measures.values():
        party = handbook.party_of(measure.issuer)
        for step, words in zip(measure.lifecycle, steps_in_words(measure.lifecycle, measure.nature), strict=True):
            planned = f" for {read_moment(step.planned.isoformat()).words}" if step.planned else ""
            until = f" until {read_moment(step.until.isoformat()).words}" if step.until else ""
            part = f" ({step.part})" if step.part else ""
            yield Entry(
                read_moment(step.on.isoformat()),
                "step",
                f"{words}{planned}{until}{part}",
                measure.id,
                "",
                (step.claim,),
                frozenset({party} if party else ()),
                frozenset({measure.chapter}),
            )


def _happenings(handbook: Handbook) -> Iterator[Entry]:
    """Yield what claims date, unless steps of measures tell the same of the same claim and days."""
    told = {
        (step.claim, day)
        for measure in handbook.measures.values()
        for step in measure.lifecycle
        for day in (step.on, step.until, step.planned)
        if day
    }
    for claim in handbook.claims.values():
        for dated in claim.dates:
            ends = exact_ends(dated.date)
            if not ends or any((claim.id, day) not in told for day in ends):
                words = f"{dated.of[0].upper()}{dated.of[1:]}"
                parties, chapters = handbook.parties_of(claim), frozenset({claim.chapter})
                yield Entry(dated.date, "happening", words, "", "", (claim.id,), parties, chapters)


def _statements(handbook: Handbook) -> Iterator[Entry]:
    """Yield what each speaker said on each date, all of one date together."""
    said: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in handbook.claims.values():
        if claim.said and claim.speaker:
            said[claim.said.text, claim.speaker].append(claim.id)
    for (text, speaker), claims in sorted(said.items()):
        party = handbook.party_of(speaker)
        chapters = frozenset(handbook.claims[claim].chapter for claim in claims)
        parties = frozenset({party} if party else ())
        yield Entry(read_moment(text), "statement", "", "", speaker, tuple(claims), parties, chapters)
