"""Commands of the WebSocket, each a line of a table: its name, who may use it, what it takes, what answers it.

Anybody with a valid token may ask what a card shows; only administrators may change something. Nobody without a token gets
as far as here: Home Assistant closes the line.
"""

from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import (
    async_response,
    require_admin,
    websocket_command,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
import probatio

from .const import DOMAIN
from .core.errors import ArchiveError, PastError

type Message = dict[str, Any]
type Answer = dict[str, Any]
type Fields = dict[str | probatio.Marker, Any]
type Handler = Callable[[HomeAssistant, Message], Coroutine[Any, Any, Answer]]

PREFIX: Final = "past_"
"""Before the key of a PastError: the key of its text among the exceptions."""


class Role(StrEnum):
    """Who may use a command."""

    READ = "read"
    """Whoever is logged in, those who may only look too."""
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command."""

    name: str
    role: Role = Role.READ
    takes: Fields = field(default_factory=dict)
    answer: Handler


@callback
def async_register_commands(hass: HomeAssistant, commands: Iterable[Command]) -> None:
    """Offer commands."""
    for command in commands:
        _register(hass, command)


def _register(hass: HomeAssistant, command: Command) -> None:
    async def respond(
        hass: HomeAssistant, connection: ActiveConnection, msg: Message
    ) -> None:
        try:
            answer = await command.answer(hass, msg)
        except (PastError, ArchiveError) as error:
            _refuse(connection, msg, error)
        else:
            connection.send_result(msg["id"], answer)

    handler = async_response(respond)
    if command.role is Role.ADMIN:
        handler = require_admin(handler)
    schema: dict[str | probatio.Marker, Any] = {
        probatio.Required("type"): f"{DOMAIN}/{command.name}",
        **command.takes,
    }
    async_register_command(hass, websocket_command(schema)(handler))


def _refuse(
    connection: ActiveConnection, msg: Message, error: PastError | ArchiveError
) -> None:
    if isinstance(error, PastError):
        key = f"{PREFIX}{error.key}"
        refuse(connection, msg, error.key, key, error.placeholders)
    else:
        refuse(connection, msg, "not_ready", "archive_unusable")


def refuse(
    connection: ActiveConnection,
    msg: Message,
    code: str,
    key: str,
    filled: Mapping[str, str] | None = None,
) -> None:
    """Say why, in words that are translated where they are shown; `key` is among the exceptions."""
    placeholders = dict(filled or {})
    told = HomeAssistantError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders=placeholders,
    )
    connection.send_error(
        msg["id"],
        code,
        str(told),
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders=placeholders,
    )
