"""Hands an edition to MkDocs: its pages, prose, files, redirects and what the search finds.

MkDocs calls the hooks in this order: `on_pre_build` (the edition is made, or the build ends with the
authors' mistakes before anything on disk is touched), `on_files`, `on_nav`, reading of the pages,
`on_env` (frames), writing of the pages, `on_post_build` (search; the site takes its place). Finished
HTML goes in as it is: Python-Markdown never sees it, and Material's search never reads it again.

This module decides nothing about what is published, and nothing else knows MkDocs but `finished` and `shells`.
"""

from __future__ import annotations

import datetime as dt
import gc
import logging
import os
import posixpath
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from markupsafe import escape as as_markup
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from generator import editions, shells
from generator.dates import day_of_epoch
from generator.finished import FactPage, search_entry
from generator.pipeline import publish
from generator.problems import Problem
from generator.redirects import redirect_files
from generator.reporting import as_text
from generator.staging import draft_of, put_in_place

if TYPE_CHECKING:  # loading the server is not for every build
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("handbook")


class MistakesFound(Abort):
    """The facts hold mistakes; nothing was built and the site on disk is as it was."""


class HandbookConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' own
    """The options under `handbook:` in `mkdocs.yml`.

    Attributes:
        facts: the folder of the facts, below the project.
        today: the date the handbook is made for, as YYYY-MM-DD; else SOURCE_DATE_EPOCH, else the clock.
    """

    facts = Type(str, default="facts")
    today = Optional(Type((str, dt.date)))


class HandbookPlugin(BasePlugin[HandbookConfig]):  # type: ignore[no-untyped-call]  # MkDocs' own
    """The `handbook` plugin of MkDocs."""

    edition: editions.Edition
    nav: Navigation
    pages: list[FactPage]
    site: str
    draft: Path | None = None
    builds_in_place = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Build in place what needs the last site, and the preview, whose folder nobody else sees."""
        self.builds_in_place = dirty or command == "serve"

    def make_edition(self, project: Path, today: dt.date, docs: str) -> editions.Edition | tuple[Problem, ...]:
        """Return what to publish, or the authors' mistakes that stand against it."""
        return publish(project, today, facts=self.config.facts, docs=docs)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the edition, while the site of the last build is still whole.

        Raises:
            MistakesFound: the facts or the hand-written pages hold mistakes; the message lists them.
            PluginError: the option `today` is no date.
        """
        gc.disable()  # a build makes much and drops nothing: looking for cycles takes a sixth of its time
        project = project_of(config)
        docs = Path(os.path.relpath(config.docs_dir, project)).as_posix()
        made = self.make_edition(project, date_of_edition(self.config.today, os.environ), docs)
        if not isinstance(made, editions.Edition):
            raise MistakesFound(as_text(made))
        self.edition = made
        self.site = config.site_dir
        self.draft = None if self.builds_in_place else draft_of(Path(self.site))
        if self.draft:
            config.site_dir = str(self.draft)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the edition's pages, files and redirects to what MkDocs puts out."""
        titles = dict(nav_titles(config.nav))
        # MkDocs joins an edit path to the address of docs/, and the facts lie beside that folder.
        above = Path(os.path.relpath(project_of(config), config.docs_dir)).as_posix()
        self.pages = []
        for made in self.edition.pages:
            # Pages named in the navigation are found there; the others must not be missed in it.
            file = File.generated(config, made.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = posixpath.join(above, made.edit_path) if made.edit_path else None
            self.pages.append(FactPage(made, titles.get(made.path), file, config))
            add(file, files)
        redirects = redirect_files(self.edition.redirects, config.site_url)
        for path, content in sorted({**redirects, **self.edition.files}.items()):
            add(File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED), files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - MkDocs'
        """Remember the navigation, which every frame shows."""
        self.nav = nav
        hooks = config.plugins.events["page_context"]
        hooks[:] = [sparing_finished(hook) if is_of_search(hook) else hook for hook in hooks]
        return nav

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Return the page with its citations resolved, or nothing for a page that cites nothing."""
        return self.edition.prose.get(page.file.src_uri)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Escape what a hand-written page says in its front matter, for neither MkDocs nor Material does."""
        for key in ("title", "description"):
            if isinstance(page.meta.get(key), str):
                page.meta[key] = as_markup(page.meta[key])
        return markdown

    @event_priority(-100)  # after every plugin that changes pages or templates
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw the theme's frame once for each kind of page."""
        stage = shells.Stage(env, config, self.nav, files.documentation_pages())
        dressed = shells.dress(self.pages, stage)
        log.debug("%d of %d generated pages share their frames", dressed, len(self.pages))
        return env

    @event_priority(50)  # before the search plugin writes its index
    def _add_search_entries(self, *, config: MkDocsConfig) -> None:
        """Hand the search its entries: one for a page, without reading the page again."""
        for plugin in config.plugins.values():
            entries = getattr(getattr(plugin, "search_index", None), "entries", None)
            if isinstance(entries, list):
                entries += [search_entry(page) for page in self.pages if page.made.search]
                # Stable, so that the sections of a hand-written page keep their order.
                entries.sort(key=lambda entry: entry["location"].partition("#")[0])

    @event_priority(-100)  # after every plugin that writes files
    def _put_site_in_place(self, *, config: MkDocsConfig) -> None:
        """Let the new site take the old one's place, unless MkDocs is about to end a strict build."""
        gc.enable()
        if self.draft and not is_to_be_refused(config):
            put_in_place(self.draft, Path(self.site))
            self.draft, config.site_dir = None, self.site

    on_post_build = CombinedEvent(_add_search_entries, _put_site_in_place)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs' signature
        """Leave the disk and the process as they were, for a preview goes on after a failed build."""
        gc.enable()
        if self.draft:
            shutil.rmtree(self.draft, ignore_errors=True)

    @event_priority(-100)
    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs' signature
        builder: Callable[..., None],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Let the preview go on with the last good site while the facts hold mistakes."""
        server.builder = partial(build_or_keep, server.builder)
        return server


def is_to_be_refused(config: MkDocsConfig) -> bool:
    """Return whether the build is strict and a warning was given; MkDocs asks the same, after the last hook."""
    counters = [counter for counter in logging.getLogger("mkdocs").handlers if isinstance(counter, CountHandler)]
    return bool(config.strict) and any(counter.get_counts() for counter in counters)


def is_of_search(hook: Callable[..., Any]) -> bool:
    """Return whether a hook is that of a plugin that keeps a search index, such as Material's."""
    return hasattr(getattr(hook, "__self__", None), "search_index")


def sparing_finished(hook: Callable[..., Any]) -> Callable[..., Any]:
    """Return the search's hook without the pages that it leaves out, whose HTML it would go through all the same."""

    @wraps(hook)
    def spared(context: Any, *, page: Page, **others: Any) -> Any:
        return None if isinstance(page, FactPage) else hook(context, page=page, **others)

    return spared


def build_or_keep(builder: Callable[[], None]) -> None:
    """Build the site; print the authors' mistakes, if any, and leave the site as it was.

    MkDocs holds back every request after a build that failed, because it may have left half a site.
    Ours fails before it touches anything.
    """
    try:
        builder()
    except MistakesFound as found:
        sys.stderr.write(f"\n{found.message}\n")
        log.warning("The last good site stays on show. Mend the facts and save to build again.")


def date_of_edition(option: object, environment: os._Environ[str] | dict[str, str]) -> dt.date:
    """Return the date to make the handbook for.

    Args:
        option: the option `today`: a date, a text YYYY-MM-DD, or nothing.
        environment: where SOURCE_DATE_EPOCH may stand, seconds since 1970 for repeatable builds.

    Raises:
        PluginError: either is malformed; the message shows an example.
    """
    try:
        if option:
            return dt.date.fromisoformat(str(option))
        if epoch := environment.get("SOURCE_DATE_EPOCH"):
            return day_of_epoch(epoch)
    except ValueError as error:
        example = "expected a date such as 2026-11-22, or SOURCE_DATE_EPOCH in seconds such as 1795305600"
        raise PluginError(f"handbook: today: {error}; {example}") from error
    return dt.datetime.now(tz=dt.UTC).date()


def project_of(config: MkDocsConfig) -> Path:
    """Return the folder that holds `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def nav_titles(nav: Any) -> Iterator[tuple[str, str]]:
    """Yield path and title of each page that the navigation names with a title of its own."""
    if isinstance(nav, list):
        for item in nav:
            yield from nav_titles(item)
    elif isinstance(nav, dict):
        for title, item in nav.items():
            if isinstance(item, str):
                yield item, title
            else:
                yield from nav_titles(item)


def add(file: File, files: Files) -> None:
    """Add a generated file; warn where it takes the place of one that somebody wrote."""
    other = files.get_file_from_path(file.src_uri)
    if other is not None:
        files.remove(other)
        log.warning("%s is generated; the file of that name in the documentation is left out", file.src_uri)
    files.append(file)
