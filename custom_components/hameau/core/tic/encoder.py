"""Groups and frames as a meter sends them, and their anonymous twins.

Form: Enedis-NOI-CPT_02E §1.5.3 (historique) and Enedis-NOI-CPT_54E §5.3 (standard).
"""

from collections.abc import Iterable
import re

from ..errors import EncodingError
from .events import Fault, Group, Mode
from .labels import SPECS
from .line import SEPARATORS, checksum, label_at_head, read_line

STX = b"\x02"
ETX = b"\x03"
EOT = b"\x04"

_FRAMING = re.compile(rb"([\r\n\x02\x03\x04]+)")
# Longer than any index, so only serial numbers, PRM and timestamps; the latter have a letter or a space before them.
_LONG_NUMBER = re.compile(rb"(?<![EHeh 0-9])[0-9]{10,}")
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
    """The same bytes with everything that names a home replaced by zeros, checksums recomputed.

    ADCO and ADSC keep their maker and type digits (1-2 and 5-6), which are needed to help; PRM keeps none. `data` may begin and
    end anywhere and be damaged: what could be a piece of such a number is zeroed too, and damaged lines stay damaged.
    """
    parts = _FRAMING.split(data)
    return b"".join(part if i % 2 else _mask_line(part) for i, part in enumerate(parts))


def _mask_line(line: bytes) -> bytes:
    group = read_line(line)
    if isinstance(group, Fault):
        return _mask_damaged(line)
    if not SPECS[group.label].personal:
        return line
    return encode_group(group.label, _mask_number(group), mode=SPECS[group.label].mode)[
        1:-1
    ]


def _mask_number(group: Group) -> str:
    number = group.text
    if len(number) != _SERIAL:
        return "0" * len(number)
    return f"{number[:2]}00{number[4:6]}000000"


def _mask_damaged(line: bytes) -> bytes:
    """Zero the digits of a line nothing is known of, and long numbers in one that only seems harmless."""
    label = label_at_head(line)
    if label is not None and not SPECS[label].personal:
        return _LONG_NUMBER.sub(lambda match: b"0" * len(match[0]), line)
    return re.sub(rb"[0-9]", b"0", line)
