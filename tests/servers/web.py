"""What all stand-ins for web services share: a port on loopback, a log of what was asked, faults on demand, TLS.

Of use outside the tests too: the demo runs them.
"""

from abc import ABC, abstractmethod
import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
import socket
import ssl
import struct
from typing import Self

from aiohttp import web
from aiohttp.typedefs import Handler

HTML = b"<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Revenez plus tard</body></html>"


class How(StrEnum):
    """In which way an answer goes wrong."""

    STATUS = "status"
    """Another status, with headers and a body of its own."""
    RESET = "reset"
    HANG = "hang"
    """Nothing ever comes."""
    HANG_AFTER_HEADERS = "hang_after_headers"
    HALF_CLOSE = "half_close"
    """The connection ends in the middle of the body."""
    DRIP = "drip"
    """The body comes byte by byte."""
    CUT = "cut"
    """Half of the body, told to be all of it."""
    LARGE = "large"
    """A body without end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong."""

    how: How
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    content_type: str = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it came."""

    path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]


class Stand(ABC):
    """A service; subclasses add their routes. `async with` runs it."""

    def __init__(self, *, port: int = 0) -> None:
        """Prepare; port 0 takes any that is free."""
        self.port = port
        self.asked: list[Asked] = []
        self.script: deque[Fault | None] = deque()
        """What happens to the next questions, one after the other; None: nothing."""
        self.always: Fault | None = None
        """What happens to all questions after the script."""
        self.targets = ""
        """Faults befall only the paths that hold this."""
        self.spoilt = 0
        """How many answers went wrong."""
        self._runner: web.AppRunner | None = None
        self._open = asyncio.Event()
        self._secure = False

    @property
    def base(self) -> str:
        """Its address."""
        return f"{'https' if self._secure else 'http'}://127.0.0.1:{self.port}"

    def now(self) -> datetime:
        """The time it is there."""
        return datetime.now(UTC)

    @abstractmethod
    def routes(self) -> list[web.RouteDef]:
        """The paths it answers."""

    async def start(self, tls: ssl.SSLContext | None = None) -> None:
        """Listen, on the same port as before if there was one."""
        app = web.Application(middlewares=[self._middleware])
        app.add_routes(self.routes())
        self._open.clear()
        self._secure = tls is not None
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, ssl_context=tls)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening."""
        self._open.set()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        """Run it."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """End it."""
        await self.stop()

    @web.middleware
    async def _middleware(
        self, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        """Log a question, then answer it, or let it go wrong."""
        self.asked.append(
            Asked(
                path=request.path,
                query=tuple(request.query.items()),
                headers=dict(request.headers),
            )
        )
        if self.targets not in request.path:
            return await handler(request)
        fault = self.script.popleft() if self.script else self.always
        if fault is None:
            return await handler(request)
        self.spoilt += 1
        return await self._spoil(request, handler, fault)

    async def _spoil(
        self, request: web.Request, handler: Handler, fault: Fault
    ) -> web.StreamResponse:
        """Answer wrongly."""
        match fault.how:
            case How.STATUS:
                return web.Response(
                    status=fault.status,
                    body=fault.body,
                    headers={**fault.headers, "Content-Type": fault.content_type},
                )
            case How.RESET:
                return _reset(request)
            case How.HANG:
                await self._open.wait()
                return web.Response()
            case How.LARGE:
                return await _large(request)
        whole = await handler(request)
        assert isinstance(whole, web.Response)
        body = whole.body if isinstance(whole.body, bytes) else b""
        if fault.how is How.CUT:
            half = body[: len(body) // 2]
            return web.Response(body=half, content_type=whole.content_type)
        return await self._partly(request, fault.how, body)

    async def _partly(
        self, request: web.Request, how: How, body: bytes
    ) -> web.StreamResponse:
        """Send headers, and less than the body they tell of."""
        response = web.StreamResponse()
        response.content_length = len(body)
        response.content_type = "application/json"
        await response.prepare(request)
        if how is How.HALF_CLOSE:
            await response.write(body[: len(body) // 2])
            transport = request.transport
            assert transport is not None
            transport.close()
        elif how is How.HANG_AFTER_HEADERS:
            await self._open.wait()
        else:
            for index in range(len(body)):
                await response.write(body[index : index + 1])
                try:
                    async with asyncio.timeout(0.05):
                        await self._open.wait()
                except TimeoutError:
                    continue
                break
        response.force_close()
        return response


def _reset(request: web.Request) -> web.Response:
    """End the connection as a machine does that knows nothing of it."""
    transport = request.transport
    assert transport is not None
    sock = transport.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    return web.Response()


async def _large(request: web.Request) -> web.StreamResponse:
    """Send JSON that never ends."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(request)
    await response.write(b"[")
    while True:
        await response.write(b"1," * 50_000)


def json_response(content: object, status: int = 200) -> web.Response:
    """Answer JSON."""
    return web.json_response(content, status=status)
