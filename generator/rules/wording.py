"""Rules on wording: whose words, which words, that none is said twice, and that none takes sides.

They read claims, notes and hand-written pages as a careful reader would; what a source says is not
theirs to know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from generator.datings import read_dates
from generator.handbook import Handbook
from generator.loaded_words import loaded_in, one_sided_in
from generator.names import name_tokens
from generator.own_words import OwnText, own_texts
from generator.problems import Place, Problem
from generator.prose import is_on_the_subject, paragraphs
from generator.records import Claim
from generator.rules.rule import Subject, rule
from generator.tokens import tokenise, words_of

_QUOTES = re.compile(r"[\"“”„‟«»‹›「」『』＂〝〞‘‚‛]|(?<!\w)'(?=\w)|(?<=[^\ws])'(?!\w)")
_LONGEST_RUN = 9  # of words in a row that a claim may share with a source, beside names, numbers and dates
_NEUTRAL = "use a neutral word, such as “said” or “criticised”"


@rule("HB501", "a quotation mark in a claim", "Say it in the handbook's own words.")
def quotation(subject: Subject) -> Iterator[Problem]:
    """A claim is the handbook's wording; the source's own words are one link away, in the passage."""
    for claim in subject.handbook.claims.values():
        found = _QUOTES.search(claim.claim)
        if found:
            place = subject.handbook.origins[claim.id].place("claim")
            around = claim.claim[max(0, found.start() - 12) : found.end() + 12]
            yield Problem(
                place, "HB501", f"a quotation mark in “{around}”", "say it in your own words, without quotation marks"
            )


@rule("HB502", "two claims with the same text", "Merge them: one claim, with the evidence of both.")
def same_text(subject: Subject) -> Iterator[Problem]:
    """One assertion of one speaker is one claim, however many sources report it."""
    handbook = subject.handbook
    first: dict[tuple[str, ...], str] = {}
    for claim in handbook.claims.values():
        other = first.setdefault((claim.speaker or "", *words_of(claim.claim)), claim.id)
        if other != claim.id:
            here, there = (handbook.origins[identity].place("claim") for identity in (claim.id, other))
            yield Problem(here, "HB502", f"the claim “{other}” has the same text", "merge the two", (there,))


@rule("HB503", "a loaded word in what a party says", "Use a word that both sides would accept.")
def loaded_word(subject: Subject) -> Iterator[Problem]:
    """The handbook reports what is said and takes no side in how it reports it."""
    handbook = subject.handbook
    said = [(handbook.origins[claim.id].place("claim"), claim.claim) for claim in handbook.claims.values()]
    for dispute in handbook.disputes.values():
        places = (handbook.origins[dispute.id].place("sides", index, "position") for index in range(len(dispute.sides)))
        said += zip(places, (side.position for side in dispute.sides), strict=True)
    for place, text in said:
        for slip in islice(loaded_in(text, also_mentioned=True), 1):
            yield Problem(place, "HB503", f"“{slip.word}” is a loaded word", _NEUTRAL)


@rule("HB504", "a claim of nobody", "Add speaker and said; only a claim of kind event or measure can do without.")
def no_speaker(subject: Subject) -> Iterator[Problem]:
    """Who says it, and when, is half of what a claim tells."""
    for claim in subject.handbook.claims.values():
        origin = subject.handbook.origins[claim.id]
        if claim.speaker is None and claim.kind not in ("event", "measure"):
            yield Problem(
                origin.key_place("kind"),
                "HB504",
                f"a claim of kind “{claim.kind}” needs a speaker",
                "add “speaker: <entity>”",
            )
        elif claim.speaker is not None and claim.said is None:
            yield Problem(
                origin.key_place("speaker"), "HB504", "the claim has a speaker, but no date", "add “said: <date>”"
            )


@rule("HB505", "a loaded word of the handbook's own", "Use a word that both sides would accept.")
def own_loaded_word(subject: Subject) -> Iterator[Problem]:
    """A note or a page that takes sides spoils all the claims around it."""
    for text, place in _own(subject, everywhere=True):
        for slip in loaded_in(text):
            yield Problem(place(slip.start), "HB505", f"“{slip.word}” is a loaded word", _NEUTRAL)


@rule(
    "HB506",
    "a verdict of nobody, or “we”",
    "Say whose view it is (says, calls, according to …), or leave the judgement out; the handbook is “the handbook”.",
)
def verdict_of_nobody(subject: Subject) -> Iterator[Problem]:
    """What is called unlawful or unfair without a name beside it is called so by the handbook."""
    for text, place in _own(subject, everywhere=False):
        for slip in one_sided_in(text):
            is_voice = slip.kind == "own-voice"
            message = f"“{slip.word}” is {'said by nobody in particular' if is_voice else 'a verdict of nobody'}"
            hint = "write “the handbook”" if is_voice else "say whose view it is, or leave it out"
            yield Problem(place(slip.start), "HB506", message, hint)


def _own(subject: Subject, *, everywhere: bool) -> Iterator[tuple[str, Callable[[int], Place]]]:
    """Yield what the handbook itself says, with the place of each character.

    Args:
        subject: what was read.
        everywhere: whether pages that explain the handbook itself are meant, too.
    """
    for own in own_texts(subject.handbook):
        yield own.text, partial(_place_of, own)
    for file, page in subject.prose.items():
        if everywhere or is_on_the_subject(file):
            yield from ((block, partial(_place_in, block, first)) for block, first in paragraphs(page, file))


def _place_of(own: OwnText, _start: int) -> Place:
    return own.origin.place(*own.path)  # a value of YAML can be folded: its start is all that is known


def _place_in(block: str, first: Place, start: int) -> Place:
    """Return the place of a character of a paragraph that starts at a place."""
    return Place(first.file, first.line + block.count("\n", 0, start), start - block.rfind("\n", 0, start))


@rule(
    "HB507", "a claim in its source's words", "Say it in your own words; what it says is free, how it is said is not."
)
def source_words(subject: Subject) -> Iterator[Problem]:
    """Facts carry over from a source, its sentences do not: a reader finds them in the passage."""
    handbook = subject.handbook
    for claim in handbook.claims.values():
        words = words_of(claim.claim)
        for source in dict.fromkeys(evidence.source for evidence in claim.evidence):
            print_ = handbook.fingerprints.get(source)
            for first, length in print_.shared_runs(words, _LONGEST_RUN + 1) if print_ else ():
                if len(set(range(first, first + length)) - _without_choice(handbook, claim)) > _LONGEST_RUN:
                    place = handbook.origins[claim.id].place("claim")
                    run = " ".join(words[first : first + length])
                    message = f"{length} words in a row stand in the source “{source}”: “{run}”"
                    yield Problem(place, "HB507", message, f"say it in your own words; up to {_LONGEST_RUN} may agree")


def _without_choice(handbook: Handbook, claim: Claim) -> frozenset[int]:
    """Return the indices of the words for which there are no others: names, numbers and dates."""
    numbers = {index for index, token in enumerate(tokenise(claim.claim)) if token.is_number}
    dates = {index for printed in read_dates(claim.claim) for index in range(printed.start, printed.end)}
    return name_tokens(handbook, claim) | numbers | dates


RULES = (quotation, same_text, loaded_word, no_speaker, own_loaded_word, verdict_of_nobody, source_words)
