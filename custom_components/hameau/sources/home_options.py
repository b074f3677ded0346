"""The tastes of a home: how patient its shedder is, what comes first, which days are special."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
)
from homeassistant.util import dt as dt_util
import probatio

from ..core.control.calendars import Territory
from ..core.control.shedding import BALANCED, PROFILES
from ..subentries.fields import number, offer, our_entities, stretches, unit_of, whole
from ..subentries.order import async_set_order, by_priority
from ..units import measures_power
from .base import HameauConfigEntry, Options

TERRITORIES: Final = {
    "metropole": Territory.MAINLAND,
    "alsace_moselle": Territory.ALSACE_MOSELLE,
    "guadeloupe": Territory.GUADELOUPE,
    "martinique": Territory.MARTINIQUE,
    "guyane": Territory.GUYANE,
    "reunion": Territory.REUNION,
    "mayotte": Territory.MAYOTTE,
}
"""Whose bank holidays, by value of the option `bank_holidays`."""

_ZONES: Final = {
    "America/Guadeloupe": "guadeloupe",
    "America/Martinique": "martinique",
    "America/Cayenne": "guyane",
    "Indian/Reunion": "reunion",
    "Indian/Mayotte": "mayotte",
}
DEFAULTS: Final[Mapping[str, Any]] = {
    "profile": BALANCED.name,
    "order_first": False,
    "factor": 1.0,
    "cap_entity": None,
    "manual_minutes": 30,
    "stagger": False,
    "bank_holidays": "metropole",
    "school_days": [],
    "away_entity": None,
}
_FINE: Final = ("order_first", "factor", "cap_entity", "manual_minutes", "stagger")
_DAYS: Final = ("bank_holidays", "school_days", "away_entity")
_CAPS: Final = ("sensor", "number", "input_number")
_AWAYS: Final = (
    "input_boolean",
    "binary_sensor",
    "switch",
    "schedule",
    "person",
    "group",
)


def tastes(entry: ConfigEntry) -> dict[str, Any]:
    """Give every option of a home, chosen or usual."""
    zone = str(dt_util.get_default_time_zone())
    local = {"bank_holidays": _ZONES.get(zone, DEFAULTS["bank_holidays"])}
    return {**DEFAULTS, **local, **entry.options}


def options(hass: HomeAssistant, entry: HameauConfigEntry) -> Options:
    """Give the page: profile, order of the appliances, fine settings, days."""
    appliances = [one.data["entity_id"] for one in by_priority(entry)]
    fields: dict[probatio.Marker, Any] = {
        probatio.Required("profile"): offer("profile", PROFILES, listed=True)
    }
    if len(appliances) > 1:
        fields[probatio.Optional("order")] = EntitySelector(
            EntitySelectorConfig(
                include_entities=appliances, multiple=True, reorder=True
            )
        )
    fields[probatio.Required("fine")] = _section(_fine_fields(hass))
    fields[probatio.Required("days")] = _section(_day_fields())
    known = tastes(entry)
    return Options(
        schema=probatio.Schema(fields),
        shown={
            "profile": known["profile"],
            "order": appliances,
            "fine": _said(known, _FINE) | {"factor": round(known["factor"] * 100)},
            "days": _said(known, _DAYS) | {"school_days": _pairs(known["school_days"])},
        },
        problems=partial(_problems, hass),
        kept=partial(_kept, hass, entry),
        reload=entry.state is not ConfigEntryState.LOADED,
    )


def _section(fields: dict[probatio.Marker, Any]) -> section:
    return section(probatio.Schema(fields), {"collapsed": True})


def _fine_fields(hass: HomeAssistant) -> dict[probatio.Marker, Any]:
    percent = NumberSelectorConfig(
        min=50, max=100, mode=NumberSelectorMode.SLIDER, unit_of_measurement="%"
    )
    return {
        probatio.Required("order_first"): BooleanSelector(),
        probatio.Required("factor"): NumberSelector(percent),
        probatio.Optional("cap_entity"): EntitySelector(
            EntitySelectorConfig(
                domain=list(_CAPS), exclude_entities=our_entities(hass)
            )
        ),
        probatio.Required("manual_minutes"): number(0, 1440, "min"),
        probatio.Required("stagger"): BooleanSelector(),
    }


def _day_fields() -> dict[probatio.Marker, Any]:
    return {
        probatio.Required("bank_holidays"): offer("bank_holidays", TERRITORIES),
        probatio.Optional("school_days"): stretches(
            "school_days", "start", "end", "date"
        ),
        probatio.Optional("away_entity"): EntitySelector(
            EntitySelectorConfig(domain=list(_AWAYS))
        ),
    }


def _said(known: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: known[key] for key in keys if known[key] is not None}


def _pairs(stretches_: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    return [{"start": first, "end": last} for first, last in stretches_]


def _problems(hass: HomeAssistant, page: Mapping[str, Any]) -> dict[str, str]:
    cap = page["fine"].get("cap_entity")
    if cap and not measures_power(unit_of(hass, cap)):
        return {"base": "cap_unit"}
    backwards = any(
        date.fromisoformat(one["end"]) < date.fromisoformat(one["start"])
        for one in page["days"].get("school_days") or ()
    )
    return {"base": "before_start"} if backwards else {}


def _kept(
    hass: HomeAssistant, entry: ConfigEntry, page: Mapping[str, Any]
) -> dict[str, Any]:
    """What was typed → options; the order goes to the appliances themselves."""
    ids = {one.data["entity_id"]: one.subentry_id for one in by_priority(entry)}
    async_set_order(hass, entry, [ids[target] for target in page.get("order") or ()])
    fine, days = whole(page["fine"]), page["days"]
    return {
        **DEFAULTS,
        "profile": page["profile"],
        **{key: fine[key] for key in _FINE if key in fine},
        "factor": fine["factor"] / 100,
        **{key: days[key] for key in _DAYS if key in days},
        "school_days": [
            [one["start"], one["end"]] for one in days.get("school_days") or ()
        ],
    }
