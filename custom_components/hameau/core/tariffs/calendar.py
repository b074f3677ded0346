"""Days that tariffs turn on: Tempo colours, EJP days, and how a Tempo season is going.

EDF's general terms of sale: a Tempo season runs from 1 September to 31 August and has 22 red days, 43 white ones, and
blue ones for the rest; EJP has 22 days between 1 November and 31 March. The colours published since 2014 show seasons of
other counts (47 white and 18 red in 2019-2020): expectations, not checks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..civil import Season
from ..tic.tariff import Colour

EJP_SEASON = Season(first=(11, 1), last=(3, 31))
EJP_DAYS_A_WINTER = 22
_SEASON_STARTS = (9, 1)
_EXPECTED = {Colour.WHITE: 43, Colour.RED: 22}


@dataclass(frozen=True, slots=True, kw_only=True)
class TariffCalendar:
    """What is known of days: the colour of a Tempo day, whether a day of winter is one of EJP.

    Both run into the next civil day (06:00 to 06:00, 07:00 to 01:00). A day that is not there is not known: outside its
    winter EJP needs no entry.
    """

    colours: Mapping[date, Colour] = field(default_factory=dict)
    peak_days: Mapping[date, bool] = field(default_factory=dict)

    def is_peak_day(self, day: date) -> bool | None:
        """Whether EJP has its mobile peak that day; None: not known."""
        return self.peak_days.get(day) if day in EJP_SEASON else False


def ejp_winter(year: int) -> tuple[date, date]:
    """The first and the last day of the winter of EJP that begins in a year."""
    return date(year, *EJP_SEASON.first), date(year + 1, *EJP_SEASON.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class TempoSeason:
    """Days of each colour from `first` to `last`: known ones, expected ones, and how many days are not known."""

    first: date
    last: date
    counts: Mapping[Colour, int]
    expected: Mapping[Colour, int]
    unknown: int

    def left(self, colour: Colour) -> int:
        """Days of a colour still to come, as far as expected; never below 0."""
        return max(0, self.expected[colour] - self.counts[colour])


def tempo_season(colours: Mapping[date, Colour], day: date) -> TempoSeason:
    """Count the colours of the season a day lies in."""
    year = day.year if (day.month, day.day) >= _SEASON_STARTS else day.year - 1
    first = date(year, *_SEASON_STARTS)
    last = date.fromordinal(date(year + 1, *_SEASON_STARTS).toordinal() - 1)
    days = range(first.toordinal(), last.toordinal() + 1)
    known = [colours.get(date.fromordinal(number)) for number in days]
    blue = len(days) - sum(_EXPECTED.values())
    return TempoSeason(
        first=first,
        last=last,
        counts={colour: known.count(colour) for colour in Colour},
        expected={Colour.BLUE: blue, **_EXPECTED},
        unknown=known.count(None),
    )
