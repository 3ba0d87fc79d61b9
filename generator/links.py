"""Backlinks: who answers, cites, names and replaces what. Derived from the handbook, never stored.

This module orders by id and judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
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
        about: entity to the claims about it.
        published_by: entity to its sources.
        relayed_by: entity or source to the sources that pass its words on.
        parts_of: entity to the entities that are part of it.
        in_chapter: chapter to its claims.
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


def links_of(handbook: Handbook) -> Links:
    """Return all backlinks of a handbook."""
    answered: defaultdict[str, list[tuple[str, How]]] = defaultdict(list)
    cited: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    superseded, spoken, about, chapters = (defaultdict[str, list[str]](list) for _ in range(4))
    published, relayed, parts = (defaultdict[str, list[str]](list) for _ in range(3))
    for claim in handbook.claims.values():
        chapters[claim.chapter].append(claim.id)
        if claim.speaker:
            spoken[claim.speaker].append(claim.id)
        for entity in dict.fromkeys(claim.about):
            about[entity].append(claim.id)
        for answer in claim.answers:
            answered[answer.claim].append((claim.id, answer.how))
        for replaced in claim.supersedes:
            superseded[replaced].append(claim.id)
        for index, evidence in enumerate(claim.evidence):
            cited[evidence.source].append((claim.id, index))
    for source in handbook.sources.values():
        published[source.publisher].append(source.id)
        if source.relays:
            relayed[source.relays].append(source.id)
    for item in handbook.entities.values():
        if item.part_of:
            parts[item.part_of].append(item.id)
    frozen = [
        {key: tuple(ids) for key, ids in d.items()}
        for d in (superseded, spoken, about, published, relayed, parts, chapters)
    ]
    return Links(
        {key: tuple(pairs) for key, pairs in answered.items()},
        frozen[0],
        {key: tuple(pairs) for key, pairs in cited.items()},
        *frozen[1:],
    )
