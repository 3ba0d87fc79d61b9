"""A data file as text: one line for each cell, "Country: China; Year: 2024; Value is 270,000".

A table of a file of comma-separated values or of JSON is chosen by a recipe of one line, so that what
was fingerprinted can be made again: which columns name a row, which rows count, which cells are kept.
A cell is then found by the words of its row and column, as any passage is; the word in between tells
the column “Value” from “Value of stocks”. Where a recipe says `count`, the rows of each name are
counted instead, and the counts are the cells. This module fetches nothing, and gives no meaning to
what it reads.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ALTOGETHER = "all together"
IS = "is"
_CLAUSE = re.compile(r"(at|by|only|cells|count)\b\s*(.*)", re.DOTALL)
_EXAMPLE = "at entries; by Country, Year; only Mineral=Gallium, Mineral=Tungsten; cells Value"

Row = Mapping[str, str]


class RecipeError(ValueError):
    """A recipe that cannot be read, or that does not fit the file; `hint` says what to do."""

    def __init__(self, message: str, hint: str = f"such as “{_EXAMPLE}”") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a table is read from a data file.

    Attributes:
        at: the keys that lead to the rows in JSON; a list on the way is gone through item by item.
        by: the columns whose values name a row, in their order.
        only: pairs of column and value; of several values of one column, any will do.
        cells: the columns whose cells are kept; all others but `by`, where empty.
        count: whether the rows of each name are counted, in place of the cells.
    """

    at: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    only: tuple[tuple[str, str], ...] = ()
    cells: tuple[str, ...] = ()
    count: bool = False


def read_recipe(text: str) -> Recipe:
    """Return the recipe that one line of text gives.

    Args:
        text: clauses with semicolons between them: `at KEY.KEY`, `by COLUMN, COLUMN`,
            `only COLUMN=VALUE, …`, `cells COLUMN, …` or `count`.

    Raises:
        RecipeError: a clause is unknown, stands twice, or `by` is missing.
    """
    found: dict[str, tuple[str, ...]] = {}
    for clause in text.split(";"):
        match = _CLAUSE.fullmatch(clause.strip())
        if match is None:
            raise RecipeError(f"“{clause.strip()}” is no part of a recipe")
        name, values = match[1], tuple(filter(None, (part.strip() for part in match[2].split(","))))
        if name in found:
            raise RecipeError(f"“{name}” stands twice")
        if bool(values) == (name == "count"):
            raise RecipeError(f"“{name}” {'takes no names' if values else 'names nothing'}")
        found[name] = values
    if "by" not in found and "count" not in found:
        raise RecipeError("no column names the rows")
    if "cells" in found and "count" in found:
        raise RecipeError("cells are kept, or rows counted: not both")
    only = tuple(
        (column.strip(), value.strip()) for column, _, value in (o.partition("=") for o in found.get("only", ()))
    )
    if not all(column and value for column, value in only):
        raise RecipeError("a condition is “column=value”")
    at = tuple(".".join(found.get("at", ())).split(".")) if "at" in found else ()
    return Recipe(at, found.get("by", ()), only, found.get("cells", ()), "count" in found)


def table_text(body: bytes, recipe: Recipe) -> str:
    """Return the cells of a table, one a line, in the order of the file; counts in the order of their names.

    Args:
        body: a JSON document, or comma-separated values with a line of column names; UTF-8 or, for
            values with commas, Windows-1252.
        recipe: how it is read.

    Raises:
        RecipeError: the file is neither, or has not what the recipe names.
    """
    every = _rows(body, recipe.at)
    known = {column for row in every for column in row}
    named = (*recipe.by, *recipe.cells, *(column for column, _ in recipe.only))
    absent = next((column for column in named if column not in known), None)
    if every and absent is not None:
        raise RecipeError(f"there is no column “{absent}”", f"one of: {', '.join(sorted(known)[:40])}")
    rows = [row for row in every if _is_chosen(row, recipe.only)]
    if not rows:
        raise RecipeError("no row of the file is chosen")
    lines = _counts(rows, recipe) if recipe.count else _cells(rows, recipe)
    return "\n".join(lines)


def _cells(rows: list[Row], recipe: Recipe) -> Iterator[str]:
    for row in rows:
        for column, value in row.items():
            if value and column not in recipe.by and (not recipe.cells or column in recipe.cells):
                yield f"{_name(row, recipe.by)}; {column} {IS} {value}"


def _counts(rows: list[Row], recipe: Recipe) -> Iterator[str]:
    """Yield how many rows there are, all together and of each name, also of its first parts."""
    what = recipe.at[-1] if recipe.at else "rows"
    yield f"{ALTOGETHER}; {what} {IS} {len(rows)}"
    for depth in range(1, len(recipe.by) + 1):
        counted = Counter(_name(row, recipe.by[:depth]) for row in rows)
        yield from (f"{name}; {what} {IS} {count}" for name, count in sorted(counted.items()))


def _name(row: Row, by: tuple[str, ...]) -> str:
    return "; ".join(f"{column}: {row.get(column) or 'none'}" for column in by)


def _is_chosen(row: Row, only: tuple[tuple[str, str], ...]) -> bool:
    allowed: dict[str, set[str]] = {}
    for column, value in only:
        allowed.setdefault(column, set()).add(value)
    return all(row.get(column, "") in values for column, values in allowed.items())


def _rows(body: bytes, at: tuple[str, ...]) -> list[Row]:
    text = _decoded(body)
    is_json = text.lstrip()[:1] in ("{", "[")
    if at and not is_json:
        raise RecipeError("“at” leads into JSON, and this is none", "leave it out")
    try:
        if is_json:
            return list(_json_rows(json.loads(text, parse_float=str, parse_int=str), at, {}, "value"))
        return [
            {_flat(column): _flat(value) for column, value in values.items() if column and isinstance(value, str)}
            for values in csv.DictReader(io.StringIO(text, newline=""), strict=True)
        ]
    except (ValueError, RecursionError, csv.Error) as error:
        kind = "JSON" if is_json else "comma-separated values"
        raise RecipeError(f"it cannot be read as {kind}: {error}", "is it whole?") from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def _json_rows(value: Any, at: tuple[str, ...], above: Row, step: str) -> Iterator[Row]:
    """Yield the rows at the end of a way; what stands beside the way belongs to each of them."""
    if isinstance(value, list):
        for item in value:
            yield from _json_rows(item, at, above, step)
    elif isinstance(value, dict):
        beside = {**above, **{_flat(key): _flat(v) for key, v in value.items() if not isinstance(v, dict | list)}}
        if not at:
            yield beside
        elif isinstance(value.get(at[0]), dict) and (len(at) == 1 or at[1] not in value[at[0]]):
            for key, inner in value[at[0]].items():  # an object of objects: its keys name them
                yield from _json_rows(inner, at[1:], {**beside, at[0]: _flat(key)}, "value")
        elif at[0] in value:
            yield from _json_rows(value[at[0]], at[1:], {k: v for k, v in beside.items() if k != at[0]}, at[0])
    elif not at:
        yield {**above, step: _flat(value)}


def _flat(value: object) -> str:
    """Return a value as one line of text."""
    if value is None:
        return ""
    return " ".join((str(value).lower() if isinstance(value, bool) else str(value)).split())
