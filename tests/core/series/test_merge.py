"""Several tellings of one history."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from hameau_core.series import (
    HOUR_S,
    Layer,
    Merged,
    Origin,
    Quality,
    Series,
    Step,
    Trust,
    Unit,
    hourly,
    merge,
)

PARIS = ZoneInfo("Europe/Paris")
T0 = int(datetime.fromisoformat("2026-07-01T00:00+02:00").timestamp())


def layer(
    number: int,
    trust: Trust,
    step: Step,
    values: dict[int, int],
    quality: Quality = Quality.MEASURED,
    received: int = 0,
) -> Layer:
    """Build a layer from values by minutes after a summer midnight."""
    rows = [(T0 + 60 * at, value, quality) for at, value in sorted(values.items())]
    series = Series.of(step, Unit.ENERGY, PARIS, rows)
    return Layer(Origin(number, trust, received), series)


def told(merged: Merged) -> list[tuple[int, int, int]]:
    """Give (minutes after T0, value, origin)."""
    return [
        ((start - T0) // 60, value, origin)
        for start, value, origin in zip(
            merged.starts, merged.values, merged.origins, strict=True
        )
    ]


def test_what_one_misses_the_other_fills() -> None:
    """The file tells the night, the meter's index the hour the file has not."""
    file = layer(1, Trust.FILE, Step.MINUTES_30, {0: 10, 30: 11})
    meter = layer(2, Trust.METER, Step.HOUR, {0: 99, 60: 25})
    assert told(merge([file, meter])) == [(0, 10, 1), (30, 11, 1), (60, 25, 2)]


def test_a_whole_hour_wins_over_a_part_of_it() -> None:
    """Half an hour from a file cut short does not hide an hour the meter counted."""
    file = layer(1, Trust.FILE, Step.MINUTES_30, {0: 10})
    meter = layer(2, Trust.METER, Step.HOUR, {0: 24})
    assert told(merge([file, meter])) == [(0, 24, 2)]


def test_two_halves_of_two_files_make_an_hour() -> None:
    """Exports are cut in mid-hour."""
    one = layer(1, Trust.FILE, Step.MINUTES_30, {0: 10})
    two = layer(2, Trust.FILE, Step.MINUTES_30, {30: 11})
    assert told(merge([one, two])) == [(0, 10, 1), (30, 11, 2)]


@pytest.mark.parametrize(
    ("other", "winner"),
    [
        (layer(2, Trust.HAND, Step.MINUTES_30, {0: 5}), 2),
        (layer(2, Trust.GATEWAY, Step.MINUTES_30, {0: 5}), 1),
        (layer(2, Trust.FILE, Step.MINUTES_30, {0: 5}, received=9), 2),
        (layer(2, Trust.FILE, Step.MINUTES_30, {0: 5}, received=1), 1),
        (layer(2, Trust.FILE, Step.MINUTES_10, {0: 1, 10: 2, 20: 2}), 2),
        (layer(2, Trust.HAND, Step.MINUTES_30, {0: 5}, Quality.ESTIMATED), 1),
        (layer(2, Trust.HAND, Step.MINUTES_30, {0: 5}, Quality.CORRECTED), 2),
    ],
)
def test_the_order_of_trust_decides(other: Layer, winner: int) -> None:
    """Quality, then trust, then the finer step, then the later one."""
    file = layer(1, Trust.FILE, Step.MINUTES_30, {0: 10}, received=5)
    for layers in ([file, other], [other, file]):
        assert {origin for _, _, origin in told(merge(layers))} == {winner}


def test_a_day_is_laid_only_where_nothing_finer_is_known() -> None:
    """And goes when something finer comes."""
    day = layer(1, Trust.GATEWAY, Step.DAY, {0: 2400, 1440: 4800})
    assert [value for _, value, _ in told(merge([day]))] == [2400, 4800]
    curve = layer(2, Trust.GATEWAY, Step.HOUR, {60 * hour: 90 for hour in range(24)})
    merged = merge([day, curve])
    assert merged.total == 24 * 90 + 4800
    assert told(merged)[-1] == (1440, 4800, 1)


def test_a_meters_day_gives_way_by_the_hour_its_neighbour_knows() -> None:
    """In summer it ends at 01:00: the hour the curve tells is taken off, the rest stays."""
    meter_day = layer(1, Trust.FILE, Step.METER_DAY, {60: 2400})
    curve = layer(
        2, Trust.FILE, Step.HOUR, {1440 + 60 * hour: 100 for hour in range(24)}
    )
    merged = merge([meter_day, curve])
    assert told(merged)[0] == (60, 2300, 1)
    assert merged.ends[0] == merged.starts[1]
    assert merged.total == 2300 + 2400


def test_a_civil_day_beside_a_meters_day_loses_their_common_hour() -> None:
    """Its share of that hour cannot be known: the rest is an estimate."""
    days = layer(1, Trust.GATEWAY, Step.DAY, {1440: 2400})
    meter_day = layer(2, Trust.FILE, Step.METER_DAY, {60: 1000})
    merged = merge([days, meter_day])
    assert told(merged) == [(60, 1000, 2), (1500, 2300, 1)]
    assert merged.quality[1] == Quality.ESTIMATED


def test_hours_of_a_day_add_up_to_its_figure() -> None:
    """1,003 Wh over 24 hours: three of them 42."""
    hours = hourly(merge([layer(1, Trust.GATEWAY, Step.DAY, {0: 1003})]), PARIS)
    assert sum(hours.values) == 1003
    assert sorted(hours.values) == [41] * 5 + [42] * 19
    assert set(hours.quality) == {Quality.ESTIMATED}


def test_an_hour_known_by_half_is_partial() -> None:
    """Its value is of the half that is known."""
    hours = hourly(
        merge([layer(1, Trust.FILE, Step.MINUTES_30, {0: 7, 60: 1, 90: 2})]), PARIS
    )
    assert list(hours.values) == [7, 3]
    assert list(hours.quality) == [Quality.PARTIAL, Quality.MEASURED]


@pytest.mark.parametrize(
    ("morning", "hours"),
    [("2026-07-01T06:00+02:00", 18), ("2026-03-28T06:00+01:00", 18), ("2026-10-24T06:00+02:00", 18)],
)  # fmt: skip
def test_a_gas_day_is_laid_on_its_own_date(morning: str, hours: int) -> None:
    """So that the bar of a date is the figure GRDF gives that date."""
    start = int(datetime.fromisoformat(morning).timestamp())
    gas = Series.of(Step.GAS_DAY, Unit.ENERGY, PARIS, [(start, 1000, 0)])
    found = hourly(merge([Layer(Origin(1, Trust.FILE, 0), gas)]), PARIS)
    assert (len(found), sum(found.values)) == (hours, 1000)
    dates = {Step.DAY.date_of(at, PARIS) for at in found.starts}
    assert dates == {datetime.fromisoformat(morning).date()}


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-29T00:00+01:00", 23), ("2026-10-25T00:00+02:00", 25)]
)
def test_days_of_23_and_25_hours_keep_their_figure(day: str, hours: int) -> None:
    """All their hours have a share, and no other hour."""
    start = int(datetime.fromisoformat(day).timestamp())
    days = Series.of(Step.DAY, Unit.ENERGY, PARIS, [(start, 10_007, 0)])
    found = hourly(merge([Layer(Origin(1, Trust.FILE, 0), days)]), PARIS)
    assert (len(found), sum(found.values)) == (hours, 10_007)


_STEPS = [Step.MINUTES_10, Step.MINUTES_30, Step.HOUR, Step.DAY, Step.METER_DAY]


@st.composite
def _layers(draw: st.DrawFn) -> list[Layer]:
    """Draw up to five layers over three summer days."""
    layers = []
    for number in range(draw(st.integers(1, 5))):
        step = draw(st.sampled_from(_STEPS))
        first = step.floor(T0, PARIS)
        seconds = step.seconds or 86_400
        slots = draw(st.sets(st.integers(0, 3 * 86_400 // seconds), max_size=60))
        rows = [
            (
                first + slot * seconds,
                draw(st.integers(0, 9_000)),
                draw(st.sampled_from(Quality)),
            )
            for slot in sorted(slots)
        ]
        origin = Origin(number, draw(st.sampled_from(Trust)), draw(st.integers(0, 3)))
        layers.append(Layer(origin, Series.of(step, Unit.ENERGY, PARIS, rows)))
    return layers


@given(_layers(), st.randoms(use_true_random=False))
def test_nothing_overlaps_and_order_of_arrival_is_nothing(
    layers: list[Layer], random: object
) -> None:
    """What is believed never tells one moment twice, and does not depend on which layer is named first."""
    merged = merge(layers)
    for end, start in zip(merged.ends[:-1], merged.starts[1:], strict=True):
        assert end <= start
    shuffled = list(layers)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis' own random
    assert merge(shuffled) == merged


@given(_layers())
def test_statistics_hold_every_wh_that_is_believed(layers: list[Layer]) -> None:
    """Hours add up to what was merged."""
    merged = merge(layers)
    hours = hourly(merged, PARIS)
    assert sum(hours.values) == merged.total
    assert all(start % HOUR_S == 0 for start in hours.starts)
    assert list(hours.starts) == sorted(set(hours.starts))


@given(_layers(), st.sampled_from([Step.MINUTES_10, Step.MINUTES_30, Step.HOUR]))
def test_origins_of_one_step_compete_as_all_others_do(
    layers: list[Layer], step: Step
) -> None:
    """A layer of another step far away, so that hours are gone through one by one, changes nothing."""
    alike = [one for one in layers if one.series.step is step]
    other = Step.HOUR if step is Step.MINUTES_10 else Step.MINUTES_10
    rows = [(T0 + 90 * 86_400, 1, Quality.MEASURED)]
    far = Series.of(other, Unit.ENERGY, PARIS, rows)
    both = merge([*alike, Layer(Origin(9, Trust.HAND, 0), far)])
    alone = merge(alike)
    assert both.between(T0 - 86_400, T0 + 89 * 86_400) == alone
