"""How a point of delivery is tried before its entry is made: the service is really asked."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..const import CONF_WAY
from ..core.clients.gateway import Direction
from ..core.errors import ServiceError
from .archived import PARIS, async_zone
from .base import Found, Progress
from .clocks import FILES
from .electricity_gateway import make_gateway
from .point import CONF_POINT

_DAYS: Final = timedelta(days=7)


async def async_try(
    hass: HomeAssistant, data: Mapping[str, Any], progress: Progress
) -> Found:
    """Ask the gateway for the last days; without any gateway there is nothing to ask.

    Raises ServiceError: why it does not answer as asked.
    """
    if data[CONF_WAY] != FILES:
        await _async_ask(hass, data)
    progress(1.0)
    point = data[CONF_POINT]
    return Found(
        unique_id=f"electricity_{point}", title=title("Linky", point), data=data
    )


def title(name: str, point: str) -> str:
    """Name an entry after the end of its point's number: the whole of it is nobody else's business."""
    return f"{name} …{point[-4:]}"


async def _async_ask(hass: HomeAssistant, data: Mapping[str, Any]) -> None:
    zone = await async_zone(PARIS)
    gateway = make_gateway(hass, data, zone)
    await gateway.access()
    today = dt_util.utcnow().astimezone(zone).date()
    try:
        await gateway.daily(Direction.IMPORT, today - _DAYS, today)
    except ServiceError as error:
        if error.key != "wrong_direction":
            raise
        # A point that only feeds in.
        await gateway.daily(Direction.EXPORT, today - _DAYS, today)
