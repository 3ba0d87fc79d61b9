"""Rules on the lifecycle of a measure: what came first, what ends it, and what each step rests on.

They compare steps with each other and with the dates of their claims; what holds on a day is derived
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.dates import exact_ends, read_moment
from generator.handbook import Origin
from generator.lifecycles import part_on, state_on
from generator.problems import Problem
from generator.records import Claim, Measure, Step
from generator.rules.rule import Subject, rule


def _measures(subject: Subject) -> Iterator[tuple[Measure, Origin]]:
    return ((measure, subject.handbook.origins[measure.id]) for measure in subject.handbook.measures.values())


def _touching(first: Step, second: Step) -> bool:
    """Return whether the first step is about all that the second one is about, or about more."""
    return first.part is None or first.part == second.part


@rule("HB801", "a lifecycle out of order", "Put the steps in the order of their days; an end comes after its start.")
def out_of_order(subject: Subject) -> Iterator[Problem]:
    """What holds on a day follows from the steps in their order; a step out of place would hide another."""
    for measure, origin in _measures(subject):
        for index, (before, step) in enumerate(pairwise(measure.lifecycle), 1):
            if step.on < before.on:
                message = f"“{step.event}” on {step.on} stands behind “{before.event}” on {before.on}"
                hint = "put the steps in the order of their days"
                yield Problem(origin.place("lifecycle", index, "on"), "HB801", message, hint)
        for index, step in enumerate(measure.lifecycle):
            begun = {s.event: s.on for s in reversed(measure.lifecycle[:index]) if _touching(s, step)}
            if step.event == "announced" and {"announced", "in-force"} <= begun.keys():
                message = f"“announced” on {step.on}, but it is “in-force” since {begun['in-force']}"
                hint = "write “event: amended”; what is in force is not only announced"
                yield Problem(origin.place("lifecycle", index, "event"), "HB801", message, hint)
            for field, end in (("until", step.until), ("planned", step.planned)):
                if end and end < step.on:
                    message = f"“{field}” is {end}, before the step's own day {step.on}"
                    yield Problem(origin.place("lifecycle", index, field), "HB801", message, "correct one of the two")


@rule("HB802", "a measure that was never announced", "Begin the lifecycle with the step “announced”.")
def never_announced(subject: Subject) -> Iterator[Problem]:
    """Nothing can be in force, suspended or ended before anybody was told of it."""
    for measure, origin in _measures(subject):
        first = min(measure.lifecycle, key=lambda step: step.on)
        opening = [step for step in measure.lifecycle if step.event == "announced" and step.on == first.on]
        if not any(step.part is None for step in opening):
            index = measure.lifecycle.index(first)
            message = (
                f"the first step is “{first.event}” on {first.on}; the measure as a whole was not announced by then"
            )
            message += f", only its part “{first.part}”" if first.event == "announced" else ""
            hint = "begin with “event: announced”, without a part, and the claim that shows it"
            yield Problem(origin.place("lifecycle", index, "event"), "HB802", message, hint)


@rule(
    "HB803",
    "a step after the end",
    "Take the step away, or let the end be of a part; what comes later is a new measure.",
)
def after_the_end(subject: Subject) -> Iterator[Problem]:
    """What has expired or was revoked has no further life; a later act is a measure of its own."""
    for measure, origin in _measures(subject):
        for index, step in enumerate(measure.lifecycle):
            ends = (s for s in measure.lifecycle[:index] if s.event in ("expires", "revoked") and _touching(s, step))
            end = next(ends, None)
            if end:
                what = f"the part “{end.part}”" if end.part else "the measure"
                message = f"“{step.event}” on {step.on} comes after the end of {what}, “{end.event}” on {end.on}"
                hint = "take it away; what comes later is a measure of its own"
                if not end.part:
                    hint += ", and where only a part ended, the end names it"
                yield Problem(origin.place("lifecycle", index, "event"), "HB803", message, hint)


@rule("HB804", "resumed without being suspended", "Add the suspension before it, or write “in-force”.")
def nothing_to_resume(subject: Subject) -> Iterator[Problem]:
    """Only what was suspended can be resumed."""
    for measure, origin in _measures(subject):
        for index, step in enumerate(measure.lifecycle):
            before = measure.lifecycle[:index]
            whole = () if step.part else state_on(before, step.on).parts
            parts = (part_on(before, step.part, step.on), *whole)
            # A suspension that has run out can be resumed too, but not twice.
            paused = any("suspended" in (part.status, part.was) for part in parts)
            if step.event == "resumed" and not paused:
                of_part = f" of “{step.part}”" if step.part else ""
                message = f"“resumed” on {step.on}, but nothing{of_part} was suspended before"
                hint = "add the step “suspended” before it, or write “event: in-force”"
                yield Problem(origin.place("lifecycle", index, "event"), "HB804", message, hint)


@rule(
    "HB805",
    "a step whose day its claim does not state",
    "Rest the step on a claim that states the day, in “said” or in “dates”.",
)
def day_not_stated(subject: Subject) -> Iterator[Problem]:
    """What is in force today rests on days, and each of them is somebody's statement with its evidence."""
    for measure, origin in _measures(subject):
        for index, step in enumerate(measure.lifecycle):
            claim = subject.handbook.claims.get(step.claim)
            for field in ("on", "until", "planned"):
                day = getattr(step, field)
                if claim and day and day not in _days_of(claim):
                    message = f"the claim “{claim.id}” does not state {read_moment(day.isoformat()).words}"
                    stated = ", ".join(f"{known:%Y-%m-%d}" for known in sorted(_days_of(claim)))
                    hint = f"it states {stated}" if stated else "it states no day"
                    hint += f"; name a claim that states “{field}”, or correct the day"
                    yield Problem(origin.place("lifecycle", index, field), "HB805", message, hint)


def _days_of(claim: Claim) -> set[date]:
    """Return the exact days that a claim states: of its dates and of its statement, and the ends of intervals."""
    moments = [dated.date for dated in claim.dates] + ([claim.said] if claim.said else [])
    ends = (read_moment(end) for moment in moments for end in moment.text.split("/"))
    return {day for end in ends for day in exact_ends(end)}


@rule(
    "HB806",
    "a day that the step cannot have",
    "“until” belongs to in-force and suspended, “planned” to announced.",
)
def day_of_another_event(subject: Subject) -> Iterator[Problem]:
    """A day in the wrong place would silently say nothing."""
    for measure, origin in _measures(subject):
        for index, step in enumerate(measure.lifecycle):
            if step.until and step.event not in ("in-force", "suspended"):
                message = f"a step “{step.event}” cannot have “until”"
                hint = "leave it out, or write the end as a step of its own"
                yield Problem(origin.key_place("lifecycle", index, "until"), "HB806", message, hint)
            if step.planned and step.event != "announced":
                message, hint = f"a step “{step.event}” cannot have “planned”", "move it to the step “announced”"
                yield Problem(origin.key_place("lifecycle", index, "planned"), "HB806", message, hint)


@rule("HB807", "a threat or proposal in force", "Write “nature: act”, or take the step away.")
def threat_in_force(subject: Subject) -> Iterator[Problem]:
    """What is in force is an act; a threat or a proposal is shown as one, and never as law."""
    for measure, origin in _measures(subject):
        for index, step in enumerate(measure.lifecycle):
            if measure.nature != "act" and step.event not in ("announced", "amended", "revoked", "expires"):
                message = f"a {measure.nature} cannot be “{step.event}”"
                hint = "write “nature: act” if it became one, or take the step away"
                yield Problem(origin.place("lifecycle", index, "event"), "HB807", message, hint)


RULES = (
    out_of_order,
    never_announced,
    after_the_end,
    nothing_to_resume,
    day_not_stated,
    day_of_another_event,
    threat_in_force,
)
