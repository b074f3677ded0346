"""Our blueprints of load shedding, made into automations of a real Home Assistant and set off."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import device_registry as dr
from homeassistant.util import slugify
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_mock_service,
)

from custom_components.hameau.sources.home_reading import device_id_of
from tests.blueprints.automations import TELL, automate, settle, wait
from tests.fake_home import CAR, SHED, TANK, FakeEntry

PHONE = "Pixel 8 d’Anne"
BACK = {"load_power": 2400.0, "off_for": 600.0}


@pytest.fixture
async def home(hass: HomeAssistant) -> FakeEntry:
    """Give a home with two appliances."""
    home = FakeEntry(hass)
    await home.set_up()
    return home


@pytest.fixture
def phone(hass: HomeAssistant) -> str:
    """Give a phone with the app, whose name has since been changed by a person."""
    entry = MockConfigEntry(domain="mobile_app")
    entry.add_to_hass(hass)
    devices = dr.async_get(hass)
    device = devices.async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={("mobile_app", "1")},
        name=PHONE,
    )
    devices.async_update_device(device.id, name_by_user="Téléphone d’Anne")
    return device.id


@pytest.fixture
def pushed(hass: HomeAssistant) -> list[ServiceCall]:
    """Collect what reaches the phone."""
    calls: list[ServiceCall] = async_mock_service(
        hass, "notify", f"mobile_app_{slugify(PHONE)}"
    )
    return calls


@pytest.fixture
def asked(hass: HomeAssistant, home: FakeEntry) -> list[ServiceCall]:
    """Collect what is asked of the home, in order."""
    calls: list[ServiceCall] = []
    for name in ("prioritise", "restore"):
        hass.services.async_register("hameau", name, calls.append)
    return calls


async def decide(home: FakeEntry, *decision: Any) -> None:
    home.decide(*decision)
    await settle()


async def test_shed_is_told_with_its_reason_and_can_be_put_off(
    hass: HomeAssistant,
    home: FakeEntry,
    phone: str,
    pushed: list[ServiceCall],
    asked: list[ServiceCall],
    told: list[ServiceCall],
) -> None:
    await automate(hass, "shedding_notify", phones=[phone], minutes=90)
    await decide(home, "shed_overload", CAR, SHED["figures"])
    await decide(home, "shed_overload", TANK, SHED["figures"])
    (first, _) = (call.data for call in pushed)
    assert first["message"].startswith("Voiture à l’arrêt\u00a0: 7,4\u00a0kVA")
    assert first["data"]["tag"] == "hameau_car"
    (button,) = first["data"]["actions"]
    assert button["title"] == "Pas maintenant"
    assert not asked
    hass.bus.async_fire("mobile_app_notification_action", {"action": button["action"]})
    await settle()
    assert [(call.service, dict(call.data)) for call in asked] == [
        ("prioritise", {"appliance": "car", "minutes": 90}),
        ("restore", {"appliance": "car"}),
    ]
    assert len(told) == 2


async def test_return_replaces_the_news_and_has_no_button(
    hass: HomeAssistant, home: FakeEntry, phone: str, pushed: list[ServiceCall]
) -> None:
    await automate(hass, "shedding_notify", phones=[phone], actions=[])
    await decide(home, "restored_swap", CAR, BACK)
    (call,) = pushed
    assert call.data["data"]["tag"] == "hameau_car"
    assert call.data["data"]["actions"] == []


async def test_button_is_forgotten_when_its_time_is_over(
    hass: HomeAssistant,
    home: FakeEntry,
    phone: str,
    pushed: list[ServiceCall],
    asked: list[ServiceCall],
    freezer: FrozenDateTimeFactory,
) -> None:
    await automate(hass, "shedding_notify", phones=[phone], minutes=10, actions=[])
    await decide(home, "shed_blind", CAR, BACK)
    (button,) = pushed[0].data["data"]["actions"]
    await wait(hass, freezer, minutes=11)
    hass.bus.async_fire("mobile_app_notification_action", {"action": button["action"]})
    await settle()
    assert not asked


async def test_only_what_was_chosen_is_told(
    hass: HomeAssistant, home: FakeEntry, told: list[ServiceCall]
) -> None:
    """One appliance, its cuts alone; without a phone, the actions still run."""
    car = device_id_of(home.run, CAR)  # type: ignore[arg-type] # stands for HomeRuntime
    await automate(hass, "shedding_notify", kinds=["shed"], appliances=[car])
    await decide(home, "shed_overload", TANK, SHED["figures"])
    await decide(home, "restored", CAR, BACK)
    await decide(home, "amber", None, SHED["figures"])
    await decide(home, "shed_overload", CAR, SHED["figures"])
    (call,) = told
    assert call.data["message"].startswith("Voiture")


async def test_mute_and_a_phone_that_is_gone(
    hass: HomeAssistant, home: FakeEntry, phone: str, told: list[ServiceCall]
) -> None:
    """A phone whose service does not exist takes nothing else with it."""
    hass.states.async_set("input_boolean.night", "on")
    await automate(
        hass,
        "shedding_notify",
        phones=[phone],
        mute=["input_boolean.night"],
        actions=TELL,
    )
    await decide(home, "shed_overload", CAR, SHED["figures"])
    assert not told
    hass.states.async_set("input_boolean.night", "off")
    await decide(home, "shed_overload", CAR, SHED["figures"])
    assert len(told) == 1
    assert hass.states.is_state("automation.shedding_notify", "on")
