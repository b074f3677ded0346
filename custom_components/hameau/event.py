"""Event entities of every source: what happened, rather than what is."""

from typing import override

from homeassistant.components.event import EventEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import EventDescription, HameauEntity, async_setup_platform
from .sources.base import Details, HameauConfigEntry

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HameauConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the event entities of the entry's source as they appear."""
    async_setup_platform(entry, Platform.EVENT, HameauEvent, async_add_entities)


class HameauEvent(HameauEntity[EventDescription], EventEntity):
    """One kind of happening of a source."""

    entity_description: EventDescription

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the happenings of this kind."""
        await super().async_added_to_hass()
        key = self.entity_description.key
        self.async_on_remove(self.runtime.listen(key, self.happened))

    @callback
    def happened(self, event_type: str, details: Details) -> None:
        """Show what happened."""
        self._trigger_event(event_type, dict(details))
        self.async_write_ha_state()
