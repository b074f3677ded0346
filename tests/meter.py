"""What the tests of the meter in Home Assistant share."""

from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er

from custom_components.hameau.core.tic.simulator import Registers
from custom_components.hameau.links.diagnosis import Diagnosis
from custom_components.hameau.links.supervisor import LinkState, LinkStatus
from tests.wire import Home

OTHER = "041961000456"


def counted() -> Registers:
    """Give the registers of a home that has counted on two indexes."""
    return Registers(supplier=[4_000_000, 9_000_000, *[0] * 8], injected=250_000)


def shown(hass: HomeAssistant, entity_id: str) -> State:
    """Give what an entity shows."""
    state = hass.states.get(entity_id)
    assert state is not None, entity_id
    return state


def disabler(hass: HomeAssistant, entity_id: str) -> er.RegistryEntryDisabler | None:
    """Give who disabled an entity."""
    entry = er.async_get(hass).async_get(entity_id)
    assert entry is not None, entity_id
    return entry.disabled_by


def become(home: Home, state: LinkState, diagnosis: Diagnosis | None = None) -> None:
    """Let the supervisor find the line in another state."""
    home.entry.runtime_data.supervisor._become(
        LinkStatus(state=state, diagnosis=diagnosis)
    )
