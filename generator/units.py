"""Units beside a number: percent, and currencies by their sign, code or word.

A currency is given by its code, as ISO 4217 has it. What else is counted is no unit here.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.tokens import Token, text_at, words_of

PERCENT = "percent"
PERCENT_WORDS = (("percent",), ("pct",), ("per", "cent"))
_CURRENCY_OF = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₩": "KRW", "₹": "INR"}
_OTHER_DOLLARS = {"hk": "HKD", "nt": "TWD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "s": "SGD"}
_CURRENCY_WORDS = {
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "欧元": "EUR", "dollar": "USD", "dollars": "USD", "usd": "USD", "美元": "USD",  # noqa: E501
    "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "cny": "CNY", "元": "CNY", "人民币": "CNY", "yen": "JPY", "日元": "JPY",  # noqa: E501
    "pound sterling": "GBP", "pounds sterling": "GBP", "gbp": "GBP", "jpy": "JPY",
}  # fmt: skip
CURRENCY_CODES = frozenset({"eur", "usd", "cny", "rmb", "gbp", "jpy"})  # these stand before the number, too
CURRENCIES = frozenset(_CURRENCY_OF.values()) | frozenset(_CURRENCY_WORDS.values()) | frozenset(_OTHER_DOLLARS.values())
_LISTED = {words_of(name): code for name, code in _CURRENCY_WORDS.items()} | dict.fromkeys(PERCENT_WORDS, PERCENT)
_LONGEST = max(map(len, _LISTED))


def unit_of_sign(sign: str) -> str:
    """Return the unit that a sign on a number stands for, or nothing."""
    return PERCENT if sign == "%" else _CURRENCY_OF.get(sign, "")


def unit_before(tokens: Sequence[Token], start: int, unit: str) -> str:
    """Return the unit of a number, or the currency whose code stands in front: RMB 5, HK$5.

    Args:
        tokens: of the text.
        start: index of the number.
        unit: as its sign or the words behind it have it, or nothing.
    """
    word = text_at(tokens, start - 1)
    if unit == "USD" and word and tokens[start - 1].end == tokens[start].start:
        return _OTHER_DOLLARS.get(word, unit)
    return unit or (_CURRENCY_WORDS[word] if word in CURRENCY_CODES else "")


def unit_after(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """Return the unit that stands at an index, also as in “millions of dollars”, and the index after it."""
    rest = tuple(token.text for token in tokens[index : index + _LONGEST])
    for length in range(len(rest), 0, -1):
        unit = _LISTED.get(rest[:length])
        if unit:
            return unit, index + length
    if rest[:1] == ("of",):
        unit, end = unit_after(tokens, index + 1)
        return unit, end if unit else index
    return "", index


def prints_currency(words: Sequence[str], code: str) -> bool:
    """Return whether a currency's word or code stands anywhere among these words."""
    runs = (tuple(words[i : i + n]) for n in range(1, _LONGEST + 1) for i in range(len(words) - n + 1))
    return any(_LISTED.get(run) == code for run in runs)
