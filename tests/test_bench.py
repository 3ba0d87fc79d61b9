"""The benchmark's own material: a handbook that holds, and a stock site of the same pages."""

from __future__ import annotations

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


def test_stock_is_given_every_word_and_link_of_a_page(edition: Edition) -> None:
    pages = {page.url.strip("/"): page.path for page in edition.pages}
    (page,) = (page for page in edition.pages if page.path == "claims/claim-0.md")
    text = stock.markdown_of(page, pages)
    assert "<" not in re.sub(r"&lt;", "", text)
    assert len(re.findall(r"\]\(", text)) == page.html.count("<a ")
    assert "](../chapters/chapter-0.md)" in text
    assert "](#why)" in text


def test_links_out_of_the_site_and_places_in_it_are_kept() -> None:
    links = ("https://a.example/#x", "a"), ("../b/#y", "b"), ("../data/f.json", "c")
    html = " ".join(f'<a href="{link}">{text}</a>' for link, text in links) + "<svg>d</svg>"
    assert stock.markdown_of(Page("c.md", "", "", "", f"<div>{html}</div>"), {"b": "b/index.md"}) == (
        "[a](https://a.example/#x) [b](b/index.md#y) [c](data/f.json)\n"
    )
