"""The published data: the contract of DESIGN.md, section 7, as a JSON Schema, and what it promises."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.real import ROOT, real_edition
from tests.worlds import World, data, small_world, timed_world

Validator: Any = importlib.import_module("jsonschema").Draft202012Validator  # it ships no types


def of(**fields: object) -> dict[str, object]:
    """Return the schema of an object that has these fields and no other."""
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def many(items: object) -> dict[str, object]:
    return {"type": "array", "items": items}


def one_of(*values: str | None) -> dict[str, object]:
    return {"enum": list(values)}


TEXT = {"type": "string", "minLength": 1}
MAYBE = {"type": ["string", "null"], "minLength": 1}
ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
MAYBE_ID = {**ID, "type": ["string", "null"]}
COUNT = {"type": "integer", "minimum": 0}
FLAG = {"type": "boolean"}
EDTF = {"type": ["string", "null"], "pattern": "^[0-9]{4}[-0-9~/]*$"}
LINK = {"type": ["string", "null"], "pattern": "^https?://"}
PARTY = one_of(
    "cn-government", "us-government", "eu", "other-government", "intergovernmental", "industry", "independent",
    "press", None,
)  # fmt: skip
HOW = one_of("disputes", "qualifies", "undercuts")
STANDING = one_of(
    "on-record", "corroborated", "disputed", "qualified", "contradicted", "documented", "superseded"
)  # fmt: skip
NUMBER = {"type": "number"}
ANSWER = of(claim=ID, how=HOW)

EVIDENCE = of(
    source=ID, direction=one_of("supports", "disputes", "qualifies"), passage=TEXT, verified=FLAG,
    paragraph={"type": ["integer", "null"], "minimum": 1}, words={"type": ["integer", "null"], "minimum": 3},
    link=LINK, note=MAYBE,
)  # fmt: skip
QUANTITY = of(
    of=ID, as_printed=TEXT, value={"anyOf": [NUMBER, {**many(NUMBER), "minItems": 2, "maxItems": 2}]},
    comparison=one_of("equal", "about", "more-than", "less-than", "at-least", "at-most", "range", "several"),
    unit=TEXT, at=EDTF, implied=one_of("unit", None), verified=FLAG, note=MAYBE,
)  # fmt: skip
DATE = of(of=TEXT, as_printed=TEXT, date=EDTF, implied=one_of("year", "date", None), verified=FLAG, note=MAYBE)
DAY = {"type": "string", "format": "date"}
SEARCH = {"anyOf": [of(on=DAY, where=TEXT), {"type": "null"}]}
CLAIM = of(
    id=ID, url=TEXT, claim=TEXT, sentence=TEXT,
    kind=one_of("event", "measure", "quantity", "position", "accusation", "causal", "forecast"),
    speaker=MAYBE_ID, party=PARTY, said=EDTF, chapter=ID, about=many(ID), standing=STANDING,
    because={**many(of(standing=STANDING, text=TEXT, claims=many(ID), sources=many(ID))), "minItems": 1},
    evidence={**many(EVIDENCE), "minItems": 1}, quantities=many(QUANTITY), dates=many(DATE), answers=many(ANSWER),
    answered_by=many(ANSWER), supersedes=many(ID), superseded_by=many(ID), disputes=many(ID), measures=many(ID),
    figures=many(ID), none_found=SEARCH, note=MAYBE, review_due=FLAG,
)  # fmt: skip
CAPTURE = of(
    extent=one_of("whole", "part"), words=COUNT, sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
    captured={"type": "string", "format": "date"}, table=many(TEXT), note=MAYBE,
)  # fmt: skip
SOURCE = of(
    id=ID, url=TEXT, title=TEXT, publisher=ID, party=PARTY,
    type=one_of(
        "law", "notice", "ruling", "dataset", "transcript", "statement", "report", "news", "summary", "analysis"
    ),
    language=TEXT, published=EDTF, published_note=MAYBE, link=LINK, also_at=many(LINK), archived=LINK, relays=MAYBE_ID,
    same_words_as=MAYBE_ID, capture={"anyOf": [CAPTURE, {"type": "null"}]},
    cited_share={"type": ["number", "null"], "minimum": 0, "maximum": 1}, note=MAYBE,
)  # fmt: skip
ENTITY = of(
    id=ID, url=TEXT, name=TEXT,
    kind=one_of("person", "organisation", "law", "list", "material", "product", "place", "meeting", "concept"),
    party=PARTY, part_of=MAYBE_ID, aliases=many(TEXT), description=MAYBE, link=LINK,
)  # fmt: skip
MAYBE_DAY = {"type": ["string", "null"], "format": "date"}
STATUS = one_of(
    "not-yet-announced", "announced", "in-force", "in-force-in-part", "suspended", "suspended-in-part", "unconfirmed",
    "lapsed", "revoked", "superseded",
)  # fmt: skip
STEP = of(
    event=one_of("announced", "in-force", "amended", "suspended", "resumed", "expires", "revoked"), on=DAY,
    until=MAYBE_DAY, planned=MAYBE_DAY, part=MAYBE, claim=ID, note=MAYBE,
)  # fmt: skip
PART = of(
    part=MAYBE, status=STATUS, since=MAYBE_DAY, until=MAYBE_DAY, was={"anyOf": [STATUS, {"type": "null"}]},
    relied_on=MAYBE_DAY,
)  # fmt: skip
MEASURE = of(
    id=ID, url=TEXT, name=TEXT, issuer=ID, party=PARTY, nature=one_of("act", "proposal", "threat"), covers=TEXT,
    chapter=ID, about=many(ID), legal_basis=many(ID), lifecycle={**many(STEP), "minItems": 1}, status=STATUS,
    status_since=MAYBE_DAY, status_note=MAYBE,
    parts={**many(PART), "minItems": 1}, supersedes=many(ID),
    superseded_by=many(ID), aliases=many(TEXT), note=MAYBE, review_due=FLAG,
)  # fmt: skip
SIDE = of(
    party=PARTY, position=TEXT, claims=many(ID),
    none_found=SEARCH,
    balance=of(claims=COUNT, passages=COUNT, passages_verified=COUNT, primary_records=COUNT, voices=COUNT),
)  # fmt: skip
DISPUTE = of(
    id=ID, url=TEXT, question=TEXT, turns_on={**many(TEXT), "minItems": 1}, turns_on_note=MAYBE, chapter=ID,
    sides={**many(SIDE), "minItems": 2}, would_settle={**many(TEXT), "minItems": 1}, figures=many(ID), note=MAYBE,
    review_due=FLAG,
)  # fmt: skip
FIGURE = of(
    id=ID, url=TEXT, csv=TEXT, title=TEXT, kind=one_of("bar", "line", "range", "table"), unit=TEXT, description=TEXT,
    chapter=ID, series=many(of(label=TEXT, points=many(of(claim=ID, of=ID, at=EDTF, label=MAYBE)))), warning=TEXT,
    note=MAYBE,
)  # fmt: skip
DUE = of(
    kind=one_of("review-by", "unconfirmed", "no-primary-source", "unverified", "not-captured"),
    record=one_of("claims", "sources", "measures", "disputes"), id=ID, text={"type": "string"},
)  # fmt: skip
TALLY = of(
    party=PARTY, claims=COUNT, claims_answered=COUNT, claims_corroborated=COUNT, sources=COUNT, primary_records=COUNT,
    passages=COUNT, passages_verified=COUNT,
)  # fmt: skip
SCHEMA = of(
    format={"const": 1}, as_of={"type": "string", "format": "date"}, claims=many(CLAIM), sources=many(SOURCE),
    entities=many(ENTITY), measures=many(MEASURE), disputes=many(DISPUTE), figures=many(FIGURE),
    chapters=many(of(id=ID, url=TEXT, title=TEXT, summary=TEXT)),
    glossary=many(of(term=TEXT, url=TEXT, also=many(TEXT), definition=TEXT, about=many(ID))),
    measure_changes=many(DAY), due=many(DUE),
    balance=of(parties=many(TALLY), chapters=many(of(chapter=ID, parties=many(TALLY)))),
    totals=of(
        claims=COUNT, sources=COUNT, measures=COUNT, disputes=COUNT, figures=COUNT, passages=COUNT,
        passages_verified=COUNT, quantities=COUNT, quantities_verified=COUNT, dates=COUNT, dates_verified=COUNT,
    ),
)  # fmt: skip


@pytest.fixture
def world() -> World:
    return small_world()


def problems_of(document: object) -> list[str]:
    validator = Validator(SCHEMA, format_checker=Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def real_data() -> Any:
    return data(real_edition())


def rich(world: World) -> World:
    """Fill every field of every record of the world at least once."""
    world.sources["letter"] |= {
        "archived": "https://archive.example/letter", "also_at": ["https://agency.example/other"],
        "relays": "bureau-notice", "same_words_as": "agency-report", "note": "A note.", "published_note": "Inferred.",
    }  # fmt: skip
    world.sources["agency-report"]["capture"]["note"] = "Read from a reprint."
    world.entities["ministry"] |= {"description": "It issues licences.", "url": "https://ministry.example"}
    world.claims["list-sizes"]["dates"] = [
        {"of": "start", "as_printed": "into force on December 1, 2025", "date": "2025-12-01", "note": "Of the rules."}
    ]
    world.claims["list-sizes"]["evidence"].append(
        {"source": "agency-report", "passage": "The rules enter into force on December 1, 2025", "note": "Its end."}
    )
    world.claim("later", said="2025-12-01", supersedes=["list-sizes"], review_by="2025-12-31", note="Later.")
    return world


def test_the_data_keeps_the_contract(world: World, tmp_path: Path) -> None:
    assert problems_of(data(rich(world).edition(tmp_path))) == []


def test_the_data_of_every_kind_of_record_keeps_the_contract(tmp_path: Path) -> None:
    document = data(rich(timed_world()).edition(tmp_path))
    assert problems_of(document) == []
    assert all(document[kind] for kind in ("measures", "disputes", "figures", "glossary", "measure_changes", "due"))


def test_the_data_of_the_real_facts_keeps_the_contract() -> None:
    assert problems_of(real_data()) == []


def test_the_contract_refuses_what_it_does_not_name(world: World, tmp_path: Path) -> None:
    document = data(world.edition(tmp_path))
    document["claims"][0]["verdict"] = "false"
    del document["totals"]["claims"]
    assert [problem.partition(":")[0] for problem in sorted(problems_of(document))] == ["$.claims[0]", "$.totals"]


def test_everything_that_refers_to_a_record_finds_it() -> None:
    document = real_data()
    kinds = ("claims", "sources", "entities", "chapters", "measures", "disputes", "figures")
    ids = {kind: {record["id"] for record in document[kind]} for kind in kinds}
    things = ids["entities"] | ids["measures"]
    for claim in document["claims"]:
        assert {claim["chapter"]} <= ids["chapters"]
        assert {*claim["about"]} <= things
        assert {claim["speaker"]} - {None} <= ids["entities"]
        assert all(set(claim[kind]) <= ids[kind] for kind in ("measures", "disputes", "figures"))
        assert {evidence["source"] for evidence in claim["evidence"]} <= ids["sources"]
        others = [*claim["answers"], *claim["answered_by"]]
        assert {other["claim"] for other in others} | {*claim["supersedes"], *claim["superseded_by"]} <= ids["claims"]
        for reason in claim["because"]:
            assert set(reason["claims"]) <= ids["claims"]
            assert set(reason["sources"]) <= ids["sources"]
    for source in document["sources"]:
        assert {source["publisher"]} <= ids["entities"]
        assert {source["relays"], source["same_words_as"]} - {None} <= ids["entities"] | ids["sources"]
    for measure in document["measures"]:
        assert {measure["issuer"]} <= ids["entities"]
        assert {*measure["about"], *measure["legal_basis"]} <= things
        assert {*measure["supersedes"], *measure["superseded_by"]} <= ids["measures"]
        assert {step["claim"] for step in measure["lifecycle"]} <= ids["claims"]
    for dispute in document["disputes"]:
        assert {claim for side in dispute["sides"] for claim in side["claims"]} <= ids["claims"]
        assert set(dispute["figures"]) <= ids["figures"]
    for figure in document["figures"]:
        assert {point["claim"] for series in figure["series"] for point in series["points"]} <= ids["claims"]
    for item in document["due"]:
        assert item["id"] in ids[item["record"]]
    assert {identity for term in document["glossary"] for identity in term["about"]} <= things


def test_every_address_of_a_record_is_that_of_its_page() -> None:
    made = real_edition()
    by_hand = {f"{path.removesuffix('.md')}/" for path in made.prose}  # an introduction stands in front of a chapter
    pages = {page.url for page in made.pages} | by_hand
    document = data(made)
    for kind in ("claims", "sources", "entities", "chapters", "measures", "disputes", "figures"):
        assert {record["url"] for record in document[kind]} <= pages
        assert all(record["url"] == f"{kind}/{record['id']}/" for record in document[kind])


def test_records_stand_in_the_order_of_their_ids_and_chapters_in_their_own(world: World, tmp_path: Path) -> None:
    world.chapters.reverse()
    document = data(world.edition(tmp_path))
    for kind in ("claims", "sources", "entities"):
        ids = [record["id"] for record in document[kind]]
        assert ids == sorted(ids)
    assert [chapter["id"] for chapter in document["chapters"]] == ["lists", "licensing"]


def test_answers_stand_on_both_sides(world: World, tmp_path: Path) -> None:
    claims = {claim["id"]: claim for claim in data(rich(world).edition(tmp_path))["claims"]}
    assert claims["not-bans"]["answered_by"] == [{"claim": "bans-in-effect", "how": "disputes"}]
    assert claims["bans-in-effect"]["answers"] == [{"claim": "not-bans", "how": "disputes"}]
    assert (claims["list-sizes"]["superseded_by"], claims["later"]["supersedes"]) == (["later"], ["list-sizes"])
    assert (claims["later"]["review_due"], claims["not-bans"]["review_due"]) == (True, False)


def test_equal_facts_give_equal_bytes_in_whatever_order_and_folder_they_lie(world: World, tmp_path: Path) -> None:
    first = rich(world).edition(tmp_path / "a").files["data/handbook.json"]
    assert rich(small_world()).edition(tmp_path / "b").files["data/handbook.json"] == first
    turned = rich(small_world())
    for records in (turned.claims, turned.sources, turned.entities):
        for identity in reversed(list(records)):
            records[identity] = dict(reversed(records.pop(identity).items()))
    turned.folders = {"not-bans": "a", "bans-in-effect": "z/y", "later": "0", "ministry": "z", "letter": "a"}
    assert turned.edition(tmp_path / "c").files["data/handbook.json"] == first


def test_the_totals_count_what_the_data_holds() -> None:
    document = real_data()
    claims = document["claims"]
    counted = {kind: len(document[kind]) for kind in ("claims", "sources", "measures", "disputes", "figures")}
    for name, field in (("passages", "evidence"), ("quantities", "quantities"), ("dates", "dates")):
        items = [item for claim in claims for item in claim[field]]
        counted |= {name: len(items), f"{name}_verified": sum(item["verified"] for item in items)}
    assert document["totals"] == counted
    assert counted["passages_verified"] > 0


def test_what_was_not_verified_says_so_and_has_no_place(world: World, tmp_path: Path) -> None:
    (claim,) = (c for c in data(world.edition(tmp_path))["claims"] if c["id"] == "not-bans")
    found = [(e["verified"], e["paragraph"], e["words"]) for e in claim["evidence"]]
    assert found == [(True, 1, 6), (True, 1, 33), (False, None, None)]
    assert claim["evidence"][1]["link"] is None


def test_the_share_cited_is_that_of_the_words(world: World, tmp_path: Path) -> None:
    shares = {source["id"]: source["cited_share"] for source in data(world.edition(tmp_path))["sources"]}
    assert shares["letter"] is None
    assert shares["bureau-notice"] == 1.0
    assert shares["agency-report"] == pytest.approx((6 + 16) / 53, abs=1e-4)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("900", "900"), ("900.0", "900"), ("1.44", "1.44"), ("-0.5", "-0.5"), ("1440000000000", "1440000000000")],
)
def test_a_number_is_printed_as_it_is(value: str, shown: str, world: World, tmp_path: Path) -> None:
    world.claims["list-sizes"]["quantities"] = [
        {"of": "it", "as_printed": "covers about 900 items", "value": "VALUE", "unit": "items"},
        {"of": "it", "as_printed": "covers about 900 items", "value": ["VALUE", 5], "unit": "items"},
    ]
    world.write(tmp_path)
    path = tmp_path / "facts/claims/list-sizes.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('"VALUE"', value), encoding="utf-8")
    world.claims.clear()
    made = world.unchecked_edition(tmp_path).files["data/handbook.json"].decode()
    assert f'"value":{shown},' in made
    assert f'"value":[{shown},5],' in made


def test_the_data_is_utf_8_with_one_line_end(world: World, tmp_path: Path) -> None:
    made = world.edition(tmp_path).files["data/handbook.json"]
    assert "出口管制不是禁止出口".encode() in made
    assert made.count(b"\n") == 1
    assert made.endswith(b"}\n")


def names(schema: Any) -> set[str]:
    """Return the names of all fields in a schema."""
    if isinstance(schema, list):
        return set[str]().union(*(names(part) for part in schema))
    if not isinstance(schema, dict):
        return set()
    fields = set(schema.get("properties", {}))
    return fields.union(*(names(part) for part in schema.values()))


def test_every_field_is_explained_on_the_page_about_the_data() -> None:
    page = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", page)) | {f"{name}_verified" for name in ("passages", "quantities", "dates")}
    assert names(json.loads(json.dumps(SCHEMA))) - told == set()
