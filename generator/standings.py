"""What the evidence makes of a claim: derived from the handbook, with every step's reason.

The rows, strongest first: contradicted, superseded, disputed, qualified, documented, corroborated,
on record. The first that applies is the standing; the reasons name all that apply, so a claim that
is corroborated and disputed reads *disputed* and shows both. Reports that pass on one statement
count once, and what was not machine-checked never lifts a claim above on record. Nothing here is
an opinion of the handbook: change the evidence, and the standing follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.handbook import Handbook
from generator.links import Links
from generator.records import PRIMARY_RECORDS, Claim, Direction, Evidence, Party, SourceType
from generator.verification import Verification

Standing = Literal["contradicted", "superseded", "disputed", "qualified", "documented", "corroborated", "on-record"]
STANDINGS: tuple[Standing, ...] = (
    "contradicted", "superseded", "disputed", "qualified", "documented", "corroborated", "on-record",
)  # fmt: skip
_SPEAKS_FOR_ITSELF = frozenset({"event", "measure", "quantity"})
_ACTS = PRIMARY_RECORDS - {"transcript"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the derivation.

    Attributes:
        row: the standing it speaks for.
        text: one sentence, plain text.
        claims: ids of the claims it rests on.
        sources: ids of the sources it rests on.
    """

    row: Standing
    text: str
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The standing of one claim.

    Attributes:
        standing: the row that applies.
        because: every reason found, the standing's own first.
        voices: how many independent voices support the claim.
        review_due: whether its `review_by` has passed.
    """

    standing: Standing
    because: tuple[Reason, ...]
    voices: int
    review_due: bool = False


@dataclass(frozen=True, slots=True)
class Derivation:
    """Derives standings of one handbook on one date."""

    handbook: Handbook
    verification: Verification
    links: Links
    today: date

    def of(self, claim: Claim) -> Finding:
        """Return the standing of a claim."""
        reasons = [
            *self._contradicted(claim),
            *self._superseded(claim),
            *self._answered(claim),
            *self._documented(claim),
            *self._corroborated(claim),
            *self._on_record(claim),
        ]
        reasons.sort(key=lambda reason: STANDINGS.index(reason.row))
        voices = {self.handbook.voice_of(e.source) for _, e in self._evidence(claim, "supports")}
        due = claim.review_by is not None and claim.review_by < self.today
        return Finding(reasons[0].row, tuple(reasons), len(voices), due)

    def _evidence(self, claim: Claim, direction: Direction) -> Iterator[tuple[int, Evidence]]:
        return ((i, e) for i, e in enumerate(claim.evidence) if e.direction == direction)

    def _is_checked_record(self, claim: Claim, index: int, evidence: Evidence) -> bool:
        source = self.handbook.sources.get(evidence.source)
        return bool(source and source.type in PRIMARY_RECORDS and self.verification.span(claim.id, index))

    def _contradicted(self, claim: Claim) -> Iterator[Reason]:
        """A machine-checked primary record disputes it, and none supports it."""
        if any(
            self._is_checked_record(claim, i, e)
            for i, e in self._evidence(claim, "supports")
            if not self._is_own_word(claim, e)
        ):
            return
        against = [
            e.source
            for i, e in self._evidence(claim, "disputes")
            if self._is_checked_record(claim, i, e) and self.handbook.sources[e.source].type in _recording(claim)
        ]
        by: list[str] = []
        for identity, how in self.links.answered_by.get(claim.id, ()):
            answer = self.handbook.claims[identity]
            records = [
                e.source
                for i, e in self._evidence(answer, "supports")
                if self._is_checked_record(answer, i, e)
                and self.handbook.sources[e.source].type in _recording(answer) & _proving(answer)
                and not self._is_own_word(answer, e)
            ]
            if how == "disputes" and records:
                against += records
                by.append(identity)
        if against:
            yield Reason(
                "contradicted",
                "A machine-checked primary record disputes it, and none supports it.",
                tuple(by),
                tuple(dict.fromkeys(against)),
            )

    def _is_own_word(self, claim: Claim, evidence: Evidence) -> bool:
        """A transcript of the speaker's own words shows that it was said, not that it is so."""
        source = self.handbook.sources.get(evidence.source)
        return bool(
            source and source.type == "transcript" and self.handbook.relays_speaker(evidence.source, claim.speaker)
        )

    def _superseded(self, claim: Claim) -> Iterator[Reason]:
        """A later claim of the same speaker or party replaces it."""
        own = self.handbook.parties_of(claim)
        by = [
            identity
            for identity in self.links.superseded_by.get(claim.id, ())
            if not _is_earlier(later := self.handbook.claims[identity], claim)
            and (later.speaker == claim.speaker or self.handbook.parties_of(later) & own)
        ]
        if by:
            yield Reason("superseded", "A later claim of the same party replaces it.", tuple(by))

    def _answered(self, claim: Claim) -> Iterator[Reason]:
        """Counter-claims, and passages that dispute or qualify it."""
        own = self.handbook.parties_of(claim)
        disputing, qualifying = [], []
        for identity, how in self.links.answered_by.get(claim.id, ()):
            answer = self.handbook.claims[identity]
            if not any(self._evidence(answer, "supports")):
                continue
            if how == "qualifies":
                qualifying.append(identity)
            elif self.handbook.parties_of(answer) - own:
                disputing.append(identity)
            else:
                qualifying.append(identity)
        if disputing:
            yield Reason(
                "disputed",
                "A counter-claim of another party, with evidence, disputes or undercuts it.",
                tuple(disputing),
            )
        others = [e.source for _, e in self._evidence(claim, "disputes") if self._voice_party(e.source) - own]
        if others:
            yield Reason("disputed", "A passage of another party disputes it.", (), tuple(dict.fromkeys(others)))
        if qualifying:
            yield Reason("qualified", "A counter-claim qualifies it.", tuple(qualifying))
        limits = [e.source for _, e in self._evidence(claim, "qualifies")]
        limits += [e.source for _, e in self._evidence(claim, "disputes") if e.source not in others]
        if limits:
            yield Reason("qualified", "A passage qualifies it.", (), tuple(dict.fromkeys(limits)))

    def _documented(self, claim: Claim) -> Iterator[Reason]:
        """A machine-checked primary record itself shows the event, measure or quantity."""
        if claim.kind not in _SPEAKS_FOR_ITSELF:
            return
        records = [
            e.source
            for i, e in self._evidence(claim, "supports")
            if self._is_checked_record(claim, i, e) and self.handbook.sources[e.source].type in _recording(claim)
        ]
        if records:
            yield Reason(
                "documented", "A machine-checked primary record itself shows it.", (), tuple(dict.fromkeys(records))
            )

    def _corroborated(self, claim: Claim) -> Iterator[Reason]:
        """A machine-checked passage of another party, not relaying the speaker, supports it."""
        own = self.handbook.parties_of(claim)
        checked = [e.source for i, e in self._evidence(claim, "supports") if self.verification.span(claim.id, i)]
        if claim.speaker:
            backing = [
                s for s in checked if not self.handbook.relays_speaker(s, claim.speaker) and self._voice_party(s) - own
            ]
        else:  # nobody's word: two parties must show it
            parties = frozenset[Party]().union(*(self._voice_party(s) for s in checked))
            backing = checked if len(parties) > 1 else []
        if backing:
            yield Reason(
                "corroborated",
                "A machine-checked passage of another party, not relaying the speaker, supports it.",
                (),
                tuple(dict.fromkeys(backing)),
            )

    def _voice_party(self, source: str) -> frozenset[Party]:
        party = self.handbook.voice_party(source)
        return frozenset({party} if party else ())

    def _on_record(self, claim: Claim) -> Iterator[Reason]:
        supporting = [(i, e) for i, e in self._evidence(claim, "supports")]
        checked = sum(self.verification.span(claim.id, i) is not None for i, _ in supporting)
        voices = {self.handbook.voice_of(e.source) for _, e in supporting}
        passages = f"{len(supporting)} passage{'s' * (len(supporting) != 1)}"
        voice = "one voice" if len(voices) == 1 else f"{len(voices)} voices"
        who = "shows" if len(supporting) == 1 else "show"
        what = "that it was said" if claim.speaker else "it"
        sources = tuple(dict.fromkeys(e.source for _, e in supporting))
        yield Reason(
            "on-record",
            f"{passages.capitalize()} of {voice} {who} {what}; {checked or 'none'} machine-checked.",
            (),
            sources,
        )


def _recording(claim: Claim) -> frozenset[SourceType]:
    """Return the types of source that are a record of what a claim says.

    What a party says in a transcript is its word, and no record of how it is; a transcript is a record
    of what happened there, which the handbook tells in nobody's name.
    """
    return _ACTS if claim.speaker else PRIMARY_RECORDS


def _proving(claim: Claim) -> frozenset[SourceType]:
    """Return the types of source by which a claim can contradict another one.

    An official act that states what its issuer holds shows that it is held, and no more; a ruling decides.
    """
    return PRIMARY_RECORDS if claim.kind in _SPEAKS_FOR_ITSELF else frozenset({"ruling"})


def _is_earlier(claim: Claim, than: Claim) -> bool:
    return bool(claim.said and than.said and claim.said.latest < than.said.earliest)
