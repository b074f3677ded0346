"""Who may ask what: every command of the two tables, by everybody there is."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_READ_ONLY, GROUP_ID_USER
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.hameau.commands import Command, Role
from custom_components.hameau.const import DOMAIN
from custom_components.hameau.websocket_import import COMMANDS as IMPORT
from custom_components.hameau.websocket_past import COMMANDS as PAST

ALL = (*PAST, *IMPORT)
SPAN = {"start": 1_700_000_000_000, "end": 1_700_086_400_000}
DRAWN = {"point": "0", "quantity": "import"}
FIELDS: dict[str, dict[str, Any]] = {
    "past/points": {},
    "past/period": {**DRAWN, **SPAN, "grain": "day"},
    "past/to_date": DRAWN,
    "past/months": DRAWN,
    "past/profile": {**DRAWN, **SPAN},
    "past/load": {**DRAWN, **SPAN},
    "past/coverage": {**DRAWN, "year": 2024},
    "past/tariffs": {"point": "0"},
    "import/preview": {"file_ids": ["x"]},
    "import/confirm": {"preview": "x"},
    "import/undo": {"origin": 1},
    "import/origins": {},
}
GROUPS = {
    "admin": GROUP_ID_ADMIN,
    "user": GROUP_ID_USER,
    "read_only": GROUP_ID_READ_ONLY,
    "nobody_s": None,
}
"""Who asks; the last is in no group at all."""
ADMINS = {"import/preview", "import/confirm", "import/undo"}


def cases() -> Iterator[tuple[Command, str]]:
    """Give everything, by everybody."""
    for command in ALL:
        for who in GROUPS:
            yield command, who


def test_the_tables_are_all_there_is() -> None:
    """What changes something is for administrators, and each command is tried below."""
    assert {command.name for command in ALL} == set(FIELDS)
    assert {c.name for c in ALL if c.role is Role.ADMIN} == ADMINS


@pytest.mark.parametrize(
    ("command", "who"), cases(), ids=lambda it: getattr(it, "name", it)
)
async def test_a_command_answers_whoever_may_ask_it(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, command: Command, who: str
) -> None:
    """And refuses all others before it does anything."""
    assert await async_setup_component(hass, DOMAIN, {})
    group = GROUPS[who]
    groups = [found] if group and (found := await hass.auth.async_get_group(group)) else []  # fmt: skip
    user = await hass.auth.async_create_user(who, group_ids=[g.id for g in groups])
    token = await hass.auth.async_create_refresh_token(
        user, "https://example.org", access_token_expiration=timedelta(hours=1)
    )
    client = await hass_ws_client(hass, hass.auth.async_create_access_token(token))
    await client.send_json_auto_id({"type": f"hameau/{command.name}", **FIELDS[command.name]})  # fmt: skip
    answer = await client.receive_json()
    code = answer.get("error", {}).get("code")
    assert code not in {"invalid_format", "unknown_error", "unknown_command"}
    allowed = command.role is Role.READ or who == "admin"
    assert (code != "unauthorized") is allowed


@pytest.mark.parametrize("expected_lingering_timers", [True])  # the server's heartbeat
@pytest.mark.parametrize("token", [None, "expired", "x"])
async def test_without_a_token_nothing_is_answered(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator, token: str | None
) -> None:
    """The line is closed before any command."""
    assert await async_setup_component(hass, "websocket_api", {})
    assert await async_setup_component(hass, DOMAIN, {})
    http = await hass_client_no_auth()
    line = await http.ws_connect("/api/websocket")
    assert (await line.receive_json())["type"] == "auth_required"
    if token is None:
        await line.send_json({"id": 1, "type": "hameau/past/points"})
    else:
        await line.send_json({"type": "auth", "access_token": await _token(hass, token)})  # fmt: skip
    assert (await line.receive_json())["type"] == "auth_invalid"
    await line.close()


async def _token(hass: HomeAssistant, kind: str) -> str:
    """A token that ran out yesterday, or none at all."""
    if kind != "expired":
        return kind
    user = await hass.auth.async_create_user("late", group_ids=[GROUP_ID_ADMIN])
    refresh = await hass.auth.async_create_refresh_token(
        user, "https://example.org", access_token_expiration=timedelta(days=-1)
    )
    return hass.auth.async_create_access_token(refresh)
