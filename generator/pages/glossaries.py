"""The page of the glossary: every term with its meaning and where more is to be found."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.plan import Plan
from generator.terms import anchor_of
from generator.viewer import Viewer
from generator.views import Link

_TITLE = "Glossary"
_LEAD = "What terms and abbreviations mean here. In claims and pages their first place carries the same words."


@dataclass(frozen=True, slots=True)
class TermView:
    """One term with its other forms and its meaning."""

    id: str
    term: str
    also: tuple[str, ...]
    definition: str
    about: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GlossaryContext:
    """What the glossary shows."""

    title: str
    lead: str
    terms: tuple[TermView, ...]


def glossary_page(viewer: Viewer) -> Plan:
    """Return the plan of the glossary's page: the terms by letter."""
    terms = [
        TermView(
            anchor_of(term),
            term.term,
            term.also,
            term.definition,
            tuple(viewer.thing(identity) for identity in term.about),
        )
        for term, _ in viewer.handbook.terms
    ]
    terms.sort(key=lambda view: view.term.casefold())
    return Plan(
        path="glossary/index.md",
        kind="glossary",
        title=_TITLE,
        description=_LEAD,
        context=GlossaryContext(_TITLE, _LEAD, tuple(terms)),
        search=" ".join((_TITLE, *(view.term for view in terms))),
    )
