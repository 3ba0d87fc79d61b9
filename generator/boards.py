"""The measures on a day, as a table shows them: grouped by status, with words, a bar and what comes next.

Pages and the command line show the same rows. This module derives no status, `lifecycles` does; it
finds the words for it and knows no HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.dates import read_moment
from generator.handbook import Handbook
from generator.lifecycles import Life, State, Status, days_of_change, life_of, superseded_days
from generator.records import Measure, Party
from generator.status_words import note_on, status_words

Group = Literal["in-force", "suspended", "unconfirmed", "announced", "ended"]
GROUPS: Mapping[Group, str] = {
    "in-force": "In force",
    "suspended": "Suspended",
    "unconfirmed": "Unconfirmed",
    "announced": "Announced, not in force",
    "ended": "No longer in force",
}
_GROUP_OF: Mapping[Status, Group] = {
    "in-force": "in-force", "in-force-in-part": "in-force", "suspended": "suspended", "suspended-in-part": "suspended",
    "unconfirmed": "unconfirmed", "announced": "announced", "lapsed": "ended", "revoked": "ended",
    "superseded": "ended",
}  # fmt: skip
# What stands between a status and its first day.
_SINCE: Mapping[Group, str] = {"announced": "", "ended": "on "}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of a lifecycle's bar, in percent of the years it shows.

    Attributes:
        group: how it is drawn.
        start: where it starts.
        width: how wide it is.
        is_cut: whether it started before the first year shown.
    """

    group: Group
    start: str
    width: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One measure on one day.

    Attributes:
        measure: the measure.
        party: whose measure it is.
        group: the part of the table it belongs to.
        state: what holds of it.
        status: that in one or two words; a threat or a proposal is called one.
        words: the status with its first day.
        until: what the record says of its end, of its parts or of what is unconfirmed; or nothing.
        afterwards: the next change after the day, as far as it is recorded; or nothing.
        stretches: its bar.
    """

    measure: Measure
    party: Party | None
    group: Group
    state: State
    status: str
    words: str
    until: str
    afterwards: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The table of one day.

    Attributes:
        day: the day.
        years: the first and the last year that the bars show.
        here: where the day is between them, in percent.
        groups: the rows of each group that has any.
        not_yet: how many measures of the handbook had not been announced.
    """

    day: date
    years: tuple[int, int]
    here: str
    groups: tuple[tuple[Group, tuple[Row, ...]], ...]
    not_yet: int


@dataclass(frozen=True)
class Calendar:
    """The measures of one handbook on every day.

    Attributes:
        handbook: all records.
        days: the days on which the answer changes, in order.
        lives: by measure, all that ever holds of it.
        today: the day of the edition, up to which bars are drawn.
    """

    handbook: Handbook
    days: tuple[date, ...]
    lives: Mapping[str, Life]
    today: date

    def board(self, day: date) -> Board:
        """Return the table of a day: each group by party, day of announcement and id."""
        rows = [row for measure in self.handbook.measures.values() if (row := self.row(measure, day))]
        rows.sort(key=lambda row: (row.party or "", row.measure.lifecycle[0].on, row.measure.id))
        groups = ((group, tuple(row for row in rows if row.group == group)) for group in GROUPS)
        years = self._years(day)
        return Board(
            day,
            years,
            f"{_percent(day, years):.1f}",
            tuple((group, members) for group, members in groups if members),
            len(self.handbook.measures) - len(rows),
        )

    def row(self, measure: Measure, day: date) -> Row | None:
        """Return the row of one measure on a day, or nothing where it was not yet announced."""
        life = self.lives[measure.id]
        state = life.on(day)
        group = group_of(state.status)
        if group is None:
            return None
        status = status_words(state.status, measure.nature)
        # A suspension that is lifted lays bare what was announced long before.
        first = measure.lifecycle[0].on if group == "announced" else state.since
        since = f" {_SINCE.get(group, 'since ')}{_words(first)}" if first else ""
        return Row(
            measure,
            self.handbook.party_of(measure.issuer),
            group,
            state,
            status,
            f"{status}{since}{_planned(measure, state, day)}",
            note_on(state, measure.nature),
            _afterwards(measure, life, day),
            tuple(_stretches(life, self._years(day), self.today)),
        )

    def day_of(self, day: date) -> date | None:
        """Return the last day of change up to a day, whose page answers for it; nothing before the first."""
        return max((change for change in self.days if change <= day), default=None)

    def _years(self, day: date) -> tuple[int, int]:
        """Return the two years that bars show: those around the day, and none after the last change."""
        latest = self.days[-1].year if self.days else day.year
        first = max(min(day.year, latest - 1), 1)
        return first, first + 1


def calendar_of(handbook: Handbook, today: date) -> Calendar:
    """Return the measures of a handbook on every day, as it is known on the day of the edition."""
    replaced = superseded_days(handbook.measures.values())
    lives = {identity: life_of(m.lifecycle, replaced.get(identity)) for identity, m in handbook.measures.items()}
    return Calendar(handbook, days_of_change(handbook.measures), lives, today)


def group_of(status: Status) -> Group | None:
    """Return the part of the table that a status belongs to; nothing for what is not yet announced."""
    return _GROUP_OF.get(status)


def _planned(measure: Measure, state: State, day: date) -> str:
    """Return for which day something is announced, where a step says so."""
    if state.status != "announced":
        return ""
    days = [step.on for step in measure.lifecycle if step.event == "in-force" and step.on > day]
    days += [step.planned for step in measure.lifecycle if step.planned and step.planned > day]
    return f", for {_words(min(days))}" if days else ""


def _afterwards(measure: Measure, life: Life, day: date) -> str:
    later = [run for run in life.runs if run[0] > day]
    if not later:
        return ""
    start, end, status = later[0]
    until = f" to {_words(end)}" if end and len(later) > 1 else ""
    return f"{status_words(status, measure.nature).lower()} from {_words(start)}{until}"


def _stretches(life: Life, years: tuple[int, int], today: date) -> Iterator[Stretch]:
    """Yield what is recorded within the years: up to today, and further only what has a recorded end."""
    last = date(years[1], 12, 31)
    for start, end, status in life.runs:
        group, stop = group_of(status), min(end or today, last)
        if group and start <= min(today, last) and stop.year >= years[0]:
            begin = _percent(start, years)
            yield Stretch(group, f"{begin:.1f}", f"{_percent(stop, years) - begin:.1f}", is_cut=start.year < years[0])


def _percent(day: date, years: tuple[int, int]) -> float:
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    return max(0.0, min(100.0, (day - first).days / ((last - first).days + 1) * 100))


def _words(day: date) -> str:
    return read_moment(day.isoformat()).words
