"""A stand-in for energy-charts.info: invented day-ahead prices, by hours before 1 October 2025, by quarters since."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from math import cos, pi
from zoneinfo import ZoneInfo

from aiohttp import web

from .linky_home import steps
from .web import Stand, json_response

PARIS = ZoneInfo("Europe/Paris")
LICENCE = (
    "CC BY 4.0 (creativecommons.org/licenses/by/4.0) from Bundesnetzagentur | SMARD.de"
)
QUARTERS_SINCE = date(2025, 10, 1)
_OUT = time(13)


def price(start: int) -> float:
    """An invented price in EUR/MWh: dear in the evening, cheap and at times negative at noon, to the cent."""
    local = datetime.fromtimestamp(start, PARIS)
    hour = local.hour + local.minute / 60
    digest = sha256(f"{start // 86400}".encode()).digest()
    level = 40 + digest[0] / 4
    season = 12 * cos(
        2 * pi * (datetime.fromtimestamp(start, UTC).timetuple().tm_yday - 15) / 365
    )
    noon = -38 * max(0.0, cos((hour - 13.5) * pi / 8))
    evening = 34 * max(0.0, cos((hour - 19.5) * pi / 5))
    return round(level + season + noon + evening + local.minute / 20, 2)


class EnergyChartsStand(Stand):
    """The service; tomorrow is out from 13:00, before that the list ends with today."""

    def __init__(
        self, clock: Callable[[], datetime], *, port: int = 0, text: bool = False
    ) -> None:
        """Tell the prices that are out at the time of `clock`; `text`: what is not out is told in words."""
        super().__init__(port=port)
        self.clock = clock
        self.text = text

    def routes(self) -> list[web.RouteDef]:
        """The one path."""
        return [web.get("/price", self._price)]

    async def _price(self, request: web.Request) -> web.Response:
        """Prices of some days."""
        query = request.query
        if query["bzn"] not in ("FR", "DE-LU"):
            return json_response({"detail": "bzn: unknown"}, 422)
        local = self.clock().astimezone(PARIS)
        out = local.date() + timedelta(days=1 if local.time() >= _OUT else 0)
        stamps: list[int] = []
        day, last = (date.fromisoformat(query[name]) for name in ("start", "end"))
        while day <= min(last, out):
            step_s = 900 if day >= QUARTERS_SINCE else 3600
            stamps += steps(day, step_s, PARIS)
            day += timedelta(days=1)
        prices: object = [price(start) for start in stamps]
        if self.text and not stamps:
            prices = "not available"
        content = {
            "license_info": LICENCE,
            "unix_seconds": stamps,
            "price": prices,
            "unit": "EUR / MWh",
            "deprecated": False,
        }
        return json_response(content)
