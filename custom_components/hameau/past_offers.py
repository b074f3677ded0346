"""The same past year under each regulated contract and subscribed power, beside the contract there is."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from .core.civil import DAY
from .core.errors import PastError
from .core.prices import PriceRow
from .core.tariffs.comparison import compare
from .core.tariffs.contract import Electricity
from .core.tariffs.offers import Candidate, candidates_of
from .core.tariffs.outcomes import Comparison, Outcome
from .core.tariffs.power import PowerNeed, power_need
from .past_calendar import last_whole_day
from .past_known import Known
from .past_views import Answer
from .sources.archived import PARIS
from .sources.clocks import METROPOLITAN

NOW: Final = "now"
"""The key of the contract there is."""
MOST_DAYS: Final = 3 * 366
POWERS_VA: Final = frozenset({3000, 6000, 9000, 12_000, 15_000, 18_000})
"""What homes subscribe to; larger ones are compared where the present contract is of that size."""

_MICRO: Final = 1_000_000


def offers(
    known: Known, prices: Sequence[PriceRow], span: tuple[date, date] | None
) -> Answer:
    """Compare contracts over a span of days, else over the year up to the last day known."""
    first, last = span or _last_year(known)
    if last < first or (last - first).days > MOST_DAYS:
        raise PastError("span_too_long", most=str(MOST_DAYS))
    contract = known.contract if isinstance(known.contract, Electricity) else None
    if known.zone.key != PARIS:
        prices = [row for row in prices if row.contract not in METROPOLITAN]
    candidates = _candidates(contract, prices)
    begun, ended = (
        int(datetime(day.year, day.month, day.day, tzinfo=known.zone).timestamp())
        for day in (first, last + DAY)
    )
    energy = known.dated.between(begun, ended)
    present = NOW if contract and contract.terms else None
    found = compare(
        energy, candidates, first, last, known.zone,
        calendar=known.calendar, market=known.market, present=present,
    )  # fmt: skip
    need = power_need(
        known.maxima.between(begun, ended).rows(),
        energy.rows(),
        first,
        last,
        known.zone,
    )
    keys = [outcome.id for outcome in found.outcomes]
    return {
        "start": first.isoformat(),
        "end": last.isoformat(),
        "days": {
            "of": found.of_days,
            "covered": found.covered_days,
            "left_out": found.left_out_days,
        },
        "extrapolated": found.extrapolated,
        "energy": found.energy,
        "now": keys.index(NOW) if NOW in keys else None,
        "prices": "regulated" if prices else None,
        "offers": [_offer(outcome, found, need) for outcome in found.outcomes],
        "peak": _peak(need, known, begun, ended),
    }


def _last_year(known: Known) -> tuple[date, date]:
    """The year that ends with the last day known whole; less where less is known."""
    last = last_whole_day(known)
    after = last + DAY
    back = 28 if (after.month, after.day) == (2, 29) else after.day
    return max(after.replace(year=after.year - 1, day=back), known.days.first), last


def _candidates(
    contract: Electricity | None, prices: Sequence[PriceRow]
) -> list[Candidate]:
    found: list[Candidate] = []
    powers = set(POWERS_VA)
    hours = contract.off_peak if contract else ()
    if contract and contract.terms:
        found.append(Candidate(id=NOW, contract=contract))
        powers.add(contract.terms[-1].subscribed_va)
    rows = [row for row in prices if row.subscribed_va in powers]
    return [*found, *candidates_of(rows, hours)]


def _offer(outcome: Outcome, found: Comparison, need: PowerNeed) -> Answer:
    term = outcome.term
    told = outcome.total is not None
    costs = outcome.totals.costs()
    return {
        "key": outcome.id,
        "option": term.option.value if term else None,
        "kva": term.subscribed_va / 1000 if term else None,
        "cost": _euros(outcome.total),
        "standing": _euros(outcome.standing_cost) if told else None,
        "by_period": [
            {
                "period": name.value,
                "energy": total.energy,
                "cost": _euros(costs[name]) if told else None,
            }
            for name, total in outcome.totals.periods.items()
        ],
        "difference": _euros(outcome.difference),
        "changes": _changes(outcome, need),
        "cannot": _cannot(outcome, found),
    }


def _changes(outcome: Outcome, need: PowerNeed) -> list[Answer]:
    """What would have to be done differently."""
    changes: list[Answer] = []
    if (shift := outcome.shift) is not None:
        changes.append(
            {
                "key": "shift",
                "from": shift.from_.value,
                "to": shift.to.value,
                "energy": shift.energy,
                "used": shift.used,
                "possible": shift.possible,
            }
        )
    size = outcome.term.subscribed_va if outcome.term else None
    fit = next((one for one in need.fits if one.subscribed_va == size), None)
    if fit is not None and fit.days_above:
        changes.append(
            {
                "key": "power",
                "kva": fit.subscribed_va / 1000,
                "days_above": fit.days_above,
                "days_cut": fit.days_cut,
                "lower_bound": need.lower_bound,
            }
        )
    return changes


def _cannot(outcome: Outcome, found: Comparison) -> Answer | None:
    if outcome.total is not None:
        return None
    if not outcome.obstacles:
        return {
            "lack": "no_days",
            "days": found.of_days - found.covered_days,
            "first": found.first.isoformat(),
            "last": found.last.isoformat(),
        }
    worst = max(outcome.obstacles, key=lambda one: one.energy)
    return {
        "lack": worst.lack.value,
        "days": worst.days,
        "first": worst.first.isoformat(),
        "last": worst.last.isoformat(),
    }


def _peak(need: PowerNeed, known: Known, begun: int, ended: int) -> Answer | None:
    if need.highest_va is None or need.highest_on is None:
        return None
    day = need.highest_on
    at = int(datetime(day.year, day.month, day.day, tzinfo=known.zone).timestamp())
    of_day = known.maxima.between(max(at, begun), min(at + 86_400, ended))
    by_meter = need.highest_va in of_day.values
    return {
        "va": need.highest_va,
        "at": at * 1000,
        "measured": "max_power" if by_meter else "mean",
        "lower_bound": need.lower_bound,
        "never_above_va": need.never_above_va,
        "never_cut_va": need.never_cut_va,
        "days": {
            "of": need.of_days,
            "by_meter": need.of_maximum,
            "by_curve": need.of_curve,
        },
    }


def _euros(amount: int | None) -> float | None:
    """µEUR in euros."""
    return None if amount is None else amount / _MICRO
