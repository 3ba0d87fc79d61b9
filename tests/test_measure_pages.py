"""Measures: the page of each, the table of today, and a table for every day on which the answer changes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator import cli
from generator.boards import GROUPS, calendar_of
from generator.editions import Edition
from generator.pipeline import examine, publish
from generator.reporting import board_as_text
from tests.fragments import Element, read_body
from tests.test_pages import cards, targets
from tests.worlds import TODAY, World, body, small_world, timed_world

SCRIPT = Path(__file__).parent.parent / "generator/templates/assets/handbook.js"
DAYS = ("2025-10-09", "2025-11-02", "2025-11-07", "2025-11-20", "2026-11-11")


@pytest.fixture
def world() -> World:
    return timed_world()


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return timed_world().edition(tmp_path_factory.mktemp("timed"))


def boards(edition: Edition) -> dict[str, Element]:
    """Return the table of each day by its path."""
    return {page.path: read_body(page.html) for page in edition.pages if page.kind == "board"}


def facts(page: Element) -> dict[str, Element]:
    """Return what a record's page says at its head, by name."""
    return {part.one("dt").words: part.one("dd") for part in page.all("dl", "hb-facts")[0].all("div")}


def cells(row: Element) -> list[Element]:
    return [cell for cell in row.inside if isinstance(cell, Element)]


def row_of(page: Element, measure: str) -> Element | None:
    """Return the row of a measure in the table of a day, if it is there."""
    rows = [row for table in page.all("table") for row in table.one("tbody").all("tr")]
    return next((row for row in rows if f"measures/{measure}/" in row.links[0]), None)


def told(page: Element) -> str:
    """Return the table of a day as the command prints it."""
    lines = [page.one("h1").words]
    for heading, table in zip(page.all("h2"), page.all("table"), strict=True):
        name, _, count = heading.words.rpartition(" ")
        lines += ["", f"{name} ({count})"]
        for row in table.one("tbody").all("tr"):
            named, status, _, afterwards = cells(row)
            (link,) = named.all("a")
            identity = link.attributes["href"].split("/")[-2]
            until = status.words.removeprefix(status.one("b").words).strip()
            lines += [f"  {identity}: {link.words}", f"    {status.one('b').words}"]
            lines += [f"    {part}" for part in (until, afterwards.words and f"then {afterwards.words}") if part]
    not_yet = [part.words for part in page.one("p", "hb-sum").all("span", "hb-meta")]
    return "\n".join([*lines, *(line for count in not_yet for line in ("", f"{count}."))])


# The page of a measure.


def test_a_measure_names_its_issuer_its_nature_and_what_it_covers_and_leads_to_all_it_names(
    world: World, tmp_path: Path
) -> None:
    world.measures["order-7"] |= {
        "about": ["export-licence", "bureau-threat"],
        "aliases": ["Order Seven", "第7号令"],
        "note": "It names no country.",
    }
    world.measures["order-8"] = {
        **world.measures["order-7"], "name": "Order No. 8", "legal_basis": ["order-7", "export-licence"],
        "supersedes": ["order-7"], "aliases": [], "lifecycle": [
            {"event": "announced", "on": "2026-04-17", "claim": "fee-ladder"},
            {"event": "in-force", "on": "2026-04-17", "claim": "fee-ladder"},
        ],
    }  # fmt: skip
    edition = world.edition(tmp_path)
    seven, eight = body(edition, "measures/order-7.md"), body(edition, "measures/order-8.md")
    assert seven.one("h1").words == "Order No. 7 CN"
    assert seven.one("p", "hb-lead").words == "Goods that need an export licence"
    assert targets(seven.one("p", "hb-crumb"), "measures/order-7/") == ["measures/", "chapters/licensing/"]
    assert {name: (part.words, targets(part, "measures/order-7/")) for name, part in facts(seven).items()} == {
        "Issuer": ("Ministry of Commerce", ["entities/ministry/"]),
        "Nature": ("Act", []),
        "Replaced by": ("Order No. 8", ["measures/order-8/"]),
        "About": ("Export licence; The bureau's threat", ["entities/export-licence/", "measures/bureau-threat/"]),
        "Also called": ("Order Seven; 第7号令", []),
    }
    assert [part.attributes.get("lang") for part in facts(seven)["Also called"].all("span")] == [None, "zh"]
    assert targets(facts(eight)["Legal basis"], "measures/order-8/") == [
        "measures/order-7/",
        "entities/export-licence/",
    ]
    assert targets(facts(eight)["Replaces"], "measures/order-8/") == ["measures/order-7/"]
    assert seven.section("note").words == "It names no country."
    assert "facts/measures/order-7.yml" in seven.words


def test_what_rests_on_a_measure_is_listed_on_its_page(world: World, tmp_path: Path) -> None:
    world.measures["bureau-threat"]["legal_basis"] = ["order-7"]
    edition = world.edition(tmp_path)
    resting = body(edition, "measures/order-7.md").section("resting")
    assert targets(resting, "measures/order-7/") == ["measures/bureau-threat/"]
    assert "Unconfirmed since 20 November 2025" in resting.words
    assert "resting" not in body(edition, "measures/bureau-threat.md").ids


def test_each_step_shows_its_day_what_happened_to_which_part_and_its_claim(edition: Edition) -> None:
    rows = body(edition, "measures/order-7.md").section("lifecycle").one("tbody").all("tr")
    shown = [[cell.words for cell in cells(row)[:2]] for row in rows]
    assert shown == [
        ["9 October 2025", "announced"],
        ["9 October 2025", "in force goods made here"],
        ["7 November 2025", "suspended until 10 November 2026"],
        ["1 December 2025", "to be in force, but suspended"],
    ]
    assert [row.one("time").attributes["datetime"] for row in rows] == [
        "2025-10-09", "2025-10-09", "2025-11-07", "2025-12-01",
    ]  # fmt: skip
    assert [targets(cells(row)[2], "measures/order-7/")[-1] for row in rows] == [
        f"claims/order-7-{claim}/" for claim in ("issued", "issued", "suspended", "abroad")
    ]
    assert all(row.one("span", "hb-st").words == "Documented" for row in rows)


def test_the_note_of_a_step_stands_with_it(world: World, tmp_path: Path) -> None:
    world.measures["order-7"]["lifecycle"][2]["note"] = "By another order."
    rows = body(world.edition(tmp_path), "measures/order-7.md").section("lifecycle").one("tbody").all("tr")
    assert [row.words.count("By another order.") for row in rows] == [0, 0, 1, 0]


def test_the_claims_of_its_steps_and_those_about_it_stand_on_its_page_each_once(world: World, tmp_path: Path) -> None:
    world.claim("on-it", about=["order-7"])
    page = body(world.edition(tmp_path), "measures/order-7.md")
    assert cards(page.section("claims")) == ["order-7-issued", "order-7-suspended", "order-7-abroad", "on-it"]
    assert [heading.words for heading in page.all("h2")] == ["Its steps", "Claims 4"]


def test_its_status_is_that_of_the_day_of_the_edition_with_what_the_record_says_of_its_end(edition: Edition) -> None:
    page = body(edition, "measures/order-7.md")
    assert "Suspended since 7 November 2025 as of 1 January 2026" in page.words
    assert "It is suspended until 10 November 2026." in page.words
    (plan,) = (plan for plan in edition.pages if plan.path == "measures/order-7.md")
    assert plan.description == (
        "Order No. 7: Goods that need an export licence. Suspended since 7 November 2025, as of 1 January 2026."
    )


def test_a_measure_that_is_still_to_be_announced_says_so_and_stands_in_no_table_before(
    world: World, tmp_path: Path
) -> None:
    world.measures["order-9"] = {
        **world.measures["order-7"], "name": "Order No. 9",
        "lifecycle": [{"event": "announced", "on": "2026-04-17", "claim": "fee-ladder"}],
    }  # fmt: skip
    edition = world.edition(tmp_path)
    page = body(edition, "measures/order-9.md")
    assert "Not yet announced as of 1 January 2026" in page.words
    assert page.all("span", "hb-life") == []
    for path, board in boards(edition).items():
        announced = path in ("measures/2026-04-17.md", "measures/2026-11-11.md")
        assert (row_of(board, "order-9") is not None) == announced, path
    assert body(edition, "measures/index.md").one("p", "hb-sum").words.endswith("1 not yet announced")
    assert "not yet announced" not in body(edition, "measures/2026-04-17.md").one("p", "hb-sum").words


@pytest.mark.parametrize(("due", "flagged"), [("2025-12-31", 1), (TODAY.isoformat(), 0), (None, 0)])
def test_a_review_that_is_due_is_flagged_on_the_page(
    due: str | None, flagged: int, world: World, tmp_path: Path
) -> None:
    world.measures["order-7"] |= {"review_by": due} if due else {}
    page = body(world.edition(tmp_path), "measures/order-7.md")
    assert [flag.words for flag in page.all("span", "hb-flag")] == ["due for review"] * flagged


# What never was an act.


@pytest.mark.parametrize(("nature", "word"), [("threat", "threatened"), ("proposal", "proposed")])
def test_what_was_never_enacted_is_called_what_it_is(nature: str, word: str, world: World, tmp_path: Path) -> None:
    world.measures["bureau-threat"] |= {"nature": nature, "name": "The bureau's words"}
    edition = world.edition(tmp_path)
    page = body(edition, "measures/bureau-threat.md")
    assert page.one("p", "hb-flag").words == f"This is a {nature}, not an act in force."
    assert facts(page)["Nature"].words == nature.capitalize()
    (step,) = page.section("lifecycle").one("tbody").all("tr")
    assert cells(step)[1].words == f"{word} for 20 November 2025"
    row = row_of(body(edition, "measures/2025-11-02.md"), "bureau-threat")
    assert row
    assert cells(row)[1].words == f"{word.capitalize()} 2 November 2025, for 20 November 2025"
    assert body(edition, "measures/order-7.md").all("p", "hb-flag") == []


def test_a_threat_is_in_force_on_no_day(edition: Edition) -> None:
    seen = 0
    for page in boards(edition).values():
        for group in ("in-force", "suspended", "ended"):
            if f"group-{group}" in page.ids:
                assert "bureau-threat" not in " ".join(page.section(f"group-{group}").links)
                seen += 1
    assert seen >= 5


@pytest.mark.parametrize(("nature", "word"), [("threat", "threat"), ("proposal", "propos")])
def test_every_table_that_lists_what_was_never_enacted_calls_it_what_it_is(
    nature: str, word: str, world: World, tmp_path: Path
) -> None:
    world.measures["bureau-threat"] |= {"nature": nature, "name": "The bureau's words"}
    rows = {path: row_of(page, "bureau-threat") for path, page in boards(world.edition(tmp_path)).items()}
    silent = [path for path, row in rows.items() if row and word not in cells(row)[1].words.lower()]
    assert len([row for row in rows.values() if row]) == 5
    assert silent == []


# The tables of the days.


def test_every_day_on_which_the_answer_changes_has_a_page_and_no_other(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    calendar = calendar_of(examine(tmp_path, TODAY).handbook, TODAY)
    days = [date(2025, 9, 1) + timedelta(number) for number in range(600)]
    answers = [board_as_text(calendar.board(day)).partition("\n")[2] for day in days]
    changes = [
        day.isoformat() for day, before, after in zip(days[1:], answers, answers[1:], strict=False) if before != after
    ]
    pages = [path for path in boards(edition) if path != "measures/index.md"]
    assert pages == [f"measures/{day}.md" for day in changes] == [f"measures/{day}.md" for day in DAYS]


def test_a_step_that_changes_nothing_has_no_page_of_its_own(world: World, tmp_path: Path) -> None:
    world.measures["order-7"]["lifecycle"].append(
        {"event": "amended", "on": "2026-04-17", "part": "goods made here", "claim": "fee-ladder"}
    )
    pages = boards(world.edition(tmp_path))
    assert "measures/2025-12-01.md" not in pages  # it came into force while it was suspended
    assert "measures/2026-04-17.md" not in pages


@pytest.mark.parametrize("day", [None, *DAYS])
def test_the_page_of_a_day_says_what_the_command_prints(
    day: str | None, edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    project = timed_world().write(tmp_path)
    command = ["measures", "--project", str(project), *(["--on", day] if day else [])]
    result = CliRunner().invoke(cli.handbook, command)
    assert result.exit_code == 0
    assert told(body(edition, f"measures/{day or 'index'}.md")) == result.output.rstrip("\n")


def test_a_row_names_party_measure_and_what_it_covers(edition: Edition) -> None:
    row = row_of(body(edition, "measures/2025-11-02.md"), "order-7")
    assert row
    named, status, _, afterwards = cells(row)
    assert named.words == "CN Order No. 7 Goods that need an export licence"
    assert targets(named, "measures/2025-11-02/") == ["measures/order-7/"]
    assert status.words == "In force in part since 9 October 2025 Goods made here: in force. The rest: announced."
    assert afterwards.words == "suspended from 7 November 2025 to 10 November 2026"


def test_groups_stand_in_one_order_are_counted_and_led_to(edition: Edition) -> None:
    for path, page in boards(edition).items():
        order = [heading.attributes["id"].removeprefix("group-") for heading in page.all("h2")]
        assert order == [group for group in GROUPS if group in order], path
        counted = page.one("p", "hb-sum")
        assert counted.links == [f"#group-{group}" for group in order]
        for group, link in zip(order, counted.all("a"), strict=True):
            rows = page.section(f"group-{group}").one("tbody").all("tr")
            assert link.words == f"{GROUPS[group]} {len(rows)}"  # type: ignore[index]
            assert [span.classes for row in rows for span in cells(row)[1].all("span")] == [
                ["hb-key", f"hb-is-{group}"]
            ] * len(rows)


def test_within_a_group_measures_stand_by_party_and_then_by_the_day_they_were_announced(
    world: World, tmp_path: Path
) -> None:
    for identity, issuer, day, claim in (
        ("a-late", "ministry", "2025-10-14", "fee-ladder"),
        ("z-early", "ministry", "2025-10-09", "order-7-issued"),
        ("a-first", "bureau", "2025-11-02", "bans-in-effect"),
    ):
        step = {"event": "announced", "on": day, "claim": claim}
        world.measures[identity] = {**world.measures["order-7"], "issuer": issuer, "lifecycle": [step]}
    page = body(world.edition(tmp_path), "measures/2025-11-07.md")
    rows = page.section("group-announced").one("tbody").all("tr")
    assert [row.links[0].split("/")[-2] for row in rows] == ["z-early", "a-late", "a-first", "bureau-threat"]


def stretches(row: Element) -> list[tuple[float, float, str]]:
    """Return start, end and kind of each stretch of a measure's bar."""
    found = []
    for part in row.one("span", "hb-life").all("i"):
        start, width = map(float, re.findall(r"--[ab]:([\d.]+)", part.attributes["style"]))
        found.append((start, start + width, part.classes[0]))
    return found


def test_the_bar_of_a_measure_shows_its_group_where_the_day_stands(edition: Edition) -> None:
    rows = [
        (path, float(table.attributes["style"].removeprefix("--on:")), row)
        for path, page in boards(edition).items()
        for table in page.all("table")
        for row in table.one("tbody").all("tr")
    ]
    assert len(rows) == 11
    for path, here, row in rows:
        parts = stretches(row)
        assert all(0 <= start <= end <= 100.1 for start, end, _ in parts)
        assert all(before[1] <= after[0] for before, after in pairwise(parts))
        shown = [kind for start, end, kind in parts if start <= here <= end + 0.06][-1:]
        is_ahead = path == "measures/2026-11-11.md"  # what is to come has no bar without a recorded end
        assert shown == ([] if is_ahead else cells(row)[1].one("span", "hb-key").classes[1:]), path


def test_the_years_of_the_bars_are_named_and_hold_the_day(edition: Edition) -> None:
    for path, page in boards(edition).items():
        years = page.attributes["data-hb-years"].split()
        assert len(years) == 2
        assert page.one("form").one("input").attributes["value"][:4] in years, path
        for table in page.all("table"):
            assert [span.words for span in table.one("span", "hb-axis").all("span")] == [*years, ""]


def test_every_day_leads_to_all_other_days_and_to_the_form(edition: Edition) -> None:
    for path, page in boards(edition).items():
        own = path.removeprefix("measures/").removesuffix(".md")
        days = page.one("details", "hb-days")
        url = f"measures/{own}/" if own != "index" else "measures/"
        assert targets(days, url) == [f"measures/{day}/" for day in DAYS if day != own]
        assert len(days.all("b")) == (own != "index")
        form = page.one("form")
        assert form.attributes["method"] == "get"
        assert form.one("input").attributes | {"id": ""} == {
            "type": "date", "id": "", "name": "on", "value": TODAY.isoformat() if own == "index" else own,
            "required": "",
        }  # fmt: skip
        assert [label.attributes["for"] for label in form.all("label")] == [form.one("input").attributes["id"]]


def test_a_day_says_how_long_it_answers_and_whether_it_is_still_to_come(edition: Edition) -> None:
    ahead = "This day is still to come: the table shows what is recorded now."
    for day, following in zip(DAYS[:-1], ("2", "7", "20", "11"), strict=True):
        page = body(edition, f"measures/{day}.md")
        assert f"stays the same until the day before {following} November" in page.words
        assert ahead not in page.words
    assert body(edition, "measures/2026-11-11.md").one("p", "hb-flag").words == ahead
    today = body(edition, "measures/index.md").words
    assert ahead not in today
    assert "stays the same" not in today


def test_a_handbook_without_measures_has_one_table_without_rows(tmp_path: Path) -> None:
    pages = boards(small_world().edition(tmp_path))
    assert list(pages) == ["measures/index.md"]
    assert pages["measures/index.md"].all("table") == []


# What the script needs.


def test_every_table_carries_what_the_script_asks_for(edition: Edition) -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    asked = {
        "data-" + re.sub("[A-Z]", lambda m: f"-{m[0].lower()}", name) for name in re.findall(r"dataset\.(\w+)", script)
    }
    assert asked == {f"data-hb-{name}" for name in ("days", "day", "root", "years", "today", "ahead")}
    classes = re.findall(r'querySelector(?:All)?\("\.([\w-]+)', script)
    marks = {name for name in re.findall(r"\[([\w-]+)\]", script) if name.startswith("data-")} - asked
    assert marks == {"data-hb-on", "data-hb-before"}
    for path, page in boards(edition).items():
        own = path.removeprefix("measures/").removesuffix(".md")
        assert asked - {"data-hb-day"} <= page.attributes.keys()
        assert page.attributes.get("data-hb-day") == (None if own == "index" else own)
        assert page.attributes["data-hb-days"].split() == list(DAYS)
        assert targets(Element("a", {}, [Element("a", {"href": page.attributes["data-hb-root"]})]), _url(own)) == [
            "measures/"
        ]
        shown = [e.words for e in page.elements if "data-hb-on" in e.attributes]
        assert set(shown) == {page.one("h1").words.removeprefix("Measures on ")}
        assert all(page.all("", name) for name in classes)
        assert [e.tag for e in page.elements if e.attributes.get("name") == "on"] == ["input"]


def _url(own: str) -> str:
    return "measures/" if own == "index" else f"measures/{own}/"


BROWSER = """
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const seen = {led: null, said: null, here: null, value: null, ahead: null};
const place = {set textContent(text) { seen.said = text; }};
const input = {set value(text) { seen.value = text; }, after: (made) => { seen.ahead = made.textContent; }};
const table = {style: {setProperty: (name, value) => { seen.here = value; }}};
const board = {
  dataset: given.dataset,
  querySelectorAll: (wanted) => (wanted === "[data-hb-on]" ? [place] : [table]),
  querySelector: (wanted) => (wanted === "p.hb-flag" ? null : input),
};
globalThis.document = {querySelector: () => board, createElement: () => ({})};
globalThis.location = {search: given.search, hash: "", replace: (url) => { seen.led = url; }};
eval(given.script);
console.log(JSON.stringify(seen));
"""


def run_script(page: Element, on: str) -> Any:
    """Return what the script does on a page when a day is asked for."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node here")
    names = {
        re.sub("-([a-z])", lambda m: m[1].upper(), name.removeprefix("data-")): value
        for name, value in page.attributes.items()
        if name.startswith("data-")
    }
    given = {"dataset": names, "search": f"?on={on}", "script": SCRIPT.read_text(encoding="utf-8")}
    done = subprocess.run([node, "-e", BROWSER], input=json.dumps(given), capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("own", "on", "led"),
    [
        ("index", "2025-10-09", "../measures/2025-10-09/?on=2025-10-09"),
        ("index", "2025-12-01", "../measures/2025-11-20/?on=2025-12-01"),
        ("index", "2030-01-01", "../measures/2026-11-11/?on=2030-01-01"),
        ("2025-11-02", "2025-11-06", None),
        ("2025-11-02", "2025-11-07", "../../measures/2025-11-07/?on=2025-11-07"),
    ],
)
def test_the_script_leads_to_the_page_that_answers_for_a_day(
    own: str, on: str, led: str | None, edition: Edition
) -> None:
    assert run_script(body(edition, f"measures/{own}.md"), on)["led"] == led


def test_the_script_puts_the_day_asked_for_on_the_page_that_answers_for_it(edition: Edition) -> None:
    seen = run_script(body(edition, "measures/2025-11-20.md"), "2026-01-01")
    assert seen == {"led": None, "said": "1 January 2026", "here": "50.0", "value": "2026-01-01", "ahead": None}


def test_the_script_says_that_a_day_is_still_to_come(edition: Edition) -> None:
    seen = run_script(body(edition, "measures/2025-11-20.md"), "2026-01-02")
    assert seen["ahead"] == "This day is still to come: the table shows what is recorded now."


@pytest.mark.parametrize("on", ["", "soon", "2025-02-30", "2025-1-1", "<b>"])
def test_the_script_leaves_a_page_alone_when_no_day_is_asked_for(on: str, edition: Edition) -> None:
    assert set(run_script(body(edition, "measures/2025-11-20.md"), on).values()) == {None}


def test_the_script_shows_no_later_table_under_a_day_on_which_nothing_was_announced_yet(edition: Edition) -> None:
    assert run_script(body(edition, "measures/2025-10-09.md"), "2025-10-08")["said"] is None


# What can be resumed.


@pytest.mark.parametrize(
    ("steps", "codes"),
    [
        ("resumed 2025-11-07", []),
        ("resumed 2026-11-10", []),  # it was to come into force meanwhile, and stayed suspended
        ("resumed 2026-11-10, resumed 2026-11-10", ["HB804"]),
        ("resumed 2026-11-10 of goods made here", []),
        ("resumed 2026-11-10 of goods made here, resumed 2026-11-10", []),
        ("resumed 2026-11-10, resumed 2026-11-10 of goods made here", ["HB804"]),
    ],
)
def test_what_is_suspended_can_be_resumed_once(steps: str, codes: list[str], world: World, tmp_path: Path) -> None:
    for text in steps.split(", "):
        on, _, part = text.removeprefix("resumed ").partition(" of ")
        resumed = {"event": "resumed", "on": on, "claim": "order-7-suspended", **({"part": part} if part else {})}
        world.measures["order-7"]["lifecycle"].append(resumed)
    world.measures["order-7"]["lifecycle"].sort(key=lambda step: step["on"])
    assert [problem.code for problem in examine(world.write(tmp_path), TODAY).problems] == codes


# Old addresses.


def test_a_renamed_measure_is_found_under_its_old_address(world: World, tmp_path: Path) -> None:
    world.measures["order-7"]["formerly"] = ["order-seven", "order-vii"]
    assert world.edition(tmp_path).redirects == {
        "measures/order-seven/": "measures/order-7/", "measures/order-vii/": "measures/order-7/",
    }  # fmt: skip


@pytest.mark.parametrize("old", ["2025-10-09", "index"])
def test_no_old_address_takes_the_place_of_a_page(old: str, world: World, tmp_path: Path) -> None:
    world.measures["order-7"]["formerly"] = [old]
    found = publish(world.write(tmp_path), TODAY)
    assert not isinstance(found, Edition)
    assert [problem.place.file for problem in found] == ["facts/measures/order-7.yml"]
