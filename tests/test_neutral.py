"""An edition as a folder for any engine: what is in it, and that nothing else is ever lost."""

from pathlib import Path

import pytest

from generator.editions import Edition, Page
from generator.neutral import ForeignFolderError, write
from generator.yaml_reader import read_yaml

PAGE = Page("claims/a.md", "claim", 'A "b" <c> & d: #e', "It's 限\\", "<article><p>x</p></article>", search="words")
EDITION = Edition(
    (PAGE, Page("data.md", "data", "Data", "", "<div></div>")),
    {"index.md": "# Hello\r\n\nworld"},
    {"data/handbook.json": b"{}\n"},
    beside_prose={"assets/a.png": b"\x89\r\n"},
)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pages_prose_and_files_stand_below_the_folder(tmp_path: Path) -> None:
    written = write(EDITION, tmp_path / "out" / "site")
    found = contents(tmp_path / "out" / "site")
    assert [path.relative_to(tmp_path / "out" / "site").as_posix() for path in written] == [
        "assets/a.png",
        "claims/a.md",
        "data.md",
        "data/handbook.json",
        "index.md",
    ]
    assert found["index.md"] == b"# Hello\r\n\nworld"
    assert found["data/handbook.json"] == b"{}\n"
    assert found["assets/a.png"] == b"\x89\r\n"
    assert found["data.md"].decode() == (
        '---\ntitle: "Data"\ndescription: ""\nsearch: {exclude: true}\n---\n\n<div></div>\n'
    )
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["site"]


def test_front_matter_is_yaml_whose_html_is_escaped(tmp_path: Path) -> None:
    write(EDITION, tmp_path / "site")
    front, body = (tmp_path / "site/claims/a.md").read_text(encoding="utf-8").removeprefix("---\n").split("---\n", 1)
    document = read_yaml(front, "a.md")
    assert not document.problems
    assert document.values == {"title": "A &quot;b&quot; &lt;c&gt; &amp; d: #e", "description": "It's 限\\"}
    assert body == f"\n{PAGE.html}\n"


def test_a_folder_written_before_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write(EDITION, tmp_path)
    write(Edition((PAGE,)), tmp_path)
    assert sorted(contents(tmp_path)) == [".handbook-render", "claims/a.md"]


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    write(EDITION, tmp_path / "a")
    write(EDITION, tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_a_folder_of_others_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ForeignFolderError, match="not empty"):
        write(EDITION, tmp_path)
    assert contents(tmp_path) == {"mine.txt": b"x"}


def test_a_file_added_to_a_written_folder_is_not_deleted(tmp_path: Path) -> None:
    write(EDITION, tmp_path)
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(ForeignFolderError, match=r"mine\.txt"):
        write(Edition((PAGE,)), tmp_path)
    assert contents(tmp_path) == before


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x", encoding="utf-8")
    with pytest.raises(ForeignFolderError, match="is a file"):
        write(EDITION, tmp_path / "site")


@pytest.mark.parametrize("path", ["../evil.md", "/etc/evil.md", "a/../../evil.md", ".handbook-render", ""])
def test_no_path_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path of a published file"):
        write(Edition((), {}, {path: b""}), tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_two_parts_of_one_path_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two parts"):
        write(Edition((PAGE,), {PAGE.path: ""}), tmp_path / "site")


def test_a_failure_in_between_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    write(EDITION, site)
    before = contents(site)
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.suffix == ".draft":
            raise OSError("no room")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="no room"):
        write(Edition((PAGE,)), site)
    assert contents(tmp_path) == {f"site/{path}": body for path, body in before.items()}
