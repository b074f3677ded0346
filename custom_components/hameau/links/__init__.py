"""The ways in: serial line, network, Enedis' TIC server, radio, replay."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..core.errors import LinkError
from .base import Link
from .network import NetworkLink
from .serial import SerialLink

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
        case kind:
            raise LinkError("unknown_link", {"detail": str(kind)})
