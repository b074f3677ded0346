"""Which question to ask a gateway next: the newest days first, then back to where its history begins.

Knows no clock and asks nobody. What is held is told each time, so that a hole of any origin is filled; what the service does
not have is asked again ever more seldom, then let go.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, Final

from ..errors import Remedy, ServiceError
from .gateway import Call, Capabilities, Direction, Kind, Stream

_ONE_DAY: Final = timedelta(days=1)
_RECENT: Final = timedelta(days=7)
_OLD: Final = timedelta(days=30)
# Hours after the first, second, … fruitless try; four short of whole days, for runs wander.
_PAUSES_H: Final = (1, 20, 44, 92, 188, 380, 764)
TRIES: Final = len(_PAUSES_H) + 1
"""After so many answers without data a day is let go."""
TRIES_OLD: Final = 2
"""The same for days that were old when they were first asked: what was not recorded then is not recorded later."""

_TROUBLES: Final = frozenset(
    ("service_error", "enedis_trouble", "not_data", "answer_cut")
)
# These close a stream, not the service: the others are still asked.
_CLOSING: Final = frozenset(("wrong_direction",))


@dataclass(frozen=True, slots=True)
class _Tries:
    """How often a day was asked in vain: answered without data, or not answered; when last (epoch seconds)."""

    empty: int
    trouble: int
    last: int
    old: bool

    @property
    def over(self) -> bool:
        """Whether the day is let go."""
        return self.empty >= (TRIES_OLD if self.old else TRIES)

    def due(self, now: int) -> bool:
        """Whether to ask again."""
        pause = _PAUSES_H[min(self.empty + self.trouble, len(_PAUSES_H)) - 1]
        return not self.over and now - self.last >= pause * 3600


@dataclass(slots=True)
class _Progress:
    """What is known of one stream besides what is held."""

    tries: dict[date, _Tries] = field(default_factory=dict)
    refused: date | None = None
    closed: str = ""
    span: int = 0


class Backfill:
    """Plans the calls of one point of delivery; its memory is JSON."""

    def __init__(
        self,
        capabilities: Capabilities,
        zone: tzinfo,
        *,
        streams: Iterable[Stream] | None = None,
        since: date | None = None,
        memory: Mapping[str, Any] | None = None,
    ) -> None:
        """Plan these streams of a gateway (all of them if not said); `since` is when the contract began, if known."""
        self._capabilities = capabilities
        self._zone = zone
        self._since = since
        self._spent: tuple[date, int] | None = None
        wanted = capabilities.streams if streams is None else tuple(streams)
        self._progress = {
            stream: _Progress(span=capabilities.spans[stream.kind])
            for stream in capabilities.streams
            if stream in wanted
        }
        if memory is not None:
            self._restore(memory)

    def next_call(
        self, now: datetime, held: Mapping[Stream, Collection[date]]
    ) -> Call | None:
        """The next question, given the days that are whole; None when nothing is due or today's calls are spent."""
        today = now.astimezone(self._zone).date()
        if self.calls_left(now) <= 0:
            return None
        calls = [
            call
            for stream in self._progress
            if (call := self._candidate(stream, held.get(stream, ()), now, today))
        ]
        return min(calls, key=lambda call: _rank(call, today), default=None)

    def calls_left(self, now: datetime) -> int:
        """How many calls we still allow ourselves today."""
        today = now.astimezone(self._zone).date()
        spent = self._spent[1] if self._spent and self._spent[0] == today else 0
        return self._capabilities.calls_a_day - spent

    def answered(self, call: Call, days: Collection[date], now: datetime) -> None:
        """Note an answer, with the days that are whole since; the others of the call were asked in vain."""
        self._spend(now)
        tries = self._progress[call.stream].tries
        for day in call.days():
            if day in days:
                tries.pop(day, None)
            else:
                self._tried(tries, day, now, empty=True)

    def failed(self, call: Call, error: ServiceError, now: datetime) -> bool:
        """Note a failure; True when it makes sense to go on asking in this run."""
        self._spend(now)
        progress = self._progress[call.stream]
        if error.remedy is Remedy.MOVE_START:
            progress.refused = max(progress.refused or call.start, call.start)
            return True
        if error.remedy is Remedy.SHORTEN and progress.span > 1:
            progress.span = max(
                1, min(progress.span, (call.end - call.start).days) // 2
            )
            return True
        if error.key in _CLOSING:
            progress.closed = error.key
            return True
        if error.remedy is Remedy.REPORT or error.key in _TROUBLES:
            for day in call.days():
                self._tried(progress.tries, day, now, empty=False)
        return False

    def begins(self, stream: Stream, today: date) -> date:
        """The oldest day it makes sense to ask for."""
        oldest = self._capabilities.depths[stream.kind].oldest(today)
        refused = self._progress[stream].refused
        after = refused + _ONE_DAY if refused else oldest
        return max(oldest, after, self._since or oldest)

    def absent(self, stream: Stream) -> tuple[date, ...]:
        """The days let go: the service has none and will have none."""
        tries = self._progress[stream].tries
        return tuple(sorted(day for day, tried in tries.items() if tried.over))

    def waiting(self, stream: Stream) -> tuple[date, ...]:
        """The days asked in vain that will be asked again."""
        tries = self._progress[stream].tries
        return tuple(sorted(day for day, tried in tries.items() if not tried.over))

    def closed(self, stream: Stream) -> str:
        """Why the stream is not asked at all (an error key), or ""."""
        return self._progress[stream].closed

    def _candidate(
        self, stream: Stream, held: Collection[date], now: datetime, today: date
    ) -> Call | None:
        """The stream's next call."""
        progress = self._progress[stream]
        if progress.closed:
            return None
        begins = self.begins(stream, today)
        instant = int(now.timestamp())
        self._forget(progress, begins, held, instant)
        due = _due(progress.tries, begins, today, held, instant)
        if not due:
            return None
        newest = due[-1]
        within = newest - timedelta(days=progress.span - 1)
        start = min(day for day in due if day >= within)
        if progress.refused and start == progress.refused + _ONE_DAY and start < newest:
            # Where history begins is between the refused day and this one: halve the while.
            start += timedelta(days=((newest - start).days + 1) // 2)
        return Call(stream, start, newest + _ONE_DAY)

    @staticmethod
    def _forget(
        progress: _Progress, begins: date, held: Collection[date], now: int
    ) -> None:
        """Drop the tries of days that came after all, or can come no more, and those a wrong clock dated ahead."""
        gone = [
            day
            for day, tried in progress.tries.items()
            if day < begins or day in held or tried.last > now
        ]
        for day in gone:
            del progress.tries[day]

    def _tried(
        self, tries: dict[date, _Tries], day: date, now: datetime, *, empty: bool
    ) -> None:
        """Count a try in vain."""
        today = now.astimezone(self._zone).date()
        before = tries.get(day) or _Tries(0, 0, 0, today - day > _OLD)
        tries[day] = _Tries(
            before.empty + empty,
            before.trouble + (not empty),
            int(now.timestamp()),
            before.old,
        )

    def _spend(self, now: datetime) -> None:
        """Count a call of today."""
        today = now.astimezone(self._zone).date()
        spent = self._capabilities.calls_a_day - self.calls_left(now)
        self._spent = (today, spent + 1)

    def memory(self) -> dict[str, Any]:
        """Everything to keep, as JSON; days alike that follow each other are one row."""
        streams = {
            "/".join(stream): {
                "refused": progress.refused.isoformat() if progress.refused else None,
                "closed": progress.closed,
                "span": progress.span,
                "tries": _rows(progress.tries),
            }
            for stream, progress in self._progress.items()
        }
        spent = (self._spent[0].isoformat(), self._spent[1]) if self._spent else None
        return {"streams": streams, "spent": spent}

    def _restore(self, memory: Mapping[str, Any]) -> None:
        """Take up what an earlier run kept."""
        if spent := memory.get("spent"):
            self._spent = (date.fromisoformat(spent[0]), int(spent[1]))
        for stream, progress in self._progress.items():
            kept = memory.get("streams", {}).get("/".join(stream))
            if not kept:
                continue
            refused = kept["refused"]
            progress.refused = date.fromisoformat(refused) if refused else None
            progress.closed = kept["closed"]
            progress.span = min(progress.span, kept["span"])
            for first, last, empty, trouble, when, old in kept["tries"]:
                end = date.fromisoformat(last) + _ONE_DAY
                tried = _Tries(empty, trouble, when, old)
                for day in Call(stream, date.fromisoformat(first), end).days():
                    progress.tries[day] = tried


def _due(
    tries: Mapping[date, _Tries],
    begins: date,
    today: date,
    held: Collection[date],
    now: int,
) -> list[date]:
    """The days to ask for, oldest first."""
    return [
        day
        for number in range((today - begins).days)
        if (day := begins + timedelta(days=number)) not in held
        and ((tried := tries.get(day)) is None or tried.due(now))
    ]


def _rank(call: Call, today: date) -> tuple[int, int]:
    """What comes first: recent days, what a whole year takes one call for, what the home uses, what it gives; the newest."""
    age = (today - call.end).days
    if timedelta(days=age) < _RECENT:
        return (0, 0)
    if call.stream.kind is not Kind.CURVE:
        return (1, age)
    return (2 if call.stream.direction is Direction.IMPORT else 3, age)


def _rows(tries: Mapping[date, _Tries]) -> list[list[Any]]:
    """Tries as rows of (first day, last day, empty, trouble, when, old)."""
    rows: list[list[Any]] = []
    before: tuple[date, _Tries] | None = None
    for day, tried in sorted(tries.items()):
        if before and before == (day - _ONE_DAY, tried):
            rows[-1][1] = day.isoformat()
        else:
            kept = [tried.empty, tried.trouble, tried.last, tried.old]
            rows.append([day.isoformat(), day.isoformat(), *kept])
        before = (day, tried)
    return rows
