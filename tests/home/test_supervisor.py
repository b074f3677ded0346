"""Nothing stays off by our doing: random histories of people, faults, silences, reloads and kills."""

from copy import deepcopy
from random import Random
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.core.control.shedding import Wish

from .plugs import Bench, bench
from .villa import set_up

STEPS = 40
TROUBLES = ["", "", "deaf", "refuses", "late", "lies", "gone"]


async def reload(home: Bench, disk: dict[str, Any] | None) -> None:
    """Start the home anew, as it left or, killed, from what was on disk at that moment."""
    hass, killed = home.hass, deepcopy(disk)
    assert await hass.config_entries.async_unload(home.entry.entry_id)
    if disk is not None and killed is not None:
        disk.clear()
        disk.update(killed)
    home.clock.advance(20)
    home.run = await set_up(hass, home.entry)


async def happen(
    home: Bench, random: Random, wanted: dict[str, bool], disk: dict[str, Any]
) -> None:
    """Let one thing happen; `wanted` is what people want of each plug."""
    name = random.choice(list(home.plugs))
    plug, hands = home.plugs[name], home.run.controller
    match random.randrange(11):
        case 0 | 1 | 2:
            home.base = random.choice([300, 2500, 4500, 6500])
        case 3 | 4:
            plug.become(random.choice(TROUBLES))
        case 5 if plug.trouble == "":
            wanted[name] = not plug.relay
            await home.press(name, wanted[name])
        case 6:
            home.silent = not home.silent
        case 7:
            await reload(home, disk if random.random() < 0.7 else None)
        case 8:
            await hands.async_arm(random.random() < 0.7)
        case 9:
            await hands.async_dry_run(random.random() < 0.3)
        case 10:
            await hands.async_ask(name, Wish.SHED, random.choice([None, 300]))


@pytest.mark.parametrize(
    "seed", [0, 3, *(pytest.param(seed, marks=pytest.mark.long) for seed in (1, 2))]
)
async def test_nothing_stays_off_by_our_doing(
    hass: HomeAssistant, hass_storage: dict[str, Any], seed: int
) -> None:
    """Once all is well again, whatever nobody switched off is on."""
    random = Random(seed)
    async with bench(hass, fridge=500, heater=1500, boiler=2000, car=1500) as home:
        wanted = dict.fromkeys(home.plugs, True)
        for _ in range(STEPS):
            await happen(home, random, wanted, hass_storage)
            await home.live(random.choice([1, 5, 20, 60]))
        home.base, home.silent = 0, False
        for plug in home.plugs.values():
            plug.become("")
        await home.live(2100)
        off = {name for name, plug in home.plugs.items() if not plug.relay}
        assert off <= {name for name, on in wanted.items() if not on}
