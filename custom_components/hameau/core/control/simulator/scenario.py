"""A house's day, second by second: what its loads want and what the rest draws, whatever is decided."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from ..shedding.house import House, Limit, Load

DAY_S = 86_400
BASE = "base"
SILENT = "meter_silent"

type Span = tuple[int, int]
"""From a second to another, the latter not included."""


class Change(NamedTuple):
    """From the second `at_s` on, `channel` has this value.

    Channels: a load's id (1 while the appliance wants power, else 0); `baseN`, VA that add up, `baseN@2`
    on phase 2 (1 if not said); `meter_silent` (1 while the meter sends nothing). All are 0 at first.
    """

    at_s: int
    channel: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A house and one value a second of all that happens to it.

    `base_va`: a series for each phase; `wants`: bit i is set while `house.loads[i]` wants power.
    """

    name: str
    house: House
    base_va: tuple[Sequence[float], ...]
    wants: Sequence[int]
    silences: tuple[Span, ...] = ()

    @classmethod
    def from_changes(
        cls,
        name: str,
        house: House,
        changes: Iterable[Change],
        *,
        phases: int = 1,
        seconds: int = DAY_S,
    ) -> Self:
        """Lay change points out over the seconds.

        Raises KeyError for a channel of no load, ValueError for one of no phase.
        """
        bits = {load.id: 1 << index for index, load in enumerate(house.loads)}
        steps = [[0.0] * (seconds + 1) for _ in range(phases)]
        flips = [0] * (seconds + 1)
        held: dict[str, float] = {}
        silent: list[int] = []
        for at, channel, value in sorted(changes):
            before, held[channel] = held.get(channel, 0), value
            place = min(max(at, 0), seconds)
            if channel == SILENT:
                if bool(before) != bool(value):
                    silent.append(place)
            elif channel in bits:
                if bool(before) != bool(value):
                    flips[place] ^= bits[channel]
            elif channel.startswith(BASE):
                phase = int(channel.partition("@")[2] or 1)
                if not 1 <= phase <= phases:
                    raise ValueError(f"{channel}: there is no phase {phase}")
                steps[phase - 1][place] += value - before
            else:
                raise KeyError(channel)
        silent += [seconds] * (len(silent) % 2)
        return cls(
            name=name,
            house=house,
            base_va=tuple(_sums(series[:-1]) for series in steps),
            wants=_masks(flips[:-1]),
            silences=tuple(zip(silent[::2], silent[1::2], strict=True)),
        )

    @property
    def seconds(self) -> int:
        """How long the day is."""
        return len(self.wants)

    @property
    def phases(self) -> int:
        """1 or 3."""
        return len(self.base_va)

    @property
    def limit_va(self) -> float:
        """The subscribed power, P_ref."""
        return self.house.limits[0].limit_va


def one_limit(subscribed_va: float, phases: int = 1) -> tuple[Limit, ...]:
    """Limits of a Linky: the house's, and each phase's third on three phases."""
    whole = Limit(id="house", limit_va=subscribed_va, cutoff_va=subscribed_va)
    if phases == 1:
        return (whole,)
    third = subscribed_va / phases
    return (
        Limit(id="house", limit_va=subscribed_va),
        *(
            Limit(
                id=f"phase_{phase}",
                limit_va=third,
                cutoff_va=third,
                phase=phase,
                parent="house",
            )
            for phase in range(1, phases + 1)
        ),
    )


def phase_shares(load: Load, phases: int) -> tuple[float, ...]:
    """How a load's power is spread over the phases; phase 1 carries one whose phases are unknown."""
    on = [phase for phase in load.phases if phase <= phases] or [1]
    return tuple((phase in on) / len(on) for phase in range(1, phases + 1))


def _sums(steps: Sequence[float]) -> array[float]:
    total = 0.0
    sums = array("d")
    for step in steps:
        total += step
        sums.append(total)
    return sums


def _masks(flips: Sequence[int]) -> list[int]:
    mask = 0
    masks = []
    for flip in flips:
        mask ^= flip
        masks.append(mask)
    return masks
