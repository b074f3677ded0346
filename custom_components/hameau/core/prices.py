"""A dated row of a price table, whoever publishes it: what the clients read and the tariffs take.

Money is in whole µEUR, so that nothing is rounded before a bill is: 0.2516 €/kWh is 251 600.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from .tic.tariff import Contract, Period

_MICRO = Decimal(1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """What an option costs at one subscribed power between two days (`end` included; None: until told otherwise).

    `subscribed_va` in VA, `standing` the standing charge of a year in µEUR, `prices` of each period in µEUR/kWh: all
    taxes included. The same without taxes in `standing_net` and `net`, where the table tells them.
    """

    contract: Contract
    subscribed_va: int
    start: date
    end: date | None = None
    standing: int
    prices: Mapping[Period, int]
    standing_net: int | None = None
    net: Mapping[Period, int] | None = None


def micro(amount: str) -> int:
    """Give an amount of €, as written with a comma or a point, in whole µEUR (half to even); raises `ValueError`."""
    text = (
        amount.strip()
        .replace("\N{NO-BREAK SPACE}", "")
        .replace("\N{NARROW NO-BREAK SPACE}", "")
    )
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise ValueError(amount) from None
    if not found.is_finite():
        raise ValueError(amount)
    return round(found * _MICRO)
