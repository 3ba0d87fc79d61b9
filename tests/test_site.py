"""The project's own site, built strictly: what a reader's browser gets."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.real import EPOCH, ROOT

BASE = "https://site.invalid/"

# What makes a browser fetch something without being asked; a link that a reader may follow does not.
FETCHED = {
    "script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
    "track": "src", "embed": "src", "input": "src", "object": "data", "use": "href", "image": "href",
}  # fmt: skip
STYLE_FETCH = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])(?:https?:)?//""")


@dataclass
class Reading(HTMLParser):
    """What stands in one page of the site."""

    address: str
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    components: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        if "id" in given:
            self.ids.append(given["id"])
        self.components.add(given.get("data-md-component", ""))
        self.classes.update(given.get("class", "").split())
        if tag in {"a", "area"} and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and given.get("rel") not in {"canonical", "prev", "next", "alternate"}:
            self.fetched.append(given["href"])
        if tag in FETCHED and FETCHED[tag] in given:
            self.fetched.append(given[FETCHED[tag]])
        self.fetched += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]


@dataclass(frozen=True)
class Site:
    folder: Path
    pages: dict[str, Reading]

    def target(self, link: str, page: Reading) -> tuple[Path, str]:
        """Return the file that a link within the site leads to, and the place in it."""
        parts = urlsplit(urljoin(BASE + page.address, link))
        path = unquote(parts.path).lstrip("/")
        # What follows :~: is the browser's to find, not an id.
        return self.folder / (path + "index.html" if not path or path.endswith("/") else path), parts.fragment.split(
            ":~:"
        )[0]

    def within(self) -> Iterator[tuple[str, str, Path, str]]:
        """Yield address, link, file and place for every link that stays on the site."""
        for page in self.pages.values():
            for link in (*page.links, *page.fetched):
                if urlsplit(urljoin(BASE, link)).netloc == "site.invalid":
                    yield page.address, link, *self.target(link, page)


def made(folder: Path) -> Path:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", EPOCH)
        for name in ("HANDBOOK_SITE_URL", "HANDBOOK_REPO_URL", "HANDBOOK_EDIT_URI"):
            environment.delenv(name, raising=False)
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True)
        build(config)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = made(tmp_path_factory.mktemp("site"))
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if name == "404.html":  # its links start at the root, wherever that is
            continue
        reading = Reading(name.removesuffix("index.html"))
        reading.feed(path.read_text(encoding="utf-8"))
        pages[reading.address] = reading
    return Site(folder, pages)


def test_every_index_page_of_the_navigation_is_there(site: Site) -> None:
    expected = {
        "",
        "chapters/",
        "claims/",
        "sources/",
        "entities/",
        "method/",
    }
    assert expected | {"contribute/", "data/", "reference/"} <= site.pages.keys()


def test_nothing_is_fetched_from_anybody_else(site: Site) -> None:
    foreign = {
        (page.address, link)
        for page in site.pages.values()
        for link in page.fetched
        if urlsplit(urljoin(BASE, link)).netloc not in {"site.invalid", ""}
    }
    assert foreign == set()
    styled = [path for path in site.folder.rglob("*") if path.suffix in {".html", ".css", ".svg"}]
    assert [path for path in styled if STYLE_FETCH.search(path.read_text(encoding="utf-8"))] == []


def test_nothing_wakes_what_the_theme_would_fetch_when_it_is_used(site: Site) -> None:
    assert [page.address for page in site.pages.values() if "source" in page.components] == []
    assert [page.address for page in site.pages.values() if "mermaid" in page.classes] == []


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it(site: Site) -> None:
    broken = []
    for address, link, path, place in site.within():
        if not path.is_file():
            broken.append((address, link))
        elif place and path.suffix == ".html":
            page = site.pages[path.relative_to(site.folder).as_posix().removesuffix("index.html")]
            if place not in page.ids:
                broken.append((address, link))
    assert broken == []


def test_every_page_has_one_first_heading_and_no_id_twice(site: Site) -> None:
    framed = [page for page in site.pages.values() if "header" in page.tags]
    assert [page.address for page in framed if page.tags["h1"] != 1] == []
    twice = {page.address: [i for i, n in Counter(page.ids).items() if n > 1] for page in framed}
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_the_search_leads_to_pages_that_are_there(site: Site) -> None:
    index = json.loads((site.folder / "search/search_index.json").read_text(encoding="utf-8"))
    found = [entry["location"].partition("#")[0] for entry in index["docs"]]
    assert found == sorted(found)
    assert set(found) <= site.pages.keys()
    assert any(location.startswith("claims/") for location in found)


def test_the_published_data_and_the_stylesheet_are_there(site: Site) -> None:
    assert json.loads((site.folder / "data/handbook.json").read_text(encoding="utf-8"))["format"] == 1
    assert (site.folder / "assets/handbook.css").is_file()


def test_the_same_facts_on_the_same_day_give_the_same_bytes(site: Site, tmp_path: Path) -> None:
    again = made(tmp_path / "again")
    files = {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    assert files == {path.relative_to(site.folder) for path in site.folder.rglob("*") if path.is_file()}
    differing = [name for name in files if (again / name).read_bytes() != (site.folder / name).read_bytes()]
    assert sorted(differing) == []
