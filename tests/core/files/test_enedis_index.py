"""Enedis' CSV "Index": snapshots, registers and their names, blanks, falls, the hour they are taken at."""

from datetime import date, timedelta

from hameau_core.files import FindingKind, Layout, Measure, read
from hameau_core.series import GapReason, Quality, Quantity, Step
from tests.core.files import builders as b
from tests.core.files.looks import (
    EXPORT,
    IMPORT,
    POWER,
    findings,
    parts,
    place,
    point,
    qualities,
    reasons,
    refused,
    steps,
    values,
)

F1 = Measure(Quantity.IMPORT, "EASF01")
F2 = Measure(Quantity.IMPORT, "EASF02")
D1 = Measure(Quantity.IMPORT, "EASD01")


def _winter(day: int, **registers: b.Value) -> tuple[str, dict[str, b.Value]]:
    """A snapshot at midnight of January."""
    names = {"T": "EAS T"} | {name: f"EAS {name}" for name in registers if name != "T"}
    given = {names[name]: value for name, value in registers.items()}
    return f"2024-01-{day:02}T00:00:00+01:00", given


def test_each_register_and_the_total_become_days() -> None:
    data = b.text(
        *b.index_lines(
            [
                _winter(10, F1=1000, F2=500, D1=1500, T=1500),
                _winter(11, F1=1400, F2=700, D1=2100, T=2100),
            ]
        )
    )
    start = b.at("2024-01-10")
    assert read(data).layout is Layout.ENEDIS_INDEX
    assert values(parts(data, F1)) == [(start, 400)]
    assert values(parts(data, F2)) == [(start, 200)]
    assert values(parts(data, D1)) == values(parts(data)) == [(start, 600)]


def test_an_unused_register_is_not_there() -> None:
    data = b.text(*b.index_lines([_winter(10, F1=1, T=1), _winter(11, F1=2, T=2)]))
    assert set(point(data).parts) == {F1, IMPORT}


def test_the_snapshot_keeps_winter_midnight_in_summer() -> None:
    """30 to 31 March and 31 March to 1 April are 24 hours each; civil midnight is not where the index was read."""
    rows = [
        ("2024-03-30T00:00:00+01:00", {"EAS T": 0}),
        ("2024-03-31T00:00:00+01:00", {"EAS T": 100}),
        ("2024-04-01T01:00:00+02:00", {"EAS T": 300}),
        ("2024-04-02T01:00:00+02:00", {"EAS T": 600}),
    ]
    found = parts(b.text(*b.index_lines(rows)))
    assert steps(found) == {Step.METER_DAY: 3}
    assert [value for _, value in values(found)] == [100, 200, 300]


def test_a_snapshot_at_eleven_is_the_next_midnight_and_an_estimate() -> None:
    """Meters read at midnight of summer time all year: 00:00 in summer, 23:00 in winter."""
    rows = [
        ("2023-10-27T00:00:00+02:00", {"EAS T": 0}),
        ("2023-10-28T00:00:00+02:00", {"EAS T": 10}),
        ("2023-10-29T00:00:00+02:00", {"EAS T": 30}),
        ("2023-10-29T23:00:00+01:00", {"EAS T": 60}),
        ("2023-10-30T23:00:00+01:00", {"EAS T": 100}),
    ]
    data = b.text(*b.index_lines(rows))
    found = parts(data)
    assert steps(found) == {Step.DAY: 4}
    assert [value for _, value in values(found)] == [10, 20, 30, 40]
    assert qualities(found)[-1] is Quality.ESTIMATED
    assert findings(point(data)) == {FindingKind.SNAPSHOT_HOUR}


def test_a_blank_register_leaves_a_gap_whose_sum_is_known() -> None:
    data = b.text(
        *b.index_lines(
            [
                _winter(10, F1=1000, T=1000),
                _winter(11, F1=None, T=1100),
                _winter(12, F1=1300, T=1300),
            ]
        )
    )
    (gap,) = parts(data, F1).gaps
    assert (gap.reason, gap.value) == (GapReason.EMPTY, 300)
    assert parts(data).total == 300


def test_a_distributor_register_that_falls_to_nothing_is_a_reset() -> None:
    data = b.text(
        *b.index_lines(
            [
                _winter(10, D1=5000, T=5000),
                _winter(11, D1=0, T=5200),
                _winter(12, D1=300, T=5500),
            ]
        )
    )
    assert reasons(parts(data, D1)) == [GapReason.RESET]
    assert [value for _, value in values(parts(data, D1))] == [300]
    assert parts(data).total == 500


def test_without_a_total_the_registers_are_summed() -> None:
    """The distributor's before the supplier's."""
    both = [_winter(10, F1=10, D1=100), _winter(11, F1=20, D1=150)]
    data = b.text(*b.index_lines(both))
    assert parts(data).total == 50
    assert findings(point(data)) == {FindingKind.TOTAL_SUMMED}
    supplier = [_winter(10, F1=10, F2=5), _winter(11, F1=20, F2=9), _winter(12, F1=30)]
    data = b.text(*b.index_lines(supplier))
    assert parts(data).total == 14


def test_a_reading_of_another_kind_parts_no_day() -> None:
    lines = b.index_lines([_winter(10, T=0), _winter(11, T=400), _winter(12, T=900)])
    special = lines[4].replace("T00:00", "T14:12")
    lines.insert(4, special.replace("Arrêté quotidien", "Relevé spécial"))
    data = b.text(*lines)
    assert (parts(data).total, parts(data).gaps) == (900, ())
    assert findings(point(data)) == {FindingKind.IGNORED}


def test_blocks_of_one_meter_are_one_index() -> None:
    """Two files put one behind the other, the later first, one row in both."""
    data = b.text(
        *b.index_lines([_winter(12, F1=300, T=300), _winter(13, F1=600, T=600)]),
        *b.index_lines([_winter(11, T=100), _winter(12, F1=300, T=300)]),
    )
    assert [value for _, value in values(parts(data))] == [200, 300]
    assert parts(data, F1).total == 300


def test_production_has_one_register() -> None:
    rows: list[tuple[str, dict[str, b.Value]]] = [
        (f"2024-01-{day}T00:00:00+01:00", {"EAI T": 100 * day}) for day in (10, 11)
    ]
    data = b.text(*b.index_lines(rows, way="Production"))
    assert parts(data, EXPORT).total == 100


def test_the_calendar_names_registers_as_they_are_last() -> None:
    data = b.text(
        *b.index_lines([_winter(10, F1=1, F2=1, T=1), _winter(11, F1=2, F2=2, T=2)]),
        *b.calendar_lines(
            (
                "Du 2024-01-11T00:00:00+01:00 au",
                "6 cadrans",
                {"F1": "Bleu Heures Creuses"},
            ),
            (
                "Du 2023-01-01T00:00:00+01:00 au 2024-01-11T00:00:00+01:00",
                "2 cadrans",
                {"F1": "Heures Creuses", "D1": "Base"},
            ),
        ),
    )
    content = point(data)
    assert content.labels == {"EASF01": "Bleu Heures Creuses", "EASD01": "Base"}
    assert [period.supplier for period in content.calendar] == [
        "2 cadrans",
        "6 cadrans",
    ]
    assert content.calendar[1].end is None
    assert content.calendar[0].end == content.calendar[1].start == b.at("2024-01-11")
    assert F2 in content.parts  # a register the calendar does not name


def test_an_unknown_period_names_nothing_and_is_said() -> None:
    data = b.text(
        *b.index_lines([_winter(10, F1=1, T=1), _winter(11, F1=2, T=2)]),
        *b.calendar_lines(
            ("Du 2024-01-01T00:00:00+01:00 au", "INCONNU", {"F1": "INCONNU"})
        ),
    )
    assert point(data).labels == {}
    assert findings(point(data)) == {FindingKind.UNKNOWN_PERIOD}


def test_a_third_block_of_daily_powers_is_read_too() -> None:
    header = b.curve_lines([])
    header[1] = header[1].replace("Courbe de charge", "Puissance maximale quotidienne")
    data = b.text(
        *b.index_lines([_winter(10, T=1), _winter(11, T=2)]),
        *b.calendar_lines(("Du 2024-01-01T00:00:00+01:00 au", "Base", {"F1": "Base"})),
        *header,
        "2024-01-11T00:00:00+01:00;6123",
    )
    assert values(parts(data, POWER)) == [(b.at("2024-01-10"), 6123)]
    assert parts(data).total == 1


def test_a_missing_day_leaves_what_is_known_of_both() -> None:
    data = b.text(*b.index_lines([_winter(10, T=0), _winter(12, T=700)]))
    (gap,) = parts(data).gaps
    assert (gap.reason, gap.value) == (GapReason.ABSENT, 700)
    assert FindingKind.NO_VALUES not in findings(point(data))


def test_a_year_of_snapshots_is_a_year_of_days() -> None:
    """Both clock changes within."""
    days = [date(2023, 12, 31) + timedelta(days=n) for n in range(367)]
    rows = [
        (b.local(Step.METER_DAY.start_of(day, b.PARIS)).isoformat(), {"EAS T": 7 * n})
        for n, day in enumerate(days)
    ]
    found = parts(b.text(*b.index_lines(rows)))
    assert (steps(found), found.gaps) == ({Step.METER_DAY: 366}, ())
    assert found.total == 7 * 366


def test_errors_say_the_column() -> None:
    lines = b.index_lines([_winter(10, F1=1, T=1), _winter(11, F2=2, T=2)])
    lines[4] = lines[4].replace(";2;", ";deux;", 1)
    error = refused(b.text(*lines))
    assert (error.key, place(error)) == ("bad_number", ("", "5", "D", "deux"))


def test_an_index_in_another_unit_is_refused() -> None:
    lines = b.index_lines([_winter(10, T=1), _winter(11, T=2)])
    lines[1] = lines[1].replace(";Wh", ";VAR")
    error = refused(b.text(*lines))
    assert (error.key, place(error)[1], place(error)[3]) == ("wrong_unit", "2", "var")
    lines[1] = lines[1].replace(";VAR", ";kWh")
    assert parts(b.text(*lines)).total == 1000


def test_a_period_that_cannot_be_is_an_error() -> None:
    data = b.text(
        *b.index_lines([_winter(10, T=1), _winter(11, T=2)]),
        *b.calendar_lines(("Du 2024-13-01T00:00:00+01:00 au", "Base", {})),
    )
    assert refused(data).key == "bad_date"


def test_words_below_the_snapshots_are_passed_over() -> None:
    data = b.text(
        *b.index_lines([_winter(10, T=1), _winter(11, T=2)]),
        "Fin",
        *b.calendar_lines(),
        "Fin",
    )
    assert findings(point(data)) == {FindingKind.IGNORED}
