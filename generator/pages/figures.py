"""The page of a figure: its chart, its warning, and the table of every value with its claim and source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts import Ending, Mark, Plot, Strand, draw
from generator.pages.plan import Plan, headings
from generator.phrases import quantity_words, thing_words, unit_words
from generator.records import Comparison, Figure
from generator.tables import Value, csv_path, values_of
from generator.terms import Run
from generator.viewer import Viewer
from generator.views import Link, StandingView

_ENDINGS: Mapping[Comparison, Ending] = {
    "equal": "exact", "about": "soft", "more-than": "open", "at-least": "open", "several": "open",
    "less-than": "hollow", "at-most": "hollow", "range": "range",
}  # fmt: skip
_KEY: Mapping[Ending, str] = {
    "open": "A bar with a tip ends open: the value is more than this.",
    "soft": "A bar that fades is about this value.",
    "hollow": "A hollow bar is less than this value.",
    "range": "A bar that starts past zero is a range.",
}


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One value in the table below a chart."""

    label: str
    of: str
    words: str
    remark: str
    at: str
    claim: Link
    said_by: str
    standing: StandingView
    sources: tuple[Link, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with its title and what belongs under it."""

    link: Link
    charts: tuple[Markup, ...]
    key: tuple[str, ...]
    warning: str


@dataclass(frozen=True, slots=True)
class FigureContext:
    """What a figure's page shows."""

    id: str
    title: str
    kind: str
    unit: str
    chapter: Link
    drawing: Drawing
    description: str
    groups: tuple[tuple[str, tuple[ValueLine, ...]], ...]
    disputes: tuple[Link, ...]
    note: tuple[Run, ...]
    csv: str
    edit_path: str


def figure_page(viewer: Viewer, figure: Figure) -> Plan:
    """Return the plan of a figure's page."""
    context = FigureContext(
        id=figure.id,
        title=figure.title,
        kind=figure.kind,
        unit=unit_words(figure.unit),
        chapter=viewer.chapter(figure.chapter),
        drawing=drawing_of(viewer, figure),
        description=figure.description,
        groups=tuple(
            (label, tuple(_line(viewer, value) for value in values)) for label, values in values_of(viewer, figure)
        ),
        disputes=tuple(viewer.dispute(d) for d in viewer.links.disputes_with.get(figure.id, ())),
        note=viewer.explained(figure.note or ""),
        csv=csv_path(figure),
        edit_path=viewer.handbook.origins[figure.id].file,
    )
    return Plan(
        path=f"figures/{figure.id}.md",
        kind="figure",
        title=figure.title,
        description=f"{figure.title}. {figure.description}",
        context=context,
        headings=headings(("values", "The values", True), ("note", "Read it rightly", context.note)),
        search=f"{figure.title} {figure.description}",
        edit_path=context.edit_path,
    )


def drawing_of(viewer: Viewer, figure: Figure) -> Drawing:
    """Return a figure's chart; a table has none."""
    plot = _plot(viewer, figure)
    endings = dict.fromkeys(mark.ending for strand in plot.strands for mark in strand.marks) if plot else {}
    is_bars = figure.kind in ("bar", "range")
    return Drawing(
        viewer.figure(figure.id),
        draw(plot) if plot else (),
        tuple(_KEY[ending] for ending in _KEY if is_bars and ending in endings),
        figure.warning,
    )


def _plot(viewer: Viewer, figure: Figure) -> Plot | None:
    if figure.kind == "table":
        return None
    with_unit = figure.kind != "line"
    strands = tuple(
        Strand(label, tuple(_mark(value, with_unit=with_unit) for value in values))
        for label, values in values_of(viewer, figure)
    )
    return Plot(figure.id, figure.title, figure.description, figure.kind, unit_words(figure.unit), strands)


def _mark(value: Value, *, with_unit: bool) -> Mark:
    return Mark(
        value.label,
        quantity_words(value.quantity, with_unit=with_unit),
        float(value.low),
        float(value.high),
        _ENDINGS[value.quantity.comparison],
        (value.when.earliest, value.when.latest) if value.when else None,
    )


def _line(viewer: Viewer, value: Value) -> ValueLine:
    card = viewer.card(value.claim.id)
    return ValueLine(
        label=value.label,
        of=thing_words(value.quantity.of, value.claim.claim),
        words=quantity_words(value.quantity),
        remark=value.quantity.note or "",
        at=value.quantity.at.words if value.quantity.at else "",
        claim=Link(card.url, card.text),
        said_by=f"{card.speaker.text}, {card.said}" if card.speaker else "Told by the handbook",
        standing=card.standing,
        sources=tuple(viewer.source(source) for source in value.sources),
        verified=value.verified,
    )
