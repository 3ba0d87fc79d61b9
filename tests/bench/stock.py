"""Writes the pages of an edition as Markdown, for stock MkDocs Material to build the same site.

Headings, paragraphs, lists, links, tables and emphasis become Markdown. What Markdown has no form for
— the classes, cards and signs of the handbook's look — is written as Material's own guide shows it:
attribute lists, blocks with `markdown="block"`, and HTML within a line. It measures nothing.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from generator.editions import Edition, Page, address_of
from tests.bench.synthetic import settings

_BLOCKS = {"div", "article", "ul", "ol", "li", "dl", "form"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_LEADS = {"h1": "# ", "h2": "## ", "h3": "### "}
_SIGNS = {"b": "**", "code": "`"}
_VOID = {"br", "input", "path", "rect", "use"}


def write(edition: Edition, project: Path) -> None:
    """Write `docs/` and `mkdocs.yml` of a stock site with an edition's pages."""
    paths = {address_of(path).strip("/"): path for path in (*(page.path for page in edition.pages), *edition.prose)}
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
    text = "\n".join(line.strip() for line in "".join(reader.out).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _front_matter(page: Page) -> str:
    return f"---\ntitle: {json.dumps(page.title)}\ndescription: {json.dumps(page.description)}\n---\n\n"


def _attribute_list(attributes: Mapping[str, str | None]) -> str:
    """Return attributes as the extension `attr_list` takes them."""
    signs = {"id": "#{}", "class": ".{}"}
    parts = (
        " ".join(signs[name].format(word) for word in (value or "").split()) if name in signs else f'{name}="{value}"'
        for name, value in attributes.items()
    )
    return f"{{: {' '.join(parts)} }}" if attributes else ""


def _written(attributes: Mapping[str, str | None]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


class _Reader(HTMLParser):
    """Collects Markdown from the tags of a fragment."""

    def __init__(self, page: Page, paths: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self.page = page
        self.paths = paths
        self.out: list[str] = []
        self.ends: list[str] = []
        self.cells: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start, end = self._markdown(tag, dict(attrs))
        self.out.append(start)
        if tag not in _VOID:
            self.ends.append(end)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.out.append(self.ends.pop())

    def handle_data(self, data: str) -> None:
        text = data.replace("\n", " ")
        starts_line = not self.out or self.out[-1].endswith("\n")
        self.out.append(f"\\{text}" if starts_line and text.startswith(("+ ", "- ")) else text)

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")

    def _markdown(self, tag: str, attributes: dict[str, str | None]) -> tuple[str, str]:
        """Return what stands before and after the content of a tag."""
        if tag == "a":
            target = self._target(attributes.pop("href", None) or "")
            return "[", f"]({target}){_attribute_list(attributes)}"
        if tag in _SIGNS:
            return _SIGNS[tag], _SIGNS[tag]
        if tag in _LEADS:
            return f"\n\n{_LEADS[tag]}", f" {_attribute_list(attributes)}\n\n"
        if tag == "p":
            return "\n\n", f"\n{_attribute_list(attributes)}\n\n"
        if tag == "li" and not attributes:
            return "\n- ", "\n"
        if tag in _TABLE:
            return self._row(tag)
        if tag in ("dt", "dd"):
            return f'\n<{tag} markdown="span">', f"</{tag}>\n"
        if tag in _BLOCKS:
            return f'\n\n<{tag}{_written(attributes)} markdown="block">\n\n', f"\n\n</{tag}>\n\n"
        return self.get_starttag_text() or "", f"</{tag}>"

    def _row(self, tag: str) -> tuple[str, str]:
        if tag in ("th", "td"):
            self.cells[-1] += 1
            return "| ", " "
        if tag == "tr":
            self.cells.append(0)
            return "\n", "|"
        ruled = "\n" + "|---" * self.cells[-1] + "|" if tag == "tbody" else ""
        return ("\n\n", "\n\n") if tag == "table" else (ruled, "")

    def _target(self, href: str) -> str:
        """Return a link as an author of Markdown writes it: to the file, which MkDocs looks up."""
        if not href.startswith("."):
            return href
        way, sign, place = href.partition("#")
        address = posixpath.normpath(posixpath.join("/", self.page.url, way)).strip("/")
        here = posixpath.dirname(self.page.path) or "."
        return posixpath.relpath(self.paths.get(address, address), here) + sign + place
