"""Fills the views of one handbook's records, each once.

Every claim that leaves its page does so in its speaker's name. This module lays nothing out and
derives no standing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from generator.boards import Board, Calendar
from generator.dates import read_moment
from generator.handbook import Handbook
from generator.links import Links
from generator.passages import COLUMN, GAP, Span
from generator.phrases import quantity_words, remark_on, text_fragment, thing_words, unit_of
from generator.records import Claim, How, Search, Source
from generator.standings import Finding, Reason
from generator.terms import Explainer, Run, anchor_of
from generator.verification import Verification
from generator.views import (
    PARTIES,
    Card,
    Link,
    NumberView,
    PartyLabel,
    PassageView,
    ReasonView,
    standing_view,
)

_ANSWERED: dict[How, str] = {"disputes": "disputed", "qualifies": "qualified", "undercuts": "undercut"}
_SPEAKS_FOR_ITSELF = frozenset({"event", "measure", "quantity"})


@dataclass(frozen=True)
class Viewer:
    """Makes views of one handbook's records.

    Attributes:
        handbook: all records.
        verification: what the fingerprints say of their evidence.
        links: all backlinks.
        findings: the standing of each claim.
        calendar: the measures on every day.
        explainer: finds the glossary's terms.
        today: the day of the edition.
    """

    handbook: Handbook
    verification: Verification
    links: Links
    findings: dict[str, Finding]
    calendar: Calendar
    explainer: Explainer
    today: date
    # A card stands on many pages and is made once; so is a passage.
    _cards: dict[tuple[str, str], Card] = field(default_factory=dict, repr=False)
    _passages: dict[tuple[str, int], PassageView] = field(default_factory=dict, repr=False)
    _boards: dict[date, Board] = field(default_factory=dict, repr=False)

    def card(self, identity: str, relation: str = "") -> Card:
        """Return the card of a claim.

        Args:
            identity: the claim's id.
            relation: how it stands to the page it is on, such as "disputes this claim".
        """
        known = self._cards.get((identity, relation))
        if known is None:
            known = self._cards[identity, relation] = self._card(identity, relation)
        return known

    def _card(self, identity: str, relation: str) -> Card:
        claim, finding = self.handbook.claims[identity], self.findings[identity]
        return Card(
            url=f"claims/{identity}/",
            text=claim.claim,
            runs=self.explained(claim.claim),
            speaker=self.entity(claim.speaker) if claim.speaker else None,
            party=self.party(claim.speaker),
            said=claim.said.words if claim.said else "",
            said_iso=claim.said.text if claim.said else "",
            standing=standing_view(finding.standing),
            review_due=finding.review_due,
            relation=relation,
        )

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

    def measure(self, identity: str) -> Link:
        """Return the link to a measure."""
        return Link(f"measures/{identity}/", self.handbook.measures[identity].name)

    def thing(self, identity: str) -> Link:
        """Return the link to an entity or a measure."""
        return self.measure(identity) if identity in self.handbook.measures else self.entity(identity)

    def dispute(self, identity: str) -> Link:
        """Return the link to a dispute."""
        return Link(f"disputes/{identity}/", self.handbook.disputes[identity].question)

    def figure(self, identity: str) -> Link:
        """Return the link to a figure."""
        return Link(f"figures/{identity}/", self.handbook.figures[identity].title)

    def board(self, day: date) -> Board:
        """Return the table of the measures on a day."""
        if day not in self._boards:
            self._boards[day] = self.calendar.board(day)
        return self._boards[day]

    def explained(self, text: str) -> tuple[Run, ...]:
        """Return a text with its terms explained."""
        return self.explainer.runs(text)

    def terms_in(self, *texts: str) -> tuple[Link, ...]:
        """Return links to the terms that stand in some texts, by letter."""
        anchors = {run.anchor for text in texts for run in self.explained(text) if run.anchor}
        terms = (term for term, _ in self.handbook.terms if anchor_of(term) in anchors)
        found = {Link(f"glossary/#{anchor_of(term)}", term.term) for term in terms}
        return tuple(sorted(found, key=lambda link: link.text.casefold()))

    def day_words(self, day: date) -> str:
        """Return a day as a reader expects it."""
        return read_moment(day.isoformat()).words

    def search(self, search: Search | None, sought: str) -> str:
        """Return a search that found nothing as a sentence, or nothing; `sought` is what was looked for."""
        if search is None:
            return ""
        return f"No {sought} was found; looked for on {self.day_words(search.on)}: {search.where.rstrip('.')}."

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
        known = self._passages.get((claim.id, index))
        if known is None:
            known = self._passages[claim.id, index] = self._passage(claim, index)
        return known

    def _passage(self, claim: Claim, index: int) -> PassageView:
        evidence = claim.evidence[index]
        source = self.handbook.sources[evidence.source]
        span = self.verification.span(claim.id, index)
        is_cell = self.handbook.is_table(source.id)
        head, _, tail = evidence.passage.partition(COLUMN if is_cell else GAP)
        place = ""
        if span:
            paragraphs = len(self.handbook.fingerprints[source.id].paragraphs)
            place = f"{'cell' if is_cell else 'paragraph'} {span.paragraph} of {paragraphs}"
            place += "" if is_cell else f" · {span.words} {unit_of(source)}"
        return PassageView(
            key=f"{claim.id} {index}",
            head=head,
            tail=tail,
            gap="" if is_cell else _gap_words(span, source),
            lang=source.language,
            source=self.source(source.id),
            href=(source.url or "") if is_cell else text_fragment(source.url, evidence.passage),
            is_cell=is_cell,
            place=place,
            relays=self.voice(source.relays) if source.relays else None,
            verified=span is not None,
            note=evidence.note or "",
        )

    def numbers(self, claim: Claim) -> tuple[NumberView, ...]:
        """Return the quantities and dates of a claim."""
        checked = self.verification
        quantities = (
            NumberView(
                words=quantity_words(quantity),
                of=thing_words(quantity.of, claim.claim),
                as_printed=quantity.as_printed,
                at=quantity.at.words if quantity.at else "",
                verified=checked.quantities.get((claim.id, index)) is True,
                remark=remark_on(quantity),
            )
            for index, quantity in enumerate(claim.quantities)
        )
        dates = (
            NumberView(
                words=dated.date.words,
                of=dated.of,
                as_printed=dated.as_printed,
                at="",
                verified=checked.dates.get((claim.id, index)) is True,
                remark=remark_on(dated),
            )
            for index, dated in enumerate(claim.dates)
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


def _gap_words(span: Span | None, source: Source) -> str:
    """Return the sign between the two ends of a passage: how much is left out, where that was checked."""
    if span is None:
        return "…"
    return f"… {span.gap} {unit_of(source) if span.gap != 1 else 'word'} …" if span.gap else ""
