"""A stand-in for RTE's portal: the log-in all interfaces share, EcoWatt with its one call in 15 minutes."""

import base64
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from .web import Stand, json_response

CLIENT_ID = "3f1d0c52-0000-4000-8000-00000000cafe"
CLIENT_SECRET = "7a4e9b10-0000-4000-8000-00000000beef"
PARIS = ZoneInfo("Europe/Paris")
_EVERY = timedelta(minutes=15)
_MESSAGES = {
    1: "Pas d’alerte.",
    2: "Système électrique tendu.",
    3: "Coupures programmées.",
}


class RteStand(Stand):
    """The portal."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        port: int = 0,
        bare_days: bool = False,
        subscribed: bool = True,
    ) -> None:
        """Serve at the time of `clock`; `bare_days`: `jour` is a date without a time."""
        super().__init__(port=port)
        self.clock = clock
        self.bare_days = bare_days
        self.subscribed = subscribed
        self.lasts_s = 7200
        self.tense: dict[int, int] = {}
        """Days from today → level."""
        self.tokens: dict[str, datetime] = {}
        self._last: datetime | None = None

    def routes(self) -> list[web.RouteDef]:
        """Its paths."""
        return [
            web.post("/token/oauth/", self._log_in),
            web.get("/open_api/ecowatt/v5/signals", self._signals),
            web.get("/open_api/ecowatt/v5/sandbox/signals", self._sandbox),
        ]

    def forget_tokens(self) -> None:
        """Believe no token any more."""
        self.tokens.clear()

    def forget_last_call(self) -> None:
        """Let the next call through, as after 15 minutes."""
        self._last = None

    async def _log_in(self, request: web.Request) -> web.Response:
        """Give a token."""
        pair = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {pair}":
            return json_response({"error": "invalid_client"}, 401)
        token = f"stand-in-{len(self.tokens)}-{int(self.clock().timestamp())}"
        self.tokens[token] = self.clock() + timedelta(seconds=self.lasts_s)
        content = {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": self.lasts_s,
        }
        return json_response(content)

    async def _signals(self, request: web.Request) -> web.Response:
        """Four days."""
        if refused := self._refuses(request):
            return refused
        now = self.clock()
        if self._last is not None and now < self._last + _EVERY:
            return web.Response(status=429)
        self._last = now
        return json_response({"signals": [self._signal(n, now) for n in range(4)]})

    async def _sandbox(self, request: web.Request) -> web.Response:
        """Always the same."""
        if refused := self._refuses(request):
            return refused
        then = datetime(2022, 6, 3, 7, 36, 25, tzinfo=PARIS)
        return json_response({"signals": [self._signal(n, then) for n in range(4)]})

    def _refuses(self, request: web.Request) -> web.Response | None:
        """The answer to a wrong token, or to an interface that is not subscribed to."""
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if self.tokens.get(token, self.clock()) <= self.clock():
            return web.Response(status=401)
        if not self.subscribed:
            return web.Response(status=403)
        return None

    def _signal(self, ahead: int, now: datetime) -> dict[str, Any]:
        """One day."""
        local = now.astimezone(PARIS)
        day = (local + timedelta(days=ahead)).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        level = self.tense.get(ahead, 1)
        values = [
            {
                "pas": hour,
                "hvalue": level if 8 <= hour < 13 or 18 <= hour < 20 else int(hour > 5),
            }
            for hour in range(24)
        ]
        return {
            "GenerationFichier": local.isoformat(timespec="seconds"),
            "jour": f"{day.date()}" if self.bare_days else day.isoformat(),
            "dvalue": level,
            "message": _MESSAGES[level],
            "values": values,
        }
