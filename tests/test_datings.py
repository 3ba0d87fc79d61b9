"""Printed dates: what of year, month, day and weekday a text gives, and which dates that fits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import read_moment
from generator.datings import fits_all, mentions, read_dates
from generator.tokens import tokenise


def read(text: str) -> list[tuple[int, int, int, int]]:
    return [(d.year, d.month, d.day, d.weekday) for d in read_dates(text)]


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("Oct. 14, 2025", 2025, 10, 14),
        ("October 14 2025", 2025, 10, 14),
        ("14 October 2025", 2025, 10, 14),
        ("14th of October, 2025", 2025, 10, 14),
        ("October 1st", 0, 10, 1),
        ("October 09", 0, 10, 9),
        ("10 July", 0, 7, 10),
        ("on July 10", 0, 7, 10),
        ("Sept. 29", 0, 9, 29),
        ("in October 2025", 2025, 10, 0),
        ("October", 0, 10, 0),
        ("in 2021", 2021, 0, 0),
        ("2025-10-12", 2025, 10, 12),
        ("2025-10", 2025, 10, 0),
        ("2025-10-12T12:00", 2025, 10, 12),
        ("2025年10月12日", 2025, 10, 12),
        ("2025年10月", 2025, 10, 0),
        ("2025年", 2025, 0, 0),
        ("10月12日", 0, 10, 12),
        ("２０２５年１０月１２日", 2025, 10, 12),
        ("in May", 0, 5, 0),
        ("since March", 0, 3, 0),
        ("May 5", 0, 5, 5),
        ("5 May", 0, 5, 5),
        ("May 2025", 2025, 5, 0),
        ("March 12, 2025", 2025, 3, 12),
    ],
)
def test_a_printed_date_gives_what_it_says_and_no_more(text: str, year: int, month: int, day: int) -> None:
    assert read(text) == [(year, month, day, -1)]


@pytest.mark.parametrize(
    "text",
    [
        "they may export",
        "may 10 firms",
        "He may march on",
        "to march 5 miles",
        "The May mayor",
        "March on",
        "25年",
        "12日",
        "13月",
        "900 items",
        "1,999 items",
        "20255",
        "the 10th firm",
        "10 firms",
        "",
        "3000",
        "0月0日",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14–15 September 2025", [(2025, 9, 14, -1), (2025, 9, 15, -1)]),
        ("14 and 15 September 2025", [(2025, 9, 14, -1), (2025, 9, 15, -1)]),
        ("14th to 15th September", [(0, 9, 14, -1), (0, 9, 15, -1)]),
        ("July 10-12, 2025", [(2025, 7, 10, -1), (2025, 7, 12, -1)]),
        ("July 10 to 12, 2025", [(2025, 7, 10, -1), (2025, 7, 12, -1)]),
        ("July 10 and 12 firms", [(0, 7, 10, -1)]),
        ("July 10 to August 2, 2025", [(0, 7, 10, -1), (2025, 8, 2, -1)]),
        ("September 2024 to October 2025", [(2024, 9, 0, -1), (2025, 10, 0, -1)]),
        ("2025年9月14日至15日", [(2025, 9, 14, -1), (2025, 9, 15, -1)]),
        ("9月14日-15日", [(0, 9, 14, -1), (0, 9, 15, -1)]),
        ("9月14日至15家", [(0, 9, 14, -1)]),
        ("2025-10-09/2025-10-12", [(2025, 10, 9, -1), (2025, 10, 12, -1)]),
        ("2025-10-32", [(2025, 0, 0, -1)]),
        ("2025-13-01", [(2025, 0, 0, -1)]),
        ("2025年13月", [(2025, 0, 0, -1)]),
        ("on Sunday", [(0, 0, 0, 6)]),
        ("Sunday, 12 October 2025", [(0, 0, 0, 6), (2025, 10, 12, -1)]),
        ("over 2000 items in 2025", [(2000, 0, 0, -1), (2025, 0, 0, -1)]),
        ("10-12 firms", []),
        ("14 or 15 September", [(0, 9, 15, -1)]),
    ],
)
def test_a_text_has_these_dates_in_order(text: str, expected: list[tuple[int, int, int, int]]) -> None:
    assert read(text) == expected


def test_a_printed_date_knows_which_words_it_takes() -> None:
    text = "On the 14–15 September 2025 talks and in May"
    words = [token.text for token in tokenise(text)]
    assert [words[d.start : d.end] for d in read_dates(text)] == [["14"], ["15", "september", "2025"], ["may"]]


@pytest.mark.parametrize(
    ("printed", "moment", "fits"),
    [
        ("12 October 2025", "2025-10-12", True),
        ("12 October", "2025-10-12", True),
        ("October", "2025-10-12", True),
        ("2025", "2025-10-12", True),
        ("13 October 2025", "2025-10-12", False),
        ("12 November 2025", "2025-10-12", False),
        ("12 October 2024", "2025-10-12", False),
        ("12 October 2025", "2025-10", False),
        ("October 2025", "2025-10", True),
        ("October 2025", "2025", False),
        ("2025", "2025", True),
        ("2025", "2024/2025", False),
        ("on Sunday", "2025-10-12", True),
        ("on Monday", "2025-10-12", False),
        ("on Sunday", "2025-10", False),
        ("14–15 September 2025", "2025-09-14/2025-09-15", True),
        ("14–15 September 2025", "2025-09-14/2025-09-16", False),
        ("14–15 September 2025", "2025-09-13/2025-09-15", False),
        ("14–15 September 2025", "2025-09-14", False),
        ("15 September 2025", "2025-09-14/2025-09-15", False),
        ("September 2024 to October 2025", "2024-09/2025-10", True),
        ("July 10-12, 2025", "2025-07-10/2025-07-20", False),
        ("July 10-12, 2025", "2025-07-10/2025-07-12", True),
        ("Sunday, 12 October 2025", "2025-10-12", True),
        ("Monday, 12 October 2025", "2025-10-12", False),
        ("in May, June and July", "2025-05/2025-07", False),
        ("no date", "2025", False),
    ],
)
def test_printed_dates_fit_a_date_or_the_two_ends_of_an_interval(printed: str, moment: str, fits: bool) -> None:  # noqa: FBT001
    assert fits_all(read_dates(printed), read_moment(moment)) == fits


@pytest.mark.parametrize(
    ("printed", "moment", "speaks"),
    [
        ("in October", "2025-10-12", True),
        ("in 2025", "2025-10-12", True),
        ("in 2025", "2025-10", True),
        ("12 October", "2025-10-12", True),
        ("13 October", "2025-10-12", False),
        ("in November", "2025-10-12", False),
        ("in 2024", "2025-10-12", False),
        ("14 September", "2025-09-14/2025-09-15", True),
        ("15 September", "2025-09-14/2025-09-15", True),
        ("16 September", "2025-09-14/2025-09-15", False),
        ("on Sunday", "2025-10-12", True),
        ("on Monday", "2025-10-12", False),
    ],
)
def test_a_text_speaks_of_a_date_also_in_wider_words(printed: str, moment: str, speaks: bool) -> None:  # noqa: FBT001
    assert mentions(read_dates(printed)[0], read_moment(moment)) == speaks


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_from_every_form(day: date) -> None:
    name = MONTHS[day.month - 1]
    for text in (
        f"on {day.day} {name} {day.year}",
        f"on {name} {day.day}, {day.year}",
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert read(text) == [(day.year, day.month, day.day, -1)]
        assert fits_all(read_dates(text), read_moment(day.isoformat()))


@given(st.text(max_size=60) | st.text(alphabet="0123456789年月日至- MayJune", max_size=30))
def test_no_text_makes_it_fail(text: str) -> None:
    last = 0
    for found in read_dates(text):
        assert last <= found.start < found.end <= len(tokenise(text))
        last = found.end
