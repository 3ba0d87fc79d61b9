"""Plain values of every record, as a YAML file holds them, to be changed by a test."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.records import Chapter, Claim, Entity, Source

QUANTITY: dict[str, Any] = {
    "of": "items",
    "as_printed": "over 3,000 items",
    "value": 3000,
    "comparison": "more-than",
    "unit": "items",
}
DATED: dict[str, Any] = {"of": "the talks", "as_printed": "in September", "date": "2025-09"}
EVIDENCE: dict[str, Any] = {"source": "s", "passage": "a b c … d e f"}
CLAIM: dict[str, Any] = {
    "id": "c",
    "claim": "Text.",
    "kind": "position",
    "chapter": "one",
    "said": "2025-10-12",
    "evidence": [EVIDENCE],
    "quantities": [QUANTITY],
    "dates": [DATED],
    "answers": [{"claim": "d", "how": "disputes"}],
}
CAPTURE: dict[str, Any] = {"extent": "whole", "words": 5, "sha256": "0" * 64, "captured": "2025-10-12"}
SOURCE: dict[str, Any] = {
    "id": "s",
    "title": "T",
    "publisher": "p",
    "type": "news",
    "language": "en",
    "published": "2025",
    "url": "https://example.org/a?b#c",
    "capture": CAPTURE,
}
ENTITY: dict[str, Any] = {"id": "e", "name": "N", "kind": "organisation"}
FULL: dict[type[BaseModel], dict[str, Any]] = {
    Claim: CLAIM,
    Source: SOURCE,
    Entity: ENTITY,
    Chapter: {"id": "one", "title": "T", "summary": "S"},
}


def with_(values: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """Return a copy of the values in which the one at `path` is another; `...` takes it away."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    copy: Any = list(values) if isinstance(values, list) else dict(values)
    if value is ... and not rest:
        del copy[key]
    elif isinstance(key, int) or key in copy:
        copy[key] = with_(copy[key], rest, value)
    else:
        copy[key] = value
    return copy
