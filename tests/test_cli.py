"""The command `handbook`: what it prints, where it looks, and the code it ends with."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.editions import Edition, Page
from generator.pipeline import Examination, examine
from generator.problems import Place, Problem
from tests.worlds import timed_world

ROOT = Path(__file__).parent.parent
TEXT = (
    "Relevant businesses have no need to worry at all, said the spokesperson in the capital on Sunday, and once more.\n"
)
FILES = {
    "mkdocs.yml": "",
    "facts/chapters.yml": "- id: licensing\n  title: Licensing\n  summary: Who.\n",
    "facts/entities/xinhua.yml": "name: Xinhua\nkind: organisation\nparty: press\n",
    "facts/sources/xinhua-1.yml": "title: T\npublisher: xinhua\ntype: news\nlanguage: en\npublished: 2025-10-12\n",
    "facts/claims/a.yml": (
        "claim: Firms are told not to be afraid.\nkind: position\nspeaker: xinhua\nsaid: 2025-10-12\n"
        "chapter: licensing\nabout: [xinhua]\nevidence:\n"
        "  - source: xinhua-1\n    passage: Relevant businesses have no need to worry\n"
    ),
    "docs/index.md": "# Handbook\n",
    "deep/below/notes.txt": TEXT,
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "deep/below")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


@pytest.fixture
def captured(project: Path) -> Path:
    assert run("capture", "notes.txt", "--source", "xinhua-1").exit_code == 0
    return project


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.handbook, arguments)


def spoil(project: Path) -> None:
    path = project / "facts/claims/a.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("businesses", "companies"), encoding="utf-8")


def test_a_check_that_verified_something_passes_from_any_folder_below(captured: Path) -> None:
    result = run("check")
    assert result.output == "No problems. 1 claim: 1 of 1 passages, 0 of 0 quantities, 0 of 0 dates verified.\n"
    assert result.exit_code == 0


def test_a_check_that_verified_nothing_fails(project: Path) -> None:
    result = run("check")
    assert result.exit_code == 1
    assert "HB414" in result.output


def test_a_problem_is_told_with_the_words_of_the_capture(captured: Path) -> None:
    spoil(captured)
    result = run("check")
    assert result.exit_code == 1
    assert "\nfacts/claims/a.yml:9:14: HB402 " in result.output
    assert "(the capture has “Relevant businesses have no need to worry at all, said the …”)" in result.output


def test_github_and_json_tell_the_same_without_words_of_the_source(captured: Path) -> None:
    spoil(captured)
    github, data = run("check", "--format", "github"), run("check", "--format", "json")
    assert github.exit_code == data.exit_code == 1
    assert "\n::error file=facts/claims/a.yml,line=9,col=14,title=HB402::" in github.output
    assert [p["code"] for p in json.loads(data.output)["problems"]] == ["HB414", "HB402"]
    assert "the capture has" not in github.output + data.output


def test_project_and_facts_can_be_named(captured: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (captured / "facts").rename(captured / "deep/records")
    monkeypatch.chdir("/")
    assert run("check", "--project", str(captured), "--facts", "deep/records").exit_code == 0


@pytest.mark.parametrize("facts", ["..", "../facts", "/", "missing", "deep/../.."])
def test_facts_outside_of_the_project_are_refused(project: Path, facts: str) -> None:
    result = run("check", "--facts", facts)
    assert result.exit_code == 2
    assert "there is no folder" in result.output


def test_outside_of_a_project_the_command_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.output


@pytest.mark.parametrize(
    ("option", "epoch", "expected"),
    [
        ("2026-11-22", "0", date(2026, 11, 22)),
        (None, "1795305600", date(2026, 11, 22)),
        (None, "1795305599", date(2026, 11, 21)),
    ],
)
def test_the_date_comes_from_the_option_or_the_environment(
    captured: Path, monkeypatch: pytest.MonkeyPatch, option: str | None, epoch: str, expected: date
) -> None:
    seen: list[date] = []

    def noted(project: Path, today: date, **more: str) -> Examination:
        seen.append(today)
        return examine(project, today, **more)

    monkeypatch.setattr(cli, "examine", noted)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run("check", *(["--on", option] if option else [])).exit_code == 0
    assert seen == [expected]


@pytest.mark.parametrize("epoch", ["soon", "9" * 30])
def test_a_date_that_is_none_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = run("check")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.output
    assert run("check", "--on", "2026-02-30").exit_code == 2


def test_explain_tells_one_rule_or_lists_all() -> None:
    assert run("explain", "hb402").output.startswith("HB402: a passage that the source does not have\n\nWhy: ")
    lines = run("explain").output.splitlines()
    assert "HB414  nothing was verified" in lines
    assert "HB701  a source that cannot be captured" in lines


@pytest.mark.parametrize(
    ("code", "hint"), [("HB4022", "did you mean “HB402”?"), ("x\x1b", "“handbook explain” lists all")]
)
def test_an_unknown_code_leads_to_the_nearest(code: str, hint: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 2
    assert hint in result.output
    assert "\x1b" not in result.output


def test_a_capture_tells_what_it_wrote_and_a_second_one_writes_nothing(project: Path) -> None:
    first = run("capture", "notes.txt", "--source", "xinhua-1", "--extent", "part", "--note", "a reprint")
    assert first.exit_code == 0
    assert first.output.startswith(
        "xinhua-1: 20 words in 1 paragraph (part), a text that is new or has changed, captured "
    )
    assert "    wrote facts/sources/xinhua-1.yml\n" in first.output
    assert "    wrote captures/xinhua-1.txt (stays on this disk)\n" in first.output
    second = run("capture", "notes.txt", "--source", "xinhua-1")
    assert "(part), the same text as before" in second.output
    assert "wrote" not in second.output


def test_a_data_file_is_captured_by_recipes(project: Path) -> None:
    rows = "".join(f"Land {i},{i}\n" for i in range(9))
    (project / "deep/below/data.csv").write_text(f"Country,Tonnes\n{rows}", encoding="utf-8")
    result = run("capture", "data.csv", "--source", "xinhua-1", "--table", "by Country", "--table", "count")
    assert (result.exit_code, "in 10 paragraphs" in result.output) == (0, True)
    result = run("capture", "data.csv", "--source", "xinhua-1", "--table", "by Land")
    assert result.exit_code == 1
    assert "HB704 there is no column “Land”\n    hint: one of: Country, Tonnes" in result.output


def test_a_capture_that_fails_says_why(project: Path) -> None:
    result = run("capture", "notes.txt", "--source", "xinhua1")
    assert result.exit_code == 1
    assert "HB301 there is no source “xinhua1”\n    hint: did you mean “xinhua-1”?" in result.output


def test_new_records_stand_where_they_belong_and_are_never_overwritten(project: Path) -> None:
    assert run("new", "claim", "b", "--chapter", "licensing").output.startswith("wrote facts/claims/licensing/b.yml")
    assert run("new", "source", "s").output.startswith("wrote facts/sources/s.yml")
    assert run("new", "entity", "e", "--kind", "person").output.startswith("wrote facts/entities/person/e.yml")
    again = run("new", "source", "b")
    assert again.exit_code == 1
    assert again.output.startswith("facts/claims/licensing/b.yml:1:1: HB206 ")


@pytest.mark.parametrize("kind", ["claim", "source", "entity", "measure", "dispute", "figure"])
def test_schema_prints_json(kind: str) -> None:
    assert json.loads(run("schema", kind).output)["type"] == "object"


@pytest.mark.parametrize("kind", ["chapter", "measures", ""])
def test_schema_of_what_has_no_file_of_its_own_is_refused(kind: str) -> None:
    assert run("schema", kind).exit_code == 2


@pytest.mark.parametrize("kind", ["measure", "dispute", "figure"])
def test_a_new_measure_dispute_or_figure_stands_in_its_folder_with_its_chapter(kind: str, project: Path) -> None:
    result = run("new", kind, "b", "--chapter", "licensing")
    assert (result.exit_code, result.output) == (
        0,
        f"wrote facts/{kind}s/b.yml: fill it in, then run “handbook check”\n",
    )
    assert "\nchapter: licensing" in (project / f"facts/{kind}s/b.yml").read_text(encoding="utf-8")
    assert run("new", kind, "b").exit_code == 1
    refused = run("new", kind, "c", "--chapter", "licencing")
    assert refused.exit_code == 1
    assert "did you mean “licensing”?" in refused.output
    assert not (project / f"facts/{kind}s/c.yml").exists()


@pytest.fixture
def timed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with measures; it is the first of January 2026, and we stand in its facts."""
    (timed_world().write(tmp_path) / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path / "facts")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "first", "among"),
    [
        ([], "Measures on 1 January 2026", "    Suspended since 7 November 2025"),
        (["--on", "2025-11-02"], "Measures on 2 November 2025", "    In force in part since 9 October 2025"),
        (["--on", "2025-10-08"], "Measures on 8 October 2025", "2 not yet announced."),
        (["--on", "2030-01-01"], "Measures on 1 January 2030", "    Unconfirmed since 11 November 2026"),
    ],
)
def test_measures_tells_what_holds_on_a_day_and_without_one_today(
    arguments: list[str], first: str, among: str, timed: Path
) -> None:
    result = run("measures", *arguments)
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == first
    assert among in result.output.splitlines()


def test_measures_answers_for_an_earlier_day_from_what_is_known_today(timed: Path) -> None:
    checked = run("check", "--on", "2025-10-09")
    assert "HB904 “on” is 2025-12-31, a day that is still to come" in checked.output  # for that day, but not for today
    assert run("measures", "--on", "2025-10-09").exit_code == 0


@pytest.mark.parametrize("command", ["measures", "review"])
@pytest.mark.parametrize("day", ["2026-02-30", "2026", "tomorrow", "11.10.2025", "", "2026-1"])
def test_a_day_that_is_none_is_refused(command: str, day: str, timed: Path) -> None:
    result = run(command, "--on", day)
    assert result.exit_code == 2
    assert "--on" in result.output


@pytest.mark.parametrize("command", ["measures", "review"])
def test_facts_with_problems_are_told_instead_of_what_was_asked_for(command: str, timed: Path) -> None:
    path = timed / "facts/measures/order-7.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"on": "2025-11-07"', '"on": "2025-11-08"'), encoding="utf-8"
    )
    result = run(command)
    assert result.exit_code == 1
    assert result.output.startswith("facts/measures/order-7.yml:1:")
    assert "HB805 the claim “order-7-suspended” does not state 8 November 2025" in result.output
    assert result.output.endswith("\n1 problem.\n")


def test_review_lists_what_is_due_on_a_day_and_is_no_failure(timed: Path) -> None:
    result = run("review")
    assert result.exit_code == 0
    assert "Sources not captured (1)\n  sources/letter\n" in result.output
    assert "  measures/order-7: " not in result.output
    assert result.output.endswith("\n3 due.\n")
    later = run("review", "--on", "2026-11-11")
    assert "  measures/order-7: It was recorded as suspended until 10 November 2026" in later.output
    assert later.output.endswith("\n4 due.\n")


@pytest.mark.parametrize("command", ["measures", "review"])
def test_outside_of_a_project_no_day_is_answered_for(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(command)
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.output


def test_render_writes_the_edition(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = Edition((Page("a.md", "claim", "A", "", "<p>a</p>"),))
    monkeypatch.setattr(
        cli, "publish", lambda root, today: edition if (root, today) == (project, date(2026, 11, 22)) else ()
    )
    result = run("render", "--to", str(project / "out"), "--on", "2026-11-22")
    assert (result.exit_code, result.output) == (0, f"1 files in {project / 'out'}\n")
    assert (project / "out/a.md").is_file()
    refused = run("render", "--to", str(project / "docs"), "--on", "2026-11-22")
    assert refused.exit_code == 2
    assert "not empty" in refused.output


def test_render_of_facts_with_problems_writes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "publish", lambda root, today: (Problem(Place("a.yml"), "HB101", "bad"),))
    result = run("render", "--to", str(project / "out"))
    assert (result.exit_code, result.output) == (1, "a.yml:1:1: HB101 bad\n1 problem.\n")
    assert not (project / "out").exists()


def test_an_unforeseen_error_is_one_line_that_asks_to_report_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a\x1b\nb")

    monkeypatch.setattr(cli, "examine", broken)
    result = run("check")
    assert result.exit_code == 70
    assert result.output.count("\n") == 1
    assert r"ZeroDivisionError: a\x1b\nb" in result.output
    assert "please report it" in result.output
    debugged = run("--debug", "check")
    assert isinstance(debugged.exception, ZeroDivisionError)


def test_a_disk_that_fails_is_told_in_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cli, "examine", full)
    result = run("check")
    assert (result.exit_code, result.output) == (1, "Error: [Errno 28] No space left on device\n")


def test_main_reads_the_command_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["handbook", "explain", "HB101"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("HB101: not YAML")


def test_the_real_command_runs_as_a_process_of_its_own(captured: Path) -> None:
    spoil(captured)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "latin-1",
        "SOURCE_DATE_EPOCH": "1795305600",
    }
    command = [sys.executable, "-m", "generator.cli", "check"]
    result = subprocess.run(command, cwd=captured / "docs", env=environment, capture_output=True, check=False)
    assert result.returncode == 1
    assert b"\nfacts/claims/a.yml:9:14: HB402 " in result.stdout
    assert rb"(the capture has \u201cRelevant businesses" in result.stdout
    assert result.stderr == b""
