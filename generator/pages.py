"""Which pages there are, and what each shows: a plan with a filled context for every page.

This module renders nothing; `rendering` turns a plan into HTML.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.architecture import Room
from generator.displays import (
    ArchitectureContext,
    ChapterContext,
    CitedPassage,
    ClaimContext,
    EntityContext,
    EvidenceGroup,
    Plan,
    RulesContext,
    SourceContext,
)
from generator.editions import Heading
from generator.indexes import index_pages
from generator.passages import Span
from generator.phrases import language_of, unit_of
from generator.records import Claim, Entity, Source
from generator.rules import Rule
from generator.strips import strip_of
from generator.viewer import Viewer

_DIRECTIONS = (("supports", "+ Supports"), ("disputes", "− Disputes"), ("qualifies", "± Qualifies"))


@dataclass(frozen=True)
class Planner:
    """Plans all pages of one edition.

    Attributes:
        viewer: the handbook with all that was derived of it.
        edition: the date of the edition in words.
        totals: what was counted and verified.
        rules: the rules that the page of problems lists.
        floors: the program's modules, for the architecture page.
        written: paths of the hand-written pages.
    """

    viewer: Viewer
    edition: str
    totals: dict[str, int]
    rules: tuple[Rule, ...]
    floors: tuple[tuple[Room, ...], ...]
    written: frozenset[str]

    def pages(self) -> Iterator[Plan]:
        """Yield the plan of every generated page, in no particular order."""
        handbook = self.viewer.handbook
        yield from index_pages(self.viewer, self.edition, self.totals)
        yield from (self._claim(claim) for claim in handbook.claims.values())
        yield from (self._source(source) for source in handbook.sources.values())
        yield from (self._entity(entity) for entity in handbook.entities.values())
        yield from (self._chapter(number, chapter) for number, chapter in enumerate(handbook.chapters, 1))
        yield Plan(
            path="method/problems.md",
            kind="problems",
            title="What a check reports",
            description="Every rule of the handbook's check: why it exists and how to mend what breaks it.",
            context=RulesContext(self.rules),
            headings=tuple(Heading(rule.code.lower(), f"{rule.code} {rule.title}") for rule in self.rules),
        )
        yield Plan(
            path="reference/index.md",
            kind="architecture",
            title="Architecture",
            description="The modules of the generator, floor by floor, in their own opening lines.",
            context=ArchitectureContext(self.floors),
        )

    def _claim(self, claim: Claim) -> Plan:
        viewer, handbook = self.viewer, self.viewer.handbook
        finding, card = viewer.findings[claim.id], viewer.card(claim.id)
        standing = card.standing.words.lower()
        groups = self._evidence_groups(claim)
        context = ClaimContext(
            id=claim.id,
            card=card,
            kind=claim.kind,
            chapter=viewer.chapter(claim.chapter),
            about=tuple(viewer.entity(entity) for entity in claim.about),
            first=groups[0].passages[0],
            groups=groups,
            voices=finding.voices,
            reasons=tuple(viewer.reason(reason) for reason in finding.because),
            numbers=viewer.numbers(claim),
            answers=viewer.answers(claim),
            answered_by=viewer.answered_by(claim),
            note=claim.note or "",
            citation=f"Mineral Controls Handbook, “{claim.claim}”, claim {claim.id}, "
            f"standing “{standing}”, edition of {self.edition}.",
            edit_path=handbook.origins[claim.id].file,
        )
        sentence = viewer.sentence(claim)
        return Plan(
            path=f"claims/{claim.id}.md",
            kind="claim",
            title=sentence,
            description=f"{card.standing.words}. {sentence}",
            context=context,
            headings=_headings(
                ("why", f"Why “{standing}”", True),
                ("evidence", "Evidence", True),
                ("numbers", "Numbers and dates", context.numbers),
                ("answered-by", "Answered by", context.answered_by),
                ("answers", "Answers", context.answers),
                ("note", "Read it rightly", context.note),
                ("about", "About", context.about),
                ("cite", "Cite and reuse", True),
            ),
            search=f"{claim.claim} {claim.note or ''}".strip(),
            edit_path=context.edit_path,
        )

    def _evidence_groups(self, claim: Claim) -> tuple[EvidenceGroup, ...]:
        passages = [(e.direction, self.viewer.passage(claim, index)) for index, e in enumerate(claim.evidence)]
        groups = (
            EvidenceGroup(label, tuple(passage for direction, passage in passages if direction == wanted))
            for wanted, label in _DIRECTIONS
        )
        return tuple(group for group in groups if group.passages)

    def _source(self, source: Source) -> Plan:
        viewer, handbook = self.viewer, self.viewer.handbook
        cited = viewer.links.cited_by.get(source.id, ())
        fingerprint = handbook.fingerprints.get(source.id)
        found = [span for pair in cited if (span := viewer.verification.span(*pair))]
        context = SourceContext(
            id=source.id,
            source=source,
            publisher=viewer.entity(source.publisher),
            party=viewer.party(source.publisher),
            relays=viewer.voice(source.relays) if source.relays else None,
            relayed_by=tuple(viewer.source(other) for other in viewer.links.relayed_by.get(source.id, ())),
            same_words_as=viewer.source(source.same_words_as) if source.same_words_as else None,
            strip=strip_of(fingerprint, found) if fingerprint else None,
            unit=unit_of(source),
            cited=tuple(self._cited(cited)),
            edit_path=handbook.origins[source.id].file,
        )
        words = viewer.source_words(source)
        return Plan(
            path=f"sources/{source.id}.md",
            kind="source",
            title=f"{source.title} ({words})",
            description=f"What the handbook cites of: {source.title}, {words}.",
            context=context,
            headings=_headings(("record", "The record", True), ("cited", "What is cited", True)),
            search=f"{source.title} {words}",
            edit_path=context.edit_path,
        )

    def _cited(self, pairs: Sequence[tuple[str, int]]) -> Iterator[CitedPassage]:
        """Yield a source's passages as they stand in it, each once, the unchecked ones last."""
        viewer, claims = self.viewer, self.viewer.handbook.claims

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

    def _entity(self, entity: Entity) -> Plan:
        viewer, links = self.viewer, self.viewer.links
        context = EntityContext(
            id=entity.id,
            entity=entity,
            kind=entity.kind,
            party=viewer.party(entity.id),
            part_of=viewer.entity(entity.part_of) if entity.part_of else None,
            aliases=tuple((alias, language_of(alias)) for alias in entity.aliases),
            parts=tuple(viewer.entity(part) for part in links.parts_of.get(entity.id, ())),
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
            headings=_headings(
                ("says", "What it says", context.spoken),
                ("about", "Claims about it", context.about),
                ("sources", "Sources", context.published + context.relayed),
                ("parts", "Parts", context.parts),
            ),
            search=f"{' '.join(entity.aliases)} {entity.description or ''}".strip() or entity.name,
            edit_path=context.edit_path,
        )

    def _chapter(self, number: int, identity: str) -> Plan:
        viewer, chapters = self.viewer, self.viewer.handbook.chapters
        chapter, order = chapters[identity], list(chapters)
        path = f"chapters/{identity}.md"
        context = ChapterContext(
            number=number,
            id=identity,
            title=chapter.title,
            summary=chapter.summary,
            cards=viewer.cards(viewer.links.in_chapter.get(identity, ())),
            before=viewer.chapter(order[number - 2]) if number > 1 else None,
            after=viewer.chapter(order[number]) if number < len(order) else None,
            written=path in self.written,
        )
        return Plan(
            path=path,
            kind="chapter",
            title=chapter.title,
            description=chapter.summary,
            context=context,
            headings=_headings(("claims", "Claims", True)),
            search=chapter.summary,
            edit_path=viewer.handbook.origins[identity].file,
        )


def _position(span: Span | None) -> tuple[int, int]:
    """Return the order of passages on a source's page: as they stand in it, the unchecked ones last."""
    return (span.start, span.end) if span else (sys.maxsize, 0)


def _headings(*candidates: tuple[str, str, object]) -> tuple[Heading, ...]:
    """Return a heading for each id and title whose section is shown."""
    return tuple(Heading(anchor, title) for anchor, title, shown in candidates if shown)
