"""What is due: each kind with what raises it and what must not, in one order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from generator.handbook import Handbook
from generator.lifecycles import state_on
from generator.records import PRIMARY_RECORDS, Dispute, Measure, SourceType
from generator.reviews import KINDS, Due, Kind, due_on
from generator.shapes import shape
from generator.status_words import note_on
from generator.verification import verify
from tests.conftest import Fields, MakeHandbook
from tests.measures import measure

TODAY = date(2026, 1, 1)
PASSAGE = "words of the cited passage"
CAPTURE: Fields = {"extent": "whole", "words": 9, "sha256": "0" * 64, "captured": "2025-12-24"}
CAPTURED: Fields = {"type": "law", "capture": CAPTURE}
LAW: dict[str, Fields] = {"law": CAPTURED}
SHOWN = {"source": "law", "passage": PASSAGE}
ANNOUNCED = {"event": "announced", "on": "2025-10-09", "claim": "a"}


def announced(identity: str, *steps: Fields, **fields: Any) -> Measure:
    return measure(identity, *(steps or (ANNOUNCED,)), **fields)


def dispute(identity: str, **fields: Any) -> Dispute:
    plain = {"question": "Is it?", "turns_on": ["law"], "chapter": "one", "sides": [], "would_settle": ["A ruling."]}
    made = shape(Dispute, {"id": identity, **plain, **fields})
    assert isinstance(made, Dispute), made
    return made


def claim(identity: str, *evidence: Fields, **fields: Any) -> Fields:
    return {"id": identity, "evidence": list(evidence or (SHOWN,)), **fields}


def handbook_of(
    make_handbook: MakeHandbook,
    *claims: Fields,
    measures: tuple[Measure, ...] = (),
    disputes: tuple[Dispute, ...] = (),
    sources: dict[str, Fields] | None = None,
) -> Handbook:
    """Return a handbook of which nothing is due by itself: its source is a law, captured and checked."""
    texts = {"law": f"These are the {PASSAGE} of the law."}
    made = make_handbook(texts, sources=LAW | (sources or {}), claims=claims)
    return replace(made, measures={m.id: m for m in measures}, disputes={d.id: d for d in disputes})


def due(handbook: Handbook, today: date = TODAY) -> list[Due]:
    return list(due_on(handbook, verify(handbook), today))


def test_of_a_handbook_in_order_nothing_is_due(make_handbook: MakeHandbook) -> None:
    handbook = handbook_of(make_handbook, claim("a"), measures=(announced("m"),), disputes=(dispute("d"),))
    assert due(handbook) == []
    assert due(Handbook()) == []


@pytest.mark.parametrize(
    ("review_by", "words"),
    [
        ("2025-12-31", "since 31 December 2025"),
        ("2025-06-01", "since 1 June 2025"),
        ("2026-01-01", None),
        ("2026-01-02", None),
    ],
)
def test_a_review_is_due_after_its_day(make_handbook: MakeHandbook, review_by: str, words: str | None) -> None:
    handbook = handbook_of(
        make_handbook,
        claim("a", review_by=review_by),
        measures=(announced("m", review_by=review_by),),
        disputes=(dispute("d", review_by=review_by),),
    )
    records = (("claims", "a"), ("disputes", "d"), ("measures", "m"))
    expected = [Due("review-by", record, identity, words) for record, identity in records if words]  # type: ignore[arg-type]
    assert due(handbook) == expected


@pytest.mark.parametrize(
    ("steps", "is_due"),
    [
        ([ANNOUNCED], False),
        ([{**ANNOUNCED, "planned": "2026-01-02"}], False),
        ([{**ANNOUNCED, "planned": "2026-01-01"}], True),
        ([ANNOUNCED, {"event": "in-force", "on": "2025-10-09", "until": "2026-01-01", "claim": "a"}], False),
        ([ANNOUNCED, {"event": "in-force", "on": "2025-10-09", "until": "2025-12-31", "claim": "a"}], True),
        ([ANNOUNCED, {"event": "suspended", "on": "2025-10-09", "until": "2025-12-31", "claim": "a"}], True),
        ([ANNOUNCED, {"event": "suspended", "on": "2025-10-09", "claim": "a"}], False),
        (
            [
                ANNOUNCED,
                {"event": "suspended", "on": "2025-10-09", "until": "2025-12-01", "claim": "a"},
                {"event": "resumed", "on": "2025-12-31", "claim": "a"},
            ],
            False,
        ),
    ],
)
def test_a_measure_is_due_where_its_record_has_run_out(
    make_handbook: MakeHandbook,
    steps: list[Fields],
    is_due: bool,  # noqa: FBT001
) -> None:
    made = announced("m", *steps)
    note = note_on(state_on(made.lifecycle, TODAY), made.nature)
    expected = [Due("unconfirmed", "measures", "m", note)] if is_due else []
    assert due(handbook_of(make_handbook, claim("a"), measures=(made,))) == expected
    assert bool(note and "the handbook has no" in note) == is_due


def test_a_measure_that_another_one_replaced_is_not_due(make_handbook: MakeHandbook) -> None:
    old = announced("old", {**ANNOUNCED, "planned": "2025-12-01"})
    new = announced("new", ANNOUNCED, {"event": "in-force", "on": "2025-12-15", "claim": "a"}, supersedes=["old"])
    handbook = handbook_of(make_handbook, claim("a"), measures=(old, new))
    assert due(handbook) == []
    assert [item.id for item in due(handbook, date(2025, 12, 14))] == ["old"]


@pytest.mark.parametrize("kind", get_args(SourceType))
def test_a_measure_needs_a_primary_record(make_handbook: MakeHandbook, kind: SourceType) -> None:
    handbook = handbook_of(
        make_handbook, claim("a"), measures=(announced("m"),), sources={"law": {**CAPTURED, "type": kind}}
    )
    assert due(handbook) == ([] if kind in PRIMARY_RECORDS else [Due("no-primary-source", "measures", "m")])


def test_one_step_on_a_primary_record_is_enough_but_it_must_support_it(make_handbook: MakeHandbook) -> None:
    news: Fields = {"source": "news", "passage": PASSAGE}

    def kinds(*claims: Fields) -> list[Kind]:
        steps = [{**ANNOUNCED, "claim": c["id"]} for c in claims]
        sources: dict[str, Fields] = {"news": {"type": "news", "capture": CAPTURE}}
        handbook = handbook_of(make_handbook, *claims, measures=(announced("m", *steps),), sources=sources)
        return [item.kind for item in due(handbook) if item.record == "measures"]

    assert kinds(claim("a", news), claim("b")) == []
    assert kinds(claim("a", news, SHOWN)) == []
    assert kinds(claim("a", news), claim("b", news)) == ["no-primary-source"]
    for direction in ("disputes", "qualifies"):
        assert kinds(claim("a", news, {**SHOWN, "direction": direction})) == ["no-primary-source"]


def test_a_claim_is_due_where_none_of_its_passages_was_checked(make_handbook: MakeHandbook) -> None:
    unread: Fields = {"source": "unread", "passage": PASSAGE}
    missed = {**SHOWN, "passage": "not the words of it"}
    handbook = handbook_of(
        make_handbook,
        claim("checked"),
        claim("checked-in-part", unread, SHOWN),
        claim("checked-against-it", unread, {**SHOWN, "direction": "disputes"}),
        claim("unread", unread, unread),
        claim("missed", missed),
        {"id": "empty"},
        sources={"unread": CAPTURED},
    )
    assert due(handbook) == [Due("unverified", "claims", identity) for identity in ("empty", "missed", "unread")]


def test_a_source_is_due_where_it_was_not_captured(make_handbook: MakeHandbook) -> None:
    handbook = handbook_of(make_handbook, claim("a"), sources={"unread": {"type": "news"}, "read": CAPTURED})
    assert due(handbook) == [Due("not-captured", "sources", "unread")]


def test_what_is_due_is_in_the_order_of_kind_record_and_id(make_handbook: MakeHandbook) -> None:
    late = {"review_by": "2025-12-31"}
    unread: Fields = {"source": "z-unread", "passage": PASSAGE}
    handbook = handbook_of(
        make_handbook,
        claim("z", unread, **late),
        claim("b", unread, **late),
        measures=(
            announced("z-measure", {**ANNOUNCED, "claim": "z", "planned": "2025-12-01"}, **late),
            announced("a-measure", {**ANNOUNCED, "claim": "z", "planned": "2025-12-01"}),
        ),
        disputes=(dispute("c-dispute", **late),),
        sources={"z-unread": {}, "a-unread": {}},
    )
    found = due(handbook)
    assert [(item.kind, item.record, item.id) for item in found] == [
        ("review-by", "claims", "b"),
        ("review-by", "claims", "z"),
        ("review-by", "disputes", "c-dispute"),
        ("review-by", "measures", "z-measure"),
        ("unconfirmed", "measures", "a-measure"),
        ("unconfirmed", "measures", "z-measure"),
        ("no-primary-source", "measures", "a-measure"),
        ("no-primary-source", "measures", "z-measure"),
        ("unverified", "claims", "b"),
        ("unverified", "claims", "z"),
        ("not-captured", "sources", "a-unread"),
        ("not-captured", "sources", "z-unread"),
    ]
    assert {item.kind for item in found} == KINDS.keys() == set(get_args(Kind))


def test_every_kind_has_a_name_of_its_own_and_a_sentence() -> None:
    names = [name for name, _ in KINDS.values()]
    assert len(set(names)) == len(names)
    assert all(sentence.endswith(".") for _, sentence in KINDS.values())
