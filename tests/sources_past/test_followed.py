"""A contract that follows the regulated prices: what its pages show, what it costs, what becomes of it as prices change."""

from collections.abc import AsyncIterator
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau import price_tables
from custom_components.hameau.core.clients.regulated_prices import read_prices
from custom_components.hameau.core.tic.tariff import Contract
from custom_components.hameau.sources.point_contract import (
    electricity_from_parts,
    followed,
    regulated_terms,
)
from tests.servers import data_gouv
from tests.servers.data_gouv import BASE_ID, DataGouvStand
from tests.servers.web import Fault, How
from tests.sources_past.pages import (
    HOME,
    NOW,
    days_of,
    files_entry,
    later,
    raised,
    run_of,
    settle,
)
from tests.sources_past.test_contract import (
    FIRST,
    LAST,
    PRICES,
    begin,
    suggested,
    tell_curve,
)

PAGE = {"from": "2023-03-01", "option": "base", "power": "9", "prices": "follow"}
DATES = ("2023-03-01", "2023-08-01", "2025-02-01", "2026-02-01")


@pytest.fixture
async def tables(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DataGouvStand]:
    """The published tables."""
    async with DataGouvStand() as stand:
        monkeypatch.setattr(PRICES, stand.base)
        yield stand


def changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the prices have changed on 1 November 2026: 3 % more, 3 € more."""
    *former, (begins, _) = data_gouv._DATES
    dates = (*former, (begins, "31/10/2026"), ("01/11/2026", ""))
    monkeypatch.setattr(data_gouv, "_DATES", dates)


def terms(**dates: str) -> list[dict[str, Any]]:
    """The terms the tables say of the page's offer, as the table is now."""
    rows = read_prices(data_gouv.table(BASE_ID).encode(), Contract.BASE, "")
    return regulated_terms(rows, "base", 9000, dates.get("since", PAGE["from"]))


async def add(hass: HomeAssistant, **more: Any) -> Any:
    """Add the contract; give what its last page was and what came of it."""
    page = await begin(hass, {**PAGE, **more})
    done = await hass.config_entries.subentries.async_configure(page["flow_id"], {})
    await settle(hass)
    return page, done


@pytest.mark.usefixtures("tables")
async def test_one_contract_has_each_price_at_its_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """The page shows them, the latest first; costs are those of the price of the day."""
    freezer.move_to(NOW)
    run = await run_of(hass, files_entry(hass))
    await tell_curve(run)
    page, done = await add(hass)
    assert page["step_id"] == "followed"
    shown = page["description_placeholders"]
    assert shown["since"] == DATES[-1]
    assert shown["prices"] == "- Price of a kWh **0.2103 €/kWh**"
    assert shown["standing"] == "211.5"
    assert shown["dates"] == ", ".join(DATES)
    assert done["title"] == "2023-03-01 · Base 9 kVA · TRV"
    assert [term["from"] for term in done["data"]["terms"]] == [*DATES]
    costs = await days_of(hass, "cost")
    assert costs[LAST] == pytest.approx(
        HOME.day(LAST) * 210.3 + 211_500_000 / 365, abs=30
    )


async def test_a_change_of_prices_is_taken_up(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    tables: DataGouvStand,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The next morning, from its own day on; the days before cost what they did."""
    freezer.move_to(NOW)
    entry = files_entry(hass)
    run = await run_of(hass, entry)
    await tell_curve(run)
    await add(hass)
    before = await days_of(hass, "cost")
    changed(monkeypatch)
    await later(hass, freezer, days=1, minutes=1)
    await later(hass, freezer, seconds=30)
    await settle(hass)
    [part] = entry.subentries.values()
    assert part.data["terms"] == terms()
    assert len(part.data["terms"]) == len(DATES) + 1
    after = await days_of(hass, "cost")
    assert after[FIRST] == before[FIRST]
    assert after[LAST] == pytest.approx(
        HOME.day(LAST) * 216.1 + 214_500_000 / 365, abs=30
    )
    assert raised(hass) == set()


async def test_tables_that_stay_away_are_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, tables: DataGouvStand
) -> None:
    """After weeks, for prices change seldom; what is known stays, and can be changed meanwhile."""
    freezer.move_to(NOW)
    entry = files_entry(hass)
    await run_of(hass, entry)
    await add(hass)
    [part] = entry.subentries.values()
    tables.always = Fault(how=How.STATUS, status=503)
    for days in (1, 30, 20):
        assert raised(hass) == set()
        await later(hass, freezer, days=days, minutes=1)
    assert raised(hass) == {"prices_stale"}
    del hass.data[price_tables._TABLES]  # as after a restart
    flow = await entry.start_subentry_reconfigure_flow(hass, part.subentry_id)
    assert suggested(flow)["prices"] == "follow"
    manager = hass.config_entries.subentries
    page = await manager.async_configure(flow["flow_id"], PAGE)
    assert page["step_id"] == "followed"
    page = await begin(hass, {**PAGE, "from": "2024-01-01"})
    assert page["errors"] == {"prices": "no_tables"}
    tables.always = None
    await later(hass, freezer, days=2, minutes=1)
    assert raised(hass) == set()
    [part] = entry.subentries.values()
    assert [term["from"] for term in part.data["terms"]] == [*DATES]


def test_what_the_table_forgets_is_kept() -> None:
    """And a table without the offer changes nothing."""
    data = {"from": PAGE["from"], "terms": terms(), "off_peak": [], "followed": True}
    rows = read_prices(data_gouv.table(BASE_ID).encode(), Contract.BASE, "")
    assert followed(data, rows) is None
    assert followed(data, [row for row in rows if row.start.year < 2026]) is not None
    assert followed(data, [row for row in rows if row.start.year == 2026]) is None
    assert followed(data, ()) is None
    assert followed({**data, "followed": False}, rows[:1]) is None


def test_a_later_contract_ends_the_one_that_follows() -> None:
    """However the regulated prices change after it."""
    first = {"from": PAGE["from"], "terms": terms(), "off_peak": []}
    own = {**terms()[-1], "from": "2025-01-01"}
    second = {"from": "2025-01-01", "terms": [own], "off_peak": []}
    found = electricity_from_parts([second, first], [])
    assert found is not None
    assert [f"{term.start}" for term in found.terms] == [*DATES[:2], "2025-01-01"]


def test_before_the_tables_begin_nothing_is_known() -> None:
    """A first day before the table's own is no price of then."""
    assert [term["from"] for term in terms(since="2020-01-01")] == [
        "2022-02-01",
        *DATES[1:],
    ]
