"""Fields that more than one page asks for, and what is checked of them."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import (
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    ObjectSelector,
    ObjectSelectorConfig,
    ObjectSelectorField,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from ..const import CONF_SOURCE, DOMAIN, HOME_SOURCE
from ..units import CURRENT, measures_power

APPLIANCE: Final = "appliance"
CIRCUIT: Final = "circuit"
SCHEDULE: Final = "schedule"
EXCEPTION: Final = "exception"

_MEASURES: Final = (
    SensorDeviceClass.APPARENT_POWER,
    SensorDeviceClass.POWER,
    SensorDeviceClass.CURRENT,
)


def entries(hass: HomeAssistant, source: str = HOME_SOURCE) -> list[ConfigEntry]:
    """Give our entries of one source: homes, unless told otherwise."""
    ours = hass.config_entries.async_entries(DOMAIN)
    return [entry for entry in ours if entry.data.get(CONF_SOURCE) == source]


def named(entry: ConfigEntry, kind: str) -> list[SelectOptionDict]:
    """Give the subentries of one kind, to choose from by name."""
    return [
        SelectOptionDict(value=one.subentry_id, label=one.title)
        for one in sorted(
            entry.get_subentries_of_type(kind), key=lambda one: one.title.casefold()
        )
    ]


def our_entities(hass: HomeAssistant) -> list[str]:
    """Give Hameau's own entities: they command nothing, and measure the whole home."""
    registry = er.async_get(hass)
    return [
        entity_id
        for entity_id, entry in registry.entities.items()
        if entry.platform == DOMAIN
    ]


def power_sensors(hass: HomeAssistant, *, multiple: bool = False) -> EntitySelector:
    """Offer the power and current sensors of other integrations."""
    return EntitySelector(
        EntitySelectorConfig(
            multiple=multiple,
            filter=[{"domain": "sensor", "device_class": list(_MEASURES)}],
            exclude_entities=our_entities(hass),
        )
    )


def unit_of(hass: HomeAssistant, entity_id: str) -> str | None:
    """Give the unit an entity is written in; None when it has none, or is not known."""
    if state := hass.states.get(entity_id):
        unit: str | None = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        return unit
    entry = er.async_get(hass).async_get(entity_id)
    return entry.unit_of_measurement if entry else None


def unit_problem(hass: HomeAssistant, entity_ids: Iterable[str]) -> str | None:
    """Say why sensors cannot tell a power, as the key of an error; None: they can."""
    units = [unit_of(hass, entity_id) for entity_id in entity_ids]
    if not all(measures_power(unit) for unit in units):
        return "unknown_unit"
    return "mixed_units" if len({unit in CURRENT for unit in units}) > 1 else None


def said_units(hass: HomeAssistant, entity_ids: Iterable[str]) -> str:
    """Name sensors with their units, for the text of an error."""
    return ", ".join(
        f"{entity_name(hass, entity_id)} ({unit_of(hass, entity_id) or '–'})"
        for entity_id in entity_ids
    )


def entity_name(hass: HomeAssistant, entity_id: str) -> str:
    """Give the name an entity is shown by; its id where it has none now."""
    state = hass.states.get(entity_id)
    return state.name if state else entity_id


def number(
    low: float,
    high: float,
    unit: str | None = None,
    *,
    step: float | Literal["any"] = 1,
) -> NumberSelector:
    """Ask for a number within bounds."""
    config = NumberSelectorConfig(
        min=low, max=high, step=step, mode=NumberSelectorMode.BOX
    )
    if unit is not None:
        config["unit_of_measurement"] = unit
    return NumberSelector(config)


def offer(
    key: str | None,
    options: Iterable[SelectOptionDict | str],
    *,
    multiple: bool = False,
    listed: bool = False,
) -> SelectSelector:
    """Ask to choose; a bare word has its label in the translations, under `key`."""
    config = SelectSelectorConfig(
        options=[
            SelectOptionDict(value=option, label=option)
            if isinstance(option, str)
            else option
            for option in options
        ],
        multiple=multiple,
        mode=SelectSelectorMode.LIST if listed else SelectSelectorMode.DROPDOWN,
    )
    if key is not None:
        config["translation_key"] = key
    return SelectSelector(config)


def stretches(key: str, first: str, last: str, kind: str) -> ObjectSelector:
    """Ask for as many pairs as wished: times of a day, dates of a year."""
    field = ObjectSelectorField(selector={kind: {}}, required=True)
    return ObjectSelector(
        ObjectSelectorConfig(
            fields={first: field, last: field},
            multiple=True,
            label_field=first,
            description_field=last,
            translation_key=key,
        )
    )


def whole(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give numbers as a person typed them: a browser sends 6 as 6.0."""
    return {
        key: int(value) if isinstance(value, float) and value.is_integer() else value
        for key, value in values.items()
    }
