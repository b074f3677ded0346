"""What a meter says in words and moments, as its entities show it."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.translation import async_get_translations
import pytest

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator import Offer
from custom_components.hameau.core.tic.simulator.scenarios import (
    BASE,
    MOBILE_PEAK,
    OFF_PEAK,
    TEMPO,
)
from tests.wire import START, Home


@pytest.mark.parametrize(
    ("offer", "mode", "expected"),
    [
        (BASE, Mode.STANDARD, None),
        (BASE, Mode.HISTORIQUE, None),
        (OFF_PEAK, Mode.STANDARD, "off_peak"),
        (TEMPO, Mode.HISTORIQUE, "white_off_peak"),
        (MOBILE_PEAK, Mode.STANDARD, "mobile_peak"),
    ],
)
async def test_next_period_is_of_contracts_with_periods(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    offer: Offer,
    mode: Mode,
    expected: str | None,
) -> None:
    """A contract of one tariff has nothing that changes; the others tell from the first frames on."""
    freezer.move_to(START)
    await hass.config.async_set_time_zone("Europe/Paris")
    home = Home(hass, offer, mode=mode)
    await home.set_up()
    registry = er.async_get(hass)
    keys = {
        entity.translation_key
        for entity in er.async_entries_for_config_entry(registry, home.entry.entry_id)
    }
    assert ("next_tariff_change" in keys) is (expected is not None)
    if expected:
        assert home.state("next_tariff_period") == expected
        assert home.state("next_tariff_change").startswith("2026-01-14T")


async def test_a_message_is_shown_and_none_is_said_in_words(
    hass: HomeAssistant,
) -> None:
    """The meter's own words for nothing are in French, whoever reads them."""
    home = Home(hass, BASE)
    await home.set_up()
    assert home.state("message_short") == "none"
    words = await async_get_translations(hass, "fr", "entity", {DOMAIN})
    key = f"component.{DOMAIN}.entity.sensor.message_short.state.none"
    assert words[key] == "Aucun message"
    told = Home(hass, BASE, message="COUPURE   LUNDI", rank=200)
    await told.set_up()
    assert told.state("message_short") == "COUPURE LUNDI"


async def test_the_end_of_an_overload_promises_no_cut(hass: HomeAssistant) -> None:
    """The filter is still high, but nothing will cut."""
    home = Home(hass, BASE)
    await home.set_up()
    await home.hear(30, watts=11_000)
    overload = home.entity("overload", "event")
    began = hass.states.get(overload)
    assert began is not None
    assert began.attributes["event_type"] == "started"
    assert began.attributes["seconds_to_cut"] > 0
    await home.hear(watts=800)
    ended = hass.states.get(overload)
    assert ended is not None
    assert ended.attributes["event_type"] == "ended"
    assert ended.attributes["seconds_to_cut"] is None
