"""Lists across all records: numbers, what is due, the glossary, the first page, and where each record is used."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

from generator.editions import Edition
from tests.fragments import Element, read_body, read_html
from tests.test_pages import cards, targets
from tests.worlds import TODAY, World, body, small_world, timed_world

Markdown: Any = importlib.import_module("markdown")  # it ships no types
EXTENSIONS = ["admonition", "attr_list", "tables", "toc", "pymdownx.highlight", "pymdownx.superfences"]


@pytest.fixture
def world() -> World:
    return timed_world()


def cells(row: Element) -> list[Element]:
    return [cell for cell in row.inside if isinstance(cell, Element)]


def rows(page: Element, section: str) -> list[list[str]]:
    return [[cell.words for cell in cells(row)] for row in page.section(section).one("tbody").all("tr")]


def lines(part: Element) -> list[str]:
    return [item.words for item in part.all("li")]


def terms(part: Element) -> list[tuple[str, str]]:
    """Return each explained term with its meaning."""
    return [(term.text, term.attributes["title"]) for term in part.all("abbr", "hb-term")]


# Numbers that disagree.


def test_a_thing_with_more_than_one_value_is_listed_with_all_of_them_by_date(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    page = body(edition, "numbers/index.md")
    assert [heading.words for heading in page.all("h2")] == ["Ton fee"]
    claim = (
        "Documented The fee is USD 50 for each ton from 14 October 2025 and USD 80 from 17 April 2026. "
        "Told by the handbook"
    )
    source = "Ministry of Commerce, 7 November 2025 ✓ machine-checked"
    fee, more = rows(page, "ton-fee")
    assert fee[1:] == ["14 October 2025", claim, source]
    assert more[1:] == ["17 April 2026", claim, source]
    assert ("50" in fee[0], "80" in more[0]) == (True, True)
    (row, _) = page.section("ton-fee").one("tbody").all("tr")
    assert targets(cells(row)[2], "numbers/")[-1:] == ["claims/fee-ladder/"]
    assert targets(cells(row)[3], "numbers/") == ["sources/gazette/"]
    (plan,) = (plan for plan in edition.pages if plan.path == "numbers/index.md")
    assert [(heading.id, heading.title) for heading in plan.headings] == [("ton-fee", "Ton fee")]
    assert "Ton fee" in plan.search


def test_two_claims_on_one_thing_stand_side_by_side_with_the_note_that_explains_them(
    world: World, tmp_path: Path
) -> None:
    world.claims["fee-ladder"]["quantities"] = []
    world.claims["fee-ladder"]["claim"] = "The fee is due from 14 October 2025 and another from 17 April 2026."
    del world.figures["fee"]
    other = {"of": "cn-list-items", "as_printed": "covers more than 3,000 items", "value": 3000}
    world.claim(
        "larger", speaker="bureau", said="2025-11", chapter="lists",
        evidence=[{"source": "agency-report", "passage": "while the other list covers more than 3,000 items"}],
        quantities=[{**other, "comparison": "more-than", "unit": "items", "note": "It counts <parts>."}],
    )  # fmt: skip
    page = body(world.edition(tmp_path), "numbers/index.md")
    first, second = rows(page, "cn-list-items")
    assert first == [
        "about 900 items", "October 2025",
        "On record The ministry's list is shorter than the other list. Ministry of Commerce CN · 12 October 2025",
        "The Agency, 12 October 2025 ✓ machine-checked",
    ]  # fmt: skip
    assert second == [
        "more than 3,000 items", "November 2025",
        "Corroborated Text of larger. Bureau of Industry US · November 2025 It counts <parts>.",
        "The Agency, 12 October 2025 ✓ machine-checked",
    ]  # fmt: skip


def test_what_has_one_value_however_often_it_is_said_is_not_listed(world: World, tmp_path: Path) -> None:
    for quantity in world.claims["fee-ladder"]["quantities"]:
        quantity |= {"value": 50, "as_printed": "fee of $50 for each ton"}
    page = body(world.unchecked_edition(tmp_path), "numbers/index.md")
    assert page.all("h2") == []


def test_sources_that_speak_against_a_claim_are_not_named_for_its_number(world: World, tmp_path: Path) -> None:
    world.claims["fee-ladder"]["evidence"] += [
        {"source": "bureau-notice", "passage": "licences are withheld for months", "direction": "disputes"},
        {"source": "agency-report", "passage": "and companies have no need to worry", "direction": "qualifies"},
    ]
    page = body(world.unchecked_edition(tmp_path), "numbers/index.md")
    assert targets(cells(page.section("ton-fee").one("tbody").all("tr")[0])[3], "numbers/") == [
        "sources/gazette/", "sources/agency-report/",
    ]  # fmt: skip


# What is due.


def test_what_is_due_stands_by_kind_with_a_link_and_what_is_known(world: World, tmp_path: Path) -> None:
    page = body(world.edition(tmp_path), "review/index.md")
    assert {heading.attributes["id"]: heading.words for heading in page.all("h2")} == {
        "unconfirmed": "Measures whose record has run out 1",
        "no-primary-source": "Measures without a primary source 1",
        "not-captured": "Sources not captured 1",
    }
    (line,) = lines(page.section("unconfirmed"))
    assert line.startswith("The bureau's threat It was ")
    assert "20 November 2025; the handbook has no record" in line
    assert targets(page.section("no-primary-source"), "review/") == ["measures/bureau-threat/"]
    assert lines(page.section("not-captured")) == ["The Agency, about 2025"]
    assert targets(page.section("not-captured"), "review/") == ["sources/letter/"]
    assert "Edition of 1 January 2026" in page.words


@pytest.mark.parametrize(
    ("kind", "identity", "link", "words"),
    [
        ("claims", "not-bans", "claims/not-bans/",
         "Ministry of Commerce, 12 October 2025: Export controls are a matter of licences. since 31 December 2025"),
        ("claims", "order-7-issued", "claims/order-7-issued/",
         "Order No. 7 was issued on 9 October 2025. since 31 December 2025"),
        ("measures", "order-7", "measures/order-7/", "Order No. 7 since 31 December 2025"),
        ("disputes", "are-they-bans", "disputes/are-they-bans/", "Are the controls bans? since 31 December 2025"),
    ],
)  # fmt: skip
def test_a_record_whose_day_of_review_has_passed_is_listed_in_its_speaker_s_name(  # noqa: PLR0917 - one column each
    kind: str, identity: str, link: str, words: str, world: World, tmp_path: Path
) -> None:
    getattr(world, kind)[identity]["review_by"] = "2025-12-31"
    section = body(world.edition(tmp_path), "review/index.md").section("review-by")
    assert lines(section) == [words]
    assert targets(section, "review/") == [link]


def test_a_day_of_review_that_is_today_has_not_passed(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["review_by"] = TODAY.isoformat()
    assert "review-by" not in body(world.edition(tmp_path), "review/index.md").ids


def test_a_claim_on_unchecked_passages_only_is_due(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["evidence"] = world.claims["not-bans"]["evidence"][2:]
    world.claim("keep", evidence=[{"source": "agency-report-zh", "passage": "出口管制不是禁止出口 … 大可不必担忧"}])
    section = body(world.edition(tmp_path), "review/index.md").section("unverified")
    assert targets(section, "review/") == ["claims/not-bans/"]


def test_where_nothing_is_due_the_page_says_so(tmp_path: Path) -> None:
    world = timed_world()
    del world.measures["bureau-threat"], world.sources["letter"]
    world.claims["not-bans"]["evidence"].pop()
    page = body(world.edition(tmp_path), "review/index.md")
    assert page.words.endswith("Nothing is due.")
    assert page.all("h2") == []


# The glossary.


def test_the_glossary_has_every_term_by_letter_with_its_forms_meaning_and_links(world: World, tmp_path: Path) -> None:
    world.terms = [
        {"term": "MOFCOM", "definition": "The ministry.", "about": ["ministry", "order-7"]},
        *world.terms,
        {"term": "Dual use", "definition": "Civil & military."},
    ]
    page = body(world.edition(tmp_path), "glossary/index.md")
    assert [(term.attributes["id"], term.words) for term in page.all("dt")] == [
        ("dual-use", "Dual use"), ("licences", "licences licence"), ("mofcom", "MOFCOM"),
    ]  # fmt: skip
    assert [meaning.words for meaning in page.all("dd")] == [
        "Civil & military.", "Permits to export. See Export licence.",
        "The ministry. See Ministry of Commerce, Order No. 7.",
    ]  # fmt: skip
    assert [targets(meaning, "glossary/") for meaning in page.all("dd")] == [
        [], ["entities/export-licence/"], ["entities/ministry/", "measures/order-7/"],
    ]  # fmt: skip


# Terms where they stand.


def test_a_term_is_explained_once_in_a_claim_wherever_the_claim_is_shown(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["claim"] = "Licences are licences, and a licence is no ban."
    edition = world.edition(tmp_path)
    expected = [("Licences", "Permits to export.")]
    for path in ("claims/index.md", "entities/ministry.md", "chapters/licensing.md", "sources/letter.md"):
        card = next(c for c in body(edition, path).all("article") if "not-bans" in c.links[-1])
        assert terms(card) == expected, path
    assert terms(body(edition, "claims/not-bans.md").one("h1")) == expected
    (item,) = (i for i in body(edition, "disputes/are-they-bans.md").all("li", "hb-card") if i.attributes["id"] == "c1")
    assert terms(item) == expected


def test_another_form_of_a_term_says_which_term_it_is(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["claim"] = "A licence is no ban."
    page = body(world.edition(tmp_path), "claims/not-bans.md")
    assert terms(page.one("h1")) == [("licence", "licences: Permits to export.")]


def test_a_term_is_found_as_a_whole_word_and_an_abbreviation_in_just_its_letters(world: World, tmp_path: Path) -> None:
    world.terms += [{"term": "IT", "definition": "Computers."}, {"term": "ban", "definition": "No export at all."}]
    world.claims["not-bans"]["claim"] = "It is no Ban to be sublicensed for IT by urban bans."
    page = body(world.edition(tmp_path), "claims/not-bans.md")
    assert terms(page.one("h1")) == [("Ban", "No export at all."), ("IT", "Computers.")]


def test_a_claim_page_leads_to_the_terms_of_its_text_and_its_note(world: World, tmp_path: Path) -> None:
    world.terms += [{"term": "practice", "definition": "What is done."}, {"term": "tariff", "definition": "A duty."}]
    page = body(world.edition(tmp_path), "claims/not-bans.md")
    (row,) = (row for row in page.section("about").all("p", "hb-row") if row.words.startswith("Terms:"))
    assert targets(row, "claims/not-bans/") == ["glossary/", "glossary/"]
    assert [link.rpartition("#")[2] for link in row.links] == ["licences", "practice"]
    assert terms(page.section("note")) == [("practice", "What is done.")]
    assert "Terms:" not in body(world.edition(tmp_path / "b"), "claims/bans-in-effect.md").words


def test_positions_notes_and_what_a_measure_covers_explain_terms_too(world: World, tmp_path: Path) -> None:
    world.measures["order-7"]["note"] = "No licence, no export."
    world.disputes["are-they-bans"] |= {"note": "Licences again.", "turns_on_note": "Of licences."}
    world.figures["fee"]["note"] = "Not for licences."
    edition = world.edition(tmp_path)
    measure, dispute = body(edition, "measures/order-7.md"), body(edition, "disputes/are-they-bans.md")
    assert [text for text, _ in terms(measure.one("p", "hb-lead")) + terms(measure.section("note"))] == ["licence"] * 2
    assert [text for text, _ in terms(dispute.all("p", "hb-position")[1])] == ["licences"]
    assert [text for text, _ in terms(dispute.section("note")) + terms(dispute.one("dl", "hb-facts"))] == [
        "Licences", "licences",
    ]  # fmt: skip
    assert [text for text, _ in terms(body(edition, "figures/fee.md").section("note"))] == ["licences"]


@pytest.mark.parametrize("word", ["lıcences", "LİCENCES"])
def test_letters_that_are_alike_to_a_pattern_end_no_build(word: str, world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["claim"] = f"Export controls are a matter of {word}."
    page = body(world.edition(tmp_path), "claims/not-bans.md")
    assert page.one("h1").words == f"Export controls are a matter of {word}."


def written(edition: Edition, path: str) -> Element:
    """Return a hand-written page as Markdown makes it."""
    return read_html(Markdown.markdown(edition.prose[path], extensions=EXTENSIONS))


def test_a_term_is_explained_at_its_first_place_in_the_paragraphs_of_a_hand_written_page(
    world: World, tmp_path: Path
) -> None:
    world.terms[0]["definition"] = 'Permits <b> & "so" *on*.'
    world.prose["guide.md"] = (
        "# Licences\n\n- licences\n\nA [licence](a.md) and `licence`.\n\nLicences, licences.\n\nA licence.\n"
    )
    page = written(world.edition(tmp_path), "guide.md")
    assert terms(page) == [("Licences", 'Permits <b> & "so" *on*.')]
    assert [part.words for part in page.all("p") if part.all("abbr")] == ["Licences, licences."]
    assert page.one("a").words == "licence"
    assert page.one("code").words == "licence"


def test_every_hand_written_page_explains_a_term_anew(world: World, tmp_path: Path) -> None:
    world.prose |= {"one.md": "Of licences.\n", "two.md": "Of licences.\n"}
    edition = world.edition(tmp_path)
    assert [len(terms(written(edition, path))) for path in ("one.md", "two.md")] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "# Licences\n",
        "Licences\n========\n",
        "`licences`\n",
        "```\nlicences\n```\n",
        "[licences](a.md)\n",
        "![licences](a.png)\n",
        "<https://a.example/licences>\n",
        "https://a.example/licences\n",
        "<span title='licences'>x</span> is it\n",
        "| licences |\n|---|\n| licences |\n",
        "> licences\n",
        "- licences\n",
    ],
)
def test_no_term_is_explained_outside_of_running_text(text: str, world: World, tmp_path: Path) -> None:
    world.prose["guide.md"] = text
    assert world.edition(tmp_path).prose["guide.md"] == text


def test_citations_beside_terms_keep_their_numbers_and_claims(world: World, tmp_path: Path) -> None:
    world.prose["guide.md"] = "Of licences [@not-bans], and of a licence [@bans-in-effect].\n"
    page = written(world.edition(tmp_path), "guide.md")
    assert [part.text for part in page.all("a", "hb-ref")] == ["[1]", "[2]"]
    assert terms(page.all("p")[0]) == [("licences", "Permits to export.")]
    assert page.all("a", "hb-ref")[0].attributes["title"] == "Export controls are a matter of licences."


# The first page, chapters, entities and claims.


def test_the_first_page_counts_the_measures_of_today_and_leads_to_each_group(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    page, board = body(edition, "index.md"), body(edition, "measures/index.md")
    row = page.section("today").one("p", "hb-row")
    assert [link.words for link in row.all("a")] == ["Suspended 1", "Unconfirmed 1"]
    for link in row.links:
        path, _, place = link.partition("#")
        assert (path, place in board.ids) == ("./measures/", True)
    form = page.section("today").one("form")
    assert (form.attributes["action"], form.attributes["method"]) == ("./measures/", "get")
    assert (form.one("input").attributes["type"], form.one("input").attributes["name"]) == ("date", "on")


def test_the_first_page_lists_the_disputes_in_the_order_of_their_chapters(world: World, tmp_path: Path) -> None:
    first = world.disputes["are-they-bans"]
    world.disputes["z-first"] = {**first, "question": "Which is first?"}
    world.disputes["a-last"] = {**first, "question": "Which is last?", "chapter": "lists"}
    edition = world.edition(tmp_path)
    sides = "European Union, government of China, government of the United States · 2 claims"
    expected = [f"Are the controls bans? {sides}", f"Which is first? {sides}", f"Which is last? {sides}"]
    assert lines(body(edition, "index.md").section("disputed")) == expected
    assert lines(body(edition, "disputes/index.md")) == expected


def test_the_first_page_leads_to_every_list(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    known = {page.url for page in edition.pages}
    led = set(targets(body(edition, "index.md").all("p", "hb-row")[-1], ""))
    lists = {
        f"{name}/" for name in ("claims", "sources", "entities", "figures", "timeline", "numbers", "glossary", "review")
    }
    assert lists <= led & known


def test_without_measures_and_disputes_the_first_page_has_no_place_for_them(tmp_path: Path) -> None:
    page = body(small_world().edition(tmp_path), "index.md")
    assert {"today", "disputed"}.isdisjoint(page.ids)


def test_a_chapter_lists_its_disputes_measures_and_figures_above_its_claims(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    page = body(edition, "chapters/licensing.md")
    assert [heading.words for heading in page.all("h2")] == [
        "Disputes 1",
        "Measures 2",
        "Claims 6, in the order of their dates",
    ]
    assert lines(page.section("disputes")) == ["Are the controls bans?"]
    threat, order = lines(page.section("measures"))
    assert threat.startswith("US The bureau's threat All trade Unconfirmed since 20 November 2025. It was ")
    assert order == (
        "CN Order No. 7 Goods that need an export licence Suspended since 7 November 2025. "
        "It is suspended until 10 November 2026."
    )
    assert targets(page.section("measures"), "chapters/licensing/") == ["measures/bureau-threat/", "measures/order-7/"]
    other = body(edition, "chapters/lists.md")
    assert [heading.words for heading in other.all("h2")] == ["Figures 2", "Claims 1, in the order of their dates"]
    assert targets(other.section("figures"), "chapters/lists/") == ["figures/fee/", "figures/sizes-compared/"]
    (plan,) = (plan for plan in edition.pages if plan.path == "chapters/licensing.md")
    assert [heading.id for heading in plan.headings] == ["disputes", "measures", "claims"]


def test_a_hand_written_chapter_keeps_the_lists_below_it(world: World, tmp_path: Path) -> None:
    world.prose["chapters/licensing.md"] = "# How licensing works\n\nIt works [@not-bans].\n"
    edition = world.edition(tmp_path)
    generated = edition.prose["chapters/licensing.md"].rpartition('<div class="hb">')[2]
    page = read_body(f'<div class="hb">{generated.rstrip()}')
    assert [heading.attributes["id"] for heading in page.all("h2")] == ["disputes", "measures", "claims"]


def test_an_entity_lists_the_measures_it_issued_and_those_about_it_each_once(world: World, tmp_path: Path) -> None:
    world.measures["order-7"]["about"] = ["export-licence", "ministry"]
    world.measures["bureau-threat"]["legal_basis"] = ["ministry"]
    edition = world.edition(tmp_path)
    for entity, measures in (
        ("ministry", ["order-7", "bureau-threat"]),
        ("bureau", ["bureau-threat"]),
        ("export-licence", ["bureau-threat", "order-7"]),
    ):
        section = body(edition, f"entities/{entity}.md").section("measures")
        assert targets(section, f"entities/{entity}/") == [f"measures/{measure}/" for measure in measures]
    assert "measures" not in body(edition, "entities/agency.md").ids


def test_a_list_leaves_out_a_measure_that_is_still_to_be_announced(world: World, tmp_path: Path) -> None:
    world.measures["order-9"] = {
        **world.measures["order-7"], "name": "Order No. 9",
        "lifecycle": [{"event": "announced", "on": "2026-04-17", "claim": "fee-ladder"}],
    }  # fmt: skip
    edition = world.edition(tmp_path)
    assert "Order No. 9" not in body(edition, "chapters/licensing.md").section("measures").words
    assert "Order No. 9" not in body(edition, "entities/ministry.md").section("measures").words


def test_a_claim_leads_to_the_measures_disputes_and_figures_that_rest_on_it(world: World, tmp_path: Path) -> None:
    world.figures["sizes-compared"]["series"][0]["points"] *= 2
    world.disputes["second"] = {**world.disputes["are-they-bans"], "question": "Once more?"}
    edition = world.edition(tmp_path)
    expected = {
        "order-7-issued": {"Measures": ["measures/order-7/"]},
        "bans-in-effect": {
            "Measures": ["measures/bureau-threat/"], "Disputes": ["disputes/are-they-bans/", "disputes/second/"],
        },
        "list-sizes": {"Figures": ["figures/sizes-compared/"]},
    }  # fmt: skip
    for claim, used in expected.items():
        page = body(edition, f"claims/{claim}.md")
        parts = page.section("used").one("dl").all("div")
        assert {part.one("dt").words: targets(part, f"claims/{claim}/") for part in parts} == used
    world.claim("unused")
    assert "used" not in body(world.edition(tmp_path / "b"), "claims/unused.md").ids


def test_a_claim_about_a_measure_leads_to_it(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    about = body(edition, "claims/order-7-abroad.md").section("about")
    assert targets(about, "claims/order-7-abroad/") == ["measures/order-7/"]
    assert "order-7-abroad" in cards(body(edition, "measures/order-7.md").section("claims"))
