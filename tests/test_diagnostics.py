"""Diagnostics: they help, and hold nothing that names a home."""

import json
from threading import get_ident
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.hameau import diagnostics
from custom_components.hameau.core.tic import Contract, FaultKind, Mode, TicDecoder
from custom_components.hameau.core.tic.events import Fault
from custom_components.hameau.core.tic.simulator.scenarios import BASE, TEMPO
from custom_components.hameau.diagnostics import plain, raw_lines
from tests.wire import Home

PRM = "12345678901234"


async def diagnose(
    hass: HomeAssistant, client: ClientSessionGenerator, home: Home, *, device: bool
) -> dict[str, Any]:
    """Download the diagnostics as a person does."""
    assert await async_setup_component(hass, "diagnostics", {})
    url = f"/api/diagnostics/config_entry/{home.entry.entry_id}"
    if device:
        found = dr.async_entries_for_config_entry(
            dr.async_get(hass), home.entry.entry_id
        )
        url += f"/device/{found[0].id}"
    answer = await (await client()).get(url)
    assert answer.status == 200
    told: dict[str, Any] = (await answer.json())["data"]
    return told


@pytest.mark.parametrize("device", [False, True], ids=["entry", "device"])
@pytest.mark.parametrize("mode", Mode)
async def test_nothing_in_them_names_the_home(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, mode: Mode, device: bool
) -> None:
    """Neither serial number nor PRM, whole or as the six digits that are the meter's own."""
    home = Home(hass, TEMPO, mode=mode, serial="041961987654")
    await home.set_up()
    frame = home.meter.frame(home.at)
    home.line.say(frame[:20])
    await home.settle()
    home.line.say(frame[20:40] + b"\xff\nADSC\t041961987654\tX\r\nPRM\t123456")
    await home.settle()
    text = json.dumps(await diagnose(hass, hass_client, home, device=device))
    for personal in ("041961987654", "987654", PRM, "123456", "/dev/ttyTest", 'Linky"'):
        assert personal not in text


async def test_they_say_what_helps(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """Link, meter, quality, tariff, memory, last frame, raw lines."""
    home = Home(hass, BASE, options={"interval_s": 5})
    await home.set_up()
    home.line.say(b"\nEAST\t000000001\tX\r")
    await home.settle()
    told = await diagnose(hass, hass_client, home, device=False)
    assert told["data"]["link"] == "serial"
    assert told["options"] == {"interval_s": 5}
    assert told["link"]["state"] == "live"
    assert told["meter"]["mode"] == "standard"
    assert told["quality"]["faults"] == {"checksum": 1}
    assert told["quality"]["last_fault"] == {"kind": "checksum", "label": "EAST"}
    assert told["tariff"]["contract"] == "base"
    assert told["breaker"]["seconds_to_cut"] is None
    assert told["memory"]["indexes"]["EAST"] > 0
    assert told["last_frame"]["PREF"] == "06"
    assert "<STX>" in told["raw"]


async def test_a_line_that_floods_is_told_by_its_end_outside_the_loop(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """A megabyte would hold every automation of the house for half a second."""
    home = Home(hass, BASE)
    await home.set_up()
    for _ in range(16):
        home.line.say(b"\nADSC\t041961" * 5_000)
        await home.settle()
    threads: list[int] = []

    def noticed(data: bytes) -> list[str]:
        threads.append(get_ident())
        return raw_lines(data)

    with patch.object(diagnostics, "raw_lines", noticed):
        told = await diagnose(hass, hass_client, home, device=False)
    assert 0 < sum(map(len, told["raw"])) <= 16_384
    assert threads
    assert get_ident() not in threads


async def test_silent_meter_has_diagnostics_too(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """Nothing was heard: nothing is made up."""
    home = Home(hass, BASE)
    await home.set_up(frames=0)
    told = await diagnose(hass, hass_client, home, device=False)
    assert told["meter"]["mode"] is None
    assert told["breaker"] is None
    assert told["raw"] == []


async def test_other_sources_tell_their_data(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """What is not a meter has no meter in its diagnostics."""
    home = Home(hass, BASE)
    await home.set_up()
    data = {"source": "weather", "key": "secret"}
    hass.config_entries.async_update_entry(home.entry, data=data)
    told = await diagnose(hass, hass_client, home, device=False)
    assert told == {"data": {**data, "key": "**REDACTED**"}, "options": {}}


async def test_masked_lines_are_still_lawful(hass: HomeAssistant) -> None:
    """Checksums are made anew, so whoever receives them can replay them."""
    frame = Home(hass, BASE).meter.frame(Home(hass, BASE, serial="041961000999").at)
    lines = raw_lines(frame)
    again = "\r\n".join(lines).replace("<STX>", "\x02").replace("<ETX>", "\x03")
    events = TicDecoder().feed(again.encode())
    assert not [event for event in events if isinstance(event, Fault)]


def test_values_become_plain() -> None:
    """Enumerations by value, sets as lists, keys as text, values of ours as mappings."""
    fault = Fault(kind=FaultKind.INDEX, label="EAST")
    assert plain({Contract.EJP: (1, None), 2: {fault.kind}}) == {
        "ejp": [1, None],
        "2": ["index"],
    }
    assert plain(fault) == {"kind": "index", "label": "EAST"}
