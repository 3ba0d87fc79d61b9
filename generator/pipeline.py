"""The order of the steps: read, load, check, derive, plan, render. Returns what each caller needs.

Nothing below the check runs on an invalid handbook. This module writes no file and reads no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.architecture import floors
from generator.boards import Board, calendar_of
from generator.dates import read_moment
from generator.editions import Edition, Page, address_of
from generator.exports import handbook_json
from generator.folders import read_beside_prose, read_prose
from generator.handbook import Handbook
from generator.links import links_of
from generator.loading import load
from generator.pages import Planner
from generator.problems import Problem, in_order
from generator.prose import with_references, with_terms
from generator.records import Claim, Dispute, Entity, Figure, Measure, Source
from generator.rendering import Renderer, assets
from generator.reviews import Due, due_on
from generator.rules import RULES, Subject, broken
from generator.standings import Derivation
from generator.tables import csv_of, csv_path
from generator.terms import Explainer
from generator.verification import Verification, verify
from generator.viewer import Viewer

PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Examination:
    """What a check found.

    Attributes:
        handbook: the records that could be read.
        verification: what the fingerprints say of their evidence.
        prose: the hand-written pages, Markdown by path below the project.
        problems: every problem, in order.
        totals: what was counted and verified: claims, sources, measures, disputes, figures, passages,
            passages_verified, quantities, quantities_verified, dates, dates_verified.
    """

    handbook: Handbook
    verification: Verification
    prose: dict[str, str]
    problems: tuple[Problem, ...]
    totals: dict[str, int]


def examine(project: Path, today: date, facts: str = "facts", docs: str = "docs") -> Examination:
    """Read and check the facts and the hand-written pages of a project.

    Args:
        project: its folder.
        today: the date of the check.
        facts: the folder of the facts, below the project.
        docs: the folder of the hand-written pages, below the project.
    """
    handbook, problems = load(project, facts)
    verification = verify(handbook)
    prose, unread = read_prose(project, docs)
    found = broken(Subject(handbook, verification, prose, today))
    kinds = ("claims", "sources", "measures", "disputes", "figures")
    totals = {kind: len(getattr(handbook, kind)) for kind in kinds} | verification.totals()
    return Examination(handbook, verification, prose, in_order((*problems, *unread, *found)), totals)


def publish(project: Path, today: date, facts: str = "facts", docs: str = "docs") -> Edition | tuple[Problem, ...]:
    """Return the edition of a project, or its problems if it has any."""
    examined = examine(project, today, facts, docs)
    if examined.problems:
        return examined.problems
    return replace(edition_of(examined, today, docs), beside_prose=read_beside_prose(project, docs))


def measures_on(project: Path, today: date, day: date, facts: str = "facts") -> Board | tuple[Problem, ...]:
    """Return the measures on a day, as their page shows them, or the problems of the facts.

    Args:
        project: the project's folder.
        today: the date of the check.
        day: the day asked for.
        facts: the folder of the facts, below the project.
    """
    examined = examine(project, today, facts)
    return examined.problems or calendar_of(examined.handbook, today).board(day)


def review_of(project: Path, today: date, facts: str = "facts") -> tuple[Due, ...] | tuple[Problem, ...]:
    """Return what is due on a day, or the problems of the facts; see `measures_on`."""
    examined = examine(project, today, facts)
    return examined.problems or due_on(examined.handbook, examined.verification, today)


def edition_of(examined: Examination, today: date, docs: str = "docs") -> Edition:
    """Derive, plan and render what a check has found to be without problems.

    Args:
        examined: an examination without problems.
        today: the date of the edition.
        docs: the folder of the hand-written pages, as it was examined.
    """
    handbook, verification = examined.handbook, examined.verification
    links = links_of(handbook)
    derivation = Derivation(handbook, verification, links, today)
    findings = {claim.id: derivation.of(claim) for claim in handbook.claims.values()}
    explainer = Explainer(tuple(term for term, _ in handbook.terms))
    viewer = Viewer(handbook, verification, links, findings, calendar_of(handbook, today), explainer, today)
    prose = {path.removeprefix(f"{docs}/"): text for path, text in examined.prose.items()}
    planner = Planner(
        viewer, read_moment(today.isoformat()).words, examined.totals, RULES, floors(PACKAGE), frozenset(prose)
    )
    renderer = Renderer()
    pages = sorted((renderer.page(plan) for plan in planner.pages()), key=lambda page: page.path)
    files = {
        "data/handbook.json": handbook_json(viewer, today, examined.totals),
        **{csv_path(figure): csv_of(viewer, figure) for figure in handbook.figures.values()},
        **assets(),
    }
    return Edition(
        tuple(page for page in pages if page.path not in prose),
        _prose(prose, {page.path: page for page in pages}, viewer, renderer),
        files,
        dict(_redirects(handbook)),
        examined.totals,
    )


def _prose(prose: dict[str, str], pages: dict[str, Page], viewer: Viewer, renderer: Renderer) -> dict[str, str]:
    """Resolve citations; a hand-written page of a generated one's path stands in front of its body."""
    resolved: dict[str, str] = {}
    for path, text in prose.items():
        url = address_of(path)
        known: set[str] = set()
        explained = with_terms(
            text,
            lambda stretch, known=known: renderer.terms(viewer.explainer.runs(stretch, known)),  # type: ignore[misc]
        )
        written = with_references(
            explained,
            path,
            lambda number, claim: renderer.reference(number, viewer.card(claim)),
            lambda claims, url=url: renderer.references(viewer.cards(claims), url),  # type: ignore[misc]
        )
        resolved[path] = f"{written.rstrip()}\n\n{pages[path].html}\n" if path in pages else written
    return resolved


def _redirects(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Yield old addresses and where they lead."""
    kinds: tuple[tuple[str, Mapping[str, Claim | Source | Entity | Measure | Dispute | Figure]], ...] = (
        ("claims", handbook.claims),
        ("sources", handbook.sources),
        ("entities", handbook.entities),
        ("measures", handbook.measures),
        ("disputes", handbook.disputes),
        ("figures", handbook.figures),
    )
    for kind, records in kinds:
        for record in records.values():
            yield from ((f"{kind}/{old}/", f"{kind}/{record.id}/") for old in record.formerly)
