"""What the entities of a real home show while it sheds, and what they let a person do."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

from homeassistant.components.calendar import CalendarEvent
from homeassistant.components.calendar.const import DATA_COMPONENT as CALENDARS
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant, ServiceCall, State, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util.async_ import get_scheduled_timer_handles
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from custom_components.hameau.calendar import HameauCalendar
from custom_components.hameau.const import DOMAIN
from custom_components.hameau.sources.home_reading import device_id_of
from custom_components.hameau.sources.home_runtime import HomeRuntime
from tests.blueprints.automations import automate

from .villa import Villa, appliance, home_entry, set_up

DRAWS = {"boiler": 2000.0, "car": 3000.0}


@pytest.fixture(autouse=True)
def loopback(socket_enabled: None) -> None:
    """Let the line be opened."""


@pytest.fixture
async def villa(
    hass: HomeAssistant, tmp_path: Path, hass_storage: dict[str, Any]
) -> AsyncIterator[Villa]:
    """Give a French house of a car and a water heater on 6 kVA, with much else to run after a minute."""
    hass.config.language = "fr"
    await hass.config.async_set_time_zone("Europe/Paris")
    built = Villa(hass, tmp_path, DRAWS, lambda second: 300 if second < 60 else 2400)
    await built.build()
    with built.clock.told():
        yield built
    await built.close()


def parts() -> list[ConfigSubentryDataWithId]:
    """Give the appliances, and a schedule of the night."""
    night = ConfigSubentryDataWithId(
        data={
            "targets": ["boiler"],
            "schedule": {
                "rules": [{"id": "r", "slots": [{"start": "22:00", "end": "06:00"}]}],
                "otherwise": None,
            },
            "enabled": True,
        },
        subentry_type="schedule",
        title="Nuit",
        unique_id=None,
        subentry_id="night",
    )
    plugs = [
        appliance(
            name, f"switch.{name}", draw, place, power_entity=f"sensor.{name}_power"
        )
        for place, (name, draw) in enumerate(DRAWS.items(), 1)
    ]
    return [*plugs, night]


@pytest.fixture
async def run(hass: HomeAssistant, villa: Villa) -> AsyncIterator[HomeRuntime]:
    """Give the home, run."""
    entry = home_entry(hass, parts(), meter_entry=villa.meter.entry_id)
    yield await set_up(hass, entry)
    assert await hass.config_entries.async_unload(entry.entry_id)


def entity(hass: HomeAssistant, platform: str, key: str, part: str = "") -> str:
    owner = f"home_1_{part}" if part else "home_1"
    found = er.async_get(hass).async_get_entity_id(platform, DOMAIN, f"{owner}_{key}")
    assert found is not None, (platform, key, part)
    return found


def state(hass: HomeAssistant, platform: str, key: str, part: str = "") -> State:
    found = hass.states.get(entity(hass, platform, key, part))
    assert found is not None
    return found


async def call(
    hass: HomeAssistant, service: str, key: str, part: str = "", **data: Any
) -> None:
    """Be a person."""
    domain, action = service.split(".")
    target = {"entity_id": entity(hass, domain, key, part)}
    await hass.services.async_call(domain, action, {**target, **data}, blocking=True)
    await hass.async_block_till_done()


async def listen(hass: HomeAssistant, *triggers: str) -> list[list[ServiceCall]]:
    """Collect what automations of the car tell, one for each trigger."""
    target = {"entity_id": entity(hass, "sensor", "appliance_state", "car")}
    why = {"why": "{{ trigger.to_state.attributes.sentence }}"}
    automations = [
        {
            "alias": name,
            "triggers": [{"trigger": f"hameau.{name}", "target": target}],
            "actions": [{"action": f"test.{name}", "data": why}],
        }
        for name in triggers
    ]
    config = {"automation": automations}
    assert await async_setup_component(hass, "automation", config)
    await hass.async_block_till_done()
    return [async_mock_service(hass, "test", name) for name in triggers]


def phone(hass: HomeAssistant) -> str:
    """Give a phone with the app."""
    entry = MockConfigEntry(domain="mobile_app")
    entry.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={("mobile_app", "1")},
        name="Pixel",
    )
    return device.id


async def until_cut(villa: Villa, run: HomeRuntime) -> None:
    """Let time pass until the car is cut, and the meter shows it."""
    while villa.is_on("car"):
        await villa.live(run, 1)
    await villa.live(run, 6)


@pytest.mark.long
async def test_a_cut_and_a_return_are_shown_with_their_reasons(
    hass: HomeAssistant, villa: Villa, run: HomeRuntime
) -> None:
    """Each once, to automations too, from the very figures of the core."""
    cuts, returns = await listen(hass, "appliance_shed", "appliance_restored")
    await until_cut(villa, run)
    assert state(hass, "sensor", "appliance_state", "car").state == "shed"
    assert state(hass, "sensor", "appliance_state", "boiler").state == "on"
    assert state(hass, "sensor", "sheds_today").state == "1"
    assert state(hass, "sensor", "next_restore").attributes["appliance"] == "Car"
    assert cuts[0].data["why"].startswith("Car à l’arrêt\u00a0: 7,")
    villa.others = lambda _: 100
    await villa.live(run, 240)
    assert state(hass, "sensor", "appliance_state", "car").state == "on"
    assert returns[0].data["why"].startswith("Car de retour après 3\u00a0min")
    assert (len(cuts), len(returns)) == (1, 1)


async def test_what_a_person_chooses_reaches_the_shedder(
    hass: HomeAssistant, villa: Villa, run: HomeRuntime
) -> None:
    """Every switch, choice, number and button, and they show what came of it."""
    await villa.live(run, 4)
    await call(hass, "select.select_option", "profile", option="strict")
    await call(hass, "number.set_value", "priority", "car", value=1)
    await call(hass, "switch.turn_off", "appliance_enabled", "boiler")
    await call(hass, "switch.turn_on", "dry_run")
    await villa.live(run, 2)
    assert run.house.profile.name == state(hass, "select", "profile").state == "strict"
    assert state(hass, "number", "priority", "boiler").state == "2"
    assert state(hass, "switch", "appliance_enabled", "boiler").state == "off"
    assert state(hass, "switch", "dry_run").state == "on"
    await call(hass, "switch.turn_off", "dry_run")
    await call(hass, "button.press", "shed", "car")
    await villa.live(run, 6)
    assert state(hass, "sensor", "appliance_state", "car").state == "shed"
    await call(hass, "switch.turn_off", "shedding")
    await villa.live(run, 2)
    assert state(hass, "sensor", "shedding_state").state == "disarmed"


@pytest.mark.long
async def test_not_now_on_the_phone_gives_the_car_back_before_the_boiler(
    hass: HomeAssistant, villa: Villa, run: HomeRuntime
) -> None:
    """The blueprint, the home's own services, the core: there is room for one of the two."""
    hass.config.config_dir = str(villa.folder)

    def pushed(call: ServiceCall) -> None:
        """Be somebody who looks at the phone and touches the button, a moment after the news."""
        for button in call.data["data"]["actions"]:
            touch = "mobile_app_notification_action", {"action": button["action"]}
            hass.loop.call_later(0.1, hass.bus.async_fire, *touch)

    hass.services.async_register("notify", "mobile_app_pixel", callback(pushed))
    car = device_id_of(run, "car")
    use: dict[str, Any] = {"phones": [phone(hass)], "appliances": [car], "actions": []}
    await automate(hass, "shedding_notify", **use)
    await until_cut(villa, run)
    await villa.live(run, 190)
    assert villa.is_on("car")
    assert not villa.is_on("boiler")
    assert (
        state(hass, "sensor", "appliance_state", "boiler")
        .attributes["sentence"]
        .startswith("Boiler à l’arrêt\u00a0: laisse ses 2\u00a0kVA à Car")
    )


async def test_a_schedule_has_a_calendar_and_a_switch_that_lasts(
    hass: HomeAssistant, villa: Villa, run: HomeRuntime
) -> None:
    """At 18:00 in Paris the night is to come; a schedule that rests has none."""
    await run.schedules.async_evaluate()
    await hass.async_block_till_done()
    change = state(hass, "sensor", "next_change", "night")
    assert change.state == "2037-01-14T21:00:00+00:00"
    assert change.attributes["becomes"] == "on"
    plan = state(hass, "calendar", "plan")
    assert plan.attributes["message"] == "Boiler"
    assert plan.attributes["description"] == "selon l’heure, de 22:00 à 06:00"
    await call(hass, "switch.turn_off", "schedule_enabled", "night")
    await run.schedules.async_evaluate()
    await hass.async_block_till_done()
    assert state(hass, "switch", "schedule_enabled", "night").state == "off"
    assert state(hass, "sensor", "next_change", "night").state == "unknown"
    assert "message" not in state(hass, "calendar", "plan").attributes


async def test_a_calendar_removed_while_it_looks_ahead_sets_no_alarm(
    hass: HomeAssistant, run: HomeRuntime
) -> None:
    """As when its schedule is deleted: an alarm of its own would outlive it."""
    shown = state(hass, "calendar", "plan").entity_id
    plan = hass.data[CALENDARS].get_entity(shown)
    assert isinstance(plan, HameauCalendar)
    looked, removed = Event(), Event()

    def later(_: Any, start: datetime, end: datetime) -> list[CalendarEvent]:
        looked.set()
        removed.wait(10)
        return [CalendarEvent(start + timedelta(hours=2), end, "Boiler")]

    plan.entity_description = replace(plan.entity_description, events=later)
    plan.plan_changed()
    await hass.async_add_executor_job(looked.wait, 10)
    await plan.async_remove()
    left = alarms(hass)
    removed.set()
    await hass.async_block_till_done()
    assert state(hass, "calendar", "plan").state == "unavailable"
    assert alarms(hass) == left


async def test_a_calendar_removed_before_it_is_whole_sets_no_alarm(
    hass: HomeAssistant, run: HomeRuntime
) -> None:
    """Home Assistant goes on adding it."""
    plan = hass.data[CALENDARS].get_entity(state(hass, "calendar", "plan").entity_id)
    assert isinstance(plan, HameauCalendar)
    looked, removed = Event(), Event()

    def later(_: Any, start: datetime, end: datetime) -> list[CalendarEvent]:
        looked.set()
        removed.wait(10)
        return [CalendarEvent(start + timedelta(hours=2), end, "Boiler")]

    new = HameauCalendar(run, replace(plan.entity_description, events=later))
    new._attr_unique_id = "new"
    left = alarms(hass)
    adding = hass.async_create_task(plan.platform.async_add_entities([new]))
    await hass.async_add_executor_job(looked.wait, 10)
    await new.async_remove()
    removed.set()
    await adding
    assert hass.states.is_state(new.entity_id, "unavailable")
    assert alarms(hass) == left


def alarms(hass: HomeAssistant) -> set[str]:
    """Give what waits for an instant."""
    waiting = map(repr, get_scheduled_timer_handles(hass.loop))
    return {one for one in waiting if "_TrackPointUTCTime" in one}
