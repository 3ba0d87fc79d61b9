"""A claim as published data: its standing with the reasons, its evidence, quantities, dates and relations."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.records import Claim, Quantity, Search
from generator.viewer import Viewer


def claim_data(viewer: Viewer, claim: Claim) -> dict[str, Any]:
    """Return a claim as plain values."""
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
        "disputes": list(links.disputes_of.get(claim.id, ())),
        "measures": list(links.steps_of.get(claim.id, ())),
        "figures": list(links.figures_of.get(claim.id, ())),
        "none_found": search_data(claim.none_found),
        "note": claim.note,
        "review_due": finding.review_due,
    }


def search_data(search: Search | None) -> dict[str, str] | None:
    """Return a search that found nothing as plain values."""
    return {"on": search.on.isoformat(), "where": search.where} if search else None


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


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _text(moment: object) -> str | None:
    return str(moment) if moment is not None else None
