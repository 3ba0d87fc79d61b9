"""Verification: what of the evidence, the numbers and the dates the fingerprints bear out."""

from __future__ import annotations

from typing import Any

from generator.handbook import Handbook
from generator.passages import Miss, Span
from generator.verification import cited_share, verify
from tests.conftest import MakeHandbook

TEXT = "The list covers over 3,000 items, whereas the other list only covers about 900 on Sunday."
QUANTITY: dict[str, Any] = {
    "of": "items",
    "as_printed": "covers over 3,000 items",
    "value": 3000,
    "comparison": "more-than",
    "unit": "items",
}
DATED: dict[str, Any] = {"of": "the day", "as_printed": "about 900 on Sunday", "date": "2025-10-12", "implied": "date"}
WHOLE: dict[str, Any] = {"source": "s", "passage": "The list covers … 900 on Sunday"}


def of(make_handbook: MakeHandbook, *evidence: dict[str, Any], **fields: Any) -> Handbook:
    claim = {"id": "c", "evidence": evidence and list(evidence), "quantities": [QUANTITY], "dates": [DATED], **fields}
    return make_handbook({"s": TEXT, "t": "Another text with other words in it."}, sources={"bare": {}}, claims=[claim])


def test_what_stands_in_a_source_is_verified_and_counted(make_handbook: MakeHandbook) -> None:
    found = verify(of(make_handbook, WHOLE))
    assert found.passages == {("c", 0): Span(0, 16, 1)}
    assert (found.quantities, found.dates) == ({("c", 0): True}, {("c", 0): True})
    assert found.span("c", 0) == Span(0, 16, 1)
    assert found.totals() == {
        "passages": 1,
        "passages_verified": 1,
        "quantities": 1,
        "quantities_verified": 1,
        "dates": 1,
        "dates_verified": 1,
    }


def test_without_a_fingerprint_nothing_is_verified_and_nothing_refused(make_handbook: MakeHandbook) -> None:
    found = verify(of(make_handbook, {**WHOLE, "source": "bare"}))
    assert (found.passages, found.quantities, found.dates) == ({("c", 0): None}, {("c", 0): None}, {("c", 0): None})
    assert found.span("c", 0) is None
    assert sum(found.totals().values()) == 3


def test_a_source_that_does_not_exist_verifies_nothing(make_handbook: MakeHandbook) -> None:
    assert verify(of(make_handbook, {**WHOLE, "source": "gone"})).passages == {("c", 0): None}


def test_a_passage_that_is_not_there_is_a_miss_and_its_numbers_are_left_open(make_handbook: MakeHandbook) -> None:
    found = verify(of(make_handbook, {**WHOLE, "passage": "The list covered … 900 on Sunday"}))
    assert isinstance(found.passages["c", 0], Miss)
    assert found.span("c", 0) is None
    assert found.quantities == {("c", 0): None}


def test_a_number_outside_of_the_passage_is_a_miss(make_handbook: MakeHandbook) -> None:
    found = verify(of(make_handbook, {**WHOLE, "passage": "whereas the other list"}))
    miss = found.quantities["c", 0]
    assert isinstance(miss, Miss)
    assert "outside the passage" in miss.message
    assert found.totals()["quantities_verified"] == 0


def test_a_number_in_any_of_the_passages_is_enough(make_handbook: MakeHandbook) -> None:
    other = {"source": "t", "passage": "Another text with other words"}
    assert verify(of(make_handbook, other, WHOLE)).quantities == {("c", 0): True}
    assert verify(of(make_handbook, other, {**WHOLE, "direction": "qualifies"})).quantities == {("c", 0): True}


def test_a_number_that_may_stand_in_an_unchecked_passage_is_left_open(make_handbook: MakeHandbook) -> None:
    other = {"source": "t", "passage": "Another text with other words"}
    assert verify(of(make_handbook, other, {**WHOLE, "source": "bare"})).quantities == {("c", 0): None}


def test_a_passage_that_disputes_a_claim_does_not_bear_out_its_numbers(make_handbook: MakeHandbook) -> None:
    disputing = {**WHOLE, "direction": "disputes"}
    assert verify(of(make_handbook, disputing)).quantities == {("c", 0): None}
    other = {"source": "t", "passage": "Another text with other words"}
    assert isinstance(verify(of(make_handbook, other, disputing)).quantities["c", 0], Miss)


def test_a_claim_without_evidence_has_nothing_verified(make_handbook: MakeHandbook) -> None:
    found = verify(of(make_handbook, evidence=[]))
    assert (found.passages, found.quantities) == ({}, {("c", 0): None})


def test_a_chinese_passage_may_be_twice_as_long_as_it_has_half_the_words(make_handbook: MakeHandbook) -> None:
    text = "中方措施" + "不" * 292 + "清单超过"
    claims = [
        {"id": "c", "evidence": [{"source": source, "passage": "中方措施 … 清单超过"} for source in ("zh", "en")]}
    ]
    found = verify(
        make_handbook(
            {"zh": text, "en": text}, sources={"zh": {"language": "zh-CN"}, "en": {"language": "en"}}, claims=claims
        )
    )
    assert found.passages["c", 0] == Span(0, 300, 1)
    miss = found.passages["c", 1]
    assert isinstance(miss, Miss)
    assert miss.kind == "long"


def test_the_cited_share_counts_words_of_all_claims_once(make_handbook: MakeHandbook) -> None:
    evidence = {"source": "s", "passage": "aa bb cc dd"}
    claims = [
        {"id": "a", "evidence": [evidence, {"source": "s", "passage": "cc dd ee"}]},
        {
            "id": "b",
            "evidence": [evidence, {"source": "s", "passage": "not in it"}, {"source": "bare", "passage": "aa bb cc"}],
        },
    ]
    handbook = make_handbook(
        {"s": "aa bb cc dd ee ff gg hh ii jj", "uncited": "aa bb cc"}, sources={"bare": {}}, claims=claims
    )
    assert cited_share(handbook, verify(handbook)) == {"s": 0.5, "uncited": 0}
