"""What a comparison tells: outcomes of candidates, what stood in the way, what would have to change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..tic.tariff import Colour, Period
from .contract import Term
from .costs import Totals
from .timetable import Lack


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why a candidate cannot be compared: energy (Wh) without a price, on how many days, from the first to the last."""

    lack: Lack
    energy: int
    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Energy (Wh) to move from the dearest period to an off-peak one, for a candidate to cost what the present one does.

    `used`: all that was used in the dear period; more than that cannot be moved.
    """

    from_: Period
    to: Period
    energy: int
    used: int

    @property
    def possible(self) -> bool:
        """Whether so much was used there."""
        return self.energy <= self.used


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a candidate would have cost, in µEUR: `total` = energy and standing charge; None where it cannot be told.

    `totals` has the periods (of the days that count, never extrapolated), `obstacles` what stood in the way,
    `difference` what it is more than the present contract. `term` is the one in force at the end.
    `peak_share`: thousandths of each colour's energy (None: of periods without colour) that was used at peak.
    """

    id: str
    total: int | None
    energy_cost: int
    standing_cost: int
    totals: Totals
    obstacles: tuple[Obstacle, ...] = ()
    difference: int | None = None
    term: Term | None = None
    peak_share: Mapping[Colour | None, int] = field(default_factory=dict)
    shift: Shift | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Outcomes over the same days: `covered_days` of `of_days`, from `first` to `last`.

    `left_out_days`: known whole, and left out for all since some candidate has no price for them.

    `extrapolated`: the amounts are of all days, by rule of three; else of the covered ones alone. `energy` (Wh) is always of these.
    """

    first: date
    last: date
    covered_days: int
    left_out_days: int
    of_days: int
    extrapolated: bool
    energy: int
    outcomes: tuple[Outcome, ...]

    @property
    def cheapest(self) -> Outcome | None:
        """The cheapest of those that can be told."""
        told = [outcome for outcome in self.outcomes if outcome.total is not None]
        return min(told, key=lambda outcome: outcome.total or 0, default=None)
