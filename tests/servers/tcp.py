"""A box on the network that passes a meter's line on: plain TCP, or RFC 2217."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

IAC, SE, SB, WILL, WONT, DO, DONT = 255, 240, 250, 251, 252, 253, 254
BINARY, COM_PORT = 0, 44
SET_BAUDRATE, SERVER_OFFSET = 1, 100


class Box:
    """One listening box; `send` reaches everyone who is connected."""

    def __init__(self) -> None:
        """Start with nobody connected."""
        self.port = 0
        self.connected = asyncio.Event()
        self._connections = 0
        self.baudrates: list[int] = []
        self.refuses = False
        self._writers: list[asyncio.StreamWriter] = []

    @property
    def url(self) -> str:
        """Give the address of a plain socket."""
        return f"socket://127.0.0.1:{self.port}"

    async def connected_times(self, count: int) -> None:
        """Wait until there were so many connections."""
        async with asyncio.timeout(10):
            while self._connections < count:
                self.connected.clear()
                await self.connected.wait()

    def send(self, data: bytes) -> None:
        """Pass bytes of the meter on."""
        for writer in self._writers:
            writer.write(data)

    def hang_up(self) -> None:
        """Close every connection."""
        for writer in self._writers:
            writer.close()
        self._writers.clear()
        self.connected.clear()

    def accept(self, writer: asyncio.StreamWriter) -> None:
        """Note a new connection as ready for data."""
        self._writers.append(writer)
        self._connections += 1
        self.connected.set()


async def _plain(
    box: Box, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Serve one client of a plain socket."""
    box.accept(writer)
    try:
        while await reader.read(256):
            pass
    except ConnectionError:
        pass  # the client left with bytes unread
    writer.close()


async def _rfc2217(
    box: Box, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Serve one client of RFC 2217, as far as a reader of TIC needs it."""
    try:
        while True:
            if (await reader.readexactly(1))[0] != IAC:
                continue
            command, option = await reader.readexactly(2)
            if command == SB:
                content = await reader.readuntil(bytes((IAC, SE)))
                _configure(box, writer, content[:-2])
            elif command in (WILL, DO):
                agree, refuse = (DO, DONT) if command == WILL else (WILL, WONT)
                answer = refuse if box.refuses else agree
                writer.write(bytes((IAC, answer, option)))
    except asyncio.IncompleteReadError, ConnectionError:
        writer.close()


def _configure(box: Box, writer: asyncio.StreamWriter, content: bytes) -> None:
    """Acknowledge a setting; the speed is the last one a client waits for."""
    command, value = content[0], content[1:]
    writer.write(
        bytes((IAC, SB, COM_PORT, command + SERVER_OFFSET)) + value + bytes((IAC, SE))
    )
    if command == SET_BAUDRATE:
        box.baudrates.append(int.from_bytes(value))
        if writer not in box._writers:
            box.accept(writer)


@asynccontextmanager
async def serve(*, rfc2217: bool = False, port: int = 0) -> AsyncIterator[Box]:
    """Run a box on loopback."""
    box = Box()
    handler = _rfc2217 if rfc2217 else _plain
    server = await asyncio.start_server(
        lambda reader, writer: handler(box, reader, writer), "127.0.0.1", port
    )
    box.port = server.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        server.close()
        box.hang_up()
        server.close_clients()
        await server.wait_closed()
