"""The same tables as other hands make them: columns moved, units written otherwise, several points, a spreadsheet's dates."""

import pytest

from hameau_core.files import FindingKind, Measure, read
from hameau_core.series import Step
from tests.core.files import builders as b
from tests.core.files.looks import (
    EXPORT,
    GAS,
    IMPORT,
    VOLUME,
    findings,
    parts,
    place,
    point,
    refused,
    steps,
    values,
)

BLOCK = b.curve_lines([])[:2]


def _curve(heading: str, *rows: str) -> bytes:
    return b.text(*BLOCK, heading, *rows)


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Horodate;Valeur", "2024-03-18T00:30:00+01:00;600", "2024-03-18T01:00:00+01:00;800"),
        ("Valeur;Horodate", "600;2024-03-18T00:30:00+01:00", "800;2024-03-18T01:00:00+01:00"),
        ("Horodate;Nature;Valeur", "2024-03-18T00:30:00+01:00;R;600", "2024-03-18T01:00:00+01:00;R;800"),
        ("Horodate ;Valeur", " 2024-03-18T00:30:00+01:00 ; 600 ", " 2024-03-18T01:00:00+01:00 ; 800 "),
        ("Horodate;Valeur", "18/03/2024 00:30;600", "18/03/2024 01:00;800"),
        ("Horodate;Valeur [kW]", "2024-03-18T00:30:00+01:00;0,6", "2024-03-18T01:00:00+01:00;0,8"),
        ("Horodate;Valeur en kW", "2024-03-18T00:30:00+01:00;0.6", "2024-03-18T01:00:00+01:00;0.8"),
    ],
)  # fmt: skip
def test_a_curve_however_its_columns_stand(
    heading: str, first: str, second: str
) -> None:
    start = b.at("2024-03-18")
    assert values(parts(_curve(heading, first, second))) == [
        (start, 300),
        (start + 1800, 400),
    ]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Horodate;Valeur en kWh", "wrong_unit"),
        ("Horodate;Valeur [Wh]", "wrong_unit"),
        ("Horodate;Puissance (€/kW)", "wrong_unit"),
        ("Horodate;Valeur brute;Valeur corrigée", "missing_column"),
        ("Horodate;Nature", "missing_column"),
    ],
)
def test_a_curve_whose_value_nobody_tells(heading: str, key: str) -> None:
    assert refused(_curve(heading, "2024-03-18T00:30:00+01:00;1;2")).key == key


@pytest.mark.parametrize(
    ("unit", "value"), [("kW", "0,6"), ("W", "600"), ("kWh", "0,3"), ("en Wh", "300")]
)
def test_an_interval_holds_a_power_or_an_energy(unit: str, value: str) -> None:
    row = f"18/03/2024 00:00:00;18/03/2024 00:30:00;{value}"
    found = parts(b.text(f"Début;Fin;Valeur ({unit})", row))
    assert (steps(found), found.total) == ({Step.MINUTES_30: 1}, 300)


@pytest.mark.parametrize(
    ("name", "measure"),
    [("Consommation (en kW)", IMPORT), ("Puissance (kW)", IMPORT), ("Production (en kW)", EXPORT)],
)  # fmt: skip
def test_an_interval_however_its_value_is_called(name: str, measure: Measure) -> None:
    row = "18/03/2024 00:00:00;18/03/2024 00:30:00;0,6"
    assert parts(b.text(f"Début;Fin;{name}", row), measure).total == 300


def test_an_interval_without_a_unit_is_not_guessed() -> None:
    row = "18/03/2024 00:00:00;18/03/2024 00:30:00;600"
    error = refused(b.text("Début;Fin;Valeur", row))
    assert (error.key, place(error)[1:]) == ("wrong_unit", ("1", "C", "Valeur"))


def test_sentences_above_a_table_do_not_part_its_cells() -> None:
    data = b.text(
        ",Les données; telles que mesurées,,",
        *[",,,"] * 11,
        ",Début,Fin,Valeur (en kW)",
        *(
            f',18/03/2024 {n:02}:00:00,18/03/2024 {n:02}:30:00,"0,600"'
            for n in range(12)
        ),
    )
    assert parts(data).total == 12 * 300


@pytest.mark.parametrize(
    "heading", ["Date;Consommation (€);Consommation (kWh)", "Date;Rang;Valeur en kWh"]
)
def test_a_day_is_what_its_unit_says(heading: str) -> None:
    assert parts(b.text(heading, "18/03/2024;2;7,5")).total == 7500


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Date;Consommation HP (kWh);Consommation HC (kWh)", "missing_column"),
        ("Date;Consommation (kWh);Production (kWh)", "missing_column"),
        ("Date;Heure;Consommation (kWh)", "unknown_layout"),
    ],
)
def test_a_part_of_a_day_is_not_taken_for_it(heading: str, key: str) -> None:
    assert refused(b.text(heading, "18/03/2024;2;7,5")).key == key


def test_a_mark_that_stands_twice() -> None:
    lines = [b.R63_NAMES, b.r63_line("2024-03-18 00:30:00", 600)]
    assert parts(b.text("\ufeff" + lines[0], lines[1])).total == 300


def test_r63_as_a_spreadsheet_saves_it() -> None:
    data = b.text(b.R63_NAMES, b.r63_line("18/03/2024 00:30", 600))
    assert values(parts(data)) == [(b.at("2024-03-18"), 300)]


@pytest.mark.parametrize(
    "other",
    [";E;230;V", ";PRI;40;VAr", ";PRC;40;W", ";Énergie réactive;4;Wh"],
)
def test_r63_of_what_is_no_active_energy(other: str) -> None:
    _, kind, value, unit = other.split(";")
    stamp = "2024-03-18 00:30:00"
    odd = b.r63_line(stamp, value, unit=unit).replace(";PA;", f";{kind};")
    data = b.text(b.R63_NAMES, odd, b.r63_line(stamp, 600))
    assert (parts(data).total, parts(data).doubts) == (300, ())
    assert (FindingKind.IGNORED, kind) in point(data).findings


HEADING = ["Date de relevé", "Volume consommé (m3)", "Energie consommée (kWh)"]


def test_gas_of_several_points_in_one_table() -> None:
    rows: dict[int, list[b.Cell]] = {
        1: ["N° PCE", *HEADING],
        2: ["GI000001", "18/03/2024", 2, 22],
        3: ["GI000002", "18/03/2024", 3, 33],
        4: ["GI000001", "19/03/2024", 4, 44],
        5: ["", "Moyenne"],
    }
    first, second = read(b.workbook({"Feuil1": rows})).points
    assert (first.point, second.point) == ("GI000001", "GI000002")
    assert (first.parts[GAS].total, second.parts[GAS].total) == (66_000, 33_000)
    assert (first.parts[VOLUME].total, first.parts[GAS].doubts) == (6000, ())
    assert findings(second) == set()
    assert findings(first) == {FindingKind.IGNORED}


@pytest.mark.parametrize("place_", [1, 2])
def test_gas_in_another_unit(place_: int) -> None:
    heading = list(HEADING)
    heading[place_] = heading[place_].replace("m3", "dm3").replace("kWh", "MWh")
    rows: dict[int, list[b.Cell]] = {1: [*heading], 2: ["18/03/2024", 2, 22]}
    assert refused(b.workbook({"x": rows})).key == "wrong_unit"


def test_a_households_days_with_a_column_of_numbers() -> None:
    data = b.text(",horodatage,value", "0,2024-03-18 00:00:00,12.5")
    assert parts(data).total == 12_500
    assert parts(b.text("horodatage,value,,", "2024-03-18,12.5,,")).total == 12_500


def test_a_row_without_a_value_in_a_spreadsheet() -> None:
    rows: list[tuple[b.Cell, b.Cell]] = [("18/03/2024", "#N/A"), ("19/03/2024", 2)]
    found = parts(b.workbook({"x": b.enedis_days(rows)}))
    assert (found.total, len(found.series[0])) == (2000, 1)


def test_both_ways_in_one_file() -> None:
    rows = b.steps("2024-03-18", [600, 800])
    data = b.text(*b.curve_lines(rows), *b.curve_lines(rows, way="Production"))
    assert [point(data).parts[way].total for way in (IMPORT, EXPORT)] == [700, 700]


@pytest.mark.parametrize("lost", ["?", "\N{REPLACEMENT CHARACTER}", None])
def test_accents_that_another_program_lost(lost: str | None) -> None:
    """A row "Arr?t? quotidien" is one still, and "Grandeur m?tier" tells the way; "mÃ©tier" does, too."""
    lines = b.index_lines(
        [(f"2024-03-{day:02}T00:00:00+01:00", {"EAS T": 1000 * day}) for day in (18, 19, 20)]
    )  # fmt: skip
    lines[0] = lines[0].replace("metier", "métier")
    text = "\n".join(lines)
    if lost is None:
        text = text.encode().decode("cp1252")
    else:
        text = text.replace("é", lost).replace("ê", lost)
    found = point(text.encode())
    assert found.parts[IMPORT].total == 2000
    assert FindingKind.DIRECTION_ASSUMED not in findings(found)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('="09123456789012"', b.PRM),
        ("'09123456789012", b.PRM),
        ("09 123 456 789 012", b.PRM),
        ("9123456789012", b.PRM),
        ("9123456789012.0", b.PRM),
        ("9.123456789012E12", b.PRM),
        ("9,12346E+12", None),
        ("1429xxxxxxxxxx", "1429xxxxxxxxxx"),
    ],
)
def test_a_point_whose_number_a_spreadsheet_has_touched(
    written: str, name: str | None
) -> None:
    """The zeros it took away are put back; what it rounded is not known any more."""
    lines = b.curve_lines(b.steps("2024-03-18", [600]), prm=written)
    assert point(b.text(*lines)).point == name
    r63 = b.r63_line("2024-03-18 00:30:00", 600).replace(b.PRM, written, 1)
    assert point(b.text(b.R63_NAMES, r63)).point == name


def test_two_points_that_were_rounded_are_still_two() -> None:
    blocks = [
        line
        for prm in ("9,12346E+12", "9,98765E+12")
        for line in b.curve_lines(b.steps("2024-03-18", [600, 600]), prm=prm)
    ]
    first, second = read(b.text(*blocks)).points
    assert (first.point, second.point) == (None, None)
    assert first.parts[IMPORT].total == second.parts[IMPORT].total == 600


@pytest.mark.parametrize("day", ["18/03/2024", "18-03-2024", "18.03.2024", "18-3-2024"])
def test_a_day_however_its_parts_are_parted(day: str) -> None:
    data = b.text("Date;Consommation (en kWh)", f"{day};7,5", "19/03/2024;NC")
    assert values(parts(data)) == [(b.at("2024-03-18"), 7500)]
    assert refused(b.text("Date;Consommation (en kWh)", "18-03/2024;7,5")).key == "bad_date"  # fmt: skip
