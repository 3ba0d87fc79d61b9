"""What a rule is: a code, a title, why it exists, how to mend what breaks it, and its check.

A rule looks at the whole of what was read and yields problems; it never raises and never stops the
others. This module holds no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from inspect import cleandoc

from generator.handbook import Handbook
from generator.problems import Problem
from generator.verification import Verification


@dataclass(frozen=True)
class Subject:
    """What the rules look at.

    Attributes:
        handbook: all records.
        verification: what the fingerprints say of its evidence.
        prose: the hand-written pages, Markdown by path below the project.
        today: the date of the check.
    """

    handbook: Handbook
    verification: Verification
    prose: Mapping[str, str] = field(default_factory=dict)
    today: date = date.max


Check = Callable[[Subject], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes:
        code: `HB` and three digits; the first says the kind of rule.
        title: what is wrong, in a few words.
        why: why the handbook insists on it.
        fix: what an author does about it.
        check: finds what breaks it; nothing where the reading of a file finds it.
    """

    code: str
    title: str
    why: str
    fix: str
    check: Check | None = None


def rule(code: str, title: str, fix: str) -> Callable[[Check], Rule]:
    """Make a rule of a check; the check's docstring says why the rule exists."""

    def make(check: Check) -> Rule:
        return Rule(code, title, cleandoc(check.__doc__ or ""), fix, check)

    return make
