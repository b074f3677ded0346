"""What points of delivery and the services of signals have in common: what they know is in the archive."""

from datetime import tzinfo
from typing import override
from zoneinfo import ZoneInfo

from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..past import Past, async_get_past
from .base import HameauConfigEntry, Runtime

PARIS = "Europe/Paris"
"""The clock of metropolitan France: of signals wherever the home is, of points unless another is chosen."""


class ArchivedRuntime(Runtime):
    """Keeps what it learns in the archive, and goes by one clock."""

    past: Past
    zone: ZoneInfo

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Prepare; nothing is opened yet."""
        super().__init__(hass, entry)
        self.rhythms = {}

    @property
    @override
    def device_info(self) -> DeviceInfo:
        """The point of delivery, or the service."""
        return DeviceInfo(
            identifiers={(DOMAIN, self.identifier)},
            name=self.entry.title,
            manufacturer="Hameau",
            entry_type=DeviceEntryType.SERVICE,
        )

    @property
    @override
    def live(self) -> bool:
        """What is past, or was told for a time, stays true; beyond its time nothing is shown."""
        return True

    async def async_open(self, zone: str) -> None:
        """Open the past, and take the clock. Raises ArchiveError."""
        self.past = await async_get_past(self.hass)
        self.zone = await async_zone(zone)


async def async_zone(name: str) -> ZoneInfo:
    """Give a time zone by its name, read off the event loop."""
    zone: tzinfo | None = await dt_util.async_get_time_zone(name)
    assert isinstance(zone, ZoneInfo)
    return zone
