"""Days that tariffs turn on."""

from datetime import date, timedelta

import pytest

from hameau_core.tariffs.calendar import TariffCalendar, tempo_season
from hameau_core.tic.tariff import Colour


@pytest.mark.parametrize(
    ("day", "first", "last", "blue"),
    [
        ("2026-08-31", date(2025, 9, 1), date(2026, 8, 31), 300),
        ("2026-09-01", date(2026, 9, 1), date(2027, 8, 31), 300),
        ("2028-02-29", date(2027, 9, 1), date(2028, 8, 31), 301),
    ],
)
def test_a_season_runs_from_september_to_august(
    day: str, first: date, last: date, blue: int
) -> None:
    season = tempo_season({}, date.fromisoformat(day))
    assert (season.first, season.last) == (first, last)
    assert season.expected == {Colour.BLUE: blue, Colour.WHITE: 43, Colour.RED: 22}
    assert season.unknown == blue + 65


def test_a_season_counts_what_is_known_and_what_is_left() -> None:
    first = date(2025, 12, 1)
    colours = {first + timedelta(n): Colour.RED for n in range(23)}
    colours[date(2026, 9, 1)] = Colour.WHITE
    season = tempo_season(colours, first)
    assert season.counts == {Colour.BLUE: 0, Colour.WHITE: 0, Colour.RED: 23}
    assert season.left(Colour.RED) == 0
    assert season.left(Colour.WHITE) == 43
    assert season.unknown == 365 - 23


def test_a_day_outside_the_winter_of_ejp_is_never_one() -> None:
    calendar = TariffCalendar(peak_days={date(2026, 1, 6): True})
    asked = [date(2026, 1, 6), date(2026, 1, 7), date(2026, 4, 1), date(2026, 11, 1)]
    assert [calendar.is_peak_day(day) for day in asked] == [True, None, False, None]
