"""Signed meters: keys shared, counters that survive."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant

from custom_components.hameau.core.tic.radio import RESERVED, Transmitter
from custom_components.hameau.links.radio import RadioLink, hub, keys
from tests.core.tic.air import PAYLOADS, TIC
from tests.links.radio.ears import KEY, signed, until
from tests.links.radio.fake import FakeRadio

STORE = "hameau.radio_counters"


async def test_two_links_share_a_meter_and_its_key(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    first, second = (make(node=1, key=KEY.hex()) for _ in range(2))
    await first.open()
    await second.open()
    await first.close()
    radio.fifo += [(1, payload) for payload in PAYLOADS]
    await until(lambda: (health := second.health()) and health.auth_refused)
    await signed(second, radio, Transmitter(node=1, key=KEY))


def killed(hass: HomeAssistant, link: RadioLink) -> None:
    """Leave things as `kill -9` does: nothing is said, what is on disk is all there is."""
    assert link._hub
    link._hub._halt.set()
    link._hub = None
    del hass.data[hub._HUBS], hass.data[keys._STORES]


async def test_a_replay_from_before_a_kill_is_refused(
    hass: HomeAssistant,
    make: Callable[..., RadioLink],
    radio: FakeRadio,
    hass_storage: dict[str, Any],
) -> None:
    link = make(node=1, key=KEY.hex())
    assert link.trusted
    transmitter = Transmitter(node=1, key=KEY)
    await link.open()
    await signed(link, radio, transmitter)
    (ceiling,) = hass_storage[STORE]["data"].values()
    assert ceiling == 1 + RESERVED
    killed(hass, link)
    again = make(node=1, key=KEY.hex())
    await again.open()
    old = Transmitter(node=1, key=KEY, counter=1)
    radio.fifo += [(1, payload) for payload in old.send(TIC)]
    await until(lambda: (health := again.health()) and health.replays_refused)
    transmitter.counter = ceiling
    await signed(again, radio, transmitter)


async def test_a_clean_stop_writes_the_exact_counter(
    make: Callable[..., RadioLink], radio: FakeRadio, hass_storage: dict[str, Any]
) -> None:
    link = make(node=1, key=KEY.hex())
    transmitter = Transmitter(node=1, key=KEY)
    await link.open()
    await signed(link, radio, transmitter)
    await link.close()
    assert list(hass_storage[STORE]["data"].values()) == [transmitter.counter]


async def test_a_counter_that_cannot_be_written_is_not_accepted(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    link = make(node=1, key=KEY.hex())
    await link.open()
    transmitter = Transmitter(node=1, key=KEY)
    with patch("homeassistant.helpers.storage.Store.async_save"):
        for _ in range(3):
            radio.fifo += [(1, payload) for payload in transmitter.send(TIC)]
        await until(lambda: (health := link.health()) and health.unreserved == 3)
    await signed(link, radio, transmitter)
