"""The benchmark's own material: a handbook that holds, and a stock site of the same pages."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.editions import Edition, Page
from generator.pipeline import examine, publish
from tests.bench import __main__ as bench
from tests.bench import stock, synthetic

CLAIMS = 40


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "project"
    synthetic.write(folder, CLAIMS)
    return folder


@pytest.fixture(scope="module")
def edition(project: Path) -> Edition:
    made = publish(project, bench.TODAY)
    assert isinstance(made, Edition)
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_synthetic_handbook_has_no_problems_and_everything_verified(project: Path) -> None:
    examined = examine(project, bench.TODAY)
    assert [f"{p.place}: {p.code} {p.message}" for p in examined.problems] == []
    totals = examined.totals
    assert totals["claims"] == totals["passages"] == totals["passages_verified"] == CLAIMS
    assert totals["quantities"] == totals["quantities_verified"] == 14


def test_equal_size_and_seed_give_equal_files(project: Path, tmp_path: Path) -> None:
    synthetic.write(tmp_path / "same", CLAIMS)
    synthetic.write(tmp_path / "other", CLAIMS, seed=2)
    assert contents(tmp_path / "same") == contents(project)
    assert contents(tmp_path / "other") != contents(project)
    assert not examine(tmp_path / "other", bench.TODAY).problems


def test_the_smallest_handbook_holds_too(tmp_path: Path) -> None:
    synthetic.write(tmp_path, 2)
    assert not examine(tmp_path, bench.TODAY).problems


def built(project: Path) -> Path:
    """Build a site strictly: a link that leads nowhere ends the build."""
    config = load_config(str(project / "mkdocs.yml"), strict=True)
    build(config)
    return project / "site"


def test_both_contenders_build_the_same_pages_strictly(project: Path, edition: Edition, tmp_path: Path) -> None:
    stock.write(edition, tmp_path)
    sites = built(project), built(tmp_path)
    ours, theirs = ({path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in sites)
    assert ours == theirs
    assert len(ours) >= len(edition.pages) >= CLAIMS


def test_both_contenders_build_pages_of_the_same_words_links_and_looks(
    project: Path, edition: Edition, tmp_path: Path
) -> None:
    stock.write(edition, tmp_path)
    sites = built(project), built(tmp_path)
    for path in ("claims/claim-0", "claims/claim-1", "sources/source-0", "entities/entity-0", "chapters/chapter-0"):
        ours, theirs = (_article(site / path / "index.html") for site in sites)
        assert _words(ours) == _words(theirs)
        assert _targets(ours, path) == _targets(theirs, path)
        for name in ("hb-card", "hb-pass", "hb-says", "hb-st", "hb-party", "hb-meta", "<h2 ", "<svg "):
            assert ours.count(name) == theirs.count(name), (path, name)


def _article(page: Path) -> str:
    """Return what stands between the tags of the page's body, without the theme's anchors beside headings."""
    html = page.read_text(encoding="utf-8").partition('<article class="md-content__inner md-typeset">')[2]
    body = re.sub(
        r'<a class="headerlink".*?</a>', "", html.partition('<div class="hb"')[2].partition("</article>\n")[0]
    )
    return body.rpartition("facts/")[0]


def _targets(html: str, path: str) -> list[str]:
    links = re.findall(r'<a href="([^"]+)"', html)
    return [link if "://" in link else posixpath.normpath(posixpath.join(path, link)) for link in links]


def _words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()


def test_links_out_of_the_site_and_places_in_it_are_kept() -> None:
    links = ("https://a.example/#x", "a"), ("../b/#y", "b"), ("../data/f.json", "c")
    html = " ".join(f'<a href="{link}">{text}</a>' for link, text in links)
    assert stock.markdown_of(Page("c.md", "", "", "", f"<p>{html}</p>"), {"b": "b/index.md"}) == (
        "[a](https://a.example/#x) [b](b/index.md#y) [c](data/f.json)\n"
    )
