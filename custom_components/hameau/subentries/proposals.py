"""What can be guessed of an appliance from the entity that switches it."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.core import HomeAssistant, split_entity_id
from homeassistant.helpers import entity_registry as er

from ..appliances import CLIMATE, WATER_HEATER

_POWERS: Final = (SensorDeviceClass.POWER, SensorDeviceClass.APPARENT_POWER)
_WORDS: Final = {
    "water_heater": ("chauffe_eau", "ballon", "cumulus", "water_heater", "boiler"),
    "towel_rail": ("seche_serviette", "towel"),
    "radiator": ("radiateur", "convecteur", "radiator", "heater"),
    "heat_pump": ("pompe_a_chaleur", "_pac_", "heat_pump"),
    "air_conditioner": ("clim", "air_cond"),
    "pool_pump": ("piscine", "pool"),
    "car": ("borne", "wallbox", "voiture", "charger", "evse", "_ev_", "vehicle"),
    "oven": ("_four_", "oven"),
    "hob": ("plaque", "cuisson", "induction", "_hob_"),
    "dryer": ("seche_linge", "dryer"),
    "dishwasher": ("lave_vaisselle", "dishwasher"),
    "washing_machine": ("lave_linge", "machine_a_laver", "washing", "washer"),
    "refrigerator": ("frigo", "refrigerateur", "congelateur", "fridge", "freezer"),
}
"""Words of entity ids, which follow the names people gave, without accents."""


def likely_type(entity_id: str) -> str | None:
    """Guess the type of an appliance from the words of its id, or from its domain."""
    domain, name = split_entity_id(entity_id)
    for kind, words in _WORDS.items():
        if any(word in f"_{name}_" for word in words):
            return kind
    if domain == WATER_HEATER:
        return WATER_HEATER
    return "radiator" if domain == CLIMATE else None


def power_sensor(hass: HomeAssistant, entity_id: str) -> str | None:
    """Give the sensor that measures what an entity switches: of its device and channel.

    A strip of plugs has one sensor for each; the one named most like the switch is meant.
    None: there is none, or two are as good.
    """
    registry = er.async_get(hass)
    target = registry.async_get(entity_id)
    if target is None or target.device_id is None:
        return None
    sensors = [
        entry
        for entry in er.async_entries_for_device(registry, target.device_id)
        if entry.domain == "sensor"
        and _kind(entry) in _POWERS
        and entry.disabled_by is None
    ]
    alike = [_alike(target.unique_id, one.unique_id) for one in sensors]
    return _only(
        [
            one
            for one, length in zip(sensors, alike, strict=True)
            if length == max(alike)
        ]
    )


def _alike(one: str, other: str) -> int:
    """Give how many characters two ids begin with in common."""
    pairs = zip(one, other, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))


def _only(best: Sequence[er.RegistryEntry]) -> str | None:
    """Give the id of the only one; of W and VA of one channel, that of the VA."""
    if len(best) > 1:
        best = [one for one in best if _kind(one) == SensorDeviceClass.APPARENT_POWER]
    return best[0].entity_id if len(best) == 1 else None


def _kind(entry: er.RegistryEntry) -> str | None:
    return entry.device_class or entry.original_device_class
