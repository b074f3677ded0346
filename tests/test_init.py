"""The life of an entry, whatever its source."""

from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.requirements import RequirementsNotFound
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator import Offer
from custom_components.hameau.core.tic.simulator.scenarios import BASE, EJP, TEMPO
from custom_components.hameau.identity import async_adopt
from tests.wire import Home


async def test_an_entry_is_loaded_unloaded_and_loaded_again(
    hass: HomeAssistant,
) -> None:
    """Unloading closes the line; nothing goes on in the background."""
    home = Home(hass, BASE)
    assert await home.set_up()
    run = home.entry.runtime_data
    assert await hass.config_entries.async_unload(home.entry.entry_id)
    assert home.entry.state is ConfigEntryState.NOT_LOADED
    assert home.state("apparent_power") == "unavailable"
    assert not run._followers["link"]
    assert await home.set_up()
    assert home.state("apparent_power") != "unavailable"


async def test_an_address_that_cannot_be_one_is_told(hass: HomeAssistant) -> None:
    """It is found out before anything is opened."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        unique_id="041961000123",
        data={"source": "meter", "link": "network", "url": "nowhere"},
    )
    entry.add_to_hass(hass)
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "bad_url"


async def test_a_radio_without_its_driver_is_told(hass: HomeAssistant) -> None:
    """The wheel is installed for radios alone, and may be out of reach."""
    hass.config.skip_pip = False
    entry = MockConfigEntry(
        domain=DOMAIN,
        unique_id="041961000123",
        data={"source": "meter", "link": "radio", "address": "LINKY"},
    )
    entry.add_to_hass(hass)
    with patch(
        "custom_components.hameau.sources.meter_forms.async_process_requirements",
        side_effect=RequirementsNotFound(DOMAIN, ["pyrf24==0.6.0"]),
    ):
        assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.error_reason_translation_key == "no_driver"


@pytest.mark.parametrize(
    ("identifier", "allowed"), [("041961000123", False), ("041961000999", True)]
)
async def test_only_a_device_that_is_read_no_more_can_be_removed(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    identifier: str,
    allowed: bool,
) -> None:
    """The meter in use stays; one that was exchanged may go."""
    assert await async_setup_component(hass, "config", {})
    home = Home(hass, BASE)
    await home.set_up()
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=home.entry.entry_id, identifiers={(DOMAIN, identifier)}
    )
    client = await hass_ws_client(hass)
    answer = await client.remove_device(device.id)
    assert answer["success"] is allowed


async def test_adopting_the_same_identity_changes_nothing(hass: HomeAssistant) -> None:
    """Nor does an entry without one."""
    home = Home(hass, BASE)
    await home.set_up()
    before = home.entity("apparent_power")
    async_adopt(hass, home.entry, "041961000123")
    assert home.entity("apparent_power") == before


@pytest.mark.parametrize(
    ("offer", "mode", "producer"),
    [
        (TEMPO, Mode.STANDARD, False),
        (TEMPO, Mode.HISTORIQUE, False),
        (EJP, Mode.HISTORIQUE, False),
        (BASE, Mode.STANDARD, True),
    ],
    ids=["tempo", "tempo historique", "ejp", "producer"],
)
async def test_a_reload_keeps_every_entity_alive(
    hass: HomeAssistant, offer: Offer, mode: Mode, producer: bool
) -> None:
    """Also those that exist because of what a label says."""
    home = Home(hass, offer, mode=mode, producer=producer)

    def alive() -> set[str]:
        states = hass.states.async_all()
        return {one.entity_id for one in states if one.state != "unavailable"}

    await home.set_up()
    before = alive()
    await home.set_up()

    assert alive() == before
    assert len(before) > 10
