"""The balance as published data: what each party has in the handbook and in each chapter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.tallies import Group, Tallies, Tally
from generator.viewer import Viewer
from generator.views import PARTIES


def balance_data(viewer: Viewer) -> dict[str, Any]:
    """Return the balance as plain values."""
    tallies = Tallies(viewer.handbook, viewer.verification, viewer.links, viewer.findings)
    return {
        "parties": _parties(tallies.by_party()),
        "chapters": [{"chapter": c, "parties": _parties(tallies.by_party(c))} for c in viewer.handbook.chapters],
    }


def _parties(found: Mapping[Group, Tally]) -> list[dict[str, Any]]:
    return [{"party": party, **_counts(found[party])} for party in (*PARTIES, None) if party in found]


def _counts(tally: Tally) -> dict[str, int]:
    return {
        "claims": tally.claims,
        "claims_answered": tally.answered,
        "claims_corroborated": tally.corroborated,
        "sources": tally.sources,
        "primary_records": tally.records,
        "passages": tally.passages,
        "passages_verified": tally.verified,
    }
