"""The words that turn a statement or size a number, in English and Chinese, and what each means.

One list serves whoever reads a number and whoever asks what a citation cut off: a hedge that one of
them knows, the other knows too. This module does not look for hedges in any source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.records import Comparison
from generator.tokens import Token, text_at, words_of

Hedge = tuple[str, ...]
Hedges = dict[Hedge, frozenset[Comparison]]

_NEGATIONS = "not|no|never|cannot|don't|doesn't|didn't|won't|isn't|aren't|不|未|非"
# What turns a statement when it is left out in front of it, by what it can mean before a number.
_OF_STATEMENTS = {
    "": """nor|neither|none|without|can't|wasn't|weren't|wouldn't|haven't|hasn't|hadn't|couldn't|shouldn't
|mustn't|needn't|no longer|not yet|rarely|seldom|unlikely|denied|denies|deny|hardly|scarcely|barely
|alleged|allegedly|reportedly|reported|purported|purportedly|so called|supposedly|apparently
|ostensibly|possibly|perhaps|probably|likely|potentially|partly|partially|may|might|could
|in principle
|没|没有|不是|并非|从未|并未|尚未|未能|未曾|不会|不能|不得|不可|不应|不再|不必|无|无需|勿|否认|几乎|据称|所谓|涉嫌|据报道|可能|或许|也许|似乎|疑似|声称|号称|並非|從未
|並未|幾乎|據稱|所謂|據報道|不會|不應|無|無需|沒|沒有|否認|聲稱"""
    f"|{_NEGATIONS}",
    "more-than": "over|more than",
    "less-than": "less than|fewer than",
    "at-least": "at least",
    "at-most": "up to|at most|as many as|as much as",
    "about": "about",
    "about less-than": "nearly|almost",
}
# What turns a number, besides. The negated ones mean what `before` makes of the negation.
_OF_NUMBERS = {
    "": """only|just|merely|fewer|less|more|maximum|minimum|minus|negative|no greater than|not fewer than
|not over|not exceeding|≠
|负|負|不超过|未超过|不少于|不低于|不多于|不高于|仅|只|只有|仅有|估计|预计|不超過|僅|估計|預計""",
    "more-than": """above|beyond|exceed|exceeds|exceeding|exceeded|upwards of|in excess of|just over|well over
|greater than|higher than|>
|超过|超|逾|超過|超出|突破|高于|多于|大于""",
    "less-than": "under|below|well under|well below|lower than|<|不到|不足|低于|少于|小于",
    "at-least": """no fewer than|no less than|not less than|as few as|as little as|a minimum of|minimum of|≥
|至少|最少""",
    "at-most": "no more than|not more than|a maximum of|maximum of|≤|至多|最多|多达|高达",
    "about": """around|roughly|approximately|approx|some|close to|circa|ca|an estimated|estimated|≈|~|±
|约|大约|大概|接近|約""",
    "about less-than": "just under|近|将近|將近",
    "several": "several|a few|several of the",
}
# What makes another number of one in words: “fifty” of “two hundred and fifty”, “千” of “数千”; 总数3000 is 3000.
_OF_NUMBER_WORDS = {
    "": "hundred and|thousand and|million and|tens of|dozens of|hundreds of|thousands of|millions of|half a",
    "at-least": "上",
    "several": "数|几|數|幾",
}
# What sizes a number when it stands behind it or what it counts: “20 days or more”.
_BEHIND = {
    "": "or under|or over|or above|or below|at least|at most|上下",
    "at-least": "or more",
    "at-most": "or less|or fewer",
    "about": "or so|左右",
    "at-least more-than": "以上",
    "at-most less-than": "以下",
}
# The same, right behind the number only.
_RIGHT_BEHIND = {"about more-than": "odd|余|多|餘", "at-least more-than": "plus|+"}


def listed(text: str) -> tuple[Hedge, ...]:
    """Return the entries of a list that is written with bars."""
    return tuple(words_of(entry) or (entry,) for entry in text.split("|"))  # “+” is a token only behind a digit


def _read(table: Mapping[str, str]) -> Hedges:
    return {
        entry: frozenset(meaning.split())  # type: ignore[arg-type]
        for meaning, entries in table.items()
        for entry in listed(entries)
    }


OF_STATEMENTS, OF_NUMBERS, OF_NUMBER_WORDS = _read(_OF_STATEMENTS), _read(_OF_NUMBERS), _read(_OF_NUMBER_WORDS)
BEHIND = _read(_BEHIND)
RIGHT_BEHIND = BEHIND | _read(_RIGHT_BEHIND)
ROUNDING_SCALES = frozenset({"余", "多", "餘"})  # 10多万
ROUNDED_UP: frozenset[Comparison] = frozenset({"about", "more-than"})
SIGNS = frozenset({"minus", "negative", "负", "負"})
ONLY_BEFORE_WORDS = frozenset(entry[0] for entry, meaning in OF_NUMBER_WORDS.items() if meaning)

_IN_FRONT = {e: m for e, m in (OF_STATEMENTS | OF_NUMBERS | OF_NUMBER_WORDS).items() if m}
_LONGEST = max(map(len, _IN_FRONT))
_NEGATING = frozenset(entry[0] for entry in listed(_NEGATIONS))
_NEGATED: dict[Comparison, Comparison] = {
    "more-than": "at-most", "less-than": "at-least", "at-least": "less-than", "at-most": "more-than",
}  # fmt: skip


def before(tokens: Sequence[Token], start: int) -> frozenset[Comparison]:
    """Return what the longest hedge right before an index can mean; after a negation, the opposite."""
    words = tuple(token.text for token in tokens[max(0, start - _LONGEST) : start])
    for skipped in range(len(words)):
        meaning = _IN_FRONT.get(words[skipped:])
        if meaning:
            is_negated = text_at(tokens, start - len(words) + skipped - 1) in _NEGATING
            return frozenset(_NEGATED.get(c, c) for c in meaning) if is_negated else meaning
    return frozenset()


def behind(tokens: Sequence[Token], index: int) -> frozenset[Comparison]:
    """Return what a hedge can mean that stands at an index, right behind a number, or one token on."""
    for at, hedges in ((index, RIGHT_BEHIND), (index + 1, BEHIND)):  # “20 or more days”, “20 days or more”
        for length in (2, 1):
            meaning = hedges.get(tuple(token.text for token in tokens[at : at + length]))
            if meaning:
                return meaning
    return frozenset()
