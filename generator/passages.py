"""Find a cited passage, and a printed number in it, in a source's fingerprint.

The words of a passage are its author's copy of the source's; this module says where they stand,
or how they fail to: not found and how far they match, out of order, in two places, too long, or
with a negation or hedge cut off in front. It reads neither the source's text nor any record.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from generator.fingerprints import RUN, Fingerprint
from generator.tokens import Token, is_ideographic, tokenise

GAP = " … "
SHORTEST, LONGEST_END, LONGEST_WHOLE, LONGEST_SPAN = 3, 8, 12, 150

# What turns a statement when it is left out in front of it.
_TURNS = """not|no|never|nor|neither|none|without|cannot|can't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|won't|wouldn't
|haven't|hasn't|hadn't|couldn't|shouldn't|mustn't|needn't|no longer|not yet|rarely|seldom|unlikely|denied|denies|deny
|hardly|scarcely|barely|nearly|almost|alleged|allegedly|reportedly|reported|purported|purportedly|so called|supposedly
|apparently|ostensibly|possibly|perhaps|probably|likely|potentially|partly|partially
|may|might|could|about|over|up to|at least|at most|less than|more than|fewer than|as many as|as much as|in principle
|不|未|没|没有|不是|并非|从未|并未|尚未|未能|未曾|不会|不能|不得|不可|不应|不再|不必|无|无需|非|勿|否认
|几乎|据称|所谓|涉嫌|据报道|可能|或许|也许|似乎|疑似|声称|号称
|並非|從未|並未|幾乎|據稱|所謂|據報道|不會|不應|無|無需|沒|沒有|否認|似乎|聲稱"""  # noqa: E501
# What turns a number, besides.
_SIZES = """around|roughly|approximately|approx|some|under|above|below|exceed|exceeds|exceeding|exceeded|beyond|only|just|merely|fewer
|less|more|well over|well under|just over|just under|close to|as few as|as little as|circa|ca|an estimated|estimated|minus|negative
|no more than|no fewer than|no less than|no greater than|not more than|not less than|not fewer than|not over|not exceeding
|upwards of|in excess of|greater than|higher than|lower than|a maximum of|a minimum of|maximum|minimum|several|<|>|≤|≥|≈|≠|~|±
|近|约|超|逾|负|超过|超出|突破|不超过|未超过|不到|不足|不少于|不低于|不多于|不高于|至少|至多|最多|最少|大约|大概|将近|接近
|高于|低于|多于|少于|大于|小于|多达|高达|仅|只|只有|仅有|估计|预计|約|負|超過|不超過|僅|將近|估計|預計"""  # noqa: E501
# What makes another number of one in words: “fifty” of “two hundred and fifty”, “千” of “数千”.
_PARTS = (
    "hundred and|thousand and|million and|tens of|dozens of|hundreds of|thousands of|millions of|half a|数|几|上|數|幾"
)
# What turns a number when it is left out behind it or what it counts: “20 days or more”.
_TAILS = "or more|or less|or so|or fewer|or under|or over|or above|or below|at least|at most|以上|以下|左右|上下"
# The same, right behind the number; and what makes another number of it: “5” of “5 million”.
_TAILS_AT_ONCE = """odd|plus|percent|per cent|percentage|pct|hundred|thousand|million|billion|trillion|bn|tn|dozen
|余|多|餘|百|千|万|亿|萬|億|个百分点|個百分點"""
_NUMBER_WORDS = """two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen
|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|half|dozen
|二|两|三|四|五|六|七|八|九|十|百|千|万|亿|零|〇|兩|萬|億"""  # noqa: E501


def _listed(text: str) -> tuple[tuple[str, ...], ...]:
    entries = (entry.strip() for entry in text.replace("\n", "").split("|"))
    return tuple(tuple(token.text for token in tokenise(entry)) for entry in entries if entry)


_TURNING = _listed(_TURNS)
_SIZING = _TURNING + _listed(_SIZES)
_TAILING = _listed(_TAILS)
_TAILING_AT_ONCE = (*_TAILING, *_listed(_TAILS_AT_ONCE), ("+",))
_WORDS_FOR_NUMBERS = _listed(_NUMBER_WORDS)
_IN_WORDS = _SIZING + _WORDS_FOR_NUMBERS + _listed(_PARTS)
_ANYWHERE, _AT_DIGITS = frozenset(_TURNING), frozenset(_SIZING)
_ANDED = tuple(("and", *entry) for entry in _WORDS_FOR_NUMBERS)
_NUMBERS = frozenset(entry[0] for entry in _WORDS_FOR_NUMBERS) | {
    "one",
    "一",
    "dozens",
    "hundreds",
    "thousands",
    "millions",
    "billions",
}
_HOW_FAR_TAILS_REACH = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Where a passage stands.

    Attributes:
        start: index of its first token.
        end: index after its last token.
        paragraph: number of the paragraph it starts in, from 1.
        gap: how many tokens stand between the two ends that are cited.
    """

    start: int
    end: int
    paragraph: int
    gap: int = field(default=0, compare=False)

    @property
    def words(self) -> int:
        """How many tokens it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Miss:
    """Why a passage or printed number does not stand as cited.

    Attributes:
        kind: what is wrong.
        message: the same for an author, without the hint.
        hint: the shortest fix.
    """

    kind: Literal["form", "short", "long", "absent", "ambiguous", "cut-off"]
    message: str
    hint: str


def locate(passage: str, fingerprint: Fingerprint, longest: int = LONGEST_SPAN) -> Span | Miss:
    """Find a passage, given as `first words … last words` or whole.

    Args:
        passage: the words as cited.
        fingerprint: of the source.
        longest: how many tokens the span may have.
    """
    ends = _ends(passage)
    if isinstance(ends, Miss):
        return ends
    head, tail = ends
    heads = fingerprint.positions(_texts(head))
    if not heads:
        return _absent(head, fingerprint, "the passage")
    spans = [(start, start + len(head)) for start in heads]
    if tail:
        tails = fingerprint.positions(_texts(tail))
        if not tails:
            return _absent(tail, fingerprint, "the end of the passage")
        spans = [(s, t + len(tail)) for s in heads for t in tails if t >= s + len(head)]
        if not spans:
            return Miss(
                "absent", "the last words stand before the first words", "swap the two ends, or cite other words"
            )
        if all(end - start > longest for start, end in spans):
            length = min(end - start for start, end in spans)
            return Miss(
                "long", f"the passage spans {length} words; at most {longest} are allowed", "cite a narrower passage"
            )
        spans = [(start, end) for start, end in spans if end - start <= longest]
    if len(spans) > 1:
        return Miss("ambiguous", f"the passage stands in {len(spans)} places", "give more of its first or last words")
    start, end = spans[0]
    cut = _cut_off_before(head, start, fingerprint)
    if cut:
        return Miss("cut-off", f"the source has “{cut}” before this", f"start the passage at “{cut}”")
    last = tail or head
    if any(_is_number(token) for token in last[-_HOW_FAR_TAILS_REACH:]):
        cut = _cut_off_after(last, end, fingerprint)
        if cut:
            return Miss("cut-off", f"the source has “{cut}” after this", f"end the passage with “{cut}”")
    return Span(start, end, fingerprint.paragraph_of(start), end - start - len(head) - len(tail))


def locate_printed(printed: str, span: Span, fingerprint: Fingerprint) -> int | Miss:
    """Return the index at which a number or date stands, as printed, within a found passage."""
    tokens = tokenise(printed)
    words = _texts(tokens)
    if len(words) < RUN:
        hint = f"give at least {RUN} words around the number, as printed"
        return Miss("short", f"“{printed}” has {len(words)} words", hint)
    inside = [p for p in fingerprint.positions(words) if span.start <= p and p + len(words) <= span.end]
    if not inside:
        if fingerprint.positions(words):
            return Miss("absent", f"“{printed}” stands in the source, but outside the passage", "widen the passage")
        return _absent(tokens, fingerprint, f"“{printed}”")
    for start in inside:
        cut = _cut_off_before(tokens, start, fingerprint)
        if cut:
            return Miss("cut-off", f"the source has “{cut}” before “{printed}”", f"start it at “{cut}”")
        cut = _cut_off_after(tokens, start + len(tokens), fingerprint)
        if cut:
            return Miss("cut-off", f"the source has “{cut}” after “{printed}”", f"end it with “{cut}”")
    return inside[0]


def weight(tokens: tuple[Token, ...]) -> float:
    """Return the length in words, an ideograph counting half: Chinese words have two on average."""
    return sum(0.5 if is_ideographic(token.text) else 1 for token in tokens)


def _ends(passage: str) -> tuple[tuple[Token, ...], tuple[Token, ...]] | Miss:
    parts = passage.split(GAP)
    if len(parts) > 2 or "…" in passage.replace(GAP, "") or "..." in passage:
        return Miss(
            "form", "a passage has at most one gap, “ … ” with a blank on each side", "write “first words … last words”"
        )
    ends = [tokenise(part) for part in parts]
    most = LONGEST_END if len(parts) == 2 else LONGEST_WHOLE
    for tokens, part in zip(ends, parts, strict=True):
        if len(tokens) < SHORTEST:
            return Miss(
                "short",
                f"“{part}” has {len(tokens)} words; at least {SHORTEST} are needed",
                "give more words of the source",
            )
        if weight(tokens) > most:
            return Miss(
                "long",
                f"“{part}” has {math.ceil(weight(tokens))} words; at most {most} are allowed {'at each end' if len(parts) == 2 else 'without a gap'}",  # noqa: E501
                "put “ … ” for the words in between" if len(parts) == 1 else "give fewer words",
            )
    return ends[0], ends[1] if len(ends) == 2 else ()


def _absent(tokens: tuple[Token, ...], fingerprint: Fingerprint, what: str) -> Miss:
    words = _texts(tokens)
    matched = fingerprint.matched(words)
    hint = "copy the words from the source; is it the right source?"
    if matched:
        return Miss("absent", f"{what} matches up to “{words[matched - 1]}”, then differs (“{words[matched]}”)", hint)
    for start in range(1, len(words) - RUN + 1):
        if fingerprint.positions(words[start:]):
            return Miss(
                "absent", f"{what} matches from “{words[start]}” on, but not before (“{words[start - 1]}”)", hint
            )
    return Miss("absent", f"{what} does not stand in the source, not even its first {RUN} words", hint)


def _cut_off_before(tokens: tuple[Token, ...], start: int, fingerprint: Fingerprint) -> str:
    """Return the listed words that stand right before, also where their last words are given."""
    if start in fingerprint.paragraphs:
        return ""
    words = _texts(tokens)
    found: tuple[str, ...] = ()
    for entry in _IN_WORDS:
        for length in range(len(entry), len(found), -1):
            left_out, given = entry[:length], entry[length:]
            # The words themselves are known to stand there: their first two make a run of three with it.
            if (
                words[: len(given)] == given
                and _turns(entry, tokens[len(given) :])
                and fingerprint.stands_at(left_out + words[: RUN - 1], start - length)
            ):
                found = left_out
                break
    return _joined(found)


def _turns(entry: tuple[str, ...], tokens: tuple[Token, ...]) -> bool:
    """Return whether a listed hedge or negation says something of what these tokens begin with."""
    if entry in _ANYWHERE or not tokens:
        return entry in _ANYWHERE
    return entry in _AT_DIGITS if tokens[0].is_number else tokens[0].text in _NUMBERS


def _cut_off_after(tokens: tuple[Token, ...], end: int, fingerprint: Fingerprint) -> str:
    """Return the listed words that stand right behind, where the text goes on."""
    if end in fingerprint.paragraphs:
        return ""
    tailing = _TAILING
    if _is_number(tokens[-1]):
        tailing = _TAILING_AT_ONCE if tokens[-1].is_number else _TAILING_AT_ONCE + _WORDS_FOR_NUMBERS + _ANDED
    last = _texts(tokens)[1 - RUN :]
    found = (entry for entry in tailing if fingerprint.stands_at(last + entry, end - len(last)))
    return _joined(max(found, key=len, default=()))


def _is_number(token: Token) -> bool:
    return token.is_number or token.text in _NUMBERS


def _joined(words: tuple[str, ...]) -> str:
    return ("" if all(is_ideographic(word) for word in words) else " ").join(words)


def _texts(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


def share_cited(spans: Iterator[Span], words: int) -> float:
    """Return which share of a source's tokens lies in at least one of the spans, 0 to 1."""
    cited: set[int] = set()
    for span in spans:
        cited.update(range(span.start, span.end))
    return len(cited) / words if words else 0.0
