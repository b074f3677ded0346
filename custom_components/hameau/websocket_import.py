"""What the import page asks over the WebSocket: what files would change, to do it, and to take it back."""

from typing import Final

from homeassistant.core import HomeAssistant, callback
import probatio

from .commands import Answer, Command, Message, Role, async_register_commands
from .past_import import async_confirm, async_preview
from .past_origins import async_origins, async_undo

_NAME: Final = probatio.All(str, probatio.Length(min=1, max=64))
_NUMBER: Final = probatio.All(int, probatio.Range(min=0))
_MOST_IDS: Final = 1000


@callback
def async_setup_websocket_import(hass: HomeAssistant) -> None:
    """Offer the commands, once for all points."""
    async_register_commands(hass, COMMANDS)


async def _preview(hass: HomeAssistant, msg: Message) -> Answer:
    """Read what was sent, and say what it would change."""
    return await async_preview(hass, msg["file_ids"])


async def _confirm(hass: HomeAssistant, msg: Message) -> Answer:
    """Keep it."""
    by_file = {int(number): point for number, point in msg["points"].items()}
    return await async_confirm(
        hass,
        msg["preview"],
        msg.get("files"),
        msg.get("point"),
        by_file,
        msg["production"],
    )


async def _undo(hass: HomeAssistant, msg: Message) -> Answer:
    """Take back what a file told."""
    return await async_undo(hass, msg["origin"])


async def _origins(hass: HomeAssistant, msg: Message) -> Answer:
    """Say which files were imported."""
    return await async_origins(hass, msg.get("point"))


COMMANDS: Final = (
    Command(
        name="import/preview",
        role=Role.ADMIN,
        takes={
            probatio.Required("file_ids"): probatio.All(
                [_NAME], probatio.Length(max=_MOST_IDS)
            )
        },
        answer=_preview,
    ),
    Command(
        name="import/confirm",
        role=Role.ADMIN,
        takes={
            probatio.Required("preview"): _NAME,
            probatio.Optional("files"): [_NUMBER],
            probatio.Optional("point"): probatio.Any(None, _NAME),
            probatio.Optional("production", default=list): [_NUMBER],
            probatio.Optional("points", default=dict): {
                probatio.Match(r"^\d{1,4}$"): _NAME
            },
        },
        answer=_confirm,
    ),
    Command(
        name="import/undo",
        role=Role.ADMIN,
        takes={
            probatio.Optional("point"): _NAME,
            probatio.Required("origin"): _NUMBER,
        },
        answer=_undo,
    ),
    Command(
        name="import/origins",
        takes={probatio.Optional("point"): probatio.Any(None, _NAME)},
        answer=_origins,
    ),
)
"""Bringing and taking back is for administrators; what was brought may be seen by all."""
