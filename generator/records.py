"""Frozen models of every record under `facts/`: its fields, and what each of them can hold.

The models check what one value can tell by itself; what needs a second record is a rule's job.
Words are those of the glossary: schema.org for claim, SEPIO and CiTO for evidence and its
direction, EDTF for dates, Global Trade Alert for the lifecycle of a measure. This module reads no
file and words no message; `shapes` does.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.fields import Day, Edtf, Frozen, Id, Ids, Language, Line, Many, Number, Sha256, Url

ClaimKind = Literal["event", "measure", "quantity", "position", "accusation", "causal", "forecast"]
Direction = Literal["supports", "disputes", "qualifies"]
How = Literal["disputes", "qualifies", "undercuts"]
Comparison = Literal["equal", "about", "more-than", "less-than", "at-least", "at-most", "range", "several"]
EntityKind = Literal["person", "organisation", "law", "list", "material", "product", "place", "meeting", "concept"]
Party = Literal[
    "cn-government", "us-government", "eu", "other-government", "intergovernmental", "industry", "independent", "press"
]
SourceType = Literal[
    "law", "notice", "ruling", "dataset", "transcript", "statement", "report", "news", "summary", "analysis"
]
Nature = Literal["act", "proposal", "threat"]
StepEvent = Literal["announced", "in-force", "amended", "suspended", "resumed", "expires", "revoked"]
TurnsOn = Literal["definition", "quantity", "date", "scope", "method", "law", "motive"]
FigureKind = Literal["bar", "line", "range", "table"]
PRIMARY_RECORDS: frozenset[SourceType] = frozenset({"law", "notice", "ruling", "dataset", "transcript"})


class Evidence(Frozen):
    """One source passage that bears on a claim, with its direction (SEPIO evidence line, CiTO)."""

    source: Id = Field(description="id of the source")
    passage: Line = Field(
        description="the first three to eight words … the last three to eight words, or up to twelve words whole; "
        "of a data file: the row | the column"
    )
    direction: Direction = "supports"
    note: Line | None = Field(None, description="what a reader must know to read the passage rightly")


class Quantity(Frozen):
    """A number that a claim states (schema.org Observation)."""

    of: Id = Field(description="the measured thing; equal keys are comparable")
    as_printed: Line = Field(
        description="the number with its hedge and at least three words as the passage prints them"
    )
    value: Number
    comparison: Comparison = "equal"
    unit: Line = Field(description="what is counted, in the plural, or a currency code, or percent")
    at: Edtf | None = Field(None, description="the date or period the number holds for")
    implied: Literal["unit"] | None = Field(None, description="set where the text gives a bare number")
    note: Line | None = None


class DateSaid(Frozen):
    """A date that a claim states beside the date on which it was said."""

    of: Line = Field(description="what happened or applies then")
    as_printed: Line = Field(description="the date with at least three words as the passage prints them")
    date: Edtf
    implied: Literal["year", "date"] | None = Field(
        None, description="year: the text leaves the year unsaid; date: it gives a weekday or nothing more"
    )
    note: Line | None = None


class Answer(Frozen):
    """That a claim answers another (CiTO disputes, qualifies; argumentation theory's undercuts)."""

    claim: Id
    how: How


class Search(Frozen):
    """That a statement or an answer was looked for and none was found."""

    on: Day = Field(description="the day on which it was looked for")
    where: Line = Field(description="what was looked through")


class Claim(Frozen):
    """One atomic assertion in the handbook's own words (schema.org Claim)."""

    id: Id
    claim: Line
    kind: ClaimKind
    speaker: Id | None = None
    said: Edtf | None = None
    chapter: Id
    about: Ids = Field((), description="ids of the entities and measures it is about: [a, b]")
    evidence: Many[Evidence] = ()
    quantities: Many[Quantity] = ()
    dates: Many[DateSaid] = ()
    answers: Many[Answer] = ()
    supersedes: Ids = ()
    none_found: Search | None = Field(
        None, description="where nobody's answer, record or later word on it was found: when and where it was sought"
    )
    note: Line | None = None
    review_by: Day | None = None
    formerly: Many[Id] = ()


class Capture(Frozen):
    """What `handbook capture` found when it read a source; the text itself is kept nowhere here."""

    extent: Literal["whole", "part"]
    words: Annotated[int, Field(gt=0)]
    sha256: Sha256
    captured: Day
    table: Many[Line] = Field((), description="of a data file: the recipes by which its cells were read")
    note: Line | None = Field(None, description="what was read where it is not the address itself, such as a reprint")


class Source(Frozen):
    """A document that somebody published (PROV, CSL)."""

    id: Id
    title: Line
    publisher: Id = Field(description="the entity that published it; it carries the party")
    type: SourceType
    language: Language
    published: Edtf
    published_note: Line | None = Field(None, description="how the date was inferred, where it is not printed")
    url: Url | None = None
    archived: Url | None = None
    also_at: Many[Url] = ()
    relays: Id | None = Field(None, description="the statement, meeting, speaker or source whose words it passes on")
    same_words_as: Id | None = Field(None, description="a source with the same words")
    capture: Capture | None = None
    note: Line | None = None
    formerly: Many[Id] = ()


class Entity(Frozen):
    """A person, organisation, law, list, material, product, place, meeting or concept."""

    id: Id
    name: Line
    kind: EntityKind
    party: Party | None = Field(None, description="whose interest it represents; for persons and organisations")
    part_of: Id | None = Field(None, description="the organisation it belongs to, or that held the meeting")
    aliases: Many[Line] = ()
    description: Line | None = None
    url: Url | None = None
    formerly: Many[Id] = ()


class Chapter(Frozen):
    """One chapter of the handbook, in the order of `chapters.yml`."""

    id: Id
    title: Line
    summary: Line


class Step(Frozen):
    """One step of a measure's lifecycle, resting on a claim."""

    event: StepEvent
    on: Day = Field(description="the first day for which it holds")
    until: Day | None = Field(
        None, description="the last day for which the record says so, on a step in-force or suspended"
    )
    planned: Day | None = Field(
        None, description="the day on which what is announced is to apply, where no act sets it; on a step announced"
    )
    part: Line | None = Field(None, description="the part of the measure that the step is about, where not the whole")
    claim: Id = Field(description="id of the claim that it rests on, which carries its dates")
    note: Line | None = None


class Measure(Frozen):
    """A legal act, a proposal of one, or a threat of one, with its lifecycle."""

    id: Id
    name: Line = Field(description="in English, as commonly cited")
    issuer: Id = Field(description="the entity that issues it; it carries the party")
    nature: Nature = "act"
    covers: Line = Field(description="what it applies to, in a few words")
    chapter: Id
    about: Ids = ()
    legal_basis: Ids = Field((), description="ids of the entities and measures that it rests on")
    lifecycle: Annotated[Many[Step], Field(min_length=1)] = Field(description="its steps, in the order of their days")
    supersedes: Ids = Field((), description="ids of the measures that it replaces once it is in force")
    aliases: Many[Line] = ()
    note: Line | None = None
    review_by: Day | None = None
    formerly: Many[Id] = ()


class Side(Frozen):
    """One side of a dispute: a party, what it holds and the claims that say so."""

    party: Party
    position: Line = Field(description="what it holds, in the handbook's own words")
    claims: Many[Id] = ()
    none_found: Search | None = Field(
        None, description="where no statement of it was found: when and where it was sought"
    )


class Dispute(Frozen):
    """A question on which claims of different parties stand against each other."""

    id: Id
    question: Line
    turns_on: Annotated[Many[TurnsOn], Field(min_length=1)] = Field(description="what the quarrel is about: [a, b]")
    turns_on_note: Line | None = Field(None, description="the same in a sentence")
    chapter: Id
    sides: Many[Side] = Field(description="the parties, each with its position and claims")
    would_settle: Annotated[Many[Line], Field(min_length=1)] = Field(
        description="what would settle it: a list of lines"
    )
    figures: Ids = Field((), description="ids of the figures that belong to it")
    note: Line | None = None
    review_by: Day | None = None
    formerly: Many[Id] = ()


class Point(Frozen):
    """One value of a figure: a quantity of a claim."""

    claim: Id = Field(description="id of the claim that states it")
    of: Id = Field(description="the key of the quantity")
    at: Edtf | None = Field(None, description="its date, where the claim has several quantities of that key")
    label: Line | None = Field(None, description="what stands beside it, where not its speaker")


class Series(Frozen):
    """Values of a figure that belong together: one population, measured in one way."""

    label: Line
    points: Annotated[Many[Point], Field(min_length=1)]


class Figure(Frozen):
    """A published chart or table built from quantities."""

    id: Id
    title: Line
    kind: FigureKind
    unit: Line = Field(description="the unit of every value")
    description: Line = Field(description="what is to be seen, for those who cannot see it")
    chapter: Id
    series: Annotated[Many[Series], Field(min_length=1)]
    warning: Line = Field(description="what must not be read out of it")
    note: Line | None = None
    formerly: Many[Id] = ()


class Term(Frozen):
    """One term or abbreviation of the glossary."""

    term: Line
    also: Many[Line] = Field((), description="other forms of it that are explained alike")
    definition: Line
    about: Ids = Field((), description="ids of the entities and measures where more is to be found")


Record = Claim | Source | Entity | Chapter | Measure | Dispute | Figure
