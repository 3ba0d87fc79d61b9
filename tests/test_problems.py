"""Problems: how they are ordered, shown and made once."""

from __future__ import annotations

import pytest

from generator.problems import Place, Problem, in_order, nearest


def test_a_place_is_shown_as_file_line_and_column() -> None:
    assert str(Place("facts/a.yml", 3, 5)) == "facts/a.yml:3:5"
    assert str(Place("facts/a.yml")) == "facts/a.yml:1:1"


def test_problems_come_by_file_line_column_and_code_and_each_once() -> None:
    def problem(file: str, line: int, column: int, code: str) -> Problem:
        return Problem(Place(file, line, column), code, "m")

    right = [
        problem("a.yml", 2, 1, "HB900"),
        problem("a.yml", 10, 2, "HB100"),
        problem("a.yml", 10, 11, "HB100"),
        problem("a.yml", 10, 11, "HB200"),
        problem("b.yml", 1, 1, "HB100"),
    ]
    assert list(in_order([*reversed(right), right[2]])) == right
    assert in_order([]) == ()


@pytest.mark.parametrize(
    ("found", "hint"),
    [("supprots", "did you mean “supports”?"), ("dispute", "did you mean “disputes”?"), ("xyz", ""), ("", "")],
)
def test_the_nearest_value_is_named_and_only_if_it_is_near(found: str, hint: str) -> None:
    assert nearest(found, {"supports", "disputes", "qualifies"}) == hint


def test_of_two_values_equally_near_the_same_is_named_every_time() -> None:
    assert nearest("bat", ["cat", "rat"]) == nearest("bat", ["rat", "cat"])


def test_with_nothing_to_choose_from_there_is_no_hint() -> None:
    assert nearest("a", []) == ""
