"""What cards ask over the WebSocket: a home as it is, what it decided, what will run, and what a person wants of it."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, cast

from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import (
    ERR_INVALID_FORMAT,
    ERR_NOT_FOUND,
    ERR_UNAUTHORIZED,
    AsyncWebSocketCommandHandler,
)
from homeassistant.components.websocket_api.decorators import (
    async_response,
    require_admin,
    websocket_command,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util
import probatio

from .commands import refuse
from .const import CONF_SOURCE, DOMAIN, HOME_SOURCE
from .core.control.shedding import Wish
from .home_history import async_power, power_entities

if TYPE_CHECKING:
    from .sources.home_runtime import HomeRuntime

LEAST_S: Final = 0.5
"""Least time between two views sent to a card."""
LONGEST: Final = timedelta(days=62)
"""How much is worked through for one question: two months show more than a card can."""
ENTRY: Final[dict[str | probatio.Marker, Any]] = {probatio.Required("entry_id"): str}

type Message = dict[str, Any]
type Handler = Callable[
    [HomeAssistant, ActiveConnection, Message, HomeRuntime], Coroutine[Any, Any, None]
]


@callback
def async_setup_websocket(hass: HomeAssistant) -> None:
    """Offer the commands, once for all homes."""
    for command in (
        _list,
        _subscribe,
        _journal,
        _ask,
        _order,
    ):
        async_register_command(hass, command)


def _home(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message
) -> HomeRuntime | None:
    """Give the home a message is about; tell that it does not exist, or is not ready."""
    entry = hass.config_entries.async_get_entry(msg["entry_id"])
    if (
        entry is None
        or entry.domain != DOMAIN
        or entry.data[CONF_SOURCE] != HOME_SOURCE
    ):
        refuse(connection, msg, ERR_NOT_FOUND, "home_gone")
    elif entry.state is not ConfigEntryState.LOADED:
        refuse(connection, msg, "not_ready", "home_not_loaded")
    else:
        return cast("HomeRuntime", entry.runtime_data)
    return None


def of_home(handler: Handler) -> AsyncWebSocketCommandHandler:
    """Give a handler the home its message is about."""

    @wraps(handler)
    async def find(
        hass: HomeAssistant, connection: ActiveConnection, msg: Message
    ) -> None:
        run = _home(hass, connection, msg)
        if run is not None:
            await handler(hass, connection, msg, run)

    return find


@websocket_command({probatio.Required("type"): "hameau/home/list"})
@callback
def _list(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
    """Give all homes."""
    homes = [
        {"entry_id": entry.entry_id, "title": entry.title}
        for entry in hass.config_entries.async_entries(
            DOMAIN, include_ignore=False, include_disabled=False
        )
        if entry.data[CONF_SOURCE] == HOME_SOURCE
    ]
    connection.send_result(msg["id"], homes)


class _Sender:
    """Sends a home's view to one card after each change, twice a second at most."""

    def __init__(self, run: HomeRuntime, send: Callable[[Any], None]) -> None:
        self._run = run
        self._send = send
        self._last: object = None
        self._due: asyncio.TimerHandle | None = None
        self._sent_at = -LEAST_S
        topics = ["control", *(f"load:{load}" for load in run.appliances), "schedule"]
        self._unfollow = run.follow(topics, self.changed, self._failed)

    @callback
    def changed(self) -> None:
        """Send now, or as soon as it may be."""
        loop = self._run.hass.loop
        if self._due is None:
            wait = self._sent_at + LEAST_S - loop.time()
            if wait <= 0:
                self.send()
            else:
                self._due = loop.call_later(wait, self.send)

    @callback
    def send(self) -> None:
        """Send what is new."""
        self._due = None
        view = self._run.view()
        if view != self._last:
            self._last = view
            self._sent_at = self._run.hass.loop.time()
            self._send(view)

    @callback
    def _failed(self) -> None:
        """Nothing can be shown; the mistake is in the log."""

    @callback
    def stop(self) -> None:
        """Send no more."""
        self._unfollow()
        if self._due is not None:
            self._due.cancel()


@websocket_command({probatio.Required("type"): "hameau/home/subscribe", **ENTRY})
@async_response
@of_home
async def _subscribe(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Send the view now and after each change."""

    @callback
    def send(view: Any) -> None:
        connection.send_event(msg["id"], view)

    sender = _Sender(run, send)
    connection.subscriptions[msg["id"]] = sender.stop
    connection.send_result(msg["id"])
    sender.send()


@websocket_command(
    {
        probatio.Required("type"): "hameau/home/journal",
        **ENTRY,
        probatio.Required("start"): cv.datetime,
        probatio.Required("end"): cv.datetime,
    }
)
@async_response
@of_home
async def _journal(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Give the decisions and the power between two instants."""
    if (span := span_of(connection, msg)) is None:
        return
    start, end = span
    power = await async_power(hass, power_entities(run), start, end)
    connection.send_result(
        msg["id"],
        {
            "decisions": [each.as_dict() for each in run.journal.between(start, end)],
            "power": power,
            "limit_va": run.view()["limit_va"],
        },
    )


def span_of(
    connection: ActiveConnection, msg: Message
) -> tuple[datetime, datetime] | None:
    """Give the two instants asked for; one without a zone is local. Tell when they are too far apart to work through."""
    start, end = dt_util.as_utc(msg["start"]), dt_util.as_utc(msg["end"])
    if timedelta(0) < end - start <= LONGEST:
        return start, end
    wanted = f"'end' must lie after 'start', by {LONGEST.days} days at most"
    connection.send_error(msg["id"], ERR_INVALID_FORMAT, wanted)
    return None


@websocket_command(
    {
        probatio.Required("type"): "hameau/home/ask",
        **ENTRY,
        probatio.Required("load"): str,
        probatio.Required("wish"): probatio.Coerce(Wish),
        probatio.Optional("seconds"): probatio.Any(
            None, probatio.All(probatio.Coerce(float), probatio.Range(min=0))
        ),
    }
)
@async_response
@of_home
async def _ask(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Take a wish of somebody who may switch that appliance."""
    appliance = run.appliances.get(msg["load"])
    if appliance is None:
        refuse(connection, msg, ERR_NOT_FOUND, "appliance_gone")
        return
    may = connection.user.permissions.check_entity(appliance.entity_id, POLICY_CONTROL)
    if not may:
        refuse(connection, msg, ERR_UNAUTHORIZED, "may_not_switch")
        return
    await run.controller.async_ask(appliance.id, msg["wish"], msg.get("seconds"))
    connection.send_result(msg["id"])


@websocket_command(
    {
        probatio.Required("type"): "hameau/home/order",
        **ENTRY,
        probatio.Required("order"): [str],
    }
)
@require_admin
@async_response
@of_home
async def _order(
    hass: HomeAssistant, connection: ActiveConnection, msg: Message, run: HomeRuntime
) -> None:
    """Put the appliances in another order of importance."""
    if any(load not in run.appliances for load in msg["order"]):
        refuse(connection, msg, ERR_NOT_FOUND, "appliance_gone")
        return
    await run.controller.async_set_priority(msg["order"])
    connection.send_result(msg["id"])
