"""Shapes: every kind of flaw, with its path, what was found and what would be right."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.records import Chapter, Claim, Entity, Source
from generator.shapes import Flaw, shape
from tests.plain_values import CLAIM, FULL, with_


def flaws(model: type[BaseModel], values: Any) -> tuple[Flaw, ...]:
    found = shape(model, values)
    assert isinstance(found, tuple), f"nothing was wrong: {found}"
    return found


DATE = "a date such as 2025-10-12, 2025-10, 2025~ or 2025-10-09/2025-10-12"
ID = "an id of lower-case letters, digits and single hyphens, at most 64 long"
TEXT = "text; put it in quotes if it looks like a number or a date"
LIST = "a list: lines that start with “- ”, or [a, b]"
FIELDS = "fields, each on a line of its own: “name: value”"


@pytest.mark.parametrize(
    ("model", "path", "value", "kind", "found", "expected"),
    [
        (Claim, ("claim",), ..., "missing-field", "nothing", "claim"),
        (Claim, ("evidence", 0, "source"), ..., "missing-field", "nothing", "source"),
        (Claim, ("quantities", 0, "unit"), ..., "missing-field", "nothing", "unit"),
        (Source, ("capture", "words"), ..., "missing-field", "nothing", "words"),
        (Chapter, ("id",), ..., "missing-field", "nothing", "id"),
        (Claim, ("claim",), 5, "wrong-value", "“5”", TEXT),
        (Claim, ("claim",), True, "wrong-value", "“True”", TEXT),
        (Claim, ("claim",), None, "wrong-value", "nothing", TEXT),
        (Claim, ("claim",), ["a"], "wrong-value", "a list", TEXT),
        (Claim, ("claim",), {"a": "b"}, "wrong-value", "fields", TEXT),
        (Claim, ("claim",), " \n ", "wrong-value", "“ \n ”", "some text"),
        (Claim, ("id",), "Not-An-Id", "wrong-value", "“Not-An-Id”", ID),
        (Claim, ("about",), ["a", "b_c"], "wrong-value", "“b_c”", ID),
        (Claim, ("chapter",), "a" * 65, "wrong-value", "“" + "a" * 57 + "…”", "at most 64 characters"),
        (Claim, ("chapter",), "a--b", "wrong-value", "“a--b”", ID),
        (Claim, ("chapter",), "a\n", "wrong-value", "“a\n”", ID),
        (Claim, ("about",), "a", "wrong-value", "“a”", LIST),
        (Claim, ("evidence",), {"source": "s"}, "wrong-value", "fields", LIST),
        (Claim, ("evidence",), None, "wrong-value", "nothing", LIST),
        (Claim, ("evidence", 0), "text", "wrong-value", "“text”", FIELDS),
        (Claim, ("evidence", 0), None, "wrong-value", "nothing", FIELDS),
        (Source, ("capture",), "yes", "wrong-value", "“yes”", FIELDS),
        (Claim, ("quantities", 0, "value"), "3000", "wrong-value", "“3000”", "a plain number such as 3000 or 1.44"),
        (Claim, ("quantities", 0, "value"), True, "wrong-value", "“True”", "a plain number such as 3000 or 1.44"),
        (Claim, ("quantities", 0, "value"), [1], "wrong-value", "a list", "a number, or [lowest, highest] for a range"),
        (Claim, ("quantities", 0, "value"), [1, "2"], "wrong-value", "a list", "a plain number such as 3000 or 1.44"),
        (Claim, ("said",), True, "wrong-value", "“True”", DATE),
        (Claim, ("said",), [2025], "wrong-value", "a list", DATE),
        (Claim, ("said",), "2025-02-29", "wrong-date", "“2025-02-29”", "2025-02-29 is in no calendar"),
        (
            Claim,
            ("said",),
            "12 October",
            "wrong-date",
            "“12 October”",
            "“12 October” is not a date of the form 2025-10-12, 2025-10, 2025, 2025-10~ or 2025-10-09/2025-10-12",
        ),
        (
            Claim,
            ("dates", 0, "date"),
            "2025-10-12/2025-10-11",
            "wrong-date",
            "“2025-10-12/2025-10-11”",
            "the interval 2025-10-12/2025-10-11 ends before it starts",
        ),
        (Claim, ("review_by",), "2025-10", "wrong-value", "“2025-10”", "one day, such as 2025-10-12"),
        (Claim, ("review_by",), "2025-10-12~", "wrong-value", "“2025-10-12~”", "one day, such as 2025-10-12"),
        (
            Claim,
            ("review_by",),
            "2025-10-12/2025-10-12",
            "wrong-value",
            "“2025-10-12/2025-10-12”",
            "one day, such as 2025-10-12",
        ),
        (
            Source,
            ("url",),
            "example.org",
            "wrong-value",
            "“example.org”",
            "an address that starts with http:// or https://, without blanks",
        ),
        (
            Source,
            ("url",),
            "javascript:alert(1)",
            "wrong-value",
            "“javascript:alert(1)”",
            "an address that starts with http:// or https://, without blanks",
        ),
        (
            Source,
            ("also_at",),
            ["https://a b.org/"],
            "wrong-value",
            "“https://a b.org/”",
            "an address that starts with http:// or https://, without blanks",
        ),
        (Source, ("language",), "english", "wrong-value", "“english”", "a language tag such as en or zh"),
        (
            Source,
            ("capture", "sha256"),
            "0" * 63,
            "wrong-value",
            "“" + "0" * 57 + "…”",
            "the 64 hexadecimal digits that `handbook capture` wrote",
        ),
        (Source, ("capture", "words"), 0, "wrong-value", "“0”", "greater than 0"),
        (Source, ("capture", "words"), "5", "wrong-value", "“5”", "a valid integer"),
    ],
)
def test_a_flaw_has_its_path_what_was_found_and_what_is_expected(  # noqa: PLR0917
    model: type[BaseModel], path: tuple[str | int, ...], value: Any, kind: str, found: str, expected: str
) -> None:
    (flaw,) = flaws(model, with_(FULL[model], path, value))
    exact = path if not isinstance(value, list) or path[-1] not in ("about", "also_at") else (*path, len(value) - 1)
    assert (flaw.kind, flaw.path) == (kind, exact)
    assert flaw.expected == expected
    assert flaw.found == (found if len(found) <= 64 else found[:60] + "…”")


@pytest.mark.parametrize(
    ("model", "path", "allowed"),
    [
        (Claim, ("kind",), "event measure quantity position accusation causal forecast"),
        (Claim, ("evidence", 0, "direction"), "supports disputes qualifies"),
        (Claim, ("quantities", 0, "comparison"), "equal about more-than less-than at-least at-most range several"),
        (Claim, ("quantities", 0, "implied"), "unit"),
        (Claim, ("dates", 0, "implied"), "year date"),
        (Claim, ("answers", 0, "how"), "disputes qualifies undercuts"),
        (Source, ("type",), "law notice ruling dataset transcript statement report news summary analysis"),
        (Source, ("capture", "extent"), "whole part"),
        (Entity, ("kind",), "person organisation law list material product place meeting concept"),
        (
            Entity,
            ("party",),
            "cn-government us-government eu other-government intergovernmental industry independent press",
        ),
    ],
)
@pytest.mark.parametrize("value", ["something", 5, ["supports"]])
def test_a_value_outside_of_a_list_of_values_is_refused_with_the_list(
    model: type[BaseModel], path: tuple[str | int, ...], allowed: str, value: Any
) -> None:
    (flaw,) = flaws(model, with_(FULL[model], path, value))
    assert (flaw.kind, flaw.path, flaw.allowed) == ("wrong-value", path, tuple(allowed.split()))
    assert flaw.expected == f"one of {', '.join(allowed.split())}"


@pytest.mark.parametrize(
    ("model", "path", "field"),
    [
        (Claim, ("speeker",), "speaker"),
        (Claim, ("evidence", 0, "pasage"), "passage"),
        (Claim, ("quantities", 0, "units"), "unit"),
        (Claim, ("answers", 0, "hwo"), "how"),
        (Source, ("capture", "word"), "words"),
        (Entity, ("partof",), "part_of"),
    ],
)
def test_an_unknown_field_is_refused_with_the_fields_of_that_place(
    model: type[BaseModel], path: tuple[str | int, ...], field: str
) -> None:
    (flaw,) = flaws(model, with_(FULL[model], path, "x"))
    assert (flaw.kind, flaw.path, flaw.found) == ("unknown-field", path, str(path[-1]))
    assert field in flaw.allowed
    assert "id" not in flaw.allowed


def test_all_flaws_come_at_once() -> None:
    values = with_(with_(with_(CLAIM, ("kind",), "x"), ("evidence", 0, "direction"), "y"), ("said",), "2025-13")
    assert {(flaw.kind, flaw.path) for flaw in flaws(Claim, values)} == {
        ("wrong-value", ("kind",)),
        ("wrong-value", ("evidence", 0, "direction")),
        ("wrong-date", ("said",)),
    }


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
PATHS: list[tuple[type[BaseModel], tuple[str | int, ...]]] = [
    (Claim, ("claim",)),
    (Claim, ("said",)),
    (Claim, ("evidence",)),
    (Claim, ("evidence", 0)),
    (Claim, ("evidence", 0, "passage")),
    (Claim, ("quantities", 0, "value")),
    (Claim, ("quantities", 0, "at")),
    (Claim, ("review_by",)),
    (Claim, ("about",)),
    (Source, ("capture",)),
    (Source, ("url",)),
    (Source, ("capture", "words")),
    (Entity, ("party",)),
    (Claim, ("unknown",)),
    (Claim, ("dates",)),
    (Claim, ("answers",)),
]


@given(st.sampled_from(PATHS), PLAIN)
def test_any_plain_value_makes_a_record_or_flaws_below_its_path(
    where: tuple[type[BaseModel], tuple[str | int, ...]], value: Any
) -> None:
    model, path = where
    result = shape(model, with_(FULL[model], path, value))
    if isinstance(result, tuple):
        assert result
        assert all(flaw.path[: len(path)] == path and flaw.expected for flaw in result)
    else:
        assert isinstance(result, model)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lamps for \u202erescue are exempt.", "U+202E behind “Lamps for ”"),
        ("\ufeffLamps", "U+FEFF at the start"),
        ("One word after another, and then sud\xaddenly one more.", "U+00AD behind “…nother, and then sud”"),
        ("a\U000e0041", "U+E0041 behind “a”"),
    ],
)
@pytest.mark.parametrize("path", [("claim",), ("evidence", 0, "passage"), ("quantities", 0, "as_printed"), ("note",)])
def test_a_hidden_character_is_named_by_its_number_and_found_by_what_stands_in_front(
    path: tuple[str | int, ...], text: str, found: str
) -> None:
    (flaw,) = flaws(Claim, with_(CLAIM, path, text))
    assert (flaw.kind, flaw.path, flaw.found) == ("hidden-character", path, found)
