"""A measure as published data: its steps, and its status on the day of the edition."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.records import Measure
from generator.status_words import note_on
from generator.viewer import Viewer


def measure_data(viewer: Viewer, measure: Measure) -> dict[str, Any]:
    """Return a measure as plain values."""
    state = viewer.calendar.lives[measure.id].on(viewer.today)
    return {
        "id": measure.id,
        "url": f"measures/{measure.id}/",
        "name": measure.name,
        "issuer": measure.issuer,
        "party": viewer.handbook.party_of(measure.issuer),
        "nature": measure.nature,
        "covers": measure.covers,
        "chapter": measure.chapter,
        "about": list(measure.about),
        "legal_basis": list(measure.legal_basis),
        "lifecycle": [
            {
                "event": step.event,
                "on": step.on.isoformat(),
                "until": _day(step.until),
                "planned": _day(step.planned),
                "part": step.part,
                "claim": step.claim,
                "note": step.note,
            }
            for step in measure.lifecycle
        ],
        "status": state.status,
        "status_since": _day(state.since),
        "status_note": note_on(state, measure.nature) or None,
        "parts": [
            {
                "part": part.part or None,
                "status": part.status,
                "since": _day(part.since),
                "until": _day(part.until),
                "was": part.was,
                "relied_on": _day(part.relied_on),
            }
            for part in state.parts
        ],
        "supersedes": list(measure.supersedes),
        "superseded_by": list(viewer.links.replaced_by.get(measure.id, ())),
        "aliases": list(measure.aliases),
        "note": measure.note,
        "review_due": measure.review_by is not None and measure.review_by < viewer.today,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
