"""What pages show of a record, ready for a template: words, links and flags, no logic left.

Addresses are relative to the site's root; a template puts the way to the root in front. This
module knows no HTML and fills no view; `viewer` does.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.records import EntityKind, Party
from generator.standings import Standing
from generator.terms import Run

PARTIES: dict[Party, tuple[str, str]] = {
    "cn-government": ("CN", "government of China"),
    "eu": ("EU", "European Union"),
    "us-government": ("US", "government of the United States"),
    "other-government": ("GOV", "another government"),
    "intergovernmental": ("IGO", "intergovernmental organisation"),
    "industry": ("IND", "industry"),
    "independent": ("INDEP", "independent"),
    "press": ("PRESS", "press"),
}
STANDING_WORDS: dict[Standing, tuple[str, str]] = {
    "on-record": ("record", "On record"),
    "corroborated": ("corrob", "Corroborated"),
    "disputed": ("disput", "Disputed"),
    "qualified": ("qualif", "Qualified"),
    "contradicted": ("contra", "Contradicted"),
    "documented": ("docum", "Documented"),
    "superseded": ("supers", "Superseded"),
}
KIND_PLURALS: dict[EntityKind, str] = {
    "organisation": "Organisations",
    "person": "People",
    "law": "Laws and rules",
    "list": "Lists",
    "material": "Materials",
    "product": "Products",
    "meeting": "Meetings and statements",
    "place": "Places",
    "concept": "Concepts",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site; `lang` where its text is not English."""

    url: str
    text: str
    lang: str = ""

    @property
    def key(self) -> str:
        """What tells it from every other link of its edition."""
        return f"{self.url} {self.text}"


@dataclass(frozen=True, slots=True)
class PartyLabel:
    """A party as its code in a box, with the words behind it."""

    code: str
    words: str

    @property
    def key(self) -> str:
        """What tells it from every other party."""
        return self.code


@dataclass(frozen=True, slots=True)
class StandingView:
    """A standing as a shape and a word."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as it appears in lists: never without speaker, date and standing."""

    url: str
    text: str
    runs: tuple[Run, ...]
    speaker: Link | None
    party: PartyLabel | None
    said: str
    said_iso: str
    standing: StandingView
    review_due: bool
    relation: str = ""

    @property
    def key(self) -> str:
        """What tells it from every other card of its edition."""
        return f"{self.url} {self.relation}"


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage between its corners, with where it stands and whether that was checked.

    Of a data file it is a cell: its head is the row, its tail the column.
    """

    key: str
    head: str
    tail: str
    gap: str
    lang: str
    source: Link
    href: str
    place: str
    relays: Link | None
    verified: bool
    note: str
    is_cell: bool = False


@dataclass(frozen=True, slots=True)
class NumberView:
    """A quantity or date with its hedge, what it is of, and how it is printed."""

    words: str
    of: str
    as_printed: str
    at: str
    verified: bool
    remark: str


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One step of a standing's derivation with what it rests on."""

    text: str
    links: tuple[Link, ...]


View = Link | PartyLabel | StandingView | Card | PassageView


def standing_view(standing: Standing) -> StandingView:
    """Return a standing's shape and word."""
    return StandingView(*STANDING_WORDS[standing])
