"""Client of TIC2WebSocket, Enedis' own TIC server: JSON over WebSocket, port 19584.

Protocol read in Enedis-OSS/TIC2WebSocket (Apache-2.0): docs/docs/en/usage/api.md for the
messages, TICFrameSummarizedCodec for the frames, TIC2WebSocketEndPointErrorCode for errors.
Version 1.0 puts what an event says under `data`, later ones beside `name`; both are read.
"""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
import json
import re
from typing import Any, Self

import aiohttp

from ..causes import UNKNOWN_HOST, cause_of
from ..errors import LinkError
from ..tic import SPECS, Mode, checksum

PORT = 19584
MESSAGE_BYTES = 65_536
"""What the server itself accepts; a three-phase producer's frame needs about 2 kB."""

REQUEST_TIMEOUT_S = 10.0
_MOST_GROUPS = 128
_MOST_WAITING = 32
_LONGEST_LABEL = 10
_LONGEST_VALUE = 128
_LONGEST_MESSAGE = 200
_NUMBER = re.compile(r"\d{6,}")
_MODES = {"STANDARD": Mode.STANDARD, "HISTORIC": Mode.HISTORIQUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class TicIdentifier:
    """How the server names one TIC stream; any field may be unknown to it."""

    serial_number: str | None = None
    port_name: str | None = None
    port_id: str | None = None

    @classmethod
    def wanted(cls, text: str) -> Self:
        """Read what a person names a stream by: a serial number, a port or a USB place."""
        if text.isascii() and text.isdigit() and len(text) == 12:
            return cls(serial_number=text)
        if text.startswith(("/", "COM")):
            return cls(port_name=text)
        return cls(port_id=text)

    def covers(self, other: TicIdentifier) -> bool:
        """Whether every field given here is the other's too."""
        pairs = (
            (self.serial_number, other.serial_number),
            (self.port_name, other.port_name),
            (self.port_id, other.port_id),
        )
        return all(mine is None or mine == theirs for mine, theirs in pairs)

    def request(self) -> dict[str, str]:
        """Give the fields as the server expects them."""
        fields = {
            "serialNumber": self.serial_number,
            "portName": self.port_name,
            "portId": self.port_id,
        }
        return {name: value for name, value in fields.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedGroup:
    """One group as served: a timestamp stands before the data, parted by a tab."""

    label: str
    text: str
    valid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedFrame:
    """One frame as served. Its groups lost their order on the way."""

    identifier: TicIdentifier
    mode: Mode
    groups: tuple[ServedGroup, ...]

    def encode(self) -> bytes:
        """Give the frame as a meter sends it, checksums included.

        What the server marked as damaged gets a wrong checksum, so that the one decoder
        judges everything.
        """
        first = sorted(
            self.groups, key=lambda group: group.label not in ("ADCO", "ADSC")
        )
        return (
            b"\x02" + b"".join(_encode(group, self.mode) for group in first) + b"\x03"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedError:
    """Something the server says went wrong on a stream (TICCoreErrorCode)."""

    identifier: TicIdentifier
    code: int
    message: str


type ServedEvent = ServedFrame | ServedError


class Tic2WebSocketClient:
    """One connection to a server. Requests must not overlap."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        """Prepare a connection to `ws://host:19584/` over a session of the caller's."""
        self._session = session
        self._url = url
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._waiting: deque[ServedEvent] = deque(maxlen=_MOST_WAITING)

    async def connect(self) -> None:
        """Connect. Nothing is sent to keep the connection alive: frames come all the time.

        Raises:
            LinkError: `cannot_connect` or why (`causes`), or `handshake` where no WebSocket server answers.

        """
        try:
            async with asyncio.timeout(REQUEST_TIMEOUT_S):
                self._socket = await self._session.ws_connect(
                    self._url, max_msg_size=MESSAGE_BYTES
                )
        except aiohttp.WSServerHandshakeError as error:
            raise LinkError("handshake", {"detail": str(error)}) from error
        except aiohttp.InvalidURL as error:
            raise LinkError("bad_url", {"detail": str(error)}) from error
        except aiohttp.ClientConnectorDNSError as error:
            raise LinkError(UNKNOWN_HOST, {"detail": str(error)}) from error
        except (aiohttp.ClientError, OSError) as error:
            key = cause_of(error, "cannot_connect")
            raise LinkError(key, {"detail": str(error)}) from error
        self._waiting.clear()

    async def close(self) -> None:
        """Close the connection, if there is one."""
        socket, self._socket = self._socket, None
        if socket is not None:
            await socket.close()

    async def available(self) -> tuple[TicIdentifier, ...]:
        """Ask which streams the server has now."""
        data = (await self._request("GetAvailableTICs")).get("data")
        if not isinstance(data, list):
            raise LinkError("bad_answer", {"detail": "GetAvailableTICs: data"})
        return tuple(_identifier(item) for item in data[:_MOST_GROUPS])

    async def read_tic(self, wanted: TicIdentifier) -> ServedFrame:
        """Ask for the next whole frame of one stream."""
        answer = await self._request("ReadTIC", wanted.request())
        return _frame(_body(answer))

    async def subscribe(self, wanted: TicIdentifier | None = None) -> None:
        """Ask for every frame from now on, of one stream or of all."""
        await self._request("SubscribeTIC", wanted.request() if wanted else None)

    async def next_event(self) -> ServedEvent:
        """Wait for the next frame or error of what was subscribed to.

        Raises:
            LinkError: `connection_lost`, or `bad_answer` naming the field that is wrong.

        """
        if self._waiting:
            return self._waiting.popleft()
        while True:
            event = _event(await self._receive())
            if event is not None:
                return event

    async def _request(
        self, name: str, data: dict[str, str] | None = None
    ) -> Mapping[str, Any]:
        """Send a request and wait for its answer; events meanwhile are kept."""
        message: dict[str, Any] = {"type": "REQUEST", "name": name}
        if data is not None:
            message["data"] = data
        try:
            async with asyncio.timeout(REQUEST_TIMEOUT_S):
                await self._open_socket().send_str(json.dumps(message))
                return await self._answer(name)
        except TimeoutError as error:
            raise LinkError("handshake", {"detail": f"{name}: no answer"}) from error
        except (aiohttp.ClientError, OSError) as error:
            key = cause_of(error, "connection_lost")
            raise LinkError(key, {"detail": str(error)}) from error

    async def _answer(self, name: str) -> Mapping[str, Any]:
        """Wait for the response of this name and check that it is none of failure."""
        while True:
            message = await self._receive()
            event = _event(message)
            if event is not None:
                self._waiting.append(event)
            elif message.get("type") == "RESPONSE" and message.get("name") == name:
                break
        code = message.get("errorCode")
        if code == 0:
            return message
        key = "meter_absent" if name != "GetAvailableTICs" else "bad_answer"
        detail = f"{name}: {code} {_complaint(message)}".strip()
        raise LinkError(key, {"detail": detail})

    async def _receive(self) -> Mapping[str, Any]:
        """Wait for the next message, which must be a JSON object."""
        message = await self._open_socket().receive()
        match message.type:
            case aiohttp.WSMsgType.TEXT:
                pass
            case aiohttp.WSMsgType.BINARY:
                raise LinkError("bad_answer", {"detail": "binary message"})
            case _:
                raise LinkError(
                    "connection_lost", {"detail": message.type.name.lower()}
                )
        try:
            content = json.loads(message.data)
        except (ValueError, RecursionError) as error:
            raise LinkError("bad_answer", {"detail": str(error)}) from error
        if not isinstance(content, dict):
            raise LinkError("bad_answer", {"detail": "not an object"})
        return content

    def _open_socket(self) -> aiohttp.ClientWebSocketResponse:
        """Give the connection."""
        if self._socket is None:
            raise LinkError("connection_lost", {"detail": "closed"})
        return self._socket


def _encode(group: ServedGroup, mode: Mode) -> bytes:
    """Give one group as bytes; the text is checked to be ASCII already."""
    separator = "\t" if mode is Mode.STANDARD else " "
    zone = f"{group.label}{separator}{group.text}".encode("ascii")
    # Only in standard mode is the separator before the check part of the sum.
    check = checksum(zone + b"\t" if mode is Mode.STANDARD else zone)
    if not group.valid:
        check = 0x20 + ((check - 0x1F) & 0x3F)
    return b"\n" + zone + separator.encode() + bytes((check, 0x0D))


def _event(message: Mapping[str, Any]) -> ServedEvent | None:
    """Read an event; None for every other message."""
    if message.get("type") != "EVENT":
        return None
    match message.get("name"):
        case "OnTICData":
            return _frame(_body(message))
        case "OnError":
            return _error(_body(message))
    return None


def _body(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give what a message says, wherever its version of the server puts it."""
    data = message.get("data", message)
    if not isinstance(data, dict):
        raise LinkError("bad_answer", {"detail": "data"})
    return data


def _frame(body: Mapping[str, Any]) -> ServedFrame:
    """Read a frame with its stream and mode."""
    mode = _MODES.get(str(body.get("mode")).upper())
    content = body.get("content", body.get("frame"))
    if mode is None:
        raise LinkError("bad_answer", {"detail": "mode"})
    if not isinstance(content, dict):
        raise LinkError("bad_answer", {"detail": "content"})
    listed = content.get("groupList")
    groups = _listed(listed) if isinstance(listed, list) else _summarized(content)
    return ServedFrame(identifier=_stream(body), mode=mode, groups=groups)


def _summarized(content: Mapping[str, Any]) -> tuple[ServedGroup, ...]:
    """Read {label: value}, where "!" before a label says that its checksum was wrong."""
    if len(content) > _MOST_GROUPS:
        raise LinkError("bad_answer", {"detail": "too many groups"})
    found = (
        _group(label.removeprefix("!"), value, valid=not label.startswith("!"))
        for label, value in content.items()
    )
    return tuple(group for group in found if group is not None)


def _listed(groups: list[Any]) -> tuple[ServedGroup, ...]:
    """Read [{label, value, isValid}], the detailed form of a frame."""
    if len(groups) > _MOST_GROUPS:
        raise LinkError("bad_answer", {"detail": "too many groups"})
    found = (
        _group(item.get("label"), item.get("value"), valid=item.get("isValid") is True)
        for item in groups
        if isinstance(item, dict)
    )
    return tuple(group for group in found if group is not None)


def _group(label: object, value: object, *, valid: bool) -> ServedGroup | None:
    """Read one group; what no line can carry is left out, the decoder judges the rest."""
    name = _text(label, _LONGEST_LABEL)
    spec = SPECS.get(name or "")
    if isinstance(value, int) and not isinstance(value, bool) and spec:
        value = f"{value:0{max(spec.lengths)}}"
    text = _text(value, _LONGEST_VALUE)
    if not name or text is None:
        return None
    return ServedGroup(label=name, text=text, valid=valid)


def _error(body: Mapping[str, Any]) -> ServedError:
    """Read what the server says of a stream in trouble."""
    code = body.get("errorCode")
    return ServedError(
        identifier=_stream(body),
        code=code if isinstance(code, int) else 0,
        message=_complaint(body),
    )


def _complaint(body: Mapping[str, Any]) -> str:
    """Read what the server says went wrong; the serial number it may name stays with it."""
    message = _text(body.get("errorMessage"), _LONGEST_MESSAGE) or ""
    return _NUMBER.sub("…", message)


def _stream(body: Mapping[str, Any]) -> TicIdentifier:
    """Read the stream a message is about."""
    return _identifier(body.get("ticIdentifier", body.get("identifier")))


def _identifier(item: object) -> TicIdentifier:
    """Read a stream's names; a field that is null or no text is unknown."""
    fields = item if isinstance(item, dict) else {}
    return TicIdentifier(
        serial_number=_text(fields.get("serialNumber"), 32),
        port_name=_text(fields.get("portName"), 256),
        port_id=_text(fields.get("portId"), 64),
    )


def _text(value: object, longest: int) -> str | None:
    """Give a value that is printable ASCII (or tabs) of bounded length, else None."""
    if not isinstance(value, str) or len(value) > longest:
        return None
    return value if all(" " <= char <= "~" or char == "\t" for char in value) else None
