"""What the hours of a point cost: the same however the past is cut into pieces to be written."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from custom_components.hameau.core.archive import Archive, NewOrigin
from custom_components.hameau.core.series import (
    Quality,
    Quantity,
    Series,
    SeriesKey,
    Step,
    Trust,
    Unit,
)
from custom_components.hameau.core.tariffs.codec import gas_from
from custom_components.hameau.sources.point_hours import Priced, gas_hours

PARIS = ZoneInfo("Europe/Paris")
KEY = SeriesKey("01234567890123", Quantity.GAS_ENERGY)
TERMS = {
    "from": "2024-01-01",
    "price": "0.1",
    "standing": {"amount": "31", "per": "month"},
}
DAYS = (date(2024, 1, 10), date(2024, 1, 11), date(2024, 1, 20))


def _cost(priced: Priced) -> int:
    return sum(priced.cost.values)


@pytest.mark.parametrize("cut", ["2024-01-12T02:00", "2024-01-15T00:00"])
def test_no_standing_charge_is_lost_where_the_past_is_cut(
    tmp_path: Path, cut: str
) -> None:
    """1 € a day from 06:00 on the 10th to 06:00 on the 21st, and three times 10 kWh at 0.10 €: 14 €, with a hole in between."""
    archive = Archive.open(tmp_path / "history.db")
    rows = [
        (Step.GAS_DAY.start_of(day, PARIS), 10_000, Quality.MEASURED) for day in DAYS
    ]
    series = Series.of(Step.GAS_DAY, Unit.ENERGY, PARIS, rows)
    origin = NewOrigin(trust=Trust.FILE, kind="x", name="x", digest="x", received=1)
    archive.add(KEY, PARIS, origin, (series,), (), ())
    gas = gas_from({"terms": [TERMS]})
    first = Step.DAY.start_of(date(2024, 1, 1), PARIS)
    last = Step.DAY.start_of(date(2024, 2, 1), PARIS)
    middle = int(datetime.fromisoformat(cut).replace(tzinfo=PARIS).timestamp())
    whole = gas_hours(archive, KEY, gas, PARIS, first, last)
    pieces = [
        gas_hours(archive, KEY, gas, PARIS, first, middle),
        gas_hours(archive, KEY, gas, PARIS, middle, last),
    ]
    archive.close()
    assert _cost(whole) == 14_000_000
    assert sum(map(_cost, pieces)) == 14_000_000
