"""What an open radio may be believed."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    at: float
    values: Mapping[str, float]
    overload: bool


class Gate:
    """Believes what three frames in a row over six seconds agree on: for a radio that anybody may write to.

    The value believed stays where it is as long as it lies between the lowest and the highest of these frames, and
    moves no farther than into that range. So a single forged or damaged frame moves nothing, up or down.
    """

    FRAMES: Final = 3
    SPAN_S: Final = 6.0
    GAP_S: Final = 60.0

    def __init__(self) -> None:
        """Believe nothing yet."""
        self._frames: deque[_Frame] = deque()
        self._believed: dict[str, float] = {}

    def take(
        self, values: Mapping[str, float], now: float, *, overload: bool = False
    ) -> tuple[dict[str, float], bool] | None:
        """Take a whole frame's values at `now` (monotonic s); give those believed, and the flag; None: too early."""
        frames = self._frames
        if frames and now - frames[-1].at > self.GAP_S:
            frames.clear()
            self._believed.clear()
        frames.append(_Frame(at=now, values=dict(values), overload=overload))
        while len(frames) > self.FRAMES and now - frames[1].at >= self.SPAN_S:
            frames.popleft()
        if len(frames) < self.FRAMES or now - frames[0].at < self.SPAN_S:
            return None
        for name in values:
            seen = [f.values[name] for f in frames if name in f.values]
            if len(seen) == len(frames):
                middle = sorted(seen)[len(seen) // 2]
                known = self._believed.get(name, middle)
                self._believed[name] = min(max(known, min(seen)), max(seen))
        believed = {
            name: self._believed[name] for name in values if name in self._believed
        }
        return believed, all(frame.overload for frame in frames)
