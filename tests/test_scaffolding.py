"""Skeletons of records and their JSON Schema name every field, and say what goes in."""

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from generator.loading import load
from generator.scaffolding import KINDS, Kind, add_record, json_schema, new_record
from generator.yaml_reader import read_yaml

Validator: Any = importlib.import_module("jsonschema").Draft202012Validator  # it ships no types
CHAPTERS = "- id: licensing\n  title: Licensing\n  summary: Who gets one.\n"
REAL = Path(__file__).parent.parent / "facts"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts/chapters.yml").write_text(CHAPTERS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_names_every_field_and_needs_only_what_the_record_needs(kind: Kind) -> None:
    text = new_record(kind, "abc")
    document = read_yaml(text, "abc.yml")
    fields = {name: field for name, field in KINDS[kind].model.model_fields.items() if name != "id"}
    assert not document.problems
    assert list(document.values) == [name for name, field in fields.items() if field.is_required()]
    assert all(f"\n{name}:" in text or f"\n# {name}:" in text for name in fields)


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_without_its_comment_signs_is_still_yaml_of_known_fields(kind: Kind) -> None:
    lines = [
        line.removeprefix("# ")
        for line in new_record(kind, "abc").splitlines()
        if not line.endswith(("use.", "ed:", "applies:"))
    ]
    document = read_yaml("\n".join(lines), "abc.yml")
    assert not document.problems
    assert set(document.values) == set(KINDS[kind].model.model_fields) - {"id"}


def test_a_skeleton_of_a_claim_shows_the_fields_of_its_evidence_and_all_choices() -> None:
    text = new_record("claim", "abc", {"chapter": "licensing"})
    assert "\nchapter: licensing  # id of a chapter" in text
    assert "\n#   - source:  # id of the source\n#     passage:" in text
    assert "\nkind:  # event | measure | quantity | position" in text


def test_a_skeleton_shows_what_stands_within_what_is_needed() -> None:
    text = new_record("figure", "abc")
    assert "\nseries:\n  - label:  # what the values" in text
    assert "\n    points:\n      - claim:  # id of the claim" in text
    assert "\n#         at:  # its date" in text
    assert "\n#     none_found:" in new_record("dispute", "abc")
    assert "\n#       on:  # the day" in new_record("dispute", "abc")


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_accepts_every_real_record(kind: Kind) -> None:
    schema = json.loads(json_schema(kind))
    Validator.check_schema(schema)
    validator = Validator(schema)
    paths = sorted((REAL / KINDS[kind].folder).rglob("*.yml"))
    assert paths
    for path in paths:
        values = read_yaml(path.read_text(encoding="utf-8"), path.name).values
        assert list(validator.iter_errors(json.loads(json.dumps(values, default=float)))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"id": "abc"},
        {"chapter": "Licensing!"},
        {"kind": "opinion"},
        {"about": ["Not an id"]},
        {"said": True},
        {"review_by": "2025-10"},
        {"claim": None},
        {"evidence": [{"source": "a"}]},
        {"quantities": [{"of": "a", "as_printed": "a b c", "value": "3", "unit": "x"}]},
    ],
    ids=str,
)
def test_the_schema_refuses_what_an_editor_can_tell(change: dict[str, object]) -> None:
    record = {"claim": "A.", "kind": "event", "chapter": "licensing", "said": "2025-10", "review_by": "2026-01-01"}
    validator = Validator(json.loads(json_schema("claim")))
    assert validator.is_valid(record)
    assert not validator.is_valid({**record, **change})


@pytest.mark.parametrize(
    ("kind", "within", "file"),
    [
        ("claim", "licensing", "facts/claims/licensing/abc.yml"),
        ("claim", None, "facts/claims/abc.yml"),
        ("source", None, "facts/sources/abc.yml"),
        ("entity", "person", "facts/entities/person/abc.yml"),
        ("measure", "licensing", "facts/measures/abc.yml"),
        ("dispute", "licensing", "facts/disputes/abc.yml"),
        ("figure", None, "facts/figures/abc.yml"),
    ],
)
def test_a_new_record_stands_where_it_is_read(project: Path, kind: Kind, within: str | None, file: str) -> None:
    assert add_record(project, kind, "abc", within) == Path(file)
    codes = {(problem.place.file, problem.code) for problem in load(project).problems}
    assert codes == {(file, "HB203")}  # the needed values, still to be filled in


def test_the_chapter_or_kind_is_filled_in(project: Path) -> None:
    add_record(project, "claim", "abc", "licensing")
    add_record(project, "entity", "abcd", "person")
    assert "\nchapter: licensing  #" in (project / "facts/claims/licensing/abc.yml").read_text(encoding="utf-8")
    assert "\nkind: person  #" in (project / "facts/entities/person/abcd.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "identity", "within", "code", "hint"),
    [
        ("claim", "../evil", None, "HB205", "choose another"),
        ("claim", "a" * 65, None, "HB205", "choose another"),
        ("claim", "index", None, "HB205", "choose another"),
        ("claim", "licensing", None, "HB206", "choose another"),
        ("source", "taken", None, "HB206", "choose another"),
        ("claim", "abc", "licencing", "HB304", "did you mean “licensing”?"),
        ("claim", "abc", "../..", "HB304", "one of licensing"),
        ("entity", "abc", "persn", "HB203", "did you mean “person”?"),
    ],
)
def test_a_new_record_that_cannot_stand_is_refused(  # noqa: PLR0917 - one column each
    project: Path, kind: Kind, identity: str, within: str | None, code: str, hint: str
) -> None:
    (project / "facts/claims").mkdir()
    (project / "facts/claims/taken.yml").write_text("mine", encoding="utf-8")
    before = sorted(project.rglob("*"))
    problems = add_record(project, kind, identity, within)
    assert isinstance(problems, tuple)
    assert [problem.code for problem in problems] == [code]
    assert hint in problems[0].hint
    assert sorted(project.rglob("*")) == before
    assert (project / "facts/claims/taken.yml").read_text(encoding="utf-8") == "mine"
