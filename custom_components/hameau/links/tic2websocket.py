"""The meter behind TIC2WebSocket, Enedis' own TIC server."""

from collections.abc import Mapping
from typing import override

import aiohttp

from ..core.clients.tic2websocket import (
    PORT,
    ServedFrame,
    Tic2WebSocketClient,
    TicIdentifier,
)
from ..core.errors import LinkError
from ..core.tic import Chunk
from .base import Link
from .network import check_url, public_url


class Tic2WebSocketLink(Link):
    """Turns the frames a server publishes back into TIC bytes.

    One server may read several meters: `wanted` (serial number, port name or port id)
    picks one; without it the first meter that is heard is kept to.
    """

    kind = "tic2websocket"

    def __init__(
        self, session: aiohttp.ClientSession, url: str, *, wanted: str | None = None
    ) -> None:
        """Describe the server by `ws://host[:19584]`.

        Raises:
            LinkError: `bad_url`, before anything is connected.

        """
        parts = check_url(url, ("ws", "wss"))
        self._public = public_url(url)
        if parts.port is None:
            host = parts.netloc
            url = parts._replace(netloc=f"{host}:{PORT}").geturl()
        self._client = Tic2WebSocketClient(session, url)
        self._wanted = TicIdentifier.wanted(wanted) if wanted else None
        self._kept = self._wanted

    @override
    async def open(self) -> None:
        """Connect and subscribe."""
        self._kept = self._wanted
        try:
            await self._client.connect()
            await self._client.subscribe(self._wanted)
        except LinkError as error:
            await self.close()
            raise self._placed(error) from error

    @override
    async def read(self) -> Chunk:
        """Return the next frame of the meter, whole.

        An error the server reports on the stream is passed over: the silence that follows
        is what the watchdog is for.
        """
        while True:
            try:
                event = await self._client.next_event()
            except LinkError as error:
                raise self._placed(error) from error
            if isinstance(event, ServedFrame) and self._is_ours(event.identifier):
                return Chunk(event.encode())

    @override
    async def close(self) -> None:
        """Disconnect; the server drops the subscription with the connection."""
        await self._client.close()

    @override
    def describe(self) -> Mapping[str, str | int | float | bool | None]:
        """Give the server's address."""
        return {"link": self.kind, "address": self._public}

    def _is_ours(self, stream: TicIdentifier) -> bool:
        """Whether a frame is of the meter we keep to."""
        if self._kept is None:
            self._kept = stream
        return self._kept.covers(stream)

    def _placed(self, error: LinkError) -> LinkError:
        """Add the address to an error of the client."""
        return LinkError(error.key, {**error.placeholders, "address": self._public})
