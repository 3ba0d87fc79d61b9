"""English and Chinese number words and their values: twenty-five, two-thirds, 一百二十, million, 亿.

One list serves whoever reads a number and whoever asks what makes another number of it. Digits,
hedges and units are not read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.tokens import Token, text_at

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"  # noqa: E501
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: Decimal(i) for i, word in enumerate(_ONES.split())}
WORDS |= {word: Decimal(20 + 10 * i) for i, word in enumerate(_TENS.split())}

_HAN_DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_HAN_SCALES = {"十": 10, "百": 10**2, "千": 10**3}
HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN_DIGITS = frozenset(_HAN_DIGITS)
HAN_NUMBER = HAN_DIGITS | frozenset(_HAN_SCALES) | frozenset(HAN_MYRIADS)

JOINING_SCALES = {  # two hundred and fifty
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
SCALES = JOINING_SCALES | {"bn": 10**9, "tn": 10**12, "dozen": 12, "百": 10**2, "千": 10**3} | HAN_MYRIADS
PLURAL_SCALES = {f"{word}s": scale for word, scale in (JOINING_SCALES | {"ten": 10, "dozen": 12}).items()}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_PARTS |= {f"{word}s": parts for word, parts in _PARTS.items() if word != "half"} | {"halves": 2}

# What makes another number of the number words beside it; a lone “one” more often is no number.
MAKING_ANOTHER = (
    frozenset(WORDS) - {"zero", "one"} | frozenset(JOINING_SCALES) | {"half", "dozen"} | HAN_NUMBER - {"一"}
)
NUMBER_WORDS = MAKING_ANOTHER | {"one", "一"} | frozenset(PLURAL_SCALES)


def english_value(tokens: Sequence[Token], start: int) -> tuple[Decimal, int]:
    """Read a number in English words: twenty-five, two hundred and fifty, two-thirds, three and a half.

    Args:
        tokens: of the text.
        start: index of one of `WORDS`, or of a scale that stands for one of it, as in “a hundred”.

    Returns:
        The value and the index after it.
    """
    current = WORDS.get(tokens[start].text, Decimal(1))
    index = start + (tokens[start].text in WORDS)
    total, smallest, room = Decimal(0), 10**18, 10 if current >= 20 else 0
    while True:
        word = text_at(tokens, index)
        if word == "hundred" and 0 < current < 100:
            current, room, index = current * 100, 100, index + 1
        elif word in JOINING_SCALES and current and 100 < SCALES[word] < smallest:
            smallest = SCALES[word]
            total, current, room, index = total + current * smallest, Decimal(0), 100, index + 1
        else:
            after = index + (word == "and" and room > 10)
            following = WORDS.get(text_at(tokens, after), Decimal(0))
            if not 0 < following < room:
                break
            current, room, index = current + following, 10 if following >= 20 else 0, after + 1
    if word in _PARTS and not total and current < 20 and (word != "half" or current == 1):
        return round(current / _PARTS[word], 4).normalize(), index + 1
    if [text_at(tokens, index + i) for i in range(3)] == ["and", "a", "half"]:
        return total + current + Decimal("0.5"), index + 3
    return total + current, index


def han_value(tokens: Sequence[Token], start: int) -> tuple[Decimal, int] | None:
    """Read a number in Chinese characters: 三千, 一百二十, 十五, 二〇二五; nothing where none stands."""
    end = start
    while text_at(tokens, end) in HAN_NUMBER:
        end += 1
    characters = [token.text for token in tokens[start:end]]
    if not characters:
        return None
    if HAN_DIGITS.issuperset(characters):
        return Decimal("".join(str(_HAN_DIGITS[char]) for char in characters)), end
    total, section, digit = Decimal(0), Decimal(0), Decimal(0)
    for char in characters:
        if char in _HAN_DIGITS:
            digit = Decimal(_HAN_DIGITS[char])
        elif char in _HAN_SCALES:
            section, digit = section + (digit or 1) * _HAN_SCALES[char], Decimal(0)
        else:
            scale = HAN_MYRIADS[char]
            if total > scale:  # 一亿二千万
                total += (section + digit) * scale
            else:
                total = (total + section + digit or Decimal(1)) * scale
            section = digit = Decimal(0)
    return total + section + digit, end
