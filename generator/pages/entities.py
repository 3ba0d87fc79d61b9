"""The page of an entity: what it says, what is said about it, its measures and its sources."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.measures import MeasureLine, measure_lines
from generator.pages.plan import Plan, headings
from generator.phrases import language_of
from generator.records import Entity
from generator.viewer import Viewer
from generator.views import Card, Link, PartyLabel


@dataclass(frozen=True, slots=True)
class EntityContext:
    """What an entity's page shows."""

    id: str
    entity: Entity
    kind: str
    party: PartyLabel | None
    part_of: Link | None
    aliases: tuple[tuple[str, str], ...]
    parts: tuple[Link, ...]
    measures: tuple[MeasureLine, ...]
    spoken: tuple[Card, ...]
    about: tuple[Card, ...]
    published: tuple[Link, ...]
    relayed: tuple[Link, ...]
    edit_path: str


def entity_page(viewer: Viewer, entity: Entity) -> Plan:
    """Return the plan of an entity's page."""
    links = viewer.links
    measures = dict.fromkeys((*links.issued_by.get(entity.id, ()), *links.measures_on.get(entity.id, ())))
    context = EntityContext(
        id=entity.id,
        entity=entity,
        kind=entity.kind,
        party=viewer.party(entity.id),
        part_of=viewer.entity(entity.part_of) if entity.part_of else None,
        aliases=tuple((alias, language_of(alias)) for alias in entity.aliases),
        parts=tuple(viewer.entity(part) for part in links.parts_of.get(entity.id, ())),
        measures=measure_lines(viewer, measures),
        spoken=viewer.cards(links.spoken_by.get(entity.id, ())),
        about=viewer.cards(links.about.get(entity.id, ())),
        published=tuple(viewer.source(source) for source in links.published_by.get(entity.id, ())),
        relayed=tuple(viewer.source(source) for source in links.relayed_by.get(entity.id, ())),
        edit_path=viewer.handbook.origins[entity.id].file,
    )
    return Plan(
        path=f"entities/{entity.id}.md",
        kind="entity",
        title=entity.name,
        description=entity.description or f"What the handbook has on {entity.name}.",
        context=context,
        headings=headings(
            ("measures", "Measures", context.measures),
            ("says", "What it says", context.spoken),
            ("about", "Claims about it", context.about),
            ("sources", "Sources", context.published + context.relayed),
            ("parts", "Parts", context.parts),
        ),
        search=f"{' '.join(entity.aliases)} {entity.description or ''}".strip() or entity.name,
        edit_path=context.edit_path,
    )
