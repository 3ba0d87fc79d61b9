"""Rules on numbers and dates: what is printed, what is recorded and what the claim says must agree.

They compare texts with values; whether a source prints them is the evidence rules' job.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.dates import Moment
from generator.datings import PrintedDate, fits_all, mentions, read_dates
from generator.fingerprints import RUN
from generator.names import name_tokens
from generator.numerals import PrintedNumber, agrees_with_unit, read_numbers
from generator.problems import Problem
from generator.records import Claim, DateSaid, Quantity
from generator.rules.rule import Subject, rule
from generator.tokens import Token, tokenise


@rule(
    "HB409",
    "a printed number that does not say its value",
    "Make value, comparison and unit say what is printed; write “implied: unit” where the text gives a bare number.",
)
def number_misread(subject: Subject) -> Iterator[Problem]:
    """What a quantity records is what its source prints: number, hedge and unit."""
    for claim in subject.handbook.claims.values():
        for index, quantity in enumerate(claim.quantities):
            is_cell = len(tokenise(quantity.as_printed)) < RUN  # of running text at least so many words are printed
            if wrong := _misreading(quantity, _cells(subject, claim) if is_cell else ""):
                field, message, hint = wrong
                place = subject.handbook.origins[claim.id].place("quantities", index, field)
                yield Problem(place, "HB409", message, hint)


def _cells(subject: Subject, claim: Claim) -> str:
    """Return the rows and columns of the cells that a claim cites: of a data file, they name the unit."""
    return " ".join(e.passage for e in claim.evidence if subject.handbook.is_table(e.source))


def _misreading(quantity: Quantity, beside: str) -> tuple[str, str, str] | None:
    """Return the field that is wrong, what is wrong with it and what would be right, if anything is wrong.

    Args:
        quantity: as recorded.
        beside: what stands beside the printed number and may name its unit.
    """
    printed = read_numbers(quantity.as_printed)
    if not printed:
        message = f"there is no number in “{quantity.as_printed}”"
        return "as_printed", message, "copy the words around the number, and the number, as printed"
    values = _values(quantity)
    if len(values) == 2 and values[0] > values[1]:
        return "value", "the range ends below its start", f"write “value: {_written(values[::-1])}”"
    same = [number for number in printed if number.values == values]
    if not same:
        nearest = next((number for number in printed if len(number.values) == len(values)), printed[0])
        message = f"the value is {_plain(values)}, but “{quantity.as_printed}” prints {_plain(nearest.values)}"
        return "value", message, f"write “value: {_written(nearest.values)}”"
    if not any(quantity.comparison in number.comparisons for number in same):
        message = f"the comparison is “{quantity.comparison}”, but it is printed as “{_listed(same[0])}”"
        return "comparison", message, f"write “comparison: {min(same[0].comparisons)}”"
    if not quantity.implied and not any(
        agrees_with_unit(f"{quantity.as_printed} {beside}", number, quantity.unit) for number in same
    ):
        message = f"the unit is “{quantity.unit}”, but “{quantity.as_printed}” does not print it"
        return "unit", message, "name the printed unit; add “implied: unit” where none is printed"
    return None


@rule(
    "HB410",
    "a printed date that does not say its date",
    "Make the date say what is printed; write “implied: year” or “implied: date” for what the text leaves unsaid.",
)
def date_misread(subject: Subject) -> Iterator[Problem]:
    """A date that a text only implies is recorded as implied, so that nobody takes it for printed."""
    for claim in subject.handbook.claims.values():
        for index, dated in enumerate(claim.dates):
            field, message = _misdating(dated)
            if message:
                place = subject.handbook.origins[claim.id].place("dates", index, field)
                yield Problem(place, "HB410", message, f"“{dated.as_printed}” must print it")


def _misdating(dated: DateSaid) -> tuple[str, str]:
    printed = read_dates(dated.as_printed)
    if dated.implied == "date":
        wrong = any(p.weekday >= 0 and not p.fits(dated.date) for p in printed)
        return ("date", f"{dated.date.words} is another day of the week") if wrong else ("", "")
    if not printed:
        return "as_printed", f"there is no date in “{dated.as_printed}”"
    if not fits_all(printed, dated.date) or _exactness(dated.date) > max(map(_printed_exactness, printed)):
        return "date", f"the date is {dated.date.words}, but “{dated.as_printed}” prints another or a less exact one"
    has_year = any(p.year for p in printed)
    if not has_year and dated.implied != "year":
        return "date", f"“{dated.as_printed}” prints no year; say “implied: year”"
    if has_year and dated.implied == "year":
        return "implied", "the year is printed, not implied"
    return "", ""


def _exactness(moment: Moment) -> int:
    """Return how exact a date is: 0 for a year, 1 for a month, 2 for a day."""
    return max(end.count("-") for end in moment.text.split("/"))


def _printed_exactness(printed: PrintedDate) -> int:
    """Return the same for a printed date; -1 where only the weekday is printed."""
    return 2 if printed.day else 1 if printed.month else 0 if printed.year else -1


@rule(
    "HB411",
    "a number or date in the text that no quantity or date carries",
    "Add it under quantities or dates, keep its hedge, or name under about the entity or measure whose name has it.",
)
def number_not_carried(subject: Subject) -> Iterator[Problem]:
    """A number in a claim without a printed number behind it is a number of ours."""
    for claim in subject.handbook.claims.values():
        for message in _not_carried(subject, claim):
            place = subject.handbook.origins[claim.id].place("claim")
            yield Problem(place, "HB411", message, "add it to quantities or dates, or to about if it is part of a name")


def _not_carried(subject: Subject, claim: Claim) -> Iterator[str]:
    tokens, dates, numbers = tokenise(claim.claim), read_dates(claim.claim), read_numbers(claim.claim)
    if not dates and not numbers:
        return
    names = name_tokens(subject.handbook, claim)
    dates = tuple(d for d in dates if not _within(d, names))
    numbers = tuple(n for n in numbers if not _within(n, names))
    dated: set[int] = set()
    for printed in dates:
        if any(mentions(printed, moment) for moment in _moments(claim)):
            dated.update(range(printed.start, printed.end))
    ranges = {i for n in numbers if len(n.values) == 2 and _carried(n, claim) for i in range(n.start, n.end)}
    counted: set[int] = set()
    for number in numbers:
        if len(number.values) == 2 or number.start in dated | ranges or _is_pronoun(number, tokens):
            continue
        if _carried(number, claim):
            counted.update(range(number.start, number.end))
        elif not any(d.start <= number.start < d.end for d in dates):
            yield _missing_number(number, claim, tokens)
    for printed in dates:
        if not dated | counted >= set(range(printed.start, printed.end)):
            yield f"no date of the claim carries “{_words(claim, tokens, printed)}”"


def _is_pronoun(number: PrintedNumber, tokens: tuple[Token, ...]) -> bool:
    """Return whether it is a plain "one", as in "one of them", and no "one hundred" or "one percent"."""
    return tokens[number.start].text == "one" and number.values == (Decimal(1),) and not number.unit


def _carried(number: PrintedNumber, claim: Claim) -> bool:
    return any(_values(q) == number.values and q.comparison in number.comparisons for q in claim.quantities)


def _missing_number(number: PrintedNumber, claim: Claim, tokens: tuple[Token, ...]) -> str:
    words = _words(claim, tokens, number)
    for quantity in claim.quantities:
        if _values(quantity) == number.values:
            stated = f"“{words}” stands in the text as “{_listed(number)}”"
            return f"{stated}, its quantity is “{quantity.comparison}”: keep the hedge"
    return f"no quantity of the claim carries “{words}”"


def _moments(claim: Claim) -> Iterator[Moment]:
    yield from (dated.date for dated in claim.dates)
    yield from (quantity.at for quantity in claim.quantities if quantity.at)
    if claim.said:
        yield claim.said


def _within(printed: PrintedDate | PrintedNumber, indices: frozenset[int]) -> bool:
    return indices.issuperset(range(printed.start, printed.end))


def _words(claim: Claim, tokens: tuple[Token, ...], printed: PrintedDate | PrintedNumber) -> str:
    return claim.claim[tokens[printed.start].start : tokens[printed.end - 1].end]


def _values(quantity: Quantity) -> tuple[Decimal, ...]:
    return quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)


def _plain(values: tuple[Decimal, ...]) -> str:
    return " to ".join(f"{value.normalize():,f}" for value in values)


def _written(values: tuple[Decimal, ...]) -> str:
    """Return a value as a record states it."""
    numbers = [f"{value.normalize():f}" for value in values]
    return numbers[0] if len(numbers) == 1 else f"[{', '.join(numbers)}]"


def _listed(number: PrintedNumber) -> str:
    return "” or “".join(sorted(number.comparisons))


RULES = (number_misread, date_misread, number_not_carried)
