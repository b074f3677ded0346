"""What can be said of one label: the shape of a row of the table in `labels`."""

from dataclasses import dataclass
from enum import StrEnum
import re
from typing import TypedDict, Unpack

from .events import Mode


class Kind(StrEnum):
    """What the data is, and the type it becomes."""

    SERIAL = "serial"
    """Digits that name something: str."""
    NUMBER = "number"
    """Zero-padded digits: int, in the label's unit."""
    TEXT = "text"
    """Free text padded with spaces: str without the padding."""
    CODE = "code"
    """One of a few codes: str as sent."""
    STATUS = "status"
    """STGE: StatusRegister."""
    RELAYS = "relays"
    """RELAIS: Relays."""
    PROFILE = "profile"
    """PJOURF+1, PPOINTE: DayProfile."""
    CLOCK = "clock"
    """DATE: no data, the timestamp is the value."""


class Unit(StrEnum):
    """Unit of a number, implicit on the line."""

    WH = "Wh"
    VARH = "varh"
    VA = "VA"
    KVA = "kVA"
    W = "W"
    A = "A"
    V = "V"
    MINUTE = "min"
    DECALITRE = "dal"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSpec:
    """What the specification says of one label.

    `lengths`: the lengths its data may have (a TEXT may also be shorter: padding damage can go unseen by the checksum).
    `pattern`: what the data must match in full. `highest`: largest number allowed.
    `index`: an energy register that only ever rises. `transient`: sent only while it applies, so its absence from one
    complete frame means "over". `personal`: names a home. `constant`: never changes on a Linky. `phase`: 1 to 3 where the label is of one phase.
    `closing`: lawful as the last label of a frame. `canonical`: the label it stands for (pilot meters).
    """

    label: str
    mode: Mode
    lengths: tuple[int, ...]
    kind: Kind
    pattern: re.Pattern[str]
    meaning: str
    canonical: str = ""
    unit: Unit | None = None
    highest: int | None = None
    timestamped: bool = False
    three_phase: bool = False
    producer: bool = False
    transient: bool = False
    index: bool = False
    personal: bool = False
    constant: bool = False
    closing: bool = False
    phase: int | None = None


_TIME = r"(?:[01]\d|2[0-3])[0-5]\d"
_PATTERNS = {
    Kind.SERIAL: r"[0-9]+",
    Kind.NUMBER: r"[0-9]+",
    # No back-quote: a space whose bit 6 flipped, which the checksum cannot see.
    Kind.TEXT: r"[ -_a-~]+",
    Kind.STATUS: r"[0-9A-F]+",
    Kind.RELAYS: r"[0-9]+",
    Kind.PROFILE: rf"(?:{_TIME}[0-9A-F]{{4}}(?: |$))+(?:NONUTILE(?: |$))*(?<! )",
    Kind.CLOCK: r"",
}
_PHASE = re.compile(r"(?:ADIR|IINST|IMAX|IRMS|URMS|UMOY|SINSTS|SMAXSN)([123])(?:-1)?")


class _Traits(TypedDict, total=False):
    """The fields of a row that most labels leave alone; see `LabelSpec`."""

    canonical: str
    highest: int
    timestamped: bool
    three_phase: bool
    producer: bool
    transient: bool
    index: bool
    personal: bool
    constant: bool
    closing: bool


def row(
    mode: Mode,
    label: str,
    lengths: int | tuple[int, ...],
    what: Kind | Unit | str,
    meaning: str,
    **traits: Unpack[_Traits],
) -> LabelSpec:
    """One row: `what` is a kind, the unit of a number, or the pattern of a code."""
    match what:
        case Kind():
            kind, unit, pattern = what, None, _PATTERNS[what]
        case Unit():
            kind, unit, pattern = Kind.NUMBER, what, _PATTERNS[Kind.NUMBER]
        case _:
            kind, unit, pattern = Kind.CODE, None, what
    phase = _PHASE.fullmatch(label)
    traits.setdefault("canonical", label)
    return LabelSpec(
        label=label,
        mode=mode,
        lengths=lengths if isinstance(lengths, tuple) else (lengths,),
        kind=kind,
        unit=unit,
        pattern=re.compile(pattern, re.ASCII),
        meaning=meaning,
        phase=int(phase[1]) if phase else None,
        **traits,
    )
