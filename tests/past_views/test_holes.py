"""What a hole costs: the standing charge, owed there too, and told alike by statistics, sensors and views."""

from freezegun.api import FrozenDateTimeFactory
import pytest

from tests.past_views.home import POINT, Home, at, contract, ms

YEAR = (at(2026, 1, 1), at(2026, 11, 1))
DRAWN = {"point": POINT, "quantity": "import"}
ENTITY = "sensor.electricity_{}_cost_{}"


def _known(first: int, count: int) -> list[tuple[int, int]]:
    return [(first + 3600 * n, 1000) for n in range(count)]


async def _with_a_hole(home: Home, freezer: FrozenDateTimeFactory) -> None:
    """Two Octobers of 24 kWh a day at 0.20 € and 12 € a month; this one lacks its 11th to 20th, and half of the 5th."""
    freezer.move_to("2026-11-01T11:00:00+00:00")
    await home.add(subentries_data=[contract()])
    rows = _known(at(2025, 10, 1), 31 * 24 + 1)
    rows += _known(at(2026, 10, 1), 4 * 24) + _known(at(2026, 10, 5), 12)
    rows += _known(at(2026, 10, 6), 5 * 24) + _known(at(2026, 10, 21), 11 * 24 + 1)
    await home.tell(rows)
    await home.settle()


ENERGY = (4 + 5 + 11) * 24 * 0.2 + 12 * 0.2 + 0.2
"""Whole days, the hour that the end of summer time gives besides, half a day."""
TEMPO = ("blue_off_peak", "blue_peak", "white_off_peak", "white_peak", "red_off_peak", "red_peak")  # fmt: skip


async def test_statistics_sensors_and_views_agree_on_what_a_hole_costs(
    home: Home, freezer: FrozenDateTimeFactory
) -> None:
    """The whole month's charge, whatever is known of its days."""
    await _with_a_hole(home, freezer)
    month = round(ENERGY + 12, 6)
    hole = round(12 / 31 * 10, 6)
    span = at(2026, 10, 1), at(2026, 11, 1)
    (told,) = await home.statistics(f"hameau:{POINT}_cost", "month", *span, {})
    assert told == pytest.approx(month, abs=1e-5)
    total = (await home.period(ms(2026, 10, 1), ms(2026, 11, 1), "day"))["total"]
    assert total["cost"] == pytest.approx(month, abs=1e-5)
    assert total["standing_alone"] == pytest.approx(hole, abs=1e-5)
    state = home.hass.states.get(ENTITY.format(POINT[-4:], "this_month"))
    assert state is not None
    assert float(state.state) == round(month, 2)
    assert state.attributes["standing_of_missing_days"] == round(hole, 2)
    assert state.attributes["days_missing"] == 11


async def test_days_with_nothing_but_a_charge_are_not_compared(
    home: Home, freezer: FrozenDateTimeFactory
) -> None:
    """Twenty whole days of either October are: the same to the cent."""
    await _with_a_hole(home, freezer)
    state = home.hass.states.get(ENTITY.format(POINT[-4:], "month_change"))
    assert state is not None
    assert (float(state.state), state.attributes["days_compared"]) == (0, 20)


async def test_a_year_to_date_has_the_charge_of_its_holes(
    home: Home, freezer: FrozenDateTimeFactory
) -> None:
    """As its statistic has, and says how much that is; like with like has none."""
    await _with_a_hole(home, freezer)
    (this, former) = (await home.ask("past/to_date", date="2026-10-31", **DRAWN))["years"]  # fmt: skip
    told = sum(await home.statistics(f"hameau:{POINT}_cost", "day", *YEAR, {}))
    assert this["cost"] == pytest.approx(told, abs=1e-5)
    holes = 12 * 8 + 12 / 31 * 10 + 12
    assert this["standing_alone"] == pytest.approx(holes, abs=1e-5)
    assert former["standing_alone"] == 0
    assert former["like"]["cost"] == former["like"]["of_cost"]


async def test_a_day_of_which_something_has_no_price_is_not_compared(
    home: Home, freezer: FrozenDateTimeFactory
) -> None:
    """Tempo's days without a colour: only their standing charge is known."""
    freezer.move_to("2026-11-01T11:00:00+00:00")
    tempo = dict.fromkeys(TEMPO, "0.1")
    await home.add(subentries_data=[contract(option="tempo", prices=tempo)])
    await home.tell(_known(at(2026, 10, 1), 31 * 24 + 1))
    await home.settle()
    state = home.hass.states.get(ENTITY.format(POINT[-4:], "this_month"))
    assert state is not None
    assert float(state.state) == 12
    assert state.attributes["days_missing"] == 31
