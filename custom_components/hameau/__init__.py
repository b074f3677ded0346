"""Hameau: the energy of a French home, read at its sources."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryNotReady
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.device_registry import DeviceEntry
from homeassistant.helpers.entity_platform import async_get_platforms
from homeassistant.helpers.typing import ConfigType

from .const import CONF_SOURCE, DOMAIN, PLATFORMS
from .core.errors import ArchiveError, SourceError
from .frontend import async_register
from .issues import async_clear, async_raise
from .services import async_setup_services
from .services_home import async_setup_home_services
from .services_import import async_setup_import_service
from .services_past import async_setup_past_services
from .sources import async_get_source
from .sources.base import HameauConfigEntry
from .websocket import async_setup_websocket
from .websocket_import import async_setup_websocket_import
from .websocket_past import async_setup_websocket_past
from .websocket_schedules import async_setup_websocket_schedules

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Offer what exists once, whatever the number of entries."""
    async_setup_services(hass)
    async_setup_home_services(hass)
    async_setup_past_services(hass)
    async_setup_import_service(hass)
    async_setup_websocket(hass)
    async_setup_websocket_schedules(hass)
    async_setup_websocket_past(hass)
    async_setup_websocket_import(hass)
    await async_register(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: HameauConfigEntry) -> bool:
    """Run the entry's source.

    A source that cannot be reached is tried again by Home Assistant. One that is reached
    and says nothing is set up: its entities are unavailable until it speaks, and keep
    their place in dashboards meanwhile.
    """
    source = await async_get_source(hass, entry.data[CONF_SOURCE])
    try:
        runtime = source.runtime(hass, entry)
        await runtime.async_start()
    except SourceError as error:
        async_raise(hass, entry, f"link_{error.key}", error.placeholders)
        raise ConfigEntryNotReady(
            translation_domain=DOMAIN,
            translation_key=error.key,
            translation_placeholders=error.placeholders,
        ) from error
    except ArchiveError as error:
        raise ConfigEntryNotReady(
            translation_domain=DOMAIN, translation_key="archive_unusable"
        ) from error
    entry.runtime_data = runtime
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: HameauConfigEntry) -> bool:
    """Stop the entry's source and keep what it knows.

    An entry disabled while it was being set up has not got all its platforms: Home Assistant passes over the rest.
    """
    there = {
        platform.domain
        for platform in async_get_platforms(hass, DOMAIN)
        if platform.config_entry is entry
    }
    runtime = entry.runtime_data
    runtime.leaving = True
    unloaded = await hass.config_entries.async_unload_platforms(
        entry, [platform for platform in PLATFORMS if platform in there]
    )
    if unloaded:
        await runtime.async_stop()
    else:
        runtime.leaving = False
    return unloaded


async def async_remove_entry(hass: HomeAssistant, entry: HameauConfigEntry) -> None:
    """Remove what the source kept on disk, and what was to be mended."""
    async_clear(hass, entry)
    source = await async_get_source(hass, entry.data[CONF_SOURCE])
    if source.forget is not None:
        await source.forget(hass, entry)


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: HameauConfigEntry, device: DeviceEntry
) -> bool:
    """Let a person remove a device the entry no longer reads."""
    read = {f"{entry.unique_id}_{part}" for part in entry.subentries}
    ours = {(DOMAIN, name) for name in (*read, entry.unique_id)}
    return ours.isdisjoint(device.identifiers)
