"""What happened at the meter, as opposed to how it stands: the changes that start people's automations."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from .status import Breaker
from .tariff import Colour, MobilePeak, Period

type Detail = str | int | float | None


class ChangeKind(StrEnum):
    """What changed."""

    OVERLOAD_STARTED = "overload_started"
    OVERLOAD_ENDED = "overload_ended"
    PERIOD_CHANGED = "period_changed"
    COLOUR_ANNOUNCED = "colour_announced"
    PEAK_ANNOUNCED = "peak_announced"
    PEAK_STARTED = "peak_started"
    PEAK_ENDED = "peak_ended"
    METER_REPLACED = "meter_replaced"
    BREAKER_OPENED = "breaker_opened"
    BREAKER_CLOSED = "breaker_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change with its circumstances."""

    kind: ChangeKind
    details: Mapping[str, Detail] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What changes are drawn from. None: not known. `announced` is a colour with the Tempo day (ISO) it is for."""

    overload: bool | None = None
    period: Period | None = None
    announced: tuple[Colour, str] | None = None
    peak_announced: MobilePeak | None = None
    peak_running: MobilePeak | None = None
    breaker: Breaker | None = None
    first: bool = False
    """Nothing was known before: what is then announced may be old news."""

    def agreed(self, before: Self, settled: Self) -> Self:
        """Facts of two frames in a row where they agree, elsewhere what was settled."""
        differing = {
            name: getattr(settled, name)
            for name in self.__slots__
            if getattr(self, name) != getattr(before, name)
        }
        return replace(self, **differing) if differing else self

    def memory(self) -> dict[str, Any]:
        """Give what must survive a restart, as JSON: what was announced or is running."""
        colour, notice, running = self.announced, self.peak_announced, self.peak_running
        return {
            "colour": [colour[0].value, colour[1]] if colour else None,
            "peak_announced": notice.number if notice else None,
            "peak_running": running.number if running else None,
        }

    @classmethod
    def restored(cls, memory: Mapping[str, Any] | None) -> Self:
        """Give the facts of a memory; None makes a first time."""
        if memory is None:
            return cls(first=True)
        colour, notice, running = (
            memory.get(name) for name in ("colour", "peak_announced", "peak_running")
        )
        return cls(
            announced=(Colour(colour[0]), str(colour[1])) if colour else None,
            peak_announced=MobilePeak(number=notice) if notice else None,
            peak_running=MobilePeak(number=running) if running else None,
        )


def changes_between(
    old: Facts, new: Facts, power: Mapping[str, Detail]
) -> list[Change]:
    """Give the changes from `old` to `new`; what is seen for the first time is no change, except a danger.

    `power` goes with the changes of overload and breaker.
    """
    found: list[Change] = []

    def add(kind: ChangeKind, **details: Detail) -> None:
        found.append(Change(kind=kind, details=details))

    if new.overload and not old.overload:
        add(ChangeKind.OVERLOAD_STARTED, **power)
    elif old.overload and new.overload is False:
        # A filter still above its threshold would cut if the overload went on; it does not.
        add(ChangeKind.OVERLOAD_ENDED, **{**power, "seconds_to_cut": None})
    if new.breaker is not old.breaker and new.breaker is not None:
        if new.breaker is not Breaker.CLOSED:
            add(ChangeKind.BREAKER_OPENED, cause=new.breaker, **power)
        elif old.breaker is not None:
            add(ChangeKind.BREAKER_CLOSED, cause=old.breaker)
    if old.period and new.period and new.period is not old.period:
        add(ChangeKind.PERIOD_CHANGED, period=new.period, former=old.period)
    if new.announced and new.announced != old.announced and not old.first:
        add(ChangeKind.COLOUR_ANNOUNCED, colour=new.announced[0], day=new.announced[1])
    return found if old.first else found + _peak_changes(old, new)


def _peak_changes(old: Facts, new: Facts) -> list[Change]:
    found = []
    if new.peak_announced and not old.peak_announced:
        found.append(
            Change(kind=ChangeKind.PEAK_ANNOUNCED, details=_limits(new.peak_announced))
        )
    if new.peak_running and not old.peak_running:
        found.append(
            Change(kind=ChangeKind.PEAK_STARTED, details=_limits(new.peak_running))
        )
    elif old.peak_running and not new.peak_running:
        found.append(
            Change(
                kind=ChangeKind.PEAK_ENDED, details={"number": old.peak_running.number}
            )
        )
    return found


def _limits(peak: MobilePeak) -> dict[str, Detail]:
    return {
        "number": peak.number,
        "start": peak.start.isoformat() if peak.start else None,
        "end": peak.end.isoformat() if peak.end else None,
    }


def kept(old: Facts, new: Facts) -> Facts:
    """Facts to compare the next ones with: what has become unknown is remembered as it was.

    A colour remains announced after its day has begun, a period through a frame that did not carry it.
    """
    return replace(
        new,
        overload=old.overload if new.overload is None else new.overload,
        period=new.period or old.period,
        announced=new.announced or old.announced,
        breaker=new.breaker or old.breaker,
    )
