"""The page of a figure: its chart in any hedge, its warning, and every value with its claim and sources."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.records import Comparison
from tests.fragments import Element
from tests.test_pages import targets
from tests.worlds import World, body, data, timed_world

ROOT = Path(__file__).parent.parent
PATH = "figures/sizes-compared.md"
URL = "figures/sizes-compared/"
TIP = "A bar with a tip ends open: the value is more than this."
FADE = "A bar that fades is about this value."
HOLLOW = "A hollow bar is less than this value."
SPAN = "A bar that starts past zero is a range."


@pytest.fixture
def world() -> World:
    return timed_world()


def cells(row: Element) -> list[Element]:
    return [cell for cell in row.inside if isinstance(cell, Element)]


def table(page: Element) -> list[tuple[str, list[Element]]]:
    """Return each series with its rows."""
    groups = page.section("values").all("tbody")
    return [(group.all("tr")[0].words, group.all("tr")[1:]) for group in groups]


def charts(page: Element) -> list[Element]:
    return page.all("svg", "hb-chart")


def texts(chart: Element) -> set[str]:
    return {text.words for text in chart.all("text")}


def with_comparison(world: World, comparison: Comparison) -> World:
    """Let all values of the figure have this hedge."""
    value: Any = [5, 9] if comparison == "range" else 9
    for quantity in world.claims["list-sizes"]["quantities"]:
        quantity |= {"value": value, "comparison": comparison}
    return world


def test_a_figure_shows_its_title_description_charts_and_warning(world: World, tmp_path: Path) -> None:
    world.figures["sizes-compared"]["note"] = "Only the lists that are in force."
    edition = world.edition(tmp_path)
    page = body(edition, PATH)
    assert page.one("h1").words == "Sizes of the lists"
    assert page.one("p", "hb-lead").words == "Two bars."
    assert targets(page.one("p", "hb-crumb"), URL) == ["figures/", "chapters/lists/"]
    assert [chart.classes for chart in charts(page)] == [["hb-chart", "hb-wide"], ["hb-chart", "hb-narrow"]]
    assert page.one("figcaption").one("span", "hb-flag").words == "The lists count different things."
    assert page.section("note").words == "Only the lists that are in force."
    (plan,) = (plan for plan in edition.pages if plan.path == PATH)
    assert (plan.title, plan.description) == ("Sizes of the lists", "Sizes of the lists. Two bars.")
    assert "facts/figures/sizes-compared.yml" in page.words


def test_the_warning_stands_with_the_chart_wherever_it_is_shown(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    for path in (PATH, "disputes/are-they-bans.md"):
        assert "The lists count different things." in body(edition, path).one("figure").words


def test_the_chart_says_to_those_who_cannot_see_it_what_is_to_be_seen(world: World, tmp_path: Path) -> None:
    for chart in charts(body(world.edition(tmp_path), PATH)):
        assert chart.attributes["role"] == "img"
        names = chart.attributes["aria-labelledby"].split()
        assert [part.words for part in chart.elements if part.attributes.get("id") in names] == [
            "Sizes of the lists", "Two bars.",
        ]  # fmt: skip


def test_the_chart_has_each_value_in_words_its_hedge_first(world: World, tmp_path: Path) -> None:
    for chart in charts(body(world.edition(tmp_path), PATH)):
        assert {"about 900 items", "more than 3,000 items", "items"} <= texts(chart)
        assert {"Ministry of Commerce · October 2025", "Ministry of Commerce · 12 October 2025"} <= texts(chart)


def test_a_line_has_values_without_their_unit_which_its_axis_names(world: World, tmp_path: Path) -> None:
    for chart in charts(body(world.edition(tmp_path), "figures/fee.md")):
        assert {"50", "80", "US dollars"} <= texts(chart)
        assert len([path for path in chart.all("path") if "stroke-dasharray" in path.attributes]) == 1


@pytest.mark.parametrize(
    ("comparison", "lines", "words"),
    [
        ("equal", [], "9 items"),
        ("more-than", [TIP], "more than 9 items"),
        ("at-least", [TIP], "at least 9 items"),
        ("several", [TIP], "several times 9 items"),
        ("about", [FADE], "about 9 items"),
        ("less-than", [HOLLOW], "less than 9 items"),
        ("at-most", [HOLLOW], "at most 9 items"),
        ("range", [SPAN], "5 to 9 items"),
    ],
)
def test_every_hedge_is_drawn_and_explained_as_what_it_is(
    comparison: Comparison, lines: list[str], words: str, world: World, tmp_path: Path
) -> None:
    page = body(with_comparison(world, comparison).unchecked_edition(tmp_path), PATH)
    assert [part.words for part in page.one("figcaption").all("span", "hb-meta")] == lines
    drawn = charts(page)[0]
    assert words in texts(drawn)
    assert bool(drawn.all("lineargradient")) == (lines == [FADE])
    tips = [path for path in drawn.all("path") if path.attributes.get("transform")]
    assert len(tips) == 2 * (lines == [TIP])
    hollow = [path for path in drawn.all("path") if "stroke" in path.attributes and "fill" not in path.attributes]
    assert len(hollow) == 2 * (lines == [HOLLOW])


def test_a_key_explains_each_ending_once_and_no_line_has_one(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    assert [part.words for part in body(edition, PATH).one("figcaption").all("span", "hb-meta")] == [TIP, FADE]
    assert body(edition, "figures/fee.md").one("figcaption").all("span", "hb-meta") == []


def test_a_table_has_no_chart_and_all_the_rest(world: World, tmp_path: Path) -> None:
    world.figures["sizes-compared"]["kind"] = "table"
    page = body(world.edition(tmp_path), PATH)
    assert charts(page) == []
    assert page.one("figcaption").words == "The lists count different things."
    assert [len(rows) for _, rows in table(page)] == [2]


def test_each_value_stands_with_its_hedge_claim_standing_speaker_and_source(world: World, tmp_path: Path) -> None:
    page = body(world.edition(tmp_path), PATH)
    ((series, (first, second)),) = table(page)
    assert series == "Lists"
    whose, stated, claim, source = cells(first)
    assert whose.words == "Ministry of Commerce · October 2025 CN list items, October 2025"
    assert stated.words == "about 900 items"
    assert claim.words == (
        "On record The ministry's list is shorter than the other list. Ministry of Commerce, 12 October 2025"
    )
    assert targets(claim, URL)[-1] == "claims/list-sizes/"
    assert source.words == "The Agency, 12 October 2025 ✓ machine-checked"
    assert targets(source, URL) == ["sources/agency-report/"]
    assert cells(second)[0].words == "Ministry of Commerce · 12 October 2025 US list items"
    assert cells(second)[1].words == "more than 3,000 items Subcategories are not counted."
    assert page.one("caption").words.startswith("In items.")


def test_a_value_of_nobody_is_the_record_s_and_told_by_the_handbook(world: World, tmp_path: Path) -> None:
    ((_, rows),) = table(body(world.edition(tmp_path), "figures/fee.md"))
    assert [cells(row)[0].words for row in rows] == [
        "Record · 14 October 2025 Ton fee, 14 October 2025", "Record · 17 April 2026 Ton fee, 17 April 2026",
    ]  # fmt: skip
    assert all("Told by the handbook" in cells(row)[2].words for row in rows)


def test_a_value_that_was_not_checked_says_so(world: World, tmp_path: Path) -> None:
    world.claims["list-sizes"]["evidence"][0]["source"] = "letter"
    ((_, rows),) = table(body(world.edition(tmp_path), PATH))
    assert all("not yet machine-checked" in cells(row)[3].words for row in rows)


def test_each_series_stands_under_its_name_in_its_order(world: World, tmp_path: Path) -> None:
    one, two = world.figures["sizes-compared"]["series"][0]["points"]
    world.figures["sizes-compared"]["series"] = [
        {"label": "Theirs", "points": [two]}, {"label": "One", "points": [{**one, "label": "Own label"}]},
    ]  # fmt: skip
    page = body(world.edition(tmp_path), PATH)
    assert [(name, len(rows)) for name, rows in table(page)] == [("Theirs", 1), ("One", 1)]
    assert {"Theirs", "One", "Own label"} <= texts(charts(page)[0])
    assert cells(table(page)[1][1][0])[0].words.startswith("Own label ")


def test_a_figure_leads_to_its_table_and_to_the_disputes_that_show_it(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    row = body(edition, PATH).all("p", "hb-row")[-1]
    assert targets(row, URL) == ["data/figures/sizes-compared.csv", "data/handbook.json", "disputes/are-they-bans/"]
    assert "download" in row.all("a")[0].attributes
    assert "data/figures/sizes-compared.csv" in edition.files
    assert "disputes/are-they-bans/" not in targets(body(edition, "figures/fee.md"), "figures/fee/")


def test_the_table_of_the_page_has_the_rows_of_the_file(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    for figure in data(edition)["figures"]:
        rows = [row for _, rows in table(body(edition, f"figures/{figure['id']}.md")) for row in rows]
        assert edition.files[figure["csv"]].count(b"\r\n") == len(rows) + 1


def test_claims_chapter_and_index_lead_to_the_figure(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    used = body(edition, "claims/list-sizes.md").section("used")
    assert used.words == "FiguresSizes of the lists"
    assert targets(used, "claims/list-sizes/") == [URL]
    assert targets(body(edition, "chapters/lists.md").section("figures"), "chapters/lists/") == ["figures/fee/", URL]
    lines = body(edition, "figures/index.md").all("li")
    assert [line.words for line in lines] == ["The fee 2 values", "Sizes of the lists 2 values"]
    assert [targets(line, "figures/") for line in lines] == [["figures/fee/"], [URL]]


def test_a_renamed_figure_is_found_under_its_old_address(world: World, tmp_path: Path) -> None:
    world.figures["sizes-compared"]["formerly"] = ["sizes"]
    assert world.edition(tmp_path).redirects == {"figures/sizes/": URL}


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff"])
def test_no_text_that_a_fact_can_hold_ends_the_program(sign: str, world: World, tmp_path: Path) -> None:
    world.figures["sizes-compared"]["series"][0]["points"][0]["label"] = f"a{sign}b"
    arguments = ["render", "--project", str(tmp_path), "--to", str(tmp_path / "out")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1767225600"}
    path = world.write(tmp_path) / "facts/figures/sizes-compared.yml"
    path.write_text(json.dumps(world.figures["sizes-compared"]), encoding="utf-8")  # as an escape, which YAML allows
    command = [sys.executable, "-m", "generator.cli", *arguments]
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode in (0, 1)
