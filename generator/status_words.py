"""What holds of a measure, and what its steps did, in words.

What is told of an act is “announced”; of what was never enacted, what it is. This module derives no
status, `lifecycles` does, and it knows no HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.dates import read_moment
from generator.lifecycles import PartState, State, Status, part_on
from generator.records import Nature, Step

STATUS_WORDS: Mapping[Status, str] = {
    "not-yet-announced": "Not yet announced", "announced": "Announced", "in-force": "In force",
    "in-force-in-part": "In force in part", "suspended": "Suspended", "suspended-in-part": "Suspended in part",
    "unconfirmed": "Unconfirmed", "lapsed": "Lapsed", "revoked": "Revoked", "superseded": "Superseded",
}  # fmt: skip
_ANNOUNCED: Mapping[Nature, str] = {"act": "announced", "proposal": "proposed", "threat": "threatened"}
_STEP_WORDS: Mapping[str, str] = {
    "in-force": "in force", "amended": "amended", "suspended": "suspended", "resumed": "in force again",
    "expires": "expires", "revoked": "revoked",
}  # fmt: skip


def status_words(status: Status, nature: Nature) -> str:
    """Return a status in one or two words; what was never enacted is called what it is."""
    return _ANNOUNCED[nature].capitalize() if status == "announced" else STATUS_WORDS[status]


def note_on(state: State, nature: Nature) -> str:
    """Return until when a status is recorded, what is unconfirmed, and which part is which; or nothing.

    Args:
        state: what holds of a measure.
        nature: of the measure.
    """
    words = [_words_of(part, nature) for part in state.parts]
    if len(set(words)) > 1:
        named = (f"{part.part[0].upper()}{part.part[1:]}" if part.part else "The rest" for part in state.parts)
        return " ".join(f"{name}: {holds}." for name, holds in zip(named, words, strict=True))
    if state.parts[0].until or state.status == "unconfirmed":
        return f"It {'was' if state.status == 'unconfirmed' else 'is'} {words[0]}."
    return ""


def _words_of(part: PartState, nature: Nature) -> str:
    """Return what holds of a part without a verb, as parts are one thing or many; or which day has passed."""
    if part.relied_on and part.was == "announced":
        return f"{_ANNOUNCED[nature]} for {_words(part.relied_on)}; the handbook has no record of its coming into force"
    if part.relied_on and part.was:
        recorded = f"recorded as {STATUS_WORDS[part.was].lower()} until {_words(part.relied_on)}"
        return f"{recorded}; that day has passed, and the handbook has no later record"
    until = f" until {_words(part.until)}" if part.until else ""
    return f"{status_words(part.status, nature).lower()}{until}"


def steps_in_words(steps: Sequence[Step], nature: Nature) -> Iterator[str]:
    """Yield what each step is called where it stands in the list of a measure's steps."""
    words = {**_STEP_WORDS, "announced": _ANNOUNCED[nature]}
    for step in steps:
        before = [other for other in steps if other.on <= step.on and other is not step]
        paused = step.event == "in-force" and part_on(before, step.part, step.on).status == "suspended"
        yield "to be in force, but suspended" if paused else words[step.event]


def _words(day: date) -> str:
    return read_moment(day.isoformat()).words
