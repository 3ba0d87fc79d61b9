"""The glossary's terms where they stand in a text: each explained once, at its first place.

A form in which two or more capitals stand, such as an abbreviation, is found in just these letters;
any other in small letters and capitals alike; both as whole words only. This module knows no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.records import Term


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text; with what it means, where it is a term."""

    text: str
    meaning: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Explainer:
    """Finds the terms of one glossary."""

    terms: tuple[Term, ...]
    _forms: dict[str, Term] = field(init=False, repr=False)
    _pattern: re.Pattern[str] | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        forms = {_key(form): term for term in self.terms for form in (term.term, *term.also)}
        object.__setattr__(self, "_forms", forms)
        object.__setattr__(self, "_pattern", _pattern(f for t in self.terms for f in (t.term, *t.also)))

    def runs(self, text: str, known: set[str] | None = None) -> tuple[Run, ...]:
        """Return a text in stretches; joined, they are the text.

        Args:
            text: plain text.
            known: terms that were explained before, by their anchors; those found here are added.
        """
        known = set() if known is None else known
        found: list[Run] = []
        end = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            term = self._forms.get(match[0]) or self._forms.get(match[0].casefold())
            anchor = anchor_of(term) if term else ""  # a pattern takes “ı” for “i”, and folding does not
            if term and anchor not in known:
                known.add(anchor)
                found += [Run(text[end : match.start()])] if match.start() > end else []
                is_itself = match[0].casefold() == term.term.casefold()
                meaning = term.definition if is_itself else f"{term.term}: {term.definition}"
                found.append(Run(match[0], meaning, anchor))
                end = match.end()
        return (*found, Run(text[end:])) if end < len(text) else tuple(found)


def anchor_of(term: Term) -> str:
    """Return the place of a term on the glossary's page: its letters and digits with hyphens between."""
    return "-".join(re.findall(r"[^\W_]+", term.term.casefold()))


def _is_exact(form: str) -> bool:
    return sum(letter.isupper() for letter in form) > 1


def _key(form: str) -> str:
    return form if _is_exact(form) else form.casefold()


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    parts = [re.escape(form) if _is_exact(form) else f"(?i:{re.escape(form)})" for form in longest_first]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None
