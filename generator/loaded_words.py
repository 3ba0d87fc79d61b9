"""Words that take sides: loaded ones, one party's names for things, verdicts that nobody is named for.

They are searched in English text, sentence by sentence. A word that is only mentioned, in quotation
marks, code or emphasis, is not used. Where a sentence says whose view it gives, it may give a verdict.
The lists are short by intent: they catch slips, and no list can tell whether a text is fair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_LOADED = (
    "slam(s|med|ming)?|blast(s|ed|ing)|lash(es|ed|ing)( out)?|tout(s|ed|ing)|brag(s|ged)|rant(s|ed)|whin(es|ed)|"
    "fum(es|ed)|so-called|notorious(ly)?|infamous(ly)?|brazen(ly)?|shameless(ly)?|outrageous(ly)?|propaganda|"
    "hypocri(tical|sy|tes?)|bull(y|ies|ied|ying)|thug(s|gish)?|draconian|weaponi[sz](es?|ed|ing|ation)|predatory|"
    "ploys?|stooges?|lackeys?|crackdowns?|stranglehold|chokehold|blackmail(s|ed|ing)?|extort(s|ed|ion)?|"
    "sabre-rattling|cave(s|d)? in|capitulat(es?|ed|ion)"
)
# "Regime" is loaded but in terms of the field, such as "control regime".
_REGIME = r"(?<!control )(?<!licensing )(?<!sanctions )(?<!trade )(?<!legal )(?<!regulatory )(?<!services )regimes?"
# What only one side calls it so.
_ONE_PARTY = (
    r"the motherland|renegade province|taiwan (province|region)|communist china|red china|chicoms?|"
    r"rogue (state|nation)s?|hostile forces|china threat|chinese aggression|(american|us) hegemony|western bloc|"
    r"axis of \w+"
)
_LOADED_WORDS = re.compile(rf"\b({_LOADED}|{_REGIME}|{_ONE_PARTY})\b", re.IGNORECASE)
_VERDICT = (
    "illegal(ly)?|unlawful(ly)?|legitimate(ly)?|illegitimate(ly)?|un(justified|justifiable|justifiably)|justif(ied|iably)|"
    "unfair(ly)?|unreasonabl[ey]|discriminatory|arbitrar(y|ily)|coerci(ve|on)|protectionis[mt]|hegemon(y|ic)|abusive|"
    "reckless(ly)?|provocati(ve|on)|malicious(ly)?|double standards?|bad faith|"
    "rightly|wrongly|falsely|admits?|admitted|concede[sd]?|"
    "of course|clearly|obviously|undeniabl[ey]|unsurprisingly|in reality|in truth|needless to say|"
    "unfortunately|fortunately|sadly|blatant(ly)?"
)
_VERDICT_WORDS = re.compile(rf"\b({_VERDICT})\b", re.IGNORECASE)
_OWN_VOICE = re.compile(r"\b(we|our|ours|ourselves)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(says?|said|saying|stat(e[sd]?|ing)|statements?|call(s|ed|ing)?|holds?|held|argu(es?|ed|ing)|"
    r"descri(bes?|bed|bing)|according to|accus(es?|ed|ing|ations?)|alleg(es?|ed|ing|ations?)|criticis(es?|ed|ing)|"
    r"finds?|found|findings?|determin(es?|ed|ations?)|rul(ed|ings?)|see(s|n)?|saw|regard(s|ed)|consider(s|ed)|"
    r"contends?|ask(s|ed|ing)?|whether|question(s|ed)?|termed|assert(s|ed|ions?)?|reject(s|ed)?|den(y|ies|ied)|"
    r"claim(s|ed)?|warn(s|ed)?|speak(s|ing)?|spoke|nam(es|ed|ing)|object(s|ed|ions?)?|propos(es?|ed)|"
    r"defin(es?|ed|itions?)|complain(s|ed)|account of|words? of|in the eyes of|view(s|ed)? (of|as)|law on)\b",
    re.IGNORECASE,
)
_MENTIONED = re.compile(r"“[^”]*”|‘[^’]*’|`[^`]*`|\"[^\"]*\"|(?<![\w*])(\*{1,2})(?=\S)[^*]*?\S\1(?![\w*])|\[@[^\]]*\]")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“])|\n\s*\n")

Kind = Literal["loaded", "verdict", "own-voice"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that takes sides: which, of what kind, and where it starts in the text."""

    word: str
    kind: Kind
    start: int


def loaded_in(text: str, *, also_mentioned: bool = False) -> Iterator[Slip]:
    """Yield the loaded words of a text, whoever speaks; on demand also those that are only mentioned."""
    bare = text if also_mentioned else _MENTIONED.sub(_blanked, text)
    yield from (Slip(match[0], "loaded", match.start()) for match in _LOADED_WORDS.finditer(bare))


def one_sided_in(text: str) -> Iterator[Slip]:
    """Yield the verdicts of nobody in a text of the handbook's own, and where it says “we”."""
    bare = _MENTIONED.sub(_blanked, text)
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(bare)), len(bare)):
        sentence = bare[start:end]
        if not _SOMEBODY.search(sentence):
            yield from (Slip(m[0], "verdict", start + m.start()) for m in _VERDICT_WORDS.finditer(sentence))
        yield from (Slip(m[0], "own-voice", start + m.start()) for m in _OWN_VOICE.finditer(sentence))
        start = end


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
