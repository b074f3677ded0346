"""The tariff period at any instant: the meter's word first, then the known windows, then what is the same every day.

Enedis-NOI-CPT_54E §6.2.3.17 (PJOURF+1); colours are those of Tempo days, which run from 06:00 to 06:00.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cached_property

from ...civil import DAY, ZERO, civil_day, day_start, starts_at
from ...intervals import Interval, gaps, merged
from ...tic.schedule import TEMPO_DAY_STARTS, tempo_day
from ...tic.tariff import Period, TariffWindow
from .tariff_view import ALONE, PATIENCE, DayPattern, MeterPeriod, TariffView
from .verdict import TariffReport, TariffSource

_LOOK = 3
_TEMPO_STARTS = time(TEMPO_DAY_STARTS // timedelta(hours=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSpan:
    """A stretch of time in one period, who says so, and when that was learnt."""

    start: datetime
    end: datetime
    period: Period
    source: TariffSource
    known_at: datetime | None


def is_one_of(period: Period | None, wanted: frozenset[Period]) -> bool:
    """Say whether a period is wanted: itself, or without its colour."""
    return period is not None and (period in wanted or period.plain in wanted)


class Periods:
    """The periods of some days, as a view of the tariff tells them."""

    def __init__(self, view: TariffView, zone: tzinfo, first: date, last: date) -> None:
        """Prepare the days from `first` to `last`, and the few around them that their edges depend on."""
        self._view = view
        self._zone = zone
        self._first = first - _LOOK * DAY
        self._last = last + _LOOK * DAY
        self._stretches: dict[frozenset[Period], list[Interval]] = {}
        self._occurrences: dict[frozenset[Period], list[Interval]] = {}

    @cached_property
    def _windows(self) -> list[TariffWindow]:
        """The dated windows whose index has a known meaning."""
        known = (w for w in self._view.windows if w.period is not Period.OTHER)
        return sorted(known, key=lambda window: window.start)

    @cached_property
    def _last_dated(self) -> tuple[date, DayPattern] | None:
        """The last day that has dated windows, and the pattern it makes for others."""
        if not self._windows:
            return None
        last = civil_day(self._windows[-1].start, self._zone)
        changes = tuple(
            (window.start.astimezone(self._zone).time(), window.period)
            for window in self._windows
            if civil_day(window.start, self._zone) == last
        )
        known_at = self._view.windows_known_at
        repeated = DayPattern(
            changes=changes, source=TariffSource.REPEATED, known_at=known_at
        )
        return last, repeated

    def _patterns(self, day: date) -> tuple[DayPattern, ...]:
        """The patterns of a day in order of trust: what the meter announced last goes on, and is a guess for days before."""
        patterns = self._view.patterns
        if self._last_dated is not None:
            last, repeated = self._last_dated
            patterns = (repeated, *patterns) if day > last else (*patterns, repeated)
        return tuple(p for p in patterns if p.season is None or day in p.season)

    @cached_property
    def fallback(self) -> list[PeriodSpan]:
        """What is known without the meter's present word."""
        return self._without_meter(self._first, self._last)

    @cached_property
    def spans(self) -> list[PeriodSpan]:
        """What schedules follow, in order; a stretch that nobody knows is left out."""
        meter = self._view.meter
        if meter is None:
            return self.fallback
        until = self._release(meter)
        kept = [
            replace(span, start=start, end=end)
            for span in self.fallback
            for start, end in gaps([(meter.since, until)], (span.start, span.end))
        ]
        own = PeriodSpan(
            start=meter.since,
            end=until,
            period=meter.period,
            source=TariffSource.METER,
            known_at=meter.seen,
        )
        return sorted([*kept, own], key=lambda span: span.start)

    def occurrences(self, wanted: frozenset[Period]) -> list[Interval]:
        """Stretches in any of the periods. One that has lasted a day starts anew at midnight, so that it is of that day."""
        if wanted not in self._occurrences:
            self._occurrences[wanted] = list(self._cut(self.stretches(wanted)))
        return self._occurrences[wanted]

    def stretches(self, wanted: frozenset[Period]) -> list[Interval]:
        """Stretches in any of the periods, whole."""
        if wanted not in self._stretches:
            self._stretches[wanted] = merged(
                (span.start, span.end)
                for span in self.spans
                if is_one_of(span.period, wanted)
            )
        return self._stretches[wanted]

    def knows(self, day: date) -> bool:
        """Say whether anything is known of a day."""
        start, end = day_start(day, self._zone), day_start(day + DAY, self._zone)
        return any(span.start < end and span.end > start for span in self.spans)

    def report(self, instant: datetime) -> TariffReport:
        """Say which period schedules follow at an instant, and how well that is known."""
        span, expected = _at(self.spans, instant), _at(self.fallback, instant)
        known_at = span.known_at if span else None
        return TariffReport(
            period=span.period if span else None,
            source=span.source if span else TariffSource.UNKNOWN,
            age=max(instant - known_at, ZERO) if known_at else None,
            expected=expected.period if expected else None,
            disagreement=self._disagreement(),
        )

    def _disagreement(self) -> timedelta:
        """How long the windows had been saying otherwise when the meter was last heard."""
        meter = self._view.meter
        if meter is None:
            return ZERO
        day = civil_day(meter.seen, self._zone)
        since = meter.seen
        for span in reversed(self._without_meter(day - _LOOK * DAY, day)):
            if span.start > meter.seen or span.end < since:
                continue
            if _agree(span.period, meter.period):
                break
            since = span.start
        return meter.seen - max(since, meter.since)

    def _release(self, meter: MeterPeriod) -> datetime:
        """Instant at which the meter's last word ends: the windows' own next edge after it, never sooner."""
        day = civil_day(meter.seen, self._zone)
        before: PeriodSpan | None = None
        for span in self._without_meter(day, day + _LOOK * DAY):
            changed = before is None or before.period is not span.period
            apart = before is None or before.end < span.start
            if span.start > meter.seen and (changed or apart):
                return max(span.start, meter.seen + PATIENCE)
            before = span
        return meter.seen + ALONE

    def _without_meter(self, first: date, last: date) -> list[PeriodSpan]:
        found: list[PeriodSpan] = []
        for number in range(first.toordinal(), last.toordinal() + 1):
            for span in self._day(date.fromordinal(number)):
                before = found[-1] if found else None
                if before and before.end == span.start and _same(before, span):
                    found[-1] = replace(before, end=span.end)
                else:
                    found.append(span)
        return found

    def _day(self, day: date) -> Iterator[PeriodSpan]:
        """What is known of one civil day, in order: its own windows, then the patterns where those leave a hole."""
        whole = (day_start(day, self._zone), day_start(day + DAY, self._zone))
        spans = [*self._dated(whole)]
        for pattern in self._patterns(day):
            holes = list(gaps([(s.start, s.end) for s in spans], whole))
            if not holes:
                break
            spans += self._patterned(pattern, day, holes)
            spans.sort(key=lambda span: span.start)
        for span in spans:
            yield from self._coloured(span, day)

    def _dated(self, whole: Interval) -> Iterator[PeriodSpan]:
        for window in self._windows:
            start, end = max(window.start, whole[0]), min(window.end, whole[1])
            if start < end:
                yield PeriodSpan(
                    start=start,
                    end=end,
                    period=window.period,
                    source=TariffSource.PROFILE,
                    known_at=self._view.windows_known_at,
                )

    def _patterned(
        self, pattern: DayPattern, day: date, holes: Iterable[Interval]
    ) -> Iterator[PeriodSpan]:
        """Give a pattern's spans of one day, within the holes that better knowledge leaves."""
        cuts = [(time(0), pattern.changes[-1][1]), *pattern.changes]
        starts = [starts_at(day, wall, self._zone) for wall, _ in cuts]
        ends = [*starts[1:], day_start(day + DAY, self._zone)]
        for start, end, (_, period) in zip(starts, ends, cuts, strict=True):
            for from_, to in holes:
                if max(start, from_) < min(end, to):
                    yield PeriodSpan(
                        start=max(start, from_),
                        end=min(end, to),
                        period=period,
                        source=pattern.source,
                        known_at=pattern.known_at,
                    )

    def _coloured(self, span: PeriodSpan, day: date) -> Iterator[PeriodSpan]:
        """Give a span the colour of its Tempo day: profiles and habits know hours only."""
        if not self._view.colours:
            yield span
            return
        turn = starts_at(day, _TEMPO_STARTS, self._zone)
        for start, end in (
            (span.start, min(span.end, turn)),
            (max(span.start, turn), span.end),
        ):
            if start < end:
                colour = self._view.colours.get(tempo_day(start, self._zone))
                period = span.period.coloured(colour)
                yield replace(span, start=start, end=end, period=period)

    def _cut(self, stretches: Iterable[Interval]) -> Iterator[Interval]:
        for start, end in stretches:
            at = start
            while True:
                midnight = day_start(civil_day(at + DAY, self._zone) + DAY, self._zone)
                if at != start:
                    midnight = day_start(civil_day(at, self._zone) + DAY, self._zone)
                if midnight >= end:
                    break
                yield at, midnight
                at = midnight
            yield at, end


def _agree(one: Period, other: Period) -> bool:
    """Say whether two periods may be the same: one has no colour, or a name of the supplier's own."""
    if Period.OTHER in (one, other):
        return True
    if one.colour is None or other.colour is None:
        return one.plain is other.plain
    return one is other


def _same(one: PeriodSpan, other: PeriodSpan) -> bool:
    return one.period is other.period and one.source is other.source


def _at(spans: Iterable[PeriodSpan], instant: datetime) -> PeriodSpan | None:
    return next((s for s in spans if s.start <= instant < s.end), None)
