"""The page of what is due: records whose day has come, and evidence that is still to be had."""

from __future__ import annotations

from dataclasses import dataclass

from generator.editions import Heading
from generator.pages.plan import Plan
from generator.reviews import KINDS, Due, due_on
from generator.viewer import Viewer
from generator.views import Link

_TITLE = "What is due for review"
_LEAD = (
    "The handbook's own list of what to look at next: days that have passed, and evidence that no machine has "
    "checked. It is made anew with every edition."
)


@dataclass(frozen=True, slots=True)
class ReviewContext:
    """What the page shows: each kind with its id, title, meaning and records."""

    title: str
    lead: str
    edition: str
    kinds: tuple[tuple[str, str, str, tuple[tuple[Link, str], ...]], ...]


def review_page(viewer: Viewer, edition: str) -> Plan:
    """Return the plan of the page of what is due.

    Args:
        viewer: the handbook with all that was derived of it.
        edition: the date of the edition in words.
    """
    found = due_on(viewer.handbook, viewer.verification, viewer.today)
    kinds = []
    for kind, (title, meaning) in KINDS.items():
        lines = tuple((_link(viewer, item), item.words) for item in found if item.kind == kind)
        kinds += [(kind, title, meaning, lines)] if lines else []
    return Plan(
        path="review/index.md",
        kind="review",
        title=_TITLE,
        description=_LEAD,
        context=ReviewContext(_TITLE, _LEAD, edition, tuple(kinds)),
        headings=tuple(Heading(kind, title) for kind, title, _, _ in kinds),
        search=_LEAD,
    )


def _link(viewer: Viewer, item: Due) -> Link:
    if item.record == "claims":
        return Link(f"claims/{item.id}/", viewer.sentence(viewer.handbook.claims[item.id]))
    if item.record == "sources":
        return viewer.source(item.id)
    return viewer.measure(item.id) if item.record == "measures" else viewer.dispute(item.id)
