"""Values in the words and forms that readers expect: numbers with their hedges, units, links to a passage.

Words come from the value alone; what a claim says of it is not known here.
"""

from __future__ import annotations

import calendar
import re
from decimal import Decimal
from urllib.parse import quote

from generator.dates import Moment
from generator.passages import GAP
from generator.records import Comparison, DateSaid, Quantity, Source

_COMPARISON_WORDS: dict[Comparison, str] = {
    "equal": "", "about": "about ", "more-than": "more than ", "less-than": "less than ", "at-least": "at least ",
    "at-most": "at most ", "range": "", "several": "several times ",
}  # fmt: skip
_UNITS = {"EUR": "euros", "USD": "US dollars", "CNY": "yuan"}
_MONTHS = frozenset(calendar.month_name)
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SEVERAL = {
    Decimal(100): "hundred", Decimal(1000): "thousand", Decimal(10**6): "million", Decimal(10**9): "billion",
}  # fmt: skip
_ABBREVIATIONS = frozenset({"cn", "eu", "us", "wto"})
_WORD = re.compile(r"\w+")
_BY_CHARACTER = frozenset({"zh", "ja", "ko"})
_HAN = re.compile("[\u3400-\u9fff]")


def unit_of(source: Source) -> str:
    """Return what the length of a source is counted in: some scripts set no blanks between words."""
    return "characters and words" if source.language.partition("-")[0] in _BY_CHARACTER else "words"


def language_of(text: str) -> str:
    """Return `zh` for text with Han characters, or nothing."""
    return "zh" if _HAN.search(text) else ""


def brief_date(moment: Moment) -> str:
    """Return a date in short, as it stands in a drawing: "12 Oct 2025", "c. Oct 2025"."""
    words = ("c." if word == "about" else word[:3] if word in _MONTHS else word for word in moment.words.split(" "))
    return " ".join(words)


def unit_words(unit: str) -> str:
    """Return a unit as readers expect it below an axis: “US dollars per net ton”."""
    counted, per, base = unit.partition(" per ")
    return f"{_UNITS.get(counted, counted)}{per}{base}"


def quantity_words(quantity: Quantity, *, with_unit: bool = True) -> str:
    """Return a quantity as readers expect it, its hedge first: "more than 3,000 items"."""
    values = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    number = f"{_COMPARISON_WORDS[quantity.comparison]}{' to '.join(_number_words(value) for value in values)}"
    if quantity.comparison == "several" and values[0] in _SEVERAL:
        number = f"several {_SEVERAL[values[0]]}"
    unit = "%" if quantity.unit == "percent" else f" {quantity.unit}" if with_unit else ""
    return f"{number}{unit}"


def text_fragment(url: str | None, passage: str) -> str:
    """Return the address that opens a source at a passage of its text, or nothing without an address.

    See https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=start,end`. A place that the address
    names itself stays: some sites find the page by it, and a browser falls back on it.
    """
    if url is None:
        return ""
    ends = ",".join(quote(part, safe="").replace("-", "%2D") for part in passage.split(GAP))
    page = url.partition(":~:")[0]
    return f"{page}{'' if '#' in page else '#'}:~:text={ends}"


def thing_words(key: str, *texts: str) -> str:
    """Return the key of a measured thing as words: "us-list-items" is "US list items".

    Args:
        key: the key.
        texts: sentences that speak of the thing; what they write in capitals is written so, but for their first word.
    """
    names = {word.casefold(): word for text in texts for word in _WORD.findall(text)[1:] if not word.islower()}
    words = [word.upper() if word in _ABBREVIATIONS else names.get(word, word) for word in key.split("-")]
    return f"{words[0][0].upper()}{words[0][1:]} {' '.join(words[1:])}".strip()


def _number_words(value: Decimal) -> str:
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{(value / scale).normalize():,f} {word}"
    return f"{value.normalize():,f}"


def remark_on(item: Quantity | DateSaid) -> str:
    """Return what a reader must know of a quantity or date: what the text leaves unsaid, and its note."""
    unsaid = {
        "unit": "the text gives no unit",
        "year": "the text leaves the year unsaid",
        "date": "the text gives no full date",
    }
    parts = (unsaid[item.implied] if item.implied else "", item.note or "")
    return "; ".join(part for part in parts if part)
