"""A home's schedules, written and removed by services and cards: each is a subentry."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.ulid import ulid_now

from .core.control.schedule import schedule_from
from .core.errors import ScheduleError
from .home_config import APPLIANCE, SCHEDULE, schedule_data

_OURS = ("id", "name", "targets", "enabled")
"""What the subentry itself keeps of a schedule."""


@callback
def schedules_of(entry: ConfigEntry) -> list[dict[str, Any]]:
    """Give all schedules in the words of the codec."""
    return [
        schedule_data(subentry) for subentry in entry.get_subentries_of_type(SCHEDULE)
    ]


@callback
def save_schedule(
    hass: HomeAssistant, entry: ConfigEntry, data: Mapping[str, Any]
) -> str:
    """Keep a schedule, a new one where `id` names none; give its id. Raises ScheduleError."""
    known = entry.subentries.get(str(data.get("id")))
    if known is not None and known.subentry_type != SCHEDULE:
        known = None
    id_ = known.subentry_id if known else ulid_now()
    schedule = schedule_from({**data, "id": id_})
    targets = {each.subentry_id for each in entry.get_subentries_of_type(APPLIANCE)}
    for target in schedule.targets:
        if target not in targets:
            raise ScheduleError(
                "not_one_of", "targets", target, {"choices": ", ".join(sorted(targets))}
            )
    kept = {
        "targets": list(schedule.targets),
        "schedule": {key: value for key, value in data.items() if key not in _OURS},
        "enabled": schedule.enabled,
    }
    title = schedule.name or (known.title if known else id_)
    if known is not None:
        hass.config_entries.async_update_subentry(entry, known, data=kept, title=title)
    else:
        hass.config_entries.async_add_subentry(
            entry,
            ConfigSubentry(
                data=MappingProxyType(kept),
                subentry_id=id_,
                subentry_type=SCHEDULE,
                title=title,
                unique_id=None,
            ),
        )
    return id_


@callback
def delete_schedule(hass: HomeAssistant, entry: ConfigEntry, id_: str) -> bool:
    """Remove a schedule; say whether there was one."""
    known = entry.subentries.get(id_)
    if known is None or known.subentry_type != SCHEDULE:
        return False
    hass.config_entries.async_remove_subentry(entry, id_)
    return True
