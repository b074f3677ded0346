"""Choices of every source."""

from typing import Any, override

from homeassistant.components.select import SelectEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .controls import SelectDescription
from .entity import ValueEntity, async_setup_platform
from .sources.base import HameauConfigEntry

PARALLEL_UPDATES = 1


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HameauConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the choices of the entry's source as they appear."""
    async_setup_platform(entry, Platform.SELECT, HameauSelect, async_add_entities)


class HameauSelect(ValueEntity[SelectDescription], SelectEntity):
    """A choice a person makes."""

    entity_description: SelectDescription

    @override
    def show(self, value: Any) -> None:
        """Take the value as state."""
        self._attr_current_option = value

    @override
    async def async_select_option(self, option: str) -> None:
        """Choose it."""
        await self.entity_description.choose(self.subject, option)
