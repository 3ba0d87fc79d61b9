"""Authors' mistakes as data: where each stands, what was found and how to mend it.

A problem is not an exception: every step collects the problems it finds and goes on, so that one
run tells an author everything. This module neither finds problems nor prints them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where something stands: a file (POSIX path below the project) and a line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake of an author.

    Attributes:
        place: where it stands.
        code: the rule it breaks, such as `HB203`; `handbook explain CODE` tells more.
        message: what was found and what was expected.
        hint: the shortest fix, or nothing where the message is the fix.
        also: other places that belong to it, such as the first of two equal ids.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    also: tuple[Place, ...] = ()


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by place, code and message, each once."""
    return tuple(sorted(set(problems)))


def nearest(found: str, allowed: Iterable[str]) -> str:
    """Return the hint "did you mean …?" with the allowed value most like `found`, or nothing."""
    close = get_close_matches(found, sorted(allowed), n=1, cutoff=0.6)
    return f"did you mean “{close[0]}”?" if close else ""
