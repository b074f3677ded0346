"""Which days a rule is for: bank holidays of 2026, calendars, Tempo colours, absences; and who wins."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from hameau_core.control.calendars import Calendars, Territory, bank_holidays, dates
from hameau_core.control.schedule import (
    OFF,
    ON,
    Condition,
    ConditionKind,
    Override,
    Reason,
    Rule,
    Schedule,
    Season,
    SpecialDays,
    TariffView,
)
from hameau_core.tic.tariff import Colour, Period
from tests.core.control.schedule.worlds import DAY, PARIS, World, home, span

# A Friday that is a bank holiday (1 May 2026), at noon in Paris.
MAY_DAY = datetime(2026, 5, 1, 10, tzinfo=UTC)
NOON = span(11 * 60, 13 * 60)


def _on(instant: datetime, calendars: Calendars = Calendars(), **rule: Any) -> bool:  # noqa: B008 # a frozen value
    world = World(instant=instant, schedules=home(NOON, **rule), calendars=calendars)
    return world.actions(instant)["plug"] == ON


def test_bank_holidays_of_the_mainland_in_2026() -> None:
    days = ("01-01", "04-06", "05-01", "05-08", "05-14", "05-25")
    more = ("07-14", "08-15", "11-01", "11-11", "12-25")
    expected = [date.fromisoformat(f"2026-{day}") for day in days + more]
    assert list(bank_holidays([2026], Territory.MAINLAND)) == expected


@pytest.mark.parametrize(
    ("territory", "more"),
    [
        (Territory.ALSACE_MOSELLE, {"04-03", "12-26"}),
        (Territory.REUNION, {"12-20"}),
        (Territory.GUYANE, {"06-10"}),
    ],
)
def test_bank_holidays_elsewhere(territory: Territory, more: set[str]) -> None:
    extra = set(bank_holidays([2026], territory)) - set(
        bank_holidays([2026], Territory.MAINLAND)
    )
    assert {f"{day:%m-%d}" for day in extra} == more


@pytest.mark.parametrize(
    ("days", "runs"),
    [
        ({"friday"}, True),
        ({"weekday"}, True),
        ({"workday"}, False),
        ({"bank_holiday"}, True),
        ({"day_off"}, True),
        ({"weekend"}, False),
        ({"school_holiday"}, False),
    ],
)
def test_day_classes_on_a_bank_holiday(days: set[str], runs: bool) -> None:
    known = Calendars(bank_holidays=bank_holidays([2026], Territory.MAINLAND))
    assert _on(MAY_DAY, known, days=frozenset(days)) is runs
    assert _on(MAY_DAY, known, not_days=frozenset(days)) is not runs


def test_evening_before_a_holiday() -> None:
    known = Calendars(school_holidays=dates(date(2026, 5, 2), date(2026, 5, 3)))
    eve = {"days": frozenset({"school_holiday"}), "eve": True}
    assert [_on(MAY_DAY + n * DAY, known, **eve) for n in (-1, 0, 1, 2)] == [
        *(False, True, True, False)
    ]


def test_dates_and_seasons() -> None:
    assert _on(MAY_DAY, start=date(2026, 5, 1), end=date(2026, 5, 1))
    assert not _on(MAY_DAY, start=date(2026, 5, 2))
    assert not _on(MAY_DAY, end=date(2026, 4, 30))
    assert not _on(MAY_DAY, season=Season(first=(10, 15), last=(4, 30)))
    assert _on(MAY_DAY, season=Season(first=(10, 15), last=(5, 1)))


def test_calendar_absence_and_flag() -> None:
    hour = timedelta(hours=1)
    known = Calendars(
        events={"gîte": ((MAY_DAY + 9 * hour, MAY_DAY + 10 * hour),)},
        away=((MAY_DAY - hour / 2, None),),
        flags={"sunny": True},
    )

    def on(kind: ConditionKind, name: str = "", negated: bool = False) -> bool:
        wanted = Condition(kind=kind, name=name, negated=negated)
        return _on(MAY_DAY, known, conditions=(wanted,))

    assert _on(MAY_DAY, known, days=frozenset({"calendar:gîte"}))
    assert not _on(MAY_DAY + DAY, known, days=frozenset({"calendar:gîte"}))
    # The slot began before they left.
    assert not _on(MAY_DAY, known, days=frozenset({"away"}))
    assert _on(MAY_DAY + DAY, known, days=frozenset({"away"}))
    assert on(ConditionKind.AWAY)
    assert not on(ConditionKind.AWAY, negated=True)
    assert on(ConditionKind.FLAG, "sunny")
    assert not on(ConditionKind.FLAG, "nobody knows")
    assert not on(ConditionKind.CALENDAR, "gîte")


def test_tempo_day_runs_from_six_to_six() -> None:
    view = TariffView(colours={date(2026, 1, 13): Colour.RED})
    rule = Rule(id="r", slots=(span(0, 0),), days=frozenset({"red"}))
    early = replace(rule, id="e", slots=(span(300, 330), span(390, 420)))
    world = World(
        instant=datetime(2026, 1, 12, tzinfo=UTC),
        schedules=(Schedule(id="s", targets=("t",), rules=(early,)),),
        tariff=view,
    )
    runs = world.runs(world.instant, world.instant + 4 * DAY)
    starts = [run.start.astimezone(PARIS).replace(tzinfo=None) for run in runs]
    # 05:00 of the 13th is still of the 12th's colour; 05:00 of the 14th is of the red day.
    assert starts == [
        datetime(2026, 1, 13, 6, 30),  # noqa: DTZ001 # civil
        datetime(2026, 1, 14, 5),  # noqa: DTZ001 # civil
    ]
    assert Period.RED_PEAK.colour is Colour.RED


def _rule(name: str, **fields: Any) -> Rule:
    return Rule(id=name, slots=(NOON,), **fields)


LADDER = (
    _rule("off, later", action=OFF),
    _rule("special day", days=frozenset({"friday"})),
    _rule("more special day", action=OFF, days=frozenset({"bank_holiday"})),
    _rule("priority", priority=1),
)


@pytest.mark.parametrize("rungs", range(1, 5))
def test_each_rung_of_the_ladder_beats_those_below(rungs: int) -> None:
    rules = (_rule("first"), *LADDER[:rungs])
    known = Calendars(bank_holidays={date(2026, 5, 1): "Fête du Travail"})
    world = World(
        instant=MAY_DAY,
        schedules=(Schedule(id="s", targets=("t",), rules=rules),),
        calendars=known,
    )
    assert world.evaluate().targets["t"].rule == rules[-1].id
    special = SpecialDays(id="x", start=date(2026, 5, 1), end=date(2026, 5, 1))
    world = replace(world, specials=(special,))
    assert world.evaluate().targets["t"].reason is Reason.SUSPENDED
    hand = Override(target="t", action=ON, made=MAY_DAY)
    assert replace(world, overrides=(hand,)).actions(MAY_DAY)["t"] == ON


def test_off_wins_between_equal_schedules() -> None:
    on = Schedule(id="a", targets=("t",), rules=(_rule("on"),))
    off = Schedule(id="b", targets=("t",), rules=(_rule("off", action=OFF),))
    for order in ((on, off), (off, on)):
        world = World(instant=MAY_DAY, schedules=order)
        assert world.evaluate().targets["t"].schedule == "b"


def test_limit_counts_what_belongs_to_a_day() -> None:
    slots = (span(12 * 60, 14 * 60), span(13 * 60, 15 * 60), span(22 * 60, 6 * 60))
    world = World(
        instant=MAY_DAY - timedelta(hours=2),
        schedules=home(*slots, limit=timedelta(hours=4), days=frozenset({"friday"})),
    )
    runs = world.runs(world.instant, world.instant + 2 * DAY)
    walls = [run.end.astimezone(PARIS).time() for run in runs]
    assert (walls[-1], sum((r.end - r.start for r in runs), timedelta(0))) == (
        time(23),
        timedelta(hours=4),
    )
