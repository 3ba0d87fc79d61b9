"""The pages that lead to others: the first page, and an index for each kind of record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sized
from dataclasses import dataclass

from generator.boards import GROUPS, Group
from generator.editions import Heading
from generator.pages.plan import Plan
from generator.records import EntityKind
from generator.viewer import Viewer
from generator.views import KIND_PLURALS, PARTIES, STANDING_WORDS, Card, Link, PassageView, StandingView, standing_view

LEAD = (
    "Export controls over rare earths and strategic minerals, and the trade dispute around them: "
    "China, the European Union, the United States."
)


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """One group of an index, with a card or a line for each record."""

    id: str
    title: str
    cards: tuple[Card, ...] = ()
    links: tuple[tuple[Link, str], ...] = ()


@dataclass(frozen=True, slots=True)
class IndexContext:
    """What an index shows."""

    title: str
    lead: str
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True)
class HomeContext:
    """What the first page shows."""

    edition: str
    lead: str
    totals: dict[str, int]
    example: Card | None
    example_passage: PassageView | None
    statuses: tuple[tuple[Group, str, int], ...]
    disputes: tuple[tuple[Link, str], ...]
    chapters: tuple[tuple[Link, int], ...]
    standings: tuple[tuple[StandingView, int], ...]


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
    yield _disputes(viewer)
    yield _figures(viewer)
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
        statuses=tuple((group, GROUPS[group], len(rows)) for group, rows in viewer.board(viewer.today).groups),
        disputes=_dispute_lines(viewer),
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


def _disputes(viewer: Viewer) -> Plan:
    lead = "Questions on which claims of different parties stand against each other. Nobody's claim is the default."
    group = IndexGroup("questions", "Questions", links=_dispute_lines(viewer))
    return _index("disputes", "Disputes", lead, group)


def _dispute_lines(viewer: Viewer) -> tuple[tuple[Link, str], ...]:
    """Return every dispute with its sides and the number of its claims, in the order of the chapters."""
    order = list(viewer.handbook.chapters)
    disputes = sorted(viewer.handbook.disputes.values(), key=lambda d: (order.index(d.chapter), d.id))
    lines = []
    for dispute in disputes:
        names = ", ".join(sorted((PARTIES[side.party][1] for side in dispute.sides), key=str.casefold))
        claims = [claim for side in dispute.sides for claim in side.claims]
        lines.append((viewer.dispute(dispute.id), f"{names} · {_count(claims, 'claim')}"))
    return tuple(lines)


def _figures(viewer: Viewer) -> Plan:
    lead = "Charts of quantities that claims state, each with the table of its values, their claims and sources."
    order = list(viewer.handbook.chapters)
    figures = sorted(viewer.handbook.figures.values(), key=lambda f: (order.index(f.chapter), f.id))
    lines = ((viewer.figure(f.id), _count([p for s in f.series for p in s.points], "value")) for f in figures)
    return _index("figures", "Figures", lead, IndexGroup("all", "All figures", links=tuple(lines)))


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
