"""Rules on the wording of claims: whose words, which words, and that none is said twice.

They read the text of claims as a careful reader would; what its source says is not theirs to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Problem
from generator.rules.rule import Subject, rule
from generator.tokens import words_of

_QUOTES = re.compile(r"[\"“”„‟«»‹›「」『』＂〝〞‘‚‛]|(?<!\w)'(?=\w)|(?<=[^\ws])'(?!\w)")
_LOADED = (
    "slammed|blasted|lashed|touted|bragged|ranted|whined|fumed|so-called|notorious|infamous|brazen|shameless|outrageous|"
    "propaganda|hypocritical|hypocrisy|bully|bullying|thug|thuggish|draconian|weaponised|weaponized|weaponising|"
    "weaponizing|predatory|ploy|stooge|lackey"
)
# "Regime" is loaded but in terms of the field, such as "control regime".
_REGIME = r"(?<!control )(?<!licensing )(?<!sanctions )(?<!trade )(?<!legal )regime"
_LOADED_WORDS = re.compile(rf"\b({_LOADED}|{_REGIME})\b", re.IGNORECASE)


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


@rule("HB503", "a loaded word in a claim", "Use a word that both sides would accept.")
def loaded_word(subject: Subject) -> Iterator[Problem]:
    """The handbook reports what is said and takes no side in how it reports it."""
    for claim in subject.handbook.claims.values():
        found = _LOADED_WORDS.search(claim.claim)
        if found:
            place = subject.handbook.origins[claim.id].place("claim")
            yield Problem(
                place, "HB503", f"“{found[0]}” is a loaded word", "use a neutral word, such as “said” or “criticised”"
            )


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


RULES = (quotation, same_text, loaded_word, no_speaker)
