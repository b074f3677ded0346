"""Why a connection failed, as a key that people's texts have: the system's own words are English and for programmers."""

from collections.abc import Mapping
import errno
import re
from socket import gaierror
from typing import Final

CAUSES: Final[Mapping[int, str]] = {
    errno.ECONNREFUSED: "connection_refused",
    errno.EHOSTUNREACH: "no_route",
    errno.EHOSTDOWN: "no_route",
    errno.ENETUNREACH: "no_route",
    errno.ENETDOWN: "no_route",
    errno.ETIMEDOUT: "timed_out",
    errno.ECONNRESET: "connection_reset",
    errno.ECONNABORTED: "connection_reset",
    errno.EPIPE: "connection_reset",
    errno.ENOENT: "no_such_port",
    errno.ENXIO: "no_such_port",
    errno.ENODEV: "no_such_port",
    errno.ENOTTY: "no_such_port",
    errno.EACCES: "permission_denied",
    errno.EPERM: "permission_denied",
    errno.EBUSY: "port_busy",
    errno.EAGAIN: "port_busy",
}
"""The cause of each number of the system (POSIX errno)."""

UNKNOWN_HOST: Final = "unknown_host"
# Where several addresses were tried, asyncio gives their errors as text alone.
_NUMBER = re.compile(r"\[Errno (-?\d+)\]")


def cause_of(error: BaseException | None, otherwise: str) -> str:
    """Give the cause of an error of the system, also of one that wraps it; `otherwise` where it tells none."""
    seen = error
    while seen is not None:
        # A resolver's numbers are negative.
        if isinstance(seen, gaierror) or any(number < 0 for number in _numbers(seen)):
            return UNKNOWN_HOST
        if isinstance(seen, TimeoutError):
            return "timed_out"
        for number in _numbers(seen):
            if number in CAUSES:
                return CAUSES[number]
        # aiohttp keeps the system's error beside its own.
        inner = getattr(seen, "os_error", None)
        seen = inner if isinstance(inner, BaseException) else seen.__cause__
    return otherwise


def _numbers(error: BaseException) -> list[int]:
    told = error.errno if isinstance(error, OSError) else None
    read = [int(number) for number in _NUMBER.findall(str(error))]
    return read if told is None else [told, *read]
