"""Backlinks: who answers, cites, names and replaces what. Derived from the handbook, never stored.

This module orders by id and judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.handbook import Handbook
from generator.records import How


@dataclass(frozen=True, slots=True)
class Links:
    """The reverse of every reference, by the id that is referred to; ids in the handbook's order.

    Attributes:
        answered_by: claim to the claims that answer it and how.
        superseded_by: claim to the claims that replace it.
        cited_by: source to the claims whose evidence cites it, each with the evidence's index.
        spoken_by: entity to the claims it makes.
        about: entity or measure to the claims about it.
        published_by: entity to its sources.
        relayed_by: entity or source to the sources that pass its words on.
        parts_of: entity to the entities that are part of it.
        in_chapter: chapter to its claims.
        steps_of: claim to the measures that a step of theirs rests on it.
        disputes_of: claim to the disputes it is in.
        figures_of: claim to the figures that show a value of it.
        issued_by: entity to the measures it issued.
        measures_on: entity or measure to the measures that are about it or rest on it.
        replaced_by: measure to the measures that replace it.
        measures_in: chapter to its measures.
        disputes_in: chapter to its disputes.
        figures_in: chapter to its figures.
        disputes_with: figure to the disputes that show it.
    """

    answered_by: Mapping[str, tuple[tuple[str, How], ...]]
    superseded_by: Mapping[str, tuple[str, ...]]
    cited_by: Mapping[str, tuple[tuple[str, int], ...]]
    spoken_by: Mapping[str, tuple[str, ...]]
    about: Mapping[str, tuple[str, ...]]
    published_by: Mapping[str, tuple[str, ...]]
    relayed_by: Mapping[str, tuple[str, ...]]
    parts_of: Mapping[str, tuple[str, ...]]
    in_chapter: Mapping[str, tuple[str, ...]]
    steps_of: Mapping[str, tuple[str, ...]]
    disputes_of: Mapping[str, tuple[str, ...]]
    figures_of: Mapping[str, tuple[str, ...]]
    issued_by: Mapping[str, tuple[str, ...]]
    measures_on: Mapping[str, tuple[str, ...]]
    replaced_by: Mapping[str, tuple[str, ...]]
    measures_in: Mapping[str, tuple[str, ...]]
    disputes_in: Mapping[str, tuple[str, ...]]
    figures_in: Mapping[str, tuple[str, ...]]
    disputes_with: Mapping[str, tuple[str, ...]]


def links_of(handbook: Handbook) -> Links:
    """Return all backlinks of a handbook."""
    answered: defaultdict[str, list[tuple[str, How]]] = defaultdict(list)
    cited: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for claim in handbook.claims.values():
        for answer in claim.answers:
            answered[answer.claim].append((claim.id, answer.how))
        for index, evidence in enumerate(claim.evidence):
            cited[evidence.source].append((claim.id, index))
    claims, sources, entities = handbook.claims.values(), handbook.sources.values(), handbook.entities.values()
    measures, disputes, figures = handbook.measures.values(), handbook.disputes.values(), handbook.figures.values()
    return Links(
        answered_by={key: tuple(pairs) for key, pairs in answered.items()},
        superseded_by=_reversed((c.id, c.supersedes) for c in claims),
        cited_by={key: tuple(pairs) for key, pairs in cited.items()},
        spoken_by=_reversed((c.id, (c.speaker,)) for c in claims),
        about=_reversed((c.id, c.about) for c in claims),
        published_by=_reversed((s.id, (s.publisher,)) for s in sources),
        relayed_by=_reversed((s.id, (s.relays,)) for s in sources),
        parts_of=_reversed((e.id, (e.part_of,)) for e in entities),
        in_chapter=_reversed((c.id, (c.chapter,)) for c in claims),
        steps_of=_reversed((m.id, [step.claim for step in m.lifecycle]) for m in measures),
        disputes_of=_reversed((d.id, [c for side in d.sides for c in side.claims]) for d in disputes),
        figures_of=_reversed((f.id, [p.claim for series in f.series for p in series.points]) for f in figures),
        issued_by=_reversed((m.id, (m.issuer,)) for m in measures),
        measures_on=_reversed((m.id, (*m.about, *m.legal_basis)) for m in measures),
        replaced_by=_reversed((m.id, m.supersedes) for m in measures),
        measures_in=_reversed((m.id, (m.chapter,)) for m in measures),
        disputes_in=_reversed((d.id, (d.chapter,)) for d in disputes),
        figures_in=_reversed((f.id, (f.chapter,)) for f in figures),
        disputes_with=_reversed((d.id, d.figures) for d in disputes),
    )


def _reversed(named: Iterable[tuple[str, Iterable[str | None]]]) -> dict[str, tuple[str, ...]]:
    """Return, by what is named, the ids of those that name it, each once and in their order."""
    by: defaultdict[str, list[str]] = defaultdict(list)
    for identity, targets in named:
        for target in dict.fromkeys(targets):
            if target:
                by[target].append(identity)
    return {target: tuple(ids) for target, ids in by.items()}
