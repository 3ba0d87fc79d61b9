"""Which words of a claim belong to the names of its speaker and of what it is about.

A name is not the claim's own wording, and a number in it states nothing. This module knows no rule.
"""

from __future__ import annotations

from generator.handbook import Handbook
from generator.records import Claim, Entity, Measure
from generator.tokens import words_of


def name_tokens(handbook: Handbook, claim: Claim) -> frozenset[int]:
    """Return the indices of the tokens of a claim's text that belong to names."""
    named: dict[str, Entity | Measure] = {**handbook.entities, **handbook.measures}
    known = [named[e] for e in (*claim.about, claim.speaker) if e and e in named]
    words = words_of(claim.claim)
    covered: set[int] = set()
    for name in (name for thing in known for name in (thing.name, *thing.aliases)):
        parts = words_of(name)
        if not parts or parts[0] not in words:
            continue
        for start in range(len(words) - len(parts) + 1):
            if words[start : start + len(parts)] == parts:
                covered.update(range(start, start + len(parts)))
    return frozenset(covered)
