"""Lets an entry go on with another device in the place of the one it began with."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from .const import DOMAIN


@callback
def async_adopt(hass: HomeAssistant, entry: ConfigEntry, unique_id: str) -> None:
    """Give the entry, its device and its entities the identity of a replacement.

    Entity ids stay, and with them history and statistics: a meter that was exchanged
    measures the same home. Unique ids change, so that they always name the device that is
    read, and the old meter can be set up again elsewhere. An index that starts lower is a
    reset for Home Assistant's statistics, which then count what the new one shows; `sums`
    avoids that where it can.
    """
    old = entry.unique_id
    if old is None or old == unique_id:
        return
    entities = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(entities, entry.entry_id):
        if entity.unique_id.startswith(f"{old}_"):
            entities.async_update_entity(
                entity.entity_id,
                new_unique_id=unique_id + entity.unique_id.removeprefix(old),
            )
    devices = dr.async_get(hass)
    for device in dr.async_entries_for_config_entry(devices, entry.entry_id):
        if (DOMAIN, old) in device.identifiers:
            devices.async_update_device(
                device.id, new_identifiers={(DOMAIN, unique_id)}
            )
    hass.config_entries.async_update_entry(entry, unique_id=unique_id)
