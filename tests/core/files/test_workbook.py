"""Workbooks as programs write them, other than Excel too."""

import pytest

from hameau_core.errors import FileError
from hameau_core.files import Limits, read
from tests.core.files import builders as b
from tests.core.files.looks import parts, point, refused

DAYS = "Export Consommation Quotidienne"
BOOK = {DAYS: b.enedis_days([("01/01/2026", 1)])}
HEAD = (
    '<row r="14"><c r="B14" t="inlineStr"><is><t>Date</t></is></c>'
    '<c r="C14" t="inlineStr"><is><t>Valeur (en kWh)</t></is></c></row>'
)


def _with(rows: str, *, prefix: str = "", **more: str) -> bytes:
    """A workbook whose sheet is this XML."""
    sheet = f"<{prefix}worksheet><{prefix}sheetData>{HEAD}{rows}</{prefix}sheetData></{prefix}worksheet>"
    return b.workbook(BOOK, parts={"xl/worksheets/sheet1.xml": sheet, **more})


def test_cells_and_rows_that_do_not_say_where_they_are() -> None:
    row = "<row><c><v/></c><c t='str'><v>01/01/2026</v></c><c><v>1.5</v></c></row>"
    assert parts(_with(row)).total == 1500


def test_elements_with_a_prefix() -> None:
    sheet = (
        '<x:worksheet xmlns:x="y"><x:sheetData>'
        '<x:row r="14"><x:c r="B14" t="str"><x:v>Date</x:v></x:c>'
        '<x:c r="C14" t="str"><x:v>Valeur (en kWh)</x:v></x:c></x:row>'
        '<x:row r="15"><x:c r="B15"><x:v>46023</x:v></x:c><x:c r="C15"><x:v>2</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    data = b.workbook(BOOK, parts={"xl/worksheets/sheet1.xml": sheet})
    assert parts(data).total == 2000


def test_shared_texts_in_runs_and_with_their_pronunciation() -> None:
    strings = (
        "<sst><si><r><t>01/01</t></r><r><t>/2026</t></r>"
        "<rPh sb='0' eb='1'><t>ゼロ</t></rPh></si><si><t>3,5</t></si></sst>"
    )
    row = '<row r="15"><c r="B15" t="s"><v>0</v></c><c r="C15" t="s"><v>1</v></c></row>'
    assert parts(_with(row, **{"xl/sharedStrings.xml": strings})).total == 3500


def test_an_exponent_is_a_number() -> None:
    row = '<row r="15"><c r="B15"><v>46023</v></c><c r="C15"><v>2.5E-2</v></c></row>'
    assert parts(_with(row)).total == 25


def test_a_formula_is_its_text_whatever_it_came_to() -> None:
    row = (
        '<row r="15"><c r="B15"><v>46023</v></c><c r="C15"><f>A1</f><v>7</v></c></row>'
    )
    error = refused(_with(row))
    assert (error.key, error.placeholders["found"]) == ("bad_number", "=A1")
    shared = '<row r="15"><c r="B15"><v>46023</v></c><c r="C15"><f t="shared" si="0"/><v>7</v></c></row>'
    assert refused(_with(shared)).placeholders["found"] == "="


def test_a_cell_far_to_the_right_costs_nothing() -> None:
    row = (
        '<row r="15"><c r="B15"><v>46023</v></c><c r="C15"><v>1</v></c>'
        '<c r="XFD15"><v>9</v></c></row>'
    )
    assert parts(_with(row)).total == 1000


def test_a_target_from_the_root_and_no_shared_texts() -> None:
    relations = (
        '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/>'
        '<Relationship Id="rId2" Target="charts/chart1.xml"/></Relationships>'
    )
    data = b.workbook(
        {**BOOK, "Graphique": {}},
        inline=True,
        parts={"xl/_rels/workbook.xml.rels": relations},
    )
    assert parts(data).total == 1000


def test_text_between_cells_is_nobodys() -> None:
    row = '<row r="15">x<c r="B15">y<v>46023</v>z</c><c r="C15"><v>1</v></c></row>'
    assert parts(_with(row)).total == 1000


def test_a_point_in_a_line_of_text() -> None:
    rows = {3: [None, f"Compteur n° {b.PRM}"], 14: [None, "Date", "Consommation (kWh)"]}
    data = b.workbook({"Feuille": {**rows, 15: [None, "01/01/2026", 1]}})
    assert (point(data).point, parts(data).total) == (b.PRM, 1000)


def test_a_sheet_of_as_many_elements_as_may_be() -> None:
    row = '<row r="15"><c r="B15"><v>46023</v></c><c r="C15"><v>1</v></c></row>'
    data = _with(row, **{"xl/sharedStrings.xml": "<sst/>"})
    elements = 2 + 1 + 2 * 3 + 1 + 2 * 2  # sheet, heading, row
    assert len(read(data, limits=Limits(elements=elements)).points) == 1
    with pytest.raises(FileError):
        read(data, limits=Limits(elements=elements - 1))
