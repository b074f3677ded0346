"""The byte stream of a meter's customer output, cut into groups, frames and faults.

Loose on framing, strict on content: whatever happened to the ends of line and of frame, a group that obeys every rule of its label
is given at once, and nothing else is. The decoder never raises, keeps at most 128 bytes, and gives the same events however the
stream is cut into chunks.
"""

from collections import Counter
import re
from types import EllipsisType

from .events import Event, Fault, FaultKind, Group, Mode, Value
from .frames import SERIALS, FrameAssembler
from .guard import IndexGuard
from .labels import SPECS
from .line import MAX_GROUP, label_at_head, read_line, salvage
from .traits import Traits

_CR, _LF, _STX, _ETX = 13, 10, 2, 3
_CONTROL = re.compile(rb"[\x02\x03\x04]")
_END_OF_LINE = re.compile(rb"[\r\n]")
# What LF and STX often arrive as, and the NUL of a line at rest; never part of a group.
_NOISE = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r\x02\x03\x04")
_KNOWN_LINES = 512
_TELLING = Traits.TELLING
_REGISTERS = frozenset(spec.label for spec in SPECS.values() if spec.index)


class TicDecoder:
    """Decode either mode from chunks of any size; mode, phases, producer and pilot are found on the way.

    `guard` judges the energy registers: one of its own by default, None for none.
    """

    def __init__(self, *, guard: IndexGuard | EllipsisType | None = ...) -> None:
        """Start anywhere in a stream."""
        self.guard = IndexGuard() if isinstance(guard, EllipsisType) else guard
        self.serial: str | None = None
        self.groups = 0
        self.frames = 0
        self.complete_frames = 0
        self.faults: Counter[FaultKind] = Counter()
        self._traits = Traits()
        self._frame = FrameAssembler()
        self._events: list[Event] = []
        self._known: dict[bytes, Group] = {}
        self._pending = b""
        self._skipping = False
        self._after_gap = False
        self._cut = _LF
        self._label_before: str | None = None

    @property
    def mode(self) -> Mode | None:
        """The language spoken, once several groups agree."""
        return self._traits.mode.answer

    @property
    def phases(self) -> int | None:
        """1 or 3, once several groups agree."""
        return self._traits.phases.answer

    @property
    def producer(self) -> bool | None:
        """Whether a standard meter is in producer mode, once several groups agree."""
        return self._traits.producer.answer

    @property
    def pilot(self) -> bool | None:
        """Whether this is a pilot meter (types 65 to 68), once several groups agree."""
        return self._traits.pilot.answer

    def feed(self, data: bytes, now: float | None = None) -> list[Event]:
        """Take the next bytes and give what they complete, in order.

        `now`: seconds that never run backwards, by which a register's rise is bounded; without it frames are counted.
        """
        events: list[Event] = []
        self._events = events
        if now is not None and self.guard:
            self.guard.advance(now)
        data = self._pending + data
        self._pending = b""
        if self._skipping and not (data := self._resume(data)):
            return events
        lines = data.splitlines(keepends=True)
        rest = lines.pop() if lines and lines[-1][-1] not in b"\r\n" else b""
        known, accept = self._known.get, self._accept
        for line in lines:
            if group := known(line):
                accept(group)
            else:
                self._read(line)
            self._cut = line[-1]
        if rest:
            self._hold(rest)
        return events

    def lost(self) -> list[Event]:
        """Bytes are missing here: drop the group in progress; the frame in progress is no longer complete."""
        events: list[Event] = []
        self._events = events
        if self._pending or self._frame.open:
            self._fault(Fault(kind=FaultKind.LOST, label=label_at_head(self._pending)))
        self._pending = b""
        self._skipping = False
        self._after_gap = True
        self._cut = _LF
        if self.guard:
            self.guard.gap()
        return events

    def _resume(self, data: bytes) -> bytes:
        """Drop the rest of a line that was too long."""
        end = _END_OF_LINE.search(data)
        self._skipping = end is None
        return data[end.start() :] if end else b""

    def _hold(self, rest: bytes) -> None:
        """Keep the beginning of a line, bounded; frame limits in it count at once."""
        rest = self._limits(rest)
        if len(rest) > MAX_GROUP:
            self._overflow(rest)
            self._skipping = True
            rest = b""
        self._pending = rest

    def _overflow(self, line: bytes) -> None:
        self._fault(Fault(kind=FaultKind.OVERFLOW, label=label_at_head(line)))

    def _read(self, line: bytes) -> None:
        """Read a line not met before, its end included."""
        content = line.rstrip(b"\r\n")
        if _CONTROL.search(content):
            content = self._limits(content)
        content = content.lstrip(_NOISE)
        if len(content) > MAX_GROUP:
            self._overflow(content)
            return
        content = content.rstrip(_NOISE)
        if not content:
            return
        group = read_line(content)
        if isinstance(group, Fault):
            self._repair(content)
            return
        if len(self._known) >= _KNOWN_LINES:
            self._known.clear()
        if line.startswith(content):
            self._known[line] = group
        self._accept(group)

    def _limits(self, data: bytes) -> bytes:
        """Obey the frame limits at the head of a line, or after a whole group whose CR was lost; give what follows.

        A limit amid anything else is a damaged character of that line.
        """
        start = 0
        for match in _CONTROL.finditer(data):
            before = data[start : match.start()].lstrip(_NOISE)
            if len(before) > MAX_GROUP:
                break
            if before := before.rstrip(_NOISE):
                group = read_line(before)
                if isinstance(group, Fault):
                    continue
                self._accept(group)
                self._cut = _LF
            self._limit(data[match.start()])
            start = match.end()
        return data[start:].lstrip(_NOISE)

    def _limit(self, control: int) -> None:
        """STX begins a frame; ETX, or another STX, ends one; EOT ends it with nothing to be concluded from it."""
        self._end_frame(
            whole=control in (_STX, _ETX), certain=control == _ETX and self._cut == _CR
        )
        if control == _STX:
            self._frame.begin()
        self._after_gap = False
        self._cut = control

    def _repair(self, content: bytes) -> None:
        """Find what is sound in a line that is not; STX amid it is a frame limit only where a line ends or begins after it."""
        head, stx, tail = content.rpartition(b"\x02")
        tail = tail.lstrip(_NOISE)
        if stx and (not tail or not isinstance(salvage(tail), Fault)):
            self._salvage(head.strip(_NOISE))
            self._limit(_STX)
            content = tail
        if content:
            self._salvage(content)

    def _salvage(self, content: bytes) -> None:
        found = salvage(content)
        if isinstance(found, Fault):
            self._fault(found)
            return
        start, group = found
        if start > 1:
            self._fault(
                Fault(kind=FaultKind.FORMAT, label=label_at_head(content[:start]))
            )
        self._accept(group)

    def _fault(self, fault: Fault) -> None:
        """Report something dropped; the end of a line whose beginning was lost has been reported already."""
        self._label_before = None
        self._frame.damage(fault)
        if self._after_gap:
            self._after_gap = False
            return
        self.faults[fault.kind] += 1
        self._events.append(fault)

    def _accept(self, group: Group) -> None:
        """Take a sound group: a new frame where it begins one, plausibility, news."""
        label = group.label
        frame = self._frame
        self._after_gap = False
        if label in frame.groups or label not in frame.inner:
            if frame.is_past(label):
                self._end_frame(whole=True, certain=False)
            if label in SERIALS:
                self._present(group.text)
        if label in _REGISTERS and not self._is_plausible(label, group.value):
            self._fault(Fault(kind=FaultKind.INDEX, label=label))
            return
        if label in _TELLING:
            self._traits.hear(group, self._label_before)
        self._label_before = label
        frame.add(group)
        self.groups += 1
        self._events.append(group)

    def _present(self, serial: str) -> None:
        """The groups that follow are of this meter."""
        self.serial = serial
        if self.guard:
            self.guard.select(serial)

    def _is_plausible(self, label: str, value: Value) -> bool:
        if self.guard is None or not isinstance(value, int):
            return True
        return self.guard.believes(label, value)

    def _end_frame(self, *, whole: bool, certain: bool) -> None:
        self._label_before = None
        frame = self._frame.end(whole=whole, certain=certain)
        if frame is None:
            return
        self.frames += 1
        self.complete_frames += frame.complete
        self._events.append(frame)
        if self.guard:
            self.guard.frame_ended()
