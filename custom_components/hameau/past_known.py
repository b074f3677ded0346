"""What is believed of each point's histories, kept at hand for the views: read once, forgotten when something changes.

A snapshot is whole in itself: a view that is worked out while something new comes tells what was known before it. All of
them together hold at most `MOST_INTERVALS` intervals, some 41 bytes each.
"""

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .const import CONF_SOURCE, DOMAIN, ELECTRICITY_SOURCE, GAS_SOURCE
from .core.archive import Archive, KnownOrigin
from .core.errors import ArchiveError, PastError, TariffError
from .core.insight.history import (
    Bars,
    Charges,
    DayTable,
    bars,
    charges,
    charges_by_row,
    dated,
    dated_gaps,
    holes,
    standing_bars,
)
from .core.series import Gap, Merged, Quantity, SeriesKey
from .core.tariffs.booking import electricity_booked, feed_in_booked
from .core.tariffs.calendar import TariffCalendar
from .core.tariffs.contract import Charged, Electricity
from .core.tariffs.costs import gas_costs
from .core.tariffs.days import Days
from .core.tariffs.gas import Gas
from .core.tariffs.segments import Row
from .past import Past, async_get_past
from .sources.clocks import zone_name
from .sources.point import CONF_POINT
from .sources.point_contract import electricity_of, gas_of
from .sources.point_hours import EJP_DAYS, MARKET, TEMPO_DAYS, calendar_of

MOST_INTERVALS: Final = 1_000_000
"""Ten years of half-hours five times over; 41 MB."""

MOST_ANSWERS: Final = 12
"""What a page asks of a history, and some more."""

QUANTITIES: Final[Mapping[str, tuple[Quantity, ...]]] = {
    ELECTRICITY_SOURCE: (Quantity.IMPORT, Quantity.EXPORT),
    GAS_SOURCE: (Quantity.GAS_ENERGY, Quantity.GAS_VOLUME),
}
"""What can be shown of each kind of point."""

type Contract = Electricity | Gas | None

_VIEWS: Final[HassKey[Snapshots]] = HassKey(f"{DOMAIN}_past_views")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of delivery that has an entry."""

    entry: ConfigEntry
    kind: str
    name: str
    zone: ZoneInfo
    contract: Contract


async def async_points(hass: HomeAssistant) -> list[Point]:
    """Give the points of all entries, those that are not loaded too: their past is the same."""
    return [
        await _async_point(hass, entry)
        for entry in hass.config_entries.async_entries(
            DOMAIN, include_ignore=False, include_disabled=False
        )
        if entry.data[CONF_SOURCE] in QUANTITIES
    ]


async def async_point(hass: HomeAssistant, name: str) -> Point:
    """Give the point of that number. Raises PastError."""
    for entry in hass.config_entries.async_entries(
        DOMAIN, include_ignore=False, include_disabled=False
    ):
        if entry.data[CONF_SOURCE] in QUANTITIES and entry.data[CONF_POINT] == name:
            return await _async_point(hass, entry)
    raise PastError("unknown_point")


async def _async_point(hass: HomeAssistant, entry: ConfigEntry) -> Point:
    kind = entry.data[CONF_SOURCE]
    zone = await dt_util.async_get_time_zone(zone_name(hass, entry))
    assert isinstance(zone, ZoneInfo)  # the form offers no other
    try:
        contract = (
            electricity_of(entry) if kind == ELECTRICITY_SOURCE else gas_of(entry)
        )
    except TariffError:
        contract = None  # the entry itself says so
    return Point(
        entry=entry,
        kind=kind,
        name=entry.data[CONF_POINT],
        zone=zone,
        contract=contract,
    )


@dataclass(frozen=True, kw_only=True)
class Known:
    """All that is known of one history, at one time; what is worked out of it stays with it."""

    key: SeriesKey
    zone: ZoneInfo
    contract: Contract
    history: Merged
    reasons: Sequence[Gap]
    origins: Sequence[KnownOrigin]
    calendar: TariffCalendar
    market: Sequence[Row]
    maxima: Merged

    @property
    def first(self) -> int:
        """The first instant of which something is known."""
        return self.history.starts[0]

    @property
    def last(self) -> int:
        """The end of the last interval."""
        return self.history.ends[-1]

    @property
    def size(self) -> int:
        """How many intervals it holds."""
        return len(self.history) + len(self.market) + len(self.maxima)

    @cached_property
    def dated(self) -> Merged:
        """The history with each day on its date."""
        return dated(self.history, self.zone)

    @cached_property
    def day_bars(self) -> Bars:
        """Bars of all civil days."""
        first = datetime.fromtimestamp(self.dated.starts[0], self.zone).date()
        last = datetime.fromtimestamp(self.dated.ends[-1] - 1, self.zone).date()
        edges = Days.of(first, last, self.zone).edges
        return bars(self.dated, edges)

    @cached_property
    def days(self) -> DayTable:
        """Sums by civil day."""
        found = self.day_bars
        first = datetime.fromtimestamp(found.edges[0], self.zone).date()
        return DayTable(
            days=Days(first=first, edges=found.edges),
            values=[value or 0 for value in found.values],
            known=found.known,
        )

    @cached_property
    def day_charges(self) -> Charges | None:
        """What each of these days costs; None without a contract that tells."""
        return self.charges(self.dated, self.day_bars.edges)

    @cached_property
    def holes(self) -> tuple[Gap, ...]:
        """Where nothing is known between the first value and the last, and why."""
        edges = self.day_bars.edges
        return tuple(holes(self.dated, edges[0], edges[-1], self.reasons))

    @cached_property
    def _answers(self) -> deque[tuple[object, tuple[object, ...], dict[str, Any]]]:
        """What was answered last: by which view, to what."""
        return deque(maxlen=MOST_ANSWERS)

    def answer_to(
        self, view: object, asked: tuple[object, ...]
    ) -> dict[str, Any] | None:
        """Give what a view answered to a question before, if that is kept."""
        return next(
            (told for by, to, told in self._answers if by == view and to == asked), None
        )

    def keep(
        self, view: object, asked: tuple[object, ...], answer: dict[str, Any]
    ) -> None:
        """Keep an answer: what is known here never changes."""
        self._answers.append((view, asked, answer))

    def prepare(self) -> None:
        """Work out what most views ask for; in the executor."""
        _ = self.day_charges, self.holes

    @cached_property
    def believed_of(self) -> dict[int, tuple[int, int]]:
        """From when to when each origin is believed, by its number."""
        reach: dict[int, tuple[int, int]] = {}
        for start, end, origin in zip(
            self.history.starts, self.history.ends, self.history.origins, strict=True
        ):
            first, _ = reach.get(origin, (start, end))
            reach[origin] = first, end
        return reach

    @property
    def priced(self) -> bool:
        """Whether there is a contract that says what this costs, or brings."""
        match self.contract:
            case Electricity() as contract if self.key.quantity is Quantity.EXPORT:
                return bool(contract.feed_in)
            case Electricity() as contract:
                return bool(contract.terms)
            case Gas():
                return self.key.quantity is Quantity.GAS_ENERGY
        return False

    def charges(self, energy: Merged, edges: Sequence[int]) -> Charges | None:
        """What energy costs (or bring) between edges; None without a contract that tells."""
        if not self.priced or not len(energy):
            return None
        contract, zone = self.contract, self.zone
        if isinstance(contract, Gas):
            gas = self.history.between(edges[0], edges[-1])
            found = gas_costs(gas.rows(), contract.terms, zone)
            return charges_by_row(
                gas, found, edges, self._standing(contract.terms, edges), zone
            )
        assert contract is not None
        if self.key.quantity is Quantity.EXPORT:
            fed_in = feed_in_booked(energy, contract.feed_in, zone, edges)
            return charges(fed_in, edges, [0] * (len(edges) - 1))
        drawn = electricity_booked(
            energy,
            contract,
            zone,
            calendar=self.calendar,
            market=self.market,
            edges=edges,
        )
        return charges(drawn, edges, self._standing(contract.terms, edges))

    def _standing[T: Charged](
        self, terms: Sequence[T], edges: Sequence[int]
    ) -> list[int]:
        return standing_bars(terms, edges, self.first, self.last, self.zone)


class Snapshots:
    """The histories that were looked at last."""

    def __init__(self, past: Past) -> None:
        """Begin without any."""
        self.past = past
        self._known: dict[SeriesKey, Known | None] = {}
        self._listening: dict[str, CALLBACK_TYPE] = {}
        self._loading = asyncio.Lock()
        self._warming: asyncio.Task[None] | None = None
        for kind in (TEMPO_DAYS, EJP_DAYS, MARKET.point):
            past.async_listen(kind, self._known.clear)

    async def async_known(self, point: Point, quantity: Quantity) -> Known:
        """Give all that is known of a history. Raises ArchiveError, PastError: nothing is."""
        if quantity not in QUANTITIES[point.kind]:
            raise PastError("no_data")
        key = SeriesKey(point.name, quantity)
        async with self._loading:
            found = self._known.pop(key, None)
            if found is None or found.contract != point.contract or found.zone != point.zone:  # fmt: skip
                if point.name not in self._listening:
                    self._listening[point.name] = self.past.async_listen(
                        point.name, partial(self._forget, point.name)
                    )
                found = await self.past.async_ask(
                    partial(_load, key=key, zone=point.zone, contract=point.contract)
                )
            if found is None:
                raise PastError("no_data")
            self._known[key] = found
            self._bound()
        return found

    @callback
    def async_warm(self, points: Sequence[Point]) -> None:
        """Have at hand what will be asked next: somebody opened the page."""
        if self._warming is None or self._warming.done():
            self._warming = self.past.hass.async_create_background_task(
                self._async_warm(points), f"{DOMAIN} past at hand"
            )

    async def _async_warm(self, points: Sequence[Point]) -> None:
        for point in points:
            for quantity in QUANTITIES[point.kind]:
                try:
                    known = await self.async_known(point, quantity)
                except ArchiveError, PastError:
                    continue  # whoever asks for it is told
                await self.past.hass.async_add_executor_job(known.prepare)

    def _forget(self, point: str) -> None:
        for key in [key for key in self._known if key.point == point]:
            del self._known[key]

    def _bound(self) -> None:
        """Let go of those not looked at for longest."""
        size = sum(known.size for known in self._known.values() if known)
        for key in list(self._known)[:-1]:
            if size <= MOST_INTERVALS:
                return
            known = self._known.pop(key)
            size -= known.size if known else 0


async def async_snapshots(hass: HomeAssistant) -> Snapshots:
    """Give the snapshots of the past there is. Raises ArchiveError."""
    past = await async_get_past(hass)
    found = hass.data.get(_VIEWS)
    if found is None or found.past is not past:
        found = hass.data[_VIEWS] = Snapshots(past)
    return found


def _load(
    archive: Archive, key: SeriesKey, zone: ZoneInfo, contract: Contract
) -> Known | None:
    """Read a history; None when nothing is known of it."""
    span = archive.span(key)
    if span is None:
        return None
    history = archive.believed(key, *span)
    if not len(history):
        return None
    first, last = span
    indexed = isinstance(contract, Electricity) and any(
        term.indexed for term in contract.terms
    )
    maxima = Merged()
    if key.quantity is Quantity.IMPORT:
        maxima = archive.believed(
            SeriesKey(key.point, Quantity.MAX_POWER), first - 86_400, last + 86_400
        )
    reasons = archive.reasons(key)
    if key.quantity in QUANTITIES[GAS_SOURCE]:
        reasons = dated_gaps(reasons, zone)
    return Known(
        key=key,
        zone=zone,
        contract=contract,
        history=history,
        reasons=reasons,
        origins=archive.origins(key),
        calendar=calendar_of(archive, zone, first, last),
        market=list(archive.believed(MARKET, first, last).rows()) if indexed else (),
        maxima=maxima,
    )
