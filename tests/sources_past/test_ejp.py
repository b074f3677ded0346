"""EJP: what EDF's calendar, or one of the person's own, says of days, and what it makes of the costs."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from typing import Any, override

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.calendar import CalendarEntity, CalendarEvent
from homeassistant.config_entries import SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    setup_test_component_platform,
)

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.clients import ejp
from custom_components.hameau.diagnostics import async_get_config_entry_diagnostics
from custom_components.hameau.past import async_get_past
from custom_components.hameau.sources.point_hours import EJP_DAYS
from tests.servers.edf import EdfStand, is_peak
from tests.servers.web import Fault, How
from tests.sources_past.pages import (
    HOME,
    PARIS,
    days_of,
    files_entry,
    later,
    raised,
    run_of,
    settle,
)
from tests.sources_past.signals import added, shown
from tests.sources_past.test_contract import FIRST, LAST, contract, tell_curve

ONE_DAY = timedelta(days=1)
# 22 days of each of these winters are in EDF's calendar.
OLDEST = date(2023, 11, 1)
NAMES = {True: "peak", False: "normal"}
PEAK, NORMAL = 1.5, 0.1
TERMS = {
    "from": "2026-02-01",
    "terms": [
        {
            "from": "2026-02-01",
            "option": "ejp",
            "subscribed_va": 9000,
            "standing": {"amount": "0", "per": "month"},
            "prices": {"normal": str(NORMAL), "mobile_peak": str(PEAK)},
        }
    ],
    "off_peak": [],
}


@pytest.fixture
async def edf() -> AsyncIterator[EdfStand]:
    """EDF's calendar, at the time Home Assistant believes it is."""
    async with EdfStand(dt_util.utcnow) as stand:
        yield stand


def edf_entry(hass: HomeAssistant, stand: EdfStand) -> MockConfigEntry:
    """Give an entry that asks EDF, added."""
    return added(hass, "ejp", "EJP", way="edf", url=stand.base)


async def kept(hass: HomeAssistant) -> dict[date, str]:
    """What the archive has of EJP days."""
    past = await async_get_past(hass)
    days: dict[date, str] = await past.async_ask(
        lambda archive: archive.days(EJP_DAYS, date(2020, 1, 1), date.max)
    )
    return days


async def start(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, entry: MockConfigEntry
) -> None:
    """Set up, and let the first question be asked."""
    await hass.config_entries.async_setup(entry.entry_id)
    await later(hass, freezer, seconds=1)


async def test_a_day_runs_to_one_in_the_night_and_the_next_is_known_in_the_afternoon(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, edf: EdfStand
) -> None:
    freezer.move_to(datetime(2026, 12, 15, 0, 50, tzinfo=PARIS))
    await start(hass, freezer, edf_entry(hass, edf))
    assert shown(hass, "ejp_today") == NAMES[is_peak(date(2026, 12, 14))]
    assert shown(hass, "ejp_tomorrow") == NAMES[is_peak(date(2026, 12, 15))]
    await later(hass, freezer, minutes=11)
    assert shown(hass, "ejp_today") == NAMES[is_peak(date(2026, 12, 15))]
    assert shown(hass, "ejp_tomorrow") == "unknown"
    await later(hass, freezer, hours=15)
    assert shown(hass, "ejp_tomorrow") == NAMES[is_peak(date(2026, 12, 16))]
    days = [date(2026, 11, 1) + n * ONE_DAY for n in range(46)]
    assert shown(hass, "ejp_days_left") == str(22 - sum(map(is_peak, days)))


async def test_past_winters_are_kept_and_asked_once(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, edf: EdfStand
) -> None:
    freezer.move_to(datetime(2026, 12, 15, 16, 0, tzinfo=PARIS))
    entry = edf_entry(hass, edf)
    await start(hass, freezer, entry)
    days = await kept(hass)
    assert {day: told == "1" for day, told in days.items()} == {
        day: is_peak(day) for day in days
    }
    for first in (OLDEST, date(2024, 11, 1), date(2025, 11, 1)):
        end = date(first.year + 1, 3, 31)
        winter = [day for day in days if first <= day <= end]
        assert len(winter) == (end - first).days + 1
        assert sum(days[day] == "1" for day in winter) == 22
    assert len(edf.asked) == 4
    await hass.config_entries.async_reload(entry.entry_id)
    await later(hass, freezer, seconds=1)
    assert len(edf.asked) == 4
    told: Any = await async_get_config_entry_diagnostics(hass, entry)
    assert told["days_known"] == len(days)
    assert told["error"] is None


async def test_an_ejp_contract_is_priced_by_its_days(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, edf: EdfStand
) -> None:
    """Days that come after the history price it anew; a peak runs from 07:00 to 01:00."""
    freezer.move_to(datetime.combine(LAST + 2 * ONE_DAY, time(16), PARIS))
    run = await run_of(
        hass, files_entry(hass, subentries_data=[contract("one", TERMS)])
    )
    await tell_curve(run)
    await settle(hass)
    before = await days_of(hass, "cost")
    await start(hass, freezer, edf_entry(hass, edf))
    costs = await days_of(hass, "cost")
    days = [FIRST + n * ONE_DAY for n in range((LAST - FIRST).days + 1)]
    assert set(costs) == set(days)
    # Before the winter of EJP, and from 01:00 to 07:00, nothing needs to be known of a day.
    assert [day for day in days if before[day] == costs[day]] == days[:12]
    assert sum(map(is_peak, days)) > 0
    for day in days:
        total = 0.0
        for instant in HOME.half_hours(day):
            at = datetime.fromtimestamp(instant, PARIS)
            dear = is_peak(at.date()) and at.time() >= time(7)
            dear |= is_peak(at.date() - ONE_DAY) and at.time() < time(1)
            total += HOME.watts(instant) / 2 * 1000 * (PEAK if dear else NORMAL)
        assert costs[day] == pytest.approx(total, abs=3), day


class Noted(CalendarEntity):
    """A calendar in which a person notes EJP days, and other things."""

    _attr_name = "noted"

    def __init__(self, *events: CalendarEvent) -> None:
        """Note these."""
        self.events = list(events)

    @property
    @override
    def event(self) -> None:
        return None

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        return [
            event
            for event in self.events
            if event.end_datetime_local > start_date
            and event.start_datetime_local < end_date
        ]


async def noted(hass: HomeAssistant, *events: CalendarEvent) -> Noted:
    """Add such a calendar to Home Assistant."""
    calendar = Noted(*events)
    setup_test_component_platform(hass, "calendar", [calendar])
    platform = {"calendar": {"platform": "test"}}
    assert await async_setup_component(hass, "calendar", platform)
    await hass.async_block_till_done()
    return calendar


def whole_day(day: date, summary: str = "Jour EJP") -> CalendarEvent:
    """An event of one day."""
    return CalendarEvent(start=day, end=day + ONE_DAY, summary=summary)


async def test_a_calendar_of_ones_own_tells_the_days(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """Only of the winters in which something stands; an event until 01:00 is one day's."""
    freezer.move_to(datetime(2026, 12, 15, 16, 0, tzinfo=PARIS))
    begins = datetime(2026, 12, 14, 7, tzinfo=PARIS)
    ends = datetime(2026, 12, 15, 1, tzinfo=PARIS)
    calendar = await noted(
        hass,
        CalendarEvent(start=begins, end=ends, summary="EJP"),
        whole_day(date(2026, 12, 16)),
        whole_day(date(2026, 12, 15), "Dentiste"),
        whole_day(date(2026, 1, 6)),
    )
    about = {"calendar": "calendar.noted", "word": "ejp"}
    await start(hass, freezer, added(hass, "ejp", "EJP", way="calendar", **about))
    assert shown(hass, "ejp_today") == "normal"
    assert shown(hass, "ejp_tomorrow") == "peak"
    assert shown(hass, "ejp_days_left") == "20"
    days = await kept(hass)
    assert min(days) == date(2025, 11, 1)
    assert [day for day, told in days.items() if told == "1"] == [
        date(2026, 1, 6), date(2026, 12, 14), date(2026, 12, 16),
    ]  # fmt: skip
    del calendar.events[1]
    await later(hass, freezer, hours=1)
    assert shown(hass, "ejp_tomorrow") == "normal"
    await later(hass, freezer, days=1)
    await later(hass, freezer, hours=1)
    assert shown(hass, "ejp_today") == "normal"
    assert shown(hass, "ejp_tomorrow") == "unknown"
    await calendar.async_remove()


async def test_a_calendar_that_is_gone_is_told_after_days(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """What was known stays."""
    freezer.move_to(datetime(2026, 12, 14, 16, 0, tzinfo=PARIS))
    calendar = await noted(hass, whole_day(date(2026, 12, 14)))
    about = {"calendar": "calendar.noted"}
    await start(hass, freezer, added(hass, "ejp", "EJP", way="calendar", **about))
    assert shown(hass, "ejp_today") == "peak"
    await calendar.async_remove()
    await later(hass, freezer, hours=1)
    assert shown(hass, "ejp_today") == "peak"
    assert raised(hass) == set()
    for _ in range(4):
        await later(hass, freezer, days=1)
    assert raised(hass) == {"service_away"}


async def chosen(hass: HomeAssistant, way: str, page: dict[str, Any]) -> Any:
    """Go through the pages of a way, up to its outcome."""
    manager = hass.config_entries.flow
    flow: Any = await manager.async_init(DOMAIN, context={"source": SOURCE_USER})
    for step in ("ejp", way):
        flow = await manager.async_configure(flow["flow_id"], {"next_step_id": step})
    flow = await manager.async_configure(flow["flow_id"], page)
    await hass.async_block_till_done()
    return await manager.async_configure(flow["flow_id"])


async def test_edf_is_asked_before_the_entry_is_made(
    hass: HomeAssistant, edf: EdfStand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it refuses, nobody speaks of a key."""
    monkeypatch.setattr(ejp, "BASE", edf.base)
    edf.always = Fault(how=How.STATUS, status=403)
    refused = await chosen(hass, "ejp_edf", {})
    assert refused["errors"] == {"base": "service_trouble"}
    edf.always = None
    made = await chosen(hass, "ejp_edf", {})
    assert made["data"] == {"source": "ejp", "way": "edf"}
    await settle(hass)


async def test_a_calendar_is_asked_before_the_entry_is_made(
    hass: HomeAssistant,
) -> None:
    """One that is not there is told."""
    calendar = await noted(hass)
    away = await chosen(hass, "ejp_calendar", {"calendar": "calendar.away"})
    assert away["errors"] == {"base": "service_service_unavailable"}
    page = {"calendar": "calendar.noted", "word": " EJP "}
    made = await chosen(hass, "ejp_calendar", page)
    assert made["title"] == "EJP"
    assert made["data"] == {"source": "ejp", "way": "calendar", **page, "word": "EJP"}
    await settle(hass)
    await calendar.async_remove()
