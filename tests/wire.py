"""A meter's line in a test's hand: the one stand-in, where hardware would be."""

import asyncio
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, override
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util.hass_dict import HassKey
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.core.tic import Chunk, Mode
from custom_components.hameau.core.tic.simulator import (
    Offer,
    Registers,
    Settings,
    Simulator,
    state as simulator_state,
)
from custom_components.hameau.core.tic.simulator.loads import Load
from custom_components.hameau.core.tic.simulator.registers import Maxima, warm_up
from custom_components.hameau.links import Link

# Two days in steps of ten seconds, the same for all that draw the same.
_warm_up = lru_cache(warm_up)

KEY: HassKey[dict[str, Line]] = HassKey("tests.wire")
START = datetime(2026, 1, 14, 11, 0, tzinfo=UTC)


class Line(Link):
    """A link that says what it is told to."""

    kind = "serial"
    reopen_after_s = None

    def __init__(self) -> None:
        """Start quiet, and in order."""
        self.error: LinkError | None = None
        self._queue: asyncio.Queue[bytes | LinkError] = asyncio.Queue()

    @override
    async def open(self) -> None:
        if self.error is not None:
            raise self.error

    @override
    async def read(self) -> Chunk:
        said = await self._queue.get()
        if isinstance(said, LinkError):
            raise said
        return Chunk(said)

    @override
    async def close(self) -> None:
        pass

    def say(self, said: bytes | LinkError) -> None:
        """Send bytes, or break."""
        self._queue.put_nowait(said)


def lines(hass: HomeAssistant) -> dict[str, Line]:
    """Give the lines of this Home Assistant by device; links to them are ours until it ends."""
    if KEY not in hass.data:
        known: dict[str, Line] = {}
        hass.data[KEY] = known
        ours = patch(
            "custom_components.hameau.sources.meter.create_link",
            lambda _, data: known[data["device"]],
        )
        ours.start()
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, lambda _: ours.stop())
    return hass.data[KEY]


class _Steady:
    """A load that never changed."""

    def __init__(self, watts: tuple[int, ...]) -> None:
        self._watts = watts

    def watts(self, _: int) -> tuple[int, ...]:
        return self._watts

    def totals(self, _: int) -> None:
        return None


_steady = lru_cache(_Steady)


def _warmed(
    load: Load, offer: Offer, phases: int, start: int
) -> tuple[list[float], Maxima]:
    """Filters and maxima of a meter whose load has been as it is now."""
    return deepcopy(_warm_up(_steady(load.watts(start)), offer, phases, start))


class Home:
    """A simulated meter on a line that Home Assistant reads."""

    def __init__(
        self,
        hass: HomeAssistant,
        offer: Offer,
        *,
        mode: Mode = Mode.STANDARD,
        options: Mapping[str, Any] | None = None,
        registers: Registers | None = None,
        **settings: Any,
    ) -> None:
        """Prepare the meter and its entry."""
        self.hass = hass
        self.watts: float = 800
        self.at = START
        self.line = Line()
        self.settings = Settings(mode=mode, **settings)
        with patch.object(simulator_state, "warm_up", _warmed):
            self.meter = Simulator(
                offer=offer,
                load=lambda _: (
                    [self.watts / self.settings.phases] * self.settings.phases
                ),
                start=self.at,
                settings=self.settings,
                registers=registers,
            )
        serial = self.settings.number
        device = f"/dev/ttyTest{serial}"
        lines(hass)[device] = self.line
        data = {"source": "meter", "link": "serial", "device": device, "serial": serial}
        self.entry = MockConfigEntry(
            domain=DOMAIN,
            title="Linky",
            unique_id=serial,
            data=data,
            options=dict(options or {}),
        )
        self.entry.add_to_hass(hass)

    async def set_up(self, frames: int = 3) -> bool:
        """Set the entry up, or try again, and let the meter speak."""
        entries = self.hass.config_entries
        if self.entry.state is ConfigEntryState.NOT_LOADED:
            done = await entries.async_setup(self.entry.entry_id)
        else:
            done = await entries.async_reload(self.entry.entry_id)
        await self.hear(frames)
        return done

    async def hear(self, frames: int = 1, watts: float | None = None) -> None:
        """Let the meter send frames, two seconds of its time apart."""
        self.watts = self.watts if watts is None else watts
        for _ in range(frames):
            self.at += timedelta(seconds=2)
            self.line.say(self.meter.frame(self.at))
            await self.settle()

    async def settle(self) -> None:
        """Let everything react."""
        for _ in range(5):
            await asyncio.sleep(0)
        await self.hass.async_block_till_done()

    def replace_meter(self, number: str = "000456") -> None:
        """Put another meter on the line."""
        other = f"{self.settings.number[:6]}{number}"
        self.settings = replace(self.settings, serial=other)
        self.meter.settings = self.settings

    def entity(self, key: str, domain: str = "sensor") -> str:
        """Give the entity id of what the meter shows under this key."""
        found = er.async_get(self.hass).async_get_entity_id(
            domain, DOMAIN, f"{self.entry.unique_id}_{key}"
        )
        assert found is not None, key
        return found

    def state(self, key: str, domain: str = "sensor") -> str:
        """Give the state of what the meter shows under this key."""
        state = self.hass.states.get(self.entity(key, domain))
        assert state is not None, key
        return state.state
