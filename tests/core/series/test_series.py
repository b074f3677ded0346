"""The type itself."""

from zoneinfo import ZoneInfo

import pytest

from hameau_core.series import Quality, Quantity, Series, SeriesError, Step, Unit

PARIS = ZoneInfo("Europe/Paris")


def _half_hours(*rows: tuple[int, int, int]) -> Series:
    return Series.of(Step.MINUTES_30, Unit.ENERGY, PARIS, rows)


def test_it_gives_back_what_it_was_given() -> None:
    """Intervals with their ends, first, last, total, and a window."""
    series = _half_hours((0, 5, 0), (1800, 0, 2), (7200, 7, 0))
    assert [(at.start, at.end, at.value) for at in series] == [(0, 1800, 5), (1800, 3600, 0), (7200, 9000, 7)]  # fmt: skip
    assert (series.first, series.last, series.total, len(series)) == (0, 9000, 12, 3)
    window = series.between(1800, 7200)
    assert [(at.value, at.quality) for at in window] == [(0, Quality.ESTIMATED)]


@pytest.mark.parametrize(
    "rows", [[(1800, 1, 0), (0, 1, 0)], [(0, 1, 0), (0, 1, 0)], [(60, 1, 0)]]
)
def test_it_refuses_what_it_cannot_hold(rows: list[tuple[int, int, int]]) -> None:
    """Rows that do not rise, or lie off the grid."""
    with pytest.raises(SeriesError):
        _half_hours(*rows)


def test_every_quantity_has_its_unit() -> None:
    """Energy in Wh, gas volume in litres, peaks in VA, prices in µEUR/kWh."""
    units = {quantity: quantity.unit for quantity in Quantity}
    assert units.pop(Quantity.GAS_VOLUME) is Unit.VOLUME
    assert units.pop(Quantity.PRICE) is Unit.PRICE
    assert units.pop(Quantity.MAX_POWER) is Unit.POWER
    assert units.pop(Quantity.MAX_POWER_EXPORT) is Unit.POWER
    assert set(units.values()) == {Unit.ENERGY}
