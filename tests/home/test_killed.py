"""A real Home Assistant, killed (kill -9) on the way of an order and in mid-shed: nothing stays off."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
from pathlib import Path
from typing import Any

from homeassistant.helpers.json import json_bytes
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from scripts.tools.ha import HomeAssistant, running
from scripts.tools.workbench.install import install

from .villa import appliance

pytestmark = pytest.mark.long


PLUGS = {"boiler": 2500, "heater": 1000}
LIMIT_S = 150
HOME = "01J000000000000000000000HO"
LEDGER = Path(".storage") / f"hameau.{HOME}"


def seed(folder: Path) -> None:
    """Have a home of two plugs there, measured by the workbench's sensor, on 6 kVA."""
    home = MockConfigEntry(
        domain=DOMAIN,
        entry_id=HOME,
        title="Maison",
        unique_id="home_1",
        data={
            "source": "home",
            "meter_entry": None,
            "meter_entities": ["sensor.house"],
            "subscribed_va": 6000,
        },
        options={"profile": "strict"},
        subentries_data=[
            appliance(name, f"switch.{name}", va, place, min_off_s=10, min_on_s=0)
            for place, (name, va) in enumerate(reversed(PLUGS.items()), 1)
        ],
    )
    entries = {"entries": [json.loads(json_bytes(home.as_storage_fragment))]}
    head = {"version": 1, "minor_version": 5, "key": "core.config_entries"}
    file = folder / ".storage" / "core.config_entries"
    file.parent.mkdir()
    file.write_text(json.dumps({**head, "data": entries}))
    install(folder)


@asynccontextmanager
async def house(folder: Path, base: float) -> AsyncIterator[HomeAssistant]:
    """Run Home Assistant in the house, where what nobody can switch draws `base` VA; ten times faster than it is."""
    (folder / "base").write_text(str(base))
    bench = {"workbench": {"plugs": PLUGS, "speed": 10}}
    async with running(folder, parts={"bench": bench}) as ha:
        yield ha


def off(folder: Path) -> set[str]:
    """Give the plugs through which nothing flows."""
    return {name for name in PLUGS if (folder / f"{name}.off").exists()}


def owed(folder: Path) -> set[str]:
    """Give what the ledger on disk says is ours to give back."""
    return set(json.loads((folder / LEDGER).read_text())["data"]["cuts"])


async def until(what: Any) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(LIMIT_S):
        while not what():  # noqa: ASYNC110 - another process has no event
            await asyncio.sleep(0.1)


async def test_killed_while_an_order_travels_and_in_mid_shed(
    tmp_path: Path, socket_enabled: None
) -> None:
    """The order was on disk before; what it had not reached is on, what was cut comes back."""
    seed(tmp_path)
    (tmp_path / "die").write_text("kept")
    async with house(tmp_path, 4500) as ha:
        await asyncio.wait_for(ha.process.wait(), LIMIT_S)
    assert owed(tmp_path) == {"boiler"}
    assert off(tmp_path) == set()
    async with house(tmp_path, 4500) as ha:
        await until(lambda: off(tmp_path) == {"boiler"})
        ha.process.kill()
        await ha.process.wait()
    assert owed(tmp_path) == {"boiler"}
    async with house(tmp_path, 300) as ha:
        await until(lambda: off(tmp_path) == set())
        await until(lambda: owed(tmp_path) == set())
        assert not ha.complaints()
