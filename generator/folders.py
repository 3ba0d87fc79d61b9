"""What lies in a folder of the project: names, texts and bytes, or the problem that something cannot be read.

It knows no record; what a text says is for others to read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Place, Problem, in_order


def files_below(root: Path, closed: list[OSError]) -> Iterator[str]:
    """Yield the POSIX paths of all files below a folder; names that start with a dot are not ours.

    Args:
        root: the folder.
        closed: takes up why a folder below could not be read.
    """
    for folder, _, names in os.walk(root, onerror=closed.append):
        below = Path(folder).relative_to(root).as_posix()
        yield from (f"{below}/{name}".removeprefix("./") for name in names if not name.startswith("."))


def text_of(path: Path, name: str, largest: int | None = None) -> str | Problem:
    """Return the text of a file, or the problem that it has none; a pipe would never end, so none is opened.

    Args:
        path: the file.
        name: its path as problems show it.
        largest: how many bytes it may have, if there is a limit.
    """
    if not path.is_file():
        return unopened(name, "this is no file that can be read, or a link to nothing")
    try:
        body = path.read_bytes()
    except OSError as error:
        return unopened(name, f"the file cannot be opened: {error.strerror}")
    if largest and len(body) > largest:
        return Problem(Place(name), "HB105", f"the file is larger than {largest:,} bytes", "one record a file")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Problem(Place(name, line), "HB105", "the file is not UTF-8 text", "save it as UTF-8 in your editor")


def unopened(name: str, message: str) -> Problem:
    """Return the problem that a file or folder, named as problems show it, cannot be read."""
    return Problem(Place(name), "HB105", message, "delete it, or make it a file that you may read")


def read_prose(project: Path, docs: str = "docs") -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the hand-written pages, Markdown by path below a project, and those that are no text.

    Args:
        project: the folder that paths are shown relative to.
        docs: the folder of the pages, below the project; where it is missing, there are none.
    """
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(p for p in (project / docs).rglob("*.md") if not p.is_dir()):
        name = path.relative_to(project).as_posix()
        text = text_of(path, name)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            pages[name] = text.replace("\r\n", "\n").replace("\r", "\n")
    return pages, in_order(problems)


def read_beside_prose(project: Path, docs: str = "docs") -> dict[str, bytes]:
    """Return what lies beside the hand-written pages, by path below their folder: pictures and the like.

    Args:
        project: the folder that holds the pages' folder.
        docs: the folder of the pages, below the project; where it is missing, there is nothing.
    """
    names = sorted(name for name in files_below(project / docs, []) if not name.endswith(".md"))
    found = {name: project / docs / name for name in names if "/." not in f"/{name}"}
    return {name: path.read_bytes() for name, path in found.items() if path.is_file()}
