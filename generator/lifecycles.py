"""What holds of a measure on a day: a pure function of its steps, and the days on which the answer changes.

A measure has parts: those that its steps name, and the rest. On each day each part has one status.
What is announced or in force goes on until a later step says otherwise; a suspension lies over it.
Where a step vouches for its own state only until a day, or announces something for a day, and that
day has passed without a later step, the status is *unconfirmed*: the handbook says so and never
guesses. The words for steps are those of Global Trade Alert. This module reads no clock, words nothing for
readers, and does not know what a claim says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from generator.records import Measure, Step

Status = Literal[
    "not-yet-announced", "announced", "in-force", "in-force-in-part", "suspended", "suspended-in-part",
    "unconfirmed", "lapsed", "revoked", "superseded",
]  # fmt: skip
_ENDS: frozenset[Status] = frozenset({"lapsed", "revoked", "superseded"})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PartState:
    """What holds of one part of a measure.

    Attributes:
        part: its words; nothing for the whole, or for the rest where other parts are named.
        status: never one of those “in part”.
        since: the first day of it.
        until: the last day for which the record says so, or nothing.
        was: where the status is unconfirmed, the last one that is recorded; else nothing.
        relied_on: where the status is unconfirmed, the day that passed.
        claim: the claim that the status rests on.
    """

    part: str
    status: Status
    since: date | None = None
    until: date | None = None
    was: Status | None = None
    relied_on: date | None = None
    claim: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What holds of a measure on one day.

    Attributes:
        status: of the measure as a whole.
        since: the first day of that status.
        parts: what holds of each part; one for the whole where no part differs.
    """

    status: Status
    since: date | None
    parts: tuple[PartState, ...]


def state_on(steps: Sequence[Step], day: date, superseded: date | None = None) -> State:
    """Return what holds of a measure on a day.

    Args:
        steps: its lifecycle, in the order of their days.
        day: the day asked for.
        superseded: the day from which another measure replaces it, if one does.
    """
    parts = _parts_on(steps, day, superseded)
    status = _of_all(parts)
    since = day
    for earlier in reversed([turn for turn in _turns(steps, superseded) if turn <= day]):
        since = earlier
        if _of_all(_parts_on(steps, _before(earlier), superseded)) != status:
            break
    return State(status, None if status == "not-yet-announced" else since, parts)


def status_on(steps: Sequence[Step], day: date, superseded: date | None = None) -> Status:
    """Return the status alone; see `state_on`."""
    return _of_all(_parts_on(steps, day, superseded))


def superseded_days(measures: Iterable[Measure]) -> dict[str, date]:
    """Return, by the id of a measure that is replaced, the first day on which what replaces it is in force."""
    days: dict[str, date] = {}
    for measure in measures:
        for first in _first_in_force(measure.lifecycle) if measure.supersedes else ():
            days |= {replaced: min(first, days.get(replaced, first)) for replaced in measure.supersedes}
    return days


def _first_in_force(steps: Sequence[Step]) -> tuple[date, ...]:
    """Return the first day on which a measure, or a part of it, is in force; nothing where it never is."""
    turns = (turn for turn in _turns(steps, None) if any(p.status == "in-force" for p in _parts_on(steps, turn, None)))
    return tuple(islice(turns, 1))


def states_on(measures: Mapping[str, Measure], day: date) -> dict[str, State]:
    """Return what holds of every measure on a day, by id."""
    replaced = superseded_days(measures.values())
    return {identity: state_on(m.lifecycle, day, replaced.get(identity)) for identity, m in measures.items()}


def days_of_change(measures: Mapping[str, Measure]) -> tuple[date, ...]:
    """Return every day on which the status of any measure, or of a part of it, is another than the day before."""
    replaced = superseded_days(measures.values())
    days: set[date] = set()
    for identity, measure in measures.items():
        steps, superseded = measure.lifecycle, replaced.get(identity)
        days |= {
            turn
            for turn in _turns(steps, superseded)
            if _parts_on(steps, turn, superseded) != _parts_on(steps, _before(turn), superseded)
        }
    return tuple(sorted(days))


@dataclass(frozen=True, slots=True)
class Life:
    """All that ever holds of one measure, worked out once.

    Attributes:
        turns: the days on which something can change, in order.
        states: what holds from each of them on.
        runs: the statuses one after the other: first day, last day (nothing for the last), status.
    """

    turns: tuple[date, ...]
    states: tuple[State, ...]
    runs: tuple[tuple[date, date | None, Status], ...]
    _before: State

    def on(self, day: date) -> State:
        """Return what holds on a day, as `state_on` does."""
        index = bisect_right(self.turns, day)
        return self.states[index - 1] if index else self._before


def life_of(steps: Sequence[Step], superseded: date | None = None) -> Life:
    """Return the whole life of a measure; see `state_on` for the arguments."""
    turns = _turns(steps, superseded)
    states = tuple(state_on(steps, turn, superseded) for turn in turns)
    first = state_on(steps, _before(turns[0]), superseded)
    return Life(turns, states, runs(steps, date.max, superseded), first)


def runs(
    steps: Sequence[Step], until: date, superseded: date | None = None
) -> tuple[tuple[date, date | None, Status], ...]:
    """Return the statuses of a measure one after the other: first day, last day (nothing for the last), status.

    Args:
        steps: its lifecycle.
        until: a day after which nothing is looked at.
        superseded: the day from which another measure replaces it, if one does.
    """
    found: list[tuple[date, Status]] = []
    for turn in _turns(steps, superseded):
        status = status_on(steps, turn, superseded)
        if turn <= until and (not found or found[-1][1] != status):
            found.append((turn, status))
    ends = (*(_before(start) for start, _ in found[1:]), None)
    return tuple((start, end, status) for (start, status), end in zip(found, ends, strict=False))


def _turns(steps: Sequence[Step], superseded: date | None) -> tuple[date, ...]:
    """Return the days on which a status can change, in order."""
    days = [superseded, *(day for step in steps for day in (step.on, _after(step.until), step.planned))]
    return tuple(sorted({day for day in days if day}))


def _parts_on(steps: Sequence[Step], day: date, superseded: date | None) -> tuple[PartState, ...]:
    """Return the state of every part; of one only, without words, where all are alike."""
    named = dict.fromkeys(step.part for step in steps if step.part and step.event != "amended")
    # Parts that come into force one by one are the whole; where only one does, there is a rest.
    started = {step.part for step in steps if step.event == "in-force"}
    has_rest = None in started or len(started) < 2
    states = [part_on(steps, part, day, superseded) for part in named]
    rest = [part_on(steps, None, day, superseded)] if has_rest else []
    alike = {replace(state, part="") for state in (*states, *rest)}
    return tuple(alike) if len(alike) == 1 else (*states, *rest)


def part_on(steps: Sequence[Step], part: str | None, day: date, superseded: date | None = None) -> PartState:
    """Return what holds of one part on a day.

    Args:
        steps: the lifecycle of the measure, in the order of their days.
        part: its words; nothing for the whole, or for the rest where other parts are named.
        day: the day asked for.
        superseded: the day from which another measure replaces the measure, if one does.
    """
    base = PartState(part or "", "not-yet-announced")  # what holds but for a suspension
    pause: PartState | None = None
    planned: date | None = None
    for step in steps:
        if step.on > day or step.part not in (None, part) or base.status in _ENDS:
            continue
        if step.event == "announced" and base.status != "in-force":
            before = base if planned is None or planned > step.on else PartState(base.part, "unconfirmed")
            base, planned = _followed(before, step, "announced"), step.planned
        elif step.event == "in-force":
            is_over = pause is not None and pause.until is not None and pause.until < step.on
            before, pause = (pause, None) if pause and is_over else (base, pause)
            base = _followed(before, step, "in-force")
        elif step.event == "suspended":
            pause = _followed(pause or base, step, "suspended")
        elif step.event == "resumed" and pause:
            until = base.until if base.until and base.until >= step.on else None
            base, pause = replace(base, since=step.on, until=until, claim=step.claim), None
        elif step.event in ("expires", "revoked"):
            base, pause = _followed(base, step, "revoked" if step.event == "revoked" else "lapsed"), None
    if superseded and superseded <= day and base.status in ("announced", "in-force"):
        return replace(base, status="superseded", since=superseded, until=None)
    state = pause or base
    relied_on, first = state.until, _after(state.until)
    if state.status == "announced" and planned and state.since:
        relied_on, first = planned, max(planned, state.since)
    if first and first <= day:
        return replace(state, status="unconfirmed", since=first, until=None, was=state.status, relied_on=relied_on)
    return state


def _followed(before: PartState, step: Step, status: Status) -> PartState:
    """Return what a step makes of a part; what goes on without a gap keeps its first day."""
    goes_on = before.status == status and (before.until is None or before.until >= _before(step.on))
    since = before.since if goes_on else step.on
    return PartState(before.part, status, since, step.until, claim=step.claim)


def _of_all(parts: Sequence[PartState]) -> Status:
    """Return the status of a measure whose parts have these: what is uncertain or paused comes first."""
    found = {part.status for part in parts}
    if len(found) == 1:
        return parts[0].status
    if "unconfirmed" in found:
        return "unconfirmed"
    if "suspended" in found:
        return "suspended-in-part" if found - {"suspended"} - _ENDS else "suspended"
    if "in-force" in found:
        return "in-force-in-part"
    return "announced" if "announced" in found else parts[-1].status


def _after(day: date | None) -> date | None:
    """Return the day after; nothing where there is none, as the calendar ends."""
    return day + _DAY if day and day < date.max else None


def _before(day: date) -> date:
    return max(day, date.min + _DAY) - _DAY
