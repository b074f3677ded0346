"""The index of our own meter: it joins the history, fills what Enedis has not, and is held against it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.core.series import (
    Parts,
    Quality,
    Quantity,
    Series,
    SeriesKey,
    Step,
    Trust,
    Unit,
)
from custom_components.hameau.core.tic.simulator.scenarios import TEMPO
from custom_components.hameau.sources.electricity import ElectricityRuntime
from custom_components.hameau.sources.electricity_meter import MeterIndex
from tests.sources_past.pages import (
    HOME,
    PARIS,
    POINT,
    days_of,
    files_entry,
    later,
    raised,
    run_of,
    settle,
)
from tests.wire import Home

DAY = date(2026, 11, 20)
MORNING = datetime(2026, 11, 19, 23, 0, tzinfo=UTC)


def index_at(moment: datetime) -> int:
    """What the home's register shows, in Wh."""
    begin = int(MORNING.timestamp()) - 7200
    starts = range(begin, int(moment.timestamp()), 1800)
    return 5_000_000 + sum(HOME.watts(start) // 2 for start in starts)


async def a_day_of_the_meter(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
    *,
    silent: tuple[int, ...] = (),
) -> Any:
    """Read the register every hour of a day but the silent ones."""

    def registers(self: MeterIndex) -> dict[SeriesKey, int]:
        now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
        hour = (now - MORNING).total_seconds() / 3600
        if hour in silent:
            return {}
        return {SeriesKey(POINT, Quantity.IMPORT): index_at(now)}

    monkeypatch.setattr(MeterIndex, "registers", registers)
    freezer.move_to(MORNING - timedelta(seconds=30))
    run = await run_of(hass, files_entry(hass, options={"meter_entry": "meter"}))
    await later(hass, freezer, seconds=33)
    for _ in range(24):
        await later(hass, freezer, hours=1)
    return run


async def tell_day(run: Any, value: int, trust: Trust = Trust.FILE) -> None:
    """Tell the sum of the day, as Enedis does."""
    start = Step.DAY.start_of(DAY, PARIS)
    rows = [(start, value, Quality.MEASURED)]
    series = Series.of(Step.DAY, Unit.ENERGY, PARIS, rows)
    await run.async_told(
        Quantity.IMPORT, trust, "file", "a file", Parts(series=(series,))
    )


async def test_hours_of_the_index_are_the_history(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a day that Enedis has not told yet."""
    run = await a_day_of_the_meter(hass, freezer, monkeypatch)
    assert (await days_of(hass, "import"))[DAY] == HOME.day(DAY)
    assert run.figures.last_day == DAY
    assert raised(hass) == set()


async def test_what_the_meter_missed_is_a_gap_whose_sum_is_known(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is made up; Enedis' curve fills it."""
    run = await a_day_of_the_meter(hass, freezer, monkeypatch, silent=(5, 6))
    first = int(MORNING.timestamp())
    key = SeriesKey(POINT, Quantity.IMPORT)
    [gap] = await run.past.async_ask(
        lambda archive: archive.gaps(key, first, first + 86_400)
    )
    assert (gap.start, gap.end) == (first + 4 * 3600, first + 7 * 3600)
    known = index_at(MORNING + timedelta(hours=7)) - index_at(
        MORNING + timedelta(hours=4)
    )
    assert gap.value == known
    rows = [
        (start, HOME.watts(start) // 2, Quality.MEASURED)
        for start in HOME.half_hours(DAY)
    ]
    series = Series.of(Step.MINUTES_30, Unit.ENERGY, PARIS, rows)
    await run.async_told(
        Quantity.IMPORT, Trust.FILE, "curve", "a file", Parts(series=(series,))
    )
    await settle(hass)
    assert (await days_of(hass, "import"))[DAY] == HOME.day(DAY)


@pytest.mark.parametrize(("off", "told"), [(1.02, True), (1.005, False)])
async def test_where_they_disagree_it_is_said(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
    off: float,
    told: bool,
) -> None:
    """Beyond 1 % and 100 Wh of a day."""
    run = await a_day_of_the_meter(hass, freezer, monkeypatch)
    await tell_day(run, round(HOME.day(DAY) * off))
    await settle(hass)
    assert ("meter_disagrees" in raised(hass)) is told
    await tell_day(run, HOME.day(DAY))
    await settle(hass)
    assert raised(hass) == set()


async def test_the_registers_of_a_meter_of_ours_are_read(hass: HomeAssistant) -> None:
    """Its total, and each register it counts on; nothing while it is silent."""
    meter = Home(hass, TEMPO)
    await meter.set_up()
    entry = files_entry(hass, options={"meter_entry": meter.entry.entry_id})
    if entry.state.value == "not_loaded":
        await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    run: ElectricityRuntime = entry.runtime_data
    assert run.meter is not None
    found = run.meter.registers()
    heard = meter.entry.runtime_data.meter
    assert found[SeriesKey(POINT, Quantity.IMPORT)] == heard.energy_wh
    assert len(found) > 6
    await hass.config_entries.async_unload(meter.entry.entry_id)
    assert run.meter.registers() == {}
