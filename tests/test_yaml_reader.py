"""YAML: what it reads, where everything stands, and what it refuses."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Place
from generator.yaml_reader import Document, read_yaml

GOOD = """claim: Text
about: [a, 'b']
evidence:
  - source: s
    passage: >-
      folded
      text
"""


def problems(text: str) -> list[tuple[str, int, int]]:
    return [(p.code, p.place.line, p.place.column) for p in read_yaml(text, "f.yml").problems]


def test_plain_values_are_text_whole_numbers_decimals_and_truth() -> None:
    text = 'a: x\nb: 12\nc: 1.50\nd: true\ne: false\nf: null\ng: "5"\nh: -3\ni: 2025-10-12\nj: -0.5\nk:\nl: 1,000\nm: 2025\nn: |\n  x\n'  # noqa: E501
    values = read_yaml(text, "f.yml").values
    assert values == {
        "a": "x",
        "b": 12,
        "c": Decimal("1.50"),
        "d": True,
        "e": False,
        "f": None,
        "g": "5",
        "h": -3,
        "i": "2025-10-12",
        "j": Decimal("-0.5"),
        "k": None,
        "l": "1,000",
        "m": 2025,
        "n": "x\n",
    }
    assert {type(values[key]) for key in "bhm"} == {int}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "\ufeff"])
def test_an_empty_file_has_no_values_and_no_problems(text: str) -> None:
    document = read_yaml(text, "f.yml")
    assert (document.values or {}, document.problems, document.whole) == ({}, (), True)


def test_every_value_and_key_has_its_place() -> None:
    document = read_yaml(GOOD, "facts/f.yml")
    assert document.place("claim") == Place("facts/f.yml", 1, 8)
    assert document.key_place("claim") == Place("facts/f.yml", 1, 1)
    assert document.place("about", 1) == Place("facts/f.yml", 2, 12)
    assert document.place("evidence", 0, "passage") == Place("facts/f.yml", 5, 14)
    assert document.key_place("evidence", 0, "source") == Place("facts/f.yml", 4, 5)


def test_what_is_not_there_has_the_place_of_what_is_around_it() -> None:
    document = read_yaml(GOOD, "f.yml")
    assert document.place("evidence", 0, "direction") == document.place("evidence", 0)
    assert document.key_place("evidence", 0, "direction") == Place("f.yml", 4, 5)
    assert document.place("nothing", 7) == Place("f.yml", 1, 1)
    assert Document("f.yml", {}).place("x") == Place("f.yml", 1, 1)


def test_a_column_counts_characters_and_not_bytes() -> None:
    assert problems("a: é\nb: [é稀, no]") == [("HB103", 2, 9)]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: b: c", 1, 5, "mapping values are not allowed"),
        ("a:\n\t- b", 2, 1, "cannot start any token"),
        ("a: 'b\nc: d\n", 3, 1, "unexpected end of stream"),
        ("a: [b\nc: d\n", 2, 2, "expected ',' or ']'"),
        ("a: b\n c: d\n", 2, 3, "mapping values are not allowed"),
        ("a: @b", 1, 4, "cannot start any token"),
        ("a: `b`", 1, 4, "cannot start any token"),
        ("- a\nb: c", 2, 1, "did not find expected '-' indicator"),
        ('a: "\\q"', 1, 5, "unknown escape character"),
        ("a: x\x07y", 1, 5, "a character that YAML does not allow: U+0007"),
        ("é: ab\nb: x\x00y", 2, 5, "a character that YAML does not allow: U+0000"),
        ("a: x\ud800", 1, 5, "a character that YAML does not allow: U+D800"),
    ],
)
def test_what_is_not_yaml_is_refused_at_its_line_and_column(text: str, line: int, column: int, message: str) -> None:
    document = read_yaml(text, "f.yml")
    assert [(p.code, p.place) for p in document.problems] == [("HB101", Place("f.yml", line, column))]
    assert message in document.problems[0].message
    assert document.problems[0].hint
    assert (document.values, document.whole) == ({}, False)


def test_a_key_that_stands_twice_is_refused_with_both_lines() -> None:
    document = read_yaml("a: 1\nb: 2\na: 3\nc:\n  - d: 1\n    d: 2\n    d: 3\n", "f.yml")
    found = [(p.code, p.place.line, p.place.column, p.also[0].line) for p in document.problems]
    assert found == [("HB102", 3, 1, 1), ("HB102", 6, 5, 5), ("HB102", 7, 5, 5)]
    assert document.problems[0].message == "“a” stands twice, first in line 1"
    assert document.values == {"a": 1, "b": 2, "c": [{"d": 1}]}


def test_equal_keys_of_different_maps_are_no_problem() -> None:
    assert problems("a: {x: 1}\nb: {x: 1}\nc:\n  - x: 1\n  - x: 1\n") == []


@pytest.mark.parametrize(
    "scalar",
    [
        "no",
        "yes",
        "on",
        "off",
        "y",
        "N",
        "Yes",
        "NO",
        "On",
        "True",
        "FALSE",
        "Null",
        "NULL",
        "~",
        "012",
        "0777",
        "00",
        "09",
        "1e3",
        "1.5e-3",
        "0x1F",
        "0o17",
        "0b11",
        "12:30",
        "1:2:3",
        "12:30.5",
        ".5",
        "-.5",
        "5.",
        "1_000",
        "+5",
        ".inf",
        "-.INF",
        ".nan",
        "=",
        "1234567890123456789012345678901",
        "1_0.5",
    ],
)
def test_a_plain_scalar_that_tools_read_in_two_ways_is_refused_and_kept_as_text(scalar: str) -> None:
    document = read_yaml(f"a: x\nb:  {scalar}\n", "f.yml")
    assert [(p.code, p.place) for p in document.problems] == [("HB103", Place("f.yml", 2, 5))]
    assert document.problems[0].message == f"“{scalar}” can be read in two ways"
    assert document.values["b"] == scalar
    assert not document.whole


@pytest.mark.parametrize("scalar", ["no", "012", "1e3", "12:30", "~", ".5", "<<", "true", "5"])
def test_the_same_in_quotes_is_text(scalar: str) -> None:
    for quoted in (f'"{scalar}"', f"'{scalar}'", f"|-\n  {scalar}"):
        document = read_yaml(f"a: {quoted}\n", "f.yml")
        assert (document.values, document.problems) == ({"a": scalar}, ())


@pytest.mark.parametrize(
    "scalar",
    ["none", "note", "Norway", "12:30 h", "1-2", "2025-10-12", "2025~", "0", "-7", "1.5", "10.0", "5 %", "no one"],
)
def test_scalars_that_only_look_alike_are_fine(scalar: str) -> None:
    assert problems(f"a: {scalar}") == []


@pytest.mark.parametrize(
    ("text", "expected", "message"),
    [
        ("b: &x c\n", [("HB104", 1, 4)], "the anchor “&x”"),
        ("&x b: c\n", [("HB104", 1, 1)], "the anchor “&x”"),
        ("b: &x c\nd: *x\n", [("HB104", 1, 4), ("HB104", 2, 4)], "the anchor “&x”"),
        ("a: b\r&x c: d\n", [("HB104", 2, 1)], "the anchor “&x”"),
        ("\ufeff%YAML 1.1\n---\na: b\n", [("HB104", 1, 1)], "a directive (“%…”)"),
        ("\ufeff&x a: b\n", [("HB104", 1, 1)], "the anchor “&x”"),
        ('{"b":&x c}\n', [("HB104", 1, 6)], "the anchor “&x”"),
        ("- !x\n", [("HB104", 1, 3)], "the tag “!x”"),
        ("b: *x\n", [("HB104", 1, 4)], "the alias “*x” repeats a value of elsewhere"),
        ("b: &x [*x]\n", [("HB104", 1, 4), ("HB104", 1, 8)], "the anchor “&x”"),
        ("b: !foo c\n", [("HB104", 1, 4)], "the tag “!foo”"),
        ("b: !!str 5\n", [("HB104", 1, 4)], "the tag “tag:yaml.org,2002:str”"),
        ("b: !!python/object:os.system x\n", [("HB104", 1, 4)], "the tag “tag:yaml.org,2002:python/object:os.system”"),
        ("!!map {a: b}\n", [("HB104", 1, 1)], "the tag “tag:yaml.org,2002:map”"),
        ("a: !x [b]\n", [("HB104", 1, 4)], "the tag “!x”"),
        ("%YAML 1.1\n---\na: b\n", [("HB104", 1, 1)], "a directive (“%…”)"),
        ("a: 1\n---\nb: 2\n", [("HB104", 2, 1)], "a second document starts here (“---”)"),
        ("a: 1\n...\n---\nb: 2\n", [("HB104", 3, 1)], "a second document starts here (“---”)"),
        ("a: 1\n? [b]\n: c\n", [("HB104", 2, 3)], "a key that is not plain text"),
        ("{a: 1}: b\n", [("HB104", 1, 1)], "a key that is not plain text"),
        ("a: " + "[" * 21 + "]" * 21, [("HB104", 1, 23)], "values nested more than 20 deep"),
        ("".join(f"{' ' * i}a:\n" for i in range(25)), [("HB104", 21, 21)], "values nested more than 20 deep"),
        (
            "".join(f"{' ' * i}a:\n" for i in range(18)) + " " * 18 + "[[[b]]]",
            [("HB104", 19, 21)],
            "values nested more than 20 deep",
        ),
        ("a: " + "{a: " * 20 + "}" * 20, [("HB104", 1, 80)], "values nested more than 20 deep"),
    ],
)
def test_yaml_that_records_do_not_use_is_refused_where_it_stands(text: str, expected: list[Any], message: str) -> None:
    document = read_yaml(text, "f.yml")
    assert problems(text) == expected
    assert document.problems[0].message == message
    assert document.problems[0].hint
    assert not document.whole


@pytest.mark.parametrize(
    "text", ["a: x & y", "a: 2 * 3", "a: Stop!", "a: 100%", "a: '&x'", 'a: "*x"', "a: |\n  !x &y *z\n"]
)
def test_the_same_signs_inside_of_text_are_fine(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize("start", ["", "a:\r", "a:\r\n", "a:\x85", "a:\u2028", "a:\u2029", "\ufeff", "# x\r"])
@pytest.mark.parametrize(
    "deep", ["[" * 300_000, "- " * 100_000, "? " * 50_000, "{a: " * 100_000, "[" * 90_000 + "]" * 90_000]
)
def test_deep_nesting_is_refused_and_does_not_exhaust_the_stack(start: str, deep: str) -> None:
    document = read_yaml(start + deep, "f.yml")
    assert [p.code for p in document.problems] in (["HB104"], ["HB101"])
    assert document.values == {}


def test_twenty_levels_are_enough_for_anything() -> None:
    assert problems("[" * 20 + "]" * 20) == []


def test_aliases_of_aliases_are_refused_and_never_multiplied() -> None:
    names = [f"n{i}" for i in range(30)]
    lines = ["n0: &n0 [x, x, x]"] + [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in pairwise(names)]
    document = read_yaml("\n".join(lines), "f.yml")
    assert {p.code for p in document.problems} == {"HB104"}
    assert len(document.problems) == 30 + 29 * 9
    assert document.values["n29"] == [None] * 9


def test_all_problems_of_a_file_come_at_once_and_in_order() -> None:
    assert problems("c: no\na: 1\na: 2\nb: &x 012\n") == [
        ("HB103", 1, 4),
        ("HB102", 3, 1),
        ("HB103", 4, 4),
        ("HB104", 4, 4),
    ]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PLAIN = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(TEXT, PLAIN, max_size=4))
def test_plain_values_that_a_yaml_tool_wrote_are_read_back(values: dict[str, Any]) -> None:
    written = yaml.safe_dump(values, default_style='"', allow_unicode=True)
    document = read_yaml(written, "f.yml")
    assert (document.values, document.problems) == (values, ())


@given(st.text(max_size=80) | st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t012~", max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    document = read_yaml(text, "f.yml")
    assert document.whole == (not document.problems)
    for problem in document.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.message
