"""Backlinks: the reverse of every reference."""

from __future__ import annotations

from dataclasses import fields

from generator.handbook import Handbook
from generator.links import links_of
from tests.conftest import MakeHandbook


def test_every_reference_is_found_from_its_other_end(make_handbook: MakeHandbook) -> None:
    links = links_of(
        make_handbook(
            sources={"s": {"relays": "ministry"}, "t": {"publisher": "wire", "relays": "s", "same_words_as": "s"}},
            claims=[
                {
                    "id": "a",
                    "speaker": "spokesman",
                    "about": ["brussels", "talks"],
                    "evidence": [
                        {"source": "s", "passage": "a b c"},
                        {"source": "t", "passage": "a b c"},
                        {"source": "s", "passage": "d e f"},
                    ],
                },
                {
                    "id": "b",
                    "chapter": "two",
                    "speaker": "spokesman",
                    "answers": [{"claim": "a", "how": "disputes"}, {"claim": "c", "how": "qualifies"}],
                },
                {
                    "id": "c",
                    "answers": [{"claim": "a", "how": "undercuts"}],
                    "supersedes": ["a", "gone"],
                    "about": ["talks"],
                },
            ],
        )
    )
    assert links.answered_by == {"a": (("b", "disputes"), ("c", "undercuts")), "c": (("b", "qualifies"),)}
    assert links.superseded_by == {"a": ("c",), "gone": ("c",)}
    assert links.cited_by == {"s": (("a", 0), ("a", 2)), "t": (("a", 1),)}
    assert links.spoken_by == {"spokesman": ("a", "b")}
    assert links.about == {"brussels": ("a",), "talks": ("a", "c")}
    assert links.published_by == {"reuters": ("s",), "wire": ("t",)}
    assert links.relayed_by == {"ministry": ("s",), "s": ("t",)}
    assert links.parts_of == {"china": ("ministry",), "ministry": ("spokesman",), "washington": ("bureau",)}
    assert links.in_chapter == {"one": ("a", "c"), "two": ("b",)}


def test_an_empty_handbook_has_no_links() -> None:
    links = links_of(Handbook())
    assert [getattr(links, field.name) for field in fields(links)] == [{}] * 19
