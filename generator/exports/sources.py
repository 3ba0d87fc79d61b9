"""Sources and entities as published data."""

from __future__ import annotations

from typing import Any

from generator.records import Entity, Source
from generator.viewer import Viewer


def source_data(viewer: Viewer, source: Source, share: float | None) -> dict[str, Any]:
    """Return a source as plain values."""
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
            "table": list(capture.table),
            "note": capture.note,
        }
        if capture
        else None,
        "cited_share": round(share, 4) if share is not None else None,
        "note": source.note,
    }


def entity_data(viewer: Viewer, entity: Entity) -> dict[str, Any]:
    """Return an entity as plain values."""
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
