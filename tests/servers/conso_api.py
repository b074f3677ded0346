"""A stand-in for Conso API: its paths, both sets of names, its key, its own errors and Enedis' wrapped (bokub/conso-api)."""

import base64
from collections.abc import Callable
from datetime import date, datetime
import hashlib
import hmac
import json
import re
from typing import Any

from aiohttp import web

from .enedis import MAX_POWER, MESURE_NAMES, Enedis
from .linky_home import LinkyHome
from .web import Stand, json_response

_SECRET = b"a stand-in's secret"
_LEGACY = {
    "daily_consumption": "daily_consumption",
    "consumption_load_curve": "consumption_load_curve",
    "consumption_max_power": MAX_POWER,
    "daily_production": "daily_production",
    "production_load_curve": "production_load_curve",
}
_DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
_UNAUTHORIZED = "Votre token est invalide ou ne permet pas d'accéder à ce PRM"


def make_key(points: object, expires: int | None) -> str:
    """Make a key as the service does: HS256 over the points and the end."""
    claims: dict[str, Any] = {"sub": points, "iat": 1_700_000_000}
    if expires is not None:
        claims["exp"] = expires
    signed = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(claims)}"
    return f"{signed}.{_signature(signed)}"


class ConsoApiStand(Stand):
    """The service, with one home behind it."""

    def __init__(
        self,
        home: LinkyHome,
        clock: Callable[[], datetime],
        *,
        port: int = 0,
        legacy_gone: bool = False,
    ) -> None:
        """Serve a home's data at the time of `clock`; `legacy_gone`: the names of before autumn 2026 have no data left."""
        super().__init__(port=port)
        self.enedis = Enedis(home=home, clock=clock)
        self.legacy_gone = legacy_gone

    @property
    def base(self) -> str:
        """Its address."""
        return f"{super().base}/api"

    def key(self, expires: int = 4_000_000_000) -> str:
        """A key for the home's point."""
        return make_key([self.enedis.home.point], expires)

    def routes(self) -> list[web.RouteDef]:
        """The one path."""
        return [web.get("/api/{type}", self._measure)]

    async def _measure(self, request: web.Request) -> web.Response:
        """Answer one question."""
        name = request.match_info["type"]
        query = request.query
        point = query.get("pointId", query.get("prm", ""))
        start = query.get("dateDebut", query.get("start", ""))
        end = query.get("dateFin", query.get("end", ""))
        known = name in _LEGACY or name in MESURE_NAMES
        if not (known and len(point) == 14 and _DAY.match(start) and _DAY.match(end)):
            body = {"status": 400, "message": "Paramètres invalides", "error": {}}
            return json_response(body, 400)
        if not _allows(request.headers.get("Authorization", ""), point, self.enedis):
            return json_response({"status": 401, "message": _UNAUTHORIZED}, 401)
        span = date.fromisoformat(start), date.fromisoformat(end)
        if name in MESURE_NAMES:
            status, content = self.enedis.mesure(name, *span)
        elif self.legacy_gone:
            body = {"status": 500, "message": "Erreur inconnue. Réessayez plus tard"}
            return json_response(body, 500)
        else:
            status, content = self.enedis.legacy(_LEGACY[name], *span)
            content = content.get("meter_reading", content)
        if status == 200:
            return json_response(content)
        return json_response(wrapped(status, content), status)


def wrapped(status: int, content: object) -> dict[str, object]:
    """Wrap an error of Enedis as the service does."""
    message = "The Enedis API returned an error"
    return {"status": status, "message": message, "error": content}


def _allows(header: str, point: str, enedis: Enedis) -> bool:
    """Whether a key is of the service, for this point, and has not run out."""
    token = header.removeprefix("Bearer ")
    parts = token.split(".")
    if len(parts) != 3 or _signature(".".join(parts[:2])) != parts[2]:
        return False
    padded = parts[1] + "=" * (-len(parts[1]) % 4)
    claims = json.loads(base64.urlsafe_b64decode(padded))
    now = enedis.clock().timestamp()
    return point in claims["sub"] and claims.get("exp", now + 1) > now


def _part(content: object) -> str:
    """One part of a JWT."""
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def _signature(signed: str) -> str:
    """The signature of a JWT."""
    digest = hmac.new(_SECRET, signed.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
