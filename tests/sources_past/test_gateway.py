"""When a gateway is asked, what is remembered of it, and what is said of it."""

from datetime import UTC, date, datetime, timedelta
from time import sleep

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.hameau.core.clients.conso_api import ConsoApi
from custom_components.hameau.core.clients.gateway import Call, Reading
from tests.servers.conso_api import ConsoApiStand
from tests.servers.myelectricaldata import KEY, MyElectricalDataStand, Spent
from tests.servers.web import Fault, How
from tests.sources_past.pages import (
    HOME,
    NOW,
    POINT,
    asked,
    conso_entry,
    days_of,
    expected,
    point_entry,
    raised,
    run_of,
)


async def test_a_restart_in_mid_backfill_goes_on_where_it_was(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    conso: ConsoApiStand,
) -> None:
    """The question that was on its way counts as put; none is put twice for what is kept."""
    freezer.move_to(NOW)
    entry = conso_entry(hass, conso)
    run = await run_of(hass, entry)
    conso.script.extend([None, None, None, Fault(how=How.HANG)])
    assert run.asking is not None
    assert run.asking.next is not None
    freezer.move_to(run.asking.next + timedelta(seconds=1))
    async_fire_time_changed(hass, dt_util.utcnow())
    for _ in range(1000):
        # The loop's own clock stands still too.
        await hass.async_add_executor_job(sleep, 0.01)
        if len(conso.asked) == 4:
            break
    before = len(conso.asked)
    await hass.config_entries.async_reload(entry.entry_id)
    run = entry.runtime_data
    assert run.asking.plan.calls_left(datetime.now(UTC)) == 20 - before
    await asked(hass, freezer, run)
    await asked(hass, freezer, run)
    last = run.figures.last_day
    assert await days_of(hass, "import") == expected(HOME.activated, last)
    spans = [(one.path, one.query) for one in conso.asked]
    assert not set(spans[:3]) & set(spans[3:])


async def test_retry_after_is_respected(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, conso: ConsoApiStand
) -> None:
    """Not before the moment the service gives, be it days away."""
    freezer.move_to(NOW)
    run = await run_of(hass, conso_entry(hass, conso))
    headers = {"Retry-After": "172800"}
    conso.script.append(Fault(how=How.STATUS, status=429, headers=headers))
    await asked(hass, freezer, run)
    assert run.asking is not None
    assert run.asking.next is not None
    assert run.asking.last is not None
    assert run.asking.next >= run.asking.last + timedelta(days=2)
    assert len(conso.asked) == 1


async def test_two_homes_ask_at_their_own_minutes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, conso: ConsoApiStand
) -> None:
    """Once a morning, between 06:00 and 10:00, drawn from the entry."""
    freezer.move_to(NOW)
    one = await run_of(hass, conso_entry(hass, conso))
    await asked(hass, freezer, one)
    assert one.asking is not None
    assert one.asking.next is not None
    local = one.asking.next.astimezone(one.zone)
    assert 6 <= local.hour < 10


async def test_the_end_of_a_key_is_told_before_it_comes(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, conso: ConsoApiStand
) -> None:
    """With the days that are left, and as a sensor."""
    freezer.move_to(NOW)
    ends = NOW + timedelta(days=20)
    entry = conso_entry(hass, conso)
    data = {**entry.data, "key": conso.key(int(ends.timestamp()))}
    hass.config_entries.async_update_entry(entry, data=data)
    run = await run_of(hass, entry)
    await asked(hass, freezer, run)
    assert "access_ends" in raised(hass)
    state = hass.states.get("sensor.linky_0123_access_ends")
    assert state is not None
    assert datetime.fromisoformat(state.state) == ends.replace(microsecond=0)


async def test_a_curve_that_is_not_recorded_is_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, conso: ConsoApiStand
) -> None:
    """Days come as sums: their hours are estimates, their totals exact."""
    freezer.move_to(NOW)
    days = {date(2026, 11, 1) + timedelta(days=n) for n in range(30)}
    conso.enedis.home = HOME.__class__(
        activated=HOME.activated, producer=False, no_curve=frozenset(days)
    )
    run = await run_of(hass, conso_entry(hass, conso))
    await asked(hass, freezer, run)
    await asked(hass, freezer, run)
    assert "curve_off" in raised(hass)
    last = run.figures.last_day
    assert last is not None
    assert await days_of(hass, "import") == expected(HOME.activated, last)


@pytest.mark.parametrize("spent", Spent)
async def test_a_spent_quota_waits_for_another_day(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    med: MyElectricalDataStand,
    spent: Spent,
) -> None:
    """Whichever way MyElectricalData says so; then everything comes."""
    freezer.move_to(NOW)
    med.quota, med.spent = 3, spent
    data = {
        "source": "electricity",
        "way": "myelectricaldata",
        "point": POINT,
        "key": KEY,
        "url": med.base,
    }
    run = await run_of(hass, point_entry(hass, data))
    await asked(hass, freezer, run)
    assert med.calls_today <= 4
    med.quota = 50
    for _ in range(3):
        await asked(hass, freezer, run)
    last = run.figures.last_day
    assert last is not None
    assert last >= date(2026, 11, 20)
    assert await days_of(hass, "import") == expected(HOME.activated, last)
    assert raised(hass) == set()


async def test_a_service_that_stays_away_is_told_after_days(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, conso: ConsoApiStand
) -> None:
    """Nothing is said of a bad morning; when it is back, it is forgotten and caught up."""
    freezer.move_to(NOW)
    run = await run_of(hass, conso_entry(hass, conso))
    conso.always = Fault(how=How.STATUS, status=503)
    await asked(hass, freezer, run)
    assert raised(hass) == set()
    for _ in range(8):
        await asked(hass, freezer, run)
    assert raised(hass) == {"service_trouble"}
    conso.always = None
    for _ in range(4):
        await asked(hass, freezer, run)
    assert raised(hass) == set()
    last = run.figures.last_day
    assert last is not None
    assert await days_of(hass, "import") == expected(HOME.activated, last)


async def test_a_mistake_of_ours_holds_back_no_other_day(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    conso: ConsoApiStand,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What was asked first is answered in a way we stumble over: it is logged, and tomorrow the rest is asked."""
    freezer.move_to(NOW)
    read, asked_first = ConsoApi.read, []

    async def stumbling(gateway: ConsoApi, call: Call) -> Reading:
        asked_first.append(call)
        if call.stream == asked_first[0].stream and call.end == asked_first[0].end:
            raise KeyError("points")
        return await read(gateway, call)

    monkeypatch.setattr(ConsoApi, "read", stumbling)
    run = await run_of(hass, conso_entry(hass, conso))
    await asked(hass, freezer, run)
    assert "a mistake of ours" in caplog.text
    await asked(hass, freezer, run)
    lost = set(asked_first[0].days())
    held = set(await days_of(hass, "import"))
    assert held
    assert len(held | lost) >= len(expected(HOME.activated, date(2026, 11, 19)))
