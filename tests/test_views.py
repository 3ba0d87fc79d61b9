"""What pages show of a record: hedged numbers, dates, voices, and links that open at a passage."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fields import HIDDEN
from generator.phrases import language_of, quantity_words, text_fragment
from generator.records import Entity, Evidence, Quantity, Source
from generator.shapes import Flaw, shape
from generator.views import KIND_PLURALS, PARTIES, STANDING_WORDS
from tests.worlds import body, data, small_world


def quantity(**fields: Any) -> Quantity:
    made = shape(Quantity, {"of": "a-thing", "as_printed": "as it is printed", "unit": "items", **fields})
    assert isinstance(made, Quantity), made
    return made


def evidence(passage: str) -> Evidence:
    made = shape(Evidence, {"source": "a-source", "passage": passage})
    assert isinstance(made, Evidence), made
    return made


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 900}, "900 items"),
        ({"value": 900, "comparison": "about"}, "about 900 items"),
        ({"value": 3000, "comparison": "more-than"}, "more than 3,000 items"),
        ({"value": 20, "comparison": "less-than", "unit": "days"}, "less than 20 days"),
        ({"value": 20, "comparison": "at-least", "unit": "days"}, "at least 20 days"),
        ({"value": 20, "comparison": "at-most", "unit": "days"}, "at most 20 days"),
        ({"value": [5, 10], "comparison": "range", "unit": "percent"}, "5 to 10%"),
        ({"value": 100, "comparison": "several"}, "several hundred items"),
        ({"value": 30, "comparison": "several"}, "several times 30 items"),
        ({"value": Decimal("69.20"), "unit": "percent"}, "69.2%"),
        ({"value": -5, "unit": "percent"}, "-5%"),
        ({"value": 0}, "0 items"),
        ({"value": 1_440_000_000_000, "comparison": "more-than", "unit": "EUR"}, "more than 1.44 trillion EUR"),
        ({"value": 2_000_000_000, "unit": "USD"}, "2 billion USD"),
        ({"value": 1_500_000, "unit": "CNY"}, "1.5 million CNY"),
        ({"value": 999_999}, "999,999 items"),
        ({"value": Decimal("1E+3")}, "1,000 items"),
        ({"value": -1_500_000}, "-1.5 million items"),
    ],
)
def test_a_quantity_keeps_its_hedge_and_unit(fields: dict[str, Any], words: str) -> None:
    assert quantity_words(quantity(**fields)) == words


@pytest.mark.parametrize(
    ("url", "passage", "link"),
    [
        ("https://a.example/x", "first words of it … last words here",
         "https://a.example/x#:~:text=first%20words%20of%20it,last%20words%20here"),
        ("https://a.example/", "dual-use, R&D and more", "https://a.example/#:~:text=dual%2Duse%2C%20R%26D%20and%20more"),
        ("https://a.example/?q=a&b#/news/7", "three whole words", "https://a.example/?q=a&b#/news/7:~:text=three%20whole%20words"),
        ("https://a.example/#part", "three whole words", "https://a.example/#part:~:text=three%20whole%20words"),
        ("https://a.example/#:~:text=other", "three whole words", "https://a.example/#:~:text=three%20whole%20words"),
        ("https://a.example/", "不是禁止 … 不必担忧",
         "https://a.example/#:~:text=%E4%B8%8D%E6%98%AF%E7%A6%81%E6%AD%A2,%E4%B8%8D%E5%BF%85%E6%8B%85%E5%BF%A7"),
        (None, "three whole words", ""),
    ],
)  # fmt: skip
def test_a_link_opens_a_source_at_the_passage(url: str | None, passage: str, link: str) -> None:
    assert text_fragment(url, passage) == link


def is_a_passage(text: str) -> bool:
    return bool(text.strip()) and "…" not in text and not HIDDEN.search(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(is_a_passage))
def test_no_sign_of_a_passage_is_taken_for_the_syntax_of_the_link(words: str) -> None:
    made = f"{words} … {words}"
    directive = text_fragment("https://a.example/", made).removeprefix("https://a.example/#:~:text=")
    assert not set(directive) & set("-&#\"<>' ")
    start, end = directive.split(",")
    assert f"{unquote(start)} … {unquote(end)}" == made


ADDRESSES = ("javascript:alert(1)", "data:text/html,x", "JavaScript:alert(1)", " https://a.example/", "//a.example/x",
             "https://a.example/ onload=x", "vbscript:x", "ftp://a.example/x", "https:a.example", "")  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("field", ["url", "archived", "also_at"])
def test_a_source_takes_no_address_that_is_not_of_the_web(address: str, field: str) -> None:
    fields = {"id": "s", "title": "T", "publisher": "p", "type": "news", "language": "en", "published": "2025"}
    flaws = shape(Source, {**fields, field: [address] if field == "also_at" else address})
    assert isinstance(flaws, tuple)
    assert all(isinstance(flaw, Flaw) for flaw in flaws)
    assert {flaw.path[0] for flaw in flaws} == {field}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_entity_takes_no_address_that_is_not_of_the_web(address: str) -> None:
    flaws = shape(Entity, {"id": "e", "name": "N", "kind": "place", "url": address})
    assert isinstance(flaws, tuple)
    assert [flaw.path for flaw in flaws] == [("url",)]


def test_every_party_standing_and_kind_has_its_words() -> None:
    world = small_world()
    assert len({code for code, _ in PARTIES.values()}) == len(PARTIES)
    assert len({key for key, _ in STANDING_WORDS.values()}) == len(STANDING_WORDS) == 7
    assert {entity["kind"] for entity in world.entities.values()} <= KIND_PLURALS.keys()


@pytest.mark.parametrize(("text", "language"), [("商务部", "zh"), ("MOFCOM", ""), ("MOFCOM 商务部", "zh"), ("", "")])
def test_han_characters_are_marked_as_chinese(text: str, language: str) -> None:
    assert language_of(text) == language


# How a claim leaves its page.


@pytest.mark.parametrize("kind", ["position", "accusation", "causal", "forecast", "event", "measure", "quantity"])
def test_a_claim_leaves_its_page_in_its_speaker_s_name(kind: str, tmp_path: Any) -> None:
    world = small_world()
    world.claim("it", claim="It is so.", kind=kind, said="2025-10~")
    (claim,) = (c for c in data(world.edition(tmp_path))["claims"] if c["id"] == "it")
    assert claim["standing"] == "on-record"
    assert claim["sentence"] == "Ministry of Commerce, about October 2025: It is so."


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("event", "It is so."),
        ("measure", "It is so."),
        ("quantity", "It is so."),
        ("position", "Ministry of Commerce, 12 October 2025: It is so."),
        ("forecast", "Ministry of Commerce, 12 October 2025: It is so."),
    ],
)
def test_only_a_documented_event_measure_or_quantity_speaks_for_itself(kind: str, sentence: str, tmp_path: Any) -> None:
    world = small_world()
    world.sources["bureau-notice"]["type"] = "notice"
    passage = {"source": "bureau-notice", "passage": "licences are withheld for months"}
    world.claim("it", claim="It is so.", kind=kind, evidence=[passage])
    edition = world.edition(tmp_path)
    (claim,) = (c for c in data(edition)["claims"] if c["id"] == "it")
    assert claim["sentence"] == sentence
    (page,) = (p for p in edition.pages if p.path == "claims/it.md")
    assert (page.title, page.description.endswith(sentence)) == (sentence, True)


def test_an_event_of_nobody_is_told_by_the_handbook(tmp_path: Any) -> None:
    world = small_world()
    world.claim("it", claim="It is so.", kind="event", speaker=None, said=None)
    edition = world.edition(tmp_path)
    (claim,) = (c for c in data(edition)["claims"] if c["id"] == "it")
    assert (claim["sentence"], claim["speaker"], claim["party"], claim["said"]) == ("It is so.", None, None, None)
    facts = body(edition, "claims/it.md").one("dl", "hb-facts").words
    assert "Speaker" not in facts
    assert "Said" not in facts
    (card,) = (c for c in body(edition, "claims/index.md").all("article") if "claims/it/" in c.links[-1])
    assert card.all("time") == []
    assert card.words.endswith("Told by the handbook")
