"""Tells why bytes come but no valid group does, or why nothing comes at all."""

from enum import StrEnum
import re

TAIL_BYTES = 2048
"""How much of the line is kept to judge it: more than the longest frame (1,442 bytes)."""

_LAWFUL = frozenset((*range(0x20, 0x7F), 0x02, 0x03, 0x04, 0x09, 0x0A, 0x0D))
_UNLAWFUL_SHARE = 0.05
_FEW_BYTES = 24
_SHAPED = re.compile(rb"[A-Z][A-Z0-9+\-]{2,8}(?: [^\t]+ |\t[^\r\n]*\t)[\x20-\x5F]?$")


class Diagnosis(StrEnum):
    """What is most probably wrong; each has its own advice to the person."""

    NO_SIGNAL = "no_signal"
    """Not one byte: cable, terminals, adapter's power, or the meter's output is off."""

    WRONG_SPEED = "wrong_speed"
    """Bytes that cannot be TIC: the line is read at another speed than it is sent."""

    MODE_CHANGED = "mode_changed"
    """The same, on a line that was fine before: the meter went from one mode to the other."""

    BAD_WIRING = "bad_wiring"
    """TIC by its looks, but damaged: weak level, bad contact, wrong resistor."""

    NOT_TIC = "not_tic"
    """Readable text that has nothing of TIC: another device speaks here."""


class LineWatch:
    """Collects what came since the last valid group, in bounded memory."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        self._bytes = 0
        self._unlawful = 0
        self._tail = bytearray()

    @property
    def heard(self) -> bool:
        """Whether anything came at all."""
        return self._bytes > 0

    def add(self, data: bytes) -> None:
        """Take bytes that did not complete a valid group."""
        self._bytes += len(data)
        self._unlawful += sum(byte not in _LAWFUL for byte in data)
        self._tail += data
        del self._tail[:-TAIL_BYTES]

    def clear(self) -> None:
        """Forget everything: a valid group came, or a new period begins."""
        self._bytes = self._unlawful = 0
        self._tail.clear()

    def diagnose(self, *, was_live: bool = False) -> Diagnosis:
        """Judge what was heard.

        `was_live` says that valid groups came earlier in the same life of the link.
        """
        if not self._bytes:
            return Diagnosis.NO_SIGNAL
        if self._unlawful > self._bytes * _UNLAWFUL_SHARE:
            return Diagnosis.MODE_CHANGED if was_live else Diagnosis.WRONG_SPEED
        lines = re.split(
            rb"[\r\n]+", bytes(self._tail).translate(None, b"\x02\x03\x04")
        )
        if any(_SHAPED.search(line) for line in lines):
            return Diagnosis.BAD_WIRING
        if self._bytes < _FEW_BYTES:
            return Diagnosis.BAD_WIRING
        return Diagnosis.NOT_TIC
