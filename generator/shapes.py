"""What is wrong with the shape of a record: plain values to a record, or to a list of flaws.

Plain values are those that a YAML file holds; a flaw has the path of the value it is about. The
models, and the words for what a value must be, are those of `records`. This module knows no file
and no line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with the shape of one value.

    Attributes:
        kind: `unknown-field`, `missing-field`, `wrong-date`, `hidden-character` or `wrong-value`.
        path: keys and indices that lead to the value.
        found: the value as an author would recognise it; for a field, its name; for a hidden
            character, its number and what stands in front of it.
        expected: what would have been right.
        allowed: the values or field names to choose from, where they can be listed.
    """

    kind: Literal["unknown-field", "missing-field", "wrong-date", "hidden-character", "wrong-value"]
    path: tuple[str | int, ...]
    found: str
    expected: str
    allowed: tuple[str, ...] = ()


def shape(model: type[R], values: Mapping[str, Any]) -> R | tuple[Flaw, ...]:
    """Return the record that the values make, or all flaws of their shape.

    Args:
        model: the kind of record.
        values: plain values (text, int, Decimal, bool, None, list, dict) with the record's id.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        return tuple(_flaw(model, cast("dict[str, Any]", item)) for item in error.errors(include_url=False))


def _flaw(model: type[BaseModel], error: dict[str, Any]) -> Flaw:
    path = tuple(error["loc"])
    found = _words(error["input"])
    match error["type"]:
        case "extra_forbidden":
            fields = tuple(name for name in _fields_at(model, path[:-1]) if name != "id")
            return Flaw("unknown-field", path, str(path[-1]), f"one of {', '.join(fields)}", fields)
        case "missing":
            return Flaw("missing-field", path, "nothing", str(path[-1]))
        case "literal_error":
            allowed = _choices(model, path)
            return Flaw("wrong-value", path, found, f"one of {', '.join(allowed)}", allowed)
        case "wrong_date":
            return Flaw("wrong-date", path, found, error["ctx"]["expected"])
        case "hidden_character":
            before = error["ctx"]["before"]
            place = f"behind “{before}”" if before else "at the start"
            return Flaw("hidden-character", path, f"{error['ctx']['sign']} {place}", "only what can be seen")
        case "wrong_value":
            return Flaw("wrong-value", path, found, error["ctx"]["expected"])
        case "string_type":
            expected = "text; put it in quotes if it looks like a number or a date"
        case "string_too_long":
            expected = f"at most {error['ctx']['max_length']} characters"
        case "too_short":
            expected = "at least one"
        case "model_type" | "model_attributes_type":
            expected = "fields, each on a line of its own: “name: value”"
        case _:
            expected = str(error["msg"]).removeprefix("Input should be ").lower()
    return Flaw("wrong-value", path, found, expected)


def _words(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case list() | tuple():
            return "a list"
        case Mapping():
            return "fields"
        case _:
            text = str(value)
            return f"“{text if len(text) <= 60 else text[:57] + '…'}”"


def _fields_at(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[str, ...]:
    inner = _model_at(model, path)
    return tuple(inner.model_fields) if inner else ()


def _choices(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[str, ...]:
    inner = _model_at(model, path[:-1])
    annotation = inner.model_fields[str(path[-1])].annotation if inner else None
    return tuple(choice for choice in _literals(annotation) if isinstance(choice, str))


def _literals(annotation: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = ()
    for argument in get_args(annotation):
        found += _literals(argument) if get_args(argument) else (argument,)
    return found


def _model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """Return the model whose fields stand at `path`, an index standing for any item of a list."""
    current: type[BaseModel] | None = model
    for key in path:
        if isinstance(key, int) or current is None:
            continue
        field = current.model_fields.get(key)
        current = (
            next((a for a in _literals(field.annotation) if isinstance(a, type) and issubclass(a, BaseModel)), None)
            if field
            else None
        )
        if field and current is None and isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            current = field.annotation
    return current
