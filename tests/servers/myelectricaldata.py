"""A stand-in for MyElectricalData: its paths, its bare key, its quota in each of the ways it comes, contract and access."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from aiohttp import web

from .enedis import CURVES, DAILY, MAX_POWER, Enedis
from .linky_home import LinkyHome
from .web import Stand, json_response

KEY = "bm90LWEtcmVhbC1rZXktb2YtYW55Ym9keQ=="
_KINDS = (*CURVES, *DAILY, MAX_POWER)


class Spent(StrEnum):
    """How a spent quota is told."""

    STATUS_409 = "409"
    STATUS_429 = "429"
    CODE_900804 = "200"


class MyElectricalDataStand(Stand):
    """The service, with one home behind it."""

    def __init__(
        self,
        home: LinkyHome,
        clock: Callable[[], datetime],
        *,
        port: int = 0,
        quota: int = 50,
        spent: Spent = Spent.STATUS_409,
        off_peak: str = "HC (1H30-8H00;12H30-14H00)",
    ) -> None:
        """Serve a home's data at the time of `clock`."""
        super().__init__(port=port)
        self.enedis = Enedis(home=home, clock=clock)
        self.quota = quota
        self.spent = spent
        self.off_peak = off_peak
        self.banned = False
        self.valid = True
        self.power = "9 kVA"
        self._used: tuple[date, int] = (date.min, 0)

    def routes(self) -> list[web.RouteDef]:
        """Its paths."""
        measure = "/{type}/{point}/start/{start}/end/{end}"
        return [
            web.get(f"{measure}{{tail:(/|/cache/?)?}}", self._measure),
            web.get("/contracts/{point}{tail:(/|/cache/?)?}", self._contract),
            web.get("/valid_access/{point}{tail:(/|/cache/?)?}", self._access),
        ]

    @property
    def calls_today(self) -> int:
        """How much of the quota is used."""
        today = self.enedis.today()
        return self._used[1] if self._used[0] == today else 0

    async def _measure(self, request: web.Request) -> web.Response:
        """Answer with measures."""
        if refused := self._refuses(request):
            return refused
        kind = request.match_info["type"]
        if kind not in _KINDS:
            return json_response({"detail": "Not Found"}, 404)
        limit = self.quota * 10 if "cache" in request.match_info["tail"] else self.quota
        if self.calls_today >= limit:
            return self._spent(limit)
        self._used = (self.enedis.today(), self.calls_today + 1)
        days = (date.fromisoformat(request.match_info[n]) for n in ("start", "end"))
        status, content = self.enedis.legacy(kind, *days)
        return json_response(content if status == 200 else {"detail": content}, status)

    async def _contract(self, request: web.Request) -> web.Response:
        """Answer with the contract."""
        if refused := self._refuses(request):
            return refused
        home = self.enedis.home
        contracts = {
            "segment": "C5",
            "subscribed_power": self.power,
            "last_activation_date": f"{home.activated}+02:00",
            "distribution_tariff": "BTINFMUDT",
            "offpeak_hours": self.off_peak,
            "contract_status": "SERVC",
            "last_distribution_tariff_change_date": f"{home.activated}+02:00",
        }
        point = {
            "usage_point_id": home.point,
            "usage_point_status": "com",
            "meter_type": "AMM",
        }
        points = [{"usage_point": point, "contracts": contracts}]
        customer = {"customer_id": "-1000000001", "usage_points": points}
        return json_response({"customer": customer})

    async def _access(self, request: web.Request) -> web.Response:
        """Answer with what is left."""
        if refused := self._refuses(request):
            return refused
        today = self.enedis.today()
        end = datetime.combine(today, datetime.max.time())
        reached = self.calls_today >= self.quota
        content: dict[str, Any] = {
            "valid": self.valid and not reached,
            "consent_expiration_date": (end + timedelta(days=700)).isoformat(),
            "call_number": self.calls_today,
            "quota_reached": reached,
            "quota_limit": self.quota,
            "quota_reset_at": end.isoformat(),
            "last_call": self.enedis.clock().replace(tzinfo=None).isoformat(),
            "ban": self.banned,
        }
        if reached:
            content["information"] = _spent_words(self.quota)
        return json_response(content)

    def _refuses(self, request: web.Request) -> web.Response | None:
        """The answer to a wrong key or point."""
        home = self.enedis.home
        if request.headers.get("Authorization") != KEY:
            return json_response({"detail": "Accès refusé : token invalide"}, 403)
        if request.match_info["point"] != home.point:
            return json_response({"detail": "Accès refusé"}, 403)
        return None

    def _spent(self, limit: int) -> web.Response:
        """The answer when the quota is spent."""
        if self.spent is Spent.CODE_900804:
            content = {
                "code": "900804",
                "message": "Message throttled out",
                "description": "You have exceeded your quota",
            }
            return json_response(content)
        return json_response({"detail": _spent_words(limit)}, int(self.spent))


def _spent_words(limit: int) -> str:
    """What the service says then."""
    return f"Vous avez dépassé votre quota journalier ({limit})"
