"""Frozen models of every record under `facts/`: its fields, and what each of them can hold.

The models check what one value can tell by itself; what needs a second record is a rule's job.
Words are those of the glossary: schema.org for claim, SEPIO and CiTO for evidence and its
direction, EDTF for dates. This module reads no file and words no message; `shapes` does.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from generator.dates import Moment, read_moment

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_LENGTH = 64
RESERVED = frozenset({"index"})  # the page that lists the records of a kind has this name

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
PRIMARY_RECORDS: frozenset[SourceType] = frozenset({"law", "notice", "ruling", "dataset", "transcript"})

_HTTP = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
# A no-break blank between two digits groups them (1 000) and stays.
_BLANKS = re.compile(r"(?![\u00a0\u202f\u2009](?<=[0-9].)[0-9])\s+")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_JOINED = "\u0600-\u109f\u1780-\u18af\ua840-\uabff"  # Arabic, Indic and other scripts whose letters join
# What is in a text and cannot be seen: controls, and what Unicode calls default ignorable. Joiners
# between letters that join, and selectors of a Han or Mongolian letter's form, are part of a word.
HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
    f"|(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])"
    "|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    "|(?<![\u1800-\u18af])[\u180b-\u180d\u180f]"
)

T = TypeVar("T")


def why_no_id(text: str) -> str:
    """Return why a text can be no record's id, or nothing where it can."""
    if text in RESERVED:
        return f"“{text}” cannot be an id: its page would take the place of the list of records"
    if not ID.fullmatch(text) or len(text) > ID_LENGTH:
        return f"“{text}” is not an id: lower-case letters, digits and single hyphens, at most {ID_LENGTH} characters"
    return ""


def _wrong(expected: str) -> PydanticCustomError:
    return PydanticCustomError("wrong_value", "{expected}", {"expected": expected})


def _matching(form: re.Pattern[str], expected: str) -> AfterValidator:
    def check(text: str) -> str:
        if not form.fullmatch(text):
            raise _wrong(expected)
        return text

    return AfterValidator(check)


def _seen(text: str) -> str:
    """Refuse what hides or reorders text: a reader must see all that a record says, in its order."""
    found = None if text.isascii() and text.isprintable() else HIDDEN.search(text)  # the first is quicker
    if found:
        sign = f"U+{ord(found[0]):04X}"
        before = text[: found.start()]
        before = before if len(before) <= 20 else f"…{before[-20:]}"
        raise PydanticCustomError("hidden_character", "{sign}", {"sign": sign, "before": before})
    return text


def _one_line(text: str) -> str:
    """Line breaks and runs of blanks are one blank, so that a fact may be folded over lines."""
    line = _seen(_BLANKS.sub(" ", text).strip())
    if not line:
        raise _wrong("some text")
    return line


def _moment(value: object) -> Moment:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # a bare year
    if not isinstance(value, str):
        raise _wrong("a date such as 2025-10-12, 2025-10, 2025~ or 2025-10-09/2025-10-12")
    try:
        return read_moment(value)
    except ValueError as error:
        raise PydanticCustomError("wrong_date", "{expected}", {"expected": str(error)}) from None


def _day(value: object) -> date:
    moment = _moment(value)
    if moment.earliest != moment.latest or "~" in moment.text or "/" in moment.text:
        raise _wrong("one day, such as 2025-10-12")
    return moment.earliest


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _wrong("a plain number such as 3000 or 1.44")
    return Decimal(value)


def _as_tuple(value: object) -> object:
    if not isinstance(value, list | tuple):
        raise _wrong("a list: lines that start with “- ”, or [a, b]")
    return tuple(value)


Id = Annotated[
    str,
    Field(max_length=ID_LENGTH),
    _matching(ID, f"an id of lower-case letters, digits and single hyphens, at most {ID_LENGTH} long"),
]
Line = Annotated[str, AfterValidator(_one_line)]
Url = Annotated[
    str, _matching(_HTTP, "an address that starts with http:// or https://, without blanks"), AfterValidator(_seen)
]
Edtf = Annotated[Moment, PlainValidator(_moment)]
Day = Annotated[date, PlainValidator(_day)]
Number = Annotated[Decimal, PlainValidator(_decimal)]
Many = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)


class Evidence(_Frozen):
    """One source passage that bears on a claim, with its direction (SEPIO evidence line, CiTO)."""

    source: Id = Field(description="id of the source")
    passage: Line = Field(
        description="the first three to eight words … the last three to eight words, or up to twelve words whole"
    )
    direction: Direction = "supports"
    note: Line | None = Field(None, description="what a reader must know to read the passage rightly")


class Quantity(_Frozen):
    """A number that a claim states (schema.org Observation)."""

    of: Id = Field(description="the measured thing; equal keys are comparable")
    as_printed: Line = Field(
        description="the number with its hedge and at least three words as the passage prints them"
    )
    value: Annotated[Number | tuple[Number, Number], PlainValidator(lambda v: _value(v))]  # noqa: PLW0108
    comparison: Comparison = "equal"
    unit: Line = Field(description="what is counted, in the plural, or a currency code, or percent")
    at: Edtf | None = Field(None, description="the date or period the number holds for")
    implied: Literal["unit"] | None = Field(None, description="set where the text gives a bare number")
    note: Line | None = None


def _value(value: object) -> Decimal | tuple[Decimal, Decimal]:
    if isinstance(value, list):
        if len(value) != 2:
            raise _wrong("a number, or [lowest, highest] for a range")
        return _decimal(value[0]), _decimal(value[1])
    return _decimal(value)


class DateSaid(_Frozen):
    """A date that a claim states beside the date on which it was said."""

    of: Line = Field(description="what happened or applies then")
    as_printed: Line = Field(description="the date with at least three words as the passage prints them")
    date: Edtf
    implied: Literal["year", "date"] | None = Field(
        None, description="year: the text leaves the year unsaid; date: it gives a weekday or nothing more"
    )
    note: Line | None = None


class Answer(_Frozen):
    """That a claim answers another (CiTO disputes, qualifies; argumentation theory's undercuts)."""

    claim: Id
    how: How


class Claim(_Frozen):
    """One atomic assertion in the handbook's own words (schema.org Claim)."""

    id: Id
    claim: Line
    kind: ClaimKind
    speaker: Id | None = None
    said: Edtf | None = None
    chapter: Id
    about: Many[Id] = ()
    evidence: Many[Evidence] = ()
    quantities: Many[Quantity] = ()
    dates: Many[DateSaid] = ()
    answers: Many[Answer] = ()
    supersedes: Many[Id] = ()
    note: Line | None = None
    review_by: Day | None = None
    formerly: Many[Id] = ()


class Capture(_Frozen):
    """What `handbook capture` found when it read a source; the text itself is kept nowhere here."""

    extent: Literal["whole", "part"]
    words: Annotated[int, Field(gt=0)]
    sha256: Annotated[str, _matching(_SHA256, "the 64 hexadecimal digits that `handbook capture` wrote")]
    captured: Day
    note: Line | None = Field(None, description="what was read where it is not the address itself, such as a reprint")


class Source(_Frozen):
    """A document that somebody published (PROV, CSL)."""

    id: Id
    title: Line
    publisher: Id = Field(description="the entity that published it; it carries the party")
    type: SourceType
    language: Annotated[str, _matching(_LANGUAGE, "a language tag such as en or zh")]
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


class Entity(_Frozen):
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


class Chapter(_Frozen):
    """One chapter of the handbook, in the order of `chapters.yml`."""

    id: Id
    title: Line
    summary: Line


Record = Claim | Source | Entity | Chapter
