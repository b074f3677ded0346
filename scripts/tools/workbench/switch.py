"""Plugs whose relay is a file: they are as they were, whatever becomes of Home Assistant."""

from pathlib import Path
from typing import Any, override

from homeassistant.components.switch import SwitchEntity
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.typing import ConfigType, DiscoveryInfoType


class Plug(SwitchEntity):
    """On where there is no file that says off."""

    _attr_should_poll = False

    def __init__(self, name: str, folder: Path) -> None:
        """Show the relay as it is."""
        self._attr_name = name
        self._attr_unique_id = name
        self._off = folder / f"{name}.off"
        self._attr_is_on = not self._off.exists()

    @override
    def turn_on(self, **kwargs: Any) -> None:
        self._off.unlink(missing_ok=True)
        self._moved()

    @override
    def turn_off(self, **kwargs: Any) -> None:
        self._off.touch()
        self._moved()

    def _moved(self) -> None:
        self._attr_is_on = not self._off.exists()
        self.schedule_update_ha_state()


def setup_platform(
    hass: HomeAssistant,
    config: ConfigType,
    add_entities: AddEntitiesCallback,
    discovery_info: DiscoveryInfoType | None = None,
) -> None:
    """Plug them in."""
    folder = Path(hass.config.config_dir)
    add_entities([Plug(name, folder) for name in discovery_info or ()])
