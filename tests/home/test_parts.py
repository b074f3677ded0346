"""Parts of a home in a real Home Assistant: circuits with a limit of their own, loads that can be lowered, slow meters."""

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest

from .plugs import POWER, Bench, Plug, living
from .villa import appliance

LEVELS = [6, 10, 16, 20]


@pytest.mark.parametrize("measured", [True, False])
async def test_a_circuit_keeps_to_its_own_limit(
    hass: HomeAssistant, measured: bool
) -> None:
    """2,000 and 1,500 VA on 3,000, in a house where there is room: what hangs on it is cut, nothing else."""
    home = Bench(
        hass,
        {
            "oven": Plug("oven", 500),
            "pump": Plug("pump", 2000),
            "sauna": Plug("sauna", 1500),
        },
    )
    home.details = {name: {"circuit": "annexe"} for name in ("pump", "sauna")}
    sensor = "sensor.annexe" if measured else None
    home.parts = [
        ConfigSubentryDataWithId(
            data={"limit_va": 3000, "parent": "house", "power_entity": sensor},
            subentry_type="circuit",
            title="Annexe",
            unique_id=None,
            subentry_id="annexe",
        )
    ]

    async def live(seconds: int) -> None:
        for _ in range(seconds):
            if measured:
                drawn = home.plugs["pump"].drawn + home.plugs["sauna"].drawn
                hass.states.async_set("sensor.annexe", str(drawn), POWER)
            await home.live(1)

    async with living(home):
        await live(300)
        assert home.off() == ["sauna"]
        cut = next(d for d in home.run.journal.decisions if d.code == "shed_overload")
        assert cut.figures["limit_id"] == "annexe"
        home.plugs["pump"].va = 500
        home.plugs["pump"].async_write_ha_state()
        if measured:
            await live(400)
            assert home.off() == []


@pytest.mark.parametrize("kind", ["number", "select"])
async def test_a_charger_is_lowered_before_anything_is_cut_and_raised_again(
    hass: HomeAssistant, kind: str
) -> None:
    """It ends at the current it had."""
    target = f"input_{kind}.charger"
    given = {"min": 0, "max": 32, "initial": 20}
    if kind == "select":
        options = ["0", *map(str, LEVELS)]
        given = {"options": options, "initial": "20"}  # type: ignore[dict-item] # another kind's
    assert await async_setup_component(
        hass, f"input_{kind}", {f"input_{kind}": {"charger": given}}
    )
    home = Bench(hass, {"boiler": Plug("boiler", 1000)})
    levels = {"levels": LEVELS, "level_unit": "A", "off_value": 0, "min_on_s": 0}
    home.parts = [appliance("charger", target, 4600, 2, **levels)]

    def current() -> float:
        state = hass.states.get(target)
        assert state is not None
        return float(state.state)

    def follow() -> None:
        home.base = base + current() * 230

    base = 0.0
    follow()
    async with living(home):
        base = 2000.0
        lowest = 20.0
        for _ in range(240):
            follow()
            await home.live(1)
            lowest = min(lowest, current())
        assert lowest in (6, 10)
        assert home.plugs["boiler"].calls == []
        base = 0.0
        for _ in range(600):
            follow()
            await home.live(1)
        assert current() == 20
        assert home.run.controller.cuts == {}


async def test_a_meter_that_is_too_slow_is_told(hass: HomeAssistant) -> None:
    """One word a minute protects only from small overloads."""
    home = Bench(hass, {"boiler": Plug("boiler", 1000)}, period_s=60)
    async with living(home):
        issue = f"home_slow_meter_{home.entry.entry_id}"
        await home.live(1200)
        assert ir.async_get(hass).async_get_issue("hameau", issue)
        home.period_s = 2
        await home.live(600)
        assert not ir.async_get(hass).async_get_issue("hameau", issue)
