"""Genuine files and homes: totals beside an independent sum of the same bytes, to the Wh."""

import csv
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
import gzip
from itertools import pairwise
import json
from pathlib import Path
import re
from xml.etree import ElementTree as ET
import zipfile
from zoneinfo import ZoneInfo

import pytest

from hameau_core.files import FindingKind, Layout, Measure, read
from hameau_core.series import (
    GapReason,
    Parts,
    PowerRow,
    Quantity,
    Step,
    Unit,
    from_power,
)
from hameau_core.series.daily import DayRow, from_days
from tests.core.files.looks import (
    EXPORT,
    GAS,
    IMPORT,
    POWER,
    VOLUME,
    findings,
    parts,
    point,
    reasons,
    steps,
)

pytestmark = pytest.mark.genuine

PARIS = ZoneInfo("Europe/Paris")
NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _one(folder: Path, pattern: str) -> bytes:
    (path,) = folder.glob(pattern)
    return path.read_bytes()


def _lines(folder: Path, name: str) -> list[dict[str, str]]:
    with gzip.open(
        folder / "series" / f"{name}.csv.gz", "rt", encoding="utf-8"
    ) as file:
        return list(csv.DictReader(file))


def _sheet(data: Path) -> list[dict[str, str]]:
    """Column letter → text of each row, by ElementTree."""
    with zipfile.ZipFile(data) as book:
        strings = [
            "".join(t.text or "" for t in si.iter(f"{NS}t"))
            for si in ET.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(f"{NS}row"):
        cells = {}
        for cell in row:
            value = cell.findtext(f"{NS}v")
            if value is not None:
                letters = re.sub(r"\d", "", cell.attrib["r"])
                cells[letters] = strings[int(value)] if cell.get("t") == "s" else value
        rows.append(cells)
    return rows


def test_the_portals_curve(shared_data: Path) -> None:
    """16,848 half-hours through both clock changes, none missing."""
    data = _one(shared_data / "sources" / "linky", "Enedis_Conso_Heure_*.csv")
    watts = [
        int(line.split(";")[1]) for line in data.decode("utf-8-sig").splitlines()[3:]
    ]
    found = parts(data)
    assert (steps(found), found.gaps, found.doubts) == (
        {Step.MINUTES_30: 16_848},
        (),
        (),
    )
    assert found.total * 2 == sum(watts)
    assert (found.series[0].first, found.series[0].last) == (
        int(datetime(2023, 8, 9, tzinfo=PARIS).timestamp()),
        int(datetime(2024, 7, 25, tzinfo=PARIS).timestamp()),
    )


def test_the_portals_index(shared_data: Path) -> None:
    """197 days of Tempo; what each register counted is its last index less its first."""
    data = _one(shared_data / "sources" / "linky", "Enedis_Conso_Jour_*.csv")
    rows = [
        line.split(";")
        for line in data.decode("utf-8-sig").splitlines()
        if line[:2] == "20"
    ]
    columns = {"": 16, "EASD01": 12, **{f"EASF0{n}": n + 1 for n in range(1, 7)}}
    content = point(data)
    assert set(content.parts) == {Measure(Quantity.IMPORT, name) for name in columns}
    for name, column in columns.items():
        found = content.parts[Measure(Quantity.IMPORT, name)]
        assert found.total == int(rows[-1][column]) - int(rows[0][column])
        assert (steps(found), found.gaps) == ({Step.METER_DAY: 197}, ())
    assert content.labels["EASF05"] == "Rouge Heures Creuses"
    assert len(content.calendar) == 1


def test_curve_and_index_of_the_same_home_agree(shared_data: Path) -> None:
    """197 meter days of both: the means of half-hours and the index differ by less than two per mille."""
    folder = shared_data / "sources" / "linky"
    curve = parts(_one(folder, "Enedis_Conso_Heure_*.csv")).series[0]
    index = parts(_one(folder, "Enedis_Conso_Jour_*.csv")).series[0]
    same = curve.between(index.first, index.last)
    assert abs(same.total - index.total) < index.total * 0.002


@pytest.mark.parametrize(
    ("name", "measure", "step", "half"),
    [
        ("conso_api_consumption_load_curve", IMPORT, Step.MINUTES_30, 2),
        ("conso_api_production_load_curve", IMPORT, Step.MINUTES_30, 2),
        ("conso_api_daily_consumption", IMPORT, Step.DAY, 1),
        ("conso_api_daily_production", IMPORT, Step.DAY, 1),
        ("conso_api_consumption_max_power", POWER, Step.DAY, 1),
        ("myelectricaldata_daily", IMPORT, Step.DAY, 1),
        ("myelectricaldata_detail", IMPORT, Step.MINUTES_30, 2),
    ],
)
def test_answers_of_the_gateways(
    shared_data: Path, name: str, measure: Measure, step: Step, half: int
) -> None:
    data = (shared_data / "sources" / "linky" / f"{name}.json").read_bytes()
    body = json.loads(data)
    rows = body.get("meter_reading", body)["interval_reading"]
    found = parts(data, measure)
    assert found.total * half == sum(int(row["value"]) for row in rows)
    assert (steps(found), found.gaps) == ({step: len(rows)}, ())


def test_a_production_answer_is_taken_for_consumption_and_said(
    shared_data: Path,
) -> None:
    data = _one(shared_data / "sources" / "linky", "conso_api_daily_production.json")
    assert EXPORT not in point(data).parts
    assert findings(point(data)) == {FindingKind.DIRECTION_ASSUMED}


def test_gas_by_day(shared_data: Path) -> None:
    path = shared_data / "sources" / "grdf" / "Donnees_informatives_PCE_DAILY.xlsx"
    rows = [
        row
        for row in _sheet(path)
        if re.fullmatch(r"\d\d/\d\d/\d{4}", row.get("B", ""))
    ]
    content = point(path.read_bytes())
    for measure, column in ((GAS, "F"), (VOLUME, "E")):
        found = content.parts[measure]
        assert found.total == 1000 * sum(int(row.get(column, 0)) for row in rows)
        known = [row for row in rows if row["I"] == "Mesuré"]
        assert steps(found) == {Step.GAS_DAY: len(known)}
        assert (
            reasons(found)
            == [GapReason.EMPTY] * (len(rows) - len(known))
            == [GapReason.EMPTY] * 3
        )
    assert read(path.read_bytes()).layout is Layout.GRDF_DAILY


def test_gas_by_week_is_the_gas_of_its_days(shared_data: Path) -> None:
    """Both rows of New Year's week are needed: every week equals the days that the daily export has of it."""
    folder = shared_data / "sources" / "grdf"
    path = folder / "Donnees_informatives_PCE_WEEKLY.xlsx"
    rows = [row for row in _sheet(path) if row.get("B", "").startswith("Du ")]
    content = point(path.read_bytes())
    daily = point((folder / "Donnees_informatives_PCE_DAILY.xlsx").read_bytes())
    for measure, column in ((GAS, "D"), (VOLUME, "C")):
        weeks = content.parts[measure].gaps
        assert sum(gap.value or 0 for gap in weeks) == 1000 * sum(
            int(row[column]) for row in rows
        )
        days = daily.parts[measure].series[0]
        for gap in weeks:
            assert days.between(gap.start, gap.end).total == gap.value
    assert findings(content) == {FindingKind.NEW_YEAR_WEEK}


def test_gas_of_three_years(shared_data: Path) -> None:
    data = _one(shared_data / "sources" / "grdf", "donnees_informatives.json")
    ((name, body),) = json.loads(data).items()
    rows = body["releves"]
    content = point(data)
    assert content.point == name
    for measure, field in ((GAS, "energieConsomme"), (VOLUME, "volumeBrutConsomme")):
        found = content.parts[measure]
        assert found.total == 1000 * sum(row[field] or 0 for row in rows)
        assert (steps(found), reasons(found)) == (
            {Step.GAS_DAY: 1095},
            [GapReason.EMPTY],
        )
    assert len(content.coefficients) == 1095
    first = min(content.coefficients)
    assert datetime.fromtimestamp(first, PARIS) == datetime(
        2019, 11, 30, 6, tzinfo=PARIS
    )


def test_the_workbook_and_the_answer_say_the_same_of_a_day(shared_data: Path) -> None:
    """But for thirteen days of November, which a later answer corrected by one kWh each."""
    folder = shared_data / "sources" / "grdf"
    sheet = parts((folder / "Donnees_informatives_PCE_DAILY.xlsx").read_bytes(), GAS)
    answer = parts((folder / "donnees_informatives.json").read_bytes(), GAS)
    told = {at.start: at.value for at in answer.series[0]}
    apart = [at.value - told[at.start] for at in sheet.series[0] if at.start in told]
    assert len(apart) == 360
    assert sorted(apart) == [0] * 347 + [1000] * 13


def test_a_line_of_adict(shared_data: Path) -> None:
    data = _one(shared_data / "sources" / "grdf", "adict_*.json")
    used = json.loads(data)["consommation"]
    start = int(datetime.fromisoformat(used["date_debut_consommation"]).timestamp())
    content = point(data)
    assert content.parts[GAS].total == 1000 * used["energie"]
    assert content.parts[VOLUME].total == 1000 * used["volume_brut"]
    assert content.parts[GAS].series[0].first == start
    assert content.coefficients == {start: 11_160}


def _exact(column: list[str]) -> int:
    """A sum of thousandths, rounded once."""
    return round(1000 * sum(Decimal(text) for text in column if text))


def test_the_households_electricity(shared_data: Path) -> None:
    data = _one(shared_data / "sources" / "seed1", "conso_jour_elec.csv")
    column = [line.split(",")[1] for line in data.decode().splitlines()[1:]]
    assert parts(data).total == _exact(column)
    assert steps(parts(data)) == {Step.DAY: len(column)}


def test_the_households_gas(shared_data: Path) -> None:
    data = _one(shared_data / "sources" / "seed1", "conso_jour_gaz.csv")
    lines = [line.split(",") for line in data.decode().splitlines()[1:]]
    content = point(data)
    assert content.parts[VOLUME].total == _exact([line[1] for line in lines])
    assert content.parts[GAS].total == _exact([line[2] for line in lines])
    assert sum(content.coefficients.values()) == _exact([line[3] for line in lines])


def test_the_households_prices(shared_data: Path) -> None:
    data = _one(shared_data / "sources" / "seed1", "coutenergies.csv")
    names, *lines = [line.split(",") for line in data.decode().splitlines()]
    months = read(data).prices
    assert len(months) == len(lines)
    for place, name in enumerate(names[1:], start=1):
        said = sum(month.prices[name] for month in months)
        assert said == round(10**6 * sum(Decimal(line[place]) for line in lines))


def test_a_home_whose_step_changes(shared_data: Path) -> None:
    """linky_home_b: hours from 12 November 2022 to 18 March 2023, one empty stamp, one day missing."""
    ends = [
        (datetime.fromisoformat(row["end_utc"]).replace(tzinfo=UTC), row["w"])
        for row in _lines(shared_data, "linky_home_b_30min")
    ]
    # Between those dates every stamp is a full hour's; outside, half-hours'.
    hour = timedelta(hours=1)
    hourly = {end for (before, _), (end, _) in pairwise(ends) if end - before >= hour}
    twice = [Decimal(w) * (2 if end in hourly else 1) for end, w in ends if w]
    exact = sum(twice, Decimal(0)) / 2
    powers = [
        PowerRow(int(end.timestamp()), Decimal(watts) if watts else None)
        for end, watts in ends
    ]
    found = from_power(powers, PARIS)
    assert abs(found.total - exact) <= Decimal("0.5")
    assert sum(len(series) for series in found.series) == sum(bool(w) for _, w in ends)
    assert sorted(gap.reason for gap in found.gaps) == [
        GapReason.ABSENT,
        GapReason.EMPTY,
    ]
    (absent,) = (gap for gap in found.gaps if gap.reason is GapReason.ABSENT)
    # The rows dated 11 January are not there: of the ends of hours from 00:00 to 23:00.
    assert datetime.fromtimestamp(absent.start, PARIS) == datetime(
        2023, 1, 10, 23, tzinfo=PARIS
    )
    assert absent.end - absent.start == 86_400


@pytest.mark.parametrize("column", ["load_w", "pv_w"])
def test_a_home_with_decimals_and_holes(shared_data: Path, column: str) -> None:
    """emhass_home: starts in UTC, means with a decimal, 30 minutes; what it uses, and what its panels give."""
    rows = _lines(shared_data, "emhass_home_30min")
    powers = []
    for row in rows:
        start = int(
            datetime.fromisoformat(row["start_utc"]).replace(tzinfo=UTC).timestamp()
        )
        watts = Decimal(row[column]) if row[column] else None
        powers.append(PowerRow(start + 1800, watts, step_s=1800))
    found = from_power(powers, PARIS)
    told = [Decimal(row[column]) for row in rows if row[column]]
    assert abs(found.total - sum(told, Decimal(0)) / 2) <= Decimal("0.5")
    assert steps(found) == {Step.MINUTES_30: len(told)}


def _gas_days(rows: list[dict[str, str]]) -> Parts:
    return from_days(
        [
            DayRow(
                date.fromisoformat(row["gas_day"][:10]),
                Decimal(row["kwh"]) * 1000 if row["kwh"] else None,
            )
            for row in rows
        ],
        PARIS,
        step=Step.GAS_DAY,
        unit=Unit.ENERGY,
    )


def test_a_home_with_gas(shared_data: Path) -> None:
    rows = _lines(shared_data, "gas_home_fr_daily")
    found = _gas_days(rows)
    assert found.total == 1000 * sum(Decimal(row["kwh"]) for row in rows if row["kwh"])
    days = {date.fromisoformat(row["gas_day"][:10]) for row in rows if row["kwh"]}
    assert steps(found) == {Step.GAS_DAY: len(days)}


def test_a_home_of_hours(shared_data: Path) -> None:
    """uci_sceaux: kWh an hour by the logger's own clock, which knows no summer time."""
    clock = timezone(timedelta(hours=1))
    rows = _lines(shared_data, "uci_sceaux_hourly")
    powers = []
    for row in rows:
        start = datetime.fromisoformat(row["start_local"]).replace(tzinfo=clock)
        watts = Decimal(row["kwh"]) * 1000 if row["kwh"] else None
        powers.append(PowerRow(int(start.timestamp()) + 3600, watts, step_s=3600))
    found = from_power(powers, PARIS)
    exact = 1000 * sum((Decimal(row["kwh"]) for row in rows if row["kwh"]), Decimal(0))
    assert abs(found.total - exact) <= Decimal("0.5")
    assert steps(found) == {Step.HOUR: sum(bool(row["kwh"]) for row in rows)}
