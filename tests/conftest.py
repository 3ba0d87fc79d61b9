"""What the tests share: small handbooks made in code, with real fingerprints of real texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import pytest

from generator.fingerprints import fingerprint_of
from generator.handbook import Handbook
from generator.records import Claim, Entity, Source
from generator.shapes import shape

Fields = Mapping[str, Any]

# Who speaks in the small handbooks: a government with a ministry and a spokesperson, and so on.
ENTITIES: dict[str, Fields] = {
    "china": {"name": "Government of China", "kind": "organisation", "party": "cn-government"},
    "ministry": {"name": "Ministry of Commerce of China", "kind": "organisation", "part_of": "china"},
    "spokesman": {"name": "He Yadong", "kind": "person", "part_of": "ministry"},
    "agency": {"name": "Xinhua", "kind": "organisation", "party": "cn-government"},
    "washington": {"name": "Government of the United States", "kind": "organisation", "party": "us-government"},
    "bureau": {"name": "Bureau of Industry and Security", "kind": "organisation", "part_of": "washington"},
    "brussels": {"name": "European Commission", "kind": "organisation", "party": "eu"},
    "reuters": {"name": "Reuters", "kind": "organisation", "party": "press"},
    "wire": {"name": "The Wire", "kind": "organisation", "party": "press"},
    "talks": {"name": "Madrid talks", "kind": "meeting"},
    "nobody-knows": {"name": "A blog", "kind": "organisation"},
}


class MakeHandbook(Protocol):
    def __call__(
        self,
        texts: Mapping[str, str] = ...,
        *,
        sources: Mapping[str, Fields] = ...,
        claims: Sequence[Fields] = ...,
        entities: Mapping[str, Fields] = ...,
    ) -> Handbook: ...


def _made(model: type[Any], fields: Fields) -> Any:
    record = shape(model, fields)
    assert isinstance(record, model), f"the test's own {model.__name__} is broken: {record}"
    return record


@pytest.fixture
def make_handbook() -> MakeHandbook:
    """Make a handbook of the texts of sources: their fingerprints are real, no check is mocked."""

    def make(
        texts: Mapping[str, str] | None = None,
        *,
        sources: Mapping[str, Fields] | None = None,
        claims: Sequence[Fields] = (),
        entities: Mapping[str, Fields] | None = None,
    ) -> Handbook:
        texts, sources = texts or {}, sources or {}
        plain = {"publisher": "reuters", "type": "news", "language": "en", "published": "2025-10-12"}
        made_claims = [
            _made(Claim, {"claim": f"Text of {c['id']}.", "kind": "position", "chapter": "one", **c}) for c in claims
        ]
        return Handbook(
            claims={claim.id: claim for claim in made_claims},
            sources={
                key: _made(Source, {"id": key, "title": key, **plain, **sources.get(key, {})})
                for key in {**texts, **sources}
            },
            entities={
                key: _made(Entity, {"id": key, **fields}) for key, fields in (ENTITIES | dict(entities or {})).items()
            },
            fingerprints={key: fingerprint_of(key, text) for key, text in texts.items()},
        )

    return make
