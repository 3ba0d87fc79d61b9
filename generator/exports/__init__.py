"""The published data: one JSON document with everything the pages show.

Its format is a contract: fields are added, never renamed or dropped, while `format` stays 1. Equal
handbooks give equal bytes. This module derives nothing; it lays out what others derived.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.exports.balances import balance_data
from generator.exports.claims import claim_data
from generator.exports.disputes import dispute_data, figure_data
from generator.exports.measures import measure_data
from generator.exports.sources import entity_data, source_data
from generator.reviews import due_on
from generator.terms import anchor_of
from generator.verification import cited_share
from generator.viewer import Viewer

FORMAT = 1


def handbook_json(viewer: Viewer, today: date, totals: Mapping[str, int]) -> bytes:
    """Return the published data as UTF-8 JSON.

    Args:
        viewer: the handbook with all that was derived of it.
        today: the date of the edition.
        totals: what was counted and verified.
    """
    handbook = viewer.handbook
    shares = cited_share(handbook, viewer.verification)
    document = {
        "format": FORMAT,
        "as_of": today.isoformat(),
        "claims": [claim_data(viewer, claim) for claim in _sorted(handbook.claims)],
        "sources": [source_data(viewer, source, shares.get(source.id)) for source in _sorted(handbook.sources)],
        "entities": [entity_data(viewer, entity) for entity in _sorted(handbook.entities)],
        "measures": [measure_data(viewer, measure) for measure in _sorted(handbook.measures)],
        "disputes": [dispute_data(viewer, dispute) for dispute in _sorted(handbook.disputes)],
        "figures": [figure_data(figure) for figure in _sorted(handbook.figures)],
        "chapters": [
            {"id": c.id, "url": f"chapters/{c.id}/", "title": c.title, "summary": c.summary}
            for c in handbook.chapters.values()
        ],
        "glossary": [
            {
                "term": term.term,
                "url": f"glossary/#{anchor_of(term)}",
                "also": list(term.also),
                "definition": term.definition,
                "about": list(term.about),
            }
            for term, _ in handbook.terms
        ],
        "measure_changes": [day.isoformat() for day in viewer.calendar.days],
        "due": [
            {"kind": item.kind, "record": item.record, "id": item.id, "text": item.words}
            for item in due_on(handbook, viewer.verification, today)
        ],
        "balance": balance_data(viewer),
        "totals": dict(totals),
    }
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _sorted(records: Mapping[str, Any]) -> list[Any]:
    return [records[identity] for identity in sorted(records)]
