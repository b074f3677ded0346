"""The invented home's own downloads: the same energy as its gateways tell, and the form of the genuine file."""

from datetime import date
from pathlib import Path

import pytest

from hameau_core.files import Layout, Measure, read
from hameau_core.series import Quantity
from tests.core.clients.services import HOME
from tests.servers.linky_files import load_curve_csv

SPAN = date(2025, 10, 20), date(2026, 4, 3)


@pytest.mark.parametrize(
    ("out", "quantity"), [(False, Quantity.IMPORT), (True, Quantity.EXPORT)]
)
def test_a_downloaded_curve_is_the_home_s(out: bool, quantity: Quantity) -> None:
    content = read(load_curve_csv(HOME, *SPAN, out=out))
    (point,) = content.points
    parts = point.parts[Measure(quantity)]
    days = range(SPAN[0].toordinal(), SPAN[1].toordinal())
    assert (content.layout, point.point) == (Layout.ENEDIS_CURVE, HOME.point)
    assert parts.total == sum(HOME.day(date.fromordinal(day), out=out) for day in days)
    assert not parts.gaps


@pytest.mark.genuine
def test_the_download_has_the_form_of_the_genuine_file(shared_data: Path) -> None:
    folder = shared_data / "sources" / "linky"
    (path,) = folder.glob("Enedis_Conso_Heure_*.csv")
    genuine = path.read_bytes().splitlines()
    written = load_curve_csv(HOME, *SPAN).splitlines()
    assert written[0] == genuine[0]
    assert written[2] == genuine[2]
    for mine, theirs in zip(written[1:20:9], genuine[1:20:9], strict=True):
        assert mine.count(b";") == theirs.count(b";")
    assert len(written[3].split(b";")[0]) == len(genuine[3].split(b";")[0])
