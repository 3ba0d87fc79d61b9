"""The repository's own facts hold: no problem, and everything that is cited verified."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from generator.editions import Edition
from generator.handbook import Handbook
from generator.lifecycles import states_on
from generator.links import Links, links_of
from generator.passages import Span
from generator.pipeline import publish
from generator.records import PRIMARY_RECORDS, Claim
from generator.verification import cited_share
from tests.real import ROOT, TODAY, examined, real_edition

FOUNDING = ("xinhua-2025-10-12", "gmteight-2025-07-10")

each_founding_source = pytest.mark.parametrize("source", FOUNDING)


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
    assert [path.name for path in (ROOT / "facts").rglob(f"{source}*")] == [f"{source}.json", f"{source}.yml"]


def test_the_names_of_entities_are_unique() -> None:
    names = Counter(entity.name.casefold() for entity in examined().handbook.entities.values())
    assert [name for name, times in names.items() if times > 1] == []


def test_equal_facts_give_equal_editions() -> None:
    first, second = real_edition(), publish(ROOT, TODAY)
    assert isinstance(second, Edition)
    assert first == second
    assert first.files["data/handbook.json"] == second.files["data/handbook.json"]


def test_the_measures_that_a_reader_asks_for_are_there() -> None:
    measures = examined().handbook.measures
    of_2025 = (f"cn-announcement-{number}-2025" for number in (10, 18, 51, 55, 56, 57, 58, 61, 62, 70, 72))
    assert {"cn-announcement-46-2024", *of_2025} <= measures.keys()
    assert {
        "export-control-law", "dual-use-regulations", "us-affiliates-rule", "us-section-301-shipping-action",
        "cn-special-port-dues", "eu-ipi-medical-devices", "cn-medical-device-procurement-notice",
    } <= measures.keys()  # fmt: skip
    assert measures["us-tariff-threat-2025-10-10"].nature == "threat"
    assert len(measures) >= 20


def test_there_are_disputes_with_statements_on_two_sides_and_figures_that_are_drawn() -> None:
    handbook = examined().handbook
    assert len(handbook.disputes) >= 12
    assert [d.id for d in handbook.disputes.values() if sum(bool(side.claims) for side in d.sides) < 2] == []
    assert sum(figure.kind != "table" for figure in handbook.figures.values()) >= 8


@pytest.mark.parametrize(
    ("measure", "day", "status"),
    [
        ("cn-announcement-61-2025", "2025-10-08", "not-yet-announced"),
        ("cn-announcement-61-2025", "2025-10-09", "in-force-in-part"),
        ("cn-announcement-61-2025", "2025-12-01", "suspended"),
        ("cn-announcement-55-2025", "2025-11-06", "announced"),
        ("cn-announcement-55-2025", "2025-11-08", "suspended"),
        ("cn-announcement-55-2025", "2026-11-10", "suspended"),
        ("cn-announcement-55-2025", "2026-11-11", "unconfirmed"),
        ("cn-announcement-46-2024", "2025-12-01", "suspended-in-part"),
        ("cn-announcement-18-2025", "2025-12-01", "in-force"),
        ("cn-announcement-23-2023", "2024-12-01", "revoked"),
        ("us-affiliates-rule", "2025-10-01", "in-force"),
        ("us-affiliates-rule", "2025-12-15", "suspended"),
        ("us-tariff-threat-2025-10-10", "2025-10-31", "announced"),
    ],
)
def test_what_was_in_force_on_days_that_are_known(measure: str, day: str, status: str) -> None:
    """The days are long past; a later record changes none of them, but for the one after the last recorded day."""
    assert states_on(examined().handbook.measures, date.fromisoformat(day))[measure].status == status


# What nobody contests: the occasion, a picture, that somebody is against what he criticises, a wish to all.
UNCONTESTED = frozenset(
    {
        "china-opposes-us-actions",
        "concerns-to-be-addressed",
        "eu-asked-for-objectivity-and-respect",
        "ministry-defended-controls-12-october",
        "mofcom-responds-to-eu-trade-criticism",
        "overcapacity-claims-on-output-data-contested",  # what he contests is a claim of its own
        "photo-cargo-ship-qingdao",
        "requests-purpose-stable-relationship",
    }
)


def stands_alone(claim: Claim, handbook: Handbook, links: Links) -> bool:
    """Return whether nothing stands beside a claim: no answer, no second voice, official passage, dispute or search."""
    voices = {handbook.voice_of(evidence.source) for evidence in claim.evidence}
    records = [handbook.sources[evidence.source].type for evidence in claim.evidence]
    return not (
        claim.answers
        or claim.none_found
        or links.answered_by.get(claim.id)
        or links.superseded_by.get(claim.id)
        or links.disputes_of.get(claim.id)
        or len(voices) > 1
        or any(kind in PRIMARY_RECORDS for kind in records)
    )


def test_beside_each_assertion_of_the_founding_texts_stands_an_answer_a_record_or_a_search() -> None:
    handbook = examined().handbook
    founding = [c for c in handbook.claims.values() if any(e.source in FOUNDING for e in c.evidence)]
    assert len(founding) >= 95
    links = links_of(handbook)
    assert {c.id for c in founding if stands_alone(c, handbook, links)} == UNCONTESTED


def test_far_more_than_the_founding_texts_speaks() -> None:
    handbook = examined().handbook
    others = [c for c in handbook.claims.values() if not any(e.source in FOUNDING for e in c.evidence)]
    assert len(others) >= 250
    assert len(handbook.sources) >= 122
    captured = [s for s in handbook.sources.values() if s.capture and s.id not in FOUNDING]
    assert len(captured) >= 55
    assert sum(source.language.startswith("zh") for source in captured) >= 15
    copies = [s for s in captured if s.type != "dataset"]
    assert [s.id for s in copies if not (s.capture and s.capture.note)] == []  # each says what was read


def test_every_captured_source_is_cited_and_its_passages_hold() -> None:
    handbook, verification = examined().handbook, examined().verification
    held = {
        handbook.claims[claim].evidence[index].source
        for (claim, index), found in verification.passages.items()
        if isinstance(found, Span)
    }
    assert {source.id for source in handbook.sources.values() if source.capture} - held == set()


def test_every_chapter_has_an_introduction_and_claims() -> None:
    handbook = examined().handbook
    written = {path.stem for path in (ROOT / "docs/chapters").glob("*.md")}
    assert written == handbook.chapters.keys()
    assert {claim.chapter for claim in handbook.claims.values()} == handbook.chapters.keys()
    assert len(handbook.chapters) >= 15


def test_the_sixteen_places_where_texts_and_record_differ_are_told() -> None:
    page = (ROOT / "docs/founding-texts.md").read_text(encoding="utf-8")
    assert page.count("\n### ") >= 16
    answered = {answer.claim for claim in examined().handbook.claims.values() for answer in claim.answers}
    assert {
        "he-yadong-spoke-at-briefing",
        "eu-rollback-of-market-transparency",
        "port-fees-violate-wto-rules",
    } <= answered
