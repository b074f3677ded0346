"""One line between two ends of line, read on its own: the group it holds, or why it holds none.

Form of a group: Enedis-NOI-CPT_02E §1.5.3.2 (historique) and Enedis-NOI-CPT_54E §5.3.5 (standard). The validity of a line is a
pure function of its bytes.
"""

from collections.abc import Callable
import re

from .events import Fault, FaultKind, Group, Mode, Value
from .labels import SPECS
from .spec import Kind, LabelSpec
from .status import StatusRegister
from .values import DayProfile, Relays, Timestamp

MAX_GROUP = 128
"""Bytes kept while waiting for an end of line; the longest group has 111."""

SEPARATORS = {Mode.HISTORIQUE: " ", Mode.STANDARD: "\t"}
_MODES = {ord(separator): mode for mode, separator in SEPARATORS.items()}
_LABELS = b"|".join(re.escape(label.encode()) for label in SPECS)
_HEAD = re.compile(rb"(" + _LABELS + rb")[ \t]")
_LABEL_FORM = re.compile(r"[A-Z][A-Z0-9+-]{1,8}")
_TIMESTAMP = 13
# The shortest line with a meaning: one letter of label, separator, no data, separator, check.
_SHORTEST = 4


def checksum(zone: bytes) -> int:
    """The check character (54E §5.3.6): six bits of the sum of the bytes, moved into the printable range 0x20 to 0x5F.

    `zone` ends before the last separator in historique and with it in standard.
    """
    return (sum(zone) & 0x3F) + 0x20


def _padded(text: str) -> str:
    return " ".join(text.split())


_VALUES: dict[Kind, Callable[[str], Value]] = {
    Kind.SERIAL: str,
    Kind.NUMBER: int,
    Kind.TEXT: _padded,
    Kind.CODE: str,
    Kind.STATUS: StatusRegister.parse,
    Kind.RELAYS: lambda text: Relays(int(text)),
    Kind.PROFILE: DayProfile.parse,
    Kind.CLOCK: lambda _: None,
}


def read_line(line: bytes) -> Group | Fault:
    """The group that `line` is, from its label to its check character, or the first rule it breaks.

    The check is the last byte (a space is one), the separator the byte before it, the label ends at the first separator.
    """
    if len(line) < _SHORTEST:
        return Fault(kind=FaultKind.FORMAT, label=label_at_head(line))
    mode = _MODES.get(line[-2])
    if mode is None:
        return Fault(kind=FaultKind.FORMAT, label=label_at_head(line))
    if checksum(line[:-2] if mode is Mode.HISTORIQUE else line[:-1]) != line[-1]:
        return Fault(kind=FaultKind.CHECKSUM, label=label_at_head(line))
    label, separator, rest = line[:-2].decode("latin-1").partition(SEPARATORS[mode])
    spec = SPECS.get(label)
    if not separator:
        return Fault(kind=FaultKind.FORMAT)
    if spec is None or spec.mode is not mode:
        return Fault(
            kind=FaultKind.LABEL, label=label if _LABEL_FORM.fullmatch(label) else None
        )
    return _read_data(spec, rest)


def _read_data(spec: LabelSpec, rest: str) -> Group | Fault:
    """Judge what follows the label: timestamp, length, characters, range."""
    timestamp = None
    text = rest
    if spec.timestamped:
        stamp, tab, text = rest.partition("\t")
        if not tab:
            return Fault(kind=FaultKind.FORMAT, label=spec.label)
        if len(stamp) != _TIMESTAMP:
            return Fault(kind=FaultKind.LENGTH, label=spec.label)
        timestamp = Timestamp.parse(stamp)
        if timestamp is None:
            return Fault(kind=FaultKind.CHARACTER, label=spec.label)
    if spec.mode is Mode.STANDARD and "\t" in text:
        return Fault(kind=FaultKind.FORMAT, label=spec.label)
    if len(text) not in spec.lengths and not _is_trimmed(spec, len(text)):
        return Fault(kind=FaultKind.LENGTH, label=spec.label)
    if not spec.pattern.fullmatch(text) or (
        spec.highest is not None and int(text) > spec.highest
    ):
        return Fault(kind=FaultKind.CHARACTER, label=spec.label)
    return Group(
        label=spec.label, text=text, value=_VALUES[spec.kind](text), timestamp=timestamp
    )


def _is_trimmed(spec: LabelSpec, length: int) -> bool:
    """The padding of a text may be missing, unseen by the checksum."""
    return spec.kind is Kind.TEXT and 0 < length < max(spec.lengths)


def label_at_head(line: bytes) -> str | None:
    """The known label a damaged line begins with, the byte before it (an altered LF) set aside."""
    match = _HEAD.match(line) or _HEAD.match(line, 1)
    return match[1].decode() if match else None


def salvage(line: bytes) -> tuple[int, Group] | Fault:
    """A whole group inside a line whose ends of line were altered: where it begins, and the group; else what is wrong with the line.

    The byte in front of a label is the one most often lost (02E §1.5.3): LF, or CR and LF, or ETX STX LF may have become
    anything, and the CR at the end too. Only the framing is forgiven: what is found obeys every rule of `read_line`.
    """
    starts = [0, *(match.start() for match in _HEAD.finditer(line, 1))]
    for end in (len(line), len(line) - 1):
        for start in starts:
            if isinstance(group := read_line(line[start:end]), Group):
                return start, group
    fault = read_line(line)
    assert isinstance(fault, Fault)  # the first line tried
    return fault
