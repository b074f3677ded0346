"""What our triggers and conditions share: they look at our own entities, by what they show."""

from collections.abc import Iterable

from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.util.unit_conversion import BaseUnitConverter

from .const import DOMAIN


def own_entities(hass: HomeAssistant, entity_ids: Iterable[str], key: str) -> set[str]:
    """Give those of the entities that Hameau made and that show this.

    Names and entity ids follow the person and the system's language; the key never does.
    """
    registry = er.async_get(hass)
    return {
        entity_id
        for entity_id in entity_ids
        if (entry := registry.async_get(entity_id)) is not None
        and entry.platform == DOMAIN
        and entry.translation_key == key
    }


def number(state: State, converter: type[BaseUnitConverter], unit: str) -> float | None:
    """Give the state as a number in this unit, whatever unit a person chose to see.

    None: it is not a number, or not of that kind.
    """
    try:
        value = float(state.state)
        return converter.convert(
            value, state.attributes.get(ATTR_UNIT_OF_MEASUREMENT), unit
        )
    except ValueError, HomeAssistantError:
        return None
