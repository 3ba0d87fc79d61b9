"""Frames drawn once: the same bytes as the theme's own template, or the theme's own template."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from generator import shells
from generator.editions import Edition, Heading, Page
from generator.plugin import HandbookConfig, HandbookPlugin

ROOT = Path(__file__).parent.parent
AWKWARD = "</title></script> <i>&\"' {{ page.url }} {% include 'x' %} {# #} $& \\1 \\g<0> é 稀土 " + shells.MARK
KINDS = (
    (),
    (Heading("a", "A & <b>"),),
    (Heading("top", "T", 1), Heading("b", AWKWARD), Heading("c", "C", 3)),
)


class Framed(HandbookPlugin):  # type: ignore[no-untyped-call]
    """The plugin with an edition in its hand; keeps what each page was rendered with."""

    def make_edition(self, project: Path, today: dt.date, docs: str) -> Edition:
        return edition()

    def templates(self) -> dict[str, str]:
        return {page.file.src_uri: page.meta.get("template", shells.THEME) for page in self.pages}


class Unframed(Framed):  # type: ignore[no-untyped-call]
    """The same with every page rendered by the theme's own template."""

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        return env


def claims(count: int = 96) -> list[Page]:
    pages = []
    for i in range(count):
        awkward = f"{AWKWARD} {i}" if i % 2 else f"Plain {i}"
        body = f"<div><h1>{i}</h1>{AWKWARD}</div>" if i % 8 < 4 else f"<p>{AWKWARD}</p>"
        path = f"claims/claim-{i:02}.md"
        edit = f"facts/{path}" if i % 4 else None
        pages.append(Page(path, "claim", awkward, awkward, body, KINDS[i % 2 + i // 48], "words", edit))
    return pages


def edition() -> Edition:
    others = ("index.md", "claims/index.md", "sources/s2/notes.md", "timeline.md", "claims/a/index.md")
    pages = [Page(path, "index", path, "", f"<h1>{path}</h1>") for path in others]
    twins = [Page(f"sources/s{i}.md", "source", f"S{i}", "", f"<h1>S{i}</h1>") for i in range(8)]
    return Edition(tuple(sorted([*pages, *twins, *claims()], key=lambda page: page.path)))


def built(
    project: Path, plugin: Framed, *, main: str = "", more: BasePlugin[HandbookConfig] | None = None
) -> dict[str, bytes]:
    """Return every page of the site; `main` stands in the theme's block for the end of the head."""
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").touch()
    theme = project / "theme"
    theme.mkdir()
    if main:
        own = (ROOT / "generator/templates/theme/main.html").read_text(encoding="utf-8")
        (theme / "main.html").write_text(own + main, encoding="utf-8")
        (theme / "partials").mkdir()
        symbols = ROOT / "generator/templates/theme/partials/symbols.html"
        (theme / "partials/symbols.html").write_bytes(symbols.read_bytes())
    config = load_config(
        str(project / "mkdocs.yml"),
        site_name="H & B",
        site_url="https://handbook.example/base/",
        repo_url="https://git.example/o/r",
        edit_uri="edit/main/docs/",
        theme={
            "name": "material",
            "font": False,
            "custom_dir": str(theme if main else ROOT / "generator/templates/theme"),
            "features": ["content.action.edit", "navigation.tabs", "navigation.indexes"],
        },
        plugins=["search"],
        nav=["index.md", {"Claims": "claims/index.md"}, {"Deep": "sources/s2/notes.md"}],
    )
    config.site_dir = str(project / "site")
    assert plugin.load_config({"today": "2026-11-22"}) == ([], [])
    config.plugins["handbook"] = plugin
    if more is not None:
        config.plugins["more"] = more
    build(config)
    site = project / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*.html"))}


def head(text: str) -> str:
    return f"{{% block extrahead %}}{{% if page %}}{text}{{% endif %}}{{% endblock %}}"


def test_framed_pages_are_byte_for_byte_what_the_theme_itself_makes(tmp_path: Path) -> None:
    plugin = Framed()
    framed = built(tmp_path / "framed", plugin)
    own = built(tmp_path / "own", Unframed())
    assert [path for path in own if own[path] != framed[path]] == []
    assert own.keys() == framed.keys()
    used = plugin.templates()
    assert sum(name != shells.THEME for name in used.values()) >= 100


def test_nothing_in_a_page_is_taken_for_template_code_or_for_a_mark(tmp_path: Path) -> None:
    plugin = Framed()
    text = built(tmp_path, plugin)["claims/claim-01/index.html"].decode()
    assert plugin.templates()["claims/claim-01.md"] != shells.THEME
    assert f"<div><h1>1</h1>{AWKWARD}</div>" in text
    assert text.count("{{ page.url }} {% include &#39;x&#39; %} {# #} $&amp; \\1 \\g&lt;0&gt; é 稀土") == 3


def test_pages_in_the_navigation_at_the_root_and_above_another_use_the_theme_itself(
    tmp_path: Path,
) -> None:
    plugin = Framed()
    built(tmp_path, plugin)
    used = plugin.templates()
    kept = ("sources/s2.md", "index.md", "claims/index.md", "sources/s2/notes.md", "timeline.md", "claims/a/index.md")
    assert {used[path] for path in kept} == {shells.THEME}


@pytest.mark.parametrize(
    "prints",
    [
        "{{ page.title | striptags | e }}",
        "{{ page.meta.title | e }} {{ page.canonical_url }} {{ page.edit_url }} {{ page.url }}",
        "{{ page.abs_url }} {{ page.meta.description | striptags }}",
        "{% for item in page.toc %}{{ item.title | striptags | e }}{{ item.url }}{% endfor %}",
    ],
)
def test_a_theme_may_print_the_parts_of_a_page_in_other_places(
    prints: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    framed = Framed()
    assert built(tmp_path / "a", framed, main=head(prints)) == built(tmp_path / "b", Unframed(), main=head(prints))
    assert set(framed.templates().values()) != {shells.THEME}
    assert "own template" not in caplog.text


@pytest.mark.parametrize(
    ("prints", "why"),
    [
        ("{{ page.meta.title | upper }}", "changes a part"),
        ("{{ page.file.src_uri }}", "changes a part"),
        ("{{ page.content | length }}", "differs"),
        ("{{ page.content | truncate(40) }}", "changes a part"),
    ],
)
def test_a_theme_that_cannot_be_framed_is_used_itself_with_a_warning(
    prints: str, why: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    framed = Framed()
    assert built(tmp_path / "a", framed, main=head(prints)) == built(tmp_path / "b", Unframed(), main=head(prints))
    assert set(framed.templates().values()) == {shells.THEME}
    assert "built with the theme's own template" in caplog.text
    assert why in caplog.text


def test_hooks_of_other_plugins_run_and_a_variable_of_theirs_reaches_the_theme(tmp_path: Path) -> None:
    class Adding(BasePlugin[HandbookConfig]):  # type: ignore[no-untyped-call]
        def on_page_context(self, context: Any, *, page: Any, config: Any, nav: Any) -> Any:
            if page.url == "sources/s3/":
                context["remark"] = "seen"
            return context

        def on_post_page(self, output: str, *, page: Any, config: Any) -> str:
            return f"{output}<!-- {page.url} -->"

    plugin = Framed()
    pages = built(tmp_path, plugin, main=head("{% if remark %}[{{ remark }}]{% endif %}"), more=Adding())
    assert plugin.templates()["sources/s3.md"] != shells.THEME
    assert b"[seen]" in pages["sources/s3/index.html"]
    assert b"[seen]" not in pages["sources/s4/index.html"]
    assert pages["sources/s4/index.html"].endswith(b"<!-- sources/s4/ -->")
