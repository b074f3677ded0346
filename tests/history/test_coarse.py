"""Days laid over hours: each day of Home Assistant's views shows the figure its provider dates so."""

from datetime import date

import pytest

from custom_components.hameau.core.series import HOUR_S, Step, Trust
from tests.history.door import GAS, PARIS, Door, at, every_hour


@pytest.mark.parametrize(
    ("day", "hours"),
    [((2025, 3, 30), 23), ((2025, 10, 26), 25), ((2025, 6, 1), 24)],
)
async def test_a_civil_day_is_laid_over_its_own_hours(
    door: Door, day: tuple[int, int, int], hours: int
) -> None:
    await door.tell([(at(*day), 10_007)], step=Step.DAY)
    await door.write()

    values = list((await door.hours()).values())
    assert len(values) == hours
    share, rest = divmod(10_007, hours)
    assert values == [share + 1] * rest + [share] * (hours - rest)
    bars = await door.changes("day", (2025, 1, 1), (2026, 1, 1))
    assert bars == {day: 10_007}


async def test_gas_days_are_the_days_of_the_cards(door: Door) -> None:
    dates = [date.fromordinal(n) for n in range(date(2025, 3, 25).toordinal(), date(2025, 4, 5).toordinal())]  # fmt: skip
    days = [
        (Step.GAS_DAY.start_of(day, PARIS), 40_001 + place)
        for place, day in enumerate(dates)
    ]
    await door.tell(days, step=Step.GAS_DAY, key=GAS)
    await door.write()

    bars = await door.changes("day", (2025, 3, 1), (2025, 5, 1), GAS)
    assert bars == {
        (day.year, day.month, day.day): 40_001 + place
        for place, day in enumerate(dates)
    }
    months = await door.changes("month", (2025, 3, 1), (2025, 5, 1), GAS)
    assert months[2025, 3, 1] == sum(value for _, value in days[:7])


async def test_hours_take_the_place_of_their_day(door: Door) -> None:
    day, after = (2025, 2, 10), (2025, 2, 11)
    await door.tell([(at(*day), 24_000)], step=Step.DAY)
    await door.write()
    rows = every_hour(at(*day), at(*after))

    await door.tell(rows, trust=Trust.GATEWAY)
    await door.write()

    assert await door.hours() == dict(rows)
    assert await door.sums_hold()


async def test_a_day_is_laid_only_where_nothing_finer_is(door: Door) -> None:
    rows = every_hour(at(2025, 2, 10), at(2025, 2, 11))
    await door.tell(rows)
    await door.tell([(at(2025, 2, 9), 2400), (at(2025, 2, 10), 5)], step=Step.DAY)
    await door.write()

    bars = await door.changes("day", (2025, 2, 1), (2025, 3, 1))
    assert bars == {
        (2025, 2, 9): 2400,
        (2025, 2, 10): sum(value for _, value in rows),
    }
    assert (await door.hours())[at(2025, 2, 9) + 5 * HOUR_S] == 100
