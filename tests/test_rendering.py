"""A fact's text is shown as it is: never a tag, never a template, never Markdown, escaped once."""

from __future__ import annotations

import importlib
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

from generator.editions import Edition
from generator.fields import HIDDEN
from generator.pages import Plan
from generator.rendering import Renderer, assets
from generator.terms import Run
from generator.views import Card, StandingView
from tests.fragments import Element, read_body, read_html
from tests.worlds import World, body, data, timed_world

Markdown: Any = importlib.import_module("markdown")  # it ships no types
HOSTILE = (
    """<script>alert(1)</script>""",
    """</h1></div><b onmouseover=x>bold</b>""",
    """{{ 7 * 7 }} {% raw %} {# gone #} {{ page.title }}""",
    """**bold** _it_ `code` [a](javascript:alert(1)) ![i](x) # h > q | t | \\* [1] <http://a.b> ~~s~~ {.c} ---""",
    """" onload="x" 'y' &amp; &lt;b&gt; &#65; & && &; 'quoted' “typographic”""",
    """<!-- --> <![CDATA[ ]]> <?php ?> <!doctype> </script></style></title> <svg/onload=x>""",
    """不是禁止 <b>出口</b> 1 000 & \u2028 \u00a0 é ﷺ 👩 دوام""",
)
LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=30)
LINE = LINE.filter(lambda text: not HIDDEN.search(text))


def hostile_world(text: str) -> World:
    """Put a text into every text field of every kind of record."""
    world = timed_world()
    for chapter in world.chapters:
        chapter |= {"title": f"T {text}", "summary": f"S {text}"}
    for entity in world.entities.values():
        entity |= {"name": f"N {text}", "aliases": [f"A {text}"], "description": f"D {text}"}
    for source in world.sources.values():
        source |= {"title": f"T {text}", "note": f"O {text}", "published_note": f"P {text}"}
        if "capture" in source:
            source["capture"]["note"] = f"C {text}"
    for claim in world.claims.values():
        claim |= {"claim": f"X {text}", "note": f"Y {text}"}
        for evidence in claim["evidence"]:
            evidence["note"] = f"E {text}"
        claim["quantities"] = [
            {"of": "it", "as_printed": f"Q {text}", "value": 1, "unit": f"U {text}", "note": f"R {text}"}
        ]
        claim["dates"] = [{"of": f"F {text}", "as_printed": f"G {text}", "date": "2025", "note": f"H {text}"}]
    _hostile_in_time(world, text)
    return world


def _hostile_in_time(world: World, text: str) -> None:
    for measure in world.measures.values():
        measure |= {"name": f"N {text}", "covers": f"V {text}", "note": f"M {text}", "aliases": [f"A {text}"]}
        for step in measure["lifecycle"]:
            step["note"] = f"I {text}"
            if step["event"] != "announced":
                step["part"] = f"B {text}"
    for dispute in world.disputes.values():
        dispute |= {
            "question": f"Q {text}",
            "turns_on_note": f"W {text}",
            "would_settle": [f"Z {text}"],
            "note": f"J {text}",
        }
        for side in dispute["sides"]:
            side["position"] = f"K {text}"
        dispute["sides"][2]["none_found"]["where"] = f"H {text}"
    for figure in world.figures.values():
        figure |= {"title": f"T {text}", "description": f"D {text}", "warning": f"W {text}", "note": f"N {text}"}
        figure["unit"] = f"U {text}"
        for series in figure["series"]:
            series["label"] = f"L {text}"
            series["points"] = [{"claim": "not-bans", "of": "it", "label": f"P {text}"}]
    for term in world.terms:
        term |= {"definition": f"D {text}"}
    world.sources["letter"] |= {"language": "en", "title": f"L {text}"}


def made_of(world: World) -> Edition:
    with tempfile.TemporaryDirectory() as folder:
        return world.unchecked_edition(Path(folder))


def texts(element: Element) -> set[str]:
    """Return the words of every element below one."""
    return {inner.words for inner in element.elements}


def seen(text: str) -> str:
    return " ".join(text.split())


def assert_harmless(edition: Edition) -> None:
    for page in edition.pages:
        whole = read_body(page.html)
        assert {e.tag for e in whole.elements}.isdisjoint({"script", "img", "iframe", "style", "em", "strong"})
        names = {name for e in whole.elements for name in e.attributes}
        assert not {name for name in names if name.startswith("on")}, page.path
        links = [link for link in whole.links if not link.startswith((".", "#", "https://"))]
        assert links == [], page.path


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_any_record_becomes_more_than_text(text: str) -> None:
    edition = made_of(hostile_world(text))
    assert_harmless(edition)
    claim = body(edition, "claims/not-bans.md")
    expected = {"X", "Y", "F"}
    assert {seen(f"{sign} {text}") for sign in expected} <= texts(claim)
    assert seen(f"“Q {text}”") in texts(claim)
    assert seen(f"1 U {text}") in texts(claim)
    assert seen(f"E {text}") in claim.words
    assert {seen(f"{sign} {text}") for sign in "TPOC"} <= texts(body(edition, "sources/agency-report.md"))
    entity = body(edition, "entities/export-licence.md")
    assert {seen(f"{sign} {text}") for sign in "NAD"} <= texts(entity)
    assert {seen(f"{sign} {text}") for sign in "TS"} <= texts(body(edition, "chapters/licensing.md"))
    measure = body(edition, "measures/order-7.md")
    assert {seen(f"{sign} {text}") for sign in "NVMAI"} <= texts(measure)
    dispute = body(edition, "disputes/are-they-bans.md")
    assert {seen(f"{sign} {text}") for sign in "QZJK"} <= texts(dispute)
    assert seen(f"looked for on 31 December 2025: H {text}.") in dispute.words
    figure = body(edition, "figures/sizes-compared.md")
    assert {seen(f"{sign} {text}") for sign in "TDWNL"} <= texts(figure)
    assert seen(f"D {text}") in body(edition, "glossary/index.md").words


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINE)
def test_any_text_comes_back_from_the_page_as_it_went_in(text: str) -> None:
    edition = made_of(hostile_world(text))
    assert_harmless(edition)
    (record,) = (claim for claim in data(edition)["claims"] if claim["id"] == "not-bans")
    assert record["claim"] == f"X {text}"
    page = body(edition, "claims/not-bans.md")
    assert page.one("h1").text == f"X {text}"
    assert page.section("note").one("p").text == f"Y {text}"
    assert body(edition, "sources/letter.md").one("h1").text == f"L {text}"
    assert body(edition, "entities/export-licence.md").one("h1").text == f"N {text}"
    assert body(edition, "chapters/licensing.md").one("h1").text == f"T {text}"
    assert {plan.title for plan in edition.pages if plan.path == "entities/china.md"} == {f"N {text}"}


def card(text: str) -> Card:
    return Card(
        "claims/a/", text, (Run(text),), None, None, "", "", StandingView("record", "On record"), review_due=False
    )


EXTENSIONS = ["admonition", "attr_list", "tables", "toc", "pymdownx.highlight", "pymdownx.superfences"]
TABLE = "| a | b |\n|---|---|\n| {} | c |"
AROUND = ("Text {}.", "- item {}", TABLE, "# Heading {}", "> {}", "{}", "**{}**", "[{}](https://a.b)")


def assert_a_reference_survives_markdown(text: str, around: str) -> None:
    written = around.format(Renderer().reference(7, card(text))) + "\n\n[7]: https://elsewhere.example\n"
    whole = read_html(Markdown.markdown(written, extensions=EXTENSIONS))
    link = whole.one("a", "hb-ref")
    assert link.attributes == {"class": "hb-ref", "href": "#ref-7", "title": text}
    assert link.inside == ["[7]"]
    assert not whole.all("code") + whole.all("em") + whole.all("img")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("around", AROUND)
def test_no_markdown_is_found_in_a_reference_wherever_it_stands(text: str, around: str) -> None:
    assert_a_reference_survives_markdown(seen(text), around)


@given(LINE, st.sampled_from(AROUND))
def test_a_reference_keeps_any_text_through_markdown(text: str, around: str) -> None:
    assert_a_reference_survives_markdown(text, around)


@settings(max_examples=50)
@given(LINE)
def test_the_list_of_references_keeps_any_text_through_markdown(text: str) -> None:
    listing = Renderer().references([card(text)], "chapters/a/")
    assert read_body(listing).one("span", "hb-says").text == text
    assert Markdown.markdown(f"Text.\n\n{listing}\n", extensions=EXTENSIONS) == f"<p>Text.</p>\n{listing}"


def test_a_page_is_the_same_for_python_markdown(tmp_path: Path) -> None:
    edition = made_of(hostile_world(HOSTILE[3]))
    for page in edition.pages:
        assert Markdown.markdown(page.html + "\n", extensions=EXTENSIONS) == page.html


def test_a_template_that_names_what_is_not_there_fails(tmp_path: Path) -> None:
    (tmp_path / "odd.html").write_text("<p>{{ page.missing }}</p>", encoding="utf-8")
    with pytest.raises(UndefinedError, match="missing"):
        Renderer(tmp_path).page(Plan("a.md", "odd", "A", "", context=object()))


def test_lines_are_dense_and_the_way_to_the_root_follows_from_the_path(tmp_path: Path) -> None:
    (tmp_path / "odd.html").write_text("<div>\n\n   \n  <p>{{ root }}{{ page }}</p>\n\n</div>\n", encoding="utf-8")
    renderer = Renderer(tmp_path)
    for path, root in (("index.md", "./"), ("a.md", "../"), ("a/index.md", "../"), ("a/b.md", "../../")):
        assert (
            renderer.page(Plan(path, "odd", "A", "", context="<&>")).html
            == f"<div>\n<p>{root}&lt;&amp;&gt;</p>\n</div>"
        )


def test_the_files_that_pages_rest_on_are_there() -> None:
    found: dict[str, Any] = dict(assets())
    assert b".hb-card" in found["assets/handbook.css"]
    assert all(path.startswith("assets/") for path in found)
