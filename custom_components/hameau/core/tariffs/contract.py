"""What a home pays for electricity: dated terms, off-peak hours, what is paid for what it feeds in.

Prices are whole µEUR/kWh and amounts whole µEUR, all taxes included. `Contract` names the kind of an offer (its option),
as the meter does; an `Electricity` is one home's contract, with all its terms of former years.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from ..civil import Season
from ..tic.tariff import HISTORIQUE_INDEXES, Contract, Period

# Before any history: a term from then on has always been in force.
EVER = date(1970, 1, 2)
PERIODS: Mapping[Contract, tuple[Period, ...]] = {
    option: tuple(indexes.values()) for option, indexes in HISTORIQUE_INDEXES.items()
}
type Window = tuple[time, time]


class Cycle(StrEnum):
    """What a standing charge is for."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A standing charge in µEUR, all taxes included, laid evenly over the days of each month, or of each year."""

    amount: int
    cycle: Cycle = Cycle.MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Something in force from a civil time on, up to the next of its kind; or up to `end`, included."""

    start: date
    start_time: time = time(0)
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Charged(Dated):
    """Something in force that has a standing charge."""

    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxes:
    """What comes on top of net prices: an excise in µEUR/kWh, then VAT, in hundredths of a percent."""

    excise: int = 0
    vat: int = 2000
    standing_vat: int = 2000

    def on_energy(self, net: int) -> int:
        """Price of a kWh, all taxes included (the excise bears VAT: code général des impôts, article 267)."""
        return round_half_even((net + self.excise) * (10_000 + self.vat), 10_000)

    def on_standing(self, net: int) -> int:
        """Standing charge, all taxes included."""
        return round_half_even(net * (10_000 + self.standing_vat), 10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """Prices and standing charge without taxes, as a person copied them from a bill, and the taxes on them."""

    prices: Mapping[Period, int]
    standing: int
    taxes: Taxes


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """A price that follows the market: `factor` millionths of it (1 200 000 with 20 % of VAT) are added to `Term.prices`."""

    factor: int = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Charged):
    """What a contract says during some time.

    `option` sets the periods, `prices` has one for each of them. `subscribed_va` in VA. `peak_share`: millionths of the
    energy used at peak, for days of which only the sum is known (None: shared by the time each period lasts).
    `net` is where the prices come from, when they were given without taxes.
    """

    option: Contract
    subscribed_va: int
    prices: Mapping[Period, int]
    indexed: Indexed | None = None
    peak_share: int | None = None
    net: Net | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OffPeak:
    """Off-peak hours from a day on (None: since ever), in a season (None: all year), on some weekdays (0: Monday).

    A window belongs to the day it begins on; from an hour to the same one it lasts 24 hours. Of those in force on a day
    the ones begun last count, all that fit its season and weekday; none that fits means a day without off-peak hours.
    """

    windows: tuple[Window, ...]
    start: date | None = None
    season: Season | None = None
    weekdays: frozenset[int] = frozenset(range(7))

    def covers(self, day: date) -> bool:
        """Say whether a day is of its season and weekdays."""
        fits = self.season is None or day in self.season
        return fits and day.weekday() in self.weekdays


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedIn(Dated):
    """What is paid for a kWh fed in, in µEUR."""

    price: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Electricity:
    """A contract: its terms, the off-peak hours of the point of delivery, what is paid for what is fed in.

    Each list in rising order of its starts.
    """

    terms: tuple[Term, ...]
    off_peak: tuple[OffPeak, ...] = ()
    feed_in: tuple[FeedIn, ...] = ()
    name: str = ""

    def term_on(self, day: date) -> Term | None:
        """The term in force at the end of a day."""
        begun = [term for term in self.terms if term.start <= day]
        if not begun or (begun[-1].end is not None and begun[-1].end < day):
            return None
        return begun[-1]

    def as_of(self, day: date) -> Electricity | None:
        """The contract as if the term of a day had always been in force; None without a term that day."""
        term = self.term_on(day)
        if term is None:
            return None
        always = replace(term, start=EVER, start_time=time(0), end=None)
        return replace(self, terms=(always,))


def round_half_even(value: int, by: int) -> int:
    """Divide whole numbers, to the nearest, half to even."""
    whole, rest = divmod(value, by)
    return whole + (2 * rest > by or (2 * rest == by and whole % 2))
