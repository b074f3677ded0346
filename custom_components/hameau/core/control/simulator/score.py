"""What a day was worth, beside the best that could have been done each second without any rule of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, product

from ..shedding.house import Load
from .play import Outcome
from .plugs import IMPORTANT
from .scenario import Scenario, phase_shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A day in figures; energies in kWh above what the oracle leaves unserved, so they may be negative.

    `j`: the sum of all, weighted as harm; less is better.
    """

    trips: float
    seconds_above: float
    switchings: float
    unserved_kwh: float
    unserved_important_kwh: float
    early_restores: float
    blind_restores: float

    @property
    def j(self) -> float:
        """Weighted harm of the day."""
        return (
            self.unserved_kwh
            + 3 * self.unserved_important_kwh
            + 0.02 * self.switchings
            + self.seconds_above / 600
            + 0.05 * self.early_restores
            + 10 * self.trips
        )


def score(outcome: Outcome, scenario: Scenario) -> Score:
    """Judge a day."""
    best, best_important = oracle(scenario)
    return Score(
        trips=len(outcome.trips),
        seconds_above=outcome.seconds_above,
        switchings=outcome.switchings,
        unserved_kwh=(outcome.unserved_wh - best) / 1000,
        unserved_important_kwh=(outcome.unserved_important_wh - best_important) / 1000,
        early_restores=outcome.early_restores,
        blind_restores=outcome.blind_restores,
    )


def oracle(scenario: Scenario) -> tuple[float, float]:
    """What even the best choice of each second leaves unserved, Wh: of all loads, of priorities 1 and 2.

    Every second anew, without minimum times nor delays: of the loads that want power, the most important
    priority first takes the choice of its members (and of their levels) that serves most VA and fits with
    the base under the limit (each phase under its third), then the next priority in what is left. Where the
    base alone is above, nothing is served. Members of equal worth: those first in the house are served.
    """
    total = important = 0.0
    packer = _Packer(scenario)
    series = zip(scenario.wants, *scenario.base_va, strict=True)
    for (wants, *base), run in groupby(series):
        if not wants:
            continue
        seconds = sum(1 for _ in run)
        missing, missing_important = packer.missing_va(wants, tuple(base))
        total += seconds * missing
        important += seconds * missing_important
    return total / 3600, important / 3600


class _Packer:
    def __init__(self, scenario: Scenario) -> None:
        loads = sorted(
            enumerate(scenario.house.loads), key=lambda pair: pair[1].priority
        )
        self._phases = scenario.phases
        self._classes = [
            list(members)
            for _, members in groupby(loads, lambda pair: pair[1].priority)
        ]
        self._limit = scenario.limit_va
        self.missing_va = lru_cache(maxsize=None)(self._missing_va)

    def _missing_va(self, wants: int, base: tuple[float, ...]) -> tuple[float, float]:
        left = self._limit - sum(base)
        phases_left = [self._limit / self._phases - power for power in base]
        total = important = 0.0
        for members in self._classes:
            wanting = [load for index, load in members if wants >> index & 1]
            chosen = self._best(wanting, left, phases_left)
            for load, power in zip(wanting, chosen, strict=True):
                left -= power
                shares = phase_shares(load, self._phases)
                phases_left = [
                    room - share * power
                    for room, share in zip(phases_left, shares, strict=True)
                ]
                total += load.nominal_va - power
                if load.priority <= IMPORTANT:
                    important += load.nominal_va - power
        return total, important

    def _best(
        self, loads: Sequence[Load], left: float, phases_left: Sequence[float]
    ) -> tuple[float, ...]:
        levels = [(load.nominal_va, *reversed(load.levels_va), 0.0) for load in loads]
        fitting = (
            choice
            for choice in product(*levels)
            if sum(choice) <= left and self._fits(loads, choice, phases_left)
        )
        return max(fitting, key=sum, default=(0.0,) * len(loads))

    def _fits(
        self,
        loads: Sequence[Load],
        choice: Sequence[float],
        phases_left: Sequence[float],
    ) -> bool:
        shares = [phase_shares(load, self._phases) for load in loads]
        return all(
            sum(p * s[phase] for p, s in zip(choice, shares, strict=True)) <= room
            for phase, room in enumerate(phases_left)
        )
