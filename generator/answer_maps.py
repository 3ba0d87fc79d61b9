"""Who answers whom in a dispute, as a drawing: a column for each side, time running down, an arrow for each answer.

It finds where boxes and arrows stand; a template draws them, and the same relations are given as a list.
This module knows no claim and no HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Relation = Literal["disputes", "qualifies", "undercuts", "replaces"]
COLUMN, BOX_WIDTH, BOX_HEIGHT, ROW, TOP = 148, 116, 26, 40, 30
_LEFT = 62  # the middle of the first column
_RIGHT = 82  # the last column has room beside it for answers within a side


@dataclass(frozen=True, slots=True)
class Box:
    """One claim: its number, its date in short and where it stands."""

    number: int
    when: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """One answer: how, and the path of its arrow."""

    relation: Relation
    path: str


@dataclass(frozen=True, slots=True)
class AnswerMap:
    """The drawing of one dispute.

    Attributes:
        width: of the whole.
        height: of the whole.
        box: how wide and high each claim's box is.
        columns: the middle of each side's column and its name in short.
        boxes: the claims, as time runs.
        arrows: the answers.
    """

    width: int
    height: int
    box: tuple[int, int]
    columns: tuple[tuple[int, str], ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """One claim to be placed: its number, its side from 0, its date in short and for sorting."""

    number: int
    side: int
    when: str
    order: str


def map_of(
    sides: Sequence[str], claims: Sequence[Placed], answers: Sequence[tuple[int, int, Relation]]
) -> AnswerMap | None:
    """Return the drawing of a dispute, or nothing where no claim answers another.

    Args:
        sides: the names of the sides in short, from left to right.
        claims: the claims of all sides.
        answers: the number of the answering claim, that of the one it answers, and how.
    """
    if not answers:
        return None
    in_time = sorted(claims, key=lambda claim: (claim.order, claim.number))
    boxes = {
        claim.number: Box(claim.number, claim.when, _middle(claim.side) - BOX_WIDTH // 2, TOP + row * ROW)
        for row, claim in enumerate(in_time)
    }
    side_of = {claim.number: claim.side for claim in claims}
    return AnswerMap(
        width=_middle(len(sides) - 1) + _RIGHT,
        height=TOP + len(claims) * ROW,
        box=(BOX_WIDTH, BOX_HEIGHT),
        columns=tuple((_middle(index), name) for index, name in enumerate(sides)),
        boxes=tuple(boxes.values()),
        arrows=tuple(
            Arrow(how, _path(boxes[start], boxes[end], side_of, _shift(index, answers)))
            for index, (start, end, how) in enumerate(answers)
        ),
    )


def _middle(side: int) -> int:
    return _LEFT + side * COLUMN


def _shift(index: int, answers: Sequence[tuple[int, int, Relation]]) -> int:
    """Return by how much an arrow keeps clear of those before it that start or end at the same boxes."""
    mine = set(answers[index][:2])
    beside = sum(bool(mine & set(other[:2])) for other in answers[:index])
    return (beside % 3 - 1) * 6


def _path(start: Box, end: Box, side_of: Mapping[int, int], shift: int) -> str:
    """Return the path from the side of the answering box to the side of the answered one."""
    here, there = start.y + BOX_HEIGHT // 2 + shift, end.y + BOX_HEIGHT // 2 + shift
    if side_of[start.number] == side_of[end.number]:
        out = start.x + BOX_WIDTH
        bulge = out + 14 + min(abs(here - there) // 12, 10)
        return f"M{out} {here}C{bulge} {here} {bulge} {there} {out + 2} {there}"
    to_right = start.x < end.x
    out, into = (start.x + BOX_WIDTH, end.x - 2) if to_right else (start.x, end.x + BOX_WIDTH + 2)
    middle = (out + into) // 2
    return f"M{out} {here}C{middle} {here} {middle} {there} {into} {there}"
