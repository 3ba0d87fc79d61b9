"""Standings: one table with every row and which of them comes first, and what must never raise one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from generator.handbook import Handbook
from generator.links import links_of
from generator.standings import STANDINGS, Derivation, Finding
from generator.verification import verify
from tests.conftest import Fields, MakeHandbook

TODAY = date(2026, 1, 1)
# Sources by what they are; each has a text with the passage in it, but for “unchecked-…”.
SOURCES: dict[str, dict[str, Any]] = {
    "xinhua": {"publisher": "agency", "relays": "spokesman"},
    "xinhua-copy": {"publisher": "agency", "relays": "xinhua"},
    "xinhua-own": {"publisher": "agency"},
    "reuters-relay": {"relays": "xinhua"},
    "same-words": {"publisher": "wire", "same_words_as": "xinhua"},
    "ministry-relay": {"publisher": "wire", "relays": "ministry"},
    "china-relay": {"publisher": "wire", "relays": "china"},
    "reuters-own": {},
    "wire-own": {"publisher": "wire"},
    "eu-report": {"publisher": "brussels", "type": "report"},
    "us-statement": {"publisher": "bureau", "type": "statement"},
    "blog": {"publisher": "nobody-knows"},
    "us-law": {"publisher": "washington", "type": "law"},
    "us-data": {"publisher": "washington", "type": "dataset"},
    "cn-notice": {"publisher": "ministry", "type": "notice"},
    "wto-ruling": {"publisher": "brussels", "type": "ruling"},
    "cn-transcript": {"publisher": "ministry", "type": "transcript"},
    "us-transcript": {"publisher": "bureau", "type": "transcript"},
    "cn-briefing": {"publisher": "ministry", "type": "transcript", "relays": "talks"},
    "circle-a": {"relays": "circle-b"},
    "circle-b": {"publisher": "wire", "relays": "circle-a"},
}
PASSAGE = "words of the cited passage"


def shows(*sources: str, direction: str = "supports") -> list[Fields]:
    return [{"source": source, "passage": PASSAGE, "direction": direction} for source in sources]


def disputes(*sources: str) -> list[Fields]:
    return shows(*sources, direction="disputes")


def qualifies(*sources: str) -> list[Fields]:
    return shows(*sources, direction="qualifies")


def answer(speaker: str | None, *sources: str, how: str = "disputes", **fields: Any) -> Fields:
    return {"speaker": speaker, "answers": [{"claim": "it", "how": how}], "evidence": shows(*sources), **fields}


@dataclass(frozen=True)
class Case:
    """What stands against or for a claim, and what follows.

    Attributes:
        name: what the case shows.
        standing: the row that must apply.
        evidence: of the claim.
        others: further claims, such as counter-claims.
        rows: every row a reason is given for, beside `on-record`; only the standing, where left out.
        claim: fields of the claim; a position of the spokesman, where left out.
    """

    name: str
    standing: str
    evidence: list[Fields] = field(default_factory=lambda: shows("xinhua"))
    others: tuple[Fields, ...] = ()
    rows: str | None = None
    claim: dict[str, Any] = field(default_factory=lambda: {"speaker": "spokesman"})


QUANTITY = {"speaker": "spokesman", "kind": "quantity"}
EVENT = {"kind": "event"}
LATER = {"speaker": "ministry", "supersedes": ["it"], "evidence": shows("xinhua"), "said": "2025-11-01"}
SAID = {"speaker": "spokesman", "said": "2025-10-12"}

CASES = [
    # on record
    Case("a report that relays the speaker", "on-record"),
    Case(
        "many reports that relay the speaker",
        "on-record",
        shows("xinhua", "xinhua-copy", "reuters-relay", "same-words"),
    ),
    Case("another party's press with the same words", "on-record", shows("same-words")),
    Case("a statement of the same ministry", "on-record", shows("ministry-relay")),
    Case("a statement of the same government", "on-record", shows("china-relay")),
    Case("an own report of the same party's press", "on-record", shows("xinhua-own")),
    Case(
        "what the speaker published, though it relays another",
        "on-record",
        shows("reuters-relay"),
        claim={"speaker": "reuters"},
    ),
    Case("a publisher of no known party", "on-record", shows("blog")),
    Case("reports that relay each other in a circle", "on-record", shows("circle-a", "circle-b")),
    Case("the circle beside one real report of one party", "on-record", shows("circle-a", "reuters-own"), claim=EVENT),
    Case("an unchecked report of another party", "on-record", shows("unchecked-report")),
    Case("an unchecked law of another party", "on-record", shows("unchecked-law"), claim=QUANTITY),
    Case(
        "an unchecked law that disputes, of unknown party",
        "qualified",
        [*shows("xinhua"), *disputes("unchecked-blog-law")],
    ),
    Case(
        "a passage that another source does not have",
        "on-record",
        [{"source": "eu-report", "passage": "not the words of it"}],
    ),
    Case("a transcript of the speaker's own words", "on-record", shows("cn-transcript"), claim=QUANTITY),
    Case("a transcript with a meeting as its voice, for a speaker", "on-record", shows("cn-briefing"), claim=QUANTITY),
    Case("a law for a position", "on-record", shows("cn-notice")),
    Case("an event told by one party", "on-record", shows("xinhua", "xinhua-own", "ministry-relay"), claim=EVENT),
    Case("an event told by two sources of one party", "on-record", shows("reuters-own", "wire-own"), claim=EVENT),
    Case("an event told by two parties, one unchecked", "on-record", shows("xinhua", "unchecked-report"), claim=EVENT),
    Case("a claim without evidence", "on-record", []),
    # corroborated
    Case("an own report of another party", "corroborated", shows("xinhua", "reuters-own")),
    Case("another government's report", "corroborated", shows("eu-report")),
    Case("a law of another party for a position", "corroborated", shows("us-law")),
    Case("an event told by two parties", "corroborated", shows("xinhua", "reuters-own"), claim=EVENT),
    Case("only the report of another party counts", "corroborated", shows("xinhua", "reuters-relay", "eu-report")),
    # documented
    Case(
        "a notice that shows a measure",
        "documented",
        shows("cn-notice"),
        claim={"speaker": "spokesman", "kind": "measure"},
    ),
    Case(
        "another party's data that show a quantity",
        "documented",
        shows("us-data"),
        rows="documented corroborated",
        claim=QUANTITY,
    ),
    Case("a ruling that shows an event", "documented", shows("wto-ruling"), claim=EVENT),
    Case("a transcript that shows an event told by nobody", "documented", shows("cn-transcript"), claim=EVENT),
    Case(
        "an accusation is never documented",
        "corroborated",
        shows("us-law"),
        claim={"speaker": "spokesman", "kind": "accusation"},
    ),
    Case(
        "a causal claim is never documented",
        "corroborated",
        shows("us-law"),
        claim={"speaker": "spokesman", "kind": "causal"},
    ),
    Case(
        "a forecast is never documented",
        "corroborated",
        shows("us-law"),
        claim={"speaker": "spokesman", "kind": "forecast"},
    ),
    # qualified
    Case("a counter-claim that qualifies", "qualified", others=(answer("bureau", "us-statement", how="qualifies"),)),
    Case("a passage that qualifies", "qualified", [*shows("xinhua"), *qualifies("eu-report")]),
    Case("a counter-claim of the same speaker", "qualified", others=(answer("spokesman", "xinhua"),)),
    Case("a counter-claim of the same party", "qualified", others=(answer("agency", "xinhua-own"),)),
    Case(
        "a counter-claim of the same party that undercuts",
        "qualified",
        others=(answer("china", "xinhua", how="undercuts"),),
    ),
    Case("a passage of the same party that disputes", "qualified", [*shows("xinhua"), *disputes("xinhua-own")]),
    Case("a passage of no known party that disputes", "qualified", [*shows("xinhua"), *disputes("blog")]),
    Case("a counter-claim of no known party", "qualified", others=(answer("nobody-knows", "blog"),)),
    Case(
        "qualified comes before documented",
        "qualified",
        [*shows("cn-notice"), *qualifies("eu-report")],
        rows="qualified documented",
        claim=QUANTITY,
    ),
    Case(
        "qualified comes before corroborated",
        "qualified",
        [*shows("eu-report"), *qualifies("us-statement")],
        rows="qualified corroborated",
    ),
    # disputed
    Case("a counter-claim of another party", "disputed", others=(answer("bureau", "us-statement"),)),
    Case("a counter-claim that undercuts", "disputed", others=(answer("brussels", "eu-report", how="undercuts"),)),
    Case(
        "an unchecked counter-claim disputes all the same", "disputed", others=(answer("bureau", "unchecked-report"),)
    ),
    Case("a passage of another party that disputes", "disputed", [*shows("xinhua"), *disputes("eu-report")]),
    Case(
        "disputed and qualified",
        "disputed",
        others=(answer("bureau", "us-statement"), answer("brussels", "eu-report", how="qualifies")),
        rows="disputed qualified",
    ),
    Case(
        "disputed comes before documented",
        "disputed",
        shows("cn-notice"),
        (answer("bureau", "us-statement"),),
        "disputed documented",
        QUANTITY,
    ),
    Case(
        "corroborated and disputed is disputed",
        "disputed",
        shows("eu-report"),
        (answer("bureau", "us-statement"),),
        "disputed corroborated",
    ),
    Case(
        "another's transcript disputes a speaker's claim, and no more",
        "disputed",
        [*shows("xinhua"), *disputes("us-transcript")],
    ),
    Case(
        "a record that undercuts disputes, and no more",
        "disputed",
        others=(answer("bureau", "us-law", how="undercuts"),),
    ),
    # what a counter-claim cannot do
    Case("a counter-claim without evidence does nothing", "on-record", others=(answer("bureau"),)),
    Case(
        "a counter-claim whose evidence is against it does nothing",
        "on-record",
        others=(answer("bureau", evidence=disputes("eu-report")),),
    ),
    Case(
        "a qualifying counter-claim without evidence does nothing",
        "on-record",
        others=(answer("bureau", how="qualifies"),),
    ),
    # superseded
    Case("a later claim of the same speaker", "superseded", others=({**LATER, "speaker": "spokesman"},), claim=SAID),
    Case("a later claim of the same party", "superseded", others=(LATER,), claim=SAID),
    Case("a claim of unknown date", "superseded", others=({**LATER, "said": None},), claim=SAID),
    Case("a claim of the same day", "superseded", others=({**LATER, "said": "2025-10"},), claim=SAID),
    Case("an earlier claim replaces nothing", "on-record", others=({**LATER, "said": "2025-10-11"},), claim=SAID),
    Case(
        "a claim of another party replaces nothing", "on-record", others=({**LATER, "speaker": "bureau"},), claim=SAID
    ),
    Case(
        "an event told anew by nobody",
        "superseded",
        others=({"supersedes": ["it"], "evidence": shows("xinhua")},),
        claim=EVENT,
    ),
    Case(
        "superseded comes before disputed",
        "superseded",
        others=(LATER, answer("bureau", "us-statement")),
        rows="superseded disputed",
    ),
    # contradicted
    Case(
        "a law that disputes it", "contradicted", [*shows("xinhua"), *disputes("us-law")], rows="contradicted disputed"
    ),
    Case(
        "its own party's notice disputes it",
        "contradicted",
        [*shows("xinhua"), *disputes("cn-notice")],
        rows="contradicted qualified",
    ),
    Case(
        "a counter-claim that data support",
        "contradicted",
        others=(answer("bureau", "us-data", kind="quantity"),),
        rows="contradicted disputed",
    ),
    Case("what a notice only holds is a counter-claim like others", "disputed", others=(answer("bureau", "us-law"),)),
    Case(
        "what a ruling finds contradicts",
        "contradicted",
        others=(answer("brussels", "wto-ruling"),),
        rows="contradicted disputed",
    ),
    Case(
        "a transcript disputes an event told by nobody",
        "contradicted",
        [*shows("reuters-own"), *disputes("us-transcript")],
        rows="contradicted disputed",
        claim=EVENT,
    ),
    Case(
        "an event told by nobody, which a transcript records, contradicts what a speaker says of it",
        "contradicted",
        shows("wire-own"),
        (answer(None, "cn-transcript", kind="event"),),
        "contradicted disputed",
        claim=EVENT | {"speaker": "wire"},
    ),
    Case(
        "contradicted comes before superseded",
        "contradicted",
        [*shows("xinhua"), *disputes("us-law")],
        (LATER,),
        "contradicted superseded disputed",
    ),
    Case(
        "the speaker's own transcript does not save it",
        "contradicted",
        [*shows("cn-transcript"), *disputes("us-law")],
        rows="contradicted disputed",
    ),
    Case(
        "a record that supports it saves it",
        "disputed",
        [*shows("wto-ruling"), *disputes("us-law")],
        rows="disputed corroborated",
    ),
    Case("an unchecked law that disputes only disputes", "disputed", [*shows("xinhua"), *disputes("unchecked-law")]),
    Case(
        "a counter-claim that an unchecked law supports only disputes",
        "disputed",
        others=(answer("bureau", "unchecked-law"),),
    ),
    Case(
        "a counter-claim that its own speaker's transcript supports only disputes",
        "disputed",
        others=(answer("bureau", "us-transcript"),),
    ),
    Case(
        "a counter-claim that another's transcript supports only disputes",
        "disputed",
        others=(answer("brussels", "us-transcript"),),
    ),
    Case("a statement that disputes only disputes", "disputed", [*shows("xinhua"), *disputes("us-statement")]),
    Case(
        "a counter-claim that a law only qualifies", "qualified", others=(answer("bureau", "us-law", how="qualifies"),)
    ),
]


def handbook_of(make_handbook: MakeHandbook, case: Case) -> Handbook:
    unchecked: dict[str, Fields] = {
        "unchecked-report": {"publisher": "brussels", "type": "report"},
        "unchecked-law": {"publisher": "washington", "type": "law"},
        "unchecked-blog-law": {"publisher": "nobody-knows", "type": "law"},
    }
    claims: list[Fields] = [{"id": "it", "evidence": case.evidence, **case.claim}]
    claims += [
        {"id": f"other-{i}", **{k: v for k, v in other.items() if v is not None}} for i, other in enumerate(case.others)
    ]
    texts = {source: f"These are the {PASSAGE} of {source}." for source in SOURCES}
    return make_handbook(texts, sources=SOURCES | unchecked, claims=claims)


def finding_of(handbook: Handbook, claim: str = "it", today: date = TODAY) -> Finding:
    return Derivation(handbook, verify(handbook), links_of(handbook), today).of(handbook.claims[claim])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_the_standing_is_the_first_row_that_applies_and_every_row_has_a_reason(
    make_handbook: MakeHandbook, case: Case
) -> None:
    finding = finding_of(handbook_of(make_handbook, case))
    assert finding.standing == case.standing
    rows = [reason.row for reason in finding.because]
    assert rows[0] == case.standing
    assert rows == sorted(rows, key=STANDINGS.index)
    assert set(rows) - {"on-record"} == set((case.rows or case.standing).split()) - {"on-record"}
    assert rows.count("on-record") == 1


def test_the_table_has_every_row_and_the_rows_are_in_order() -> None:
    assert {case.standing for case in CASES} == set(STANDINGS)
    assert STANDINGS == (
        "contradicted",
        "superseded",
        "disputed",
        "qualified",
        "documented",
        "corroborated",
        "on-record",
    )


@pytest.mark.parametrize(
    ("sources", "voices"),
    [
        ((), 0),
        (("xinhua",), 1),
        (("xinhua", "xinhua-copy", "reuters-relay", "same-words"), 1),
        (("xinhua", "reuters-own"), 2),
        (("reuters-own", "wire-own", "wire-own"), 2),
        (("circle-a", "circle-b"), 1),
        (("xinhua", "ministry-relay"), 2),
    ],
)
def test_reports_of_one_statement_count_as_one_voice(
    make_handbook: MakeHandbook, sources: tuple[str, ...], voices: int
) -> None:
    assert finding_of(handbook_of(make_handbook, Case("", "on-record", shows(*sources)))).voices == voices


def test_what_disputes_is_no_voice_for_a_claim(make_handbook: MakeHandbook) -> None:
    case = Case("", "disputed", [*shows("xinhua"), *disputes("eu-report"), *qualifies("us-statement")])
    assert finding_of(handbook_of(make_handbook, case)).voices == 1


@pytest.mark.parametrize(
    ("sources", "claim", "text"),
    [
        ((), {"speaker": "spokesman"}, "0 passages of 0 voices show that it was said; none machine-checked."),
        (("xinhua",), {"speaker": "spokesman"}, "1 passage of one voice shows that it was said; 1 machine-checked."),
        (
            ("xinhua", "reuters-relay", "unchecked-report"),
            {"speaker": "spokesman"},
            "3 passages of 2 voices show that it was said; 2 machine-checked.",
        ),
        (("unchecked-report",), EVENT, "1 passage of one voice shows it; none machine-checked."),
    ],
)
def test_the_reason_for_on_record_says_how_many_passages_and_voices(
    make_handbook: MakeHandbook, sources: tuple[str, ...], claim: dict[str, Any], text: str
) -> None:
    finding = finding_of(handbook_of(make_handbook, Case("", "on-record", shows(*sources), claim=claim)))
    assert finding.because[-1].text == text
    assert finding.because[-1].sources == sources


def test_reasons_name_the_claims_and_sources_they_rest_on(make_handbook: MakeHandbook) -> None:
    case = Case(
        "",
        "contradicted",
        [*shows("xinhua", "eu-report"), *disputes("us-law", "us-law"), *qualifies("blog")],
        (answer("bureau", "us-data", kind="quantity"), answer("brussels", "eu-report", how="qualifies"), LATER),
        claim=SAID,
    )
    rests = {(r.row, r.claims, r.sources) for r in finding_of(handbook_of(make_handbook, case)).because}
    assert rests == {
        ("contradicted", ("other-0",), ("us-law", "us-data")),
        ("superseded", ("other-2",), ()),
        ("disputed", ("other-0",), ()),
        ("disputed", (), ("us-law",)),
        ("qualified", ("other-1",), ()),
        ("qualified", (), ("blog",)),
        ("corroborated", (), ("eu-report",)),
        ("on-record", (), ("xinhua", "eu-report")),
    }


def test_every_reason_is_a_sentence(make_handbook: MakeHandbook) -> None:
    for case in CASES:
        for reason in finding_of(handbook_of(make_handbook, case)).because:
            assert reason.text[0].isupper() or reason.text[0].isdecimal()
            assert reason.text.endswith(".")


@pytest.mark.parametrize(
    ("review_by", "due"), [(None, False), ("2026-01-02", False), ("2026-01-01", False), ("2025-12-31", True)]
)
def test_a_review_is_due_after_its_day_and_changes_no_standing(
    make_handbook: MakeHandbook,
    review_by: str | None,
    due: bool,  # noqa: FBT001
) -> None:
    claim = {"speaker": "spokesman"} | ({"review_by": review_by} if review_by else {})
    finding = finding_of(handbook_of(make_handbook, Case("", "on-record", claim=claim)))
    assert (finding.standing, finding.review_due) == ("on-record", due)


def test_claims_that_answer_or_replace_each_other_in_a_circle_do_not_loop(make_handbook: MakeHandbook) -> None:
    claims: list[Fields] = [
        {
            "id": "a",
            "speaker": "spokesman",
            "evidence": shows("xinhua"),
            "answers": [{"claim": "b", "how": "disputes"}],
            "supersedes": ["b"],
        },
        {
            "id": "b",
            "speaker": "bureau",
            "evidence": shows("us-statement"),
            "answers": [{"claim": "a", "how": "disputes"}],
            "supersedes": ["a"],
        },
    ]
    handbook = make_handbook(dict.fromkeys(SOURCES, PASSAGE), sources=SOURCES, claims=claims)
    assert [finding_of(handbook, claim).standing for claim in "ab"] == ["disputed", "disputed"]


def test_a_dispute_looks_the_same_from_both_sides(make_handbook: MakeHandbook) -> None:
    def mutual(first: tuple[str, str], second: tuple[str, str]) -> list[str]:
        claims: list[Fields] = [
            {"id": own, "speaker": speaker, "evidence": shows(source), "answers": [{"claim": other, "how": "disputes"}]}
            for own, other, (speaker, source) in (("a", "b", first), ("b", "a", second))
        ]
        handbook = make_handbook(dict.fromkeys(SOURCES, PASSAGE), sources=SOURCES, claims=claims)
        return [finding_of(handbook, claim).standing for claim in "ab"]

    assert mutual(("spokesman", "cn-transcript"), ("bureau", "us-transcript")) == ["disputed", "disputed"]
    assert mutual(("bureau", "us-statement"), ("spokesman", "xinhua")) == ["disputed", "disputed"]


def test_the_same_handbook_and_day_give_the_same_finding_and_change_nothing(make_handbook: MakeHandbook) -> None:
    handbook = handbook_of(make_handbook, CASES[0])
    before = repr(handbook)
    assert finding_of(handbook) == finding_of(handbook)
    assert repr(handbook) == before
