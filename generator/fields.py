"""What one value of a record can hold: an id, a line of text, an address, a date, a number.

Each type checks what a value can tell by itself, and refuses what hides or reorders text. Dates are
those of EDTF. This module knows no record and words no message; `shapes` does.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from generator.dates import Moment, read_moment

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_LENGTH = 64
RESERVED = frozenset({"index"})  # the page that lists the records of a kind has this name
_DAY_FORM = re.compile(r"\d{4}-\d{2}-\d{2}")  # the page of the measures on a day has this name

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
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3"
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
    if _DAY_FORM.fullmatch(text):
        return f"“{text}” cannot be an id: its page would take the place of a day's"
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
    moment = _moment(value) if isinstance(value, str) else None
    if moment is None or moment.earliest != moment.latest or "~" in moment.text or "/" in moment.text:
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


def _each_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((named for index, named in enumerate(ids) if named in ids[:index]), None)
    if twice:
        raise _wrong(f"each id once: “{twice}” stands twice")
    return ids


def _value(value: object) -> Decimal | tuple[Decimal, Decimal]:
    if isinstance(value, list):
        if len(value) != 2:
            raise _wrong("a number, or [lowest, highest] for a range")
        return _decimal(value[0]), _decimal(value[1])
    return _decimal(value)


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
Number = Annotated[Decimal | tuple[Decimal, Decimal], PlainValidator(_value)]
Language = Annotated[str, _matching(_LANGUAGE, "a language tag such as en or zh")]
Sha256 = Annotated[str, _matching(_SHA256, "the 64 hexadecimal digits that `handbook capture` wrote")]
Many = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
Ids = Annotated[Many[Id], AfterValidator(_each_once)]


class Frozen(BaseModel):
    """A record, or a part of one: it never changes, and has no fields but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)
