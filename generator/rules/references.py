"""Rules on references from one record to another. They say nothing about what a record means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.fields import why_no_id
from generator.handbook import Origin
from generator.problems import Place, Problem, nearest
from generator.records import Claim, Dispute, Entity, Figure, Measure, Source
from generator.rules.rule import Subject, rule

_SOURCE, _CLAIM, _ENTITY, _CHAPTER = ("HB301", "source"), ("HB302", "claim"), ("HB303", "entity"), ("HB304", "chapter")
_ENTITY_OR_MEASURE, _MEASURE, _FIGURE = ("HB303", "entity or measure"), ("HB310", "measure"), ("HB311", "figure")


def _unknown(
    subject: Subject, kind: tuple[str, str], identity: str, known: Iterable[str], place: Place
) -> Iterator[Problem]:
    """Yield the problem that nothing of a kind, given by its rule's code and its name, has this id."""
    code, what = kind
    known = set(known)
    if identity in known or identity in subject.handbook.broken:
        return
    elsewhere = subject.handbook.origins.get(identity)
    hint = f"“{identity}” is in {elsewhere.file}" if elsewhere else nearest(identity, known)
    message = f"there is no {what} “{identity}”"
    yield Problem(place, code, message, hint or f"add the {what}, or name one that exists")


@rule("HB301", "an unknown source", "Correct the id, or add the source under facts/sources/.")
def unknown_source(subject: Subject) -> Iterator[Problem]:
    """Evidence is a passage of a source; without the source's record nobody can look it up."""
    handbook = subject.handbook
    for claim in handbook.claims.values():
        for index, evidence in enumerate(claim.evidence):
            place = handbook.origins[claim.id].place("evidence", index, "source")
            yield from _unknown(subject, _SOURCE, evidence.source, handbook.sources, place)
    for source in handbook.sources.values():
        if source.same_words_as:
            place = handbook.origins[source.id].place("same_words_as")
            yield from _unknown(subject, _SOURCE, source.same_words_as, handbook.sources, place)
    for stem in sorted(handbook.fingerprints.keys() - handbook.sources.keys() - handbook.broken):
        place = handbook.fingerprint_places[stem]
        message = f"a fingerprint belongs to no source: “{stem}”"
        yield Problem(place, "HB301", message, nearest(stem, handbook.sources) or "delete it, or add the source")


@rule("HB302", "an unknown claim", "Correct the id of the claim.")
def unknown_claim(subject: Subject) -> Iterator[Problem]:
    """An answer without its claim answers nothing, and a step, a side or a value without one rests on nothing."""
    handbook = subject.handbook
    for identity, place in _claims_named(subject):
        yield from _unknown(subject, _CLAIM, identity, handbook.claims, place)


def _claims_named(subject: Subject) -> Iterator[tuple[str, Place]]:
    """Yield every claim that a record names, with where it does."""
    handbook = subject.handbook
    for claim in handbook.claims.values():
        origin = handbook.origins[claim.id]
        yield from ((a.claim, origin.place("answers", i, "claim")) for i, a in enumerate(claim.answers))
        yield from ((replaced, origin.place("supersedes", i)) for i, replaced in enumerate(claim.supersedes))
    for measure in handbook.measures.values():
        origin = handbook.origins[measure.id]
        yield from ((s.claim, origin.place("lifecycle", i, "claim")) for i, s in enumerate(measure.lifecycle))
    for dispute in handbook.disputes.values():
        origin = handbook.origins[dispute.id]
        for index, side in enumerate(dispute.sides):
            yield from ((c, origin.place("sides", index, "claims", i)) for i, c in enumerate(side.claims))
    for figure in handbook.figures.values():
        origin = handbook.origins[figure.id]
        for index, series in enumerate(figure.series):
            points = enumerate(series.points)
            yield from ((p.claim, origin.place("series", index, "points", i, "claim")) for i, p in points)


@rule("HB303", "an unknown entity", "Correct the id, or add the entity under facts/entities/.")
def unknown_entity(subject: Subject) -> Iterator[Problem]:
    """Who speaks, and of what, must lead to a page that says who or what that is."""
    handbook = subject.handbook
    for claim in handbook.claims.values():
        origin = handbook.origins[claim.id]
        if claim.speaker:
            yield from _unknown(subject, _ENTITY, claim.speaker, handbook.entities, origin.place("speaker"))
        yield from _unknown_things(subject, claim.about, origin, "about")
    for source in handbook.sources.values():
        origin = handbook.origins[source.id]
        yield from _unknown(subject, _ENTITY, source.publisher, handbook.entities, origin.place("publisher"))
        if source.relays:
            kind = ("HB303", "entity or source")
            known = handbook.entities.keys() | handbook.sources.keys()
            yield from _unknown(subject, kind, source.relays, known, origin.place("relays"))
    for item in handbook.entities.values():
        if item.part_of:
            place = handbook.origins[item.id].place("part_of")
            yield from _unknown(subject, _ENTITY, item.part_of, handbook.entities, place)
    for measure in handbook.measures.values():
        origin = handbook.origins[measure.id]
        yield from _unknown(subject, _ENTITY, measure.issuer, handbook.entities, origin.place("issuer"))
        yield from _unknown_things(subject, measure.about, origin, "about")
        yield from _unknown_things(subject, measure.legal_basis, origin, "legal_basis")
    for term, origin in handbook.terms:
        yield from _unknown_things(subject, term.about, origin, "about")


def _unknown_things(subject: Subject, named: Iterable[str], origin: Origin, field: str) -> Iterator[Problem]:
    """Yield the problem of each id in a list that is no entity's and no measure's."""
    known = subject.handbook.entities.keys() | subject.handbook.measures.keys()
    for index, identity in enumerate(named):
        yield from _unknown(subject, _ENTITY_OR_MEASURE, identity, known, origin.place(field, index))


@rule("HB304", "an unknown chapter", "Use the id of a chapter in facts/chapters.yml.")
def unknown_chapter(subject: Subject) -> Iterator[Problem]:
    """What is outside the chapters would be found by nobody who reads in order."""
    handbook = subject.handbook
    records: Iterator[Claim | Measure | Dispute | Figure] = chain(
        handbook.claims.values(), handbook.measures.values(), handbook.disputes.values(), handbook.figures.values()
    )
    for record in records:
        place = handbook.origins[record.id].place("chapter")
        yield from _unknown(subject, _CHAPTER, record.chapter, handbook.chapters, place)


@rule("HB305", "a source that is never cited", "Cite it in a claim's evidence, or delete it.")
def uncited_source(subject: Subject) -> Iterator[Problem]:
    """A source that backs nothing makes the handbook look better founded than it is."""
    handbook = subject.handbook
    if handbook.broken:
        return  # what could not be read may be what cites it
    cited = {evidence.source for claim in handbook.claims.values() for evidence in claim.evidence}
    for source in handbook.sources.values():
        cited |= {other for other in (source.same_words_as, source.relays) if other and other != source.id}
    for uncited in sorted(handbook.sources.keys() - cited):
        yield Problem(
            handbook.origins[uncited].place(),
            "HB305",
            f"no claim cites the source “{uncited}”",
            "cite it, or delete the file",
        )


@rule(
    "HB306",
    "an entity that is never used",
    "Name it in a record (about, speaker, publisher, relays, part_of), or delete it.",
)
def unused_entity(subject: Subject) -> Iterator[Problem]:
    """An entity's page lists what the handbook knows of it; without any, the page is empty."""
    handbook = subject.handbook
    if handbook.broken:
        return  # what could not be read may be what uses it
    used = {entity for claim in handbook.claims.values() for entity in (*claim.about, claim.speaker)}
    used |= {entity for source in handbook.sources.values() for entity in (source.publisher, source.relays)}
    used |= {entity.part_of for entity in handbook.entities.values() if entity.part_of != entity.id}
    used |= {named for m in handbook.measures.values() for named in (m.issuer, *m.about, *m.legal_basis)}
    used |= {named for term, _ in handbook.terms for named in term.about}
    for entity in sorted(handbook.entities.keys() - used):
        yield Problem(
            handbook.origins[entity].place(),
            "HB306",
            f"no record names the entity “{entity}”",
            "name it, or delete the file",
        )


@rule("HB307", "a record that answers or replaces itself", "Name the one that it answers or replaces.")
def answer_to_itself(subject: Subject) -> Iterator[Problem]:
    """A claim is no counter-claim of its own, and neither a claim nor a measure replaces itself."""
    handbook = subject.handbook
    for claim in handbook.claims.values():
        origin = handbook.origins[claim.id]
        for index, answer in enumerate(claim.answers):
            if answer.claim == claim.id:
                place = origin.place("answers", index, "claim")
                yield Problem(place, "HB307", "the claim answers itself", "name the claim that it answers")
    replacing: Iterator[Claim | Measure] = chain(handbook.claims.values(), handbook.measures.values())
    for record in replacing:
        what = "claim" if isinstance(record, Claim) else "measure"
        for index, replaced in enumerate(record.supersedes):
            if replaced == record.id:
                place = handbook.origins[record.id].place("supersedes", index)
                yield Problem(place, "HB307", f"the {what} replaces itself", f"name the {what} that it replaces")


@rule("HB308", "an old id that is not free", "Leave the old id out, or give the other record another id.")
def taken_old_id(subject: Subject) -> Iterator[Problem]:
    """An old address leads to one record, and an id is never used again."""
    handbook = subject.handbook
    records: Iterator[Claim | Source | Entity | Measure | Dispute | Figure] = chain(
        handbook.claims.values(),
        handbook.sources.values(),
        handbook.entities.values(),
        handbook.measures.values(),
        handbook.disputes.values(),
        handbook.figures.values(),
    )
    old_ids = [
        (old, record.id, handbook.origins[record.id].place("formerly", index))
        for record in records
        for index, old in enumerate(record.formerly)
    ]
    places: dict[str, list[Place]] = {}
    for old, _, place in old_ids:
        places.setdefault(old, []).append(place)
    for old, identity, place in old_ids:
        others = tuple(other for other in places[old] if other != place)
        if reason := why_no_id(old):
            yield Problem(place, "HB308", reason, "leave it out: no record ever had it")
        elif old == identity:
            yield Problem(place, "HB308", f"“{old}” is the record's id of today", "name only the ids it had before")
        elif old in handbook.origins:
            message = f"“{old}” is the id of another record"
            yield Problem(
                place, "HB308", message, "leave it out, or rename that record", (handbook.origins[old].place(),)
            )
        elif others:
            message = f"“{old}” stands twice among the old ids"
            yield Problem(place, "HB308", message, "leave it with the one record that had it", others)


@rule("HB309", "a chapter without claims", "Add a claim to it, or take it out of facts/chapters.yml.")
def empty_chapter(subject: Subject) -> Iterator[Problem]:
    """A chapter's page lists its claims; without any, the page is empty."""
    handbook = subject.handbook
    if handbook.broken:
        return  # what could not be read may be what belongs to it
    filled = {claim.chapter for claim in handbook.claims.values()}
    for chapter in handbook.chapters:
        if chapter not in filled:
            message = f"no claim is in the chapter “{chapter}”"
            yield Problem(handbook.origins[chapter].place("id"), "HB309", message, "add one, or take the chapter out")


@rule("HB310", "an unknown measure", "Correct the id, or add the measure under facts/measures/.")
def unknown_measure(subject: Subject) -> Iterator[Problem]:
    """What a measure replaces must be there to be replaced."""
    handbook = subject.handbook
    for measure in handbook.measures.values():
        origin = handbook.origins[measure.id]
        for index, replaced in enumerate(measure.supersedes):
            yield from _unknown(subject, _MEASURE, replaced, handbook.measures, origin.place("supersedes", index))


@rule("HB311", "an unknown figure", "Correct the id, or add the figure under facts/figures/.")
def unknown_figure(subject: Subject) -> Iterator[Problem]:
    """A dispute shows the figures that it names."""
    handbook = subject.handbook
    for dispute in handbook.disputes.values():
        origin = handbook.origins[dispute.id]
        for index, figure in enumerate(dispute.figures):
            yield from _unknown(subject, _FIGURE, figure, handbook.figures, origin.place("figures", index))


RULES = (
    unknown_source,
    unknown_claim,
    unknown_entity,
    unknown_chapter,
    uncited_source,
    unused_entity,
    answer_to_itself,
    taken_old_id,
    empty_chapter,
    unknown_measure,
    unknown_figure,
)
