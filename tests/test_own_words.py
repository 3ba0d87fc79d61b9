"""The handbook's own texts: all of them, and nothing that others say."""

from __future__ import annotations

from pathlib import Path

from generator.loading import load
from generator.own_words import own_texts
from tests.worlds import timed_world

OWN = "Own words"


def test_every_text_of_the_handbooks_own_is_found_with_its_place(tmp_path: Path) -> None:
    world = timed_world()
    world.claims["not-bans"]["none_found"] = {"on": "2025-12-31", "where": f"{OWN} 1"}
    world.claims["not-bans"]["evidence"][0]["note"] = f"{OWN} 2"
    world.claims["list-sizes"]["quantities"][0]["note"] = f"{OWN} 3"
    world.sources["letter"] |= {"note": f"{OWN} 4", "published_note": f"{OWN} 5"}
    world.sources["gazette"]["capture"]["note"] = f"{OWN} 6"
    world.entities["the-fee"]["description"] = f"{OWN} 7"
    world.chapters[0] |= {"title": f"{OWN} 8", "summary": f"{OWN} 9"}
    measure = next(iter(world.measures.values()))
    measure |= {"covers": f"{OWN} 10", "note": f"{OWN} 11"}
    measure["lifecycle"][0]["note"] = f"{OWN} 12"
    part = next(step for m in world.measures.values() for step in m["lifecycle"] if "part" in step)
    part["part"] = f"{OWN} 22"
    dated = next(claim for claim in world.claims.values() if claim.get("dates"))
    dated["dates"][0]["of"] = f"{OWN} 23"
    dispute = next(iter(world.disputes.values()))
    dispute |= {"question": f"{OWN} 13", "turns_on_note": f"{OWN} 14", "would_settle": [f"{OWN} 15", f"{OWN} 16"]}
    figure = next(iter(world.figures.values()))
    figure |= {"title": f"{OWN} 17", "description": f"{OWN} 18", "warning": f"{OWN} 19"}
    figure["series"][0]["label"] = f"{OWN} 20"
    world.terms[0]["definition"] = f"{OWN} 21"
    handbook, problems = load(world.write(tmp_path), "facts")
    assert problems == ()
    found = {own.text: own.origin.place(*own.path) for own in own_texts(handbook)}
    assert sorted(text for text in found if text.startswith(OWN)) == sorted(f"{OWN} {i}" for i in range(1, 24))
    for text, place in found.items():
        line = (tmp_path / place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]
        assert line[place.column :].startswith(text)  # behind the quotation mark of JSON


def test_what_others_say_or_print_is_not_among_them(tmp_path: Path) -> None:
    handbook, _ = load(timed_world().write(tmp_path), "facts")
    own = {text.text for text in own_texts(handbook)}
    assert own.isdisjoint(claim.claim for claim in handbook.claims.values())
    assert own.isdisjoint(source.title for source in handbook.sources.values())
    assert own.isdisjoint(e.passage for claim in handbook.claims.values() for e in claim.evidence)
    assert own.isdisjoint(side.position for dispute in handbook.disputes.values() for side in dispute.sides)
