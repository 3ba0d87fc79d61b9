"""Rules on evidence: that each claim has some, and that the sources bear it out.

What the fingerprints say comes from `verification`; this module turns it into problems and reads no
source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from generator.passages import Miss
from generator.problems import Place, Problem
from generator.rules.rule import Check, Rule, Subject, rule
from generator.verification import Key

Kind = Literal["form", "short", "long", "absent", "ambiguous", "cut-off"]


@rule(
    "HB401", "a claim without evidence", "Add the passage of a source that shows it: evidence, with source and passage."
)
def no_evidence(subject: Subject) -> Iterator[Problem]:
    """A claim that nothing shows is not in the handbook."""
    for claim in subject.handbook.claims.values():
        if not any(evidence.direction == "supports" for evidence in claim.evidence):
            origin = subject.handbook.origins[claim.id]
            what = "that supports it" if claim.evidence else ""
            yield Problem(
                origin.key_place("evidence"),
                "HB401",
                f"the claim has no evidence {what}".strip(),
                "add “evidence: - source: … passage: …”",
            )


def _missed(code: str, *kinds: Kind) -> Check:
    def check(subject: Subject) -> Iterator[Problem]:
        for (claim, index), found in subject.verification.passages.items():
            if isinstance(found, Miss) and found.kind in kinds:
                place = subject.handbook.origins[claim].place("evidence", index, "passage")
                yield Problem(place, code, found.message, found.hint)

    return check


def _passage_rule(code: str, title: str, why: str, fix: str, *kinds: Kind) -> Rule:
    return Rule(code, title, why, fix, _missed(code, *kinds))


passage_not_found = _passage_rule(
    "HB402",
    "a passage that the source does not have",
    "A citation is a promise that the words stand there; one changed word breaks it.",
    "Copy the first and last words from the source, to the letter.",
    "absent",
)
passage_ambiguous = _passage_rule(
    "HB403",
    "a passage that stands in two places",
    "A reader must be led to one place, and the words around it decide what it means.",
    "Give more of its first or last words, until only one place has them.",
    "ambiguous",
)
passage_too_long = _passage_rule(
    "HB404",
    "a passage that is too long",
    "The handbook points into sources and does not republish them; and a long passage proves little in particular.",
    "Give three to eight words at each end, up to twelve without a gap, at most 150 from end to end.",
    "long",
)
passage_too_short = _passage_rule(
    "HB405",
    "a passage that is too short",
    "Fewer than three words stand everywhere and prove nothing.",
    "Give three to eight words at each end, or up to twelve whole.",
    "short",
)
passage_form = _passage_rule(
    "HB406",
    "a passage of the wrong form",
    "The gap between the two ends is one sign, “ … ”, so that no word of a source is taken for it.",
    "Write “first words … last words”, with one “ … ”.",
    "form",
)
passage_cut_off = _passage_rule(
    "HB407",
    "a passage that leaves out a negation or hedge",
    "“Need to worry” is not what a source says that has “no need to worry”.",
    "Start the passage at the word that the message names.",
    "cut-off",
)


@rule(
    "HB408",
    "a printed number or date that is not in the passage",
    "Copy it with its hedge and unit, at least three words, from the cited passage.",
)
def printed_not_found(subject: Subject) -> Iterator[Problem]:
    """A number is only as good as the place where it is printed, with “over” or “about” before it."""
    checked: tuple[tuple[str, Mapping[Key, bool | Miss | None]], ...] = (
        ("quantities", subject.verification.quantities),
        ("dates", subject.verification.dates),
    )
    for field, results in checked:
        for (claim, index), found in results.items():
            if isinstance(found, Miss):
                place = subject.handbook.origins[claim].place(field, index, "as_printed")
                yield Problem(place, "HB408", found.message, found.hint)


@rule(
    "HB413",
    "a capture that does not match its fingerprint",
    "Run `handbook capture` again; never type or edit its figures.",
)
def capture_mismatch(subject: Subject) -> Iterator[Problem]:
    """The figures of a capture and its fingerprint come from one reading of one text, or prove nothing."""
    handbook = subject.handbook
    for source in handbook.sources.values():
        origin, fingerprint = handbook.origins[source.id], handbook.fingerprints.get(source.id)
        hint = f"run: handbook capture FILE|URL --source {source.id}"
        if source.capture is None:
            if fingerprint:
                yield Problem(
                    origin.place(), "HB413", "the source has a fingerprint, but no figures of a capture", hint
                )
        elif fingerprint is None:
            if source.id not in handbook.broken:
                yield Problem(
                    origin.key_place("capture"), "HB413", "the source has a capture, but no fingerprint", hint
                )
        else:
            for name in ("sha256", "words"):
                stated, computed = getattr(source.capture, name), getattr(fingerprint, name)
                if stated != computed:
                    message = f"“{name}” is {_short(stated)}, the fingerprint's is {_short(computed)}"
                    yield Problem(origin.place("capture", name), "HB413", message, hint)
            if fingerprint.source != source.id:
                message = f"the fingerprint is of the source “{fingerprint.source}”"
                yield Problem(origin.key_place("capture"), "HB413", message, hint)


def _short(value: object) -> str:
    return str(value)[:12] + ("…" if len(str(value)) > 12 else "")


@rule("HB414", "nothing was verified", "Capture a source and cite a passage of it.")
def nothing_verified(subject: Subject) -> Iterator[Problem]:
    """A check that checked nothing must not pass."""
    totals = subject.verification.totals()
    if not subject.handbook.broken and not totals["passages_verified"]:
        message = f"no passage was verified against a fingerprint, of {totals['passages']} cited"
        yield Problem(Place("facts"), "HB414", message, "capture a source: handbook capture FILE|URL --source ID")


RULES = (
    no_evidence,
    passage_not_found,
    passage_ambiguous,
    passage_too_long,
    passage_too_short,
    passage_form,
    passage_cut_off,
    printed_not_found,
    capture_mismatch,
    nothing_verified,
)
