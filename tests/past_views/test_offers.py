"""The same year under other contracts."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from custom_components.hameau.core.clients import regulated_prices
from tests.past_views.home import PARIS, POINT, Home, at, contract
from tests.servers.data_gouv import DataGouvStand


@pytest.fixture(autouse=True)
async def tables(
    socket_enabled: None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[DataGouvStand]:
    """The public tables, on loopback."""
    async with DataGouvStand() as stand:
        monkeypatch.setattr(regulated_prices, "BASE", stand.base)
        yield stand


async def test_each_option_and_power_is_compared_with_the_present_one(
    home: Home,
) -> None:
    """By energy and standing charge, over the year there is."""
    await home.add(subentries_data=[contract()])
    first, last = at(2025, 1, 1), at(2026, 1, 1)
    await home.tell([(start, 500) for start in range(first, last, 3600)])
    found = await home.ask("past/tariffs", point=POINT)
    assert (found["start"], found["end"]) == ("2025-01-01", "2025-12-31")
    assert found["days"] == {"of": 365, "covered": 365, "left_out": 0}
    now = found["offers"][found["now"]]
    assert now["cost"] == round(8760 * 0.5 * 0.2 + 144, 6)
    assert now["difference"] == 0
    base = next(one for one in found["offers"] if one["key"] == "base-6000")
    assert base["difference"] == pytest.approx(base["cost"] - now["cost"], abs=1e-6)
    tempo = next(one for one in found["offers"] if one["key"] == "tempo-6000")
    assert tempo["cannot"]["lack"] == "no_colour"
    assert tempo["cost"] is None
    assert datetime.fromtimestamp(found["peak"]["at"] / 1000, PARIS).year == 2025


async def test_without_the_tables_the_present_contract_is_told_alone(
    home: Home, tables: DataGouvStand
) -> None:
    """And that the others cannot be."""
    await home.add(subentries_data=[contract()])
    await tables.stop()
    await home.tell([(start, 500) for start in range(at(2025, 1, 1), at(2025, 2, 1), 3600)])  # fmt: skip
    found = await home.ask("past/tariffs", point=POINT)
    assert found["prices"] is None
    assert [one["key"] for one in found["offers"]] == ["now"]


async def test_overseas_is_compared_with_what_is_offered_there(home: Home) -> None:
    """No day of Tempo is one of La Réunion's."""
    await home.hass.config.async_set_time_zone("Indian/Reunion")
    await home.add(subentries_data=[contract()])
    await home.tell([(start, 500) for start in range(at(2025, 1, 1), at(2025, 2, 1), 3600)])  # fmt: skip
    found = await home.ask("past/tariffs", point=POINT)
    options = {one["option"] for one in found["offers"]}
    assert options == {"base", "off_peak"}
