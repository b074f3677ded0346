"""The buttons of a meter, as a table."""

from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant

from ..energy_dashboard import async_add_to_energy_dashboard
from ..entity import ButtonDescription

if TYPE_CHECKING:
    from .meter import MeterRuntime


async def _add_to_energy(hass: HomeAssistant, run: MeterRuntime) -> None:
    await async_add_to_energy_dashboard(hass, run)


BUTTONS: Final[tuple[ButtonDescription[MeterRuntime], ...]] = (
    ButtonDescription(key="add_to_energy", press=_add_to_energy),
)
