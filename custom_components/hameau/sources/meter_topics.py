"""What a meter's entities depend on, and the small readings their tables are made of."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from ..core.tic import StatusRegister

if TYPE_CHECKING:
    from .meter import MeterRuntime

type Read[T] = Callable[[MeterRuntime], T]


class Topic(StrEnum):
    """Topics besides the labels of groups and the link."""

    POWER = "power"
    """A power was measured, even the same as before: the cut-off filter moved on."""
    FRAME = "frame"
    """A frame ended."""
    FAULT = "fault"
    """Something was dropped."""
    NAMES = "names"
    """The supplier's name of an index was learnt."""


POWER_LABELS: Final = frozenset(
    {
        *("SINSTS", "SINSTS1", "SINSTS2", "SINSTS3", "SINSTI", "PAPP", "ADPS"),
        *("IINST", "IINST1", "IINST2", "IINST3", "ADIR1", "ADIR2", "ADIR3"),
    }
)


def heard(label: str) -> str:
    """Topic of a power's group that came, changed or not."""
    return f"heard {label}"


TARIFF_LABELS: Final = ("PTEC", "LTARF", "NTARF", "STGE", "DEMAIN", "OPTARIF", "NGTF")
# What meters send in the place of a message, and the state that stands for it, translated.
_NO_MESSAGE: Final = "PAS DE MESSAGE"
_NONE: Final = "none"


def never(_: MeterRuntime) -> bool:
    """Say no: for what a person switches on who wants it."""
    return False


def sent(*labels: str) -> Read[bool]:
    """Whether the meter has ever sent one of these labels."""
    return lambda run: not run.seen.isdisjoint(labels)


def single_phase(*labels: str) -> Read[bool]:
    """The same, on a meter of one phase."""
    return lambda run: run.meter.phases == 1 and not run.seen.isdisjoint(labels)


def three_phase(*labels: str) -> Read[bool]:
    """The same, on a meter of three phases."""
    return lambda run: run.meter.phases == 3 and not run.seen.isdisjoint(labels)


def number(*labels: str) -> Read[int | None]:
    """Read the number of the first of these labels that is there."""

    def read(run: MeterRuntime) -> int | None:
        values = (run.meter.number(label) for label in labels)
        return next((value for value in values if value is not None), None)

    return read


def text(label: str) -> Read[str | None]:
    """Read the text of this label, without the padding at its ends and inside."""

    def read(run: MeterRuntime) -> str | None:
        sent = run.meter.text(label)
        return None if sent is None else " ".join(sent.split())

    return read


def message(label: str) -> Read[str | None]:
    """Read a message of the distributor; "none" where the meter says that there is none."""
    read = text(label)

    def of_meter(run: MeterRuntime) -> str | None:
        said = read(run)
        return _NONE if said in ("", _NO_MESSAGE) else said

    return of_meter


def status[T](read: Callable[[StatusRegister], T]) -> Read[T | None]:
    """Read something of the status register."""

    def of_register(run: MeterRuntime) -> T | None:
        group = run.meter.get("STGE")
        value: Any = group.value if group else None
        return read(value) if isinstance(value, StatusRegister) else None

    return of_register
