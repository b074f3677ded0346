"""What off and on are for a target that is no switch: a number, an option, a mode."""

from collections.abc import Mapping
from math import ceil
from typing import Any, Final, NamedTuple

from homeassistant.core import HomeAssistant, State, split_entity_id
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import SelectOptionDict
from homeassistant.helpers.translation import (
    async_translate_state,
    async_translate_state_attr,
)
import probatio

from ..appliances import CLIMATE, NUMBERS, SELECTS, WATER_HEATER
from .appliance_pages import Fields
from .fields import number, offer, unit_of, whole

DEGREES: Final = "degrees"
"""The choice of a temperature rather than of a mode."""

_MOST_LEVELS: Final = 16
_UNITS: Final = ("A", "W", "VA", "%")
_OFF: Final = "off"


class Values(NamedTuple):
    """A page of values: its step, its fields, what to begin with."""

    step_id: str
    fields: Fields
    suggested: Mapping[str, Any]


def values_page(hass: HomeAssistant, data: Mapping[str, Any]) -> Values | None:
    """Give the page the target's domain needs; None for what is simply on or off."""
    entity_id: str = data["entity_id"]
    domain = split_entity_id(entity_id)[0]
    state = hass.states.get(entity_id)
    if domain in NUMBERS:
        return _number_page(hass, data, state)
    if domain in SELECTS:
        return _select_page(hass, data, state)
    if domain in (CLIMATE, WATER_HEATER):
        return _thermostat_page(hass, data, state, domain)
    return None


def _known(state: State | None, attribute: str, default: Any) -> Any:
    return default if state is None else state.attributes.get(attribute, default)


def _number_page(
    hass: HomeAssistant, data: Mapping[str, Any], state: State | None
) -> Values:
    low, high = float(_known(state, "min", 0)), float(_known(state, "max", 100))
    step = float(_known(state, "step", 1)) or 1.0
    unit = unit_of(hass, data["entity_id"])
    value = number(low, high, unit, step=step)
    usual = data["level_unit"] if data["levels"] else unit
    suggested: dict[str, Any] = {
        "off_value": low if data["off_value"] is None else data["off_value"],
        "on_value": high if data["on_value"] is None else data["on_value"],
        "level_unit": usual if usual in _UNITS else "A",
    }
    if data["levels"]:
        suggested["lowest"] = data["levels"][0]
    fields: Fields = {
        probatio.Required("off_value"): value,
        probatio.Required("on_value"): value,
        probatio.Optional("lowest"): value,
        probatio.Required("level_unit"): offer(None, _UNITS),
    }
    return Values("number", fields, suggested)


def _select_page(
    hass: HomeAssistant, data: Mapping[str, Any], state: State | None
) -> Values:
    entry = er.async_get(hass).async_get(data["entity_id"])
    options = _known(state, "options", None) or (
        entry.capabilities or {} if entry else {}
    ).get("options", ())
    said = [
        SelectOptionDict(
            value=str(option),
            label=async_translate_state(
                hass,
                str(option),
                split_entity_id(data["entity_id"])[0],
                entry.platform if entry else None,
                entry.translation_key if entry else None,
                None,
            ),
        )
        for option in options
    ]
    fields: Fields = {
        probatio.Required(key): offer(None, said) for key in ("off_value", "on_value")
    }
    kept = {key: data[key] for key in ("off_value", "on_value") if data[key]}
    return Values("select", fields, kept)


def _thermostat_page(
    hass: HomeAssistant, data: Mapping[str, Any], state: State | None, domain: str
) -> Values:
    modes = _modes(hass, data["entity_id"], state, domain)
    fields: Fields = {
        probatio.Required("off_value"): offer(
            "thermostat_off", [*modes, DEGREES], listed=True
        ),
        probatio.Optional("degrees"): number(
            float(_known(state, "min_temp", 5)),
            float(_known(state, "max_temp", 80)),
            hass.config.units.temperature_unit,
            step=0.5,
        ),
    }
    off = modes[0]["value"] if data["off_value"] is None else data["off_value"]
    suggested = (
        {"off_value": off}
        if isinstance(off, str)
        else {"off_value": DEGREES, "degrees": off}
    )
    return Values("thermostat", fields, suggested)


def _modes(
    hass: HomeAssistant, entity_id: str, state: State | None, domain: str
) -> list[SelectOptionDict]:
    """Offer the modes that spare power, « off » first, in Home Assistant's own words."""
    entry = er.async_get(hass).async_get(entity_id)
    platform = entry.platform if entry else None
    key = entry.translation_key if entry else None
    states = _known(
        state, "hvac_modes" if domain == CLIMATE else "operation_list", None
    ) or [_OFF]
    found = {
        str(mode): async_translate_state(hass, str(mode), domain, platform, key, None)
        for mode in sorted(states, key=lambda mode: str(mode) != _OFF)
    }
    for preset in _known(state, "preset_modes", None) or ():
        found.setdefault(
            str(preset),
            async_translate_state_attr(
                hass, str(preset), domain, platform, key, None, "preset_mode"
            ),
        )
    return [SelectOptionDict(value=mode, label=word) for mode, word in found.items()]


def values_problem(step_id: str, page: Mapping[str, Any]) -> dict[str, str]:
    """Say what cannot be meant, by field."""
    if step_id == "thermostat":
        missing = page["off_value"] == DEGREES and "degrees" not in page
        return {"degrees": "missing"} if missing else {}
    if page["off_value"] == page["on_value"]:
        return {"on_value": "same_value"}
    lowest = page.get("lowest")
    if step_id == "number" and lowest is not None:
        low, high = sorted((page["off_value"], page["on_value"]))
        if not low < lowest < high:
            return {"lowest": "not_between"}
    return {}


def values_kept(step_id: str, page: Mapping[str, Any], step: float) -> dict[str, Any]:
    """What was typed → what is kept; a number's levels go up by its own steps."""
    page = whole(page)
    if step_id == "thermostat":
        off = page["degrees"] if page["off_value"] == DEGREES else page["off_value"]
        return {"off_value": off, "on_value": None}
    kept = {"off_value": page["off_value"], "on_value": page["on_value"]}
    if step_id == "select":
        return kept
    lowest = page.get("lowest")
    levels = [] if lowest is None else _levels(lowest, page["on_value"], step)
    return {**kept, "levels": levels, "level_unit": page["level_unit"]}


def _levels(lowest: float, highest: float, step: float) -> list[float]:
    """Give the levels from the lowest useful one up: all steps, or every so many."""
    steps = (highest - lowest) / step
    stride = step * max(1, ceil(steps / (_MOST_LEVELS - 1)))
    found = [
        round(lowest + index * stride, 3)
        for index in range(int((highest - lowest) / stride) + 1)
    ]
    return found if found[-1] == highest else [*found, highest]
