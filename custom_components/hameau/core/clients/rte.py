"""RTE's data portal (digital.iservices.rte-france.com): the log-in all its interfaces share.

`POST /token/oauth/` with Basic id:secret gives a bearer token of 7,200 s. Each interface has to be subscribed to in the portal,
else 403. 429 or 509 over quota.
"""

import base64
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

import aiohttp

from .http import TIMEOUT_S, Answer, Http

BASE: Final = "https://digital.iservices.rte-france.com"

_TOKEN: Final = "token/oauth/"  # noqa: S105 - the path of the log-in
_MARGIN: Final = timedelta(minutes=2)
_LONGEST_S: Final = 7 * 86_400


class RtePortal:
    """The portal, with one application's id and secret."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        client_id: str,
        client_secret: str,
        *,
        clock: Callable[[], datetime],
        base: str = BASE,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Prepare to log in; `clock` gives the time, aware."""
        pair = f"{client_id.strip()}:{client_secret.strip()}".encode()
        self._basic = base64.b64encode(pair).decode()
        secrets = (client_secret, client_id, self._basic)
        self._http = Http(session, base, secrets=secrets, timeout_s=timeout_s)
        self._clock = clock
        self._token = ""
        self._until: datetime | None = None

    def __repr__(self) -> str:
        """Name the service, and nothing else."""
        return f"RtePortal({self._http.address!r})"

    @property
    def http(self) -> Http:
        """The way there, for errors and for reading."""
        return self._http

    async def log_in(self) -> None:
        """Get a token.

        Raises:
            ServiceError: `key_refused` when id and secret are not believed; why no answer came.

        """
        answer = await self._http.post(
            _TOKEN, headers={"Authorization": f"Basic {self._basic}"}
        )
        now = self._clock()
        if answer.status in (400, 401):
            raise self._http.failure("key_refused", str(answer.status))
        if answer.status != 200:
            raise self._http.refusal(answer, now)
        content = self._http.fields(answer)
        self._token = content.text("access_token")
        seconds = content.integer("expires_in", 0, _LONGEST_S)
        self._until = now + timedelta(seconds=seconds)

    async def get(self, path: str, params: Mapping[str, str] | None = None) -> Answer:
        """Ask an interface, logged in; once more with a new token when the old one is not believed.

        Raises:
            ServiceError: `not_subscribed` (403), `quota_reached`, or why no answer came.

        """
        if self._until is None or self._clock() >= self._until - _MARGIN:
            await self.log_in()
        answer = await self._ask(path, params)
        if answer.status == 401:
            await self.log_in()
            answer = await self._ask(path, params)
        if answer.status == 403:
            raise self._http.failure("not_subscribed", "403")
        if answer.status != 200:
            raise self._http.refusal(answer, self._clock())
        return answer

    async def _ask(self, path: str, params: Mapping[str, str] | None) -> Answer:
        """Ask with the token."""
        return await self._http.get(
            path,
            params=params or {},
            headers={"Authorization": f"Bearer {self._token}"},
        )
