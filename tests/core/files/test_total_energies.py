"""TotalEnergies: a moment and an energy in each row, whatever stands above and beside."""

import pytest

from hameau_core.files import FindingKind, Layout, read
from hameau_core.series import GapReason, Step
from tests.core.files import builders as b
from tests.core.files.looks import (
    findings,
    parts,
    place,
    point,
    reasons,
    refused,
    steps,
    values,
)


def _file(*rows: tuple[str, str], heading: str = "N°;Date;Consommation") -> bytes:
    return b.text(
        heading, *(f'{n};"{at}";"{told}"' for n, (at, told) in enumerate(rows))
    )


def test_half_hours_through_the_end_of_summer_time() -> None:
    """October's doubled hour in order, to the Wh of what it says."""
    starts = [b.at("2024-10-27") + 1800 * n for n in range(50)]
    told = [125 + n for n in range(50)]
    rows = [(f"{b.local(at):%d/%m/%Y %H:%M}", f"0.{wh} kWh") for at, wh in zip(starts, told, strict=True)]  # fmt: skip
    data = _file(*rows)
    assert read(data).layout is Layout.TOTAL_ENERGIES
    assert values(parts(data)) == list(zip(starts, told, strict=True))
    assert findings(point(data)) == {FindingKind.STAMPS_ASSUMED}
    assert parts(data).doubts == ()


def test_a_hole_and_hours() -> None:
    """A value is of its own step, however far the next is."""
    data = _file(
        ("05/03/2023 00:00", "1 kWh"),
        ("05/03/2023 01:00", "2,5 kWh"),
        ("05/03/2023 02:00", "0.5 kWh"),
        ("05/03/2023 02:30", "0.25 kWh"),
        ("05/03/2023 06:00", "0.25 kWh"),
    )
    found = parts(data)
    assert (found.total, steps(found)) == (4500, {Step.HOUR: 2, Step.MINUTES_30: 3})
    assert reasons(found) == [GapReason.ABSENT]


@pytest.mark.parametrize("heading", ["", "a;b;c", "PDL;Horodatage"])
def test_its_heading_does_not_matter(heading: str) -> None:
    row = f"{b.PRM};05/03/2023 00:00;0.5 kWh"
    data = b.text(heading, row, row.replace("00:00", "00:30"))
    assert (point(data).point, parts(data).total) == (b.PRM, 1000)


def test_a_row_that_is_none_is_told() -> None:
    error = refused(_file(("05/03/2023 00:00", "1 kWh"), ("05/03/2023 00:30", "?")))
    assert (error.key, place(error)[1]) == ("bad_number", "3")
