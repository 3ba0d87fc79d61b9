"""Rules on figures, quantities beside each other and the glossary: one unit, one thing a line, one meaning a term.

They compare what is recorded; how it is drawn is not theirs to know.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.comparisons import find, unexplained
from generator.handbook import Origin
from generator.links import links_of
from generator.phrases import quantity_words
from generator.problems import Place, Problem, nearest
from generator.records import Claim, Figure, Point, Quantity
from generator.rules.rule import Subject, rule
from generator.tokens import words_of


class _Shown(NamedTuple):
    """One value of a figure: where it stands, the claim it names, and that one's quantity, if there is one."""

    figure: Figure
    origin: Origin
    at: tuple[int, int]
    point: Point
    claim: Claim | None
    quantity: Quantity | None

    def place(self, field: str) -> Place:
        return self.origin.place("series", self.at[0], "points", self.at[1], field)


def _shown(subject: Subject) -> Iterator[_Shown]:
    """Yield every value of every figure."""
    for figure in subject.handbook.figures.values():
        origin = subject.handbook.origins[figure.id]
        for s, series in enumerate(figure.series):
            for i, point in enumerate(series.points):
                claim = subject.handbook.claims.get(point.claim)
                found = find(claim.quantities, point.of, point.at) if claim else ()
                quantity = claim.quantities[found[0]] if claim and len(found) == 1 else None
                yield _Shown(figure, origin, (s, i), point, claim, quantity)


@rule(
    "HB415",
    "two values of one thing, and no word on why",
    "Say in the note of one of the quantities why they differ, or let one claim answer the other.",
)
def values_unexplained(subject: Subject) -> Iterator[Problem]:
    """Equal keys are the same measured thing; where two statements of it differ, a reader must be told why."""
    handbook = subject.handbook
    if handbook.broken:
        return  # what could not be read may be what says why
    for first, second in unexplained(handbook, links_of(handbook)):
        place, also = (handbook.origins[s.claim.id].place("quantities", s.index, "value") for s in (second, first))
        where = "in the same claim" if first.claim is second.claim else f"in the claim “{first.claim.id}”"
        here, there = quantity_words(second.quantity), quantity_words(first.quantity)
        message = f"“{second.quantity.of}” is {here} here and {there} {where}"
        hint = "add a note to the quantity that says why, give it a key of its own, or let one claim answer the other"
        yield Problem(place, "HB415", message, hint, (also,))


@rule("HB911", "a value that its claim does not state", "Name a quantity of the claim, with “at” where it has several.")
def value_not_stated(subject: Subject) -> Iterator[Problem]:
    """A figure shows what somebody stated, with its evidence, and nothing else."""
    for shown in _shown(subject):
        point, claim = shown.point, shown.claim
        if claim is None or shown.quantity:
            continue
        same = [quantity for quantity in claim.quantities if quantity.of == point.of]
        dates = ", ".join(quantity.at.text for quantity in same if quantity.at)
        if not same:
            message = f"the claim “{claim.id}” has no quantity “{point.of}”"
            keys = sorted({q.of for q in claim.quantities})
            hint = nearest(point.of, keys) or (f"it has {', '.join(keys)}" if keys else "it has no quantity at all")
            yield Problem(shown.place("of"), "HB911", message, hint)
        elif point.at and any(quantity.at == point.at for quantity in same):
            count = sum(quantity.at == point.at for quantity in same)
            message = f"the claim “{claim.id}” has {count} quantities “{point.of}” of {point.at.words}"
            yield Problem(shown.place("at"), "HB911", message, "give one of them a key of its own")
        elif point.at:
            message = f"the claim “{claim.id}” has no “{point.of}” of {point.at.words}"
            yield Problem(shown.place("at"), "HB911", message, f"it has {dates}" if dates else "leave “at” out")
        else:
            message = f"the claim “{claim.id}” has {len(same)} quantities “{point.of}”"
            yield Problem(
                shown.place("of"), "HB911", message, f"add “at”, one of {dates}" if dates else "add “at” to each"
            )


@rule("HB912", "a figure that mixes units", "Show one unit a figure; make a second figure of the others.")
def mixed_units(subject: Subject) -> Iterator[Problem]:
    """Lengths on one axis are compared; of two units they compare nothing."""
    known = [shown for shown in _shown(subject) if shown.quantity]
    fitting = {shown.figure.id for shown in known if shown.quantity and shown.quantity.unit == shown.figure.unit}
    blamed: set[str] = set()
    for shown in known:
        if shown.figure.id not in fitting | blamed and shown.quantity:
            blamed.add(shown.figure.id)
            message = f"the figure's unit is “{shown.figure.unit}”, that of its values is “{shown.quantity.unit}”"
            yield Problem(shown.origin.place("unit"), "HB912", message, f"write “unit: {shown.quantity.unit}”")
        elif shown.quantity and shown.figure.id in fitting and shown.quantity.unit != shown.figure.unit:
            message = (
                f"the figure's unit is “{shown.figure.unit}”, that of “{shown.point.of}” is “{shown.quantity.unit}”"
            )
            yield Problem(shown.place("of"), "HB912", message, "take the value out, or make a figure of its own")


@rule("HB913", "a line that joins different things", "Let each series be of one key; give the other one of its own.")
def joined_things(subject: Subject) -> Iterator[Problem]:
    """A line says that one thing has changed; drawn through two populations it says what nobody found."""
    for shown in _shown(subject):
        first = shown.figure.series[shown.at[0]].points[0]
        if shown.figure.kind == "line" and shown.point.of != first.of:
            message = f"the line starts with “{first.of}”; “{shown.point.of}” is another thing"
            yield Problem(shown.place("of"), "HB913", message, "give it a series of its own")


@rule("HB914", "a point of a line without a date", "Give the quantity “at”, or the claim “said”.")
def point_without_date(subject: Subject) -> Iterator[Problem]:
    """Without a date a value has no place on a line."""
    for shown in _shown(subject):
        dated = shown.quantity and shown.claim and (shown.quantity.at or shown.claim.said)
        if shown.figure.kind == "line" and shown.quantity and not dated:
            message = f"neither the quantity “{shown.point.of}” nor its claim has a date"
            yield Problem(shown.place("of"), "HB914", message, "add “at” to the quantity")


@rule("HB921", "a term that is explained twice", "Keep one explanation; the other form goes under its “also”.")
def term_twice(subject: Subject) -> Iterator[Problem]:
    """A word that readers meet has one meaning here."""
    first: dict[tuple[str, ...], Place] = {}
    for term, origin in subject.handbook.terms:
        forms = [(term.term, origin.place("term"))]
        forms += [(form, origin.place("also", index)) for index, form in enumerate(term.also)]
        for form, place in forms:
            other = first.setdefault(tuple(words_of(form)) or (form,), place)
            if other != place:
                message = f"“{form}” is explained already"
                yield Problem(place, "HB921", message, "keep one of the two", (other,))


RULES = (
    values_unexplained,
    value_not_stated,
    mixed_units,
    joined_things,
    point_without_date,
    term_twice,
)
