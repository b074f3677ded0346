"""A home whose figures are in a test's hand: everything is real but what decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace
from typing import Any, override
from unittest.mock import patch

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import DeviceInfo
import probatio
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN, EVENT_DECISION
from custom_components.hameau.core.control.schedule import Run
from custom_components.hameau.pace import Pace, Rhythm
from custom_components.hameau.sentences import Sentences
from custom_components.hameau.sources.base import Options, Runtime, Source
from custom_components.hameau.sources.home_entities import descriptions_of
from custom_components.hameau.sources.home_reading import Part, device_id_of, device_of

TANK, CAR, NIGHT = "tank", "car", "night"
UNIQUE_ID = "home_1"
SHED = {
    "code": "shed_overload",
    "figures": {
        "predicted": 7400.0,
        "limit": 6000,
        "limit_id": "house",
        "load_power": 2400.0,
        "seconds_to_cut": 84.0,
    },
}


def load(part: str, name: str, priority: int, **more: Any) -> dict[str, Any]:
    """Give one appliance of the view, running."""
    running = {
        "entity_id": f"switch.{part}",
        "kind": "normal",
        "enabled": True,
        "state": "on",
        "since": None,
        "power_va": 2400,
        "return_va": 2400,
        "reason": None,
        "returns_at": None,
        "shed_s_today": 0,
        "level_va": None,
    }
    return {"id": part, "name": name, "priority": priority, **running, **more}


def calm() -> dict[str, Any]:
    """Give the view of a home in which all is well."""
    return {
        "mode": "normal",
        "armed": True,
        "dry_run": False,
        "profile": "balanced",
        "limit_va": 6000,
        "power_va": 4200,
        "predicted_va": 4200,
        "seconds_to_cut": None,
        "headroom_va": 1800,
        "meter_period_s": 2.0,
        "protected_ratio": 2.512,
        "next_restore": None,
        "sheds_today": 3,
        "trips_avoided_today": 1,
        "loads": [load(TANK, "Chauffe-eau", 1), load(CAR, "Voiture", 2)],
        "schedules": [
            {
                "id": NIGHT,
                "name": "Nuit",
                "enabled": True,
                "on": {TANK: False},
                "next_change": "2026-01-14T21:30:00+00:00",
                "becomes": "on",
                "rule": "r1",
                "reason": "tariff",
            }
        ],
    }


@dataclass
class Controller:
    """Remembers what it was asked."""

    asked: list[tuple[Any, ...]] = field(default_factory=list)

    async def async_ask(self, *what: Any) -> None:
        """Be asked about an appliance."""
        self.asked.append(("ask", *map(str, what)))

    def __getattr__(self, name: str) -> Any:
        """Be asked anything else."""

        async def ask(*what: Any) -> None:
            self.asked.append((name.removeprefix("async_"), *what))

        return ask


class FakeHome(Runtime):
    """Shows the view a test gives it."""

    rhythms: Mapping[Pace, Rhythm] = {Pace.POWER: Rhythm(interval_s=10, dead_band=20)}
    heard = True

    def __init__(self, hass: HomeAssistant, entry: Any) -> None:
        """Start in peace."""
        super().__init__(hass, entry)
        self.descriptions = descriptions_of(entry.subentries.values())
        self.now_shown = calm()
        self.controller = Controller()
        self.plan: tuple[Run, ...] = ()
        self.config = SimpleNamespace(metered=True)

    @property
    @override
    def device_info(self) -> DeviceInfo:
        return DeviceInfo(identifiers={(DOMAIN, self.identifier)}, name="Mon foyer")

    @override
    def device_of(self, part: str | None) -> DeviceInfo:
        return device_of(self, part) if part else self.device_info  # type: ignore[arg-type] # stands for HomeRuntime

    @override
    def subject(self, part: str | None) -> Any:
        return Part(self, part) if part else self  # type: ignore[arg-type] # stands for HomeRuntime

    @property
    @override
    def live(self) -> bool:
        return self.heard

    @override
    async def async_start(self) -> None:
        pass

    @override
    async def async_stop(self) -> None:
        pass

    def view(self) -> dict[str, Any]:
        """Give what the test wants to be seen."""
        return self.now_shown

    def runs(self, start: datetime, end: datetime) -> tuple[Run, ...]:
        """Give what the test wants to run."""
        return tuple(run for run in self.plan if run.end > start and run.start < end)


class FakeEntry:
    """A home with two appliances and a schedule, set up in a real Home Assistant."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Write the entry down."""
        self.hass = hass
        parts = (("appliance", TANK, "Chauffe-eau"), ("appliance", CAR, "Voiture"))
        self.entry = MockConfigEntry(
            domain=DOMAIN,
            unique_id=UNIQUE_ID,
            title="Mon foyer",
            data={"source": "home"},
            subentries_data=[
                ConfigSubentryDataWithId(
                    data={"enabled": True},
                    subentry_type=kind,
                    subentry_id=part,
                    title=title,
                    unique_id=None,
                )
                for kind, part, title in (*parts, ("schedule", NIGHT, "Nuit"))
            ],
        )

    async def set_up(self) -> FakeHome:
        """Run it."""

        async def source(hass: HomeAssistant, key: str) -> Source:
            return Source(
                key="home",
                runtime=FakeHome,
                options=lambda hass, entry: Options(schema=probatio.Schema({})),
            )

        self.entry.add_to_hass(self.hass)
        with patch("custom_components.hameau.async_get_source", source):
            assert await self.hass.config_entries.async_setup(self.entry.entry_id)
            await self.hass.async_block_till_done()
        run = self.entry.runtime_data
        assert isinstance(run, FakeHome)
        self.run = run
        return run

    def entity(self, platform: str, key: str, part: str | None = None) -> str:
        """Give the entity that shows a key."""
        owner = f"{UNIQUE_ID}_{part}" if part else UNIQUE_ID
        found = er.async_get(self.hass).async_get_entity_id(
            platform, DOMAIN, f"{owner}_{key}"
        )
        assert found is not None, (platform, key, part)
        return found

    def state(self, platform: str, key: str, part: str | None = None) -> State:
        """Give what an entity shows."""
        state = self.hass.states.get(self.entity(platform, key, part))
        assert state is not None, (platform, key, part)
        return state

    async def show(self, *topics: str, part: str | None = None, **changes: Any) -> None:
        """Change the view, of the home or of one appliance, and say so."""
        if part is None:
            self.run.now_shown |= changes
        else:
            loads = self.run.now_shown["loads"]
            next(one for one in loads if one["id"] == part).update(changes)
        self.run.publish(topics)
        await self.hass.async_block_till_done()

    def decide(self, code: str, part: str | None, figures: Mapping[str, Any]) -> None:
        """Fire a decision as a home does."""
        name = next(
            (one["name"] for one in self.run.now_shown["loads"] if one["id"] == part),
            "Mon foyer",
        )
        self.hass.bus.async_fire(
            EVENT_DECISION,
            {
                "entry_id": self.entry.entry_id,
                "code": code,
                "load": part,
                "name": name,
                "entity_id": f"switch.{part}" if part else None,
                "device_id": device_id_of(self.run, part),  # type: ignore[arg-type] # stands for HomeRuntime
                "sentence": Sentences("fr").sentence(name, code, figures),
                "figures": dict(figures),
                "dry_run": False,
            },
        )
