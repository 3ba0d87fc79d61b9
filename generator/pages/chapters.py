"""The page of a chapter: its claims, measures, disputes and figures, below what was written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.pages.measures import MeasureLine, measure_lines
from generator.pages.plan import Plan, headings
from generator.viewer import Viewer
from generator.views import Card, Link


@dataclass(frozen=True, slots=True)
class ChapterContext:
    """What a chapter's page shows."""

    number: int
    id: str
    title: str
    summary: str
    count: int
    years: tuple[tuple[int, tuple[Card, ...]], ...]
    measures: tuple[MeasureLine, ...]
    disputes: tuple[Link, ...]
    figures: tuple[Link, ...]
    before: Link | None
    after: Link | None
    written: bool


def chapter_page(viewer: Viewer, written: frozenset[str], number: int, identity: str) -> Plan:
    """Return the plan of a chapter's page.

    Args:
        viewer: the handbook with all that was derived of it.
        written: paths of the hand-written pages, one of which may stand in front.
        number: the chapter's number, from 1.
        identity: the chapter's id.
    """
    chapters, links = viewer.handbook.chapters, viewer.links
    chapter, order = chapters[identity], list(chapters)
    path = f"chapters/{identity}.md"
    context = ChapterContext(
        number=number,
        id=identity,
        title=chapter.title,
        summary=chapter.summary,
        count=len(links.in_chapter.get(identity, ())),
        years=tuple(_by_year(viewer, identity)),
        measures=measure_lines(viewer, links.measures_in.get(identity, ())),
        disputes=tuple(viewer.dispute(d) for d in links.disputes_in.get(identity, ())),
        figures=tuple(viewer.figure(f) for f in links.figures_in.get(identity, ())),
        before=viewer.chapter(order[number - 2]) if number > 1 else None,
        after=viewer.chapter(order[number]) if number < len(order) else None,
        written=path in written,
    )
    return Plan(
        path=path,
        kind="chapter",
        title=chapter.title,
        description=chapter.summary,
        context=context,
        headings=headings(
            ("disputes", "Disputes", context.disputes),
            ("measures", "Measures", context.measures),
            ("figures", "Figures", context.figures),
            ("claims", "Claims", True),
        ),
        search=chapter.summary,
        edit_path=viewer.handbook.origins[identity].file,
    )


def _by_year(viewer: Viewer, chapter: str) -> Iterator[tuple[int, tuple[Card, ...]]]:
    """Yield a chapter's claims in the order of their dates, year by year."""
    dated = [(_when(viewer, claim), claim) for claim in viewer.links.in_chapter.get(chapter, ())]
    for year, group in groupby(sorted(dated), key=lambda pair: pair[0][0].year):
        yield year, viewer.cards(claim for _, claim in group)


def _when(viewer: Viewer, identity: str) -> tuple[date, date]:
    """Return when a claim was said; of one that the handbook tells, when what it tells was, or was published."""
    claim = viewer.handbook.claims[identity]
    dates = [claim.said] if claim.said else [dated.date for dated in claim.dates]
    dates = dates or [viewer.handbook.sources[evidence.source].published for evidence in claim.evidence]
    return min((moment.earliest, moment.latest) for moment in dates)
