"""Sensors of every source."""

from typing import Any, override

from homeassistant.components.sensor import SensorEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import SensorDescription, ValueEntity, async_setup_platform
from .sources.base import HameauConfigEntry

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: HameauConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of the entry's source as they appear."""
    async_setup_platform(entry, Platform.SENSOR, HameauSensor, async_add_entities)


class HameauSensor(ValueEntity[SensorDescription], SensorEntity):
    """A number, a text or a moment told by a source."""

    entity_description: SensorDescription
    # Words, moments and lists that go with a state: the log book, the archive and the state itself tell the past.
    _unrecorded_attributes = frozenset(
        {
            *("appliance", "becomes", "returns_at", "sentence"),
            *("until", "days_compared", "days_missing", "days_missing_last_year"),
            "standing_of_missing_days",
            "standing_of_missing_days_last_year",
            *("today", "tomorrow", "hours", "message"),
        }
    )

    @override
    def show(self, value: Any) -> None:
        """Take the value as state."""
        self._attr_native_value = value
