"""A configuration folder and an ear for each test of a blueprint."""

from collections.abc import AsyncGenerator
from pathlib import Path

from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from tests.blueprints.automations import AUTOMATION_DOMAIN


@pytest.fixture(autouse=True)
async def own_config(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncGenerator[None]:
    """Give the test a configuration folder of its own; stop what still waits after it."""
    if "hass" not in request.fixturenames:
        yield
        return
    hass: HomeAssistant = request.getfixturevalue("hass")
    hass.config.config_dir = str(tmp_path)
    yield
    for entity_id in hass.states.async_entity_ids(AUTOMATION_DOMAIN):
        await hass.services.async_call(
            AUTOMATION_DOMAIN, "turn_off", {"entity_id": entity_id}, blocking=True
        )


@pytest.fixture
def told(hass: HomeAssistant) -> list[ServiceCall]:
    """Collect what the automations say."""
    calls: list[ServiceCall] = async_mock_service(hass, "test", "tell")
    return calls
