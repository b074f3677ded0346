"""Strasbourg: the network's half-hours, and the supplier's days with their index."""

from hameau_core.files import FindingKind, Layout, Measure, read
from hameau_core.series import GapReason, Quality, Quantity, Step
from tests.core.files import builders as b
from tests.core.files.looks import (
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

HP, HC = (Measure(Quantity.IMPORT, name) for name in ("HP", "HC"))


def _curve(*rows: tuple[str, str, b.Value]) -> bytes:
    return b.text(
        "Courbe de charge",
        "",
        "Date;Heure;Calendrier;Poste;Puissance (W)",
        *(
            f"{day};{clock};FR Base;toutes heures banalisées;{b.filled(watts)}"
            for day, clock, watts in rows
        ),
        encoding="cp1252",
    )


def test_half_hours_begin_a_day_at_midnight() -> None:
    data = _curve(
        *(("01/01/2024", f"{n // 2:02}:{n % 2 * 30:02}:00", 300) for n in range(48))
    )
    found = parts(data)
    assert (steps(found), found.total) == ({Step.MINUTES_30: 48}, 7200)
    assert found.series[0].first == b.at("2024-01-01")
    assert read(data).layout is Layout.STRASBOURG_CURVE
    assert findings(point(data)) == {FindingKind.STAMPS_ASSUMED}


def test_half_hours_of_october() -> None:
    start = b.at("2024-10-27")
    walls = [b.local(start + 1800 * n) for n in range(50)]
    data = _curve(*((f"{w:%d/%m/%Y}", f"{w:%H:%M:%S}", 300) for w in walls))
    assert steps(parts(data)) == {Step.MINUTES_30: 50}


def test_errors_of_half_hours() -> None:
    assert refused(_curve(("01/01/2024", "minuit", 1))).key == "bad_date"
    assert refused(_curve(("", "00:00:00", 1))).key == "bad_date"
    assert findings(point(_curve())) >= {FindingKind.NO_VALUES}


def _days(above: str, *rows: str, pairs: int = 1) -> bytes:
    """As the supplier writes them: Windows' code and line ends, columns left over."""
    heading = f"Date;Nature relève{';Consommation (kWh);Index' * pairs};;"
    return b.text(above, heading, *rows, newline="\r\n", encoding="cp1252")


def test_days_of_one_register() -> None:
    """What was not communicated is missing; so is the last day, of which only the index at its beginning is known."""
    data = _days(
        ";;FR Base FR Base;FR Base FR Base;;",
        "01-08-2025;evt réelle;7;20 000;;",
        "02-08-2025;evt estimée;9;20 007;;",
        "03-08-2025;evt réelle;NC;20 016;;",
        "04-08-2025;estimée;11;20 020;;",
        "05-08-2025;evt réelle;;20 031;;",
    )
    found = parts(data)
    assert read(data).layout is Layout.STRASBOURG_DAILY
    assert values(found) == [
        (b.at("2025-08-01"), 7000),
        (b.at("2025-08-02"), 9000),
        (b.at("2025-08-04"), 11_000),
    ]
    assert qualities(found) == [
        Quality.MEASURED,
        Quality.ESTIMATED,
        Quality.ESTIMATED,
    ]
    assert reasons(found) == [GapReason.EMPTY, GapReason.EMPTY]


def test_days_of_peak_and_off_peak() -> None:
    """A total of which a part is missing is missing."""
    peak, off_peak = "H PLEINE-CREUSE Heures Pleines", "H PLEINE-CREUSE Heures Creuses"
    data = _days(
        f";;{off_peak};{off_peak};{peak};{peak}",
        "01-09-2025;evt réelle;15;25924;10;29543",
        "02-09-2025;evt réelle;NC;25939;8;29553",
        pairs=2,
    )
    content = point(data)
    assert [value for _, value in values(content.parts[HC])] == [15_000]
    assert [value for _, value in values(content.parts[HP])] == [10_000, 8000]
    assert values(parts(data)) == [(b.at("2025-09-01"), 25_000)]


def test_days_before_and_after_the_meter_was_changed() -> None:
    """The second pair of columns goes on where the first ends."""
    base = ";FR Base FR Base" * 4
    data = _days(
        f";{base}",
        "14-03-2025;estimée;11;7 201;;",
        "15-03-2025;evt réelle;;;13;7 212",
        pairs=2,
    )
    assert set(point(data).parts) == {Measure(Quantity.IMPORT)}
    assert [value for _, value in values(parts(data))] == [11_000, 13_000]


def test_days_without_a_date() -> None:
    error = refused(_days("", ";evt réelle;7;20 000;;"))
    assert (error.key, place(error)[1:3]) == ("bad_date", ("3", "A"))
