"""The entities of schedules, as tables: each one's switch and next change, and the home's calendar."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.calendar import CalendarEvent
from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import Platform
from homeassistant.util import dt as dt_util

from ..calendar import CalendarDescription
from ..controls import SwitchDescription
from ..core.control.schedule import ActionKind
from ..entity import Description, SensorDescription
from .home_reading import Part, Told

if TYPE_CHECKING:
    from .home_runtime import HomeRuntime

THIS: Final = ("schedule",)


def _events(
    run: HomeRuntime, start: datetime, end: datetime
) -> Sequence[CalendarEvent]:
    """Give what will run; what a rule keeps off is no event."""
    stretches = (
        stretch
        for stretch in run.runs(start, end)
        if stretch.action.kind is not ActionKind.OFF
    )
    events = [
        CalendarEvent(
            start=dt_util.as_local(told.stretch.start),
            end=dt_util.as_local(told.stretch.end),
            summary=told.summary,
            description=told.description,
        )
        for told in (Told(run, stretch) for stretch in stretches)
    ]
    return sorted(events, key=lambda event: (event.start, event.summary))


async def _enable(part: Part, on: bool) -> None:
    """Let a schedule run or rest; its subentry says so, so that it lasts."""
    run = part.run
    subentry = run.entry.subentries[part.id]
    run.hass.config_entries.async_update_subentry(
        run.entry, subentry, data={**subentry.data, "enabled": on}
    )


def _becomes(part: Part) -> Mapping[str, Any]:
    return {"becomes": part.schedule.get("becomes"), "sentence": part.ruled}


def _mark(part: Part) -> Hashable:
    return (part.schedule.get("becomes"), part.schedule.get("reason"))


PLAN: Final[Mapping[Platform, Sequence[Description[HomeRuntime]]]] = {
    Platform.CALENDAR: (
        CalendarDescription(
            key="plan", topics=("schedule",), events=_events, offline=True
        ),
    ),
}
SCHEDULE: Final[Mapping[Platform, Sequence[Description[Any]]]] = {
    Platform.SWITCH: (
        SwitchDescription(
            key="schedule_enabled",
            topics=THIS,
            value=lambda part: part.schedule.get("enabled"),
            turn=_enable,
            offline=True,
        ),
    ),
    Platform.SENSOR: (
        SensorDescription(
            key="next_change",
            topics=THIS,
            value=lambda part: part.next_change,
            attributes=_becomes,
            mark=_mark,
            device_class=SensorDeviceClass.TIMESTAMP,
            offline=True,
        ),
    ),
}
