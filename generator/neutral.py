"""An edition as a folder of Markdown and data files, for any site engine.

Each generated page is its front matter and its finished HTML, which Markdown leaves as it is. The
folder is replaced as a whole or left as it was, and no file is deleted that was not written here:
`.handbook-render` lists those that were. This module makes no page and knows no engine.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path, PurePosixPath

from generator.editions import Edition, Page
from generator.redirects import redirect_files

MARKER = ".handbook-render"


class ForeignFolderError(Exception):
    """The folder holds files that this module did not write; the message names one."""


def write(edition: Edition, to: Path) -> list[Path]:
    """Write an edition and return its files, sorted.

    Args:
        edition: what to publish.
        to: a folder that is missing, empty, or was written here before.

    Raises:
        ForeignFolderError: the folder holds something else.
        ValueError: two parts of the edition have one path, or a path leads out of the folder.
        OSError: a file could not be written; the folder is as it was.
    """
    files = _files(edition)
    target = to.resolve()
    _refuse_foreign(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    try:
        for path, body in files.items():
            (draft / path).parent.mkdir(parents=True, exist_ok=True)
            (draft / path).write_bytes(body)
        (draft / MARKER).write_text("".join(f"{path}\n" for path in files), encoding="utf-8", newline="\n")
        _put_in_place(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return [to / path for path in files]


def _files(edition: Edition) -> dict[str, bytes]:
    parts = (
        {page.path: _markdown(page).encode() for page in edition.pages},
        {path: text.encode() for path, text in edition.prose.items()},
        edition.files,
        edition.beside_prose,
        redirect_files(edition.redirects),
    )
    files: dict[str, bytes] = {}
    for path, body in (item for part in parts for item in part.items()):
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts or path in ("", MARKER):
            raise ValueError(f"“{path}” is no path of a published file")
        if path in files:
            raise ValueError(f"two parts of the edition have the path “{path}”")
        files[path] = body
    return dict(sorted(files.items()))


def _markdown(page: Page) -> str:
    lines = [f"title: {_quoted(page.title)}", f"description: {_quoted(page.description)}"]
    if not page.search:
        lines.append("search: {exclude: true}")
    return "---\n" + "\n".join(lines) + f"\n---\n\n{page.html}\n"


def _quoted(text: str) -> str:
    """Return a plain text as quoted YAML, its HTML escaped: neither MkDocs nor Zensical does that."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return json.dumps(escaped, ensure_ascii=False)


def _refuse_foreign(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise ForeignFolderError(f"“{target}” is a file")
    found = {
        path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_symlink() or not path.is_dir()
    }
    if not found:
        return
    if MARKER not in found:
        raise ForeignFolderError(f"the folder “{target}” is not empty, and not one that this command wrote")
    foreign = found - set((target / MARKER).read_text(encoding="utf-8").splitlines()) - {MARKER}
    if foreign:
        raise ForeignFolderError(f"“{min(foreign)}” in “{target}” was not written by this command; move it elsewhere")


def _put_in_place(draft: Path, target: Path) -> None:
    if not target.exists():
        draft.replace(target)
        return
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    target.replace(old)
    try:
        draft.replace(target)
    except BaseException:
        old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
