"""A stand-in for EDF's calendar of EJP days: its headers, its span, its states."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from aiohttp import web

from .web import Stand, json_response

PARIS = ZoneInfo("Europe/Paris")
ONE_DAY = timedelta(days=1)
_KNOWN_FROM = time(15)


def is_peak(day: date) -> bool:
    """Whether an invented EJP day: 22 of a winter, from November to March, on no weekend."""
    first = day.year if day.month >= 11 else day.year - 1
    begin, end = date(first, 11, 1), date(first + 1, 4, 1)
    days = [begin + timedelta(days=n) for n in range((end - begin).days)]
    week = (one for one in days if one.weekday() < 5)
    drawn = sorted(week, key=lambda one: sha256(f"ejp/{one}".encode()).digest())
    return day in drawn[:22]


class EdfStand(Stand):
    """The calendar, settled up to tomorrow from 15:00."""

    def __init__(self, clock: Callable[[], datetime], *, port: int = 0) -> None:
        """Serve at the time of `clock`."""
        super().__init__(port=port)
        self.clock = clock

    @property
    def base(self) -> str:
        """Its address."""
        return f"{super().base}/commerce/activet/v1"

    def routes(self) -> list[web.RouteDef]:
        """The one path."""
        path = "/commerce/activet/v1/calendrier-jours-effacement"
        return [web.get(path, self._calendar)]

    async def _calendar(self, request: web.Request) -> web.Response:
        """States of some days."""
        headers = request.headers
        if headers.get("Application-Origine-Controlee") != "site_RC" or (
            headers.get("Situation-Usage") != "Jours Effacement"
        ):
            return web.Response(status=400)
        names = ("dateApplicationBorneInf", "dateApplicationBorneSup")
        first, last = (date.fromisoformat(request.query[name]) for name in names)
        if not 0 <= (last - first).days <= 366:
            return web.Response(status=400)
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        calendar = [
            {"dateApplication": day.isoformat(), "statut": self._state(day)}
            for day in days
        ]
        content = {
            "dateApplicationBorneInf": first.isoformat(),
            "dateApplicationBorneSup": last.isoformat(),
            "dateHeureTraitementActivET": f"{first}T22:42:24Z",
            "options": [{"option": request.query["option"], "calendrier": calendar}],
        }
        return json_response({"errors": [], "content": content})

    def _state(self, day: date) -> str:
        """One day's state."""
        local = self.clock().astimezone(PARIS)
        known = local.date() + (
            ONE_DAY if local.time() >= _KNOWN_FROM else timedelta(0)
        )
        if 4 <= day.month <= 10:
            return "HORS_PERIODE_EJP"
        if day > known:
            return "NON_DEFINI"
        return "EJP" if is_peak(day) else "NON_EJP"
