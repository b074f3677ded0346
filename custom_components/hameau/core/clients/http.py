"""Asking a web service: bounded in time and size, every failure with its key, no secret in any text."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
import re
from typing import Final

import aiohttp
from yarl import URL

from .. import __version__
from ..causes import UNKNOWN_HOST, cause_of
from ..errors import ServiceError
from .failures import failure, key_of_status, retry_after
from .fields import Fields, json_of, printable

USER_AGENT: Final = f"Hameau/{__version__} (Home Assistant; energy of a home)"
"""Services ask for a User-Agent that tells whom to speak to; some answer 403 without any."""

TIMEOUT_S: Final = 30.0
MOST_BYTES: Final = 4 * 1024 * 1024

_CHUNK: Final = 65_536
_MOST_REDIRECTS: Final = 4
_LONGEST_DETAIL: Final = 200
_NUMBER: Final = re.compile(r"\d{6,}")
# X509_V_ERR_* of OpenSSL, include/openssl/x509_vfy.h.
_TLS: Final = {
    9: "tls_expired",
    10: "tls_expired",
    62: "tls_wrong_host",
    64: "tls_wrong_host",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class Http:
    """The way to one service."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        base: str,
        *,
        secrets: Iterable[str] = (),
        timeout_s: float = TIMEOUT_S,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        """Prepare to ask `base` over a session of the caller's; `secrets` never stand in a text."""
        self._session = session
        try:
            self._base = URL(base.rstrip("/"))
        except ValueError:
            self._base = URL()
        self._secrets = tuple(secret for secret in secrets if secret)
        self._timeout_s = timeout_s
        self._most_bytes = most_bytes

    @property
    def address(self) -> str:
        """Host of the service, for texts."""
        return self._base.host or ""

    def __repr__(self) -> str:
        """Name the service, and nothing else."""
        return f"{type(self).__name__}({self.address!r})"

    async def get(
        self,
        path: str,
        *,
        params: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        redirects: bool = False,
    ) -> Answer:
        """Ask for a path below the base.

        Raises:
            ServiceError: why no whole answer came. Any status is an answer.

        """
        return await self._ask("GET", path, params, headers, redirects=redirects)

    async def post(self, path: str, *, headers: Mapping[str, str]) -> Answer:
        """Post nothing to a path below the base; as `get`."""
        return await self._ask("POST", path, (), headers, redirects=False)

    def json(self, answer: Answer) -> object:
        """Read an answer as JSON."""
        return json_of(answer.body, self.address)

    def fields(self, answer: Answer) -> Fields:
        """Read an answer as a JSON object."""
        return Fields(self.json(answer), self.address)

    def clean(self, text: str) -> str:
        """Give a text without secrets, without long numbers, printable and short."""
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return _NUMBER.sub("…", printable(text, _LONGEST_DETAIL))

    def failure(
        self, key: str, detail: str = "", *, retry_at: datetime | None = None
    ) -> ServiceError:
        """Give the error of a key, its detail cleaned."""
        return failure(key, self.address, self.clean(detail), retry_at=retry_at)

    def refusal(self, answer: Answer, now: datetime, detail: str = "") -> ServiceError:
        """Give the error that a status alone tells."""
        return self.failure(
            key_of_status(answer.status),
            f"{answer.status} {detail}".strip(),
            retry_at=retry_after(answer.headers, now),
        )

    async def _ask(
        self,
        method: str,
        path: str,
        params: Mapping[str, str] | Iterable[tuple[str, str]],
        headers: Mapping[str, str] | None,
        *,
        redirects: bool,
    ) -> Answer:
        """Ask, and read the whole answer within the bounds of time and size."""
        if not self._base.host or self._base.scheme not in ("http", "https"):
            raise self.failure("bad_url")
        url = self._base / path.strip("/") if path.strip("/") else self._base
        if path.endswith("/"):
            url = url / ""
        asked = url.with_query(
            list(dict(params).items()) if isinstance(params, Mapping) else list(params)
        )
        try:
            async with (
                asyncio.timeout(self._timeout_s),
                self._session.request(
                    method,
                    asked,
                    headers={
                        "User-Agent": USER_AGENT,
                        "Accept": "*/*",
                        **(headers or {}),
                    },
                    allow_redirects=redirects,
                    max_redirects=_MOST_REDIRECTS,
                ) as response,
            ):
                return Answer(
                    status=response.status,
                    headers=response.headers,
                    body=await self._body(response),
                )
        except (aiohttp.ClientError, OSError) as error:
            raise self._trouble(error) from error

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        """Read a body of bounded size."""
        body = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            body += chunk
            if len(body) > self._most_bytes:
                raise self.failure("answer_too_large", f"> {self._most_bytes}")
        return bytes(body)

    def _trouble(self, error: aiohttp.ClientError | OSError) -> ServiceError:
        """Give the key of what went wrong on the way."""
        detail = type(error).__name__
        match error:
            case aiohttp.ClientConnectorCertificateError():
                return self.failure(_tls(error.certificate_error), detail)
            case aiohttp.ClientSSLError():
                return self.failure("tls_untrusted", detail)
            case aiohttp.ClientConnectorDNSError():
                return self.failure(UNKNOWN_HOST, detail)
            case aiohttp.ClientPayloadError():
                return self.failure("answer_cut", detail)
            case aiohttp.InvalidURL():
                return self.failure("bad_url", detail)
            case aiohttp.ServerDisconnectedError():
                return self.failure("connection_reset", detail)
            case _:
                cause = cause_of(error, "cannot_connect")
                return self.failure(
                    cause if cause in _WAYS else "cannot_connect", detail
                )


_WAYS: Final = frozenset(
    ("connection_refused", "connection_reset", "no_route", "timed_out", UNKNOWN_HOST)
)


def _tls(error: Exception) -> str:
    """Give the key of a certificate that is not believed."""
    return _TLS.get(getattr(error, "verify_code", 0), "tls_untrusted")
