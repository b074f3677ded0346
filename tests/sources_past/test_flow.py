"""The pages that add a history, change its way, and ask for another key: the services are really asked."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_USER, ConfigFlowContext
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.hameau.const import DOMAIN
from tests.config_flow.pages import configure
from tests.servers.conso_api import ConsoApiStand, make_key
from tests.servers.energy_charts import EnergyChartsStand
from tests.servers.myelectricaldata import KEY, MyElectricalDataStand
from tests.servers.rte import CLIENT_ID, CLIENT_SECRET, RteStand
from tests.servers.tempo import CouleurTempoStand, RteTempoStand
from tests.servers.web import Fault, How
from tests.sources_past.pages import NOW, POINT, conso_entry, run_of, settle

OTHER = "09876543210987"
CLIENTS = "custom_components.hameau.core.clients"


async def choose(hass: HomeAssistant, *steps: str) -> Any:
    """Start a flow and choose in its menus."""
    flow: Any = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    for step in steps:
        flow = await configure(hass, flow, {"next_step_id": step})
    return flow


async def test_files_only_asks_for_the_point(hass: HomeAssistant) -> None:
    """Typed with spaces as on a bill; the title shows its end only."""
    page = await choose(hass, "electricity", "electricity_files")
    typed = f"{POINT[:2]} {POINT[2:5]} {POINT[5:]}"
    made = await configure(hass, page, {"point": typed})
    assert made["title"] == f"Linky …{POINT[-4:]}"
    assert made["data"] == {"source": "electricity", "way": "files", "point": POINT}
    assert made["result"].unique_id == f"electricity_{POINT}"
    await settle(hass)


async def test_what_is_no_prm_is_said(hass: HomeAssistant) -> None:
    """Nothing is tried; the page comes back with what was typed."""
    page = await choose(hass, "electricity", "electricity_files")
    refused = await configure(hass, page, {"point": "1234"})
    assert refused["errors"] == {"base": "not_a_point"}
    assert refused["description_placeholders"]["detail"] == "1234"


async def test_a_point_is_added_once(hass: HomeAssistant) -> None:
    """Its way is changed under Reconfigure."""
    for reason in (None, "already_configured"):
        page = await choose(hass, "electricity", "electricity_files")
        done = await configure(hass, page, {"point": POINT})
        assert done.get("reason") == reason
        await settle(hass)


async def test_conso_api_is_asked_before_the_entry_is_made(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, conso: ConsoApiStand
) -> None:
    """The key tells the point."""
    freezer.move_to(NOW)
    page = await choose(hass, "electricity", "electricity_conso_api")
    made = await configure(hass, page, {"key": conso.key(), "url": conso.base})
    assert made["data"]["point"] == POINT
    assert [one.path for one in conso.asked] == ["/api/consommation_quotidienne"]


@pytest.mark.parametrize(
    ("key", "error"),
    [
        ("not a key", "service_key_malformed"),
        (make_key([], None), "service_key_without_points"),
        (make_key([POINT, OTHER], None), "several_points"),
        (make_key([POINT], 1_700_000_000), "service_key_expired"),
        (make_key([POINT], None) + "x", "service_key_refused"),
    ],
)
async def test_a_key_that_is_of_no_use_is_told_why(
    hass: HomeAssistant, conso: ConsoApiStand, key: str, error: str
) -> None:
    """In words a person can act on; the page keeps nothing of the key."""
    page = await choose(hass, "electricity", "electricity_conso_api")
    refused = await configure(hass, page, {"key": key, "url": conso.base})
    assert refused["errors"] == {"base": error}


async def test_of_several_points_the_person_says_which(
    hass: HomeAssistant, conso: ConsoApiStand
) -> None:
    """A key of Conso API may be for more than one."""
    page = await choose(hass, "electricity", "electricity_conso_api")
    key = make_key([OTHER, POINT], None)
    answer = {"key": key, "point": POINT, "url": conso.base}
    made = await configure(hass, page, answer)
    assert made["data"]["point"] == POINT
    await settle(hass)


async def test_the_fault_of_july_2026_sends_to_files(
    hass: HomeAssistant, conso: ConsoApiStand
) -> None:
    """ADAM-DC-0007 on a new consent: nothing the person did."""
    conso.enedis.holder = False
    page = await choose(hass, "electricity", "electricity_conso_api")
    refused = await configure(hass, page, {"key": conso.key(), "url": conso.base})
    assert refused["errors"] == {"base": "service_not_holder"}


async def test_my_electrical_data_is_asked_too(
    hass: HomeAssistant, med: MyElectricalDataStand
) -> None:
    """A key that is refused comes back to the page; the right one makes the entry."""
    page = await choose(hass, "electricity", "electricity_myelectricaldata")
    wrong = {"point": POINT, "key": "wrong", "url": med.base}
    refused = await configure(hass, page, wrong)
    assert refused["errors"] == {"base": "service_forbidden"}
    made = await configure(hass, refused, {**wrong, "key": KEY})
    assert made["data"]["way"] == "myelectricaldata"
    await settle(hass)


async def test_a_service_that_is_away_is_told_in_words(
    hass: HomeAssistant, conso: ConsoApiStand
) -> None:
    """The way there has the same texts as a meter's."""
    await conso.stop()
    page = await choose(hass, "electricity", "electricity_conso_api")
    refused = await configure(hass, page, {"key": conso.key(), "url": conso.base})
    assert refused["errors"] == {"base": "connection_refused"}


async def test_a_point_that_only_feeds_in_is_accepted(
    hass: HomeAssistant, conso: ConsoApiStand
) -> None:
    """Enedis refuses its consumption; its production answers."""
    body = b'{"status": 400, "error": {"error": "ADAM-ERR0069"}}'
    conso.script.append(Fault(how=How.STATUS, status=400, body=body))
    empty = b'{"status": 404, "error": {"error": "no_data_found"}}'
    conso.script.append(Fault(how=How.STATUS, status=404, body=empty))
    page = await choose(hass, "electricity", "electricity_conso_api")
    made = await configure(hass, page, {"key": conso.key(), "url": conso.base})
    assert made["type"] == "create_entry"
    assert conso.asked[1].path == "/api/production_quotidienne"
    await settle(hass)


async def test_another_key_is_asked_when_one_is_refused(
    hass: HomeAssistant, conso: ConsoApiStand
) -> None:
    """The page of the entry's way, without the old key; the entry stays."""
    entry = conso_entry(hass, conso)
    await run_of(hass, entry)
    flow = await entry.start_reauth_flow(hass)
    assert flow["step_id"] == "electricity_conso_api"
    keys = {str(key): key.description for key in flow["data_schema"].schema}
    assert keys["key"] is None
    assert keys["point"] == {"suggested_value": POINT}
    new = conso.key(4_100_000_000)
    done = await configure(hass, flow, {"key": new, "url": conso.base})
    assert done["reason"] == "reauth_successful"
    assert entry.data["key"] == new
    await settle(hass)


async def test_a_key_of_another_point_is_refused_for_an_entry(
    hass: HomeAssistant, conso: ConsoApiStand
) -> None:
    """An entry is about one point, whatever the key."""
    entry = conso_entry(hass, conso)
    await run_of(hass, entry)
    context = ConfigFlowContext(source="reconfigure", entry_id=entry.entry_id)
    flow: Any = await hass.config_entries.flow.async_init(DOMAIN, context=context)
    page = await configure(hass, flow, {"next_step_id": "electricity_files"})
    refused = await configure(hass, page, {"point": OTHER})
    assert refused["reason"] == "another_point"


async def test_the_way_can_be_changed(
    hass: HomeAssistant, conso: ConsoApiStand
) -> None:
    """From a gateway to files; what is known stays."""
    entry = conso_entry(hass, conso)
    await run_of(hass, entry)
    context = ConfigFlowContext(source="reconfigure", entry_id=entry.entry_id)
    flow: Any = await hass.config_entries.flow.async_init(DOMAIN, context=context)
    page = await configure(hass, flow, {"next_step_id": "electricity_files"})
    done = await configure(hass, page, {"point": POINT})
    assert done["reason"] == "reconfigure_successful"
    assert entry.data["way"] == "files"
    await settle(hass)
    assert entry.runtime_data.asking is None


@pytest.mark.parametrize(("typed", "kept"), [("GI 123456", "GI123456"), ("x", None)])
async def test_gas_asks_for_a_pce(
    hass: HomeAssistant, typed: str, kept: str | None
) -> None:
    """14 digits, or GI and digits."""
    page = await choose(hass, "gas")
    done = await configure(hass, page, {"point": typed})
    if kept is None:
        assert done["errors"] == {"base": "not_a_pce"}
    else:
        assert done["data"]["point"] == kept
        await settle(hass)


async def test_signals_are_asked_before_their_entries_are_made(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tempo from the second service where the first is away; day-ahead prices; EcoWatt with its keys."""
    async with (
        CouleurTempoStand(dt_util.utcnow) as couleur,
        EnergyChartsStand(dt_util.utcnow) as charts,
        RteStand(dt_util.utcnow) as rte,
    ):
        away = RteTempoStand(dt_util.utcnow)
        await away.start()
        await away.stop()
        monkeypatch.setattr(f"{CLIENTS}.tempo.RTE_BASE", away.base)
        monkeypatch.setattr(f"{CLIENTS}.tempo.COULEUR_BASE", couleur.base)
        monkeypatch.setattr(f"{CLIENTS}.energy_charts.BASE", charts.base)
        monkeypatch.setattr(f"{CLIENTS}.rte.BASE", rte.base)
        for steps in (("tempo",), ("spot", "spot_france")):
            made = await configure(hass, await choose(hass, *steps), {})
            assert made["type"] == "create_entry", steps
        page = await choose(hass, "ecowatt")
        wrong = {"client_id": CLIENT_ID, "client_secret": "wrong"}
        refused = await configure(hass, page, wrong)
        assert refused["errors"] == {"base": "service_key_refused"}
        right = {**wrong, "client_secret": CLIENT_SECRET}
        made = await configure(hass, refused, right)
        assert made["title"] == "EcoWatt"
        await settle(hass)
