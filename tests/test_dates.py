"""Dates: the forms of EDTF that are taken, their bounds, and how a reader sees them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import read_moment

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
PRECISIONS = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"])


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        ("2025-10-12", date(2025, 10, 12), date(2025, 10, 12), "12 October 2025"),
        ("2025-10", date(2025, 10, 1), date(2025, 10, 31), "October 2025"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("2025-10~", date(2025, 10, 1), date(2025, 10, 31), "about October 2025"),
        ("2025~", date(2025, 1, 1), date(2025, 12, 31), "about 2025"),
        ("2025-10-12~", date(2025, 10, 12), date(2025, 10, 12), "about 12 October 2025"),
        ("2025-09-14/2025-09-15", date(2025, 9, 14), date(2025, 9, 15), "14–15 September 2025"),
        ("2025-09-30/2025-10-02", date(2025, 9, 30), date(2025, 10, 2), "30 September – 2 October 2025"),
        ("2024-12-31/2025-01-01", date(2024, 12, 31), date(2025, 1, 1), "31 December 2024 – 1 January 2025"),
        ("2024-10-12/2025-10-12", date(2024, 10, 12), date(2025, 10, 12), "12 October 2024 – 12 October 2025"),
        ("2025-09/2025-10", date(2025, 9, 1), date(2025, 10, 31), "September–October 2025"),
        ("2024-10/2025-10", date(2024, 10, 1), date(2025, 10, 31), "October 2024 – October 2025"),
        ("2021/2025", date(2021, 1, 1), date(2025, 12, 31), "2021–2025"),
        ("2025-09/2025-10-12", date(2025, 9, 1), date(2025, 10, 12), "September 2025 – 12 October 2025"),
        ("2025/2025-10", date(2025, 1, 1), date(2025, 10, 31), "2025 – October 2025"),
        ("2025-10-12/2025-10-12", date(2025, 10, 12), date(2025, 10, 12), "12 October 2025"),
        ("2025-09~/2025-10-12", date(2025, 9, 1), date(2025, 10, 12), "about September 2025 to 12 October 2025"),
    ],
)
def test_a_date_has_bounds_and_words(text: str, earliest: date, latest: date, words: str) -> None:
    moment = read_moment(text)
    assert (moment.earliest, moment.latest, moment.words, str(moment)) == (earliest, latest, words, text)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-29",
        "2021-02-29",
        "1900-02-29",
        "2025-04-31",
        "2025-13-01",
        "2025-13",
        "2025-00",
        "2025-01-00",
        "2025-01-32",
        "0000",
        "0000-01-01",
    ],
)
def test_a_day_that_no_calendar_has_is_refused_as_such(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text} is in no calendar$"):
        read_moment(text)
    with pytest.raises(ValueError, match="is in no calendar"):
        read_moment(f"2020-01-01/{text}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "~",
        "12 October 2025",
        "2025-10-1",
        "25-10-12",
        "2025/10/12/1",
        "2025-10-12T00:00",
        "2025?",
        "2025%",
        "202X",
        "2025-10-12/",
        "/2025",
        "../2025",
        "2025-10-12 ",
        "2025-10-12\n",
        "２０２５",
        "20251012",
        "-2025",
        "2025-21",
        "2025--10",
        "~2025",
        "2025~/",
    ],
)
def test_other_forms_are_refused_with_the_forms_that_are_taken(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"is not a date of the form 2025-10-12, 2025-10, 2025, 2025-10~ or|is in no calendar"
    ):
        read_moment(text)


def test_an_interval_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="the interval 2025-10-12/2025-10-11 ends before it starts"):
        read_moment("2025-10-12/2025-10-11")
    with pytest.raises(ValueError, match="ends before it starts"):
        read_moment("2025/2024-12")
    assert read_moment("2025-10-12/2025-10").latest == date(2025, 10, 31)


def test_a_leap_day_is_a_day() -> None:
    assert read_moment("2024-02-29").words == "29 February 2024"
    assert read_moment("2000-02-29").latest == date(2000, 2, 29)


def _bounds(text: str) -> tuple[date, date]:
    oracle = parse_edtf(text)
    return date(*oracle.lower_strict()[:3]), date(*oracle.upper_strict()[:3])


@given(DAYS, PRECISIONS, st.booleans())
def test_the_bounds_are_those_of_the_edtf_library(day: date, precision: str, is_about: bool) -> None:  # noqa: FBT001
    text = day.strftime(precision) + "~" * is_about
    moment = read_moment(text)
    assert (moment.earliest, moment.latest) == _bounds(text)
    assert moment.earliest <= day <= moment.latest
    assert moment.words.startswith("about ") == is_about


@given(DAYS, DAYS, PRECISIONS, PRECISIONS)
def test_the_bounds_of_an_interval_are_those_of_the_edtf_library(
    one: date, other: date, first: str, second: str
) -> None:
    start, end = sorted((one, other))
    text = f"{start.strftime(first)}/{end.strftime(second)}"
    moment = read_moment(text)
    assert (moment.earliest, moment.latest) == _bounds(text)
    assert moment.words.endswith(read_moment(end.strftime(second)).words)


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_day_is_taken_exactly_if_the_calendar_has_it(year: int, month: int, day: int) -> None:
    exists = year >= 1 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    text = f"{year:04}-{month:02}-{day:02}"
    if exists:
        assert read_moment(text).earliest == read_moment(text).latest == date(year, month, day)
        assert read_moment(text).earliest + timedelta(0) == date.fromisoformat(text)
    else:
        with pytest.raises(ValueError, match="is in no calendar"):
            read_moment(text)


@given(st.text(max_size=30) | st.text(alphabet="0123456789-~/", max_size=24))
def test_any_text_is_either_a_date_or_refused(text: str) -> None:
    try:
        moment = read_moment(text)
    except ValueError as error:
        assert text in str(error) or "/" in text  # noqa: PT017 - either way is right; nothing else may be raised
    else:
        assert moment.earliest <= moment.latest
        assert moment.text == text
