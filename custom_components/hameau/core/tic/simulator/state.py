"""A simulated meter at one second: what its frames are written from, and how it gets to the next second."""

from datetime import date, datetime, timedelta
import math

from ..phase import PhaseTrip
from ..status import Breaker
from .loads import EPOCH, Load
from .offers import Offer, seconds
from .registers import (
    CURVE_S,
    POWER_FACTOR,
    WH,
    CurvePoint,
    PastRegisters,
    Registers,
    apparent,
    curve_point,
    distributor_index,
    warm_up,
)

_NOMINAL_V = 232
_MEAN_S = 600


def voltage(second: int, phase: int) -> int:
    """Voltage of a phase, V: slow waves and a little flicker around 232 V."""
    slow = 4 * math.sin(second / 2900 + phase * 2.1) + 2 * math.sin(
        second / 410 + phase
    )
    return round(
        _NOMINAL_V + slow + ((second * 2_654_435_761 + phase * 977) >> 9) % 3 - 1
    )


class MeterState:
    """Registers, filter, maxima and breaker of a meter, carried from second to second.

    `second` is the one being measured. Powers are those of the last whole second.
    """

    def __init__(
        self,
        *,
        offer: Offer,
        load: Load,
        start: datetime,
        phases: int,
        cutoff_va: float,
        base: Registers,
    ) -> None:
        """Stand at `start`: registers from the load's past where it has one, else `base`."""
        self.offer = offer
        self.load = load
        self.phases = phases
        self.second = seconds(start)
        self.breaker = Breaker.CLOSED
        self.watts = (0,) * phases
        totals = load.totals(self.second)
        past = PastRegisters(offer, load, base, EPOCH)
        self.registers = base.copy() if totals is None else past.at(self.second)
        self._drawn_ws, self._injected_ws = (
            (0, 0) if totals is None else (totals[0] % WH, totals[1] % WH)
        )
        squares, self.maxima = warm_up(load, offer, phases, self.second)
        share = cutoff_va / phases
        self.filters = [
            PhaseTrip(cutoff_va=share, drawn_va=0, worst=square, likely=square)
            for square in (min(square, 0.99 * (1.3 * share) ** 2) for square in squares)
        ]
        end = self.second - self.second % CURVE_S
        self.curve: tuple[CurvePoint, CurvePoint] = (
            curve_point(load, end),
            curve_point(load, end - CURVE_S),
        )
        self._curve_from = (
            self.registers.copy()
            if self.second == end
            else self._registers_at(past, end)
        )
        self._window = offer.window_at(self.second)
        self._day: date = offer.day(self.second)
        self._measure(self.second - 1)

    def _registers_at(self, past: PastRegisters, second: int) -> Registers:
        """Registers at the beginning of the point of the load curve in progress."""
        if self.load.totals(second) is not None:
            return past.at(second)
        registers = self.registers.copy()
        nets = [
            sum(self.load.watts(past_second))
            for past_second in range(second, self.second)
        ]
        registers.supplier[0] -= sum(net for net in nets if net > 0) // WH
        registers.injected += sum(net for net in nets if net < 0) // WH
        return registers

    def advance(self, to: int) -> None:
        """Live until the second `to`; never backwards."""
        while self.second < to:
            self._live(self.second)
            self.second += 1
            if self.second >= self._window.end:
                self._window = self.offer.window_at(self.second)
                self._day = self.offer.day(self.second)

    def reclose(self) -> None:
        """Close the breaker by hand, as the home must after an overload."""
        self.breaker = Breaker.CLOSED

    @property
    def index(self) -> int:
        """Supplier index now counting."""
        return self._window.index

    @property
    def distributor(self) -> int:
        """Distributor index now counting."""
        return distributor_index(self.offer, self.second)

    @property
    def day(self) -> date:
        """Legal day."""
        return self.offer.day(self.second)

    @property
    def tomorrow(self) -> date:
        """Legal day of tomorrow."""
        return self.day + timedelta(days=1)

    @property
    def net_w(self) -> int:
        """Active power of all phases, W; negative where it is injected."""
        return sum(self.watts)

    @property
    def drawn_va(self) -> tuple[int, ...]:
        """Apparent power drawn of each phase."""
        return tuple(apparent(max(watts, 0)) for watts in self.watts)

    @property
    def power_va(self) -> int:
        """Apparent power drawn in all: none while more is injected."""
        return apparent(max(self.net_w, 0))

    @property
    def injected_va(self) -> int:
        """Apparent power injected in all."""
        return apparent(min(self.net_w, 0))

    @property
    def volts(self) -> tuple[int, ...]:
        """Voltage of each phase."""
        return tuple(voltage(self.second, phase) for phase in range(self.phases))

    @property
    def mean_volts(self) -> tuple[int, ...]:
        """Mean voltage of the last whole ten minutes."""
        middle = self.second - self.second % _MEAN_S - _MEAN_S // 2
        return tuple(voltage(middle, phase) for phase in range(self.phases))

    @property
    def amperes(self) -> tuple[int, ...]:
        """Current of each phase."""
        return tuple(
            round(apparent(watts) / volts)
            for watts, volts in zip(self.watts, self.volts, strict=True)
        )

    @property
    def reactive(self) -> tuple[int, int, int, int]:
        """ERQ1 to 4: the inductive share of what was drawn and injected."""
        share = math.tan(math.acos(POWER_FACTOR))
        return (
            int(self.registers.drawn * share),
            int(self.registers.injected * share),
            0,
            0,
        )

    def _live(self, second: int) -> None:
        if second % CURVE_S == 0:
            self._end_curve_point(second)
        self._measure(second)
        net = self.net_w
        if net > 0:
            self._drawn_ws += net
            whole, self._drawn_ws = divmod(self._drawn_ws, WH)
            if whole:
                self.registers.add(
                    whole, self._window.index, distributor_index(self.offer, second)
                )
        elif net < 0:
            self._injected_ws -= net
            whole, self._injected_ws = divmod(self._injected_ws, WH)
            self.registers.injected += whole
        self.filters = [
            phase.draw(va).step(1)
            for phase, va in zip(self.filters, self.drawn_va, strict=True)
        ]
        self.maxima.see(
            self._day,
            second,
            [phase.filtered_va for phase in self.filters],
            self.injected_va,
        )
        if any(phase.cut for phase in self.filters):
            self.breaker = Breaker.OVERLOAD

    def _measure(self, second: int) -> None:
        """Take the power of a second: none behind an open breaker."""
        closed = self.breaker is Breaker.CLOSED
        self.watts = self.load.watts(second) if closed else (0,) * self.phases

    def _end_curve_point(self, second: int) -> None:
        before, now = self._curve_from, self.registers
        drawn, injected = now.drawn - before.drawn, now.injected - before.injected
        point = CurvePoint(second, drawn * WH // CURVE_S, injected * WH // CURVE_S)
        self.curve = (point, self.curve[0])
        self._curve_from = now.copy()
