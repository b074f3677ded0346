"""Plausibility of the energy registers: what the six bits of checksum let through must not reach a history.

Two wrong digits pass one time in 64. A register never falls, and cannot rise faster than the largest connection (36 kVA) draws.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_POWER_VA = 36_000
"""The largest connection a Linky meters."""
FLOOR_WH = 1_000
"""Rise that is always let through: meters update registers in steps and clocks are coarse."""
AGREEING_FRAMES = 3
"""Frames in a row that must tell the same story before a new level is believed."""
SECONDS_PER_FRAME = 10.0
"""Generous length of a frame where no clock is given: the longest lasts 2.3 s."""
SILENCE_S = 3_600.0
"""Generous length of a gap where no clock is given."""
RESTART_S = 30 * 86_400.0
"""Generous length of a stop of unknown duration."""
MAX_METERS = 8
"""Meters remembered; the one longest unseen is forgotten first."""
MAX_REGISTERS = 64
"""Registers remembered per meter; no meter has half as many."""


@dataclass(slots=True)
class _Level:
    """A register's value, when it was read, and in how many frames (for a level not believed yet)."""

    value: int
    time: float
    frame: int = 0
    frames: int = 1

    def leads_to(self, value: int, time: float) -> bool:
        """Whether the register can have gone from here to `value` by `time`."""
        allowed = FLOOR_WH + MAX_POWER_VA * (time - self.time) / 3_600
        return 0 <= value - self.value <= allowed


@dataclass(slots=True)
class _Meter:
    accepted: dict[str, _Level] = field(default_factory=dict)
    proposed: dict[str, _Level] = field(default_factory=dict)


class IndexGuard:
    """Judge each register against the last value believed of the same meter.

    Time comes from `advance` where the caller has a clock, else from counting frames. A refused level is believed after three
    frames that agree, so a reset or a wrong start heals by itself.
    """

    def __init__(self) -> None:
        """Start without memory: the first value of each register is believed."""
        self._present = _Meter()
        self._meters = {"": self._present}
        self._serial = ""
        self._now: float | None = None
        self._time = 0.0
        self._frame = 0

    def seed(
        self, serial: str, values: Mapping[str, int], elapsed_s: float = RESTART_S
    ) -> None:
        """Remember the registers of `serial` from `elapsed_s` seconds ago (unknown: thirty days), and take it for the present meter."""
        self.select(serial)
        time = self._time - elapsed_s
        for label, value in list(values.items())[:MAX_REGISTERS]:
            self._present.accepted[label] = _Level(value, time)

    def export(self) -> dict[str, dict[str, int]]:
        """The registers believed, by serial number then label, the present meter last."""
        return {
            serial: {label: level.value for label, level in meter.accepted.items()}
            for serial, meter in self._meters.items()
            if serial and meter.accepted
        }

    def select(self, serial: str) -> None:
        """The values that follow are of this meter."""
        if serial == self._serial:
            return
        self._serial = serial
        self._present = self._meters.pop(serial, _Meter())
        self._meters[serial] = self._present
        if len(self._meters) > MAX_METERS:
            del self._meters[next(iter(self._meters))]

    def advance(self, now: float) -> None:
        """Tell the time, in seconds that never run backwards."""
        if self._now is not None and now > self._now:
            self._time += now - self._now
        self._now = now

    def frame_ended(self) -> None:
        """Count a frame; without a clock this is what makes time pass."""
        self._frame += 1
        if self._now is None:
            self._time += SECONDS_PER_FRAME

    def gap(self) -> None:
        """Bytes were lost: without a clock, nobody knows for how long."""
        if self._now is None:
            self._time += SILENCE_S

    def believes(self, label: str, value: int) -> bool:
        """Whether `value` can be true; if so it is the new base of its register."""
        meter = self._present
        level = meter.accepted.get(label)
        if level is None:
            if len(meter.accepted) < MAX_REGISTERS:
                meter.accepted[label] = _Level(value, self._time)
            return True
        if value != level.value:
            plausible = level.leads_to(value, self._time)
            if not plausible and not self._agreed(meter, label, value):
                return False
            level.value = value
        level.time = self._time
        if meter.proposed:
            meter.proposed.pop(label, None)
        return True

    def _agreed(self, meter: _Meter, label: str, value: int) -> bool:
        """Whether enough frames in a row have proposed this level."""
        level = meter.proposed.get(label)
        if level is None or not level.leads_to(value, self._time):
            meter.proposed[label] = _Level(value, self._time, self._frame)
            return False
        if level.frame != self._frame:
            level.frames += 1
        level.value, level.time, level.frame = value, self._time, self._frame
        return level.frames >= AGREEING_FRAMES
