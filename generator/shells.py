"""Draws the theme's frame once for every kind of page, and sets the pages into it.

Nine tenths of what the theme's template does for a page outside the navigation comes out the same
for every page of its folder. So the template is rendered once with a stand-in, whose title, body and
so on are unmistakable marks. Cut at the marks, the result becomes a Jinja template of its own: fixed
text, and between it expressions such as `{{ page.content }}`. Because MkDocs takes that template as
the page's, the hooks of all plugins still run; and because the fixed text reaches Jinja as a value
and a page's parts through expressions, nothing that stands in a page can be taken for template code.

The result is byte for byte what the theme's own template gives. That is tried in every build, with
the first and the last page of every frame; where it does not hold, those pages get the theme's own
template, and a warning says so.

This module changes nothing that a reader sees, and never touches a page in the navigation.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from posixpath import dirname
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, Template, TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

log = get_plugin_logger("handbook.shells")

THEME = "main.html"
FOLDER = "handbook-shell"

# A frame costs three renderings of the theme: the stand-in and two pages of the self-check.
WORTH_A_SHELL = 6

# Filters change the characters after the core or cut the end off, and so show that they were there.
CORE = "qzhandbookslot"
MARK = CORE + "{}e<i>&amp;\"'</i>" + " and so on" * 50
FILTERS = ("", " | e", " | striptags", " | striptags | e")


@dataclass(frozen=True, slots=True)
class Stage:
    """What MkDocs renders every page of one build with."""

    env: Environment
    config: MkDocsConfig
    nav: Navigation
    files: Sequence[File]

    def render(self, template: str, page: Page) -> str:
        """Return the page as MkDocs would write it, before the hooks of other plugins."""
        context = get_context(self.nav, self.files, self.config, page)
        return self.env.get_template(template).render(dict(context))


@dataclass(frozen=True, slots=True)
class Shell:
    """One frame: its name as a template, that template's source, and the fixed text it refers to."""

    name: str
    source: str
    fixed: tuple[str, ...]


class ShellLoader(BaseLoader):
    """Gives Jinja the frames as templates; every other name is somebody else's."""

    def __init__(self, fits: Callable[[Context], bool]) -> None:
        self.shells: dict[str, Shell] = {}
        self._fits = fits

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name for it
    ) -> Template:
        """Return the frame called `name`; raise `TemplateNotFound` where there is none."""
        if name not in self.shells:
            raise TemplateNotFound(name)
        shell = self.shells[name]
        known = {**(globals or {}), "fixed": shell.fixed, "fits": self._fits}
        return environment.from_string(shell.source, globals=known)


def dress(pages: Iterable[Page], stage: Stage) -> int:
    """Give each page that shares its frame with others that frame as its template.

    Args:
        pages: pages made by the handbook, populated; those in the navigation are left alone.
        stage: what MkDocs renders with. Its Jinja environment gets a loader in front of the theme's.

    Returns:
        How many pages were given a frame.
    """
    loader = ShellLoader(_fitting(stage))
    alike = defaultdict(list)
    for page in sorted(_outside_the_navigation(pages, stage), key=lambda page: page.file.src_uri):
        alike[_frame_key(page)].append(page)
    stage.env.loader = ChoiceLoader([loader, *([stage.env.loader] if stage.env.loader else [])])
    dressed = 0
    for number, group in enumerate(group for group in alike.values() if len(group) >= WORTH_A_SHELL):
        name = f"{FOLDER}/{number}.html"
        shell = cut(name, group[0], stage)
        if shell is None:
            log.warning("%s", _why_not(group, "the theme changes a part of the page before it prints it"))
            continue
        loader.shells[name] = shell
        if any(stage.render(name, page) != stage.render(THEME, page) for page in (group[0], group[-1])):
            log.warning("%s", _why_not(group, "the result differs from the theme's own"))
            continue
        for page in group:
            page.meta["template"] = name
        dressed += len(group)
    return dressed


def cut(name: str, like: Page, stage: Stage) -> Shell | None:
    """Return the frame around pages like this one.

    Args:
        name: the name of the template to make.
        like: one of the pages to be framed.
        stage: what MkDocs renders with.

    Returns:
        The frame, or nothing where the theme prints some part in a way that cannot be repeated.
    """
    stand_in, slots = _stand_in(like, stage.config)
    printed = {}
    for applied in reversed(FILTERS):  # as it is comes last, and wins where a filter changes nothing
        as_printed = stage.env.from_string(f"{{{{ value{applied} }}}}")
        for path, mark in slots.items():
            printed[as_printed.render(value=mark)] = f"{{{{ {path}{applied} }}}}"
    parts = _cut_at_marks(stage.render(THEME, stand_in), printed)
    fixed = tuple(parts[::2])
    if any(CORE in text.lower() for text in fixed):
        return None
    source = "".join(
        f"{{{{ fixed[{i}] }}}}{printed[parts[2 * i + 1]] if 2 * i + 1 < len(parts) else ''}" for i in range(len(fixed))
    )
    # Another plugin's hook may hand the theme a variable that the stand-in never had.
    return Shell(name, f"{{% if fits() %}}{source}{{% else %}}{{% include '{THEME}' %}}{{% endif %}}", fixed)


def _cut_at_marks(text: str, marks: Iterable[str]) -> list[str]:
    """Return fixed text and marks in turn, the longest mark where several fit; all of them hold the core."""
    by_length = sorted(marks, key=len, reverse=True)
    parts: list[str] = []
    done, core = 0, text.find(CORE)
    while core >= 0:
        starts = ((core - mark.find(CORE), mark) for mark in by_length)
        found = next(((at, mark) for at, mark in starts if at >= done and text.startswith(mark, at)), None)
        if found:
            parts += (text[done : found[0]], found[1])
            done = found[0] + len(found[1])
        core = text.find(CORE, max(done, core + 1))
    return [*parts, text[done:]]


def _why_not(group: Sequence[Page], why: str) -> str:
    first, last = group[0].file.src_uri, group[-1].file.src_uri
    return f"{len(group)} pages from {first} to {last} are built with the theme's own template: {why}"


def _fitting(stage: Stage) -> Callable[[Context], bool]:
    """Return the question whether a page is rendered with nothing but what MkDocs itself gives it."""
    given = get_context(stage.nav, stage.files, stage.config, stage.nav.homepage)
    expected = {"fixed", "fits", *stage.env.globals, *given}

    @pass_context
    def fits(context: Context) -> bool:
        return expected.issuperset(context.parent)

    return fits


def _outside_the_navigation(pages: Iterable[Page], stage: Stage) -> list[Page]:
    """Return the pages whose frame depends on nothing but their folder."""
    in_nav = {id(page) for page in stage.nav.pages}
    # Links to what lies below a page's own address are shorter there than on its neighbours.
    extra = (*stage.config.extra_css, *stage.config.extra_javascript)
    targets = [*(page.url for page in stage.nav.pages), *map(str, extra)]
    above = {target[: i + 1] for target in targets for i, letter in enumerate(target) if letter == "/"}
    return [
        page
        for page in pages
        if id(page) not in in_nav and page.url not in above and "/" in page.file.src_uri and not page.is_index
    ]


def _frame_key(page: Page) -> Hashable:
    """Return what the frame around a page can depend on, all but what is cut out of it."""
    return (
        dirname(page.file.src_uri),
        repr(sorted((key, value) for key, value in page.meta.items() if key not in {"title", "description"})),
        tuple(bool(page.meta.get(key)) for key in ("title", "description")),
        (page.canonical_url is None, page.edit_url is None, "title" in vars(page)),
        "<h1" in (page.content or ""),
        _shape(page.toc),
    )


def _shape(links: Iterable[AnchorLink]) -> Hashable:
    return tuple((link.level, _shape(link.children)) for link in links)


def _stand_in(like: Page, config: MkDocsConfig) -> tuple[Page, dict[str, str]]:
    """Return a page of marks, framed as `like` is, and each mark by the expression it stands for."""
    page = copy.copy(like)
    name = f"{dirname(like.file.src_uri)}/{CORE}.md"
    page.file = File(name, None, config.site_dir, config.use_directory_urls)
    heading = "<h1></h1>" if "<h1" in (like.content or "") else ""
    slots = {"page.url": page.file.url, "page.content": heading + MARK.format("content")}
    page.content = slots["page.content"]
    page.meta = dict(like.meta)
    for key in ("title", "description"):
        if page.meta.get(key):
            page.meta[key] = slots[f"page.meta.{key}"] = Markup(MARK.format(key))  # noqa: S704
    for key in ("canonical_url", "abs_url", "edit_url"):
        if getattr(like, key) is not None:
            slots[f"page.{key}"] = f"https://{MARK.format(key)}/"
            setattr(page, key, slots[f"page.{key}"])
    page.toc = TableOfContents(_marked(like.toc, "page.toc.items", slots))
    return page, slots


def _marked(links: Iterable[AnchorLink], path: str, slots: dict[str, str]) -> list[AnchorLink]:
    marked = []
    for i, link in enumerate(links):
        here = f"{path}[{i}]"
        number = len(slots)
        slots[f"{here}.title"] = Markup(MARK.format(f"{number}title"))  # noqa: S704
        slots[f"{here}.id"] = MARK.format(f"{number}id")
        twin = AnchorLink(slots[f"{here}.title"], slots[f"{here}.id"], link.level)
        twin.children = _marked(link.children, f"{here}.children", slots)
        marked.append(twin)
    return marked
