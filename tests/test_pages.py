"""Every page and what it shows: links both ways, passages, numbers, dates, standings."""

from __future__ import annotations

import posixpath
from datetime import date
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from generator.editions import Edition
from generator.fingerprints import fingerprint_of
from generator.pipeline import examine, publish
from tests.fragments import Element, read_body, read_html
from tests.real import real_edition
from tests.worlds import TODAY, World, body, data, small_world

LIBRARY = "reference/modules/"  # mkdocstrings makes its places when the site is built: see test_site.py


@pytest.fixture
def world() -> World:
    return small_world()


def cards(part: Element) -> list[str]:
    """Return the ids of the claims whose cards stand in a part of a page, in order."""
    return [
        posixpath.basename(card.one("p", "hb-says").links[0].rstrip("/")) for card in part.all("article", "hb-card")
    ]


def targets(part: Element, url: str) -> list[str]:
    """Return where the links of a part lead, below the site's root."""
    return [urlsplit(urljoin(f"https://site.invalid/{url}", link)).path.lstrip("/") for link in part.links]


# Every page of an edition.


@pytest.mark.parametrize("which", ["small", "real"])
def test_every_link_of_every_generated_page_leads_to_a_page_a_file_or_a_place(
    which: str, world: World, tmp_path: Path
) -> None:
    for name in ("contribute.md", "data.md", "method/index.md", "reference/modules.md"):
        world.prose[name] = "# By hand\n"
    edition = real_edition() if which == "real" else world.edition(tmp_path)
    bodies = {page.url: read_body(page.html) for page in edition.pages}
    by_hand = {posixpath.join(path.removesuffix(".md").removesuffix("index"), "").lstrip("/") for path in edition.prose}
    broken = []
    followed = 0
    for url, page in bodies.items():
        for link in page.links:
            parts = urlsplit(urljoin(f"https://site.invalid/{url}", link))
            path = parts.path.lstrip("/")
            if parts.netloc != "site.invalid" or parts.fragment.startswith("s-") or path == LIBRARY:
                continue
            followed += 1
            known = path in bodies or path in by_hand or path in edition.files
            if not known or (parts.fragment and path in bodies and parts.fragment not in bodies[path].ids):
                broken.append((url, link))
    assert broken == []
    assert followed > 100


def test_every_page_has_one_first_heading_no_id_twice_and_the_table_of_contents_it_says() -> None:
    for page in real_edition().pages:
        seen = read_body(page.html)
        assert [heading.tag for heading in seen.all("h1")] == ["h1"], page.path
        assert len(seen.ids) == len(set(seen.ids)), page.path
        if page.headings:
            ids = [heading.attributes["id"] for heading in seen.all("h2")]
            assert ids == [heading.id for heading in page.headings], page.path
            for heading, shown in zip(page.headings, seen.all("h2"), strict=True):
                assert shown.words.startswith(" ".join(heading.title.split())), page.path


def test_every_page_has_a_title_a_description_and_words_to_be_found_by_or_is_a_reference() -> None:
    for page in real_edition().pages:
        assert page.title, page.path
        assert page.description, page.path
        is_found_elsewhere = page.kind in ("problems", "architecture") or page.kind in ("board", "timeline")
        assert page.search or is_found_elsewhere, page.path


def test_equal_facts_give_equal_pages(world: World, tmp_path: Path) -> None:
    assert world.edition(tmp_path / "a") == world.edition(tmp_path / "b")


# Links both ways.


def test_a_claim_leads_to_its_speaker_its_subjects_its_sources_its_chapter_and_its_answers(
    world: World, tmp_path: Path
) -> None:
    page = body(world.edition(tmp_path), "claims/not-bans.md")
    url = "claims/not-bans/"
    assert targets(page.all("dl", "hb-facts")[0], url) == ["entities/ministry/"]
    assert targets(page.section("about"), url) == ["entities/export-licence/", "entities/china/"]
    assert targets(page.one("p", "hb-crumb"), url) == ["chapters/", "chapters/licensing/"]
    assert cards(page.section("answered-by")) == ["bans-in-effect"]
    cited = {target for item in page.all("li", "hb-pass") for target in targets(item, url)}
    assert {"sources/agency-report/", "sources/agency-report-zh/", "sources/letter/", "entities/briefing/"} <= cited
    assert "answers" not in page.ids


def test_a_counter_claim_leads_to_what_it_answers(world: World, tmp_path: Path) -> None:
    page = body(world.edition(tmp_path), "claims/bans-in-effect.md")
    assert cards(page.section("answers")) == ["not-bans"]
    assert page.section("answers").one("article").all("b")[0].text == "disputed by this claim"
    assert "answered-by" not in page.ids


@pytest.mark.parametrize(
    ("how", "there", "here"),
    [
        ("disputes", "disputes this claim", "disputed by this claim"),
        ("qualifies", "qualifies this claim", "qualified by this claim"),
        ("undercuts", "undercuts this claim", "undercut by this claim"),
    ],
)
def test_both_pages_say_how_one_claim_answers_the_other(
    how: str, there: str, here: str, world: World, tmp_path: Path
) -> None:
    world.claims["bans-in-effect"]["answers"][0]["how"] = how
    edition = world.edition(tmp_path)
    answered = body(edition, "claims/not-bans.md").section("answered-by").one("article")
    answering = body(edition, "claims/bans-in-effect.md").section("answers").one("article")
    assert (answered.all("b")[0].text, answering.all("b")[0].text) == (there, here)


def test_a_claim_says_where_an_answer_was_sought_in_vain(world: World, tmp_path: Path) -> None:
    world.claim("unheard", none_found={"on": "2025-12-31", "where": "the bureau's pages."})
    edition = world.edition(tmp_path)
    page = body(edition, "claims/unheard.md")
    assert [heading for heading in page.ids if heading.startswith("answer")] == ["answered-by"]
    words = "No answer, record or later word on it was found; looked for on 31 December 2025: the bureau's pages."
    assert words in page.words
    found = {claim["id"]: claim["none_found"] for claim in data(edition)["claims"]}
    assert found == {**dict.fromkeys(world.claims), "unheard": {"on": "2025-12-31", "where": "the bureau's pages."}}


def test_a_replaced_claim_and_its_successor_lead_to_each_other(world: World, tmp_path: Path) -> None:
    world.claim("later", said="2025-12-01", supersedes=["list-sizes"])
    edition = world.edition(tmp_path)
    old, new = body(edition, "claims/list-sizes.md"), body(edition, "claims/later.md")
    assert cards(old.section("answered-by")) == ["later"]
    assert old.section("answered-by").one("article").all("b")[0].text == "replaces this claim"
    assert cards(new.section("answers")) == ["list-sizes"]
    assert new.section("answers").one("article").all("b")[0].text == "replaced by this claim"
    assert old.all("span", "hb-st--supers")[0].words == "Superseded"


def test_an_entity_lists_every_claim_by_it_and_about_it(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    assert cards(body(edition, "entities/ministry.md").section("says")) == ["list-sizes", "not-bans"]
    assert cards(body(edition, "entities/china.md").section("about")) == ["list-sizes", "not-bans"]
    assert cards(body(edition, "entities/bureau.md").section("says")) == ["bans-in-effect"]
    assert cards(body(edition, "entities/export-licence.md").section("about")) == ["bans-in-effect", "not-bans"]


def test_an_entity_leads_to_its_sources_its_parts_and_its_whole(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    agency = body(edition, "entities/agency.md").section("sources")
    assert targets(agency, "entities/agency/") == [
        "sources/agency-report/", "sources/agency-report-zh/", "sources/letter/",
    ]  # fmt: skip
    briefing = body(edition, "entities/briefing.md")
    assert targets(briefing.section("sources"), "entities/briefing/") == [
        "sources/agency-report/", "sources/agency-report-zh/",
    ]  # fmt: skip
    assert targets(briefing.one("dl", "hb-facts"), "entities/briefing/") == ["entities/ministry/"]
    parts = body(edition, "entities/ministry.md").section("parts")
    assert targets(parts, "entities/ministry/") == ["entities/briefing/"]


def test_a_source_lists_every_claim_it_bears_on_once_a_passage(world: World, tmp_path: Path) -> None:
    same = {"source": "agency-report", "passage": "export controls are not export bans"}
    world.claim("same-words", evidence=[same])
    world.claim("first-words", evidence=[{**same, "passage": "The ministry said that its export controls"}])
    page = body(world.edition(tmp_path), "sources/agency-report.md")
    assert [item.words.split("”")[0] for item in page.all("li", "hb-pass")] == [
        "“The ministry said that its export controls",
        "“export controls are not export bans",
        "“Its own list covers about … 7 words … more than 3,000 items",
    ]
    assert cards(page) == ["first-words", "not-bans", "same-words", "list-sizes"]


def test_passages_that_were_not_checked_stand_last_on_their_source(world: World, tmp_path: Path) -> None:
    page = body(world.edition(tmp_path), "sources/letter.md")
    assert cards(page) == ["not-bans"]
    assert "No capture of this source has been made" in page.words
    assert page.all("svg", "hb-strip") == []


@pytest.mark.parametrize(("direction", "words"), [("disputes", "disputed by"), ("qualifies", "qualified by")])
def test_a_source_says_of_which_claims_it_is_no_support(
    direction: str, words: str, world: World, tmp_path: Path
) -> None:
    against = {"source": "bureau-notice", "passage": "licences are withheld for months", "direction": direction}
    world.claims["list-sizes"]["evidence"].append(against)
    world.claims["bans-in-effect"]["answers"].append({"claim": "list-sizes", "how": "qualifies"})
    edition = world.edition(tmp_path)
    (card,) = (c for c in body(edition, "sources/bureau-notice.md").all("article") if "list" in c.links[-1])
    assert card.all("b")[0].text == f"{words} this passage"
    labels = [label.words for label in body(edition, "claims/list-sizes.md").all("p", "hb-dir")]
    assert [label[:2] for label in labels] == ["+ ", "− " if direction == "disputes" else "± "]


def test_what_a_source_relays_or_repeats_is_a_link(world: World, tmp_path: Path) -> None:
    world.sources["letter"] |= {"relays": "bureau-notice", "same_words_as": "agency-report"}
    facts = body(world.edition(tmp_path), "sources/letter.md").one("dl", "hb-facts")
    assert {"sources/bureau-notice/", "sources/agency-report/"} <= set(targets(facts, "sources/letter/"))


def test_a_source_leads_to_those_that_pass_its_words_on(world: World, tmp_path: Path) -> None:
    world.sources["letter"]["relays"] = world.sources["agency-report-zh"]["relays"] = "bureau-notice"
    edition = world.edition(tmp_path)
    facts = body(edition, "sources/bureau-notice.md").one("dl", "hb-facts")
    (item,) = (part for part in facts.all("div") if part.words.startswith("Relayed by"))
    assert targets(item, "sources/bureau-notice/") == ["sources/agency-report-zh/", "sources/letter/"]
    assert "Relayed by" not in body(edition, "sources/letter.md").words


def test_a_passage_shows_the_notes_of_all_claims_that_cite_it_each_once(world: World, tmp_path: Path) -> None:
    cited = {"source": "agency-report", "passage": "export controls are not export bans"}
    for identity, note in (("a", "First <note>."), ("b", None), ("c", "Second."), ("d", "First <note>.")):
        world.claim(identity, evidence=[{**cited, "note": note} if note else cited])
    page = body(world.edition(tmp_path), "sources/agency-report.md")
    assert [item.words.count("note") for item in page.all("li", "hb-pass")] == [0, 0]
    shown = [part.words for part in page.all("p", "hb-src")]
    assert shown[2:4] == ["First <note>.", "Second."]
    assert page.words.count("First <note>.") == page.words.count("Second.") == 1


@pytest.mark.parametrize(
    ("language", "unit"),
    [("zh", "characters and words"), ("zh-Hans-CN", "characters and words"), ("ja", "characters and words"),
     ("ko", "characters and words"), ("en", "words"), ("kok", "words")],
)  # fmt: skip
def test_a_source_says_what_its_length_is_counted_in(language: str, unit: str, world: World, tmp_path: Path) -> None:
    world.sources["agency-report-zh"]["language"] = language
    edition = world.edition(tmp_path)
    page = body(edition, "sources/agency-report-zh.md")
    assert f"% of its {unit} are cited. 38 {unit}, 2 paragraphs" in page.words
    assert f"percent of the {unit} of this source" in page.one("svg", "hb-strip").attributes["aria-label"]
    assert f"paragraph 1 of 2 · 33 {unit} ·" in page.one("li", "hb-pass").words
    assert f"33 {unit} ·" in body(edition, "claims/not-bans.md").words


def test_a_chapter_has_its_claims_in_order_and_its_neighbours(world: World, tmp_path: Path) -> None:
    world.folders = {"not-bans": "a", "bans-in-effect": "b"}
    world.chapters.append({"id": "last", "title": "Last things", "summary": "What remains."})
    world.claim("the-end", chapter="last")
    world.claim("a-year-later", said="2026")
    world.claim("a-day-before", said="2025-10-11")
    issued = {"of": "its issue", "as_printed": "on December 1, 2025", "date": "2025-12-01"}
    rule = {"source": "agency-report", "passage": "The rules enter into force on December 1, 2025"}
    world.claim(
        "told",
        claim="It came on 1 December 2025.",
        kind="event",
        speaker=None,
        said=None,
        dates=[issued],
        evidence=[rule],
    )
    edition = world.edition(tmp_path)
    page = body(edition, "chapters/licensing.md")
    expected = ["a-day-before", "not-bans", "bans-in-effect", "told", "a-year-later"]
    assert cards(page.section("claims")) == expected
    assert [heading.words for heading in page.all("h3")] == ["2025", "2026"]
    assert targets(page.all("p", "hb-row")[-1], "chapters/licensing/") == ["chapters/lists/"]
    middle = body(edition, "chapters/lists.md")
    assert targets(middle.all("p", "hb-row")[-1], "chapters/lists/") == ["chapters/licensing/", "chapters/last/"]
    assert cards(body(edition, "chapters/last.md")) == ["the-end"]


def test_every_card_names_speaker_party_date_and_standing(world: World, tmp_path: Path) -> None:
    (card,) = body(world.edition(tmp_path), "claims/not-bans.md").section("answered-by").all("article")
    assert card.words == (
        "On record The controls work as bans. Bureau of Industry US · November 2025 · disputes this claim"
    )
    assert card.one("abbr").attributes["title"] == "government of the United States"


# What a claim's page shows.


def test_a_standing_is_shown_with_every_reason_and_what_it_rests_on(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    page = body(edition, "claims/not-bans.md")
    (claim,) = (claim for claim in data(edition)["claims"] if claim["id"] == "not-bans")
    shown = page.one("ol", "hb-why").all("li")
    assert page.section("why").all("b")[0].text == "Disputed."
    assert len(shown) == len(claim["because"]) == 2
    for item, reason in zip(shown, claim["because"], strict=True):
        assert reason["text"] in item.words
        rests_on = [f"claims/{c}/" for c in reason["claims"]] or [f"sources/{s}/" for s in reason["sources"]]
        assert targets(item, "claims/not-bans/") == rests_on


def test_a_review_that_is_due_is_flagged_wherever_the_claim_is_shown(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["review_by"] = "2025-12-31"
    world.claims["list-sizes"]["review_by"] = TODAY.isoformat()
    edition = world.edition(tmp_path)
    flagged = {page.path for page in edition.pages if read_body(page.html).all("span", "hb-flag")}
    assert {"claims/not-bans.md", "chapters/licensing.md", "sources/letter.md", "entities/ministry.md"} <= flagged
    assert "claims/list-sizes.md" not in flagged


def test_reports_of_one_statement_count_as_one_voice(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["evidence"].pop()
    del world.sources["letter"]
    shown = body(world.edition(tmp_path), "claims/not-bans.md").one("p", "hb-dir")
    assert shown.words.startswith("+ Supports: 2 passages, 1 voice the first")


@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        ("export controls are not export bans", "“export controls are not export bans”"),
        ("its export controls … are not export bans", "“its export controls are not export bans”"),
        ("said that its export … are not export bans", "“said that its export … 1 word … are not export bans”"),
        ("The ministry said … are not export bans", "“The ministry said … 4 words … are not export bans”"),
    ],
)
def test_a_passage_says_how_many_words_are_left_out(passage: str, shown: str, world: World, tmp_path: Path) -> None:
    world.claim("it", evidence=[{"source": "agency-report", "passage": passage}])
    (item,) = body(world.edition(tmp_path), "claims/it.md").all("li", "hb-pass")
    assert item.all("p", "hb-says")[0].words == shown
    assert "✓ machine-checked" in item.words
    assert "paragraph 1 of 4" in item.words


def test_a_passage_that_was_not_checked_says_so_and_counts_nothing(world: World, tmp_path: Path) -> None:
    item = body(world.edition(tmp_path), "claims/not-bans.md").all("li", "hb-pass")[-1]
    assert item.all("p", "hb-says")[0].words == "“the first words of it … the last words of it”"
    assert "located, not yet machine-checked" in item.words
    assert "paragraph" not in item.words


def test_a_cell_is_shown_with_its_row_and_column_and_leads_to_the_file(world: World, tmp_path: Path) -> None:
    text = "Country: China; Year: 2024; Tonnes is 270,000\nCountry: Japan; Year: 2024; Tonnes is 5"
    print_ = fingerprint_of("counts", text)
    world.texts["counts"] = text
    figures = {"extent": "part", "words": print_.words, "sha256": print_.sha256, "captured": "2025-12-24"}
    world.sources["counts"] = {
        **world.sources["letter"], "type": "dataset", "capture": {**figures, "table": ["by Country, Year"]},
    }  # fmt: skip
    cell = {"source": "counts", "passage": "Country: China; Year: 2024 | Tonnes"}
    mined = {"of": "mined", "as_printed": "270,000", "value": 270000, "unit": "tonnes", "at": 2024}
    world.claim("mined", claim="It is 270,000 tonnes.", kind="quantity", evidence=[cell], quantities=[mined])
    edition = world.edition(tmp_path)
    passage = body(edition, "claims/mined.md").one("li", "hb-pass")
    assert passage.one("p", "hb-says").words == "Country: China; Year: 2024 column Tonnes"
    assert "cell 1 of 2 · ✓ machine-checked · open the source" in passage.words
    assert passage.links[-1] == "https://agency.example/letter"
    source = body(edition, "sources/counts.md").words
    assert "Read cell by cell, by this recipe: by Country, Year" in source
    assert "1 passage in cell 1 of 2." in source


def test_chinese_is_marked_as_chinese_and_what_the_handbook_adds_as_english(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    item = body(edition, "claims/not-bans.md").all("li", "hb-pass")[1]
    words = item.one("p", "hb-says")
    assert words.attributes["lang"] == "zh"
    assert words.one("span", "hb-gap").attributes["lang"] == "en"
    assert words.words == "“出口管制不是禁止出口 … 17 characters and words … 大可不必担忧”"
    assert body(edition, "sources/agency-report-zh.md").one("h1").attributes["lang"] == "zh"
    aliases = [e for e in body(edition, "entities/ministry.md").all("span") if e.text == "商务部"]
    assert [alias.attributes for alias in aliases] == [{"lang": "zh"}]


def test_a_source_without_an_address_is_not_linked_to_any(world: World, tmp_path: Path) -> None:
    edition = world.edition(tmp_path)
    assert [e for e in body(edition, "sources/agency-report-zh.md").all("a") if "rel" in e.attributes] == []
    for page in edition.pages:
        for link in read_body(page.html).all("a"):
            outside = link.attributes["href"].startswith("http")
            assert ("rel" in link.attributes) == outside
            assert link.attributes["href"] != ""


def test_numbers_are_shown_with_hedge_unit_date_print_and_check(world: World, tmp_path: Path) -> None:
    world.claims["list-sizes"]["dates"] = [
        {"of": "entry into force", "as_printed": "into force on December 1, 2025", "date": "2025-12-01"}
    ]
    rules = {"source": "agency-report", "passage": "The rules enter into force on December 1, 2025"}
    world.claims["list-sizes"]["evidence"].append(rules)
    rows = body(world.edition(tmp_path), "claims/list-sizes.md").one("tbody").all("tr")
    assert [[cell.words for cell in row.inside if isinstance(cell, Element)] for row in rows] == [
        ["CN list items October 2025", "about 900 items", "“covers about 900 items”", "✓ found in the passage"],
        ["US list items", "more than 3,000 items Subcategories are not counted.", "“covers more than 3,000 items”",
         "✓ found in the passage"],
        ["entry into force", "1 December 2025", "“into force on December 1, 2025”", "✓ found in the passage"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("implied", "remark"),
    [("unit", "the text gives no unit; A note."), (None, "A note.")],
)
def test_what_the_text_leaves_unsaid_is_remarked(
    implied: str | None, remark: str, world: World, tmp_path: Path
) -> None:
    quantity = world.claims["list-sizes"]["quantities"][0]
    quantity |= {"note": "A note."} | ({"implied": implied} if implied else {})
    page = body(world.unchecked_edition(tmp_path), "claims/list-sizes.md")
    assert page.one("tbody").all("tr")[0].all("span", "hb-meta")[-1].words == remark


def test_a_number_of_an_uncaptured_source_is_not_yet_checked(world: World, tmp_path: Path) -> None:
    world.claims["list-sizes"]["evidence"][0]["source"] = "letter"
    rows = body(world.edition(tmp_path), "claims/list-sizes.md").one("tbody").all("tr")
    assert [row.words.rpartition("”")[2] for row in rows] == ["○ not yet", "○ not yet"]


@pytest.mark.parametrize(
    ("said", "machine", "words"),
    [
        ("2025-10-12", "2025-10-12", "12 October 2025"),
        ("2025-10", "2025-10", "October 2025"),
        ("2025", "2025", "2025"),
        ("2025-10~", None, "about October 2025"),
        ("2025-10-09/2025-10-12", None, "9–12 October 2025"),
        ("2024/2025-10~", None, "2024 to about October 2025"),
    ],
)
def test_only_a_plain_date_is_told_to_machines(
    said: str, machine: str | None, words: str, world: World, tmp_path: Path
) -> None:
    world.claims["bans-in-effect"]["said"] = said
    edition = world.edition(tmp_path)
    facts = body(edition, "claims/bans-in-effect.md").one("dl", "hb-facts")
    card = body(edition, "claims/not-bans.md").section("answered-by").one("article")
    for part in (facts, card):
        assert words in part.words
        assert [time.attributes for time in part.all("time")] == ([{"datetime": machine}] if machine else [])


def test_no_page_tells_machines_a_date_that_is_none() -> None:
    for page in real_edition().pages:
        for time in read_body(page.html).all("time"):
            assert is_a_date(time.attributes["datetime"]), page.path


def is_a_date(text: str) -> bool:
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3]).isoformat().startswith(text)


# Hand-written and empty pages.


def test_a_hand_written_chapter_stands_in_front_of_its_claims(world: World, tmp_path: Path) -> None:
    world.prose["chapters/licensing.md"] = "# How licensing works\n\nIt works [@not-bans].\n"
    edition = world.edition(tmp_path)
    assert "chapters/licensing.md" not in {page.path for page in edition.pages}
    written, _, generated = edition.prose["chapters/licensing.md"].rpartition('<div class="hb">')
    assert written.startswith("# How licensing works\n\nIt works <a ")
    page = read_body(f'<div class="hb">{generated.rstrip()}')
    assert page.all("h1") == []
    assert cards(page.section("claims")) == ["not-bans", "bans-in-effect"]
    assert "How licences are granted." not in page.words


def test_an_entity_that_nothing_is_said_about_has_a_page_without_claims(world: World, tmp_path: Path) -> None:
    world.entities["nobody"] = {"name": "Nobody", "kind": "person"}
    world.sources["letter"]["publisher"] = "nobody"
    page = body(world.edition(tmp_path), "entities/nobody.md")
    assert [part.words for part in page.one("dl").all("div")] == ["KindPerson"]
    assert page.ids == ["entity", "sources"]


def test_a_source_that_is_only_relayed_says_that_nothing_of_it_is_cited(world: World, tmp_path: Path) -> None:
    world.claims["not-bans"]["evidence"].pop(0)
    other = {"source": "bureau-notice", "passage": "licences are withheld for months"}
    world.claims["list-sizes"]["evidence"] = [other]
    world.claims["list-sizes"]["quantities"] = []
    world.sources["letter"]["same_words_as"] = "agency-report"
    page = body(world.edition(tmp_path), "sources/agency-report.md")
    assert "0 % of its words are cited." in page.words
    assert "No passage of it is cited." in page.words
    assert page.one("svg", "hb-strip").all("rect") == []


def test_a_handbook_of_nothing_is_refused_and_its_pages_would_hold_nonetheless(tmp_path: Path) -> None:
    world = World(chapters=[{"id": "only", "title": "Only", "summary": "Nothing."}])
    found = publish(world.write(tmp_path), TODAY)
    assert not isinstance(found, Edition)
    assert [problem.code for problem in found] == ["HB414", "HB309"]
    assert examine(tmp_path, TODAY).totals["claims"] == 0
    edition = world.unchecked_edition(tmp_path)
    assert {page.path for page in edition.pages} == {
        "index.md", "chapters/index.md", "chapters/only.md", "claims/index.md", "sources/index.md", "entities/index.md",
        "method/problems.md", "method/balance.md", "reference/index.md", "measures/index.md", "disputes/index.md",
        "figures/index.md", "timeline/index.md", "numbers/index.md", "review/index.md", "glossary/index.md",
    }  # fmt: skip
    assert all(read_body(page.html).all("h1") for page in edition.pages)
    assert read_html("").text == ""
