"""Measures made of a few steps, for tests of what is derived from them."""

from __future__ import annotations

from typing import Any

from generator.records import Measure
from generator.shapes import shape
from tests.conftest import Fields


def step(event: str, on: str, **fields: Any) -> Fields:
    """Return a step as a YAML file holds it, resting on the claim “a”."""
    return {"event": event, "on": on, "claim": "a", **fields}


def measure(identity: str, *steps: Fields, **fields: Any) -> Measure:
    """Return a measure with these steps, an act of the ministry if nothing else is said."""
    plain = {"name": "A measure", "issuer": "ministry", "covers": "Goods", "chapter": "one"}
    made = shape(Measure, {"id": identity, **plain, "lifecycle": [dict(s) for s in steps], **fields})
    assert isinstance(made, Measure), made
    return made
