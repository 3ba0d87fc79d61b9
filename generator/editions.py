"""What one build publishes: finished pages, hand-written pages with their citations, other files.

An edition is plain data, so that MkDocs is one way of many to put it out. This module makes
nothing and writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def address_of(path: str) -> str:
    """Return the address, below the site's root, of the page with this path below the documentation folder."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page that its table of contents shows."""

    id: str
    title: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page, engine-neutral.

    Attributes:
        path: path of the page's source below the documentation folder, such as
            `claims/licensing-no-ban.md`; its address is `claims/licensing-no-ban/`.
        kind: pages of one kind have the same frame around them.
        title: plain text, not escaped.
        description: one plain sentence for previews and search engines, not escaped.
        html: the finished body; one block element without blank lines, links relative to the
            page's own address.
        headings: what the table of contents shows.
        search: the words to find the page by, plain text; nothing keeps it out of the search.
        edit_path: the fact file the page is made from, below the project, or nothing.
    """

    path: str
    kind: str
    title: str
    description: str
    html: str
    headings: tuple[Heading, ...] = ()
    search: str = ""
    edit_path: str | None = None

    @property
    def url(self) -> str:
        """The page's address below the site's root."""
        return address_of(self.path)


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything one build publishes.

    Attributes:
        pages: generated pages, sorted by path.
        prose: hand-written pages by path: Markdown with its citations resolved.
        files: other files by path below the site's root, such as `data/handbook.json`.
        beside_prose: what people put beside their pages, such as pictures; MkDocs finds these itself.
        redirects: old addresses and where they lead, both below the site's root.
        totals: what was counted and verified, by the names of the published data.
    """

    pages: tuple[Page, ...]
    prose: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)
    beside_prose: Mapping[str, bytes] = field(default_factory=dict)
