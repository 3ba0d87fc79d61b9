"""The generator's own modules, floor by floor, in their opening and closing lines.

Floors follow from the imports: a module stands one above the highest it imports. This module runs
none of the code it reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# The house style has one way to import and to open a module, so no parser is needed to read either.
_IMPORT = re.compile(r"^from ([\w.]+) import ([^\n(]+|\([^)]*\))", re.MULTILINE)
_DOCSTRING = re.compile(r'"""(.*?)"""', re.DOTALL)
_NAME = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Room:
    """One module: its name, its one job, what it does not do, and the modules it imports."""

    name: str
    job: str
    limit: str
    imports: tuple[str, ...]


def floors(package: Path) -> tuple[tuple[Room, ...], ...]:
    """Return the rooms of a package, the top floor first, each floor by name.

    Args:
        package: the package's folder; a folder in it counts as one room.
    """
    rooms = {room.name: room for room in _rooms(package)}
    heights: dict[str, int] = {}

    def height(name: str) -> int:
        if name not in heights:
            heights[name] = 0  # an import cycle ends here
            heights[name] = max((height(below) + 1 for below in rooms[name].imports), default=0)
        return heights[name]

    for name in rooms:
        height(name)
    top = max(heights.values(), default=-1)
    return tuple(tuple(rooms[name] for name in sorted(rooms) if heights[name] == level) for level in range(top, -1, -1))


def _rooms(package: Path) -> list[Room]:
    found = []
    names = {p.stem for p in package.glob("*.py")} | {p.parent.name for p in package.glob("*/__init__.py")}
    for name in sorted(names - {"__init__"}):
        folder = package / name
        files = sorted(folder.glob("*.py")) if folder.is_dir() else [package / f"{name}.py"]
        texts = [file.read_text(encoding="utf-8") for file in files]
        docstring = _DOCSTRING.match(texts[0])
        lines = (docstring[1] if docstring else "").split("\n\n")
        imports = {imported for text in texts for imported in _imports(text, package.name)}
        found.append(Room(name, _joined(lines[0]), _last_sentence(lines[-1]), tuple(sorted(imports & names - {name}))))
    return found


def _imports(text: str, package: str) -> set[str]:
    """Return the modules of the package that a module's import lines name."""
    found: set[str] = set()
    for match in _IMPORT.finditer(text):
        parts = match[1].split(".")
        if parts[0] == package:
            found |= {parts[1]} if len(parts) > 1 else set(_NAME.findall(match[2]))
    return found


def _joined(text: str) -> str:
    return " ".join(text.replace("`", "").split())


def _last_sentence(text: str) -> str:
    return _joined(text).rpartition(". ")[2]
