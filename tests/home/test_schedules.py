"""Schedules on live appliances: starts, stops, a person's hand, restarts."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, override

from freezegun.api import FrozenDateTimeFactory
from homeassistant.auth.const import GROUP_ID_ADMIN
from homeassistant.components.calendar import CalendarEntity, CalendarEvent
from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    async_fire_time_changed,
    setup_test_component_platform,
)

from custom_components.hameau.core.control.schedule import MeterPeriod, TariffView
from custom_components.hameau.core.control.schedule.tariff_view import DayPattern
from custom_components.hameau.core.control.schedule.verdict import TariffSource
from custom_components.hameau.core.tic.tariff import Period
from custom_components.hameau.sources.home_runtime import HomeRuntime

from .villa import Clock, appliance, home_entry, set_up

MORNING = datetime(2037, 1, 14, 5, 0, tzinfo=UTC)
WEEK = {"rules": [{"id": "1", "slots": [{"start": "07:00", "end": "09:00"}]}]}


def schedule(*targets: str, **more: Any) -> ConfigSubentryDataWithId:
    """Give a schedule as its form writes it: from seven to nine, Paris time."""
    return ConfigSubentryDataWithId(
        data={"targets": list(targets), "schedule": {**WEEK, **more}, "enabled": True},
        subentry_type="schedule",
        title="Matin",
        unique_id=None,
        subentry_id="morning",
    )


class Morning:
    """A home without a meter: two relays and a schedule, and time in a test's hand."""

    def __init__(self, hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
        """Stand at six o'clock in Paris."""
        self.hass = hass
        self.freezer = freezer
        self.clock = Clock(utc=MORNING)
        self.run: HomeRuntime

    async def build(self, *others: ConfigSubentryDataWithId, **more: Any) -> None:
        """Set the home up, with other parts beside the schedule."""
        await async_setup_component(self.hass, "homeassistant", {})
        relays = {name: {"initial": False} for name in ("a", "b")}
        await async_setup_component(
            self.hass, "input_boolean", {"input_boolean": relays}
        )
        parts = [
            appliance("a", "input_boolean.a", 1000, 1),
            appliance("b", "input_boolean.b", 1000, 2),
            schedule("a", "b", **more),
            *others,
        ]
        self.entry = home_entry(self.hass, parts)
        self.run = await set_up(self.hass, self.entry)
        await self.until(MORNING)

    async def until(self, at: datetime) -> None:
        """Let time come to an instant, and what is due happen."""
        self.clock.advance((at - self.clock.utc).total_seconds())
        self.freezer.move_to(at)
        for _ in range(2):
            async_fire_time_changed(self.hass, at)
            await self.hass.async_block_till_done(wait_background_tasks=True)
            await self.run.schedules.async_evaluate()
            await self.hass.async_block_till_done()

    def on(self) -> list[bool]:
        """Which relays are closed."""
        states = (self.hass.states.get(f"input_boolean.{name}") for name in ("a", "b"))
        return [state is not None and state.state == "on" for state in states]

    async def press(self, name: str, on: bool) -> None:
        """Let a person switch."""
        user = await self.hass.auth.async_create_user("Me", group_ids=[GROUP_ID_ADMIN])
        await self.hass.services.async_call(
            "input_boolean",
            "turn_on" if on else "turn_off",
            {"entity_id": f"input_boolean.{name}"},
            blocking=True,
            context=Context(user_id=user.id),
        )
        await self.hass.async_block_till_done()


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    """Give an instant of that morning, in UTC."""
    return datetime(2037, 1, 14, hour, minute, second, tzinfo=UTC)


@pytest.fixture
async def morning(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> AsyncIterator[Morning]:
    """Give that home, not yet built."""
    await hass.config.async_set_time_zone("Europe/Paris")
    freezer.move_to(MORNING)
    made = Morning(hass, freezer)
    with made.clock.told():
        yield made
        await hass.config_entries.async_unload(made.entry.entry_id)


async def test_a_slot_starts_its_targets_one_by_one_and_ends(morning: Morning) -> None:
    """The more important first, three seconds apart."""
    await morning.build()
    assert morning.on() == [False, False]
    await morning.until(at(6, 0, 0))
    assert morning.on() == [True, False]
    await morning.until(at(6, 0, 4))
    assert morning.on() == [True, True]
    shown = morning.run.view()["schedules"][0]
    assert shown["on"] == {"a": True, "b": True}
    assert shown["next_change"] == "2037-01-14T08:00:00+00:00"
    await morning.until(at(8, 0, 1))
    assert morning.on() == [False, False]


async def test_a_missed_edge_is_made_up_for(morning: Morning) -> None:
    """What should be is a function of time: a restart in the slot starts it."""
    await morning.build()
    await morning.hass.config_entries.async_unload(morning.entry.entry_id)
    morning.clock.advance(5400)
    morning.freezer.move_to(at(6, 30))
    morning.run = await set_up(morning.hass, morning.entry)
    await morning.until(at(6, 30, 5))
    await morning.until(at(6, 30, 10))
    assert morning.on() == [True, True]


async def test_a_hand_is_respected_until_the_next_edge_through_a_restart(
    morning: Morning,
) -> None:
    """Then the schedule rules again."""
    await morning.build()
    await morning.until(at(6, 0, 0))
    await morning.until(at(6, 0, 5))
    await morning.press("a", False)
    await morning.until(at(6, 20))
    assert morning.on() == [False, True]
    assert len(morning.run.schedules.overrides) == 1
    await morning.hass.config_entries.async_reload(morning.entry.entry_id)
    morning.run = morning.entry.runtime_data
    await morning.until(at(6, 40))
    assert morning.on() == [False, True]
    await morning.until(at(8, 0, 1))
    assert morning.run.schedules.overrides == ()
    await morning.until(datetime(2037, 1, 15, 6, 0, 1, tzinfo=UTC))
    await morning.until(datetime(2037, 1, 15, 6, 0, 6, tzinfo=UTC))
    assert morning.on() == [True, True]


async def test_a_hand_that_does_what_the_schedule_wants_is_no_override(
    morning: Morning,
) -> None:
    """Switched on in the slot, off in the slot, on again: as the schedule says."""
    await morning.build()
    await morning.until(at(6, 0, 0))
    await morning.until(at(6, 0, 5))
    await morning.press("a", False)
    await morning.press("a", True)
    assert morning.run.schedules.overrides == ()


async def test_hands_off_outside_of_slots_leaves_things_alone(morning: Morning) -> None:
    """Where the schedule says nothing, nothing is done."""
    await morning.build(otherwise=None)
    await morning.press("a", True)
    await morning.until(at(5, 30))
    assert morning.on() == [True, False]


class Shifts(CalendarEntity):
    """A calendar with one event, that lasts the whole of that day."""

    _attr_name = "shifts"
    day = date(2037, 1, 14)

    @property
    @override
    def event(self) -> CalendarEvent:
        return CalendarEvent(
            start=self.day, end=self.day + timedelta(days=1), summary="Night"
        )

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        return [self.event]


@pytest.mark.parametrize(("day", "runs"), [(14, True), (15, False)])
async def test_a_rule_goes_by_a_calendar(
    morning: Morning, day: int, runs: bool
) -> None:
    """On the days of its events, and on no other."""
    shifts = Shifts()
    shifts.day = date(2037, 1, day)
    setup_test_component_platform(morning.hass, "calendar", [shifts])
    platform = {"calendar": {"platform": "test"}}
    assert await async_setup_component(morning.hass, "calendar", platform)
    await morning.hass.async_block_till_done()
    (rule,) = WEEK["rules"]
    await morning.build(rules=[{**rule, "days": ["calendar:calendar.shifts"]}])
    await morning.until(at(6, 0, 0))
    await morning.until(at(6, 0, 5))
    assert morning.on() == [runs, runs]
    await shifts.async_remove()


async def test_an_exception_replaces_the_week_for_a_day(morning: Morning) -> None:
    """Its own hours run, those of the week do not."""
    day = {"start": "2037-01-14", "slots": [{"start": "10:00", "end": "11:00"}]}
    special = ConfigSubentryDataWithId(
        data=day,
        subentry_type="exception",
        title="Congé",
        unique_id=None,
        subentry_id="off_work",
    )
    await morning.build(special)
    await morning.until(at(6, 0, 0))
    await morning.until(at(6, 0, 5))
    assert morning.on() == [False, False]
    await morning.until(at(9, 0, 0))
    await morning.until(at(9, 0, 5))
    assert morning.on() == [True, True]


async def test_hours_that_the_meter_denies_are_told(morning: Morning) -> None:
    """Off-peak all day as far as is known, and a meter that has said peak for an hour; until it agrees."""
    await morning.build()
    issues = ir.async_get(morning.hass)
    issue = f"home_tariff_disagrees_{morning.entry.entry_id}"
    all_day = DayPattern(
        changes=((time(0), Period.OFF_PEAK),), source=TariffSource.LEARNT
    )
    known = morning.run.schedules.known
    denied = MeterPeriod(period=Period.PEAK, since=at(4, 50), seen=at(6))
    known.tariff = TariffView(meter=denied, patterns=(all_day,))
    await morning.until(at(6, 1))
    assert issues.async_get_issue("hameau", issue)
    agreed = MeterPeriod(period=Period.OFF_PEAK, since=at(6, 1), seen=at(6, 2))
    known.tariff = TariffView(meter=agreed, patterns=(all_day,))
    await morning.until(at(6, 2))
    assert not issues.async_get_issue("hameau", issue)


async def test_what_will_run_is_told(morning: Morning) -> None:
    """For the calendar: each target's stretch."""
    await morning.build()
    found = morning.run.runs(at(0), at(23))
    assert [(run.target, run.start, run.end) for run in found] == [
        ("a", at(6), at(8)),
        ("b", at(6), at(8)),
    ]
