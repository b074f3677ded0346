"""Nothing that names a home, and no key, leaves the entry: not in diagnostics, logs, issues or states."""

import json

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.hameau.diagnostics import async_get_config_entry_diagnostics
from tests.servers.conso_api import ConsoApiStand
from tests.servers.web import Fault, How
from tests.sources_past.pages import NOW, POINT, asked, conso_entry, run_of


async def test_neither_point_nor_key_is_told(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    conso: ConsoApiStand,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Also when the service itself repeats them in an error."""
    freezer.move_to(NOW)
    entry = conso_entry(hass, conso)
    key = entry.data["key"]
    caplog.clear()
    run = await run_of(hass, entry)
    await asked(hass, freezer, run)
    words = f"Token {key} of {POINT} is not liked".encode()
    body = b'{"status": 400, "message": "' + words + b'"}'
    conso.always = Fault(how=How.STATUS, status=400, body=body)
    await asked(hass, freezer, run)
    told = json.dumps(await async_get_config_entry_diagnostics(hass, entry))
    assert "conso_api" in told
    issues = str(list(ir.async_get(hass).issues.values()))
    assert "service_trouble" in issues
    states = str([state.as_dict() for state in hass.states.async_all()])
    ours = [r.getMessage() for r in caplog.records if "hameau" in r.name]
    for place in (told, issues, states, *ours):
        assert POINT not in place
        assert key not in place
