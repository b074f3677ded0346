"""What all tests share: where genuine captures are, and a Home Assistant that loads us."""

import asyncio
import logging
import os
from pathlib import Path
from typing import Any

from homeassistant.const import (
    EVENT_COMPONENT_LOADED,
    EVENT_CORE_CONFIG_UPDATE,
    EVENT_SERVICE_REGISTERED,
)
from homeassistant.helpers.device_registry import EVENT_DEVICE_REGISTRY_UPDATED
from homeassistant.helpers.entity_registry import EVENT_ENTITY_REGISTRY_UPDATED
from homeassistant.helpers.issue_registry import EVENT_REPAIRS_ISSUE_REGISTRY_UPDATED
from hypothesis import settings
import pytest

import custom_components  # noqa: F401 - before the test harness puts its own there

# How long an example takes says nothing on a busy machine: timings are for scripts/bench.
settings.register_profile("hameau", deadline=None)
settings.load_profile("hameau")

# The harness has every SQL statement logged: a third of the time of a test with a recorder.
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)

# Each is a transaction of its own in the harness, half of the time of a test with a recorder; nobody reads them there.
UNRECORDED = [
    EVENT_COMPONENT_LOADED,
    EVENT_CORE_CONFIG_UPDATE,
    EVENT_DEVICE_REGISTRY_UPDATED,
    EVENT_ENTITY_REGISTRY_UPDATED,
    EVENT_REPAIRS_ISSUE_REGISTRY_UPDATED,
    EVENT_SERVICE_REGISTERED,
    "panels_updated",
    "user_added",
]

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("HAMEAU_DATA", ROOT.parent / "shared" / "data"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make an error of every warning in `core/`, which has no one else's code to excuse."""
    # Said by hypothesis of a generator that the Home Assistant harness makes.
    harness = "ignore:It looks like `register_random`"
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "core"):
            item.add_marker(pytest.mark.filterwarnings("error", harness))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Give the folder of genuine data; it holds people's captures, so it is not ours to ship."""
    if not DATA.is_dir():
        reason = f"no genuine data at {DATA} (HAMEAU_DATA names another place)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return DATA


@pytest.fixture
def recorder_config() -> dict[str, Any]:
    """Have the recorder keep states, and events that say something of a home."""
    return {"exclude": {"event_types": UNRECORDED}}


@pytest.fixture(autouse=True)
def load_hameau(request: pytest.FixtureRequest) -> None:
    """Let Home Assistant find `custom_components`, in the tests that have one at all.

    `recorder_mock` must be set up before `hass`, so it comes first where a test asks for it.
    """
    if "hass" not in request.fixturenames:
        return
    if "recorder_mock" in request.fixturenames:
        request.getfixturevalue("recorder_mock")
    request.getfixturevalue("enable_custom_integrations")


@pytest.fixture(autouse=True)
async def enable_event_loop_debug() -> None:
    """Leave the loop's debug mode, a quarter of all time here, to who asks: PYTHONASYNCIODEBUG=1."""
    debug = bool(os.environ.get("PYTHONASYNCIODEBUG"))
    asyncio.get_running_loop().set_debug(debug)
