"""Numbers as texts print them: value, comparison and unit of each, with its place.

English and Chinese are read: digits, number words, scales (million, 亿), percent and currency
signs, hedges before ("over", "about", "several", 超过) and behind ("-odd", "or more", 余). Where a
text can be read in two ways, every reading is returned. Money, dates and names are not told apart
here: a year is a number too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator import hedges
from generator.number_words import (
    HAN_DIGITS,
    HAN_MYRIADS,
    HAN_NUMBER,
    JOINING_SCALES,
    PLURAL_SCALES,
    SCALES,
    WORDS,
    english_value,
    han_value,
)  # fmt: skip
from generator.records import Comparison
from generator.tokens import CURRENCY, Token, text_at, tokenise, words_of
from generator.units import (
    CURRENCIES,
    CURRENCY_CODES,
    PERCENT,
    prints_currency,
    unit_after,
    unit_before,
    unit_of_sign,
)  # fmt: skip

_LETTER_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "t": 10**12}  # $1.5B
_SPANS_OF_TIME = {"century": 100, "decade": 10}
_COUNTED_IN = frozenset(_SPANS_OF_TIME) | frozenset(PLURAL_SCALES) | frozenset(JOINING_SCALES) | {"dozen"}
_OPENERS = frozenset(WORDS) | frozenset(SCALES) | HAN_NUMBER | _COUNTED_IN | {"half"}
_NO_SHARE_AFTER = frozenset({"first", "second", "latter", "other"})  # the first half of the year
_NUMERAL = re.compile(
    rf"(?P<sign>[-+±]?)(?P<currency>[{CURRENCY}]?)(?P<digits>[0-9]*\.?[0-9]+)(?P<suffix>[%‰{CURRENCY}]?)"
)
_IN_FRONT_OF_NUMBER = hedges.SIGNS | CURRENCY_CODES
_EQUAL: frozenset[Comparison] = frozenset({"equal"})
_SEVERAL: frozenset[Comparison] = frozenset({"several"})
_NOT_COUNTED = frozenset(
    ["of", "in", "the", "a", "an", "per", "and", "or", "by", "for", "to", "on", "at", "with", "from"]
)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """One number of a text.

    Attributes:
        values: the values it can have; two for a range, lowest first, as a tuple.
        comparisons: what its hedges can mean; `equal` where it has none.
        unit: `percent`, a currency code, `years` for centuries and decades, or nothing.
        start: index of its first token, hedges left out.
        end: index after its last token, unit left out.
    """

    values: tuple[Decimal, ...]
    comparisons: frozenset[Comparison]
    unit: str
    start: int
    end: int


def read_numbers(text: str) -> tuple[PrintedNumber, ...]:
    """Return the numbers of a text in order; two that form a range also come back as one, at the end."""
    tokens = tokenise(text)
    found: list[PrintedNumber] = []
    for index, token in enumerate(tokens):
        if (token.is_number or token.text in _OPENERS) and (not found or index >= found[-1].end):
            number = _number_at(tokens, index)
            if number:
                found.append(number)
    ranges: list[PrintedNumber] = []
    for index in range(1, len(found)):
        joined = _range(found[index - 1], found[index], tokens, text)
        if joined:
            found[index - 1], found[index], both = joined
            ranges.append(both)
    return tuple(found + ranges)


def agrees_with_unit(printed: str, number: PrintedNumber, unit: str) -> bool:
    """Return whether a text that prints this number also prints its unit.

    Args:
        printed: the text.
        number: as `read_numbers` gave it.
        unit: `percent`, a currency code, or what is counted, in English, each also “per” something; of
            text in Chinese, Japanese or Korean only percent and currencies are compared.
    """
    counted, per, base = unit.partition(" per ")
    if per:
        return agrees_with_unit(printed, number, counted) and agrees_with_unit(printed, replace(number, unit=""), base)
    if number.unit == "CNY" and unit == "JPY":  # both write ¥
        return "¥" in unicodedata.normalize("NFKC", printed)
    if number.unit or unit == PERCENT:
        return number.unit == unit
    words = words_of(printed)
    if unit in CURRENCIES:
        return prints_currency(words, unit)
    if any("\u4e00" <= word[0] <= "\u9fff" for word in words):
        return True
    stems = {_stem(word) for word in words} - _NOT_COUNTED
    return any(_stem(word) in stems for word in words_of(unit))


def _number_at(tokens: Sequence[Token], start: int) -> PrintedNumber | None:
    plain = _plain_value(tokens, start)
    first, previous = tokens[start], text_at(tokens, start - 1)
    if not plain and (_is_percentage(tokens, start) or {first.text, previous} <= HAN_NUMBER):
        return None  # 百分之几; the inside of a number
    is_one = first.text in _COUNTED_IN and previous in ("a", "an")
    hedge = _hedge_before(tokens, start - is_one)
    if (first.is_number or first.text in HAN_DIGITS) and previous in hedges.ONLY_BEFORE_WORDS:
        hedge = frozenset()
    value, index, unit = plain or (Decimal(1), start, "")
    draft = _Draft(tokens, value, index, unit, hedge, bool(plain), is_one, bool(plain))
    while index < len(tokens) and draft.takes(tokens[index].text):
        index = draft.end = index + 1
    if not draft.is_number:
        return None
    unit = draft.unit
    if not unit:
        unit, index = unit_after(tokens, index)
    comparisons = draft.hedge | hedges.behind(tokens, index)
    return PrintedNumber((draft.value,), comparisons or _EQUAL, unit_before(tokens, start, unit), start, index)


@dataclass(slots=True)
class _Draft:
    """A number as far as it is read."""

    tokens: Sequence[Token]
    value: Decimal
    end: int
    unit: str
    hedge: frozenset[Comparison]
    has_value: bool
    is_one: bool
    is_number: bool

    def takes(self, word: str) -> bool:
        """Make the word that stands next part of the number; return whether it is."""
        following = text_at(self.tokens, self.end + 1)
        if word in SCALES and (self.is_number or self.is_one or self._is_hedged(word)):
            self.value, self.is_number = self.value * SCALES[word], True
        elif word in _LETTER_SCALES and self.has_value and self.unit and self._touches():
            self.value *= _LETTER_SCALES[word]
        elif word in PLURAL_SCALES and not self.has_value:  # “thousands”, “tens of thousands”
            self.value, self.hedge, self.is_number = self.value * PLURAL_SCALES[word], self.hedge | _SEVERAL, True
        elif self.has_value and word in hedges.ROUNDING_SCALES and following in HAN_MYRIADS:  # 10多万
            self.hedge |= hedges.ROUNDED_UP
        elif word in _SPANS_OF_TIME and (self.has_value or self.is_one):
            self.value, self.unit, self.is_number = self.value * _SPANS_OF_TIME[word], "years", True
        else:
            return self.is_number and word in ("a", "of") and following in _COUNTED_IN
        return True

    def _is_hedged(self, scale: str) -> bool:
        return self.hedge == _SEVERAL or (bool(self.hedge) and not scale.isascii())

    def _touches(self) -> bool:
        return self.tokens[self.end - 1].end == self.tokens[self.end].start


def _plain_value(tokens: Sequence[Token], start: int) -> tuple[Decimal, int, str] | None:
    """Return the value, the index after it and the sign's unit of a number that stands in digits or words."""
    token = tokens[start]
    is_negative = text_at(tokens, start - 1) in hedges.SIGNS
    numeral = _NUMERAL.fullmatch(token.text) if token.is_number else None
    if numeral:
        value = Decimal(numeral["digits"]) * (-1 if numeral["sign"] == "-" or is_negative else 1)
        return value, start + 1, unit_of_sign(numeral["currency"] or numeral["suffix"])
    if _is_percentage(tokens, start):
        numeral = _NUMERAL.fullmatch(text_at(tokens, start + 3))
        read = (Decimal(numeral["digits"]), start + 4) if numeral else han_value(tokens, start + 3)
        return (*read, PERCENT) if read else None
    if token.text in HAN_DIGITS or token.text == "十":
        read = han_value(tokens, start)
        return (*read, "") if read else None
    if token.text == "half":
        return None if text_at(tokens, start - 1) in _NO_SHARE_AFTER else (Decimal("0.5"), start + 1, "")
    if token.text in WORDS or (token.text in JOINING_SCALES and text_at(tokens, start - 1) in ("a", "an")):
        value, end = english_value(tokens, start)
        return -value if is_negative else value, end, ""
    return None


def _is_percentage(tokens: Sequence[Token], start: int) -> bool:
    return tokens[start].text == "百" and text_at(tokens, start + 1) == "分" and text_at(tokens, start + 2) == "之"


def _hedge_before(tokens: Sequence[Token], start: int) -> frozenset[Comparison]:
    return hedges.before(tokens, start - (text_at(tokens, start - 1) in _IN_FRONT_OF_NUMBER))


def _range(
    low: PrintedNumber, high: PrintedNumber, tokens: Sequence[Token], text: str
) -> tuple[PrintedNumber, PrintedNumber, PrintedNumber] | None:
    """Return both ends of a range, and it as one; of “$5-10 million” both ends are millions of dollars."""
    between = [token.text for token in tokens[low.end : high.start]]
    gap = text[tokens[low.end - 1].end : tokens[high.start].start].strip() if not between else ""
    is_span = gap in ("-", "–", "—") or (between == ["and"] and text_at(tokens, low.start - 1) == "between")
    if not is_span and between not in (["to"], ["至"], ["到"]):
        return None
    if low.unit and high.unit and low.unit != high.unit:
        return None
    first, last, unit = low.values[0], high.values[0], high.unit or low.unit
    mantissa = _plain_value(tokens, high.start)
    if mantissa and mantissa[0] and low.end - low.start == 1 and first < mantissa[0]:
        first *= last / mantissa[0]
    if first > last:
        return None
    # “from 10 to 20” can also tell a change: there each number also stands for itself.
    plain: frozenset[Comparison] = frozenset() if is_span else _EQUAL
    at_least: frozenset[Comparison] = plain | {"at-least"}
    at_most: frozenset[Comparison] = plain | {"at-most"}
    return (
        replace(
            low, values=(first,), unit=unit, comparisons=at_least if low.comparisons == _EQUAL else low.comparisons
        ),
        replace(
            high, values=(last,), unit=unit, comparisons=at_most if high.comparisons == _EQUAL else high.comparisons
        ),
        PrintedNumber((first, last), frozenset({"range"}), unit, low.start, high.end),
    )


def _stem(word: str) -> str:
    for ending, instead in (("ies", "y"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + instead
    return word
