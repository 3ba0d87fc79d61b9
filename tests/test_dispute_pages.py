"""The page of a dispute: sides of equal weight, who answers whom drawn and listed alike, and the balance counted."""

from __future__ import annotations

import re
from collections import Counter
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from generator.answer_maps import BOX_HEIGHT, BOX_WIDTH
from generator.editions import Edition
from generator.pipeline import publish
from generator.records import Party
from generator.views import PARTIES
from tests.fragments import Element, read_body
from tests.test_pages import targets
from tests.worlds import TODAY, World, body, data, timed_world

PATH = "disputes/are-they-bans.md"
URL = "disputes/are-they-bans/"
SILENT = {"on": "2025-12-31", "where": "its site"}


@pytest.fixture
def world() -> World:
    return timed_world()


def quarrel() -> World:
    """Return a world in which three sides answer each other in all ways, and replace what they said."""
    world = timed_world()
    world.entities["brussels"] = {"name": "European Commission", "kind": "organisation", "party": "eu"}

    def say(identity: str, speaker: str, said: str, **more: Any) -> None:
        world.claim(identity, speaker=speaker, said=said, **more)

    say("reply", "ministry", "2025-11-05", answers=[{"claim": "bans-in-effect", "how": "disputes"}])
    say(
        "again", "bureau", "2025-12-01", supersedes=["bans-in-effect"], answers=[{"claim": "reply", "how": "undercuts"}]
    )
    say(
        "both-wrong", "brussels", "2025-12", answers=[
            {"claim": "not-bans", "how": "qualifies"}, {"claim": "again", "how": "disputes"},
            {"claim": "list-sizes", "how": "disputes"},
        ],
    )  # fmt: skip
    us, cn, eu = world.disputes["are-they-bans"]["sides"]
    us["claims"].append("again")
    cn["claims"].append("reply")
    del eu["none_found"]
    eu["claims"] = ["both-wrong"]
    return world


def sides(page: Element) -> list[Element]:
    return page.one("div", "hb-sides").all("section")


def shape_of(element: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Return the tags and classes of all that stands in an element."""
    return [(e.tag, tuple(e.classes)) for e in element.elements if e.tag not in ("abbr", "b", "use", "svg", "span")]


def with_sides(world: World, *parties: Party) -> World:
    """Let these parties quarrel, most of them without a statement."""
    by_party = {side["party"]: side for side in world.disputes["are-they-bans"]["sides"]}
    silent = {"position": "Nothing was found.", "none_found": SILENT}
    world.disputes["are-they-bans"]["sides"] = [by_party.get(p, {"party": p, **silent}) for p in parties]
    return world


# Equal weight.


def test_sides_stand_in_the_order_of_their_shown_names_in_whatever_order_they_are_recorded(
    world: World, tmp_path: Path
) -> None:
    recorded = world.disputes["are-they-bans"]["sides"]
    pages = []
    for number, order in enumerate(permutations(recorded)):
        world.disputes["are-they-bans"]["sides"] = list(order)
        pages.append(body(world.edition(tmp_path / str(number)), PATH))
    assert pages == pages[:1] * 6
    names = [side.one("h3").words for side in sides(pages[0])]
    assert names == ["European Union EU", "Government of China CN", "Government of the United States US"]


def test_the_shown_names_of_all_parties_are_in_alphabetical_order(world: World, tmp_path: Path) -> None:
    page = body(with_sides(world, *PARTIES).edition(tmp_path), PATH)
    names = [side.one("h3").text for side in sides(page)]
    assert len(names) == len(PARTIES) == 8
    assert names == sorted(names, key=str.casefold)
    balance = [row.one("th").words for row in page.section("balance").one("tbody").all("tr")]
    assert [name.rpartition(" ")[0] for name in (" ".join(name.split()) for name in names)] == balance


def test_every_side_has_the_same_form(tmp_path: Path) -> None:
    world = quarrel()
    us, cn, _ = world.disputes["are-they-bans"]["sides"]
    us["claims"], cn["claims"] = us["claims"][:1], cn["claims"][:1]
    first, *others = [shape_of(side) for side in sides(body(world.edition(tmp_path), PATH))]
    assert ("li", ("hb-card",)) in first
    assert others == [first, first]


def test_a_side_without_a_statement_has_the_same_head_and_says_where_it_was_looked_for(
    world: World, tmp_path: Path
) -> None:
    silent, heard, _ = sides(body(world.edition(tmp_path), PATH))
    assert shape_of(silent)[:2] == shape_of(heard)[:2] == [("h3", ()), ("p", ("hb-says", "hb-position"))]
    assert silent.one("p", "hb-meta").words == "No statement was found; looked for on 31 December 2025: its site."
    assert silent.all("li") == []
    assert "No statement was found" not in heard.words


@pytest.mark.parametrize(
    ("parties", "columns"),
    [
        (("eu", "cn-government"), 2),
        (("eu", "cn-government", "us-government"), 3),
        (("eu", "cn-government", "us-government", "press"), 2),
        (("eu", "cn-government", "us-government", "press", "industry"), 3),
        (("eu", "cn-government", "us-government", "press", "industry", "independent"), 3),
    ],
)
def test_sides_share_the_width_in_equal_columns_and_no_row_is_left_with_one_of_four(
    parties: tuple[Party, ...], columns: int, world: World, tmp_path: Path
) -> None:
    page = body(with_sides(world, *parties).edition(tmp_path), PATH)
    assert len(sides(page)) == len(parties)
    style = page.one("div", "hb-sides").attributes["style"]
    assert style.startswith(f"--n:{columns};--r:")


# What a side shows.


def test_a_side_shows_its_position_and_its_claims_with_standing_speaker_date_and_evidence(
    world: World, tmp_path: Path
) -> None:
    _, china, america = sides(body(world.edition(tmp_path), PATH))
    assert china.one("p", "hb-position").words == "They are licences."
    (claim,), (answer,) = china.all("li"), america.all("li")
    assert [part.words for part in claim.all("p")] == [
        "Disputed [1]", "Export controls are a matter of licences.", "Ministry of Commerce · 12 October 2025",
        "3 passages, 2 machine-checked",
    ]  # fmt: skip
    assert [part.words for part in answer.all("p")] == [
        "On record [2]", "The controls work as bans.", "Bureau of Industry · 2 November 2025",
        "1 passage, 1 machine-checked · disputes [1]",
    ]  # fmt: skip
    assert targets(claim, URL)[-1:] == ["claims/not-bans/"]
    assert [time.attributes["datetime"] for time in claim.all("time")] == ["2025-10-12"]


def test_claims_are_numbered_from_one_as_they_stand_on_the_page(tmp_path: Path) -> None:
    page = body(quarrel().edition(tmp_path), PATH)
    items = [item for side in sides(page) for item in side.all("li", "hb-card")]
    assert [item.attributes["id"] for item in items] == ["c1", "c2", "c3", "c4", "c5"]
    assert [item.all("span", "hb-id")[0].words for item in items] == ["[1]", "[2]", "[3]", "[4]", "[5]"]
    assert [item.links[-1].split("/")[-2] for item in items] == [
        "both-wrong", "not-bans", "reply", "bans-in-effect", "again",
    ]  # fmt: skip


def test_unchecked_evidence_is_counted_as_such(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["evidence"] = world.claims["not-bans"]["evidence"][2:]
    world.claim("keep", evidence=[{"source": "agency-report-zh", "passage": "出口管制不是禁止出口 … 大可不必担忧"}])
    page = body(world.edition(tmp_path), PATH)
    assert "1 passage, none machine-checked" in sides(page)[1].words


def test_a_claim_of_nobody_says_that_the_handbook_tells_it(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"] |= {"kind": "event"}
    del world.claims["not-bans"]["speaker"], world.claims["not-bans"]["said"]
    world.disputes["are-they-bans"]["sides"][1] |= {"party": "press"}
    edition = world.unchecked_edition(tmp_path)
    assert "Told by the handbook" in sides(body(edition, PATH))[2].words


def test_a_review_that_is_due_is_flagged_on_the_dispute_and_on_its_claims(world: World, tmp_path: Path) -> None:
    world.disputes["are-they-bans"]["review_by"] = "2025-12-31"
    world.claims["not-bans"]["review_by"] = "2025-12-30"
    page = body(world.edition(tmp_path), PATH)
    assert [flag.words for flag in page.one("p", "hb-lead").all("span", "hb-flag")] == ["due for review"]
    assert [len(side.all("span", "hb-flag")) for side in sides(page)] == [0, 1, 0]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("2025-10-12", "2025-11-02", "3 sides, 2 claims, from 12 October 2025 to 2 November 2025."),
        ("2025-11-02", "2025-10", "3 sides, 2 claims, from October 2025 to 2 November 2025."),
        ("2025-10-12", "2025-10-12", "3 sides, 2 claims, of 12 October 2025."),
        (None, "2025-10-12", "3 sides, 2 claims, of 12 October 2025."),
        (None, None, "3 sides, 2 claims."),
    ],
)
def test_the_lead_counts_sides_and_claims_and_names_the_first_and_the_last_date(
    first: str | None, second: str | None, words: str, world: World, tmp_path: Path
) -> None:
    for claim, said in (("not-bans", first), ("bans-in-effect", second)):
        world.claims[claim]["said"] = said
        if said is None:
            del world.claims[claim]["said"], world.claims[claim]["speaker"]
    edition = world.unchecked_edition(tmp_path)
    assert body(edition, PATH).one("p", "hb-lead").words == words
    (plan,) = (page for page in edition.pages if page.path == PATH)
    assert plan.description == (
        "Are the controls bans? The sides: European Union, Government of China, Government of the United States. "
        f"{words}"
    )


def test_a_dispute_says_what_it_turns_on_what_would_settle_it_and_how_to_read_it(world: World, tmp_path: Path) -> None:
    world.disputes["are-they-bans"] |= {
        "turns_on": ["definition", "quantity"], "turns_on_note": "Of what a licence is.",
        "would_settle": ["A count of the licences.", "A ruling."], "note": "It is about words.",
    }  # fmt: skip
    page = body(world.edition(tmp_path), PATH)
    assert page.one("dl", "hb-facts").one("dd").words == "Definition, Quantity. Of what a licence is."
    assert [item.words for item in page.section("settle").all("li")] == ["A count of the licences.", "A ruling."]
    assert page.section("note").words == "It is about words."
    assert targets(page.one("p", "hb-crumb"), URL) == ["disputes/", "chapters/licensing/"]


# Who answers whom.

RELATION = re.compile(r".*\[(\d+)\] (\w+) .*\[(\d+)\]")


def listed(page: Element) -> list[tuple[int, str, int]]:
    """Return the answers as the list tells them."""
    forms = [RELATION.fullmatch(item.words) for item in page.section("who").all("li")]
    return [(int(form[1]), form[2], int(form[3])) for form in forms if form]


def boxes(page: Element) -> dict[int, tuple[float, float]]:
    """Return where the box of each claim stands in the drawing."""
    found = {}
    for link in page.one("svg", "hb-draw").all("a"):
        (rect,) = link.all("rect")
        assert (rect.attributes["width"], rect.attributes["height"]) == (str(BOX_WIDTH), str(BOX_HEIGHT))
        number = int(link.attributes["href"].removeprefix("#c"))
        assert link.words.split(" ", 1)[0] == str(number)
        found[number] = (float(rect.attributes["x"]), float(rect.attributes["y"]))
    return found


def arrows(page: Element) -> list[tuple[int, str, int]]:
    """Return the answers as the drawing shows them: at which boxes each arrow starts and ends."""
    placed = boxes(page)

    def at(x: float, y: float) -> int:
        (number,) = (
            n for n, (left, top) in placed.items()
            if left - 3 <= x <= left + BOX_WIDTH + 3 and top <= y <= top + BOX_HEIGHT
        )  # fmt: skip
        return number

    found = []
    for path in page.one("svg", "hb-draw").all("path", "hb-rel"):
        numbers = [float(part) for part in re.findall(r"-?\d+", path.attributes["d"])]
        how = path.classes[1].removeprefix("hb-rel--")
        found.append((at(*numbers[:2]), how, at(*numbers[-2:])))
    return found


def test_the_drawing_and_the_list_tell_the_same_answers(tmp_path: Path) -> None:
    page = body(quarrel().edition(tmp_path), PATH)
    told = listed(page)
    assert Counter(told) == Counter(arrows(page)) == Counter(
        [(1, "qualifies", 2), (1, "disputes", 5), (3, "disputes", 4), (4, "disputes", 2), (5, "undercuts", 3),
         (5, "replaces", 4)]
    )  # fmt: skip
    for item, (start, _, end) in zip(page.section("who").all("li"), told, strict=True):
        assert item.links == [f"#c{start}", f"#c{end}"]
        assert set(item.links) <= {f"#{identity}" for identity in page.ids}


def test_a_claim_of_a_side_says_itself_whom_it_answers(tmp_path: Path) -> None:
    page = body(quarrel().edition(tmp_path), PATH)
    told = [
        (int(item.attributes["id"].removeprefix("c")), how, int(end))
        for item in page.all("li", "hb-card")
        for bold in item.all("b")
        for how, end in re.findall(r"(\w+) \[(\d+)\]", bold.words)
    ]
    assert told == listed(page) != []


def test_a_line_of_the_list_names_side_date_and_number(world: World, tmp_path: Path) -> None:
    (item,) = body(world.edition(tmp_path), PATH).section("who").all("li")
    assert item.words == "US, 2 Nov 2025 [2] disputes CN, 12 Oct 2025 [1]"


def test_time_runs_down_in_the_drawing_and_columns_stand_as_the_sides_do(tmp_path: Path) -> None:
    page = body(quarrel().edition(tmp_path), PATH)
    placed = boxes(page)
    by_time = sorted(placed, key=lambda number: placed[number][1])
    assert by_time == [2, 4, 3, 1, 5]  # 12 October, 2 and 5 November, December, 1 December
    drawing = page.one("svg", "hb-draw")
    names = [text.words for text in drawing.all("text") if text.attributes.get("text-anchor") == "middle"]
    assert names == ["EU", "CN", "US"]
    columns = [float(text.attributes["x"]) for text in drawing.all("text") if "text-anchor" in text.attributes]
    for number, side in ((1, 0), (2, 1), (3, 1), (4, 2), (5, 2)):
        assert placed[number][0] + BOX_WIDTH / 2 == columns[side]


def test_the_key_of_the_drawing_names_just_the_ways_that_occur(world: World, tmp_path: Path) -> None:
    def key(page: Element) -> list[str]:
        return [part.words for part in page.section("who").all("span", "hb-how")]

    assert key(body(world.edition(tmp_path / "a"), PATH)) == ["disputes"]
    full = body(quarrel().edition(tmp_path / "b"), PATH)
    assert sorted(key(full)) == ["disputes", "qualifies", "replaces", "undercuts"]
    for part in full.section("who").all("span", "hb-how"):
        assert f"hb-rel--{part.words}" in part.all("path")[0].classes


def test_an_answer_to_a_claim_outside_of_the_dispute_is_not_drawn(tmp_path: Path) -> None:
    page = body(quarrel().edition(tmp_path), PATH)
    assert len(boxes(page)) == 5
    assert "list-sizes" not in " ".join(page.section("who").links)


def test_where_no_claim_answers_another_a_sentence_says_so_and_nothing_is_drawn(world: World, tmp_path: Path) -> None:
    del world.claims["bans-in-effect"]["answers"]
    page = body(world.edition(tmp_path), PATH)
    assert page.section("who").words.startswith("None of these claims answers another")
    assert page.all("svg", "hb-draw") == []
    assert page.section("who").all("li") == []


def test_the_drawing_has_a_name_and_can_be_scrolled_by_keys(tmp_path: Path) -> None:
    page = body(quarrel().edition(tmp_path), PATH)
    drawing = page.one("svg", "hb-draw")
    assert drawing.attributes["aria-label"].startswith("Who answers whom")
    assert (
        drawing.attributes["viewbox" if "viewbox" in drawing.attributes else "viewBox"].split()[2]
        == (drawing.attributes["width"])
    )
    for part in page.all("div", "hb-scroll"):
        assert {"role": "region", "tabindex": "0"}.items() <= part.attributes.items()
        assert part.attributes["aria-label"]


# The balance.


def balance(edition: Edition) -> dict[str, list[str]]:
    rows = body(edition, PATH).section("balance").one("tbody").all("tr")
    return {row.one("th").words: [cell.words for cell in row.all("td")] for row in rows}


def test_the_balance_counts_what_each_side_has(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    heads = [head.words for head in body(edition, PATH).section("balance").one("thead").all("th")]
    assert heads == [
        "Side", "Claims", "Passages", "Machine-checked", "Primary records", "Voices", "Words of position", "Latest",
    ]  # fmt: skip
    assert balance(edition) == {
        "European Union": ["0", "0", "0", "0", "0", "3", "–"],
        "Government of China": ["1", "3", "2", "0", "2", "3", "12 October 2025"],
        "Government of the United States": ["1", "1", "1", "0", "1", "4", "2 November 2025"],
    }


def test_only_supporting_passages_and_primary_records_count(world: World, tmp_path: Path) -> None:
    world.sources["bureau-notice"]["type"] = "notice"
    world.claims["not-bans"]["evidence"].append(
        {"source": "bureau-notice", "passage": "licences are withheld for months", "direction": "qualifies"}
    )
    counts = balance(world.edition(tmp_path))
    assert counts["Government of China"][:4] == ["1", "3", "2", "0"]
    assert counts["Government of the United States"][3] == "1"


def test_the_balance_of_the_page_is_that_of_the_data(tmp_path: Path) -> None:
    edition = quarrel().edition(tmp_path)
    counts = balance(edition)
    (record,) = data(edition)["disputes"]
    for side in record["sides"]:
        name = PARTIES[side["party"]][1]
        shown = counts[f"{name[0].upper()}{name[1:]}"]
        names = ("claims", "passages", "passages_verified", "primary_records", "voices")
        assert shown[:5] == [str(side["balance"][count]) for count in names]
        assert shown[5] == str(len(side["position"].split()))


# Its figures, and what leads to it.


def test_its_figures_stand_on_its_page_drawn_as_on_their_own(world: World, tmp_path: Path) -> None:
    world.disputes["are-they-bans"]["figures"] = ["fee", "sizes-compared"]
    edition = world.edition(tmp_path)
    shown = body(edition, PATH).section("numbers")
    assert targets(Element("", {}, list(shown.all("h3"))), URL) == ["figures/fee/", "figures/sizes-compared/"]
    for figure, identity in zip(shown.all("figure"), ("fee", "sizes-compared"), strict=True):
        assert figure == body(edition, f"figures/{identity}.md").one("figure")
    assert "numbers" not in body(_without_figures(world).edition(tmp_path / "b"), PATH).ids


def _without_figures(world: World) -> World:
    world.disputes["are-they-bans"]["figures"] = []
    return world


def test_no_dispute_shows_a_figure_twice(world: World, tmp_path: Path) -> None:
    world.disputes["are-they-bans"]["figures"] = ["sizes-compared", "sizes-compared"]
    made = publish(world.write(tmp_path), TODAY)
    pages = made.pages if isinstance(made, Edition) else ()  # or it is refused
    ids = [identity for page in pages if page.path == PATH for identity in read_body(page.html).ids]
    assert [identity for identity, count in Counter(ids).items() if count > 1] == []


def test_the_claims_the_chapter_and_the_index_lead_to_the_dispute(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    for claim in ("not-bans", "bans-in-effect"):
        assert URL in targets(body(edition, f"claims/{claim}.md").section("used"), f"claims/{claim}/")
    chapter = body(edition, "chapters/licensing.md").section("disputes")
    assert targets(chapter, "chapters/licensing/") == [URL]
    (line,) = body(edition, "disputes/index.md").all("li")
    assert targets(line, "disputes/") == [URL]
    assert line.words == (
        "Are the controls bans? European Union, government of China, government of the United States · 2 claims"
    )


def test_a_renamed_dispute_is_found_under_its_old_address(world: World, tmp_path: Path) -> None:
    world.disputes["are-they-bans"]["formerly"] = ["bans"]
    assert world.edition(tmp_path).redirects == {"disputes/bans/": URL}
