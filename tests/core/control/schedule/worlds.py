"""Random homes: schedules, special days, calendars and what is known of the tariff, around any instant of five years."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from hameau_core.control.calendars import Calendars
from hameau_core.control.schedule import (
    OFF,
    ON,
    Action,
    ActionKind,
    Cheapest,
    DayClass,
    Evaluation,
    MeterPeriod,
    Override,
    PeriodEdge,
    Rule,
    Run,
    Schedule,
    Span,
    SpecialDays,
    SunAt,
    SunEdge,
    SunEvent,
    TariffView,
    WallEdge,
    during,
    evaluate,
    given_slots,
    runs,
)
from hameau_core.tic.tariff import Colour, Period

PARIS = ZoneInfo("Europe/Paris")
OVERSEAS = tuple(
    map(ZoneInfo, ("Indian/Reunion", "America/Martinique", "America/Cayenne"))
)
PLACES = {
    "Europe/Paris": (48.85, 2.35),
    "Indian/Reunion": (-20.88, 55.45),
    "America/Martinique": (14.6, -61.07),
    "America/Cayenne": (4.93, -52.33),
}
# Last Sundays of March and October, at 01:00 UTC (directive 2000/84/CE).
SPRING = tuple(date(2025 + n, 3, day) for n, day in enumerate((29, 28, 26, 25, 31), 1))
AUTUMN = tuple(date(2025 + n, 10, day) for n, day in enumerate((25, 31, 29, 28, 27), 1))
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SUNS = {zone: SunAt(*place, ZoneInfo(zone)) for zone, place in PLACES.items()}
NOTHING = Calendars()
UNKNOWN = TariffView()


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All arguments of an evaluation."""

    instant: datetime
    schedules: tuple[Schedule, ...]
    zone: ZoneInfo = PARIS
    calendars: Calendars = NOTHING
    tariff: TariffView = UNKNOWN
    specials: tuple[SpecialDays, ...] = ()
    overrides: tuple[Override, ...] = ()

    def evaluate(
        self, at: datetime | None = None, horizon: timedelta = timedelta(days=15)
    ) -> Evaluation:
        return evaluate(
            self.schedules,
            at or self.instant,
            self.zone,
            self.calendars,
            self.tariff,
            SUNS[self.zone.key],
            specials=self.specials,
            overrides=self.overrides,
            horizon=horizon,
        )

    def actions(self, at: datetime) -> dict[str, Action | None]:
        """The state of each target at an instant."""
        found = self.evaluate(at, horizon=MINUTE)
        return {target: verdict.action for target, verdict in found.targets.items()}

    def runs(self, start: datetime, end: datetime) -> tuple[Run, ...]:
        return runs(
            self.schedules,
            start,
            end,
            self.zone,
            self.calendars,
            self.tariff,
            SUNS[self.zone.key],
            specials=self.specials,
            overrides=self.overrides,
        )


def wall(minute: int) -> time:
    return time(*divmod(minute % 1440, 60))


def span(start: int, end: int) -> Span:
    """A slot between two minutes of the day."""
    return Span(start=WallEdge(at=wall(start)), end=WallEdge(at=wall(end)))


def home(*slots: Span | Cheapest, **rule: object) -> tuple[Schedule, ...]:
    """One schedule of one rule for one target."""
    only = Rule(id="rule", slots=slots, **rule)  # type: ignore[arg-type] # a shorthand
    return (Schedule(id="home", targets=("plug",), rules=(only,)),)


def minutes(least: int, most: int) -> st.SearchStrategy[timedelta]:
    return st.integers(least, most).map(lambda minute: timedelta(minutes=minute))


@st.composite
def instants(draw: st.DrawFn) -> datetime:
    """Any time of 2026 to 2030, one in two close to a change of the clocks."""
    anywhere = st.dates(date(2026, 1, 1), date(2030, 12, 31))
    day = draw(st.one_of(anywhere, st.sampled_from(SPRING + AUTUMN)))
    midnight = datetime.combine(day, time(0), UTC)
    return midnight + draw(minutes(-1440, 2160))


zones = st.sampled_from((PARIS, PARIS, *OVERSEAS))
# Round hours, the hours of clock changes and any other minute.
day_minutes = st.one_of(
    st.integers(0, 23).map(lambda hour: 60 * hour),
    st.integers(90, 210),
    st.integers(0, 1439),
)
wall_edges = day_minutes.map(lambda minute: WallEdge(at=wall(minute)))
sun_edges = st.builds(
    SunEdge, event=st.sampled_from(SunEvent), offset=minutes(-600, 600)
)
OFF_PEAK = frozenset({Period.OFF_PEAK})
period_edges = st.builds(
    PeriodEdge,
    periods=st.sampled_from((OFF_PEAK, frozenset({Period.PEAK, Period.RED_PEAK}))),
    starts=st.booleans(),
)
spans = st.builds(
    Span,
    start=st.one_of(wall_edges, sun_edges, period_edges),
    end=st.one_of(wall_edges, wall_edges, sun_edges, period_edges, minutes(1, 1440)),
)
cheap = st.builds(
    Cheapest,
    total=minutes(10, 600),
    contiguous=st.booleans(),
    start=wall_edges,
    end=wall_edges,
)
slots = st.one_of(spans, spans, st.just(during(Period.OFF_PEAK)), cheap)
levels = st.just(Action(kind=ActionKind.LEVEL, value=19.0))
acts = st.one_of(st.just(ON), st.just(ON), st.just(OFF), levels)
day_sets = st.frozensets(st.sampled_from(DayClass), max_size=3)


@st.composite
def schedules(draw: st.DrawFn, place: int) -> Schedule:
    count = draw(st.integers(1, 3))
    return Schedule(
        id=f"schedule {place}",
        targets=draw(st.sampled_from((("a",), ("b",), ("a", "b")))),
        otherwise=draw(st.sampled_from((OFF, OFF, None))),
        rules=tuple(
            Rule(
                id=f"rule {number}",
                slots=tuple(draw(st.lists(slots, min_size=1, max_size=3))),
                action=draw(acts),
                days=draw(day_sets),
                eve=draw(st.booleans()),
                priority=draw(st.integers(0, 2)),
                limit=draw(st.one_of(st.none(), minutes(30, 400))),
            )
            for number in range(count)
        ),
    )


@st.composite
def tariffs(draw: st.DrawFn, instant: datetime) -> TariffView:
    """Known slots, perhaps wrong, and a meter that was heard now, long ago or never."""
    night, noon = draw(st.integers(1290, 1430)), draw(st.integers(660, 840))
    given = given_slots(
        ((wall(night), wall(night + 360)), (wall(noon), wall(noon + 120)))
    )
    meter = None
    if draw(st.booleans()):
        seen = instant + draw(minutes(-600, 60))
        period = draw(st.sampled_from((Period.OFF_PEAK, Period.PEAK, Period.RED_PEAK)))
        meter = MeterPeriod(
            period=period, since=seen - draw(minutes(0, 300)), seen=seen
        )
    ahead = range(-20, 21)
    colours = {instant.date() + n * DAY: tuple(Colour)[n % 3] for n in ahead}
    return TariffView(
        meter=meter,
        patterns=draw(st.sampled_from(((given,), ()))),
        colours=draw(st.sampled_from((colours, {}))),
        period_prices={Period.OFF_PEAK: 0.16, Period.PEAK: 0.21, Period.RED_PEAK: 0.7},
    )


@st.composite
def worlds(draw: st.DrawFn, *, special: bool = False) -> World:
    instant, zone = draw(instants()), draw(zones)
    day = instant.astimezone(zone).date()
    suspended = draw(
        st.lists(
            st.builds(
                lambda first, length, slots: SpecialDays(
                    id=f"{first} {length} {len(slots)}",
                    start=day + first * DAY,
                    end=day + (first + length) * DAY,
                    slots=tuple(slots),
                ),
                st.integers(-2, 2),
                st.integers(0, 3),
                st.lists(spans, max_size=1),
            ),
            max_size=2,
        )
    )
    if special:
        suspended.append(SpecialDays(id="now", start=day, end=day))
    return World(
        instant=instant,
        zone=zone,
        schedules=tuple(draw(schedules(n)) for n in range(draw(st.integers(1, 3)))),
        calendars=Calendars(
            bank_holidays={day + draw(st.integers(-2, 2)) * DAY: "fête"},
            school_holidays=frozenset({day, day + DAY}),
            away=((instant - draw(minutes(0, 3000)), None),),
        ),
        tariff=draw(tariffs(instant)),
        specials=tuple(suspended),
    )
