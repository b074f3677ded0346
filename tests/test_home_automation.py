"""Triggers and conditions of load shedding, in automations of a real Home Assistant."""

from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.hameau.sources.home_reading import device_id_of
from tests.fake_home import CAR, SHED, TANK, FakeEntry


@pytest.fixture
async def home(hass: HomeAssistant) -> FakeEntry:
    """Give a home with two appliances."""
    home = FakeEntry(hass)
    await home.set_up()
    return home


@pytest.fixture
def runs(hass: HomeAssistant) -> list[ServiceCall]:
    """Collect the runs of the automation."""
    calls: list[ServiceCall] = async_mock_service(hass, "test", "run")
    return calls


def target(home: FakeEntry, part: str | None) -> dict[str, Any]:
    """Choose a device, as people do."""
    return {"device_id": device_id_of(home.run, part)}  # type: ignore[arg-type] # stands for HomeRuntime


async def automate(hass: HomeAssistant, **parts: Any) -> None:
    """Make an automation that tells why the appliance is as it is."""
    run = {
        "action": "test.run",
        "data": {
            "why": "{{ trigger.to_state.attributes.sentence if trigger.to_state }}"
        },
    }
    config = {**parts, "actions": [run]}
    assert await async_setup_component(hass, "automation", {"automation": config})
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("trigger", "states", "count"),
    [
        ("appliance_shed", ("shed", "unavailable", "shed", "on", "lowered"), 3),
        ("appliance_shed", ("lowered", "shed", "on"), 1),
        ("appliance_shed", ("off", "waiting", "shed", "waiting", "on"), 0),
        ("appliance_restored", ("shed", "waiting", "on", "off", "on"), 1),
        ("appliance_restored", ("shed", "off", "on"), 0),
        ("appliance_restored", ("lowered", "on", "off", "on"), 1),
        ("appliance_restored", ("shed", "manual", "on"), 0),
        ("appliance_unresponsive", ("shed", "unresponsive", "on"), 1),
    ],
)
async def test_what_happens_to_an_appliance_sets_off(
    hass: HomeAssistant,
    home: FakeEntry,
    runs: list[ServiceCall],
    trigger: str,
    states: tuple[str, ...],
    count: int,
) -> None:
    """Its own happenings alone, each once; a person's hand is no return."""
    on = {"trigger": f"hameau.{trigger}", "target": target(home, CAR)}
    await automate(hass, triggers=[on])
    await home.show(f"load:{TANK}", part=TANK, state="shed", reason=SHED)
    for state in states:
        await home.show(f"load:{CAR}", part=CAR, state=state, reason=SHED)
    assert len(runs) == count
    assert all("Voiture" in run.data["why"] for run in runs)


async def test_blind_home_sets_off(
    hass: HomeAssistant, home: FakeEntry, runs: list[ServiceCall]
) -> None:
    """Once for a silence."""
    on = {"trigger": "hameau.shedding_blind", "target": target(home, None)}
    await automate(hass, triggers=[on])
    for mode in ("amber", "blind", "blind", "normal"):
        await home.show("control", mode=mode)
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("condition", "part", "options", "passes"),
    [
        ("appliance_is_shed", CAR, None, True),
        ("appliance_is_shed", TANK, None, False),
        ("headroom_above", None, {"power": 1700}, True),
        ("headroom_above", None, {"power": 1800}, False),
    ],
)
async def test_conditions_look_at_what_is_so_now(
    hass: HomeAssistant,
    home: FakeEntry,
    runs: list[ServiceCall],
    condition: str,
    part: str | None,
    options: dict[str, Any] | None,
    passes: bool,
) -> None:
    """The car is shed, the tank runs, 1,800 VA are left."""
    await home.show(f"load:{CAR}", part=CAR, state="shed", reason=SHED)
    only: dict[str, Any] = {
        "condition": f"hameau.{condition}",
        "target": target(home, part),
    }
    if options:
        only["options"] = options
    await automate(
        hass,
        triggers=[{"trigger": "event", "event_type": "go"}],
        conditions=[only],
    )
    hass.bus.async_fire("go")
    await hass.async_block_till_done()
    assert bool(runs) is passes
