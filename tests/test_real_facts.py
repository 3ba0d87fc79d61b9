"""The repository's own facts hold: no problem, and everything that is cited verified."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from generator.editions import Edition
from generator.passages import Span
from generator.pipeline import Examination, examine, publish
from generator.verification import cited_share

PROJECT = Path(__file__).parent.parent
TODAY = datetime.now(UTC).date()
FOUNDING = ("xinhua-2025-10-12", "gmteight-2025-07-10")

each_founding_source = pytest.mark.parametrize("source", FOUNDING)


@cache
def examined() -> Examination:
    return examine(PROJECT, TODAY)


def test_the_facts_have_no_problems() -> None:
    assert [f"{p.place}: {p.code} {p.message}" for p in examined().problems] == []


def test_there_are_the_claims_of_both_founding_sources() -> None:
    claims = examined().handbook.claims.values()
    assert len(claims) >= 95
    cited = Counter(evidence.source for claim in claims for evidence in claim.evidence)
    assert all(cited[source] for source in FOUNDING)


@each_founding_source
def test_every_passage_of_a_founding_source_is_verified(source: str) -> None:
    checked = {
        (claim.id, index): examined().verification.passages[claim.id, index]
        for claim in examined().handbook.claims.values()
        for index, evidence in enumerate(claim.evidence)
        if evidence.source == source
    }
    assert checked
    assert {key: found for key, found in checked.items() if not isinstance(found, Span)} == {}


@pytest.mark.parametrize("what", ["quantities", "dates"])
def test_every_quantity_and_date_of_the_founding_sources_is_verified(what: str) -> None:
    verified = getattr(examined().verification, what)
    resting = {
        claim.id
        for claim in examined().handbook.claims.values()
        if any(evidence.source in FOUNDING for evidence in claim.evidence)
    }
    checked = {key: found for key, found in verified.items() if key[0] in resting}
    assert checked
    assert {key: found for key, found in checked.items() if found is not True} == {}


@each_founding_source
def test_the_claims_cover_a_founding_source(source: str) -> None:
    assert cited_share(examined().handbook, examined().verification)[source] >= 0.90


@each_founding_source
def test_the_text_of_a_founding_source_is_captured_but_not_kept(source: str) -> None:
    capture = examined().handbook.sources[source].capture
    assert capture is not None
    assert capture.words == examined().handbook.fingerprints[source].words
    assert [path.name for path in (PROJECT / "facts").rglob(f"{source}*")] == [f"{source}.json", f"{source}.yml"]


def test_the_names_of_entities_are_unique() -> None:
    names = Counter(entity.name.casefold() for entity in examined().handbook.entities.values())
    assert [name for name, times in names.items() if times > 1] == []


def test_equal_facts_give_equal_editions() -> None:
    first = publish(PROJECT, TODAY)
    assert isinstance(first, Edition)
    second = publish(PROJECT, TODAY)
    assert first == second
    assert first.files["data/handbook.json"] == second.files["data/handbook.json"]
