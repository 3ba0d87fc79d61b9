"""Staging: a site is replaced when the next one is whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.staging import draft_of, put_in_place


def filled(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(str(folder.name), encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_draft_stands_beside_the_site_and_is_empty(tmp_path: Path) -> None:
    filled(tmp_path / ".site.draft", "left/over.html")
    draft = draft_of(tmp_path / "site")
    assert draft == tmp_path / ".site.draft"
    assert not draft.exists()


def test_where_nothing_can_be_written_beside_the_site_there_is_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert draft_of(tmp_path / "missing" / "site") is None
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert draft_of(tmp_path / "site") is None


def test_the_new_site_replaces_the_old_one(tmp_path: Path) -> None:
    site = filled(tmp_path / "site", "index.html", "old/index.html", ".git/config", ".well-known/old")
    (site / "elsewhere").symlink_to(tmp_path)
    draft = filled(tmp_path / ".site.draft", "index.html", "new/index.html", ".well-known/new")
    put_in_place(draft, site)
    assert names(site) == [".git/config", ".well-known/new", "index.html", "new/index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == ".site.draft"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_site_that_was_never_built_is_made(tmp_path: Path) -> None:
    put_in_place(filled(tmp_path / ".site.draft", "index.html"), tmp_path / "site")
    assert names(tmp_path / "site") == ["index.html"]
