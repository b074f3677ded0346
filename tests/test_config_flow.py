"""The flow, driven as the frontend does, with meters that really speak."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import (
    SOURCE_IGNORE,
    SOURCE_RECONFIGURE,
    SOURCE_USB,
    SOURCE_USER,
    ConfigEntryState,
    ConfigFlowContext,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, UnknownStep
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.service_info.usb import UsbServiceInfo
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.errors import SourceError
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator.scenarios import (
    BASE,
    OFF_PEAK,
    SCENARIOS,
    TEMPO,
    open_scenario,
)
from custom_components.hameau.links.detect import Findings, listen
from custom_components.hameau.sources import SOURCES
from tests.links.conftest import Adapter
from tests.speaker import START, Speaker, speaking

SERIAL = "041961000123"
OTHER = "041961000456"
FLOW = "custom_components.hameau.sources.meter_flow"
FORMS = "custom_components.hameau.sources.meter_forms"
USB = UsbServiceInfo(
    device="",
    vid="0403",
    pid="6015",
    serial_number="TINFO-1",
    manufacturer="Charles",
    description="TIC adapter",
)


@pytest.fixture(autouse=True)
def loopback(socket_enabled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these tests talk to their own servers, and wait for no browser."""
    monkeypatch.setattr("custom_components.hameau.config_flow.SHOWN_S", 0.0)


@pytest.fixture
async def meter() -> AsyncIterator[Speaker]:
    """Give a meter on Tempo that speaks on a port of this machine."""
    async with speaking(TEMPO) as speaker:
        yield speaker


@pytest.fixture
def adapter(tmp_path: Path) -> Iterator[Adapter]:
    """Give a plugged serial adapter."""
    plugged = Adapter(tmp_path)
    yield plugged
    plugged.unplug()


@pytest.fixture
async def entry(hass: HomeAssistant, meter: Speaker) -> AsyncIterator[MockConfigEntry]:
    """Give an entry that reads the meter."""
    loaded = MockConfigEntry(
        domain=DOMAIN,
        title="Linky",
        unique_id=SERIAL,
        data={"source": "meter", "link": "network", "url": meter.url},
    )
    loaded.add_to_hass(hass)
    await hass.config_entries.async_setup(loaded.entry_id)
    async with asyncio.timeout(10):
        while not hass.states.get("sensor.linky_apparent_power"):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    yield loaded
    if loaded.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(loaded.entry_id)


async def configure(hass: HomeAssistant, flow: Any, answer: Any = None) -> Any:
    """Answer a page; where that starts a trial, wait for its end."""
    manager = hass.config_entries.flow
    if answer is not None:
        flow = await manager.async_configure(flow["flow_id"], answer)
    while flow["type"] is FlowResultType.SHOW_PROGRESS:
        await hass.async_block_till_done()
        flow = await manager.async_configure(flow["flow_id"])
    return flow


async def choose(
    hass: HomeAssistant, way: str, context: ConfigFlowContext | None = None
) -> Any:
    """Start a flow and choose a way in."""
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context=context or {"source": SOURCE_USER}
    )
    assert flow["type"] is FlowResultType.MENU
    assert flow["step_id"] == "meter"
    return await configure(hass, flow, {"next_step_id": f"meter_{way}"})


async def reconfigure(hass: HomeAssistant, entry: MockConfigEntry) -> Any:
    """Start to reconfigure an entry, by network."""
    context = ConfigFlowContext(source=SOURCE_RECONFIGURE, entry_id=entry.entry_id)
    return await choose(hass, "network", context)


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
        "subscribed": "6 kVA",
        "quality": "100 %",
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
    assert again["errors"] == {"base": "cannot_connect"}
    assert again["description_placeholders"]["address"] == "socket://127.0.0.1:1"
    url = next(iter(again["data_schema"].schema))
    assert url.description == {"suggested_value": "socket://127.0.0.1:1"}
    wrong = await configure(hass, again, {"url": "127.0.0.1"})
    assert wrong["errors"] == {"base": "bad_url"}
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
    assert kept.read_bytes() == capture  # noqa: ASYNC240
    await hass.config_entries.async_remove(made["result"].entry_id)
    assert not kept.exists()  # noqa: ASYNC240


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
    assert again["errors"] == {"base": "cannot_connect"}
    bare = await configure(hass, again, {"url": "ws://127.0.0.1:1"})
    assert bare["errors"] == {"base": "cannot_connect"}


async def test_the_same_meter_on_the_same_way_is_refused(
    hass: HomeAssistant, entry: MockConfigEntry, meter: Speaker
) -> None:
    """Nothing is opened twice: the running entry tells who is there."""
    page = await choose(hass, "network")
    refused = await configure(hass, page, {"url": meter.url})
    assert refused["reason"] == "already_configured"


async def test_the_same_meter_on_another_way_may_be_read_there(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """The person decides; the entry moves, its entities stay."""
    before = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    async with speaking(TEMPO) as elsewhere:
        page = await choose(hass, "network")
        known = await configure(hass, page, {"url": elsewhere.url})
        assert known["step_id"] == "known"
        assert known["description_placeholders"]["entry"] == "Linky"
        moved = await configure(hass, known, {})
        assert moved["reason"] == "way_changed"
        assert entry.data["url"] == elsewhere.url
        await hass.async_block_till_done()
        assert entry.state is ConfigEntryState.LOADED
        await hass.config_entries.async_unload(entry.entry_id)
    after = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    assert {item.id for item in before} <= {item.id for item in after}


async def test_a_second_meter_is_a_second_entry(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """It gets a title of its own."""
    async with speaking(BASE, serial=OTHER) as second:
        page = await choose(hass, "network")
        found = await configure(hass, page, {"url": second.url})
        made = await configure(hass, found, {})
        assert (made["title"], made["result"].unique_id) == ("Linky 2", OTHER)
        await hass.config_entries.async_unload(made["result"].entry_id)


async def test_reconfiguring_moves_the_same_meter(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """The page begins with the present address; history is not touched."""
    async with speaking(TEMPO) as elsewhere:
        page = await reconfigure(hass, entry)
        url = next(iter(page["data_schema"].schema))
        assert url.description == {"suggested_value": entry.data["url"]}
        found = await configure(hass, page, {"url": elsewhere.url})
        assert found["step_id"] == "confirm"
        done = await configure(hass, found, {})
        assert done["reason"] == "reconfigure_successful"
        assert entry.data["url"] == elsewhere.url
        await hass.async_block_till_done()
        await hass.config_entries.async_unload(entry.entry_id)
    assert entry.unique_id == SERIAL


async def test_reconfiguring_lets_go_of_the_port_meanwhile(
    hass: HomeAssistant, entry: MockConfigEntry, meter: Speaker
) -> None:
    """A port, or a radio, cannot be opened twice; the entry has it back afterwards."""
    states = []

    async def listening(*args: Any, **named: Any) -> Findings:
        states.append(entry.state)
        return await listen(*args, **named)

    page = await reconfigure(hass, entry)
    with patch(f"{FLOW}.listen", listening):
        found = await configure(hass, page, {"url": meter.url})
    assert found["step_id"] == "confirm"
    assert found["description_placeholders"]["contract"] == "Tempo"
    assert states == [ConfigEntryState.NOT_LOADED]
    assert entry.state is ConfigEntryState.LOADED


async def test_an_entry_at_rest_stays_so_while_it_is_reconfigured(
    hass: HomeAssistant, entry: MockConfigEntry, meter: Speaker
) -> None:
    """Trying the way in is no reason to load what was not loaded."""
    page = await reconfigure(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    found = await configure(hass, page, {"url": meter.url})
    assert found["step_id"] == "confirm"
    assert entry.state is ConfigEntryState.NOT_LOADED


async def test_an_exchanged_meter_takes_over_entities_and_history(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Only when the person says so; entity ids stay, identities change."""
    registry = er.async_get(hass)
    before = {item.entity_id for item in registry.entities.values()}
    async with speaking(TEMPO, serial=OTHER) as exchanged:
        page = await reconfigure(hass, entry)
        other = await configure(hass, page, {"url": exchanged.url})
        assert other["step_id"] == "another"
        done = await configure(hass, other, {})
        assert done["reason"] == "reconfigure_successful"
        assert entry.unique_id == OTHER
        await hass.async_block_till_done()
        await hass.config_entries.async_unload(entry.entry_id)
    after = {item.entity_id for item in registry.entities.values()}
    assert after == before
    power = registry.async_get("sensor.linky_apparent_power")
    assert power is not None
    assert power.unique_id == f"{OTHER}_apparent_power"


async def test_reconfiguring_to_a_meter_of_another_entry_is_refused(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Two entries never read one meter."""
    MockConfigEntry(
        domain=DOMAIN, unique_id=OTHER, data={"source": "meter", "link": "serial"}
    ).add_to_hass(hass)
    async with speaking(BASE, serial=OTHER) as second:
        page = await reconfigure(hass, entry)
        refused = await configure(hass, page, {"url": second.url})
    assert refused["reason"] == "already_configured"


async def test_a_plugged_adapter_is_offered_and_listened_to(
    hass: HomeAssistant, adapter: Adapter
) -> None:
    """It is opened only when the person agrees."""
    USB.device = str(adapter.path)
    offer = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USB}, data=USB
    )
    assert offer["step_id"] == "discovered"
    with patch(f"{FLOW}.LISTEN_S", 0.2):
        failed = await configure(hass, offer, {})
    assert (failed["step_id"], failed["errors"]) == (
        "meter_serial",
        {"base": "no_signal"},
    )


async def test_an_adapter_that_is_in_use_is_not_offered(
    hass: HomeAssistant, adapter: Adapter
) -> None:
    """Plugging it in again asks nothing."""
    USB.device = str(adapter.path)
    MockConfigEntry(
        domain=DOMAIN,
        unique_id=SERIAL,
        data={"source": "meter", "link": "serial", "device": USB.device},
    ).add_to_hass(hass)
    offer = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USB}, data=USB
    )
    assert offer["reason"] == "already_configured"


async def test_an_adapter_a_person_ignored_is_not_offered_again(
    hass: HomeAssistant, adapter: Adapter
) -> None:
    """Plugging it in again asks nothing either."""
    USB.device = str(adapter.path)
    flows = hass.config_entries.flow
    offer = await flows.async_init(DOMAIN, context={"source": SOURCE_USB}, data=USB)
    unique_id = flows.async_get(offer["flow_id"])["context"]["unique_id"]
    await flows.async_init(
        DOMAIN,
        context={"source": SOURCE_IGNORE},
        data={"unique_id": unique_id, "title": "adapter"},
    )
    again = await flows.async_init(DOMAIN, context={"source": SOURCE_USB}, data=USB)
    assert again["reason"] == "already_configured"


async def test_two_sources_make_a_menu(hass: HomeAssistant) -> None:
    """One more line in the table is all it takes; an unknown step stays unknown."""
    with patch.dict(SOURCES, {"other": "meter"}):
        menu = await hass.config_entries.flow.async_init(
            DOMAIN, context={"source": SOURCE_USER}
        )
        assert menu["menu_options"] == ["meter", "other"]
        ways = await configure(hass, menu, {"next_step_id": "meter"})
        assert "meter_serial" in ways["menu_options"]
        manager = hass.config_entries.flow
        flow = manager._progress[ways["flow_id"]]
        assert not hasattr(flow, "nothing_at_all")
        with pytest.raises(UnknownStep):
            await manager._async_handle_step(flow, "nowhere", None)


async def test_a_source_with_one_page_shows_it_at_once(hass: HomeAssistant) -> None:
    """No menu of one."""
    from dataclasses import replace

    from custom_components.hameau.sources.meter import SOURCE

    short = replace(SOURCE, forms=SOURCE.forms[:1])
    with patch("custom_components.hameau.sources.meter.SOURCE", short):
        page = await hass.config_entries.flow.async_init(
            DOMAIN, context={"source": SOURCE_USER}
        )
    assert page["step_id"] == "meter_serial"


async def test_a_source_error_names_its_cause() -> None:
    """For the log; its texts are in the translations."""
    assert str(SourceError("no_signal")) == "no_signal"


async def test_tastes_change_how_often_values_are_written(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Prices are asked for the contract's indexes, under the supplier's names."""
    options = hass.config_entries.options
    page: Any = await options.async_init(entry.entry_id)
    assert page["step_id"] == "meter"
    assert not hasattr(options._progress[page["flow_id"]], "async_step_nowhere")
    prices = page["data_schema"].schema["prices"].schema.schema
    assert [str(key) for key in prices] == [f"easf0{index}" for index in range(1, 7)]
    assert page["description_placeholders"]["easf05"] == "HC rouge"
    answer = {
        "dead_band_va": 100,
        "interval_s": 5,
        "index_interval_s": 120,
        "sparse_interval_s": 600,
        "prices": {"easf01": 0.1288},
    }
    done = await hass.config_entries.options.async_configure(page["flow_id"], answer)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    assert entry.options == answer
    assert entry.runtime_data.rhythms["power"].dead_band == 100


async def test_tastes_of_a_meter_at_rest_keep_its_prices(hass: HomeAssistant) -> None:
    """What a meter that has not spoken yet cannot name is not lost."""
    at_rest = MockConfigEntry(
        domain=DOMAIN,
        unique_id=SERIAL,
        data={"source": "meter", "link": "serial", "device": "/dev/ttyNowhere"},
        options={"prices": {"easf01": 0.1288}},
    )
    at_rest.add_to_hass(hass)
    page: Any = await hass.config_entries.options.async_init(at_rest.entry_id)
    assert "prices" not in page["data_schema"].schema
    answer = {
        "dead_band_va": 50,
        "interval_s": 10,
        "index_interval_s": 60,
        "sparse_interval_s": 300,
    }
    done = await hass.config_entries.options.async_configure(page["flow_id"], answer)
    assert done["data"] == {**answer, "prices": {"easf01": 0.1288}}
