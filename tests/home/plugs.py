"""Plugs with their troubles, as real switch entities; a house that goes by a sensor; and time in a test's hand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, override

from homeassistant.auth.const import GROUP_ID_ADMIN
from homeassistant.components.switch import SwitchEntity
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    setup_test_component_platform,
)

from custom_components.hameau.sources.home_runtime import HomeRuntime

from .villa import Clock, appliance, home_entry, set_up

POWER = {"unit_of_measurement": "VA", "device_class": "apparent_power"}


class Plug(SwitchEntity):
    """A plug: `trouble` is deaf (orders are lost), refuses, lies (says off, goes on drawing), late, or gone."""

    _attr_should_poll = False

    def __init__(self, name: str, va: float) -> None:
        """Be on."""
        self._attr_name = name
        self._attr_unique_id = name
        self.va = va
        self.relay = True
        self.trouble = ""
        self.calls: list[bool] = []

    @property
    @override
    def available(self) -> bool:
        return self.trouble != "gone"

    @property
    @override
    def is_on(self) -> bool:
        return self.relay and self.trouble != "lies"

    @property
    def drawn(self) -> float:
        """What flows."""
        return self.va if self.relay else 0.0

    async def _order(self, on: bool) -> None:
        self.calls.append(on)
        if self.trouble == "refuses":
            raise HomeAssistantError("no answer")
        if self.trouble == "late":
            await asyncio.sleep(0.02)
            raise HomeAssistantError("too late")
        if self.trouble not in ("deaf", "lies"):
            self.relay = on
        self.async_write_ha_state()

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        await self._order(True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        await self._order(False)

    def become(self, trouble: str) -> None:
        """Have another trouble, or none."""
        self.trouble = trouble
        if trouble == "lies":
            self.relay = True
        self.async_write_ha_state()


@dataclass
class Bench:
    """A home of plugs, measured by a sensor of the whole house; `base` is what nobody can switch, VA."""

    hass: HomeAssistant
    plugs: dict[str, Plug]
    limit_va: float = 6000
    base: float = 300
    clock: Clock = field(default_factory=Clock)
    silent: bool = False
    options: dict[str, Any] = field(default_factory=dict)
    details: dict[str, dict[str, Any]] = field(default_factory=dict)
    parts: list[ConfigSubentryDataWithId] = field(default_factory=list)
    period_s: int = 2
    entry: MockConfigEntry = field(init=False)
    run: HomeRuntime = field(init=False)

    async def build(self) -> None:
        """Add the plugs and the home."""
        await async_setup_component(self.hass, "homeassistant", {})
        setup_test_component_platform(self.hass, "switch", list(self.plugs.values()))
        assert await async_setup_component(
            self.hass, "switch", {"switch": {"platform": "test"}}
        )
        await self.hass.async_block_till_done()
        parts = [
            appliance(
                name,
                f"switch.{name}",
                plug.va,
                place,
                **{"min_off_s": 60, **self.details.get(name, {})},
            )
            for place, (name, plug) in enumerate(self.plugs.items(), 1)
        ]
        parts += self.parts
        self.entry = home_entry(
            self.hass,
            parts,
            self.options,
            meter_entities=["sensor.house"],
            subscribed_va=self.limit_va,
        )
        self.run = await set_up(self.hass, self.entry)

    @property
    def drawn(self) -> float:
        """What the house draws."""
        return self.base + sum(plug.drawn for plug in self.plugs.values())

    async def live(self, seconds: int) -> None:
        """Let time pass; the meter speaks every two seconds unless it is silent."""
        for _ in range(seconds):
            self.clock.advance()
            if not self.silent and int(self.clock.seconds) % self.period_s == 0:
                self.hass.states.async_set("sensor.house", str(self.drawn), POWER)
            self.run._tick()
            await self.hass.async_block_till_done()

    async def press(self, name: str, on: bool) -> None:
        """Let a person switch from Home Assistant."""
        user = await self.hass.auth.async_create_user(
            "Somebody", group_ids=[GROUP_ID_ADMIN]
        )
        await self.hass.services.async_call(
            "switch",
            "turn_on" if on else "turn_off",
            {"entity_id": f"switch.{name}"},
            blocking=True,
            context=Context(user_id=user.id),
        )
        await self.hass.async_block_till_done()

    def off(self) -> list[str]:
        """Give the plugs through which nothing flows."""
        return [name for name, plug in self.plugs.items() if not plug.relay]

    def state(self, name: str) -> str:
        """Give the word shown for an appliance."""
        loads = {load["id"]: load["state"] for load in self.run.view()["loads"]}
        return loads[name]

    def codes(self) -> list[str]:
        """Give what was decided."""
        return [decision.code for decision in self.run.journal.decisions]


@asynccontextmanager
async def bench(hass: HomeAssistant, **draws: float) -> AsyncIterator[Bench]:
    """Run a home of these plugs, the first named shed last; warmed up."""
    made = Bench(hass, {name: Plug(name, va) for name, va in draws.items()})
    async with living(made):
        yield made


@asynccontextmanager
async def living(made: Bench) -> AsyncIterator[None]:
    """Run a home as it was made; warmed up."""
    with made.clock.told():
        await made.build()
        await made.live(70)
        yield
        if made.hass.config_entries.async_get_entry(made.entry.entry_id):
            await made.hass.config_entries.async_unload(made.entry.entry_id)
