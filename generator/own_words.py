"""Every text of the records in which the handbook itself speaks: notes, descriptions, definitions, questions.

What a party says (the text of a claim, the position of a side) and what a source prints (a passage, a
title) is not among them. This module reads no prose and judges no word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.fields import Frozen
from generator.handbook import Handbook, Origin
from generator.records import Chapter, Figure

_OWN = frozenset(
    {"note", "published_note", "description", "summary", "definition", "covers", "question", "turns_on_note"}
    | {"would_settle", "warning", "where", "label", "of", "part"}
)


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of the handbook's own, with the record's origin and its path in the record."""

    text: str
    origin: Origin
    path: tuple[str | int, ...]


def own_texts(handbook: Handbook) -> Iterator[OwnText]:
    """Yield the handbook's own texts, record by record."""
    kinds: tuple[Mapping[str, Frozen], ...] = (
        handbook.claims, handbook.sources, handbook.entities, handbook.measures, handbook.disputes,
        handbook.figures, handbook.chapters,
    )  # fmt: skip
    for kind in kinds:
        for identity, record in kind.items():
            yield from _texts(record, handbook.origins[identity], ())
    for term, origin in handbook.terms:
        yield from _texts(term, origin, ())


def _texts(record: Frozen, origin: Origin, above: tuple[str | int, ...]) -> Iterator[OwnText]:
    own = _OWN | {"title"} if isinstance(record, Figure | Chapter) else _OWN
    for name in type(record).model_fields:
        value = getattr(record, name)
        for index, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            path = (*above, name) if index is None else (*above, name, index)
            if isinstance(item, Frozen):
                yield from _texts(item, origin, path)
            elif isinstance(item, str) and name in own:
                yield OwnText(item, origin, path)
