"""Skeletons of new records, and the JSON Schema by which an editor helps to fill them in.

Both are read off the models in `records`, so that a field added there appears here. A skeleton
names every field; those that are needed come first, the others are comments. The schema is draft
2020-12, as pydantic writes it, with the forms of ids and dates added. This module checks no record.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from generator.dates import Moment
from generator.fields import ID, ID_LENGTH, why_no_id
from generator.loading import load
from generator.problems import Place, Problem, nearest
from generator.records import Capture, Claim, Dispute, Entity, Figure, Measure, Source

Kind = Literal["claim", "source", "entity", "measure", "dispute", "figure"]


class Filed(NamedTuple):
    """Where records of a kind lie: the model, the folder, the field that may be given, and whether it has folders."""

    model: type[Claim | Source | Entity | Measure | Dispute | Figure]
    folder: str
    within: Literal["chapter", "kind"] | None = None
    in_folders: bool = False


KINDS: Mapping[Kind, Filed] = {
    "claim": Filed(Claim, "claims", "chapter", in_folders=True),
    "source": Filed(Source, "sources"),
    "entity": Filed(Entity, "entities", "kind", in_folders=True),
    "measure": Filed(Measure, "measures", "chapter"),
    "dispute": Filed(Dispute, "disputes", "chapter"),
    "figure": Filed(Figure, "figures", "chapter"),
}
# What the models leave to rules, because a single value cannot tell it.
_HINTS = {
    "claim": "one assertion, in the handbook's own words, without quotation marks",
    "chapter": "id of a chapter, see facts/chapters.yml",
    "question": "one question that all sides would accept",
    "speaker": "id of the entity that says it; a claim of kind event or measure can do without",
    "said": "when it was said",
    "about": "ids of the entities it is about: [a, b]",
    "evidence": "the passages that show it; every claim needs one that supports it",
    "quantities": "each number in the claim's text, as its source prints it",
    "dates": "each date in the claim's text, as its source prints it",
    "answers": "the claims that it answers",
    "supersedes": "ids of the claims that it replaces",
    "review_by": "the day after which the page says that it is due for review",
    "formerly": "ids that the record had before",
    "note": "what a reader must know to read it rightly",
    "title": "as printed",
    "language": "such as en or zh",
    "published": "when it was published",
    "url": "its address",
    "archived": "the address of an archived copy",
    "also_at": "further addresses",
    "capture": "leave it out: `handbook capture` writes it",
    "name": "in English, as commonly written",
    "aliases": "other names, as the sources print them: [a, b]",
    "description": "one neutral sentence",
}
_INNER_HINTS = {
    "value": "the number, or [lowest, highest]",
    "date": "such as 2025-10-12 or 2025-10",
    "claim": "id of the claim that is answered",
    "note": _HINTS["note"],
    "claims": "ids of the side's claims: [a, b]",
    "label": "what the values have in common",
}
_DATE = {"type": ["string", "integer"], "description": "2025-10-12, 2025-10, 2025, 2025-10~ or 2025-10-09/2025-10-12"}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_VALUE = {"anyOf": [{"type": "number"}, {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}]}


def new_record(kind: Kind, identity: str, given: Mapping[str, str] | None = None) -> str:
    """Return the YAML of an empty record.

    Args:
        kind: what to record.
        identity: its id, which becomes the file's name.
        given: values of fields that are known already.
    """
    model, given = KINDS[kind].model, given or {}
    lines = [
        f"# {identity}: a new {kind}. Fill in what is needed; take away the “# ” of what you use.",
        "",
        "# Needed:",
    ]
    optional = ["", "# If it applies:"]
    for name, field in model.model_fields.items():
        if name == "id":
            continue
        comment = _comment(field.description or _HINTS.get(name, ""), field.annotation)
        inner = _inner(field.annotation)
        if field.is_required() or name in given:
            lines.append(f"{name}: {given.get(name, '')}".rstrip() + comment)
            lines += _items(inner, "  ", needed=True) if inner else ()
        else:
            optional.append(f"# {name}:{comment}")
            optional += _items(inner, "  ") if inner and inner is not Capture else ()
    return "\n".join([*lines, *optional]) + "\n"


def add_record(
    project: Path, kind: Kind, identity: str, within: str | None = None, facts: str = "facts"
) -> Path | tuple[Problem, ...]:
    """Write a skeleton where it belongs, and return its path below the project; never overwrite.

    Args:
        project: the project's folder.
        kind: what to record.
        identity: its id.
        within: the chapter of a record, or the kind of an entity.
        facts: the folder of the facts, below the project.
    """
    filed = KINDS[kind]
    place = Place(f"{facts}/{filed.folder}")
    if reason := why_no_id(identity):
        return (Problem(place, "HB205", reason, "choose another"),)
    handbook = load(project, facts).handbook
    taken = [path.relative_to(project).as_posix() for path in sorted((project / facts).rglob(f"{identity}.yml"))]
    if identity in handbook.origins:  # a chapter has no file of its own
        taken.append(handbook.origins[identity].file)
    if taken:
        return (Problem(Place(taken[0]), "HB206", f"the id “{identity}” is taken", "choose another"),)
    field = filed.within
    if field and within:
        kinds = _choices(Entity.model_fields["kind"].annotation)
        allowed = tuple(handbook.chapters) if field == "chapter" else kinds
        if within not in allowed:
            hint = nearest(within, allowed) or f"one of {', '.join(allowed)}"
            code = "HB304" if field == "chapter" else "HB203"
            return (Problem(place, code, f"there is no {field} “{within}”", hint),)
    parts = (facts, filed.folder, *([within] if filed.in_folders and within else []), f"{identity}.yml")
    path = project.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file_:
        file_.write(new_record(kind, identity, {field: within} if field and within else None))
    return Path(*parts)


def json_schema(kind: Kind) -> str:
    """Return the JSON Schema of a record's file, without its id, which is the file's name."""
    model = KINDS[kind].model
    schema = model.model_json_schema()
    for definition, fields in ((schema, model), *((schema["$defs"][m.__name__], m) for m in _models_in(model))):
        _complete(definition, fields)
    del schema["properties"]["id"]
    schema["required"].remove("id")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False) + "\n"


def _comment(description: str, annotation: Any) -> str:
    choices = " | ".join(_choices(annotation))
    said = f"{choices}  ({description})" if choices and description else choices or description
    return f"  # {said}" if said else ""


def _items(model: type[Any], blanks: str, *, needed: bool = False, is_list: bool = True) -> Iterator[str]:
    """Yield the lines of one item of a list, or of the fields within a field; what is not needed is a comment."""
    for index, (name, field) in enumerate(model.model_fields.items()):
        comment = _comment(field.description or _INNER_HINTS.get(name, ""), field.annotation)
        mark = "" if not is_list else "  " if index else "- "
        is_needed = needed and field.is_required()
        yield f"{'' if is_needed else '# '}{blanks}{mark}{name}:{comment}"
        inner = _inner(field.annotation)
        if inner:
            deeper = f"{blanks}    " if is_list else f"{blanks}  "
            yield from _items(inner, deeper, needed=is_needed, is_list=_is_list(field.annotation))


def _is_list(annotation: Any) -> bool:
    """Return whether a field takes a list."""
    return get_origin(annotation) is tuple or any(_is_list(argument) for argument in get_args(annotation))


def _complete(definition: dict[str, Any], model: type[Any]) -> None:
    """Add the forms that the models check by functions, which pydantic cannot put into a schema."""
    for name, field in model.model_fields.items():
        prop = definition["properties"][name]
        prop.pop("title", None)
        for part in (prop, *prop.get("anyOf", ()), *([prop["items"]] if "items" in prop else ())):
            if part.get("maxLength") == ID_LENGTH:
                part["pattern"] = f"^{ID.pattern}$"
        form = _form(name, field.annotation)
        if form and "anyOf" in prop:
            prop["anyOf"] = [form, *(part for part in prop["anyOf"] if part)]
        elif form:
            prop |= {**form, **{key: prop[key] for key in ("description",) if key in prop}}
        hint = (_HINTS if model in {filed.model for filed in KINDS.values()} else _INNER_HINTS).get(name)
        if "description" not in prop and hint:
            prop["description"] = hint


def _form(name: str, annotation: Any) -> dict[str, Any] | None:
    leaves = _leaves(annotation)
    if Moment in leaves:
        return _DATE
    if date in leaves:
        return _DAY
    return _VALUE if name == "value" else None


def _choices(annotation: Any) -> tuple[str, ...]:
    return tuple(leaf for leaf in _leaves(annotation) if isinstance(leaf, str))


def _inner(annotation: Any) -> type[Any] | None:
    """Return the model that a field holds, alone or in a list."""
    return next((leaf for leaf in _leaves(annotation) if hasattr(leaf, "model_fields")), None)


def _models_in(model: type[Any]) -> Iterator[type[Any]]:
    for field in model.model_fields.values():
        inner = _inner(field.annotation)
        if inner:
            yield inner
            yield from _models_in(inner)


def _leaves(annotation: Any) -> tuple[Any, ...]:
    """Return the plain types and literal values that an annotation is made of."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Literal or not arguments:
        return arguments or (annotation,)
    inside = arguments if get_origin(annotation) in (tuple, Union, types.UnionType) else arguments[:1]
    return tuple(leaf for argument in inside for leaf in _leaves(argument))
