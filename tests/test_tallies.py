"""The balance of the handbook: what each party has, counted once and for the right party; its page and its data."""

from __future__ import annotations

from pathlib import Path

from tests.fragments import Element
from tests.real import real_edition
from tests.worlds import body, data, small_world

ALL = ("Claims", "answered by others", "corroborated", "Sources", "primary records", "Passages", "machine-checked")


def rows(page: Element, table: str) -> dict[str, tuple[str, ...]]:
    """Return the rows of a table of the page, by the words of their heads."""
    lines = page.section(table).all("tr")[1:]
    return {line.one("th").words: tuple(cell.words for cell in line.all("td")) for line in lines}


def test_claims_count_for_their_speaker_and_sources_for_their_publisher(tmp_path: Path) -> None:
    world = small_world()
    world.claim("told", speaker=None, said=None, kind="event")
    world.claim("echo", evidence=[{"source": "bureau-notice", "passage": "licences are withheld for months"}])
    found = rows(body(world.edition(tmp_path), "method/balance.md"), "parties")
    # the first claim is answered; the echo is borne out by the bureau, another party
    assert found["CN government of China"] == ("3", "1", "1", "0", "0", "0", "0")
    assert found["US government of the United States"] == ("1", "0", "0", "1", "0", "2", "2")
    assert found["PRESS press"] == ("0", "0", "0", "3", "0", "5", "4")
    assert found["EU European Union"] == ("0",) * 7
    assert found["no party, or told by the handbook"] == ("1",) + ("0",) * 6
    assert found["all together"] == ("5", "1", "1", "4", "0", "7", "6")


def test_a_chapter_counts_its_claims_and_the_sources_they_cite(tmp_path: Path) -> None:
    page = body(small_world().edition(tmp_path), "method/balance.md")
    assert rows(page, "chapters") == {
        "Licensing": ("2", "1", "0", "4", "0", "4", "3"),
        "Lists": ("1", "0", "0", "1", "0", "1", "1"),
    }
    grid = rows(page, "claims")
    assert grid["Licensing"] == ("1", "0", "1", "0", "0", "0", "0", "0", "0")
    assert grid["Lists"] == ("1", *"00000000")


def test_a_primary_record_is_counted(tmp_path: Path) -> None:
    world = small_world()
    world.sources["bureau-notice"]["type"] = "notice"
    found = rows(body(world.edition(tmp_path), "method/balance.md"), "parties")
    assert found["US government of the United States"][4] == "1"


def test_each_number_names_its_column_where_the_head_is_not_shown(tmp_path: Path) -> None:
    page = body(small_world().edition(tmp_path), "method/balance.md")
    line = page.section("parties").all("tr")[1]
    assert tuple(cell.attributes["data-of"] for cell in line.all("td")) == ALL


def test_the_data_say_what_the_page_says(tmp_path: Path) -> None:
    edition = small_world().edition(tmp_path)
    shown = rows(body(edition, "method/balance.md"), "parties")
    counted = [counts for name, counts in shown.items() if any(map(int, counts)) and name != "all together"]
    balance = data(edition)["balance"]
    assert [
        tuple(str(count) for key, count in line.items() if key != "party") for line in balance["parties"]
    ] == counted
    assert [chapter["chapter"] for chapter in balance["chapters"]] == ["licensing", "lists"]


def test_the_real_balance_adds_up() -> None:
    document = data(real_edition())
    parties, totals = document["balance"]["parties"], document["totals"]
    for name in ("claims", "sources", "passages", "passages_verified"):
        assert sum(party[name] for party in parties) == totals[name]
    by_chapter = [party for chapter in document["balance"]["chapters"] for party in chapter["parties"]]
    for name in ("claims", "passages", "passages_verified"):
        assert sum(party[name] for party in by_chapter) == totals[name]
