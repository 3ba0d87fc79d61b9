"""The timeline: steps, what claims date, and statements, each once, in one order and as exact as it is known."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import read_moment
from generator.handbook import Handbook
from generator.records import Claim, Measure
from generator.shapes import shape
from generator.timeline import Entry, timeline_of
from tests.conftest import Fields, MakeHandbook
from tests.measures import measure, step


def dated(on: str, of: str = "the order", **fields: Any) -> Fields:
    return {"of": of, "as_printed": "as it is printed", "date": on, **fields}


def claim(identity: str, *dates: Fields, **fields: Any) -> Fields:
    return {"id": identity, "dates": list(dates), **fields}


def entries(make_handbook: MakeHandbook, *claims: Fields, measures: tuple[Measure, ...] = ()) -> tuple[Entry, ...]:
    handbook = make_handbook(sources={"reuters-own": {}, "eu-report": {"publisher": "brussels"}}, claims=claims)
    return timeline_of(replace(handbook, measures={m.id: m for m in measures}))


def told(found: tuple[Entry, ...]) -> list[tuple[str, str, str]]:
    return [(e.when.text, e.kind, e.words) for e in found]


def test_an_empty_handbook_has_no_timeline(make_handbook: MakeHandbook) -> None:
    assert timeline_of(Handbook()) == ()
    assert entries(make_handbook, {"id": "a"}) == ()


# Steps.


def test_every_step_is_an_entry_with_its_words_end_and_part(make_handbook: MakeHandbook) -> None:
    order = measure(
        "order",
        step("announced", "2025-10-09"),
        step("in-force", "2025-10-09", part="goods made here"),
        step("amended", "2025-10-20"),
        step("suspended", "2025-11-07", until="2026-11-10"),
        step("in-force", "2025-12-01"),
        step("resumed", "2026-02-01", part="goods made here"),
        step("expires", "2026-12-01", part="goods made here"),
        step("revoked", "2026-12-02"),
    )
    assert told(entries(make_handbook, {"id": "a"}, measures=(order,))) == [
        ("2025-10-09", "step", "announced"),
        ("2025-10-09", "step", "in force (goods made here)"),
        ("2025-10-20", "step", "amended"),
        ("2025-11-07", "step", "suspended until 10 November 2026"),
        ("2025-12-01", "step", "to be in force, but suspended"),
        ("2026-02-01", "step", "in force again (goods made here)"),
        ("2026-12-01", "step", "expires (goods made here)"),
        ("2026-12-02", "step", "revoked"),
    ]


def test_a_step_with_an_end_and_a_part_says_both(make_handbook: MakeHandbook) -> None:
    order = measure(
        "order", step("announced", "2025-01-01"), step("in-force", "2025-02-01", until="2025-03-01", part="tools")
    )
    assert told(entries(make_handbook, {"id": "a"}, measures=(order,)))[1][2] == "in force until 1 March 2025 (tools)"


@pytest.mark.parametrize(("nature", "word"), [("act", "announced"), ("proposal", "proposed"), ("threat", "threatened")])
def test_what_was_never_enacted_is_called_what_it_is(make_handbook: MakeHandbook, nature: str, word: str) -> None:
    made = measure("m", step("announced", "2025-10-10"), step("revoked", "2025-11-10"), nature=nature)
    assert [e.words for e in entries(make_handbook, {"id": "a"}, measures=(made,))] == [word, "revoked"]


def test_the_day_that_something_is_announced_for_is_told(make_handbook: MakeHandbook) -> None:
    threat = measure("m", step("announced", "2025-10-10", planned="2025-11-01"), nature="threat")
    found = entries(make_handbook, claim("a", dated("2025-11-01", "the day threatened")), measures=(threat,))
    assert any(e.when.text == "2025-11-01" or "1 November 2025" in e.words for e in found)


def test_a_step_belongs_to_the_party_and_chapter_of_its_measure(make_handbook: MakeHandbook) -> None:
    ours = measure("ours", step("announced", "2025-10-10", claim="b"), issuer="spokesman", chapter="two")
    nobodys = measure("nobodys", step("announced", "2025-10-11"), issuer="nobody-knows")
    claims = ({"id": "a"}, {"id": "b", "chapter": "three", "speaker": "brussels"})
    first, second = entries(make_handbook, *claims, measures=(ours, nobodys))
    assert (first.measure, first.speaker, first.claims) == ("ours", "", ("b",))
    assert (sorted(first.parties), sorted(first.chapters)) == (["cn-government"], ["two"])
    assert (second.measure, sorted(second.parties), sorted(second.chapters)) == ("nobodys", [], ["one"])


# What claims date.


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2025-10-12", "12 October 2025"),
        ("2025-10", "October 2025"),
        ("2025", "2025"),
        ("2025-10~", "about October 2025"),
        ("2025-10-12~", "about 12 October 2025"),
        ("2025-09-14/2025-09-15", "14–15 September 2025"),
    ],
)
def test_a_date_keeps_its_precision(make_handbook: MakeHandbook, on: str, words: str) -> None:
    (happening,) = entries(make_handbook, claim("a", dated(on)))
    assert (happening.when, happening.when.words) == (read_moment(on), words)
    (statement,) = entries(make_handbook, {"id": "a", "speaker": "spokesman", "said": on})
    assert (statement.when, statement.when.words) == (read_moment(on), words)


def test_what_a_claim_dates_is_an_entry_with_a_capital(make_handbook: MakeHandbook) -> None:
    dates = [dated("2025-10-12", "the order’s BIS list"), dated("2025-11", "the talks")]
    found = entries(make_handbook, claim("a", *dates, chapter="two", speaker="bureau"))
    assert told(found) == [
        ("2025-10-12", "happening", "The order’s BIS list"),
        ("2025-11", "happening", "The talks"),
    ]
    assert {(e.claims, e.measure, e.speaker, e.parties, e.chapters) for e in found} == {
        (("a",), "", "", frozenset({"us-government"}), frozenset({"two"}))
    }


def test_what_a_claim_of_nobody_dates_is_of_the_parties_that_show_it(make_handbook: MakeHandbook) -> None:
    evidence = [
        {"source": "reuters-own", "passage": "a b c"},
        {"source": "eu-report", "passage": "a b c", "direction": "disputes"},
    ]
    (found,) = entries(make_handbook, claim("a", dated("2025"), kind="event", evidence=evidence))
    assert found.parties == {"press"}


@pytest.mark.parametrize(
    ("on", "is_told"),
    [
        ("2025-10-09", True),
        ("2026-11-10", True),
        # what is less exact, or of another day, is not told by a step
        ("2025-10", False),
        ("2025-10-09/2025-10-10", False),
        ("2025-10-08", False),
        ("2026-11-11", False),
    ],
)
def test_what_a_step_tells_of_the_same_claim_and_day_is_told_once(
    make_handbook: MakeHandbook,
    on: str,
    is_told: bool,  # noqa: FBT001
) -> None:
    order = measure(
        "order", step("announced", "2025-10-01"), step("suspended", "2025-10-09", until="2026-11-10", claim="b")
    )
    found = entries(make_handbook, {"id": "a"}, claim("b", dated(on)), measures=(order,))
    assert [e.when.text for e in found if e.kind == "happening"] == ([] if is_told else [on])
    assert [e.when.text for e in found if e.kind == "step"] == ["2025-10-01", "2025-10-09"]


def test_what_another_claim_dates_on_the_day_of_a_step_is_told(make_handbook: MakeHandbook) -> None:
    order = measure("order", step("announced", "2025-10-09"))
    dates = (claim("a", dated("2025-10-09")), claim("b", dated("2025-10-09", "the talks")))
    assert told(entries(make_handbook, *dates, measures=(order,))) == [
        ("2025-10-09", "step", "announced"),
        ("2025-10-09", "happening", "The talks"),
    ]


# Statements.


def test_what_one_speaker_said_on_one_date_stands_together(make_handbook: MakeHandbook) -> None:
    said = {"said": "2025-10-12", "speaker": "spokesman"}
    found = entries(
        make_handbook,
        {"id": "z", **said, "chapter": "two"},
        {"id": "other-day", **said, "said": "2025-10-13"},
        {"id": "other-speaker", **said, "speaker": "bureau"},
        {"id": "a", **said},
        {"id": "vague", **said, "said": "2025-10"},
    )
    assert [(e.when.text, e.speaker, e.claims) for e in found] == [
        ("2025-10", "spokesman", ("vague",)),
        ("2025-10-12", "bureau", ("other-speaker",)),
        ("2025-10-12", "spokesman", ("z", "a")),
        ("2025-10-13", "spokesman", ("other-day",)),
    ]
    (together,) = (e for e in found if len(e.claims) > 1)
    assert (together.kind, together.words, together.measure) == ("statement", "", "")
    assert (sorted(together.parties), sorted(together.chapters)) == (["cn-government"], ["one", "two"])


@pytest.mark.parametrize("fields", [{}, {"said": "2025-10-12"}, {"speaker": "spokesman"}])
def test_what_has_no_speaker_or_no_date_is_no_statement(make_handbook: MakeHandbook, fields: Fields) -> None:
    assert entries(make_handbook, {"id": "a", **fields}) == ()


def test_a_speaker_of_no_known_party_has_none(make_handbook: MakeHandbook) -> None:
    (found,) = entries(make_handbook, {"id": "a", "speaker": "nobody-knows", "said": "2025"})
    assert found.parties == frozenset()


# The order.


def test_entries_are_in_the_order_of_their_dates_the_exact_before_the_vague(make_handbook: MakeHandbook) -> None:
    texts = ["2025", "2024-12-31", "2025-01-01/2025-01-05", "2025-01", "2025-01-02", "2025-01-01", "2024/2026"]
    found = entries(make_handbook, *(claim(f"c{i}", dated(text)) for i, text in enumerate(texts)))
    assert [e.when.text for e in found] == [
        "2024/2026",
        "2024-12-31",
        "2025-01-01",
        "2025-01-01/2025-01-05",
        "2025-01",
        "2025",
        "2025-01-02",
    ]


def test_of_one_date_steps_come_before_happenings_before_statements(make_handbook: MakeHandbook) -> None:
    claims = (
        claim("a", said="2025-10-09", speaker="bureau"),
        claim("b", dated("2025-10-09", "the talks"), dated("2025-10-09", "a letter")),
    )
    one, two = (measure(identity, step("announced", "2025-10-09")) for identity in ("z", "m"))
    found = entries(make_handbook, *claims, measures=(one, two))
    assert [(e.kind, e.measure, e.words) for e in found] == [
        ("step", "m", "announced"),
        ("step", "z", "announced"),
        ("happening", "", "A letter"),
        ("happening", "", "The talks"),
        ("statement", "", ""),
    ]


PLAIN: Fields = {"claim": "Text.", "kind": "event", "chapter": "one"}
DATES = st.sampled_from(["2025", "2025-10", "2025-10~", "2025-10-09", "2025-10-12", "2025-10/2025-11", "2024"])
SPEAKERS = st.none() | st.sampled_from(["bureau", "reuters"])


@given(
    st.lists(st.tuples(st.lists(DATES, max_size=3), st.none() | DATES, SPEAKERS), max_size=6),
    st.randoms(use_true_random=False),
)
def test_each_date_and_statement_is_there_once_whatever_the_order_of_the_records(
    drawn: list[tuple[list[str], str | None, str | None]], random: Random
) -> None:
    made: list[Claim] = []
    for index, (dates, said, speaker) in enumerate(drawn):
        named = [dated(on, f"event {i}") for i, on in enumerate(dates)]
        record = shape(Claim, {**PLAIN, **claim(f"c{index}", *named, said=said, speaker=speaker)})
        assert isinstance(record, Claim)
        made.append(record)
    found = timeline_of(Handbook(claims={c.id: c for c in made}))
    happenings = sorted((e.claims[0], e.when.text) for e in found if e.kind == "happening")
    assert happenings == sorted((c.id, d.date.text) for c in made for d in c.dates)
    statements = sorted(
        (identity, e.when.text, e.speaker) for e in found if e.kind == "statement" for identity in e.claims
    )
    assert statements == sorted((c.id, c.said.text, c.speaker) for c in made if c.said and c.speaker)
    groups = [(e.when.text, e.speaker) for e in found if e.kind == "statement"]
    assert len(groups) == len(set(groups))
    bounds = [(e.when.earliest, e.when.latest) for e in found]
    assert bounds == sorted(bounds)
    random.shuffle(made)
    other = timeline_of(Handbook(claims={c.id: c for c in made}))
    assert sorted((e.when.text, e.kind, e.words, sorted(e.claims)) for e in other) == sorted(
        (e.when.text, e.kind, e.words, sorted(e.claims)) for e in found
    )
