"""The published data: one JSON document with everything the pages show.

Its format is a contract: fields are added, never renamed or dropped, while `format` stays 1. Equal
handbooks give equal bytes. This module derives nothing; it lays out what others derived.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from generator.records import Claim, Entity, Quantity, Source
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
        "claims": [_claim(viewer, claim) for claim in _sorted(handbook.claims)],
        "sources": [_source(viewer, source, shares.get(source.id)) for source in _sorted(handbook.sources)],
        "entities": [_entity(viewer, entity) for entity in _sorted(handbook.entities)],
        "measures": [],
        "disputes": [],
        "figures": [],
        "chapters": [
            {"id": c.id, "url": f"chapters/{c.id}/", "title": c.title, "summary": c.summary}
            for c in handbook.chapters.values()
        ],
        "totals": dict(totals),
    }
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _sorted(records: Mapping[str, Any]) -> list[Any]:
    return [records[identity] for identity in sorted(records)]


def _claim(viewer: Viewer, claim: Claim) -> dict[str, Any]:
    finding, links, checked = viewer.findings[claim.id], viewer.links, viewer.verification
    return {
        "id": claim.id,
        "url": f"claims/{claim.id}/",
        "claim": claim.claim,
        "sentence": viewer.sentence(claim),
        "kind": claim.kind,
        "speaker": claim.speaker,
        "party": viewer.handbook.party_of(claim.speaker),
        "said": _text(claim.said),
        "chapter": claim.chapter,
        "about": list(claim.about),
        "standing": finding.standing,
        "because": [
            {"standing": r.row, "text": r.text, "claims": list(r.claims), "sources": list(r.sources)}
            for r in finding.because
        ],
        "evidence": [_evidence(viewer, claim, index) for index in range(len(claim.evidence))],
        "quantities": [
            _quantity(q, verified=checked.quantities.get((claim.id, i)) is True) for i, q in enumerate(claim.quantities)
        ],
        "dates": [
            {
                "of": d.of,
                "as_printed": d.as_printed,
                "date": d.date.text,
                "implied": d.implied,
                "verified": checked.dates.get((claim.id, i)) is True,
                "note": d.note,
            }
            for i, d in enumerate(claim.dates)
        ],
        "answers": [{"claim": a.claim, "how": a.how} for a in claim.answers],
        "answered_by": [{"claim": c, "how": how} for c, how in links.answered_by.get(claim.id, ())],
        "supersedes": list(claim.supersedes),
        "superseded_by": list(links.superseded_by.get(claim.id, ())),
        "disputes": [],
        "note": claim.note,
        "review_due": finding.review_due,
    }


def _evidence(viewer: Viewer, claim: Claim, index: int) -> dict[str, Any]:
    evidence = claim.evidence[index]
    span = viewer.verification.span(claim.id, index)
    return {
        "source": evidence.source,
        "direction": evidence.direction,
        "passage": evidence.passage,
        "verified": span is not None,
        "paragraph": span.paragraph if span else None,
        "words": span.words if span else None,
        "link": viewer.passage(claim, index).href or None,
        "note": evidence.note,
    }


def _quantity(quantity: Quantity, *, verified: bool) -> dict[str, Any]:
    value = quantity.value
    return {
        "of": quantity.of,
        "as_printed": quantity.as_printed,
        "value": [_number(v) for v in value] if isinstance(value, tuple) else _number(value),
        "comparison": quantity.comparison,
        "unit": quantity.unit,
        "at": _text(quantity.at),
        "implied": quantity.implied,
        "verified": verified,
        "note": quantity.note,
    }


def _source(viewer: Viewer, source: Source, share: float | None) -> dict[str, Any]:
    capture = source.capture
    return {
        "id": source.id,
        "url": f"sources/{source.id}/",
        "title": source.title,
        "publisher": source.publisher,
        "party": viewer.handbook.party_of(source.publisher),
        "type": source.type,
        "language": source.language,
        "published": source.published.text,
        "published_note": source.published_note,
        "link": source.url,
        "also_at": list(source.also_at),
        "archived": source.archived,
        "relays": source.relays,
        "same_words_as": source.same_words_as,
        "capture": {
            "extent": capture.extent,
            "words": capture.words,
            "sha256": capture.sha256,
            "captured": capture.captured.isoformat(),
            "note": capture.note,
        }
        if capture
        else None,
        "cited_share": round(share, 4) if share is not None else None,
        "note": source.note,
    }


def _entity(viewer: Viewer, entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "url": f"entities/{entity.id}/",
        "name": entity.name,
        "kind": entity.kind,
        "party": viewer.handbook.party_of(entity.id),
        "part_of": entity.part_of,
        "aliases": list(entity.aliases),
        "description": entity.description,
        "link": entity.url,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _text(moment: object) -> str | None:
    return str(moment) if moment is not None else None
