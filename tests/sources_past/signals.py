"""What the tests of Tempo, day-ahead prices and EcoWatt share: entries, and what is shown."""

from datetime import date
from typing import Any

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from tests.servers.tempo import season_colours


def added(hass: HomeAssistant, source: str, title: str, **data: Any) -> MockConfigEntry:
    """Give an entry of a signal, added."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        title=title,
        unique_id=source,
        data={"source": source, **data},
    )
    entry.add_to_hass(hass)
    return entry


def shown(hass: HomeAssistant, name: str) -> str:
    """Give the state of a sensor."""
    state = hass.states.get(f"sensor.{name}")
    assert state is not None, hass.states.async_entity_ids()
    return state.state


def attribute(hass: HomeAssistant, name: str, key: str) -> Any:
    """Give an attribute of a sensor."""
    state = hass.states.get(f"sensor.{name}")
    assert state is not None, hass.states.async_entity_ids()
    return state.attributes[key]


def colour(day: date) -> str:
    """The colour the stand-ins tell of a day."""
    first = day.year if day.month >= 9 else day.year - 1
    return season_colours(first)[day].lower()
