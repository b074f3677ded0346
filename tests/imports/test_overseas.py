"""Homes that do not live by Paris time: files without an offset, days, off-peak hours, and what speaks of Paris all the same."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.series import Quantity
from custom_components.hameau.past_known import async_points
from custom_components.hameau.sources.clocks import ZONES, zone_name
from custom_components.hameau.sources.electricity_options import options
from tests.core.files import builders as b
from tests.imports.sender import Sender
from tests.past_views.home import contract

FAR = ("America/Guadeloupe", "America/Martinique", "America/Cayenne", "America/Miquelon", "Indian/Reunion", "Indian/Mayotte", "Pacific/Noumea", "Pacific/Tahiti")  # fmt: skip
OFF_PEAK = {"off_peak": "0.1", "peak": "0.2"}
HALF_HOUR = timedelta(minutes=30)


def _intervals(first: str, days: int, prm: str = "") -> bytes:
    """Half-hours as EDF's island portals write them too: by the clock of the wall, 1 kW by day and 2 from 22:00 to 06:00."""
    begin = datetime.fromisoformat(first)
    starts = [begin + HALF_HOUR * n for n in range(48 * days)]
    return b.text(
        f"Point Référence Mesure (PRM) : {prm}",
        "Début;Fin;Consommation (en kW)",
        *(
            f"{at:%d/%m/%Y %H:%M:%S};{at + HALF_HOUR:%d/%m/%Y %H:%M:%S};{1 if 6 <= at.hour < 22 else 2}"
            for at in starts
        ),
    )


async def _daily(hass: HomeAssistant, name: str, zone: ZoneInfo) -> dict[str, float]:
    """The changes of a statistic by day of the home."""
    found = await get_instance(hass).async_add_executor_job(
        statistics_during_period, hass,
        datetime(2026, 1, 1, tzinfo=zone), datetime(2027, 1, 1, tzinfo=zone),
        {f"hameau:{name}"}, "day", {"energy": "Wh"}, {"change"},
    )  # fmt: skip
    return {
        f"{datetime.fromtimestamp(row['start'], zone):%d/%m}": round(row["change"] or 0, 6)
        for row in found[f"hameau:{name}"]
    }  # fmt: skip


@pytest.mark.parametrize("zone", ["Indian/Reunion", "America/Miquelon"])
async def test_a_file_without_offsets_is_of_the_home_s_clock(
    sender: Sender, zone: str
) -> None:
    """Its days, its off-peak hours and what they cost, as statistics tell them; the dry run says the same."""
    hass, here = sender.home.hass, ZoneInfo(zone)
    await hass.config.async_set_time_zone(zone)
    await sender.home.add(subentries_data=[contract(option="off_peak", prices=OFF_PEAK)])  # fmt: skip
    (point,) = await async_points(hass)
    told = await sender.preview(_intervals("2026-07-01", 2))
    (part,) = told["files"][0]["parts"]
    assert part["suggested"] == point.name
    midnight = datetime(2026, 7, 1, tzinfo=here).timestamp()
    assert part["first"] == midnight * 1000
    assert [value for _, value in part["chart"]] == [32_000, 32_000]
    await sender.confirm(told, point=point.name)
    await sender.home.settle()
    names = ("import", "import_off_peak", "cost")
    energy, night, cost = [await _daily(hass, f"{point.name}_{name}", here) for name in names]  # fmt: skip
    assert energy == {"01/07": 32_000, "02/07": 32_000}
    assert night == {"01/07": 16_000, "02/07": 16_000}
    # Twelve euros a month are 12/31 a day; 16 kWh at 0.10 and 16 at 0.20.
    assert list(cost.values()) == pytest.approx([4.8 + 12 / 31] * 2, abs=2e-6)


async def test_two_homes_of_two_clocks_in_one_file(sender: Sender) -> None:
    """Each is read by its own."""
    hass = sender.home.hass
    far = "55555555555555"
    await sender.home.add(b.PRM)
    await sender.home.add(far, options={"zone": "Indian/Reunion"})
    zipped = b.archive({f"{prm}.csv": _intervals("2026-07-01", 1, prm) for prm in (b.PRM, far)})  # fmt: skip
    told = await sender.preview(zipped)
    firsts = {part["point"]: part["first"] // 1000 for part in told["files"][0]["parts"]}  # fmt: skip
    zones = {b.PRM: b.PARIS, far: ZoneInfo("Indian/Reunion")}
    assert firsts == {point: int(datetime(2026, 7, 1, tzinfo=zone).timestamp()) for point, zone in zones.items()}  # fmt: skip
    await sender.confirm(told)
    await sender.home.settle()
    assert await sender.total(Quantity.IMPORT, far) == 32_000
    for point, zone in zones.items():
        days = await _daily(hass, f"{point}_import", b.PARIS)
        at_midnight = zone is b.PARIS
        assert days == ({"01/07": 32_000} if at_midnight else {"30/06": 4000, "01/07": 28_000})  # fmt: skip


def _entry(way: str = "files", **options: str) -> MockConfigEntry:
    data = {"source": "electricity", "way": way, "point": b.PRM}
    return MockConfigEntry(domain=DOMAIN, data=data, options=options)


@pytest.mark.parametrize("zone", FAR)
async def test_the_home_s_clock_is_proposed(hass: HomeAssistant, zone: str) -> None:
    """And gone by until another is chosen; gateways are Enedis', and gas is GRDF's: of Paris."""
    await hass.config.async_set_time_zone(zone)
    assert zone in ZONES
    assert zone_name(hass, _entry()) == zone
    assert zone_name(hass, _entry(zone="Europe/Paris")) == "Europe/Paris"
    assert options(hass, _entry()).schema({})["zone"] == zone
    assert zone_name(hass, _entry("conso_api", zone=zone)) == "Europe/Paris"
    assert "zone" not in options(hass, _entry("conso_api")).schema({})
    gas = MockConfigEntry(domain=DOMAIN, data={"source": "gas", "point": b.PCE})
    assert zone_name(hass, gas) == "Europe/Paris"


async def test_a_server_in_another_zone_says_nothing_of_the_home(
    hass: HomeAssistant,
) -> None:
    """In UTC, say: Paris."""
    await hass.config.async_set_time_zone("UTC")
    assert zone_name(hass, _entry()) == "Europe/Paris"
