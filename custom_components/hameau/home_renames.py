"""Entities a home switches or reads may be given other ids: the home goes along."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

_FIELDS = ("entity_id", "power_entity")


@callback
def follow_renames(hass: HomeAssistant, entry: ConfigEntry) -> CALLBACK_TYPE:
    """Keep the subentries' entity ids right; give the way to stop."""

    @callback
    def renamed(event: Event[er.EventEntityRegistryUpdatedData]) -> None:
        data = event.data
        if data["action"] != "update" or "old_entity_id" not in data:
            return
        old, new = data["old_entity_id"], data["entity_id"]
        for subentry in tuple(entry.subentries.values()):
            moved = {field: new for field in _FIELDS if subentry.data.get(field) == old}
            if moved:
                hass.config_entries.async_update_subentry(
                    entry, subentry, data={**subentry.data, **moved}
                )

    return hass.bus.async_listen(er.EVENT_ENTITY_REGISTRY_UPDATED, renamed)
