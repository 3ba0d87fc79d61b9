"""The pages that lead to others: complete, in order, and counted rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fragments import Element
from tests.worlds import World, body, small_world


@pytest.fixture
def world() -> World:
    return small_world()


def lines(part: Element) -> list[tuple[str, str]]:
    """Return link and words of each line of an index."""
    return [(item.links[0], item.words) for item in part.all("li")]


def test_the_index_of_claims_has_every_claim_in_its_chapter(world: World, tmp_path: Path) -> None:
    page = body(world.edition(tmp_path), "claims/index.md")
    assert [heading.words for heading in page.all("h2")] == ["Licensing 2", "Lists 1"]
    assert [card.links[-1] for card in page.section("licensing").all("article")] == [
        "../claims/bans-in-effect/", "../claims/not-bans/",
    ]  # fmt: skip
    assert [card.links[-1] for card in page.section("lists").all("article")] == ["../claims/list-sizes/"]


def test_the_index_of_sources_has_every_source_the_oldest_first(world: World, tmp_path: Path) -> None:
    page = body(world.edition(tmp_path), "sources/index.md")
    assert lines(page) == [
        ("../sources/letter/", "The Agency, about 2025 A letter · 1 passage"),
        ("../sources/agency-report/", "The Agency, 12 October 2025 Controls no bans · 2 passages"),
        ("../sources/agency-report-zh/", "The Agency, 12 October 2025 出口管制不是禁止出口 · 1 passage"),
        ("../sources/bureau-notice/", "Bureau of Industry, November 2025 Notice on licences · 1 passage"),
    ]


def test_the_index_of_entities_has_every_entity_by_kind_and_name(world: World, tmp_path: Path) -> None:
    world.entities["apple"] = {"name": "ministry of Commerce", "kind": "organisation", "part_of": "china"}
    world.claims["list-sizes"]["about"].append("apple")
    world.claims["list-sizes"]["about"].append("ministry")
    page = body(world.edition(tmp_path), "entities/index.md")
    assert [heading.words for heading in page.all("h2")] == [
        "Organisations 6", "Meetings and statements 1", "Concepts 1",
    ]  # fmt: skip
    assert [words for _, words in lines(page.section("organisation"))] == [
        "Bureau of Industry 1 claim",
        "Government of China 2 claims",
        "Government of the United States 0 claims",
        "ministry of Commerce 1 claim",
        "Ministry of Commerce 2 claims",
        "The Agency 0 claims",
    ]


def test_the_index_of_chapters_keeps_their_order(world: World, tmp_path: Path) -> None:
    assert lines(body(world.edition(tmp_path), "chapters/index.md")) == [
        ("../chapters/licensing/", "Licensing How licences are granted. 2 claims."),
        ("../chapters/lists/", "Lists What is controlled. 1 claim."),
    ]


def test_the_first_page_counts_what_there_is_and_what_was_verified(world: World, tmp_path: Path) -> None:
    page = body(world.edition(tmp_path), "index.md")
    assert "Edition of 1 January 2026" in page.words
    assert (
        "3 claims from 4 sources. Machine-checked: 4 of 5 passages, 2 of 2 numbers, 0 of 0 dates." in page.words
    )  # fmt: skip
    assert lines(page.section("chapters")) == [
        ("./chapters/licensing/", "Licensing 2"),
        ("./chapters/lists/", "Lists 1"),
    ]
    assert {item.words for item in page.section("standings").all("li")} >= {"Disputed 1 claim", "On record 2 claims"}
    assert len(page.section("standings").all("li")) == 7


def test_the_first_page_shows_a_checked_number_as_its_example(world: World, tmp_path: Path) -> None:
    page = body(world.edition(tmp_path), "index.md")
    (card,) = page.all("article", "hb-card")
    assert card.links[-1] == "./claims/list-sizes/"
    assert "✓ machine-checked" in page.one("li", "hb-pass").words


def test_the_first_page_shows_no_example_that_was_not_checked(world: World, tmp_path: Path) -> None:
    world.claims["list-sizes"]["evidence"][0]["source"] = "letter"
    assert body(world.edition(tmp_path), "index.md").all("article") == []
