"""Hand-written pages: put numbered references for the claims they cite, and explain terms in running text.

`[@claim-id]` outside of code cites a claim. The result is Markdown again, for any engine. Of Markdown this
module knows what must be left alone: code, links, tags, and what is no paragraph of running text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.problems import Place

_CODE = re.compile(
    r"^ *(?P<fence>`{3,}|~{3,}).*?(?:^ *(?P=fence)[^\n]*$|\Z)|(?P<ticks>`+)(?:(?!\n[ \t]*\n).)*?(?P=ticks)",
    re.MULTILINE | re.DOTALL,
)
_CITATION = re.compile(r"\[@([^\]\s]*)\]")
# Headings, tables, quotations, addresses of links, HTML, lists and pictures. “**Bold**” at its start makes no
# list of a paragraph.
_NO_RUNNING_TEXT = re.compile(
    r"[#|>]|\[[^\]]+\]:|</?[a-zA-Z!]|<!|([*+-]|\d+[.)])\s|!\[|[^\n]*\n(=+|-+)\Z|([-_*] *){3,}\Z"
)
# Links, also with a picture or brackets in them, references, attributes, tags and addresses.
_NO_PLAIN_TEXT = re.compile(
    r"!?\[(?:[^\[\]]|!?\[[^\]]*\](?:\([^)]*\))?)*\](?:\([^)]*\)|\[[^\]]*\])?|\{:[^}]*\}|<[^>]*>|https?://\S+",
    re.DOTALL,
)
_HEADING = re.compile(r"^#[^\n]*", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """One `[@claim-id]`: the id, where it stands in the text, and the same as a place."""

    claim: str
    start: int
    end: int
    place: Place


def citations(text: str, file: str) -> Iterator[Citation]:
    """Yield the citations of a hand-written page in order.

    Args:
        text: the page's Markdown.
        file: its path, for places.
    """
    for match in _CITATION.finditer(_without_code(text)):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield Citation(match[1], match.start(), match.end(), Place(file, line, column))


def is_on_the_subject(file: str) -> bool:
    """Return whether a hand-written page tells of the subject: a chapter's, or that of the founding texts."""
    return "/chapters/" in f"/{file}" or file.endswith("founding-texts.md")


def paragraphs(text: str, file: str) -> Iterator[tuple[str, Place]]:
    """Yield the paragraphs of running text: no headings, lists, tables, code, HTML or comments."""
    for match in _running_text(text):
        yield match[0].strip(), Place(file, text.count("\n", 0, match.start()) + 1)


def with_terms(text: str, explain: Callable[[str], str]) -> str:
    """Return the Markdown with the terms in its paragraphs explained.

    Args:
        text: the page's Markdown.
        explain: a stretch of plain text to the same with inline HTML around its terms.
    """
    out: list[str] = []
    end = 0
    plain = _without_code(text, "\0")
    for block in _running_text(text):
        bare = _NO_PLAIN_TEXT.sub(lambda match: "\0" * len(match[0]), plain[block.start() : block.end()])
        for stretch in re.finditer("[^\0]+", bare):
            start, stop = block.start() + stretch.start(), block.start() + stretch.end()
            out += (text[end:start], explain(text[start:stop]))
            end = stop
    return f"{''.join(out)}{text[end:]}"


def _running_text(text: str) -> Iterator[re.Match[str]]:
    """Yield the paragraphs of running text where they stand, code in them blanked."""
    front = _FRONT_MATTER.match(text)
    bare = _without_code(text)
    bare = _blanked(front[0]) + bare[front.end() :] if front else bare
    bare = _HEADING.sub(lambda match: _blanked(match[0]), bare)  # what is right below it is a paragraph
    for match in re.finditer(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", bare, re.MULTILINE):
        is_indented = text.startswith(("    ", "\t"), match.start())  # what is blanked does not count
        if not is_indented and not _NO_RUNNING_TEXT.match(match[0].strip()):
            yield match


def with_references(
    text: str, file: str, reference: Callable[[int, str], str], listing: Callable[[list[str]], str]
) -> str:
    """Return the Markdown with numbered references for its citations and their list at the end.

    Args:
        text: the page's Markdown, citing only claims that exist.
        file: its path.
        reference: the inline HTML of a reference, from its number and the claim's id.
        listing: the HTML block of the list, from the ids in the order of their numbers.
    """
    numbers: dict[str, int] = {}
    out: list[str] = []
    end = 0
    for citation in citations(text, file):
        number = numbers.setdefault(citation.claim, len(numbers) + 1)
        out += (text[end : citation.start], reference(number, citation.claim))
        end = citation.end
    if not numbers:
        return text
    return f"{''.join(out)}{text[end:].rstrip()}\n\n{listing(list(numbers))}\n"


def _without_code(text: str, sign: str = " ") -> str:
    return _CODE.sub(lambda match: _blanked(match[0], sign), text)


def _blanked(text: str, sign: str = " ") -> str:
    return re.sub(r"[^\n]", sign, text)
