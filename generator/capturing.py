"""A capture: the text of a source, its fingerprint, and the figures in the source's record.

The text stays in `captures/`, which no version control sees; what is committed is the fingerprint
and the block `capture:` in the record. All of it is written, or nothing. This module does not read
HTML or PDF itself, and it reads no clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from generator.contexts import CAPTURES
from generator.datasets import RecipeError, read_recipe, table_text
from generator.fields import HIDDEN
from generator.fingerprints import Fingerprint, fingerprint_of, write_fingerprint
from generator.problems import Place, Problem
from generator.source_files import SourceFile, find_source_file, write_together
from generator.texts import SAVE_IT, UnreadableError, read_body, read_text

Extent = Literal["whole", "part"]

_FEWEST = 20


@dataclass(frozen=True, slots=True)
class Captured:
    """What a capture found and wrote.

    Attributes:
        source: the source's id.
        words: how many tokens its text has.
        paragraphs: how many paragraphs.
        sha256: of the normalised text.
        captured: the day of the reading that first gave this text.
        extent: whether the text is the whole source.
        changed: whether the text differs from the one captured before, or none was.
        written: the files that were written, below the project; none where nothing changed.
    """

    source: str
    words: int
    paragraphs: int
    sha256: str
    captured: str
    extent: str
    changed: bool
    written: tuple[str, ...]


def capture(  # noqa: PLR0913 - a capture is all of this
    project: Path,
    target: str,
    source: str,
    extent: Extent | None,
    today: date,
    *,
    facts: str = "facts",
    note: str | None = None,
    table: Sequence[str] | None = None,
) -> Captured | tuple[Problem, ...]:
    """Read a source and write its text, its fingerprint and the figures in its record, or nothing.

    Args:
        project: the project's folder.
        target: path or address of what to read.
        source: id of the source's record, which must exist.
        extent: whether the text is the whole source; nothing keeps what the record says, or else whole.
        today: the date of a new reading; a text that was captured before keeps its date.
        facts: the folder of the facts, below the project.
        note: what was read, where it is not the source's own address; nothing keeps the one there
            is, an empty text takes it out.
        table: the recipes by which a data file is read (see `datasets`); nothing keeps those there are.

    Raises:
        OSError: a file could not be written; those already written are as they were.
    """
    record = find_source_file(project, source, facts)
    if not isinstance(record, SourceFile):
        return record
    if note and (HIDDEN.search(note) or not " ".join(note.split()).isprintable()):
        return (Problem(Place(record.file), "HB703", "the note holds invisible characters", "type it anew"),)
    recipes = _recipes(record.capture, table)
    try:
        text = _table_text(target, recipes) if recipes else read_text(target)
    except UnreadableError as error:
        return (Problem(Place(target), "HB701", str(error), error.hint),)
    except RecipeError as error:
        return (Problem(Place(target), "HB704", str(error), error.hint),)
    print_ = fingerprint_of(source, text)
    if print_.words < _FEWEST:
        message = f"the text has {print_.words} words; at least {_FEWEST} are needed"
        hint = f"if a script fills the page or a PDF has only pictures: {SAVE_IT}"
        return (Problem(Place(target), "HB702", message, hint),)
    block = _figures(print_, record.capture, extent, today, note)
    if recipes:
        block["table"] = list(recipes)
    changed = record.with_capture(block)
    if changed is None:
        hint = "write each field on a line of its own, from the first column on"
        return (Problem(Place(record.file), "HB703", "the block “capture:” has no place in this file", hint),)
    files = {
        project / CAPTURES / ".gitignore": b"*\n",  # whatever the project's own says
        project / CAPTURES / f"{source}.txt": f"{text}\n".encode(),
        project / facts / "fingerprints" / f"{source}.json": write_fingerprint(print_).encode(),
        project / record.file: changed,
    }
    written = tuple(path.relative_to(project).as_posix() for path in write_together(files))
    return Captured(
        source, print_.words, len(print_.paragraphs), print_.sha256,
        str(block["captured"]), str(block["extent"]), record.capture.get("sha256") != print_.sha256, written,
    )  # fmt: skip


def _recipes(before: Mapping[str, Any], given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the recipes of a table, each on one line; those of the capture before where none are given."""
    known = before.get("table")
    recipes = given or (known if isinstance(known, list) else ())
    return tuple(" ".join(str(recipe).split()) for recipe in recipes)


def _table_text(target: str, recipes: Sequence[str]) -> str:
    read = tuple(read_recipe(recipe) for recipe in recipes)
    body, _ = read_body(target)
    return "\n".join(table_text(body, recipe) for recipe in read)


def _figures(
    print_: Fingerprint, before: Mapping[str, Any], extent: Extent | None, today: date, note: str | None
) -> dict[str, object]:
    """Return the figures of a capture; what was not given stays as it was before."""
    is_same = before.get("sha256") == print_.sha256
    figures = {
        "extent": extent or ("part" if before.get("extent") == "part" else "whole"),
        "words": print_.words,
        "sha256": print_.sha256,
        "captured": before["captured"] if is_same and _is_day(before.get("captured")) else today.isoformat(),
    }
    noted = before.get("note") if note is None else " ".join(note.split())
    return {**figures, "note": noted} if noted and isinstance(noted, str) else figures


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
