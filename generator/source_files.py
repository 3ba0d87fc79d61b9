"""A source's record as a file: where its block `capture:` stands, and how it is replaced.

Every byte outside of the block stays: comments, order, line ends. Files are written together or
not at all. This module does not know how a capture is made.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.loading import load
from generator.problems import Place, Problem, nearest
from generator.yaml_reader import Document, read_yaml

_BREAKS = "\n\r\x85\u2028\u2029"  # where YAML counts a line
_LINE = re.compile(f"[^{_BREAKS}]*(?:\r\n|[{_BREAKS}])|[^{_BREAKS}]+")


@dataclass(frozen=True)
class SourceFile:
    """The file of a source's record, byte for byte.

    Attributes:
        file: its path below the project.
        text: the whole of it, with its byte order mark if it has one.
        document: what it says.
    """

    file: str
    text: str
    document: Document

    @property
    def capture(self) -> Mapping[str, Any]:
        """The figures of the capture before, as far as there are any."""
        found = self.document.values.get("capture")
        return found if isinstance(found, dict) else {}

    def holds(self, line: int) -> bool:
        """Return whether a line, from 1, belongs to the block `capture:`."""
        start, stop = self._span()
        return start < line <= stop

    def _span(self) -> tuple[int, int]:
        """Return the lines of the block, from 0, the second one past its end; comments behind stay out."""
        lines = _LINE.findall(self.text)
        if "capture" not in self.document.values:
            return len(lines), len(lines)
        start = self.document.key_place("capture").line - 1
        stop = start + 1
        for index in range(stop, len(lines)):
            if lines[index][:1] not in " \t\r\n#":
                break  # the next key
            if lines[index].strip() and not lines[index].lstrip().startswith("#"):
                stop = index + 1
        return start, stop

    def with_capture(self, block: Mapping[str, Any]) -> bytes | None:
        """Return the file with this block and every other byte as it was; nothing where that fails."""
        text = self.text
        if self.capture != block:
            end = "\r\n" if "\r\n" in text else "\n"
            lines = _LINE.findall(text)
            start, stop = self._span()
            if start and not lines[start - 1].endswith(("\n", "\r")):
                lines[start - 1] += end
            quoted = {
                key: json.dumps(block[key], ensure_ascii=False) for key in ("sha256", "table", "note") if key in block
            }
            values = {**block, **quoted}
            rows = ["capture:", *(f"  {key}: {value}" for key, value in values.items())]
            text = "".join([*lines[:start], *(row + end for row in rows), *lines[stop:]])
        reread = read_yaml(text.removeprefix("\ufeff"), self.file)
        return text.encode() if reread.whole and reread.values == {**self.document.values, "capture": block} else None


def find_source_file(project: Path, source: str, facts: str) -> SourceFile | tuple[Problem, ...]:
    """Return the file of a source's record, or what is wrong with it outside of its capture.

    Args:
        project: the project's folder.
        source: the source's id.
        facts: the folder of the facts, below the project.
    """
    folder = f"{facts}/sources"
    paths = {path.stem: path for path in sorted((project / folder).rglob("*.yml"))}
    if source not in paths:
        hint = nearest(source, paths) or f"add it first: handbook new source {source}"
        return (Problem(Place(folder), "HB301", f"there is no source “{source}”", hint),)
    file = paths[source].relative_to(project).as_posix()
    problems = tuple(problem for problem in load(project, facts).problems if problem.place.file == file)
    text = paths[source].read_bytes().decode(errors="replace")
    record = SourceFile(file, text, read_yaml(text.removeprefix("\ufeff"), file))
    if isinstance(record.document.values, dict):
        # A block that somebody spoilt by hand is what a new capture mends.
        problems = tuple(p for p in problems if not (p.code.startswith("HB20") and record.holds(p.place.line)))
    return problems or record


def write_together(files: Mapping[Path, bytes]) -> list[Path]:
    """Write those files that change, and return them; on failure all are as they were.

    Raises:
        OSError: a file could not be written.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    changed = [path for path, body in files.items() if before[path] != body]
    drafts = {path: path.with_name(f".{path.name}.{os.getpid()}.draft") for path in changed}
    done: list[Path] = []
    try:
        for path, draft in drafts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(files[path])
            if path.exists():
                shutil.copymode(path, draft)
        for path, draft in drafts.items():
            draft.replace(path.resolve())
            done.append(path)
    except BaseException:
        for path in done:
            old = before[path]
            path.unlink() if old is None else path.write_bytes(old)
        raise
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    return changed
