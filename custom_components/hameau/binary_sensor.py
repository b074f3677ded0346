"""Binary sensors of every source."""

from typing import Any, override

from homeassistant.components.binary_sensor import BinarySensorEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import BinarySensorDescription, ValueEntity, async_setup_platform
from .sources.base import HameauConfigEntry

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HameauConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors of the entry's source as they appear."""
    async_setup_platform(
        entry, Platform.BINARY_SENSOR, HameauBinarySensor, async_add_entities
    )


class HameauBinarySensor(ValueEntity[BinarySensorDescription], BinarySensorEntity):
    """A yes or no told by a source."""

    entity_description: BinarySensorDescription

    @override
    def show(self, value: Any) -> None:
        """Take the value as state."""
        self._attr_is_on = value
