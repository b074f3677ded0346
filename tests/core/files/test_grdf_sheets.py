"""GRDF's workbook: days, weeks with the two rows of New Year, months."""

from collections.abc import Sequence
from datetime import date

import pytest

from hameau_core.files import FindingKind, Layout, read
from hameau_core.series import DoubtKind, GapReason, Quality, Step
from tests.core.files import builders as b
from tests.core.files.looks import (
    GAS,
    VOLUME,
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

SHEET = "Historique par mois"


def _day(
    day: str,
    volume: b.Cell,
    energy: b.Cell,
    coefficient: b.Cell = None,
    said: str = "Mesuré",
) -> list[b.Cell]:
    return [day, 12163, 12175, volume, energy, coefficient, None, said]


@pytest.mark.parametrize("header", [8, 9, 10])
def test_days_begin_at_six(header: int) -> None:
    rows = [
        _day("24/11/2020", 12, 133, 11.16),
        _day("25/11/2020", "7,25", "76,5", "11,16"),
    ]
    data = b.grdf(rows, header=header)
    start = b.at("2020-11-24T06:00")
    assert read(data).layout is Layout.GRDF_DAILY
    assert values(parts(data, GAS)) == [(start, 133_000), (start + 86_400, 76_500)]
    assert values(parts(data, VOLUME)) == [(start, 12_000), (start + 86_400, 7250)]
    assert point(data).coefficients == {start: 11_160, start + 86_400: 11_160}
    assert steps(parts(data, GAS)) == {Step.GAS_DAY: 2}


@pytest.mark.parametrize("pce", ["01234567890123", "GI012345", "00000000000001"])
def test_a_pce_keeps_its_zeros_and_letters(pce: str) -> None:
    assert point(b.grdf([_day("24/11/2020", 1, 11)], pce=pce)).point == pce


def test_an_empty_pce_is_none() -> None:
    assert point(b.grdf([_day("24/11/2020", 1, 11)], pce="")).point is None


def test_energy_is_never_computed_from_the_volume() -> None:
    """1 m³ × 11.16 is 11 kWh; GRDF said 8, from a volume it did not round."""
    data = b.grdf([_day("16/08/2021", 1, 8, 11.16), _day("17/08/2021", 2, None, 11.16)])
    assert parts(data, GAS).total == 8000
    assert reasons(parts(data, GAS)) == [GapReason.EMPTY]
    assert parts(data, VOLUME).total == 3000


def test_absence_is_a_gap_and_not_nothing() -> None:
    rows = [
        _day("09/08/2021", 1, 11),
        _day("10/08/2021", 0, 0, said="Absence de Données"),
        _day("11/08/2021", 0, 0),
    ]
    found = parts(b.grdf(rows), GAS)
    assert [value for _, value in values(found)] == [11_000, 0]
    assert reasons(found) == [GapReason.EMPTY]


def test_the_qualification_is_the_quality() -> None:
    words = ["Mesuré", "Corrigé", "Estimé", "", "Autre chose"]
    rows = [
        _day(f"{n:02}/03/2024", 1, 11, said=said)
        for n, said in enumerate(words, start=1)
    ]
    assert qualities(parts(b.grdf(rows), GAS)) == [
        Quality.MEASURED,
        Quality.CORRECTED,
        Quality.ESTIMATED,
        Quality.MEASURED,
        Quality.DOUBTFUL,
    ]


def test_gas_days_of_a_clock_change_are_days() -> None:
    rows = [_day(f"{n}/03/2024", 1, 11) for n in (29, 30, 31)]
    found = parts(b.grdf(rows), GAS)
    assert (steps(found), found.gaps) == ({Step.GAS_DAY: 3}, ())
    assert [at.end - at.start for at in found.series[0]] == [86_400, 82_800, 86_400]


WEEKS: list[Sequence[b.Cell]] = [
    ["Du 21/12/2020 au 27/12/2020", 69, 765],
    ["Du 28/12/2020 au 03/01/2021", 57, 634],
    ["Du 01/01/2021 au 03/01/2021", 42, 473],
    ["Du 04/01/2021 au 10/01/2021", 113, 1223],
]


def test_the_week_of_new_year_comes_in_two_rows_that_add() -> None:
    """The first has the label of the whole week and the gas of its December days."""
    data = b.grdf(WEEKS, daily=False)
    found = parts(data, GAS)
    assert read(data).layout is Layout.GRDF_WEEKLY
    assert [(gap.start, gap.value) for gap in found.gaps] == [
        (b.at("2020-12-21T06:00"), 765_000),
        (b.at("2020-12-28T06:00"), 634_000),
        (b.at("2021-01-01T06:00"), 473_000),
        (b.at("2021-01-04T06:00"), 1_223_000),
    ]
    assert found.gaps[1].end == found.gaps[2].start
    assert set(reasons(found)) == {GapReason.WHOLE}
    assert findings(point(data)) == {FindingKind.NEW_YEAR_WEEK}
    assert (found.series, odd(found)) == ((), set())


def test_weeks_twice_or_one_over_another_count_once() -> None:
    data = b.grdf([*WEEKS[:1], *WEEKS[:1]], daily=False)
    assert len(parts(data, GAS).gaps) == 1
    assert odd(parts(data, GAS)) == {DoubtKind.DUPLICATE}
    over = b.grdf([*WEEKS[:1], ["Du 24/12/2020 au 30/12/2020", 1, 11]], daily=False)
    assert odd(parts(over, GAS)) == {DoubtKind.OVERLAP}


def test_a_week_without_a_value_is_empty() -> None:
    data = b.grdf([["Du 21/12/2020 au 27/12/2020", None, None]], daily=False)
    assert reasons(parts(data, GAS)) == [GapReason.EMPTY]
    assert FindingKind.NO_VALUES in findings(point(data))


def test_months_have_a_trailing_space_and_open_edges() -> None:
    """The last ends with the export, on 24 November 2021."""
    months: list[Sequence[b.Cell]] = [
        ["Décembre 2020 ", 300, 3300],
        ["Août 2021 ", 9, 99],
        ["Novembre 2021 ", 200, 2200],
    ]
    data = b.grdf(months, daily=False)
    found = parts(data, VOLUME)
    assert read(data).layout is Layout.GRDF_MONTHLY
    assert [(gap.start, gap.end, gap.value) for gap in found.gaps] == [
        (b.at("2020-12-01T06:00"), b.at("2021-01-01T06:00"), 300_000),
        (b.at("2021-08-01T06:00"), b.at("2021-09-01T06:00"), 9000),
        (b.at("2021-11-01T06:00"), b.at("2021-11-24T06:00"), 200_000),
    ]
    assert findings(point(data)) == {FindingKind.EDGE_MONTHS}


def test_headings_and_words_alone() -> None:
    data = b.grdf([["* à titre indicatif", None, None]], daily=False)
    assert findings(point(data)) == {FindingKind.IGNORED, FindingKind.NO_VALUES}
    assert FindingKind.NO_VALUES in findings(point(b.grdf([])))


@pytest.mark.parametrize(
    "text", ["31/11/2020", "Brumaire 2020", "Du 32/12/2020 au 27/12/2020"]
)
def test_a_date_that_is_none(text: str) -> None:
    error = refused(b.grdf([[text, 1, 11]], daily=False))
    assert (error.key, place(error)) == ("bad_date", (SHEET, "10", "B", text))


def test_a_number_that_is_none() -> None:
    error = refused(b.grdf([_day("24/11/2020", "=1+1", 11)]))
    assert (error.key, place(error)) == ("bad_number", (SHEET, "10", "E", "=1+1"))


def test_the_same_saved_as_csv() -> None:
    lines = [
        ";Export du quand on veut;;",
        ";Date de relevé;Volume consommé (m3);Energie consommée (kWh);Qualification du relevé",
        *(
            f";{day:%d/%m/%Y};1,5;16,74"
            for day in b.days_between(date(2024, 3, 1), date(2024, 3, 9))
        ),
    ]
    assert parts(b.text(*lines), GAS).total == 9 * 16_740
    undated = [lines[1], ";Mars 2024 ;1;11"]
    assert parts(b.text(*undated), GAS).gaps[0].end == b.at("2024-04-01T06:00")
    odd_date = [
        lines[0].replace("quand on veut", "31/02/2024"),
        lines[1],
        ";Mars 2024 ;1;11",
    ]
    assert parts(b.text(*odd_date), GAS).gaps[0].value == 11_000
