"""The meter on a serial line that something else on the network reads for us."""

from collections.abc import Collection
import re
from typing import override
from urllib.parse import SplitResult, urlsplit

import serialx

from ..core.causes import cause_of
from ..core.errors import LinkError
from .stream import StreamLink

_ADJUSTABLE = {
    "socket": False,
    "tcp": False,
    "rfc2217": True,
    "esphome": True,
    "esphome-hass": True,
}
_OPTIONAL_PORT = frozenset({"esphome", "esphome-hass", "ws", "wss"})


class NetworkLink(StreamLink):
    """Reads `socket://host:port`, `rfc2217://host:port` or `esphome://host/?port_name=…`.

    A plain socket has its speed set at the other end; RFC 2217 and ESPHome let us set it.
    """

    kind = "network"

    def __init__(self, url: str, *, baudrate: int | None = None) -> None:
        """Describe the line by its address.

        Raises:
            LinkError: `bad_url`, before anything is connected.

        """
        parts = check_url(url, _ADJUSTABLE.keys())
        self._scheme = parts.scheme
        super().__init__(url, baudrate=baudrate, adjustable=_ADJUSTABLE[parts.scheme])

    @override
    def _public(self) -> str:
        """Give the address without keys, passwords or user names."""
        return public_url(self._url)

    @override
    def _refused(self, error: Exception) -> LinkError:
        """Tell a wrong address from a host that does not answer or does not understand."""
        match error:
            case serialx.SerialException() if "No handler registered" in str(error):
                key = "no_esphome"
            case serialx.SerialException():
                key = "handshake"
            case ValueError():
                key = "bad_url"
            case _:
                key = cause_of(error, "cannot_connect")
        return LinkError(key, {"address": self._public(), "detail": str(error)})


def check_url(url: str, schemes: Collection[str]) -> SplitResult:
    """Return the parts of a URL that has one of these schemes, a host and a port.

    Raises:
        LinkError: `bad_url`.

    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        public = {"address": public_url(url), "detail": str(error)}
        raise LinkError("bad_url", public) from error
    missing = port is None and parts.scheme not in _OPTIONAL_PORT
    if parts.scheme not in schemes or not parts.hostname or missing or port == 0:
        raise LinkError("bad_url", {"address": public_url(url)})
    return parts


def public_url(url: str) -> str:
    """Give scheme, host and port alone: the rest may hold keys and passwords.

    What is no address is given as it was typed, as far as that can hold no secret.
    """
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return _typed(url)
    if not parts.scheme or not parts.hostname:
        return _typed(url)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}"


def _typed(text: str) -> str:
    """Give a text up to its query, without what stands before an @."""
    head, slashes, tail = re.split(r"[?#]", text.strip())[0].rpartition("://")
    return head + slashes + tail.rpartition("@")[2]
