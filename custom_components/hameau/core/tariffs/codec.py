"""Contracts from JSON, every field checked; `writing` is the way back. `TariffError` says which field is wrong and how.

Amounts are € (numbers, or texts with a point or a comma), kept to the µEUR. `net` prices get their taxes here.

    {"name": "Tarif Bleu", "terms": [
      {"from": "2025-02-01", "option": "off_peak", "subscribed_va": 9000, "standing": {"amount": "15.74", "per": "month"},
       "prices": {"off_peak": "0.1696", "peak": 0.2146}, "peak_share": "0.6"}],
     "off_peak": [{"windows": [["22:30", "06:30"]]},
                  {"from": "2025-11-01", "season": ["04-01", "10-31"], "windows": [["01:30", "06:30"], ["12:30", "15:30"]]},
                  {"from": "2025-11-01", "season": ["11-01", "03-31"], "windows": [["22:30", "06:30"]]}],
     "feed_in": [{"from": "2024-03-12", "price": "0.1269"}]}
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from ..errors import TariffError
from ..prices import micro
from ..reading import Field
from ..tic.tariff import Contract, Period
from .contract import (
    PERIODS,
    Cycle,
    Dated,
    Electricity,
    FeedIn,
    Indexed,
    Net,
    OffPeak,
    Standing,
    Taxes,
    Term,
    Window,
)
from .gas import Gas, GasTerm

_MILLION = 1_000_000
_EURO = 1_000_000
_DEAREST = 100 * _EURO
_HIGHEST = 100_000 * _EURO
_LARGEST_VA = 250_000
_WEEK = 7


def electricity_from(data: Any) -> Electricity:
    """Read a contract for electricity; raises `TariffError`."""
    field = Field(data, error=TariffError).object(
        "name", "terms", "off_peak", "feed_in"
    )
    terms = field.required("terms").items(_term)
    _rising(field["terms"], terms)
    off_peak = field["off_peak"].items(_off_peak)
    if not off_peak and any(term.option is Contract.OFF_PEAK for term in terms):
        field["off_peak"].refuse("missing")
    feed_in = field["feed_in"].items(_feed_in)
    if feed_in:
        _rising(field["feed_in"], feed_in)
    return Electricity(
        name=field["name"].optional(Field.text) or "",
        terms=terms,
        off_peak=off_peak,
        feed_in=feed_in,
    )


def gas_from(data: Any) -> Gas:
    """Read a contract for gas; raises `TariffError`."""
    field = Field(data, error=TariffError).object("name", "terms")
    terms = field.required("terms").items(_gas_term)
    _rising(field["terms"], terms)
    return Gas(name=field["name"].optional(Field.text) or "", terms=terms)


def _rising(field: Field, items: Iterable[Dated]) -> None:
    """Check that there is one at least, and that each begins after the one before and after its end."""
    found = tuple(items)
    if not found:
        field.refuse("missing")
    written = field.items(lambda item: item)
    for (one, other), wrong in zip(pairwise(found), written[1:], strict=True):
        if (other.start, other.start_time) <= (one.start, one.start_time):
            wrong["from"].refuse("not_after_former", former=one.start.isoformat())


def _dates(field: Field) -> tuple[date, time, date | None]:
    start = field.required("from")
    at = _moment(start)
    end = field["to"].optional(Field.day)
    if end is not None and end < at.date():
        field["to"].refuse("before_start")
    return at.date(), at.time(), end


def _moment(field: Field) -> datetime:
    """Read a civil day, or a civil time of one."""
    text = field.text()
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        field.refuse("not_a_date")
    if at.tzinfo is not None or at.second or at.microsecond:
        field.refuse("not_a_date")
    return at


def amount(field: Field, least: int, most: int) -> int:
    """Read an amount of € within bounds (µEUR), as whole µEUR."""
    value = field.value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        field.refuse("not_a_number")
    try:
        found = micro(str(value))
    except ValueError:
        field.refuse("not_a_number")
    if not least <= found <= most:
        field.refuse(
            "out_of_range", least=f"{least / _EURO:g}", most=f"{most / _EURO:g}"
        )
    return found


def _price(field: Field) -> int:
    return amount(field, -_DEAREST, _DEAREST)


def _share(field: Field) -> int:
    return amount(field, 0, _MILLION)


def _standing(field: Field) -> Standing:
    found = field.object("amount", "per")
    return Standing(
        amount=amount(found.required("amount"), 0, _HIGHEST), cycle=_cycle(found)
    )


def _cycle(field: Field) -> Cycle:
    return field["per"].optional(lambda item: item.word(Cycle)) or Cycle.MONTH


def _option(field: Field) -> Contract:
    found = field.word(Contract)
    if found not in PERIODS:
        field.refuse("not_one_of", choices=", ".join(PERIODS))
    return found


def _prices(field: Field, option: Contract) -> dict[Period, int]:
    """Read a price for each period of an option, and no other."""
    periods = PERIODS[option]
    field.object(*periods)
    return {period: _price(field.required(period)) for period in periods}


def _term(field: Field) -> Term:
    field.object(
        *("from", "to", "option", "subscribed_va", "standing", "prices", "indexed"),
        *("peak_share", "net"),
    )
    start, start_time, end = _dates(field)
    option = _option(field.required("option"))
    net = field["net"].optional(lambda item: _net(item, option))
    if net is None:
        prices = _prices(field.required("prices"), option)
        standing = _standing(field.required("standing"))
    else:
        for given in ("prices", "standing"):
            if not field[given].missing:
                field[given].refuse("given_net")
        taxes = net.taxes
        prices = {period: taxes.on_energy(net.prices[period]) for period in net.prices}
        cycle = _cycle(field["net"]["standing"])
        standing = Standing(amount=taxes.on_standing(net.standing), cycle=cycle)
    return Term(
        start=start,
        start_time=start_time,
        end=end,
        option=option,
        subscribed_va=field.required("subscribed_va").whole(1, _LARGEST_VA),
        standing=standing,
        prices=prices,
        indexed=field["indexed"].optional(_indexed),
        peak_share=field["peak_share"].optional(_share),
        net=net,
    )


def _net(field: Field, option: Contract) -> Net:
    field.object("prices", "standing", "taxes")
    taxes = field.required("taxes").object("excise", "vat", "standing_vat")
    vat = _percent(taxes.required("vat"))
    return Net(
        prices=_prices(field.required("prices"), option),
        standing=_standing(field.required("standing")).amount,
        taxes=Taxes(
            excise=taxes["excise"].optional(_price) or 0,
            vat=vat,
            standing_vat=_or(vat, taxes["standing_vat"].optional(_percent)),
        ),
    )


def _or(default: int, found: int | None) -> int:
    return default if found is None else found


def _percent(field: Field) -> int:
    """Read a part in percent, as hundredths of one."""
    return amount(field, 0, 100 * _MILLION) // 10_000


def _indexed(field: Field) -> Indexed:
    found = field.object("factor").required("factor")
    return Indexed(factor=amount(found, -_DEAREST, _DEAREST))


def _off_peak(field: Field) -> OffPeak:
    field.object("from", "season", "weekdays", "windows")
    windows = field.required("windows").items(_window)
    if not windows:
        field["windows"].refuse("missing")
    weekdays = field["weekdays"].items(lambda item: item.whole(1, _WEEK) - 1)
    return OffPeak(
        start=field["from"].optional(Field.day),
        season=field["season"].optional(Field.season),
        weekdays=frozenset(weekdays or range(_WEEK)),
        windows=windows,
    )


def _window(field: Field) -> Window:
    walls = field.items(Field.wall)
    if len(walls) != 2:
        field.refuse("not_two_times")
    return walls[0], walls[1]


def _feed_in(field: Field) -> FeedIn:
    field.object("from", "to", "price")
    start, start_time, end = _dates(field)
    return FeedIn(
        start=start,
        start_time=start_time,
        end=end,
        price=_price(field.required("price")),
    )


def _gas_term(field: Field) -> GasTerm:
    field.object("from", "to", "price", "standing", "coefficient")
    start, start_time, end = _dates(field)
    return GasTerm(
        start=start,
        start_time=start_time,
        end=end,
        price=_price(field.required("price")),
        standing=_standing(field.required("standing")),
        coefficient=field["coefficient"].optional(_coefficient),
    )


def _coefficient(field: Field) -> int:
    """Read how many kWh are in a m³, as millionths."""
    return amount(field, _MILLION, 20 * _MILLION)
