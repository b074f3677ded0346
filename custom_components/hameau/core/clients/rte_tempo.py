"""Tempo colours from RTE's documented interface, for who has an application in its portal (Tempo Like Supply Contract v1).

`GET /open_api/tempo_like_supply_contract/v1/tempo_like_calendars?start_date=&end_date=`: ISO with offset, both or neither, 366 days
at most, since 1 September 2014; `tempo_like_calendars.values[]` newest first `{start_date, end_date, value, updated_date}`. Some
describe the outer object as a list of one. `value` is missing of 28 December 2022.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

import aiohttp

from ..tic.tariff import Colour
from .fields import Fields
from .http import TIMEOUT_S
from .rte import BASE, RtePortal
from .tempo import season_days

PATH: Final = "open_api/tempo_like_supply_contract/v1/tempo_like_calendars"

_COLOURS: Final = {"BLUE": Colour.BLUE, "WHITE": Colour.WHITE, "RED": Colour.RED}
_MOST_DAYS: Final = 400


class RteTempoCalendar:
    """The interface, as a `TempoSource`."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        client_id: str,
        client_secret: str,
        *,
        zone: tzinfo,
        clock: Callable[[], datetime],
        base: str = BASE,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Prepare to ask; `clock` gives the time, aware."""
        self._portal = RtePortal(
            session,
            client_id,
            client_secret,
            clock=clock,
            base=base,
            timeout_s=timeout_s,
        )
        self._zone = zone
        self._clock = clock

    async def now(self) -> dict[date, Colour]:
        """As `TempoSource.now`."""
        today = self._clock().astimezone(self._zone).date()
        return await self._between(today, today + timedelta(days=2))

    async def season(self, first_year: int) -> dict[date, Colour]:
        """As `TempoSource.season`."""
        return await self._between(*season_days(first_year))

    async def _between(self, first: date, end: date) -> dict[date, Colour]:
        """Colours of the days from first to end, not included."""
        asked = {
            name: datetime.combine(day, time(), self._zone).isoformat()
            for name, day in (("start_date", first), ("end_date", end))
        }
        answer = await self._portal.get(PATH, asked)
        content = self._portal.http.fields(answer)
        colours: dict[date, Colour] = {}
        for told in _calendar(content).rows("values", _MOST_DAYS):
            if "value" not in told:
                continue
            colour = _COLOURS.get(told.text("value"))
            if colour is None:
                raise told.wrong("value", told.raw("value"))
            colours[told.moment("start_date").date()] = colour
        return colours


def _calendar(content: Fields) -> Fields:
    """The outer object, also where it comes as a list of one."""
    if isinstance(content.raw("tempo_like_calendars"), list):
        rows = content.rows("tempo_like_calendars", 1)
        if not rows:
            raise content.wrong("tempo_like_calendars", "[]")
        return rows[0]
    return content.within("tempo_like_calendars")
