"""Adding a meter, by each way in, with meters that really speak."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator.scenarios import (
    OFF_PEAK,
    SCENARIOS,
    open_scenario,
)
from tests.config_flow.pages import FLOW, FORMS, SERIAL, choose, configure
from tests.links.conftest import Adapter
from tests.speaker import START, Speaker, speaking


async def test_a_meter_is_listened_to_shown_and_confirmed(
    hass: HomeAssistant, meter: Speaker
) -> None:
    """The flow asks for an address and nothing else."""
    page = await choose(hass, "network")
    assert [str(key) for key in page["data_schema"].schema] == ["url"]
    found = await configure(hass, page, {"url": meter.url})
    assert found["step_id"] == "confirm"
    assert found["description_placeholders"] == {
        "model": "Landis+Gyr Linky G3 60 A",
        "mode": "standard",
        "contract": "Tempo",
        "phases": "single-phase",
        "subscribed": "6\N{NO-BREAK SPACE}kVA",
        "quality": "100\N{NO-BREAK SPACE}%",
    }
    made = await configure(hass, found, {})
    assert made["type"] is FlowResultType.CREATE_ENTRY
    assert made["title"] == "Linky"
    assert made["data"] == {"source": "meter", "link": "network", "url": meter.url}
    assert made["result"].unique_id == SERIAL
    await hass.config_entries.async_unload(made["result"].entry_id)


async def test_what_is_found_is_told_in_the_systems_language(
    hass: HomeAssistant,
) -> None:
    """French words, for a three-phase meter in historique."""
    hass.config.language = "fr"
    async with speaking(OFF_PEAK, mode=Mode.HISTORIQUE, phases=3) as meter:
        page = await choose(hass, "network")
        found = await configure(hass, page, {"url": meter.url})
    words = found["description_placeholders"]
    assert words["contract"] == "Heures pleines / heures creuses"
    assert (words["phases"], words["mode"]) == ("triphasé", "historique")


async def test_an_error_is_told_and_the_page_can_be_sent_again(
    hass: HomeAssistant, meter: Speaker
) -> None:
    """Nobody listens on port 1; the right address then succeeds."""
    page = await choose(hass, "network")
    again = await configure(hass, page, {"url": "socket://127.0.0.1:1"})
    assert again["step_id"] == "meter_network"
    assert again["errors"] == {"base": "connection_refused"}
    assert again["description_placeholders"]["address"] == "socket://127.0.0.1:1"
    url = next(iter(again["data_schema"].schema))
    assert url.description == {"suggested_value": "socket://127.0.0.1:1"}
    wrong = await configure(hass, again, {"url": "127.0.0.1"})
    assert wrong["errors"] == {"base": "bad_url"}
    assert wrong["description_placeholders"]["address"] == "127.0.0.1"
    found = await configure(hass, wrong, {"url": meter.url})
    assert found["step_id"] == "confirm"


@pytest.mark.parametrize(
    ("spoken", "advice"),
    [(b"", "no_signal"), (b"hello, I am a GPS\r\n" * 9, "not_tic")],
    ids=["silent", "another device"],
)
async def test_a_line_without_a_meter_gives_the_diagnosis(
    hass: HomeAssistant, meter: Speaker, spoken: bytes, advice: str
) -> None:
    """The advice is the error, and the line may be tried again."""
    meter.spoken = spoken
    page = await choose(hass, "network")
    with patch(f"{FLOW}.LISTEN_S", 0.3):
        again = await configure(hass, page, {"url": meter.url})
    assert again["errors"] == {"base": advice}
    meter.spoken = None
    found = await configure(hass, again, {"url": meter.url})
    assert found["step_id"] == "confirm"


async def test_a_serial_port_is_found_to_speak(
    hass: HomeAssistant, adapter: Adapter
) -> None:
    """Its speed is found and kept; a port that is not there is told."""
    page = await choose(hass, "serial")
    missing = await configure(hass, page, {"device": "/dev/ttyNowhere"})
    assert missing["errors"] == {"base": "no_such_port"}
    manager = hass.config_entries.flow
    trial = await manager.async_configure(
        missing["flow_id"], {"device": str(adapter.path)}
    )
    again = await manager.async_configure(trial["flow_id"])
    assert again["type"] is FlowResultType.SHOW_PROGRESS
    for _, frame in zip(range(4), frames("house"), strict=False):
        await asyncio.sleep(0.1)
        adapter.send(frame)
    found = await configure(hass, trial)
    made = await configure(hass, found, {})
    assert made["data"]["baudrate"] == 9600
    assert made["result"].unique_id == SCENARIOS["house"].settings.number
    await hass.config_entries.async_unload(made["result"].entry_id)


def frames(scenario: str) -> Iterator[bytes]:
    """Give the frames of a scenario."""
    return (frame for _, frame in open_scenario(scenario, START))


async def test_a_simulated_home_can_be_tried(hass: HomeAssistant) -> None:
    """Without any hardware; its beginning is kept, so that a restart goes on."""
    page = await choose(hass, "replay")
    found = await configure(hass, page, {"scenario": "hc_historique", "speed": 100})
    made = await configure(hass, found, {})
    data = dict(made["data"])
    assert isinstance(data.pop("epoch"), float)
    assert data == {
        "source": "meter",
        "link": "replay",
        "file": None,
        "scenario": "hc_historique",
        "speed": 100,
    }
    await hass.config_entries.async_unload(made["result"].entry_id)


async def test_two_simulated_homes_stand_side_by_side(hass: HomeAssistant) -> None:
    """Each has a meter of its own."""
    made = []
    for scenario in ("house", "base"):
        page = await choose(hass, "replay")
        found = await configure(hass, page, {"scenario": scenario, "speed": 100})
        made.append(await configure(hass, found, {}))
    assert [entry["title"] for entry in made] == ["Linky", "Linky 2"]
    for entry in made:
        await hass.config_entries.async_unload(entry["result"].entry_id)


@pytest.fixture
async def upload(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> Any:
    """Give the way to upload a file as a browser does."""
    assert await async_setup_component(hass, "frontend", {})
    assert await async_setup_component(hass, "file_upload", {})
    client = await hass_client()

    async def send(content: bytes) -> str:
        response = await client.post("/api/file_upload", data={"file": content})
        return str((await response.json())["file_id"])

    return send


async def test_a_capture_is_kept_while_its_entry_lives(
    hass: HomeAssistant, upload: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is copied into the configuration, and removed with the entry."""
    monkeypatch.setattr(f"{FORMS}.CAPTURES", str(tmp_path / "captures"))
    capture = b"".join(
        frame for _, frame in zip(range(5), frames("base"), strict=False)
    )
    page = await choose(hass, "replay")
    answer = {"scenario": "house", "speed": 50}
    wrong = await configure(hass, page, {**answer, "capture": await upload(b"no TIC")})
    assert wrong["errors"] == {"base": "not_tic"}
    found = await configure(hass, wrong, {**answer, "capture": await upload(capture)})
    made = await configure(hass, found, {})
    kept = Path(made["data"]["file"])
    assert kept.read_bytes() == capture  # noqa: ASYNC240 - a test may wait
    await hass.config_entries.async_remove(made["result"].entry_id)
    assert not kept.exists()  # noqa: ASYNC240 - a test may wait


async def test_a_radio_is_asked_for_its_settings(hass: HomeAssistant) -> None:
    """Bad ones are told field by field; a machine without a radio is told so."""
    page = await choose(hass, "radio")
    answer: dict[str, Any]
    answer = {"address": "LINKY", "key": "not hexadecimal", "settings": {}}
    wrong = await configure(hass, page, answer)
    assert wrong["errors"] == {"key": "bad_key"}
    answer = {"address": "LINKY", "node": 3.0, "settings": {"channel": 80.0}}
    hass.config.skip_pip = False
    with patch(f"{FORMS}.async_process_requirements") as install:
        missing = await configure(hass, wrong, answer)
    install.assert_awaited_once_with(hass, DOMAIN, ["pyrf24==0.6.0"])
    assert missing["errors"] == {"base": "no_spi"}
    settings = missing["data_schema"].schema["settings"].schema.schema
    suggested = {str(key): key.description for key in settings}
    assert suggested["channel"] == {"suggested_value": 80}


async def test_a_tic_server_that_is_not_there_is_told(hass: HomeAssistant) -> None:
    """Its address and the wanted meter are all that is asked."""
    page = await choose(hass, "tic2websocket")
    answer = {"url": "ws://127.0.0.1:1", "filter": SERIAL}
    again = await configure(hass, page, answer)
    assert again["errors"] == {"base": "connection_refused"}
    bare = await configure(hass, again, {"url": "ws://127.0.0.1:1"})
    assert bare["errors"] == {"base": "connection_refused"}
