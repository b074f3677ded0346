"""Genuine prices and colours beside sums made another way; and genuine payloads that are neither, refused."""

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hameau_core.errors import FileError
from hameau_core.files import Layout, Quotes, read
from hameau_core.series import Step
from hameau_core.tic.tariff import Colour
from tests.core.files.looks import steps, values

pytestmark = pytest.mark.genuine

WORDS = {"BLEU": Colour.BLUE, "BLANC": Colour.WHITE, "ROUGE": Colour.RED}


@pytest.fixture(name="sources")
def sources_of(shared_data: Path) -> Path:
    return shared_data / "sources"


def _one(path: Path) -> Quotes:
    (only,) = read(path.read_bytes()).quotes
    return only


def test_prices_of_energy_charts(sources: Path) -> None:
    path = sources / "prices" / "energy_charts_DE_2024-05-04.json"
    body = json.loads(path.read_text(), parse_float=Decimal)
    found = _one(path)
    assert found.parts.total == 1000 * sum(body["price"])
    assert steps(found.parts) == {Step.HOUR: 24}
    assert [start for start, _ in values(found.parts)] == body["unix_seconds"]


def test_prices_of_nord_pool(sources: Path) -> None:
    """Their mean is the one the answer itself gives."""
    path = sources / "prices" / "nordpool_delivery_period_SE3_2024-11-05.json"
    body = json.loads(path.read_text(), parse_float=Decimal)
    found = _one(path)
    entries = body["multiAreaEntries"]
    assert found.area == "SE3"
    assert found.parts.total == 1000 * sum(one["entryPerArea"]["SE3"] for one in entries)  # fmt: skip
    assert steps(found.parts) == {Step.HOUR: len(entries)}
    (mean,) = body["areaAverages"]
    assert round(Decimal(found.parts.total) / 24_000, 2) == mean["price"]


@pytest.mark.parametrize(
    ("name", "step"), [("60M", Step.HOUR), ("15M_exact4", Step.MINUTES_15)]
)
def test_prices_of_entsoe(sources: Path, name: str, step: Step) -> None:
    path = sources / "prices" / f"entsoe_BE_{name}.xml"
    root = ET.fromstring(path.read_text().strip())
    told = [Decimal(point.findtext("{*}price.amount") or "") for point in root.findall(".//{*}Point")]  # fmt: skip
    begin = root.findtext(".//{*}Period/{*}timeInterval/{*}start") or ""
    found = _one(path)
    assert found.parts.total == 1000 * sum(told)
    assert steps(found.parts) == {step: len(told)}
    start = datetime.strptime(begin, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    assert values(found.parts)[0][0] == start.timestamp()


def test_nine_years_of_colours(sources: Path) -> None:
    path = sources / "prices" / "tempo_calendar_calBAR.csv"
    lines = [line.split(";") for line in path.read_text("utf-8-sig").split()]
    content = read(path.read_bytes())
    assert content.layout is Layout.TEMPO_DAYS
    assert {f"{day:%d/%m/%Y}": colour for day, colour in content.colours.items()} == {
        day: WORDS[word] for day, word in lines
    }


def test_a_season_in_numbers(sources: Path) -> None:
    path = sources / "prices" / "guiEDF_tempo.json"
    told = json.loads(path.read_text())
    found = read(path.read_bytes()).colours
    assert {day.isoformat(): list(Colour).index(one) for day, one in found.items()} == told  # fmt: skip
    assert Counter(found.values()) == {Colour.BLUE: 301, Colour.WHITE: 43, Colour.RED: 22}  # fmt: skip


def test_the_colours_of_a_gateway(sources: Path) -> None:
    path = sources / "linky" / "myelectricaldata_tempo.json"
    told = {day.isoformat(): str(one) for day, one in read(path.read_bytes()).colours.items()}  # fmt: skip
    assert told == json.loads(path.read_text())


@pytest.mark.parametrize(
    "name",
    ["linky/myelectricaldata_access.json", "linky/myelectricaldata_contract.json", "linky/myelectricaldata_ecowatt.json", "grdf/temperatures.json", "seed1/meteo_jour.csv", "epices/T0102-2022-02-14-prod.json", "epices/datalogger_hourly_production_210410.csv", "weather/owm_free_forecast.json"],
)  # fmt: skip
def test_what_tells_no_energy_and_no_price_is_refused(sources: Path, name: str) -> None:
    """Weather, consents, another plant's logger: not one number of them is taken for energy."""
    with pytest.raises(FileError) as caught:
        read((sources / name).read_bytes())
    assert caught.value.key == "unknown_layout"
