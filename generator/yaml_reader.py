"""YAML text to plain values and the place of each, refusing what YAML lets slip.

Of YAML 1.2 the part that people write by hand is read: mappings, lists, quoted and plain scalars.
Plain scalars are text but for whole numbers, plain decimals, `true`, `false` and `null`; one that
YAML tools read in different ways (`no`, `012`, `1e3`, `12:30`) is a problem, as are duplicate
keys, anchors, aliases, tags and second documents. This module knows nothing of records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from generator.problems import Place, Problem, in_order

Path = tuple[str | int, ...]

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,29})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,29})\.[0-9]{1,30}")
_TWO_WAYS = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null)|~|=|<<|[-+]?\.(?i:inf|nan)"
    r"|[-+]?(0[0-9_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*\.?[0-9_]*([eE][-+]?[0-9]+)?|\.[0-9_]+([eE][-+]?[0-9]+)?|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)"
)
_TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_DEEPEST = 20
_MAY_MEAN_MORE = frozenset("+-.0123456789~=<yYnNoOtTfF")  # what begins more than plain text
_SIGNS_OF_UNUSED = "&*!%"  # anchors, aliases, tags, directives
_SET_IN = re.compile(r"[ ?-]{20}")  # as far as only a value nested that deep is
_TOO_DEEP = f"values nested more than {_DEEPEST} deep"
_UNREADABLE = re.compile("[\ud800-\udfff]")  # the halves of a character, which no encoding can hold


class _Loader(yaml.CSafeLoader):
    """PyYAML's fast loader without its guesses at what a plain scalar means: this module makes its own."""

    def resolve(self, kind: type[yaml.Node], _value: str | None, _implicit: object) -> str:
        return _TAGS[kind]

    def descend_resolver(self, _parent: yaml.Node | None, _index: object) -> None:
        """Keep no path: only PyYAML's guesses need one."""

    def ascend_resolver(self) -> None:
        """Keep no path."""


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says.

    Attributes:
        file: its path, as problems show it.
        values: text, int, Decimal, bool, None, lists and dicts; an empty dict where nothing could
            be read.
        problems: what was refused, in order.
        whole: whether every value was read; otherwise `values` may lack some.
    """

    file: str
    values: Any
    problems: tuple[Problem, ...] = ()
    whole: bool = True
    _values_at: Mapping[Path, yaml.Mark] = field(default_factory=dict)
    _keys_at: Mapping[Path, yaml.Mark] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place:
        """Return where the value at `path` stands, or else the nearest value around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self._values_at:
                return _place(self._values_at[path[:length]], self.file)
        return Place(self.file)

    def key_place(self, *path: str | int) -> Place:
        """Return where the last key of `path` stands, or else what `place` returns."""
        return _place(self._keys_at[path], self.file) if path in self._keys_at else self.place(*path)


def read_yaml(text: str, file: str) -> Document:
    """Read the text of one YAML file.

    Args:
        text: the file's text.
        file: its path, for places.
    """
    unreadable = None if text.isascii() else _UNREADABLE.search(text)
    if unreadable:
        return _nothing(file, _bad_character(text, unreadable.start(), file))
    unused: list[Problem] = []
    try:
        for problem in _unused_yaml(text, file) if _may_hold_unused(text) else ():
            unused.append(problem)
            if problem.message == _TOO_DEEP:
                return _nothing(file, *unused)  # building the values could exhaust the stack
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return _nothing(file, *(unused or (_syntax_problem(error, file),)))
    except yaml.YAMLError as error:  # a character that YAML does not allow
        character = getattr(error, "character", 0)
        start = text.find(chr(character) if isinstance(character, int) else character[:1])
        return _nothing(file, _bad_character(text, max(start, 0), file))
    reading = _Reading(file)
    values = reading.value(root, ()) if root is not None else {}
    problems = in_order((*unused, *reading.problems))
    return Document(file, values, problems, not problems, reading.values_at, reading.keys_at)


def _may_hold_unused(text: str) -> bool:
    """Return whether a text has a sign of what records do not use; few have, and this is quick."""
    brackets = text.count("[") + text.count("{")
    return any(sign in text for sign in _SIGNS_OF_UNUSED) or brackets > _DEEPEST or bool(_SET_IN.search(text))


def _unused_yaml(text: str, file: str) -> Iterator[Problem]:
    """Yield what records do not use, where it stands: anchors, aliases, tags, directives, great depth."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        place = _place(event.start_mark, file)
        if isinstance(event, yaml.AliasEvent):
            message = f"the alias “*{event.anchor}” repeats a value of elsewhere"
            yield Problem(place, "HB104", message, "write the value out")
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            if event.anchor is not None:
                yield Problem(place, "HB104", f"the anchor “&{event.anchor}”", "leave anchors (“&…”) out")
            if event.tag is not None:
                yield Problem(place, "HB104", f"the tag “{event.tag}”", "leave tags (“!…”) out")
        elif isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            yield Problem(place, "HB104", "a directive (“%…”)", "delete the line")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            yield Problem(place, "HB104", _TOO_DEEP, "no record needs that")


def _nothing(file: str, *problems: Problem) -> Document:
    return Document(file, {}, in_order(problems), whole=False)


class _Reading:
    """One walk over the nodes of a document, collecting values, places and problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.values_at: dict[Path, yaml.Mark] = {}
        self.keys_at: dict[Path, yaml.Mark] = {}
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.values_at[path] = node.start_mark
        if id(node) in self._seen or node.tag not in _TAGS.values():
            return None  # an alias or a tag, which is a problem already
        self._seen.add(id(node))
        if len(path) >= _DEEPEST and isinstance(node, yaml.CollectionNode):
            self._refuse(node, "HB104", _TOO_DEEP, "no record needs that")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(key_node, "HB104", "a key that is not plain text", "start the line with the field's name")
                continue
            key = key_node.value
            if key in values:
                first = _place(self.keys_at[(*path, key)], self.file)
                message = f"“{key}” stands twice, first in line {first.line}"
                self._refuse(key_node, "HB102", message, "keep one of the two", first)
                continue
            self.keys_at[(*path, key)] = key_node.start_mark
            values[key] = self.value(value_node, (*path, key))
        return values

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        text: str = node.value
        if node.style:  # quoted or folded
            return text
        if text in ("", "null"):
            return None
        if text[0] not in _MAY_MEAN_MORE:  # most text, told apart at once
            return text
        if text in ("true", "false"):
            return text == "true"
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if _TWO_WAYS.fullmatch(text):
            self._refuse(node, "HB103", f"“{text}” can be read in two ways", f'write "{text}" in quotes if it is text')
        return text

    def _refuse(self, node: yaml.Node, code: str, message: str, hint: str, *also: Place) -> None:
        self.problems.append(Problem(_place(node.start_mark, self.file), code, message, hint, also))


def _place(mark: Any, file: str) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


def _syntax_problem(error: yaml.MarkedYAMLError, file: str) -> Problem:
    place = _place(error.problem_mark or error.context_mark, file)
    message = error.problem or error.context or "not YAML"
    if "single document" in f"{error.problem} {error.context}" or "but found another document" in message:
        return Problem(
            place, "HB104", "a second document starts here (“---”)", "one record a file: move it to a file of its own"
        )
    if "mapping values are not allowed" in message:
        hint = "put the text in quotes if it holds “: ”"
    elif "tab" in message or "cannot start any token" in message:
        hint = "indent with blanks, not tabs; put text in quotes if it starts with a special character"
    else:
        hint = "look at this line and the one above: indentation, a missing quote or a missing “: ”"
    return Problem(place, "HB101", f"this is not YAML: {message}", hint)


def _bad_character(text: str, at: int, file: str) -> Problem:
    place = Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return Problem(place, "HB101", f"a character that YAML does not allow: U+{ord(text[at]):04X}", "delete it")
