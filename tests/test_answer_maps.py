"""The drawing of who answers whom: boxes in columns as time runs, arrows from answer to answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.answer_maps import BOX_HEIGHT, BOX_WIDTH, AnswerMap, Box, Placed, Relation, map_of

RELATIONS: tuple[Relation, ...] = get_args(Relation)
NAMES = ("EU", "CN", "US", "Other", "Industry")
PATH = re.compile(r"M(-?\d+) (-?\d+)C(-?\d+) (-?\d+) (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
Answer = tuple[int, int, Relation]
Case = tuple[tuple[str, ...], list[Placed], list[Answer]]


@st.composite
def cases(draw: st.DrawFn, *, same_side: bool) -> Case:
    """Return sides, their claims and at least one answer within a side, or between two of them."""
    sides = NAMES[: draw(st.integers(2, 5))]
    days = st.sampled_from(["", "2025-01-01", "2025-01-02", "2025-10-12", "2026-03-01"])
    drawn = draw(st.lists(st.tuples(st.integers(0, len(sides) - 1), days), min_size=2, max_size=9))
    claims = [Placed(number, side, day[:4], day) for number, (side, day) in enumerate(drawn, 1)]
    pairs = [
        (first.number, second.number)
        for first in claims
        for second in claims
        if first is not second and (first.side == second.side) == same_side
    ]
    if not pairs:
        claims = [Placed(1, 0, "", ""), Placed(2, 0 if same_side else 1, "", "")]
        pairs = [(1, 2), (2, 1)]
    answers = draw(
        st.lists(st.tuples(st.sampled_from(pairs), st.sampled_from(RELATIONS)), min_size=1, max_size=8, unique=True)
    )
    return sides, claims, [(*pair, how) for pair, how in answers]


def drawn(sides: Sequence[str], claims: Sequence[Placed], answers: Sequence[Answer]) -> AnswerMap:
    made = map_of(sides, claims, answers)
    assert made is not None
    return made


def points(path: str) -> list[tuple[int, int]]:
    """Return the start, the two handles and the end of an arrow's curve."""
    form = PATH.fullmatch(path)
    assert form, path
    numbers = [int(part) for part in form.groups()]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def along(path: str) -> Iterator[tuple[float, float]]:
    """Yield points of the curve itself."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points(path)
    for step in range(41):
        t = step / 40
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def assert_arrows_join_their_boxes(case: Case) -> None:
    sides, claims, answers = case
    made = drawn(sides, claims, answers)
    boxes = {box.number: box for box in made.boxes}
    assert [arrow.relation for arrow in made.arrows] == [how for _, _, how in answers]
    for arrow, (start, end, _) in zip(made.arrows, answers, strict=True):
        (out_x, out_y), *_, (in_x, in_y) = points(arrow.path)
        answering, answered = boxes[start], boxes[end]
        assert out_x in (answering.x, answering.x + BOX_WIDTH)
        assert answering.y < out_y < answering.y + BOX_HEIGHT
        assert in_x in (answered.x - 2, answered.x + BOX_WIDTH + 2)
        assert answered.y < in_y < answered.y + BOX_HEIGHT


def assert_all_is_within(made: AnswerMap) -> None:
    for box in made.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + BOX_WIDTH <= made.width
        assert box.y + BOX_HEIGHT <= made.height
    assert all(0 < middle < made.width for middle, _ in made.columns)
    for arrow in made.arrows:
        for x, y in along(arrow.path):
            assert 0 <= x <= made.width, arrow.path
            assert 0 <= y <= made.height, arrow.path


def meet(first: Box, second: Box) -> bool:
    return abs(first.x - second.x) < BOX_WIDTH and abs(first.y - second.y) < BOX_HEIGHT


ONE_A_SIDE = [Placed(1, 0, "1 Oct 2025", "2025-10-01"), Placed(2, 1, "2 Oct 2025", "2025-10-02")]


def test_without_an_answer_there_is_no_drawing() -> None:
    assert map_of(("EU", "CN"), ONE_A_SIDE, []) is None
    assert map_of(("EU", "CN"), ONE_A_SIDE, [(2, 1, "disputes")]) is not None


def test_a_box_carries_the_number_and_the_date_of_its_claim() -> None:
    made = drawn(("EU", "CN"), ONE_A_SIDE, [(2, 1, "disputes")])
    assert [(box.number, box.when) for box in made.boxes] == [(1, "1 Oct 2025"), (2, "2 Oct 2025")]


@given(cases(same_side=False))
def test_every_claim_has_one_box_in_the_column_of_its_side(case: Case) -> None:
    sides, claims, answers = case
    made = drawn(sides, claims, answers)
    assert [name for _, name in made.columns] == list(sides)
    middles = [middle for middle, _ in made.columns]
    assert all(after - before > BOX_WIDTH for before, after in pairwise(middles))
    side_of = {claim.number: claim.side for claim in claims}
    assert sorted(box.number for box in made.boxes) == sorted(side_of)
    for box in made.boxes:
        assert box.x + BOX_WIDTH // 2 == middles[side_of[box.number]]


@given(cases(same_side=False))
def test_time_runs_down_and_what_is_of_one_day_stands_by_number(case: Case) -> None:
    sides, claims, answers = case
    made = drawn(sides, claims, answers)
    order = {claim.number: (claim.order, claim.number) for claim in claims}
    downwards = sorted(made.boxes, key=lambda box: box.y)
    assert [box.number for box in downwards] == sorted(order, key=lambda number: order[number])
    assert tuple(downwards) == made.boxes


@given(cases(same_side=False) | cases(same_side=True))
def test_no_box_stands_on_another_or_on_the_names_of_the_sides(case: Case) -> None:
    made = drawn(*case)
    assert not [pair for pair in combinations(made.boxes, 2) if meet(*pair)]
    assert all(box.y > 22 for box in made.boxes)


@given(cases(same_side=False) | cases(same_side=True))
def test_an_arrow_starts_at_the_answering_box_and_ends_at_the_answered_one(case: Case) -> None:
    assert_arrows_join_their_boxes(case)


@given(cases(same_side=False))
def test_an_arrow_between_two_sides_leaves_and_comes_in_where_they_face_each_other(case: Case) -> None:
    sides, claims, answers = case
    made = drawn(sides, claims, answers)
    side_of = {claim.number: claim.side for claim in claims}
    boxes = {box.number: box for box in made.boxes}
    for arrow, (start, end, _) in zip(made.arrows, answers, strict=True):
        (out_x, _), *_, (in_x, _) = points(arrow.path)
        to_right = side_of[start] < side_of[end]
        assert (out_x > boxes[start].x) == to_right
        assert (in_x < boxes[end].x) == to_right
        assert (out_x < in_x) == to_right


@given(cases(same_side=False))
def test_all_of_an_answer_between_sides_is_within_the_drawing(case: Case) -> None:
    assert_all_is_within(drawn(*case))


@given(cases(same_side=True))
def test_all_of_an_answer_within_a_side_is_within_the_drawing(case: Case) -> None:
    assert_all_is_within(drawn(*case))


@pytest.mark.parametrize("side", [0, 1, 2])
def test_answers_to_one_claim_come_in_at_different_heights(side: int) -> None:
    claims = [Placed(1, 1, "", "2025-01-01"), *(Placed(n, side, "", f"2025-02-0{n}") for n in (2, 3, 4))]
    made = drawn(NAMES[:3], claims, [(2, 1, "disputes"), (3, 1, "qualifies"), (4, 1, "undercuts")])
    assert len({points(arrow.path)[-1] for arrow in made.arrows}) == 3


def test_equal_claims_give_an_equal_drawing_in_whatever_order_they_come() -> None:
    answers: list[Answer] = [(2, 1, "disputes")]
    assert map_of(("EU", "CN"), ONE_A_SIDE, answers) == map_of(("EU", "CN"), ONE_A_SIDE[::-1], answers)
