"""The bars of a while: what they sum to, what they cost, and what they do not claim to know."""

from typing import Any

import pytest

from custom_components.hameau import websocket_past
from custom_components.hameau.core.series import Gap, GapReason, Quantity, Step
from custom_components.hameau.past_known import Known
from custom_components.hameau.past_views import period
from tests.past_views.home import POINT, Home, at, contract, hours, ms


async def test_days_are_the_ones_of_the_statistics(home: Home) -> None:
    """Over the night in March that lacks an hour, day by day to the Wh."""
    await home.add()
    await home.tell(hours(at(2026, 3, 27), 95))
    await home.settle()
    found = await home.period(ms(2026, 3, 27), ms(2026, 3, 31), "day")
    told = await home.statistics(
        f"hameau:{POINT}_import", "day", at(2026, 3, 27), at(2026, 3, 31), {"energy": "Wh"}
    )  # fmt: skip
    assert found["values"] == [round(value) for value in told]
    assert found["known"] == [1, 1, 1, 1]
    assert found["edges"][2] - found["edges"][1] == 86_400_000
    assert found["edges"][3] - found["edges"][2] == 82_800_000


async def test_a_question_is_worked_out_once_until_something_new_is_told(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer that is kept is of what was known; what is told since changes it."""
    worked: list[tuple[int, int]] = []

    def watched(known: Known, first: int, last: int, *how: Any) -> dict[str, Any]:
        worked.append((first, last))
        return period(known, first, last, *how)

    monkeypatch.setattr(websocket_past, "period", watched)
    await home.add()
    await home.tell(hours(at(2026, 1, 1), 24))
    span = ms(2026, 1, 1), ms(2026, 1, 3)
    first = await home.period(*span, "day")
    assert (await home.period(*span, "day"), len(worked)) == (first, 1)
    assert await home.period(*span, "hour") != first
    await home.tell(hours(at(2026, 1, 2), 24))
    again = await home.period(*span, "day")
    assert (again["known"], len(worked)) == ([1, 1], 3)


async def test_what_is_not_known_is_null(home: Home) -> None:
    """A day without a value is no day of nothing, and its hole says why."""
    await home.add()
    hole = Gap(at(2026, 1, 2), at(2026, 1, 3), GapReason.NOT_COLLECTED)
    rows = [*hours(at(2026, 1, 1), 24), *hours(at(2026, 1, 3), 12)]
    await home.tell(rows, gaps=(hole,))
    found = await home.period(ms(2026, 1, 1), ms(2026, 1, 4), "day")
    assert found["values"][1] is None
    assert found["known"] == [1, 0, 0.5]
    assert found["gaps"] == [
        {
            "start": ms(2026, 1, 2),
            "end": ms(2026, 1, 3),
            "reason": "not_collected",
            "value": None,
        }
    ]


async def test_a_day_laid_over_its_hours_says_so(home: Home) -> None:
    """The hours sum to it, the half-hours too."""
    await home.add()
    await home.tell([(at(2026, 1, 1), 24_011)], step=Step.DAY)
    for grain in ("hour", "half_hour"):
        found = await home.period(ms(2026, 1, 1), ms(2026, 1, 2), grain)
        assert sum(found["values"]) == 24_011
        assert all(found["laid"])
    day = await home.period(ms(2026, 1, 1), ms(2026, 1, 2), "day")
    assert day["laid"] == [False]


async def test_a_gas_day_is_all_of_its_date(home: Home) -> None:
    """As its distributor dates it, and as the Energy dashboard shows it."""
    await home.add("98765432109876", "gas")
    rows = [(at(2026, 1, day, 6), 10_000 + day) for day in (1, 2, 3)]
    gas = {"point": "98765432109876", "quantity": Quantity.GAS_ENERGY}
    await home.tell(rows, step=Step.GAS_DAY, **gas)  # type: ignore[arg-type]  # arguments of tell
    found = await home.period(ms(2026, 1, 1), ms(2026, 1, 4), "day", **gas)
    assert found["values"] == [10_001, 10_002, 10_003]
    assert found["known"] == [1, 1, 1]


async def test_a_while_is_compared_with_the_one_before_or_a_year_before(
    home: Home,
) -> None:
    """February with January, or with the February before: the days of each as they are."""
    await home.add()
    await home.tell(hours(at(2024, 1, 1), 2 * 366 * 24))
    february = ms(2025, 2, 1), ms(2025, 3, 1)
    beside = await home.period(*february, "day", compare="previous")
    assert (beside["before"]["start"], beside["before"]["end"]) == (ms(2025, 1, 1), ms(2025, 2, 1))  # fmt: skip
    assert len(beside["before"]["values"]) == 31
    year = await home.period(*february, "day", compare="year")
    assert len(year["before"]["values"]) == 29
    assert year["before"]["total"]["value"] == sum(year["before"]["values"])


async def test_cost_is_energy_and_standing_charge(home: Home) -> None:
    """January at 0.20 €/kWh and 12 € a month, and as its statistic tells it."""
    await home.add(subentries_data=[contract()])
    await home.tell([(at(2026, 1, 1) + 3600 * n, 1000) for n in range(31 * 24)])
    await home.settle()
    found = await home.period(ms(2026, 1, 1), ms(2026, 2, 1), "month")
    assert found["cost"] == [round(744 * 0.2 + 12, 6)]
    assert found["standing"] == [12]
    assert found["total"]["unpriced"] == 0
    told = await home.statistics(
        f"hameau:{POINT}_cost", "month", at(2026, 1, 1), at(2026, 2, 1), {}
    )
    assert [round(value, 6) for value in told] == found["cost"]


async def test_periods_sum_to_the_bars(home: Home) -> None:
    """Off-peak from 22:00 to 06:00: a third of even hours."""
    prices = {"off_peak": "0.15", "peak": "0.21"}
    await home.add(subentries_data=[contract(option="off_peak", prices=prices)])
    await home.tell([(at(2026, 1, 1) + 3600 * n, 900) for n in range(240)])
    found = await home.period(ms(2026, 1, 1), ms(2026, 1, 11), "day")
    by_name = {one["period"]: one for one in found["periods"]}
    assert by_name["off_peak"]["values"] == [7200] * 10
    assert by_name["peak"]["values"] == [14_400] * 10
    assert by_name["peak"]["total"]["cost"] == round(144 * 0.21, 6)


async def test_energy_without_a_price_is_told_and_costs_nothing(home: Home) -> None:
    """A contract from 2026 says nothing of 2025."""
    await home.add(subentries_data=[contract(**{"from": "2026-01-01"})])
    await home.tell([(at(2025, 12, 31) + 3600 * n, 1000) for n in range(48)])
    found = await home.period(ms(2025, 12, 31), ms(2026, 1, 2), "day")
    assert found["cost"][0] is None
    assert found["cost"][1] > 4.8
    assert found["unpriced"] == [24_000, 0]
    assert found["lacks"] == [{"reason": "no_contract", "energy": 24_000}]


async def test_what_cannot_be_told_says_why(home: Home) -> None:
    """Each with the key of a text."""
    start, end = ms(2026, 1, 1), ms(2026, 1, 2)
    drawn = {"quantity": "import", "grain": "day"}
    ask = home.refused
    unknown = await ask("past/period", point="0", start=start, end=end, **drawn)
    assert unknown["code"] == "unknown_point"
    assert unknown["translation_key"] == "past_unknown_point"
    await home.add()
    nothing = await ask("past/period", point=POINT, start=start, end=end, **drawn)
    assert nothing["code"] == "no_data"
    await home.tell(hours(at(2026, 1, 1), 24))
    turned = await ask("past/period", point=POINT, start=end, end=start, **drawn)
    assert turned["code"] == "bad_span"
    drawn["grain"] = "half_hour"
    long = await ask("past/period", point=POINT, start=start, end=start + 70 * 86_400_000, **drawn)  # fmt: skip
    assert long["code"] == "span_too_long"
    assert long["translation_placeholders"] == {"most": "62"}


async def test_something_new_is_seen_at_once(home: Home) -> None:
    """What was kept at hand is let go when the history changes."""
    await home.add()
    await home.tell(hours(at(2026, 1, 1), 24))
    before = await home.period(ms(2026, 1, 1), ms(2026, 1, 3), "day")
    assert before["values"][1] is None
    await home.tell([(at(2026, 1, 2) + 3600 * n, 5) for n in range(24)], name="other")
    after = await home.period(ms(2026, 1, 1), ms(2026, 1, 3), "day")
    assert after["values"][1] == 120


async def test_a_hole_of_gas_days_is_of_their_dates(home: Home) -> None:
    """Told from six to six, it is no hole of three days and one of a night."""
    await home.add("98765432109876", "gas")
    rows = [(at(2026, 1, day, 6), 10_000) for day in (1, 5)]
    gap = Gap(at(2026, 1, 2, 6), at(2026, 1, 5, 6), GapReason.EMPTY)
    gas = {"point": "98765432109876", "quantity": Quantity.GAS_ENERGY}
    await home.tell(rows, step=Step.GAS_DAY, gaps=(gap,), **gas)  # type: ignore[arg-type]  # arguments of tell
    found = await home.period(ms(2026, 1, 1), ms(2026, 1, 6), "day", **gas)
    told = [(one["start"], one["end"], one["reason"]) for one in found["gaps"]]
    assert told == [(ms(2026, 1, 2), ms(2026, 1, 5), "empty")]
