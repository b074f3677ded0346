"""What a hole costs: the standing charge, owed there too, and told alike by statistics, sensors and views."""

from freezegun.api import FrozenDateTimeFactory
import pytest

from tests.past_views.home import POINT, Home, at, contract, ms

YEAR = (at(2026, 1, 1), at(2026, 11, 1))
DRAWN = {"point": POINT, "quantity": "import"}
ENTITY = f"sensor.electricity_{POINT[-4:]}_cost_"
A_DAY = 12 / 31
"""Of October's twelve euros."""
TEMPO = ("blue_off_peak", "blue_peak", "white_off_peak", "white_peak", "red_off_peak", "red_peak")  # fmt: skip


def _known(first: int, count: int) -> list[tuple[int, int]]:
    return [(first + 3600 * n, 1000) for n in range(count)]


async def _with_a_hole(home: Home, freezer: FrozenDateTimeFactory) -> None:
    """The same ten days of two years, 24 kWh each at 0.20 €; this year lacks the 4th to 7th, and half of the 2nd."""
    freezer.move_to("2026-10-11T11:00:00+00:00")
    await home.add(subentries_data=[contract()])
    rows = _known(at(2025, 10, 1), 10 * 24)
    rows += _known(at(2026, 10, 1), 24 + 12) + _known(at(2026, 10, 3), 24)
    rows += _known(at(2026, 10, 8), 3 * 24)
    await home.tell(rows)
    await home.settle()


COST = (5 * 24 + 12) * 0.2 + 10 * A_DAY


async def test_statistics_sensors_and_views_agree_on_what_a_hole_costs(
    home: Home, freezer: FrozenDateTimeFactory
) -> None:
    """The charge of all ten days; what is compared is the five that either year knows whole, the same to the cent."""
    await _with_a_hole(home, freezer)
    span = at(2026, 10, 1), at(2026, 11, 1)
    (told,) = await home.statistics(f"hameau:{POINT}_cost", "month", *span, {})
    assert told == pytest.approx(COST, abs=1e-5)
    total = (await home.period(ms(2026, 10, 1), ms(2026, 11, 1), "day"))["total"]
    assert total["cost"] == pytest.approx(COST, abs=1e-5)
    assert total["standing_alone"] == pytest.approx(4 * A_DAY, abs=1e-5)
    state = home.hass.states.get(f"{ENTITY}this_month")
    assert state is not None
    assert float(state.state) == round(COST, 2)
    assert state.attributes["standing_of_missing_days"] == round(4 * A_DAY, 2)
    assert state.attributes["days_missing"] == 5
    change = home.hass.states.get(f"{ENTITY}month_change")
    assert change is not None
    assert (float(change.state), change.attributes["days_compared"]) == (0, 5)


async def test_a_year_to_date_has_the_charge_of_its_holes(
    home: Home, freezer: FrozenDateTimeFactory
) -> None:
    """As its statistic has, and says how much that is; like with like has none."""
    await _with_a_hole(home, freezer)
    (this, former) = (await home.ask("past/to_date", date="2026-10-10", **DRAWN))["years"]  # fmt: skip
    told = sum(await home.statistics(f"hameau:{POINT}_cost", "day", *YEAR, {}))
    assert this["cost"] == pytest.approx(told, abs=1e-5)
    assert this["standing_alone"] == pytest.approx(12 * 9 + 4 * A_DAY, abs=1e-5)
    assert former["standing_alone"] == 0
    assert former["like"]["cost"] == former["like"]["of_cost"]


async def test_a_day_of_which_something_has_no_price_is_not_compared(
    home: Home, freezer: FrozenDateTimeFactory
) -> None:
    """Tempo's days without a colour: only their standing charge is known."""
    freezer.move_to("2026-10-04T11:00:00+00:00")
    prices = dict.fromkeys(TEMPO, "0.1")
    await home.add(subentries_data=[contract(option="tempo", prices=prices)])
    await home.tell(_known(at(2026, 10, 1), 3 * 24))
    await home.settle()
    state = home.hass.states.get(f"{ENTITY}this_month")
    assert state is not None
    assert float(state.state) == round(3 * A_DAY, 2)
    assert state.attributes["days_missing"] == 3
