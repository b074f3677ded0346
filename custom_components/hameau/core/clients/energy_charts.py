"""Day-ahead prices of energy-charts.info (Fraunhofer ISE), without a key.

`GET /price?bzn=FR&start=<day>&end=<day>` gives `unix_seconds[]` (starts), `price[]` in EUR/MWh, `unit`, `license_info`; both
days included. Quarters of an hour since 1 October 2025 (92, 96 or 100 a day), whole hours before. Tomorrow comes after the
auction, about 13:00; until then the list is shorter, or a text stands in its place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise
from typing import Final

import aiohttp

from ..series import Quality, Series, Step, Unit
from .failures import failure
from .fields import Fields, decimal_of
from .http import TIMEOUT_S, Http
from .measures import whole_days_of

BASE: Final = "https://api.energy-charts.info"
ZONE: Final = "FR"
MOST_DAYS: Final = 366

_ONE_DAY: Final = timedelta(days=1)
_STEPS: Final = (900, 3600)
_QUARTERS_SINCE: Final = date(2025, 10, 1)
_UNIT: Final = "EUR/MWh"
_MICRO: Final = 1000
"""1 EUR/MWh is 1,000 µEUR/kWh."""
_MOST_PRICE: Final = 100_000
_OUT: Final = time(13)
_SOON: Final = timedelta(minutes=15)
_SELDOM: Final = timedelta(hours=1)
_SPREAD_S: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAhead:
    """Prices in µEUR/kWh, one series for each step; the civil days that are whole; the licence's own line.

    Without any price, `why` has the service's words: not out yet.
    """

    series: tuple[Series, ...] = ()
    days: frozenset[date] = frozenset()
    licence: str = ""
    why: str = ""


class EnergyCharts:
    """The service, asked for one bidding zone."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        zone: tzinfo,
        clock: Callable[[], datetime],
        base: str = BASE,
        bidding_zone: str = ZONE,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Prepare to ask; `zone` is the time zone of the days."""
        self._http = Http(session, base, timeout_s=timeout_s)
        self._zone = zone
        self._clock = clock
        self._bidding_zone = bidding_zone

    async def day_ahead(self, first: date, last: date) -> DayAhead:
        """Prices of the days from first to last, both included.

        Raises:
            ServiceError: `span_too_long` above a year; `bad_answer` with the field; why no answer came.

        """
        if not 0 <= (last - first).days < MOST_DAYS:
            raise failure("span_too_long", self._http.address, f"{first} – {last}")
        asked = {
            "bzn": self._bidding_zone,
            "start": first.isoformat(),
            "end": last.isoformat(),
        }
        answer = await self._http.get("price", params=asked)
        if answer.status == 404 and answer.body.lstrip().startswith(b"{"):
            told = self._http.fields(answer)
            return DayAhead(why=told.text("detail") if "detail" in told else "404")
        if answer.status != 200:
            raise self._http.refusal(answer, self._clock())
        return self._read(self._http.fields(answer), first, last)

    def _read(self, content: Fields, first: date, last: date) -> DayAhead:
        """Read an answer, held against what was asked."""
        licence = content.text("license_info") if "license_info" in content else ""
        if isinstance(content.raw("price"), str):
            return DayAhead(licence=licence, why=content.text("price"))
        if content.text("unit").replace(" ", "") != _UNIT:
            raise content.wrong("unit", content.raw("unit"))
        most = MOST_DAYS * 100
        stamps = content.listed("unix_seconds", most)
        prices = content.listed("price", most)
        if len(stamps) != len(prices):
            raise content.wrong("price", f"{len(prices)} ≠ {len(stamps)}")
        begin = Step.DAY.start_of(first, self._zone)
        end = Step.DAY.start_of(last + _ONE_DAY, self._zone)
        rows = _rows(content, stamps, prices)
        inside = [row for row in rows if begin <= row[0] < end]
        if rows and not inside:
            raise content.wrong("unix_seconds", stamps[0])
        series = _series(content, inside, self._zone)
        days = whole_days_of(series, self._zone)
        return DayAhead(series=series, days=days, licence=licence)


def next_ask(now: datetime, zone: tzinfo, days: frozenset[date], seed: str) -> datetime:
    """When to ask again: after 13:00 until tomorrow is whole, then the next day after 13:00."""
    local = now.astimezone(zone)
    today = local.date()
    spread = timedelta(
        seconds=int.from_bytes(sha256(seed.encode()).digest()[:4]) % _SPREAD_S
    )
    out = datetime.combine(today, _OUT, zone) + spread
    if today not in days:
        return now + _SOON
    if today + _ONE_DAY in days:
        return datetime.combine(today + _ONE_DAY, _OUT, zone) + spread
    if now < out:
        return out
    return now + (_SOON if now < out + 3 * _SELDOM else _SELDOM)


def _rows(
    content: Fields, stamps: Sequence[object], prices: Sequence[object]
) -> list[tuple[int, Decimal | None]]:
    """Start and price of each interval, rising; None where it has none."""
    rows: list[tuple[int, Decimal | None]] = []
    for index, (stamp, told) in enumerate(zip(stamps, prices, strict=True)):
        if not isinstance(stamp, int) or isinstance(stamp, bool):
            raise content.wrong(f"unix_seconds[{index}]", stamp)
        if rows and stamp <= rows[-1][0]:
            raise content.wrong(f"unix_seconds[{index}]", stamp)
        price = None if isinstance(told, str) else decimal_of(told)
        if told is not None and (price is None or abs(price) > _MOST_PRICE):
            raise content.wrong(f"price[{index}]", told)
        rows.append((stamp, price))
    return rows


def _series(
    content: Fields, rows: Sequence[tuple[int, Decimal | None]], zone: tzinfo
) -> tuple[Series, ...]:
    """Parted by step: the shorter of the distances to both neighbours, for a hole must not stretch a price."""
    far = [later[0] - earlier[0] for earlier, later in pairwise(rows)]
    found: dict[Step, list[tuple[int, int, int]]] = {}
    for index, (start, price) in enumerate(rows):
        near = [d for d in far[max(0, index - 1) : index + 1] if d in _STEPS]
        step = Step.lasting(min(near, default=_usual(start, zone)))
        if step is None or step.floor(start, zone) != start:
            raise content.wrong("unix_seconds", start)
        if price is not None:
            row = (start, round(price * _MICRO), Quality.MEASURED)
            found.setdefault(step, []).append(row)
    return tuple(
        Series.of(step, Unit.PRICE, zone, values) for step, values in found.items()
    )


def _usual(start: int, zone: tzinfo) -> int:
    """The step of the market on that day."""
    day = Step.DAY.date_of(start, zone)
    return 900 if day >= _QUARTERS_SINCE else 3600
