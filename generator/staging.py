"""A site built beside the one on show, which it replaces only when it is whole.

MkDocs empties the folder of a site before it reads the first page. A build that fails later, on a
broken link in strict mode or in another plugin, would leave half a site, or a bad one. This module
knows no engine.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def draft_of(site: Path) -> Path | None:
    """Return the place beside a site's folder to build the next one in; nothing where none can be made.

    Args:
        site: the folder of the site on show, which may be missing.
    """
    if not os.access(site.parent, os.W_OK):
        return None
    draft = site.with_name(f".{site.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    return draft


def put_in_place(draft: Path, site: Path) -> None:
    """Replace what a site's folder holds. The folder and hidden files of others in it stay, as with MkDocs.

    Args:
        draft: the site that is whole; it is gone afterwards.
        site: the folder of the site on show, which may be missing.
    """
    site.mkdir(exist_ok=True)
    for old in site.iterdir():
        if not old.name.startswith(".") or (draft / old.name).exists():
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for new in draft.iterdir():
        new.rename(site / new.name)
    draft.rmdir()
