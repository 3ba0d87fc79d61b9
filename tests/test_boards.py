"""The measures on a day: groups, words, what comes next, and bars that stay within the years they show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.boards import GROUPS, Calendar, Group, Row, calendar_of, group_of
from generator.handbook import Handbook
from generator.lifecycles import Status, days_of_change, state_on
from generator.records import Measure, StepEvent
from generator.status_words import STATUS_WORDS, status_words
from tests.conftest import Fields, MakeHandbook
from tests.measures import measure, step

TODAY = date(2026, 1, 1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def calendar(*measures: Measure, handbook: Handbook | None = None, today: date = TODAY) -> Calendar:
    return calendar_of(replace(handbook or Handbook(), measures={m.id: m for m in measures}), today)


def row(made: Measure, on: str, *others: Measure, today: date = TODAY) -> Row:
    found = calendar(made, *others, today=today).row(made, day(on))
    assert found, on
    return found


ANNOUNCED = step("announced", "2025-10-09")
IN_FORCE = step("in-force", "2025-11-08")
SUSPENDED = step("suspended", "2025-12-01", until="2026-11-10")
RESUMED = step("resumed", "2026-11-11")
# Each life, a day, and what the row of that day says.
WORDS: list[tuple[list[Fields], str, Status, Group, str]] = [
    ([ANNOUNCED], "2025-10-09", "announced", "announced", "Announced 9 October 2025"),
    # it is announced for no day on which it is amended or ends
    (
        [ANNOUNCED, step("amended", "2025-10-20"), step("revoked", "2025-12-01")],
        "2025-10-09",
        "announced",
        "announced",
        "Announced 9 October 2025",
    ),
    ([ANNOUNCED, IN_FORCE], "2025-10-31", "announced", "announced", "Announced 9 October 2025, for 8 November 2025"),
    (
        [step("announced", "2025-10-09", planned="2025-11-20"), step("in-force", "2025-12-01")],
        "2025-11-19",
        "announced",
        "announced",
        "Announced 9 October 2025, for 20 November 2025",
    ),
    (
        [step("announced", "2025-10-09", planned="2025-12-01"), IN_FORCE],
        "2025-11-07",
        "announced",
        "announced",
        "Announced 9 October 2025, for 8 November 2025",
    ),
    (
        [
            step("announced", "2025-10-09", planned="2025-10-20"),
            step("announced", "2025-10-15", planned="2025-11-20"),
        ],
        "2025-10-20",
        "announced",
        "announced",
        "Announced 9 October 2025, for 20 November 2025",
    ),
    (
        [ANNOUNCED, step("in-force", "2025-12-01", part="goods"), step("in-force", "2025-12-08", part="tools")],
        "2025-11-30",
        "announced",
        "announced",
        "Announced 9 October 2025, for 1 December 2025",
    ),
    ([ANNOUNCED, IN_FORCE], "2025-11-08", "in-force", "in-force", "In force since 8 November 2025"),
    (
        [ANNOUNCED, step("in-force", "2025-11-08", part="goods"), step("in-force", "2025-12-08")],
        "2025-11-30",
        "in-force-in-part",
        "in-force",
        "In force in part since 8 November 2025",
    ),
    ([ANNOUNCED, IN_FORCE, SUSPENDED], "2025-12-25", "suspended", "suspended", "Suspended since 1 December 2025"),
    (
        [ANNOUNCED, IN_FORCE, step("suspended", "2025-12-01", part="goods")],
        "2025-12-25",
        "suspended-in-part",
        "suspended",
        "Suspended in part since 1 December 2025",
    ),
    (
        [ANNOUNCED, IN_FORCE, SUSPENDED],
        "2027-01-01",
        "unconfirmed",
        "unconfirmed",
        "Unconfirmed since 11 November 2026",
    ),
    (
        [ANNOUNCED, IN_FORCE, SUSPENDED, RESUMED],
        "2027-01-01",
        "in-force",
        "in-force",
        "In force since 11 November 2026",
    ),
    (
        [ANNOUNCED, IN_FORCE, step("expires", "2025-12-01")],
        "2025-12-25",
        "lapsed",
        "ended",
        "Lapsed on 1 December 2025",
    ),
    (
        [ANNOUNCED, IN_FORCE, step("revoked", "2025-12-01")],
        "2025-12-25",
        "revoked",
        "ended",
        "Revoked on 1 December 2025",
    ),
    (
        [ANNOUNCED, step("suspended", "2025-10-20"), step("resumed", "2025-11-05"), IN_FORCE],
        "2025-11-06",
        "announced",
        "announced",
        "Announced 9 October 2025, for 8 November 2025",
    ),
]


@pytest.mark.parametrize(("steps", "on", "status", "group", "words"), WORDS)
def test_a_row_says_the_status_with_its_first_day(
    steps: list[Fields], on: str, status: Status, group: Group, words: str
) -> None:
    found = row(measure("a", *steps), on)
    assert (found.state.status, found.group, found.words) == (status, group, words)
    assert found.status == STATUS_WORDS[status]
    assert found.state == state_on(found.measure.lifecycle, day(on))


@pytest.mark.parametrize(("nature", "word"), [("act", "Announced"), ("proposal", "Proposed"), ("threat", "Threatened")])
def test_what_was_never_enacted_is_called_what_it_is(nature: str, word: str) -> None:
    made = measure("a", step("announced", "2025-10-10", planned="2025-11-01"), nature=nature)
    announced, passed = row(made, "2025-10-10"), row(made, "2025-11-01")
    assert (announced.status, announced.words) == (word, f"{word} 10 October 2025, for 1 November 2025")
    assert (passed.status, passed.words) == ("Unconfirmed", "Unconfirmed since 1 November 2025")
    assert status_words("announced", made.nature) == word
    assert status_words("revoked", made.nature) == "Revoked"


def test_what_another_measure_replaces_says_since_when() -> None:
    old = measure("old", ANNOUNCED, IN_FORCE)
    new = measure("new", step("announced", "2025-12-01"), step("in-force", "2025-12-15"), supersedes=["old"])
    replaced, before = row(old, "2026-01-01", new), row(old, "2025-12-14", new)
    assert (replaced.words, replaced.group, replaced.afterwards) == ("Superseded on 15 December 2025", "ended", "")
    assert (before.words, before.afterwards) == ("In force since 8 November 2025", "superseded from 15 December 2025")


def test_a_row_says_until_when_and_what_is_unconfirmed() -> None:
    made = measure("a", ANNOUNCED, IN_FORCE, SUSPENDED)
    assert row(made, "2025-11-08").until == ""
    assert row(made, "2025-12-01").until == "It is suspended until 10 November 2026."
    assert row(made, "2026-11-11").until == (
        "It was recorded as suspended until 10 November 2026; "
        "that day has passed, and the handbook has no later record."
    )
    of_part = measure("b", ANNOUNCED, IN_FORCE, step("suspended", "2025-12-01", part="goods made here"))
    assert row(of_part, "2025-12-01").until == "Goods made here: suspended. The rest: in force."


@pytest.mark.parametrize(
    ("steps", "on", "afterwards"),
    [
        ([ANNOUNCED], "2025-10-09", ""),
        ([ANNOUNCED, IN_FORCE], "2025-10-09", "in force from 8 November 2025"),
        ([ANNOUNCED, IN_FORCE], "2025-11-07", "in force from 8 November 2025"),
        ([ANNOUNCED, IN_FORCE], "2025-11-08", ""),
        ([ANNOUNCED, IN_FORCE, SUSPENDED], "2025-10-09", "in force from 8 November 2025 to 30 November 2025"),
        ([ANNOUNCED, IN_FORCE, SUSPENDED], "2025-11-08", "suspended from 1 December 2025 to 10 November 2026"),
        ([ANNOUNCED, IN_FORCE, SUSPENDED], "2026-11-10", "unconfirmed from 11 November 2026"),
        ([ANNOUNCED, IN_FORCE, SUSPENDED], "2026-11-11", ""),
        ([ANNOUNCED, IN_FORCE, SUSPENDED, RESUMED], "2026-11-10", "in force from 11 November 2026"),
        ([step("announced", "2025-10-09", planned="2025-11-08")], "2025-10-09", "unconfirmed from 8 November 2025"),
        # a part changes and the status of the whole does not: that is no change of status
        (
            [ANNOUNCED, IN_FORCE, SUSPENDED, step("suspended", "2026-10-01", until="2027-11-10")],
            "2025-12-01",
            "unconfirmed from 11 November 2027",
        ),
        (
            [ANNOUNCED, step("in-force", "2025-11-08", part="goods"), step("in-force", "2025-12-08")],
            "2025-10-09",
            "in force in part from 8 November 2025 to 7 December 2025",
        ),
    ],
)
def test_a_row_says_which_change_comes_next(steps: list[Fields], on: str, afterwards: str) -> None:
    assert row(measure("a", *steps), on).afterwards == afterwards


def test_a_threat_that_comes_next_is_called_one() -> None:
    steps = [ANNOUNCED, step("suspended", "2025-10-20"), step("resumed", "2025-11-05")]
    assert row(measure("a", *steps, nature="threat"), "2025-10-20").afterwards == "threatened from 5 November 2025"
    assert row(measure("a", *steps), "2025-10-20").afterwards == "announced from 5 November 2025"


def test_every_status_has_words_and_a_group_but_what_is_not_yet_announced() -> None:
    statuses = get_args(Status)
    assert STATUS_WORDS.keys() == set(statuses)
    assert len(set(STATUS_WORDS.values())) == len(statuses)
    assert {status for status in statuses if group_of(status) is None} == {"not-yet-announced"}
    assert {group_of(status) for status in statuses} - {None} == GROUPS.keys() == set(get_args(Group))


# The table of a day.


def shown(found: Calendar, on: str) -> list[tuple[Group, list[str]]]:
    return [(group, [r.measure.id for r in rows]) for group, rows in found.board(day(on)).groups]


def test_a_board_has_the_groups_that_have_rows_in_one_order() -> None:
    everything = calendar(
        measure("ended", step("announced", "2025-01-01"), step("revoked", "2025-02-01")),
        measure("announced", step("announced", "2025-01-02")),
        measure("unconfirmed", step("announced", "2025-01-03", planned="2025-02-01")),
        measure("suspended", step("announced", "2025-01-04"), step("suspended", "2025-02-01")),
        measure("in-force", step("announced", "2025-01-05"), step("in-force", "2025-02-01")),
    )
    assert shown(everything, "2025-02-01") == [(group, [group]) for group in GROUPS]
    assert shown(everything, "2025-01-03") == [("announced", ["ended", "announced", "unconfirmed"])]
    assert shown(everything, "2024-12-31") == []
    assert list(GROUPS) == ["in-force", "suspended", "unconfirmed", "announced", "ended"]


@pytest.mark.parametrize(("on", "not_yet"), [("2025-01-01", 3), ("2025-01-02", 1), ("2025-01-03", 0)])
def test_a_board_counts_what_had_not_been_announced(on: str, not_yet: int) -> None:
    found = calendar(
        measure("a", step("announced", "2025-01-02")),
        measure("b", step("announced", "2025-01-02")),
        measure("c", step("announced", "2025-01-03")),
    )
    board = found.board(day(on))
    assert (board.day, board.not_yet) == (day(on), not_yet)
    assert sum(len(rows) for _, rows in board.groups) + not_yet == 3
    assert [made.id for made in found.handbook.measures.values() if not found.row(made, day(on))] == ["a", "b", "c"][
        3 - not_yet :
    ]


def test_rows_are_in_the_order_of_party_day_of_announcement_and_id(make_handbook: MakeHandbook) -> None:
    made = [
        measure("z-us", step("announced", "2025-01-01"), issuer="bureau"),
        measure("a-us", step("announced", "2025-01-02"), issuer="washington"),
        measure("b-eu", step("announced", "2025-01-01"), issuer="brussels"),
        measure("a-eu", step("announced", "2025-01-01"), issuer="brussels"),
        measure("z-cn", step("announced", "2025-01-09"), issuer="spokesman"),
        measure("nobody-s", step("announced", "2025-01-10"), issuer="nobody-knows"),
    ]
    expected = ["nobody-s", "z-cn", "a-eu", "b-eu", "z-us", "a-us"]
    for measures in (made, made[::-1]):
        found = calendar(*measures, handbook=make_handbook())
        ((_, rows),) = found.board(day("2025-02-01")).groups
        assert [r.measure.id for r in rows] == expected
        assert [r.party for r in rows] == [None, "cn-government", "eu", "eu", "us-government", "us-government"]


@pytest.mark.parametrize(
    ("on", "day_of"),
    [
        ("2025-10-08", None),
        ("2025-10-09", "2025-10-09"),
        ("2025-11-07", "2025-10-09"),
        ("2025-11-08", "2025-11-08"),
        ("2026-11-10", "2025-12-01"),
        ("2026-11-11", "2026-11-11"),
        ("9999-12-31", "2026-11-11"),
    ],
)
def test_a_day_is_answered_by_the_last_day_of_change_up_to_it(on: str, day_of: str | None) -> None:
    made = measure("a", ANNOUNCED, IN_FORCE, SUSPENDED)
    found = calendar(made)
    assert found.days == days_of_change({"a": made})
    assert found.day_of(day(on)) == (day(day_of) if day_of else None)


def test_without_measures_there_is_an_empty_board() -> None:
    board = calendar().board(TODAY)
    assert (board.groups, board.not_yet, board.years) == ((), 0, (2025, 2026))
    assert calendar().day_of(TODAY) is None


# Bars.


@pytest.mark.parametrize(
    ("last", "on", "years", "here"),
    [
        # around the day, where changes go on after it
        ("2027-06-01", "2025-01-01", (2025, 2026), "0.0"),
        ("2027-06-01", "2025-12-31", (2025, 2026), "49.9"),
        ("2027-06-01", "2026-01-01", (2026, 2027), "0.0"),
        ("2027-06-01", "2023-06-01", (2023, 2024), "20.7"),
        # none after the last change
        ("2027-06-01", "2027-01-01", (2026, 2027), "50.0"),
        ("2027-06-01", "2027-12-31", (2026, 2027), "99.9"),
        ("2027-06-01", "2028-01-01", (2026, 2027), "100.0"),
        ("2027-06-01", "2040-07-01", (2026, 2027), "100.0"),
        ("2026-11-11", "2026-11-24", (2025, 2026), "94.8"),
        ("2023-11-11", "0001-01-01", (1, 2), "0.0"),
    ],
)
def test_bars_show_the_two_years_around_the_day_and_none_after_the_last_change(
    last: str, on: str, years: tuple[int, int], here: str
) -> None:
    board = calendar(measure("a", step("announced", "2022-03-01"), step("in-force", last))).board(day(on))
    assert (board.years, board.here) == (years, here)


def bar(found: Row) -> list[tuple[str, str, str, bool]]:
    return [(s.group, s.start, s.width, s.is_cut) for s in found.stretches]


AT_ONCE = [ANNOUNCED, step("in-force", "2025-10-09"), step("suspended", "2025-11-07", until="2026-11-10")]
LATE = measure("late", step("announced", "2026-12-01"))  # so that the bars of 2025 reach over 2026


@pytest.mark.parametrize(
    ("steps", "today", "stretches"),
    [
        # what has no recorded end reaches up to today
        ([step("announced", "2025-01-01")], "2026-01-01", [("announced", "0.0", "50.0", False)]),
        ([step("announced", "2025-10-09")], "2025-10-09", [("announced", "38.5", "0.0", False)]),
        ([step("announced", "2025-01-01")], "2026-12-31", [("announced", "0.0", "99.9", False)]),
        ([step("announced", "2025-01-01")], "2030-01-01", [("announced", "0.0", "99.9", False)]),
        # what has one reaches up to it; what comes then is not drawn before its day
        (
            AT_ONCE,
            "2026-01-01",
            [("in-force", "38.5", "3.8", False), ("suspended", "42.5", "50.4", False)],
        ),
        (
            AT_ONCE,
            "2026-11-24",
            [
                ("in-force", "38.5", "3.8", False),
                ("suspended", "42.5", "50.4", False),
                ("unconfirmed", "93.0", "1.8", False),
            ],
        ),
        # nor what is known to come
        (
            [step("announced", "2025-01-01"), step("in-force", "2026-01-01")],
            "2025-06-01",
            [("announced", "0.0", "49.9", False)],
        ),
        # what started before the first year is cut; what ended before it is not there
        ([step("announced", "2020-01-01")], "2026-01-01", [("announced", "0.0", "50.0", True)]),
        (
            [step("announced", "2024-12-31"), step("in-force", "2025-01-02")],
            "2026-01-01",
            [("announced", "0.0", "0.0", True), ("in-force", "0.1", "49.9", False)],
        ),
        (
            [step("announced", "2020-01-01"), step("in-force", "2024-12-31"), step("revoked", "2025-01-01")],
            "2026-01-01",
            [("ended", "0.0", "50.0", False)],
        ),
        ([step("announced", "2020-01-01")], "2024-12-31", []),
    ],
)
def test_a_bar_shows_what_is_recorded_up_to_today_and_recorded_ends(
    steps: list[Fields], today: str, stretches: list[tuple[str, str, str, bool]]
) -> None:
    on = "2025-12-01"
    made = measure("a", *steps)
    assert calendar(made, LATE).board(day(on)).years == (2025, 2026)
    assert bar(row(made, on, LATE, today=day(today))) == stretches


def test_a_bar_has_no_stretch_before_the_announcement() -> None:
    old = measure("old", step("announced", "2026-01-01"))
    new = measure("new", step("announced", "2025-01-01"), step("in-force", "2025-01-01"), supersedes=["old"])
    assert bar(row(old, "2026-01-01", new)) == [("ended", "50.0", "0.0", False)]


@pytest.mark.parametrize("on", [date.min, date(1, 12, 31)])
def test_the_first_years_of_the_calendar_have_a_board(on: date) -> None:
    made = measure("a", step("announced", "0001-01-01"), step("in-force", "0001-06-01"))
    board = calendar(made, today=date(1, 12, 31)).board(on)
    assert board.years == (1, 2)
    assert [s.is_cut for _, rows in board.groups for r in rows for s in r.stretches] == [False, False]


@pytest.mark.parametrize("on", [date(9998, 6, 1), date.max])
def test_the_last_years_of_the_calendar_have_a_board(on: date) -> None:
    made = measure("a", step("announced", "9998-01-01"), step("in-force", "9999-06-01"))
    board = calendar(made, today=date(9999, 12, 31)).board(on)
    assert board.years == (9998, 9999)
    assert [s.is_cut for _, rows in board.groups for r in rows for s in r.stretches] == [False, False]


FIRST = date(2023, 1, 1)
DAYS = st.integers(0, 1500).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def any_measure(draw: st.DrawFn) -> Measure:
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=6)))
    steps = [step("announced", days[0].isoformat())]
    for on in days[1:]:
        event = draw(st.sampled_from(get_args(StepEvent)))
        length = draw(st.none() | st.integers(0, 400))
        has_end = length is not None and event in ("in-force", "suspended")
        ends = {"until": (on + timedelta(days=length or 0)).isoformat()} if has_end else {}
        part = draw(st.sampled_from([{}, {}, {"part": "goods"}]))
        steps.append(step(event, on.isoformat(), **ends, **part))
    return measure("a", *steps)


@given(any_measure(), DAYS, DAYS)
def test_stretches_stay_within_the_bar_and_in_order(made: Measure, on: date, today: date) -> None:
    found = calendar(made, LATE, today=today)
    row_of_day, board = found.row(made, on), found.board(on)
    assert 0 <= float(board.here) <= 100
    stretches = row_of_day.stretches if row_of_day else ()
    for one in stretches:
        assert float(one.start) >= 0
        assert float(one.width) >= 0
        assert float(one.start) + float(one.width) <= 100.1  # both are rounded
    for one, other in pairwise(stretches):
        assert float(one.start) + float(one.width) <= float(other.start) + 0.1
        assert not other.is_cut


@given(any_measure(), DAYS)
def test_a_row_is_on_the_board_in_the_group_of_its_status(made: Measure, on: date) -> None:
    found = calendar(made)
    board, status = found.board(on), state_on(made.lifecycle, on).status
    rows = {group: list(rows) for group, rows in board.groups}
    single = found.row(made, on)
    assert rows == ({group_of(status): [single]} if single else {})
    assert (single is None) == (status == "not-yet-announced") == (board.not_yet == 1)
    assert single is None or single.words.startswith(STATUS_WORDS[status])
