"""A process that adds a year of half-hours to an archive and dies before a given statement: `dying_writer.py FILE N`."""

import os
from pathlib import Path
import signal
import sys
from zoneinfo import ZoneInfo

from hameau_core.archive import Archive, NewOrigin
from hameau_core.series import Quantity, Series, SeriesKey, Step, Trust, Unit

PARIS = ZoneInfo("Europe/Paris")
KEY = SeriesKey("01234567890123", Quantity.IMPORT)
FILE = NewOrigin(Trust.FILE, "enedis_curve", "courbe.csv", "sha256:1", 1000)
T0 = 1_767_222_000  # 2026-01-01T00:00+01:00
YEAR = 17_520


def curve(count: int, value: int = 7) -> Series:
    """Build so many half-hours from New Year on."""
    rows = ((T0 + 1800 * at, value, 0) for at in range(count))
    return Series.of(Step.MINUTES_30, Unit.ENERGY, PARIS, rows)


def main(path: Path, left: int) -> None:
    """Write until the statement comes."""
    archive = Archive.open(path)

    def die(_: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with archive._reading() as connection:  # to die between two of its statements
        connection.set_trace_callback(die)
    archive.add(KEY, PARIS, FILE, [curve(YEAR, 9)], marks=["s"])
    archive.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
