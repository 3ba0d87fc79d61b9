"""Quantities of one key beside each other: which have more than one value, and which stand unexplained.

Equal keys are the same measured thing. Values of other times, or with another unit, are listed side by
side like all others; what hold for one time and differ contradict each other unless somebody said
why they do. This module derives; `rules` report, pages show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from generator.dates import Moment
from generator.handbook import Handbook
from generator.links import Links
from generator.records import Claim, Quantity


@dataclass(frozen=True, slots=True)
class Stated:
    """One quantity where a claim states it.

    Attributes:
        claim: the claim.
        index: of the quantity in it.
        quantity: the quantity.
    """

    claim: Claim
    index: int
    quantity: Quantity

    @property
    def value(self) -> tuple[Decimal | tuple[Decimal, Decimal], str, str]:
        """What makes it equal to another: number, comparison and unit."""
        return self.quantity.value, self.quantity.comparison, self.quantity.unit

    @property
    def when(self) -> Moment | None:
        """The date it holds for, or else the one on which it was said."""
        return self.quantity.at or self.claim.said


def stated_by_key(handbook: Handbook) -> Mapping[str, tuple[Stated, ...]]:
    """Return every quantity by its key, each key's in the order of the dates they hold for."""
    found: defaultdict[str, list[Stated]] = defaultdict(list)
    for claim in handbook.claims.values():
        for index, quantity in enumerate(claim.quantities):
            found[quantity.of].append(Stated(claim, index, quantity))
    return {key: tuple(sorted(found[key], key=_order)) for key in sorted(found)}


def with_several_values(handbook: Handbook) -> Mapping[str, tuple[Stated, ...]]:
    """Return the keys that have more than one value, with all that states them."""
    return {key: all_of for key, all_of in stated_by_key(handbook).items() if len({s.value for s in all_of}) > 1}


def unexplained(handbook: Handbook, links: Links) -> Iterator[tuple[Stated, Stated]]:
    """Yield each pair that differs for one time without a word on why: the later said one second.

    A note on either quantity is that word; so is that one claim answers or replaces the other, or that
    one dispute holds both.
    """
    for all_of in with_several_values(handbook).values():
        for first, second in combinations(sorted(all_of, key=_order_said), 2):
            if (
                first.value != second.value
                and _meet(first.when, second.when)
                and not _is_explained(first, second, links)
            ):
                yield first, second


def _meet(first: Moment | None, second: Moment | None) -> bool:
    return not first or not second or (first.earliest <= second.latest and second.earliest <= first.latest)


def _is_explained(first: Stated, second: Stated, links: Links) -> bool:
    if first.quantity.note or second.quantity.note:
        return True
    one, other = first.claim, second.claim
    related = {a.claim for a in (*one.answers, *other.answers)} | {*one.supersedes, *other.supersedes}
    disputes = {*links.disputes_of.get(one.id, ())} & {*links.disputes_of.get(other.id, ())}
    return bool(disputes) or (one.id != other.id and bool(related & {one.id, other.id}))


def _order(stated: Stated) -> tuple[str, str, int]:
    return (stated.when.earliest.isoformat() if stated.when else "", stated.claim.id, stated.index)


def _order_said(stated: Stated) -> tuple[str, str, int]:
    said = stated.claim.said or stated.quantity.at
    return (said.earliest.isoformat() if said else "", stated.claim.id, stated.index)


def find(quantities: Sequence[Quantity], of: str, at: Moment | None) -> tuple[int, ...]:
    """Return the indices of the quantities with this key, and this date where one is given."""
    return tuple(i for i, q in enumerate(quantities) if q.of == of and (at is None or q.at == at))
