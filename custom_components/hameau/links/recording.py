"""A capture of a meter's line that can be played again and again.

Each pass must not throw the energy registers back to where the capture began: whatever a
register gained in one pass is added to it in the next, with its checksum made anew. Lines
that are damaged pass through untouched.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
import re

from ..core.errors import LinkError
from ..core.tic import SPECS, Group, Mode, encode_group
from ..core.tic.line import read_line, salvage

MOST_BYTES = 20_000_000
FRAME_GAP_S = 0.025
"""Middle of the silence between two frames, 16.7 to 33.4 ms [Enedis-NOI-CPT_54E, 5.3.6]."""

CHARACTERS_PER_S = {Mode.HISTORIQUE: 120.0, Mode.STANDARD: 960.0}
"""10 bits a character at 1200 and 9600 baud."""

_PIECE = re.compile(rb"[^\r\n]*[\r\n]+|[^\r\n]+")
_FRAMING = b"\x00\x02\x03\x04\r\n"
_SERIALS = ("ADCO", "ADSC")
_INTERESTING = re.compile(
    b"(?:%s)[ \t]"
    % b"|".join(
        re.escape(label.encode())
        for label, spec in SPECS.items()
        if spec.index or label in _SERIALS
    )
)


type _Register = tuple[str, str]
"""Serial number and label: a capture may hold several meters."""


class Recording:
    """The lines of a capture, each with the moment its last character would arrive."""

    def __init__(self, data: bytes) -> None:
        """Study a capture; for megabytes it takes seconds: call it in an executor.

        Raises:
            LinkError: `file_too_big`, or `not_tic` where no line is a valid group.

        """
        if len(data) > MOST_BYTES:
            raise LinkError("file_too_big", {"detail": f"{len(data)} > {MOST_BYTES}"})
        self._data = data
        self._ends = array("Q")
        self._times = array("d")
        self._values = array("q")  # -1 where a line holds no register
        self._registers = array("H")
        self._gains: list[int] = []
        self.mode = _mode(data)
        self._study()

    @property
    def duration_s(self) -> float:
        """Give the length of one pass at the line's own speed."""
        return self._times[-1] + FRAME_GAP_S

    def lines(self, position_s: float) -> Iterator[tuple[float, bytes]]:
        """Give the lines due after a position, pass after pass, without end."""
        turns, rest = divmod(max(position_s, 0.0), self.duration_s)
        turn, place = int(turns), bisect_right(self._times, rest)
        while True:
            for line in range(place, len(self._times)):
                due_s = turn * self.duration_s + self._times[line]
                yield due_s, self._line(line, turn)
            turn, place = turn + 1, 0

    def _line(self, place: int, turn: int) -> bytes:
        """Give the bytes of a line, its register carried on from the passes before."""
        raw = self._data[self._ends[place - 1] if place else 0 : self._ends[place]]
        if not turn or self._values[place] < 0:
            return raw
        gained = turn * self._gains[self._registers[place]]
        return _rewritten(raw, self._values[place] + gained)

    def _study(self) -> None:
        """Find the lines, their moments, and what every register gains."""
        rate = CHARACTERS_PER_S[self.mode]
        gaps = 0
        serial = ""
        rises = _Rises()
        for piece in _PIECE.finditer(self._data):
            register, value = 0, -1
            group = _interesting(piece[0])
            if group is not None and group.label in _SERIALS:
                serial = group.text
                gaps += 1
            elif group is not None and isinstance(group.value, int):
                register, value = rises.add((serial, group.label), group.value)
            self._ends.append(piece.end())
            self._times.append(piece.end() / rate + gaps * FRAME_GAP_S)
            self._registers.append(register)
            self._values.append(value)
        self._gains = rises.gains()


class _Rises:
    """What each register gains, falls inside the capture made good."""

    def __init__(self) -> None:
        """Start with no register known."""
        self._numbers: dict[_Register, int] = {}
        self._first: list[int] = []
        self._raw: list[int] = []
        self._last: list[int] = []

    def add(self, register: _Register, raw: int) -> tuple[int, int]:
        """Take the next value of a register; give its number and the value made good."""
        number = self._numbers.setdefault(register, len(self._numbers))
        if number == len(self._first):
            for values in (self._first, self._raw, self._last):
                values.append(raw)
        self._last[number] += max(raw - self._raw[number], 0)
        self._raw[number] = raw
        return number, self._last[number]

    def gains(self) -> list[int]:
        """Give the rise of each register over the capture, by its number."""
        return [
            last - first for first, last in zip(self._first, self._last, strict=True)
        ]


def _rewritten(raw: bytes, value: int) -> bytes:
    """Put another value into the group a line holds, and the check that belongs to it."""
    group = _interesting(raw)
    if group is None:
        return raw
    mode, width = SPECS[group.label].mode, len(group.text)
    old, new = (
        encode_group(group.label, text, mode=mode).strip(b"\r\n")
        for text in (group.text, f"{value % 10**width:0{width}}")
    )
    return raw.replace(old, new, 1)


def _interesting(piece: bytes) -> Group | None:
    """Read a line that holds a register or a serial number, if it is intact."""
    return _read(piece) if _INTERESTING.search(piece) else None


def _read(piece: bytes) -> Group | None:
    """Read a line as the decoder does, altered framing forgiven."""
    line = piece.strip(_FRAMING)
    group = read_line(line)
    if isinstance(group, Group):
        return group
    saved = salvage(line)
    return saved[1] if isinstance(saved, tuple) else None


def _mode(data: bytes) -> Mode:
    """Give the mode of the capture's first intact group."""
    groups = (_read(piece[0]) for piece in _PIECE.finditer(data))
    first = next((group for group in groups if group is not None), None)
    if first is None:
        raise LinkError("not_tic", {"detail": "no valid group"})
    return SPECS[first.label].mode
