"""The days of EJP: from EDF's calendar, or from one of the person's own."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final, Protocol, override

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import Platform, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import (
    EntitySelector,
    EntitySelectorConfig,
    TextSelector,
)
from homeassistant.util import dt as dt_util
import probatio

from ..const import CONF_WAY
from ..core.clients import ejp as client
from ..core.clients.ejp import EjpCalendar, next_ask
from ..core.tariffs.calendar import EJP_DAYS_A_WINTER, TariffCalendar, ejp_winter
from ..entity import Description, SensorDescription
from .archived import PARIS, async_zone
from .base import Form, Found, HameauConfigEntry, Progress
from .ejp_calendar import OwnCalendar
from .point_hours import EJP_DAYS, PEAK
from .signal import TOLD, SignalRuntime, blank_form, keyless_source

EDF: Final = "edf"
CALENDAR: Final = "calendar"
CONF_CALENDAR: Final = "calendar"
CONF_WORD: Final = "word"

_ONE_DAY: Final = timedelta(days=1)
_ENDS: Final = time(1)
_WINTERS: Final = 4
"""How many winters are asked for at first: as far back as a Linky's history can be had."""
_HOUR: Final = timedelta(hours=1)
_STATES: Final = {True: "peak", False: "normal"}
_NORMAL: Final = "0"


class Teller(Protocol):
    """Whoever tells EJP days."""

    async def days(self, first: date, last: date) -> Mapping[date, bool]:
        """Whether each day is one of EJP; without those that are not known. Raises ServiceError."""


class EjpRuntime(SignalRuntime):
    """Days by whether they are EJP days, as far as they are known."""

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Prepare; nothing is asked yet."""
        super().__init__(hass, entry)
        self.descriptions = DESCRIPTIONS
        self.days: dict[date, bool] = {}
        self._own = entry.data[CONF_WAY] == CALENDAR
        self._asked: dict[int, date] = {}

    @property
    def day(self) -> date:
        """The EJP day it is: its peak runs from 07:00 to 01:00."""
        now = self.session_now
        return now.date() if now.time() >= _ENDS else now.date() - _ONE_DAY

    def peak(self, day: date) -> bool | None:
        """Whether a day is one of EJP; None: not known."""
        return TariffCalendar(peak_days=self.days).is_peak_day(day)

    def used(self) -> int:
        """How many days of the winter that runs, or the last one, are known to be EJP days."""
        first, last = ejp_winter(_winter_of(self.day))
        return sum(peak for day, peak in self.days.items() if first <= day <= last)

    @override
    def diagnostics(self) -> Mapping[str, Any]:
        """Tell how many days are known."""
        return {"days_known": len(self.days), "used": self.used()}

    @override
    async def async_restore(self) -> None:
        """Know again the days of all winters that are kept."""
        first, _ = ejp_winter(_winter_of(self.session_now.date()) - _WINTERS)
        known = await self.past.async_ask(
            lambda archive: archive.days(EJP_DAYS, first, date.max)
        )
        self.days = {day: told == PEAK for day, told in known.items()}

    @override
    async def async_ask(self) -> datetime:
        """Ask for the days that have begun, and tomorrow, where they are not known."""
        now = dt_util.utcnow()
        today = now.astimezone(self.zone).date()
        teller = teller_of(self.hass, self.entry.data, self.zone)
        for winter, first, last in self._owed(today):
            told = await teller.days(first, last)
            taken_back = [day for day in self.days if today < day <= last]
            await self._async_keep(dict.fromkeys(taken_back, False) | dict(told))
            self._asked[winter] = today
        if self._own:
            return now + _HOUR
        settled = self.peak(today + _ONE_DAY) is not None
        return next_ask(now, self.zone, settled=settled, seed=self.entry.entry_id)

    def _owed(self, today: date) -> list[tuple[int, date, date]]:
        """The winters to ask for, the newest first, each with its days in question.

        A past one is asked for once a day at most: nobody may know of it. What a person's own calendar says can change.
        """
        this = _winter_of(today + _ONE_DAY)
        owed = []
        for winter in range(this, this - _WINTERS, -1):
            first, end = ejp_winter(winter)
            last = min(end, today + _ONE_DAY)
            if winter != this and self._asked.get(winter) == today:
                continue
            count = (last - first).days + 1
            days = [first + n * _ONE_DAY for n in range(count)]
            if self._own:
                owed.append((winter, first, last))
            elif lacking := [day for day in days if day not in self.days]:
                owed.append((winter, lacking[0], lacking[-1]))
        return owed

    async def _async_keep(self, days: Mapping[date, bool]) -> None:
        self.days |= days
        kept = {day: PEAK if peak else _NORMAL for day, peak in days.items()}
        await self.past.async_set_days(EJP_DAYS, kept, "ejp", self.zone)


def _winter_of(day: date) -> int:
    """Year in which the winter of a day begins, or in which the last one before it did."""
    return day.year if day >= ejp_winter(day.year)[0] else day.year - 1


def teller_of(hass: HomeAssistant, data: Mapping[str, Any], zone: Any) -> Teller:
    """Whoever an entry asks; its data may name another address."""
    if data[CONF_WAY] == CALENDAR:
        return OwnCalendar(hass, data[CONF_CALENDAR], data.get(CONF_WORD, ""), zone)
    return EjpCalendar(
        async_get_clientsession(hass),
        clock=dt_util.utcnow,
        base=data.get("url") or client.BASE,
    )


def _state(run: EjpRuntime, day: date) -> str | None:
    peak = run.peak(day)
    return None if peak is None else _STATES[peak]


def _today(run: EjpRuntime) -> str | None:
    return _state(run, run.day)


def _tomorrow(run: EjpRuntime) -> str | None:
    return _state(run, run.day + _ONE_DAY)


def _left(run: EjpRuntime) -> int:
    return max(0, EJP_DAYS_A_WINTER - run.used())


def _used(run: EjpRuntime) -> Mapping[str, Any]:
    return {"days_known": run.used()}


def _day_sensor(key: str, value: Any) -> SensorDescription[EjpRuntime]:
    return SensorDescription(
        key=key,
        topics=(TOLD,),
        device_class=SensorDeviceClass.ENUM,
        options=list(_STATES.values()),
        value=value,
    )


DESCRIPTIONS: Final[Mapping[Platform, Sequence[Description[Any]]]] = {
    Platform.SENSOR: (
        _day_sensor("ejp_today", _today),
        _day_sensor("ejp_tomorrow", _tomorrow),
        SensorDescription(
            key="ejp_days_left",
            topics=(TOLD,),
            native_unit_of_measurement=UnitOfTime.DAYS,
            value=_left,
            attributes=_used,
        ),
    )
}


async def _async_try(
    hass: HomeAssistant, data: Mapping[str, Any], progress: Progress
) -> Found:
    """Ask for the last winter that has begun. Raises ServiceError."""
    zone = await async_zone(PARIS)
    today = dt_util.utcnow().astimezone(zone).date()
    first, last = ejp_winter(_winter_of(today))
    await teller_of(hass, data, zone).days(first, min(last, today))
    progress(1.0)
    return Found(unique_id="ejp", title="EJP", data=data)


async def _of_calendar(_: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    word = page.get(CONF_WORD, "").strip()
    return {
        CONF_WAY: CALENDAR,
        CONF_CALENDAR: page[CONF_CALENDAR],
        **({CONF_WORD: word} if word else {}),
    }


def _shown(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in (CONF_CALENDAR, CONF_WORD) if name in data}


SOURCE: Final = keyless_source(
    "ejp",
    EjpRuntime,
    _async_try,
    (
        Form(
            step_id="ejp_calendar",
            way=CALENDAR,
            schema=lambda: probatio.Schema(
                {
                    probatio.Required(CONF_CALENDAR): EntitySelector(
                        EntitySelectorConfig(domain="calendar")
                    ),
                    probatio.Optional(CONF_WORD): TextSelector(),
                }
            ),
            to_data=_of_calendar,
            to_input=_shown,
        ),
        blank_form("ejp_edf", EDF),
    ),
)
