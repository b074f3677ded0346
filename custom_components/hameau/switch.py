"""Switches of every source."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .controls import SwitchDescription
from .entity import ValueEntity, async_setup_platform
from .sources.base import HameauConfigEntry

PARALLEL_UPDATES = 1


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HameauConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the switches of the entry's source as they appear."""
    async_setup_platform(entry, Platform.SWITCH, HameauSwitch, async_add_entities)


class HameauSwitch(ValueEntity[SwitchDescription], SwitchEntity):
    """Something of a source that is on or off, as a person wishes."""

    entity_description: SwitchDescription

    @override
    def show(self, value: Any) -> None:
        """Take the value as state."""
        self._attr_is_on = value

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn it on."""
        await self.entity_description.turn(self.subject, True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn it off."""
        await self.entity_description.turn(self.subject, False)
