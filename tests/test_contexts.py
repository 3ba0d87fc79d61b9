"""Problems of passages show the nearest words of the capture, and only of the right one."""

from datetime import date
from pathlib import Path

import pytest

from generator.capturing import Captured, capture
from generator.contexts import with_context
from generator.pipeline import Examination, examine
from generator.problems import Problem

TODAY = date(2026, 11, 22)
TEXT = """All applications of compliant export for civil use can get approval.
Relevant businesses have no need to worry at all, said the spokesperson in the capital on Sunday.
The list of one side covers over 3,000 items, whereas the list of the other side covers 900.
Businesses should trade freely, said the spokesperson in the capital later on in that week.
"""
CLAIM = """claim: Firms are told not to be afraid of the {number} items.
kind: position
speaker: xinhua
said: 2025-10-12
chapter: licensing
about: [xinhua]
evidence:
  - source: xinhua-1
    passage: "{passage}"
quantities:
  - of: items
    as_printed: {printed}
    value: 3000
    comparison: more-than
    unit: items
"""
FILES = {
    "facts/chapters.yml": "- id: licensing\n  title: Licensing\n  summary: Who.\n",
    "facts/entities/xinhua.yml": "name: Xinhua\nkind: organisation\nparty: press\n",
    "facts/sources/xinhua-1.yml": "title: T\npublisher: xinhua\ntype: news\nlanguage: en\npublished: 2025-10-12\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {**FILES, "text.txt": TEXT}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert isinstance(capture(tmp_path, str(tmp_path / "text.txt"), "xinhua-1", "whole", TODAY), Captured)
    return tmp_path


def found(project: Path, passage: str, printed: str = "covers over 3,000 items") -> Examination:
    (project / "facts/claims").mkdir(exist_ok=True)
    claim = CLAIM.format(passage=passage, printed=printed, number="3,000")
    (project / "facts/claims/a.yml").write_text(claim, encoding="utf-8")
    return examine(project, TODAY)


def hints(project: Path, code: str, passage: str, printed: str = "covers over 3,000 items") -> list[str]:
    examination = found(project, passage, printed)
    problems = with_context(examination.problems, project, examination.handbook)
    assert [(p.place, p.code, p.message) for p in problems] == [
        (p.place, p.code, p.message) for p in examination.problems
    ]
    return [problem.hint for problem in problems if problem.code == code]


def shown(project: Path, code: str, passage: str, printed: str = "covers over 3,000 items") -> str:
    (hint,) = hints(project, code, passage, printed)
    return hint.partition(" (the capture has ")[2].removesuffix(")")


def test_a_changed_word_shows_what_stands_there(project: Path) -> None:
    assert shown(project, "HB402", "relevant companies have no need … covers over 3,000 items") == (
        "“… use can get approval. Relevant businesses have no need to worry at all …”"
    )


def test_only_the_end_that_is_wrong_is_shown(project: Path) -> None:
    assert shown(project, "HB402", "All applications of compliant … covers above 3,000 items") == (
        "“… list of one side covers over 3,000 items, whereas the list of …”"
    )


def test_the_start_and_the_end_of_a_text_have_no_dots(project: Path) -> None:
    assert shown(project, "HB402", "No applications of compliant export").startswith("“All applications of compliant")
    assert shown(project, "HB402", "later on in this week").endswith("later on in that week”")


def test_an_ambiguous_passage_shows_two_of_its_places(project: Path) -> None:
    assert shown(project, "HB403", "said the spokesperson in the capital") == (
        "“… to worry at all, said the spokesperson in the capital on Sunday. The list …” and "
        "“… Businesses should trade freely, said the spokesperson in the capital later on in that …”"
    )


def test_a_cut_off_negation_is_shown_in_front(project: Path) -> None:
    assert "have no need to worry at all" in shown(project, "HB407", "need to worry at … covers over 3,000 items")


def test_a_printed_number_shows_how_it_is_printed(project: Path) -> None:
    passage = "The list of one side … the other side covers 900"
    assert "side covers over 3,000 items, whereas" in shown(project, "HB408", passage, "covers about 3,000 items")


def test_words_with_nothing_in_common_show_nothing(project: Path) -> None:
    assert hints(project, "HB402", "utterly foreign phrase") == [
        "copy the words from the source; is it the right source?"
    ]


def test_without_the_capture_hints_stay_as_they_are(project: Path) -> None:
    (project / "captures/xinhua-1.txt").unlink()
    examination = found(project, "relevant companies have no need")
    assert with_context(examination.problems, project, examination.handbook) == examination.problems


def test_a_capture_of_another_reading_is_not_shown(project: Path) -> None:
    (project / "captures/xinhua-1.txt").write_bytes(TEXT.encode() + b"more \xff")
    examination = found(project, "relevant companies have no need")
    assert with_context(examination.problems, project, examination.handbook) == examination.problems


def test_each_of_several_problems_is_extended(project: Path) -> None:
    examination = found(project, "relevant companies have no need")
    wrong = [problem for problem in examination.problems if problem.code == "HB402"]
    first, second = with_context(wrong * 2, project, examination.handbook)
    assert first == second != wrong[0]


def test_other_problems_stay_as_they_are(project: Path) -> None:
    examination = found(project, "All applications of compliant")
    others = tuple(problem for problem in examination.problems if problem.code not in ("HB402", "HB408"))
    assert with_context(others, project, examination.handbook) == others
    stray = Problem(examination.handbook.fingerprint_places["xinhua-1"], "HB402", "stray")
    assert with_context((stray,), project, examination.handbook) == (stray,)
