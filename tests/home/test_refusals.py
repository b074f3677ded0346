"""What a card asks in vain: each refusal has its code, and nothing is changed."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .plugs import bench

DAY = {"start": "2037-01-14T00:00:00", "end": "2037-01-15T00:00:00"}
YEARS = {"start": "2037-01-14T00:00:00", "end": "2039-01-15T00:00:00"}
BACKWARDS = {"start": "2037-01-15T00:00:00", "end": "2037-01-14T00:00:00"}
ENDLESS = {"id": "e", "name": "e", "rules": [{"id": "1", "slots": [{"start": "9"}]}]}
REFUSED: list[tuple[str, dict[str, Any], str, str | None]] = [
    ("journal", YEARS, "invalid_format", None),
    ("runs", BACKWARDS, "invalid_format", None),
    ("ask", {"load": "sauna", "wish": "shed"}, "not_found", "appliance_gone"),
    ("order", {"order": ["boiler", "sauna"]}, "not_found", "appliance_gone"),
    ("schedule/save", {"schedule": ENDLESS}, "missing", "bad_schedule"),
    ("schedule/delete", {"schedule": "sauna"}, "not_found", "schedule_gone"),
]


async def test_each_refusal_has_its_code_and_the_key_of_its_words(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> None:
    async with bench(hass, boiler=2500) as home:
        socket = await hass_ws_client(hass)
        before = dict(home.entry.subentries)
        codes = []
        for id_, (command, details, _, _) in enumerate(REFUSED, 1):
            about = {"type": f"hameau/home/{command}", "entry_id": home.entry.entry_id}
            await socket.send_json({"id": id_, **about, **details})
            error = (await socket.receive_json())["error"]
            codes.append((error["code"], error.get("translation_key")))
            assert error["message"] != error.get("translation_key")
        assert codes == [(code, key) for _, _, code, key in REFUSED]
        assert home.entry.subentries == before


@pytest.mark.parametrize(
    ("source", "code"), [("home", "not_ready"), ("meter", "not_found")]
)
async def test_a_home_that_is_none_or_not_ready_is_told(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, source: str, code: str
) -> None:
    async with bench(hass, boiler=2500):
        other = MockConfigEntry(domain="hameau", data={"source": source})
        other.add_to_hass(hass)
        socket = await hass_ws_client(hass)
        about = {"type": "hameau/home/journal", "entry_id": other.entry_id}
        await socket.send_json({"id": 1, **about, **DAY})
        assert (await socket.receive_json())["error"]["code"] == code
