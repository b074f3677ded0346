"""When a label that is no longer sent stops being true.

After three whole frames without it; after one for a label that is only sent while it applies (ADPS, ADIR, PEJP …).
Short and incomplete frames make nothing absent (Enedis-NOI-CPT_02E §2.5: in an overload a three-phase meter sends 20
short frames for one long).
"""

from .events import Frame, Group
from .labels import SPECS, canonical

ABSENT_AFTER = 3
# A message is sent in one single frame: news to keep, not a state that ends with it.
_KEPT = frozenset({"MSG2"})
_TRANSIENT = frozenset(s.canonical for s in SPECS.values() if s.transient) - _KEPT


class Freshness:
    """Counts, label by label, the whole frames that came without it."""

    def __init__(self) -> None:
        """Start with nothing missing."""
        self._missing: dict[str, int] = {}

    def age(self, groups: dict[str, Group], frame: Frame) -> None:
        """Take out of `groups` (by canonical label) what `frame` shows to be over."""
        if not frame.complete or frame.short:
            return
        sent = {canonical(label) for label in frame.groups}
        missing = self._missing
        for label in groups.keys() - sent - _KEPT:
            missing[label] = missing.get(label, 0) + 1
            if missing[label] >= ABSENT_AFTER or label in _TRANSIENT:
                del groups[label]
                del missing[label]
        for label in missing.keys() & sent:
            del missing[label]
