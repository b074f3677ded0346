"""What a gateway may answer instead of data: each case ends in its stated state, and leaves no hole behind it.

The state: asked again (WAIT), a key asked of the person (REAUTH), or something to mend (an issue). After the fault the
statistics are those of a run without it.
"""

from dataclasses import dataclass
from datetime import date
import json
from typing import Any, cast

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntry
from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.sources.electricity import ElectricityRuntime
from tests.servers.conso_api import ConsoApiStand
from tests.servers.web import HTML, Fault, How
from tests.sources_past.pages import (
    HOME,
    NOW,
    asked,
    conso_entry,
    days_of,
    expected,
    raised,
    run_of,
    settle,
)

pytestmark = pytest.mark.long


WAIT, REAUTH = "wait", "reauth"


def enedis(status: int, code: str) -> Fault:
    """One of Enedis' errors, wrapped as Conso API does."""
    body = {
        "status": status,
        "message": "The Enedis API returned an error",
        "error": {"error": code, "error_description": "…"},
    }
    return Fault(how=How.STATUS, status=status, body=json.dumps(body).encode())


def status(number: int, **headers: str) -> Fault:
    """A bare status."""
    return Fault(how=How.STATUS, status=number, headers=headers, body=b"{}")


@dataclass(frozen=True, kw_only=True)
class Case:
    """A fault and the state it leads to."""

    fault: Fault
    state: str


CASES = {
    "reset": Case(fault=Fault(how=How.RESET), state=WAIT),
    "half close": Case(fault=Fault(how=How.HALF_CLOSE), state=WAIT),
    "cut JSON": Case(fault=Fault(how=How.CUT), state=WAIT),
    "HTML": Case(
        fault=Fault(how=How.STATUS, body=HTML, content_type="text/html"), state=WAIT
    ),
    "wrong type": Case(
        fault=Fault(how=How.STATUS, body=b"[1, 2]"), state="service_bad_answer"
    ),
    "without a field": Case(
        fault=Fault(how=How.STATUS, body=b'{"usage_point_id": "x"}'),
        state="service_bad_answer",
    ),
    "400": Case(fault=status(400), state="service_trouble"),
    "401": Case(fault=status(401), state=REAUTH),
    "403": Case(fault=status(403), state=REAUTH),
    "404": Case(fault=status(404), state="service_trouble"),
    "409": Case(fault=status(409), state=WAIT),
    "413": Case(fault=status(413), state=WAIT),
    "429": Case(fault=status(429), state=WAIT),
    "429 with Retry-After": Case(
        fault=status(429, **{"Retry-After": "7200"}), state=WAIT
    ),
    "500": Case(fault=status(500), state=WAIT),
    "503": Case(fault=status(503), state=WAIT),
    "not the holder": Case(
        fault=enedis(400, "ADAM-DC-0007"), state="service_not_holder"
    ),
    "no consent": Case(fault=enedis(403, "ADAM-DC-0008"), state=REAUTH),
    "unknown point": Case(
        fault=enedis(404, "STM-ERR-0000019"), state="service_unknown_point"
    ),
    "technical error": Case(fault=enedis(500, "technical_error"), state=WAIT),
    "no data yet": Case(fault=enedis(404, "no_data_found"), state=WAIT),
    "bad request": Case(fault=enedis(400, "Invalid_request"), state="service_trouble"),
    "too long a span": Case(fault=enedis(400, "ADAM-DC-0015"), state=WAIT),
}


def reauths(hass: HomeAssistant) -> list[Any]:
    """The flows that ask for another key."""
    return [
        flow
        for flow in hass.config_entries.flow.async_progress()
        if flow["context"]["source"] == SOURCE_REAUTH
    ]


async def again(hass: HomeAssistant, entry: ConfigEntry) -> ElectricityRuntime:
    """Begin anew, as with another key."""
    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
    return cast("ElectricityRuntime", entry.runtime_data)


@pytest.mark.parametrize("name", CASES)
async def test_a_fault_leads_to_its_state_and_leaves_no_hole(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    conso: ConsoApiStand,
    name: str,
) -> None:
    """The fault meets the second question of a backfill."""
    case = CASES[name]
    freezer.move_to(NOW)
    run = await run_of(hass, conso_entry(hass, conso))
    conso.script.extend([None, case.fault])
    await asked(hass, freezer, run)
    assert bool(reauths(hass)) == (case.state == REAUTH)
    wanted = {case.state} - {WAIT, REAUTH}
    assert raised(hass) - {"curve_off"} == wanted
    if case.state == REAUTH:
        run = await again(hass, run.entry)
    for _ in range(4):
        await asked(hass, freezer, run)
    last = run.figures.last_day
    assert last is not None
    assert last >= date(2026, 11, 20)
    assert await days_of(hass, "import") == expected(HOME.activated, last)
    assert raised(hass) == set()
