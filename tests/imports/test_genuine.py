"""Genuine downloads the whole way: uploaded, looked at, confirmed, in Home Assistant's statistics; beside sums of our own."""

from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from custom_components.hameau.core.series import Quantity
from tests.core.files.test_genuine import _one, _sheet
from tests.imports.sender import Sender
from tests.past_views.home import at

pytestmark = pytest.mark.genuine

PARIS = ZoneInfo("Europe/Paris")
PRM = "14291234567890"
PCE = "98765432109876"
HALF_HOUR = timedelta(minutes=30)


async def day_totals(sender: Sender, name: str) -> dict[date, int]:
    """What the Energy dashboard shows of each day: Wh, or litres."""
    await sender.home.settle()
    units = {"energy": "Wh", "volume": "L"}
    return await sender.home.days(f"hameau:{name}", at(2014, 1, 1), at(2027, 1, 1), units)  # fmt: skip


def parts_of(told: Any, quantity: str) -> list[Any]:
    """The parts of a preview about one thing, in total."""
    return [
        part
        for file in told["files"]
        for part in file["parts"]
        if part["quantity"] == quantity and not part["register"]
    ]


async def test_a_linky_curve_of_a_year(sender: Sender, shared_data: Path) -> None:
    """Its number is masked: the home's only point that fits is proposed, and taken."""
    await sender.home.add(PRM)
    data = _one(shared_data / "sources" / "linky", "Enedis_Conso_Heure_*.csv")
    expected: Counter[date] = Counter()
    for line in data.decode("utf-8-sig").splitlines()[3:]:
        stamp, watts = line.split(";")
        start = datetime.fromisoformat(stamp) - HALF_HOUR
        expected[start.astimezone(PARIS).date()] += int(watts)
    told = await sender.preview(("Enedis_Conso_Heure.csv", data))
    (part,) = parts_of(told, "import")
    assert part["suggested"] == PRM
    assert part["counts"]["new"] == 16_848
    await sender.confirm(told)
    found = await day_totals(sender, f"{PRM}_import")
    assert found.keys() == expected.keys()
    # Half a Wh a step is carried to the next: a day may have one more or less, the whole none.
    assert all(abs(2 * found[day] - watts) <= 2 for day, watts in expected.items())
    assert 2 * sum(found.values()) == sum(expected.values())


async def test_a_linky_index_of_half_a_year(sender: Sender, shared_data: Path) -> None:
    """Each day is its index less the day before's, as the portal shows it."""
    await sender.home.add(PRM)
    data = _one(shared_data / "sources" / "linky", "Enedis_Conso_Jour_*.csv")
    rows = [
        line.split(";")
        for line in data.decode("utf-8-sig").splitlines()
        if line[:2] == "20"
    ]
    days = [date.fromisoformat(row[0][:10]) for row in rows]
    index = [int(row[16]) for row in rows]
    expected = {
        day: later - former
        for day, former, later in zip(days, index, index[1:], strict=False)
    }
    await sender.send(("Enedis_Conso_Jour.csv", data))
    assert await day_totals(sender, f"{PRM}_import") == expected


async def test_curve_and_index_in_one_archive_in_either_order(
    sender: Sender, shared_data: Path
) -> None:
    """Half-hours are believed where there are any; the sum is theirs."""
    await sender.home.add(PRM)
    folder = shared_data / "sources" / "linky"
    curve, index = (_one(folder, f"Enedis_Conso_{k}_*.csv") for k in ("Heure", "Jour"))
    watts = [int(line.split(";")[1]) for line in curve.decode("utf-8-sig").splitlines()[3:]]  # fmt: skip
    await sender.send(("jour.csv", index), ("heure.csv", curve))
    first = await sender.total(point=PRM)
    await sender.send(("heure.csv", curve), ("jour.csv", index))
    assert await sender.total(point=PRM) == first
    day = await sender.home.days(
        f"hameau:{PRM}_import", at(2024, 3, 1), at(2024, 4, 1), {"energy": "Wh"}
    )
    assert len(day) in {0, 31}
    assert abs(2 * first - sum(watts)) <= 2


@pytest.mark.parametrize(
    ("name", "half"),
    [("conso_api_consumption_load_curve", 2), ("conso_api_daily_consumption", 1), ("myelectricaldata_daily", 1), ("myelectricaldata_detail", 2)],
)  # fmt: skip
async def test_answers_that_people_saved(
    sender: Sender, shared_data: Path, name: str, half: int
) -> None:
    """A service's JSON is a file like another."""
    data = (shared_data / "sources" / "linky" / f"{name}.json").read_bytes()
    body = json.loads(data)
    rows = body.get("meter_reading", body)["interval_reading"]
    told = await sender.preview((f"{name}.json", data))
    (part,) = parts_of(told, "import")
    point = part["point"] if part["whole"] else PRM
    await sender.home.add(point)
    await sender.confirm(told, point=None if part["whole"] else point)
    found = await day_totals(sender, f"{point}_import")
    assert half * sum(found.values()) == sum(int(row["value"]) for row in rows)


async def test_gas_by_day(sender: Sender, shared_data: Path) -> None:
    """KWh and m³ of each date, as GRDF writes it."""
    path = shared_data / "sources" / "grdf" / "Donnees_informatives_PCE_DAILY.xlsx"
    rows = [row for row in _sheet(path) if row.get("I") == "Mesuré"]
    expected = {
        datetime.strptime(row["B"], "%d/%m/%Y").date(): 1000 * int(row["F"])  # noqa: DTZ007 - a date
        for row in rows
    }
    told = await sender.preview((path.name, path.read_bytes()))
    (part,) = parts_of(told, "gas_energy")
    assert part["kind"] == "gas"
    assert sum(value for _, value in part["chart"]) == sum(expected.values())
    await sender.home.add(PCE, "gas")
    await sender.confirm(told, point=PCE)
    assert await day_totals(sender, f"{PCE}_gas_energy") == expected
    assert await sender.total(Quantity.GAS_VOLUME, PCE) == 1000 * sum(int(row["E"]) for row in rows)  # fmt: skip


async def test_gas_of_three_years_and_its_weeks(
    sender: Sender, shared_data: Path
) -> None:
    """The weeks add nothing that the days have not: they are shown, and kept as what is known of a whole."""
    folder = shared_data / "sources" / "grdf"
    data = (folder / "donnees_informatives.json").read_bytes()
    ((name, body),) = json.loads(data).items()
    await sender.home.add(name, "gas")
    await sender.send(("gaz.json", data))
    expected = 1000 * sum(row["energieConsomme"] or 0 for row in body["releves"])
    assert sum((await day_totals(sender, f"{name}_gas_energy")).values()) == expected
    weekly = folder / "Donnees_informatives_PCE_WEEKLY.xlsx"
    told = await sender.preview((weekly.name, weekly.read_bytes()))
    (part,) = parts_of(told, "gas_energy")
    assert part["wholes"] == len(part["chart"]) > 0
    assert part["counts"] == {"new": 0, "changed": 0, "same": 0}


async def test_a_households_own_tables(sender: Sender, shared_data: Path) -> None:
    """They name nobody: the person says whose they are."""
    await sender.home.add(PRM)
    await sender.home.add(PCE, "gas")
    folder = shared_data / "sources" / "seed1"
    electricity = (folder / "conso_jour_elec.csv").read_bytes()
    gas = (folder / "conso_jour_gaz.csv").read_bytes()
    told = await sender.preview(("elec.csv", electricity), ("gaz.csv", gas))
    refused = await sender.home.refused("import/confirm", preview=told["preview"])
    assert refused["code"] == "point_wanted"
    await sender.confirm(told, points={"0": PRM, "1": PCE})
    for data, name, column in ((electricity, f"{PRM}_import", 1), (gas, f"{PCE}_gas_energy", 2)):  # fmt: skip
        lines = [line.split(",") for line in data.decode().splitlines()[1:]]
        exact = 1000 * sum(Decimal(line[column]) for line in lines if line[column])
        assert sum((await day_totals(sender, name)).values()) == round(exact)
