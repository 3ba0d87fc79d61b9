"""Walk `facts/`, check the shape of every record and build the handbook.

Every file is read and every problem of shape is reported, whatever else is wrong. Folders below a
kind are for humans: records come in the order of their ids, wherever they lie. This module does
not look from one record to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.fields import ID, RESERVED, why_no_id
from generator.fingerprints import Fingerprint, read_fingerprint
from generator.folders import files_below, text_of, unopened
from generator.handbook import Handbook, Origin
from generator.problems import Place, Problem, in_order, nearest
from generator.records import Chapter, Claim, Dispute, Entity, Figure, Measure, Record, Source, Term
from generator.shapes import Flaw, shape
from generator.yaml_reader import read_yaml

_LARGEST = 1_000_000
_Filed = Claim | Source | Entity | Measure | Dispute | Figure
_KINDS: Mapping[str, type[_Filed]] = {
    "claims": Claim, "sources": Source, "entities": Entity, "measures": Measure, "disputes": Dispute, "figures": Figure,
}  # fmt: skip
_CHAPTERS = "chapters.yml"
_GLOSSARY = "glossary.yml"
_FINGERPRINTS = "fingerprints"
_FLAW_CODES: Mapping[str, str] = {
    "unknown-field": "HB201", "missing-field": "HB202", "wrong-value": "HB203", "hidden-character": "HB203",
    "wrong-date": "HB204",
}  # fmt: skip


class Loaded(NamedTuple):
    """What was read: the records that have a shape, and the problems of those that have not."""

    handbook: Handbook
    problems: tuple[Problem, ...]


def load(project: Path, facts: str = "facts") -> Loaded:
    """Read all facts below a project.

    Args:
        project: the folder that places are shown relative to.
        facts: the folder of the facts, below the project.
    """
    loading = _Loading()
    root = project / facts
    if not root.is_dir():
        loading.refuse(
            Place(facts), "HB106", f"there is no folder “{facts}”", "run the command in the project's folder"
        )
        return loading.result()
    closed: list[OSError] = []
    for name in sorted(files_below(root, closed)):
        loading.file(root / name, f"{facts}/{name}", tuple(name.split("/")))
    for error in closed:
        below = Path(error.filename).relative_to(project).as_posix()
        loading.problems.append(unopened(below, f"the folder cannot be opened: {error.strerror}"))
    return loading.result()


@dataclass
class _Loading:
    """One walk over the files, collecting records and problems."""

    records: dict[str, Record] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    fingerprints: dict[str, Fingerprint] = field(default_factory=dict)
    fingerprint_places: dict[str, Place] = field(default_factory=dict)
    terms: list[tuple[Term, Origin]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    chapters_unknown: bool = False
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, place: Place, code: str, message: str, hint: str, *also: Place) -> None:
        self.problems.append(Problem(place, code, message, hint, also))

    def result(self) -> Loaded:
        def of(kind: type[Any]) -> dict[str, Any]:
            return {key: record for key, record in self.records.items() if isinstance(record, kind)}

        def by_id(kind: type[Any]) -> dict[str, Any]:
            return dict(sorted(of(kind).items()))

        if self.chapters_unknown:  # no record is to blame for its chapter then
            in_chapters = (r for r in self.records.values() if isinstance(r, Claim | Measure | Dispute | Figure))
            self.broken |= {record.chapter for record in in_chapters}
        handbook = Handbook(
            claims=by_id(Claim),
            sources=by_id(Source),
            entities=by_id(Entity),
            measures=by_id(Measure),
            disputes=by_id(Dispute),
            figures=by_id(Figure),
            chapters=of(Chapter),  # in the order of their file
            terms=tuple(self.terms),
            fingerprints=self.fingerprints,
            fingerprint_places=self.fingerprint_places,
            origins=self.origins,
            broken=frozenset(self.broken),
        )
        return Loaded(handbook, in_order(self.problems))

    def file(self, path: Path, name: str, parts: tuple[str, ...]) -> None:
        text = self._text(path, name)
        if text is None:
            self.broken.add(path.stem)
            self.chapters_unknown |= parts == (_CHAPTERS,)
        elif parts[0] in _KINDS and len(parts) > 1 and path.suffix == ".yml":
            self._record(_KINDS[parts[0]], path.stem, name, text)
        elif parts == (_CHAPTERS,):
            self._chapters(name, text)
        elif parts == (_GLOSSARY,):
            self._glossary(name, text)
        elif parts[0] == _FINGERPRINTS and len(parts) == 2 and path.suffix == ".json":
            self._fingerprint(path.stem, name, text)
        else:
            self.broken.add(path.stem)
            where = ", ".join((*(f"{kind}/…/<id>.yml" for kind in _KINDS), _CHAPTERS, _GLOSSARY))
            meant = "" if parts[0] in _KINDS else nearest(parts[0], _KINDS)
            self.refuse(
                Place(name),
                "HB106",
                "no record lives here",
                f"records live in {where}; {meant}".strip("; "),
            )

    def _text(self, path: Path, name: str) -> str | None:
        text = text_of(path, name, _LARGEST)
        if isinstance(text, Problem):
            self.problems.append(text)
            return None
        return text

    def _record(self, kind: type[_Filed], stem: str, name: str, text: str) -> None:
        if reason := why_no_id(stem):
            self.refuse(Place(name), "HB205", reason, "rename the file")
        document = read_yaml(text, name)
        self.problems += document.problems
        self._shape(kind, stem, document.values, Origin(document))

    def _listed(self, name: str, text: str, what: str, start: str) -> Iterator[tuple[Any, Origin]] | None:
        """Return the items of a file that lists records, each with its origin; nothing where it is no list."""
        document = read_yaml(text, name)
        self.problems += document.problems
        if isinstance(document.values, list):
            return ((values, Origin(document, (index,))) for index, values in enumerate(document.values))
        if document.whole:
            self.refuse(
                document.place(), "HB203", f"expected a list of {what}s", f"start each {what} with “- {start}: …”"
            )
        return None

    def _chapters(self, name: str, text: str) -> None:
        listed = self._listed(name, text, "chapter", "id")
        self.chapters_unknown |= listed is None
        for values, origin in listed or ():
            identity = values.get("id") if isinstance(values, dict) else None
            is_id = isinstance(identity, str) and bool(ID.fullmatch(identity))
            self.chapters_unknown |= not is_id
            if identity in RESERVED:
                self.refuse(origin.place("id"), "HB205", why_no_id(str(identity)), "give the chapter another id")
            self._shape(Chapter, str(identity) if is_id else "", values, origin)

    def _glossary(self, name: str, text: str) -> None:
        listed = self._listed(name, text, "term", "term")
        terms = [(self._shaped(Term, values, origin), origin) for values, origin in listed or ()]
        if listed is None or any(term is None for term, _ in terms):
            self.broken.add(Path(name).stem)
        self.terms += [(term, origin) for term, origin in terms if term]

    def _shape(self, kind: type[Any], identity: str, values: Any, origin: Origin) -> None:
        if kind is not Chapter and isinstance(values, dict):
            if "id" in values:
                self.refuse(
                    origin.key_place("id"), "HB201", "unknown field “id”", "delete it: the file's name is the id"
                )
            values = {**values, "id": identity} if values or origin.document.whole else values
        record = self._shaped(kind, values, origin)
        if record is None:
            self.broken.add(identity)
        elif identity in self.origins:
            self.broken.add(identity)
            first, second = self.origins[identity].place(), origin.place()
            for here, there in ((first, second), (second, first)):
                self.refuse(
                    here,
                    "HB206",
                    f"the id “{identity}” is taken twice, also by {there.file}",
                    "rename one of the two",
                    there,
                )
        else:
            self.records[identity] = record
            self.origins[identity] = origin

    def _shaped(self, kind: type[Any], values: Any, origin: Origin) -> Any:
        """Return the record that the values make, or nothing where they make none; their problems are kept."""
        if not isinstance(values, dict) or (not values and not origin.document.whole):
            if origin.document.whole:
                self.refuse(
                    origin.place(), "HB203", "expected fields", "write each field on a line of its own: “name: value”"
                )
            return None
        record = shape(kind, values)
        if isinstance(record, tuple):
            refused = {problem.place for problem in origin.document.problems}  # what YAML lost is no second problem
            self.problems += (p for flaw in record for p in _flaw_problem(flaw, origin) if p.place not in refused)
            return None
        return record

    def _fingerprint(self, stem: str, name: str, text: str) -> None:
        try:
            self.fingerprints[stem] = read_fingerprint(text)
            self.fingerprint_places[stem] = Place(name)
        except ValueError as error:
            hint = f"make it anew: handbook capture FILE|URL --source {stem}"
            self.refuse(Place(name), "HB412", f"this is no fingerprint: {error}", hint)
            self.broken.add(stem)


def _flaw_problem(flaw: Flaw, origin: Origin) -> Iterator[Problem]:
    if flaw.path == ("id",) and not origin.prefix:
        return  # the file's name, reported as such
    code = _FLAW_CODES[flaw.kind]
    label = ".".join(f"{key + 1}" if isinstance(key, int) else key for key in flaw.path)
    if flaw.kind == "unknown-field":
        hint = nearest(flaw.found, flaw.allowed) or f"the fields are {', '.join(flaw.allowed)}"
        yield Problem(origin.key_place(*flaw.path), code, f"unknown field “{flaw.found}”", hint)
    elif flaw.kind == "missing-field":
        yield Problem(origin.place(*flaw.path), code, f"the field “{label}” is missing", f"add “{flaw.path[-1]}: …”")
    elif flaw.kind == "hidden-character":
        message = f"“{label}” has a character that hides or reorders text: {flaw.found}"
        yield Problem(origin.place(*flaw.path), code, message, "delete it, or type the words around it anew")
    elif flaw.kind == "wrong-date":
        yield Problem(origin.place(*flaw.path), code, f"“{label}” is no date: {flaw.expected}")
    else:
        hint = nearest(flaw.found.strip("“”"), flaw.allowed) if flaw.found.startswith("“") else ""
        yield Problem(origin.place(*flaw.path), code, f"“{label}” is {flaw.found}; expected {flaw.expected}", hint)
