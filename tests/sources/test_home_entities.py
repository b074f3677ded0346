"""The entities of a home, of its appliances and of its schedules, in a real Home Assistant."""

from collections import Counter
from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
from threading import Event
from typing import Any, cast
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant import core
from homeassistant.core import EventStateChangedData, HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest

from custom_components.hameau import async_remove_config_entry_device
from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.control.schedule import (
    ON,
    Action,
    ActionKind,
    Reason,
    Run,
)
from custom_components.hameau.sources.home_entities import PARTS
from custom_components.hameau.sources.home_house import HOUSE
from custom_components.hameau.sources.home_plan import PLAN
from tests.fake_home import CAR, NIGHT, SHED, TANK, UNIQUE_ID, FakeEntry, load

START = datetime(2026, 1, 14, 20, 0, tzinfo=UTC)
TEXTS = Path(__file__).parents[2] / "custom_components/hameau/translations"


@pytest.fixture
async def home(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> FakeEntry:
    """Give a French home in the evening."""
    freezer.move_to(START)
    hass.config.language = "fr"
    await hass.config.async_set_time_zone("Europe/Paris")
    home = FakeEntry(hass)
    await home.set_up()
    return home


async def call(hass: HomeAssistant, service: str, entity_id: str, **data: Any) -> None:
    domain, action = service.split(".")
    await hass.services.async_call(
        domain, action, {"entity_id": entity_id, **data}, blocking=True
    )


async def test_home_shows_its_figures(home: FakeEntry) -> None:
    assert home.state("switch", "shedding").state == "on"
    assert home.state("switch", "dry_run").state == "off"
    assert home.state("select", "profile").state == "balanced"
    assert home.state("sensor", "shedding_state").state == "normal"
    assert home.state("sensor", "time_to_cut").state == "unknown"
    assert home.state("sensor", "headroom").state == "1800"
    assert home.state("sensor", "sheds_today").state == "3"
    assert float(home.state("sensor", "protected_ratio").state) == pytest.approx(251.2)


async def test_each_appliance_and_schedule_is_a_device_of_its_own(
    hass: HomeAssistant, home: FakeEntry
) -> None:
    """Under the home, and of its own subentry."""
    devices = dr.async_get(hass)
    ours = home.entry.entry_id
    whole = devices.async_get_device_by_identifier((DOMAIN, UNIQUE_ID), ours)
    assert whole is not None
    for part, name in ((TANK, "Chauffe-eau"), (CAR, "Voiture"), (NIGHT, "Nuit")):
        key = (DOMAIN, f"{UNIQUE_ID}_{part}")
        device = devices.async_get_device_by_identifier(key, ours)
        assert device is not None
        assert (device.name, device.via_device_id) == (name, whole.id)
        assert device.config_subentry_id == part
        entry = er.async_entries_for_device(er.async_get(hass), device.id)
        assert {one.config_subentry_id for one in entry} == {part}


async def test_device_of_an_appliance_is_removed_with_the_appliance_alone(
    hass: HomeAssistant, home: FakeEntry
) -> None:
    """Otherwise it would come back with the next start, without what a person said of it."""
    devices = dr.async_get(hass)
    for part, removable in ((CAR, False), ("gone", True)):
        device = devices.async_get_or_create(
            config_entry_id=home.entry.entry_id,
            identifiers={(DOMAIN, f"{UNIQUE_ID}_{part}")},
        )
        remove = await async_remove_config_entry_device(hass, home.entry, device)
        assert remove is removable


async def test_removed_appliance_takes_its_entities_with_it(
    hass: HomeAssistant, home: FakeEntry
) -> None:
    entity_id = home.entity("sensor", "appliance_state", CAR)
    hass.config_entries.async_remove_subentry(home.entry, CAR)
    await hass.async_block_till_done()
    assert hass.states.get(entity_id) is None
    assert home.state("sensor", "appliance_state", TANK).state == "on"


async def test_appliance_says_why_and_when_it_returns(home: FakeEntry) -> None:
    back = "2026-01-14T20:03:00+00:00"
    await home.show("load:car", part=CAR, state="shed", reason=SHED, returns_at=back)
    state = home.state("sensor", "appliance_state", CAR)
    assert state.state == "shed"
    assert state.attributes["sentence"] == (
        "Voiture à l’arrêt\u00a0: 7,4\u00a0kVA demandés pour 6\u00a0kVA, "
        "le compteur tiendrait encore 1\u00a0min\u00a024\u00a0s"
    )
    assert state.attributes["returns_at"] == datetime.fromisoformat(back)
    assert state.state_info is not None
    assert state.state_info["unrecorded_attributes"] >= {"sentence", "returns_at"}
    assert home.state("sensor", "appliance_state", TANK).state == "on"


async def test_unreachable_appliance_is_said_to_be_so(home: FakeEntry) -> None:
    """The entity itself is there: it knows that the plug is not."""
    await home.show("load:car", part=CAR, state="unavailable")
    assert home.state("sensor", "appliance_state", CAR).state == "unreachable"


async def test_silent_meter_takes_what_only_it_knows(home: FakeEntry) -> None:
    """The home itself is there and says so."""
    await home.show("control", mode="blind", seconds_to_cut=80)
    assert home.state("sensor", "headroom").state == "unknown"
    assert home.state("sensor", "time_to_cut").state == "unknown"
    assert home.state("sensor", "shedding_state").state == "blind"
    assert home.state("switch", "shedding").state == "on"
    assert home.state("sensor", "appliance_state", TANK).state == "on"


async def test_nothing_is_written_that_does_not_show(
    hass: HomeAssistant, home: FakeEntry
) -> None:
    """A reason whose figures move, a margin that hardly does: no state is written."""
    back = "2026-01-14T20:03:00+00:00"
    await home.show("load:car", part=CAR, state="shed", reason=SHED, returns_at=back)
    written: Counter[str] = Counter()

    def count(event: core.Event[EventStateChangedData]) -> None:
        written[event.data["entity_id"]] += 1

    hass.bus.async_listen("state_changed", count)
    for second in range(30):
        figures = {**SHED["figures"], "predicted": 7400 + second}  # type: ignore[dict-item] # figures is one
        reason = {"code": "shed_overload", "figures": figures}
        await home.show("load:car", part=CAR, reason=reason)
        await home.show("control", headroom_va=1800 + second % 3)
    assert written == {}
    await home.show("load:car", part=CAR, reason={"code": "waits_hold", "figures": {}})
    assert written == {home.entity("sensor", "appliance_state", CAR): 1}


async def test_what_is_asked_reaches_the_controller(
    hass: HomeAssistant, home: FakeEntry
) -> None:
    await call(hass, "switch.turn_off", home.entity("switch", "shedding"))
    await call(hass, "switch.turn_on", home.entity("switch", "dry_run"))
    profile = home.entity("select", "profile")
    await call(hass, "select.select_option", profile, option="strict")
    enabled = home.entity("switch", "appliance_enabled", CAR)
    await call(hass, "switch.turn_off", enabled)
    await call(hass, "button.press", home.entity("button", "shed", CAR))
    await call(hass, "button.press", home.entity("button", "restore", CAR))
    assert home.run.controller.asked == [
        ("arm", False),
        ("dry_run", True),
        ("set_profile", "strict"),
        ("enable", CAR, False),
        ("ask", CAR, "shed"),
        ("ask", CAR, "restore"),
    ]


async def test_rank_moves_an_appliance_between_the_others(
    hass: HomeAssistant, home: FakeEntry
) -> None:
    """Equals and gaps do not matter: a rank is a place in the order."""
    await home.show(
        f"load:{CAR}",
        loads=[
            load(TANK, "Chauffe-eau", 2),
            load(CAR, "Voiture", 7),
            load("oven", "Four", 1),
        ],
    )
    rank = home.entity("number", "priority", CAR)
    state = home.state("number", "priority", CAR)
    assert (state.state, state.attributes["max"]) == ("3", 3)
    await call(hass, "number.set_value", rank, value=2)
    assert home.run.controller.asked == [("set_priority", ["oven", CAR, TANK])]


async def test_schedule_has_a_switch_that_lasts_and_its_next_change(
    hass: HomeAssistant, home: FakeEntry
) -> None:
    change = home.state("sensor", "next_change", NIGHT)
    assert change.state == "2026-01-14T21:30:00+00:00"
    assert change.attributes["becomes"] == "on"
    assert change.attributes["sentence"] == "selon le tarif"
    switch = home.entity("switch", "schedule_enabled", NIGHT)
    await call(hass, "switch.turn_off", switch)
    assert home.entry.subentries[NIGHT].data["enabled"] is False


def night(start: datetime, action: Action = ON) -> Run:
    figures: dict[str, Any] = {"start": start, "end": start + timedelta(hours=8)}
    return Run(
        target=TANK, action=action, reason=Reason.TARIFF, figures=figures, **figures
    )


async def test_calendar_tells_what_will_run_and_why(
    hass: HomeAssistant, home: FakeEntry, freezer: FrozenDateTimeFactory
) -> None:
    start = datetime(2026, 1, 14, 21, 30, tzinfo=UTC)
    off = Action(kind=ActionKind.OFF)
    level = Action(kind=ActionKind.LEVEL, value=10.0)
    home.run.plan = (
        night(start + timedelta(days=1), level),
        night(start),
        night(start + timedelta(hours=9), off),
    )
    await home.show("schedule")
    state = home.state("calendar", "plan")
    assert (state.state, state.attributes["message"]) == ("off", "Chauffe-eau")
    assert state.attributes["description"] == "selon le tarif, de 22:30 à 06:30"
    answer = await hass.services.async_call(
        "calendar",
        "get_events",
        {
            "entity_id": home.entity("calendar", "plan"),
            "start_date_time": START.isoformat(),
            "duration": {"days": 3},
        },
        blocking=True,
        return_response=True,
    )
    (told,) = cast("dict[str, Any]", answer).values()
    summaries = [event["summary"] for event in told["events"]]
    assert summaries == ["Chauffe-eau", "Chauffe-eau (10)"]


async def test_calendar_looks_ahead_once_for_many_changes(
    hass: HomeAssistant, home: FakeEntry
) -> None:
    """Once for the first, once more for all that came meanwhile; the newest plan is shown."""
    planned, said = home.run.runs, Event()

    def look(start: datetime, end: datetime) -> tuple[Run, ...]:
        said.wait(10)
        return planned(start, end)

    with patch.object(home.run, "runs", side_effect=look) as looked:
        for hour in range(10):
            home.run.plan = (night(START + timedelta(hours=hour + 1)),)
            home.run.publish(["schedule"])
        said.set()
        await hass.async_block_till_done()
    assert looked.call_count == 2
    start = home.state("calendar", "plan").attributes["start_time"]
    assert start == "2026-01-15 07:00:00"


async def test_decision_is_an_event_of_its_code(home: FakeEntry) -> None:
    home.run.tell("decision", "shed_overload", {"load": CAR, "sentence": "Voiture…"})
    state = home.state("event", "decision")
    assert state.attributes["event_type"] == "shed_overload"
    assert state.attributes["sentence"] == "Voiture…"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("tables", [(HOUSE, PLAN), *((t,) for t in PARTS.values())])
def test_no_two_entities_of_a_device_have_one_name(language: str, tables: Any) -> None:
    """On one platform a list shows the name alone."""
    texts = json.loads((TEXTS / f"{language}.json").read_text())["entity"]
    names = Counter(
        texts[platform][row.key]["name"]
        for table in tables
        for platform, rows in table.items()
        for row in rows
    )
    assert [name for name, count in names.items() if count > 1] == []
