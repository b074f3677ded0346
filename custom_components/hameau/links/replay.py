"""A meter without hardware: a capture played again, or a scenario of the simulator.

Where the play stands follows from the wall clock alone: position = (now - epoch) x speed,
with the epoch kept in the config entry. So a Home Assistant that was killed resumes where
the meter would be by now: its registers went on meanwhile, none falls, none jumps further
than the time that passed (times `speed`). A clock that is set back is waited for within one
life of the link; what a restart then repeats is caught by the index guard.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
import time
from typing import Any, Protocol, Self, override

from ..core.errors import LinkError
from ..core.tic import Chunk
from .base import Link
from .recording import MOST_BYTES, Recording
from .scenario import ScenarioPlay

_MOST_LINES = 128
"""Lines given at once when the play is late, or so fast that many are due together."""


class Play(Protocol):
    """Something that can be played."""

    def lines(self, position_s: float) -> Iterator[tuple[float, bytes]]:
        """Give the lines from a position on, each with the position its last byte is due.

        Positions are seconds of the meter's own time since the play's beginning.
        """
        ...


class ReplayLink(Link):
    """Plays at the pace of the line, `speed` times as fast, for ever."""

    kind = "replay"
    reopen_after_s = None

    def __init__(
        self,
        load: Callable[[float], Play],
        *,
        title: str,
        speed: float = 1.0,
        epoch: float | None = None,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """Prepare a play.

        `load` gets the epoch (seconds since 1970) and gives the play; it is called in an
        executor. `title` is what diagnostics show. Without `epoch` the play begins now.
        """
        self._speed = speed
        self._load = load
        self._title = title
        self._wall = wall
        self._epoch = wall() if epoch is None else epoch
        self._lines: Iterator[tuple[float, bytes]] | None = None
        self._waiting: tuple[float, bytes] = (0.0, b"")
        self._started = 0.0
        self._from_s = 0.0
        self._reached_s = 0.0

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read a config entry's data: `file` or `scenario`, `speed`, `epoch`, `seed`."""
        file, scenario, seed = (
            data.get("file"),
            data.get("scenario"),
            data.get("seed", 1),
        )

        def load(epoch: float) -> Play:
            if file:
                return load_capture(Path(file))
            return ScenarioPlay(str(scenario), epoch, seed)

        return cls(
            load,
            title=Path(file).name if file else str(scenario),
            speed=float(data.get("speed") or 1.0),
            epoch=data.get("epoch"),
        )

    @override
    async def open(self) -> None:
        """Load the play and find where it stands by now."""
        elapsed = max((self._wall() - self._epoch) * self._speed, 0.0)
        self._started = asyncio.get_running_loop().time()
        self._from_s = elapsed
        self._lines, self._waiting = await asyncio.to_thread(
            self._begin, max(elapsed, self._reached_s)
        )

    def _begin(
        self, position_s: float
    ) -> tuple[Iterator[tuple[float, bytes]], tuple[float, bytes]]:
        """Load the play and its first line; it may take a second."""
        lines = self._load(self._epoch).lines(position_s)
        return lines, next(lines)

    @override
    async def read(self) -> Chunk:
        """Wait for the next line's moment and return all that is due."""
        if self._lines is None:
            raise LinkError("connection_lost", {"address": self._title})
        # A sleep of zero lets others run when the play cannot keep up with its speed.
        early_s = (self._waiting[0] - self._position_s()) / self._speed
        await asyncio.sleep(max(early_s, 0.0))
        position = max(self._position_s(), self._waiting[0])
        due: list[bytes] = []
        while self._waiting[0] <= position and len(due) < _MOST_LINES:
            self._reached_s, line = self._waiting
            due.append(line)
            self._waiting = next(self._lines)
        return Chunk(b"".join(due))

    @override
    async def close(self) -> None:
        """Let go of the play; where it stands is kept."""
        self._lines = None

    @override
    def settings(self) -> Mapping[str, Any]:
        """Give the epoch, without which a restart would begin anew."""
        return {"epoch": self._epoch}

    @override
    def describe(self) -> Mapping[str, str | int | float | bool | None]:
        """Give what is played, and how fast."""
        return {"link": self.kind, "address": self._title, "speed": self._speed}

    def _position_s(self) -> float:
        """Give where the play stands, in seconds of the meter's own time."""
        elapsed = asyncio.get_running_loop().time() - self._started
        return self._from_s + elapsed * self._speed


def load_capture(path: Path) -> Recording:
    """Read a capture file: raw bytes or text, with any ends of line.

    Raises:
        LinkError: `no_such_file`, `permission_denied`, `file_too_big` or `not_tic`.

    """
    placeholders = {"address": path.name}
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except PermissionError as error:
        raise LinkError("permission_denied", placeholders) from error
    except OSError as error:
        detail = {"detail": error.strerror or ""}
        raise LinkError("no_such_file", placeholders | detail) from error
    try:
        return Recording(data)
    except LinkError as error:
        raise LinkError(error.key, {**error.placeholders, **placeholders}) from error
