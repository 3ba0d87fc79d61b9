"""The registry of rules: every code once, in order, with a title, a reason and a way to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.handbook import Handbook
from generator.problems import Problem
from generator.rules import CAPTURE_RULES, RULES, Rule, broken
from generator.rules.rule import Subject
from generator.verification import verify

GENERATOR = Path(__file__).parent.parent / "generator"
ALL = (*RULES, *CAPTURE_RULES)

each_rule = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)


def test_codes_are_unique_and_sorted() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.code for rule in ALL}) == len(ALL)


def test_titles_are_unique() -> None:
    assert len({rule.title for rule in ALL}) == len(ALL)


@each_rule
def test_a_rule_says_what_is_wrong_why_and_how_to_mend_it(rule: Rule) -> None:
    assert re.fullmatch(r"HB[1-9]\d\d", rule.code)
    assert rule.title
    assert not rule.title.endswith(".")
    for sentence in (rule.why, rule.fix):
        assert re.fullmatch(r"(?s)\S.*[.”]", sentence), sentence
        assert "\n\n" not in sentence


@each_rule
def test_a_rules_words_are_not_only_its_title_again(rule: Rule) -> None:
    assert len({rule.title, rule.why, rule.fix}) == 3


def test_every_code_in_the_program_has_a_rule_and_every_rule_is_used() -> None:
    used = {
        code for file in GENERATOR.rglob("*.py") for code in re.findall(r"HB\d{3}", file.read_text(encoding="utf-8"))
    }
    assert used - {rule.code for rule in ALL} == {"HB000"} & used
    assert {rule.code for rule in ALL} <= used


def test_every_rule_but_those_of_reading_has_a_check() -> None:
    unchecked = {rule.code for rule in RULES if rule.check is None}
    assert {code[:3] for code in unchecked - {"HB412"}} == {"HB1", "HB2"}


def test_a_check_yields_only_problems_of_its_own_rule() -> None:
    for rule in RULES:
        if rule.check:
            found = list(rule.check(empty()))
            assert {problem.code for problem in found} <= {rule.code}


def test_an_empty_handbook_breaks_only_the_rule_that_something_be_verified() -> None:
    assert [problem.code for problem in broken(empty())] == ["HB414"]


def test_problems_are_sorted_and_each_stands_once() -> None:
    found: tuple[Problem, ...] = broken(empty())
    assert list(found) == sorted(set(found))


def empty() -> Subject:
    handbook = Handbook()
    return Subject(handbook, verify(handbook))
