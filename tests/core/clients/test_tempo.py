"""Tempo colours from two services, held against each other, and the count of a season."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
import json
from zoneinfo import ZoneInfo

import aiohttp
from hypothesis import given, strategies as st
import pytest

from hameau_core.clients.tempo import (
    CouleurTempo,
    Disagreement,
    RteTempo,
    TempoSource,
    count_season,
    merged,
    next_ask,
    season_days,
    season_name,
    season_of,
)
from hameau_core.errors import ServiceError
from hameau_core.tic.tariff import Colour
from tests.core.clients.services import Clock
from tests.servers.tempo import CouleurTempoStand, RteTempoStand, season_colours
from tests.servers.web import Fault, How

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 11, 21)
ONE_DAY = timedelta(days=1)
BLUE, WHITE, RED = Colour.BLUE, Colour.WHITE, Colour.RED
_NAMES = {"BLUE": BLUE, "WHITE": WHITE, "RED": RED}

type AnyStand = RteTempoStand | CouleurTempoStand
type Pair = tuple[TempoSource, AnyStand]


@pytest.fixture(params=[RteTempoStand, CouleurTempoStand])
async def pair(
    request: pytest.FixtureRequest, web: aiohttp.ClientSession, clock: Clock
) -> AsyncIterator[Pair]:
    stand: AnyStand = request.param(clock)
    async with stand:
        yield source_of(stand, web, clock), stand


def source_of(stand: AnyStand, web: aiohttp.ClientSession, clock: Clock) -> TempoSource:
    kind = RteTempo if isinstance(stand, RteTempoStand) else CouleurTempo
    return kind(web, base=stand.base, clock=clock)


async def test_today_and_tomorrow(pair: Pair) -> None:
    source, _ = pair
    colours = season_colours(2026)
    assert await source.now() == {
        day: _NAMES[colours[day]] for day in (TODAY, TODAY + ONE_DAY)
    }


async def test_tomorrow_is_left_out_until_it_is_known(pair: Pair, clock: Clock) -> None:
    source, _ = pair
    clock.now = datetime(2026, 11, 21, 5, 39, tzinfo=UTC)
    assert sorted(await source.now()) == [TODAY]
    clock.on(minutes=1)
    assert sorted(await source.now()) == [TODAY, TODAY + ONE_DAY]


async def test_a_season_so_far(pair: Pair) -> None:
    source, _ = pair
    colours = await source.season(2026)
    assert min(colours) == date(2026, 9, 1)
    assert max(colours) == TODAY + ONE_DAY
    assert len(colours) == 83
    past = await source.season(2025)
    assert {_NAMES[colour] for colour in season_colours(2025).values()} == set(
        past.values()
    )
    assert len(past) == 365


async def test_each_tells_who_asks(pair: Pair) -> None:
    source, stand = pair
    await source.now()
    assert stand.asked[0].headers["User-Agent"].startswith("Hameau/")


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({}, "values"),
        ({"values": []}, "values"),
        ({"values": {"2026-11-21": "GREEN"}}, "values.2026-11-21"),
        ({"values": {"soon": "BLUE"}}, "values.soon"),
        ({"values": {"2026-11-21": 5}}, "values.2026-11-21"),
        ({"values": {str(n): "" for n in range(2000)}}, "values"),
    ],
)
async def test_a_malformed_answer_of_rte_names_its_field(
    web: aiohttp.ClientSession, clock: Clock, content: object, field: str
) -> None:
    async with RteTempoStand(clock) as stand:
        stand.always = Fault(how=How.STATUS, body=json.dumps(content).encode())
        with pytest.raises(ServiceError) as caught:
            await RteTempo(web, base=stand.base, clock=clock).now()
    assert (caught.value.key, caught.value.placeholders["field"]) == (
        "bad_answer",
        field,
    )


async def test_rte_may_not_know_a_day_yet(
    web: aiohttp.ClientSession, clock: Clock
) -> None:
    values = {"2026-11-21": "RED", "2026-11-22": None, "2026-11-22-fallback": "true"}
    async with RteTempoStand(clock) as stand:
        body = json.dumps({"values": values}).encode()
        stand.always = Fault(how=How.STATUS, body=body)
        told = await RteTempo(web, base=stand.base, clock=clock).now()
    assert told == {TODAY: RED}


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"dateJour": "2026-11-21"}, "days[0].codeJour"),
        ({"dateJour": "2026-11-21", "codeJour": 4}, "days[0].codeJour"),
        ({"dateJour": "2026-11-21", "codeJour": True}, "days[0].codeJour"),
        ({"dateJour": "2026-11-21", "codeJour": 1.5}, "days[0].codeJour"),
        ({"dateJour": "21/11/2026", "codeJour": 1}, "days[0].dateJour"),
        ({"codeJour": 1}, "days[0].dateJour"),
        (5, "days[0]"),
    ],
)
async def test_a_malformed_answer_of_the_other_names_its_field(
    web: aiohttp.ClientSession, clock: Clock, content: object, field: str
) -> None:
    async with CouleurTempoStand(clock) as stand:
        stand.always = Fault(how=How.STATUS, body=json.dumps([content]).encode())
        with pytest.raises(ServiceError) as caught:
            await CouleurTempo(web, base=stand.base, clock=clock).season(2026)
    assert (caught.value.key, caught.value.placeholders["field"]) == (
        "bad_answer",
        field,
    )


async def test_where_the_two_differ_the_first_is_kept_and_it_is_said(
    web: aiohttp.ClientSession, clock: Clock
) -> None:
    async with RteTempoStand(clock) as rte, CouleurTempoStand(clock) as other:
        other.wrong[TODAY] = "RED"
        first = await RteTempo(web, base=rte.base, clock=clock).now()
        second = await CouleurTempo(web, base=other.base, clock=clock).now()
    second[date(2026, 11, 19)] = WHITE
    both, differing = merged(first, second)
    assert both == {**first, date(2026, 11, 19): WHITE}
    assert differing == (Disagreement(day=TODAY, kept=first[TODAY], other=RED),)


def test_seasons_begin_in_september() -> None:
    assert season_of(date(2026, 8, 31)) == 2025
    assert season_of(date(2026, 9, 1)) == 2026
    assert season_name(2025) == "2025-2026"
    assert season_days(2026) == (date(2026, 9, 1), date(2027, 9, 1))


@pytest.mark.parametrize(("first_year", "blue"), [(2025, 300), (2027, 301)])
def test_before_a_season_all_its_days_are_left(first_year: int, blue: int) -> None:
    count = count_season({}, first_year, date(first_year, 8, 1))
    assert count.left == {BLUE: blue, WHITE: 43, RED: 22}
    assert count.unknown == 0


def test_a_season_counts_what_is_known_with_tomorrow() -> None:
    colours = {TODAY - n * ONE_DAY: BLUE for n in range(82)}
    colours[TODAY + ONE_DAY] = RED
    del colours[date(2026, 10, 3)]
    colours[date(2026, 8, 31)] = RED
    colours[TODAY + 9 * ONE_DAY] = RED
    count = count_season(colours, 2026, TODAY)
    assert count.known == {BLUE: 81, WHITE: 0, RED: 1}
    assert count.left == {BLUE: 219, WHITE: 43, RED: 21}
    assert count.unknown == 1


def test_more_days_than_expected_leave_none_and_not_less() -> None:
    colours = {date(2019, 11, 1) + n * ONE_DAY: WHITE for n in range(47)}
    assert count_season(colours, 2019, date(2020, 8, 31)).left[WHITE] == 0


@given(first_year=st.integers(2000, 2100), cut=st.integers(0, 366))
def test_what_is_known_and_what_is_left_is_the_whole_season(
    first_year: int, cut: int
) -> None:
    begin, end = season_days(first_year)
    told = season_colours(first_year, seed=first_year)
    colours = {day: _NAMES[told[day]] for day in sorted(told)[:cut]}
    today = begin + (len(colours) - 1) * ONE_DAY
    count = count_season(colours, first_year, today)
    assert sum(count.known.values()) + sum(count.left.values()) == (end - begin).days
    assert count.unknown == 0


@pytest.mark.parametrize(
    ("hour", "known", "after", "before"),
    [
        ((3, 0), [TODAY], time(6, 30), time(6, 45)),
        ((6, 40), [TODAY], time(7, 10), time(7, 10)),
        ((10, 59), [TODAY], time(11, 29), time(11, 29)),
        ((14, 0), [TODAY], time(16, 0), time(16, 0)),
        ((3, 0), [], time(3, 30), time(3, 30)),
        ((7, 0), [TODAY, TODAY + ONE_DAY], time(6, 30), time(6, 45)),
    ],
)
def test_colours_are_asked_for_when_they_come(
    hour: tuple[int, int], known: list[date], after: time, before: time
) -> None:
    now = datetime.combine(TODAY, time(*hour), PARIS)
    asked = next_ask(now, PARIS, dict.fromkeys(known, BLUE), "seed")
    day = TODAY + ONE_DAY if len(known) == 2 else TODAY
    assert datetime.combine(day, after, PARIS) <= asked
    assert asked <= datetime.combine(day, before, PARIS)
