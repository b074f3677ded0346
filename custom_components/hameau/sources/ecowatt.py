"""EcoWatt: how tense the French grid is, hour by hour, four days ahead (RTE, with keys of one's own)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, override

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.util import dt as dt_util
import probatio

from ..core.clients import rte
from ..core.clients.ecowatt import PATH, SANDBOX, Ecowatt, EcowattDay, Tension
from ..entity import Description, SensorDescription
from .base import Form, Found, HameauConfigEntry, Progress, Source
from .electricity_forms import SECRET, TEXT
from .point import store_of
from .signal import TOLD, SignalRuntime, no_options

_EVERY: Final = timedelta(hours=1)
"""New signals come once a day, towards 17:00, and when something changes."""
_LEVELS: Final = [tension.name.lower() for tension in Tension]
CONF_ID: Final = "client_id"
CONF_SECRET: Final = "client_secret"  # noqa: S105 - the name of a field


class EcowattRuntime(SignalRuntime):
    """The days that are told."""

    keyless = False

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Prepare; nothing is asked yet."""
        super().__init__(hass, entry)
        self.descriptions = DESCRIPTIONS
        self.days: tuple[EcowattDay, ...] = ()
        self._client = client_of(hass, entry.data)
        self._store = store_of(hass, entry.entry_id)

    def at(self, moment: datetime) -> Tension | None:
        """The state of the grid in the hour of a moment."""
        local = moment.astimezone(self.zone)
        for told in self.days:
            if told.day == local.date():
                return told.hours.get(
                    local.hour, told.level if not told.hours else None
                )
        return None

    def next_tense(self) -> datetime | None:
        """When the next tense hour begins, or this one if it is tense."""
        now = dt_util.utcnow()
        hour = now.replace(minute=0, second=0, microsecond=0)
        for ahead in range(5 * 24):
            moment = hour + timedelta(hours=ahead)
            if (self.at(moment) or 0) >= Tension.TENSE:
                return moment
        return None

    @override
    def diagnostics(self) -> Mapping[str, Any]:
        """Tell the days that are known."""
        return {"days": [told.day for told in self.days]}

    @override
    async def async_restore(self) -> None:
        """Know again what was told: a second question within a quarter of an hour is refused."""
        kept = await self._store.async_load() or {}
        self.days = tuple(_day_from(one) for one in kept.get("days", ()))

    @override
    async def async_ask(self) -> datetime:
        """Ask for the days."""
        self.days = await self._client.days()
        await self._store.async_save({"days": [_day_to(one) for one in self.days]})
        return dt_util.utcnow() + _EVERY


def client_of(
    hass: HomeAssistant, data: Mapping[str, Any], path: str = PATH
) -> Ecowatt:
    """The service; entry data may name another address."""
    return Ecowatt(
        async_get_clientsession(hass),
        data[CONF_ID],
        data[CONF_SECRET],
        clock=dt_util.utcnow,
        base=data.get("url") or rte.BASE,
        path=path,
    )


def _day_to(told: EcowattDay) -> dict[str, Any]:
    hours = {str(hour): int(tension) for hour, tension in told.hours.items()}
    return {
        "day": told.day.isoformat(),
        "level": int(told.level),
        "message": told.message,
        "hours": hours,
    }


def _day_from(kept: Mapping[str, Any]) -> EcowattDay:
    hours = {int(hour): Tension(told) for hour, told in kept["hours"].items()}
    return EcowattDay(
        day=date.fromisoformat(kept["day"]),
        level=Tension(kept["level"]),
        message=kept["message"],
        hours=hours,
    )


def _name(tension: Tension | None) -> str | None:
    return None if tension is None else tension.name.lower()


def _now(run: EcowattRuntime) -> str | None:
    return _name(run.at(dt_util.utcnow()))


def _today(run: EcowattRuntime) -> EcowattDay | None:
    day = run.session_now.date()
    return next((told for told in run.days if told.day == day), None)


def _level(run: EcowattRuntime) -> str | None:
    told = _today(run)
    return _name(told.level) if told else None


def _said(run: EcowattRuntime) -> Mapping[str, Any]:
    told = _today(run)
    return {"message": told.message} if told else {}


def _hours(run: EcowattRuntime) -> Mapping[str, Any]:
    return {
        "hours": [
            {
                "start": datetime(
                    told.day.year, told.day.month, told.day.day, hour, tzinfo=run.zone
                ).isoformat(),
                "level": int(tension),
            }
            for told in run.days
            for hour, tension in told.hours.items()
        ]
    }


def _next_tense(run: EcowattRuntime) -> datetime | None:
    moment = run.next_tense()
    return moment.astimezone(UTC) if moment else None


def _all(run: EcowattRuntime) -> tuple[date, ...]:
    return tuple(told.day for told in run.days)


DESCRIPTIONS: Final[Mapping[Platform, Sequence[Description[Any]]]] = {
    Platform.SENSOR: (
        SensorDescription(
            key="ecowatt_now",
            topics=(TOLD,),
            device_class=SensorDeviceClass.ENUM,
            options=_LEVELS,
            value=_now,
            attributes=_hours,
            mark=_all,
        ),
        SensorDescription(
            key="ecowatt_today",
            topics=(TOLD,),
            device_class=SensorDeviceClass.ENUM,
            options=_LEVELS,
            value=_level,
            attributes=_said,
        ),
        SensorDescription(
            key="ecowatt_next_tense",
            topics=(TOLD,),
            device_class=SensorDeviceClass.TIMESTAMP,
            value=_next_tense,
        ),
    )
}


async def _async_try(
    hass: HomeAssistant, data: Mapping[str, Any], progress: Progress
) -> Found:
    """Log in and ask the sandbox, which is not rationed. Raises ServiceError: also that nothing is subscribed to."""
    await client_of(hass, data, SANDBOX).days()
    progress(1.0)
    return Found(unique_id="ecowatt", title="EcoWatt", data=data)


async def _to_data(_: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    return {key: text.strip() for key, text in page.items()}


def _schema() -> probatio.Schema:
    fields = {probatio.Required(CONF_ID): TEXT, probatio.Required(CONF_SECRET): SECRET}
    return probatio.Schema(fields)


def _shown(data: Mapping[str, Any]) -> dict[str, Any]:
    return {CONF_ID: data[CONF_ID]}


async def _forget(hass: HomeAssistant, entry: HameauConfigEntry) -> None:
    """Remove what was told last."""
    await store_of(hass, entry.entry_id).async_remove()


SOURCE: Final = Source(
    key="ecowatt",
    forms=(
        Form(
            step_id="ecowatt_keys",
            schema=_schema,
            to_data=_to_data,
            to_input=_shown,
            placeholders={"page": "https://data.rte-france.com"},
        ),
    ),
    try_it=_async_try,
    confirms=False,
    runtime=EcowattRuntime,
    options=no_options,
    forget=_forget,
)
