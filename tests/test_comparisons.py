"""Quantities of one key beside each other: which differ, and which differ without a word on why."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparisons import find, stated_by_key, unexplained, with_several_values
from generator.dates import read_moment
from generator.handbook import Handbook
from generator.links import links_of
from generator.records import Claim, Dispute, Quantity
from generator.shapes import shape
from tests.conftest import Fields, MakeHandbook

PLAIN: Fields = {"claim": "Text.", "kind": "quantity", "chapter": "one"}


def stated(value: Any, of: str = "items", **fields: Any) -> Fields:
    return {"of": of, "as_printed": "as it is printed", "value": value, "unit": "items", **fields}


def claim(identity: str, *quantities: Fields, **fields: Any) -> Fields:
    return {"id": identity, "quantities": list(quantities), **fields}


def dispute(identity: str, *claims: str) -> Dispute:
    plain = {"question": "Is it?", "turns_on": ["quantity"], "chapter": "one", "would_settle": ["A count."]}
    sides = [{"party": "eu", "position": "It is.", "claims": [one]} for one in claims]
    made = shape(Dispute, {"id": identity, **plain, "sides": sides})
    assert isinstance(made, Dispute), made
    return made


def with_disputes(handbook: Handbook, *disputes: Dispute) -> Handbook:
    return replace(handbook, disputes={d.id: d for d in disputes})


def pairs(handbook: Handbook) -> list[tuple[str, str]]:
    return [
        (f"{one.claim.id} {one.index}", f"{other.claim.id} {other.index}")
        for one, other in unexplained(handbook, links_of(handbook))
    ]


def test_quantities_stand_by_their_key_in_the_order_of_the_dates_they_hold_for(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        claims=[
            claim("d", stated(1, "z"), stated(2, "a"), said="2025-10"),
            claim("c", stated(3, "z", at="2025-09"), stated(4, "z", at="2024"), said="2026"),
            claim("b", stated(5, "z")),
            claim("a", stated(6, "z"), stated(7, "z"), said="2025-10-01"),
        ]
    )
    found = stated_by_key(handbook)
    assert list(found) == ["a", "z"]
    assert [(s.claim.id, s.index) for s in found["a"]] == [("d", 1)]
    in_order = [("b", 0), ("c", 1), ("c", 0), ("a", 0), ("a", 1), ("d", 0)]
    assert [(s.claim.id, s.index) for s in found["z"]] == in_order
    assert [s.quantity.value for s in found["z"]] == [Decimal(n) for n in (5, 4, 3, 6, 7, 1)]


def test_a_quantity_holds_for_its_own_date_or_else_for_that_of_the_statement(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        claims=[claim("a", stated(1, at="2025-09"), stated(2), said="2025-10-12"), claim("b", stated(3))]
    )
    assert {s.quantity.value: s.when and s.when.text for s in stated_by_key(handbook)["items"]} == {
        1: "2025-09",
        2: "2025-10-12",
        3: None,
    }


def test_without_quantities_nothing_is_stated(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(claims=[{"id": "a"}])
    assert (stated_by_key(handbook), with_several_values(handbook), pairs(handbook)) == ({}, {}, [])


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (stated(900), stated(900), False),
        (stated(900), stated(Decimal("900.00")), False),
        (stated(Decimal("9E+2")), stated(900), False),
        (stated([5, 10], comparison="range"), stated([5, Decimal("10.0")], comparison="range"), False),
        (stated(900, at="2025"), stated(900, at="2024"), False),
        (stated(900, note="So."), stated(900, as_printed="printed in another way"), False),
        (stated(900), stated(901), True),
        (stated(900), stated(900, comparison="about"), True),
        (stated(900), stated(900, unit="tonnes"), True),
        (stated([5, 10], comparison="range"), stated([5, 11], comparison="range"), True),
        (stated([5, 10], comparison="range"), stated(10), True),
        (stated(900, at="2024"), stated(901, at="2025"), True),
        (stated(900, "items"), stated(901, "others"), False),
    ],
)
def test_number_comparison_and_unit_make_a_value(
    make_handbook: MakeHandbook,
    one: Fields,
    other: Fields,
    differ: bool,  # noqa: FBT001
) -> None:
    handbook = make_handbook(claims=[claim("a", one), claim("b", other), claim("c", one)])
    found = with_several_values(handbook)
    assert list(found) == (["items"] if differ else [])
    # what has the same value as another is listed beside what has not
    assert {s.claim.id for all_of in found.values() for s in all_of} == ({"a", "b", "c"} if differ else set())


SAME_DAY: dict[str, Any] = {"said": "2025-10-12"}


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        # of one time
        (claim("a", stated(1), **SAME_DAY), claim("b", stated(2), **SAME_DAY), True),
        (claim("a", stated(1, at="2025")), claim("b", stated(2, at="2025-10")), True),
        (claim("a", stated(1, at="2025")), claim("b", stated(2), said="2025-12-31"), True),
        (claim("a", stated(1, at="2025-09/2025-10")), claim("b", stated(2, at="2025-10/2025-11")), True),
        (claim("a", stated(1)), claim("b", stated(2, at="2025")), True),
        (claim("a", stated(1)), claim("b", stated(2)), True),
        (
            claim("a", stated(1, at="2025-10"), said="2025-10-12"),
            claim("b", stated(2, at="2025-10"), said="2026"),
            True,
        ),
        # of two
        (claim("a", stated(1), said="2025-10-12"), claim("b", stated(2), said="2025-10-13"), False),
        (claim("a", stated(1, at="2024")), claim("b", stated(2, at="2025-01-01")), False),
        (claim("a", stated(1, at="2024"), **SAME_DAY), claim("b", stated(2), **SAME_DAY), False),
        (claim("a", stated(1, at="2024"), **SAME_DAY), claim("b", stated(2, at="2025"), **SAME_DAY), False),
        # the same value, and other things
        (claim("a", stated(1), **SAME_DAY), claim("b", stated(1), **SAME_DAY), False),
        (claim("a", stated(1, "items")), claim("b", stated(2, "others")), False),
    ],
)
def test_what_differs_for_one_time_is_unexplained(
    make_handbook: MakeHandbook,
    one: Fields,
    other: Fields,
    meet: bool,  # noqa: FBT001
) -> None:
    assert bool(pairs(make_handbook(claims=[one, other]))) == meet
    assert bool(pairs(make_handbook(claims=[other, one]))) == meet


ONE, OTHER = claim("a", stated(1), **SAME_DAY), claim("b", stated(2), **SAME_DAY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("a", stated(1, note="Only large ones."), **SAME_DAY), OTHER),
        (ONE, claim("b", stated(2, note="Only large ones."), **SAME_DAY)),
        *((ONE, {**OTHER, "answers": [{"claim": "a", "how": how}]}) for how in ("disputes", "qualifies", "undercuts")),
        ({**ONE, "answers": [{"claim": "b", "how": "disputes"}]}, OTHER),
        (ONE, {**OTHER, "supersedes": ["a"]}),
        ({**ONE, "supersedes": ["b"]}, OTHER),
    ],
)
def test_a_note_an_answer_or_a_later_claim_explains_a_difference(
    make_handbook: MakeHandbook, one: Fields, other: Fields
) -> None:
    assert pairs(make_handbook(claims=[ONE, OTHER])) == [("a 0", "b 0")]
    assert pairs(make_handbook(claims=[one, other])) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({**ONE, "note": "A note on the claim."}, OTHER),
        (
            {**ONE, "answers": [{"claim": "c", "how": "disputes"}]},
            {**OTHER, "answers": [{"claim": "c", "how": "disputes"}]},
        ),
        ({**ONE, "supersedes": ["c"]}, OTHER),
    ],
)
def test_a_word_on_something_else_explains_no_difference(
    make_handbook: MakeHandbook, one: Fields, other: Fields
) -> None:
    assert pairs(make_handbook(claims=[one, other, {"id": "c"}])) == [("a 0", "b 0")]


def test_a_dispute_that_holds_both_claims_explains_their_difference(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(claims=[ONE, OTHER, {"id": "c"}])
    assert pairs(with_disputes(handbook, dispute("d", "a", "b"))) == []
    assert pairs(with_disputes(handbook, dispute("d", "a", "c"), dispute("e", "a", "b"))) == []
    assert pairs(with_disputes(handbook, dispute("d", "a", "c"))) == [("a 0", "b 0")]
    assert pairs(with_disputes(handbook, dispute("d", "a", "c"), dispute("e", "b", "c"))) == [("a 0", "b 0")]


def test_a_claim_that_answers_a_third_does_not_explain_two_values_of_its_own(make_handbook: MakeHandbook) -> None:
    own = claim("a", stated(1), stated(2), **SAME_DAY, answers=[{"claim": "b", "how": "disputes"}])
    assert pairs(make_handbook(claims=[own, {"id": "b"}])) == [("a 0", "a 1")]
    noted = claim("a", stated(1), stated(2, note="Of large ones."), **SAME_DAY)
    assert pairs(make_handbook(claims=[noted])) == []


def test_the_later_said_of_a_pair_comes_second(make_handbook: MakeHandbook) -> None:
    claims = [
        claim("a", stated(1, at="2025"), said="2025-12-01"),
        claim("b", stated(2, at="2025"), said="2025-11-01"),
        claim("c", stated(3, at="2025")),
        claim("d", stated(4, at="2025"), said="2025-11-01"),
    ]
    expected = [("c 0", "b 0"), ("c 0", "d 0"), ("c 0", "a 0"), ("b 0", "d 0"), ("b 0", "a 0"), ("d 0", "a 0")]
    assert pairs(make_handbook(claims=claims)) == expected
    assert pairs(make_handbook(claims=claims[::-1])) == expected


def test_of_three_only_those_that_differ_make_a_pair(make_handbook: MakeHandbook) -> None:
    claims = [claim("a", stated(1)), claim("b", stated(2)), claim("c", stated(1)), claim("d", stated(9, "others"))]
    assert pairs(make_handbook(claims=claims)) == [("a 0", "b 0"), ("b 0", "c 0")]


QUANTITIES = [
    stated(1, "steel", at="2025-10"),
    stated(2, "steel"),
    stated(3, "tin", at="2025-10"),
    stated(4, "steel", at="2025-10~"),
    stated(5, "steel", at="2025-10"),
]


@pytest.mark.parametrize(
    ("of", "at", "indices"),
    [
        ("steel", None, (0, 1, 3, 4)),
        ("steel", "2025-10", (0, 4)),
        ("steel", "2025-10~", (3,)),
        ("steel", "2025", ()),
        ("tin", None, (2,)),
        ("tin", "2025-10", (2,)),
        ("tin", "2025-11", ()),
        ("lead", None, ()),
    ],
)
def test_a_quantity_is_found_by_its_key_and_where_given_its_date(
    of: str, at: str | None, indices: tuple[int, ...]
) -> None:
    quantities = [shape(Quantity, fields) for fields in QUANTITIES]
    made = [quantity for quantity in quantities if isinstance(quantity, Quantity)]
    assert len(made) == len(quantities)
    assert find(made, of, read_moment(at) if at else None) == indices


KEYS, DATES = st.sampled_from(["steel", "tin"]), st.none() | st.sampled_from(["2024", "2025", "2025-10", "2025-10-12"])
STATED = st.builds(lambda value, of, at: stated(value, of, at=at), st.integers(0, 3), KEYS, DATES)


@given(st.lists(st.tuples(st.lists(STATED, max_size=3), DATES), max_size=5))
def test_every_quantity_stands_under_its_key_once(drawn: list[tuple[list[Fields], str | None]]) -> None:
    made = [
        shape(Claim, {**PLAIN, **claim(f"c{index}", *quantities, said=said)})
        for index, (quantities, said) in enumerate(drawn)
    ]
    handbook = Handbook(claims={c.id: c for c in made if isinstance(c, Claim)})
    assert len(handbook.claims) == len(drawn)
    found, several = stated_by_key(handbook), with_several_values(handbook)
    everything = sorted((c.id, i, q.of) for c in handbook.claims.values() for i, q in enumerate(c.quantities))
    assert sorted((s.claim.id, s.index, key) for key, all_of in found.items() for s in all_of) == everything
    assert several == {key: found[key] for key in found if len({s.quantity.value for s in found[key]}) > 1}
    for one, other in unexplained(handbook, links_of(handbook)):
        assert one.quantity.of == other.quantity.of
        assert one.quantity.value != other.quantity.value
        assert one in several[one.quantity.of]
