"""What a load or a base usually draws: a quantile that forgets, small enough to be kept on disk.

Values fall into bins 1 % wide above 100 VA (25 VA wide below); every bin fades with the same
half-life, so the memory never grows beyond a few hundred numbers, some tens in practice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
import math
from typing import Self

_WIDTH = math.log(1.01)
_LINEAR_VA = 100.0
_LINEAR_STEP_VA = 25.0
_NEGLIGIBLE = 1e-3


def _bin(value: float) -> int:
    if value < _LINEAR_VA:
        return -int((_LINEAR_VA - max(value, 0.0)) // _LINEAR_STEP_VA) - 1
    return int(math.log(value / _LINEAR_VA) / _WIDTH)


def _top(number: int) -> float:
    """Upper edge of a bin, so that a quantile is never too low."""
    if number < 0:
        return _LINEAR_VA + (number + 1) * _LINEAR_STEP_VA
    return _LINEAR_VA * math.exp((number + 1) * _WIDTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """Weights by bin, as they were at `at` (seconds); one unit of weight is one call of `seen`."""

    half_life_s: float
    at: float = 0.0
    bins: Mapping[int, float] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        """How much has been seen and not forgotten."""
        return sum(self.bins.values())

    def seen(self, value: float, now: float) -> Self:
        """Take one more value; `now` in seconds of any clock that does not jump."""
        fade = 0.5 ** (max(0.0, now - self.at) / self.half_life_s)
        bins = {
            number: weight * fade
            for number, weight in self.bins.items()
            if weight * fade > _NEGLIGIBLE
        }
        number = _bin(value)
        bins[number] = bins.get(number, 0.0) + 1.0
        return type(self)(half_life_s=self.half_life_s, at=now, bins=bins)

    def quantile(self, part: float, least: float = 10.0) -> float | None:
        """Value that `part` (0 to 1) of what was seen does not exceed; None below `least` weight."""
        weight = self.weight
        if weight < least:
            return None
        wanted, running = part * weight, 0.0
        for number in sorted(self.bins):
            running += self.bins[number]
            if running >= wanted:
                return _top(number)
        return None
