"""What cards ask over the WebSocket of the past: which points there are, and each view of one."""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey
import probatio

from . import past_loads, past_offers
from .commands import Answer, Command, Fields, Message, async_register_commands
from .const import DOMAIN, ELECTRICITY_SOURCE, LOGGER
from .core.archive import Archive
from .core.errors import ArchiveError, PastError
from .core.insight.history import Beside, Grain
from .core.series import Quantity, SeriesKey, Step
from .core.tariffs.contract import PERIODS, Electricity
from .past import async_get_past
from .past_calendar import coverage_of_year, months_by_year, years_to_date
from .past_known import (
    QUANTITIES,
    Known,
    Point,
    async_point,
    async_points,
    async_snapshots,
)
from .past_views import MOST_DAYS, checked_span, dates_of, period
from .price_tables import price_tables

_MS: Final = probatio.All(
    probatio.Coerce(int), probatio.Range(min=0, max=4_102_444_800_000)
)
_POINT: Final = probatio.All(str, probatio.Length(min=1, max=40))
_SOURCE: Final[Fields] = {
    probatio.Required("point"): _POINT,
    probatio.Required("quantity"): probatio.Coerce(Quantity),
}
_SPAN: Final[Fields] = {
    probatio.Required("start"): _MS,
    probatio.Required("end"): _MS,
}
_NONE: Final = "none"
_WORKING: Final[HassKey[asyncio.Lock]] = HassKey(f"{DOMAIN}_past_working")


@callback
def async_setup_websocket_past(hass: HomeAssistant) -> None:
    """Offer the commands, once for all points."""
    async_register_commands(hass, COMMANDS)
    async_at_started(hass, _async_at_hand)


async def _async_at_hand(hass: HomeAssistant) -> None:
    """Read the histories once Home Assistant has started: the first who looks does not wait for it."""
    if points := await async_points(hass):
        try:
            (await async_snapshots(hass)).async_warm(points)
        except ArchiveError as error:
            LOGGER.debug("The past is not at hand: %s", error)  # there is an issue


async def _async_known(hass: HomeAssistant, msg: Message) -> Known:
    """Give the history a message is about. Raises PastError, ArchiveError."""
    point = await async_point(hass, msg["point"])
    snapshots = await async_snapshots(hass)
    return await snapshots.async_known(point, msg["quantity"])


async def _async_told[*Ts](
    hass: HomeAssistant,
    view: Callable[[Known, *Ts], Answer],
    known: Known,
    *asked: *Ts,
) -> Answer:
    """Work a view out in the executor, unless the same was asked of the same history.

    One view after the other: each holds the interpreter, and side by side the first to be asked for would be as late as
    the last.
    """
    async with hass.data.setdefault(_WORKING, asyncio.Lock()):
        answer = known.answer_to(view, asked)
        if answer is None:
            answer = await hass.async_add_executor_job(partial(view, known, *asked))
            known.keep(view, asked, answer)
    return answer


async def _points(hass: HomeAssistant, msg: Message) -> Answer:
    """Give every point with what is known of it."""
    points = await async_points(hass)
    if not points:
        return {"points": []}
    past = await async_get_past(hass)
    known = await past.async_ask(partial(_reaches, points=points))
    devices = dr.async_get(hass)
    found = []
    for point, quantities in zip(points, known, strict=True):
        entry = point.entry
        device = devices.async_get_device_by_identifier(
            (DOMAIN, entry.unique_id or entry.entry_id), entry.entry_id
        )
        found.append(
            {
                "point": point.name,
                "kind": point.kind,
                "title": point.entry.title,
                "entry_id": point.entry.entry_id,
                "device_id": device.id if device else None,
                "zone": point.zone.key,
                "quantities": quantities,
                "contract": _contract(point),
            }
        )
    (await async_snapshots(hass)).async_warm(points)
    return {"points": found}


def _reaches(archive: Archive, points: list[Point]) -> list[list[Answer]]:
    """Of each point, what is known of it and from when to when."""
    return [
        [
            reach
            for quantity in QUANTITIES[point.kind]
            if (reach := _reach(archive, point, quantity)) is not None
        ]
        for point in points
    ]


def _reach(archive: Archive, point: Point, quantity: Quantity) -> Answer | None:
    key = SeriesKey(point.name, quantity)
    span = archive.span(key)
    if span is None:
        return None
    steps = archive.steps(key)
    return {
        "quantity": quantity.value,
        "first": span[0] * 1000,
        "last": span[1] * 1000,
        "step": min(steps, key=list(Step).index).value,
        "statistic": f"{DOMAIN}:{point.name}_{quantity}".lower(),
        "cost_statistic": _cost_statistic(point, quantity),
    }


def _cost_statistic(point: Point, quantity: Quantity) -> str | None:
    contract = point.contract
    if contract is None or quantity is Quantity.GAS_VOLUME:
        return None
    if not isinstance(contract, Electricity):
        return f"{DOMAIN}:{point.name}_cost".lower()
    if quantity is Quantity.EXPORT:
        return f"{DOMAIN}:{point.name}_revenue".lower() if contract.feed_in else None
    return f"{DOMAIN}:{point.name}_cost".lower() if contract.terms else None


def _contract(point: Point) -> Answer | None:
    contract = point.contract
    if contract is None or not contract.terms:
        return None
    if point.kind != ELECTRICITY_SOURCE or not isinstance(contract, Electricity):
        return {"option": "gas", "subscribed_kva": None, "periods": []}
    term = contract.terms[-1]
    return {
        "option": term.option.value,
        "subscribed_kva": term.subscribed_va / 1000,
        "periods": [name.value for name in PERIODS[term.option]],
    }


async def _period(hass: HomeAssistant, msg: Message) -> Answer:
    """Give the bars of a while."""
    grain: Grain = msg["grain"]
    first, last = checked_span(msg["start"], msg["end"], MOST_DAYS[grain])
    beside = None if msg["compare"] == _NONE else Beside(msg["compare"])
    known = await _async_known(hass, msg)
    return await _async_told(hass, period, known, first, last, grain, beside)


async def _to_date(hass: HomeAssistant, msg: Message) -> Answer:
    """Give the years to date."""
    until = _day(msg["date"]) if msg.get("date") else None
    known = await _async_known(hass, msg)
    return await _async_told(hass, years_to_date, known, until)


def _day(text: str) -> date:
    """Read a date. Raises PastError."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise PastError("no_such_day", value=text[:20]) from error


async def _months(hass: HomeAssistant, msg: Message) -> Answer:
    """Give the months of each year."""
    return await _async_told(hass, months_by_year, await _async_known(hass, msg))


async def _profile(hass: HomeAssistant, msg: Message) -> Answer:
    """Give weekday by time of day."""
    span = checked_span(msg["start"], msg["end"], past_loads.MOST_DAYS)
    known = await _async_known(hass, msg)
    return await _async_told(hass, past_loads.week, known, *span)


async def _load(hass: HomeAssistant, msg: Message) -> Answer:
    """Give the load-duration curve."""
    span = checked_span(msg["start"], msg["end"], past_loads.MOST_DAYS)
    known = await _async_known(hass, msg)
    return await _async_told(hass, past_loads.loads, known, *span)


async def _coverage(hass: HomeAssistant, msg: Message) -> Answer:
    """Give what is known of each day of a year."""
    known = await _async_known(hass, msg)
    today = dt_util.utcnow().astimezone(known.zone).date()
    return await _async_told(hass, coverage_of_year, known, msg["year"], today)


async def _tariffs(hass: HomeAssistant, msg: Message) -> Answer:
    """Give what other contracts would have cost."""
    point = await async_point(hass, msg["point"])
    snapshots = await async_snapshots(hass)
    known = await snapshots.async_known(point, Quantity.IMPORT)
    span = None
    if "start" in msg and "end" in msg:
        first, last = checked_span(msg["start"], msg["end"], past_offers.MOST_DAYS)
        span = dates_of(known, first, last)
    prices = await price_tables(hass).async_rows()
    return await _async_told(hass, past_offers.offers, known, prices, span)


COMMANDS: Final = (
    Command(name="past/points", answer=_points),
    Command(
        name="past/period",
        takes={
            **_SOURCE,
            **_SPAN,
            probatio.Required("grain"): probatio.Coerce(Grain),
            probatio.Optional("compare", default=_NONE): probatio.In(
                [_NONE, *(beside.value for beside in Beside)]
            ),
        },
        answer=_period,
    ),
    Command(
        name="past/to_date",
        takes={**_SOURCE, probatio.Optional("date"): probatio.Any(None, str)},
        answer=_to_date,
    ),
    Command(name="past/months", takes=_SOURCE, answer=_months),
    Command(name="past/profile", takes={**_SOURCE, **_SPAN}, answer=_profile),
    Command(name="past/load", takes={**_SOURCE, **_SPAN}, answer=_load),
    Command(
        name="past/coverage",
        takes={
            **_SOURCE,
            probatio.Required("year"): probatio.All(
                int, probatio.Range(min=1971, max=2098)
            ),
        },
        answer=_coverage,
    ),
    Command(
        name="past/tariffs",
        takes={
            probatio.Required("point"): _POINT,
            probatio.Optional("start"): _MS,
            probatio.Optional("end"): _MS,
        },
        answer=_tariffs,
    ),
)
"""What anybody may ask."""
