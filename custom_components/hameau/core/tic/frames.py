"""Groups gathered between two frame limits, and what may be concluded from what is not among them.

Enedis-NOI-CPT_54E §5.3.4; short and stand-by frames: Enedis-NOI-CPT_02E §2.5.
"""

from types import MappingProxyType

from .events import Fault, FaultKind, Frame, Group, Mode
from .labels import SPECS

SERIALS = frozenset({"ADCO", "ADSC"})
_ADIR = frozenset({"ADIR1", "ADIR2", "ADIR3"})
OPENING = SERIALS | _ADIR
"""Labels that may be the first of a frame."""
_SHORT_CORE = frozenset({"ADCO", "IINST1", "IINST2", "IINST3"})
_MODES = {label: spec.mode for label, spec in SPECS.items()}
_INNER = {
    mode: frozenset(label for label in SPECS if _MODES[label] is mode) - OPENING
    for mode in Mode
}
# The line itself is sound: a meter that speaks beyond the table makes these in every frame.
_SOUND = frozenset({FaultKind.LABEL, FaultKind.LENGTH, FaultKind.CHARACTER})
_STEADY_FRAMES = 3
_MAX_STEADY = 16


class FrameAssembler:
    """The frame in progress. It holds each label once, so it is bounded by the table of labels."""

    def __init__(self) -> None:
        """Start outside of any frame."""
        self.groups: dict[str, Group] = {}
        self.inner: frozenset[str] = frozenset()
        """Labels that raise no question inside this frame, unless they come twice."""
        self._mode: Mode | None = None
        self._begun = False
        self._damaged = False
        self._refused: set[Fault] = set()
        self._steady: dict[Fault, int] = {}

    @property
    def open(self) -> bool:
        """Whether a frame is in progress."""
        return self._begun or bool(self.groups)

    def begin(self) -> None:
        """STX: all that follows is seen."""
        self._begun = True

    def is_past(self, label: str) -> bool:
        """Whether `label` belongs to a later frame: the limit between was not heard.

        A label comes once a frame; ADCO and ADSC come first, with only ADIR before them;
        modes do not mix.
        """
        if not self.groups or label in self.inner:
            return label in self.groups
        if label in self.groups or _MODES[label] is not self._mode:
            return True
        return not _ADIR.issuperset(self.groups)

    def add(self, group: Group) -> None:
        """Put a sound group into the frame."""
        if not self.groups:
            self._mode = _MODES[group.label]
            self.inner = _INNER[self._mode]
        self.groups[group.label] = group

    def damage(self, fault: Fault) -> None:
        """Something of this frame was dropped, so a label that is absent may have been sent."""
        if fault.kind in _SOUND and len(self._refused) < _MAX_STEADY:
            self._refused.add(fault)
        else:
            self._damaged = True

    def end(self, *, whole: bool, certain: bool) -> Frame | None:
        """Close the frame and give it, unless it holds nothing.

        `whole` is False for EOT. `certain`: the end is beyond doubt (CR, ETX); else the last group must be a lawful last one.
        """
        groups, mode = self.groups, self._mode
        complete = (
            whole
            and self._begun
            and self._unspoilt()
            and (certain or self._is_closed())
        )
        self.groups, self.inner = {}, frozenset()
        self._begun = self._damaged = False
        self._refused = set()
        if not groups or mode is None:
            return None
        return Frame(
            mode=mode,
            groups=MappingProxyType(groups),
            complete=complete,
            short=_is_short(groups, complete=complete),
        )

    def _unspoilt(self) -> bool:
        """No line was damaged. What the meter says alike in frame after frame, sum right, is its way of speaking, not damage."""
        known = self._steady
        self._steady = {fault: known.get(fault, 0) + 1 for fault in self._refused}
        return not self._damaged and all(
            frames >= _STEADY_FRAMES for frames in self._steady.values()
        )

    def _is_closed(self) -> bool:
        if not self.groups:
            return False
        if _SHORT_CORE <= self.groups.keys() <= _SHORT_CORE | _ADIR:
            return True
        last = next(reversed(self.groups))
        three_phase = self._mode is Mode.HISTORIQUE and "IINST1" in self.groups
        return SPECS[last].closing and not (three_phase and last == "MOTDETAT")


def _is_short(groups: dict[str, Group], *, complete: bool) -> bool:
    """A frame that leaves things out by design; while it is damaged only ADIR tells it from the ruins of a long one."""
    labels = groups.keys()
    if not labels <= _SHORT_CORE | _ADIR:
        return False
    return not _ADIR.isdisjoint(labels) or (
        complete and (labels >= _SHORT_CORE or labels == {"ADCO"})
    )
