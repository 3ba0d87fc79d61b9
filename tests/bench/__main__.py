"""Times each stage of the generator and whole builds, beside stock MkDocs Material in the same run.

    python -m tests.bench [--sizes 200 2000 10000] [--no-stock]

Seconds differ from machine to machine; ratios of one run are what to quote. It checks nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from generator.editions import Edition
from generator.loading import load
from generator.pipeline import Examination, edition_of, examine
from generator.rules import Subject, broken
from generator.verification import verify
from tests.bench import stock, synthetic

TODAY = date(2026, 1, 1)
SIZES = (200, 2_000, 10_000)
T = TypeVar("T")


class Run(NamedTuple):
    """One process: wall seconds and the most memory it held, in MB."""

    seconds: float
    peak: float


def main() -> None:
    """Run the benchmark and print a table for each size."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="numbers of claims")
    parser.add_argument("--no-stock", action="store_true", help="leave stock MkDocs Material out")
    options = parser.parse_args()
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), size, with_stock=not options.no_stock)


def measure(folder: Path, size: int, *, with_stock: bool) -> None:
    """Print the times of one size.

    Args:
        folder: an empty folder to work in.
        size: how many claims.
        with_stock: whether to build the same pages with stock MkDocs Material too.
    """
    project = folder / "handbook"
    synthetic.write(project, size)
    print(f"\n{size:,} claims")
    (handbook, problems), _ = _timed("read YAML, load", lambda: load(project))
    verification, _ = _timed("verify evidence", lambda: verify(handbook))
    found, _ = _timed("rules", lambda: broken(Subject(handbook, verification, {}, TODAY)))
    if problems or found:
        sys.exit(f"the synthetic handbook has problems, the first: {(*problems, *found)[0]}")
    examined: Examination = examine(project, TODAY)
    edition, _ = _timed("derive, plan, render", lambda: edition_of(examined, TODAY))
    ours = _build(project)
    _row(f"mkdocs build, {len(edition.pages):,} pages", ours.seconds, f"peak {ours.peak:,.0f} MB")
    if with_stock:
        _measure_stock(folder / "stock", edition, ours)


def _measure_stock(project: Path, edition: Edition, ours: Run) -> None:
    project.mkdir()
    stock.write(edition, project)
    theirs = _build(project)
    _row("stock MkDocs Material, same pages", theirs.seconds, f"peak {theirs.peak:,.0f} MB")
    _row("stock / ours", theirs.seconds / ours.seconds, "times")


def _timed(name: str, step: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    result = step()
    seconds = time.perf_counter() - start
    _row(name, seconds)
    return result, seconds


def _row(name: str, number: float, remark: str = "s") -> None:
    print(f"  {name:<40} {number:>9.2f} {remark}", flush=True)


def _build(project: Path) -> Run:
    """Build a site in a process of its own, as `mkdocs build` on the command line does."""
    start = time.perf_counter()
    arguments = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]
    pid = os.posix_spawn(sys.executable, arguments, {**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit("mkdocs build failed")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(time.perf_counter() - start, usage.ru_maxrss * unit / 1e6)


if __name__ == "__main__":
    main()
