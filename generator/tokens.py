"""The tokens of a text: normalised words and numbers, each with its place in the original.

Two texts that differ only in case, punctuation, line breaks, composed or decomposed accents,
full-width forms or invisible format characters have the same tokens. Two texts that differ in a
number, its sign, decimal point, percent or currency sign, or in any word, do not. Han, Kana and
Hangul are taken character by character, as those scripts set no spaces.

Normalisation follows Unicode NFKC (UAX 15) and case folding, with one exception: superscripts,
subscripts and fractions stand apart, so that 10² is not 102 and 1½ is not 11/2. This module does
not know what a passage is, and it reads no meaning into a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

CURRENCY = "$€£¥₩₹"
_CJK = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u3098\u309b-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"  # noqa: E501
# A blank that may group digits ("1 000"): NFKC would make it a plain space.
_GROUPING_BLANKS = "\u00a0\u202f\u2009"
_BLANK = "\u00a0"
# Forms that NFKC would melt into their neighbours: 10², H₂, ½, ①.
_APART = ("<super>", "<sub>", "<fraction>", "<circle>")
# The same, where they hold a digit: ⒈, ㏠, ㎡.
_APART_WITH_DIGIT = ("<compat>", "<square>")
_SIGNS_APART = {"\u207a": "", "\u207b": " ⁻ ", "\u208a": "", "\u208b": " ⁻ "}  # 10⁻³ is not 10³
_DASHES = "\u2212\u2010\u2011\u2012\u2013"  # minus sign, hyphens, figure dash, en dash: a number's sign
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc", "'''")
_VOICED = "\uff9e\uff9f"  # the marks of half-width Kana
# Marks that no one sees: the grapheme joiner and the variation selectors.
_INVISIBLE = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Accents that have no composed form, and the vowel signs of Indic scripts, are part of their word.
_MARKS = "".join(char for char in map(chr, range(0x300, 0xFE30)) if unicodedata.category(char)[0] == "M")

_NUMBER = rf"""
    (?P<sign>(?<![\w)\]%.{CURRENCY}])[-+±])?
    (?P<prefix>[{CURRENCY}](?:[ {_BLANK}]|(?P<inner>[-+±]))?)?
    (?P<digits>
        [0-9]{{1,3}}(?P<group>[,{_BLANK}])[0-9]{{3}}(?![0-9])(?:(?P=group)[0-9]{{3}}(?![0-9]))*(?:\.[0-9]+)?
      | [0-9]+(?:\.[0-9]+)*(?:,[0-9]+)*
      | (?<![\w.])\.[0-9]+
    )
    (?P<suffix>[ {_BLANK}]?[%‰] | [{CURRENCY}](?![-+±]?[0-9]) | [ {_BLANK}][{CURRENCY}](?![ {_BLANK}]?[-+±]?[0-9]))?
"""
_LETTERS = rf"(?:(?![{_CJK}])[^\W_][{_MARKS}]*)+"
_WORD = rf"(?:rmb|usd|cny|eur|gbp|jpy)(?=[0-9])|{_LETTERS}(?:'{_LETTERS})*"
_HAN = re.compile(f"[{_CJK}]")
_TOKEN = re.compile(rf"{_NUMBER}|[{_CJK}]|{_WORD}|[<>≤≥≈≠~±⁻]|(?<=[0-9%])\+(?!\w)", re.VERBOSE)


class Token(NamedTuple):
    """One word, character or number.

    Attributes:
        text: its normalised form; two tokens are the same when their texts are.
        start: the offset of its first character in the original text.
        end: the offset after its last character in the original text.
        is_number: whether it is a number (`1.5`, `-5`, `5%`, `€1.44`).
    """

    text: str
    start: int
    end: int
    is_number: bool = False


@lru_cache(maxsize=4096)  # a claim's text and the names around it are looked at by several rules in turn
def tokenise(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text` in order.

    Thousands separators are dropped (`1,000` is `1000`; `1.000` stays `1.000`), and a percent or
    currency sign belongs to its number also across a blank (`5 %` is `5%`).
    """
    return tuple(_tokens_of(*_normalise(text)))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the normalised forms of the tokens of `text`."""
    return tuple(token.text for token in tokenise(text))


def text_at(tokens: Sequence[Token], index: int) -> str:
    """Return the normalised form of the token at an index; nothing before the first and after the last."""
    return tokens[index].text if 0 <= index < len(tokens) else ""


def tokenise_paragraphs(text: str) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """Return the tokens of a whole document and the index at which each paragraph starts.

    A paragraph is a line that has a token; a number or word never runs over a line end.
    """
    tokens: list[Token] = []
    starts: list[int] = []
    offset = 0
    for line in text.split("\n"):
        found = tuple(_tokens_of(*_normalise(line)))
        if found:
            starts.append(len(tokens))
            tokens += (Token(t.text, t.start + offset, t.end + offset, t.is_number) for t in found)
        offset += len(line) + 1
    return tuple(tokens), tuple(starts)


def _tokens_of(flat: str, places: _Places) -> Iterator[Token]:
    for match in _TOKEN.finditer(flat):
        start, end = match.span()
        if places.starts:
            start, end = places.of(start, end)
        if match.lastindex is None:  # a word: only a number has named parts
            yield Token(match[0], start, end)
            continue
        digits = match["digits"]
        if match["group"]:
            digits = digits.replace(match["group"], "")
        sign = match["sign"] or match["inner"] or ""
        currency = (match["prefix"] or "")[:1]
        suffix = (match["suffix"] or "").strip(f" {_BLANK}")
        yield Token(f"{sign}{currency}{digits}{suffix}", start, end, is_number=True)


class _Places:
    """Where each character of a normalised text came from: the cluster's first and last offset."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []

    def of(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


def _normalise(text: str) -> tuple[str, _Places]:
    """Return the normalised text and where its characters came from; empty where nothing moved."""
    places = _Places()
    if text.isascii():
        return text.lower(), places
    out: list[str] = []
    before = ""
    for cluster, start in _clusters(text):
        normal = _normalise_cluster(cluster)
        if cluster[0] == "\uff0c" and before.isascii():
            normal = " "  # “，” groups the digits of １，０００; after an ASCII digit it ends a clause
        before = cluster[0]
        out.append(normal)
        places.starts += [start] * len(normal)
        places.ends += [start + len(cluster)] * len(normal)
    return "".join(out), places


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Split into base characters with their marks, the largest pieces that normalise on their own."""
    start = 0
    for index in range(1, len(text)):
        category = unicodedata.category(text[index])
        is_later_jamo = "\u1160" <= text[index] <= "\u11ff"  # the later letters of a Hangul syllable
        if category[0] != "M" and category != "Cf" and not is_later_jamo and text[index] not in _VOICED:
            yield text[start:index], start
            start = index
    if text:
        yield text[start:], start


def _normalise_cluster(cluster: str) -> str:
    kept = "".join(char for char in cluster if unicodedata.category(char) != "Cf" and not _INVISIBLE.match(char))
    if not kept:
        return ""
    if kept[0] in _GROUPING_BLANKS:
        return _BLANK
    if kept[0] in _DASHES:
        return "-"
    if kept[0] in _SIGNS_APART:
        return _SIGNS_APART[kept[0]]
    if kept.isdecimal():  # digits of any script
        return "".join(str(unicodedata.decimal(char)) for char in kept)
    normal = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", kept).casefold()).translate(_APOSTROPHES)
    origin = unicodedata.decomposition(kept[0])
    has_digit = any(char.isdecimal() for char in normal)
    if origin.startswith(_APART) or (has_digit and origin.startswith(_APART_WITH_DIGIT)):
        return f" {normal.replace(chr(0x2044), ' / ')} "
    return normal


def is_ideographic(text: str) -> bool:
    """Return whether a token is one Han, Kana or Hangul character."""
    return not text.isascii() and bool(_HAN.fullmatch(text))
