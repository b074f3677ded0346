"""A home's exceptions over the WebSocket: listed, kept, removed, by whom it may be."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from .villa import appliance, home_entry

type Ask = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
async def ask(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> Ask:
    """Give what asks a home without a meter, as an administrator."""
    assert await async_setup_component(hass, "homeassistant", {})
    entry = home_entry(hass, [appliance("tank", "switch.tank", 2000, 1)])
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    client: MockHAClientWebSocket = await hass_ws_client(hass)

    async def asking(command: str, **more: Any) -> dict[str, Any]:
        kind = f"hameau/home/{command}"
        await client.send_json_auto_id(
            {"type": kind, "entry_id": entry.entry_id, **more}
        )
        answer: dict[str, Any] = await client.receive_json()
        await hass.async_block_till_done()
        return answer

    return asking


async def test_an_exception_is_kept_listed_changed_and_removed(ask: Ask) -> None:
    days = {"name": "Noël", "start": "2026-12-24", "end": "2027-01-02"}
    id_ = (await ask("exception/save", exception=days))["result"]["id"]
    assert (await ask("exceptions"))["result"] == [{**days, "id": id_}]
    slots = [{"start": "08:00", "end": "10:00"}]
    changed = {**days, "id": id_, "slots": slots}
    assert (await ask("exception/save", exception=changed))["result"] == {"id": id_}
    assert (await ask("exceptions"))["result"] == [changed]
    assert (await ask("exception/delete", exception=id_))["success"]
    assert (await ask("exceptions"))["result"] == []


async def test_a_day_without_a_name_is_called_by_its_date(ask: Ask) -> None:
    await ask("exception/save", exception={"start": "2026-12-24"})
    assert [one["name"] for one in (await ask("exceptions"))["result"]] == [
        "2026-12-24"
    ]


@pytest.mark.parametrize(
    ("exception", "code"),
    [
        ({"start": "2026-12-24", "end": "2026-12-01"}, "before_start"),
        ({"name": "x"}, "missing"),
    ],
)
async def test_what_cannot_be_meant_is_refused(
    ask: Ask, exception: dict[str, Any], code: str
) -> None:
    answer = await ask("exception/save", exception=exception)
    assert answer["error"]["code"] == code
    assert (await ask("exceptions"))["result"] == []


async def test_an_appliance_is_no_exception_to_remove(ask: Ask) -> None:
    answer = await ask("exception/delete", exception="tank")
    assert answer["error"]["code"] == "not_found"


async def test_only_an_administrator_keeps_or_removes(
    ask: Ask, hass_admin_user: MockUser
) -> None:
    hass_admin_user.groups = []
    for command, exception in (
        ("exception/save", {"start": "2026-12-24"}),
        ("exception/delete", "tank"),
    ):
        answer = await ask(command, exception=exception)
        assert answer["error"]["code"] == "unauthorized"
    assert (await ask("exceptions"))["result"] == []
