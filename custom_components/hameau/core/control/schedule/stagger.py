"""Targets that start together start one by one: the breaker of a home, and the grid at 22:00, thank for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
import random

GAP = timedelta(seconds=3)
SPREAD = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """From that instant on, the start guard may be asked to let the target start."""

    target: str
    at: datetime


def stagger(
    targets: Sequence[str],
    edge: datetime,
    *,
    gap: timedelta = GAP,
    seed: str | None = None,
    spread: timedelta = SPREAD,
) -> tuple[Release, ...]:
    """Give the starts of targets switched on at one edge, the most important first in `targets` and here.

    With a `seed` (an id of the home) all are late by a random time below `spread`: the same for the same home and
    edge, another on another day. A `gap` below three seconds is taken as three.
    """
    late = timedelta(0)
    if seed is not None:
        late = spread * random.Random(f"{seed} {edge.timestamp()}").random()
    gap = max(gap, GAP)
    return tuple(
        Release(target=target, at=edge + late + place * gap)
        for place, target in enumerate(dict.fromkeys(targets))
    )
