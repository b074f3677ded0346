"""A simulated house that Home Assistant really switches: relays behind template switches, a meter on a pseudo-terminal."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
import os
from pathlib import Path
import tty
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.control.shedding import Moment
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator import Settings, Simulator
from custom_components.hameau.core.tic.simulator.scenarios import BASE
from custom_components.hameau.core.tic.status import Breaker
from custom_components.hameau.sources.home_runtime import HomeRuntime

# To come: a timer set by it waits, where one in the past would fire again and again.
START = datetime(2037, 1, 14, 17, 0, tzinfo=UTC)
CLOCK = "custom_components.hameau.sources.home_runtime.moment"


@dataclass
class Clock:
    """Time as the home is told it: monotonic seconds and UTC go together."""

    seconds: float = 1000.0
    utc: datetime = START

    def __call__(self) -> Moment:
        """Tell it."""
        return Moment(seconds=self.seconds, utc=self.utc)

    def advance(self, seconds: float = 1.0) -> None:
        """Let time pass."""
        self.seconds += seconds
        self.utc += timedelta(seconds=seconds)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Have homes go by it."""
        with patch(CLOCK, self):
            yield


def appliance(
    part: str, entity_id: str, va: float, priority: int, **more: Any
) -> ConfigSubentryDataWithId:
    """Give an appliance as the form writes it."""
    data = {"entity_id": entity_id, "nominal_va": va, "priority": priority, **more}
    return ConfigSubentryDataWithId(
        data=data,
        subentry_type="appliance",
        title=part.title(),
        unique_id=None,
        subentry_id=part,
    )


def home_entry(
    hass: HomeAssistant,
    parts: list[ConfigSubentryDataWithId],
    options: Mapping[str, Any] | None = None,
    **data: Any,
) -> MockConfigEntry:
    """Give a home's entry, added."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Maison",
        unique_id="home_1",
        data={
            "source": "home",
            "meter_entry": None,
            "meter_entities": [],
            "subscribed_va": None,
            **data,
        },
        options=dict(options or {}),
        subentries_data=parts,
    )
    entry.add_to_hass(hass)
    return entry


@dataclass
class Villa:
    """Appliances by name with what they draw when on; `others` is what nobody can switch, by second."""

    hass: HomeAssistant
    folder: Path
    draws: Mapping[str, float]
    others: Any
    clock: Clock = field(default_factory=Clock)
    second: int = 0
    trips: int = 0
    cuts: int = 0
    returns: int = 0

    async def build(self) -> None:
        """Wire relays, template switches, and the meter's line."""
        hass = self.hass
        await async_setup_component(hass, "homeassistant", {})
        relays = {f"{name}_relay": {"initial": True} for name in self.draws}
        assert await async_setup_component(
            hass, "input_boolean", {"input_boolean": relays}
        )
        switches = [
            {
                "name": name,
                "default_entity_id": f"switch.{name}",
                "state": f"{{{{ is_state('input_boolean.{name}_relay', 'on') }}}}",
                **{
                    turn: {
                        "action": f"input_boolean.{turn}",
                        "target": {"entity_id": f"input_boolean.{name}_relay"},
                    }
                    for turn in ("turn_on", "turn_off")
                },
            }
            for name in self.draws
        ]
        assert await async_setup_component(
            hass, "template", {"template": {"switch": switches}}
        )
        await hass.async_block_till_done()
        self._master, slave = os.openpty()
        tty.setraw(self._master)
        settings = Settings(mode=Mode.STANDARD, subscribed_kva=6)
        self.simulator = Simulator(
            offer=BASE, load=lambda _: self.watts, start=START, settings=settings
        )
        device = os.ttyname(slave)
        os.close(slave)
        self.meter = MockConfigEntry(
            domain=DOMAIN,
            title="Linky",
            unique_id=settings.number,
            data={
                "source": "meter",
                "link": "serial",
                "device": device,
                "baudrate": 9600,
                "serial": settings.number,
            },
        )
        self.meter.add_to_hass(hass)
        assert await hass.config_entries.async_setup(self.meter.entry_id)
        self.count_switchings()

    def count_switchings(self) -> None:
        """Count the movements of relays."""

        def moved(event: Any) -> None:
            entity_id, new = event.data["entity_id"], event.data["new_state"]
            if entity_id.endswith("_relay") and event.data["old_state"] and new:
                self.cuts += new.state == "off"
                self.returns += new.state == "on"

        self.hass.bus.async_listen("state_changed", moved)

    def is_on(self, name: str) -> bool:
        """Whether a relay is closed."""
        state = self.hass.states.get(f"input_boolean.{name}_relay")
        return state is not None and state.state == "on"

    @property
    def watts(self) -> float:
        """What the house draws now."""
        on = sum(draw for name, draw in self.draws.items() if self.is_on(name))
        return float(self.others(self.second)) + on

    async def live(self, run: HomeRuntime, seconds: int) -> None:
        """Let time pass: each second a tick, each two a frame's bytes on the line, taken before time goes on."""
        for _ in range(seconds):
            self.second += 1
            self.clock.advance()
            if self.second % 10 == 0:
                self.measure()
            if self.second % 2 == 0:
                before = run.state.meter.samples
                now = START + timedelta(seconds=self.second)
                os.write(self._master, self.simulator.frame(now))
                async with asyncio.timeout(20):
                    while run.state.meter.samples == before:  # noqa: ASYNC110 - a line has no event
                        await asyncio.sleep(0.001)
                if self.simulator.breaker is not Breaker.CLOSED:
                    self.trips += 1
                    self.simulator.reclose()
            run._tick()
            await self.hass.async_block_till_done()

    def measure(self) -> None:
        """Let each plug say what it measures."""
        for name, draw in self.draws.items():
            watts = draw if self.is_on(name) else 0
            unit = {"unit_of_measurement": "W", "device_class": "power"}
            self.hass.states.async_set(f"sensor.{name}_power", str(watts), unit)

    def home(self, **options: Any) -> MockConfigEntry:
        """Give the entry of a home that sheds these appliances, the first named last."""
        parts = [
            appliance(
                name, f"switch.{name}", draw, place, power_entity=f"sensor.{name}_power"
            )
            for place, (name, draw) in enumerate(self.draws.items(), 1)
        ]
        return home_entry(self.hass, parts, options, meter_entry=self.meter.entry_id)

    async def close(self) -> None:
        """Take the line away."""
        await self.hass.config_entries.async_unload(self.meter.entry_id)
        os.close(self._master)


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> HomeRuntime:
    """Set a home up."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    run: HomeRuntime = entry.runtime_data
    return run
