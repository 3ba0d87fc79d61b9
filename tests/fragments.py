"""What a browser makes of a page's HTML: a tree of elements, or a complaint that the tags do not match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


@dataclass
class Element:
    """One element with what stands in it, in order."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below; a line break is a blank."""
        if self.tag == "br":
            return " "
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    @property
    def words(self) -> str:
        """The text as it is seen, each run of white space being one blank."""
        return " ".join(self.text.split())

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> Iterator[Element]:
        """Every element below this one, in order."""
        for part in self.inside:
            if isinstance(part, Element):
                yield part
                yield from part.elements

    def all(self, tag: str = "", kind: str = "") -> list[Element]:
        """Return the elements of a tag, a class, or both."""
        return [e for e in self.elements if (not tag or e.tag == tag) and (not kind or kind in e.classes)]

    def one(self, tag: str = "", kind: str = "") -> Element:
        """Return the only element of a tag, a class, or both."""
        (found,) = self.all(tag, kind)
        return found

    def section(self, identity: str) -> Element:
        """Return what stands below the heading of this id, up to the next heading of a section."""
        found: list[Element | str] = []
        inside = False
        for part in self.inside:
            if isinstance(part, Element) and part.tag == "h2":
                inside = part.attributes.get("id") == identity
            elif inside:
                found.append(part)
        assert found, f"no section {identity}"
        return Element("section", {}, found)

    @property
    def links(self) -> list[str]:
        return [e.attributes["href"] for e in self.elements if "href" in e.attributes]

    @property
    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in {self.get_starttag_text()}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"</{tag}> closes <{closed.tag}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def read_html(html: str) -> Element:
    """Return a nameless element that holds the HTML; every tag must be closed in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (whole,) = reader.open
    return whole


def read_body(html: str) -> Element:
    """Return the one `<div class="hb">` that a page's body is."""
    whole = read_html(html)
    assert [part if isinstance(part, str) else part.tag for part in whole.inside] == ["div"]
    body = whole.one("div", "hb")
    assert body.classes == ["hb"]
    assert all(line.strip() for line in html.split("\n")), "a blank line, behind which Markdown would go on"
    return body
