"""What was written to Home Assistant's statistics, in short: enough to see at a start whether it is still there.

Statistics live in a database of Home Assistant's. A person can delete or adjust them there, or bring back an older copy
of it; this file does not change with it. So of each thirty days it keeps what their rows amount to.
"""

from collections.abc import Mapping
from typing import NamedTuple

from .store import Store


class Digest(NamedTuple):
    """Hours in short: how many, their starts added up, their total, and their running sums (counted from 0) added up."""

    rows: int
    starts: int
    total: int
    sums: int


class Written(Store):
    """The part of the archive about what statistics were told."""

    def note_written(
        self, statistic: str, since: int, digests: Mapping[int, Digest]
    ) -> None:
        """Take note of what a statistic has from bin number `since` on."""
        with self._writing() as connection:
            connection.execute(
                "DELETE FROM written WHERE statistic = ? AND bin >= ?",
                (statistic, since),
            )
            connection.executemany(
                "INSERT INTO written VALUES (?, ?, ?, ?, ?, ?)",
                ((statistic, number, *digest) for number, digest in digests.items()),
            )

    def written(self, statistic: str) -> dict[int, Digest]:
        """What a statistic was told, by bin number in rising order; empty when nothing was ever written."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT bin, hours, starts, total, sums FROM written"
                " WHERE statistic = ? ORDER BY bin",
                (statistic,),
            ).fetchall()
        return {number: Digest(*digest) for number, *digest in rows}
