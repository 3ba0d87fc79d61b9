"""Text from files and addresses to a fingerprint: what is read, what is written, and what is left alone."""

import gzip
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import texts
from generator.capturing import Captured, capture
from generator.fingerprints import fingerprint_of, read_fingerprint
from generator.loading import load
from generator.problems import Problem
from generator.texts import UnreadableError, read_text
from generator.yaml_reader import read_yaml

TODAY = date(2026, 11, 22)
WORDS = "The ministry said that it issues licences for exports of rare earths within forty-five days."
TEXT = f"{WORDS}\n\nA second paragraph names over 3,000 items and the reasons for them all.\n"
PARAGRAPHS = "".join(
    f"<p>Paragraph {i} says that the ministry issues licences for exports of minerals.</p>" for i in range(5)
)
HTML = """<!doctype html>
<html><head><meta charset="{charset}"><title>Site</title></head>
<body><nav><a href="/">Home</a></nav><h1>Ministry explains: 许可</h1>
<article>{paragraphs}
<table><tr><th>Item</th><th>Count</th></tr><tr><td>Listed</td><td>900</td></tr></table></article>
<div id="comments"><p>I dislike it.</p></div></body></html>
"""
RECORD = """# A source.
title: "A: title"  # as printed
publisher: xinhua
type: news
language: en
published: 2025-10-12

# the end
"""


def html(charset: str = "utf-8") -> bytes:
    return HTML.format(charset=charset, paragraphs=PARAGRAPHS).encode(charset)


def pdf(*lines: str) -> bytes:
    """Return a PDF of one page with these lines of text, from the top down."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 10 Tf 40 760 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 %s >> >> >>"
        % b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(body),
    )


class Handler(BaseHTTPRequestHandler):
    """Serves what the paths of these tests name."""

    def do_GET(self) -> None:
        kind, body, extra = "text/html", html(), {}
        if self.path == "/paper":
            kind, body = "application/octet-stream", pdf(WORDS)
        elif self.path == "/plain":
            kind, body = "text/plain; charset=utf-8", TEXT.encode()
        elif self.path == "/zipped":
            body, extra = gzip.compress(body), {"Content-Encoding": "gzip"}
        elif self.path == "/cut":
            extra = {"Content-Length": str(len(body) + 100)}
        elif self.path == "/empty":
            body = b"<!doctype html><html><body><div id=root></div><script>go()</script></body></html>"
        elif self.path == "/gone":
            self.send_error(404)
            return
        self.send_response(200)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **extra}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.fixture(autouse=True)
def _without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "facts/sources/news").mkdir(parents=True)
    (tmp_path / "facts/sources/news/xinhua-1.yml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def record_of(project: Path) -> Path:
    return project / "facts/sources/news/xinhua-1.yml"


def recapture(project: Path, text: str = TEXT, today: date = TODAY, **options: str) -> Captured:
    (project / "text.txt").write_text(text, encoding="utf-8")
    result = capture(project, str(project / "text.txt"), "xinhua-1", None, today, **options)
    assert isinstance(result, Captured), result
    return result


def refused(project: Path, target: str = "text.txt", source: str = "xinhua-1", note: str | None = None) -> Problem:
    """Return the one problem of a capture that writes nothing."""
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = capture(project, target if "://" in target else str(project / target), source, "whole", TODAY, note=note)
    assert isinstance(result, tuple)
    assert len(result) == 1
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    return result[0]


# --- reading


def test_text_is_read_as_a_paragraph_a_line_whatever_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffTitle\r\n  # 题\u2028last\u00a0line  \r\n\r\n \u3000\n".encode())
    assert read_text(str(path)) == "Title\n# 题\nlast\u00a0line"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One line\nand its rest.\n\nAnother\n  one. \n", ["One line and its rest.", "Another one."]),
        ("One.\n \u00a0\t\nTwo.\n\n\n\nThree.", ["One.", "Two.", "Three."]),
        ("\n\nOne.\nTwo.\n\n", ["One.", "Two."]),
        ("一、禁止出口。\n\n二、原则上不予\n许可。\n", ["一、禁止出口。", "二、原则上不予 许可。"]),
        ("# Head\n\nText.\n## Next\n\nEnd.", ["# Head", "Text.", "## Next", "End."]),
        (
            "Actions:\n\n-   China will\n    suspend it.\n-   China will end it.\n1.  First\n(2) Second",
            ["Actions:", "-   China will suspend it.", "-   China will end it.", "1.  First", "(2) Second"],
        ),
        (
            "It said on May\n12 that\n1.5 percent\n-5 and #1 of\n2025. The\n\nEnd",
            ["It said on May 12 that 1.5 percent -5 and #1 of 2025. The", "End"],
        ),
    ],
)
def test_a_paragraph_of_a_text_is_a_block_or_where_no_line_is_empty_a_line(
    tmp_path: Path, text: str, paragraphs: list[str]
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read_text(str(tmp_path / "a.txt")).splitlines() == paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("---\ntitle: No text\n---\n\n**Bold** and\n*set* [a link](https://a.example).", ["Bold and set a link."]),
        (
            "# Head\nText.\n\n-   One\n    goes on.\n\n    <!-- -->\n\n    -   Two.",
            ["Head", "Text.", "One goes on.", "Two."],
        ),
        ("### 题\n\n<p><strong>部</strong>：今天。</p><p>一、&lt;取消&gt;</p>", ["题", "部：今天。", "一、<取消>"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["a", "b", "1", "2"]),
        ("Not --- front\n\n---\n\nmatter", ["Not --- front", "matter"]),
        ("\ufeffText<script>no()</script> here.<style>p{}</style>", ["Text here."]),
    ],
)
def test_markdown_is_read_as_its_reader_sees_it(tmp_path: Path, text: str, paragraphs: list[str]) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert read_text(str(tmp_path / "a.md")).splitlines() == paragraphs


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_html_gives_headline_paragraphs_and_tables_without_comments(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "page"  # no suffix: the first bytes tell
    path.write_bytes(html(charset))
    lines = read_text(str(path)).splitlines()
    assert lines[0] == "Ministry explains: 许可"
    assert lines[1:6] == [
        f"Paragraph {i} says that the ministry issues licences for exports of minerals." for i in range(5)
    ]
    assert any("Listed" in line and "900" in line for line in lines)
    assert not any("dislike" in line or "Home" in line for line in lines)


def test_html_is_known_behind_declarations_and_comments(tmp_path: Path) -> None:
    head = b"\xef\xbb\xbf <?xml version='1.0'?>\n<?xml-stylesheet href='a'?><!-- a > b --><!-- c -->\n"
    (tmp_path / "page.txt").write_bytes(head + html())
    assert read_text(str(tmp_path / "page.txt")).startswith("Ministry explains")


def test_the_lines_of_a_pdf_become_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(
        pdf(
            "Heading",
            "The ministry said on Sunday that it grants licences to all compli-",
            "ant applications for rare-earth magnets, and that it will exam-",
            "ine each of them, the more so if the goods are made of rare-",
            "earth metals. It said so again.",
            "A second paragraph of the same width as the others starts here and",
            "ends here. The rare earth is compliant, and earth is earth.",
        )
    )
    assert read_text(str(path)).splitlines() == [
        "Heading",
        (
            "The ministry said on Sunday that it grants licences to all compliant applications for rare-earth "
            "magnets, and that it will examine each of them, the more so if the goods are made of "
            "rare-earth metals. It said so again."
        ),
        (
            "A second paragraph of the same width as the others starts here and ends here. "
            "The rare earth is compliant, and earth is earth."
        ),
    ]


def test_a_soft_hyphen_at_the_end_of_a_line_of_a_pdf_goes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(pdf("all compli\xad", "ant firms may ask for one"))
    assert read_text(str(tmp_path / "a")) == "all compliant firms may ask for one"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)))
def test_reading_text_loses_no_token(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("text") / "a.txt"
    path.write_bytes(("x " + "\n".join(lines)).encode())
    text = "x " + "\n".join(lines)
    broken = "\n".join(text.splitlines())
    read = read_text(str(path))
    if all(line.strip() for line in text.strip().splitlines()):
        assert fingerprint_of("a", read) == fingerprint_of("a", broken)
    assert "".join(read.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("name", "body", "message"),
    [
        ("a.txt", b"fine\n\xff\xfe", "line 2 is not UTF-8 text"),
        ("a.txt", b"a\0b", "neither HTML, PDF nor UTF-8"),
        ("a.xml", b"\n<?xml version='1.0'?><rss/>", "neither HTML, PDF nor UTF-8"),
        ("a.txt", b"{\\rtf1 text}", "neither HTML, PDF nor UTF-8"),
        ("a.txt", b"<!---->" * 285 + b"\0", "neither HTML, PDF nor UTF-8"),  # and says so at once
        ("a.docx", b"PK\x03\x04\x14\x00", "neither HTML, PDF nor UTF-8"),
        ("a.pdf", b"%PDF-1.7\nrubbish", "cannot be read as PDF"),
        ("a.pdf", b"not a PDF at all", "cannot be read as PDF"),
        ("a.html", b"", "HTML that can be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, body: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(body)
    with pytest.raises(UnreadableError, match=message) as caught:
        read_text(str(tmp_path / name))
    assert caught.value.hint


@pytest.mark.parametrize("target", ["missing.txt", ".", "a\0b"])
def test_a_path_that_leads_to_no_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be opened"):
        read_text(target)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_LARGEST", 100)
    (tmp_path / "a.txt").write_bytes(b"a" * 101)
    with pytest.raises(UnreadableError, match="larger"):
        read_text(str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("path", "first"), [("/page", "Ministry explains: 许可"), ("/zipped", "Ministry explains: 许可")]
)
def test_an_address_is_fetched(server: str, path: str, first: str) -> None:
    assert read_text(server + path).splitlines()[0] == first


def test_the_first_bytes_tell_a_pdf_and_the_content_type_a_text(server: str) -> None:
    assert read_text(f"{server}/paper") == WORDS
    assert read_text(f"{server}/plain").splitlines() == [line for line in TEXT.splitlines() if line]


@pytest.mark.parametrize(
    ("path", "message"), [("/gone", "answers 404"), ("/cut", "broke off"), ("/a b", "cannot be fetched")]
)
def test_an_address_that_gives_no_document_says_why(server: str, path: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read_text(server + path)


def test_an_address_where_nobody_answers_says_so() -> None:
    with pytest.raises(UnreadableError, match="cannot be fetched"):
        read_text("http://127.0.0.1:1/")


# --- capturing


def test_a_capture_writes_text_fingerprint_and_figures(project: Path) -> None:
    result = recapture(project, note='a  reprint: "x"')
    expected = fingerprint_of("xinhua-1", TEXT)
    assert (result.words, result.paragraphs, result.sha256) == (expected.words, 2, expected.sha256)
    assert (result.changed, result.captured, result.extent) == (True, "2026-11-22", "whole")
    assert read_fingerprint((project / "facts/fingerprints/xinhua-1.json").read_text(encoding="utf-8")) == expected
    assert (project / "captures/xinhua-1.txt").read_text(encoding="utf-8") == TEXT.replace("\n\n", "\n")
    assert (project / "captures/.gitignore").read_text(encoding="utf-8") == "*\n"
    found = load(project)
    assert found.problems == ()
    figures = found.handbook.sources["xinhua-1"].capture
    assert figures
    assert (figures.extent, figures.words, figures.sha256) == ("whole", expected.words, expected.sha256)
    assert (figures.captured, figures.note) == (TODAY, 'a reprint: "x"')
    assert set(result.written) == {
        "captures/.gitignore",
        "captures/xinhua-1.txt",
        "facts/fingerprints/xinhua-1.json",
        "facts/sources/news/xinhua-1.yml",
    }
    assert not list(project.rglob("*.draft"))


def test_an_identical_recapture_on_another_day_changes_nothing(project: Path) -> None:
    recapture(project, note="a reprint")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = recapture(project, today=date(2027, 1, 1))
    assert (result.changed, result.captured, result.written) == (False, "2026-11-22", ())
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_a_changed_text_gets_the_new_date_and_keeps_extent_and_note(project: Path) -> None:
    first = capture(project, str(project / "text.txt"), "xinhua-1", "part", TODAY, note="a reprint")
    assert isinstance(first, Captured)
    second = recapture(project, TEXT + "more words", date(2027, 1, 1))
    assert (second.changed, second.captured, second.extent) == (True, "2027-01-01", "part")
    assert 'note: "a reprint"' in record_of(project).read_text(encoding="utf-8")


DATA = "Country,Year,Tonnes,Notes\nChina,2024,270000,estimated\nJapan,2024,5,\nChina,2023,255000,\n"
CELLS = (
    "Country: China; Year: 2024; Tonnes is 270000\n"
    "Country: Japan; Year: 2024; Tonnes is 5\n"
    "Country: China; Year: 2023; Tonnes is 255000\n"
)
COUNTS = "all together; rows is 3\nCountry: China; rows is 2\nCountry: Japan; rows is 1\n"


def capture_table(project: Path, *table: str) -> Captured | tuple[Problem, ...]:
    (project / "data.csv").write_text(DATA, encoding="utf-8")
    return capture(project, str(project / "data.csv"), "xinhua-1", None, TODAY, table=table)


def test_a_data_file_is_captured_cell_by_cell_and_its_recipes_are_kept(project: Path) -> None:
    recipes = ("by Country, Year;  cells Tonnes", "by Country; count")
    assert isinstance(capture_table(project, *recipes), Captured)
    assert (project / "captures/xinhua-1.txt").read_text(encoding="utf-8") == CELLS + COUNTS
    record = load(project).handbook.sources["xinhua-1"]
    assert record.capture
    assert record.capture.table == ("by Country, Year; cells Tonnes", "by Country; count")
    again = capture_table(project)
    assert isinstance(again, Captured)
    assert (again.changed, again.written) == (False, ())


@pytest.mark.parametrize("recipe", ["Country", "by Land", "by Country; only Country=Peru", "at a; by Country"])
def test_a_table_that_cannot_be_read_leaves_all_as_it_was(project: Path, recipe: str) -> None:
    before = record_of(project).read_bytes()
    problems = capture_table(project, recipe)
    assert isinstance(problems, tuple)
    assert [(problem.code, bool(problem.hint)) for problem in problems] == [("HB704", True)]
    assert record_of(project).read_bytes() == before
    assert not (project / "captures").exists()


@pytest.mark.parametrize("spoilt", ["2025-99-99", "20261122", "yesterday", "3"])
def test_a_spoilt_date_is_mended(project: Path, spoilt: str) -> None:
    recapture(project)
    record = record_of(project)
    record.write_text(record.read_text(encoding="utf-8").replace("2026-11-22", spoilt), encoding="utf-8")
    result = recapture(project, today=date(2027, 1, 1))
    assert (result.changed, result.captured) == (False, "2027-01-01")
    assert load(project).problems == ()


def test_an_empty_note_takes_the_note_out_without_a_new_date(project: Path) -> None:
    recapture(project, note="a reprint")
    result = recapture(project, today=date(2027, 1, 1), note="")
    assert (result.written, result.captured) == (("facts/sources/news/xinhua-1.yml",), "2026-11-22")
    assert "reprint" not in record_of(project).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "old",
    [
        'capture:\n  extent: whole\n  words: 3\n  sha256: "{sha}"\n  captured: 2025-01-01\n',
        'capture: {{extent: whole, words: 3, sha256: "{sha}", captured: 2025-01-01}}\n',
        "capture:\n  extent: wholly  # spoilt\n  wrds: 3\n",
        "capture:\n  # nothing yet\n",
        "capture: nonsense\n",
        "capture:\n\n  words: 3\n  note: >-\n    folded over\n\n    lines\n  extent: whole\n  captured: 2025-99-99\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_byte_outside_of_the_block_stays(project: Path, old: str, end: str, mark: str) -> None:
    head = mark + RECORD.replace("\n", end)
    tail = f"{end}  # a comment behind{end}# and one more{end}note: last  # no line end"
    record_of(project).write_bytes(
        (head + old.format(sha="0" * 64).replace("\n", end).removesuffix(end) + end + tail).encode()
    )
    recapture(project)
    text = record_of(project).read_bytes().decode()
    assert text.startswith(head + "capture:" + end + "  extent: whole" + end)
    block = text.removeprefix(head).split(end)
    rest = [line for line in block if line.lstrip().startswith("#")]
    assert text.endswith("note: last  # no line end")
    assert rest[-2:] == ["  # a comment behind", "# and one more"]
    assert [p for p in load(project).problems if p.place.file.endswith("xinhua-1.yml")] == []
    assert ("\r" in text) == (end == "\r\n")


@pytest.mark.parametrize("ending", ["", "\n", "\n\n# end", "\nnote: >-\n  folded\n  text", "\n..."])
def test_a_new_block_stands_at_the_end_or_the_file_is_left_alone(project: Path, ending: str) -> None:
    before = RECORD.rstrip() + ending
    record_of(project).write_text(before, encoding="utf-8", newline="")
    if ending == "\n...":
        assert refused(project).code == "HB703"
        return
    recapture(project)
    text = record_of(project).read_text(encoding="utf-8")
    assert text.startswith(before.rstrip("\n") + "\n")
    assert text.removeprefix(before).lstrip("\n").startswith("capture:\n  extent: whole\n")
    values = read_yaml(text, "a").values
    assert {key: values[key] for key in values if key != "capture"} == read_yaml(before, "a").values


def test_a_record_in_braces_is_left_alone(project: Path) -> None:
    record_of(project).write_text(
        "{title: a, publisher: b, type: news, language: en, published: 2025}", encoding="utf-8"
    )
    assert refused(project).code == "HB703"


def test_an_unknown_source_is_refused_with_the_nearest_id(project: Path) -> None:
    problem = refused(project, source="xinhua1")
    assert (problem.code, problem.hint) == ("HB301", "did you mean “xinhua-1”?")
    assert "handbook new source" in refused(project, source="../../else").hint


def test_a_record_with_other_problems_is_refused_with_these(project: Path) -> None:
    record_of(project).write_text(RECORD + "pubisher: x\n", encoding="utf-8")
    assert refused(project).code == "HB201"
    record_of(project).write_bytes(RECORD.encode() + b"note: \xff\n")
    assert refused(project).code == "HB105"
    record_of(project).write_text("title: [\n", encoding="utf-8")
    assert refused(project).code == "HB101"
    record_of(project).write_text("- a list\n", encoding="utf-8")
    assert refused(project).code == "HB203"


def test_mistakes_elsewhere_do_not_stand_in_the_way(project: Path) -> None:
    (project / "facts/sources/other.yml").write_text("title: [", encoding="utf-8")
    assert recapture(project).changed


@pytest.mark.parametrize(("path", "code"), [("/empty", "HB702"), ("/gone", "HB701")])
def test_a_page_without_text_is_refused(project: Path, server: str, path: str, code: str) -> None:
    problem = refused(project, server + path)
    assert problem.code == code
    assert "save the page in your browser" in problem.hint


def test_fewer_than_twenty_words_are_no_source(project: Path) -> None:
    (project / "text.txt").write_text("word " * 19, encoding="utf-8")
    assert "19 words" in refused(project).message
    recapture(project, "word " * 20)


@pytest.mark.parametrize("char", ["\x1b", "\u202e", "\u3164", "\ufe0f"])
def test_a_note_with_invisible_characters_is_refused(project: Path, char: str) -> None:
    assert refused(project, note=f"a{char}b").code == "HB703"


@pytest.mark.parametrize("failing", range(4))
@pytest.mark.parametrize("again", [False, True])
def test_a_failure_while_writing_leaves_everything_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch, failing: int, *, again: bool
) -> None:
    if again:
        recapture(project, "other words " * 20)
        (project / "captures/.gitignore").write_text("", encoding="utf-8")
    (project / "text.txt").write_text(TEXT, encoding="utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    replace, calls = Path.replace, iter(range(9))

    def unsteady(self: Path, target: Path) -> Path:
        if next(calls) == failing:
            raise OSError("no room")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", unsteady)
    run = partial(capture, project, str(project / "text.txt"), "xinhua-1", "whole", TODAY)
    with pytest.raises(OSError, match="no room"):
        run()
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
