"""EDF and Octopus: their own exports."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hameau_core.files import FindingKind, Layout, Measure, read
from hameau_core.series import DoubtKind, Quality, Quantity, Step
from tests.core.files import builders as b
from tests.core.files.looks import (
    GAS,
    IMPORT,
    VOLUME,
    findings,
    odd,
    parts,
    place,
    point,
    qualities,
    refused,
    steps,
    values,
)


def _edf_day(day: date) -> list[tuple[str, b.Value]]:
    """A day of half-hours of 1,000 W as EDF writes it: its own midnight first, then backwards."""
    first, last = (
        Step.DAY.start_of(day, b.PARIS),
        Step.DAY.end(Step.DAY.start_of(day, b.PARIS), b.PARIS),
    )
    ends = b.half_hours(first, last)[::-1]
    return [(f"{b.local(end):%H:%M:%S}", 1000) for end in ends]


def _edf(*days: date, twice: bool = False) -> bytes:
    rows = [(day, _edf_day(day)) for day in days]
    if twice:
        rows = [(day, [row for row in found for _ in range(2)]) for day, found in rows]
    return b.text(*b.edf_lines(rows))


def test_edf_midnight_is_the_end_of_its_day() -> None:
    data = _edf(date(2026, 1, 30), date(2026, 1, 29))
    found = parts(data)
    assert read(data).layout is Layout.EDF_POWERS
    assert (steps(found), found.gaps) == ({Step.MINUTES_30: 96}, ())
    assert (found.series[0].first, found.series[0].last) == (
        b.at("2026-01-29"),
        b.at("2026-01-31"),
    )
    assert found.total == 48_000


@pytest.mark.parametrize("twice", [False, True])
@pytest.mark.parametrize(
    ("day", "count"), [(date(2025, 3, 30), 46), (date(2025, 10, 26), 50)]
)
def test_edf_days_of_a_clock_change(day: date, count: int, *, twice: bool) -> None:
    """October's 02:30 and 02:00 come twice, backwards; some days' rows all come twice besides."""
    found = parts(_edf(day, twice=twice))
    assert (steps(found), found.gaps) == ({Step.MINUTES_30: count}, ())
    assert odd(found) == ({DoubtKind.DUPLICATE} if twice else set())


def test_edf_moments_between_the_half_hours_are_no_steps() -> None:
    rows = _edf_day(date(2026, 1, 30))
    rows.insert(5, ("21:56:04", 2164))
    data = b.text(*b.edf_lines([(date(2026, 1, 30), rows)]))
    assert parts(data).total == 24_000
    assert [(f.kind, f.detail) for f in point(data).findings] == [
        (FindingKind.OFF_GRID, "1")
    ]


def test_edf_estimates() -> None:
    lines = b.edf_lines([(date(2026, 1, 30), [("01:00:00", 100), ("00:30:00", 100)])])
    lines[-1] = lines[-1].replace("Réelle", "Estimée")
    assert qualities(parts(b.text(*lines))) == [Quality.ESTIMATED, Quality.MEASURED]


def test_edf_errors() -> None:
    lines = b.edf_lines([(date(2026, 1, 30), [("01:00:00", "beaucoup")])])
    error = refused(b.text(*lines))
    assert (error.key, place(error)) == ("bad_number", ("", "7", "B", "beaucoup"))
    lines[5] = ""
    error = refused(b.text(*lines))
    assert (error.key, place(error)[1]) == ("bad_date", "7")
    lines[5] = "30/30/2026;;"
    assert refused(b.text(*lines)).key == "bad_date"


OCTOPUS = (
    "Période de consommation;Consommation (kWh);Consommation (euros);"
    "Nature de la donnée (Réelle/estimée);Option tarifaire;"
    "Consommation HP (kWh);Consommation HC (kWh);"
    "Consommation HP (euros);Consommation HC (euros)"
)


def test_a_zone_without_summer_time() -> None:
    """A meter of La Réunion: every day has 48 half-hours, March's last Sunday too."""
    zone = ZoneInfo("Indian/Reunion")
    rows = [(f"{n // 2:02}:{n % 2 * 30:02}:00", 1000) for n in range(47, -1, -1)]
    day: list[tuple[str, b.Value]] = [rows[-1], *rows[:-1]]
    data = b.text(*b.edf_lines([(date(2025, 3, 30), day)]))
    (series,) = next(iter(read(data, zone=zone).points[0].parts.values())).series
    assert (len(series), series.total) == (48, 24_000)
    assert series.first == int(datetime(2025, 3, 30, tzinfo=zone).timestamp())


def test_octopus_days_with_peak_and_off_peak() -> None:
    data = b.text(
        OCTOPUS,
        "01/07/2026;4,749;0,62;-;Heures pleines / heures creuses;1,005;3,744;0,22;0,4",
        "02/07/2026;2,459;0,35;Estimée;Heures pleines / heures creuses;0,747;1,712;0,16;0,19",
    )
    peak, off_peak = (Measure(Quantity.IMPORT, name) for name in ("HP", "HC"))
    assert read(data).layout is Layout.OCTOPUS_DAILY
    assert [value for _, value in values(parts(data))] == [4749, 2459]
    assert (parts(data, peak).total, parts(data, off_peak).total) == (1752, 5456)
    assert qualities(parts(data)) == [Quality.MEASURED, Quality.ESTIMATED]


def test_octopus_without_a_date() -> None:
    error = refused(b.text(OCTOPUS, ";4,749;0,62;-;Base;;;;"))
    assert (error.key, place(error)[1:3]) == ("bad_date", ("2", "A"))


def test_an_hour_that_no_clock_shows_is_left_out() -> None:
    data = b.text(
        *b.edf_lines(
            [(date(2025, 3, 30), [("02:30:00", 9), *_edf_day(date(2025, 3, 30))])]
        )
    )
    found = parts(data)
    assert (found.total, odd(found)) == (23_000, {DoubtKind.NO_SUCH_HOUR})


EDF_DAYS = (
    "",
    "Récapitulatif de ma consommation",
    "",
    "Date de consommation;Consommation (kWh);Nature de la donnée",
    "02/01/2024;9;Réelle",
    "01/01/2024;7;Estimée",
)
EDF_MONTHS = (
    "",
    "Récapitulatif de ma consommation",
    "",
    "Période de consommation;Consommation (kWh);Nature de la donnée",
    "",
    "Année 2024;1 016;",
    "01/2024;1016;Réelle",
)


def test_edf_days_the_latest_first() -> None:
    data = b.text(*EDF_DAYS, encoding="cp1252")
    assert read(data).layout is Layout.EDF_DAILY
    assert values(parts(data)) == [
        (b.at("2024-01-01"), 7000),
        (b.at("2024-01-02"), 9000),
    ]
    assert qualities(parts(data)) == [Quality.ESTIMATED, Quality.MEASURED]


def test_edf_archive_with_months_that_say_nothing_more() -> None:
    """Months and years are headed as Octopus' days: they are no days, and the days beside them are read."""
    months = b.text(*EDF_MONTHS, encoding="cp1252")
    assert refused(months).key == "unknown_layout"
    content = read(b.archive({"mois.csv": months, "jours.csv": b.text(*EDF_DAYS)}))
    assert [one.parts[Measure(Quantity.IMPORT)].total for one in content.points] == [
        16_000
    ]
    assert (FindingKind.IGNORED, "mois.csv") in content.findings


@pytest.mark.parametrize("title", ["Récapitulatif de ma consommation de gaz", "PCE;12345678901234;", "Ma consommation (m3 et kWh)"])  # fmt: skip
def test_edf_days_of_gas_are_gas(title: str) -> None:
    """The same columns: what stands above them tells, and the days are gas days."""
    data = b.text(title, *EDF_DAYS[2:], encoding="cp1252")
    (only,) = read(data).points
    assert (set(only.parts), only.as_gas) == ({GAS}, None)
    (series,) = only.parts[GAS].series
    assert (series.step, series.total) == (Step.GAS_DAY, 16_000)


def test_edf_days_of_gas_in_cubic_metres() -> None:
    heading = "Date de consommation;Consommation (m³);Consommation (kWh);Nature"
    content = point(b.text(heading, "01/01/2024;2,5;28;Réelle"))
    assert (content.parts[VOLUME].total, content.parts[GAS].total) == (2500, 28_000)
    volume = b.text("Date de consommation;Consommation (m3)", "01/01/2024;2,5")
    assert set(point(volume).parts) == {VOLUME}


def test_edf_days_that_do_not_say_which_energy_are_read_as_both() -> None:
    """EDF gives both the same title and columns: whoever brings the file knows."""
    content = point(b.text(*EDF_DAYS, encoding="cp1252"))
    assert findings(content) == {FindingKind.ENERGY_ASSUMED}
    assert content.as_gas is not None
    assert (set(content.parts), set(content.as_gas)) == ({IMPORT}, {GAS})
    (series,) = content.as_gas[GAS].series
    assert (series.step, series.total) == (Step.GAS_DAY, 16_000)
    assert content.parts[IMPORT].total == 16_000


@pytest.mark.parametrize("word", ["d'électricité", "PDL 1234", "Heures pleines"])
def test_edf_days_of_electricity_are_electricity(word: str) -> None:
    content = point(b.text(f"Ma consommation {word}", *EDF_DAYS[2:]))
    assert (findings(content), content.as_gas) == (set(), None)
