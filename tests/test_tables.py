"""The table of a figure as CSV: one row a value, exact, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.editions import Edition
from generator.fields import HIDDEN
from tests.worlds import World, data, timed_world

COLUMNS = (
    "series", "label", "of", "value", "low", "high", "comparison", "unit", "at", "as_printed", "verified", "claim",
    "speaker", "said", "standing", "sources",
)  # fmt: skip
LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=20)
LINE = LINE.filter(lambda text: not HIDDEN.search(text))


@pytest.fixture
def world() -> World:
    return tabled_world()


def tabled_world() -> World:
    """Return the world with tables instead of charts: they are the same as CSV, and quicker to make."""
    world = timed_world()
    for figure in world.figures.values():
        figure["kind"] = "table"
    return world


def rows(edition: Edition, figure: str = "sizes-compared") -> list[dict[str, str]]:
    """Return the table of a figure as any reader of CSV sees it."""
    text = edition.files[f"data/figures/{figure}.csv"].decode("utf-8", errors="strict")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def with_value(world: World, value: Any, **more: Any) -> Edition:
    """Return an edition in which the first value of the figure is this one, with no rule to object."""
    world.claims["list-sizes"]["quantities"][0] |= {"value": value, **more}
    with tempfile.TemporaryDirectory() as folder:
        return world.unchecked_edition(Path(folder))


def test_every_figure_has_a_table_under_its_id(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    assert {path for path in edition.files if path.endswith(".csv")} == {
        f"data/figures/{figure}.csv" for figure in world.figures
    }
    assert [figure["csv"] for figure in data(edition)["figures"]] == [
        "data/figures/fee.csv", "data/figures/sizes-compared.csv",
    ]  # fmt: skip


def test_lines_end_and_cells_are_quoted_as_the_form_demands(world: World, tmp_path: Path) -> None:
    raw = world.edition(tmp_path).files["data/figures/sizes-compared.csv"]
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 3
    assert raw.split(b"\r\n")[0].decode() == ",".join(COLUMNS)
    assert b',"covers more than 3,000 items",' in raw


def test_a_row_is_a_value_with_its_claim_and_sources(world: World, tmp_path: Path) -> None:
    first, second = rows(world.edition(tmp_path))
    assert first == {
        "series": "Lists", "label": "Ministry of Commerce · October 2025", "of": "cn-list-items", "value": "900",
        "low": "900", "high": "900", "comparison": "about", "unit": "items", "at": "2025-10",
        "as_printed": "covers about 900 items", "verified": "true", "claim": "list-sizes", "speaker": "ministry",
        "said": "2025-10-12", "standing": "on-record", "sources": "agency-report",
    }  # fmt: skip
    assert (second["of"], second["value"], second["comparison"], second["at"]) == (
        "us-list-items", "3000", "more-than", "",
    )  # fmt: skip


def test_all_rows_equal_the_quantities_that_the_figure_names(world: World, tmp_path: Path) -> None:
    world.figures["sizes-compared"]["series"] += [
        {"label": "Once more", "points": [{"claim": "list-sizes", "of": "us-list-items"}]}
    ]
    edition = world.edition(tmp_path)
    claims = {claim["id"]: claim for claim in data(edition)["claims"]}
    for identity, figure in world.figures.items():
        points = [(series["label"], point) for series in figure["series"] for point in series["points"]]
        found = rows(edition, identity)
        assert len(found) == len(points) > 1
        for row, (series, point) in zip(found, points, strict=True):
            claim = claims[point["claim"]]
            (quantity,) = (
                q for q in claim["quantities"] if q["of"] == point["of"] and point.get("at") in (None, q["at"])
            )
            assert Decimal(row["value"]) == Decimal(row["low"]) == Decimal(row["high"]) == quantity["value"]
            assert (row["series"], row["claim"], row["standing"]) == (series, claim["id"], claim["standing"])
            assert (row["speaker"], row["said"]) == (claim["speaker"] or "", claim["said"] or "")
            assert row["verified"] == str(quantity["verified"]).lower() == "true"
            assert row["sources"].split() == [e["source"] for e in claim["evidence"]]
            for name in ("of", "comparison", "unit", "as_printed"):
                assert row[name] == quantity[name]
            assert row["at"] == (quantity["at"] or "")


def test_a_claim_without_a_speaker_is_labelled_as_the_record(world: World, tmp_path: Path) -> None:
    labels = [(row["label"], row["speaker"], row["said"]) for row in rows(world.edition(tmp_path), "fee")]
    assert labels == [("Record · 14 October 2025", "", ""), ("Record · 17 April 2026", "", "")]


def test_a_label_of_the_figure_s_own_takes_the_place_of_the_speaker(world: World, tmp_path: Path) -> None:
    world.figures["sizes-compared"]["series"][0]["points"][0]["label"] = "Its own, “shorter” list"
    assert [row["label"] for row in rows(world.edition(tmp_path))] == [
        "Its own, “shorter” list", "Ministry of Commerce · 12 October 2025",
    ]  # fmt: skip


def test_a_value_that_was_not_checked_says_so(world: World, tmp_path: Path) -> None:
    world.claims["list-sizes"]["evidence"][0]["source"] = "letter"
    assert {row["verified"] for row in rows(world.edition(tmp_path))} == {"false"}


def test_only_sources_that_support_the_claim_are_named_each_once(world: World, tmp_path: Path) -> None:
    evidence = world.claims["list-sizes"]["evidence"]
    evidence += [
        {"source": "agency-report", "passage": "and companies have no need to worry"},
        {"source": "bureau-notice", "passage": "licences are withheld for months", "direction": "qualifies"},
        {"source": "gazette", "passage": "To goods made abroad it applies"},
    ]
    assert {row["sources"] for row in rows(world.edition(tmp_path))} == {"agency-report gazette"}


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        ([5, 10], ("", "5", "10")),
        ([-10, -5], ("", "-10", "-5")),
        ([7, 7], ("7", "7", "7")),
        (-5, ("-5", "-5", "-5")),
        (-0.25, ("-0.25", "-0.25", "-0.25")),
        (0, ("0", "0", "0")),
        (1.10, ("1.1", "1.1", "1.1")),
        (1440000000000, ("1440000000000",) * 3),
        (900.0, ("900", "900", "900")),
    ],
)
def test_numbers_are_plain_and_a_range_has_two_ends(value: Any, cells: tuple[str, str, str], world: World) -> None:
    comparison = "range" if isinstance(value, list) else "equal"
    row = rows(with_value(world, value, comparison=comparison))[0]
    assert (row["value"], row["low"], row["high"]) == cells


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(a,b)", "-5 percent", "=cmd|' /C calc'!A0"]
)
@pytest.mark.parametrize("column", ["series", "label", "unit", "as_printed"])
def test_a_text_that_a_spreadsheet_would_carry_out_is_only_a_text(text: str, column: str, world: World) -> None:
    series = world.figures["sizes-compared"]["series"][0]
    if column == "series":
        series["label"] = text
    elif column == "label":
        series["points"][0]["label"] = text
    edition = with_value(world, -5, **({column: text} if column in ("unit", "as_printed") else {}))
    row = rows(edition)[0]
    assert row[column] == f"'{text}"
    assert (row["value"], row["low"], row["high"]) == ("-5", "-5", "-5")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINE)
def test_any_text_comes_back_from_the_table_and_none_starts_a_formula(text: str) -> None:
    world = tabled_world()
    world.figures["sizes-compared"]["series"][0]["label"] = text
    world.figures["sizes-compared"]["series"][0]["points"][0]["label"] = f"{text}, \"{text}\";\t'{text}'"
    row = rows(with_value(world, -5, unit=f"a {text}"))[0]
    assert row["series"] in (text, f"'{text}")
    assert row["series"][0] not in "=+-@\t\r"
    assert row["label"].removeprefix("'" * (text[0] in "=+-@")) == f"{text}, \"{text}\"; '{text}'"
    assert row["unit"] == f"a {text}"
    assert row["value"] == "-5"


def test_chinese_is_written_as_utf_8_without_a_mark(world: World, tmp_path: Path) -> None:
    world.figures["sizes-compared"]["series"][0]["label"] = "商务部的清单"
    edition = world.edition(tmp_path)
    raw = edition.files["data/figures/sizes-compared.csv"]
    assert raw.startswith(b"series,")
    assert "商务部的清单".encode() in raw
    assert {row["series"] for row in rows(edition)} == {"商务部的清单"}


def test_equal_facts_give_equal_tables(world: World, tmp_path: Path) -> None:
    first, second = world.edition(tmp_path / "a").files, world.edition(tmp_path / "b").files
    assert first["data/figures/fee.csv"] == second["data/figures/fee.csv"]
