"""Wall-clock stamps without an offset, turned into instants."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from .series import Doubt, DoubtKind


def localise(
    stamps: Sequence[datetime], zone: tzinfo
) -> tuple[list[int | None], list[Doubt]]:
    """Give the instants of naive stamps of a zone, in the order they came (epoch seconds).

    In the hour that autumn repeats the order tells: the first 02:30 is summer time, the one after it winter time. When it
    comes once, it is taken for the first and doubted. A stamp in the hour that spring skips names no instant and gives
    None; the very edge of that hour does, as the end of the step before.
    """
    instants: list[int | None] = []
    doubts: list[Doubt] = []
    once: dict[datetime, int] = {}
    before: int | None = None
    for stamp in stamps:
        first = stamp.replace(tzinfo=zone, fold=0)
        second = first.replace(fold=1)
        instant = int(first.timestamp())
        if first.utcoffset() != second.utcoffset():
            if _skipped(first):
                if not _edge(first):
                    doubts.append(
                        Doubt(DoubtKind.NO_SUCH_HOUR, instant, stamp.isoformat())
                    )
                    instants.append(None)
                    continue
            elif before is not None and instant <= before:
                instant = int(second.timestamp())
                once.pop(stamp, None)
            else:
                once[stamp] = instant
        instants.append(instant)
        before = instant
    doubts += [
        Doubt(DoubtKind.AMBIGUOUS_HOUR, instant, stamp.isoformat())
        for stamp, instant in once.items()
    ]
    return instants, doubts


def _skipped(stamp: datetime) -> bool:
    """Whether no clock ever shows this."""
    back = stamp.astimezone(UTC).astimezone(stamp.tzinfo)
    return back.replace(tzinfo=None) != stamp.replace(tzinfo=None, fold=0)


def _edge(stamp: datetime) -> bool:
    """Whether a skipped stamp is the first of its hour: the moment the clock jumps."""
    return stamp.minute == 0 and stamp.second == 0
