"""From facts to an edition: what is published, what is refused, where citations and old addresses lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.editions import Edition
from generator.pipeline import edition_of, examine, publish
from generator.rules import RULES
from tests.fragments import Element, read_html
from tests.worlds import TODAY, World, body, small_world


@pytest.fixture
def world() -> World:
    return small_world()


def written(world: World, folder: Path, text: str) -> str:
    """Return a hand-written page with its citations resolved."""
    world.prose["method/index.md"] = text
    return world.edition(folder).prose["method/index.md"]


def listed(markdown: str) -> list[Element]:
    """Return the claims in the list at the end of a page."""
    return read_html(markdown[markdown.index('<div class="hb">') :]).one("ol", "hb-refs").all("li")


def test_citations_are_numbered_in_the_order_of_the_page(world: World, tmp_path: Path) -> None:
    text = "One [@not-bans].\n\nTwo [@bans-in-effect], and one again [@not-bans].\n"
    page = written(world, tmp_path, text)
    links = read_html(page).all("a", "hb-ref")
    assert [(link.text, link.attributes["href"]) for link in links] == [
        ("[1]", "#ref-1"), ("[2]", "#ref-2"), ("[1]", "#ref-1"),
    ]  # fmt: skip
    assert links[0].attributes["title"] == "Export controls are a matter of licences."
    assert "[@" not in page


def test_the_claims_cited_are_listed_at_the_end_with_speaker_date_and_standing(world: World, tmp_path: Path) -> None:
    page = written(world, tmp_path, "---\ntitle: T\n---\n# T\n\nOne [@bans-in-effect].\n\nTwo [@list-sizes].\n")
    assert page.startswith("---\ntitle: T\n---\n# T\n\nOne <a ")
    assert page.endswith("</div>\n")
    first, second = listed(page)
    assert first.words == "On record The controls work as bans. Bureau of Industry US · November 2025"
    assert (first.attributes["id"], second.attributes["id"]) == ("ref-1", "ref-2")
    assert [link for link in second.links if not link.startswith("#")] == ["../claims/list-sizes/"]


def test_code_on_a_hand_written_page_is_left_alone(world: World, tmp_path: Path) -> None:
    code = "Write `[@not-bans]`, or ``[@nothing]``:\n\n```yaml\n[@nothing]\n```\n\n~~~\n[@nothing]\n~~~\n"
    assert written(world, tmp_path, code) == code


def test_a_page_that_cites_nothing_is_left_as_it_is(world: World, tmp_path: Path) -> None:
    text = "# T\r\n\nA [link](../data.md), a note [1] and {{ this }}.  \n\n"
    assert written(world, tmp_path, text) == text.replace("\r\n", "\n")


def test_an_event_of_nobody_is_listed_without_a_speaker(world: World, tmp_path: Path) -> None:
    world.claim("it", claim="It is so.", kind="event", speaker=None, said=None)
    (item,) = listed(written(world, tmp_path, "One [@it]."))
    assert item.words == "On record It is so."


def test_a_citation_of_an_unknown_claim_publishes_nothing(world: World, tmp_path: Path) -> None:
    world.prose["data.md"] = "One [@nothing]."
    found = publish(world.write(tmp_path), TODAY)
    assert not isinstance(found, Edition)
    assert [problem.code for problem in found] == ["HB601"]


def test_old_addresses_lead_to_the_records_of_today(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["formerly"] = ["no-bans", "no-bans-at-all"]
    world.sources["letter"]["formerly"] = ["a-letter"]
    world.entities["bureau"]["formerly"] = ["bis"]
    edition = world.edition(tmp_path)
    assert edition.redirects == {
        "claims/no-bans/": "claims/not-bans/",
        "claims/no-bans-at-all/": "claims/not-bans/",
        "sources/a-letter/": "sources/letter/",
        "entities/bis/": "entities/bureau/",
    }
    assert set(edition.redirects.values()) <= {page.url for page in edition.pages}


def test_an_old_address_never_takes_the_place_of_a_page(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["formerly"] = ["bans-in-effect", "not-bans", "letter", "lists"]
    found = publish(world.write(tmp_path), TODAY)
    assert not isinstance(found, Edition)
    assert [problem.code for problem in found] == ["HB308"] * 4


def test_a_page_that_is_no_text_is_a_problem_beside_all_others(world: World, tmp_path: Path) -> None:
    world.prose["a.md"] = "One [@nothing]."
    world.write(tmp_path)
    (tmp_path / "docs/b.md").write_bytes(b"# Caf\xe9\n")
    found = examine(tmp_path, TODAY)
    assert [(problem.code, str(problem.place)) for problem in found.problems] == [
        ("HB601", "docs/a.md:1:5"), ("HB105", "docs/b.md:1:1"),
    ]  # fmt: skip
    assert list(found.prose) == ["docs/a.md"]


def test_pages_are_sorted_by_path_and_none_is_there_twice(world: World, tmp_path: Path) -> None:
    paths = [page.path for page in world.edition(tmp_path).pages]
    assert paths == sorted(set(paths))


@pytest.mark.parametrize("kind", ["claims", "sources", "entities", "chapters"])
def test_a_record_called_index_is_refused(kind: str, world: World, tmp_path: Path) -> None:
    if kind == "chapters":
        world.chapters[1]["id"] = world.claims["list-sizes"]["chapter"] = "index"
    elif kind == "claims":
        world.claim("index")
    elif kind == "sources":
        world.sources["index"] = dict(world.sources["letter"])
        world.claims["not-bans"]["evidence"][-1]["source"] = "index"
        del world.sources["letter"]
    else:
        world.entities["index"] = {"name": "The index", "kind": "concept"}
        world.claims["not-bans"]["about"].append("index")
    found = publish(world.write(tmp_path), TODAY)
    assert not isinstance(found, Edition)
    assert [problem.code for problem in found] == ["HB205"]


def test_moving_a_record_to_another_folder_changes_nothing_but_the_way_to_its_file(
    world: World, tmp_path: Path
) -> None:
    before = world.edition(tmp_path / "a")
    world.folders = {"not-bans": "a", "bans-in-effect": "b", "ministry": "0/1", "agency": "z"}
    after = world.edition(tmp_path / "b")
    assert after.files == before.files
    moved = {"claims/not-bans.md", "claims/bans-in-effect.md", "entities/ministry.md", "entities/agency.md"}
    changed = {old.path for old, new in zip(before.pages, after.pages, strict=True) if old != new}
    assert changed == moved
    (page,) = (page for page in after.pages if page.path == "claims/not-bans.md")
    assert page.edit_path == "facts/claims/a/not-bans.yml"
    assert page.edit_path in body(after, page.path).words


def test_every_page_of_a_record_names_the_file_it_is_made_from(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    for page in edition.pages:
        made_from_a_record = page.kind in ("claim", "source", "entity", "chapter")
        assert (page.edit_path is not None) == made_from_a_record
        assert page.edit_path is None or (tmp_path / page.edit_path).is_file()


def test_problems_stop_publication_and_come_in_order(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["claim"] = "They “slammed” it."
    world.claims["bans-in-effect"]["chapter"] = "nowhere"
    found = publish(world.write(tmp_path), TODAY)
    assert not isinstance(found, Edition)
    assert [problem.code for problem in found] == ["HB304", "HB501", "HB503"]
    assert list(found) == sorted(found)


def test_facts_and_pages_may_lie_in_other_folders(world: World, tmp_path: Path) -> None:
    world.prose["about.md"] = "Cites [@not-bans]."
    world.write(tmp_path)
    (tmp_path / "facts").rename(tmp_path / "data")
    (tmp_path / "docs").rename(tmp_path / "pages")
    made = publish(tmp_path, TODAY, "data", "pages")
    assert isinstance(made, Edition)
    assert "[@" not in made.prose["about.md"]
    assert {page.edit_path for page in made.pages if page.kind == "chapter"} == {"data/chapters.yml"}


def test_an_edition_of_another_day_differs_in_what_depends_on_it(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["review_by"] = "2026-06-01"
    examined = examine(world.write(tmp_path), TODAY)
    later = TODAY.replace(year=2027)
    assert edition_of(examined, TODAY) != edition_of(examined, later)
    assert "due for review" in body(edition_of(examined, later), "claims/not-bans.md").words
    assert "due for review" not in body(edition_of(examined, TODAY), "claims/not-bans.md").words


def test_the_page_of_problems_explains_every_rule(world: World, tmp_path: Path) -> None:
    page = body(world.edition(tmp_path), "method/problems.md")
    for rule in RULES:
        section = page.section(rule.code.lower())
        assert " ".join(rule.why.split()) in section.words
        assert " ".join(rule.fix.split()) in section.words
    assert len(page.all("h2")) == len(RULES)
