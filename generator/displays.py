"""What each kind of page displays: a plan for every page, and one typed context per template.

A context holds words, links and flags; a template needs no logic beyond showing them. This module
fills none of them; `pages` does.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.architecture import Room
from generator.editions import Heading
from generator.records import Entity, Source
from generator.rules import Rule
from generator.strips import Strip
from generator.views import Card, Link, NumberView, PartyLabel, PassageView, ReasonView, StandingView


@dataclass(frozen=True, slots=True)
class Plan:
    """One page to be rendered.

    Attributes:
        path: of the page's source below the documentation folder.
        kind: the template's name, without its ending.
        title: plain text.
        description: one plain sentence.
        context: what the template shows.
        headings: the table of contents.
        search: the words to find the page by.
        edit_path: the fact file it is made from.
    """

    path: str
    kind: str
    title: str
    description: str
    context: object
    headings: tuple[Heading, ...] = ()
    search: str = ""
    edit_path: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """The passages of one direction."""

    label: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class ClaimContext:
    """What a claim's page shows."""

    id: str
    card: Card
    kind: str
    chapter: Link
    about: tuple[Link, ...]
    first: PassageView
    groups: tuple[EvidenceGroup, ...]
    voices: int
    reasons: tuple[ReasonView, ...]
    numbers: tuple[NumberView, ...]
    answers: tuple[Card, ...]
    answered_by: tuple[Card, ...]
    note: str
    citation: str
    edit_path: str


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
    cited: tuple[CitedPassage, ...]
    edit_path: str


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
    spoken: tuple[Card, ...]
    about: tuple[Card, ...]
    published: tuple[Link, ...]
    relayed: tuple[Link, ...]
    edit_path: str


@dataclass(frozen=True, slots=True)
class ChapterContext:
    """What a chapter's page shows."""

    number: int
    id: str
    title: str
    summary: str
    cards: tuple[Card, ...]
    before: Link | None
    after: Link | None
    written: bool


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
    chapters: tuple[tuple[Link, int], ...]
    standings: tuple[tuple[StandingView, int], ...]


@dataclass(frozen=True, slots=True)
class RulesContext:
    """What the page of rules shows."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class ArchitectureContext:
    """What the architecture page shows: the floors, the top one first."""

    floors: tuple[tuple[Room, ...], ...]
