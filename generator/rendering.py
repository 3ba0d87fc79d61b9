"""A plan to a finished page: one template per kind, every value escaped, nothing undefined passes.

Equal plans give byte-identical HTML: one block element without blank lines, which any Markdown
engine passes through as it is. Only this module and the shells of the theme know Jinja. Templates
choose words and tags; they decide nothing about facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.editions import Page, address_of
from generator.pages import Plan
from generator.terms import Run
from generator.views import Card

TEMPLATES = Path(__file__).parent / "templates"
# A reference stands in the middle of Markdown, where even an attribute is read for code and links.
_SIGNS = {sign: f"&#{sign};" for sign in range(33, 127) if not chr(sign).isalnum()}

# Macros whose result stands on many pages: each view is made once for each way to the root.
_MADE_ONCE = (
    "card", "checked", "link", "measure_item", "measure_row", "own_passage", "party", "passage", "standing", "words",
)  # fmt: skip


class Keyed(Protocol):
    """What a page shows and a key tells from all else of its edition."""

    @property
    def key(self) -> str:
        """The key."""


class Renderer:
    """Renders the pages of one edition; a new one reads the templates anew."""

    def __init__(self, templates: Path = TEMPLATES) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # every edition has a renderer of its own
        )
        for macro in _MADE_ONCE:
            self._environment.filters[macro] = partial(self._once, macro)
        self._templates: dict[str, Template] = {}
        self._made: dict[tuple[str, str, str], Markup] = {}

    def page(self, plan: Plan) -> Page:
        """Return the finished page of a plan."""
        return Page(
            path=plan.path,
            kind=plan.kind,
            title=plan.title,
            description=plan.description,
            html=self._render(f"{plan.kind}.html", page=plan.context, root=_way_to_root(address_of(plan.path))),
            headings=plan.headings,
            search=plan.search,
            edit_path=plan.edit_path,
        )

    def reference(self, number: int, card: Card) -> str:
        """Return the inline HTML of a numbered reference to a claim; no engine finds Markdown in it."""
        title = Markup(card.text.translate(_SIGNS))  # noqa: S704 - every sign is escaped, those of HTML too
        return self._render("reference.html", number=number, title=title).replace("\n", "")

    def terms(self, runs: Sequence[Run]) -> str:
        """Return stretches of Markdown as they were, the terms among them with their meanings."""
        return "".join(self._term(run) if run.meaning else run.text for run in runs)

    def _term(self, run: Run) -> str:
        meaning = Markup(run.meaning.translate(_SIGNS))  # noqa: S704 - every sign is escaped, those of HTML too
        return self._render("term.html", meaning=meaning, text=run.text).replace("\n", "")

    def references(self, cards: Sequence[Card], url: str) -> str:
        """Return the HTML block that lists the claims a page cites."""
        return self._render("references.html", cards=cards, root=_way_to_root(url))

    def _once(self, macro: str, view: Keyed, root: str) -> Markup:
        """Return what a macro makes of a view; the filter of a macro's name, so `{{ card|card(root) }}`."""
        key = (macro, view.key, root)
        if key not in self._made:
            made = getattr(self._template("macros.html").module, macro)(root, view)
            self._made[key] = Markup(_dense(made.split("\n")))  # noqa: S704 - a template's output is escaped
        return self._made[key]

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self._environment.get_template(name)
        return self._templates[name]

    def _render(self, template: str, **values: object) -> str:
        return _dense(self._template(template).render(values).split("\n"))


def assets(templates: Path = TEMPLATES) -> dict[str, bytes]:
    """Return the files that the pages rest on, such as the stylesheet, by path below the site's root."""
    folder = templates / "assets"
    return {
        path.relative_to(templates).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _way_to_root(url: str) -> str:
    return "../" * url.count("/") or "./"


def _dense(lines: Iterable[str]) -> str:
    return "\n".join(stripped for line in lines if (stripped := line.strip()))
