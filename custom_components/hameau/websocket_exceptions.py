"""What cards ask over the WebSocket of a home's exceptions: the days that are not like the others."""

from typing import TYPE_CHECKING

from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import ERR_NOT_FOUND
from homeassistant.components.websocket_api.decorators import (
    async_response,
    require_admin,
    websocket_command,
)
from homeassistant.core import HomeAssistant, callback
import probatio

from .commands import refuse
from .core.errors import ScheduleError
from .home_plans import delete_special, save_special, specials_of
from .websocket import ENTRY, Message, of_home

if TYPE_CHECKING:
    from .sources.home_runtime import HomeRuntime


@callback
def async_setup_websocket_exceptions(hass: HomeAssistant) -> None:
    """Offer the commands, once for all homes."""
    for command in (_exceptions, _save, _delete):
        async_register_command(hass, command)


@websocket_command({probatio.Required("type"): "hameau/home/exceptions", **ENTRY})
@async_response
@of_home
async def _exceptions(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Give the exceptions in the words of the codec."""
    connection.send_result(msg["id"], specials_of(run.entry))


@websocket_command(
    {
        probatio.Required("type"): "hameau/home/exception/save",
        **ENTRY,
        probatio.Required("exception"): dict,
    }
)
@require_admin
@async_response
@of_home
async def _save(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Keep an exception; give its id."""
    try:
        id_ = save_special(hass, run.entry, msg["exception"])
    except ScheduleError as error:
        refuse(connection, msg, error.key, "bad_exception", {"detail": str(error)})
        return
    connection.send_result(msg["id"], {"id": id_})


@websocket_command(
    {
        probatio.Required("type"): "hameau/home/exception/delete",
        **ENTRY,
        probatio.Required("exception"): str,
    }
)
@require_admin
@async_response
@of_home
async def _delete(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Remove an exception."""
    if delete_special(hass, run.entry, msg["exception"]):
        connection.send_result(msg["id"])
    else:
        refuse(connection, msg, ERR_NOT_FOUND, "exception_gone")
