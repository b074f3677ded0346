"""The contract of a point of delivery, put together from the subentries a person added: one for each change of terms."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry

from ..core.tariffs.codec import electricity_from, gas_from
from ..core.tariffs.contract import Electricity
from ..core.tariffs.gas import Gas

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
            "terms": _dated([one["term"] for one in contracts]) or [_NO_TERM],
            "off_peak": [hours for one in contracts for hours in one["off_peak"]],
            "feed_in": _dated([one["rate"] for one in rates]),
        }
    )
    return found if contracts else replace(found, terms=())


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
