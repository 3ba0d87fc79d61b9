"""The rules that facts and hand-written pages must keep: one small function each.

`RULES` lists those of a check by code, `CAPTURE_RULES` those of a capture; `broken` runs the ones
that look across records. No rule is enforced
anywhere else, and none knows how its problems are shown.
"""

from __future__ import annotations

from generator.problems import Problem, in_order
from generator.rules import capture, disputes, evidence, figures, measures, numbers, pages, reading, references, wording
from generator.rules.rule import Rule, Subject

__all__ = ["CAPTURE_RULES", "RULES", "Rule", "Subject", "broken"]

CAPTURE_RULES: tuple[Rule, ...] = capture.RULES

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *reading.RULES,
            *references.RULES,
            *evidence.RULES,
            *numbers.RULES,
            *wording.RULES,
            *pages.RULES,
            *measures.RULES,
            *disputes.RULES,
            *figures.RULES,
        ),
        key=lambda rule: rule.code,
    )
)


def broken(subject: Subject) -> tuple[Problem, ...]:
    """Return all problems that the rules find, in order."""
    return in_order(problem for rule in RULES if rule.check for problem in rule.check(subject))
