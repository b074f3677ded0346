"""What the groups say of the meter that sends them: mode, phases, producer, pilot.

One label decides nothing: at each undetected error the answer would flap. An answer changes when several groups agree.
"""

from .events import Group, Mode
from .labels import SPECS
from .status import StatusRegister

AGREEING_GROUPS = 3

# Where the first of a pair of neighbours is followed by the second, the groups of a three-phase or
# producing meter that would stand between them are not sent.
_SINGLE_PHASE_PAIRS = {
    ("IRMS1", "URMS1"),
    ("URMS1", "PREF"),
    ("SINSTS", "SMAXSN"),
    ("UMOY1", "STGE"),
    ("IMAX", "PAPP"),
}
_CONSUMER_PAIRS = {("EASD04", "IRMS1"), ("SMAXSN-1", "CCASN")}
# What a pilot meter calls otherwise.
_COMMON_NAMES = {
    spec.canonical for spec in SPECS.values() if spec.canonical != spec.label
}
_SINGLE_PHASE_LABELS = ("IINST", "IMAX")


class Agreement[T]:
    """An answer that changes only when several voices in a row say the same new thing."""

    __slots__ = ("_rival", "_voices", "answer")

    def __init__(self) -> None:
        """Start without an answer."""
        self.answer: T | None = None
        self._rival: T | None = None
        self._voices = 0

    def say(self, voice: T) -> None:
        """Hear one voice."""
        if voice == self.answer:
            self._voices = 0
            return
        self._voices = self._voices + 1 if voice == self._rival else 1
        self._rival = voice
        if self._voices >= AGREEING_GROUPS:
            self.answer = voice
            self._voices = 0


def _telling_labels() -> frozenset[str]:
    pairs = {second for _, second in _SINGLE_PHASE_PAIRS | _CONSUMER_PAIRS}
    flagged = {
        spec.label
        for spec in SPECS.values()
        if spec.three_phase or spec.producer or spec.canonical != spec.label
    }
    return frozenset(pairs | flagged | {"STGE", *_COMMON_NAMES, *_SINGLE_PHASE_LABELS})


class Traits:
    """The meter's traits as agreed so far; None before."""

    TELLING = _telling_labels()
    """Labels worth showing to `hear`; several in every frame of either mode."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.mode = Agreement[Mode]()
        self.phases = Agreement[int]()
        self.producer = Agreement[bool]()
        self.pilot = Agreement[bool]()

    def hear(self, group: Group, before: str | None) -> None:
        """Take the evidence in `group`; `before` is the label of the line just before it, where that one was sound."""
        label = group.label
        spec = SPECS[label]
        self.mode.say(spec.mode)
        pair = (before, label)
        if spec.three_phase:
            self.phases.say(3)
        elif label in _SINGLE_PHASE_LABELS or pair in _SINGLE_PHASE_PAIRS:
            self.phases.say(1)
        if spec.producer:
            self.producer.say(True)
        elif pair in _CONSUMER_PAIRS:
            self.producer.say(False)
        elif isinstance(group.value, StatusRegister):
            self.producer.say(group.value.producer)
        if spec.canonical != label:
            self.pilot.say(True)
        elif label in _COMMON_NAMES:
            self.pilot.say(False)
