"""The immutable index of all records, with where each of them stands.

It answers what one look-up can: a record by its id, the party a claim speaks for, the voice behind
a source. This module derives no standing and finds no problems.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.fingerprints import Fingerprint
from generator.problems import Place
from generator.records import Chapter, Claim, Dispute, Entity, Figure, Measure, Party, Source, Term
from generator.yaml_reader import Document, Path


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a record was read from, and the path of the record in it."""

    document: Document
    prefix: Path = ()

    @property
    def file(self) -> str:
        """The file's path below the project."""
        return self.document.file

    def place(self, *path: str | int) -> Place:
        """Return where the value at `path` of the record stands."""
        return self.document.place(*self.prefix, *path)

    def key_place(self, *path: str | int) -> Place:
        """Return where the last key of `path` stands."""
        return self.document.key_place(*self.prefix, *path)


@dataclass(frozen=True)
class Handbook:
    """All records by id.

    Attributes:
        claims: every claim.
        sources: every source.
        entities: every entity.
        measures: every measure.
        disputes: every dispute.
        figures: every figure.
        chapters: every chapter, in the order of the handbook.
        terms: every term of the glossary, in the order of its file, with where it stands.
        fingerprints: by the id of their source.
        fingerprint_places: where each fingerprint's file is.
        origins: where each record stands.
        broken: ids of records that could not be read; they exist, but nothing is known of them.
    """

    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    disputes: Mapping[str, Dispute] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    chapters: Mapping[str, Chapter] = field(default_factory=dict)
    terms: tuple[tuple[Term, Origin], ...] = ()
    fingerprints: Mapping[str, Fingerprint] = field(default_factory=dict)
    fingerprint_places: Mapping[str, Place] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()

    def lineage(self, entity: str | None) -> Iterator[str]:
        """Yield an entity's id and those of the entities it is part of, inmost first, each once."""
        seen: set[str] = set()
        while entity and entity not in seen:
            seen.add(entity)
            yield entity
            known = self.entities.get(entity)
            entity = known.part_of if known else None

    def party_of(self, entity: str | None) -> Party | None:
        """Return the party of an entity: its own, or that of the nearest it is part of."""
        for ancestor in self.lineage(entity):
            known = self.entities.get(ancestor)
            if known and known.party:
                return known.party
        return None

    def parties_of(self, claim: Claim) -> frozenset[Party]:
        """Return whom a claim speaks for: its speaker's party, or else its supporting voices'."""
        if claim.speaker:
            own = self.party_of(claim.speaker)
            return frozenset({own} if own else ())
        voices = (self.voice_party(e.source) for e in claim.evidence if e.direction == "supports")
        return frozenset(party for party in voices if party)

    def voice_of(self, source: str) -> str:
        """Return the id of the voice a source carries: what it relays in the end, or its publisher.

        Reports that relay one statement, and sources of the same words, have one voice.
        """
        seen: list[str] = []
        current = source
        while current not in seen:
            seen.append(current)
            known = self.sources.get(current)
            if known is None:
                return current
            current = known.same_words_as or known.relays or known.publisher
        return min(seen[seen.index(current) :])  # sources that only relay each other are one voice

    def is_table(self, source: str) -> bool:
        """Return whether a source was captured as the cells of a data file, so that its passages are cells."""
        known = self.sources.get(source)
        return bool(known and known.capture and known.capture.table)

    def voice_party(self, source: str) -> Party | None:
        """Return the party of the voice a source carries."""
        return self.party_of(self.voice_of(source))

    def relays_speaker(self, source: str, speaker: str | None) -> bool:
        """Return whether a source carries a speaker's own words, or those of whom the speaker speaks for.

        It does where it relays them, and where the speaker published it.
        """
        if speaker is None:
            return False
        known = self.sources.get(source)
        carried = {*self.lineage(self.voice_of(source)), *self.lineage(known.publisher if known else None)}
        return not carried.isdisjoint(self.lineage(speaker))
