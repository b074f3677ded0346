"""A real Home Assistant, killed (kill -9) on the way of an import: after the next start all of a file is there, or nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import date
import json
from pathlib import Path
import signal

import aiohttp
from homeassistant.helpers.json import json_bytes
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from scripts.tools.flow import upload
from scripts.tools.ha import HomeAssistant, running
from tests.core.files import builders as b
from tests.past_views.home import contract

pytestmark = pytest.mark.long

STAGES = ("upload", "read", "keep", "insert", "inserted", "note")
KEPT = ("insert", "inserted", "note")
"""Of these the archive has the file: its statistics come by themselves."""
PARTS: dict[str, dict[str, dict[str, str]]] = {"killed": {"assassin": {}}}
PATIENCE_S = 60
GONE = (aiohttp.ClientError, ConnectionError, TypeError, TimeoutError)
"""What a client sees of a server that dies while it answers."""


def _seed(folder: Path) -> None:
    """Have a point of electricity there, with a contract, and the assassin."""
    point = MockConfigEntry(
        domain=DOMAIN,
        title="Linky",
        unique_id=f"electricity_{b.PRM}",
        data={"source": "electricity", "way": "files", "point": b.PRM},
        subentries_data=[contract()],
    )
    entries = {"entries": [json.loads(json_bytes(point.as_storage_fragment))]}
    head = {"version": 1, "minor_version": 5, "key": "core.config_entries"}
    file = folder / ".storage" / "core.config_entries"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({**head, "data": entries}))
    components = folder / "custom_components"
    components.mkdir()
    (components / "__init__.py").touch()
    (components / "assassin").symlink_to(Path(__file__).parent / "assassin")


def _month(number: int) -> tuple[bytes, dict[date, int]]:
    """The file of a month, and what it tells of each day (Wh)."""
    ends = b.half_hours(b.at(f"2024-{number:02}-01"), b.at(f"2024-{number + 1:02}-01"))
    watts = [(end, 2 * (100 * number + place % 97)) for place, end in enumerate(ends)]
    days: dict[date, int] = {}
    for end, power in watts:
        day = b.local(end - 1800).date()
        days[day] = days.get(day, 0) + power // 2
    return b.curve(watts), days


async def _halved(data: bytes, ha: HomeAssistant) -> AsyncIterator[bytes]:
    """Half of a file, and then nobody listens any more."""
    yield data[: len(data) // 2]
    await asyncio.sleep(0.5)
    ha.process.kill()
    yield data[len(data) // 2 :]


async def _import(ha: HomeAssistant, path: Path) -> None:
    """Do what a person does with a file."""
    told = await ha.call("hameau/import/preview", file_ids=[await upload(ha, path)])
    await ha.call("hameau/import/confirm", preview=told["preview"])


async def _die(ha: HomeAssistant, stage: str, path: Path) -> None:
    """Begin to import a file, and be killed on the way."""
    order = ha.config / "die"
    order.write_text(stage)
    # Some stages come after the answer.
    with suppress(*GONE):
        if stage == "upload":
            form = aiohttp.FormData()
            body = _halved(await asyncio.to_thread(path.read_bytes), ha)
            form.add_field("file", body, filename=path.name)
            await ha.session.post(f"{ha.url}/api/file_upload", data=form)
        else:
            await _import(ha, path)
    assert await asyncio.wait_for(ha.process.wait(), PATIENCE_S) == -signal.SIGKILL
    order.unlink()


async def _days(ha: HomeAssistant) -> dict[date, int]:
    """Home Assistant's own days of the meter."""
    found = await ha.call(
        "recorder/statistics_during_period",
        start_time="2024-01-01T00:00:00+01:00",
        statistic_ids=[f"hameau:{b.PRM}_import"],
        period="day",
        units={"energy": "Wh"},
        types=["change"],
    )
    return {
        b.local(row["start"] // 1000).date(): round(row["change"])
        for rows in found.values()
        for row in rows
    }


async def _becomes(ha: HomeAssistant, wanted: dict[date, int]) -> None:
    """Wait until the statistics are these."""
    found = await _days(ha)
    for _ in range(PATIENCE_S):
        if found == wanted:
            return
        await asyncio.sleep(1)  # the recorder commits once in a second
        found = await _days(ha)
    assert found == wanted


async def _recovers(ha: HomeAssistant, stage: str, path: Path) -> None:
    """Start again after a kill: the file is there whole or not at all."""
    told = await ha.call("hameau/import/origins")
    assert (path.name in [one["name"] for one in told["origins"]]) == (stage in KEPT)


async def test_killed_on_the_way_of_an_import(
    tmp_path: Path, socket_enabled: None
) -> None:
    """A month for each stage: after the next start it is as if nothing had been, or as if nothing had happened."""
    folder = tmp_path / "config"
    wanted: dict[date, int] = {}
    _seed(folder)
    for number, stage in enumerate((*STAGES, None), 1):
        data, _ = _month(number)
        path = tmp_path / f"{stage}.csv"
        path.write_bytes(data)
        async with running(folder, parts=PARTS) as ha:
            if number > 1:
                former, told = STAGES[number - 2], _month(number - 1)[1]
                await _recovers(ha, former, path.with_stem(former))
                await _becomes(ha, wanted | (told if former in KEPT else {}))
                await _import(ha, path.with_stem(former))
                wanted |= told
            await _becomes(ha, wanted)
            assert not ha.complaints()
            if stage is not None:
                await _die(ha, stage, path)
