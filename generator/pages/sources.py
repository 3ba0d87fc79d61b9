"""The page of a source: its record, which of its words are cited, and the claims that rest on them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.pages.plan import Plan, headings
from generator.passages import Span
from generator.phrases import unit_of
from generator.records import Source
from generator.strips import Strip, strip_of
from generator.viewer import Viewer
from generator.views import Card, Link, PartyLabel, PassageView


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage of a source, what its readers must know, and the claims it bears on."""

    passage: PassageView
    notes: tuple[str, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class SourceContext:
    """What a source's page shows."""

    id: str
    source: Source
    publisher: Link
    party: PartyLabel | None
    relays: Link | None
    relayed_by: tuple[Link, ...]
    same_words_as: Link | None
    strip: Strip | None
    unit: str
    pieces: str
    cited: tuple[CitedPassage, ...]
    edit_path: str


def source_page(viewer: Viewer, source: Source) -> Plan:
    """Return the plan of a source's page."""
    cited = viewer.links.cited_by.get(source.id, ())
    fingerprint = viewer.handbook.fingerprints.get(source.id)
    piece = "cell" if viewer.handbook.is_table(source.id) else "paragraph"
    found = [span for pair in cited if (span := viewer.verification.span(*pair))]
    context = SourceContext(
        id=source.id,
        source=source,
        publisher=viewer.entity(source.publisher),
        party=viewer.party(source.publisher),
        relays=viewer.voice(source.relays) if source.relays else None,
        relayed_by=tuple(viewer.source(other) for other in viewer.links.relayed_by.get(source.id, ())),
        same_words_as=viewer.source(source.same_words_as) if source.same_words_as else None,
        strip=strip_of(fingerprint, found, piece) if fingerprint else None,
        pieces=f"{piece}s",
        unit=unit_of(source),
        cited=tuple(_cited(viewer, cited)),
        edit_path=viewer.handbook.origins[source.id].file,
    )
    words = viewer.source_words(source)
    return Plan(
        path=f"sources/{source.id}.md",
        kind="source",
        title=f"{source.title} ({words})",
        description=f"What the handbook cites of: {source.title}, {words}.",
        context=context,
        headings=headings(("record", "The record", True), ("cited", "What is cited", True)),
        search=f"{source.title} {words}",
        edit_path=context.edit_path,
    )


def _cited(viewer: Viewer, pairs: Sequence[tuple[str, int]]) -> Iterator[CitedPassage]:
    """Yield a source's passages as they stand in it, each once, the unchecked ones last."""
    claims = viewer.handbook.claims

    def passage_of(pair: tuple[str, int]) -> str:
        return claims[pair[0]].evidence[pair[1]].passage

    order = sorted(pairs, key=lambda pair: (_position(viewer.verification.span(*pair)), passage_of(pair)))
    for _, group in groupby(order, key=passage_of):
        bearing = tuple(group)
        cards = tuple(viewer.card(claim, viewer.relation_of_passage(claim, index)) for claim, index in bearing)
        views = [viewer.passage(claims[claim], index) for claim, index in bearing]
        notes = tuple(dict.fromkeys(view.note for view in views if view.note))
        view = views[0]
        bare = replace(view, key=f"{view.key} without its note", note="") if view.note else view
        yield CitedPassage(bare, notes, cards)


def _position(span: Span | None) -> tuple[int, int]:
    """Return the order of passages on a source's page: as they stand in it, the unchecked ones last."""
    return (span.start, span.end) if span else (sys.maxsize, 0)
