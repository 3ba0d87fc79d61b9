"""The command `handbook`: check, explain, measures, review, capture, render, new, schema.

It reads options and the clock, calls the module that does the work, prints what comes back and
turns it into an exit code: 0 where all is well, 1 where facts have problems, 2 where the command
was mistyped, 70 where the program itself is at fault. It decides nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn, cast

import click

from generator import capturing, neutral, scaffolding
from generator.boards import Board
from generator.contexts import CAPTURES, with_context
from generator.dates import day_of_epoch
from generator.editions import Edition
from generator.pipeline import examine, measures_on, publish, review_of
from generator.problems import Problem, nearest
from generator.reporting import as_github, as_json, as_text, board_as_text, explain, review_as_text, visible
from generator.reviews import Due
from generator.rules import CAPTURE_RULES, RULES

_FORMS: Mapping[str, Callable[..., str]] = {"text": as_text, "github": as_github, "json": as_json}
_ALL_RULES = {rule.code: rule for rule in (*RULES, *CAPTURE_RULES)}
_KINDS = click.Choice(list(scaffolding.KINDS))
_FAULT = 70  # EX_SOFTWARE of sysexits.h


class _Guarded(click.Group):
    """A group of commands that shows nobody a traceback, unless asked to."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what goes wrong unforeseen becomes one line."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click knows what to do
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            if isinstance(error, OSError):
                raise click.ClickException(visible(str(error))) from None
            what = visible(f"{type(error).__name__}: {error}")
            click.echo(
                f"handbook: unforeseen error ({what}). This is the program's fault, not yours: please report it "
                f"with what you typed. “handbook --debug {ctx.invoked_subcommand} …” tells more.",
                err=True,
            )
            ctx.exit(_FAULT)


@click.group(cls=_Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show the traceback of an unforeseen error.")
def handbook(debug: bool) -> None:  # noqa: FBT001 - the guard reads it
    """Check the facts of the handbook, and help to write them."""


_project = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project's folder.  [default: the nearest one with mkdocs.yml, from here upwards]",
)
_on = click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The date to check or render for.  [default: SOURCE_DATE_EPOCH, or today]",
)


@handbook.command()
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="text", show_default=True)
@click.option("--facts", default="facts", show_default=True, help="The folder of the facts, below the project.")
@_project
@_on
def check(form: str, facts: str, project: Path | None, on: datetime | None) -> None:
    """Check all facts and pages; tell every problem at once."""
    root = _found(project)
    folder = os.path.normpath(facts)
    if Path(folder).is_absolute() or folder.startswith("..") or not (root / folder).is_dir():
        raise click.BadParameter(f"there is no folder “{visible(facts)}” below {root}", param_hint="--facts")
    found = examine(root, _date(on), facts=Path(folder).as_posix())
    problems = with_context(found.problems, root, found.handbook) if form == "text" else found.problems
    click.echo(_FORMS[form](problems, found.totals))
    sys.exit(bool(problems))


@handbook.command("explain")
@click.argument("code", required=False)
def explain_(code: str | None) -> None:
    """Tell what a CODE means. Without one, list all."""
    if code is None:
        click.echo("\n".join(f"{rule.code}  {rule.title}" for rule in _ALL_RULES.values()))
        return
    rule = _ALL_RULES.get(code.upper())
    if rule is None:
        hint = nearest(code.upper(), _ALL_RULES) or "“handbook explain” lists all"
        raise click.BadParameter(f"there is no problem “{visible(code)}”: {hint}", param_hint="CODE")
    click.echo(explain(rule))


@handbook.command()
@_project
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day asked for.  [default: SOURCE_DATE_EPOCH, or today]",
)
def measures(project: Path | None, on: datetime | None) -> None:
    """Tell which measures were in force on a day."""
    result = measures_on(_found(project), _date(None), _date(on))
    if not isinstance(result, Board):
        _fail(result)
    click.echo(board_as_text(result))


@handbook.command()
@_project
@_on
def review(project: Path | None, on: datetime | None) -> None:
    """List what is due: days that have passed, evidence to be had."""
    result = review_of(_found(project), _date(on))
    if any(isinstance(item, Problem) for item in result):
        _fail(tuple(item for item in result if isinstance(item, Problem)))
    click.echo(review_as_text(tuple(item for item in result if isinstance(item, Due))))


@handbook.command()
@click.argument("target", metavar="FILE|URL")
@click.option("--source", required=True, metavar="ID", help="The id of the source's record.")
@click.option(
    "--extent",
    type=click.Choice(["whole", "part"]),
    help="Whether this is the whole source.  [default: as the record says, or whole]",
)
@click.option("--note", help="What was read, where it is not the source's own address, such as a reprint.")
@click.option(
    "--table",
    multiple=True,
    metavar="RECIPE",
    help="Read a data file (CSV or JSON) cell by cell, such as “by Country, Year; cells Value”; can be repeated.",
)
@_project
def capture(  # noqa: PLR0913, PLR0917 - its options
    target: str, source: str, extent: str | None, note: str | None, table: tuple[str, ...], project: Path | None
) -> None:
    """Fingerprint a source. Its text stays on this disk."""
    known = cast("capturing.Extent | None", extent)
    result = capturing.capture(_found(project), target, source, known, _date(None), note=note, table=table)
    if not isinstance(result, capturing.Captured):
        _fail(result)
    state = "a text that is new or has changed" if result.changed else "the same text as before"
    click.echo(
        f"{result.source}: {result.words} words in {result.paragraphs} "
        f"paragraph{'s' * (result.paragraphs != 1)} ({result.extent}), {state}, "
        f"captured {result.captured}, sha256 {result.sha256}"
    )
    for path in result.written:
        is_private = path.startswith(f"{CAPTURES}/")
        click.echo(f"    wrote {path}{' (stays on this disk)' if is_private else ''}")


@handbook.command()
@click.option("--to", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write.")
@_project
@_on
def render(to: Path, project: Path | None, on: datetime | None) -> None:
    """Write all pages and data to a folder. Pages are Markdown, for any site engine."""
    result = publish(_found(project), _date(on))
    if not isinstance(result, Edition):
        _fail(result)
    try:
        written = neutral.write(result, to)
    except neutral.ForeignFolderError as error:
        raise click.BadParameter(visible(str(error)), param_hint="--to") from None
    click.echo(f"{len(written)} files in {to}")


@handbook.group()
def new() -> None:
    """Write the skeleton of a new record."""


def _new_command(kind: scaffolding.Kind) -> None:
    """Add the command that writes the skeleton of one kind of record."""
    within = scaffolding.KINDS[kind].within
    place = f"facts/{scaffolding.KINDS[kind].folder}/"

    def write(id_: str, project: Path | None, **given: str | None) -> None:
        _add(kind, id_, given.get(within or ""), project)

    write.__doc__ = f"Write {place}{f'<{within}>/' if scaffolding.KINDS[kind].in_folders else ''}ID.yml."
    command = click.argument("id_", metavar="ID")(_project(write))
    if within:
        command = click.option(f"--{within}", help=f"The {within} of the record.")(command)
    new.command(kind)(command)


for _kind in scaffolding.KINDS:
    _new_command(_kind)


@handbook.command()
@click.argument("kind", type=_KINDS)
def schema(kind: str) -> None:
    """Print the JSON Schema of a record, for editors."""
    click.echo(scaffolding.json_schema(cast("scaffolding.Kind", kind)), nl=False)


def main() -> None:
    """Run the command `handbook`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a character shows an escape
            stream.reconfigure(errors="backslashreplace")
    handbook(prog_name="handbook")


def _add(kind: scaffolding.Kind, identity: str, within: str | None, project: Path | None) -> None:
    result = scaffolding.add_record(_found(project), kind, identity, within)
    if not isinstance(result, Path):
        _fail(result)
    click.echo(f"wrote {result.as_posix()}: fill it in, then run “handbook check”")


def _fail(problems: tuple[Problem, ...]) -> NoReturn:
    click.echo(as_text(problems))
    sys.exit(1)


def _found(project: Path | None) -> Path:
    if project is not None:
        return project
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise click.UsageError("there is no mkdocs.yml here or above: go to the project's folder, or give --project")


def _date(on: datetime | None) -> date:
    if on is not None:
        return on.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return day_of_epoch(epoch) if epoch else datetime.now(tz=UTC).date()
    except ValueError as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH: {visible(str(error))}; expected such as 1795305600") from None


if __name__ == "__main__":
    main()
