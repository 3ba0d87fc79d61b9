"""The project's own facts as they are published today: examined and made once for all tests."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

from generator.editions import Edition
from generator.pipeline import Examination, examine, publish

ROOT = Path(__file__).parent.parent
TODAY = datetime.now(UTC).date()  # a fact may say what was looked for up to today
EPOCH = str(int(datetime.combine(TODAY, time(), UTC).timestamp()))


@cache
def examined() -> Examination:
    """Return the facts as they were read and verified."""
    return examine(ROOT, TODAY)


@cache
def real_edition() -> Edition:
    """Return the edition of today."""
    made = publish(ROOT, TODAY)
    assert isinstance(made, Edition), made
    return made
