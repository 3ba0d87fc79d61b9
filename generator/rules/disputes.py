"""Rules on disputes and answers: at least two parties, each claim on its own party's side, nobody left out.

They look at who stands where; who is right is nobody's business here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.circles import circles
from generator.handbook import Origin
from generator.problems import Problem
from generator.records import Dispute
from generator.rules.rule import Subject, rule


def _disputes(subject: Subject) -> Iterator[tuple[Dispute, Origin]]:
    return ((dispute, subject.handbook.origins[dispute.id]) for dispute in subject.handbook.disputes.values())


@rule("HB312", "a circle", "Take one of the references away: the earlier statement or measure answers nothing later.")
def circle(subject: Subject) -> Iterator[Problem]:
    """An answer comes after what it answers, and what replaces after what it replaces."""
    handbook = subject.handbook
    answering = {
        (c.id, a.claim): ("answers", i, "claim") for c in handbook.claims.values() for i, a in enumerate(c.answers)
    }
    replacing = {(c.id, r): ("supersedes", i) for c in handbook.claims.values() for i, r in enumerate(c.supersedes)}
    of_measures = {(m.id, r): ("supersedes", i) for m in handbook.measures.values() for i, r in enumerate(m.supersedes)}
    hint = "take away the reference to what was said or issued later"
    for what, edges in (("claims", {**replacing, **answering}), ("measures", of_measures)):
        graph: dict[str, list[str]] = {}
        for start, end in edges:
            graph.setdefault(start, []).append(end)
        for nodes in circles(graph):
            steps = list(pairwise((*nodes, nodes[0])))
            verbs = {"answer" if edges[step][0] == "answers" else "replace": None for step in steps}
            first, *others = (handbook.origins[step[0]].place(*edges[step]) for step in steps)
            named = " → ".join(f"“{node}”" for node in (*nodes, nodes[0]))
            message = f"these {what} {' and '.join(sorted(verbs))} each other in a circle: {named}"
            yield Problem(first, "HB312", message, hint, tuple(others))


@rule("HB901", "a dispute with one party", "Add the side of another party; say so where no statement of it was found.")
def one_party(subject: Subject) -> Iterator[Problem]:
    """A question on which only one party speaks is no dispute, and showing it as one would take its side."""
    for dispute, origin in _disputes(subject):
        parties = Counter(side.party for side in dispute.sides)
        if len(parties) < 2:
            found = f"only “{next(iter(parties))}”" if parties else "none"
            message = f"a dispute needs sides of at least two parties; this one has {found}"
            hint = "add the other side, with its claims or “none_found”"
            yield Problem(origin.key_place("sides"), "HB901", message, hint)


@rule("HB902", "a claim on two sides", "Leave the claim on the side of its own party.")
def on_two_sides(subject: Subject) -> Iterator[Problem]:
    """A claim speaks for one side, or the balance of the sides could not be counted."""
    for dispute, origin in _disputes(subject):
        seen: dict[str, tuple[int, int]] = {}
        for side, index, claim in _claims_of(dispute):
            if claim in seen:
                first = origin.place("sides", seen[claim][0], "claims", seen[claim][1])
                place = origin.place("sides", side, "claims", index)
                message = f"the claim “{claim}” stands twice in this dispute"
                yield Problem(place, "HB902", message, "leave it in one place", (first,))
            else:
                seen[claim] = (side, index)


@rule("HB903", "a claim on the side of another party", "Move it to the side of the party that it speaks for.")
def of_another_party(subject: Subject) -> Iterator[Problem]:
    """A side is cited from its own words; what somebody else says for it is that one's own side."""
    handbook = subject.handbook
    for dispute, origin in _disputes(subject):
        for side, index, identity in _claims_of(dispute):
            claim = handbook.claims.get(identity)
            parties = handbook.parties_of(claim) if claim else frozenset()
            if claim and dispute.sides[side].party not in parties:
                whose = " and ".join(f"“{party}”" for party in sorted(parties)) or "no party"
                message = f"the claim “{identity}” speaks for {whose}, not for “{dispute.sides[side].party}”"
                hint = "move it to its own side; the party is that of its speaker, or else of its sources"
                if not parties:
                    hint = f"take it out, or give “{claim.speaker}” a party" if claim.speaker else "take it out"
                yield Problem(origin.place("sides", side, "claims", index), "HB903", message, hint)


@rule(
    "HB904",
    "a side without a statement that does not say so",
    "Name the side's claims, or say under “none_found” when and where its statements were looked for.",
)
def silent_side(subject: Subject) -> Iterator[Problem]:
    """That a party was not heard is a finding too, with its date; an empty side would look like an answer."""
    for dispute, origin in _disputes(subject):
        for index, side in enumerate(dispute.sides):
            if not side.claims and not side.none_found:
                message = f"the side of “{side.party}” has no claims"
                hint = "name its claims, or add “none_found: {on: …, where: …}”"
                yield Problem(origin.place("sides", index), "HB904", message, hint)
            elif side.claims and side.none_found:
                message = f"the side of “{side.party}” has claims, and says that none was found"
                yield Problem(
                    origin.key_place("sides", index, "none_found"), "HB904", message, "leave one of the two out"
                )
            elif side.none_found and side.none_found.on > subject.today:
                message = f"“on” is {side.none_found.on}, a day that is still to come"
                yield Problem(
                    origin.place("sides", index, "none_found", "on"), "HB904", message, "give the day of the search"
                )


@rule(
    "HB905", "a disputed claim whose dispute is nowhere", "Add a counter-claim with “answers”, or add it to a dispute."
)
def disputed_nowhere(subject: Subject) -> Iterator[Problem]:
    """Where a passage disputes a claim, somebody holds otherwise, and a reader must be able to find who."""
    handbook = subject.handbook
    held = {a.claim for c in handbook.claims.values() for a in c.answers}
    held |= {claim for dispute in handbook.disputes.values() for _, _, claim in _claims_of(dispute)}
    for claim in handbook.claims.values():
        disputing = [i for i, e in enumerate(claim.evidence) if e.direction == "disputes"]
        is_shown = any(e.direction == "supports" for e in claim.evidence)  # or that is its problem
        if disputing and is_shown and claim.id not in held and not handbook.broken:
            place = handbook.origins[claim.id].place("evidence", disputing[0], "direction")
            message = "a passage disputes the claim, but no counter-claim answers it and no dispute holds it"
            yield Problem(place, "HB905", message, "write what the passage says as a claim with “answers”")


@rule("HB906", "a party with two sides", "Join the two sides: one position, one list of claims.")
def two_sides_of_one(subject: Subject) -> Iterator[Problem]:
    """Two sides of one party would give it twice the room."""
    for dispute, origin in _disputes(subject):
        parties = [side.party for side in dispute.sides]
        for index, party in enumerate(parties):
            first = parties.index(party)
            if first != index:
                place, also = (origin.place("sides", i, "party") for i in (index, first))
                message = f"“{party}” has a side already"
                yield Problem(place, "HB906", message, "join the two", (also,))


@rule(
    "HB907",
    "a search that is contradicted by its outcome or its day",
    "Take “none_found” out once there is an answer; its day is that of the search.",
)
def search_overtaken(subject: Subject) -> Iterator[Problem]:
    """That nobody answered is a finding of one day, and stands only until an answer is recorded."""
    handbook = subject.handbook
    answers = {answer.claim: claim.id for claim in handbook.claims.values() for answer in claim.answers}
    for claim in handbook.claims.values():
        origin, found = handbook.origins[claim.id], claim.none_found
        if found and claim.id in answers:
            place = origin.key_place("none_found")
            message = f"the claim says that no answer was found, and “{answers[claim.id]}” answers it"
            yield Problem(place, "HB907", message, "take “none_found” out")
        elif found and found.on > subject.today:
            message = f"“on” is {found.on}, a day that is still to come"
            yield Problem(origin.place("none_found", "on"), "HB907", message, "give the day of the search")


def _claims_of(dispute: Dispute) -> Iterable[tuple[int, int, str]]:
    """Return side, index and id of each claim of a dispute."""
    return ((s, i, claim) for s, side in enumerate(dispute.sides) for i, claim in enumerate(side.claims))


RULES = (
    circle,
    one_party,
    on_two_sides,
    of_another_party,
    silent_side,
    disputed_nowhere,
    two_sides_of_one,
    search_overtaken,
)
