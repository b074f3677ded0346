"""A home's schedules and exceptions, written and removed by services and cards: each is a subentry."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.ulid import ulid_now

from .core.control.schedule import schedule_from, special_from, to_dict
from .core.errors import ScheduleError
from .home_config import APPLIANCE, EXCEPTION, SCHEDULE, schedule_data

_OURS = ("id", "name", "targets", "enabled")
"""What the subentry itself keeps of a schedule."""


@callback
def schedules_of(entry: ConfigEntry) -> list[dict[str, Any]]:
    """Give all schedules in the words of the codec."""
    return [
        schedule_data(subentry) for subentry in entry.get_subentries_of_type(SCHEDULE)
    ]


@callback
def specials_of(entry: ConfigEntry) -> list[dict[str, Any]]:
    """Give all exceptions in the words of the codec."""
    return [
        {**subentry.data, "id": subentry.subentry_id, "name": subentry.title}
        for subentry in entry.get_subentries_of_type(EXCEPTION)
    ]


@callback
def save_schedule(
    hass: HomeAssistant, entry: ConfigEntry, data: Mapping[str, Any]
) -> str:
    """Keep a schedule, a new one where `id` names none; give its id. Raises ScheduleError."""
    known = _known(entry, SCHEDULE, data.get("id"))
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
    _keep(hass, entry, known or _new(SCHEDULE, id_), kept, title)
    return id_


@callback
def save_special(
    hass: HomeAssistant, entry: ConfigEntry, data: Mapping[str, Any]
) -> str:
    """Keep an exception, a new one where `id` names none; give its id. Raises ScheduleError."""
    known = _known(entry, EXCEPTION, data.get("id"))
    id_ = known.subentry_id if known else ulid_now()
    special = special_from({**data, "id": id_})
    title = special.name or special.start.isoformat()
    _keep(hass, entry, known or _new(EXCEPTION, id_), to_dict(special), title)
    return id_


@callback
def delete_schedule(hass: HomeAssistant, entry: ConfigEntry, id_: str) -> bool:
    """Remove a schedule; say whether there was one."""
    return _delete(hass, entry, SCHEDULE, id_)


@callback
def delete_special(hass: HomeAssistant, entry: ConfigEntry, id_: str) -> bool:
    """Remove an exception; say whether there was one."""
    return _delete(hass, entry, EXCEPTION, id_)


def _known(entry: ConfigEntry, kind: str, id_: object) -> ConfigSubentry | None:
    found = entry.subentries.get(str(id_))
    return found if found is not None and found.subentry_type == kind else None


def _new(kind: str, id_: str) -> ConfigSubentry:
    return ConfigSubentry(
        data=MappingProxyType({}),
        subentry_id=id_,
        subentry_type=kind,
        title="",
        unique_id=None,
    )


def _keep(
    hass: HomeAssistant,
    entry: ConfigEntry,
    subentry: ConfigSubentry,
    data: Mapping[str, Any],
    title: str,
) -> None:
    if subentry.subentry_id in entry.subentries:
        hass.config_entries.async_update_subentry(
            entry, subentry, data=data, title=title
        )
    else:
        new = replace(subentry, data=MappingProxyType(dict(data)), title=title)
        hass.config_entries.async_add_subentry(entry, new)


def _delete(hass: HomeAssistant, entry: ConfigEntry, kind: str, id_: str) -> bool:
    if _known(entry, kind, id_) is None:
        return False
    hass.config_entries.async_remove_subentry(entry, id_)
    return True
