"""Benchmarks: one module each, with `run() -> list[Figure]`; `scripts/bench` runs them.

A module's docstring says what is measured and how. Timings live here, never in tests.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure, with what it is compared to and the bar it has to pass.

    `compared_to` names the other thing and `ratio` says how many times ours it is.
    `bar` is the worst value that is still good, in the direction `better`.
    """

    name: str
    value: float
    unit: str
    better: Literal["higher", "lower"] = "lower"
    bar: float | None = None
    compared_to: str | None = None
    ratio: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the figure is on the wrong side of its bar."""
        if self.bar is None:
            return False
        return (
            self.value > self.bar if self.better == "lower" else self.value < self.bar
        )
