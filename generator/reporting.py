"""Problems, measures and what is due as text for a terminal; problems also for GitHub or as JSON.

Facts are other people's text: control characters, line breaks and invisible marks in them are
shown as escapes, so that none reaches a terminal and one problem stays one line. GitHub's forms
are those of its workflow commands (“Workflow commands for GitHub Actions”). This module finds no
problem and prints nothing.
"""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from generator.boards import GROUPS, Board
from generator.dates import read_moment
from generator.problems import Problem
from generator.reviews import KINDS, Due
from generator.rules import Rule

_COUNTED = ("passages", "quantities", "dates")
# Control, format, surrogate, and the separators of lines and paragraphs.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_WIDTH = 80


def as_text(problems: Iterable[Problem], totals: Mapping[str, int] | None = None) -> str:
    """Return the problems as a terminal shows them, the last line counting them.

    Args:
        problems: in the order to show.
        totals: what was counted and verified, by the names of an examination's totals.
    """
    listed = tuple(problems)
    return "\n".join([line for problem in listed for line in _text_lines(problem)] + [_summary(len(listed), totals)])


def as_github(problems: Iterable[Problem], totals: Mapping[str, int] | None = None) -> str:
    """Return the problems as GitHub workflow commands: an error at each place, a notice of the counts.

    Args:
        problems: in the order to show.
        totals: what was counted and verified.
    """
    listed = tuple(problems)
    return "\n".join([*map(_github_line, listed), f"::notice::{_data(_summary(len(listed), totals))}"])


def as_json(problems: Iterable[Problem], totals: Mapping[str, int] | None = None) -> str:
    """Return `{"problems": […], "totals": {…}}` as ASCII text.

    Args:
        problems: in the order to list; each has file, line, column, code, message, hint and also.
        totals: what was counted and verified.
    """
    listed = [
        {
            **asdict(problem.place),
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
            "also": [asdict(place) for place in problem.also],
        }
        for problem in problems
    ]
    text = json.dumps({"problems": listed, "totals": dict(totals or {})}, indent=2)
    return text.replace("\x7f", "\\u007f")  # the one control character that JSON leaves as it is


def explain(rule: Rule) -> str:
    """Return what a rule is about, why it exists and how to mend what breaks it, 80 columns wide."""
    paragraphs = (f"{rule.code}: {rule.title}", f"Why: {rule.why}", f"Fix: {rule.fix}")
    return "\n\n".join(
        textwrap.fill(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False) for paragraph in paragraphs
    )


def board_as_text(board: Board) -> str:
    """Return the measures of a day as a terminal shows them, group by group, with their ids."""
    lines = [f"Measures on {read_moment(board.day.isoformat()).words}"]
    for group, rows in board.groups:
        lines += ["", f"{GROUPS[group]} ({len(rows)})"]
        for row in rows:
            lines.append(f"  {row.measure.id}: {row.measure.name}")
            lines += [
                f"    {words}" for words in (row.words, row.until, row.afterwards and f"then {row.afterwards}") if words
            ]
    if board.not_yet:
        lines += ["", f"{board.not_yet} not yet announced."]
    return "\n".join(visible(line) for line in lines)


def review_as_text(items: Iterable[Due]) -> str:
    """Return what is due as a terminal shows it, kind by kind; the last line counts."""
    found = tuple(items)
    lines: list[str] = []
    for kind, (title, _) in KINDS.items():
        of_kind = [item for item in found if item.kind == kind]
        lines += [f"{title} ({len(of_kind)})"] if of_kind else []
        lines += [f"  {item.record}/{item.id}{f': {item.words}' if item.words else ''}" for item in of_kind]
    return "\n".join(visible(line) for line in [*lines, f"{len(found)} due." if found else "Nothing is due."])


def visible(text: str) -> str:
    r"""Return the text with what a terminal would obey or hide written as an escape, such as `\x1b`."""
    if text.isprintable():
        return text
    return "".join(
        char.encode("unicode_escape").decode("ascii") if unicodedata.category(char) in _UNSEEN else char
        for char in text
    )


def _text_lines(problem: Problem) -> list[str]:
    lines = [f"{problem.place}: {problem.code} {problem.message}"]
    if problem.hint:
        lines.append(f"    hint: {problem.hint}")
    lines += [f"    see {place}" for place in problem.also]
    return [visible(line) for line in lines]


def _summary(count: int, totals: Mapping[str, int] | None) -> str:
    found = "No problems." if not count else f"{count} {'problem' if count == 1 else 'problems'}."
    if totals is None:
        return found
    claims = totals.get("claims", 0)
    verified = ", ".join(
        f"{totals.get(f'{name}_verified', 0)} of {totals[name]} {name}" for name in _COUNTED if name in totals
    )
    return f"{found} {claims} {'claim' if claims == 1 else 'claims'}: {verified or 'nothing'} verified."


def _github_line(problem: Problem) -> str:
    place = problem.place
    properties = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(problem.code)}"
    lines = [problem.message, problem.hint, *(f"see {other}" for other in problem.also)]
    return f"::error {properties}::{_data(chr(10).join(line for line in lines if line))}"


def _data(text: str) -> str:
    """Escape the message of a workflow command; what GitHub has no escape for is made visible."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
