"""What schedules may know of the world: days, tariff and sun, gathered from Home Assistant and the meter."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, cast
from zoneinfo import ZoneInfo

from homeassistant.const import STATE_HOME, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from .core.control.calendars import Calendars, Stretch, bank_holidays, dates
from .core.control.schedule import (
    ConditionKind,
    MeterPeriod,
    Schedule,
    SunAt,
    TariffView,
    heard,
    learnt_slots,
    view_of,
)
from .core.control.schedule.model import CALENDAR
from .core.tic.tariff import Period
from .home_config import HomeConfig

if TYPE_CHECKING:
    from .sources.meter import MeterRuntime

_BACK: Final = timedelta(days=4)
_AHEAD: Final = timedelta(days=17)
_ANSWER_S: Final = 10.0
_SAID_YES: Final = frozenset({STATE_ON, STATE_HOME, "true", "True"})


def calendars_named(schedules: Iterable[Schedule]) -> frozenset[str]:
    """Calendar entities that rules speak of."""
    found: set[str] = set()
    for schedule in schedules:
        for rule in schedule.rules:
            days = rule.days | rule.not_days
            found |= {
                day.removeprefix(CALENDAR) for day in days if day.startswith(CALENDAR)
            }
            found |= {
                c.name for c in rule.conditions if c.kind is ConditionKind.CALENDAR
            }
    return frozenset(found)


def flags_named(schedules: Iterable[Schedule]) -> frozenset[str]:
    """Entities whose being on is a condition."""
    return frozenset(
        condition.name
        for schedule in schedules
        for rule in schedule.rules
        for condition in rule.conditions
        if condition.kind is ConditionKind.FLAG
    )


class Known:
    """Gathers, and keeps what was gathered for those who cannot wait."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Know nothing yet."""
        self.hass = hass
        self.calendars = Calendars()
        self.tariff = TariffView()
        self._meter: MeterPeriod | None = None
        self._holidays: tuple[object, Mapping[date, str]] = (None, {})
        config = hass.config
        self.zone = ZoneInfo(config.time_zone)
        self.sun = SunAt(config.latitude, config.longitude, self.zone, config.elevation)

    def memory(self) -> dict[str, Any] | None:
        """Give the meter's last word on its period as JSON: schedules follow it through a restart."""
        said = self._meter
        if said is None:
            return None
        return {
            "period": said.period.value,
            "since": said.since.isoformat(),
            "seen": said.seen.isoformat(),
        }

    def remember(self, data: Mapping[str, Any] | None) -> None:
        """Know that word again."""
        if data:
            self._meter = MeterPeriod(
                period=Period(data["period"]),
                since=datetime.fromisoformat(data["since"]),
                seen=datetime.fromisoformat(data["seen"]),
            )
            self.tariff = TariffView(meter=self._meter)

    def hear(self, run: MeterRuntime | None) -> None:
        """Take what the meter says of its tariff, if it speaks."""
        if run is None or run.replacement is not None:
            return
        meter = run.meter
        if meter.last_frame is None:
            return
        self._meter = heard(self._meter, meter.tariff.period, meter.last_frame)
        habits = meter.memory()["tariff"].get("habits", {})
        self.tariff = view_of(
            meter.tariff,
            self._meter,
            meter.last_frame,
            self.zone,
            (learnt_slots(habits),),
        )

    async def async_look(self, config: HomeConfig, now: datetime) -> None:
        """Look at the calendars, once all schedules are known."""
        schedules = config.schedules.values()
        names = sorted(calendars_named(schedules))
        found = await asyncio.gather(*(self._events(name, now) for name in names))
        self.calendars = Calendars(
            bank_holidays=await self._bank_holidays(config, now),
            school_holidays=frozenset(
                day
                for first, last in config.school_days
                for day in dates(date.fromisoformat(first), date.fromisoformat(last))
            ),
            events=dict(zip(names, found, strict=True)),
            away=((now - _BACK, None),) if self._is_on(config.away_entity) else (),
            flags={name: self._is_on(name) for name in flags_named(schedules)},
        )

    def _is_on(self, entity_id: str | None) -> bool:
        state = self.hass.states.get(entity_id) if entity_id else None
        return state is not None and state.state in _SAID_YES

    async def _bank_holidays(
        self, config: HomeConfig, now: datetime
    ) -> Mapping[date, str]:
        years = tuple(sorted({(now + ahead).year for ahead in (-_BACK, _AHEAD)}))
        key = (years, config.territory)
        if self._holidays[0] != key:
            found = await self.hass.async_add_executor_job(
                bank_holidays, years, config.territory
            )
            self._holidays = (key, found)
        return self._holidays[1]

    async def _events(self, entity_id: str, now: datetime) -> tuple[Stretch, ...]:
        """Events of a calendar around now; what was known before where it does not answer."""
        try:
            async with asyncio.timeout(_ANSWER_S):
                answer = await self.hass.services.async_call(
                    "calendar",
                    "get_events",
                    {
                        "entity_id": entity_id,
                        "start_date_time": (now - _BACK).isoformat(),
                        "end_date_time": (now + _AHEAD).isoformat(),
                    },
                    blocking=True,
                    return_response=True,
                )
        except TimeoutError, HomeAssistantError:
            return self.calendars.events.get(entity_id, ())
        events = (
            cast("Mapping[str, Any]", answer or {}).get(entity_id, {}).get("events", ())
        )
        return tuple(
            (self._instant(event["start"]), self._instant(event["end"]))
            for event in events
        )

    def _instant(self, text: str) -> datetime:
        """An event's limit, which is a date for events of whole days."""
        at = dt_util.parse_datetime(text)
        if at is None:
            at = datetime.combine(date.fromisoformat(text), datetime.min.time())
        if at.tzinfo is None:
            at = at.replace(tzinfo=self.zone)
        return at.astimezone(UTC)
