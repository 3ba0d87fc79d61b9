"""The page of the balance: what each party has in the handbook and in each chapter, counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass

from generator.editions import Heading
from generator.pages.plan import Plan
from generator.tallies import Group, Tallies, Tally, altogether
from generator.viewer import Viewer
from generator.views import PARTIES, Link, PartyLabel

_TITLE = "Balance"
_LEAD = (
    "How much of each party stands in the handbook: counted, not weighed. The counts show where a party was heard "
    "less, or seldom in its own words; they say nothing of who is right."
)
COLUMNS = (
    "Claims", "answered by others", "corroborated", "Sources", "primary records", "Passages", "machine-checked",
)  # fmt: skip
_CODES = (*(code for code, _ in PARTIES.values()), "the handbook")
_NOBODY = "no party, or told by the handbook"
_BY_PARTY = (
    "A claim counts for the party that its speaker represents, a source for the party of its publisher; a report of a "
    "party's words by the press is therefore a source of the press. A claim is answered where a claim of another party "
    "answers it, and corroborated where a machine-checked passage of another party that does not pass on the speaker's "
    "words supports it."
)
_BY_CHAPTER = "The sources are those that the chapter's claims cite, so that one source can count in several chapters."
_BY_BOTH = "Codes stand for the parties of the first table; what the handbook tells itself has a column of its own."


@dataclass(frozen=True, slots=True)
class TallyLine:
    """The counts of one party or chapter, each with the name of its column."""

    label: str
    party: PartyLabel | None
    link: Link | None
    counts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TallyTable:
    """A table of counts: its id, heading, what must be known to read it, its columns and lines."""

    id: str
    title: str
    text: str
    first: str
    columns: tuple[str, ...]
    lines: tuple[TallyLine, ...]


@dataclass(frozen=True, slots=True)
class BalanceContext:
    """What the page shows."""

    title: str
    lead: str
    tables: tuple[TallyTable, ...]


def balance_page(viewer: Viewer) -> Plan:
    """Return the plan of the page of the balance."""
    tallies = Tallies(viewer.handbook, viewer.verification, viewer.links, viewer.findings)
    everywhere = tallies.by_party()
    within = {chapter: tallies.by_party(chapter) for chapter in viewer.handbook.chapters}
    by_party = (
        *(
            _line(words, everywhere.get(party, Tally()), party=PartyLabel(code, words))
            for party, (code, words) in PARTIES.items()
        ),
        *([_line(_NOBODY, everywhere[None])] if None in everywhere else []),
        _line("all together", altogether(everywhere.values())),
    )
    by_chapter = (_line("", altogether(found.values()), link=viewer.chapter(c)) for c, found in within.items())
    grid = (
        TallyLine("", None, viewer.chapter(chapter), _counted(_CODES, (_claims(found, p) for p in (*PARTIES, None))))
        for chapter, found in within.items()
    )
    tables = (
        TallyTable("parties", "By party", _BY_PARTY, "Party", COLUMNS, by_party),
        TallyTable("chapters", "By chapter", _BY_CHAPTER, "Chapter", COLUMNS, tuple(by_chapter)),
        TallyTable("claims", "Claims by chapter and party", _BY_BOTH, "Chapter", _CODES, tuple(grid)),
    )
    return Plan(
        path="method/balance.md",
        kind="balance",
        title=_TITLE,
        description=_LEAD,
        context=BalanceContext(_TITLE, _LEAD, tables),
        headings=tuple(Heading(table.id, table.title) for table in tables),
        search=_LEAD,
    )


def _line(label: str, tally: Tally, *, party: PartyLabel | None = None, link: Link | None = None) -> TallyLine:
    return TallyLine(label, party, link, _counted(COLUMNS, astuple(tally)))


def _counted(columns: Iterable[str], counts: Iterable[int]) -> tuple[tuple[str, str], ...]:
    return tuple((column, f"{count:,}") for column, count in zip(columns, counts, strict=True))


def _claims(found: Mapping[Group, Tally], party: Group) -> int:
    return found.get(party, Tally()).claims
