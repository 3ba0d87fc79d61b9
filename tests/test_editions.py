"""A page's address follows from its path."""

import pytest

from generator.editions import Edition, Page


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("claims/index.md", "claims/"),
        ("claims/a-claim.md", "claims/a-claim/"),
        ("claims/an-index.md", "claims/an-index/"),
        ("data.md", "data/"),
        ("a/b/index.md", "a/b/"),
    ],
)
def test_a_page_has_a_directory_as_its_address(path: str, url: str) -> None:
    assert Page(path, "kind", "", "", "").url == url


def test_an_edition_of_pages_alone_has_nothing_else() -> None:
    edition = Edition(())
    assert (edition.prose, edition.files, edition.redirects, edition.totals) == ({}, {}, {}, {})
