"""The index: parties, voices and lineages, also where records are missing or go in circles."""

from __future__ import annotations

import pytest

from generator.handbook import Origin
from generator.problems import Place
from generator.yaml_reader import read_yaml
from tests.conftest import MakeHandbook


def test_an_origin_gives_places_below_its_prefix() -> None:
    origin = Origin(read_yaml("- id: one\n- id: two\n", "facts/chapters.yml"), (1,))
    assert origin.file == "facts/chapters.yml"
    assert origin.place("id") == Place("facts/chapters.yml", 2, 7)
    assert origin.key_place("id") == Place("facts/chapters.yml", 2, 3)
    assert origin.place() == Place("facts/chapters.yml", 2, 3)


def test_a_lineage_goes_from_the_inmost_outwards_and_each_stands_once(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        entities={
            "a": {"name": "A", "kind": "organisation", "part_of": "b"},
            "b": {"name": "B", "kind": "organisation", "part_of": "a"},
        }
    )
    assert list(handbook.lineage("spokesman")) == ["spokesman", "ministry", "china"]
    assert list(handbook.lineage("a")) == ["a", "b"]
    assert list(handbook.lineage("unknown")) == ["unknown"]
    assert list(handbook.lineage(None)) == []


@pytest.mark.parametrize(
    ("entity", "party"),
    [
        ("china", "cn-government"),
        ("spokesman", "cn-government"),
        ("brussels", "eu"),
        ("talks", None),
        ("unknown", None),
        (None, None),
        ("loop", None),
    ],
)
def test_the_party_is_one_s_own_or_that_of_the_nearest_it_is_part_of(
    make_handbook: MakeHandbook, entity: str | None, party: str | None
) -> None:
    handbook = make_handbook(entities={"loop": {"name": "L", "kind": "person", "part_of": "loop"}})
    assert handbook.party_of(entity) == party


def test_one_s_own_party_comes_before_that_of_the_whole(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        entities={"institute": {"name": "I", "kind": "organisation", "part_of": "china", "party": "independent"}}
    )
    assert handbook.party_of("institute") == "independent"


def test_a_claim_speaks_for_its_speaker_s_party_or_else_for_its_supporting_voices(make_handbook: MakeHandbook) -> None:
    evidence = [
        {"source": "x", "passage": "a b c"},
        {"source": "r", "passage": "a b c"},
        {"source": "e", "passage": "a b c", "direction": "disputes"},
        {"source": "unknown", "passage": "a b c"},
    ]
    handbook = make_handbook(
        sources={"x": {"publisher": "agency"}, "r": {}, "e": {"publisher": "brussels"}},
        claims=[
            {"id": "said", "speaker": "spokesman", "evidence": evidence},
            {"id": "told", "evidence": evidence},
            {"id": "blog", "speaker": "nobody-knows", "evidence": evidence},
        ],
    )
    assert handbook.parties_of(handbook.claims["said"]) == {"cn-government"}
    assert handbook.parties_of(handbook.claims["told"]) == {"cn-government", "press"}
    assert handbook.parties_of(handbook.claims["blog"]) == frozenset()


def test_the_voice_of_a_source_is_what_it_relays_in_the_end(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        sources={
            "own": {},
            "report": {"relays": "spokesman"},
            "reprint": {"publisher": "wire", "relays": "report"},
            "copy": {"publisher": "wire", "same_words_as": "own"},
            "both": {"same_words_as": "report", "relays": "bureau"},
            "lost": {"relays": "gone"},
        }
    )
    voices = {source: handbook.voice_of(source) for source in handbook.sources}
    assert voices == {
        "own": "reuters",
        "report": "spokesman",
        "reprint": "spokesman",
        "copy": "reuters",
        "both": "spokesman",
        "lost": "gone",
    }
    assert handbook.voice_of("unknown") == "unknown"
    assert (handbook.voice_party("reprint"), handbook.voice_party("copy"), handbook.voice_party("lost")) == (
        "cn-government",
        "press",
        None,
    )


@pytest.mark.parametrize("field", ["relays", "same_words_as"])
def test_sources_that_relay_each_other_in_a_circle_are_one_voice(make_handbook: MakeHandbook, field: str) -> None:
    handbook = make_handbook(
        sources={
            "b": {field: "c"},
            "c": {field: "a"},
            "a": {field: "b"},
            "outside": {"relays": "c"},
            "self": {field: "self"},
        }
    )
    assert {handbook.voice_of(source) for source in ("a", "b", "c", "outside")} == {"a"}
    assert handbook.voice_of("self") == "self"
    assert handbook.voice_party("a") is None


def test_a_source_relays_a_speaker_if_either_is_part_of_the_other_or_both_of_one(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        sources={"x": {"relays": "ministry"}, "y": {"relays": "china"}, "z": {"publisher": "bureau"}},
        entities={"customs": {"name": "Customs of China", "kind": "organisation", "part_of": "china"}},
    )
    assert all(
        handbook.relays_speaker(source, who) for source in "xy" for who in ("spokesman", "ministry", "china", "customs")
    )
    assert not handbook.relays_speaker("z", "spokesman")
    assert not handbook.relays_speaker("x", "agency")
    assert not handbook.relays_speaker("x", None)
