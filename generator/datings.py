"""Dates as texts print them: which of year, month, day and weekday each gives, with its place.

English ("Oct. 14, 2025", "10 July", "in May", "on Sunday", "2021") and Chinese (2025年10月12日) are
read, and the numeric form 2025-10-12. What a text leaves unsaid stays unsaid: "July 10" has no
year. This module does not guess which date is meant.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from generator.dates import Moment, read_moment
from generator.tokens import Token, tokenise

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS_OF_WEEK = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_OPENERS = frozenset(_MONTHS) | frozenset(_DAYS_OF_WEEK)  # besides a number
_AMBIGUOUS_MONTHS = frozenset({"may", "march"})
_MONTH_LEADS = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "from",
        "until",
        "till",
        "late",
        "early",
        "mid",
        "during",
        "last",
        "next",
        "before",
        "after",
        "for",
        "and",
        "to",
        "between",
        "on",
        "through",
    ]
)
_YEAR = re.compile(r"(1[89]|20)[0-9]{2}")
_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_ORDINALS = {"th", "st", "nd", "rd"}
_ISO = re.compile(r"\b((?:1[89]|20)[0-9]{2})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?(?![0-9]|-[0-9])")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """One date of a text, with what it gives; 0 (weekday: -1) for what it leaves unsaid.

    Attributes:
        year: four digits.
        month: 1 to 12.
        day: 1 to 31.
        weekday: 0 for Monday.
        start: index of its first token.
        end: index after its last token.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    start: int = 0
    end: int = 0

    def fits(self, moment: Moment) -> bool:
        """Return whether all it says is true of the whole of a date, the unsaid left open."""
        first, last = moment.earliest, moment.latest
        is_month = (first.year, first.month) == (last.year, last.month)
        if self.year and not first.year == last.year == self.year:
            return False
        if self.month and not (is_month and first.month == self.month):
            return False
        if self.day and not (first == last and first.day == self.day):
            return False
        return self.weekday < 0 or (first == last and first.weekday() == self.weekday)


def read_dates(text: str) -> tuple[PrintedDate, ...]:
    """Return the dates of a text in order."""
    tokens = tokenise(text)
    openers = [i for i, token in enumerate(tokens) if token.is_number or token.text in _OPENERS]
    if not openers:
        return ()
    # 1,999 is no year
    words = [t.text if not t.is_number or t.end - t.start == len(t.text) else "" for t in tokens]
    found: list[PrintedDate] = []
    for index in openers:
        if not found or index >= found[-1].end:
            found += _date_at(tokens, words, index, text)
    return tuple(found)


def fits_all(printed: tuple[PrintedDate, ...], moment: Moment) -> bool:
    """Return whether printed dates say this date: one says it, or two its start and end."""
    if len(printed) == 1:
        return printed[0].fits(moment)
    first, last = _ends(moment)
    return len(printed) == 2 and printed[0].fits(first) and printed[1].fits(last)


def mentions(printed: PrintedDate, moment: Moment) -> bool:
    """Return whether a printed date speaks of a date, or of the start or end of an interval."""
    first, last = _ends(moment)
    return any(printed.fits(m) or _is_wider(printed, m) for m in (moment, first, last))


def _is_wider(printed: PrintedDate, moment: Moment) -> bool:
    """Return whether a year or month, as printed, holds the date."""
    if printed.day or printed.weekday >= 0:
        return False
    first = moment.earliest
    return (not printed.year or printed.year == first.year) and (not printed.month or printed.month == first.month)


def _ends(moment: Moment) -> tuple[Moment, Moment]:
    first, _, last = moment.text.partition("/")
    return read_moment(first), read_moment(last or first)


def _date_at(tokens: tuple[Token, ...], words: list[str], index: int, text: str) -> tuple[PrintedDate, ...]:
    """Return the date that starts here; two, where days of one month form a range or pair."""
    token = tokens[index]
    iso = _ISO.match(text, token.start) if token.is_number else None
    if iso:
        year, month, day = (int(part or 0) for part in iso.groups())
        return (PrintedDate(year, month, day, start=index, end=index + 2 + bool(day)),)
    return _chinese(tokens, index, text) or _english(tokens, words, index, text)


def _english(tokens: tuple[Token, ...], words: list[str], index: int, text: str) -> tuple[PrintedDate, ...]:
    word = words[index]
    if word in _DAYS_OF_WEEK:
        return (PrintedDate(weekday=_DAYS_OF_WEEK[word], start=index, end=index + 1),)
    if _DAY.fullmatch(word):  # 10 July 2025, 10th of July, 14–15 September
        first, after = _day(words, index)
        second = _second_day(tokens, after, text, {"to", "and"})
        last, after = _day(words, second) if second else (0, after)
        after += words[after : after + 1] == ["of"]
        if after < len(words) and words[after] in _MONTHS:
            year, month = _year(words, after + 1), _MONTHS[words[after]]
            return _days(year, month, (first, last), (index, second, after + 1 + bool(year)))
        return ()
    if word in _MONTHS and _is_month(tokens, index, text):  # July 10, 2025, Sept. 14-15
        first, after = _day(words, index + 1)
        second = _second_day(tokens, after, text, {"to"}) if first else 0
        last, after = _day(words, second) if second else (0, after)
        year = _year(words, after)
        return _days(year, _MONTHS[word], (first, last), (index, second, after + bool(year)))
    year = _year(words, index)
    return (PrintedDate(year, start=index, end=index + 1),) if year else ()


def _day(words: list[str], index: int) -> tuple[int, int]:
    """Return the day of the month that stands at `index`, or 0, and the index after it."""
    if index >= len(words) or not _DAY.fullmatch(words[index]):
        return 0, index
    return int(words[index]), index + 1 + (words[index + 1 : index + 2] != [] and words[index + 1] in _ORDINALS)


def _second_day(tokens: tuple[Token, ...], index: int, text: str, joints: set[str]) -> int:
    """Return where a second day follows the first across a dash or joint, or 0."""
    if 0 < index < len(tokens) and text[tokens[index - 1].end : tokens[index].start].strip() in ("-", "–", "—"):
        second = index
    elif index + 1 < len(tokens) and tokens[index].text in joints:
        second = index + 1
    else:
        return 0
    return second if _DAY.fullmatch(tokens[second].text) else 0


def _days(year: int, month: int, days: tuple[int, int], at: tuple[int, int, int]) -> tuple[PrintedDate, ...]:
    (first, last), (start, second, end) = days, at
    if not second:
        return (PrintedDate(year, month, first, start=start, end=end),)
    return PrintedDate(year, month, first, start=start, end=second), PrintedDate(
        year, month, last, start=second, end=end
    )


def _is_month(tokens: tuple[Token, ...], index: int, text: str) -> bool:
    """Tell May and March from may and march: by the capital and the words around."""
    token = tokens[index]
    if token.text not in _AMBIGUOUS_MONTHS:
        return True
    number_beside = index + 1 < len(tokens) and tokens[index + 1].is_number
    led = index > 0 and tokens[index - 1].text in _MONTH_LEADS
    return text[token.start].isupper() and (number_beside or led)


def _chinese(tokens: tuple[Token, ...], index: int, text: str) -> tuple[PrintedDate, ...]:
    parts = {"年": 0, "月": 0, "日": 0}
    at = index
    for mark in parts:
        if at + 1 < len(tokens) and tokens[at].text.isdecimal() and tokens[at + 1].text == mark:
            parts[mark] = int(tokens[at].text)
            at += 2
    year, month, day = parts.values()
    plausible = (not year or 1800 <= year <= 2199) and month <= 12 and day <= 31
    if not plausible or not (year or month):
        return ()
    second = _second_day(tokens, at, text, {"至", "到"}) if month and day else 0
    if second and second + 1 < len(tokens) and tokens[second + 1].text == "日":  # 9月14日至15日
        return _days(year, month, (day, int(tokens[second].text)), (index, second, second + 2))
    return (PrintedDate(year, month, day, start=index, end=at),)


def _year(words: list[str], index: int) -> int:
    return int(words[index]) if index < len(words) and _YEAR.fullmatch(words[index]) else 0
