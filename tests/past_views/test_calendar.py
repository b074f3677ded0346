"""Years to date, months, and what is known of each day."""

from datetime import datetime

from custom_components.hameau.core.series import Gap, GapReason, Step
from tests.past_views.home import PARIS, POINT, Home, at, contract, hours, ms

DRAWN = {"point": POINT, "quantity": "import"}


def days(*years: int, value: int = 1000) -> list[tuple[int, int]]:
    """Give all days of some years."""
    first, last = at(years[0], 1, 1), at(years[-1] + 1, 1, 1)
    found, start = [], first
    while start < last:
        found.append((start, value))
        start = Step.DAY.end(start, PARIS)
    return found


async def test_years_are_compared_up_to_the_same_date(home: Home) -> None:
    """Like with like: the 29th of February is told, and no part of it."""
    await home.add()
    await home.tell([row for row in days(2024, 2025) if row[0] < at(2025, 7, 1)], step=Step.DAY)  # fmt: skip
    found = await home.ask("past/to_date", **DRAWN)
    this, before = found["years"]
    assert found["date"] == "2025-06-30"
    assert (this["value"], this["days"]) == (181_000, 181)
    assert (before["value"], before["days"]) == (182_000, 182)
    assert before["like"]["value"] == before["like"]["of"] == 181_000
    assert found["notes"] == ["leap_day"]


async def test_a_day_missing_in_one_year_is_left_out_of_both(home: Home) -> None:
    """And said, as a run of days."""
    await home.add()
    rows = [r for r in days(2024, 2025) if not at(2024, 3, 5) <= r[0] < at(2024, 3, 8)]
    await home.tell([r for r in rows if r[0] < at(2025, 4, 1)], step=Step.DAY)
    found = await home.ask("past/to_date", **DRAWN)
    before = found["years"][1]
    assert before["missing"] == [{"start": "2024-03-05", "end": "2024-03-07"}]
    assert before["like"]["days"] == 90 - 3
    assert set(found["notes"]) == {"leap_day", "missing_days"}


async def test_euros_are_compared_where_all_has_a_price(home: Home) -> None:
    """A contract that begins in the middle of the past year says nothing of it."""
    await home.add(subentries_data=[contract(**{"from": "2024-06-01"})])
    await home.tell(days(2023, 2024, 2025), step=Step.DAY)
    this, former, older = (await home.ask("past/to_date", **DRAWN))["years"]
    assert this["cost"] == round(365 * 0.2 + 144, 6)
    assert former["like"]["cost"] is None
    assert older["cost"] is None
    assert older["value"] == 365_000


async def test_months_are_null_where_nothing_is_known(home: Home) -> None:
    """And say which share of their days is known whole."""
    await home.add()
    await home.tell([r for r in days(2025) if r[0] >= at(2025, 3, 16)], step=Step.DAY)
    found = await home.ask("past/months", **DRAWN)
    (months,) = found["months"]
    assert found["years"] == [2025]
    assert months[:2] == [None, None]
    assert months[2] == {"value": 16_000, "cost": None, "known": round(16 / 31, 4)}
    assert months[3] == {"value": 30_000, "cost": None, "known": 1}


async def test_a_calendar_tells_days_origins_and_holes(home: Home) -> None:
    """Of which file each day is, and why some are not there."""
    await home.add()
    await home.tell(hours(at(2025, 1, 1), 48), name="hours.csv")
    hole = Gap(at(2025, 1, 4), at(2025, 1, 6), GapReason.EMPTY)
    rows = [(at(2025, 1, 3), 700), (at(2025, 1, 6), 800)]
    await home.tell(rows, step=Step.DAY, name="days.csv", gaps=(hole,))
    found = await home.ask("past/coverage", **DRAWN, year=2025)
    numbers = {origin["name"]: origin["number"] for origin in found["origins"]}
    first, third, fourth = (found["days"][n] for n in (0, 2, 3))
    assert (first["known"], first["origins"], first["laid"]) == (1, [numbers["hours.csv"]], False)  # fmt: skip
    assert (third["origins"], third["laid"]) == ([numbers["days.csv"]], True)
    assert (fourth["known"], fourth["quality"]) == (0, None)
    assert [(gap["start"], gap["reason"]) for gap in found["gaps"]] == [
        (ms(2025, 1, 4), "empty")
    ]
    assert found["first_year"] == 2025
    assert found["last_year"] == datetime.now(PARIS).year


async def test_what_is_no_day_of_a_calendar_is_refused(home: Home) -> None:
    """With the word that is none."""
    await home.add()
    await home.tell(hours(at(2025, 1, 1), 48))
    refused = await home.refused("past/to_date", **DRAWN, date="2025-02-30")
    assert refused["code"] == "no_such_day"
    assert refused["translation_placeholders"] == {"value": "2025-02-30"}
