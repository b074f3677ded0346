"""A statistic of Home Assistant's that is made from histories."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from .core.archive import Archive
from .core.series import Hours, SeriesKey

type HoursOf = Callable[[Archive, int, int], Hours]
"""The hours that begin from one instant to another, not included; in the executor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """One statistic: its id (`hameau:…`), its name, its unit, which histories it is made of, and how."""

    id: str
    name: str
    unit: str
    unit_class: str | None
    keys: tuple[SeriesKey, ...]
    hours: HoursOf


class Ask(Protocol):
    """Asks the archive in the executor, as `Past.async_ask`."""

    async def __call__[T](self, function: Callable[[Archive], T]) -> T:
        """Give what the function gives. Raises ArchiveError."""
        ...
