"""A try switches an appliance over and back, and measures it; whatever happens, it is given back."""

import asyncio
from collections.abc import Callable
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import Event, HomeAssistant, ServiceCall, callback
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_state_change_event
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.appliances import Appliance
from custom_components.hameau.core.control.shedding import LoadClass, Wish
from custom_components.hameau.core.errors import TrialError
from custom_components.hameau.subentries.trial import async_try
from tests.home_flow.pages import Part, a_home, suggested

BOILER = "input_boolean.boiler"
PLUG = "sensor.boiler_power"
HOUSE = "sensor.house"


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second takes ten milliseconds."""
    trial = "custom_components.hameau.subentries.trial"
    for name, seconds in (
        *(("BEAT_S", 0.01), ("STEADY_S", 0.04)),
        *(("LOOK_S", 0.3), ("OBEY_S", 0.15)),
    ):
        monkeypatch.setattr(f"{trial}.{name}", seconds)
    monkeypatch.setattr("custom_components.hameau.subentries.appliance.SHOWN_S", 0)


@pytest.fixture
async def part(hass: HomeAssistant, home: MockConfigEntry) -> Part:
    """Give the flow of an appliance; its target is on."""
    await switch(hass, "turn_on")
    return Part(hass, home, "appliance")


async def switch(hass: HomeAssistant, service: str, entity_id: str = BOILER) -> None:
    """Switch as a person does."""
    data = {"entity_id": entity_id}
    await hass.services.async_call("input_boolean", service, data, blocking=True)


def draws(
    hass: HomeAssistant, power: float, *, base: float = 0, sensor: str = PLUG
) -> None:
    """Let a sensor follow the boiler."""

    @callback
    def follow(_: Event[Any] | None = None) -> None:
        now = base + power * hass.states.is_state(BOILER, "on")
        hass.states.async_set(sensor, f"{now:g}", {"unit_of_measurement": "W"})

    async_track_state_change_event(hass, BOILER, follow)
    follow()


async def ready(part: Part, **details: Any) -> Any:
    """Go to where a try is offered."""
    await part.add()
    await part.answer(entity_id=BOILER, type="water_heater")
    return await part.answer(**details)


async def try_it(part: Part, **details: Any) -> Any:
    """Try the boiler."""
    await ready(part, **details)
    page = await part.choose("try_it")
    assert page["step_id"] in {"try_it", "try_it_on"}
    return await part.answer()


def kept(home: MockConfigEntry) -> Any:
    """Give what was kept of the only appliance."""
    (found,) = home.get_subentries_of_type("appliance")
    return found.data


async def test_what_will_happen_is_said_before_it_does(part: Part) -> None:
    """Nothing is switched by looking at the page."""
    draws(part.hass, 2100)
    await ready(part, power_entity=PLUG)
    page = await part.choose("try_it")
    assert page["step_id"] == "try_it"
    assert page["description_placeholders"] == {
        "name": "Boiler",
        "sensor": "boiler power",
    }
    assert part.hass.states.is_state(BOILER, "on")


async def test_its_own_sensor_measures_it(part: Part, home: MockConfigEntry) -> None:
    """Off once, on again; what was measured is proposed and kept."""
    states: list[str] = []
    draws(part.hass, 2100, base=3)
    async_track_state_change_event(
        part.hass, BOILER, lambda event: states.append(event.data["new_state"].state)
    )
    page = await try_it(part, power_entity=PLUG)
    assert states == ["off", "on"]
    assert page["step_id"] == "tried"
    assert page["description_placeholders"] == {
        "name": "Boiler",
        "measured": "2100",
        "expected": "2200",
    }
    assert suggested(page) == {"power": 2100}
    done = await part.answer(power=2150)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert kept(home)["nominal_va"] == 2150
    assert home.runtime_data.controller.cuts == {}


async def test_what_is_off_is_switched_on_for_a_moment(
    part: Part, home: MockConfigEntry
) -> None:
    """Nothing is owed then; without a meter nothing can say that there is no room."""
    await switch(part.hass, "turn_off")
    draws(part.hass, 1800)
    page = await try_it(part, power_entity=PLUG)
    assert suggested(page) == {"power": 1800}
    assert part.hass.states.is_state(BOILER, "off")


async def test_watts_are_kept_as_va_by_the_power_factor(
    part: Part, home: MockConfigEntry
) -> None:
    """760 W at 0.95 are 800 VA."""
    draws(part.hass, 760)
    await part.add()
    await part.answer(entity_id=BOILER, type="heat_pump")
    await part.answer(power_entity=PLUG)
    await part.choose("try_it")
    assert suggested(await part.answer()) == {"power": 760}
    await part.answer()
    assert kept(home)["nominal_va"] == 800


@pytest.fixture
async def metered(hass: HomeAssistant) -> Any:
    """Give the flow of an appliance in a home that a sensor measures."""
    draws(hass, 2000, base=900, sensor=HOUSE)
    home = a_home(meter_entities=[HOUSE], subscribed_va=3000)
    home.add_to_hass(hass)
    assert await hass.config_entries.async_setup(home.entry_id)
    hass.states.async_set(HOUSE, "900", {"unit_of_measurement": "W"})
    yield Part(hass, home, "appliance")
    if home.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(home.entry_id)


async def test_without_a_sensor_the_meter_measures_it(metered: Part) -> None:
    """What is off is switched on, then off again."""
    page = await try_it(metered, power=1900)
    assert suggested(page) == {"power": 2000}
    assert metered.hass.states.is_state(BOILER, "off")


async def test_nothing_is_switched_on_without_room(metered: Part) -> None:
    """900 VA and 2,200 VA are more than 3,000 VA."""
    page = await try_it(metered, power=2200)
    assert (page["step_id"], page["errors"]) == ("untried", {"base": "no_room"})
    assert metered.hass.states.is_state(BOILER, "off")


async def test_what_is_cut_at_the_moment_stays_so(metered: Part) -> None:
    """It comes back when there is room, not because somebody is curious."""
    await switch(metered.hass, "turn_on")
    await ready(metered)
    await metered.choose("save")
    (added,) = metered.home.get_subentries_of_type("appliance")
    run = metered.home.runtime_data
    await run.controller.async_ask(added.subentry_id, Wish.SHED)
    await metered.hass.async_block_till_done()
    assert metered.hass.states.is_state(BOILER, "off")
    await metered.change(added.subentry_id)
    await metered.answer()
    await metered.answer()
    await metered.choose("try_it")
    assert (await metered.answer())["errors"] == {"base": "shed_now"}
    assert metered.hass.states.is_state(BOILER, "off")
    done = await metered.answer()
    assert done["reason"] == "reconfigure_successful"


async def test_a_try_that_measures_nothing_can_be_repeated_or_left(
    part: Part, home: MockConfigEntry
) -> None:
    """No sensor, no meter: it obeys, and that is said."""
    page = await try_it(part)
    assert page["errors"] == {"base": "not_measured"}
    assert part.hass.states.is_state(BOILER, "on")
    page = await part.answer(again=True)
    assert page["step_id"] == "try_it"
    await part.answer()
    done = await part.answer()
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert kept(home)["nominal_va"] == 2200


@pytest.mark.parametrize(("power", "missing"), [(5, False), (2000, True)])
async def test_a_power_that_does_not_follow_is_told(
    part: Part, power: float, missing: bool
) -> None:
    """It is warm enough, or its sensor falls silent meanwhile."""
    draws(part.hass, power)
    if missing:
        async_track_state_change_event(
            part.hass, BOILER, lambda _: part.hass.states.async_remove(PLUG)
        )
    page = await try_it(part, power_entity=PLUG)
    assert page["errors"] == {"base": "no_change"}
    assert part.hass.states.is_state(BOILER, "on")


@pytest.mark.parametrize(
    ("state", "problem"), [("unavailable", "unavailable"), (None, "unavailable")]
)
async def test_what_does_not_answer_is_not_switched(
    part: Part, state: str | None, problem: str
) -> None:
    """Nothing could tell how to leave it."""
    await ready(part)
    if state is None:
        part.hass.states.async_remove(BOILER)
    else:
        part.hass.states.async_set(BOILER, state)
    await part.choose("try_it")
    assert (await part.answer())["errors"] == {"base": problem}


def answering(hass: HomeAssistant, respond: Callable[[str], None]) -> list[str]:
    """Let the services of the target do something else; give the orders that came."""
    orders: list[str] = []

    async def take(call: ServiceCall) -> None:
        orders.append(call.service)
        respond(call.service)

    for service in ("turn_on", "turn_off"):
        hass.services.async_register("input_boolean", service, take)
    return orders


async def test_a_deaf_target_is_told_and_ordered_back(part: Part) -> None:
    """The order to come back is given whatever it shows."""
    orders = answering(part.hass, lambda _: None)
    page = await try_it(part)
    assert page["errors"] == {"base": "did_not_obey"}
    assert orders == ["turn_off", "turn_on"]


async def test_a_target_that_refuses_is_told(part: Part) -> None:
    """In words; the log has the rest."""

    def refuse(service: str) -> None:
        if service == "turn_off":
            raise HomeAssistantError("no radio")

    answering(part.hass, refuse)
    page = await try_it(part)
    assert page["errors"] == {"base": "refused"}


async def test_what_did_not_come_back_is_given_back_as_soon_as_it_answers(
    part: Part, home: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The home owes it, on disk, and does not wait for the person."""
    monkeypatch.setattr("custom_components.hameau.controller.RETRY_S", 0)
    hass = part.hass
    dead = True

    def obey(service: str) -> None:
        if service == "turn_off" or not dead:
            hass.states.async_set(BOILER, service.removeprefix("turn_"))

    answering(hass, obey)
    page = await try_it(part)
    assert page["errors"] == {"base": "not_given_back"}
    controller = home.runtime_data.controller
    assert controller.memory()["trial"]["appliance"]["entity_id"] == BOILER
    dead = False
    controller.watch_over()
    await hass.async_block_till_done()
    assert hass.states.is_state(BOILER, "on")
    controller.watch_over()
    assert controller.cuts == {}


async def test_a_window_closed_in_mid_try_gives_it_back(
    part: Part, home: MockConfigEntry
) -> None:
    """The try ends, the appliance does not stay off."""
    hass = part.hass
    draws(hass, 2)
    await ready(part, power_entity=PLUG)
    await part.choose("try_it")
    manager = hass.config_entries.subentries
    page: Any = await manager.async_configure(part.page["flow_id"], {})
    assert page["type"] is FlowResultType.SHOW_PROGRESS
    async with asyncio.timeout(5):
        while hass.states.is_state(BOILER, "on"):  # noqa: ASYNC110 - no event says so to a test
            await asyncio.sleep(0.005)
    assert "trial" in home.runtime_data.controller.cuts
    manager.async_abort(page["flow_id"])
    await hass.async_block_till_done()
    assert hass.states.is_state(BOILER, "on")
    assert home.runtime_data.controller.cuts == {}


@pytest.mark.parametrize("kind", [LoadClass.HARD, LoadClass.NOTIFY])
async def test_what_is_never_cut_is_refused_whoever_asks(
    part: Part, home: MockConfigEntry, kind: LoadClass
) -> None:
    """The form does not offer it; the try itself refuses, too."""
    fridge = Appliance(
        id="x", name="Fridge", entity_id=BOILER, nominal_va=150, kind=kind
    )
    with pytest.raises(TrialError, match="never_cut"):
        await async_try(part.hass, home, fridge, lambda _: None)
    assert part.hass.states.is_state(BOILER, "on")


async def test_a_home_at_rest_tries_nothing(part: Part, home: MockConfigEntry) -> None:
    """It has no hands then; the appliance is kept all the same."""
    await ready(part)
    await part.hass.config_entries.async_unload(home.entry_id)
    await part.choose("try_it")
    assert (await part.answer())["errors"] == {"base": "at_rest"}
    assert part.hass.states.is_state(BOILER, "on")
    await part.answer()
    assert kept(home)["entity_id"] == BOILER
    (added,) = home.get_subentries_of_type("appliance")
    await part.change(added.subentry_id)
    await part.answer()
    await part.answer(name="Tank")
    done = await part.choose("save")
    assert done["reason"] == "reconfigure_successful"
    assert home.state is ConfigEntryState.LOADED
