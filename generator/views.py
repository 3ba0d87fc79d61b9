"""What pages show of a record, ready for a template: words, links and flags, no logic left.

Addresses are relative to the site's root; a template puts the way to the root in front. This
module knows no HTML and decides no standing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from generator.handbook import Handbook
from generator.links import Links
from generator.passages import GAP
from generator.records import Claim, Comparison, DateSaid, EntityKind, Evidence, How, Party, Quantity, Source
from generator.standings import Finding, Reason, Standing
from generator.verification import Verification

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
_COMPARISON_WORDS: dict[Comparison, str] = {
    "equal": "", "about": "about ", "more-than": "more than ", "less-than": "less than ", "at-least": "at least ",
    "at-most": "at most ", "range": "", "several": "several times ",
}  # fmt: skip
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_ANSWERED: dict[How, str] = {"disputes": "disputed", "qualifies": "qualified", "undercuts": "undercut"}
_SPEAKS_FOR_ITSELF = frozenset({"event", "measure", "quantity"})
_ABBREVIATIONS = frozenset({"cn", "eu", "us", "wto"})
_HAN = re.compile("[\u3400-\u9fff]")


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
    """A passage between its corners, with where it stands and whether that was checked."""

    key: str
    head: str
    tail: str
    gap: int | None
    lang: str
    source: Link
    href: str
    place: str
    relays: Link | None
    verified: bool
    note: str


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


@dataclass(frozen=True)
class Viewer:
    """Makes views of one handbook's records."""

    handbook: Handbook
    verification: Verification
    links: Links
    findings: dict[str, Finding]

    def card(self, identity: str, relation: str = "") -> Card:
        """Return the card of a claim.

        Args:
            identity: the claim's id.
            relation: how it stands to the page it is on, such as "disputes this claim".
        """
        claim = self.handbook.claims[identity]
        finding = self.findings[identity]
        return Card(
            f"claims/{identity}/", claim.claim, self.entity(claim.speaker) if claim.speaker else None,
            self.party(claim.speaker), claim.said.words if claim.said else "", claim.said.text if claim.said else "",
            standing_view(finding.standing), finding.review_due, relation,
        )  # fmt: skip

    def cards(self, identities: Iterable[str]) -> tuple[Card, ...]:
        """Return the cards of claims."""
        return tuple(self.card(identity) for identity in identities)

    def party(self, entity: str | None) -> PartyLabel | None:
        """Return the label of the party an entity represents."""
        party = self.handbook.party_of(entity)
        return PartyLabel(*PARTIES[party]) if party else None

    def entity(self, identity: str) -> Link:
        """Return the link to an entity."""
        return Link(f"entities/{identity}/", self.handbook.entities[identity].name)

    def source(self, identity: str) -> Link:
        """Return the link to a source, named by publisher and date."""
        return Link(f"sources/{identity}/", self.source_words(self.handbook.sources[identity]))

    def chapter(self, identity: str) -> Link:
        """Return the link to a chapter."""
        return Link(f"chapters/{identity}/", self.handbook.chapters[identity].title)

    def voice(self, identity: str) -> Link | None:
        """Return the link to what a source relays, or nothing."""
        if identity in self.handbook.entities:
            return self.entity(identity)
        return self.source(identity) if identity in self.handbook.sources else None

    def source_words(self, source: Source) -> str:
        """Return a source's short name: publisher and date."""
        return f"{self.handbook.entities[source.publisher].name}, {source.published.words}"

    def sentence(self, claim: Claim) -> str:
        """Return a claim as it leaves its page: in its speaker's name, unless it is documented."""
        finding = self.findings[claim.id]
        if claim.speaker is None or (claim.kind in _SPEAKS_FOR_ITSELF and finding.standing == "documented"):
            return claim.claim
        said = f", {claim.said.words}" if claim.said else ""
        return f"{self.handbook.entities[claim.speaker].name}{said}: {claim.claim}"

    def passage(self, claim: Claim, index: int) -> PassageView:
        """Return the passage of one piece of a claim's evidence."""
        evidence = claim.evidence[index]
        source = self.handbook.sources[evidence.source]
        span = self.verification.span(claim.id, index)
        head, _, tail = evidence.passage.partition(GAP)
        place = ""
        if span:
            paragraphs = len(self.handbook.fingerprints[source.id].paragraphs)
            place = f"paragraph {span.paragraph} of {paragraphs} · {span.words} words"
        return PassageView(
            key=f"{claim.id} {index}",
            head=head,
            tail=tail,
            gap=span.gap if span else None,
            lang=source.language,
            source=self.source(source.id),
            href=text_fragment(source.url, evidence),
            place=place,
            relays=self.voice(source.relays) if source.relays else None,
            verified=span is not None,
            note=evidence.note or "",
        )

    def numbers(self, claim: Claim) -> tuple[NumberView, ...]:
        """Return the quantities and dates of a claim."""
        checked = self.verification
        quantities = (
            NumberView(quantity_words(q), _thing_words(q.of), q.as_printed, q.at.words if q.at else "",
                       checked.quantities.get((claim.id, i)) is True, _remark(q))
            for i, q in enumerate(claim.quantities)
        )  # fmt: skip
        dates = (
            NumberView(d.date.words, d.of, d.as_printed, "", checked.dates.get((claim.id, i)) is True, _remark(d))
            for i, d in enumerate(claim.dates)
        )
        return (*quantities, *dates)

    def reason(self, reason: Reason) -> ReasonView:
        """Return a reason with links to the claims, or else the sources, it rests on."""
        claims = tuple(Link(f"claims/{c}/", self.handbook.claims[c].claim) for c in reason.claims)
        return ReasonView(reason.text, claims or tuple(self.source(s) for s in reason.sources))

    def relation_of_passage(self, identity: str, index: int) -> str:
        """Return how a claim stands to one of its passages, or nothing where the passage supports it."""
        direction = self.handbook.claims[identity].evidence[index].direction
        return "" if direction == "supports" else f"{_ANSWERED[direction]} by this passage"

    def answers(self, claim: Claim) -> tuple[Card, ...]:
        """Return the claims that a claim answers or replaces, each with how."""
        answered = [self.card(a.claim, f"{_ANSWERED[a.how]} by this claim") for a in claim.answers]
        return (*answered, *(self.card(c, "replaced by this claim") for c in claim.supersedes))

    def answered_by(self, claim: Claim) -> tuple[Card, ...]:
        """Return the claims that answer or replace a claim, each with how."""
        answering = [self.card(c, f"{how} this claim") for c, how in self.links.answered_by.get(claim.id, ())]
        return (*answering, *(self.card(c, "replaces this claim") for c in self.links.superseded_by.get(claim.id, ())))


def standing_view(standing: Standing) -> StandingView:
    """Return a standing's shape and word."""
    return StandingView(*STANDING_WORDS[standing])


def language_of(text: str) -> str:
    """Return `zh` for text with Han characters, or nothing."""
    return "zh" if _HAN.search(text) else ""


def quantity_words(quantity: Quantity) -> str:
    """Return a quantity as readers expect it, its hedge first: "more than 3,000 items"."""
    values = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    number = " to ".join(_number_words(value) for value in values)
    unit = "%" if quantity.unit == "percent" else f" {quantity.unit}"
    return f"{_COMPARISON_WORDS[quantity.comparison]}{number}{unit}"


def text_fragment(url: str | None, evidence: Evidence) -> str:
    """Return the address that opens a source at the passage, or nothing without an address.

    See https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=start,end`. A place that the address
    names itself stays: some sites find the page by it, and a browser falls back on it.
    """
    if url is None:
        return ""
    ends = ",".join(quote(part, safe="").replace("-", "%2D") for part in evidence.passage.split(GAP))
    page = url.partition(":~:")[0]
    return f"{page}{'' if '#' in page else '#'}:~:text={ends}"


def _thing_words(key: str) -> str:
    """Return the key of a measured thing as words: "us-list-items" is "US list items"."""
    words = [word.upper() if word in _ABBREVIATIONS else word for word in key.split("-")]
    return f"{words[0][0].upper()}{words[0][1:]} {' '.join(words[1:])}".strip()


def _number_words(value: Decimal) -> str:
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{(value / scale).normalize():,f} {word}"
    return f"{value.normalize():,f}"


def _remark(item: Quantity | DateSaid) -> str:
    unsaid = {
        "unit": "the text gives no unit",
        "year": "the text leaves the year unsaid",
        "date": "the text gives no full date",
    }
    parts = (unsaid[item.implied] if item.implied else "", item.note or "")
    return "; ".join(part for part in parts if part)
