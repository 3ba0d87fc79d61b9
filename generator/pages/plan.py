"""One page to be rendered: where it stands, which template shows it and what that is given.

This module plans no page.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.editions import Heading


@dataclass(frozen=True, slots=True)
class Plan:
    """One page to be rendered.

    Attributes:
        path: of the page's source below the documentation folder.
        kind: the template's name, without its ending.
        title: plain text.
        description: one plain sentence.
        context: what the template shows.
        headings: the table of contents.
        search: the words to find the page by; nothing keeps it out of the search.
        edit_path: the fact file it is made from.
    """

    path: str
    kind: str
    title: str
    description: str
    context: object
    headings: tuple[Heading, ...] = ()
    search: str = ""
    edit_path: str | None = None


def headings(*candidates: tuple[str, str, object]) -> tuple[Heading, ...]:
    """Return a heading for each id and title whose section is shown."""
    return tuple(Heading(anchor, title) for anchor, title, shown in candidates if shown)
