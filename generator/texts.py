"""The text of a file or an address: HTML, PDF, Markdown or plain text to a paragraph a line.

HTML goes through trafilatura, PDF through pypdf, Markdown through Python-Markdown; everything else
must be UTF-8 text, in which a paragraph is what stands between empty lines or, where there are none,
a line. This module does not judge what a text says, and it writes nothing.
"""

from __future__ import annotations

import io
import logging
import re
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from http.client import HTTPException
from pathlib import Path

_LARGEST = 20_000_000
_PATIENCE = 30  # seconds without an answer
SAVE_IT = "save the page in your browser as HTML or PDF, and capture that file"
_HTML_START = re.compile(
    rb"(?:(?:<\?[^>]*>|<!--(?:(?!-->).)*-->)\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE
)
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", ".html", ".htm", ".xhtml"})
_MARKDOWN_TYPES = frozenset({"text/markdown", ".md", ".markdown"})
_FRONT_MATTER = re.compile(r"\A\s*---\n.*?^---\n", re.MULTILINE | re.DOTALL)
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "u"}
)
_NO_TEXT = frozenset({"script", "style"})
# How a heading or an item of a list starts: “# ”, “- ”, “1. ”, “(2) ”.
_STARTS_ANEW = re.compile(r"(?:#{1,6}|[-*•‣·]|\(?[0-9]{1,2}[.)])\s")
_SYLLABLES = re.compile(r"([^\W\d_]+)-\n([^\W\d_]+)")

for _library in ("trafilatura", "pypdf"):  # what they meet in a page is no message for a contributor
    logging.getLogger(_library).addHandler(logging.NullHandler())


class UnreadableError(Exception):
    """A target that has no text to capture; `hint` says what to do instead."""

    def __init__(self, message: str, hint: str = SAVE_IT) -> None:
        super().__init__(message)
        self.hint = hint


def read_text(target: str) -> str:
    """Return the text of a local file or an http(s) address, a paragraph a line, without empty lines.

    Args:
        target: path or address of HTML, PDF, Markdown or UTF-8 text of at most 20 MB.

    Raises:
        UnreadableError: there is none, it cannot be fetched, or it is of another kind.
    """
    body, kind = read_body(target)
    start = body[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    read, name = _plain_text, "text"
    if start.startswith(b"%PDF-") or kind in ("application/pdf", ".pdf"):
        read, name = _pdf_text, "PDF"
    elif _HTML_START.match(start) or kind in _HTML_TYPES:
        read, name = _html_text, "HTML"
    elif kind in _MARKDOWN_TYPES:
        read, name = _markdown_text, "Markdown"
    try:
        text = read(body)
    except UnreadableError:
        raise
    except Exception as error:
        # Broken files break their readers in many ways, and none of them is a contributor's business.
        raise UnreadableError(
            f"it cannot be read as {name}: {error}", "is it whole, and without a password?"
        ) from error
    return "\n".join(filter(None, (line.strip() for line in text.splitlines())))


def read_body(target: str) -> tuple[bytes, str]:
    """Return the bytes of a local file or an http(s) address, and its file suffix or media type.

    Raises:
        UnreadableError: there are none, they cannot be fetched, or they are more than 20 MB.
    """
    is_address = re.match(r"https?://", target, re.IGNORECASE)
    body, kind = _fetch(target) if is_address else _open(Path(target).expanduser())
    if len(body) > _LARGEST:
        raise UnreadableError(f"it is larger than {_LARGEST // 1_000_000} MB", "capture the part of it that you cite")
    return body, kind


def _open(path: Path) -> tuple[bytes, str]:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1), path.suffix.lower()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        hint = "give the path of a file, or an address that starts with https://"
        raise UnreadableError(f"the file cannot be opened: {reason}", hint) from None


def _fetch(address: str) -> tuple[bytes, str]:
    headers = {
        "User-Agent": "Mozilla/5.0 (compatible; handbook capture)",
        "Accept": "text/html,application/pdf,text/*;q=0.9,*/*;q=0.5",
    }
    try:
        request = urllib.request.Request(address, headers=headers)  # noqa: S310 - only http(s) comes here
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
            body = answer.read(_LARGEST + 1)
            if len(body) <= _LARGEST and answer.length:
                raise UnreadableError("the address broke off in the middle of the document", "try again")
            if answer.headers.get("Content-Encoding") in ("gzip", "deflate"):  # unasked, but some send it
                body = zlib.decompressobj(47).decompress(body, _LARGEST + 1)
            return body, answer.headers.get_content_type()
    except urllib.error.HTTPError as error:
        raise UnreadableError(f"the address answers {error.code} {error.reason}") from None
    except (OSError, ValueError, HTTPException, zlib.error) as error:
        raise UnreadableError(f"the address cannot be fetched: {error}") from None


def _plain_text(body: bytes) -> str:
    return "\n".join(_blocks(_decoded(body)))


def _decoded(body: bytes) -> str:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            f"line {line} is not UTF-8 text, nor is it HTML or PDF", "save it as UTF-8 in your editor"
        ) from None
    if "\0" in text or text.lstrip().startswith(("<?xml", "{\\rtf")):
        raise UnreadableError("it is neither HTML, PDF nor UTF-8 text")
    return text


def _markdown_text(body: bytes) -> str:
    """Return what a reader of the finished page sees: no front matter, no signs of Markdown, no tags."""
    from markdown import markdown  # noqa: PLC0415 - no other command needs it

    text = _decoded(body).replace("\r\n", "\n")
    seen = _Seen()
    seen.feed(markdown(_FRONT_MATTER.sub("", text, count=1), extensions=["tables"]))
    seen.close()
    return "\n".join(" ".join(block.split()) for block in "".join(seen.parts).split(_Seen.BREAK))


class _Seen(HTMLParser):
    """Collects the text of HTML; every tag that is no part of a line ends a paragraph."""

    BREAK = "\0"

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in _NO_TEXT
        self._end_of_paragraph(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _NO_TEXT
        self._end_of_paragraph(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)

    def _end_of_paragraph(self, tag: str) -> None:
        if tag not in _INLINE | _NO_TEXT:
            self.parts.append(self.BREAK)


def _blocks(text: str) -> Iterator[str]:
    """Join the lines between empty ones, which only end a line; without any, each line is a paragraph.

    A heading or an item of a list within a block starts a paragraph of its own.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    if "" not in lines:
        yield from lines
        return
    block: list[str] = []
    for line in lines:
        if not line or _STARTS_ANEW.match(line):
            yield " ".join(block)
            block = []
        block += filter(None, [line])
    yield " ".join(block)


def _html_text(body: bytes) -> str:
    """Return the page's main text; its one headline comes first, which trafilatura leaves out at times."""
    import trafilatura  # noqa: PLC0415 - slow to load, and no other command needs it

    tree = trafilatura.load_html(body)
    if tree is None:
        raise UnreadableError("it is not HTML that can be read")
    headlines = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    text = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    if len(headlines) == 1 and text and headlines[0] not in text:
        return f"{headlines[0]}\n{text}"
    return text


def _pdf_text(body: bytes) -> str:
    import pypdf  # noqa: PLC0415 - slow to load, and no other command needs it

    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages]
    bare = "\n".join("\n".join(line.strip() for line in page.splitlines()) for page in pages)
    known = frozenset(re.findall(r"[^\W\d_]+", _SYLLABLES.sub(" ", bare).lower()))
    return "\n".join(paragraph for page in pages for paragraph in _paragraphs(page, known))


def _paragraphs(page: str, known: frozenset[str]) -> Iterator[str]:
    """Join the lines of a page into paragraphs, which end with a short line or an empty one."""
    lines = [line.strip() for line in page.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    full = lengths[len(lengths) * 9 // 10] if lengths else 0
    paragraph = ""
    for line in lines:
        paragraph = _joined(paragraph, line, known)
        goes_on = re.search(r"(?:\u00ad|[^\W\d_]-)$", line) is not None
        ends = re.search(r"[.?!:。！？：][\"'”’)]*$", line) is not None
        if not goes_on and len(line) < full * (0.93 if ends else 0.75):
            yield paragraph
            paragraph = ""
    yield paragraph


def _joined(before: str, line: str, known: frozenset[str]) -> str:
    """Join two lines; a hyphen between them goes unless the document has both halves as words."""
    if not before:
        return line
    if before.endswith("\u00ad"):
        return before[:-1] + line
    split = _SYLLABLES.search(f"{before}\n{line}", len(before.rpartition(" ")[0]))
    if not split or not split[2][0].islower():
        return f"{before} {line}"
    first, second = split[1].lower(), split[2].lower()
    is_compound = first + second not in known and {first, second} <= known
    return before + line if is_compound else before[:-1] + line
