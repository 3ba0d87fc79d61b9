"""The plugin through MkDocs' own door: an edition goes in, a built site comes out."""

from __future__ import annotations

import datetime as dt
import gc
import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer

from generator.editions import Edition, Heading, Page
from generator.plugin import HandbookPlugin, MistakesFound, build_or_keep, date_of_edition
from generator.problems import Place, Problem

ROOT = Path(__file__).parent.parent
AWKWARD = "<b>&\" {{ config }} {% raw %} $1 \\1 \\n </title></script> '"
ESCAPED = "&lt;b&gt;&amp;&#34; {{ config }} {% raw %} $1 \\1 \\n &lt;/title&gt;&lt;/script&gt; &#39;"

Made = Edition | tuple[Problem, ...]


class Given(HandbookPlugin):  # type: ignore[no-untyped-call]  # MkDocs' own
    """The plugin with an edition in its hand."""

    def __init__(self, made: Made) -> None:
        self.made = made
        self.asked: list[tuple[Path, dt.date, str]] = []

    def make_edition(self, project: Path, today: dt.date, docs: str) -> Made:
        self.asked.append((project, today, docs))
        return self.made


def page(path: str, title: str = "A title", html: str = "<h1>A title</h1>", **more: object) -> Page:
    return Page(path, "claim", title, str(more.pop("description", "")), html, **more)  # type: ignore[arg-type]


def configured(project: Path, made: Made, **options: object) -> MkDocsConfig:
    (project / "docs").mkdir(parents=True, exist_ok=True)
    (project / "mkdocs.yml").touch()
    settings: dict[str, object] = {
        "site_name": "Handbook",
        "theme": {
            "name": "material",
            "font": False,
            "custom_dir": str(ROOT / "generator/templates/theme"),
            "features": ["content.action.edit"],
        },
        "plugins": ["search"],
        "nav": [{"Start": "index.md"}],
        **options,
    }
    config = load_config(str(project / "mkdocs.yml"), **settings)  # type: ignore[arg-type]
    config.site_dir = str(project / "site")
    plugin = Given(made)
    assert plugin.load_config({"today": "2026-11-22"}) == ([], [])
    config.plugins["handbook"] = plugin
    return config


def built(project: Path, *pages: Page, **options: object) -> Path:
    start = () if any(made.path == "index.md" for made in pages) else (page("index.md", "Start"),)
    edition = Edition(tuple(sorted((*start, *pages), key=lambda made: made.path)))
    build(configured(project, edition, **options))
    return project / "site"


def search_index(site: Path) -> list[dict[str, str]]:
    docs = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    assert isinstance(docs, list)
    return docs


def html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_pages_are_written_at_their_addresses(tmp_path: Path) -> None:
    pages = (page("claims/a-claim.md"), page("claims/index.md"), page("timeline.md"))
    site = built(tmp_path, *pages)
    assert all((site / made.url / "index.html").is_file() for made in pages)


def test_finished_html_comes_out_as_it_went_in(tmp_path: Path) -> None:
    body = '<div class="hb"><h1>*not* Markdown</h1>\n<p title="{{ x }}">{% if %} _a_ $1 \\1 &lt;</p></div>'
    assert body in html(built(tmp_path, page("claims/a.md", html=body)), "claims/a")


def test_titles_and_descriptions_are_escaped_wherever_the_theme_prints_them(tmp_path: Path) -> None:
    text = html(built(tmp_path, page("claims/a.md", AWKWARD, description=AWKWARD)), "claims/a")
    assert f'<meta name="description" content="{ESCAPED}">' in text
    assert f"<title>{ESCAPED} · Handbook</title>" in text
    assert len(re.findall(re.escape(ESCAPED), text)) == 3
    assert AWKWARD not in text


def test_front_matter_of_hand_written_pages_is_escaped_too(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/by-hand.md").write_text(
        "---\ntitle: 'A & <i>B</i>'\ndescription: '\"C\"'\n---\n# By hand\n", encoding="utf-8"
    )
    text = html(built(tmp_path), "by-hand")
    assert text.count("A &amp; &lt;i&gt;B&lt;/i&gt;") == 2
    assert 'content="&#34;C&#34;"' in text


def test_headings_make_a_nested_table_of_contents(tmp_path: Path) -> None:
    headings = (Heading("why", "Why & how"), Heading("deeper", "Deeper", 3), Heading("cite", "Cite"))
    text = html(built(tmp_path, page("claims/a.md", headings=headings)), "claims/a")
    contents = text[text.index('data-md-component="toc"') :]
    assert re.findall(r'href="(#\w+)"', contents)[:3] == ["#why", "#deeper", "#cite"]
    assert "Why &amp; how" in contents
    assert contents.index("</ul>") < contents.index("#cite")


def test_skipping_to_the_content_leads_to_the_first_heading(tmp_path: Path) -> None:
    made = page("claims/a.md", html='<h1 class="x" id="claim">A</h1>', headings=(Heading("why", "Why"),))
    text = html(built(tmp_path, made), "claims/a")
    assert '<a href="#claim" class="md-skip">' in text
    contents = text[text.index('data-md-component="toc"') :]
    assert re.findall(r'href="(#\w+)"', contents)[:1] == ["#why"]


def test_a_title_in_the_navigation_names_the_tab_and_the_page_keeps_its_own(tmp_path: Path) -> None:
    nav = [{"Start": "index.md"}, {"More": [{"All claims": "claims/index.md"}]}]
    site = built(tmp_path, page("claims/index.md", "Every claim"), nav=nav)
    assert "All claims" in html(site, "")
    assert "<title>Every claim · Handbook</title>" in html(site, "claims")


def test_pages_outside_the_navigation_are_not_missed_in_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    validation = {"nav": {"omitted_files": "warn"}, "links": {"anchors": "warn"}}
    built(tmp_path, page("claims/a.md"), validation=validation, strict=True)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_links_from_hand_written_pages_are_checked_against_generated_ones(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/by-hand.md").write_text("[right](claims/a.md#why) [wrong](claims/a.md#nowhere)", encoding="utf-8")
    made = page("claims/a.md", html='<h1>A</h1><h2 id="why">Why</h2>')
    with caplog.at_level(logging.INFO):
        site = built(tmp_path, made, validation={"links": {"anchors": "warn"}})
    assert 'href="../claims/a/#why"' in html(site, "by-hand")
    assert [record.message for record in caplog.records if "nowhere" in record.message]
    assert not [record.message for record in caplog.records if "#why" in record.message]


def test_the_edit_button_leads_to_the_fact(tmp_path: Path) -> None:
    where = {"repo_url": "https://git.example/o/r", "edit_uri": "edit/main/docs/"}
    made = (page("claims/a.md", edit_path="facts/claims/x/a.yml"), page("claims/b.md"))
    site = built(tmp_path, *made, **where)
    assert 'href="https://git.example/o/r/edit/main/facts/claims/x/a.yml"' in html(site, "claims/a")
    assert 'rel="edit"' not in html(site, "claims/b")


def test_without_a_repository_there_is_no_edit_button(tmp_path: Path) -> None:
    site = built(tmp_path, page("claims/a.md", edit_path="facts/claims/x/a.yml"), repo_url="", edit_uri="")
    assert 'rel="edit"' not in html(site, "claims/a")


def test_the_search_holds_one_entry_a_page_sorted_by_address(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/by-hand.md").write_text("# By hand\n\nA\n\n## Second\n\nB\n\n## First\n\nC\n", "utf-8")
    site = built(
        tmp_path,
        page("claims/b.md", 'B & "C"', "<h1>B</h1><p>body</p>", search="who said <what>"),
        page("claims/a.md", "A", search="words"),
        page("claims/silent.md"),
        page("index.md", "Start", search="start"),
    )
    entries = search_index(site)
    assert [entry["location"] for entry in entries] == [
        "", "by-hand/", "by-hand/#second", "by-hand/#first", "claims/a/", "claims/b/",
    ]  # fmt: skip
    assert entries[-1] == {
        "location": "claims/b/",
        "title": 'B &amp; "C"',
        "text": "who said &lt;what&gt;",
    }


def test_without_the_search_plugin_the_site_is_built_all_the_same(tmp_path: Path) -> None:
    site = built(tmp_path, page("claims/a.md", search="words"), plugins=[])
    assert "<h1>A title</h1>" in html(site, "claims/a")


def test_files_are_written_as_they_are_and_redirects_lead_on(tmp_path: Path) -> None:
    edition = Edition(
        (page("claims/new.md"), page("index.md")),
        files={"data/handbook.json": b'{"format": 1}\r\n', "assets/handbook.css": b"a{}"},
        redirects={"claims/old/": "claims/new/", "sources/older/": "claims/new/"},
    )
    build(configured(tmp_path, edition, site_url="https://handbook.example/base/"))
    site = tmp_path / "site"
    assert (site / "data/handbook.json").read_bytes() == b'{"format": 1}\r\n'
    assert (site / "assets/handbook.css").read_bytes() == b"a{}"
    assert 'content="0; url=../new/"' in html(site, "claims/old")
    assert 'content="0; url=../../claims/new/"' in html(site, "sources/older")
    assert '<link rel="canonical" href="https://handbook.example/base/claims/new/">' in html(site, "claims/old")


def test_hand_written_pages_are_replaced_by_their_prose(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/cites.md").write_text("As [@a] says.", encoding="utf-8")
    (tmp_path / "docs/plain.md").write_text("Nothing cited.", encoding="utf-8")
    build(configured(tmp_path, Edition((page("index.md"),), {"cites.md": "As [1](claims/a.md) says."})))
    assert ">1</a> says." in html(tmp_path / "site", "cites")
    assert "Nothing cited." in html(tmp_path / "site", "plain")


def test_a_generated_page_takes_the_place_of_a_hand_written_one_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/timeline.md").write_text("# By hand", encoding="utf-8")
    site = built(tmp_path, page("timeline.md", html="<h1>Generated</h1>"))
    assert "<h1>Generated</h1>" in html(site, "timeline")
    assert "timeline.md is generated" in caplog.text


def test_the_collector_of_garbage_runs_again_after_a_build_good_or_bad(tmp_path: Path) -> None:
    built(tmp_path, page("a.md", "A"))
    assert gc.isenabled()
    with pytest.raises(MistakesFound):
        build(configured(tmp_path, (Problem(Place("facts/a.yml"), "HB201", "unknown field"),)))
    assert gc.isenabled()


def test_mistakes_end_the_build_and_leave_the_site_untouched(tmp_path: Path) -> None:
    site = built(tmp_path, page("claims/a.md"))
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    mistake = Problem(Place("facts/claims/x/a.yml", 3, 5), "HB201", "unknown speaker", "did you mean “mofcom”?")
    with pytest.raises(Abort, match=r"(?s)facts/claims/x/a.yml.*unknown speaker"):
        build(configured(tmp_path, (mistake,)))
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_strict_build_with_a_warning_leaves_the_site_untouched(tmp_path: Path) -> None:
    site = built(tmp_path, page("claims/a.md"))
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (tmp_path / "docs/by-hand.md").write_text("[wrong](nowhere.md)", encoding="utf-8")
    with pytest.raises(Abort, match="strict mode"):
        built(tmp_path, page("claims/b.md"), strict=True)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "mkdocs.yml", "site"]


def test_a_defect_in_the_middle_of_a_build_leaves_the_site_untouched(tmp_path: Path) -> None:
    site = built(tmp_path, page("claims/a.md"))
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    config = configured(tmp_path, Edition((page("index.md"),)))

    def broken(output: str, **_: object) -> str:
        raise ValueError("a defect")

    config.plugins.events["post_page"].append(broken)
    with pytest.raises(ValueError, match="a defect"):
        build(config)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_new_site_replaces_the_old_one_and_is_where_the_settings_say(tmp_path: Path) -> None:
    site = built(tmp_path, page("claims/a.md"))
    config = configured(tmp_path, Edition((page("index.md"), page("claims/b.md"))), strict=True)
    build(config)
    assert config.site_dir == str(site)
    assert sorted(path.name for path in (site / "claims").iterdir()) == ["b"]


@pytest.mark.parametrize("start", [{"command": "serve", "dirty": False}, {"command": "build", "dirty": True}])
def test_the_preview_and_a_dirty_build_are_made_in_place(tmp_path: Path, start: dict[str, Any]) -> None:
    config = configured(tmp_path, Edition((page("index.md"),)))
    config.plugins.on_startup(**start)
    config.plugins.on_pre_build(config=config)
    assert config.site_dir == str(tmp_path / "site")


def test_the_preview_keeps_the_last_good_site_while_the_facts_hold_mistakes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    outcomes: list[Exception | None] = [MistakesFound("x.yml:1:1 broken"), None, ValueError("a defect")]

    def builder() -> None:
        if outcome := outcomes.pop(0):
            raise outcome

    with LiveReloadServer(builder, "127.0.0.1", 0, str(tmp_path)) as server:
        config = configured(tmp_path, Edition(()))
        rebuild = config.plugins.on_serve(server, config=config, builder=builder).builder
    rebuild()
    assert "x.yml:1:1 broken" in capsys.readouterr().err
    assert "last good site" in caplog.text
    rebuild()
    with pytest.raises(ValueError, match="a defect"):
        rebuild()


def test_a_builder_that_succeeds_is_called_once() -> None:
    calls: list[int] = []
    build_or_keep(lambda: calls.append(1))
    assert calls == [1]


def test_the_edition_is_asked_for_with_the_project_the_date_and_the_documentation_folder(
    tmp_path: Path,
) -> None:
    config = configured(tmp_path, Edition((page("index.md"),)))
    build(config)
    plugin = config.plugins["handbook"]
    assert isinstance(plugin, Given)
    assert plugin.asked == [(tmp_path, dt.date(2026, 11, 22), "docs")]


@pytest.mark.parametrize(
    ("option", "environment", "expected"),
    [
        ("2026-11-22", {"SOURCE_DATE_EPOCH": "0"}, dt.date(2026, 11, 22)),
        (dt.date(2026, 11, 22), {}, dt.date(2026, 11, 22)),
        ("", {"SOURCE_DATE_EPOCH": "1795305600"}, dt.date(2026, 11, 22)),
        (None, {"SOURCE_DATE_EPOCH": "86399"}, dt.date(1970, 1, 1)),
    ],
)
def test_the_date_is_the_option_then_the_environment(
    option: object, environment: dict[str, str], expected: dt.date
) -> None:
    assert date_of_edition(option, environment) == expected


def test_without_option_and_environment_the_date_is_the_clock() -> None:
    before = dt.datetime.now(tz=dt.UTC).date()
    assert before <= date_of_edition(None, {}) <= dt.datetime.now(tz=dt.UTC).date()


@pytest.mark.parametrize(("option", "epoch"), [("22 Nov", "0"), ("", "soon"), ("", "9" * 30)])
def test_a_malformed_date_is_refused_with_an_example(option: str, epoch: str) -> None:
    with pytest.raises(PluginError, match="expected a date such as 2026-11-22"):
        date_of_edition(option, {"SOURCE_DATE_EPOCH": epoch})


def test_the_theme_names_no_program_labels_its_search_and_carries_the_symbols(tmp_path: Path) -> None:
    text = html(built(tmp_path, page("claims/a.md"), extra={"generator": False}), "claims/a")
    assert '<meta name="generator"' not in text
    assert 'role="dialog" aria-label="Search"' in text
    assert 'role="search" aria-label="Search"' in text
    assert text.count("<symbol id=") == 7
    assert text.index("<symbol id=") < text.index("<header")
    assert "never republished" in text
    assert 'href="../../method/"' in text


def test_pages_without_a_page_behind_them_are_built(tmp_path: Path) -> None:
    assert "<title>Handbook</title>" in (built(tmp_path) / "404.html").read_text(encoding="utf-8")


def test_a_repository_link_asks_nothing_of_the_repository(tmp_path: Path) -> None:
    site = built(tmp_path, page("claims/a.md"), repo_url="https://github.com/o/r")
    text = html(site, "claims/a")
    assert 'href="https://github.com/o/r"' in text
    assert 'data-md-component="source"' not in text
