"""What the demo's home pays, and what its years cost: worked out here from the curve itself, by sums of this module alone.

The prices are invented, of the kind that bills show. They are typed into the forms as they stand here; that Home Assistant's
statistics then come to the same euros is what `scripts/demo --check` looks at.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from scripts.tools.household import PRICES
from scripts.tools.years import ONE_DAY, Years
from tests.servers.linky_home import PARIS
from tests.servers.tempo import season_colours

_NAMES: Final = tuple(
    f"{shade}_{period}"
    for shade in ("blue", "white", "red")
    for period in ("off_peak", "peak")
)
_SEASON: Final = 9
HOURS: Final = "22:00-06:00"
"""The off-peak hours the home had with its first contract: its point of delivery has them still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is paid from the first of a month on: € for a kWh by the names of the form, € a month; `kva` subscribed."""

    since: date
    standing: str
    prices: Mapping[str, str]
    kva: str = ""
    windows: str = ""
    """Off-peak hours, of the contract that has its own; Tempo's are the same for everybody."""

    def pages(self) -> tuple[dict[str, Any], ...]:
        """Give what a person would type on the pages of a contract."""
        numbers = {name: float(price) for name, price in self.prices.items()}
        standing = {"standing": float(self.standing), "per": "month"}
        if not self.kva:
            return ({"from": self.since.isoformat(), **numbers, **standing},)
        first = {
            "from": self.since.isoformat(),
            "option": "off_peak" if self.windows else "tempo",
            "power": self.kva,
            "prices": "own",
        }
        hours = {"windows": self.windows} if self.windows else {}
        return first, {**numbers, **standing, **hours}

    def price(self, day: date, hour: int) -> Fraction:
        """€/kWh of an hour of a day."""
        shade = "off_peak" if hour < 6 or hour >= 22 else "peak"
        if not self.windows:
            shade = f"{colour(day if hour >= 6 else day - ONE_DAY)}_{shade}"
        return self.of(shade)

    def of(self, name: str) -> Fraction:
        """A price by its name in the form."""
        return Fraction(Decimal(self.prices[name]))


def _tempo(since: date, kva: str, standing: str, *prices: str) -> Terms:
    named = dict(zip(_NAMES, prices, strict=True))
    return Terms(since=since, kva=kva, standing=standing, prices=named)


def power_terms(years: Years) -> tuple[Terms, ...]:
    """Peak and off-peak hours, 9 kVA; then Tempo, at two prices; then 6 kVA, at the prices the household's meter has too."""
    first, this = years.first, years.today.year
    return (
        Terms(since=first, kva="9", standing="16.70", windows=HOURS, prices={"off_peak": "0.1828", "peak": "0.2460"}),
        _tempo(date(this - 1, 2, 1), "9", "16.55", "0.1288", "0.1552", "0.1447", "0.1792", "0.1518", "0.6586"),
        _tempo(date(this - 1, 8, 1), "9", "17.36", "0.1232", "0.1494", "0.1391", "0.1730", "0.1460", "0.6468"),
        _tempo(date(this, 2, 1), "6", "13.28", *(f"{price:.4f}" for price in PRICES.values())),
    )  # fmt: skip


def gas_terms(years: Years) -> tuple[Terms, ...]:
    """Gas, at two prices; it has a coefficient too, for days without an energy."""
    since = years.first, date(years.today.year - 1, 7, 1)
    prices = ("0.0989", "20.21"), ("0.1051", "22.78")
    return tuple(
        Terms(since=day, standing=standing, prices={"price": price})
        for day, (price, standing) in zip(since, prices, strict=True)
    )


FEED_IN: Final = "0.1269"
"""€ for a kWh fed in."""


@dataclass(slots=True)
class Sums:
    """Sums by civil day: Wh, and euros."""

    energy: dict[date, Fraction] = field(default_factory=dict)
    euros: dict[date, Fraction] = field(default_factory=dict)

    def add(self, day: date, energy: Fraction, price: Fraction) -> None:
        """Add an energy (Wh) at a price (€/kWh)."""
        self.energy[day] = self.energy.get(day, Fraction(0)) + energy
        self.pay(day, energy * price / 1000)

    def pay(self, day: date, euros: Fraction) -> None:
        """Add euros."""
        self.euros[day] = self.euros.get(day, Fraction(0)) + euros


def electricity(years: Years, until: date) -> Sums:
    """What was drawn up to a day, not included, and what it cost."""
    sums = Sums()
    terms = power_terms(years)
    for day, start, energy in _drawn(years, until):
        hour = datetime.fromtimestamp(start, PARIS).hour
        sums.add(day, energy, _in_force(terms, day).price(day, hour))
    _stand(sums, terms, years.first, until)
    return sums


def fed_in(years: Years, until: date) -> Sums:
    """What was fed in up to a day, not included, and what was paid for it."""
    sums = Sums()
    for day in years.days():
        if day < until:
            for _, watts in years.half_hours(day, out=True):
                sums.add(day, Fraction(watts, 2), Fraction(FEED_IN))
    return sums


def gas(years: Years) -> Sums:
    """What gas was used, each gas day by its date, and what it cost."""
    sums = Sums()
    terms = gas_terms(years)
    for day, told in years.gas.items():
        if told is not None:
            price = _in_force(terms, day).of("price")
            sums.add(day, Fraction(1000 * told[1]), price)
    _stand(sums, terms, years.first, max(years.gas) + ONE_DAY)
    # What is known begins, and ends, at six in the morning.
    first, after = years.first, max(years.gas) + ONE_DAY
    sums.pay(first, Fraction(-6, 24) * _of_day(terms, first))
    sums.pay(after, Fraction(6, 24) * _of_day(terms, after))
    return sums


def colour(day: date) -> str:
    """The colour of a Tempo day."""
    first = day.year if day.month >= _SEASON else day.year - 1
    return season_colours(first)[day].lower()


def _drawn(years: Years, until: date) -> Iterator[tuple[date, int, Fraction]]:
    """Each half-hour that is known: its day, its start, its Wh; of a day that has its sum alone, an even share."""
    for day in years.days():
        if day >= until:
            return
        known = list(years.half_hours(day))
        whole = Fraction(sum(watts for _, watts in known), 2)
        for start, watts in known:
            even = day in years.sums_only
            yield day, start, whole / len(known) if even else Fraction(watts, 2)


def _in_force(terms: tuple[Terms, ...], day: date) -> Terms:
    return max((one for one in terms if one.since <= day), key=lambda one: one.since)


def _stand(sums: Sums, terms: tuple[Terms, ...], first: date, until: date) -> None:
    """Add each day's part of its month's standing charge."""
    day = first
    while day < until:
        sums.pay(day, _of_day(terms, day))
        day += ONE_DAY


def _of_day(terms: tuple[Terms, ...], day: date) -> Fraction:
    amount = Fraction(Decimal(_in_force(terms, day).standing))
    return amount / monthrange(day.year, day.month)[1]
