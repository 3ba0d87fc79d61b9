"""The pages that lead to others: the first page, and an index for each kind of record.

This module plans them; what stands behind a link is not its business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sized

from generator.displays import HomeContext, IndexContext, IndexGroup, Plan
from generator.editions import Heading
from generator.records import EntityKind
from generator.viewer import Viewer
from generator.views import KIND_PLURALS, STANDING_WORDS, Link, standing_view

LEAD = (
    "Export controls over rare earths and strategic minerals, and the trade dispute around them: "
    "China, the European Union, the United States."
)


def index_pages(viewer: Viewer, edition: str, totals: dict[str, int]) -> Iterator[Plan]:
    """Yield the plans of the first page and of all indexes.

    Args:
        viewer: the handbook with all that was derived of it.
        edition: the date of the edition in words.
        totals: what was counted and verified.
    """
    yield _home(viewer, edition, totals)
    yield _claims(viewer)
    yield _sources(viewer)
    yield _entities(viewer)
    yield _chapters(viewer)


def _home(viewer: Viewer, edition: str, totals: dict[str, int]) -> Plan:
    handbook = viewer.handbook
    checked = (c for c in handbook.claims.values() if c.kind == "quantity" and viewer.verification.span(c.id, 0))
    example = next(checked, None)
    standings = Counter(finding.standing for finding in viewer.findings.values())
    context = HomeContext(
        edition=edition,
        lead=LEAD,
        totals=totals,
        example=viewer.card(example.id) if example else None,
        example_passage=viewer.passage(example, 0) if example else None,
        chapters=tuple((viewer.chapter(c), len(viewer.links.in_chapter.get(c, ()))) for c in handbook.chapters),
        standings=tuple((standing_view(standing), standings[standing]) for standing in STANDING_WORDS),
    )
    return Plan("index.md", "home", "Mineral Controls Handbook", LEAD, context, search=LEAD)


def _claims(viewer: Viewer) -> Plan:
    lead = "Every claim, by chapter. Serif is what a party says; the sign is what the evidence makes of it."
    groups = (
        IndexGroup(c.id, c.title, viewer.cards(viewer.links.in_chapter.get(c.id, ())))
        for c in viewer.handbook.chapters.values()
    )
    return _index("claims", "Claims", lead, *groups)


def _sources(viewer: Viewer) -> Plan:
    lead = "Every document that the handbook cites, oldest first. None is republished here."
    sources = sorted(viewer.handbook.sources.values(), key=lambda s: (s.published.earliest, s.id))
    lines = (
        (viewer.source(s.id), f"{s.title} · {_count(viewer.links.cited_by.get(s.id, ()), 'passage')}") for s in sources
    )
    return _index("sources", "Sources", lead, IndexGroup("by-date", "By date", links=tuple(lines)))


def _entities(viewer: Viewer) -> Plan:
    groups = (IndexGroup(kind, title, links=_lines(viewer, kind)) for kind, title in KIND_PLURALS.items())
    return _index("entities", "Entities", "Who speaks and what is spoken of, by kind.", *groups)


def _lines(viewer: Viewer, kind: EntityKind) -> tuple[tuple[Link, str], ...]:
    links = viewer.links
    entities = sorted(viewer.handbook.entities.values(), key=lambda e: (e.name.casefold(), e.id))
    return tuple(
        (viewer.entity(e.id), _count({*links.about.get(e.id, ()), *links.spoken_by.get(e.id, ())}, "claim"))
        for e in entities
        if e.kind == kind
    )


def _chapters(viewer: Viewer) -> Plan:
    lead = "The handbook in the order in which it is read."
    lines = (
        (viewer.chapter(c.id), f"{c.summary} {_count(viewer.links.in_chapter.get(c.id, ()), 'claim')}.")
        for c in viewer.handbook.chapters.values()
    )
    return _index("chapters", "Chapters", lead, IndexGroup("in-order", "In order", links=tuple(lines)))


def _index(kind: str, title: str, lead: str, *groups: IndexGroup) -> Plan:
    shown = tuple(group for group in groups if group.cards or group.links)
    headings = tuple(Heading(group.id, group.title) for group in shown)
    return Plan(f"{kind}/index.md", "index", title, lead, IndexContext(title, lead, shown), headings, lead)


def _count(items: Sized, what: str) -> str:
    return f"{len(items)} {what}{'s' * (len(items) != 1)}"
