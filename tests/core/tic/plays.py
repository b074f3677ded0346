"""Plays of the simulated scenarios, and what a meter makes of them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from hameau_core.tic import ChangeKind, Mode
from hameau_core.tic.simulator import Settings, open_scenario
from tests.core.tic.meters import Bench

START = datetime(2026, 1, 12, 17, 0, tzinfo=UTC)
STANDARD = Settings(mode=Mode.STANDARD)


def played(name: str, start: datetime, count: int) -> Iterator[tuple[datetime, bytes]]:
    return islice(open_scenario(name, start), count)


def watch(bench: Bench, frames: Iterator[tuple[datetime, bytes]]) -> list[ChangeKind]:
    """Read frames at their own times; give the kinds of change."""
    found = []
    for due, data in frames:
        bench.now = due
        found += [change.kind for change in bench.feed(data, 0)]
    return found
