"""The contract of a point of delivery, put together from the subentries a person added.

An electricity contract is one subentry for each change of terms: `{"from", "terms": [one], "off_peak"}`; or one that follows the
regulated prices, with `"followed": true` and a term for each change of these.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry

from ..core.prices import PriceRow
from ..core.tariffs.codec import electricity_from, gas_from
from ..core.tariffs.contract import Electricity
from ..core.tariffs.gas import Gas
from ..core.tariffs.offers import terms_since
from ..core.tariffs.writing import electricity_to_dict
from ..core.tic.tariff import Contract

CONTRACT: Final = "contract"
FEED_IN: Final = "feed_in"
GAS_CONTRACT: Final = "gas_contract"
"""Types of the subentries."""

# What is fed in may be paid for where nothing is said of what is drawn.
_NO_TERM: Final = {
    "from": "1970-01-02",
    "option": "base",
    "subscribed_va": 3000,
    "standing": {"amount": 0},
    "prices": {"base": 0},
}

_NEVER: Final = {"from": "9999-12-31"}


def electricity_of(entry: ConfigEntry) -> Electricity | None:
    """Give the contract, None without any. Raises TariffError."""
    return electricity_from_parts(
        [one.data for one in entry.get_subentries_of_type(CONTRACT)],
        [one.data for one in entry.get_subentries_of_type(FEED_IN)],
    )


def electricity_from_parts(
    contracts: Sequence[Mapping[str, Any]], rates: Sequence[Mapping[str, Any]]
) -> Electricity | None:
    """Put dated terms, off-peak hours and feed-in rates in order. Raises TariffError."""
    if not contracts and not rates:
        return None
    found = electricity_from(
        {
            "terms": _terms(_dated(contracts)) or [_NO_TERM],
            "off_peak": [hours for one in contracts for hours in one["off_peak"]],
            "feed_in": _dated([one["rate"] for one in rates]),
        }
    )
    return found if contracts else replace(found, terms=())


def _terms(contracts: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give the terms of contracts in order: those of each up to the first day of the next."""
    return [
        term
        for contract, after in pairwise([*contracts, _NEVER])
        for term in contract["terms"]
        if term["from"] < after["from"]
    ]


def regulated_terms(
    rows: Iterable[PriceRow],
    option: str,
    subscribed_va: int,
    since: str,
    peak_share: str | None = None,
) -> list[dict[str, Any]]:
    """Give the terms a table of prices says of an offer from a day on, as a subentry keeps them."""
    found = terms_since(
        rows, Contract(option), subscribed_va, date.fromisoformat(since)
    )
    share = {} if peak_share is None else {"peak_share": peak_share}
    terms = electricity_to_dict(Electricity(terms=found)).get("terms", [])
    return [{**term, **share} for term in terms]


def followed(
    data: Mapping[str, Any], rows: Iterable[PriceRow]
) -> dict[str, Any] | None:
    """Give what a contract that follows the regulated prices has become; None: it is as it was.

    What the table no longer tells of former years is kept.
    """
    if not data.get("followed"):
        return None
    known = data["terms"]
    now = regulated_terms(
        rows,
        known[0]["option"],
        known[0]["subscribed_va"],
        data["from"],
        known[0].get("peak_share"),
    )
    if not now:
        return None
    terms = [*(one for one in known if one["from"] < now[0]["from"]), *now]
    return None if terms == known else {**data, "terms": terms}


def gas_of(entry: ConfigEntry) -> Gas | None:
    """Give the contract, None without any. Raises TariffError."""
    parts = entry.get_subentries_of_type(GAS_CONTRACT)
    return gas_from_parts([one.data for one in parts])


def gas_from_parts(contracts: Sequence[Mapping[str, Any]]) -> Gas | None:
    """Put dated terms in order. Raises TariffError."""
    if not contracts:
        return None
    return gas_from({"terms": _dated([one["term"] for one in contracts])})


def _dated(items: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(items, key=lambda item: str(item["from"]))
