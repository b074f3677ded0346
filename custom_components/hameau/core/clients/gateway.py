"""What every Linky gateway gives, whichever it is: energies and powers of whole days of one point of delivery.

Enedis' own limits hold behind all of them (data catalogue "Data Connect": 7 days of curve in one call, 24 months and 15 days
of depth; 36 months and 15 days of daily values; `start` included, `end` excluded, yesterday the newest day).
"""

from abc import ABC, abstractmethod
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from ..errors import ServiceError
from ..series import Parts, Quantity

_ONE_DAY: Final = timedelta(days=1)


class Kind(StrEnum):
    """Kinds of values."""

    CURVE = "curve"
    """Mean powers by step, given here as Wh."""
    DAILY = "daily"
    """Wh of civil days."""
    MAX_POWER = "max_power"
    """Highest VA of civil days."""


class Direction(StrEnum):
    """Which way the energy flows, seen from the home."""

    IMPORT = "import"
    EXPORT = "export"


class Stream(NamedTuple):
    """One history a gateway can give."""

    kind: Kind
    direction: Direction

    @property
    def quantity(self) -> Quantity:
        """What it counts."""
        if self.kind is Kind.MAX_POWER:
            return Quantity.MAX_POWER
        return Quantity(self.direction)


class Call(NamedTuple):
    """One question: the days from `start` to `end`, not included."""

    stream: Stream
    start: date
    end: date

    def days(self) -> Iterator[date]:
        """Each day asked for, oldest first."""
        day = self.start
        while day < self.end:
            yield day
            day += _ONE_DAY


class Depth(NamedTuple):
    """How far back a service goes."""

    months: int
    days: int

    def oldest(self, today: date) -> date:
        """The oldest day it gives."""
        month = today.year * 12 + today.month - 1 - self.months
        year, month = divmod(month, 12)
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(today.day, last)) - timedelta(days=self.days)


ENEDIS_SPANS: Final[Mapping[Kind, int]] = {
    Kind.CURVE: 7,
    # 365 in one description of the interface, 1,095 in another: the shorter is right in both.
    Kind.DAILY: 365,
    Kind.MAX_POWER: 365,
}
ENEDIS_DEPTHS: Final[Mapping[Kind, Depth]] = {
    Kind.CURVE: Depth(24, 15),
    Kind.DAILY: Depth(36, 15),
    Kind.MAX_POWER: Depth(36, 15),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a gateway can be asked, and how much."""

    streams: tuple[Stream, ...]
    calls_a_day: int
    """How many calls we allow ourselves, below what the service allows."""
    spans: Mapping[Kind, int] = field(default_factory=lambda: ENEDIS_SPANS)
    """Longest while of one call, in days."""
    depths: Mapping[Kind, Depth] = field(default_factory=lambda: ENEDIS_DEPTHS)


ALL_STREAMS: Final = (
    Stream(Kind.CURVE, Direction.IMPORT),
    Stream(Kind.DAILY, Direction.IMPORT),
    Stream(Kind.MAX_POWER, Direction.IMPORT),
    Stream(Kind.CURVE, Direction.EXPORT),
    Stream(Kind.DAILY, Direction.EXPORT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a call brought.

    A curve is Wh by step, daily values Wh by civil day, maximum powers VA by civil day with the moment of each in
    `moments` (start of the day → epoch seconds). `days` are the civil days something is known of. Without any value, `why`
    says so in the service's words: that is no error, the service has none (yet).
    """

    call: Call
    parts: Parts
    days: frozenset[date] = frozenset()
    moments: Mapping[int, int] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What is known of the right to ask.

    `until` is the last moment of the consent or key, `calls_left` of today's quota; None where the service does not say.
    """

    until: datetime | None = None
    calls_left: int | None = None

    def days_left(self, now: datetime) -> int | None:
        """Whole days until the consent ends; 0 or less when it has."""
        return None if self.until is None else (self.until - now).days


class Gateway(ABC):
    """A way to Enedis' data of one point of delivery."""

    capabilities: Capabilities

    @abstractmethod
    async def access(self) -> Access:
        """Check the right to ask, as far as can be without spending quota.

        Raises:
            ServiceError: the key is refused, has run out, or is not for this point.

        """

    @abstractmethod
    async def read(self, call: Call) -> Reading:
        """Ask for one stream over some days, within `capabilities`.

        Raises:
            ServiceError: no answer, a malformed one (its field is named), or a refusal with what helps.

        """

    async def curve(self, direction: Direction, start: date, end: date) -> Reading:
        """Wh by step, from `start` to `end`, not included; 7 days at most. As `read`."""
        return await self.read(Call(Stream(Kind.CURVE, direction), start, end))

    async def daily(self, direction: Direction, start: date, end: date) -> Reading:
        """Wh by civil day. As `read`."""
        return await self.read(Call(Stream(Kind.DAILY, direction), start, end))

    async def max_power(self, start: date, end: date) -> Reading:
        """Highest VA of each civil day. As `read`."""
        stream = Stream(Kind.MAX_POWER, Direction.IMPORT)
        return await self.read(Call(stream, start, end))

    def check(self, call: Call, today: date) -> None:
        """Refuse here what the service would refuse, without a call.

        Raises:
            ServiceError: `span_too_long`, `in_the_future`, `before_history` or `wrong_direction`.

        """
        stream, start, end = call
        if stream not in self.capabilities.streams:
            raise self.refused("wrong_direction", f"{stream.kind} {stream.direction}")
        if not 0 < (end - start).days <= self.capabilities.spans[stream.kind]:
            raise self.refused("span_too_long", f"{start} – {end}")
        if end > today:
            raise self.refused("in_the_future", str(end))
        if start < self.capabilities.depths[stream.kind].oldest(today):
            raise self.refused("before_history", str(start))

    @abstractmethod
    def refused(self, key: str, detail: str) -> ServiceError:
        """Give the error of a key, with this service's address."""
