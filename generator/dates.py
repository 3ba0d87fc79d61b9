"""Dates as the sources give them: a profile of EDTF with exact bounds and words for readers.

Five forms of the Extended Date/Time Format (ISO 8601-2:2019) are taken: a day, a month, a year,
each of them approximate (`2025-10~`), and an interval of two of them (`2025-09-14/2025-09-15`).
Days that no calendar has are refused. The date of a build is always passed in, never read here.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date known to some precision.

    Attributes:
        text: the EDTF text it was read from.
        earliest: the first day it can mean.
        latest: the last day it can mean.
        words: the date as a reader expects it, such as "about October 2025".
    """

    text: str
    earliest: date
    latest: date
    words: str

    def __str__(self) -> str:
        return self.text


def day_of_epoch(seconds: str) -> date:
    """Return the day of a number of seconds since 1970, as SOURCE_DATE_EPOCH gives it.

    Raises:
        ValueError: it is no number, or a day that no calendar has.
    """
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"“{seconds[:40]}” is no number of seconds since 1970") from None


@cache
def read_moment(text: str) -> Moment:
    """Read an EDTF text.

    Raises:
        ValueError: the text has none of the five forms, names a day that no calendar has, or is
            an interval that ends before it starts. The message says which.
    """
    start_text, slash, end_text = text.partition("/")
    start = _read_single(start_text)
    if not slash:
        return start
    end = _read_single(end_text)
    if end.latest < start.earliest:
        raise ValueError(f"the interval {text} ends before it starts")
    return Moment(text, start.earliest, end.latest, _interval_words(start, end))


def exact_ends(moment: Moment) -> tuple[date, ...]:
    """Return the day of a date, or those at the two ends of an interval; nothing unless all are exact days."""
    ends = [_read_single(end) for end in moment.text.split("/")]
    is_exact = all(end.earliest == end.latest and "~" not in end.text for end in ends)
    return tuple(dict.fromkeys(end.earliest for end in ends)) if is_exact else ()


def _read_single(text: str) -> Moment:
    form = _FORM.fullmatch(text)
    if not form or not text.isascii():
        raise ValueError(
            f"“{text}” is not a date of the form 2025-10-12, 2025-10, 2025, 2025-10~ or 2025-10-09/2025-10-12"
        )
    year, month, day = (int(part) if part else 0 for part in form.group(1, 2, 3))
    try:
        earliest = date(year, int(form[2] or 1), int(form[3] or 1))
    except ValueError:
        raise ValueError(f"{text} is in no calendar") from None
    latest = earliest
    if not day:
        last_month = month or 12
        latest = date(year, last_month, calendar.monthrange(year, last_month)[1])
    words = f"{year}"
    if month:
        words = f"{calendar.month_name[month]} {words}"
    if day:
        words = f"{day} {words}"
    return Moment(text, earliest, latest, f"about {words}" if form.group(4) else words)


def _interval_words(start: Moment, end: Moment) -> str:
    if start.text == end.text:
        return start.words
    first, last = start.words.split(" "), end.words.split(" ")
    if "about" in first + last:
        return f"{start.words} to {end.words}"
    if len(first) != len(last):
        return f"{start.words} – {end.words}"
    shared = 0
    while shared < len(first) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    kept = first[: len(first) - shared]
    dash = "–" if len(kept) == 1 else " – "
    return f"{' '.join(kept)}{dash}{end.words}"
