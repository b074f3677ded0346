"""What a simulated home draws and produces: a power that is constant over each second, and its exact sum.

A `Home` is a function of time and seed alone. Its energy since 2026 has a closed form (sums of constant stretches), so a
simulation that is stopped and begun again later goes on with the registers where they would be.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
import sys
from typing import NamedTuple, Protocol

from ..habits import instant
from .offers import PARIS, seconds

EPOCH = date(2026, 1, 1)
"""Legal day at whose beginning the sums of a `Home` are zero."""
STEP_S = 10
"""Powers of a `Home` change on multiples of this, flicker apart."""
_DAY = timedelta(days=1)
_FLICKER = 2500
"""The flicker is at most 100/2500 = 4 % of the power."""


class Load(Protocol):
    """What the meter measures."""

    def watts(self, second: int) -> tuple[int, ...]:
        """Active power of each phase during a second, W; negative where it is injected."""
        ...

    def totals(self, second: int) -> tuple[int, int] | None:
        """Watt-seconds drawn and injected before an instant, since the epoch; None where nobody can know."""
        ...


class Curve:
    """A load from a function of time: watts of all, or of each phase. Its past energy is not known."""

    def __init__(self, curve: Callable[[datetime], float | Sequence[float]]) -> None:
        """Take a function of an aware datetime."""
        self._curve = curve

    def watts(self, second: int) -> tuple[int, ...]:
        """Active power of each phase during a second."""
        power = self._curve(datetime.fromtimestamp(second, UTC))
        return tuple(
            round(watts)
            for watts in (power if isinstance(power, Sequence) else (power,))
        )

    def totals(self, second: int) -> tuple[int, int] | None:
        """Nothing is known of the past of a function."""
        return None


class Use(NamedTuple):
    """Something that draws `watts` (injects, where negative) on `phase` (from 0) from `start` to `end`.

    Seconds since the legal midnight of its day, multiples of `STEP_S`; an end beyond midnight is lawful. A `pulse` is
    what a prudent home lets happen on top of its limit. (A tuple: a year of them is made at start.)
    """

    start: int
    end: int
    watts: int
    phase: int = 0
    pulse: bool = False


class _Plan:
    """The constant stretches of one legal day and the sums at their beginnings."""

    def __init__(
        self, start: int, end: int, stretches: Iterable[tuple[int, tuple[int, ...]]]
    ) -> None:
        self.start, self.end = start, end
        self.starts: list[int] = []
        self.watts: list[tuple[int, ...]] = []
        self.sums: list[tuple[int, int]] = []
        drawn = injected = 0
        for begin, watts in stretches:
            if self.starts:
                before = sum(self.watts[-1]) * (begin - self.starts[-1])
                drawn, injected = drawn + max(before, 0), injected - min(before, 0)
            self.starts.append(begin)
            self.watts.append(watts)
            self.sums.append((drawn, injected))
        last = sum(self.watts[-1]) * (end - self.starts[-1])
        self.total = drawn + max(last, 0), injected - min(last, 0)

    def at(self, second: int) -> int:
        """Number of the stretch of an instant."""
        return bisect_right(self.starts, second) - 1


class Home:
    """A home made of uses, day by day, with a flicker that makes every second different and no energy."""

    def __init__(
        self,
        uses: Callable[[date], list[Use]],
        *,
        standing_w: tuple[int, ...] = (110,),
        seed: int = 1,
        most_w: int | None = None,
    ) -> None:
        """Take the uses of each legal day, which may run into the next one, and what is always on, a phase each.

        `most_w`: a prudent home never draws more on one phase, pulses apart.
        """
        self._uses = lru_cache(maxsize=4)(uses)
        self._standing = standing_w
        self._seed = seed
        self._most_w = sys.maxsize if most_w is None else most_w
        self._plan = lru_cache(maxsize=8)(self._make_plan)
        self._sums = {EPOCH: (0, 0)}

    def watts(self, second: int) -> tuple[int, ...]:
        """Active power of each phase during a second."""
        plan = self._plan(datetime.fromtimestamp(second, PARIS).date())
        watts = plan.watts[plan.at(second)]
        return (watts[0] + self._flicker(sum(watts), second), *watts[1:])

    def totals(self, second: int) -> tuple[int, int]:
        """Watt-seconds drawn and injected since the epoch; negative before it."""
        day = datetime.fromtimestamp(second, PARIS).date()
        plan = self._plan(day)
        number = plan.at(second)
        net = sum(plan.watts[number])
        rest = net * (second - plan.starts[number])
        # The flicker of ten seconds sums up to nothing; what is left is that of the ten just begun.
        rest += sum(
            self._flicker(net, past) for past in range(second - second % STEP_S, second)
        )
        sums, today = self._at_midnight(day), plan.sums[number]
        return sums[0] + today[0] + max(rest, 0), sums[1] + today[1] - min(rest, 0)

    def _flicker(self, watts: int, second: int) -> int:
        """A few watts that change each second, opposite in the two halves of each ten seconds."""
        block, place = divmod(second, STEP_S)
        half = STEP_S // 2
        mixed = (
            block * 2_654_435_761 + (place % half) * 40_503 + self._seed * 97
        ) & 0xFFFFFFFF
        amount = abs(watts) * ((mixed ^ mixed >> 13) % 101) // _FLICKER
        up = (mixed >> 7 & 1) ^ (place >= half)
        return amount if up else -amount

    def _at_midnight(self, day: date) -> tuple[int, int]:
        """Sums at the beginning of a legal day, from the nearest one known."""
        sums = self._sums
        if day not in sums:
            forward = day > EPOCH
            known = (max if forward else min)(sums)
            step = _DAY if forward else -_DAY
            while known != day:
                total = self._plan(known if forward else known - _DAY).total
                sign = 1 if forward else -1
                sums[known + step] = (
                    sums[known][0] + sign * total[0],
                    sums[known][1] + sign * total[1],
                )
                known += step
        return sums[day]

    def _make_plan(self, day: date) -> _Plan:
        """Sum up the uses of a day, and those of the day before that run into it."""
        start, end = (seconds(instant(at, time(0), PARIS)) for at in (day, day + _DAY))
        yesterday = seconds(instant(day - _DAY, time(0), PARIS))
        phases = len(self._standing)
        changes: dict[int, list[tuple[int, int]]] = {start: []}
        for midnight, uses in (
            (yesterday, self._uses(day - _DAY)),
            (start, self._uses(day)),
        ):
            for use in uses:
                begin, finish = (
                    max(midnight + use.start, start),
                    min(midnight + use.end, end),
                )
                if begin < finish:
                    place = use.phase + phases * use.pulse
                    changes.setdefault(begin, []).append((place, use.watts))
                    changes.setdefault(finish, []).append((place, -use.watts))
        changes.pop(end, None)
        return _Plan(start, end, self._stretches(sorted(changes.items())))

    def _stretches(
        self, changes: list[tuple[int, list[tuple[int, int]]]]
    ) -> Iterable[tuple[int, tuple[int, ...]]]:
        phases = range(len(self._standing))
        most = self._most_w
        watts = [*self._standing, *(0 for _ in phases)]
        for begin, changed in changes:
            for place, change in changed:
                watts[place] += change
            yield (
                begin,
                tuple(
                    [
                        min(watts[phase], most) + watts[phase + len(phases)]
                        for phase in phases
                    ]
                ),
            )
