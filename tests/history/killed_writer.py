"""A process whose children correct a history and are killed on the way, and which mends what they left: `FOLDER N ...`.

A child dies before the Nth statement, of the archive's or of the recorder's about statistics, counted from the correction on.
"""

import asyncio
from collections.abc import Callable
import json
import os
from pathlib import Path
import signal
import sys
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
from sqlalchemy import event

from custom_components.hameau.core.archive import Archive
from custom_components.hameau.core.series import Trust
from scripts.tools.recorder import recording
from tests.history.door import ALWAYS, Door, at, every_hour

FIRST, MIDDLE, LAST = at(2024, 6, 1), at(2024, 8, 1), at(2024, 10, 1)
EARLIER = at(2023, 12, 1), at(2024, 2, 1)
HOUR = at(2024, 7, 1, 12)


class Count:
    """Kills its own process when so many statements were begun."""

    def __init__(self, left: int) -> None:
        """Begin to count."""
        self.left = left

    def __call__(self, *_: object) -> None:
        """Count one."""
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


def watch(hass: HomeAssistant, archive: Archive, count: Callable[..., None]) -> None:
    """Have every statement counted."""

    def before(_c: Any, _r: Any, statement: str, *_: object) -> None:
        if "statistics" in statement:
            count()

    engine = get_instance(hass).engine
    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "commit", count)
    with archive._reading() as connection:  # to die between two of its statements
        connection.set_trace_callback(count)


async def correct(door: Door) -> None:
    """Have months before them come, an hour corrected, a file taken back; done twice, it is as done once."""
    door.told = 2
    await door.tell(every_hour(*EARLIER))
    await door.write()
    await door.tell([(HOUR, 1)], trust=Trust.HAND)
    await door.write()
    await door.take_back(2)
    await door.write()


async def kill(folder: Path, left: int) -> None:
    """Write four months; then correct them."""
    async with recording(folder, "Europe/Paris") as hass:
        door = Door(hass, Archive.open(folder / "history.db"))
        await door.tell(every_hour(FIRST, MIDDLE))
        await door.tell(every_hour(MIDDLE, LAST))
        await door.write()
        watch(hass, door.archive, Count(left))
        await correct(door)
        door.archive.close()


async def mend(folder: Path) -> list[bool]:
    """Start again, as `Past` does, and and say whether recorder and archive agree; correct, and say whether all is as without a kill."""
    async with recording(folder, "Europe/Paris") as hass:
        door = Door(hass, Archive.open(folder / "history.db"))
        await door.verify()
        await door.write()
        wanted = door.statistic.hours(door.archive, 0, ALWAYS)
        told = dict(zip(wanted.starts, wanted.values, strict=True))
        agreed = await door.hours() == told and await door.sums_hold()
        await correct(door)
        whole = dict(every_hour(*EARLIER) + every_hour(FIRST, MIDDLE)) | {HOUR: 1}
        right = await door.hours() == whole and await door.sums_hold()
        quiet = await door.verify() == [] and not door.archive.pending()
        door.archive.close()
        return [agreed, right, quiet]


def killed(folder: Path, left: int) -> bool:
    """Write in a child of this process; say whether it was killed."""
    child = os.fork()
    if child == 0:
        asyncio.run(kill(folder, left))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def main(root: Path, points: list[int]) -> None:
    """Kill at each point, then mend; print for each whether it was killed, agreed, right, and quiet."""
    folders = [root / str(point) for point in points]
    for folder in folders:
        folder.mkdir()
    # All children before this process has a thread of its own.
    ends = [
        killed(folder, point) for folder, point in zip(folders, points, strict=True)
    ]
    found = [
        [end, *asyncio.run(mend(folder))]
        for end, folder in zip(ends, folders, strict=True)
    ]
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(point) for point in sys.argv[2:]])
