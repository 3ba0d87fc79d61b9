"""A data file as lines of cells: recipes, CSV, JSON, counts, and what is refused."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.datasets import Recipe, RecipeError, read_recipe, table_text
from generator.fingerprints import fingerprint_of
from generator.passages import Span, locate_cell, locate_value

CSV = (
    "Chapter,Country,Year,Value,Notes\n"
    'GALLIUM,China,2024,"750,000","Estimated, from a journal;\nrounded"\n'
    "GALLIUM,Japan,2024,3000,\n"
    "GALLIUM,China,2023,,withheld\n"
    'TUNGSTEN,China,2024,"67,000",\n'
)
LISTS = {
    "citation": "15 C.F.R.",
    "issued": "2026-07-23",
    "entryCount": 3,
    "perList": {"List A": 2, "List B": 1},
    "entries": [
        {"id": "1A1", "category": "1", "items": [{"kind": "item", "text": "a"}, {"kind": "note", "text": "b"}]},
        {"id": "1A2", "category": "1", "items": [{"kind": "item", "text": "c"}]},
        {"id": "2A1", "category": "2", "at": ["CN", "HK"]},
    ],
    "countries": {"China": {"marks": ["NS 1", "NS 2"]}, "Japan": {"marks": ["NS 1"]}},
    "share": 1.50,
    "open": True,
    "nothing": None,
}


def lines(recipe: str, body: object = CSV) -> list[str]:
    text = body if isinstance(body, str) else json.dumps(body)
    return table_text(text.encode(), read_recipe(recipe)).splitlines()


def refused(recipe: str, body: object = CSV) -> RecipeError:
    with pytest.raises(RecipeError) as caught:
        lines(recipe, body)
    return caught.value


def test_each_cell_is_a_line_that_names_its_row_and_column() -> None:
    assert lines("by Chapter, Country, Year; only Country=China") == [
        "Chapter: GALLIUM; Country: China; Year: 2024; Value is 750,000",
        "Chapter: GALLIUM; Country: China; Year: 2024; Notes is Estimated, from a journal; rounded",
        "Chapter: GALLIUM; Country: China; Year: 2023; Notes is withheld",
        "Chapter: TUNGSTEN; Country: China; Year: 2024; Value is 67,000",
    ]


def test_cells_can_be_chosen_and_conditions_of_one_column_are_alternatives() -> None:
    recipe = "by Country, Year; only Chapter=GALLIUM, Country=China, Country=Japan, Year=2024; cells Value"
    assert lines(recipe) == [
        "Country: China; Year: 2024; Value is 750,000",
        "Country: Japan; Year: 2024; Value is 3000",
    ]


def test_rows_are_counted_all_together_and_by_each_part_of_their_name() -> None:
    assert lines("by Chapter, Country; count") == [
        "all together; rows is 4",
        "Chapter: GALLIUM; rows is 3",
        "Chapter: TUNGSTEN; rows is 1",
        "Chapter: GALLIUM; Country: China; rows is 2",
        "Chapter: GALLIUM; Country: Japan; rows is 1",
        "Chapter: TUNGSTEN; Country: China; rows is 1",
    ]


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        ("at entries; by category; count",
         ["all together; entries is 3", "category: 1; entries is 2", "category: 2; entries is 1"]),
        ("at entries.items; by kind; count",
         ["all together; items is 3", "kind: item; items is 2", "kind: note; items is 1"]),
        ("at entries.items; by id, kind; only kind=note; cells text", ["id: 1A1; kind: note; text is b"]),
        ("at entries.at; by id, at; count",
         ["all together; at is 2", "id: 2A1; at is 2", "id: 2A1; at: CN; at is 1", "id: 2A1; at: HK; at is 1"]),
        ("by citation; cells issued, entryCount",
         ["citation: 15 C.F.R.; issued is 2026-07-23", "citation: 15 C.F.R.; entryCount is 3"]),
        ("at perList; by perList; cells value", ["perList: List A; value is 2", "perList: List B; value is 1"]),
        ("at countries.marks; by countries; count",
         ["all together; marks is 3", "countries: China; marks is 2", "countries: Japan; marks is 1"]),
        ("by citation; cells share, open, nothing",
         ["citation: 15 C.F.R.; share is 1.5", "citation: 15 C.F.R.; open is true"]),
        ("by nothing; cells citation", ["nothing: none; citation is 15 C.F.R."]),
    ],
)  # fmt: skip
def test_a_way_leads_through_json(recipe: str, expected: list[str]) -> None:
    assert lines(recipe, LISTS) == expected


def test_a_file_of_windows_is_read_too() -> None:
    body = "Land,Wert\nÖsterreich,5\n"
    recipe = read_recipe("by Land")
    assert table_text(body.encode("cp1252"), recipe) == table_text(b"\xef\xbb\xbf" + body.encode(), recipe)


def test_a_recipe_has_its_clauses_in_any_order() -> None:
    recipe = Recipe(("a", "b"), ("C", "D e"), (("C", "x=y"),), ("F",))
    assert read_recipe(" cells F;only C = x=y ; by C , D e; at a.b ") == recipe
    assert read_recipe("count") == Recipe(count=True)


@pytest.mark.parametrize(
    ("recipe", "message"),
    [
        ("", "“” is no part of a recipe"),
        ("where Country=China", "“where Country=China” is no part of a recipe"),
        ("byCountry", "“byCountry” is no part of a recipe"),
        ("by Country; by Year", "“by” stands twice"),
        ("by", "“by” names nothing"),
        ("count all", "“count” takes no names"),
        ("cells Value", "no column names the rows"),
        ("by Country; cells Value; count", "cells are kept, or rows counted: not both"),
        ("by Country; only Year", "a condition is “column=value”"),
        ("by Land", "there is no column “Land”"),
        ("by Country; cells Wert", "there is no column “Wert”"),
        ("by Country; only Country=Peru", "no row of the file is chosen"),
        ("by Country; only Lnad=Peru", "there is no column “Lnad”"),
        ("at entries; by Country", "“at” leads into JSON, and this is none"),
    ],
)
def test_what_no_table_can_be_read_by_is_refused(recipe: str, message: str) -> None:
    error = refused(recipe)
    assert (str(error), bool(error.hint)) == (message, True)


@pytest.mark.parametrize("body", ['{"a": [}', "[" * 100_000, '{"entries": []}', "[1, 2]"])
def test_json_without_rows_is_refused(body: str) -> None:
    assert str(refused("at entries; by id", body)).startswith(("it cannot be read as JSON", "no row"))


@pytest.mark.parametrize("body", ['a,b\n"open', 'a,b\n"x"y,1\n', f"a\n{'x' * 200_000}\n"])
def test_broken_values_are_refused(body: str) -> None:
    assert str(refused("by a", body)).startswith("it cannot be read as comma-separated values: ")


@given(st.binary(max_size=200), st.sampled_from(["by a", "count", "at a.b; by c; count", "by a; only b=c; cells d"]))
def test_whatever_a_file_holds_it_is_read_or_refused(body: bytes, recipe: str) -> None:
    try:
        outcome: str | RecipeError = table_text(body, read_recipe(recipe))
    except RecipeError as error:
        outcome = error
    assert isinstance(outcome, str) or (str(outcome) and outcome.hint)


@given(st.text(max_size=60))
def test_whatever_a_recipe_says_it_is_read_or_refused(text: str) -> None:
    try:
        outcome: Recipe | RecipeError = read_recipe(text)
    except RecipeError as error:
        outcome = error
    assert isinstance(outcome, Recipe) or (str(outcome) and outcome.hint)


CELL = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8)
KEY = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=8)


@given(st.dictionaries(st.tuples(KEY, KEY), st.integers(-999, 10**9), min_size=4, max_size=12))
def test_every_cell_is_found_with_its_value_and_with_no_other(table: dict[tuple[str, str], int]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("Land", "Mineral", "Tonnes"), *((a, b, value) for (a, b), value in table.items())])
    print_ = fingerprint_of("s", table_text(out.getvalue().encode(), read_recipe("by Land, Mineral")))
    for (land, mineral), value in table.items():
        cell = f"Land: {land}; Mineral: {mineral} | Tonnes"
        span = locate_cell(cell, print_)
        assert isinstance(span, Span)
        assert locate_value(f"{value:,}", cell, span, print_) == span.end - 1
        assert not isinstance(locate_value(f"{value + 1}", cell, span, print_), int)


@given(st.lists(CELL, min_size=1, max_size=30))
def test_the_counts_add_up(values: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("Name", "x"), *((value, "1") for value in values)])
    first, *rest = lines("by Name; count", out.getvalue())
    assert first == f"all together; rows is {len(values)}"
    counted = {
        line.removeprefix("Name: ").rpartition("; rows is ")[0]: int(line.rpartition(" is ")[2]) for line in rest
    }
    assert counted == Counter(values)
