"""Flow R63: a point, a stamp, a step and a plausibility in every row."""

import pytest

from hameau_core.files import FindingKind, Layout, read
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


def _file(*lines: str, names: str = b.R63_NAMES) -> bytes:
    return b.text(names, *lines)


def _naive(first: str, last: str, **said: str) -> list[str]:
    """A row for each half-hour, stamped naive at its end."""
    ends = b.half_hours(b.at(first), b.at(last))
    return [
        b.r63_line(str(b.local(end).replace(tzinfo=None)), 1000, **said) for end in ends
    ]


@pytest.mark.parametrize(("day", "after", "count"), [
    ("2024-03-18", "2024-03-19", 48),
    ("2024-03-31", "2024-04-01", 46),
    ("2024-10-27", "2024-10-28", 50),
])  # fmt: skip
def test_naive_stamps_through_the_clock_changes(
    day: str, after: str, count: int
) -> None:
    """March jumps 90 minutes; October has 02:00 and 02:30 twice, in order."""
    data = _file(*_naive(day, after))
    found = parts(data)
    assert read(data).layout is Layout.ENEDIS_R63
    assert (steps(found), found.gaps, odd(found)) == (
        {Step.MINUTES_30: count},
        (),
        set(),
    )
    assert found.total == count * 500


def test_a_falling_file_and_shuffled_days_read_the_same() -> None:
    rising = _naive("2024-10-26", "2024-10-29")
    expected = parts(_file(*rising))
    assert parts(_file(*rising[::-1])) == expected
    assert parts(_file(*rising[60:], *rising[:60])).total == expected.total


def test_stamps_may_carry_an_offset() -> None:
    ends = b.half_hours(b.at("2024-10-27"), b.at("2024-10-28"))
    data = _file(*(b.r63_line(b.local(end).isoformat(), 100) for end in ends))
    assert steps(parts(data)) == {Step.MINUTES_30: 50}


def test_an_hour_of_october_that_comes_once_is_doubted() -> None:
    lines = _naive("2024-10-27", "2024-10-28")
    found = parts(_file(*lines[:4], *lines[6:]))
    assert odd(found) == {DoubtKind.AMBIGUOUS_HOUR}
    assert len(values(found)) == 48


def test_enedis_own_doubt_marks_the_value() -> None:
    lines = [
        b.r63_line("2024-03-18 00:30:00", 100),
        b.r63_line("2024-03-18 01:00:00", 100, sure="2;11"),
        b.r63_line("2024-03-18 01:30:00", 100, sure="1;0"),
    ]
    found = parts(_file(*lines))
    assert qualities(found) == [Quality.MEASURED, Quality.DOUBTFUL, Quality.MEASURED]


def test_the_nature_is_the_quality() -> None:
    lines = [
        b.r63_line(f"2024-03-18 0{n}:00:00", 100, nature=nature, pace="PT60M")
        for n, nature in enumerate("REC", start=1)
    ]
    assert qualities(parts(_file(*lines))) == [
        Quality.MEASURED,
        Quality.ESTIMATED,
        Quality.CORRECTED,
    ]


def test_weeks_of_hours_around_a_hole() -> None:
    lines = [
        b.r63_line("2024-03-18 01:00:00", 1000, pace="PT60M"),
        b.r63_line("2024-03-18 02:00:00", None, pace="PT1H"),
        b.r63_line("2024-03-18 05:00:00", 1000, pace="PT60M"),
        b.r63_line("2024-03-18 05:30:00", 1000),
    ]
    found = parts(_file(*lines))
    assert steps(found) == {Step.HOUR: 2, Step.MINUTES_30: 1}
    assert reasons(found) == [GapReason.EMPTY, GapReason.ABSENT]


def test_points_and_ways_in_one_file() -> None:
    other = "09999999999999"
    lines = [
        b.r63_line("2024-03-18 00:30:00", 100),
        b.r63_line("2024-03-18 00:30:00", 300, way="PROD"),
        b.r63_line("2024-03-18 00:30:00", 500, prm=other),
        b.R63_NAMES,
        b.r63_line("2024-03-18 01:00:00", 500, prm=other),
    ]
    one, two = read(_file(*lines)).points
    assert (one.parts[IMPORT].total, one.parts[EXPORT].total) == (50, 150)
    assert (two.point, two.parts[IMPORT].total) == (other, 500)


def test_energies_and_kilowatts() -> None:
    lines = [
        b.r63_line("2024-03-18 00:30:00", 251, unit="Wh"),
        b.r63_line("2024-03-18 01:00:00", "0,502", unit="kW"),
        b.r63_line("2024-03-18 01:30:00", "0,251", unit="kWh"),
    ]
    assert [value for _, value in values(parts(_file(*lines)))] == [251, 251, 251]


def test_names_without_accents_and_without_the_last_columns() -> None:
    names = (
        "Identifiant PRM;Date de debut;Date de fin;Grandeur physique;Grandeur metier;"
        "Etape metier;Unite;Horodate;Valeur;Nature;Pas"
    )
    line = b.r63_line("2024-03-18T00:30:00+01:00", 100).rsplit(";", 2)[0]
    assert parts(_file(line, names=names)).total == 50
    short = "Identifiant PRM;Grandeur metier;Horodate;Valeur;Pas;ec"
    line = f"{b.PRM};CONS;2024-03-18 00:30:00;100;PT30M;0"
    assert parts(_file(line, names=short)).total == 50


def test_headings_alone() -> None:
    assert findings(point(_file())) == {FindingKind.NO_VALUES}


@pytest.mark.parametrize(("change", "key", "column"), [
    ((";CONS;", ";SOUT;"), "bad_direction", "E"),
    ((";W;", ";A;"), "wrong_unit", "G"),
    (("00:30:00;", "00:61:00;"), "bad_date", "H"),
    (("2024-03-18 00:30:00", ""), "bad_date", "H"),
    ((";100;", ";1 00x;"), "bad_number", "I"),
    (("PT30M", "30"), "bad_step", "K"),
])  # fmt: skip
def test_errors_say_the_column(change: tuple[str, str], key: str, column: str) -> None:
    line = b.r63_line("2024-03-18 00:30:00", 100)
    error = refused(_file(line.replace(*change)))
    assert (error.key, place(error)[1:3]) == (key, ("2", column))
