"""Gaps as they are found, those that touch made one."""

from .series import Gap, GapReason


class Gaps:
    """Collects gaps in rising order."""

    def __init__(self) -> None:
        """Begin without any."""
        self._found: list[Gap] = []

    def add(
        self, start: int, end: int, reason: GapReason, value: int | None = None
    ) -> None:
        """Add one; nothing if it has no length. One of the same reason that goes on from the last is joined to it."""
        if end <= start:
            return
        if (
            self._found
            and value is None
            and self._found[-1].value is None
            and self._found[-1].end == start
            and self._found[-1].reason is reason
        ):
            start = self._found.pop().start
        self._found.append(Gap(start, end, reason, value))

    @property
    def all(self) -> tuple[Gap, ...]:
        """What was found."""
        return tuple(self._found)
