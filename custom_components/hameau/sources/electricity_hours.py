"""The statistics and figures of electricity: what was drawn, fed in, paid and earned, by tariff period."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from homeassistant.const import UnitOfEnergy

from ..const import DOMAIN
from ..core.archive import Archive
from ..core.series import Hours, Quantity, SeriesKey
from ..core.tariffs.contract import PERIODS, Electricity
from ..core.tic.tariff import Period
from ..statistic import HoursOf as MadeOf, Statistic
from .point_figures import HoursOf
from .point_hours import MARKET, Priced, electricity_hours, energy_hours, revenue_hours

if TYPE_CHECKING:
    from .electricity import ElectricityRuntime

_ENERGY: Final = UnitOfEnergy.KILO_WATT_HOUR
_ENERGY_CLASS: Final = "energy"
EURO: Final = "EUR"


class Pricing:
    """Prices hours; the last ones asked for are kept, for many statistics ask for the same."""

    def __init__(self, key: SeriesKey, contract: Electricity, zone: ZoneInfo) -> None:
        """Price what a history tells."""
        self._key = key
        self._contract = contract
        self._zone = zone
        self._last: tuple[tuple[int, int], Priced] | None = None

    def forget(self) -> None:
        """Something changed in the archive."""
        self._last = None

    def of(self, archive: Archive, first: int, last: int) -> Priced:
        """Price the hours from `first` to `last`, not included."""
        kept = self._last
        if kept is not None and kept[0] == (first, last):
            return kept[1]
        found = electricity_hours(
            archive, self._key, self._contract, self._zone, first, last
        )
        self._last = (first, last), found
        return found

    def cost(self, archive: Archive, first: int, last: int) -> Hours:
        """All that is paid, the standing charge included, µEUR."""
        return self.of(archive, first, last).cost

    def energy_in(
        self, archive: Archive, first: int, last: int, *, period: Period
    ) -> Hours:
        """What was drawn in a tariff period, Wh."""
        return self.of(archive, first, last).energy_by_period.get(period, Hours())

    def cost_in(
        self, archive: Archive, first: int, last: int, *, period: Period
    ) -> Hours:
        """What was paid for it, µEUR."""
        return self.of(archive, first, last).cost_by_period.get(period, Hours())


def statistics(run: ElectricityRuntime) -> Iterator[tuple[Statistic, str]]:
    """Give the statistics of a point, and what each depends on besides histories."""
    for quantity in (Quantity.IMPORT, Quantity.EXPORT):
        key = SeriesKey(run.point, quantity)
        yield (
            _statistic(run, quantity.value, _ENERGY, (key,), _whole(key, run.zone)),
            run.made_by(),
        )
    contract, pricing = run.contract, run.pricing
    if contract is None:
        return
    if pricing is not None and contract.terms:
        yield from _by_price(run, contract, pricing)
    if contract.feed_in:
        key = SeriesKey(run.point, Quantity.EXPORT)
        made = partial(_revenue, key=key, contract=contract, zone=run.zone)
        yield (
            _statistic(run, "revenue", EURO, (key,), made),
            run.made_by(contract.feed_in),
        )


def _by_price(
    run: ElectricityRuntime, contract: Electricity, pricing: Pricing
) -> Iterator[tuple[Statistic, str]]:
    """What the terms of the contract make of what was drawn."""
    keys: tuple[SeriesKey, ...] = (SeriesKey(run.point, Quantity.IMPORT),)
    if any(term.indexed for term in contract.terms):
        keys = (*keys, MARKET)
    made_by = run.made_by(contract.terms, contract.off_peak)
    yield _statistic(run, "cost", EURO, keys, pricing.cost), made_by
    periods = dict.fromkeys(
        period for term in contract.terms for period in PERIODS[term.option]
    )
    if len(periods) < 2:
        return
    for period in periods:
        energy = partial(pricing.energy_in, period=period)
        yield _statistic(run, f"import_{period}", _ENERGY, keys, energy), made_by
        cost = partial(pricing.cost_in, period=period)
        yield _statistic(run, f"cost_{period}", EURO, keys, cost), made_by


def _statistic(
    run: ElectricityRuntime,
    what: str,
    unit: str,
    keys: tuple[SeriesKey, ...],
    hours: MadeOf,
) -> Statistic:
    return Statistic(
        id=f"{DOMAIN}:{run.point}_{what}".lower(),
        name=f"{run.entry.title} {run.word(what)}",
        unit=unit,
        unit_class=_ENERGY_CLASS if unit == _ENERGY else None,
        keys=keys,
        hours=hours,
    )


def _whole(key: SeriesKey, zone: ZoneInfo) -> Callable[[Archive, int, int], Hours]:
    return lambda archive, first, last: energy_hours(archive, key, zone, first, last)


def _revenue(
    archive: Archive,
    first: int,
    last: int,
    *,
    key: SeriesKey,
    contract: Electricity,
    zone: ZoneInfo,
) -> Hours:
    return revenue_hours(archive, key, contract, zone, first, last)


def histories(run: ElectricityRuntime, archive: Archive) -> Mapping[str, HoursOf]:
    """Give what the figures are worked out of: only what something is known of."""
    known = set(archive.keys())
    drawn = SeriesKey(run.point, Quantity.IMPORT)
    fed_in = SeriesKey(run.point, Quantity.EXPORT)
    found: dict[str, HoursOf] = {}
    if drawn in known:
        found[Quantity.IMPORT] = partial(energy_hours, archive, drawn, run.zone)
    if fed_in in known:
        found[Quantity.EXPORT] = partial(energy_hours, archive, fed_in, run.zone)
    if run.contract is not None:
        if run.pricing is not None and run.contract.terms and drawn in known:
            found["cost"] = partial(run.pricing.cost, archive)
        if run.contract.feed_in and fed_in in known:
            found["revenue"] = partial(
                revenue_hours, archive, fed_in, run.contract, run.zone
            )
    return found
