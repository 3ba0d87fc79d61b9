"""Disputes and figures as published data, each side with its counts."""

from __future__ import annotations

from typing import Any

from generator.balances import balance_of
from generator.exports.claims import search_data
from generator.records import Dispute, Figure, Point, Side
from generator.tables import csv_path
from generator.viewer import Viewer


def dispute_data(viewer: Viewer, dispute: Dispute) -> dict[str, Any]:
    """Return a dispute as plain values."""
    return {
        "id": dispute.id,
        "url": f"disputes/{dispute.id}/",
        "question": dispute.question,
        "turns_on": list(dispute.turns_on),
        "turns_on_note": dispute.turns_on_note,
        "chapter": dispute.chapter,
        "sides": [_side(viewer, side) for side in dispute.sides],
        "would_settle": list(dispute.would_settle),
        "figures": list(dispute.figures),
        "note": dispute.note,
        "review_due": dispute.review_by is not None and dispute.review_by < viewer.today,
    }


def _side(viewer: Viewer, side: Side) -> dict[str, Any]:
    balance = balance_of(side, viewer.handbook, viewer.verification)
    return {
        "party": side.party,
        "position": side.position,
        "claims": list(side.claims),
        "none_found": search_data(side.none_found),
        "balance": {
            "claims": balance.claims,
            "passages": balance.passages,
            "passages_verified": balance.verified,
            "primary_records": balance.records,
            "voices": balance.voices,
        },
    }


def figure_data(figure: Figure) -> dict[str, Any]:
    """Return a figure as plain values."""
    return {
        "id": figure.id,
        "url": f"figures/{figure.id}/",
        "csv": csv_path(figure),
        "title": figure.title,
        "kind": figure.kind,
        "unit": figure.unit,
        "description": figure.description,
        "chapter": figure.chapter,
        "series": [
            {
                "label": series.label,
                "points": [
                    {"claim": p.claim, "of": p.of, "at": p.at.text if p.at else None, "label": p.label}
                    for p in series.points
                ],
            }
            for series in figure.series
        ],
        "warning": figure.warning,
        "note": figure.note,
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "claim": point.claim,
        "of": point.of,
        "at": point.at.text if point.at else None,
        "label": point.label,
    }
