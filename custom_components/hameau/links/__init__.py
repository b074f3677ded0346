"""The ways in: serial line, network, Enedis' TIC server, radio, replay."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from homeassistant.helpers.aiohttp_client import async_get_clientsession

from ..core.errors import LinkError
from .base import Link
from .network import NetworkLink
from .radio import RadioLink
from .replay import ReplayLink
from .serial import SerialLink
from .tic2websocket import Tic2WebSocketLink

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

__all__ = ["Link", "LinkError", "create_link"]


def create_link(hass: HomeAssistant, data: Mapping[str, Any]) -> Link:
    """Make the link a config entry's data describe; nothing is opened yet.

    Raises:
        LinkError: the address in the data cannot be one (`bad_url`), or the kind of link
            is unknown (`unknown_link`).

    """
    match data["link"]:
        case SerialLink.kind:
            return SerialLink(data["device"], baudrate=data.get("baudrate"))
        case NetworkLink.kind:
            return NetworkLink(data["url"], baudrate=data.get("baudrate"))
        case Tic2WebSocketLink.kind:
            session = async_get_clientsession(hass)
            return Tic2WebSocketLink(session, data["url"], wanted=data.get("filter"))
        case RadioLink.kind:
            return RadioLink(hass, data)
        case ReplayLink.kind:
            return ReplayLink.from_data(data)
        case kind:
            raise LinkError("unknown_link", {"detail": str(kind)})
