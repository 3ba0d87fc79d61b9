"""The page of a claim: its standing with the reasons, its passages, its numbers, who answers it, where it is used."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.plan import Plan, headings
from generator.records import Claim
from generator.terms import Run
from generator.viewer import Viewer
from generator.views import Card, Link, NumberView, PassageView, ReasonView

_DIRECTIONS = (("supports", "+ Supports"), ("disputes", "− Disputes"), ("qualifies", "± Qualifies"))


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
    terms: tuple[Link, ...]
    first: PassageView
    groups: tuple[EvidenceGroup, ...]
    voices: int
    reasons: tuple[ReasonView, ...]
    numbers: tuple[NumberView, ...]
    answers: tuple[Card, ...]
    answered_by: tuple[Card, ...]
    none_found: str
    used: tuple[tuple[str, tuple[Link, ...]], ...]
    note: tuple[Run, ...]
    citation: str
    edit_path: str


def claim_page(viewer: Viewer, edition: str, claim: Claim) -> Plan:
    """Return the plan of a claim's page.

    Args:
        viewer: the handbook with all that was derived of it.
        edition: the date of the edition in words.
        claim: the claim.
    """
    finding, card = viewer.findings[claim.id], viewer.card(claim.id)
    standing = card.standing.words.lower()
    groups = _evidence_groups(viewer, claim)
    context = ClaimContext(
        id=claim.id,
        card=card,
        kind=claim.kind,
        chapter=viewer.chapter(claim.chapter),
        about=tuple(viewer.thing(identity) for identity in claim.about),
        terms=viewer.terms_in(claim.claim, claim.note or ""),
        first=groups[0].passages[0],
        groups=groups,
        voices=finding.voices,
        reasons=tuple(viewer.reason(reason) for reason in finding.because),
        numbers=viewer.numbers(claim),
        answers=viewer.answers(claim),
        answered_by=viewer.answered_by(claim),
        none_found=viewer.search(claim.none_found, "answer, record or later word on it"),
        used=_used(viewer, claim),
        note=viewer.explained(claim.note or ""),
        citation=f"Mineral Controls Handbook, “{claim.claim}”, claim {claim.id}, "
        f"standing “{standing}”, edition of {edition}.",
        edit_path=viewer.handbook.origins[claim.id].file,
    )
    sentence = viewer.sentence(claim)
    return Plan(
        path=f"claims/{claim.id}.md",
        kind="claim",
        title=sentence,
        description=f"{card.standing.words}. {sentence}",
        context=context,
        headings=headings(
            ("why", f"Why “{standing}”", True),
            ("evidence", "Evidence", True),
            ("numbers", "Numbers and dates", context.numbers),
            ("answered-by", "Answered by", context.answered_by or context.none_found),
            ("answers", "Answers", context.answers),
            ("used", "Where it is used", context.used),
            ("note", "Read it rightly", context.note),
            ("about", "About", context.about),
            ("cite", "Cite and reuse", True),
        ),
        search=f"{claim.claim} {claim.note or ''}".strip(),
        edit_path=context.edit_path,
    )


def _used(viewer: Viewer, claim: Claim) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return the measures, disputes and figures that rest on a claim, each kind with its name."""
    links = viewer.links
    used = (
        ("Measures", tuple(viewer.measure(m) for m in links.steps_of.get(claim.id, ()))),
        ("Disputes", tuple(viewer.dispute(d) for d in links.disputes_of.get(claim.id, ()))),
        ("Figures", tuple(viewer.figure(f) for f in links.figures_of.get(claim.id, ()))),
    )
    return tuple((name, found) for name, found in used if found)


def _evidence_groups(viewer: Viewer, claim: Claim) -> tuple[EvidenceGroup, ...]:
    passages = [(e.direction, viewer.passage(claim, index)) for index, e in enumerate(claim.evidence)]
    groups = (
        EvidenceGroup(label, tuple(passage for direction, passage in passages if direction == wanted))
        for wanted, label in _DIRECTIONS
    )
    return tuple(group for group in groups if group.passages)
