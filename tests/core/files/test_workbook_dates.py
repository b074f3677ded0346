"""Dates of workbooks: told by the format of their cells, counted from 1900 or 1904."""

import pytest

from hameau_core.files import read
from hameau_core.files.workbook_dates import Dates
from hameau_core.series import Quantity, Step
from tests.core.files import builders as b
from tests.core.files.looks import parts, values

BOOK = (
    '<workbook xmlns:r="r"><workbookPr date1904="{}"/><sheets>'
    '<sheet name="Consommation" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="{}"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)
SERIAL = 45_369
"""18 March 2024, counted from 1900."""


def _days(serial: int, *, since_1904: str, shown: str) -> bytes:
    rows = b.enedis_days([(serial, "7,5"), (serial + 1, "2,5")])
    own = {
        "xl/workbook.xml": BOOK.format(since_1904),
        "xl/styles.xml": STYLES.format(shown),
    }
    return b.workbook({"Consommation": rows}, parts=own)


@pytest.mark.parametrize("shown", ["dd/mm/yyyy", "[$-40C]j mmmm aaaa", "d-mmm-yy"])
@pytest.mark.parametrize(
    ("serial", "since_1904"), [(SERIAL, "0"), (SERIAL - 1462, "1"), (SERIAL, "false")]
)
def test_a_day_by_its_number(serial: int, since_1904: str, shown: str) -> None:
    start = b.at("2024-03-18")
    found = parts(_days(serial, since_1904=since_1904, shown=shown))
    assert values(found) == [(start, 7500), (start + 86_400, 2500)]


def test_a_number_that_shows_no_date_stays_one() -> None:
    """A format may say days in quotes: what counts is what it makes of the number."""
    found = parts(_days(SERIAL, since_1904="0", shown="0&quot; jours&quot;"))
    assert values(found)[0][0] == b.at("2024-03-18")


def test_half_hours_by_their_numbers() -> None:
    rows: dict[int, list[b.Cell]] = {1: ["Début", "Fin", "Valeur (en kW)"]}
    rows |= {2 + n: [SERIAL + n / 48, SERIAL + (n + 1) / 48, "0,6"] for n in range(48)}
    own = {"xl/styles.xml": STYLES.format("dd/mm/yyyy hh:mm")}
    content = read(b.workbook({"Consommation": rows}, parts=own))
    (found,) = content.points[0].parts.values()
    assert next(iter(content.points[0].parts)).quantity is Quantity.IMPORT
    assert [(s.step, s.first, s.total) for s in found.series] == [
        (Step.MINUTES_30, b.at("2024-03-18"), 48 * 300)
    ]


@pytest.mark.parametrize("text", ["", "abc", "NaN", "-4", "0.5", "1E+9"])
def test_what_is_no_day_stays_as_it_is(text: str) -> None:
    dates = Dates(since_1904=True)
    dates.start("cellXfs", {})
    dates.start("xf", {"numFmtId": "14"})
    dates.end("cellXfs")
    assert (dates.shown(text, 0), dates.shown("45369", 1)) == (text, "45369")
    assert dates.shown("43907", 0) == "2024-03-18 00:00:00"


@pytest.mark.parametrize(
    ("serial", "since_1904"), [(SERIAL, "0"), (SERIAL - 1462, "1")]
)
def test_a_bare_number_counts_from_where_its_workbook_does(
    serial: int, since_1904: str
) -> None:
    """A column of days that lost its format: four years off if the workbook were not asked."""
    found = parts(_days(serial, since_1904=since_1904, shown="0"))
    assert values(found)[0] == (b.at("2024-03-18"), 7500)
    rows = [serial + n / 48 for n in range(49)]
    table: dict[int, list[b.Cell]] = {1: ["Début", "Fin", "Valeur (en kW)"]}
    table |= {2 + n: [rows[n], rows[n + 1], "0,6"] for n in range(48)}
    own = {"xl/workbook.xml": BOOK.format(since_1904)}
    (curve,) = read(b.workbook({"Consommation": table}, parts=own)).points[0].parts.values()  # fmt: skip
    assert curve.series[0].first == b.at("2024-03-18")
