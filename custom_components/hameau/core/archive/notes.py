"""What the archive notes besides histories: facts of days, and which statistics are behind."""

from collections.abc import Iterable, Mapping
from datetime import date
import sqlite3
from typing import Final, NamedTuple

from .written import Written

AROUND_S: Final = 2 * 86_400
"""How far a day's interval, or one it gives way to, may reach beyond a change."""


class Pending(NamedTuple):
    """A statistic that must be written again, from `since` on (epoch seconds)."""

    since: int
    version: int


class Notes(Written):
    """The part of the archive that is no history."""

    def set_days(self, kind: str, days: Mapping[date, str], source: str) -> list[date]:
        """Keep what is true of days, such as a colour; give those it was not, or not so, known of."""
        with self._writing() as connection:
            known = dict(connection.execute("SELECT day, value FROM day WHERE kind = ?", (kind,)))  # fmt: skip
            changed = [
                day
                for day, value in sorted(days.items())
                if known.get(day.toordinal()) != value
            ]
            connection.executemany(
                "INSERT OR REPLACE INTO day VALUES (?, ?, ?, ?)",
                ((kind, day.toordinal(), days[day], source) for day in changed),
            )
        return changed

    def days(self, kind: str, first: date, last: date) -> dict[date, str]:
        """What is known of the days from `first` to `last`, both included."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT day, value FROM day WHERE kind = ? AND day BETWEEN ? AND ? ORDER BY day",
                (kind, first.toordinal(), last.toordinal()),
            ).fetchall()
        return {date.fromordinal(day): value for day, value in rows}

    def mark(self, statistics: Iterable[str], since: int) -> None:
        """Have statistics written again from an instant on."""
        with self._writing() as connection:
            mark(connection, statistics, since)

    def pending(self) -> dict[str, Pending]:
        """Which statistics are to be written again."""
        with self._reading() as connection:
            rows = connection.execute("SELECT * FROM pending").fetchall()
        return {name: Pending(since, version) for name, since, version in rows}

    def settled(self, statistic: str, version: int) -> bool:
        """Take note that a statistic is written as it was pending; False when it has changed since."""
        with self._writing() as connection:
            done = connection.execute(
                "DELETE FROM pending WHERE statistic = ? AND version = ?",
                (statistic, version),
            )
            return done.rowcount == 1


def mark(connection: sqlite3.Connection, statistics: Iterable[str], since: int) -> None:
    """Have statistics written again, from so far before the change as a day it touches may reach."""
    connection.executemany(
        "INSERT INTO pending VALUES (?, ?, 1) ON CONFLICT (statistic) DO UPDATE"
        " SET since = min(since, excluded.since), version = version + 1",
        ((name, since - AROUND_S) for name in statistics),
    )
