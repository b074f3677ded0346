"""What a serial port and a serial line behind a network have in common: serialx."""

from abc import abstractmethod
import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, override

import serialx

from ..core.causes import cause_of
from ..core.errors import LinkError
from ..core.tic import Chunk
from .base import Link
from .speed import STANDARD_BAUD, Speed, SpeedSearch

READ_BYTES = 4096
OPEN_TIMEOUT_S = 10.0
CONTROL_TIMEOUT_S = 5.0


class StreamLink(Link):
    """Reads a line that serialx opens, 7 data bits, even parity, 1 stop bit.

    The speed is searched anew after each opening, so a meter that changed its mode is
    heard again after the supervisor's next one.
    """

    def __init__(self, url: str, *, baudrate: int | None, adjustable: bool) -> None:
        """Describe the line.

        `baudrate` is tried first. `adjustable` is False where the speed is not ours to set.
        """
        self._url = url
        self._first = baudrate
        self._adjustable = adjustable
        self._serial: serialx.AsyncSerial | None = None
        self._search: SpeedSearch | None = None
        self._found: int | None = None
        self._lost = False

    @override
    async def open(self) -> None:
        """Open the line at the first speed to try."""
        self._search = (
            SpeedSearch(self._found or self._first) if self._adjustable else None
        )
        baudrate = self._search.speed.baudrate if self._search else STANDARD_BAUD
        port = serialx.async_serial_for_url(
            self._url,
            baudrate=baudrate,
            byte_size=7,
            parity=serialx.Parity.EVEN,
            exclusive=True,
            low_latency=True,
        )
        try:
            async with asyncio.timeout(OPEN_TIMEOUT_S):
                await port.open()
        except (OSError, ValueError, serialx.SerialException) as error:
            raise self._refused(error) from error
        self._serial = port
        if self._search is not None:
            self._begin(self._search)

    @override
    async def read(self) -> Chunk:
        """Return bytes as soon as they come; search the speed meanwhile."""
        while (search := self._search) is not None:
            data = await self._read_bytes(search.deadline)
            chunk = self._chunk(data) if data else None
            search.listen(data)
            if search.found:
                self._found = search.speed.baudrate
                self._search = None
            elif search.exhausted(_now()):
                await self._change(search.next())
            if chunk is not None:
                return chunk
        return self._chunk(await self._read_bytes(None))

    @override
    async def close(self) -> None:
        """Close the line; a peer that does not answer is not waited for."""
        port, self._serial = self._serial, None
        if port is None:
            return
        with suppress(TimeoutError, OSError, serialx.SerialException):
            async with asyncio.timeout(CONTROL_TIMEOUT_S):
                await port.close()

    @override
    def settings(self) -> Mapping[str, Any]:
        """Give the speed that was found."""
        return {} if self._found is None else {"baudrate": self._found}

    @override
    def describe(self) -> Mapping[str, str | int | float | bool | None]:
        """Give the transport and its speed."""
        return {"link": self.kind, "baudrate": self._found, "address": self._public()}

    @abstractmethod
    def _public(self) -> str:
        """Give the address without secrets."""

    @abstractmethod
    def _refused(self, error: Exception) -> LinkError:
        """Say in our terms why the line could not be opened."""

    def _apply(self, speed: Speed) -> None:
        """Do what else a speed asks of the open line."""

    def _begin(self, search: SpeedSearch) -> None:
        """Start listening at the search's present speed."""
        self._apply(search.speed)
        search.begin(_now())

    def _chunk(self, data: bytes) -> Chunk:
        """Wrap bytes, marked where others before them are missing."""
        lost, self._lost = self._lost, False
        return Chunk(data=data, lost=lost)

    async def _read_bytes(self, deadline: float | None) -> bytes:
        """Read what is there; nothing when the deadline passes first."""
        if self._serial is None:
            raise self._broken("closed")
        try:
            async with asyncio.timeout_at(deadline) as limit:
                data = await self._serial.read(READ_BYTES)
        except (OSError, serialx.SerialException) as error:
            if limit.expired():
                return b""
            raise self._broken(str(error), error) from error
        if not data:
            raise self._broken("end of stream")
        return data

    async def _change(self, speed: Speed) -> None:
        """Read the line at another speed from now on."""
        if self._serial is None or self._search is None:
            raise self._broken("closed")
        try:
            async with asyncio.timeout(CONTROL_TIMEOUT_S):
                await self._serial.reconfigure_port(baudrate=speed.baudrate)
        except (OSError, serialx.SerialException) as error:
            raise self._broken(str(error), error) from error
        self._lost = True
        self._begin(self._search)

    def _broken(self, detail: str, error: Exception | None = None) -> LinkError:
        """Say that the open line is gone, and why where the system tells."""
        key = cause_of(error, "connection_lost")
        return LinkError(key, {"address": self._public(), "detail": detail})


def _now() -> float:
    """Give the event loop's own monotonic time."""
    return asyncio.get_running_loop().time()
