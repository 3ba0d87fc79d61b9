"""`handbook render --to DIR` gives any other generator the pages of our own plugin, byte for byte.

The real project is built twice: by MkDocs with the plugin, and by MkDocs without it from the folder
that `neutral` writes, as a stranger would. mkdocstrings is left out of both, for it is slow and the
same in both; `:::` then stays text in both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.editions import Edition, address_of
from generator.neutral import write
from tests.real import ROOT, TODAY, real_edition


@dataclass(frozen=True)
class Both:
    """The two sites and the edition that both were made of."""

    ours: Path
    theirs: Path
    edition: Edition

    @property
    def urls(self) -> list[str]:
        by_hand = [address_of(path) for path in self.edition.prose]
        return sorted([*by_hand, *(page.url for page in self.edition.pages)])


def made(folder: Path, plugins: Mapping[str, Mapping[str, str]], docs: Path | None = None) -> Path:
    with pytest.MonkeyPatch.context() as environment:
        for name in ("HANDBOOK_SITE_URL", "HANDBOOK_REPO_URL", "HANDBOOK_EDIT_URI"):
            environment.delenv(name, raising=False)
        more = {"docs_dir": str(docs), "not_in_nav": "*"} if docs else {}
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), plugins=dict(plugins), **more)
        build(config)
    return folder


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("engines")
    edition = real_edition()
    write(edition, folder / "rendered")
    ours = made(folder / "ours", {"handbook": {"today": TODAY.isoformat()}, "search": {}})
    return Both(ours, made(folder / "theirs", {"search": {}}, folder / "rendered"), edition)


def article(site: Path, url: str) -> str:
    """Return what stands inside the one `<article>` of the theme on a page."""
    text = (site / url / "index.html").read_text(encoding="utf-8")
    start = text.index('<article class="md-content__inner')
    return text[text.index(">", start) + 1 : text.rindex("</article>")]


def test_every_page_is_the_same_for_both_engines(both: Both) -> None:
    assert len(both.urls) > 200
    differing = [url for url in both.urls if article(both.ours, url) != article(both.theirs, url)]
    assert differing == []


def test_the_bodies_compared_are_those_of_the_edition(both: Both) -> None:
    for page in both.edition.pages:
        assert page.html in article(both.ours, page.url), page.path


def test_both_sites_have_the_same_pages_data_and_files(both: Both) -> None:
    ours, theirs = (
        {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        for site in (both.ours, both.theirs)
    )
    assert ours == theirs
    for path, content in both.edition.files.items():
        assert (both.ours / path).read_bytes() == (both.theirs / path).read_bytes() == content


def test_both_heads_say_the_same_title_and_description(both: Both) -> None:
    for url in both.urls:
        ours, theirs = ((site / url / "index.html").read_text(encoding="utf-8") for site in (both.ours, both.theirs))
        for start, end in (("<title>", "</title>"), ('<meta name="description"', ">")):
            assert unescape(between(ours, start, end)) == unescape(between(theirs, start, end)), url


def between(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


def test_both_searches_know_every_page(both: Both) -> None:
    for site in (both.ours, both.theirs):
        index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
        known = {entry["location"].partition("#")[0] for entry in index["docs"]}
        assert {page.url for page in both.edition.pages if page.search} <= known
