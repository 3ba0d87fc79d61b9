"""The timeline: steps, happenings and statements in one order, each as exact as its source, by party and chapter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.dates import read_moment
from generator.editions import Edition
from generator.records import Party
from generator.views import PARTIES
from tests.fragments import Element, read_body
from tests.test_pages import targets
from tests.worlds import World, body, data, timed_world

STYLE = (Path(__file__).parent.parent / "generator/templates/assets/handbook.css").read_text(encoding="utf-8")
PATH = "timeline/index.md"
URL = "timeline/"


@pytest.fixture
def world() -> World:
    return timed_world()


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return timed_world().edition(tmp_path_factory.mktemp("timed"))


def entries(page: Element) -> list[Element]:
    return [item for part in page.all("ol", "hb-time") for item in part.inside if isinstance(item, Element)]


def shown(entry: Element) -> str:
    """Return what an entry says after its date."""
    return entry.one("div").words


def when(entry: Element) -> str:
    return entry.one("span", "hb-when").words


def dated(world: World, identity: str, of: str, date: str) -> None:
    """Let a claim of the ministry's date something, with no rule to object to how it is printed."""
    world.claim(identity, dates=[{"of": of, "as_printed": "as it is printed", "date": date}])


def chapters(edition: Edition) -> dict[str, Element]:
    """Return the timeline of each chapter."""
    return {
        page.path.removeprefix("timeline/").removesuffix(".md"): read_body(page.html)
        for page in edition.pages
        if page.kind == "timeline" and page.path != PATH
    }


# What stands in it.


def test_it_tells_steps_happenings_and_statements_the_oldest_first(edition: Edition) -> None:
    fee = "The fee is USD 50 for each ton from 14 October 2025 and USD 80 from 17 April 2026."
    assert [(when(entry), shown(entry)) for entry in entries(body(edition, PATH)) if not entry.all("details")] == [
        ("9 October 2025", "CN Order No. 7: announced the claim"),
        ("9 October 2025", "CN Order No. 7: in force (goods made here) the claim"),
        ("14 October 2025", f"CN The first step of the fee {fee}"),
        ("2 November 2025", "US The bureau's threat: threatened for 20 November 2025 the claim"),
        ("2 November 2025", "US Bureau of Industry: The controls work as bans."),
        ("7 November 2025", "CN Order No. 7: suspended until 10 November 2026 the claim"),
        ("1 December 2025", "CN Order No. 7: to be in force, but suspended the claim"),
        ("17 April 2026", f"CN The second step of the fee {fee}"),
    ]


def test_years_head_their_entries_and_the_table_of_contents(edition: Edition) -> None:
    page = body(edition, PATH)
    years = [(part.one("h2").attributes["id"], part.one("h2").words, part) for part in page.all("section")]
    assert [(identity, words) for identity, words, _ in years] == [("y2025", "2025"), ("y2026", "2026")]
    for _, year, part in years:
        assert all(when(entry).endswith(year) for entry in entries(part))
    (plan,) = (plan for plan in edition.pages if plan.path == PATH)
    assert [(heading.id, heading.title) for heading in plan.headings] == [("y2025", "2025"), ("y2026", "2026")]


def test_a_step_leads_to_its_measure_and_its_claim(edition: Edition) -> None:
    first = entries(body(edition, PATH))[0]
    assert targets(first, URL) == ["measures/order-7/", "claims/order-7-issued/"]


def test_what_one_speaker_said_on_one_day_is_one_entry_with_the_standing_of_each_claim(edition: Edition) -> None:
    (entry,) = (entry for entry in entries(body(edition, PATH)) if entry.all("details"))
    assert entry.one("summary").words == "Ministry of Commerce: 2 statements"
    assert [item.words for item in entry.all("li")] == [
        "On record The ministry's list is shorter than the other list.",
        "Disputed Export controls are a matter of licences.",
    ]
    assert targets(Element("", {}, list(entry.all("span", "hb-says"))), URL) == [
        "claims/list-sizes/", "claims/not-bans/",
    ]  # fmt: skip


def test_statements_of_different_speakers_or_days_stand_alone(world: World, tmp_path: Path) -> None:
    world.claims["list-sizes"]["said"] = "2025-10-13"
    page = body(world.edition(tmp_path), PATH)
    assert page.all("ol", "hb-time")[0].all("details") == []
    told = {(when(entry), shown(entry)) for entry in entries(page)}
    assert ("13 October 2025", "CN Ministry of Commerce: The ministry's list is shorter than the other list.") in told
    assert ("12 October 2025", "CN Ministry of Commerce: Export controls are a matter of licences.") in told


def test_every_claim_that_was_said_and_every_date_of_a_claim_has_its_place(edition: Edition) -> None:
    page = body(edition, PATH)
    told = [(when(entry), set(targets(entry, URL)), shown(entry)) for entry in entries(page)]
    for claim in data(edition)["claims"]:
        link = claim["url"]
        if claim["said"]:
            assert any(day == read_moment(claim["said"]).words and link in links for day, links, _ in told), claim["id"]
        for date in claim["dates"]:
            words = read_moment(date["date"]).words
            is_told = any((day == words or words in text) and link in links for day, links, text in told)
            assert is_told, date
    assert len({(day, words) for day, _, words in told}) == len(told)


def test_the_day_for_which_something_is_announced_is_told(edition: Edition) -> None:
    told = [f"{when(entry)} {shown(entry)}" for entry in entries(body(edition, PATH))]
    assert [line for line in told if "20 November 2025" in line]


def test_a_date_that_a_step_tells_is_told_once(edition: Edition) -> None:
    told = [shown(entry) for entry in entries(body(edition, PATH))]
    assert not [words for words in told if "The order" in words or "The suspension" in words]


def test_a_date_of_the_same_day_from_another_claim_is_told_too(world: World, tmp_path: Path) -> None:
    dated(world, "elsewhere", "the start of the order", "2025-10-09")
    told = [shown(entry) for entry in entries(body(world.unchecked_edition(tmp_path), PATH))]
    assert "CN The start of the order Ministry of Commerce: Text of elsewhere." in told


@pytest.mark.parametrize(("nature", "word"), [("act", "announced"), ("threat", "threatened"), ("proposal", "proposed")])
def test_what_was_never_enacted_is_called_what_it_is(nature: str, word: str, world: World, tmp_path: Path) -> None:
    world.measures["bureau-threat"]["nature"] = nature
    told = [shown(entry) for entry in entries(body(world.edition(tmp_path), PATH))]
    assert [words for words in told if words.startswith(f"US The bureau's threat: {word}")]


# Dates.


@pytest.mark.parametrize(
    ("date", "words", "machine", "bar"),
    [
        ("2025-03-04", "4 March 2025", "2025-03-04", None),
        ("2025-03", "March 2025", "2025-03", (16, 8, False)),
        ("2025", "2025", "2025", (0, 100, False)),
        ("2025-03~", "about March 2025", None, (16, 8, True)),
        ("2025-03-04~", "about 4 March 2025", None, (17, 2, True)),
        ("2025-01-01/2025-06-30", "1 January – 30 June 2025", None, (0, 49, False)),
        ("2025-07/2026-06", "July 2025 – June 2026", None, (49, 51, False)),
    ],
)
def test_a_date_keeps_its_precision_and_a_bar_shows_what_part_of_the_year_it_can_mean(  # noqa: PLR0917 - one column each
    date: str, words: str, machine: str | None, bar: tuple[int, int, bool] | None, world: World, tmp_path: Path
) -> None:
    dated(world, "vague", "the vague thing", date)
    page = body(world.unchecked_edition(tmp_path), PATH)
    (entry,) = (entry for entry in entries(page) if "The vague thing" in shown(entry))
    assert when(entry) == words
    assert [time.attributes["datetime"] for time in entry.all("time")] == ([machine] if machine else [])
    bars = [
        (*map(int, re.findall(r"--[ab]:(\d+)", part.attributes["style"])), "hb-approx" in part.classes)
        for part in entry.all("s")
    ]
    assert bars == ([bar] if bar else [])


def test_the_exact_stands_before_the_vague_that_starts_on_the_same_day(world: World, tmp_path: Path) -> None:
    for identity, date in (("a-year", "2024"), ("b-month", "2024-01"), ("c-day", "2024-01-01")):
        dated(world, identity, identity, date)
    page = body(world.unchecked_edition(tmp_path), PATH)
    assert [when(entry) for entry in entries(page)[:3]] == ["1 January 2024", "January 2024", "2024"]


def test_on_one_day_steps_come_before_happenings_and_these_before_statements(world: World, tmp_path: Path) -> None:
    dated(world, "a-claim", "another thing", "2025-11-02")
    told = [shown(e) for e in entries(body(world.unchecked_edition(tmp_path), PATH)) if when(e) == "2 November 2025"]
    kinds = [("threatened" in words, "Another thing" in words, words.startswith("US Bureau")) for words in told]
    assert kinds == [(True, False, False), (False, True, False), (False, False, True)]


# Parties and chapters.


def test_a_party_that_occurs_can_be_chosen_and_its_entries_are_marked_as_its_own(edition: Edition) -> None:
    page = body(edition, PATH)
    buttons = page.one("fieldset").all("input")
    assert [button.attributes["id"] for button in buttons] == ["by-all", "by-cn-government", "by-us-government"]
    assert {(button.attributes["type"], button.attributes["name"]) for button in buttons} == {("radio", "party")}
    assert ["checked" in button.attributes for button in buttons] == [True, False, False]
    assert [label.words for label in page.one("fieldset").all("label")] == [
        "everybody’s", "government of China", "government of the United States",
    ]  # fmt: skip
    for entry in entries(page):
        names = [label.attributes["title"] for label in entry.all("abbr", "hb-party")]
        assert entry.classes == [f"hb-by-{party}" for party, (_, name) in PARTIES.items() if name in names] != []


@pytest.mark.parametrize("party", PARTIES)
def test_the_style_sheet_hides_what_is_not_of_the_chosen_party(party: Party) -> None:
    rule = f":has(#by-{party}:checked) :is(li[class]:not(.hb-by-{party}), section:not(:has(.hb-by-{party})))"
    assert rule in STYLE


def test_what_is_of_two_parties_is_shown_for_each(world: World, tmp_path: Path) -> None:
    world.claims["fee-ladder"]["evidence"].append(
        {"source": "bureau-notice", "passage": "licences are withheld for months"}
    )
    page = body(world.unchecked_edition(tmp_path), PATH)
    (entry, *_) = (entry for entry in entries(page) if "first step of the fee" in shown(entry))
    assert entry.classes == ["hb-by-cn-government", "hb-by-us-government"]
    assert [label.words for label in entry.all("abbr", "hb-party")] == ["CN", "US"]


def test_each_chapter_with_entries_has_a_timeline_of_its_own(world: World, tmp_path: Path) -> None:
    world.chapters.append({"id": "silent", "title": "Silent", "summary": "Nothing is dated."})
    world.claim("undated", kind="event", speaker=None, said=None, chapter="silent")
    edition = world.edition(tmp_path)
    pages = chapters(edition)
    assert list(pages) == ["licensing", "lists"]
    assert pages["lists"].one("h1").words == "Timeline: Lists"
    assert [shown(entry).split(":")[0] for entry in entries(pages["lists"])] == ["CN Ministry of Commerce"]


def test_the_timelines_of_the_chapters_together_are_the_whole(edition: Edition) -> None:
    whole = entries(body(edition, PATH))
    parts = [(when(e), shown(e)) for page in chapters(edition).values() for e in entries(page)]
    assert {(when(entry), shown(entry)) for entry in whole} == set(parts)
    order = [(when(entry), shown(entry)) for entry in whole]
    for page in chapters(edition).values():
        places = [order.index((when(entry), shown(entry))) for entry in entries(page)]
        assert places == sorted(places)


def test_timelines_lead_to_each_other_and_to_the_chapter(edition: Edition) -> None:
    whole = body(edition, PATH).one("details", "hb-days")
    assert targets(whole, URL) == ["timeline/licensing/", "timeline/lists/"]
    for own, page in chapters(edition).items():
        url = f"timeline/{own}/"
        (other,) = {"licensing", "lists"} - {own}
        assert targets(page.all("details", "hb-days")[0], url) == [URL, f"timeline/{other}/"]
        assert page.all("details", "hb-days")[0].one("b").words == own.capitalize()
        assert targets(page.one("p", "hb-crumb"), url) == [URL, f"chapters/{own}/"]


def test_entries_are_counted(edition: Edition) -> None:
    page = body(edition, PATH)
    assert page.one("p", "hb-crumb").words.endswith(f"{len(entries(page))} entries")
    (plan,) = (plan for plan in edition.pages if plan.path == PATH)
    assert plan.description == "Timeline: 9 dated steps, events and statements, with their claims."


def test_one_entry_is_counted_as_one(edition: Edition) -> None:
    page = chapters(edition)["lists"]
    assert len(entries(page)) == 1
    assert page.one("p", "hb-crumb").words.endswith("1 entry")
