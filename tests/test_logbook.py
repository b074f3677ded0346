"""The log book of a real Home Assistant says what a home decided."""

from datetime import timedelta
from typing import Any

from homeassistant.components.recorder.core import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.hameau.core.control.shedding import Code
from custom_components.hameau.logbook import ICON, icon
from custom_components.hameau.sources.home_reading import device_id_of
from tests.fake_home import CAR, SHED, TANK, FakeEntry


async def read(
    hass: HomeAssistant, client: WebSocketGenerator, **more: Any
) -> list[dict[str, Any]]:
    """Give what the log book says of our decisions."""
    await async_wait_recording_done(hass)
    socket = await client(hass)
    start = dt_util.utcnow() - timedelta(hours=1)
    await socket.send_json_auto_id(
        {"type": "logbook/get_events", "start_time": start.isoformat(), **more}
    )
    answer = await socket.receive_json()
    return [one for one in answer["result"] if one.get("domain") == "hameau"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "à l’arrêt\u00a0: laisse ses 2,4\u00a0kVA à Voiture, qui passe avant"),
        ("en", "switched off: leaves its 2.4\u00a0kVA to Voiture, which comes first"),
    ],
)
async def test_decision_is_told_of_the_appliance(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    language: str,
    said: str,
) -> None:
    """In the system's language, and found on the page of the appliance’s device."""
    hass.config.language = language
    assert await async_setup_component(hass, "logbook", {})
    home = FakeEntry(hass)
    await home.set_up()
    home.decide("shed_swap", TANK, {"load_power": 2400.0, "for_load": CAR})
    home.decide("calm", None, {})
    swap, calm = await read(hass, hass_ws_client)
    assert (swap["name"], swap["message"]) == ("Chauffe-eau", said)
    assert (swap["entity_id"], swap["icon"]) == ("switch.tank", "mdi:power-plug-off")
    assert calm["name"] == "Mon foyer"
    device = device_id_of(home.run, TANK)  # type: ignore[arg-type] # stands for HomeRuntime
    (only,) = await read(hass, hass_ws_client, device_ids=[device])
    assert only["message"] == said


async def test_dry_run_and_a_removed_home_are_told_too(
    recorder_mock: Recorder, hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> None:
    """What is recorded outlives the home it came from."""
    assert await async_setup_component(hass, "logbook", {})
    home = FakeEntry(hass)
    await home.set_up()
    data = {"entry_id": "gone", "load": CAR, "name": "Car", "entity_id": "switch.car"}
    data |= {"figures": {**SHED["figures"], "for_load": TANK}, "dry_run": True}  # type: ignore[dict-item] # figures is one
    hass.bus.async_fire("hameau_decision", {**data, "code": "shed_swap"})
    (told,) = await read(hass, hass_ws_client)
    assert told["message"] == (
        "(dry run) switched off: leaves its 2.4\u00a0kVA to another appliance, "
        "which comes first"
    )


def test_most_codes_have_an_icon_of_their_kind() -> None:
    """What waits or warms up shares one."""
    plain = {code for code in Code if icon(code) == ICON}
    assert plain == {
        *(Code.WAITS_HOLD, Code.WAITS_ROOM, Code.WAITS_METER, Code.WAITS_SETTLE),
        *(Code.WAITS_PERSON, Code.START_REFUSED, Code.RESPONSIVE, Code.NOTIFY_WANTED),
        Code.NOTHING_LEFT,
    }
