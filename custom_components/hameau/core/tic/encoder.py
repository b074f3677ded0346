"""Groups and frames as a meter sends them, and their anonymous twins.

Form: Enedis-NOI-CPT_02E §1.5.3 (historique) and Enedis-NOI-CPT_54E §5.3 (standard).
"""

from collections.abc import Iterable
import re

from ..errors import EncodingError
from .events import Fault, FaultKind, Mode
from .labels import SPECS
from .line import SEPARATORS, checksum, label_at_head, read_line

STX = b"\x02"
ETX = b"\x03"
EOT = b"\x04"

_FRAMING = re.compile(rb"([\r\n\x02\x03\x04]+)")
_DIGIT = re.compile(rb"[0-9]")
_SERIAL = 12


def encode_group(
    label: str, text: str, timestamp: str = "", mode: Mode = Mode.STANDARD
) -> bytes:
    """One group from its LF to its CR.

    `text` and `timestamp` are written as they are: what the meter would send, padding included. Raises EncodingError where
    the characters are not those of the line (0x20 to 0x7E) or the mode has no timestamps.
    """
    if mode is Mode.HISTORIQUE and timestamp:
        raise EncodingError(f"{label}: historique has no timestamps")
    spec = SPECS.get(label)
    fields = [label, text]
    if timestamp or (spec and spec.timestamped):
        fields.insert(1, timestamp)
    if not all(" " <= character <= "~" for field in fields for character in field):
        raise EncodingError(f"{label}: characters that TIC does not know")
    separator = SEPARATORS[mode].encode()
    zone = separator.join(field.encode() for field in fields)
    if mode is Mode.STANDARD:
        zone += separator
    check = bytes([checksum(zone)])
    return b"\n" + zone + (b"" if mode is Mode.STANDARD else separator) + check + b"\r"


def encode_frame(groups: Iterable[bytes], end: bytes = ETX) -> bytes:
    """A frame of encoded groups: STX, the groups, then `end` (ETX, or EOT for a frame cut short)."""
    return STX + b"".join(groups) + end


def mask(data: bytes) -> bytes:
    """The same bytes with everything that names a home replaced by zeros.

    ADCO and ADSC keep their maker and type digits (1-2 and 5-6), which are needed to help;
    PRM keeps none; checksums are recomputed. `data` may begin and end anywhere and be
    damaged: a line that is not sound keeps its label at most, since a splice may hold a
    piece of such a number.
    """
    parts = _FRAMING.split(data)
    return b"".join(part if i % 2 else _mask_line(part) for i, part in enumerate(parts))


def _mask_line(line: bytes) -> bytes:
    read = read_line(line)
    if isinstance(read, Fault):
        return line if _is_harmless(read) else _mask_damaged(line)
    spec = SPECS[read.label]
    if not spec.personal:
        return line
    return encode_group(read.label, _mask_number(read.text), mode=spec.mode)[1:-1]


def _mask_number(number: str) -> str:
    if len(number) != _SERIAL:
        return "0" * len(number)
    return f"{number[:2]}00{number[4:6]}000000"


def _is_harmless(fault: Fault) -> bool:
    """A sum and a length that are right: what a meter says beyond the table."""
    label = fault.label
    known = label is not None and not SPECS[label].personal
    return fault.kind is FaultKind.CHARACTER and known


def _mask_damaged(line: bytes) -> bytes:
    label = (label_at_head(line) or "").encode()
    start = line.index(label) + len(label)
    return line[:start] + _DIGIT.sub(b"0", line[start:])
