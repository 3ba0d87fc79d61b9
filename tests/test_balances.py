"""The balance of a dispute: what each side has, counted and not weighed."""

from __future__ import annotations

from typing import Any

import pytest

from generator.balances import Balance, balance_of
from generator.handbook import Handbook
from generator.records import PRIMARY_RECORDS, Side, SourceType
from generator.shapes import shape
from generator.verification import verify
from tests.conftest import Fields, MakeHandbook

PASSAGE = "words of the cited passage"
TEXTS = {key: f"These are the {PASSAGE} of {key}." for key in ("xinhua", "copy", "report", "law", "ruling")}
SOURCES: dict[str, Fields] = {
    "xinhua": {"publisher": "agency", "relays": "spokesman"},
    "copy": {"publisher": "wire", "relays": "xinhua"},
    "report": {"publisher": "brussels", "type": "report"},
    "law": {"publisher": "washington", "type": "law"},
    "ruling": {"publisher": "brussels", "type": "ruling"},
    "unchecked": {"publisher": "wire"},
    "unchecked-law": {"publisher": "bureau", "type": "law"},
}


def claim(identity: str, *sources: str, direction: str = "supports", **fields: Any) -> Fields:
    evidence = [{"source": source, "passage": PASSAGE, "direction": direction} for source in sources]
    return {"id": identity, "evidence": evidence, **fields}


def side(*claims: str, position: str = "It is so.", **fields: Any) -> Side:
    made = shape(Side, {"party": "eu", "position": position, "claims": list(claims), **fields})
    assert isinstance(made, Side), made
    return made


def handbook_of(make_handbook: MakeHandbook, *claims: Fields) -> Handbook:
    return make_handbook(TEXTS, sources=SOURCES, claims=claims)


def counted(make_handbook: MakeHandbook, *claims: Fields) -> Balance:
    """Return the balance of a side with these claims, in a handbook with another claim beside them."""
    handbook = handbook_of(make_handbook, *claims, claim("not-of-the-side", "law", "report", said="2026-01-01"))
    return balance_of(side(*(c["id"] for c in claims)), handbook, verify(handbook))


@pytest.mark.parametrize(
    ("claims", "counts"),
    [
        # passages, verified ones, primary records, voices
        ([claim("a")], (0, 0, 0, 0)),
        ([claim("a", "xinhua")], (1, 1, 0, 1)),
        # an unchecked passage is one, and not verified
        ([claim("a", "unchecked")], (1, 0, 0, 1)),
        ([claim("a", "unchecked", "xinhua")], (2, 1, 0, 2)),
        # reports that relay one statement are one voice
        ([claim("a", "xinhua", "copy")], (2, 2, 0, 1)),
        ([claim("a", "xinhua"), claim("b", "copy")], (2, 2, 0, 1)),
        ([claim("a", "xinhua", "report"), claim("b", "law")], (3, 3, 1, 3)),
        # a source that is cited twice is one record and one voice, but its passages are two
        ([claim("a", "law", "law"), claim("b", "law")], (3, 3, 1, 1)),
        ([claim("a", "law", "unchecked-law")], (2, 1, 2, 2)),
        ([claim("a", "ruling", "report")], (2, 2, 1, 1)),
        # what is against a claim, or only qualifies it, is not its side's
        ([claim("a", "law", direction="disputes")], (0, 0, 0, 0)),
        ([claim("a", "law", direction="qualifies")], (0, 0, 0, 0)),
        ([claim("a", "xinhua"), claim("b", "law", direction="disputes")], (1, 1, 0, 1)),
    ],
)
def test_passages_records_and_voices_are_those_that_support_the_side(
    make_handbook: MakeHandbook, claims: list[Fields], counts: tuple[int, int, int, int]
) -> None:
    found = counted(make_handbook, *claims)
    assert found.claims == len(claims)
    assert (found.passages, found.verified, found.records, found.voices) == counts


def test_the_passage_that_is_counted_as_verified_is_the_supporting_one(make_handbook: MakeHandbook) -> None:
    both = claim("a", "law", direction="disputes")
    unchecked = [*both["evidence"], *claim("", "unchecked")["evidence"]]
    found = counted(make_handbook, {**both, "evidence": unchecked})
    assert (found.passages, found.verified) == (1, 0)
    checked = [*claim("", "unchecked", direction="disputes")["evidence"], *claim("", "law")["evidence"]]
    found = counted(make_handbook, {**both, "evidence": checked})
    assert (found.passages, found.verified) == (1, 1)


@pytest.mark.parametrize(
    "kind", ["law", "notice", "ruling", "dataset", "transcript", "statement", "report", "news", "summary", "analysis"]
)
def test_a_primary_record_is_one_by_the_type_of_its_source(make_handbook: MakeHandbook, kind: SourceType) -> None:
    handbook = make_handbook({}, sources={"it": {"type": kind}}, claims=[claim("a", "it")])
    assert balance_of(side("a"), handbook, verify(handbook)).records == (kind in PRIMARY_RECORDS)


@pytest.mark.parametrize(
    ("said", "latest"),
    [
        ([], None),
        ([None], None),
        (["2025-10-12"], "2025-10-12"),
        ([None, "2025-10-12", None], "2025-10-12"),
        (["2025-10-12", "2025-11-01", "2025-10-30"], "2025-11-01"),
        # by the last day that it can mean
        (["2025-10-12", "2025-10"], "2025-10"),
        (["2025", "2025-12"], "2025"),
        (["2025-11-01", "2025-10~"], "2025-11-01"),
        (["2025-10-12/2025-10-20", "2025-10-19"], "2025-10-12/2025-10-20"),
    ],
)
def test_the_latest_statement_of_a_side_is_told(
    make_handbook: MakeHandbook, said: list[str | None], latest: str | None
) -> None:
    claims = [claim(f"c{i}", "xinhua", said=text) for i, text in enumerate(said)]
    found = counted(make_handbook, *claims)
    assert (found.claims, found.latest.text if found.latest else None) == (len(said), latest)


@pytest.mark.parametrize(
    ("position", "words"), [("It.", 1), ("It is so.", 3), ("It is the dual-use list, says No. 5.", 8)]
)
def test_the_words_of_a_position_are_counted(make_handbook: MakeHandbook, position: str, words: int) -> None:
    handbook = handbook_of(make_handbook)
    assert balance_of(side(position=position), handbook, verify(handbook)).words == words


def test_a_side_without_a_statement_has_nothing_but_its_position(make_handbook: MakeHandbook) -> None:
    silent = side(position="Nothing was found.", none_found={"on": "2025-12-31", "where": "its site"})
    handbook = handbook_of(make_handbook, claim("a", "law", said="2025-10-12"))
    assert balance_of(silent, handbook, verify(handbook)) == Balance(0, 0, 0, 0, 0, 3, None)
