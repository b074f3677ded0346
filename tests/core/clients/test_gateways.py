"""Conso API, in both its dialects, and MyElectricalData, treated alike: what they give, and what they refuse."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
import json
from typing import Any

import aiohttp
import pytest

from hameau_core.clients.conso_api import LEGACY, MESURE, ConsoApi
from hameau_core.clients.gateway import Call, Direction, Gateway, Kind, Stream
from hameau_core.clients.myelectricaldata import MyElectricalData
from hameau_core.errors import ServiceError
from hameau_core.series import DoubtKind, GapReason, Quality, Quantity, Step
from tests.core.clients.services import HOME, Clock
from tests.servers.conso_api import ConsoApiStand
from tests.servers.enedis import Enedis
from tests.servers.linky_home import PARIS, LinkyHome, steps
from tests.servers.myelectricaldata import KEY, MyElectricalDataStand
from tests.servers.web import Fault, How

type Gate = tuple[Gateway, Enedis, Any]
ONE_DAY = timedelta(days=1)
NOVEMBER = date(2026, 11, 10)
AUTUMN = date(2026, 10, 25)
SPRING = date(2026, 3, 29)


def conso(
    web: aiohttp.ClientSession,
    clock: Clock,
    home: LinkyHome = HOME,
    dialect: Any = MESURE,
) -> tuple[ConsoApiStand, Callable[[], Gateway]]:
    stand = ConsoApiStand(home, clock)
    return stand, lambda: ConsoApi(
        web, stand.key(), home.point, zone=PARIS, clock=clock, base=stand.base, dialect=dialect
    )  # fmt: skip


def med(
    web: aiohttp.ClientSession, clock: Clock, home: LinkyHome = HOME
) -> tuple[MyElectricalDataStand, Callable[[], Gateway]]:
    stand = MyElectricalDataStand(home, clock)
    return stand, lambda: MyElectricalData(
        web, KEY, home.point, zone=PARIS, clock=clock, base=stand.base
    )


@pytest.fixture(params=["mesure", "legacy", "myelectricaldata"])
async def gate(
    request: pytest.FixtureRequest, web: aiohttp.ClientSession, clock: Clock
) -> AsyncIterator[Gate]:
    stand: Any
    match request.param:
        case "mesure":
            stand, client = conso(web, clock)
        case "legacy":
            stand, client = conso(web, clock, dialect=LEGACY)
        case _:
            stand, client = med(web, clock)
    async with stand:
        yield client(), stand.enedis, stand


@pytest.mark.parametrize("direction", Direction)
async def test_a_curve_is_the_energy_of_each_half_hour(
    gate: Gate, direction: Direction
) -> None:
    gateway, _, _ = gate
    read = await gateway.curve(direction, NOVEMBER, NOVEMBER + 7 * ONE_DAY)
    (series,) = read.parts.series
    out = direction is Direction.EXPORT
    assert series.step is Step.MINUTES_30
    assert read.parts.total == sum(
        HOME.day(NOVEMBER + n * ONE_DAY, out=out) for n in range(7)
    )
    assert read.days == {NOVEMBER + n * ONE_DAY for n in range(7)}
    assert read.parts.gaps == ()
    assert read.call.stream.quantity is Quantity(direction)
    assert read.why == ""


@pytest.mark.parametrize(("day", "count"), [(AUTUMN, 50), (SPRING, 46), (NOVEMBER, 48)])
@pytest.mark.parametrize("step_s", [600, 900, 1200, 1800, 3600])
async def test_days_of_23_and_25_hours_come_whole_at_every_step(
    gate: Gate, day: date, count: int, step_s: int
) -> None:
    gateway, enedis, _ = gate
    enedis.step_s = lambda _: step_s
    read = await gateway.curve(Direction.IMPORT, day, day + ONE_DAY)
    (series,) = read.parts.series
    assert len(series) == count * 1800 // step_s
    assert list(series.starts) == list(steps(day, step_s, PARIS))
    assert series.total == HOME.day(day)
    assert read.days == {day}
    assert not read.parts.doubts


@pytest.mark.parametrize("day", [AUTUMN, SPRING, NOVEMBER])
async def test_a_step_that_is_not_told_is_found_from_the_stamps(
    gate: Gate, day: date
) -> None:
    gateway, enedis, _ = gate
    enedis.tell_step = False
    read = await gateway.curve(Direction.IMPORT, day - ONE_DAY, day + 2 * ONE_DAY)
    assert read.parts.total == sum(HOME.day(day + n * ONE_DAY) for n in (-1, 0, 1))
    assert len(read.days) == 3


async def test_a_step_that_changes_within_a_call_parts_the_series(gate: Gate) -> None:
    gateway, enedis, _ = gate
    enedis.step_s = lambda day: 3600 if day < NOVEMBER else 1800
    read = await gateway.curve(Direction.IMPORT, NOVEMBER - ONE_DAY, NOVEMBER + ONE_DAY)
    assert [series.step for series in read.parts.series] == [Step.HOUR, Step.MINUTES_30]
    assert read.parts.total == HOME.day(NOVEMBER - ONE_DAY) + HOME.day(NOVEMBER)
    assert len(read.days) == 2


async def test_daily_values_are_civil_days(gate: Gate) -> None:
    gateway, _, _ = gate
    read = await gateway.daily(Direction.IMPORT, date(2025, 11, 21), date(2026, 11, 21))
    (series,) = read.parts.series
    assert series.step is Step.DAY
    assert len(series) == 365
    spring = Step.DAY.start_of(SPRING, PARIS)
    assert dict(zip(series.starts, series.values, strict=True))[spring] == HOME.day(
        SPRING
    )


async def test_maximum_powers_carry_their_moment(gate: Gate) -> None:
    gateway, _, _ = gate
    read = await gateway.max_power(NOVEMBER, NOVEMBER + 3 * ONE_DAY)
    (series,) = read.parts.series
    assert read.call.stream.quantity is Quantity.MAX_POWER
    found = {
        Step.DAY.date_of(start, PARIS): (value, read.moments[start])
        for start, value in zip(series.starts, series.values, strict=True)
    }
    assert found == {
        NOVEMBER + n * ONE_DAY: HOME.peak(NOVEMBER + n * ONE_DAY) for n in range(3)
    }


async def test_a_true_zero_is_a_value(gate: Gate) -> None:
    gateway, _, _ = gate
    read = await gateway.curve(Direction.EXPORT, NOVEMBER, NOVEMBER + ONE_DAY)
    (series,) = read.parts.series
    assert len(series) == 48
    assert 0 in series.values
    assert set(series.quality) == {Quality.MEASURED}


async def test_a_day_the_service_has_not_is_a_reasoned_nothing(gate: Gate) -> None:
    gateway, enedis, _ = gate
    enedis.home = replace(HOME, no_curve=frozenset([NOVEMBER]))
    read = await gateway.curve(Direction.IMPORT, NOVEMBER, NOVEMBER + ONE_DAY)
    assert (read.parts.series, read.days) == ((), frozenset())
    assert read.why == "no measure found for this usage point"


async def test_a_day_missing_in_the_middle_is_a_gap(gate: Gate) -> None:
    gateway, enedis, _ = gate
    enedis.home = replace(HOME, no_curve=frozenset([NOVEMBER]))
    read = await gateway.curve(
        Direction.IMPORT, NOVEMBER - ONE_DAY, NOVEMBER + 2 * ONE_DAY
    )
    assert read.days == {NOVEMBER - ONE_DAY, NOVEMBER + ONE_DAY}
    (gap,) = read.parts.gaps
    assert gap.reason is GapReason.ABSENT
    assert gap.end - gap.start == 86_400


async def test_yesterday_comes_from_eight(gate: Gate, clock: Clock) -> None:
    gateway, _, _ = gate
    yesterday, today = date(2026, 11, 20), date(2026, 11, 21)
    clock.now = datetime(2026, 11, 21, 6, 59, tzinfo=UTC)
    assert (await gateway.daily(Direction.IMPORT, yesterday, today)).why
    clock.on(minutes=1)
    assert (await gateway.daily(Direction.IMPORT, yesterday, today)).days


@pytest.mark.parametrize(
    ("call", "key"),
    [
        (Call(Stream(Kind.CURVE, Direction.IMPORT), NOVEMBER, NOVEMBER + 8 * ONE_DAY), "span_too_long"),
        (Call(Stream(Kind.DAILY, Direction.IMPORT), date(2025, 1, 1), date(2026, 1, 2)), "span_too_long"),
        (Call(Stream(Kind.CURVE, Direction.IMPORT), NOVEMBER, NOVEMBER), "span_too_long"),
        (Call(Stream(Kind.CURVE, Direction.IMPORT), NOVEMBER, NOVEMBER - ONE_DAY), "span_too_long"),
        (Call(Stream(Kind.CURVE, Direction.IMPORT), date(2026, 11, 20), date(2026, 11, 22)), "in_the_future"),
        (Call(Stream(Kind.CURVE, Direction.IMPORT), date(2024, 11, 5), date(2024, 11, 6)), "before_history"),
        (Call(Stream(Kind.DAILY, Direction.IMPORT), date(2023, 11, 5), date(2023, 11, 9)), "before_history"),
        (Call(Stream(Kind.MAX_POWER, Direction.EXPORT), NOVEMBER, NOVEMBER + ONE_DAY), "wrong_direction"),
    ],
)  # fmt: skip
async def test_what_would_be_refused_is_not_even_asked(
    gate: Gate, call: Call, key: str
) -> None:
    gateway, _, stand = gate
    with pytest.raises(ServiceError) as caught:
        await gateway.read(call)
    assert caught.value.key == key
    assert caught.value.placeholders["address"] == "127.0.0.1"
    assert stand.asked == []


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"holder": False}, "not_holder"),
        ({"consent": False}, "no_consent"),
        ({"consent_since": date(2026, 11, 12)}, "before_consent"),
        ({"home": replace(HOME, activated=date(2026, 11, 12))}, "before_activation"),
        ({"home": replace(HOME, producer=False)}, "wrong_direction"),
    ],
)
async def test_each_refusal_of_enedis_is_told_apart(
    gate: Gate, change: dict[str, Any], key: str
) -> None:
    gateway, enedis, _ = gate
    for name, value in change.items():
        setattr(enedis, name, value)
    with pytest.raises(ServiceError) as caught:
        await gateway.curve(Direction.EXPORT, NOVEMBER, NOVEMBER + ONE_DAY)
    assert caught.value.key == key


async def test_each_question_tells_who_asks(gate: Gate) -> None:
    gateway, _, stand = gate
    await gateway.daily(Direction.IMPORT, NOVEMBER, NOVEMBER + ONE_DAY)
    assert stand.asked[0].headers["User-Agent"].startswith("Hameau/")


async def test_nothing_a_gateway_shows_of_itself_is_secret(gate: Gate) -> None:
    told = repr(gate[0])
    assert HOME.point not in told
    assert KEY not in told
    assert "eyJ" not in told
    assert "127.0.0.1" in told


def change(body: bytes) -> Fault:
    return Fault(how=How.STATUS, body=body)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"{}", "interval_reading"),
        (b'{"interval_reading": 5, "reading_type": {}}', "interval_reading"),
        (b'{"meter_reading": {"interval_reading": []}}', "reading_type"),
        (b'{"grandeur": 5}', "grandeur"),
        (b'{"grandeur": []}', "grandeur"),
        (b'{"grandeur": [5]}', "grandeur"),
        (b'{"grandeur": [{"grandeurMetier": "PROD"}]}', "grandeur[0].grandeurMetier"),
        (b'{"grandeur": [{"grandeurPhysique": "X"}]}', "grandeur[0].grandeurPhysique"),
        (b'{"grandeur": [{"grandeurPhysique": "PA", "unite": "kW"}]}', "grandeur[0].unite"),
        (b'{"grandeur": [{"grandeurPhysique": "PA", "unite": "W"}]}', "grandeur[0].points"),
        (b'{"grandeur": [{"grandeurPhysique": "PA", "unite": "W", "points": [5]}]}', "grandeur[0].points[0]"),
        (b'{"grandeur": [{"grandeurPhysique": "PA", "unite": "W", "points": [{"v": "x", "d": "2026-11-10 00:30:00"}]}]}', "grandeur[0].points[0].v"),
        (b'{"grandeur": [{"grandeurPhysique": "PA", "unite": "W", "points": [{"v": "1", "d": "soon"}]}]}', "grandeur[0].points[0].d"),
    ],
)  # fmt: skip
async def test_a_malformed_answer_names_its_field(
    gate: Gate, body: bytes, field: str
) -> None:
    gateway, _, stand = gate
    stand.always = change(body)
    with pytest.raises(ServiceError) as caught:
        await gateway.curve(Direction.IMPORT, NOVEMBER, NOVEMBER + ONE_DAY)
    assert (caught.value.key, caught.value.placeholders["field"]) == (
        "bad_answer",
        field,
    )


async def answered(gate: Gate, **changes: Any) -> ServiceError:
    """Give the error of an answer that differs from the right one in some fields."""
    gateway, enedis, stand = gate
    _, body = enedis.legacy("consumption_load_curve", NOVEMBER, NOVEMBER + ONE_DAY)
    reading = {**body["meter_reading"], **changes}
    stand.always = change(json.dumps({"meter_reading": reading}).encode())
    with pytest.raises(ServiceError) as caught:
        await gateway.curve(Direction.IMPORT, NOVEMBER, NOVEMBER + ONE_DAY)
    return caught.value


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"usage_point_id": "99999999999999"}, "usage_point_id"),
        ({"usage_point_id": None}, "usage_point_id"),
        ({"reading_type": {"unit": "Wh", "aggregate": "sum"}, "interval_reading": []}, "reading_type"),
        ({"interval_reading": [{"value": "1", "date": "2026-11-12 00:30:00", "interval_length": "PT30M"}]}, "date"),
        ({"interval_reading": [{"value": "1", "date": "2026-11-10 00:00:00", "interval_length": "PT30M"}]}, "date"),
        ({"interval_reading": [{"value": "1", "date": "2026-11-10 00:30:00"}] * 601}, "interval_reading"),
    ],
)  # fmt: skip
async def test_an_answer_to_another_question_is_refused(
    gate: Gate, changes: dict[str, Any], field: str
) -> None:
    error = await answered(gate, **changes)
    assert (error.key, error.placeholders["field"]) == ("bad_answer", field)
    assert "99999999999999" not in str(error.placeholders)


def row(**changes: Any) -> dict[str, Any]:
    """One row of a curve."""
    return {"value": "9", "date": "2026-11-10 00:30:00", "interval_length": "PT30M"} | changes  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"value": "x"}, "value"),
        ({"value": "NaN"}, "value"),
        ({"value": "1e15"}, "value"),
        ({"value": {}}, "value"),
        ({"date": "10/11/2026 00:30"}, "date"),
        ({"date": "2026-11-10 00:30:00+01:00"}, "date"),
        ({"date": None}, "date"),
        ({"interval_length": "half an hour"}, "interval_length"),
        ({"interval_length": "PT0.5H"}, "interval_length"),
    ],
)
async def test_a_malformed_row_is_named(
    gate: Gate, changes: dict[str, Any], field: str
) -> None:
    error = await answered(gate, interval_reading=[row(), row(**changes)])
    assert error.placeholders["field"] == f"interval_reading[1].{field}"


async def test_a_row_that_is_no_object_is_named(gate: Gate) -> None:
    error = await answered(gate, interval_reading=[5])
    assert error.placeholders["field"] == "interval_reading[0]"


async def test_rows_that_come_twice_or_without_a_value_are_no_values(
    gate: Gate,
) -> None:
    gateway, enedis, stand = gate
    _, body = enedis.legacy("consumption_load_curve", NOVEMBER, NOVEMBER + ONE_DAY)
    rows = body["meter_reading"]["interval_reading"]
    rows.insert(1, dict(rows[0]))
    rows[5]["value"], rows[9]["value"] = "", None
    stand.always = change(json.dumps(body).encode())
    read = await gateway.curve(Direction.IMPORT, NOVEMBER, NOVEMBER + ONE_DAY)
    assert [len(series) for series in read.parts.series] == [46]
    assert [gap.reason for gap in read.parts.gaps] == [GapReason.EMPTY] * 2
    assert [doubt.kind for doubt in read.parts.doubts] == [DoubtKind.DUPLICATE]
    assert read.days == frozenset()


async def test_an_answer_without_end_is_cut_off(gate: Gate) -> None:
    gateway, _, stand = gate
    stand.always = Fault(how=How.LARGE)
    with pytest.raises(ServiceError) as caught:
        await gateway.curve(Direction.IMPORT, NOVEMBER, NOVEMBER + ONE_DAY)
    assert caught.value.key == "answer_too_large"
