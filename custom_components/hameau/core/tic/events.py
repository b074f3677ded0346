"""What the decoder gives and what the ways in hand it.

Words are those of Enedis-NOI-CPT_54E §5.3 and Enedis-NOI-CPT_02E §1.5: a *frame* (trame) is made of *groups* of information.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .status import StatusRegister
from .values import DayProfile, Relays, Timestamp


class Mode(StrEnum):
    """The two languages of the customer output: 1200 baud *historique*, 9600 baud *standard*."""

    HISTORIQUE = "historique"
    STANDARD = "standard"


class FaultKind(StrEnum):
    """Why something was dropped. A line is judged in this order, so each damaged line has one kind."""

    OVERFLOW = "overflow"
    """More bytes without an end of line than any group has."""
    FORMAT = "format"
    """Not label, separator, data, separator, check; or a timestamp missing or out of place."""
    CHECKSUM = "checksum"
    """The sum of the bytes is not the one sent."""
    LABEL = "label"
    """The sum is right, the label is not one of this mode."""
    LENGTH = "length"
    """The data is not as long as the label prescribes."""
    CHARACTER = "character"
    """The data holds characters, a code, a date or a number the label does not allow."""
    INDEX = "index"
    """A register fell, or rose faster than the largest connection can draw."""
    LOST = "lost"
    """The way in said that bytes are missing here."""


type Value = int | str | StatusRegister | Relays | DayProfile | None
"""What a group's data means: see `labels.Kind` for which type comes when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group of information whose checksum and content are right.

    `text` is the data as sent, padding included. `value` is typed; it is None for DATE, whose `timestamp` is the value.
    """

    label: str
    text: str
    value: Value
    timestamp: Timestamp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The groups between two frame limits, by label as sent.

    `complete`: every line from STX to the end was read, so a label that is not here was not sent.
    `short`: a frame that leaves things out by design and whose silence therefore says nothing of other labels: the
    three-phase short frame (ADIR, ADCO, IINST1 to 3) and the stand-by frame (ADCO alone) of 02E.
    """

    mode: Mode
    groups: Mapping[str, Group]
    complete: bool
    short: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that was dropped: a line, a remnant of one, or a refused value; with its label where one could be read."""

    kind: FaultKind
    label: str | None = None


type Event = Group | Frame | Fault


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes as a way in received them. `lost`: bytes are missing before `data` (radio gap, reconnection)."""

    data: bytes
    lost: bool = False
