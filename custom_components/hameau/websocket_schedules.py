"""What cards ask over the WebSocket of a home's schedules: the week, the days that are not like the others, what will run."""

from typing import TYPE_CHECKING, Any

from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import ERR_NOT_FOUND
from homeassistant.components.websocket_api.decorators import (
    async_response,
    require_admin,
    websocket_command,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
import probatio

from .commands import refuse
from .core.errors import ScheduleError
from .home_plans import (
    delete_schedule,
    delete_special,
    save_schedule,
    save_special,
    schedules_of,
    specials_of,
)
from .websocket import ENTRY, Message, of_home, span_of

if TYPE_CHECKING:
    from .sources.home_runtime import HomeRuntime


@callback
def async_setup_websocket_schedules(hass: HomeAssistant) -> None:
    """Offer the commands, once for all homes."""
    for command in (
        _schedules,
        _save_schedule,
        _delete_schedule,
        _exceptions,
        _save_exception,
        _delete_exception,
        _runs,
    ):
        async_register_command(hass, command)


@websocket_command({probatio.Required("type"): "hameau/home/schedules", **ENTRY})
@async_response
@of_home
async def _schedules(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Give the schedules in the words of the codec."""
    connection.send_result(msg["id"], schedules_of(run.entry))


@websocket_command(
    {
        probatio.Required("type"): "hameau/home/schedule/save",
        **ENTRY,
        probatio.Required("schedule"): dict,
    }
)
@require_admin
@async_response
@of_home
async def _save_schedule(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Keep a schedule; give its id."""
    try:
        id_ = save_schedule(hass, run.entry, msg["schedule"])
    except ScheduleError as error:
        refuse(connection, msg, error.key, "bad_schedule", {"detail": str(error)})
        return
    connection.send_result(msg["id"], {"id": id_})


@websocket_command(
    {
        probatio.Required("type"): "hameau/home/schedule/delete",
        **ENTRY,
        probatio.Required("schedule"): str,
    }
)
@require_admin
@async_response
@of_home
async def _delete_schedule(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Remove a schedule."""
    if delete_schedule(hass, run.entry, msg["schedule"]):
        connection.send_result(msg["id"])
    else:
        refuse(connection, msg, ERR_NOT_FOUND, "schedule_gone")


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
async def _save_exception(
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
async def _delete_exception(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Remove an exception."""
    if delete_special(hass, run.entry, msg["exception"]):
        connection.send_result(msg["id"])
    else:
        refuse(connection, msg, ERR_NOT_FOUND, "exception_gone")


@websocket_command(
    {
        probatio.Required("type"): "hameau/home/runs",
        **ENTRY,
        probatio.Required("start"): cv.datetime,
        probatio.Required("end"): cv.datetime,
    }
)
@async_response
@of_home
async def _runs(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Give what will run of each appliance, and the tariff's periods behind it."""
    if (span := span_of(connection, msg)) is None:
        return
    start, end = span
    stretches = await hass.async_add_executor_job(run.runs, start, end)
    bands = await hass.async_add_executor_job(run.schedules.bands, start, end)
    targets: dict[str, list[dict[str, Any]]] = {}
    for each in stretches:
        targets.setdefault(each.target, []).append(
            {
                "start": each.start.isoformat(),
                "end": each.end.isoformat(),
                "action": each.action.kind.value,
                "value": each.action.value,
                "reason": each.reason.value,
                "schedule": each.schedule,
                "rule": each.rule,
            }
        )
    connection.send_result(msg["id"], {"targets": targets, "bands": bands})
