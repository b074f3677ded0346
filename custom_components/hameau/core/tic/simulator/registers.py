"""A simulated meter's registers, second after second: indexes in whole Wh, maxima, load curve, cut-off filter."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
import math

from ..habits import instant
from ..phase import decay
from .loads import Load
from .offers import Offer, seconds

WH = 3600
CURVE_S = 1800
"""Step of the load curve."""
_COARSE_S = 10
SUPPLIER, DISTRIBUTOR = 10, 4
_WINTER = (11, 12, 1, 2, 3)
POWER_FACTOR = 0.97


@dataclass(slots=True)
class Registers:
    """Indexes in Wh; `supplier` and `distributor` add up to `drawn`, index by index, to the Wh."""

    supplier: list[int] = field(default_factory=lambda: [0] * SUPPLIER)
    distributor: list[int] = field(default_factory=lambda: [0] * DISTRIBUTOR)
    injected: int = 0

    @property
    def drawn(self) -> int:
        """EAST."""
        return sum(self.supplier)

    def add(self, wh: int, index: int, distributor: int) -> None:
        """Count energy drawn while a supplier and a distributor index are in force (numbers from 1)."""
        self.supplier[index - 1] += wh
        self.distributor[distributor - 1] += wh

    def copy(self) -> Registers:
        """Give registers that go on by themselves."""
        return Registers(list(self.supplier), list(self.distributor), self.injected)


def distributor_index(offer: Offer, second: int) -> int:
    """Number, 1 to 4, of the distributor's four-season index: winter and summer, peak and off-peak."""
    summer = offer.day(second).month not in _WINTER
    return 1 + offer.off_peak(offer.index_at(second)) + 2 * summer


class PastRegisters:
    """Registers of a load of known past at any instant: the same whenever one asks.

    A Wh is counted for the index in force at the second that completes it, as the simulation does.
    """

    def __init__(self, offer: Offer, load: Load, base: Registers, epoch: date) -> None:
        """Begin with the registers `base` at the beginning of the legal day `epoch`."""
        self._offer = offer
        self._load = load
        self._days = {epoch: base}

    def at(self, second: int) -> Registers:
        """Registers before an instant."""
        day = self._offer.day(second)
        registers = self._midnight(day).copy()
        self._count(registers, day, second, 1)
        return registers

    def _midnight(self, day: date) -> Registers:
        days = self._days
        one = timedelta(days=1)
        while day not in days:
            forward = day > max(days)
            last = max(days) if forward else min(days)
            registers = days[last].copy()
            counted = last if forward else last - one
            self._count(registers, counted, None, 1 if forward else -1)
            days[last + one if forward else counted] = registers
        return days[day]

    def _count(
        self, registers: Registers, day: date, until: int | None, sign: int
    ) -> None:
        """Add (or take away) the energy of a legal day, or of its beginning."""
        for window in self._offer.windows(day):
            end = window.end if until is None else min(window.end, until)
            if end <= window.start:
                break
            before, after = self._totals(window.start), self._totals(end)
            distributor = distributor_index(self._offer, window.start)
            registers.add(
                sign * (after[0] // WH - before[0] // WH), window.index, distributor
            )
            registers.injected += sign * (after[1] // WH - before[1] // WH)

    def _totals(self, second: int) -> tuple[int, int]:
        return self._load.totals(second) or (0, 0)


@dataclass(slots=True)
class Maximum:
    """The largest power of a day and when it was reached."""

    va: float = 0
    at: int = 0


@dataclass(slots=True)
class Maxima:
    """SMAXSN of all and of each phase, SMAXIN: today's and yesterday's. `day` is today."""

    day: date
    phases: int
    today: list[Maximum] = field(default_factory=list)
    yesterday: list[Maximum] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin both days with nothing."""
        self.today = [Maximum() for _ in range(self.phases + 2)]
        self.yesterday = [Maximum() for _ in range(self.phases + 2)]

    def see(
        self, day: date, second: int, drawn_va: Sequence[float], injected_va: float
    ) -> None:
        """Take the filtered powers of a second; midnight moves the days on."""
        if day != self.day:
            self.day = day
            self.yesterday = self.today
            self.today = [Maximum(at=second) for _ in range(self.phases + 2)]
        powers = (sum(drawn_va), *drawn_va, injected_va)
        for maximum, va in zip(self.today, powers, strict=True):
            if va > maximum.va:
                maximum.va, maximum.at = va, second


def apparent(watts: int) -> int:
    """Apparent power of an active one, VA."""
    return round(abs(watts) / POWER_FACTOR)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A point of the load curve: mean power until `end`, W."""

    end: int
    drawn_w: int
    injected_w: int


def curve_point(load: Load, end: int) -> CurvePoint:
    """Point of the load curve for the half hour before `end`."""
    before, after = load.totals(end - CURVE_S), load.totals(end)
    if before is None or after is None:
        nets = [sum(load.watts(second)) for second in range(end - CURVE_S, end)]
        drawn, injected = (
            sum(net for net in nets if net > 0),
            -sum(net for net in nets if net < 0),
        )
    else:
        drawn, injected = after[0] - before[0], after[1] - before[1]
    return CurvePoint(end, drawn // CURVE_S, injected // CURVE_S)


def warm_up(
    load: Load, offer: Offer, phases: int, start: int
) -> tuple[list[float], Maxima]:
    """Filters (Y of each phase, VA²) and maxima of yesterday and today until `start`, in steps of ten seconds."""
    today = offer.day(start)
    yesterday = today - timedelta(days=1)
    midnight = seconds(instant(today, time(0), offer.zone))
    left = decay(_COARSE_S)
    squares = [0.0] * phases
    maxima = Maxima(yesterday, phases)
    for second in range(midnight - 24 * WH, start - _COARSE_S + 1, _COARSE_S):
        watts = load.watts(second)
        targets = (apparent(max(one, 0)) ** 2 for one in watts)
        squares = [
            target + (square - target) * left
            for target, square in zip(targets, squares, strict=True)
        ]
        day = today if second >= midnight else yesterday
        maxima.see(
            day,
            second,
            [math.sqrt(square) for square in squares],
            apparent(min(sum(watts), 0)),
        )
    return squares, maxima
