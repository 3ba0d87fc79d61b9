"""Which pages there are, and what each shows: a plan with a filled context for every page.

Each module plans one kind of page and holds the typed context of its template: words, links and flags,
so that a template needs no logic beyond showing them. This package renders nothing; `rendering`
turns a plan into HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.architecture import Room
from generator.pages.balances import balance_page
from generator.pages.chapters import chapter_page
from generator.pages.claims import claim_page
from generator.pages.disputes import dispute_page
from generator.pages.entities import entity_page
from generator.pages.figures import figure_page
from generator.pages.glossaries import glossary_page
from generator.pages.indexes import index_pages
from generator.pages.measures import board_pages, measure_page
from generator.pages.numbers import numbers_page
from generator.pages.plan import Plan
from generator.pages.program import architecture_page, rules_page
from generator.pages.reviews import review_page
from generator.pages.sources import source_page
from generator.pages.timelines import timeline_pages
from generator.rules import Rule
from generator.viewer import Viewer

__all__ = ["Plan", "Planner"]


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
        viewer, handbook = self.viewer, self.viewer.handbook
        yield from index_pages(viewer, self.edition, self.totals)
        yield from (claim_page(viewer, self.edition, claim) for claim in handbook.claims.values())
        yield from (source_page(viewer, source) for source in handbook.sources.values())
        yield from (entity_page(viewer, entity) for entity in handbook.entities.values())
        yield from (measure_page(viewer, self.edition, measure) for measure in handbook.measures.values())
        yield from (dispute_page(viewer, dispute) for dispute in handbook.disputes.values())
        yield from (figure_page(viewer, figure) for figure in handbook.figures.values())
        yield from (chapter_page(viewer, self.written, n, chapter) for n, chapter in enumerate(handbook.chapters, 1))
        yield from board_pages(viewer, self.edition)
        yield from timeline_pages(viewer)
        yield numbers_page(viewer)
        yield balance_page(viewer)
        yield review_page(viewer, self.edition)
        yield glossary_page(viewer)
        yield rules_page(self.rules)
        yield architecture_page(self.floors)
