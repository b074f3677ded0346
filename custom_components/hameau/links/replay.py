"""A meter without hardware: a capture played again, or a scenario of the simulator.

Where the play stands follows from the wall clock alone: position = (now - epoch) x speed,
with the epoch kept in the config entry. So a Home Assistant that was killed resumes where
the meter would be by now: its registers went on meanwhile, none falls, none jumps further
than the time that passed (times `speed`). A clock that is set back is waited for within one
life of the link; what a restart then repeats is caught by the index guard.
"""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
import time
from typing import Any, Protocol, Self, override

from ..core.errors import LinkError
from ..core.tic import Chunk
from .base import Link
from .recording import MOST_BYTES, Recording

_MOST_LINES = 128
"""Lines given at once when the play is late, or so fast that many are due together."""


class Play(Protocol):
    """Something that can be played: lines, each with its moment."""

    def line(self, line: int) -> bytes:
        """Give the bytes of a line."""
        ...

    def due_s(self, line: int) -> float:
        """Give the moment of a line since the start."""
        ...

    def line_at(self, position_s: float) -> int:
        """Give the first line due after a moment."""
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
        self._load = load
        self._title = title
        self._speed = speed
        self._wall = wall
        self._epoch = wall() if epoch is None else epoch
        self._play: Play | None = None
        self._next = 0
        self._started = 0.0
        self._from_s = 0.0

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read a config entry's data: `file` or `scenario`, `speed`, `epoch`."""
        file = data.get("file")
        if not file:
            raise LinkError("no_such_file", {"detail": "neither file nor scenario"})
        path = Path(file)
        return cls(
            lambda _: load_capture(path),
            title=path.name,
            speed=float(data.get("speed") or 1.0),
            epoch=data.get("epoch"),
        )

    @override
    async def open(self) -> None:
        """Load the play and find where it stands by now."""
        play = await asyncio.to_thread(self._load, self._epoch)
        self._from_s = max((self._wall() - self._epoch) * self._speed, 0.0)
        self._started = asyncio.get_running_loop().time()
        self._next = max(play.line_at(self._from_s), self._next)
        self._play = play

    @override
    async def read(self) -> Chunk:
        """Wait for the next line's moment and return all that is due."""
        if self._play is None:
            raise LinkError("connection_lost", {"detail": "closed"})
        late_s = self._position_s() - self._play.due_s(self._next)
        # A sleep of zero lets others run when the play cannot keep up with its speed.
        await asyncio.sleep(max(-late_s / self._speed, 0.0))
        lines = [self._play.line(self._next)]
        position = self._position_s()
        while (
            len(lines) < _MOST_LINES
            and self._play.due_s(self._next + len(lines)) <= position
        ):
            lines.append(self._play.line(self._next + len(lines)))
        self._next += len(lines)
        return Chunk(b"".join(lines))

    @override
    async def close(self) -> None:
        """Let go of the play; where it stands is kept."""
        self._play = None

    @override
    def settings(self) -> Mapping[str, Any]:
        """Give the epoch, without which a restart would begin anew."""
        return {"epoch": self._epoch}

    @override
    def describe(self) -> Mapping[str, str | int | float | bool | None]:
        """Give what is played, and how fast."""
        return {"link": self.kind, "address": self._title, "speed": self._speed}

    def _position_s(self) -> float:
        """Give where the play stands, in seconds of the line's own time."""
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
