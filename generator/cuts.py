"""What a citation cuts off: listed words right before it, or right behind a number at its end.

A fingerprint holds no words, so each listed one is tried: does it make a run with the words that
are given? Whether the citation itself stands in the source is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.fingerprints import RUN, Fingerprint
from generator.hedges import BEHIND, OF_NUMBER_WORDS, OF_NUMBERS, OF_STATEMENTS, RIGHT_BEHIND, Hedge, listed
from generator.number_words import MAKING_ANOTHER, NUMBER_WORDS, SCALES
from generator.tokens import Token, is_ideographic
from generator.units import PERCENT_WORDS

_Listed = Mapping[str, tuple[Hedge, ...]]
_PERCENT = (*PERCENT_WORDS, *listed("percentage|个百分点|個百分點"))  # 5 percentage points are not 5, nor 5 percent
_HOW_FAR_TAILS_REACH = 3

_OF_ANY_NUMBER = frozenset(OF_STATEMENTS) | frozenset(OF_NUMBERS)
_NUMBERS = tuple((word,) for word in sorted(MAKING_ANOTHER))
_IN_FRONT = _OF_ANY_NUMBER | frozenset(OF_NUMBER_WORDS) | frozenset(_NUMBERS)
_HAN = frozenset(entry for entry in OF_STATEMENTS if is_ideographic(entry[0]))


def _by_word(entries: Iterable[Hedge], at: int) -> _Listed:
    """Return the entries by the word of theirs that stands next to the citation."""
    grouped: dict[str, tuple[Hedge, ...]] = {}
    for entry in sorted(entries):
        grouped[entry[at]] = (*grouped.get(entry[at], ()), entry)
    return grouped


_BEFORE_LATIN = _by_word(frozenset(OF_STATEMENTS) - _HAN, -1)
_BEFORE_HAN = _by_word(_HAN, -1)
_BEFORE_BOTH = _by_word(OF_STATEMENTS, -1)
_BEFORE_DIGITS = _by_word(_OF_ANY_NUMBER, -1)
_BEFORE_NUMBER_WORD = _by_word(_IN_FRONT, -1)
_OPENED_BY_ITS_END: Mapping[str, tuple[Hedge, ...]] = {  # by a word that is not the entry's first
    word: tuple(entry for entry in sorted(_IN_FRONT) if word in entry[1:])
    for word in {word for entry in _IN_FRONT for word in entry[1:]}
}
_BEHIND_WORD = _by_word(BEHIND, 0)
_AT_DIGITS = (*RIGHT_BEHIND, *_PERCENT, *((scale,) for scale in SCALES))
_BEHIND_DIGITS = _by_word(_AT_DIGITS, 0)
_BEHIND_NUMBER_WORD = _by_word({*_AT_DIGITS, *_NUMBERS, *(("and", *entry) for entry in _NUMBERS)}, 0)


def cut_off_before(tokens: Sequence[Token], start: int, fingerprint: Fingerprint) -> str:
    """Return the listed words that stand right before, also where their last words are given.

    Args:
        tokens: of the citation, at least three.
        start: the index at which they stand.
        fingerprint: of the source.
    """
    if start in fingerprint.paragraphs:
        return ""
    # The words themselves are known to stand there: their first two make a run of three with one before.
    given = tuple(token.text for token in tokens[: RUN - 1])
    entries = _listed_before(tokens)
    found = [entry for word in fingerprint.completing(entries, start - 1, after=given) for entry in entries[word]]
    if given[0] in _OPENED_BY_ITS_END:
        found += _begun_before(tokens)
    standing = (left for left in found if fingerprint.stands_at(left + given, start - len(left)))
    return _joined(max(standing, key=len, default=()))


def cut_off_behind(tokens: Sequence[Token], end: int, fingerprint: Fingerprint) -> str:
    """Return the listed words that stand right behind, where the text goes on.

    Args:
        tokens: of the citation, at least three.
        end: the index after the last of them.
        fingerprint: of the source.
    """
    if end in fingerprint.paragraphs:
        return ""
    entries = _BEHIND_WORD
    if _is_number(tokens[-1]):
        entries = _BEHIND_DIGITS if tokens[-1].is_number else _BEHIND_NUMBER_WORD
    given = tuple(token.text for token in tokens[1 - RUN :])
    start = end - len(given)
    found = (entry for word in fingerprint.completing(entries, start, before=given) for entry in entries[word])
    return _joined(max((e for e in found if fingerprint.stands_at(given + e, start)), key=len, default=()))


def ends_in_number(tokens: Sequence[Token]) -> bool:
    """Return whether a number, or what it counts, ends the citation."""
    return any(_is_number(token) for token in tokens[-_HOW_FAR_TAILS_REACH:])


def _listed_before(tokens: Sequence[Token]) -> _Listed:
    """Return what can turn the citation: before a word, only hedges and negations in its own script."""
    if tokens[0].is_number:
        return _BEFORE_DIGITS
    if tokens[0].text in NUMBER_WORDS:
        return _BEFORE_NUMBER_WORD
    scripts = {is_ideographic(token.text) for token in tokens}
    return _BEFORE_BOTH if len(scripts) == 2 else _BEFORE_HAN if True in scripts else _BEFORE_LATIN


def _begun_before(tokens: Sequence[Token]) -> Iterator[Hedge]:
    """Return the beginnings of entries whose ends open the citation: “no more”, where “than 50” is given."""
    for entry in _OPENED_BY_ITS_END[tokens[0].text]:
        for length in range(1, len(entry)):
            rest = tokens[len(entry) - length :]
            if entry[length:] == tuple(token.text for token in tokens[: len(entry) - length]) and _turns(entry, rest):
                yield entry[:length]


def _turns(entry: Hedge, tokens: Sequence[Token]) -> bool:
    """Return whether a listed entry says something of what these tokens begin with."""
    if entry in OF_STATEMENTS or not tokens:
        return entry in OF_STATEMENTS
    return entry in _OF_ANY_NUMBER if tokens[0].is_number else tokens[0].text in NUMBER_WORDS


def _is_number(token: Token) -> bool:
    return token.is_number or token.text in NUMBER_WORDS


def _joined(words: Hedge) -> str:
    return ("" if all(is_ideographic(word) for word in words) else " ").join(words)
