"""Lifecycles: what holds of a measure on each day, as tables of whole lives, and the laws that hold for any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.lifecycles import (
    State,
    Status,
    days_of_change,
    life_of,
    runs,
    state_on,
    states_on,
    status_on,
    superseded_days,
)
from generator.records import Measure, Step, StepEvent
from generator.shapes import shape
from generator.status_words import note_on, steps_in_words

DAY = timedelta(days=1)
STEP = re.compile(r"([a-z-]+) ([\d-]+)(?: until ([\d-]+))?(?: for ([\d-]+))?(?: of (.+))?")


def day(text: str) -> date:
    """Return a day; without a year, one of 2025."""
    return date.fromisoformat(text if len(text) > 5 else f"2025-{text}")


def life(text: str) -> tuple[Step, ...]:
    """Return the steps of a text: “announced 10-09 for 11-01, in-force 11-08 until 12-31 of goods abroad”."""
    return tuple(_step(index, line) for index, line in enumerate(text.split(", ")))


def _step(index: int, line: str) -> Step:
    form = STEP.fullmatch(line)
    assert form, line
    fields = zip(("on", "until", "planned"), form.groups()[1:4], strict=True)
    days = {name: day(text).isoformat() for name, text in fields if text}
    made = shape(Step, {"event": form[1], **days, "part": form[5], "claim": f"claim-{index}"})
    assert isinstance(made, Step), made
    return made


def measure(identity: str, steps: str | Sequence[Step], supersedes: Sequence[str] = ()) -> Measure:
    plain = {"name": "A measure", "issuer": "ministry", "covers": "Goods", "chapter": "one"}
    lifecycle = life(steps) if isinstance(steps, str) else tuple(steps)
    made = shape(Measure, {"id": identity, **plain, "lifecycle": lifecycle, "supersedes": list(supersedes)})
    assert isinstance(made, Measure), made
    return made


def measures(*made: Measure) -> dict[str, Measure]:
    return {m.id: m for m in made}


@dataclass(frozen=True)
class Case:
    """A life, and all that follows.

    Attributes:
        name: what the case shows.
        steps: its steps.
        statuses: each status with its first day; not yet announced before the first.
        superseded: the day from which another measure replaces it.
    """

    name: str
    steps: str
    statuses: str
    superseded: str | None = None

    @property
    def replaced(self) -> date | None:
        return day(self.superseded) if self.superseded else None

    def expected(self) -> list[tuple[date, Status]]:
        pairs = (entry.split(" ") for entry in self.statuses.split(", "))
        return [(day(text), _status(word)) for text, word in pairs]

    def on(self, asked: date) -> tuple[Status, date | None]:
        """Return the status that is to hold on a day, with its first day."""
        begun = [(status, first) for first, status in self.expected() if first <= asked]
        return begun[-1] if begun else ("not-yet-announced", None)

    def days(self) -> Iterator[date]:
        """Yield every day around all that the life names, and the ends of the calendar."""
        steps = life(self.steps)
        named = [d for s in steps for d in (s.on, s.until, s.planned) if d] + [first for first, _ in self.expected()]
        first, last = min(named).toordinal() - 3, max(named).toordinal() + 3
        ends = {date.min, date.max}
        yield from sorted(ends | {date.fromordinal(n) for n in range(first, last + 1) if _is_day(n)})


def _is_day(ordinal: int) -> bool:
    return date.min.toordinal() <= ordinal <= date.max.toordinal()


def _status(word: str) -> Status:
    (status,) = (known for known in get_args(Status) if known == word)
    made: Status = status
    return made


CASES = [
    # announced
    Case("what was announced goes on", "announced 03-10", "03-10 announced"),
    Case("a day for it is set", "announced 03-10, in-force 03-20", "03-10 announced, 03-20 in-force"),
    Case("in force at once", "announced 03-10, in-force 03-10", "03-10 in-force"),
    Case("the day it was announced for passes", "announced 03-10 for 03-20", "03-10 announced, 03-20 unconfirmed"),
    Case("announced for the same day", "announced 03-10 for 03-10", "03-10 unconfirmed"),
    Case("it comes on its day", "announced 03-10 for 03-20, in-force 03-20", "03-10 announced, 03-20 in-force"),
    Case("it comes before its day", "announced 03-10 for 03-20, in-force 03-15", "03-10 announced, 03-15 in-force"),
    Case(
        "it comes after its day",
        "announced 03-10 for 03-20, in-force 03-25",
        "03-10 announced, 03-20 unconfirmed, 03-25 in-force",
    ),
    Case("taken back before its day", "announced 03-10 for 03-20, revoked 03-15", "03-10 announced, 03-15 revoked"),
    Case(
        "taken back after its day",
        "announced 03-10 for 03-20, revoked 03-25",
        "03-10 announced, 03-20 unconfirmed, 03-25 revoked",
    ),
    Case(
        "announced anew for a later day",
        "announced 03-10 for 03-20, announced 03-15 for 03-30",
        "03-10 announced, 03-30 unconfirmed",
    ),
    Case("announced anew for no day", "announced 03-10 for 03-20, announced 03-15", "03-10 announced"),
    Case("an amendment moves no day", "announced 03-10 for 03-20, amended 03-15", "03-10 announced, 03-20 unconfirmed"),
    # in force
    Case(
        "in force until a day that passes",
        "announced 03-10, in-force 03-20 until 03-31",
        "03-10 announced, 03-20 in-force, 04-01 unconfirmed",
    ),
    Case("in force for one day", "announced 03-10, in-force 03-10 until 03-10", "03-10 in-force, 03-11 unconfirmed"),
    Case(
        "prolonged before its last day",
        "announced 03-10, in-force 03-20 until 03-31, in-force 03-25 until 04-10",
        "03-10 announced, 03-20 in-force, 04-11 unconfirmed",
    ),
    Case(
        "prolonged after its last day",
        "announced 03-10, in-force 03-20 until 03-31, in-force 04-05",
        "03-10 announced, 03-20 in-force, 04-01 unconfirmed, 04-05 in-force",
    ),
    Case(
        "prolonged without an end",
        "announced 03-10, in-force 03-20 until 03-31, in-force 04-01",
        "03-10 announced, 03-20 in-force",
    ),
    Case(
        "amended while in force",
        "announced 03-10, in-force 03-20 until 03-31, amended 03-25",
        "03-10 announced, 03-20 in-force, 04-01 unconfirmed",
    ),
    # ended
    Case(
        "it expires",
        "announced 03-10, in-force 03-20 until 03-31, expires 04-01",
        "03-10 announced, 03-20 in-force, 04-01 lapsed",
    ),
    Case(
        "it expires some days after its last day",
        "announced 03-10, in-force 03-20 until 03-31, expires 04-03",
        "03-10 announced, 03-20 in-force, 04-01 unconfirmed, 04-03 lapsed",
    ),
    Case(
        "it is revoked",
        "announced 03-10, in-force 03-20, revoked 04-01",
        "03-10 announced, 03-20 in-force, 04-01 revoked",
    ),
    Case(
        "revoked before its last day",
        "announced 03-10, in-force 03-20 until 04-10, revoked 04-01",
        "03-10 announced, 03-20 in-force, 04-01 revoked",
    ),
    Case(
        "revoked while suspended",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-10, revoked 04-01",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-01 revoked",
    ),
    Case(
        "expired while suspended without an end",
        "announced 03-10, in-force 03-20, suspended 03-25, expires 04-01",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-01 lapsed",
    ),
    # suspended
    Case(
        "suspended until a day that passes",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-05",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-06 unconfirmed",
    ),
    Case(
        "suspended without an end",
        "announced 03-10, in-force 03-20, suspended 03-25",
        "03-10 announced, 03-20 in-force, 03-25 suspended",
    ),
    Case(
        "suspended for one day",
        "announced 03-10, in-force 03-20, suspended 03-25 until 03-25",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 03-26 unconfirmed",
    ),
    Case(
        "resumed when it ends",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-05, resumed 04-06",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-06 in-force",
    ),
    Case(
        "resumed early",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-05, resumed 03-30",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 03-30 in-force",
    ),
    Case(
        "resumed late",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-05, resumed 04-10",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-06 unconfirmed, 04-10 in-force",
    ),
    Case(
        "resumed from a suspension without an end",
        "announced 03-10, in-force 03-20, suspended 03-25, resumed 04-10",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-10 in-force",
    ),
    Case(
        "suspended again after it was resumed",
        "announced 03-10, in-force 03-20, suspended 03-25, resumed 04-01, suspended 04-05 until 04-10",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-01 in-force, 04-05 suspended, 04-11 unconfirmed",
    ),
    Case(
        "prolonged before its end",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-05, suspended 04-01 until 04-20",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-21 unconfirmed",
    ),
    Case(
        "prolonged from the day after its end",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-05, suspended 04-06 until 04-20",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-21 unconfirmed",
    ),
    Case(
        "prolonged after its end",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-05, suspended 04-08 until 04-20",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-06 unconfirmed, 04-08 suspended, 04-21 unconfirmed",
    ),
    Case(
        "cut short",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-20, suspended 04-01 until 04-05",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-06 unconfirmed",
    ),
    Case(
        "a suspension without an end is given one",
        "announced 03-10, in-force 03-20, suspended 03-25, suspended 04-01 until 04-05",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-06 unconfirmed",
    ),
    Case(
        "what is in force until a day ends under a suspension",
        "announced 03-10, in-force 03-20 until 03-31, suspended 03-25 until 04-10",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-11 unconfirmed",
    ),
    Case(
        "resumed after the last day it was in force until",
        "announced 03-10, in-force 03-20 until 03-31, suspended 03-25, resumed 04-10",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-10 in-force",
    ),
    Case(
        "resumed before the last day it is in force until",
        "announced 03-10, in-force 03-20 until 04-20, suspended 03-25 until 03-31, resumed 04-01",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-01 in-force, 04-21 unconfirmed",
    ),
    # suspended and only announced
    Case(
        "the day of coming into force lies under a suspension",
        "announced 03-10, suspended 03-15 until 04-15, in-force 03-20",
        "03-10 announced, 03-15 suspended, 04-16 unconfirmed",
    ),
    Case(
        "the day of coming into force is the last of a suspension",
        "announced 03-10, suspended 03-15 until 03-20, in-force 03-20",
        "03-10 announced, 03-15 suspended, 03-21 unconfirmed",
    ),
    Case(
        "the day of coming into force lies under a suspension without an end",
        "announced 03-10, suspended 03-15, in-force 03-20",
        "03-10 announced, 03-15 suspended",
    ),
    Case(
        "the day of coming into force is after a suspension",
        "announced 03-10, suspended 03-12 until 03-16, in-force 03-20",
        "03-10 announced, 03-12 suspended, 03-17 unconfirmed, 03-20 in-force",
    ),
    Case(
        "the day of coming into force is the one after a suspension",
        "announced 03-10, suspended 03-12 until 03-19, in-force 03-20",
        "03-10 announced, 03-12 suspended, 03-20 in-force",
    ),
    Case(
        "resumed under a step in-force",
        "announced 03-10, suspended 03-15, in-force 03-20, resumed 03-30",
        "03-10 announced, 03-15 suspended, 03-30 in-force",
    ),
    Case(
        "resumed before the day of coming into force",
        "announced 03-10, suspended 03-12 until 04-15, resumed 03-16, in-force 03-20",
        "03-10 announced, 03-12 suspended, 03-16 announced, 03-20 in-force",
    ),
    Case(
        "resumed on the day of coming into force",
        "announced 03-10, suspended 03-12 until 04-15, resumed 03-20, in-force 03-20",
        "03-10 announced, 03-12 suspended, 03-20 in-force",
    ),
    Case(
        "resumed after the day it was announced for",
        "announced 03-10 for 03-20, suspended 03-12 until 04-15, resumed 03-25",
        "03-10 announced, 03-12 suspended, 03-25 unconfirmed",
    ),
    Case(
        "in force and suspended on one day",
        "announced 03-10, in-force 03-20, suspended 03-20",
        "03-10 announced, 03-20 suspended",
    ),
    Case(
        "suspended and in force on one day",
        "announced 03-10, suspended 03-20, in-force 03-20",
        "03-10 announced, 03-20 suspended",
    ),
    # parts
    Case(
        "a part comes before the rest",
        "announced 03-10, in-force 03-20 of goods made here, in-force 03-30",
        "03-10 announced, 03-20 in-force-in-part, 03-30 in-force",
    ),
    Case(
        "two parts are the whole",
        "announced 03-10, in-force 03-20 of goods, in-force 03-30 of tools",
        "03-10 announced, 03-20 in-force-in-part, 03-30 in-force",
    ),
    Case(
        "one part comes into force and the rest is announced",
        "announced 03-10, announced 03-12 of goods, in-force 03-20 of goods, amended 03-25",
        "03-10 announced, 03-20 in-force-in-part",
    ),
    Case(
        "parts come into force and the whole is suspended and resumed",
        "announced 03-10, in-force 03-20 of goods, in-force 03-20 of tools, suspended 03-25, resumed 04-01",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-01 in-force",
    ),
    Case(
        "what is in force is not only announced again",
        "announced 03-10, in-force 03-20, announced 03-25",
        "03-10 announced, 03-20 in-force",
    ),
    Case(
        "a part is suspended",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-05 of goods",
        "03-10 announced, 03-20 in-force, 03-25 suspended-in-part, 04-06 unconfirmed",
    ),
    Case(
        "a part is suspended without an end",
        "announced 03-10, in-force 03-20, suspended 03-25 of goods",
        "03-10 announced, 03-20 in-force, 03-25 suspended-in-part",
    ),
    Case(
        "a part is suspended and resumed",
        "announced 03-10, in-force 03-20, suspended 03-25 of goods, resumed 04-01 of goods",
        "03-10 announced, 03-20 in-force, 03-25 suspended-in-part, 04-01 in-force",
    ),
    Case(
        "a part is suspended and the whole resumed",
        "announced 03-10, in-force 03-20, suspended 03-25 of goods, resumed 04-01",
        "03-10 announced, 03-20 in-force, 03-25 suspended-in-part, 04-01 in-force",
    ),
    Case(
        "the whole is suspended and a part resumed",
        "announced 03-10, in-force 03-20, suspended 03-25, resumed 04-01 of goods, resumed 04-05",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-01 suspended-in-part, 04-05 in-force",
    ),
    Case(
        "a part is suspended and the rest not yet in force",
        "announced 03-10, in-force 03-20 of goods, suspended 03-25 of goods, in-force 04-01",
        "03-10 announced, 03-20 in-force-in-part, 03-25 suspended-in-part",
    ),
    Case(
        "one part is suspended and the other has ended",
        "announced 03-10, in-force 03-20 of goods, in-force 03-20 of tools, expires 03-25 of tools, "
        "suspended 04-01 of goods",
        "03-10 announced, 03-20 in-force, 03-25 in-force-in-part, 04-01 suspended",
    ),
    Case(
        "one part is unconfirmed and the other in force",
        "announced 03-10, in-force 03-20 until 03-31 of goods, in-force 03-20 of tools",
        "03-10 announced, 03-20 in-force, 04-01 unconfirmed",
    ),
    Case(
        "one part is unconfirmed and the other suspended",
        "announced 03-10, in-force 03-20 until 03-31 of goods, in-force 03-20 of tools, suspended 03-25 of tools",
        "03-10 announced, 03-20 in-force, 03-25 suspended-in-part, 04-01 unconfirmed",
    ),
    Case(
        "a part has ended and the other is to come",
        "announced 03-10, in-force 03-20 of goods, expires 04-01 of goods, in-force 04-10 of tools",
        "03-10 announced, 03-20 in-force-in-part, 04-01 announced, 04-10 in-force-in-part",
    ),
    Case(
        "a part is to come and the other has ended",
        "announced 03-10, announced 03-11 of goods, in-force 03-20 of tools, expires 04-01 of tools",
        "03-10 announced, 03-20 in-force-in-part, 04-01 announced",
    ),
    Case(
        "a part is revoked",
        "announced 03-10, in-force 03-20, revoked 04-01 of goods",
        "03-10 announced, 03-20 in-force, 04-01 in-force-in-part",
    ),
    Case(
        "parts end in different ways",
        "announced 03-10, in-force 03-20, revoked 04-01 of goods, expires 04-05",
        "03-10 announced, 03-20 in-force, 04-01 in-force-in-part, 04-05 lapsed",
    ),
    Case(
        "a part that has ended stays ended when the whole comes into force",
        "announced 03-10, in-force 03-15 of goods, revoked 03-20 of goods, in-force 03-25",
        "03-10 announced, 03-15 in-force-in-part, 03-20 announced, 03-25 in-force-in-part",
    ),
    # superseded
    Case(
        "replaced while in force",
        "announced 03-10, in-force 03-20",
        "03-10 announced, 03-20 in-force, 04-01 superseded",
        "04-01",
    ),
    Case("replaced while announced", "announced 03-10", "03-10 announced, 04-01 superseded", "04-01"),
    Case(
        "replaced before it comes into force",
        "announced 03-10, in-force 03-20",
        "03-10 announced, 03-15 superseded",
        "03-15",
    ),
    Case(
        "replaced while suspended",
        "announced 03-10, in-force 03-20, suspended 03-25 until 04-10",
        "03-10 announced, 03-20 in-force, 03-25 suspended, 04-01 superseded",
        "04-01",
    ),
    Case(
        "replaced while unconfirmed",
        "announced 03-10, in-force 03-20 until 03-25",
        "03-10 announced, 03-20 in-force, 03-26 unconfirmed, 04-01 superseded",
        "04-01",
    ),
    Case(
        "replaced after it was revoked",
        "announced 03-10, in-force 03-20, revoked 03-25",
        "03-10 announced, 03-20 in-force, 03-25 revoked",
        "04-01",
    ),
    Case(
        "replaced and revoked on one day",
        "announced 03-10, in-force 03-20, revoked 04-01",
        "03-10 announced, 03-20 in-force, 04-01 revoked",
        "04-01",
    ),
    Case(
        "replaced after it lapsed",
        "announced 03-10, in-force 03-20, expires 03-25",
        "03-10 announced, 03-20 in-force, 03-25 lapsed",
        "04-01",
    ),
    Case(
        "replaced where a part was revoked before",
        "announced 03-10, in-force 03-20, revoked 03-25 of goods",
        "03-10 announced, 03-20 in-force, 03-25 in-force-in-part, 04-01 superseded",
        "04-01",
    ),
    # the ends of the calendar
    Case("from the first day on", "announced 0001-01-01", "0001-01-01 announced"),
    Case(
        "suspended on the first day only",
        "announced 0001-01-01, suspended 0001-01-01 until 0001-01-01",
        "0001-01-01 suspended, 0001-01-02 unconfirmed",
    ),
    Case(
        "suspended twice on the first day",
        "announced 0001-01-01, suspended 0001-01-01, suspended 0001-01-01 until 0001-01-03",
        "0001-01-01 suspended, 0001-01-04 unconfirmed",
    ),
    Case(
        "on the last day only", "announced 9999-12-30, in-force 9999-12-31", "9999-12-30 announced, 9999-12-31 in-force"
    ),
    Case(
        "in force until the day before the last",
        "announced 9999-12-29, in-force 9999-12-29 until 9999-12-30",
        "9999-12-29 in-force, 9999-12-31 unconfirmed",
    ),
    Case(
        "in force until the last day",
        "announced 9999-12-29, in-force 9999-12-29 until 9999-12-31",
        "9999-12-29 in-force",
    ),
    Case(
        "suspended until the last day",
        "announced 9999-12-29, suspended 9999-12-30 until 9999-12-31",
        "9999-12-29 announced, 9999-12-30 suspended",
    ),
]
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))


@every_case
def test_on_every_day_a_measure_has_the_status_that_its_steps_say(case: Case) -> None:
    steps = life(case.steps)
    found = {asked: status_on(steps, asked, case.replaced) for asked in case.days()}
    assert found == {asked: case.on(asked)[0] for asked in case.days()}


@every_case
def test_a_status_is_told_with_its_first_day(case: Case) -> None:
    steps = life(case.steps)
    found = {asked: state_on(steps, asked, case.replaced) for asked in case.days()}
    assert {asked: (s.status, s.since) for asked, s in found.items()} == {asked: case.on(asked) for asked in found}


@every_case
def test_runs_are_the_statuses_one_after_the_other(case: Case) -> None:
    expected = case.expected()
    ends = [first - DAY for first, _ in expected[1:]]
    told = tuple((first, end, status) for (first, status), end in zip(expected, [*ends, None], strict=True))
    assert runs(life(case.steps), date.max, case.replaced) == told
    for cut in range(1, len(told)):
        until = told[cut][0] - DAY
        assert runs(life(case.steps), until, case.replaced) == (
            *told[: cut - 1],
            (*told[cut - 1][:1], None, told[cut - 1][2]),
        )


def test_the_table_has_every_status() -> None:
    assert {status for case in CASES for asked in case.days() for status, _ in [case.on(asked)]} == set(
        get_args(Status)
    )


def test_a_run_starts_on_the_day_of_its_step() -> None:
    assert runs(life("announced 03-10, in-force 03-20"), day("03-10")) == ((day("03-10"), None, "announced"),)


def test_nothing_runs_before_the_first_step() -> None:
    assert runs(life("announced 03-10"), day("03-09")) == ()


# What is said beside the status.


@pytest.mark.parametrize(
    ("steps", "on", "note"),
    [
        ("announced 03-10", "03-09", ""),
        ("announced 03-10", "03-10", ""),
        ("announced 03-10 for 03-20", "03-19", ""),
        (
            "announced 03-10 for 03-20",
            "03-20",
            "It was announced for 20 March 2025; the handbook has no record of its coming into force.",
        ),
        ("announced 03-10, in-force 03-20", "03-20", ""),
        ("announced 03-10, in-force 03-20 until 03-31", "03-31", "It is in force until 31 March 2025."),
        (
            "announced 03-10, in-force 03-20 until 03-31",
            "04-01",
            (
                "It was recorded as in force until 31 March 2025; "
                "that day has passed, and the handbook has no later record."
            ),
        ),
        ("announced 03-10, in-force 03-20 until 03-31, expires 03-25", "03-25", ""),
        ("announced 03-10, in-force 03-20, revoked 03-25", "03-25", ""),
        ("announced 03-10, in-force 03-20, suspended 03-25", "03-25", ""),
        (
            "announced 03-10, in-force 03-20, suspended 03-25 until 2026-11-10",
            "2026-11-10",
            "It is suspended until 10 November 2026.",
        ),
        (
            "announced 03-10, in-force 03-20, suspended 03-25 until 2026-11-10",
            "2026-11-11",
            (
                "It was recorded as suspended until 10 November 2026; "
                "that day has passed, and the handbook has no later record."
            ),
        ),
        (
            "announced 03-10, suspended 03-15 until 03-31, in-force 03-20",
            "03-20",
            "It is suspended until 31 March 2025.",
        ),
        ("announced 03-10, in-force 03-20, suspended 03-25 until 04-05, resumed 04-01", "04-01", ""),
        (
            "announced 03-10, in-force 03-20 of goods made here, in-force 03-30",
            "03-20",
            "Goods made here: in force. The rest: announced.",
        ),
        ("announced 03-10, in-force 03-20 of goods made here, in-force 03-30", "03-30", ""),
        (
            "announced 03-10, in-force 03-20 of the first clause, in-force 03-30 of the second clause",
            "03-20",
            "The first clause: in force. The second clause: announced.",
        ),
        (
            "announced 03-10, in-force 03-20, suspended 03-25 until 04-05 of the first clause of the EAR",
            "03-25",
            "The first clause of the EAR: suspended until 5 April 2025. The rest: in force.",
        ),
        (
            "announced 03-10, in-force 03-20, suspended 03-25 until 04-05 of the first clause",
            "04-06",
            (
                "The first clause: recorded as suspended until 5 April 2025; that day has passed, "
                "and the handbook has no later record. The rest: in force."
            ),
        ),
        (
            "announced 03-10, announced 03-11 for 03-20 of the first clause, in-force 03-15",
            "03-14",
            "",
        ),
        (
            (
                "announced 03-10 of the annex, announced 03-11, in-force 03-12 of goods, expires 03-13 of tools, "
                "revoked 03-14 of parts"
            ),
            "03-14",
            "The annex: announced. Goods: in force. Tools: lapsed. Parts: revoked. The rest: announced.",
        ),
        (
            "announced 03-10 of goods, in-force 03-12 of tools",
            "03-11",
            "Goods: announced. Tools: not yet announced. The rest: not yet announced.",
        ),
    ],
)
def test_a_note_says_until_when_what_is_unconfirmed_and_which_part_is_which(steps: str, on: str, note: str) -> None:
    assert note_on(state_on(life(steps), day(on)), "act") == note


def test_a_note_says_which_part_is_superseded() -> None:
    steps = life("announced 03-10, in-force 03-20, revoked 03-25 of goods")
    assert note_on(state_on(steps, day("04-01"), day("04-01")), "act") == "Goods: revoked. The rest: superseded."
    lasting = life("announced 03-10, in-force 03-20 until 04-20")
    assert note_on(state_on(lasting, day("04-01"), day("04-01")), "act") == ""


def parts_of(state: State) -> list[tuple[str, ...]]:
    """Return the parts of a state as words: which, status, since, until, claim."""
    words = {name: f"{value:%m-%d}" for name, value in _dates(state).items()}
    return [
        (p.part, p.status, words.get(f"{i} since", ""), words.get(f"{i} until", ""), p.claim)
        for i, p in enumerate(state.parts)
    ]


def _dates(state: State) -> Mapping[str, date]:
    named = {f"{i} {name}": getattr(p, name) for i, p in enumerate(state.parts) for name in ("since", "until")}
    return {name: value for name, value in named.items() if value}


@pytest.mark.parametrize(
    ("steps", "on", "parts"),
    [
        ("announced 03-10", "03-09", [("", "not-yet-announced", "", "", "")]),
        ("announced 03-10", "03-11", [("", "announced", "03-10", "", "claim-0")]),
        (
            "announced 03-10, in-force 03-20 until 03-31",
            "03-20",
            [("", "in-force", "03-20", "03-31", "claim-1")],
        ),
        ("announced 03-10, in-force 03-20 until 03-31", "04-02", [("", "unconfirmed", "04-01", "", "claim-1")]),
        ("announced 03-10 for 03-20", "03-22", [("", "unconfirmed", "03-20", "", "claim-0")]),
        (
            "announced 03-10, in-force 03-20, suspended 03-25 until 04-05, suspended 04-01 until 04-20",
            "04-02",
            [("", "suspended", "03-25", "04-20", "claim-3")],
        ),
        (
            "announced 03-10, in-force 03-20, suspended 03-25 until 04-05, suspended 04-06 until 04-20",
            "04-07",
            [("", "suspended", "03-25", "04-20", "claim-3")],
        ),
        (
            "announced 03-10, in-force 03-20, suspended 03-25, suspended 04-01 until 04-20",
            "04-02",
            [("", "suspended", "03-25", "04-20", "claim-3")],
        ),
        (
            "announced 03-10, in-force 03-20, suspended 03-25 until 04-05, suspended 04-08 until 04-20",
            "04-09",
            [("", "suspended", "04-08", "04-20", "claim-3")],
        ),
        (
            "announced 03-10, in-force 03-20, suspended 03-25, resumed 04-01",
            "04-02",
            [("", "in-force", "04-01", "", "claim-3")],
        ),
        (
            "announced 03-10, in-force 03-20, amended 03-25 of goods",
            "03-26",
            [("", "in-force", "03-20", "", "claim-1")],
        ),
        (
            "announced 03-10, in-force 03-20, suspended 03-25 of goods",
            "03-26",
            [("goods", "suspended", "03-25", "", "claim-2"), ("", "in-force", "03-20", "", "claim-1")],
        ),
        (
            "announced 03-10, in-force 03-20 of tools, in-force 03-25 of goods",
            "03-26",
            [("tools", "in-force", "03-20", "", "claim-1"), ("goods", "in-force", "03-25", "", "claim-2")],
        ),
        (
            "announced 03-10, in-force 03-20, suspended 03-25 of goods, resumed 04-01",
            "04-02",
            [("goods", "in-force", "04-01", "", "claim-3"), ("", "in-force", "03-20", "", "claim-1")],
        ),
        (
            "announced 03-10, in-force 03-15, revoked 03-20 of goods, suspended 03-25 until 04-05",
            "03-26",
            [("goods", "revoked", "03-20", "", "claim-2"), ("", "suspended", "03-25", "04-05", "claim-3")],
        ),
        (
            "announced 03-10, in-force 03-20 until 03-31, in-force 03-25 until 04-10",
            "03-26",
            [("", "in-force", "03-20", "04-10", "claim-2")],
        ),
        (
            "announced 03-10 for 03-20, suspended 03-12, resumed 03-25",
            "03-26",
            [("", "unconfirmed", "03-25", "", "claim-2")],
        ),
    ],
)
def test_each_part_has_its_own_status_days_and_claim(steps: str, on: str, parts: list[tuple[str, ...]]) -> None:
    assert parts_of(state_on(life(steps), day(on))) == parts


def test_a_part_is_superseded_from_the_day_on_which_the_measure_is_replaced() -> None:
    steps = life("announced 03-10, in-force 03-20 until 04-20, revoked 03-25 of goods")
    assert parts_of(state_on(steps, day("04-10"), day("04-01"))) == [
        ("goods", "revoked", "03-25", "", "claim-2"),
        ("", "superseded", "04-01", "", "claim-1"),
    ]


def test_what_is_unconfirmed_says_what_it_was_and_which_day_it_relied_on() -> None:
    def relied(steps: str, on: str) -> list[tuple[Status | None, date | None]]:
        return [(part.was, part.relied_on) for part in state_on(life(steps), day(on)).parts]

    assert relied("announced 03-10 for 03-20", "03-19") == [(None, None)]
    assert relied("announced 03-10 for 03-20", "03-25") == [("announced", day("03-20"))]
    assert relied("announced 03-10, in-force 03-20 until 03-31", "04-05") == [("in-force", day("03-31"))]
    assert relied("announced 03-10, in-force 03-10, suspended 03-20 until 03-31 of goods", "04-05") == [
        ("suspended", day("03-31")),
        (None, None),
    ]


# Measures beside each other.


@pytest.mark.parametrize(
    ("steps", "days"),
    [
        ("announced 03-10", "03-10"),
        ("announced 03-10, in-force 03-10", "03-10"),
        ("announced 03-10, in-force 03-20", "03-10 03-20"),
        ("announced 03-10, amended 03-15, in-force 03-20", "03-10 03-20"),
        ("announced 03-10 for 03-20, in-force 03-20", "03-10 03-20"),
        ("announced 03-10 for 03-20, in-force 03-15", "03-10 03-15"),
        ("announced 03-10 for 03-20", "03-10 03-20"),
        ("announced 03-10, in-force 03-20 until 03-31", "03-10 03-20 04-01"),
        ("announced 03-10, suspended 03-15 until 04-15, in-force 03-20", "03-10 03-15 04-16"),
        ("announced 03-10, in-force 03-20, suspended 03-25 until 04-05, resumed 03-30", "03-10 03-20 03-25 03-30"),
        ("announced 03-10, in-force 03-20, suspended 03-25 of goods", "03-10 03-20 03-25"),
        # a part changes, and the status of the whole does not
        (
            "announced 03-10, in-force 03-20 of goods, in-force 03-25 of tools, in-force 04-01",
            "03-10 03-20 03-25 04-01",
        ),
        # the answer changes: it is suspended for longer
        (
            "announced 03-10, in-force 03-20, suspended 03-25 until 04-05, suspended 04-01 until 04-20",
            "03-10 03-20 03-25 04-01 04-21",
        ),
    ],
)
def test_the_days_of_change_are_those_on_which_the_answer_is_another(steps: str, days: str) -> None:
    assert days_of_change(measures(measure("a", steps))) == tuple(day(text) for text in days.split(" "))


def test_the_days_of_change_of_all_measures_are_in_order_and_each_is_there_once() -> None:
    a = measure("a", "announced 03-10, in-force 03-20")
    b = measure("b", "announced 03-05, in-force 03-20, expires 04-01")
    assert days_of_change(measures(a, b)) == tuple(day(text) for text in ("03-05", "03-10", "03-20", "04-01"))
    assert days_of_change({}) == ()


def test_the_day_on_which_a_measure_is_replaced_is_a_day_of_change() -> None:
    old = measure("old", "announced 03-10, in-force 03-20")
    new = measure("new", "announced 04-01, in-force 04-01, revoked 04-10", ["old"])
    assert days_of_change(measures(old, new)) == tuple(day(text) for text in ("03-10", "03-20", "04-01", "04-10"))
    gone = measure("old", "announced 03-10, revoked 03-20")
    new = measure("new", "announced 03-20, in-force 04-01", ["old"])
    assert days_of_change(measures(gone, new)) == tuple(day(text) for text in ("03-10", "03-20", "04-01"))


@pytest.mark.parametrize(
    ("replacing", "days"),
    [
        ([], {}),
        ([("announced 03-10", ["old"])], {}),
        ([("announced 03-10, in-force 03-20", [])], {}),
        ([("announced 03-10, in-force 03-20", ["old"])], {"old": "03-20"}),
        ([("announced 03-10, in-force 03-20", ["old", "older"])], {"old": "03-20", "older": "03-20"}),
        ([("announced 03-10, in-force 03-20 of goods, in-force 03-25", ["old"])], {"old": "03-20"}),
        ([("announced 03-10, in-force 03-20, revoked 03-25", ["old"])], {"old": "03-20"}),
        (
            [("announced 03-10, in-force 03-20", ["old"]), ("announced 03-10, in-force 03-15", ["old"])],
            {"old": "03-15"},
        ),
        (
            [("announced 03-10, in-force 03-15", ["old"]), ("announced 03-10, in-force 03-20", ["old"])],
            {"old": "03-15"},
        ),
        ([("announced 03-10, in-force 03-25, suspended 03-28", ["old"])], {"old": "03-25"}),
        ([("announced 03-10, suspended 03-15, in-force 03-20, resumed 03-30", ["old"])], {"old": "03-30"}),
        ([("announced 03-10, suspended 03-15, in-force 03-20", ["old"])], {}),
    ],
)
def test_a_measure_is_replaced_from_the_first_day_on_which_the_other_is_in_force(
    replacing: list[tuple[str, list[str]]], days: dict[str, str]
) -> None:
    made = [measure(f"new-{i}", steps, replaced) for i, (steps, replaced) in enumerate(replacing)]
    assert superseded_days(made) == {old: day(text) for old, text in days.items()}


def test_all_measures_are_asked_at_once_and_know_what_replaces_them() -> None:
    old = measure("old", "announced 03-10, in-force 03-20")
    new = measure("new", "announced 03-25, in-force 04-01", ["old"])
    found = states_on(measures(old, new), day("04-01"))
    assert {identity: (s.status, s.since) for identity, s in found.items()} == {
        "old": ("superseded", day("04-01")),
        "new": ("in-force", day("04-01")),
    }
    assert {identity: s.status for identity, s in states_on(measures(old, new), day("03-31")).items()} == {
        "old": "in-force",
        "new": "announced",
    }


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        (
            "announced 03-10, in-force 03-20, amended 03-22, suspended 03-25, resumed 03-30, expires 04-01",
            ["announced", "in force", "amended", "suspended", "in force again", "expires"],
        ),
        ("announced 03-10, revoked 03-20", ["announced", "revoked"]),
        (
            "announced 03-10, suspended 03-15 until 03-31, in-force 03-20",
            ["announced", "suspended", "to be in force, but suspended"],
        ),
        (
            "announced 03-10, suspended 03-15 until 03-20, in-force 03-20",
            ["announced", "suspended", "to be in force, but suspended"],
        ),
        ("announced 03-10, suspended 03-15 until 03-19, in-force 03-20", ["announced", "suspended", "in force"]),
        (
            "announced 03-10, in-force 03-20, suspended 03-20",
            ["announced", "to be in force, but suspended", "suspended"],
        ),
        ("announced 03-10, in-force 03-20, suspended 03-21", ["announced", "in force", "suspended"]),
        (
            "announced 03-10, suspended 03-15, resumed 03-18, in-force 03-20",
            ["announced", "suspended", "in force again", "in force"],
        ),
        (
            "announced 03-10, suspended 03-15 of goods, in-force 03-20, in-force 03-25 of goods",
            ["announced", "suspended", "in force", "to be in force, but suspended"],
        ),
        (
            "announced 03-10, suspended 03-15, in-force 03-20 of goods",
            ["announced", "suspended", "to be in force, but suspended"],
        ),
    ],
)
def test_a_step_is_called_what_it_did_at_the_time(steps: str, words: list[str]) -> None:
    assert list(steps_in_words(life(steps), "act")) == words


# What holds for any lifecycle.

FIRST = date(2025, 3, 1)
SPAN = [FIRST + n * DAY for n in range(-2, 40)]
WITH_END, EVENTS = ("in-force", "suspended"), get_args(StepEvent)


@st.composite
def any_step(draw: st.DrawFn) -> Step:
    event = draw(st.sampled_from(EVENTS))
    start, length = draw(st.integers(0, 25)), draw(st.none() | st.integers(0, 10))
    later = None if length is None else FIRST + (start + length) * DAY
    values: dict[str, Any] = {
        "event": event,
        "on": (FIRST + start * DAY).isoformat(),
        "until": later.isoformat() if later and event in WITH_END else None,
        "planned": later.isoformat() if later and event == "announced" else None,
        "part": draw(st.sampled_from([None, None, "goods", "tools"])),
        "claim": draw(st.sampled_from(["a", "b", "c"])),
    }
    made = shape(Step, values)
    assert isinstance(made, Step), made
    return made


LIVES = st.lists(any_step(), min_size=1, max_size=7).map(lambda steps: tuple(sorted(steps, key=lambda step: step.on)))
REPLACED = st.none() | st.integers(0, 35).map(lambda n: FIRST + n * DAY)


def two(steps: Sequence[Step], replaced: date | None) -> dict[str, Measure]:
    """Return a measure with these steps, and one that replaces it on a day."""
    if not replaced:
        return measures(measure("m", steps))
    return measures(measure("m", steps), measure("n", f"announced 0001-01-01, in-force {replaced}", ["m"]))


@given(LIVES, REPLACED)
def test_the_status_alone_is_that_of_the_state(steps: tuple[Step, ...], replaced: date | None) -> None:
    for asked in (*SPAN, date.min, date.max):
        state = state_on(steps, asked, replaced)
        assert status_on(steps, asked, replaced) == state.status
        assert (state.since is None) == (state.status == "not-yet-announced")
        assert len({part.part for part in state.parts}) == len(state.parts)


@given(LIVES, REPLACED)
def test_a_whole_life_answers_for_each_day_as_the_day_itself(steps: tuple[Step, ...], replaced: date | None) -> None:
    whole = life_of(steps, replaced)
    for asked in (*SPAN, date.min, date.max):
        assert whole.on(asked) == state_on(steps, asked, replaced)
    assert whole.runs == runs(steps, date.max, replaced)
    assert list(whole.turns) == sorted(set(whole.turns))


@given(LIVES, REPLACED)
def test_the_answer_is_another_than_the_day_before_on_the_days_of_change_only(
    steps: tuple[Step, ...], replaced: date | None
) -> None:
    all_measures = two(steps, replaced)
    changes = set(days_of_change(all_measures))
    for before, asked in pairwise(SPAN):
        earlier, now = states_on(all_measures, before), states_on(all_measures, asked)
        assert (asked in changes) == any(now[m].parts != earlier[m].parts for m in all_measures)
        if asked not in changes:
            assert now == earlier


@given(LIVES, REPLACED)
def test_the_first_day_of_a_status_is_the_first_of_those_that_have_it(
    steps: tuple[Step, ...], replaced: date | None
) -> None:
    for asked in SPAN:
        state = state_on(steps, asked, replaced)
        if state.since:
            assert state.since <= asked
            lasting = {status_on(steps, state.since + n * DAY, replaced) for n in range((asked - state.since).days + 1)}
            assert lasting == {state.status}
            assert status_on(steps, state.since - DAY, replaced) != state.status


@given(LIVES, REPLACED, st.sampled_from(SPAN))
def test_runs_cover_every_day_from_the_first_and_agree_with_the_status(
    steps: tuple[Step, ...], replaced: date | None, until: date
) -> None:
    until = max(until, steps[0].on)
    told = runs(steps, until, replaced)
    for asked in SPAN:
        of_day = [status for first, last, status in told if first <= asked and (last is None or asked <= last)]
        if asked <= until:
            assert (of_day or ["not-yet-announced"]) == [status_on(steps, asked, replaced)]
    assert [last for _, last, _ in told[-1:]] == [None] * bool(told)
    for (_, last, status), (first, _, other) in pairwise(told):
        assert (last, status != other) == (first - DAY, True)


@given(LIVES, REPLACED)
def test_after_all_that_is_recorded_nothing_changes(steps: tuple[Step, ...], replaced: date | None) -> None:
    last = max(d for s in steps for d in (s.on, s.until, s.planned, replaced) if d) + DAY
    state = state_on(steps, last, replaced)
    assert [state_on(steps, later, replaced) for later in (last + DAY, last + 999 * DAY, date.max)] == [state] * 3


@given(LIVES, REPLACED)
def test_before_all_that_is_recorded_nothing_holds(steps: tuple[Step, ...], replaced: date | None) -> None:
    for asked in (steps[0].on - DAY, date.min):
        state = state_on(steps, asked, replaced)
        assert (state.status, state.since, len(state.parts)) == ("not-yet-announced", None, 1)
        assert note_on(state, "act") == ""


@given(LIVES, REPLACED, st.text(min_size=1), st.sampled_from(["a", "x-1", "not-in-force"]))
def test_the_text_of_a_step_never_matters(
    steps: tuple[Step, ...], replaced: date | None, note: str, claim: str
) -> None:
    other = [step.model_copy(update={"note": note, "claim": claim}) for step in steps]
    for asked in SPAN:
        state, changed = state_on(steps, asked, replaced), state_on(other, asked, replaced)
        assert (changed.status, changed.since) == (state.status, state.since)
    assert runs(other, date.max, replaced) == runs(steps, date.max, replaced)
    assert list(steps_in_words(other, "act")) == list(steps_in_words(steps, "act"))
    named = [step.model_copy(update={"note": note, "claim": f"{claim}-{step.claim}"}) for step in steps]
    assert days_of_change(two(named, replaced)) == days_of_change(two(steps, replaced))


@given(LIVES, REPLACED)
def test_what_a_part_is_called_matters_to_the_words_only(steps: tuple[Step, ...], replaced: date | None) -> None:
    names = {"goods": "Suspended until 2025", "tools": "revoked", None: None}
    other = [step.model_copy(update={"part": names[step.part]}) for step in steps]
    for asked in SPAN:
        state, changed = state_on(steps, asked, replaced), state_on(other, asked, replaced)
        renamed = tuple(replace(part, part=names[part.part or None] or "") for part in state.parts)
        assert (changed.status, changed.since, changed.parts) == (state.status, state.since, renamed)


@example(life("announced 03-10, in-force 03-20 of goods, amended 03-25 of tools"), None)
@given(LIVES, REPLACED)
def test_an_amendment_changes_no_status(steps: tuple[Step, ...], replaced: date | None) -> None:
    unamended = [step for step in steps if step.event != "amended"]
    for asked in SPAN if unamended else ():
        assert status_on(steps, asked, replaced) == status_on(unamended, asked, replaced)


@given(LIVES, REPLACED, st.integers(0, 30))
def test_what_is_still_to_come_of_a_whole_does_not_change_its_past(
    steps: tuple[Step, ...], replaced: date | None, index: int
) -> None:
    known = steps[: index % len(steps) + 1]
    whole = [step.model_copy(update={"part": None}) for step in steps]
    for asked in SPAN:
        if asked < min((step.on for step in steps[len(known) :]), default=date.max):
            assert status_on(whole, asked, replaced) == status_on(whole[: len(known)], asked, replaced)
