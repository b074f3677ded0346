"""Calendars of every source: what will run."""

from asyncio import Task
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, override

from homeassistant.components.calendar import (
    CalendarEntity,
    CalendarEntityDescription,
    CalendarEvent,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .entity import Description, HameauEntity, async_setup_platform
from .sources.base import HameauConfigEntry, Runtime

PARALLEL_UPDATES = 0

AHEAD: Final = timedelta(days=8)
"""How far the next event is looked for: a week's schedule shows every slot at least once."""


@dataclass(frozen=True, kw_only=True)
class CalendarDescription[R: Runtime = Any](Description[R], CalendarEntityDescription):
    """A calendar; `events` between two instants, in the order they start."""

    events: Callable[[R, datetime, datetime], Sequence[CalendarEvent]]


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HameauConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the calendars of the entry's source as they appear."""
    async_setup_platform(entry, Platform.CALENDAR, HameauCalendar, async_add_entities)


class HameauCalendar(HameauEntity[CalendarDescription], CalendarEntity):
    """What will run, as a calendar nobody writes into."""

    entity_description: CalendarDescription
    _coming: Sequence[CalendarEvent] = ()
    _look: Task[None] | None = None
    _again = False
    _removed = False

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Give what runs now, else what runs next."""
        now = dt_util.now()
        return next((one for one in self._coming if one.end_datetime_local > now), None)

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Give what runs between two instants; a month of many rules is work for the executor."""
        events = self.entity_description.events
        return list(
            await hass.async_add_executor_job(
                events, self.subject, start_date, end_date
            )
        )

    @override
    async def async_added_to_hass(self) -> None:
        """Look ahead now, and when schedules or what they depend on change."""
        await super().async_added_to_hass()
        self._follow(self.entity_description.topics, self.plan_changed)
        await self._look_ahead()

    @override
    async def async_will_remove_from_hass(self) -> None:
        """Look no further: what is written after this would set alarms nobody ends."""
        self._removed = True
        if self._look is not None:
            self._look.cancel()
        await super().async_will_remove_from_hass()

    @override
    def _async_write_ha_state(self) -> None:
        """Write nothing once it is removed: it may be while it still looks ahead for the first time."""
        if not self._removed:
            super()._async_write_ha_state()

    @callback
    def plan_changed(self) -> None:
        """Look ahead again; once more after that, if it changes meanwhile."""
        self._again = True
        if self._look is None or self._look.done():
            self._look = self.hass.async_create_task(
                self._look_again(), "hameau calendar"
            )

    async def _look_again(self) -> None:
        while self._again:
            self._again = False
            before = self.event
            await self._look_ahead()
            if self.event != before:
                self.async_write_ha_state()
                self.async_update_event_listeners()

    async def _look_ahead(self) -> None:
        now = dt_util.now()
        self._coming = await self.async_get_events(self.hass, now, now + AHEAD)
