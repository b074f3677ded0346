"""Numbers of every source."""

from typing import Any, override

from homeassistant.components.number import NumberEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .controls import NumberDescription
from .entity import ValueEntity, async_setup_platform
from .sources.base import HameauConfigEntry

PARALLEL_UPDATES = 1


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HameauConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the numbers of the entry's source as they appear."""
    async_setup_platform(entry, Platform.NUMBER, HameauNumber, async_add_entities)


class HameauNumber(ValueEntity[NumberDescription], NumberEntity):
    """A number a person gives."""

    entity_description: NumberDescription

    @property
    @override
    def native_max_value(self) -> float:
        """The highest number that makes sense now."""
        return self.entity_description.highest(self.subject)

    @override
    def show(self, value: Any) -> None:
        """Take the value as state."""
        self._attr_native_value = value

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Take a number from a person."""
        await self.entity_description.put(self.subject, value)
