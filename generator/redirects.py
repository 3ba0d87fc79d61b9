"""The page that leads from the old address of a renamed record to its new one.

It works without a script and without knowing the site's own address. This module does not know
which records were renamed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape
from urllib.parse import urljoin

# A redirect must not be found by search engines, and its address must not be taken for a record's.
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved</title>
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={link}">
</head>
<body><p>This page has moved: <a href="{link}">{link}</a></p></body>
</html>
"""


def redirect_files(redirects: Mapping[str, str], site_url: str | None = None) -> dict[str, bytes]:
    """Return the pages of redirects by path below the site's root.

    Args:
        redirects: old addresses and where they lead, both below the site's root, each ending in `/`.
        site_url: the site's own address, where it is known, for canonical links.
    """
    return {posixpath.join(old, "index.html"): _page(old, new, site_url).encode() for old, new in redirects.items()}


def _page(old: str, new: str, site_url: str | None) -> str:
    link = f"{posixpath.relpath(new, old)}/"
    return _PAGE.format(canonical=escape(urljoin(site_url, new) if site_url else link), link=escape(link))
