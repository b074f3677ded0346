"""Stand-ins for the two services that tell Tempo colours without a key, over invented seasons that keep the contract's rules."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from .web import Stand, json_response

PARIS = ZoneInfo("Europe/Paris")
ONE_DAY = timedelta(days=1)
_KNOWN_FROM = time(6, 40)
_FRENCH = {"BLUE": "Bleu", "WHITE": "Blanc", "RED": "Rouge"}
_CODES = {"BLUE": 1, "WHITE": 2, "RED": 3}


@cache
def season_colours(first_year: int, seed: int = 1) -> Mapping[date, str]:
    """An invented season: 22 red on Monday to Friday from November to March, 43 white on no Sunday, the rest blue."""
    begin, end = date(first_year, 9, 1), date(first_year + 1, 9, 1)
    days = [begin + timedelta(days=n) for n in range((end - begin).days)]

    def drawn(day: date) -> bytes:
        return sha256(f"{seed}/{day}".encode()).digest()

    winter = [day for day in days if day.month in (11, 12, 1, 2, 3)]
    red = sorted((day for day in winter if day.weekday() < 5), key=drawn)[:22]
    rest = (day for day in days if day not in red and day.weekday() < 6)
    white = sorted(
        (day for day in rest if day.month in (10, 11, 12, 1, 2, 3, 4)), key=drawn
    )[:43]
    return {
        day: "RED" if day in red else "WHITE" if day in white else "BLUE"
        for day in days
    }


def known_until(now: datetime) -> date:
    """The last day whose colour is known: tomorrow from 06:40."""
    local = now.astimezone(PARIS)
    return local.date() + (ONE_DAY if local.time() >= _KNOWN_FROM else timedelta(0))


class TempoStand(Stand):
    """What both know: colours up to today, tomorrow's from 06:40."""

    def __init__(
        self, clock: Callable[[], datetime], *, port: int = 0, seed: int = 1
    ) -> None:
        """Tell the colours that are known at the time of `clock`."""
        super().__init__(port=port)
        self.clock = clock
        self.seed = seed
        self.wrong: dict[date, str] = {}
        """Days told in another colour than they have."""

    def colour(self, day: date) -> str | None:
        """A day's colour, None when it is not known yet."""
        if day > known_until(self.clock()):
            return None
        first = day.year if day.month >= 9 else day.year - 1
        return self.wrong.get(day) or season_colours(first, self.seed)[day]

    def season(self, name: str) -> list[date]:
        """The days of a season."""
        return list(season_colours(int(name[:4]), self.seed))


class RteTempoStand(TempoStand):
    """services-rte.com: `tempoLight` and `tempo?season=`."""

    @property
    def base(self) -> str:
        """Its address."""
        return f"{super().base}/cms/open_data/v1"

    def routes(self) -> list[web.RouteDef]:
        """Its paths."""
        return [
            web.get("/cms/open_data/v1/tempoLight", self._light),
            web.get("/cms/open_data/v1/tempo", self._season),
        ]

    async def _light(self, _: web.Request) -> web.Response:
        """Today and tomorrow."""
        today = self.clock().astimezone(PARIS).date()
        return self._values([today, today + ONE_DAY])

    async def _season(self, request: web.Request) -> web.Response:
        """A season so far, newest first."""
        return self._values(self.season(request.query["season"])[::-1])

    def _values(self, days: list[date]) -> web.Response:
        """Answer with the days that are known."""
        values: dict[str, str] = {}
        for day in days:
            if colour := self.colour(day):
                values |= {f"{day}": colour, f"{day}-fallback": "false"}
        return json_response({"values": values})


class CouleurTempoStand(TempoStand):
    """api-couleur-tempo.fr."""

    @property
    def base(self) -> str:
        """Its address."""
        return f"{super().base}/api"

    def routes(self) -> list[web.RouteDef]:
        """Its paths."""
        return [
            web.get("/api/jourTempo/{day}", self._day),
            web.get("/api/joursTempo", self._days),
        ]

    async def _day(self, request: web.Request) -> web.Response:
        """One day."""
        today = self.clock().astimezone(PARIS).date()
        name = request.match_info["day"]
        named = {"today": today, "tomorrow": today + ONE_DAY}
        return json_response(self._told(named.get(name) or date.fromisoformat(name)))

    async def _days(self, request: web.Request) -> web.Response:
        """The days of seasons, or given ones."""
        days = [
            date.fromisoformat(day) for day in request.query.getall("dateJour[]", [])
        ]
        for name in request.query.getall("periode[]", []):
            days += [day for day in self.season(name) if self.colour(day)]
        return json_response([self._told(day) for day in days])

    def _told(self, day: date) -> dict[str, Any]:
        """A day as the service tells it."""
        colour = self.colour(day)
        first = day.year if day.month >= 9 else day.year - 1
        return {
            "dateJour": day.isoformat(),
            "codeJour": _CODES[colour] if colour else 0,
            "periode": f"{first}-{first + 1}",
            "libCouleur": _FRENCH[colour] if colour else "Inconnu",
        }
