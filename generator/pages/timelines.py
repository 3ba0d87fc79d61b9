"""The pages of the timeline: one of everything, and one for each chapter that has entries.

They work without a script: a chapter is a page, and a party is chosen by a button that CSS reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.dates import Moment
from generator.editions import Heading
from generator.pages.plan import Plan
from generator.timeline import Entry, timeline_of
from generator.viewer import Viewer
from generator.views import PARTIES, Card, Link, PartyLabel

_LEAD = (
    "Steps of measures, what claims date, and statements, oldest first. A date is as exact as its source gives it; "
    "a bar below a date shows which part of the year it can mean."
)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of the timeline."""

    when: str
    iso: str
    is_exact: bool
    is_approximate: bool
    start: str
    width: str
    kind: str
    words: str
    measure: Link | None
    speaker: Link | None
    labels: tuple[PartyLabel, ...]
    classes: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TimelineContext:
    """What a timeline's page shows."""

    title: str
    lead: str
    chapter: Link | None
    chapters: tuple[Link, ...]
    parties: tuple[tuple[str, str], ...]
    years: tuple[tuple[int, tuple[EntryLine, ...]], ...]
    count: str


def timeline_pages(viewer: Viewer) -> Iterator[Plan]:
    """Yield the plans of the timeline of everything and of each chapter."""
    entries = timeline_of(viewer.handbook)
    lines = {id(entry): _line(viewer, entry) for entry in entries}
    chapters = [c for c in viewer.handbook.chapters if any(c in entry.chapters for entry in entries)]
    for chapter in (None, *chapters):
        shown = [entry for entry in entries if chapter is None or chapter in entry.chapters]
        yield _page(viewer, chapter, chapters, shown, [lines[id(entry)] for entry in shown])


def _page(
    viewer: Viewer, chapter: str | None, chapters: Sequence[str], entries: Sequence[Entry], lines: Sequence[EntryLine]
) -> Plan:
    title = "Timeline" if chapter is None else f"Timeline: {viewer.handbook.chapters[chapter].title}"
    pairs = zip(entries, lines, strict=True)
    years = [
        (year, tuple(line for _, line in group))
        for year, group in groupby(pairs, key=lambda p: p[0].when.earliest.year)
    ]
    present = {party for entry in entries for party in entry.parties}
    context = TimelineContext(
        title=title,
        lead=_LEAD,
        chapter=viewer.chapter(chapter) if chapter else None,
        chapters=tuple(
            Link("" if other == chapter else f"timeline/{other}/", viewer.handbook.chapters[other].title)
            for other in chapters
        ),
        parties=tuple((party, PARTIES[party][1]) for party in PARTIES if party in present),
        years=tuple(years),
        count=f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}",
    )
    return Plan(
        path="timeline/index.md" if chapter is None else f"timeline/{chapter}.md",
        kind="timeline",
        title=title,
        description=f"{title}: {len(entries)} dated steps, events and statements, with their claims.",
        context=context,
        headings=tuple(Heading(f"y{year}", str(year)) for year, _ in years),
        search=_LEAD if chapter is None else "",
    )


def _line(viewer: Viewer, entry: Entry) -> EntryLine:
    start, width = _reach(entry.when)
    is_exact = entry.when.earliest == entry.when.latest and "~" not in entry.when.text
    return EntryLine(
        when=entry.when.words,
        iso=entry.when.text,
        is_exact=is_exact,
        is_approximate="~" in entry.when.text,
        start=start,
        width=width,
        kind=entry.kind,
        words=entry.words,
        measure=viewer.measure(entry.measure) if entry.measure else None,
        speaker=viewer.entity(entry.speaker) if entry.speaker else None,
        labels=tuple(PartyLabel(*PARTIES[party]) for party in PARTIES if party in entry.parties),
        classes=" ".join(f"hb-by-{party}" for party in sorted(entry.parties)),
        cards=viewer.cards(entry.claims),
    )


def _reach(when: Moment) -> tuple[str, str]:
    """Return where in its first year a date starts and how wide it is, in percent."""
    first = when.earliest.timetuple().tm_yday - 1
    days = min((when.latest - when.earliest).days + 1, 366 - first)
    return f"{first / 3.66:.0f}", f"{max(days / 3.66, 1.5):.0f}"
