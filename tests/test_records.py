"""Records: what a value is read as, which texts are refused, and which can be ids."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from generator.dates import read_moment
from generator.fields import HIDDEN, why_no_id
from generator.records import Chapter, Claim, Entity, Source
from generator.shapes import shape
from tests.plain_values import CLAIM, FULL, with_


@pytest.mark.parametrize("model", FULL)
def test_values_of_the_right_shape_make_a_frozen_record(model: type[BaseModel]) -> None:
    record = shape(model, FULL[model])
    assert isinstance(record, model)
    with pytest.raises(ValidationError, match="frozen"):
        record.id = "other"  # type: ignore[attr-defined]


def test_lists_become_tuples_and_what_is_left_out_has_its_default() -> None:
    claim = shape(Claim, CLAIM)
    assert isinstance(claim, Claim)
    assert (claim.about, claim.supersedes, claim.formerly, claim.note, claim.speaker) == ((), (), (), None, None)
    assert (claim.evidence[0].direction, claim.quantities[0].value) == ("supports", Decimal(3000))
    assert (claim.said, claim.dates[0].date) == (read_moment("2025-10-12"), read_moment("2025-09"))
    bare = shape(Claim, {"id": "c", "claim": "T", "kind": "event", "chapter": "one"})
    assert isinstance(bare, Claim)
    assert (bare.evidence, bare.said) == ((), None)


@pytest.mark.parametrize(
    ("model", "path", "value", "read"),
    [
        (Claim, ("claim",), " a\n  b\t c ", "a b c"),
        (Claim, ("claim",), "1\u00a0000 items\u00a0of", "1\u00a0000 items of"),
        (Claim, ("said",), 2025, read_moment("2025")),
        (Claim, ("review_by",), "2026-01-31", read_moment("2026-01-31").earliest),
        (Source, ("language",), "zh-Hans-CN", "zh-Hans-CN"),
        (Source, ("url",), "http://example.org", "http://example.org"),
        (Entity, ("id",), "a" * 64, "a" * 64),
    ],
)
def test_a_value_is_read_as_what_it_means(model: type[BaseModel], path: tuple[str], value: Any, read: Any) -> None:
    record = shape(model, with_(FULL[model], path, value))
    assert isinstance(record, model)
    assert getattr(record, path[0]) == read


@pytest.mark.parametrize(
    ("value", "read"), [(1.0, None), (Decimal("1.44"), Decimal("1.44")), ([5, Decimal(10)], (Decimal(5), Decimal(10)))]
)
def test_the_value_of_a_quantity_is_exact(value: Any, read: Any) -> None:
    claim = shape(Claim, with_(CLAIM, ("quantities", 0, "value"), value))
    assert (claim.quantities[0].value if isinstance(claim, Claim) else None) == read


# Marks with a shape of their own that Unicode counts among the format characters.
DRAWN = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
EGYPTIAN = range(0x13430, 0x13440)  # and its short-hand joiners


def unseen() -> list[str]:
    """Return all control and format characters, but for blanks and those that are drawn."""
    chars = map(chr, range(0x110000))
    kinds = ((char, unicodedata.category(char)) for char in chars)
    return [
        char
        for char, kind in kinds
        if kind in ("Cc", "Cf", "Cs") and not char.isspace() and char not in DRAWN and ord(char) not in EGYPTIAN
    ]


def test_every_character_that_cannot_be_seen_is_refused_wherever_it_stands() -> None:
    for char in unseen():
        for text in (f"{char}ab", f"a{char}b", f"许{char}可", f"ab{char}"):
            assert HIDDEN.search(text), f"U+{ord(char):04X}"


@pytest.mark.parametrize(
    "char",
    [
        *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",  # directions
        *"\u200b\u200c\u200d\u2060\ufeff\u180e\xad\u034f",  # no width
        *"\u115f\u1160\u3164\uffa0\u17b4",  # letters without a shape
        *"\x00\x07\x1b\x7f\x80\x9f",  # controls
        *"\ufe0f\U000e0101\u180b",  # selectors of a form
        *"\ufff9\U000e0041\U0001d173",  # annotations, tags, musical beams
    ],
)
@pytest.mark.parametrize(
    ("model", "path"),
    [(Claim, "claim"), (Claim, "note"), (Source, "title"), (Source, "url"), (Entity, "name"), (Chapter, "summary")],
)
def test_text_that_hides_or_reorders_is_refused(model: type[BaseModel], path: str, char: str) -> None:
    before = "https://example.org/" if path == "url" else "Lamps for "
    (flaw,) = flaws_of(shape(model, with_(FULL[model], (path,), f"{before}{char}rescue")))
    assert (flaw.path, flaw.kind) == ((path,), "hidden-character")


def flaws_of(result: Any) -> tuple[Any, ...]:
    assert isinstance(result, tuple), f"nothing was wrong: {result}"
    return result


@pytest.mark.parametrize(
    "text",
    [
        "许可不是禁令，2025年10月9日",
        "Überführung, naïve, e\u0301tude, 50 °C, a\u00a0b, 1\u202f000, U+202E",
        "می\u200cخواهم",  # Persian: no other way to write it
        "क्\u200dष",  # Devanagari
        "葛\U000e0100城",  # a form of a Han character
        "ᠮᠣᠩᠭᠣᠯ\u180bᠤᠨ",  # a form of a Mongolian letter
        "הצהרה על היתרים",  # right to left, by its letters alone
    ],
)
def test_text_of_any_script_is_kept(text: str) -> None:
    entity = shape(Entity, {**FULL[Entity], "name": text})
    assert isinstance(entity, Entity)
    assert entity.name.replace("\u00a0", " ") == text.replace("\u00a0", " ")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20))
def test_what_can_be_seen_is_never_refused(text: str) -> None:
    shown = "".join(char for char in text if char not in "\u115f\u1160\u3164\uffa0")
    assert not HIDDEN.search(shown)


@pytest.mark.parametrize("text", ["a", "a-1", "2025", "indexes", "the-index", "a" * 64])
def test_an_id_is_lower_case_letters_digits_and_single_hyphens(text: str) -> None:
    assert why_no_id(text) == ""


@pytest.mark.parametrize("text", ["", "A", "a_b", "a--b", "-a", "a-", "é", "a\n", "a" * 65])
def test_another_text_is_no_id(text: str) -> None:
    assert why_no_id(text).startswith(f"“{text}” is not an id: lower-case letters")


def test_the_name_of_the_list_of_records_is_no_id() -> None:
    assert why_no_id("index") == "“index” cannot be an id: its page would take the place of the list of records"
