"""Problems, measures and what is due as text, problems also for GitHub and as JSON, whatever the facts hold."""

import json
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.boards import Board
from generator.pipeline import measures_on, review_of
from generator.problems import Place, Problem
from generator.reporting import as_github, as_json, as_text, board_as_text, explain, review_as_text, visible
from generator.reviews import KINDS, Due, Kind
from generator.rules import RULES, Rule
from tests.worlds import TODAY, timed_world

TOTALS = {
    "claims": 112,
    "sources": 2,
    "passages": 177,
    "passages_verified": 177,
    "quantities": 14,
    "quantities_verified": 13,
    "dates": 12,
    "dates_verified": 12,
}
PLACE = Place("facts/claims/a.yml", 9, 14)
PROBLEM = Problem(PLACE, "HB402", "the passage differs", "copy it")
TEXTS = st.text(st.characters(codec=None), max_size=30)
PROBLEMS = st.lists(
    st.builds(
        Problem,
        st.builds(Place, TEXTS, st.integers(1, 99), st.integers(1, 99)),
        TEXTS,
        TEXTS,
        TEXTS,
        st.lists(st.builds(Place, TEXTS), max_size=2).map(tuple),
    ),
    max_size=3,
)


def test_each_problem_is_a_line_with_its_place_and_an_indented_hint() -> None:
    assert as_text([PROBLEM], TOTALS).splitlines() == [
        "facts/claims/a.yml:9:14: HB402 the passage differs",
        "    hint: copy it",
        "1 problem. 112 claims: 177 of 177 passages, 13 of 14 quantities, 12 of 12 dates verified.",
    ]


def test_related_places_follow_and_a_missing_hint_leaves_no_line() -> None:
    problem = Problem(PLACE, "HB206", "taken twice", also=(Place("b.yml", 2, 3),))
    assert as_text([problem]).splitlines() == [
        "facts/claims/a.yml:9:14: HB206 taken twice",
        "    see b.yml:2:3",
        "1 problem.",
    ]


@pytest.mark.parametrize(
    ("count", "totals", "last"),
    [
        (0, None, "No problems."),
        (3, None, "3 problems."),
        (0, {"claims": 1, "dates": 1, "dates_verified": 0}, "No problems. 1 claim: 0 of 1 dates verified."),
        (0, {"claims": 0}, "No problems. 0 claims: nothing verified."),
    ],
)
def test_the_last_line_counts(count: int, totals: dict[str, int] | None, last: str) -> None:
    assert as_text([PROBLEM] * count, totals).splitlines()[-1] == last


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\nb\rc", r"a\nb\rc"),
        ("\u202eabc", r"\u202eabc"),
        ("\x9b", r"\x9b"),
        ("限", "限"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_shown_as_an_escape(raw: str, shown: str) -> None:
    assert visible(raw) == shown
    assert as_text([Problem(PLACE, "HB101", raw, raw)]).splitlines()[:2] == [
        f"facts/claims/a.yml:9:14: HB101 {shown}",
        f"    hint: {shown}",
    ]


@given(PROBLEMS)
def test_no_form_lets_a_control_character_through(problems: list[Problem]) -> None:
    for text in (as_text(problems, TOTALS), as_github(problems, TOTALS), as_json(problems, TOTALS)):
        assert {unicodedata.category(char) for char in text.replace("\n", "")}.isdisjoint(
            {"Cc", "Cf", "Cs", "Zl", "Zp"}
        )
    lines = sum(1 + bool(problem.hint) + len(problem.also) for problem in problems)
    assert len(as_text(problems).split("\n")) == lines + 1
    assert len(as_github(problems).split("\n")) == len(problems) + 1


def test_github_gets_an_error_at_the_place_and_a_notice_of_the_counts() -> None:
    also = Problem(PLACE, "HB206", "taken", "rename", (Place("b.yml", 2, 3),))
    assert as_github([PROBLEM, also], TOTALS).splitlines() == [
        "::error file=facts/claims/a.yml,line=9,col=14,title=HB402::the passage differs%0Acopy it",
        "::error file=facts/claims/a.yml,line=9,col=14,title=HB206::taken%0Arename%0Asee b.yml:2:3",
        "::notice::2 problems. 112 claims: 177 of 177 passages, 13 of 14 quantities, 12 of 12 dates verified.",
    ]


def test_github_values_are_escaped_so_that_no_fact_starts_a_command() -> None:
    problem = Problem(Place("a,b:c%.yml"), "HB1", "50% ::warning::\r\n::error::x")
    assert as_github([problem]).splitlines()[0] == (
        "::error file=a%2Cb%3Ac%25.yml,line=1,col=1,title=HB1::50%25 ::warning::%0D%0A::error::x"
    )


def test_json_lists_everything_that_a_problem_says() -> None:
    problem = Problem(PLACE, "HB206", "“a” twice\x1b\x7f", "rename", (Place("b.yml", 2, 3),))
    assert json.loads(as_json([problem], TOTALS)) == {
        "problems": [
            {
                "file": "facts/claims/a.yml",
                "line": 9,
                "column": 14,
                "code": "HB206",
                "message": "“a” twice\x1b\x7f",
                "hint": "rename",
                "also": [{"file": "b.yml", "line": 2, "column": 3}],
            }
        ],
        "totals": TOTALS,
    }
    assert json.loads(as_json([])) == {"problems": [], "totals": {}}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained_within_80_columns(rule: Rule) -> None:
    text = explain(rule)
    assert text.startswith(f"{rule.code}: {rule.title}"[:80])
    assert max(map(len, text.splitlines())) <= 80
    for part in (rule.title, rule.why, rule.fix):
        assert " ".join(part.split()) in " ".join(text.split())


# Measures and what is due.


@pytest.fixture
def board(tmp_path: Path) -> Board:
    made = measures_on(timed_world().write(tmp_path), TODAY, date(2025, 11, 7))
    assert isinstance(made, Board)
    return made


def test_the_measures_of_a_day_stand_by_group_each_with_its_id_its_words_and_what_comes_next(board: Board) -> None:
    assert board_as_text(board).splitlines() == [
        "Measures on 7 November 2025",
        "",
        "Suspended (1)",
        "  order-7: Order No. 7",
        "    Suspended since 7 November 2025",
        "    It is suspended until 10 November 2026.",
        "    then unconfirmed from 11 November 2026",
        "",
        "Announced, not in force (1)",
        "  bureau-threat: The bureau's threat",
        "    Threatened 2 November 2025, for 20 November 2025",
        "    then unconfirmed from 20 November 2025",
    ]


def test_what_is_not_yet_announced_is_counted_last(board: Board) -> None:
    assert board_as_text(replace(board, not_yet=2)).splitlines()[-2:] == ["", "2 not yet announced."]
    assert board_as_text(replace(board, groups=(), not_yet=1)).splitlines() == [
        "Measures on 7 November 2025",
        "",
        "1 not yet announced.",
    ]


def test_a_day_of_no_measures_is_only_named(board: Board) -> None:
    assert board_as_text(replace(board, groups=(), not_yet=0)) == "Measures on 7 November 2025"


@pytest.mark.parametrize("raw", ["a\x1b[31mb", "a\nb\rc", "\u202eabc", "\x9b", "\u2028", "限"])
def test_no_text_of_a_measure_reaches_the_terminal_but_as_it_is_seen(raw: str, board: Board) -> None:
    (group, (row,)), *_ = board.groups
    named = row.measure.model_copy(update={"name": raw})  # as no fact could have it
    odd = replace(row, measure=named, words=f"W {raw}", until=f"U {raw}", afterwards=f"A {raw}")
    shown = visible(raw)
    assert board_as_text(replace(board, groups=((group, (odd,)),))).split("\n")[2:] == [
        "Suspended (1)", f"  order-7: {shown}", f"    W {shown}", f"    U {shown}", f"    then A {shown}",
    ]  # fmt: skip


def test_what_is_due_stands_by_kind_with_record_and_words_and_is_counted_last(tmp_path: Path) -> None:
    world = timed_world()
    world.claims["not-bans"]["review_by"] = "2025-12-31"
    found = review_of(world.write(tmp_path), TODAY)
    lines = review_as_text(item for item in found if isinstance(item, Due)).splitlines()
    assert lines[:3] == [
        "Due for review (1)",
        "  claims/not-bans: since 31 December 2025",
        f"{KINDS['unconfirmed'][0]} (1)",
    ]
    assert lines[3].startswith("  measures/bureau-threat: It was ")
    assert lines[4:] == [
        "Measures without a primary source (1)",
        "  measures/bureau-threat",
        "Sources not captured (1)",
        "  sources/letter",
        "4 due.",
    ]


def test_where_nothing_is_due_a_line_says_so() -> None:
    assert review_as_text(()) == "Nothing is due."


@given(st.lists(st.builds(Due, st.sampled_from(get_args(Kind)), st.just("claims"), TEXTS, TEXTS), max_size=5))
def test_what_is_due_lets_no_control_character_through_and_keeps_one_line_each(items: list[Due]) -> None:
    text = review_as_text(items)
    assert {unicodedata.category(char) for char in text.replace("\n", "")}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    assert len(text.split("\n")) == len(items) + len({item.kind for item in items}) + 1
    for item in items:
        assert f"  claims/{visible(item.id)}" in text
