"""Enedis' workbooks and their twins in CSV: days, and half-hours with a beginning and an end."""

import pytest

from hameau_core.files import Finding, FindingKind, Layout, read
from hameau_core.series import DoubtKind, GapReason, Quality, Step
from tests.core.files import builders as b
from tests.core.files.looks import (
    EXPORT,
    IMPORT,
    findings,
    odd,
    parts,
    place,
    point,
    qualities,
    reasons,
    refused,
    steps,
    values,
)

COVER = {6: [None, "Les données de ce fichier sont celles de votre compteur."]}
DAYS = "Export Consommation Quotidienne"


def _days(*days: tuple[b.Cell, b.Cell], unit: str = "kWh") -> bytes:
    """A workbook of consumption a day."""
    return b.workbook({"Page d'accueil": COVER, DAYS: b.enedis_days(days, unit=unit)})


@pytest.mark.parametrize("inline", [True, False])
def test_days_as_text_with_a_comma_or_as_numbers(inline: bool) -> None:
    """25,247 and 3.217000000000003, as Excel keeps it, are 25,247 and 3,217 Wh."""
    rows = b.enedis_days([("01/01/2026", "25,247"), ("02/01/2026", 3.217000000000003)])
    data = b.workbook({"Page d'accueil": COVER, DAYS: rows}, inline=inline)
    assert read(data).layout is Layout.ENEDIS_DAILY
    assert values(parts(data)) == [
        (b.at("2026-01-01"), 25_247),
        (b.at("2026-01-02"), 3217),
    ]
    assert (point(data).point, findings(point(data))) == (b.PRM, set())


def test_na_is_missing() -> None:
    found = parts(_days(("01/01/2026", 1), ("02/01/2026", "NA"), ("03/01/2026", 2)))
    assert (found.total, reasons(found)) == (3000, [GapReason.EMPTY])


def test_a_day_that_no_row_speaks_of_is_absent() -> None:
    found = parts(_days(("01/01/2026", 1), ("03/01/2026", 2)))
    assert (found.total, reasons(found)) == (3000, [GapReason.ABSENT])


def test_kilowatts_above_days_are_kilowatt_hours_and_said() -> None:
    data = _days(("15/07/2024", "25,247"), unit="kW")
    assert parts(data).total == 25_247
    assert findings(point(data)) == {FindingKind.UNIT_ASSUMED}


def test_another_unit_is_refused() -> None:
    assert refused(_days(("15/07/2024", 1), unit="W")).key == "wrong_unit"
    error = refused(_days(("15/07/2024", 1), unit="€"))
    assert (error.key, place(error)) == (
        "wrong_unit",
        (DAYS, "14", "C", "Valeur (en €)"),
    )


@pytest.mark.parametrize("header", [9, 14, 20])
def test_the_heading_is_searched_for(header: int) -> None:
    data = b.workbook({DAYS: b.enedis_days([("01/01/2026", 1)], header=header)})
    assert parts(data).total == 1000


def test_two_sheets_are_consumption_and_production() -> None:
    production = b.enedis_days([("01/07/2026", 33.53)], kind="Production Quotidienne")
    data = b.workbook(
        {
            "Page d'accueil": COVER,
            DAYS: b.enedis_days([("01/07/2026", 1.361)]),
            "Export Production Quotidienne": production,
        }
    )
    one, two = read(data).points
    assert (one.parts[IMPORT].total, two.parts[EXPORT].total) == (1361, 33_530)
    assert one.point == two.point == b.PRM


def test_a_sheet_that_claims_1500_rows_has_those_it_has() -> None:
    rows = b.enedis_days([("01/01/2026", 1)])
    rows |= {number: [None, None, None] for number in range(16, 1500)}
    found = parts(b.workbook({DAYS: rows}, claims="A1:P1500"))
    assert (found.total, found.gaps) == (1000, ())


def test_dates_as_serial_numbers_and_with_a_midnight() -> None:
    """46023 is 1 January 2026 to Excel."""
    found = parts(_days((46023, 1), ("02/01/2026 00:00:00", 2), ("2026-01-03", 3)))
    assert values(found)[0][0] == b.at("2026-01-01")
    assert (found.total, found.gaps) == (6000, ())


def test_a_day_of_hours_at_a_serial_number_is_no_day() -> None:
    assert refused(_days((46023.5, 1))).key == "bad_date"


def test_a_day_twice() -> None:
    found = parts(_days(("01/01/2026", 1), ("01/01/2026", 1), ("02/01/2026", 2)))
    assert (found.total, odd(found)) == (3000, {DoubtKind.DUPLICATE})
    found = parts(_days(("01/01/2026", 1), ("01/01/2026", 9)))
    assert (found.total, odd(found)) == (1000, {DoubtKind.CONFLICT})
    assert qualities(found) == [Quality.DOUBTFUL]


def test_errors_name_the_sheet_the_row_and_the_column() -> None:
    error = refused(_days(("01/01/2026", 1), ("02/01/2026", "=C15*2")))
    assert (error.key, place(error)) == ("bad_number", (DAYS, "16", "C", "=C15*2"))
    error = refused(_days(("01/13/2026", 1)))
    assert (error.key, place(error)) == ("bad_date", (DAYS, "15", "B", "01/13/2026"))


def test_words_below_the_table_are_passed_over() -> None:
    data = _days(("01/01/2026", 1), ("NA : donnée non disponible", None))
    assert (parts(data).total, findings(point(data))) == (1000, {FindingKind.IGNORED})


def test_days_of_csv() -> None:
    data = b.text("Date;Consommation (en kWh)", "01/06/2026;12,5", "02/06/2026;9")
    assert parts(data).total == 21_500
    data = b.text("Date;Production (en Wh)", "2026-06-01;12571")
    assert parts(data, EXPORT).total == 12_571
    data = b.text("Date;Valeur (en Wh)", "2026-06-01;12571")
    assert findings(point(data)) == {FindingKind.DIRECTION_ASSUMED}


def test_days_of_csv_below_a_heading() -> None:
    data = b.text(
        "Identifiant PRM;Type de donnees;Date de debut;Date de fin",
        f"{b.PRM};Injection quotidienne;01/06/2026;03/06/2026",
        "",
        "Date;Valeur (en Wh)",
        "2026-06-01;12571",
        "2026-06-02;9800",
        "Total;",
    )
    assert (point(data).point, parts(data, EXPORT).total) == (b.PRM, 22_371)
    assert read(data).layout is Layout.ENEDIS_DAILY


def test_a_unit_is_never_guessed() -> None:
    assert refused(b.text("Date;Valeur", "2026-06-01;12571")).key == "wrong_unit"


def _hours(first: str, count: int) -> list[tuple[b.Cell, b.Cell, b.Cell]]:
    """Half-hours of 0,5 kW as Enedis writes them."""
    start = b.at(first)
    walls = [
        b.local(start + 1800 * n).strftime("%d/%m/%Y %H:%M:%S")
        for n in range(count + 1)
    ]
    return [(walls[n], walls[n + 1], "0,5") for n in range(count)]


def test_a_week_lacks_its_last_half_hour() -> None:
    """335 rows for seven days: the sum is short by one step, and that is said."""
    data = b.workbook(
        {"Consommation Horaire": b.enedis_hours(_hours("2024-03-18", 335))}
    )
    found = parts(data)
    assert (steps(found), found.total) == ({Step.MINUTES_30: 335}, 335 * 250)
    assert [(gap.start, gap.end, gap.reason) for gap in found.gaps] == [
        (b.at("2024-03-24T23:30"), b.at("2024-03-25"), GapReason.LAST_STEP)
    ]
    assert findings(point(data)) == {FindingKind.LAST_STEP_MISSING}
    assert (read(data).layout, point(data).point) == (Layout.ENEDIS_INTERVALS, b.PRM)


def test_a_whole_week_lacks_nothing() -> None:
    data = b.workbook(
        {"Consommation Horaire": b.enedis_hours(_hours("2024-03-18", 336))}
    )
    assert (parts(data).gaps, findings(point(data))) == ((), set())


@pytest.mark.parametrize(("day", "after", "count"), [
    ("2024-03-31", "2024-04-01", 46),
    ("2024-10-27", "2024-10-28", 50),
])  # fmt: skip
def test_days_of_a_clock_change(day: str, after: str, count: int) -> None:
    """Naive beginnings and ends: the jump of March, October's hour that comes twice."""
    rows = b.enedis_hours(_hours(day, count))
    found = parts(b.workbook({"Consommation Horaire": rows}))
    assert (steps(found), odd(found), found.gaps) == (
        {Step.MINUTES_30: count},
        set(),
        (),
    )
    assert [found.series[0].first, found.series[0].last] == [b.at(day), b.at(after)]


def test_the_same_as_csv_with_another_unit_and_separator() -> None:
    lines = [";".join(str(cell) for cell in row) for row in _hours("2024-03-18", 4)]
    data = b.text("Début;Fin;Valeur (en Kw)", *lines)
    assert (parts(data).total, findings(point(data))) == (
        1000,
        {FindingKind.DIRECTION_ASSUMED},
    )
    quoted = [",".join(f'"{cell}"' for cell in row) for row in _hours("2024-03-18", 4)]
    data = b.text("Début,Fin,Valeur (en kW)", *quoted)
    assert parts(data).total == 1000


def test_what_a_browser_extension_writes() -> None:
    """`debut;fin;kW`, ISO with offsets, a quoted comma."""
    start = b.at("2024-10-27T01:00")
    lines = [
        f'{b.local(at).isoformat()};{b.local(at + 1800).isoformat()};"1,5"'
        for at in range(start, start + 6 * 1800, 1800)
    ]
    found = parts(b.text("debut;fin;kW", *lines, encoding="utf-8"))
    assert (found.total, found.gaps) == (6 * 750, ())


def test_intervals_with_a_hole_and_an_empty_value() -> None:
    rows = _hours("2024-03-18", 6)
    rows[1] = (*rows[1][:2], None)
    found = parts(
        b.workbook({"Consommation Horaire": b.enedis_hours(rows[:3] + rows[4:])})
    )
    assert reasons(found) == [GapReason.EMPTY, GapReason.ABSENT]


def test_ends_of_october_as_if_the_clock_went_on() -> None:
    """02:00 to 02:30 and 02:30 to 03:00, twice."""
    rows: list[tuple[b.Cell, b.Cell, b.Cell]] = [
        (f"27/10/2024 {begin}:00", f"27/10/2024 {end}:00", "1")
        for begin, end in [("02:00", "02:30"), ("02:30", "03:00")] * 2
    ]
    found = parts(b.workbook({"Consommation Horaire": b.enedis_hours(rows)}))
    assert (steps(found), found.gaps) == ({Step.MINUTES_30: 4}, ())


def test_intervals_longer_than_any_step_are_a_gap() -> None:
    rows = [
        *_hours("2024-03-18", 2),
        ("18/03/2024 01:00:00", "18/03/2024 03:00:00", "1"),
    ]
    found = parts(b.workbook({"Consommation Horaire": b.enedis_hours(rows)}))
    assert (found.total, reasons(found)) == (500, [GapReason.UNKNOWN_STEP])


def test_interval_errors() -> None:
    rows = _hours("2024-03-18", 3)
    rows[1] = ("18/03/2024 25:00:00", *rows[1][1:])
    error = refused(b.workbook({"Consommation Horaire": b.enedis_hours(rows)}))
    assert (error.key, place(error)[1:3]) == ("bad_date", ("18", "C"))
    rows[1] = (None, *rows[2][1:])
    error = refused(b.workbook({"Consommation Horaire": b.enedis_hours(rows)}))
    assert (error.key, place(error)[1:3]) == ("bad_date", ("18", "C"))
    rows[1] = (rows[2][0], None, "0,5")
    error = refused(b.workbook({"Consommation Horaire": b.enedis_hours(rows)}))
    assert (error.key, place(error)[1:3]) == ("bad_date", ("18", "D"))


def test_an_interval_without_length_is_an_error() -> None:
    wall = "18/03/2024 00:00:00"
    rows: list[tuple[b.Cell, b.Cell, b.Cell]] = [
        *_hours("2024-03-18", 3),
        (wall, wall, "9"),
    ]
    error = refused(b.workbook({"Consommation Horaire": b.enedis_hours(rows)}))
    assert (error.key, place(error)[1]) == ("bad_interval", "20")


def test_words_and_headings_alone() -> None:
    rows = b.enedis_hours([("Fin du tableau", None, None)])
    content = point(b.workbook({"Consommation Horaire": rows}))
    assert findings(content) == {FindingKind.IGNORED, FindingKind.NO_VALUES}
    content = point(b.workbook({DAYS: b.enedis_days([])}))
    assert findings(content) == {FindingKind.NO_VALUES}


def test_a_date_beside_no_energy_is_no_table() -> None:
    assert refused(b.text("Date;Prix", "01/01/2026;1")).key == "unknown_layout"


def test_an_interval_of_the_hour_that_spring_skips_is_left_out() -> None:
    rows = _hours("2024-03-31T01:00", 3)
    rows.insert(2, ("31/03/2024 02:30:00", "31/03/2024 03:00:00", "9"))
    found = parts(b.workbook({"Consommation Horaire": b.enedis_hours(rows)}))
    assert (found.total, odd(found)) == (750, {DoubtKind.NO_SUCH_HOUR})


def test_a_day_that_ends_at_24_and_a_stamp_with_seconds() -> None:
    data = b.text(
        "Début;Fin;Valeur (en kW)",
        "18/03/2024 23:00:00;18/03/2024 23:30:00.000;1",
        "18/03/2024 23:30;18/03/2024 24:00:00;1",
        "19/03/2024 23:30;19/03/2024 24:00;1",
    )
    assert parts(data).total == 1500
    assert values(parts(data))[-1][0] == b.at("2024-03-19T23:30")


def test_a_day_says_no_offset() -> None:
    error = refused(_days(("2026-01-01T00:00:00+01:00", 1)))
    assert (error.key, place(error)[1:3]) == ("bad_date", ("15", "B"))


def test_a_number_that_is_no_day_is_no_date() -> None:
    assert refused(_days((12345, 1))).key == "bad_date"


def test_a_row_of_blanks_is_nothing_to_tell() -> None:
    data = b.text("Date;Valeur (en kWh)", "18/03/2024;1", " ; ", "Source : moi;")
    assert point(data).findings == (
        Finding(FindingKind.DIRECTION_ASSUMED),
        Finding(FindingKind.IGNORED, "Source : moi"),
    )
