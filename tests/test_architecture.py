"""The page of modules says what the imports say, of any package and of the generator's own."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from generator.architecture import Room, floors

PACKAGE = Path(__file__).parent.parent / "generator"


def package(folder: Path, **modules: str) -> Path:
    """Write a package; `a__b` stands for the file a/b.py."""
    root = folder / "pack"
    for name, text in {"__init__": "", **modules}.items():
        path = root / f"{name.replace('__', '/', 1) if not name.startswith('__') else name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def names(rooms: tuple[tuple[Room, ...], ...]) -> list[list[str]]:
    return [[room.name for room in floor] for floor in rooms]


def test_a_module_stands_one_above_the_highest_that_it_imports(tmp_path: Path) -> None:
    root = package(
        tmp_path,
        top="from pack.middle import x\nfrom pack.low import y\n",
        middle="from pack import low\n",
        low="import os\nfrom pathlib import Path\n",
        beside="",
    )
    assert names(floors(root)) == [["top"], ["middle"], ["beside", "low"]]


def test_every_way_of_the_house_to_import_is_seen(tmp_path: Path) -> None:
    root = package(
        tmp_path,
        a="from pack import b, c as other\nfrom pack.d import (\n    one,\n)\nfrom pack import (\n    e,\n)\n",
        b="", c="", d="", e="", f="",
    )  # fmt: skip
    assert floors(root)[0][0].imports == ("b", "c", "d", "e")


def test_a_folder_with_modules_is_one_room(tmp_path: Path) -> None:
    root = package(
        tmp_path,
        rules____init__='"""Rules.\n\nThey know nothing."""\nfrom pack.rules.one import x\n',
        rules__one='"""Another\'s words."""\nfrom pack.low import y\n',
        low="",
        top="from pack.rules.one import x\n",
    )
    (top,), (rules,), (low,) = floors(root)
    assert (top.imports, rules.imports, low.imports) == (("rules",), ("low",), ())
    assert (rules.name, rules.job, rules.limit) == ("rules", "Rules.", "They know nothing.")


def test_a_folder_without_modules_is_no_room(tmp_path: Path) -> None:
    root = package(tmp_path, a="")
    (root / "templates").mkdir()
    assert names(floors(root)) == [["a"]]


def test_a_cycle_of_imports_ends(tmp_path: Path) -> None:
    root = package(tmp_path, a="from pack.b import x\n", b="from pack.a import y\n", c="from pack.c import z\n")
    assert sorted(name for floor in names(floors(root)) for name in floor) == ["a", "b", "c"]


def test_an_empty_package_has_no_floors(tmp_path: Path) -> None:
    assert floors(package(tmp_path)) == ()


@pytest.mark.parametrize(
    ("text", "job", "limit"),
    [
        ('"""One job\nover two lines.\n\nMore. It does `not`."""\n', "One job over two lines.", "It does not."),
        ('"""One job."""\n', "One job.", "One job."),
        ("x = 1\n", "", ""),
    ],
)
def test_job_and_limit_are_the_first_and_last_sentence(text: str, job: str, limit: str, tmp_path: Path) -> None:
    ((room,),) = floors(package(tmp_path, a=text))
    assert (room.job, room.limit) == (job, limit)


def really_imported(path: Path) -> set[str]:
    """Return the modules of the generator that a file imports, as Python's own parser sees them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "generator":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("generator.")}
    return found


def test_every_module_of_the_generator_is_shown_with_its_job_and_its_limit() -> None:
    rooms = {room.name: room for floor in floors(PACKAGE) for room in floor}
    files = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms.keys() == files - {"__init__"}
    assert [name for name, room in rooms.items() if not room.job.endswith(".") or not room.limit.endswith(".")] == []
    assert [name for name, room in rooms.items() if room.limit == room.job] == []


def test_the_imports_shown_are_those_that_python_sees() -> None:
    for room in (room for floor in floors(PACKAGE) for room in floor):
        path = PACKAGE / room.name
        files = sorted(path.glob("*.py")) if path.is_dir() else [PACKAGE / f"{room.name}.py"]
        seen = set[str]().union(*(really_imported(file) for file in files))
        assert set(room.imports) == seen - {room.name}, room.name


def test_every_import_of_the_generator_points_down() -> None:
    heights = {room.name: height for height, floor in enumerate(reversed(floors(PACKAGE))) for room in floor}
    upward = [
        (room.name, low) for floor in floors(PACKAGE) for room in floor for low in room.imports
        if heights[low] >= heights[room.name]
    ]  # fmt: skip
    assert upward == []


def test_the_reference_lists_every_module_once() -> None:
    text = (PACKAGE.parent / "docs/reference/modules.md").read_text(encoding="utf-8")
    listed = re.findall(r"^::: generator\.(\w+)$", text, re.MULTILINE)
    assert sorted(listed) == sorted(room.name for floor in floors(PACKAGE) for room in floor)
