"""The folders below `handbooks/`: facts in, problems or an edition out. They are the specification.

* `base/` is a small handbook without problems, full of what comes close to one.
* `invalid/<CODE>-<slug>/` is laid over the base: its files replace the base's, and the paths in its
  `delete.txt` are removed. `problems.txt` says what the check must find: that and nothing else.
  Folders that start with `many-` break several rules at once.
* `valid/<case>/` stands alone; each file in its `expected/` is compared with what is published,
  `handbook.json` indented.
* `texts/<source id>.txt` of a handbook is the (invented) text that a fingerprint was made from.

A new test case is a new folder. To write what is missing or has changed by intent (`problems.txt`,
the files that are in `expected/`, fingerprints and the figures of their captures), run

    UPDATE_GOLDEN=1 pytest tests/test_handbooks.py

and read the difference: it is what the check would now tell an author.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import handbook
from generator.editions import Edition
from generator.fingerprints import fingerprint_of, read_fingerprint, write_fingerprint
from generator.pipeline import examine, publish
from generator.problems import Problem
from generator.rules import RULES
from generator.standings import STANDINGS

HANDBOOKS = Path(__file__).parent / "handbooks"
BASE = HANDBOOKS / "base"
INVALID = sorted(path for path in (HANDBOOKS / "invalid").iterdir() if path.is_dir())
VALID = sorted(path for path in (HANDBOOKS / "valid").iterdir() if path.is_dir())
# Folders that say what should be found and is not yet, and why. Empty it.
GAPS: dict[str, str] = {}
TODAY = date(2026, 1, 1)
UPDATING = os.environ.get("UPDATE_GOLDEN") == "1"
BESIDE_THE_FACTS = ("problems.txt", "delete.txt", "expected", "texts")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "project"


def lay_over_base(case: Path, project: Path) -> Path:
    shutil.copytree(BASE, project, ignore=shutil.ignore_patterns(*BESIDE_THE_FACTS))
    deleted = case / "delete.txt"
    for path in deleted.read_text(encoding="utf-8").splitlines() if deleted.exists() else ():
        target = project / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    shutil.copytree(case, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*BESIDE_THE_FACTS))
    return project


each_invalid = pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(reason=GAPS[case.name], strict=True)] if case.name in GAPS else [],
        )
        for case in INVALID
    ],
)


def lines_of(problem: Problem) -> Iterator[str]:
    yield f"{problem.place}: {problem.code} {problem.message}"
    if problem.hint:
        yield f"    hint: {problem.hint}"
    yield from (f"    also: {place}" for place in problem.also)


def shown(problems: tuple[Problem, ...]) -> str:
    return "".join(f"{line}\n" for problem in problems for line in lines_of(problem))


def golden(path: Path, found: str) -> str:
    if UPDATING and path.parent.name not in GAPS:
        path.write_text(found, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


def code_of(case: Path) -> str:
    return case.name.partition("-")[0]


def heads(text: str) -> list[str]:
    return re.findall(r"^([^\s:]+:\d+:\d+: HB\d{3})\b", text, re.MULTILINE)


def run_here(project: Path) -> tuple[int, str]:
    """Return the exit code and the output of `handbook check` on a project."""
    result = CliRunner().invoke(handbook, ["--debug", "check", "--project", str(project)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def run_in_a_process(project: Path) -> tuple[int, str]:
    """Return the same of the installed program's own process, run in the project's folder."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "generator.cli", "check", "--project", "."]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


@each_invalid
def test_an_invalid_folder_has_the_problems_it_says_and_no_other(case: Path, project: Path) -> None:
    found = examine(lay_over_base(case, project), TODAY).problems
    assert shown(found) == golden(case / "problems.txt", shown(found))
    assert found == tuple(sorted(found))
    assert publish(project, TODAY) == found
    if not case.name.startswith("many-"):
        assert {problem.code for problem in found} == {code_of(case)}


@each_invalid
def test_the_command_shows_the_same_problems(case: Path, project: Path) -> None:
    code, output = run_here(lay_over_base(case, project))
    assert heads(output) == heads((case / "problems.txt").read_text(encoding="utf-8"))
    assert code == 1


@pytest.mark.parametrize("name", ["many-at-once", "HB101-control-character", "HB402-chinese"])
def test_the_command_shows_the_same_problems_in_a_process_of_its_own(name: str, project: Path) -> None:
    case = HANDBOOKS / "invalid" / name
    code, output = run_in_a_process(lay_over_base(case, project))
    assert heads(output) == heads((case / "problems.txt").read_text(encoding="utf-8"))
    assert code == 1


def test_mistakes_in_several_files_are_all_reported_in_one_run() -> None:
    text = (HANDBOOKS / "invalid/many-at-once/problems.txt").read_text(encoding="utf-8")
    assert len({head.partition(":")[0] for head in heads(text)}) >= 3
    assert len(heads(text)) >= 5
    assert len({head[-5:] for head in heads(text)}) >= 5


def test_every_rule_has_a_folder_and_every_folder_a_rule() -> None:
    codes = {code_of(case) for case in INVALID if not case.name.startswith("many-")}
    assert codes == {rule.code for rule in RULES}


def test_every_invalid_folder_says_what_is_wrong() -> None:
    assert [case.name for case in INVALID if not heads((case / "problems.txt").read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("folder", [BASE, *VALID], ids=lambda folder: folder.name)
def test_a_valid_folder_is_silent(folder: Path) -> None:
    examined = examine(folder, TODAY)
    assert shown(examined.problems) == ""
    assert examined.totals["passages_verified"] > 0
    code, output = run_here(folder)
    assert (code, heads(output)) == (0, [])


@pytest.mark.parametrize("folder", [BASE, *VALID], ids=lambda folder: folder.name)
def test_equal_facts_give_equal_editions(folder: Path) -> None:
    first = publish(folder, TODAY)
    assert isinstance(first, Edition)
    assert first == publish(folder, TODAY)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_a_valid_folder_publishes_what_it_expects(case: Path) -> None:
    edition = publish(case, TODAY)
    assert isinstance(edition, Edition)
    data = json.loads(edition.files["data/handbook.json"])
    published = {page.path.removesuffix(".md") + ".html": page.html + "\n" for page in edition.pages}
    published["handbook.json"] = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    expected = {p.relative_to(case / "expected").as_posix(): p for p in (case / "expected").rglob("*") if p.is_file()}
    assert "handbook.json" in expected
    assert expected.keys() <= published.keys()
    for name, path in expected.items():
        assert published[name] == golden(path, published[name]), name


@pytest.mark.parametrize("folder", [BASE, *VALID], ids=lambda folder: folder.name)
def test_a_fingerprint_is_that_of_its_text(folder: Path) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "texts").glob("*.txt")}
    for source, text in texts.items():
        if UPDATING:
            write_capture(folder, source, text)
        committed = (folder / f"facts/fingerprints/{source}.json").read_text(encoding="utf-8")
        assert read_fingerprint(committed) == fingerprint_of(source, text)
    assert {path.stem for path in (folder / "facts/fingerprints").glob("*.json")} == texts.keys() != set()


def write_capture(folder: Path, source: str, text: str) -> None:
    made = fingerprint_of(source, text)
    committed = folder / f"facts/fingerprints/{source}.json"
    committed.parent.mkdir(exist_ok=True)
    committed.write_text(write_fingerprint(made), encoding="utf-8", newline="\n")
    record = folder / f"facts/sources/{source}.yml"
    figures = re.sub(r"(?m)^  words: .*$", f"  words: {made.words}", record.read_text(encoding="utf-8"))
    figures = re.sub(r"(?m)^  sha256: .*$", f"  sha256: {made.sha256}", figures)
    record.write_text(figures, encoding="utf-8", newline="\n")


def data_of(name: str) -> dict[str, list[dict[str, object]]]:
    edition = publish(HANDBOOKS / "valid" / name, TODAY)
    assert isinstance(edition, Edition)
    document: dict[str, list[dict[str, object]]] = json.loads(edition.files["data/handbook.json"])
    return document


def test_every_standing_has_a_claim_that_is_named_after_it() -> None:
    standings = {str(claim["id"]): claim["standing"] for claim in data_of("every-standing")["claims"]}
    assert {standing: standings.get(f"the-{standing}") for standing in STANDINGS} == {s: s for s in STANDINGS}


class Seen(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_text_is_shown_as_it_is_and_never_interpreted() -> None:
    edition = publish(HANDBOOKS / "valid/hostile-text", TODAY)
    assert isinstance(edition, Edition)
    (claim,) = examine(HANDBOOKS / "valid/hostile-text", TODAY).handbook.claims.values()
    assert "<script>" in claim.claim
    for page in edition.pages:
        seen = Seen(page.html)
        assert [tag for tag, _ in seen.elements if tag in ("script", "img", "iframe", "style")] == [], page.path
        attributes = [(name, value or "") for _, attrs in seen.elements for name, value in attrs.items()]
        assert [name for name, _ in attributes if name.startswith("on")] == [], page.path
        links = [value for name, value in attributes if name in ("href", "src")]
        assert [link for link in links if link.startswith("javascript")] == [], page.path
        assert "\n\n" not in page.html  # Markdown would go on after a blank line
    assert claim.claim in Seen(next(page.html for page in edition.pages if page.path == "claims/hostile.md")).text


def test_a_project_without_facts_has_problems_too(project: Path) -> None:
    project.mkdir()
    assert [problem.code for problem in examine(project, TODAY).problems] == ["HB106", "HB414"]
