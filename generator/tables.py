"""The values of a figure as rows, each with its claim and sources, and the same as a CSV file.

CSV is that of RFC 4180, in UTF-8. This module draws nothing and knows no page.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.comparisons import find
from generator.dates import Moment
from generator.records import Claim, Figure, Point, Quantity
from generator.viewer import Viewer

_COLUMNS = (
    "series", "label", "of", "value", "low", "high", "comparison", "unit", "at", "as_printed", "verified", "claim",
    "speaker", "said", "standing", "sources",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would carry out


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a figure.

    Attributes:
        label: whose value it is and of when, or what the figure calls it.
        claim: the claim that states it.
        quantity: the quantity.
        low: the value, or the lower end of a range.
        high: the same, or the upper end.
        when: the date it holds for, or else the one on which it was said.
        verified: whether the number was found in a passage of the claim.
        sources: the ids of the sources that support the claim.
    """

    label: str
    claim: Claim
    quantity: Quantity
    low: Decimal
    high: Decimal
    when: Moment | None
    verified: bool
    sources: tuple[str, ...]


def values_of(viewer: Viewer, figure: Figure) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """Return a figure's values, series by series, each under its label."""
    return tuple((series.label, tuple(_value(viewer, point) for point in series.points)) for series in figure.series)


def _value(viewer: Viewer, point: Point) -> Value:
    claim = viewer.handbook.claims[point.claim]
    index = find(claim.quantities, point.of, point.at)[0]
    quantity = claim.quantities[index]
    low, high = quantity.value if isinstance(quantity.value, tuple) else (quantity.value, quantity.value)
    when = quantity.at or claim.said
    speaker = viewer.handbook.entities[claim.speaker].name if claim.speaker else "Record"
    return Value(
        label=point.label or (f"{speaker} · {when.words}" if when else speaker),
        claim=claim,
        quantity=quantity,
        low=low,
        high=high,
        when=when,
        verified=viewer.verification.quantities.get((claim.id, index)) is True,
        sources=tuple(dict.fromkeys(e.source for e in claim.evidence if e.direction == "supports")),
    )


def csv_path(figure: Figure) -> str:
    """Return where a figure's table is published, below the site's root."""
    return f"data/figures/{figure.id}.csv"


def csv_of(viewer: Viewer, figure: Figure) -> bytes:
    """Return a figure's table as CSV, with a row for each value under a row of names."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(_COLUMNS)
    for label, values in values_of(viewer, figure):
        rows.writerows([*_cells(viewer, label, value)] for value in values)
    return text.getvalue().encode()


def _cells(viewer: Viewer, series: str, value: Value) -> Iterator[str]:
    claim, quantity = value.claim, value.quantity
    low, high = (f"{end.normalize():f}" for end in (value.low, value.high))
    yield from map(_harmless, (series, value.label, quantity.of))
    yield from (low if low == high else "", low, high)  # numbers, which may be below zero
    rest = (
        quantity.comparison, quantity.unit, str(quantity.at or ""), quantity.as_printed, str(value.verified).lower(),
        claim.id, claim.speaker or "", str(claim.said or ""), viewer.findings[claim.id].standing,
        " ".join(value.sources),
    )  # fmt: skip
    yield from map(_harmless, rest)


def _harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
