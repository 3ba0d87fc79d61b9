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

from generator.records import Comparison
from generator.tokens import CURRENCY, Token, tokenise

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"  # noqa: E501
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS: dict[str, Decimal] = {word: Decimal(i) for i, word in enumerate(_ONES.split())}
_WORDS |= {word: Decimal(20 + 10 * i) for i, word in enumerate(_TENS.split())}
_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12,  # noqa: E501
    "dozen": 12, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8,
}  # fmt: skip
_JOINING_SCALES = ("hundred", "thousand", "million", "billion", "trillion")  # two hundred and fifty
_LETTER_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "t": 10**12}  # $1.5B
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_PARTS |= {f"{word}s": parts for word, parts in _PARTS.items() if word != "half"} | {"halves": 2}
_NO_SHARE_AFTER = frozenset({"first", "second", "latter", "other"})  # the first half of the year
_SPANS_OF_TIME = {"century": 100, "decade": 10}
_PLURAL_SCALES = {
    f"{word}s": scale for word, scale in _SCALES.items() if word.isalpha() and word.isascii() and len(word) > 2
}
_PLURAL_SCALES["tens"] = 10
_COUNTED_IN = frozenset(_SPANS_OF_TIME) | frozenset(_PLURAL_SCALES) | frozenset(_JOINING_SCALES) | {"dozen"}
_HAN_DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_HAN_SCALES = {"十": 10, "百": 10**2, "千": 10**3}
_HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HAN_NUMBER = frozenset(_HAN_DIGITS) | frozenset(_HAN_SCALES) | frozenset(_HAN_MYRIADS)

_BEFORE: dict[str, frozenset[Comparison]] = {}
for _comparison, _hedges in {
    "more-than": "over|more than|above|beyond|exceed|exceeds|exceeding|exceeded|upwards of|in excess of|just over|well over"  # noqa: E501
    "|greater than|higher than|>|超过|超|逾|超過|超出|突破|高于|多于|大于",
    "less-than": "under|less than|fewer than|below|just under|well under|well below|lower than|<|不到|不足|低于|少于|小于",  # noqa: E501
    "at-least": "at least|no fewer than|no less than|not less than|as few as|as little as|a minimum of|minimum of|≥|至少|最少|上",  # noqa: E501
    "at-most": "up to|at most|no more than|not more than|as many as|as much as|a maximum of|maximum of|≤|至多|最多|多达|高达",  # noqa: E501
    "about": "about|around|roughly|approximately|approx|some|nearly|almost|close to|circa|ca|an estimated|estimated|≈|~|±"  # noqa: E501
    "|约|大约|大概|近|将近|接近|約",
    "several": "several|a few|数|几|數|幾|several of the",
}.items():
    for _hedge in _hedges.split("|"):
        _BEFORE[" ".join(t.text for t in tokenise(_hedge))] = frozenset({_comparison})  # type: ignore[arg-type]
for _hedge in ("nearly", "almost", "just under", "近", "将 近"):
    _BEFORE[_hedge] |= {"about", "less-than"}
_NEGATIONS = frozenset(
    ["not", "no", "never", "cannot", "don't", "doesn't", "didn't", "won't", "isn't", "aren't", "不", "未", "非"]
)
_NEGATED: dict[Comparison, Comparison] = {
    "more-than": "at-most", "less-than": "at-least", "at-least": "less-than", "at-most": "more-than",
}  # fmt: skip
_ROUNDED_UP: frozenset[Comparison] = frozenset({"more-than", "about"})
_BEHIND: dict[str, frozenset[Comparison]] = {  # the number, or what it counts
    "or more": frozenset({"at-least"}),
    "or less": frozenset({"at-most"}),
    "or fewer": frozenset({"at-most"}),
    "or so": frozenset({"about"}),
    "以 上": frozenset({"at-least", "more-than"}),
    "以 下": frozenset({"at-most", "less-than"}),
    "左 右": frozenset({"about"}),
}
_RIGHT_BEHIND: dict[str, frozenset[Comparison]] = _BEHIND | {
    "odd": _ROUNDED_UP,
    "plus": frozenset({"more-than", "at-least"}),
    "+": frozenset({"more-than", "at-least"}),
    "余": _ROUNDED_UP,
    "多": _ROUNDED_UP,
    "餘": _ROUNDED_UP,
}
_LONGEST_HEDGE = 4
_BEFORE_SCALES = frozenset("上数几數幾")  # 数千 is several thousand, 总数3000 is 3000
_CURRENCY_OF = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₩": "KRW", "₹": "INR"}
_OTHER_DOLLARS = {"hk": "HKD", "nt": "TWD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "s": "SGD"}
_CURRENCY_WORDS = {
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "欧元": "EUR", "dollar": "USD", "dollars": "USD", "usd": "USD", "美元": "USD",  # noqa: E501
    "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "cny": "CNY", "元": "CNY", "人民币": "CNY", "yen": "JPY", "日元": "JPY",  # noqa: E501
    "pound sterling": "GBP", "pounds sterling": "GBP", "gbp": "GBP", "jpy": "JPY",
}  # fmt: skip
_CURRENCY_CODES = frozenset({"eur", "usd", "cny", "rmb", "gbp", "jpy"})  # these stand before the number, too
_CURRENCY_TOKENS = {tuple(t.text for t in tokenise(name)): code for name, code in _CURRENCY_WORDS.items()}
CURRENCIES = frozenset(_CURRENCY_OF.values()) | frozenset(_CURRENCY_WORDS.values()) | frozenset(_OTHER_DOLLARS.values())
_NUMERAL = re.compile(
    rf"(?P<sign>[-+±]?)(?P<currency>[{CURRENCY}]?)(?P<digits>[0-9]*\.?[0-9]+)(?P<suffix>[%‰{CURRENCY}]?)"
)
_MINUS = frozenset({"minus", "negative", "负", "負"})
_EQUAL: frozenset[Comparison] = frozenset({"equal"})
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
    index = 0
    while index < len(tokens):
        number = _number_at(tokens, index)
        if number:
            found.append(number)
        index = number.end if number else index + 1
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
        unit: `percent`, a currency code, or what is counted, in English; of text in Chinese,
            Japanese or Korean only percent and currencies are compared.
    """
    if number.unit == "CNY" and unit == "JPY":  # both write ¥
        return "¥" in unicodedata.normalize("NFKC", printed)
    if number.unit or unit == "percent":
        return number.unit == unit
    words = [token.text for token in tokenise(printed)]
    if unit in CURRENCIES:
        runs = (tuple(words[i : i + length]) for length in (1, 2, 3) for i in range(len(words) - length + 1))
        return any(_CURRENCY_TOKENS.get(run) == unit for run in runs)
    if any("\u4e00" <= word[0] <= "\u9fff" for word in words):
        return True
    stems = {_stem(word) for word in words} - _NOT_COUNTED
    return any(_stem(token.text) in stems for token in tokenise(unit))


def _number_at(tokens: Sequence[Token], start: int) -> PrintedNumber | None:
    plain = _plain_value(tokens, start)
    if not plain and (_is_percentage(tokens, start) or {tokens[start].text, _text(tokens, start - 1)} <= _HAN_NUMBER):
        return None  # 百分之几; the inside of a number
    value, index, unit = plain or (Decimal(1), start, "")
    before = start - (tokens[start].text in _COUNTED_IN and _text(tokens, start - 1) in ("a", "an"))
    hedges = _hedge_before(tokens, before)
    if (tokens[start].is_number or tokens[start].text in _HAN_DIGITS) and _text(tokens, start - 1) in _BEFORE_SCALES:
        hedges = frozenset()
    scaled = bool(plain)
    while index < len(tokens):
        word = tokens[index].text
        rounded = word in ("余", "多", "餘") and _text(tokens, index + 1) in _HAN_MYRIADS
        if word in _SCALES and (
            plain or scaled or before < start or hedges == {"several"} or (hedges and not word.isascii())
        ):
            value, scaled = value * _SCALES[word], True
        elif word in _LETTER_SCALES and plain and unit and index and tokens[index - 1].end == tokens[index].start:
            value *= _LETTER_SCALES[word]
        elif word in _PLURAL_SCALES and not plain:  # "thousands", "tens of thousands"
            value, hedges, scaled = value * _PLURAL_SCALES[word], hedges | {"several"}, True
        elif plain and rounded:  # 10多万
            hedges |= _ROUNDED_UP
        elif scaled and word in ("a", "of") and _text(tokens, index + 1) in _COUNTED_IN:
            pass
        elif word in _SPANS_OF_TIME and (plain or before < start):
            value, unit, scaled = value * _SPANS_OF_TIME[word], "years", True
        else:
            break
        index += 1
    if not scaled:
        return None
    if not unit:
        unit, index = _unit_after(tokens, index)
    unit = _unit_before(tokens, start, unit)
    hedges |= _hedge_after(tokens, index)
    return PrintedNumber((value,), hedges or _EQUAL, unit, start, index)


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def _plain_value(tokens: Sequence[Token], start: int) -> tuple[Decimal, int, str] | None:
    token = tokens[start]
    numeral = _NUMERAL.fullmatch(token.text) if token.is_number else None
    negative = _text(tokens, start - 1) in _MINUS
    if numeral:
        value = Decimal(numeral["digits"]) * (-1 if numeral["sign"] == "-" or negative else 1)
        sign = numeral["currency"] or numeral["suffix"]
        return value, start + 1, "percent" if sign == "%" else _CURRENCY_OF.get(sign, "")
    if token.text in _HAN_DIGITS or token.text == "十" or _is_percentage(tokens, start):
        return _han_value(tokens, start)
    if token.text == "half":
        return None if _text(tokens, start - 1) in _NO_SHARE_AFTER else (Decimal("0.5"), start + 1, "")
    if token.text not in _WORDS and not (token.text in _JOINING_SCALES and _text(tokens, start - 1) in ("a", "an")):
        return None
    value, end = _word_value(tokens, start)
    return -value if negative else value, end, ""


def _word_value(tokens: Sequence[Token], start: int) -> tuple[Decimal, int]:
    """Read a number in English words: twenty-five, two hundred and fifty, two-thirds, three and a half."""
    current = _WORDS.get(tokens[start].text, Decimal(1))  # “a hundred” is one
    index = start + (tokens[start].text in _WORDS)
    total, smallest, room = Decimal(0), 10**18, 10 if current >= 20 else 0
    while True:
        word = _text(tokens, index)
        if word == "hundred" and 0 < current < 100:
            current, room, index = current * 100, 100, index + 1
        elif word in _JOINING_SCALES and current and 100 < _SCALES[word] < smallest:
            smallest = _SCALES[word]
            total, current, room, index = total + current * smallest, Decimal(0), 100, index + 1
        else:
            after = index + (word == "and" and room > 10)
            following = _WORDS.get(_text(tokens, after), Decimal(0))
            if not 0 < following < room:
                break
            current, room, index = current + following, 10 if following >= 20 else 0, after + 1
    if word in _PARTS and not total and current < 20 and (word != "half" or current == 1):
        return round(current / _PARTS[word], 4).normalize(), index + 1
    if [_text(tokens, index + i) for i in range(3)] == ["and", "a", "half"]:
        return total + current + Decimal("0.5"), index + 3
    return total + current, index


def _is_percentage(tokens: Sequence[Token], start: int) -> bool:
    return "".join(_text(tokens, start + i) for i in range(3)) == "百分之"


def _han_value(tokens: Sequence[Token], start: int) -> tuple[Decimal, int, str] | None:
    """Read a number in Chinese characters: 三千, 一百二十, 十五, 二〇二五, 百分之五."""
    percentage = _is_percentage(tokens, start)
    index = start + 3 * percentage
    if percentage and (numeral := _NUMERAL.fullmatch(_text(tokens, index))):
        return Decimal(numeral["digits"]), index + 1, "percent"
    end = index
    while _text(tokens, end) in _HAN_NUMBER:
        end += 1
    characters = [token.text for token in tokens[index:end]]
    if not characters:  # 百分之几
        return None
    unit = "percent" if percentage else ""
    if all(char in _HAN_DIGITS for char in characters):
        return Decimal("".join(str(_HAN_DIGITS[char]) for char in characters)), end, unit
    total, section, digit = Decimal(0), Decimal(0), Decimal(0)
    for char in characters:
        if char in _HAN_DIGITS:
            digit = Decimal(_HAN_DIGITS[char])
        elif char in _HAN_SCALES:
            section, digit = section + (digit or 1) * _HAN_SCALES[char], Decimal(0)
        else:
            scale = _HAN_MYRIADS[char]
            if total > scale:  # 一亿二千万
                total += (section + digit) * scale
            else:
                total = (total + section + digit or Decimal(1)) * scale
            section = digit = Decimal(0)
    return total + section + digit, end, unit


def _unit_before(tokens: Sequence[Token], start: int, unit: str) -> str:
    """Return the unit, or the currency whose code stands in front: RMB 5, HK$5."""
    word = _text(tokens, start - 1)
    if unit == "USD" and word and tokens[start - 1].end == tokens[start].start:
        return _OTHER_DOLLARS.get(word, unit)
    return unit or (_CURRENCY_WORDS[word] if word in _CURRENCY_CODES else "")


def _unit_after(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    rest = tuple(token.text for token in tokens[index : index + 3])
    if rest[:1] in (("percent",), ("pct",)):
        return "percent", index + 1
    if rest[:2] == ("per", "cent"):
        return "percent", index + 2
    for length in (3, 2, 1):
        code = _CURRENCY_TOKENS.get(rest[:length])
        if code and len(rest) >= length:
            return code, index + length
    if rest[:1] == ("of",):  # millions of dollars
        unit, end = _unit_after(tokens, index + 1)
        return unit, end if unit else index
    return "", index


def _hedge_before(tokens: Sequence[Token], start: int) -> frozenset[Comparison]:
    """Return what the longest hedge in front can mean; after a negation, the opposite."""
    if _text(tokens, start - 1) in _MINUS | _CURRENCY_CODES:
        start -= 1
    for length in range(min(_LONGEST_HEDGE, start), 0, -1):
        hedge = _BEFORE.get(" ".join(token.text for token in tokens[start - length : start]))
        if hedge:
            is_negated = _text(tokens, start - length - 1) in _NEGATIONS
            return frozenset(_NEGATED.get(c, c) for c in hedge) if is_negated else hedge
    return frozenset()


def _hedge_after(tokens: Sequence[Token], index: int) -> frozenset[Comparison]:
    for at, hedges in ((index, _RIGHT_BEHIND), (index + 1, _BEHIND)):  # "20 or more days", "20 days or more"
        for length in (2, 1):
            words = " ".join(token.text for token in tokens[at : at + length])
            if words in hedges:
                return hedges[words]
    return frozenset()


def _range(
    low: PrintedNumber, high: PrintedNumber, tokens: Sequence[Token], text: str
) -> tuple[PrintedNumber, PrintedNumber, PrintedNumber] | None:
    """Return both ends of a range, and it as one; of “$5-10 million” both ends are millions of dollars."""
    between = [token.text for token in tokens[low.end : high.start]]
    gap = text[tokens[low.end - 1].end : tokens[high.start].start].strip() if not between else ""
    opened = _text(tokens, low.start - 1)
    is_span = gap in ("-", "–", "—") or (between == ["and"] and opened == "between")
    if not is_span and between not in (["to"], ["至"], ["到"]):
        return None
    if low.unit and high.unit and low.unit != high.unit:
        return None
    first, last, unit = low.values[0], high.values[0], high.unit or low.unit
    mantissa = _plain_value(tokens, high.start)
    if mantissa and low.end - low.start == 1 and first < mantissa[0]:
        first *= last / mantissa[0]
    if first > last:
        return None
    # “from 10 to 20” can also tell a change: there each number also stands for itself.
    at_least: frozenset[Comparison] = frozenset({"at-least"} if is_span else {"at-least", "equal"})
    at_most: frozenset[Comparison] = frozenset({"at-most"} if is_span else {"at-most", "equal"})
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
