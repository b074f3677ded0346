"""EJP days that stand in a calendar of the person's own: an event on each of them."""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from homeassistant.components.calendar.const import DOMAIN as CALENDAR_DOMAIN
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..core.clients.failures import failure

ANSWER_S: Final = 30.0
"""How long a calendar may think: some are read from the Internet."""
_ONE_DAY: Final = timedelta(days=1)
_NOON: Final = time(12)


class OwnCalendar:
    """A calendar entity of Home Assistant."""

    def __init__(
        self, hass: HomeAssistant, entity_id: str, word: str, zone: ZoneInfo
    ) -> None:
        """Take only events whose title has the word, if there is one."""
        self._hass = hass
        self._entity_id = entity_id
        self._word = word.casefold()
        self._zone = zone

    async def days(self, first: date, last: date) -> dict[date, bool]:
        """Whether each day that has begun stands in it; later days only where they do.

        Of a past winter without any event nothing is known: nobody noted it.
        Raises ServiceError: the calendar does not answer.
        """
        today = dt_util.utcnow().astimezone(self._zone).date()
        told = [
            day
            for event in await self._async_events(first, last)
            if self._word in str(event.get("summary", "")).casefold()
            for day in self._days_of(event["start"], event["end"])
        ]
        peaks = {day for day in told if first <= day <= last}
        if not peaks and last < today:
            return {}
        count = (min(last, today) - first).days + 1
        begun = {first + n * _ONE_DAY: False for n in range(count)}
        return begun | dict.fromkeys(sorted(peaks), True)

    async def _async_events(self, first: date, last: date) -> list[Mapping[str, Any]]:
        start = datetime.combine(first, time(), self._zone)
        end = datetime.combine(last + _ONE_DAY, time(), self._zone)
        asked = {
            "entity_id": self._entity_id,
            "start_date_time": start.isoformat(),
            "end_date_time": end.isoformat(),
        }
        try:
            async with asyncio.timeout(ANSWER_S):
                answer = await self._hass.services.async_call(
                    CALENDAR_DOMAIN, "get_events", asked,
                    blocking=True, return_response=True,
                )  # fmt: skip
        except (TimeoutError, HomeAssistantError) as error:
            raise failure("service_unavailable", self._entity_id, str(error)) from error
        told = cast("Mapping[str, Any]", answer or {}).get(self._entity_id)
        if told is None:
            raise failure("service_unavailable", self._entity_id)
        return cast("list[Mapping[str, Any]]", told["events"])

    def _days_of(self, start: str, end: str) -> Iterator[date]:
        """The days of an event: that on which it begins, and those whose noon it reaches."""
        day, stop = self._local(start).date(), self._local(end)
        yield day
        while datetime.combine(day := day + _ONE_DAY, _NOON, self._zone) < stop:
            yield day

    def _local(self, text: str) -> datetime:
        """An event's limit, which is a date for events of whole days."""
        at = dt_util.parse_datetime(text)
        if at is None:
            at = datetime.combine(date.fromisoformat(text), time())
        return (at if at.tzinfo else at.replace(tzinfo=self._zone)).astimezone(
            self._zone
        )
