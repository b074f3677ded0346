"""Contracts of a point: pages, validation, and costs that agree with a sum made apart."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_USER, ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.core.series import (
    Parts,
    Quality,
    Quantity,
    Series,
    Step,
    Trust,
    Unit,
)
from custom_components.hameau.sources.electricity import ElectricityRuntime
from tests.servers.data_gouv import DataGouvStand
from tests.servers.myelectricaldata import KEY, MyElectricalDataStand
from tests.servers.web import Fault, How
from tests.sources_past.pages import (
    HOME,
    NOW,
    PARIS,
    POINT,
    days_of,
    files_entry,
    point_entry,
    run_of,
    settle,
)

FIRST, LAST = date(2026, 10, 20), date(2026, 11, 10)
PRICES = "custom_components.hameau.core.clients.regulated_prices.BASE"
PAGE = {"from": "2026-02-01", "option": "off_peak", "power": "9", "prices": "own"}
ANSWER = {
    "off_peak": 0.15,
    "peak": 0.25,
    "standing": 15.0,
    "per": "month",
    "windows": "22:30-06:30",
}


def contract(part: str, data: Mapping[str, Any]) -> ConfigSubentryDataWithId:
    """Give a subentry as the pages write it."""
    return ConfigSubentryDataWithId(
        data=data,
        subentry_type="contract",
        title=part,
        unique_id=None,
        subentry_id=part,
    )


OFF_PEAK = {
    "from": "2026-02-01",
    "terms": [
        {
            "from": "2026-02-01",
            "option": "off_peak",
            "subscribed_va": 9000,
            "standing": {"amount": "15", "per": "month"},
            "prices": {"off_peak": "0.15", "peak": "0.25"},
        }
    ],
    "off_peak": [{"from": "2026-02-01", "windows": [["22:30", "06:30"]]}],
}


async def tell_curve(run: ElectricityRuntime) -> None:
    """Tell the home's half-hours, as a file does."""
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    rows = [
        (start, HOME.watts(start) // 2, Quality.MEASURED)
        for day in days
        for start in HOME.half_hours(day)
    ]
    series = Series.of(Step.MINUTES_30, Unit.ENERGY, PARIS, rows)
    await run.async_told(
        Quantity.IMPORT, Trust.FILE, "file", "a file", Parts(series=(series,))
    )


def paid(day: date) -> float:
    """The cost of a day in µEUR, summed half-hour by half-hour."""
    total = 0.0
    for start in HOME.half_hours(day):
        wall = datetime.fromtimestamp(start, PARIS).time()
        cheap = wall >= time(22, 30) or wall < time(6, 30)
        total += HOME.watts(start) / 2 * (0.15 if cheap else 0.25) * 1000
    month = day.replace(day=1)
    length = ((month + timedelta(days=31)).replace(day=1) - month).days
    return total + 15_000_000 / length


async def begin(hass: HomeAssistant, page: Mapping[str, Any]) -> Any:
    """Add a contract up to its second page."""
    [entry] = hass.config_entries.async_entries("hameau")
    manager = hass.config_entries.subentries
    flow = await manager.async_init(
        (entry.entry_id, "contract"), context={"source": SOURCE_USER}
    )
    return await manager.async_configure(flow["flow_id"], dict(page))


async def test_costs_agree_with_a_sum_made_apart(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """Energy by tariff period and the standing charge, over the end of summer time."""
    freezer.move_to(NOW)
    entry = files_entry(hass, subentries_data=[contract("one", OFF_PEAK)])
    run = await run_of(hass, entry)
    await tell_curve(run)
    await settle(hass)
    costs = await days_of(hass, "cost")
    for day, cost in costs.items():
        assert cost == pytest.approx(paid(day), abs=3), day
    assert set(costs) == {FIRST + timedelta(days=n) for n in range(22)}
    cheap = await days_of(hass, "import_off_peak")
    dear = await days_of(hass, "import_peak")
    for day in costs:
        assert cheap[day] + dear[day] == HOME.day(day)
    total = run.figures.year["cost"].total
    assert total == pytest.approx(sum(costs.values()), abs=30)


async def test_another_contract_prices_the_past_anew(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """Without a reload; the months before it keep their price."""
    freezer.move_to(NOW)
    run = await run_of(hass, files_entry(hass))
    await tell_curve(run)
    await settle(hass)
    assert await days_of(hass, "cost") == {}
    page = await begin(hass, PAGE)
    assert page["step_id"] == "prices"
    manager = hass.config_entries.subentries
    done = await manager.async_configure(page["flow_id"], ANSWER)
    assert done["title"] == "2026-02-01 · HP/HC 9 kVA"
    await settle(hass)
    before = await days_of(hass, "cost")
    assert before[LAST] == pytest.approx(paid(LAST), abs=3)
    base = {"from": "2026-11-05", "option": "base", "power": "9", "prices": "own"}
    page = await begin(hass, base)
    await manager.async_configure(
        page["flow_id"], {"base": 0.2, "standing": 180.0, "per": "year"}
    )
    await settle(hass)
    after = await days_of(hass, "cost")
    assert after[FIRST] == before[FIRST]
    assert after[LAST] == pytest.approx(
        HOME.day(LAST) * 200 + 180_000_000 / 365, abs=30
    )


async def test_regulated_prices_are_a_beginning(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the first day and the power that were chosen; then they are the person's own."""
    await run_of(hass, files_entry(hass))
    async with DataGouvStand() as tables:
        monkeypatch.setattr(PRICES, tables.base)
        page = await begin(hass, {**PAGE, "prices": "start"})
        assert page["step_id"] == "prices"
        assert suggested(page)["peak"] == 0.2245
        assert suggested(page)["standing"] == 211.5
        page = await begin(hass, {**PAGE, "option": "tempo", "power": "3"})
        assert page["step_id"] == "prices"
        page = await begin(hass, {**PAGE, "prices": "start", "power": "3"})
        assert page["errors"] == {"prices": "not_regulated"}


async def test_tables_that_do_not_answer_are_told(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is left with a price that is none: what must be typed begins empty, and is asked for."""
    await run_of(hass, files_entry(hass))
    monkeypatch.setattr(PRICES, "http://127.0.0.1:1")
    for way in ("follow", "start"):
        page = await begin(hass, {**PAGE, "prices": way})
        assert page["errors"] == {"prices": "no_tables"}
    page = await begin(hass, PAGE)
    typed = {key: value for key, value in ANSWER.items() if key != "peak"}
    empty = await hass.config_entries.subentries.async_configure(page["flow_id"], typed)
    assert empty["errors"] == {"peak": "missing"}
    assert "peak" not in suggested(empty)
    assert suggested(empty)["off_peak"] == 0.15


def suggested(page: Any) -> dict[str, Any]:
    """What a page suggests, by field."""
    fields = {str(key): key.description for key in page["data_schema"].schema}
    return {name: told["suggested_value"] for name, told in fields.items() if told}


@pytest.mark.parametrize("away", [False, True])
async def test_what_enedis_knows_of_the_contract_is_suggested(
    hass: HomeAssistant, med: MyElectricalDataStand, *, away: bool
) -> None:
    """Power, offer and off-peak hours, where MyElectricalData answers; else the pages are as ever."""
    med.power, med.off_peak = "9 kVA", "HC (1H30-8H00;12H30-14H00)"
    data = {"way": "myelectricaldata", "point": POINT, "key": KEY, "url": med.base}
    entry = point_entry(hass, {"source": "electricity", **data})
    await run_of(hass, entry)
    med.always = Fault(how=How.STATUS, status=503) if away else None
    manager = hass.config_entries.subentries
    flow = await manager.async_init(
        (entry.entry_id, "contract"), context={"source": SOURCE_USER}
    )
    first = {} if away else {"option": "off_peak", "power": "9"}
    assert suggested(flow) == first
    prices = suggested(await manager.async_configure(flow["flow_id"], PAGE))
    assert prices == ({} if away else {"windows": "01:30-08:00, 12:30-14:00"})


async def test_hours_that_are_none_are_told(hass: HomeAssistant) -> None:
    """With an example; the summer's own hours are read too."""
    await run_of(hass, files_entry(hass))
    page = await begin(hass, PAGE)
    manager = hass.config_entries.subentries
    wrong = await manager.async_configure(
        page["flow_id"], {**ANSWER, "windows": "at night"}
    )
    assert wrong["errors"] == {"windows": "not_off_peak_hours"}
    summer = {**ANSWER, "windows": "HC (22H30-6H30)", "windows_summer": "1h30-7h"}
    done = await manager.async_configure(
        page["flow_id"], {**summer, "peak_share": 60.0}
    )
    assert done["data"]["off_peak"][1] == {
        "from": "2026-02-01",
        "windows": [["01:30", "07:00"]],
        "season": ["04-01", "10-31"],
    }
    assert done["data"]["terms"][0]["peak_share"] == "0.6"
    again = await begin(hass, PAGE)
    assert again["errors"] == {"from": "from_taken"}


async def test_a_home_without_off_peak_hours_may_know_those_of_its_meter(
    hass: HomeAssistant,
) -> None:
    """By them the offer that has some is compared; what is no hours is told."""
    entry = files_entry(hass)
    await run_of(hass, entry)
    manager = hass.config_entries.subentries
    page = await begin(hass, {**PAGE, "option": "base"})
    answer = {"base": 0.2, "standing": 10, "per": "month", "hours": "at night"}
    page = await manager.async_configure(page["flow_id"], answer)
    assert page["errors"] == {"hours": "not_off_peak_hours"}
    await manager.async_configure(page["flow_id"], {**answer, "hours": "22h30-6h30"})
    [part] = entry.subentries.values()
    assert part.data["off_peak"] == [
        {"from": "2026-02-01", "windows": [["22:30", "06:30"]]}
    ]
    flow = await entry.start_subentry_reconfigure_flow(hass, part.subentry_id)
    page = await manager.async_configure(flow["flow_id"], {**PAGE, "option": "base"})
    assert suggested(page)["hours"] == "22:30-06:30"
    await settle(hass)


async def test_a_contract_is_changed_on_pages_filled_in(hass: HomeAssistant) -> None:
    """Also one that follows the market."""
    entry = files_entry(hass)
    await run_of(hass, entry)
    manager = hass.config_entries.subentries
    page = await begin(hass, {**PAGE, "option": "dynamic"})
    answer = {"base": 0.02, "factor": 1.2, "standing": 10, "per": "month"}
    await manager.async_configure(page["flow_id"], answer)
    await settle(hass)
    [part] = entry.subentries.values()
    assert part.data["terms"][0]["indexed"] == {"factor": "1.2"}
    flow = await entry.start_subentry_reconfigure_flow(hass, part.subentry_id)
    assert suggested(flow)["option"] == "dynamic"
    page = await manager.async_configure(flow["flow_id"], {**PAGE, "option": "dynamic"})
    done = await manager.async_configure(page["flow_id"], {**answer, "base": 0.03})
    assert done["reason"] == "reconfigure_successful"
    [part] = entry.subentries.values()
    assert part.data["terms"][0]["prices"] == {"base": "0.03"}
    await settle(hass)


async def test_what_is_fed_in_is_paid_for(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """A rate alone is enough; two cannot begin on one day."""
    freezer.move_to(NOW)
    entry = files_entry(hass)
    run = await run_of(hass, entry)
    manager = hass.config_entries.subentries
    rate = {"from": "2026-01-01", "price": 0.1}
    for errors in (None, {"from": "from_taken"}):
        flow = await manager.async_init(
            (entry.entry_id, "feed_in"), context={"source": SOURCE_USER}
        )
        done = await manager.async_configure(flow["flow_id"], rate)
        assert done.get("errors") == errors
    await settle(hass)
    start = Step.DAY.start_of(LAST, PARIS)
    series = Series.of(Step.DAY, Unit.ENERGY, PARIS, [(start, 5000, 0)])
    await run.async_told(
        Quantity.EXPORT, Trust.FILE, "file", "a file", Parts(series=(series,))
    )
    await settle(hass)
    assert await days_of(hass, "revenue") == {LAST: 500_000}
    state = hass.states.get("sensor.linky_0123_income_this_year")
    assert state is not None
    assert state.state == "0.5"


async def test_overseas_no_contract_of_metropolitan_days_is_offered(
    hass: HomeAssistant,
) -> None:
    """Neither Tempo, nor EJP, nor the market's prices."""
    await hass.config.async_set_time_zone("Indian/Reunion")
    await run_of(hass, files_entry(hass))
    [entry] = hass.config_entries.async_entries("hameau")
    page = await hass.config_entries.subentries.async_init(
        (entry.entry_id, "contract"), context={"source": SOURCE_USER}
    )
    offered = page["data_schema"].schema["option"].config["options"]
    assert [one["value"] for one in offered] == ["base", "off_peak"]
