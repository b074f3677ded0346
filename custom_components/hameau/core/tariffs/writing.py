"""Contracts as JSON: what `codec` reads. What has its default is left out; amounts are texts, exact."""

from datetime import time
from typing import Any

from .contract import Cycle, Dated, Electricity, FeedIn, Net, OffPeak, Standing, Term
from .gas import Gas, GasTerm

_MILLION = 1_000_000
_MIDNIGHT = time(0)


def electricity_to_dict(contract: Electricity) -> dict[str, Any]:
    """Give a contract as `codec.electricity_from` reads it."""
    return _named(contract.name) | _filled(
        terms=[_term(term) for term in contract.terms],
        off_peak=[_off_peak(item) for item in contract.off_peak],
        feed_in=[_feed_in(item) for item in contract.feed_in],
    )


def gas_to_dict(contract: Gas) -> dict[str, Any]:
    """Give a contract as `codec.gas_from` reads it."""
    terms = [_gas_term(term) for term in contract.terms]
    return _named(contract.name) | {"terms": terms}


def euros(micros: int) -> str:
    """Give whole millionths as a decimal number: µEUR as €."""
    sign = "-" if micros < 0 else ""
    whole, rest = divmod(abs(micros), _MILLION)
    return f"{sign}{whole}.{rest:06}".rstrip("0").rstrip(".")


def _named(name: str) -> dict[str, Any]:
    return {"name": name} if name else {}


def _filled(**members: Any) -> dict[str, Any]:
    return {key: value for key, value in members.items() if value}


def _dates(item: Dated) -> dict[str, Any]:
    start = item.start.isoformat()
    if item.start_time != _MIDNIGHT:
        start = f"{start}T{item.start_time:%H:%M}"
    return {"from": start} | _filled(to=item.end and item.end.isoformat())


def _standing(amount: int, cycle: Cycle) -> dict[str, str]:
    return {"amount": euros(amount), "per": cycle.value}


def _term(term: Term) -> dict[str, Any]:
    found = _dates(term) | {
        "option": term.option.value,
        "subscribed_va": term.subscribed_va,
    }
    if term.net is None:
        found["standing"] = _standing(term.standing.amount, term.standing.cycle)
        found["prices"] = _prices(term.prices)
    else:
        found["net"] = _net(term.net, term.standing)
    if term.indexed is not None:
        found["indexed"] = {"factor": euros(term.indexed.factor)}
    if term.peak_share is not None:
        found["peak_share"] = euros(term.peak_share)
    return found


def _prices(prices: Any) -> dict[str, str]:
    return {period.value: euros(price) for period, price in prices.items()}


def _net(net: Net, standing: Standing) -> dict[str, Any]:
    taxes = net.taxes
    return {
        "prices": _prices(net.prices),
        "standing": _standing(net.standing, standing.cycle),
        "taxes": {
            "excise": euros(taxes.excise),
            "vat": euros(taxes.vat * 10_000),
            "standing_vat": euros(taxes.standing_vat * 10_000),
        },
    }


def _off_peak(item: OffPeak) -> dict[str, Any]:
    weekdays = sorted(day + 1 for day in item.weekdays)
    return _filled(
        **{"from": item.start and item.start.isoformat()},
        season=item.season and item.season.written,
        weekdays=weekdays if len(weekdays) < 7 else None,
        windows=[[f"{wall:%H:%M}" for wall in window] for window in item.windows],
    )


def _feed_in(item: FeedIn) -> dict[str, Any]:
    return _dates(item) | {"price": euros(item.price)}


def _gas_term(term: GasTerm) -> dict[str, Any]:
    found = _dates(term) | {
        "price": euros(term.price),
        "standing": _standing(term.standing.amount, term.standing.cycle),
    }
    if term.coefficient is not None:
        found["coefficient"] = euros(term.coefficient)
    return found
