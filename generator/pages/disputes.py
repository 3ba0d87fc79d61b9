"""The page of a dispute: its sides at equal width, who answers whom, what would settle it, and the balance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.answer_maps import AnswerMap, Placed, Relation, map_of
from generator.balances import balance_of
from generator.dates import Moment
from generator.pages.figures import Drawing, drawing_of
from generator.pages.plan import Plan, headings
from generator.phrases import brief_date
from generator.records import Dispute, Side
from generator.terms import Run
from generator.viewer import Viewer
from generator.views import PARTIES, Card, Link, PartyLabel

_SHORT_NAMES = {"other-government": "Other", "intergovernmental": "Intergov.", "independent": "Independent"}


@dataclass(frozen=True, slots=True)
class NumberedCard:
    """A claim of a side, with its number on the page, its passages in short and who answers it."""

    number: int
    card: Card
    evidence: str
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a dispute."""

    name: str
    party: PartyLabel
    position: tuple[Run, ...]
    cards: tuple[NumberedCard, ...]
    none_found: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationLine:
    """One answer in words: who, when and how, to whom."""

    start: int
    end: int
    text: str
    how: Relation
    target: str


@dataclass(frozen=True, slots=True)
class DisputeContext:
    """What a dispute's page shows."""

    id: str
    question: str
    lead: str
    chapter: Link
    turns_on: tuple[str, ...]
    turns_on_note: tuple[Run, ...]
    sides: tuple[SideView, ...]
    columns: int
    rows: int
    map: AnswerMap | None
    relations: tuple[RelationLine, ...]
    hows: tuple[Relation, ...]
    figures: tuple[Drawing, ...]
    would_settle: tuple[str, ...]
    note: tuple[Run, ...]
    review_due: bool
    edit_path: str


def dispute_page(viewer: Viewer, dispute: Dispute) -> Plan:
    """Return the plan of a dispute's page."""
    sides = sorted(dispute.sides, key=lambda side: PARTIES[side.party][1].casefold())
    claims = [claim for side in sides for claim in side.claims]
    numbers = {claim: number for number, claim in enumerate(claims, 1)}
    relations = tuple(_relations(viewer, sides, numbers))
    context = DisputeContext(
        id=dispute.id,
        question=dispute.question,
        lead=_lead(viewer, sides, claims),
        chapter=viewer.chapter(dispute.chapter),
        turns_on=tuple(word.capitalize() for word in dispute.turns_on),
        turns_on_note=viewer.explained(dispute.turns_on_note or ""),
        sides=tuple(_side(viewer, side, numbers, relations) for side in sides),
        columns=2 if len(sides) == 4 else min(len(sides), 3),
        rows=3 + max(len(side.claims) for side in sides),
        map=_map(viewer, sides, numbers, relations),
        relations=relations,
        hows=tuple(dict.fromkeys(relation.how for relation in relations)),
        figures=tuple(drawing_of(viewer, viewer.handbook.figures[figure]) for figure in dispute.figures),
        would_settle=dispute.would_settle,
        note=viewer.explained(dispute.note or ""),
        review_due=dispute.review_by is not None and dispute.review_by < viewer.today,
        edit_path=viewer.handbook.origins[dispute.id].file,
    )
    names = ", ".join(side.name for side in context.sides)
    return Plan(
        path=f"disputes/{dispute.id}.md",
        kind="dispute",
        title=dispute.question,
        description=f"{dispute.question} The sides: {names}. {context.lead}",
        context=context,
        headings=headings(
            ("sides", "The sides", True),
            ("who", "Who answers whom", True),
            ("numbers", "The numbers", context.figures),
            ("settle", "What would settle it", True),
            ("note", "Read it rightly", context.note),
            ("balance", "Balance of this page", True),
        ),
        search=f"{dispute.question} {' '.join(side.position for side in sides)}",
        edit_path=context.edit_path,
    )


def _lead(viewer: Viewer, sides: list[Side], claims: list[str]) -> str:
    said = [claim.said for identity in claims if (claim := viewer.handbook.claims[identity]).said]
    first, last = min(said, key=_first_day, default=None), max(said, key=_last_day, default=None)
    counted = f"{len(sides)} sides, {len(claims)} claims"
    if not first or not last:
        return f"{counted}."
    return f"{counted}, from {first.words} to {last.words}." if first != last else f"{counted}, of {first.words}."


def _first_day(said: Moment) -> str:
    return said.earliest.isoformat()


def _last_day(said: Moment) -> str:
    return said.latest.isoformat()


def _side(viewer: Viewer, side: Side, numbers: Mapping[str, int], relations: tuple[RelationLine, ...]) -> SideView:
    code, name = PARTIES[side.party]
    balance = balance_of(side, viewer.handbook, viewer.verification)
    return SideView(
        name=f"{name[0].upper()}{name[1:]}",
        party=PartyLabel(code, name),
        position=viewer.explained(side.position),
        cards=tuple(
            NumberedCard(
                numbers[claim],
                viewer.card(claim),
                _evidence_words(viewer, claim),
                tuple(f"{r.how} [{r.end}]" for r in relations if r.start == numbers[claim]),
            )
            for claim in side.claims
        ),
        none_found=viewer.search(side.none_found, "statement"),
        counts=(
            str(balance.claims),
            str(balance.passages),
            str(balance.verified),
            str(balance.records),
            str(balance.voices),
            str(balance.words),
            balance.latest.words if balance.latest else "–",
        ),
    )


def _evidence_words(viewer: Viewer, identity: str) -> str:
    claim = viewer.handbook.claims[identity]
    passages = [index for index, evidence in enumerate(claim.evidence) if evidence.direction == "supports"]
    checked = sum(viewer.verification.span(identity, index) is not None for index in passages)
    return f"{len(passages)} passage{'s' * (len(passages) != 1)}, {checked or 'none'} machine-checked"


def _relations(viewer: Viewer, sides: list[Side], numbers: Mapping[str, int]) -> Iterator[RelationLine]:
    """Yield the answers and replacements within a dispute, by the number of the answering claim."""
    named = {claim: _short(side) for side in sides for claim in side.claims}

    def words(identity: str) -> str:
        said = viewer.handbook.claims[identity].said
        return f"{named[identity]}{f', {brief_date(said)}' if said else ''} [{numbers[identity]}]"

    for identity, number in numbers.items():
        claim = viewer.handbook.claims[identity]
        pairs: list[tuple[str, Relation]] = [(answer.claim, answer.how) for answer in claim.answers]
        pairs += [(replaced, "replaces") for replaced in claim.supersedes]
        for other, how in pairs:
            if other in numbers:
                yield RelationLine(number, numbers[other], words(identity), how, words(other))


def _map(
    viewer: Viewer, sides: list[Side], numbers: Mapping[str, int], relations: tuple[RelationLine, ...]
) -> AnswerMap | None:
    placed = []
    for index, side in enumerate(sides):
        for claim in side.claims:
            said = viewer.handbook.claims[claim].said
            order = said.earliest.isoformat() if said else ""
            placed.append(Placed(numbers[claim], index, brief_date(said) if said else "", order))
    answers = [(relation.start, relation.end, relation.how) for relation in relations]
    return map_of([_short(side) for side in sides], placed, answers)


def _short(side: Side) -> str:
    """Return a side's name in short, as it stands above a column."""
    return _SHORT_NAMES.get(
        side.party, PARTIES[side.party][0] if len(PARTIES[side.party][1]) > 12 else PARTIES[side.party][1].capitalize()
    )
