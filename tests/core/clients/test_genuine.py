"""Genuine payloads read to totals that agree with an independent sum, and stand-ins that answer in the same shape."""

from collections import Counter
import csv
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from hameau_core.clients.conso_api import ConsoApi
from hameau_core.clients.energy_charts import EnergyCharts
from hameau_core.clients.gateway import Call, Direction, Kind, Stream
from hameau_core.clients.measures import reading
from hameau_core.clients.myelectricaldata import MyElectricalData
from hameau_core.clients.tempo import RteTempo, count_season, season_days, season_of
from hameau_core.enedis import read_meter_reading
from hameau_core.series import Step
from hameau_core.tic.tariff import Colour
from tests.core.clients.services import HOME, Clock
from tests.servers.conso_api import ConsoApiStand
from tests.servers.enedis import Enedis, in_mesure_form
from tests.servers.energy_charts import EnergyChartsStand
from tests.servers.linky_home import PARIS, LinkyHome
from tests.servers.myelectricaldata import KEY, MyElectricalDataStand
from tests.servers.tempo import RteTempoStand, season_colours
from tests.servers.web import Fault, How

pytestmark = pytest.mark.genuine
IN, OUT = Direction.IMPORT, Direction.EXPORT
# File, stream, first day and day after the last that hold values, sum of the values (by another program).
ENEDIS = [
    ("conso_api_consumption_load_curve", Stream(Kind.CURVE, IN), "2023-04-01", "2023-04-02", 23_552),
    ("conso_api_production_load_curve", Stream(Kind.CURVE, OUT), "2023-04-01", "2023-04-02", 1_286),
    ("conso_api_daily_consumption", Stream(Kind.DAILY, IN), "2023-04-01", "2023-04-04", 38_997),
    ("conso_api_daily_production", Stream(Kind.DAILY, OUT), "2023-04-01", "2023-04-04", 16_060),
    ("conso_api_consumption_max_power", Stream(Kind.MAX_POWER, IN), "2023-04-01", "2023-04-04", 12_618),
    ("myelectricaldata_detail", Stream(Kind.CURVE, IN), "2023-03-01", "2023-03-04", 456_422),
    ("myelectricaldata_daily", Stream(Kind.DAILY, IN), "2022-03-08", "2023-03-08", 12_089_386),
]  # fmt: skip


def load(shared_data: Path, name: str) -> Any:
    return json.loads((shared_data / "sources" / f"{name}.json").read_text())


@pytest.mark.parametrize(
    ("name", "stream", "first", "end", "total"), ENEDIS, ids=[row[0] for row in ENEDIS]
)
def test_each_measure_adds_up(
    shared_data: Path, name: str, stream: Stream, first: str, end: str, total: int
) -> None:
    body = load(shared_data, f"linky/{name}")
    plain = body.get("meter_reading", body)
    values = [int(row["value"]) for row in plain["interval_reading"]]
    assert sum(values) == total
    call = Call(stream, date.fromisoformat(first), date.fromisoformat(end))
    read = reading(body, call, plain["usage_point_id"], PARIS, "there")
    energy = Fraction(total, 2) if stream.kind is Kind.CURVE else Fraction(total)
    assert read.parts.total == energy
    assert read.days == set(call.days())
    assert not read.parts.gaps
    assert sum(len(series) for series in read.parts.series) == len(values)


def test_the_moments_of_the_maxima_are_the_stamps(shared_data: Path) -> None:
    body = load(shared_data, "linky/conso_api_consumption_max_power")
    read = read_meter_reading(body, PARIS)
    stamps = [row["date"] for row in body["interval_reading"]]
    told = (datetime.fromtimestamp(when, PARIS) for when in read.moments.values())
    assert [f"{moment:%Y-%m-%d %H:%M:%S}" for moment in told] == stamps


def shape(content: Any) -> Any:
    """Key sets at every depth; of a list, its items' alike."""
    if isinstance(content, dict):
        return {name: shape(value) for name, value in content.items()}
    if isinstance(content, list):
        shapes = [shape(item) for item in content]
        assert all(item == shapes[0] for item in shapes)
        return shapes[:1]
    return type(content).__name__


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("conso_api_consumption_load_curve", "consumption_load_curve"),
        ("conso_api_production_load_curve", "production_load_curve"),
        ("conso_api_daily_consumption", "daily_consumption"),
        ("conso_api_daily_production", "daily_production"),
        ("conso_api_consumption_max_power", "daily_consumption_max_power"),
        ("myelectricaldata_detail", "consumption_load_curve"),
        ("myelectricaldata_daily", "daily_consumption"),
    ],
)
def test_the_stand_in_s_measures_have_the_genuine_shape(
    shared_data: Path, clock: Clock, name: str, kind: str
) -> None:
    body = load(shared_data, f"linky/{name}")
    enedis = Enedis(home=HOME, clock=clock)
    _, answer = enedis.legacy(kind, date(2026, 11, 10), date(2026, 11, 12))
    inner = answer["meter_reading"]
    assert shape(inner) == shape(body.get("meter_reading", body))
    assert inner["reading_type"] == body.get("meter_reading", body)["reading_type"]


async def fetched(web: aiohttp.ClientSession, url: str, key: str) -> Any:
    """Ask a stand-in without a client."""
    async with web.get(url, headers={"Authorization": key}) as response:
        return await response.json()


async def test_access_and_contract(
    shared_data: Path, web: aiohttp.ClientSession, clock: Clock
) -> None:
    contract = load(shared_data, "linky/myelectricaldata_contract")
    access = load(shared_data, "linky/myelectricaldata_access")
    point = contract["customer"]["usage_points"][0]["usage_point"]["usage_point_id"]
    home = LinkyHome(point=point)
    stand = MyElectricalDataStand(home, clock)
    async with stand:
        for path, genuine in (("contracts", contract), ("valid_access", access)):
            told = await fetched(web, f"{stand.base}/{path}/{point}", KEY)
            assert shape(told) == shape(genuine)
        client = MyElectricalData(
            web, KEY, point, zone=PARIS, clock=clock, base=stand.base
        )
        stand.always = Fault(how=How.STATUS, body=json.dumps(access).encode())
        allowed = await client.access()
        stand.always = Fault(how=How.STATUS, body=json.dumps(contract).encode())
        read = await client.contract()
    assert (allowed.calls_left, allowed.banned) == (43, False)
    assert allowed.until == datetime(2026, 1, 14, 14, 32, 38, tzinfo=UTC)
    assert (read.subscribed_va, read.since) == (9000, date(2006, 5, 24))
    assert [f"{a:%H:%M}-{b:%H:%M}" for a, b in read.off_peak] == [
        "01:30-08:00",
        "12:30-14:00",
    ]


async def test_day_ahead_prices(
    shared_data: Path, web: aiohttp.ClientSession, clock: Clock
) -> None:
    body = load(shared_data, "prices/energy_charts_DE_2024-05-04")
    stand = EnergyChartsStand(clock)
    await stand.start()
    client = EnergyCharts(
        web, zone=PARIS, clock=clock, base=stand.base, bidding_zone="DE-LU"
    )
    told = await fetched(
        web, f"{stand.base}/price?bzn=DE-LU&start=2024-05-04&end=2024-05-04", ""
    )
    stand.always = Fault(how=How.STATUS, body=json.dumps(body).encode())
    day = date(2024, 5, 4)
    found = await client.day_ahead(day, day)
    await stand.stop()
    assert shape(told) == shape(body)
    (series,) = found.series
    assert (len(series), series.step) == (24, Step.HOUR)
    assert found.days == {day}
    assert list(series.starts) == body["unix_seconds"]
    assert series.total == round(sum(Fraction(str(p)) for p in body["price"]) * 1000)
    assert series.total == 1_803_530
    assert found.licence == body["license_info"]


def told_in_csv(shared_data: Path) -> dict[date, Colour]:
    names = {"BLEU": Colour.BLUE, "BLANC": Colour.WHITE, "ROUGE": Colour.RED}
    path = shared_data / "sources" / "prices" / "tempo_calendar_calBAR.csv"
    with path.open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.reader(file, delimiter=";") if row]
    return {
        datetime.strptime(row[0], "%d/%m/%Y").replace(tzinfo=UTC).date(): names[row[1].strip()]
        for row in rows
    }  # fmt: skip


@pytest.mark.parametrize("first_year", range(2014, 2022))
def test_whole_seasons_count_as_their_calendar_does(
    shared_data: Path, first_year: int
) -> None:
    colours = told_in_csv(shared_data)
    begin, end = season_days(first_year)
    count = count_season(colours, first_year, end - timedelta(days=1))
    odd = {2019: (47, 18), 2021: (42, 22)}
    white, red = odd.get(first_year, (43, 22))
    days = (end - begin).days
    assert count.known == {
        Colour.BLUE: days - white - red - count.unknown,
        Colour.WHITE: white,
        Colour.RED: red,
    }
    assert count.known == Counter(
        colour for day, colour in colours.items() if season_of(day) == first_year
    )


async def test_a_season_as_rte_tells_it(
    shared_data: Path, web: aiohttp.ClientSession, clock: Clock
) -> None:
    """GuiEDF keeps the season 2023–24 as numbers: 0 blue, 1 white, 2 red."""
    kept = load(shared_data, "prices/guiEDF_tempo")
    names = ("BLUE", "WHITE", "RED")
    values = {day: names[number] for day, number in kept.items()}
    stand = RteTempoStand(clock)
    await stand.start()
    told = await fetched(web, f"{stand.base}/tempo?season=2023-2024", "")
    stand.always = Fault(how=How.STATUS, body=json.dumps({"values": values}).encode())
    colours = await RteTempo(web, base=stand.base, clock=clock).season(2023)
    await stand.stop()
    days = {day for day in told["values"] if not day.endswith("-fallback")}
    assert days == set(kept)
    count = count_season(colours, 2023, date(2024, 8, 31))
    assert count.known == {Colour.BLUE: 301, Colour.WHITE: 43, Colour.RED: 22}
    assert set(count.left.values()) == {0}
    invented = Counter(season_colours(2023).values())
    assert invented == {"BLUE": 301, "WHITE": 43, "RED": 22}


def test_the_form_of_2026_reads_to_the_same_as_the_older_one(
    shared_data: Path,
) -> None:
    for name, stream, first, end, _ in ENEDIS:
        body = load(shared_data, f"linky/{name}")
        plain = body.get("meter_reading", body)
        out = stream.direction is OUT
        kind = {
            Kind.CURVE: "production_load_curve" if out else "consumption_load_curve",
            Kind.DAILY: "daily_production" if out else "daily_consumption",
            Kind.MAX_POWER: "daily_consumption_max_power",
        }[stream.kind]
        call = Call(stream, date.fromisoformat(first), date.fromisoformat(end))
        point = plain["usage_point_id"]
        newer = in_mesure_form(kind, plain)
        assert read_meter_reading(newer, PARIS) == read_meter_reading(body, PARIS)
        assert reading(newer, call, point, PARIS, "") == reading(
            body, call, point, PARIS, ""
        )


async def test_a_genuine_curve_over_the_wire(
    shared_data: Path, web: aiohttp.ClientSession, clock: Clock
) -> None:
    body = load(shared_data, "linky/conso_api_consumption_load_curve")
    clock.now = datetime(2024, 1, 1, tzinfo=UTC)
    home = LinkyHome(point=body["usage_point_id"])
    stand = ConsoApiStand(home, clock)
    async with stand:
        client = ConsoApi(
            web, stand.key(), home.point, zone=PARIS, clock=clock, base=stand.base
        )
        stand.always = Fault(how=How.STATUS, body=json.dumps(body).encode())
        read = await client.curve(IN, date(2023, 4, 1), date(2023, 4, 2))
    assert read.parts.total == 11_776
