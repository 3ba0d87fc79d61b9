"""The page of numbers that disagree: every measured thing that has more than one value, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from generator.comparisons import Stated, with_several_values
from generator.editions import Heading
from generator.pages.plan import Plan
from generator.phrases import quantity_words, remark_on, thing_words
from generator.viewer import Viewer
from generator.views import Card, Link

_TITLE = "Numbers that disagree"
_LEAD = (
    "Each thing for which the handbook has more than one value. They may differ because the dates, the units or "
    "what is counted differ; a note says so where it is known. Nothing here is averaged."
)


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One value of a measured thing."""

    words: str
    at: str
    remark: str
    card: Card
    sources: tuple[Link, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class NumbersContext:
    """What the page of numbers shows."""

    title: str
    lead: str
    keys: tuple[tuple[str, str, tuple[NumberLine, ...]], ...]


def numbers_page(viewer: Viewer) -> Plan:
    """Return the plan of the page of numbers that disagree."""
    keys = tuple(
        (
            key,
            thing_words(key, *(stated.claim.claim for stated in all_of)),
            tuple(_line(viewer, stated) for stated in all_of),
        )
        for key, all_of in with_several_values(viewer.handbook).items()
    )
    return Plan(
        path="numbers/index.md",
        kind="numbers",
        title=_TITLE,
        description=_LEAD,
        context=NumbersContext(_TITLE, _LEAD, keys),
        headings=tuple(Heading(key, words) for key, words, _ in keys),
        search=" ".join((_TITLE, *(words for _, words, _ in keys))),
    )


def _line(viewer: Viewer, stated: Stated) -> NumberLine:
    claim = stated.claim
    sources = dict.fromkeys(e.source for e in claim.evidence if e.direction != "disputes")
    return NumberLine(
        words=quantity_words(stated.quantity),
        at=stated.when.words if stated.when else "",
        remark=remark_on(stated.quantity),
        card=viewer.card(claim.id),
        sources=tuple(viewer.source(source) for source in sources),
        verified=viewer.verification.quantities.get((claim.id, stated.index)) is True,
    )
