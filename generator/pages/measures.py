"""The pages of measures: one for each, the table of today, and one table for every day on which it changes.

They show what `boards` and `lifecycles` derive, and derive nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.boards import GROUPS, Board, Group, Row, Stretch
from generator.dates import read_moment
from generator.editions import Heading
from generator.pages.plan import Plan, headings
from generator.phrases import language_of
from generator.records import Measure
from generator.status_words import STATUS_WORDS, steps_in_words
from generator.terms import Run
from generator.viewer import Viewer
from generator.views import Card, Link, PartyLabel

_LEAD = (
    "What each measure's own record says of this day: announced, in force, suspended, unconfirmed or ended. "
    "A status is derived from the measure's steps, and each step rests on a claim."
)


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure in a list or in the table of a day."""

    link: Link
    party: PartyLabel | None
    covers: str
    group: Group
    words: str
    until: str
    afterwards: str
    stretches: tuple[Stretch, ...]

    @property
    def key(self) -> str:
        """What tells it from every other line of its edition."""
        return f"{self.link.url} {self.words} {self.until} {self.afterwards} {self.stretches}"


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a lifecycle."""

    day: str
    iso: str
    words: str
    part: str
    until: str
    claim: Card
    note: str


@dataclass(frozen=True, slots=True)
class MeasureContext:
    """What a measure's page shows."""

    id: str
    name: str
    party: PartyLabel | None
    issuer: Link
    nature: str
    covers: tuple[Run, ...]
    chapter: Link
    line: MeasureLine | None
    years: tuple[int, ...]
    here: str
    edition: str
    steps: tuple[StepLine, ...]
    basis: tuple[Link, ...]
    about: tuple[Link, ...]
    replaces: tuple[Link, ...]
    replaced_by: tuple[Link, ...]
    basis_of: tuple[MeasureLine, ...]
    aliases: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...]
    note: tuple[Run, ...]
    review_due: bool
    edit_path: str


@dataclass(frozen=True, slots=True)
class BoardContext:
    """What the table of a day shows."""

    title: str
    lead: str
    day: str
    iso: str
    is_today: bool
    is_ahead: bool
    today: str
    edition: str
    here: str
    years: tuple[int, ...]
    groups: tuple[tuple[Group, str, tuple[MeasureLine, ...]], ...]
    not_yet: int
    days: tuple[tuple[Link, str], ...]
    all_days: str
    until: str


def measure_lines(viewer: Viewer, identities: Iterable[str]) -> tuple[MeasureLine, ...]:
    """Return measures as lines of a list, with their status on the day of the edition."""
    measures = (viewer.handbook.measures[identity] for identity in identities)
    return tuple(line for measure in measures if (line := _line_today(viewer, measure)))


def _line_today(viewer: Viewer, measure: Measure) -> MeasureLine | None:
    row = viewer.calendar.row(measure, viewer.today)
    return _line(viewer, row) if row else None


def _line(viewer: Viewer, row: Row) -> MeasureLine:
    return MeasureLine(
        viewer.measure(row.measure.id),
        viewer.party(row.measure.issuer),
        row.measure.covers,
        row.group,
        row.words,
        row.until,
        row.afterwards,
        row.stretches,
    )


def measure_page(viewer: Viewer, edition: str, measure: Measure) -> Plan:
    """Return the plan of a measure's page."""
    handbook, links = viewer.handbook, viewer.links
    board = viewer.board(viewer.today)
    resting = dict.fromkeys([*(step.claim for step in measure.lifecycle), *links.about.get(measure.id, ())])
    context = MeasureContext(
        id=measure.id,
        name=measure.name,
        party=viewer.party(measure.issuer),
        issuer=viewer.entity(measure.issuer),
        nature=measure.nature,
        covers=viewer.explained(measure.covers),
        chapter=viewer.chapter(measure.chapter),
        line=_line_today(viewer, measure),
        years=board.years,
        here=board.here,
        edition=edition,
        steps=tuple(_steps(viewer, measure)),
        basis=tuple(viewer.thing(identity) for identity in measure.legal_basis),
        about=tuple(viewer.thing(identity) for identity in measure.about),
        replaces=tuple(viewer.measure(identity) for identity in measure.supersedes),
        replaced_by=tuple(viewer.measure(identity) for identity in links.replaced_by.get(measure.id, ())),
        basis_of=measure_lines(viewer, links.measures_on.get(measure.id, ())),
        aliases=tuple((alias, language_of(alias)) for alias in measure.aliases),
        cards=viewer.cards(resting),
        note=viewer.explained(measure.note or ""),
        review_due=measure.review_by is not None and measure.review_by < viewer.today,
        edit_path=handbook.origins[measure.id].file,
    )
    status = context.line.words if context.line else STATUS_WORDS["not-yet-announced"]
    return Plan(
        path=f"measures/{measure.id}.md",
        kind="measure",
        title=measure.name,
        description=f"{measure.name}: {measure.covers}. {status}, as of {edition}.",
        context=context,
        headings=headings(
            ("lifecycle", "Its steps", True),
            ("note", "Read it rightly", context.note),
            ("resting", "What rests on it", context.basis_of),
            ("claims", "Claims", True),
        ),
        search=f"{measure.covers} {' '.join(measure.aliases)}".strip(),
        edit_path=context.edit_path,
    )


def _steps(viewer: Viewer, measure: Measure) -> Iterator[StepLine]:
    for step, words in zip(measure.lifecycle, steps_in_words(measure.lifecycle, measure.nature), strict=True):
        until = f"until {_words(step.until)}" if step.until else f"for {_words(step.planned)}" if step.planned else ""
        yield StepLine(
            _words(step.on),
            step.on.isoformat(),
            words,
            step.part or "",
            until,
            viewer.card(step.claim),
            step.note or "",
        )


def board_pages(viewer: Viewer, edition: str) -> Iterator[Plan]:
    """Yield the plan of the table of today, and of one for every day on which it changes."""
    yield _board_page(viewer, edition, viewer.today, "measures/index.md", "Measures")
    for day in viewer.calendar.days:
        yield _board_page(viewer, edition, day, f"measures/{day.isoformat()}.md", f"Measures on {_words(day)}")


def _board_page(viewer: Viewer, edition: str, day: date, path: str, title: str) -> Plan:
    board = viewer.board(day)
    is_index = path.endswith("index.md")
    later = [change for change in viewer.calendar.days if change > day]
    lines: list[tuple[Group, str, tuple[MeasureLine, ...]]] = [
        (group, GROUPS[group], tuple(_line(viewer, row) for row in rows)) for group, rows in board.groups
    ]
    context = BoardContext(
        title=title,
        lead=_LEAD,
        day=_words(day),
        iso=day.isoformat(),
        is_today=is_index,
        is_ahead=day > viewer.today,
        today=viewer.today.isoformat(),
        edition=edition,
        here=board.here,
        years=board.years,
        groups=tuple(lines),
        not_yet=board.not_yet,
        days=_days(viewer, board),
        all_days=" ".join(change.isoformat() for change in viewer.calendar.days),
        until=_words(later[0]) if later else "",
    )
    return Plan(
        path=path,
        kind="board",
        title=title,
        description=f"Which measures were announced, in force, suspended, unconfirmed or ended on {_words(day)}.",
        context=context,
        headings=tuple(Heading(f"group-{group}", name) for group, name, _ in lines),
        search=_LEAD if is_index else "",
    )


def _days(viewer: Viewer, board: Board) -> tuple[tuple[Link, str], ...]:
    """Return the pages of other days, the one that is shown without an address."""
    return tuple(
        (Link("" if day == board.day else f"measures/{day.isoformat()}/", _words(day)), day.isoformat())
        for day in viewer.calendar.days
    )


def _words(day: date) -> str:
    return read_moment(day.isoformat()).words
