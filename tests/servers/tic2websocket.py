"""A stand-in for Enedis' TIC2WebSocket: its messages, on loopback.

Both dialects: version 1.0 puts everything under `data`, later ones beside `name`.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
import json
from typing import Any

from aiohttp import WSMsgType, web

ANY: Mapping[str, str] = {}


class Server:
    """One server reading some meters."""

    def __init__(self, streams: list[dict[str, str | None]], *, flat: bool) -> None:
        """Know these streams."""
        self.port = 0
        self.streams = streams
        self.requests: list[dict[str, Any]] = []
        self.subscribed = asyncio.Event()
        self.mute = False
        self.early: dict[str, Any] | None = None
        self.flat = flat
        self._clients: list[web.WebSocketResponse] = []

    @property
    def url(self) -> str:
        """Give its address."""
        return f"ws://127.0.0.1:{self.port}/"

    async def publish(self, stream: int, mode: str, content: object) -> None:
        """Send a frame of one stream to all clients."""
        who, what = (
            ("identifier", "frame") if self.flat else ("ticIdentifier", "content")
        )
        body = {
            "mode": mode,
            "captureDateTime": "2026-11-21T03:15:00",
            who: self.streams[stream],
            what: content,
        }
        await self.event("OnTICData", body)

    async def event(self, name: str, body: dict[str, Any]) -> None:
        """Send an event to all clients."""
        await self.raw(json.dumps(self._message("EVENT", name, body)))

    async def raw(self, text: str) -> None:
        """Send any text to all clients."""
        for client in self._clients:
            await client.send_str(text)

    async def hang_up(self) -> None:
        """Close every connection."""
        for client in self._clients:
            await client.close()
        self._clients.clear()
        self.subscribed.clear()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one client."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._clients.append(socket)
        async for message in socket:
            if message.type is WSMsgType.TEXT and not self.mute:
                await self._answer(socket, json.loads(message.data))
        return socket

    async def _answer(
        self, socket: web.WebSocketResponse, asked: dict[str, Any]
    ) -> None:
        """Answer one request as Enedis' handler does."""
        self.requests.append(asked)
        if self.early is not None:
            await socket.send_json(self._message("EVENT", "OnTICData", self.early))
        answer: dict[str, Any] = {"errorCode": 0}
        match asked["name"]:
            case "GetAvailableTICs":
                answer["data"] = self.streams
            case "SubscribeTIC" if not self._known(asked.get("data", ANY)):
                message = f"{asked.get('data')} not found"
                answer = {"errorCode": -10, "errorMessage": message}
            case "ReadTIC":
                answer["data"] = {
                    "mode": "STANDARD",
                    "ticIdentifier": self.streams[0],
                    "content": {"ADSC": self.streams[0]["serialNumber"]},
                }
        await socket.send_json({"type": "RESPONSE", "name": asked["name"]} | answer)
        if asked["name"] == "SubscribeTIC":
            self.subscribed.set()

    def _known(self, wanted: Mapping[str, str]) -> bool:
        """Whether a stream has these names."""
        return any(wanted.items() <= stream.items() for stream in self.streams)

    def _message(self, kind: str, name: str, body: dict[str, Any]) -> dict[str, Any]:
        """Wrap a body as this version does."""
        message = {"type": kind, "name": name, "dateTime": "21/11/2026 03:15:00"}
        return message | (body if self.flat else {"data": body})


async def _plain(request: web.Request) -> web.Response:
    """Be a web server like any other."""
    return web.Response(text=f"{request.path} is no WebSocket")


@asynccontextmanager
async def serve(
    *streams: dict[str, str | None], flat: bool = False
) -> AsyncIterator[Server]:
    """Run a server on loopback."""
    server = Server(list(streams), flat=flat)
    app = web.Application()
    app.router.add_get("/", server.handle)
    app.router.add_get("/plain", _plain)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.port = runner.addresses[0][1]
    try:
        yield server
    finally:
        await server.hang_up()
        await runner.cleanup()
