"""Apparent power from what each mode sends, and active power from the steps of an index.

Sources: Enedis-NOI-CPT_54E §6.1 (PAPP is rounded to 10 VA, IINST to 1 A) and §6.2.2 (SINSTS in steps of 1 VA).
"""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta

PAPP_ROUNDING_VA = 5
IINST_ROUNDING_A = 0.5
# Highest and lowest voltage a French home is supplied with (230 V ± 10 %), and the one in between.
HIGHEST_VOLTAGE = 253.0
LOWEST_VOLTAGE = 207.0
NOMINAL_VOLTAGE = 230.0
# By convention ISOUSC x 200 V is the subscribed power.
CONTRACT_VOLTAGE = 200


def highest_powers(currents_a: Sequence[int], papp_va: int | None) -> tuple[float, ...]:
    """Upper bound of each phase's apparent power from historique IINST1 to 3 and their total PAPP, VA.

    Each current may be half an ampere higher than sent. The voltage that PAPP and the sum of the currents
    lead to is taken at its highest, between 207 and 253 V; without PAPP (short frames) it is 253 V.
    """
    voltage = HIGHEST_VOLTAGE
    surely = sum(max(0.0, current - IINST_ROUNDING_A) for current in currents_a)
    if papp_va is not None and surely > 0:
        mean = (papp_va + PAPP_ROUNDING_VA) / surely
        voltage = min(HIGHEST_VOLTAGE, max(LOWEST_VOLTAGE, mean))
    return tuple((current + IINST_ROUNDING_A) * voltage for current in currents_a)


def likely_voltage(currents_a: Sequence[int], papp_va: int | None) -> float:
    """Voltage that makes the currents add up to PAPP; 230 V where they say nothing (idle, or PAPP not sent)."""
    total = sum(currents_a)
    if not papp_va or not total:
        return NOMINAL_VOLTAGE
    return min(HIGHEST_VOLTAGE, max(LOWEST_VOLTAGE, papp_va / total))


class ActivePower:
    """Mean active power from an index that counts whole Wh: the time its steps take.

    A value needs two steps of the index at least 10 s apart. The window reaches back to the last jump of the
    apparent power (so that two levels do not mix), as soon as that makes 10 s; at most to the last step before
    60 s ago. When frames show no step the value falls as one Wh divided by the time since the last one: the power
    cannot be higher. Error: a step is dated by the frame that shows it, so one frame at each end of the window
    (about 4 % of 60 s in standard mode, 7 % in historique).
    """

    WINDOW = timedelta(seconds=60)
    SHORTEST = timedelta(seconds=10)
    JUMP = 0.2
    JUMP_VA = 100

    def __init__(self) -> None:
        """Start without any step."""
        self._steps: deque[tuple[datetime, int]] = deque()
        self._wh: int | None = None
        self._level_va: int | None = None
        self._jump: datetime | None = None
        self._read: datetime | None = None

    def observe(self, now: datetime, wh: int, apparent_va: int | None) -> None:
        """Take the index, and the apparent power in the same direction, as they stand in a frame."""
        if self._wh is None or wh < self._wh:
            self._steps.clear()
        elif wh > self._wh:
            self._steps.append((now, wh))
            while len(self._steps) > 2 and now - self._steps[1][0] >= self.WINDOW:
                self._steps.popleft()
        self._wh, self._read = wh, now
        if apparent_va is None:
            return
        known = self._level_va
        if known is None or abs(apparent_va - known) > max(
            self.JUMP_VA, self.JUMP * known
        ):
            self._level_va, self._jump = apparent_va, now

    def watts(self, apparent_va: int | None) -> int | None:
        """Power in W, never above the apparent power of now; None until it is known."""
        if apparent_va == 0:
            return 0
        if len(self._steps) < 2 or self._read is None:
            return None
        start, low = self._start()
        end, high = self._steps[-1]
        if end - start < self.SHORTEST:
            return None
        waiting = max((self._read - end).total_seconds(), 0.001)
        mean = min((high - low) * 3600 / (end - start).total_seconds(), 3600 / waiting)
        return round(mean) if apparent_va is None else min(round(mean), apparent_va)

    def _start(self) -> tuple[datetime, int]:
        """Step the window starts at: the first since the jump if that is long enough, else the oldest."""
        end = self._steps[-1][0]
        for step in self._steps:
            if self._jump is None or step[0] > self._jump:
                return step if end - step[0] >= self.SHORTEST else self._steps[0]
        return self._steps[0]
