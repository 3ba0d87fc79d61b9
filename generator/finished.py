"""A page of an edition as MkDocs takes it: HTML that is finished before MkDocs sees it.

Python-Markdown never runs on it, and the search gets its entry directly. This module decides
nothing about what a page holds; `plugin` hands the pages over.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from markupsafe import escape as as_markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator import editions


class FactPage(Page):
    """A page whose HTML is finished before MkDocs sees it."""

    def __init__(self, made: editions.Page, title: str | None, file: File, config: MkDocsConfig) -> None:
        self.made = made
        super().__init__(title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Set what a Markdown page would say in its front matter; there is no Markdown."""
        self.markdown = ""
        self.meta = {"title": as_markup(self.made.title), "kind": self.made.kind, "search": {"exclude": True}}
        if self.made.description:
            self.meta["description"] = as_markup(self.made.description)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Set body and table of contents; links in finished HTML are already right."""
        self.content = self.made.html
        # As in a Markdown page, the first heading is where "Skip to content" leads; Material lists those below it.
        first = re.search(r'<h1\b[^>]*?\sid="([^"]+)"', self.made.html)
        above = (editions.Heading(first[1], self.made.title, 1),) if first else ()
        self.toc = table_of_contents((*above, *self.made.headings))

    @property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]
        """The ids in the page, looked for only where another page links to one."""
        return set(re.findall(r'\sid="([^"]+)"', self.made.html))


def table_of_contents(headings: tuple[editions.Heading, ...]) -> TableOfContents:
    """Return MkDocs' table of contents: each heading below the last one of a higher rank."""
    roots: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(markup_of(heading.title), heading.id, heading.level)
        while open_links and open_links[-1].level >= heading.level:
            open_links.pop()
        (open_links[-1].children if open_links else roots).append(link)
        open_links.append(link)
    return TableOfContents(roots)


@lru_cache(maxsize=1024)  # nearly all pages of a kind have the same headings
def markup_of(text: str) -> str:
    """Return a plain text with its HTML escaped."""
    return as_markup(text)


def search_entry(page: FactPage) -> dict[str, str]:
    """Return what Material's search keeps of a page; it reads both texts as HTML."""
    title, text = escape(page.made.title, quote=False), escape(page.made.search, quote=False)
    return {"location": page.url, "title": title, "text": text}
