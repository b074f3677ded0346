"""The buttons of a point of delivery, as a table."""

from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..const import DOMAIN
from ..core.errors import ArchiveError
from ..energy_dashboard import async_add_point_to_energy_dashboard
from ..entity import ButtonDescription

if TYPE_CHECKING:
    from .point import PointRuntime


async def _add_to_energy(hass: HomeAssistant, run: PointRuntime) -> None:
    try:
        await async_add_point_to_energy_dashboard(hass, run)
    except ArchiveError as error:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key="archive_unusable"
        ) from error


BUTTONS: Final[tuple[ButtonDescription[PointRuntime], ...]] = (
    ButtonDescription(key="add_to_energy", press=_add_to_energy),
)
