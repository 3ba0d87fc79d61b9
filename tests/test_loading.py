"""Loading: what becomes a record, and every problem of a file at its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.fingerprints import fingerprint_of, write_fingerprint
from generator.folders import read_beside_prose, read_prose
from generator.loading import Loaded, load
from generator.rules import Subject, broken
from generator.verification import verify

CLAIM = "claim: Text.\nkind: event\nchapter: one\nevidence:\n  - source: s\n    passage: a b c\n"
SOURCE = "title: T\npublisher: p\ntype: news\nlanguage: en\npublished: 2025-10-12\n"
ENTITY = "name: Name\nkind: organisation\n"
CHAPTERS = "- id: one\n  title: T\n  summary: S\n"
GOOD = {
    "claims/c/a.yml": CLAIM,
    "sources/s.yml": SOURCE,
    "entities/organisation/p.yml": ENTITY,
    "chapters.yml": CHAPTERS,
}

Loading = Callable[[dict[str, str | bytes]], Loaded]


@pytest.fixture
def loading(tmp_path: Path) -> Loading:
    """Load the good files with these changed or added; an empty text takes a file away."""

    def lay(files: dict[str, str | bytes]) -> Loaded:
        for name, content in ({**GOOD, **files}).items():
            path = tmp_path / "facts" / name
            if content == "":
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load(tmp_path)

    return lay


def found(loaded: Loaded) -> list[str]:
    return [f"{p.code} {p.place}" for p in loaded.problems]


def test_good_files_become_records_with_their_origins(loading: Loading) -> None:
    handbook, problems = loading({"fingerprints/s.json": write_fingerprint(fingerprint_of("s", "a b c d"))})
    assert problems == ()
    assert (list(handbook.claims), list(handbook.sources), list(handbook.entities), list(handbook.chapters)) == (
        ["a"],
        ["s"],
        ["p"],
        ["one"],
    )
    assert handbook.fingerprints["s"].words == 4
    assert str(handbook.fingerprint_places["s"]) == "facts/fingerprints/s.json:1:1"
    assert str(handbook.origins["a"].place("evidence", 0, "passage")) == "facts/claims/c/a.yml:6:14"
    assert str(handbook.origins["one"].place("title")) == "facts/chapters.yml:2:10"
    assert handbook.origins["a"].file == "facts/claims/c/a.yml"
    assert handbook.broken == frozenset()


def test_the_folder_below_the_kind_changes_nothing(loading: Loading) -> None:
    handbook, problems = loading({"claims/c/a.yml": "", "claims/x/y/a.yml": CLAIM, "claims/b.yml": CLAIM})
    assert problems == ()
    assert list(handbook.claims) == ["a", "b"]


def test_hidden_files_and_a_byte_order_mark_do_no_harm(loading: Loading) -> None:
    handbook, problems = loading({"claims/.DS_Store": b"\x00\xff", "sources/s.yml": b"\xef\xbb\xbf" + SOURCE.encode()})
    assert problems == ()
    assert handbook.origins["s"].place("title").column == 8


def test_without_a_folder_of_facts_there_is_one_problem(tmp_path: Path) -> None:
    handbook, problems = load(tmp_path)
    assert [(p.code, str(p.place)) for p in problems] == [("HB106", "facts:1:1")]
    assert handbook.claims == {}


@pytest.mark.parametrize(
    ("name", "content", "expected", "message"),
    [
        ("claims/c/a.yml", "a: b: c", "HB101 facts/claims/c/a.yml:1:5", "this is not YAML"),
        (
            "claims/c/a.yml",
            CLAIM + "kind: event\n",
            "HB102 facts/claims/c/a.yml:7:1",
            "“kind” stands twice, first in line 2",
        ),
        ("claims/c/a.yml", CLAIM + "note: no\n", "HB103 facts/claims/c/a.yml:7:7", "“no” can be read in two ways"),
        (
            "claims/c/a.yml",
            CLAIM + "review_by: 12:30\n",
            "HB103 facts/claims/c/a.yml:7:12",
            "“12:30” can be read in two ways",
        ),
        ("claims/c/a.yml", CLAIM.replace("Text.", "&x Text."), "HB104 facts/claims/c/a.yml:1:8", "the anchor “&x”"),
        ("claims/c/a.yml", CLAIM.replace("Text.", "!x Text."), "HB104 facts/claims/c/a.yml:1:8", "the tag “!x”"),
        ("claims/c/a.yml", CLAIM + "---\n" + CLAIM, "HB104 facts/claims/c/a.yml:7:1", "a second document"),
        ("claims/c/a.yml", CLAIM.encode() + b"note: \xe9\n", "HB105 facts/claims/c/a.yml:7:1", "not UTF-8"),
        ("claims/c/a.yml", CLAIM + "#" * 1_000_000, "HB105 facts/claims/c/a.yml:1:1", "larger than 1,000,000 bytes"),
        ("claims/c/b.yaml", CLAIM, "HB106 facts/claims/c/b.yaml:1:1", "no record lives here"),
        ("claim/b.yml", CLAIM, "HB106 facts/claim/b.yml:1:1", "no record lives here"),
        ("b.yml", CLAIM, "HB106 facts/b.yml:1:1", "no record lives here"),
        ("fingerprints/x/b.json", "{}", "HB106 facts/fingerprints/x/b.json:1:1", "no record lives here"),
        ("claims/c/a.yml", CLAIM + "speeker: p\n", "HB201 facts/claims/c/a.yml:7:1", "unknown field “speeker”"),
        ("claims/c/a.yml", CLAIM + "id: a\n", "HB201 facts/claims/c/a.yml:7:1", "unknown field “id”"),
        ("claims/c/a.yml", CLAIM + "    pasage: x\n", "HB201 facts/claims/c/a.yml:7:5", "unknown field “pasage”"),
        (
            "claims/c/a.yml",
            CLAIM.replace("kind: event\n", ""),
            "HB202 facts/claims/c/a.yml:1:1",
            "the field “kind” is missing",
        ),
        (
            "claims/c/a.yml",
            CLAIM.replace("  - source: s\n    passage", "  - passage"),
            "HB202 facts/claims/c/a.yml:5:5",
            "the field “evidence.1.source” is missing",
        ),
        (
            "claims/c/a.yml",
            CLAIM.replace("event", "evnt"),
            "HB203 facts/claims/c/a.yml:2:7",
            "“kind” is “evnt”; expected one of event, measure",
        ),
        (
            "claims/c/a.yml",
            CLAIM + "    direction: yes please\n",
            "HB203 facts/claims/c/a.yml:7:16",
            "“evidence.1.direction” is “yes please”",
        ),
        ("claims/c/a.yml", "- a\n", "HB203 facts/claims/c/a.yml:1:1", "expected fields"),
        ("claims/c/a.yml", "text", "HB203 facts/claims/c/a.yml:1:1", "expected fields"),
        (
            "claims/c/a.yml",
            CLAIM + "said: 2025-02-29\n",
            "HB204 facts/claims/c/a.yml:7:7",
            "“said” is no date: 2025-02-29 is in no calendar",
        ),
        ("claims/c/B_c.yml", CLAIM, "HB205 facts/claims/c/B_c.yml:1:1", "“B_c” is not an id"),
        ("claims/c/index.yml", CLAIM, "HB205 facts/claims/c/index.yml:1:1", "“index” cannot be an id"),
        (
            "chapters.yml",
            CHAPTERS + "- id: index\n  title: T\n  summary: S\n",
            "HB205 facts/chapters.yml:4:7",
            "“index”",
        ),
        (
            "claims/c/a.yml",
            CLAIM.replace("Text.", '"Te\\u202Ext."'),
            "HB203 facts/claims/c/a.yml:1:8",
            "“claim” has a character that hides or reorders text: U+202E behind “Te”",
        ),
        (f"claims/c/{'b' * 65}.yml", CLAIM, f"HB205 facts/claims/c/{'b' * 65}.yml:1:1", "is not an id"),
        (
            "chapters.yml",
            CHAPTERS + "- id: two\n  titel: T\n  summary: S\n  title: U\n",
            "HB201 facts/chapters.yml:5:3",
            "unknown field “titel”",
        ),
        (
            "chapters.yml",
            CHAPTERS + "- id: two\n  summary: S\n",
            "HB202 facts/chapters.yml:4:3",
            "the field “title” is missing",
        ),
        (
            "chapters.yml",
            CHAPTERS + "- title: T\n  summary: S\n",
            "HB202 facts/chapters.yml:4:3",
            "the field “id” is missing",
        ),
        (
            "chapters.yml",
            CHAPTERS + "- id: Two\n  title: T\n  summary: S\n",
            "HB203 facts/chapters.yml:4:7",
            "“id” is “Two”",
        ),
        ("chapters.yml", CHAPTERS + "- two\n", "HB203 facts/chapters.yml:4:3", "expected fields"),
        ("chapters.yml", "one: T\n", "HB203 facts/chapters.yml:1:1", "expected a list of chapters"),
        ("fingerprints/s.json", "{", "HB412 facts/fingerprints/s.json:1:1", "this is no fingerprint"),
        ("fingerprints/s.json", "[" * 400_000, "HB412 facts/fingerprints/s.json:1:1", "this is no fingerprint"),
    ],
)
def test_a_broken_file_has_one_problem_at_its_place_and_no_other(
    loading: Loading, name: str, content: str | bytes, expected: str, message: str
) -> None:
    loaded = loading({name: content})
    assert found(loaded) == [expected]
    problem = loaded.problems[0]
    assert message in problem.message
    assert problem.hint or "expected" in problem.message or "is no date" in problem.message


def test_a_misspelt_field_value_or_folder_comes_with_the_right_one(loading: Loading) -> None:
    loaded = loading({"claims/c/a.yml": CLAIM.replace("event", "evnt") + "speeker: p\n", "souces/s2.yml": SOURCE})
    assert [p.hint for p in loaded.problems[:2]] == ["did you mean “event”?", "did you mean “speaker”?"]
    assert loaded.problems[2].hint.endswith("did you mean “sources”?")


def test_a_field_like_no_other_comes_with_all_fields(loading: Loading) -> None:
    assert "the fields are claim, kind, speaker" in loading({"claims/c/a.yml": CLAIM + "xyz: p\n"}).problems[0].hint


def test_all_problems_of_all_files_come_at_once_in_order(loading: Loading) -> None:
    loaded = loading(
        {"claims/c/a.yml": "kind: evnt\nkind: x\n", "sources/s.yml": SOURCE + "x: z\n", "entities/p.yml": "'"}
    )
    assert found(loaded) == [
        "HB202 facts/claims/c/a.yml:1:1",
        "HB202 facts/claims/c/a.yml:1:1",
        "HB203 facts/claims/c/a.yml:1:7",
        "HB102 facts/claims/c/a.yml:2:1",
        "HB101 facts/entities/p.yml:1:2",
        "HB201 facts/sources/s.yml:6:1",
    ]


@pytest.mark.parametrize(
    ("second", "content"),
    [("claims/d/a.yml", CLAIM), ("sources/a.yml", SOURCE), ("entities/x/a.yml", ENTITY)],
)
def test_an_id_that_is_taken_twice_is_a_problem_of_both_files(loading: Loading, second: str, content: str) -> None:
    loaded = loading({second: content})
    assert sorted(found(loaded)) == sorted(["HB206 facts/claims/c/a.yml:1:1", f"HB206 facts/{second}:1:1"])
    assert {str(p.also[0]) for p in loaded.problems} == {"facts/claims/c/a.yml:1:1", f"facts/{second}:1:1"}


def test_a_chapter_cannot_take_the_id_of_a_claim(loading: Loading) -> None:
    loaded = loading({"chapters.yml": CHAPTERS + "- id: a\n  title: T\n  summary: S\n"})
    assert found(loaded) == ["HB206 facts/chapters.yml:4:3", "HB206 facts/claims/c/a.yml:1:1"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sources/s.yml", "a: b: c"),
        ("sources/s.yml", b"\xff"),
        ("sources/s.yml", "title: T\n"),
        ("entities/organisation/p.yml", "kind: organization\n"),
        ("chapters.yml", "one: T\n"),
        ("chapters.yml", "- id: 'one\n"),
        ("chapters.yml", b"\xff"),
        ("chapters.yml", "- id: one\n  title: T\n"),
        ("chapters.yml", "- title: T\n  summary: S\n"),
        ("chapters.yml", "- id: One\n  title: T\n  summary: S\n"),
        ("fingerprints/s.json", "{"),
        ("claims/p.yml", CLAIM),
        ("entities/s.yml", ENTITY),
        ("entities/one.yml", ENTITY),
        ("souces/t.yml", SOURCE),
    ],
)
def test_a_broken_record_does_not_make_others_report_it_unknown(
    loading: Loading, name: str, content: str | bytes
) -> None:
    loaded = loading({name: content})
    assert loaded.problems
    codes = {p.code for p in broken(Subject(loaded.handbook, verify(loaded.handbook)))}
    assert not codes & {"HB301", "HB302", "HB303", "HB304", "HB305", "HB306", "HB308", "HB309", "HB413"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("claims/c/a.yml", CLAIM.replace("source: s", "source: t"), "HB301"),
        ("sources/s.yml", SOURCE.replace("r: p", "r: q"), "HB303"),
        ("chapters.yml", CHAPTERS + "- id: two\n  title: T\n  summary: S\n", "HB309"),
        ("claims/c/a.yml", CLAIM.replace("chapter: one", "chapter: two"), "HB304"),
    ],
)
def test_a_record_that_is_really_missing_is_reported(loading: Loading, name: str, content: str, code: str) -> None:
    loaded = loading({name: content})
    assert loaded.problems == ()
    assert code in {p.code for p in broken(Subject(loaded.handbook, verify(loaded.handbook)))}


def test_a_source_in_a_misspelt_folder_does_not_make_its_claim_report_it_unknown(loading: Loading) -> None:
    loaded = loading({"sources/s.yml": "", "source/s.yml": SOURCE})
    assert found(loaded) == ["HB106 facts/source/s.yml:1:1"]
    assert "HB301" not in {p.code for p in broken(Subject(loaded.handbook, verify(loaded.handbook)))}


def test_pages_are_read_by_path_whatever_their_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    for name, body in (("b.md", b"\xef\xbb\xbf# B\r\n\rx"), ("a/c.md", "题".encode()), ("d.txt", b"\xff")):
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_bytes(body)
    (tmp_path / "pages/folder.md").mkdir()
    assert read_prose(tmp_path, "pages") == ({"pages/a/c.md": "题", "pages/b.md": "# B\n\nx"}, ())


def test_pages_that_are_no_text_are_problems_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_bytes(b"# A\n\nCaf\xe9\n")
    (tmp_path / "docs/b.md").write_bytes(b"\xff\xfeB")
    (tmp_path / "docs/c.md").write_bytes(b"C")
    pages, problems = read_prose(tmp_path)
    assert pages == {"docs/c.md": "C"}
    assert [(p.code, str(p.place)) for p in problems] == [("HB105", "docs/a.md:3:1"), ("HB105", "docs/b.md:1:1")]


def test_without_a_folder_of_pages_there_are_none(tmp_path: Path) -> None:
    assert read_prose(tmp_path) == ({}, ())


def test_a_link_to_nothing_a_circle_of_links_and_a_pipe_are_problems_beside_all_others(
    tmp_path: Path, loading: Loading
) -> None:
    folder = tmp_path / "facts/claims/c"
    folder.mkdir(parents=True)
    (folder / "circle.yml").symlink_to("circle.yml")
    (folder / "nothing.yml").symlink_to("nowhere.yml")
    os.mkfifo(folder / "pipe.yml")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/nothing.md").symlink_to("nowhere.md")
    loaded = loading({"claims/c/a.yml": "- a list"})
    assert found(loaded) == [
        "HB203 facts/claims/c/a.yml:1:1",
        "HB105 facts/claims/c/circle.yml:1:1",
        "HB105 facts/claims/c/nothing.yml:1:1",
        "HB105 facts/claims/c/pipe.yml:1:1",
    ]
    assert [str(problem.place) for problem in read_prose(tmp_path)[1]] == ["docs/nothing.md:1:1"]


def test_a_file_that_may_not_be_read_is_a_problem(
    tmp_path: Path, loading: Loading, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.name == "a.yml":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)
    (problem,) = loading({}).problems
    assert (problem.code, problem.message) == ("HB105", "the file cannot be opened: Permission denied")


def test_a_folder_that_may_not_be_read_is_a_problem(
    tmp_path: Path, loading: Loading, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def guarded(path: str) -> object:
        if Path(path).name == "sources":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert found(loading({})) == ["HB105 facts/sources:1:1"]


@pytest.mark.parametrize("value", ["", "{}", "[]"])
def test_a_value_that_is_no_text_is_not_taken_for_a_misspelt_one(loading: Loading, value: str) -> None:
    (problem,) = loading({"sources/s.yml": SOURCE.replace("type: news", f"type: {value}")}).problems
    assert (problem.code, problem.hint) == ("HB203", "")


def test_what_lies_beside_hand_written_pages_is_read_as_it_is(tmp_path: Path) -> None:
    for name in ("docs/page.md", "docs/assets/a.png", "docs/.hidden/b.png", "docs/assets/.c.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"\x89\r\n")
    (tmp_path / "docs/nothing.png").symlink_to("nowhere.png")
    assert read_beside_prose(tmp_path) == {"assets/a.png": b"\x89\r\n"}
    assert read_beside_prose(tmp_path, "missing") == {}
