"""Charts as SVG, drawn when the site is built: bars, ranges and lines of hedged values, in one colour.

Altair describes a chart and vl-convert draws it, both without a browser or a network, and equally for
equal values. A value is drawn as what it is: “more than” ends open, “about” ends soft, “less than” is
hollow, a range is a range. Nothing is told by colour alone, colours are those of the page's own style
sheet, and each chart is drawn twice, for wide and for narrow screens. This module knows no record; what
a value says in words is given to it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from markupsafe import Markup

from generator.svg import as_image

Ending = Literal["exact", "open", "soft", "hollow", "range"]
Kind = Literal["bar", "line", "range"]
WIDE, NARROW = 640, 320
_INK, _SOFT, _RULE, _BAR, _PAPER = (f"var(--hb-{name})" for name in ("ink", "soft", "rule", "link", "paper"))
_FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_SIZE = 13  # of text, in the pixels of a chart shown at its own size
_LETTER = 7.0  # mean width of a letter of that size


@dataclass(frozen=True, slots=True)
class Mark:
    """One value of a chart.

    Attributes:
        label: whose value it is.
        words: the value in words, its hedge first.
        low: the value, or the lower end of a range.
        high: the same, or the upper end.
        ending: how the hedge is drawn.
        when: the first and the last day it holds for, for a line.
    """

    label: str
    words: str
    low: float
    high: float
    ending: Ending
    when: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Strand:
    """The values of one series."""

    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """All that a chart shows.

    Attributes:
        id: tells its parts from those of other charts on a page.
        title: its name.
        description: what is to be seen.
        kind: how it is drawn.
        unit: of every value, in words.
        strands: its series, in order.
    """

    id: str
    title: str
    description: str
    kind: Kind
    unit: str
    strands: tuple[Strand, ...]


@lru_cache(maxsize=256)  # a preview draws again only what has changed
def draw(plot: Plot) -> tuple[Markup, Markup]:
    """Return a chart as SVG, for wide and for narrow screens; text, lines and ids are the page's own."""
    wide, narrow = (_svg(_line(plot, width) if plot.kind == "line" else _bars(plot, width)) for width in (WIDE, NARROW))
    name, said = plot.id, (plot.title, plot.description)
    return as_image(wide, f"{name}-wide", "hb-wide", *said), as_image(narrow, f"{name}-narrow", "hb-narrow", *said)


def _svg(layers: tuple[list[Any], int, int]) -> str:
    """Return what vl-convert draws of layers, a width and a height."""
    import altair as alt  # noqa: PLC0415 - slow to load, and a check draws nothing
    import vl_convert  # noqa: PLC0415

    parts, width, height = layers
    chart = (
        alt.layer(*parts)
        .properties(width=width, height=height)
        .configure(background="transparent", font=_FONT, padding={"left": 6, "right": 2, "top": 2, "bottom": 2})
        .configure_view(stroke=None)
        .configure_axis(
            domain=False, ticks=False, gridColor=_RULE, labelColor=_SOFT, labelFontSize=_SIZE - 1, labelFont=_FONT,
            titleColor=_SOFT, titleFontSize=_SIZE - 1, titleFontWeight="normal", titleFont=_FONT, aria=False,
        )
        .configure_mark(aria=False)
    )  # fmt: skip
    return str(
        vl_convert.vegalite_to_svg(
            chart.to_dict(validate=False), vl_version=".".join(alt.SCHEMA_VERSION[1:].split(".")[:2])
        )
    )


def _data(values: Sequence[Any]) -> Any:
    import altair as alt  # noqa: PLC0415

    return alt.Data(values=list(values))  # type: ignore[no-untyped-call]  # altair's own


def _bars(plot: Plot, width: int) -> tuple[list[Any], int, int]:
    """Return one row a value: its words, whose it is, and below them the bar."""
    rows = list(_rows(plot, width))
    height = rows[-1]["bottom"] + 6
    return _bar_layers(rows, _span(plot), height, plot.unit), width, height


def _span(plot: Plot) -> tuple[float, float]:
    """Return from where to where the values go; zero is always among them."""
    marks = [mark for strand in plot.strands for mark in strand.marks]
    least, most = min(0.0, *(mark.low for mark in marks)), max(0.0, *(mark.high for mark in marks))
    return least, most if least or most else 1.0


def _rows(plot: Plot, width: int) -> Iterator[dict[str, Any]]:
    """Yield each value's texts with the heights at which they stand."""
    top, line = 0, _SIZE + 4
    letters = int(width / _LETTER)
    for strand in plot.strands:
        heads = textwrap.wrap(strand.label, letters) if len(plot.strands) > 1 else []
        for index, mark in enumerate(strand.marks):
            above = heads if not index else []
            labels = textwrap.wrap(mark.label, letters)
            words = textwrap.wrap(mark.words, letters - 4)
            start = top + line * len(above) + 4 * bool(above)
            bar = start + line * (len(words) + len(labels)) + 2
            yield {
                "head": above, "head_y": top + line - 4, "words": words, "words_y": start + line - 4, "labels": labels,
                "labels_y": start + line * (len(words) + 1) - 4, "top": bar, "bottom": bar + 14,
                "low": mark.low, "high": mark.high, "ending": mark.ending,
            }  # fmt: skip
            top = bar + 14 + 12
        top += 8


def _bar_layers(rows: Sequence[dict[str, Any]], span: tuple[float, float], height: int, unit: str) -> list[Any]:
    import altair as alt  # noqa: PLC0415

    least, most = span
    reach = most - least
    # An open end needs room behind the longest bar.
    x_scale = alt.Scale(domain=[least, most + reach * 0.12], nice=False, zero=True)
    axis = alt.Axis(orient="bottom", tickCount=4, labelExpr=_SHORT, title=unit, labelFlush=28)  # px from an end

    def at(field: str, **kinds: Any) -> Any:
        scale = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=True)
        return alt.Y(f"{field}:Q", scale=scale, axis=None, **kinds)

    def text(field: str, size: int, weight: Literal["normal", "bold"], color: str) -> Any:
        values = [row for row in rows if row[field]]
        mark = alt.Chart(_data(values)).mark_text(
            align="left", baseline="alphabetic", fontSize=size, fontWeight=weight, color=color, font=_FONT,
            lineHeight=_SIZE + 4, x=0,
        )  # fmt: skip
        return mark.encode(y=at(f"{field}_y"), text=alt.Text(f"{field}:N"))

    layers: list[Any] = []
    for ending, look in _BAR_LOOKS.items():
        values = [_ends(row, reach) for row in rows if row["ending"] == ending]
        if values:
            layers.append(_rects(values, look, x_scale, axis, at))
    soft = [_ends(row, reach) for row in rows if row["ending"] == "soft"]
    if soft:  # solid up to just before the value, and fading around it
        fade = reach * 0.03
        solid = [row | {"to": max(row["to"] - fade, row["from"])} for row in soft]
        fading = [row | {"from": max(row["to"] - fade, row["from"]), "to": row["to"] + fade} for row in soft]
        layers += [
            _rects(solid, {"color": _BAR}, x_scale, axis, at),
            _rects(fading, {"color": _FADING}, x_scale, axis, at),
        ]
    opened = [_ends(row, reach) | {"middle": row["top"] + 7} for row in rows if row["ending"] == "open"]
    if opened:
        tip = alt.Chart(_data(opened)).mark_point(
            shape="triangle-right", filled=True, size=150, color=_BAR, opacity=1, xOffset=7
        )
        layers.append(tip.encode(x=alt.X("to:Q", scale=x_scale, axis=axis), y=at("middle")))
    layers += [text("words", _SIZE, "bold", _INK), text("labels", _SIZE - 1, "normal", _SOFT)]
    return [*layers, text("head", _SIZE, "normal", _INK)] if any(row["head"] for row in rows) else layers


def _ends(row: dict[str, Any], reach: float) -> dict[str, Any]:
    """Return where a bar starts and ends, from left to right; one of nothing is still seen as a stroke."""
    start, stop = (row["low"], row["high"]) if row["ending"] == "range" else sorted((0.0, row["high"]))
    return {"from": start, "to": max(stop, start + reach * 0.004), "top": row["top"], "bottom": row["bottom"]}


def _rects(values: Sequence[dict[str, Any]], look: dict[str, Any], scale: Any, axis: Any, at: Any) -> Any:
    import altair as alt  # noqa: PLC0415

    rects = alt.Chart(_data(values)).mark_rect(**look)
    return rects.encode(x=alt.X("from:Q", scale=scale, axis=axis), x2="to:Q", y=at("top"), y2="bottom:Q")


_FADING = {
    "gradient": "linear", "x1": 0, "x2": 1, "y1": 0, "y2": 0,
    "stops": [{"offset": 0, "color": _BAR}, {"offset": 1, "color": "transparent"}],
}  # fmt: skip
_BAR_LOOKS: dict[Ending, dict[str, Any]] = {
    "exact": {"color": _BAR},
    "range": {"color": _BAR},
    "open": {"color": _BAR},
    "hollow": {"color": "transparent", "stroke": _BAR, "strokeWidth": 1.5},
}
_SHORT = (
    "datum.value >= 1e12 ? format(datum.value / 1e12, '~r') + ' trillion' : "
    "datum.value >= 1e9 ? format(datum.value / 1e9, '~r') + ' billion' : "
    "datum.value >= 1e6 ? format(datum.value / 1e6, '~r') + ' million' : format(datum.value, ',~r')"
)
# Told apart by form, not by colour: the signs of the points and the dashes of the lines.
_SIGNS = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 6])


def _line(plot: Plot, width: int) -> tuple[list[Any], int, int]:
    """Return a line for each series, with each value in words beside its point."""
    import altair as alt  # noqa: PLC0415

    least, most = _span(plot)
    days = sorted({_middle(mark) for strand in plot.strands for mark in strand.marks if mark.when})
    layers: list[Any] = []
    for number, strand in enumerate(plot.strands):
        values = [
            {"day": _middle(mark), "value": mark.high, "words": mark.words, "ending": mark.ending}
            for mark in strand.marks
            if mark.when
        ]
        base = alt.Chart(_data(values)).encode(
            x=alt.X("day:T", axis=_day_axis(days, width), scale=alt.Scale(type="utc", padding=28, nice=False)),
            y=alt.Y(
                "value:Q",
                scale=alt.Scale(domain=[least, most + (most - least) * 0.15], nice=False),
                axis=_value_axis(plot.unit),
            ),
        )
        dash = _DASHES[number % len(_DASHES)]
        layers.append(base.mark_line(color=_BAR, strokeWidth=2, strokeDash=dash))
        for filled, endings in ((True, ("exact", "range")), (False, ("open", "soft", "hollow"))):
            test = " || ".join(f"datum.ending == '{ending}'" for ending in endings)
            point = base.transform_filter(test).mark_point(
                shape=_SIGNS[number % len(_SIGNS)], filled=filled, size=70, color=_BAR, fill=_BAR if filled else _PAPER,
                opacity=1,
            )  # fmt: skip
            layers.append(point)
        value: dict[str, Any] = {"dy": -12, "fontSize": _SIZE - 1, "fontWeight": "bold", "font": _FONT}
        edge: dict[str, Any] = {"stroke": _PAPER, "strokeWidth": 4}  # cuts out a line that runs through a value
        layers += [base.mark_text(color=_INK, **(value | more)).encode(text="words:N") for more in (edge, {})]
        if len(plot.strands) > 1:
            last = alt.Chart(_data(values[-1:])).mark_text(
                align="right", dy=18, fontSize=_SIZE - 1, color=_SOFT, font=_FONT, text=strand.label
            )
            layers.append(last.encode(x="day:T", y="value:Q"))
    return layers, width - 10, 230


def _middle(mark: Mark) -> str:
    if mark.when is None:
        return ""
    first, last = mark.when
    return (first + (last - first) / 2).isoformat()


def _day_axis(days: Sequence[str], width: int) -> Any:
    import altair as alt  # noqa: PLC0415

    most = max(2, width // 110)
    step = -(-len(days) // most)
    shown = [{"year": int(day[:4]), "month": int(day[5:7]), "date": int(day[8:]), "utc": True} for day in days[::step]]
    return alt.Axis(values=shown, format="%b %Y", grid=False, title=None, labelFlush=False)


def _value_axis(unit: str) -> Any:
    import altair as alt  # noqa: PLC0415

    return alt.Axis(
        tickCount=4, labelExpr=_SHORT, title=unit, titleAngle=0, titleAlign="left", titleAnchor="end", titleX=0,
        titleY=-8, titleBaseline="bottom",
    )  # fmt: skip
