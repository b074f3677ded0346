"""The pages of an appliance: their fields, and the way from a page to what is kept and back."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
)
import probatio

from ..appliances import DOMAINS
from ..core.control.shedding import LoadClass
from .appliance_types import TYPES, ApplianceType
from .fields import (
    APPLIANCE,
    CIRCUIT,
    entity_name,
    named,
    number,
    offer,
    our_entities,
    power_sensors,
    whole,
)
from .proposals import power_sensor

FINE: Final = "fine"
"""The section of what few people need."""

_DAY_MINUTES: Final = 24 * 60
_KINDS: Final = (
    LoadClass.NORMAL,
    LoadClass.LAST_RESORT,
    LoadClass.NOTIFY,
    LoadClass.HARD,
)
"""From the one that is cut most easily to the one that never is."""
_PHASES: Final = ("1", "2", "3")

type Fields = dict[probatio.Marker, Any]


def target_fields(hass: HomeAssistant) -> Fields:
    """Ask what switches the appliance, and what it is."""
    return {
        probatio.Required("entity_id"): EntitySelector(
            EntitySelectorConfig(
                domain=sorted(DOMAINS), exclude_entities=our_entities(hass)
            )
        ),
        probatio.Optional("type"): offer("appliance_type", TYPES),
    }


def detail_fields(hass: HomeAssistant, home: ConfigEntry) -> Fields:
    """Ask for name, power and how far the shedder may go; the rest is in a section."""
    return {
        probatio.Required("name"): TextSelector(),
        probatio.Optional("power_entity"): power_sensors(hass),
        probatio.Required("power"): number(1, 50_000, "W"),
        probatio.Required("kind"): offer("appliance_kind", _KINDS, listed=True),
        probatio.Required(FINE): section(
            probatio.Schema(_fine_fields(home)), {"collapsed": True}
        ),
    }


def _fine_fields(home: ConfigEntry) -> Fields:
    groups = {
        group
        for one in home.get_subentries_of_type(APPLIANCE)
        if (group := one.data["rotation"])
    }
    fields: Fields = {
        probatio.Required("min_on_s"): number(0, 7200, "s"),
        probatio.Required("min_off_s"): number(0, 7200, "s"),
        probatio.Optional("max_shed_minutes"): number(1, _DAY_MINUTES, "min"),
        probatio.Required("auto_restore"): BooleanSelector(),
        probatio.Required("start_power"): number(0, 50_000, "W"),
        probatio.Required("power_factor"): number(0.3, 1, step=0.01),
        probatio.Optional("phases"): offer("phase", _PHASES, multiple=True),
        probatio.Optional("rotation"): SelectSelector(
            SelectSelectorConfig(options=sorted(groups), custom_value=True)
        ),
    }
    if circuits := named(home, CIRCUIT):
        fields[probatio.Optional("circuit")] = offer(None, circuits)
    return fields


def proposed(hass: HomeAssistant, entity_id: str, type_: str) -> dict[str, Any]:
    """Give what is usual of the type, and what the target's device tells."""
    usual: ApplianceType = TYPES[type_]
    return {
        "entity_id": entity_id,
        "type": type_,
        "name": entity_name(hass, entity_id),
        "power_entity": power_sensor(hass, entity_id),
        "nominal_va": usual.power_w / usual.power_factor,
        "power_factor": usual.power_factor,
        "priority": usual.priority,
        "kind": str(usual.kind),
        "phases": [],
        "circuit": None,
        "min_on_s": usual.min_on_s,
        "min_off_s": usual.min_off_s,
        "max_shed_minutes": None,
        "auto_restore": True,
        "start_va": usual.start_w / usual.power_factor,
        "levels": [],
        "level_unit": "A",
        "rotation": None,
        "off_value": None,
        "on_value": None,
    }


def as_typed(name: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept → what the page of details shows."""
    factor = data["power_factor"]
    fine = {
        key: data[key]
        for key in ("min_on_s", "min_off_s", "auto_restore", "power_factor")
    }
    optional = {
        key: data[key]
        for key in ("max_shed_minutes", "rotation", "circuit")
        if data[key] is not None
    }
    return {
        "name": name,
        "power_entity": data["power_entity"],
        "power": round(data["nominal_va"] * factor),
        "kind": data["kind"],
        FINE: {
            **fine,
            **optional,
            "start_power": round(data["start_va"] * factor),
            "phases": [str(phase) for phase in data["phases"]],
        },
    }


def as_kept(page: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed → what is kept of it, powers in VA."""
    fine = whole(page[FINE])
    factor = float(fine["power_factor"])
    return {
        "power_entity": page.get("power_entity"),
        "nominal_va": round(page["power"] / factor),
        "kind": page["kind"],
        "power_factor": factor,
        "start_va": round(fine["start_power"] / factor),
        "phases": sorted(int(phase) for phase in fine.get("phases", ())),
        "rotation": (fine.get("rotation") or "").strip() or None,
        "circuit": fine.get("circuit"),
        "max_shed_minutes": fine.get("max_shed_minutes"),
        **{key: fine[key] for key in ("min_on_s", "min_off_s", "auto_restore")},
    }
