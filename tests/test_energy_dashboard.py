"""The Energy dashboard: the plan as a function, then the real preferences and their validation."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.energy.data import ENERGY_SOURCE_SCHEMA, async_get_manager
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from hypothesis import given, settings, strategies as st
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator import Registers
from custom_components.hameau.core.tic.simulator.scenarios import BASE, OFF_PEAK, TEMPO
from custom_components.hameau.energy_plan import (
    GridSource,
    MeterStatistics,
    Reason,
    Register,
    plan,
)
from tests.wire import Home

LOW = Register(statistic_id="sensor.low", price=0.17)
HIGH = Register(statistic_id="sensor.high", price=0.24)
TOTAL = Register(statistic_id="sensor.total", price=0.21)
BACK = Register(statistic_id="sensor.back", price=0.1)
METER = MeterStatistics(
    tariffs=(LOW, HIGH),
    total=TOTAL,
    injected=BACK,
    power="sensor.power",
    power_injected="sensor.power_back",
)
SOLAR: GridSource = {
    "type": "solar",
    "stat_energy_from": "sensor.roof",
    "config_entry_solar_forecast": None,
}


def grid(**filled: Any) -> GridSource:
    """Give a grid source as the preferences keep it."""
    empty = dict.fromkeys(
        (
            "stat_energy_from",
            "stat_energy_to",
            "stat_cost",
            "entity_energy_price",
            "number_energy_price",
            "stat_compensation",
            "entity_energy_price_export",
            "number_energy_price_export",
        )
    )
    return {"type": "grid", **empty, "cost_adjustment_day": 0.0, **filled}


def test_tariffs_are_sources_with_their_prices() -> None:
    """One source per tariff; injection and power on the first, once."""
    result = plan([SOLAR], METER)
    assert result.sources == [
        SOLAR,
        grid(
            stat_energy_from="sensor.low",
            number_energy_price=0.17,
            stat_energy_to="sensor.back",
            number_energy_price_export=0.1,
            power_config={
                "stat_rate_from": "sensor.power",
                "stat_rate_to": "sensor.power_back",
            },
        ),
        grid(stat_energy_from="sensor.high", number_energy_price=0.24),
    ]
    assert result.skipped == {"sensor.total": Reason.TARIFFS_IN_USE}


def test_single_tariff_is_counted_by_the_total() -> None:
    """The total goes on when the contract changes."""
    result = plan([], MeterStatistics(total=TOTAL, power="sensor.power"))
    assert result.sources == [
        grid(
            stat_energy_from="sensor.total",
            number_energy_price=0.21,
            power_config={"stat_rate": "sensor.power"},
        )
    ]


def test_total_in_use_keeps_the_tariffs_out() -> None:
    """What a person chose decides; nothing is counted twice."""
    mine = grid(stat_energy_from="sensor.total", stat_cost="sensor.cost", name="Mine")
    result = plan([mine], MeterStatistics(tariffs=(LOW, HIGH), total=TOTAL))
    assert result.sources == [mine]
    assert result.present == ["sensor.total"]
    assert set(result.skipped) == {"sensor.low", "sensor.high"}
    assert not result.changes


def test_missing_tariff_is_added_beside_those_in_use() -> None:
    """Half a meter on the dashboard is completed."""
    mine = grid(stat_energy_from="sensor.high", entity_energy_price="sensor.price")
    result = plan([mine], MeterStatistics(tariffs=(LOW, HIGH), total=TOTAL))
    assert result.sources[0] == mine
    assert result.added == ["sensor.low"]


def test_prices_fill_what_is_empty_and_replace_only_when_asked() -> None:
    """A person's own price stays until told otherwise; a price entity always."""
    empty, own, entity = (
        grid(stat_energy_from="sensor.low"),
        grid(stat_energy_from="sensor.high", number_energy_price=0.3),
        grid(stat_energy_to="sensor.back", entity_energy_price_export="sensor.market"),
    )
    meter = MeterStatistics(tariffs=(LOW, HIGH), injected=BACK)
    quiet = plan([empty, own, entity], meter)
    assert quiet.priced == ["sensor.low"]
    assert quiet.sources[1:] == [own, entity]
    told = plan([empty, own, entity], meter, update_prices=True)
    assert told.priced == ["sensor.low", "sensor.high"]
    assert told.sources[1]["number_energy_price"] == 0.24


def test_injection_stands_alone_where_no_connection_is_free() -> None:
    """A connection that already gives back elsewhere is left alone."""
    mine = grid(stat_energy_from="sensor.total", stat_energy_to="sensor.other")
    result = plan([mine], MeterStatistics(total=TOTAL, injected=BACK))
    assert result.sources[0] == {**mine, "number_energy_price": 0.21}
    assert result.sources[1]["stat_energy_to"] == "sensor.back"


def test_power_is_left_out_where_every_connection_has_one() -> None:
    """And where it is there already, under either form."""
    meter = MeterStatistics(total=TOTAL, power="sensor.power")
    other = grid(stat_energy_from="sensor.total", stat_rate="sensor.other")
    assert "sensor.power" not in plan([other], meter).added
    same = grid(stat_energy_from="sensor.total", stat_rate="sensor.power")
    assert "sensor.power" in plan([same], meter).present


STATISTICS = st.sampled_from(["low", "high", "total", "back", "power", "x", "y"]).map(
    "sensor.{}".format
)
SOURCES = st.lists(
    st.builds(
        grid,
        stat_energy_from=STATISTICS,
        number_energy_price=st.none() | st.just(0.5),
        stat_energy_to=st.none() | STATISTICS,
    ),
    max_size=4,
    unique_by=(
        lambda source: source["stat_energy_from"],
        lambda source: source["stat_energy_to"] or object(),
    ),
)


@given(sources=SOURCES, update=st.booleans())
@settings(max_examples=200)
def test_plan_keeps_everything_is_lawful_and_settles(
    sources: list[GridSource], update: bool
) -> None:
    """Nothing a person set is lost, Home Assistant takes it, and a second time changes nothing."""
    result = plan([SOLAR, *sources], METER, update_prices=update)
    ENERGY_SOURCE_SCHEMA(result.sources)
    for before, after in zip([SOLAR, *sources], result.sources, strict=False):
        kept = {key: value for key, value in before.items() if value is not None}
        kept.pop("number_energy_price", None)
        assert kept.items() <= after.items()
    again = plan(result.sources, METER, update_prices=update)
    assert again.sources == result.sources
    assert not again.changes
    used = {source.get("stat_energy_from") for source in sources}
    now = {source.get("stat_energy_from") for source in result.sources}
    if not {"sensor.total", "sensor.low", "sensor.high"} & used:
        assert now & {"sensor.total", "sensor.low", "sensor.high"} == {
            "sensor.low",
            "sensor.high",
        }


async def sources_of(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Give the sources that the preferences hold now."""
    data = (await async_get_manager(hass)).data
    assert data is not None
    return [dict(source) for source in data["energy_sources"]]


async def add(hass: HomeAssistant, **data: Any) -> dict[str, Any]:
    """Ask for the meter to be added; give the answer."""
    answer = await hass.services.async_call(
        DOMAIN, "add_to_energy_dashboard", data, blocking=True, return_response=True
    )
    assert isinstance(answer, dict)
    return answer


@pytest.fixture
async def energy(recorder_mock: None, hass: HomeAssistant) -> None:
    """Set up the real Energy dashboard."""
    assert await async_setup_component(hass, "energy", {})
    await hass.async_block_till_done()


@pytest.mark.usefixtures("energy")
async def test_off_peak_meter_is_added_with_prices_and_is_valid(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Two tariffs, their prices, the power; Home Assistant's own validation agrees."""
    prices = {"easf01": 0.17, "easf02": 0.24}
    home = Home(hass, OFF_PEAK, options={"prices": prices})
    await home.set_up()
    answer = await add(hass)
    low, high = home.entity("index_easf01"), home.entity("index_easf02")
    power = home.entity("active_power")
    assert answer["added"] == [low, high, power]
    sources = await sources_of(hass)
    assert [source["stat_energy_from"] for source in sources] == [low, high]
    assert [source["number_energy_price"] for source in sources] == [0.17, 0.24]
    assert sources[0]["stat_rate"] == power
    for _ in range(40):
        freezer.tick(2)
        await home.hear()
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "energy/validate"})
    result = (await client.receive_json())["result"]["energy_sources"]
    kinds = {issue["type"] for issues in result for issue in issues}
    # Statistics are compiled every five minutes: not in a test's first second.
    assert kinds <= {"statistics_not_defined"}


@pytest.mark.usefixtures("energy")
async def test_second_time_adds_nothing(hass: HomeAssistant) -> None:
    """The same question has the same dashboard as an answer."""
    home = Home(hass, BASE, producer=True)
    await home.set_up()
    first = await add(hass)
    assert first["added"] == [
        home.entity("energy_total"),
        home.entity("energy_injected"),
        home.entity("active_power"),
    ]
    before = await sources_of(hass)
    again = await add(hass)
    assert (again["added"], again["unchanged"]) == ([], first["added"])
    assert await sources_of(hass) == before


@pytest.mark.usefixtures("energy")
async def test_colours_that_have_not_come_yet_are_added_too(
    hass: HomeAssistant,
) -> None:
    """A red day may be months away: its index starts disabled, and is enabled for this."""
    no_red_yet = Registers([4_000_000, 9_000_000, 300_000, 700_000, *[0] * 6])
    home = Home(hass, TEMPO, mode=Mode.HISTORIQUE, registers=no_red_yet)
    await home.set_up()
    red = home.entity("index_bbrhcjr")
    entry = er.async_get(hass).async_get(red)
    assert entry is not None
    assert entry.disabled
    answer = await add(hass)
    assert len(answer["added"]) == 7
    assert answer["enabled"] == [red, home.entity("index_bbrhpjr")]
    assert set(answer["enabled"]) < set(answer["added"])


@pytest.mark.usefixtures("energy")
async def test_what_a_person_disabled_stays_out(hass: HomeAssistant) -> None:
    """It is named, with the reason."""
    home = Home(hass, BASE)
    await home.set_up()
    power = home.entity("active_power")
    er.async_get(hass).async_update_entity(
        power, disabled_by=er.RegistryEntryDisabler.USER
    )
    answer = await add(hass)
    assert answer["skipped"] == {power: "disabled"}


@pytest.mark.usefixtures("energy")
async def test_button_does_the_same(hass: HomeAssistant) -> None:
    """Pressed once, the meter is there."""
    home = Home(hass, BASE)
    await home.set_up()
    target = {"entity_id": home.entity("add_to_energy", "button")}
    await hass.services.async_call("button", "press", target, blocking=True)
    sources = await sources_of(hass)
    assert sources[0]["stat_energy_from"] == home.entity("energy_total")


@pytest.mark.usefixtures("energy")
async def test_nothing_to_add_is_said(hass: HomeAssistant) -> None:
    """A meter that was never heard has no index."""
    await Home(hass, BASE).set_up(frames=0)
    with pytest.raises(ServiceValidationError) as error:
        await add(hass)
    assert error.value.translation_key == "nothing_to_add"


async def test_without_the_dashboard_it_is_said(hass: HomeAssistant) -> None:
    """Home Assistant can do without it."""
    await Home(hass, BASE).set_up()
    with pytest.raises(ServiceValidationError) as error:
        await add(hass)
    assert error.value.translation_key == "energy_not_set_up"
