"""Day-ahead prices: hours and quarters, days of 23 to 25 hours, what is not out yet."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
import json
from typing import Any

import aiohttp
import pytest

from hameau_core.clients.energy_charts import EnergyCharts, next_ask
from hameau_core.errors import ServiceError
from hameau_core.series import Step, Unit
from tests.core.clients.services import Clock
from tests.servers.energy_charts import LICENCE, EnergyChartsStand, price
from tests.servers.linky_home import PARIS, steps
from tests.servers.web import Fault, How

TODAY = date(2026, 11, 21)
ONE_DAY = timedelta(days=1)
MIDNIGHT = int(datetime(2026, 11, 21, tzinfo=PARIS).timestamp())


@pytest.fixture
async def stand(clock: Clock) -> AsyncIterator[EnergyChartsStand]:
    async with EnergyChartsStand(clock) as running:
        yield running


@pytest.fixture
def client(
    web: aiohttp.ClientSession, clock: Clock, stand: EnergyChartsStand
) -> EnergyCharts:
    return EnergyCharts(web, zone=PARIS, clock=clock, base=stand.base)


@pytest.mark.parametrize(
    ("day", "count", "step"),
    [
        (date(2026, 3, 29), 92, Step.MINUTES_15),
        (date(2026, 11, 20), 96, Step.MINUTES_15),
        (date(2026, 10, 25), 100, Step.MINUTES_15),
        (date(2025, 3, 30), 23, Step.HOUR),
        (date(2025, 9, 30), 24, Step.HOUR),
        (date(2024, 10, 27), 25, Step.HOUR),
        (date(2025, 10, 26), 100, Step.MINUTES_15),
    ],
)
async def test_a_day_has_as_many_prices_as_it_has_steps(
    client: EnergyCharts, day: date, count: int, step: Step
) -> None:
    found = await client.day_ahead(day, day)
    (series,) = found.series
    assert (len(series), series.step, series.unit) == (count, step, Unit.PRICE)
    assert found.days == {day}
    assert list(series.values) == [
        round(price(start) * 1000) for start in steps(day, step.seconds or 0, PARIS)
    ]
    assert found.licence == LICENCE


async def test_the_change_to_quarters_parts_the_series(client: EnergyCharts) -> None:
    found = await client.day_ahead(date(2025, 9, 30), date(2025, 10, 1))
    assert [(series.step, len(series)) for series in found.series] == [
        (Step.HOUR, 24),
        (Step.MINUTES_15, 96),
    ]
    assert found.days == {date(2025, 9, 30), date(2025, 10, 1)}


async def test_tomorrow_is_not_out_before_the_auction(
    client: EnergyCharts, clock: Clock
) -> None:
    tomorrow = TODAY + ONE_DAY
    assert (await client.day_ahead(TODAY, tomorrow)).days == {TODAY}
    clock.now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert (await client.day_ahead(TODAY, tomorrow)).days == {TODAY, tomorrow}


async def test_what_is_not_out_may_be_told_in_words(
    client: EnergyCharts, stand: EnergyChartsStand
) -> None:
    stand.text = True
    found = await client.day_ahead(TODAY + ONE_DAY, TODAY + ONE_DAY)
    assert (found.series, found.days, found.why) == ((), frozenset(), "not available")


async def test_what_is_not_out_may_be_an_empty_list(client: EnergyCharts) -> None:
    found = await client.day_ahead(TODAY + ONE_DAY, TODAY + ONE_DAY)
    assert (found.series, found.days, found.why) == ((), frozenset(), "")


@pytest.mark.parametrize(
    ("body", "why"), [(b'{"detail": "no content"}', "no content"), (b"{}", "404")]
)
async def test_what_is_not_out_may_be_status_404_with_a_reason(
    client: EnergyCharts, stand: EnergyChartsStand, body: bytes, why: str
) -> None:
    stand.always = Fault(how=How.STATUS, status=404, body=body)
    assert (await client.day_ahead(TODAY, TODAY)).why == why


def answer(stand: EnergyChartsStand, **changes: Any) -> None:
    content: dict[str, Any] = {
        "license_info": LICENCE,
        "unix_seconds": [MIDNIGHT, MIDNIGHT + 900, MIDNIGHT + 1800],
        "price": [10.5, -3.25, 0],
        "unit": "EUR/MWh",
    }
    stand.always = Fault(how=How.STATUS, body=json.dumps(content | changes).encode())


async def test_prices_are_exact_below_zero_too(
    client: EnergyCharts, stand: EnergyChartsStand
) -> None:
    answer(stand, price=[10.57, -3.25, 0.0005])
    (series,) = (await client.day_ahead(TODAY, TODAY)).series
    assert list(series.values) == [10_570, -3_250, 0]


async def test_a_price_that_is_null_is_left_out_and_the_day_not_whole(
    client: EnergyCharts, stand: EnergyChartsStand
) -> None:
    answer(stand, price=[10, None, 3])
    found = await client.day_ahead(TODAY, TODAY)
    (series,) = found.series
    assert series.step is Step.MINUTES_15
    assert list(series.starts) == [MIDNIGHT, MIDNIGHT + 1800]
    assert found.days == frozenset()


async def test_a_hole_stretches_no_price(
    client: EnergyCharts, stand: EnergyChartsStand
) -> None:
    stamps = [MIDNIGHT + n * 900 for n in (0, 1, 2, 6, 7, 8)]
    answer(stand, unix_seconds=stamps, price=[1, 2, 3, 4, 5, 6])
    (series,) = (await client.day_ahead(TODAY, TODAY)).series
    assert series.step is Step.MINUTES_15
    assert list(series.starts) == stamps


async def test_one_price_alone_has_the_step_of_its_day(
    client: EnergyCharts, stand: EnergyChartsStand
) -> None:
    answer(stand, unix_seconds=[MIDNIGHT], price=[1])
    (series,) = (await client.day_ahead(TODAY, TODAY)).series
    assert series.step is Step.MINUTES_15
    then = int(datetime(2025, 9, 1, tzinfo=PARIS).timestamp())
    answer(stand, unix_seconds=[then], price=[1])
    day = date(2025, 9, 1)
    assert (await client.day_ahead(day, day)).series[0].step is Step.HOUR


async def test_days_that_were_not_asked_for_are_left_out(
    client: EnergyCharts, stand: EnergyChartsStand
) -> None:
    answer(stand, unix_seconds=[MIDNIGHT - 900, MIDNIGHT, MIDNIGHT + 900])
    (series,) = (await client.day_ahead(TODAY, TODAY)).series
    assert series.first == MIDNIGHT


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"unit": "ct/kWh"}, "unit"),
        ({"unit": None}, "unit"),
        ({"price": [1, 2]}, "price"),
        ({"price": {}}, "price"),
        ({"price": [1, "2", 3]}, "price[1]"),
        ({"price": [1, 2, True]}, "price[2]"),
        ({"price": [1e9, 2, 3]}, "price[0]"),
        ({"unix_seconds": 5}, "unix_seconds"),
        ({"unix_seconds": [MIDNIGHT, MIDNIGHT, MIDNIGHT + 900]}, "unix_seconds[1]"),
        ({"unix_seconds": [MIDNIGHT, "x", MIDNIGHT + 900]}, "unix_seconds[1]"),
        ({"unix_seconds": [MIDNIGHT, 1.5, 2]}, "unix_seconds[1]"),
        ({"unix_seconds": [0, 900, 1800]}, "unix_seconds"),
        ({"unix_seconds": [MIDNIGHT + 7, MIDNIGHT + 907, MIDNIGHT + 1807]}, "unix_seconds"),
        ({"unix_seconds": list(range(40_000)), "price": [1] * 40_000}, "unix_seconds"),
    ],
)  # fmt: skip
async def test_a_malformed_answer_names_its_field(
    client: EnergyCharts, stand: EnergyChartsStand, changes: dict[str, Any], field: str
) -> None:
    answer(stand, **changes)
    with pytest.raises(ServiceError) as caught:
        await client.day_ahead(TODAY, TODAY)
    assert (caught.value.key, caught.value.placeholders["field"]) == (
        "bad_answer",
        field,
    )


@pytest.mark.parametrize(
    ("first", "last"), [(TODAY, TODAY - ONE_DAY), (date(2025, 1, 1), TODAY)]
)
async def test_a_year_is_the_most(
    client: EnergyCharts, first: date, last: date
) -> None:
    with pytest.raises(ServiceError) as caught:
        await client.day_ahead(first, last)
    assert caught.value.key == "span_too_long"


@pytest.mark.parametrize(
    ("hour", "known", "after", "before"),
    [
        ((9, 0), 1, (13, 0), (13, 10)),
        ((13, 30), 1, (13, 45), (13, 45)),
        ((18, 0), 1, (19, 0), (19, 0)),
        ((9, 0), 0, (9, 15), (9, 15)),
        ((14, 0), 2, (37, 0), (37, 10)),
    ],
)
def test_prices_are_asked_for_when_they_come(
    hour: tuple[int, int], known: int, after: tuple[int, int], before: tuple[int, int]
) -> None:
    midnight = datetime.combine(TODAY, time(), PARIS)
    now = midnight + timedelta(hours=hour[0], minutes=hour[1])
    days = frozenset(TODAY + n * ONE_DAY for n in range(known))
    asked = next_ask(now, PARIS, days, "seed") - midnight
    assert timedelta(hours=after[0], minutes=after[1]) <= asked
    assert asked <= timedelta(hours=before[0], minutes=before[1])
