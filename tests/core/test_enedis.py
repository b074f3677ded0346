"""The body of Conso API and MyElectricalData."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hameau_core.enedis import ReadingKind, is_meter_reading, read_meter_reading
from hameau_core.errors import PayloadError
from hameau_core.series import DoubtKind, GapReason, Step

PARIS = ZoneInfo("Europe/Paris")
PRM = "09123456789012"


def _body(
    unit: str, aggregate: str, rows: list[dict[str, object]]
) -> dict[str, object]:
    return {
        "usage_point_id": PRM,
        "start": "2024-10-27",
        "end": "2024-10-28",
        "quality": "BRUT",
        "reading_type": {"unit": unit, "aggregate": aggregate},
        "interval_reading": rows,
    }


def _row(stamp: object, value: object, length: object = None) -> dict[str, object]:
    row = {"date": str(stamp), "value": value, "measure_type": "B"}
    return row if length is None else {**row, "interval_length": length}


def _half_hours(first: datetime, count: int) -> list[datetime]:
    """Naive stamps at the end of each half-hour."""
    start = first.timestamp()
    ends = [
        datetime.fromtimestamp(start + 1800 * n, PARIS) for n in range(1, count + 1)
    ]
    return [end.replace(tzinfo=None) for end in ends]


@pytest.mark.parametrize(("day", "count"), [
    (datetime(2024, 3, 31, tzinfo=PARIS), 46),
    (datetime(2024, 3, 18, tzinfo=PARIS), 48),
    (datetime(2024, 10, 27, tzinfo=PARIS), 50),
])  # fmt: skip
@pytest.mark.parametrize("length", ["PT30M", None])
def test_a_curve_by_the_order_of_its_rows(
    day: datetime, count: int, length: str | None
) -> None:
    stamps = _half_hours(day, count)
    reading = read_meter_reading(
        _body("W", "average", [_row(stamp, "1000", length) for stamp in stamps]), PARIS
    )
    (series,) = reading.parts.series
    assert (reading.kind, reading.point) == (ReadingKind.CURVE, PRM)
    assert (series.step, len(series), series.total) == (
        Step.MINUTES_30,
        count,
        500 * count,
    )
    assert (reading.parts.gaps, reading.parts.doubts) == ((), ())
    assert (reading.first, reading.last) == (date(2024, 10, 27), date(2024, 10, 28))


def test_a_step_that_changes_within_a_day() -> None:
    rows = [_row(f"2024-03-18 0{n}:00:00", "600", "PT60M") for n in (1, 2)]
    rows += [_row(f"2024-03-18 02:{n}0:00", "600", "PT10M") for n in (1, 2, 3)]
    parts = read_meter_reading(_body("W", "average", rows), PARIS).parts
    assert {series.step: series.total for series in parts.series} == {
        Step.HOUR: 1200,
        Step.MINUTES_10: 300,
    }


def test_missing_is_not_nothing() -> None:
    rows = [
        _row("2024-03-18", "0"),
        _row("2024-03-19", ""),
        _row("2024-03-20", None),
        _row("2024-03-21", 12),
    ]
    parts = read_meter_reading(_body("Wh", "sum", rows), PARIS).parts
    assert list(parts.series[0].values) == [0, 12]
    assert [gap.reason for gap in parts.gaps] == [GapReason.EMPTY]


def test_a_days_highest_power_and_its_moment() -> None:
    rows = [_row("2023-04-01 12:06:20", "4638"), _row("2023-04-02 19:27:46", "4410")]
    reading = read_meter_reading(_body("VA", "maximum", rows), PARIS)
    noon = int(datetime(2023, 4, 1, 12, 6, 20, tzinfo=PARIS).timestamp())
    assert reading.kind is ReadingKind.MAX_POWER
    assert list(reading.parts.series[0].values) == [4638, 4410]
    assert reading.moments[reading.parts.series[0].starts[0]] == noon


def test_a_moment_that_no_clock_shows_is_not_given() -> None:
    rows = [_row("2024-03-31 02:30:00", "4638")]
    reading = read_meter_reading(_body("VA", "maximum", rows), PARIS)
    assert (reading.parts.total, reading.moments) == (4638, {})


def test_an_hour_that_no_clock_shows_is_left_out() -> None:
    rows = [_row(f"2024-03-31 0{n}:30:00", "100", "PT30M") for n in (1, 2, 3)]
    parts = read_meter_reading(_body("W", "average", rows), PARIS).parts
    assert {doubt.kind for doubt in parts.doubts} == {DoubtKind.NO_SUCH_HOUR}
    assert parts.total == 100


def test_decimals_are_kept_to_the_wh() -> None:
    rows = [_row(str(date(2024, 1, 1) + timedelta(days=n)), "0.4") for n in range(10)]
    assert read_meter_reading(_body("Wh", "sum", rows), PARIS).parts.total == 4


def test_bare_and_wrapped_are_known_by_their_rows() -> None:
    body = _body("Wh", "sum", [])
    assert is_meter_reading(body)
    assert is_meter_reading({"meter_reading": body})
    assert not is_meter_reading({"customer": {}})
    assert not is_meter_reading([body])


def test_what_is_not_said_is_none() -> None:
    reading = read_meter_reading(
        {"interval_reading": [], "reading_type": {"unit": "Wh"}}, PARIS
    )
    assert (reading.point, reading.first, reading.last) == (None, None, None)


GOOD = _row("2024-03-18 00:30:00", "1")


@pytest.mark.parametrize(("body", "path"), [
    ([], "$"),
    ({"meter_reading": 1}, "$"),
    ({"interval_reading": "no"}, "interval_reading"),
    ({"reading_type": 3, "interval_reading": []}, "reading_type"),
    (_body("kWh", "sum", []), "reading_type"),
    (_body("W", "sum", []), "reading_type"),
    (_body("W", "average", [GOOD, 3]), "interval_reading[1]"),  # type: ignore[list-item]  # wrong on purpose
    (_body("W", "average", [_row("hier", "1")]), "interval_reading[0].date"),
    (_body("W", "average", [_row("2024-03-18T00:30:00+01:00", "1")]), "interval_reading[0].date"),
    (_body("W", "average", [GOOD, _row("2024-03-18 01:00:00", "x")]), "interval_reading[1].value"),
    (_body("W", "average", [_row("2024-03-18 01:00:00", "NaN")]), "interval_reading[0].value"),
    (_body("W", "average", [_row("2024-03-18 01:00:00", "1e30")]), "interval_reading[0].value"),
    (_body("W", "average", [_row("2024-03-18 01:00:00", "1", "30")]), "interval_reading[0].interval_length"),
])  # fmt: skip
def test_errors_say_where(body: object, path: str) -> None:
    with pytest.raises(PayloadError) as caught:
        read_meter_reading(body, PARIS)
    assert caught.value.path == path
    assert path in str(caught.value)
