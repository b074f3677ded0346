"""Buttons of every source."""

from typing import override

from homeassistant.components.button import ButtonEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import ButtonDescription, HameauEntity, async_setup_platform
from .sources.base import HameauConfigEntry

PARALLEL_UPDATES = 1


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HameauConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the buttons of the entry's source as they appear."""
    async_setup_platform(entry, Platform.BUTTON, HameauButton, async_add_entities)


class HameauButton(HameauEntity[ButtonDescription], ButtonEntity):
    """Something a person can ask of a source."""

    entity_description: ButtonDescription

    @override
    async def async_press(self) -> None:
        """Do it."""
        await self.entity_description.press(self.hass, self.subject)
