"""What the config flow learns by listening."""

import asyncio

import pytest

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.tariff import Contract
from custom_components.hameau.links.detect import listen
from custom_components.hameau.links.diagnosis import Diagnosis
from custom_components.hameau.links.network import NetworkLink
from custom_components.hameau.links.replay import ReplayLink
from custom_components.hameau.links.scenario import ScenarioPlay
from custom_components.hameau.links.serial import SerialLink
from tests.servers.tcp import Box, serve

from .conftest import Adapter
from .frames import SERIAL, at_wrong_speed, damaged, standard


async def test_a_meter_is_described(adapter: Adapter) -> None:
    """All that the confirm page shows, and the speed that was found."""
    link = SerialLink(str(adapter.path))
    task = asyncio.create_task(listen(link, 10))
    while not task.done():
        adapter.send(standard())
        await asyncio.sleep(0.02)
    found = await task
    assert found.serial == SERIAL
    assert found.mode is Mode.STANDARD
    assert found.diagnosis is None
    assert found.quality == 1.0
    assert found.frames >= 2
    assert found.meter.phases == 1
    assert found.meter.subscribed_va == 6_000
    assert found.meter.tariff.contract is Contract.BASE
    assert found.settings == {"baudrate": 9600}


async def test_a_simulated_home_is_described_at_once() -> None:
    """To try without hardware goes through the same door."""
    link = ReplayLink(
        lambda epoch: ScenarioPlay("producer_noon", epoch), title="x", speed=50
    )
    found = await listen(link, 10)
    assert found.meter.producer
    assert found.meter.phases == 3
    assert "epoch" in found.settings


@pytest.mark.parametrize(
    ("noise", "diagnosis"),
    [
        (b"", Diagnosis.NO_SIGNAL),
        (at_wrong_speed(standard(), 9600, 1200), Diagnosis.WRONG_SPEED),
        (damaged(standard()), Diagnosis.BAD_WIRING),
        (standard()[30:], Diagnosis.BAD_WIRING),
        (b"$GPGGA,123519,4807.038,N,01131.000,E*47\r\n", Diagnosis.NOT_TIC),
    ],
    ids=["nothing", "speed", "damaged", "no serial", "other"],
)
async def test_what_is_wrong_is_said(noise: bytes, diagnosis: Diagnosis) -> None:
    """Instead of a meter."""
    async with serve() as box:
        sending = asyncio.create_task(_send(box, noise))
        found = await listen(NetworkLink(box.url), 0.5)
        sending.cancel()
    assert found.serial is None
    assert found.diagnosis is diagnosis


async def _send(box: Box, noise: bytes) -> None:
    """Send the same again and again."""
    await box.connected.wait()
    while True:
        box.send(noise)
        await asyncio.sleep(0.05)


async def test_a_link_that_cannot_be_opened_is_an_error(adapter: Adapter) -> None:
    """With its key, for the form."""
    adapter.unplug()
    with pytest.raises(LinkError) as caught:
        await listen(SerialLink(str(adapter.path)), 1)
    assert caught.value.key == "no_such_port"


async def test_nothing_heard_has_no_quality(adapter: Adapter) -> None:
    """Rather than a share of nothing; and the port is free again afterwards."""
    found = await listen(SerialLink(str(adapter.path)), 0.1)
    assert found.quality is None
    again = SerialLink(str(adapter.path))
    await again.open()
    await again.close()
