"""Writes the pages of an edition as plain Markdown, for stock MkDocs Material to build.

Headings, lists, links, tables and emphasis become Markdown; drawings are left out, so stock has a
little less to do. It measures nothing.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from generator.editions import Edition, Page
from tests.bench.synthetic import settings

_BLOCKS = {"p", "h1", "h2", "h3", "li", "tr", "dt", "dd", "ul", "ol", "table", "article", "dl"}
_LEADS = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "dd": "- "}
_SIGNS = {"b": "**", "code": "`"}


def write(edition: Edition, project: Path) -> None:
    """Write `docs/` and `mkdocs.yml` of a stock site with an edition's pages."""
    by_hand = (Page(path, "", "", "", "") for path in edition.prose)
    paths = {page.url.strip("/"): page.path for page in (*edition.pages, *by_hand)}
    files = {path: content.decode() for path, content in edition.files.items()}
    pages = {page.path: _front_matter(page) + markdown_of(page, paths) for page in edition.pages}
    for path, text in {**files, **edition.prose, **pages}.items():
        file = project / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (project / "mkdocs.yml").write_text(json.dumps(settings({"search": {}})), encoding="utf-8")


def markdown_of(page: Page, paths: Mapping[str, str]) -> str:
    """Return a page's body as Markdown.

    Args:
        page: a generated page.
        paths: the file of each page of the site, by its address without the last slash.
    """
    reader = _Reader(page, paths)
    reader.feed(page.html)
    lines = "".join(reader.out).split("\n")
    return "\n\n".join(line.strip() for line in lines if line.strip()) + "\n"


def _front_matter(page: Page) -> str:
    return f"---\ntitle: {json.dumps(page.title)}\ndescription: {json.dumps(page.description)}\n---\n\n"


class _Reader(HTMLParser):
    """Collects Markdown from the tags of a fragment."""

    def __init__(self, page: Page, paths: Mapping[str, str]) -> None:
        super().__init__()
        self.page = page
        self.paths = paths
        self.out: list[str] = []
        self.hidden = 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg":
            self.hidden += 1
        elif tag in _BLOCKS:
            self.out += ("\n", _LEADS.get(tag, ""))
        elif tag == "a":
            self.links.append(self._target(dict(attrs).get("href") or ""))
            self.out.append("[")
        self.out.append(_SIGNS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.out.append(_SIGNS.get(tag, ""))
        if tag == "svg":
            self.hidden -= 1
        elif tag == "a":
            self.out.append(f"]({self.links.pop()})")
        elif tag in ("td", "th"):
            self.out.append(" — ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.out.append(data.replace("\n", " "))

    def _target(self, href: str) -> str:
        """Return a link as an author of Markdown writes it: to the file, which MkDocs looks up."""
        if not href.startswith("."):
            return href
        way, sign, place = href.partition("#")
        address = posixpath.normpath(posixpath.join("/", self.page.url, way)).strip("/")
        here = posixpath.dirname(self.page.path) or "."
        return posixpath.relpath(self.paths.get(address, address), here) + sign + place
