"""The services, called in a real Home Assistant that reads a simulated meter."""

from pathlib import Path
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator.scenarios import BASE, TEMPO
from tests.wire import Home

SHIPPED = Path("blueprints/automation/hameau").absolute()


async def ask(
    hass: HomeAssistant, service: str, context: Context | None = None, **data: Any
) -> dict[str, Any]:
    """Call a service and give its answer."""
    answer = await hass.services.async_call(
        DOMAIN, service, data, blocking=True, context=context, return_response=True
    )
    assert isinstance(answer, dict)
    return answer


@pytest.fixture
async def home(hass: HomeAssistant) -> Home:
    """Give a home with a 6 kVA single-phase meter that was heard."""
    home = Home(hass, BASE)
    assert await home.set_up()
    return home


async def test_frame_is_given_without_what_names_the_home(
    hass: HomeAssistant, home: Home
) -> None:
    """Everybody may look, and sees no serial number and no PRM."""
    user = MockUser(is_owner=False, groups=[]).add_to_hass(hass)
    answer = await ask(hass, "get_frame", Context(user_id=user.id))
    assert answer["mode"] == "standard"
    assert answer["groups"]["PREF"] == "06"
    assert answer["groups"]["ADSC"] == "040061000000"
    assert answer["groups"]["PRM"] == "0" * 14


async def test_frame_is_revealed_to_administrators_alone(
    hass: HomeAssistant, home: Home, hass_admin_user: MockUser
) -> None:
    """The whole serial number for an administrator who asks, for nobody else."""
    admin = Context(user_id=hass_admin_user.id)
    answer = await ask(hass, "get_frame", admin, reveal=True)
    assert answer["groups"]["ADSC"] == home.settings.number
    user = MockUser(is_owner=False, groups=[]).add_to_hass(hass)
    with pytest.raises(Unauthorized):
        await ask(hass, "get_frame", Context(user_id=user.id), reveal=True)
    unmasked = await ask(hass, "get_frame", reveal=True)
    assert unmasked["groups"]["PRM"] == "12345678901234"


async def test_frame_of_a_meter_that_said_nothing_is_empty(hass: HomeAssistant) -> None:
    """No frame, no groups, no error."""
    await Home(hass, BASE).set_up(frames=0)
    assert await ask(hass, "get_frame") == {
        "groups": {},
        "mode": None,
        "received": None,
    }


async def test_load_that_never_cuts(hass: HomeAssistant, home: Home) -> None:
    """1.3 times the cut-off power is borne for ever: 7,800 VA at 6 kVA."""
    answer = await ask(hass, "simulate_load", power=2000)
    assert answer["cuts"] is False
    assert answer["seconds_to_cut"] is None
    assert answer["power_without_cut_va"] == 7800
    assert answer["limit_va"] == 6000


async def test_load_that_cuts_says_when(hass: HomeAssistant, home: Home) -> None:
    """2.5 times the cut-off power cuts within the 39 s of Enedis' example, from below."""
    drawn = (await ask(hass, "simulate_load", power=0))["power_va"]
    answer = await ask(hass, "simulate_load", power=15000 - drawn)
    assert answer["cuts"] is True
    assert 0 < answer["seconds_to_cut"] <= 39
    assert answer["power_va"] == 15000


async def test_load_on_one_of_three_phases(hass: HomeAssistant) -> None:
    """Each phase bears a third: what three carry for ever, one cuts on."""
    home = Home(hass, BASE, phases=3, subscribed_kva=9)
    await home.set_up()
    shared = await ask(hass, "simulate_load", power=6000)
    alone = await ask(hass, "simulate_load", power=6000, phase=2)
    assert (shared["cuts"], alone["cuts"]) == (False, True)


async def test_load_says_which_phase_cuts_first_and_what_the_others_bear(
    hass: HomeAssistant,
) -> None:
    """3,900 VA is what a phase of a 9 kVA meter bears for ever; a choice in a form is a word."""
    home = Home(hass, BASE, phases=3, subscribed_kva=9)
    await home.set_up()
    calm = await ask(hass, "simulate_load", power=1200, phase="3")
    assert (calm["cuts"], calm["limiting_phase"]) == (False, 3)
    answer = await ask(hass, "simulate_load", power=6000, phase=2)
    assert answer["limiting_phase"] == 2
    first, second, third = answer["phases"]
    assert second["phase"] == 2
    assert second["seconds_to_cut"] == answer["seconds_to_cut"]
    assert second["level_reached"] == 100
    assert second["power_va"] == pytest.approx(first["power_va"] + 6000, abs=30)
    for quiet in (first, third):
        assert quiet["seconds_to_cut"] is None
        settled = (quiet["power_va"] / 3900) ** 2
        assert quiet["level_reached"] == pytest.approx(100 * settled, abs=0.2)
        assert 0 < quiet["level"] < 10


async def test_load_needs_a_phase_that_exists_and_a_meter_that_speaks(
    hass: HomeAssistant, home: Home
) -> None:
    """Both wrong requests are named."""
    with pytest.raises(ServiceValidationError) as error:
        await ask(hass, "simulate_load", power=100, phase=3)
    assert error.value.translation_key == "no_such_phase"
    home.replace_meter()
    await home.hear(4)
    with pytest.raises(ServiceValidationError) as error:
        await ask(hass, "simulate_load", power=100)
    assert error.value.translation_key == "meter_not_heard"


async def test_two_meters_are_told_apart(hass: HomeAssistant, home: Home) -> None:
    """The entry must be named, and names its meter."""
    second = Home(hass, TEMPO, mode=Mode.HISTORIQUE, serial="041861000777")
    hass.config_entries.async_update_entry(second.entry, title="Linky au fond")
    await second.set_up()
    with pytest.raises(ServiceValidationError) as error:
        await ask(hass, "get_frame")
    assert error.value.translation_key == "several_meters"
    assert error.value.translation_placeholders == {"meters": "Linky, Linky au fond"}
    answer = await ask(hass, "get_frame", config_entry_id=second.entry.entry_id)
    assert answer["mode"] == "historique"


async def test_service_refuses_what_is_no_meter(
    hass: HomeAssistant, home: Home
) -> None:
    """An entry of another source has no frames, and leaves the choice of the meter clear."""
    other = Home(hass, TEMPO, mode=Mode.HISTORIQUE, serial="041861000777")
    await other.set_up()
    data = {**other.entry.data, "source": "weather"}
    hass.config_entries.async_update_entry(other.entry, data=data)
    with pytest.raises(ServiceValidationError) as error:
        await ask(hass, "get_frame", config_entry_id=other.entry.entry_id)
    assert error.value.translation_key == "not_a_meter"
    assert (await ask(hass, "get_frame"))["mode"] == "standard"


async def test_blueprints_are_installed_and_listed(
    hass: HomeAssistant, home: Home, tmp_path: Path
) -> None:
    """First installed, then unchanged."""
    hass.config.config_dir = str(tmp_path)
    first = await ask(hass, "install_blueprints")
    shipped = list(SHIPPED.glob("*.yaml"))
    assert len(first["installed"]) == len(shipped) > 0
    assert (tmp_path / "blueprints/automation" / first["installed"][0]).is_file()
    again = await ask(hass, "install_blueprints", overwrite=True)
    assert again["unchanged"] == first["installed"]


@pytest.mark.parametrize("service", ["install_blueprints", "add_to_energy_dashboard"])
async def test_changing_services_are_for_administrators(
    hass: HomeAssistant, home: Home, service: str
) -> None:
    """Another user is refused."""
    user = MockUser(is_owner=False, groups=[]).add_to_hass(hass)
    with pytest.raises(Unauthorized):
        await hass.services.async_call(
            DOMAIN, service, {}, blocking=True, context=Context(user_id=user.id)
        )


async def test_services_are_there_without_any_entry(hass: HomeAssistant) -> None:
    """They are of the integration; a call says what is missing."""
    assert await async_setup_component(hass, DOMAIN, {})
    with pytest.raises(ServiceValidationError) as error:
        await ask(hass, "get_frame")
    assert error.value.translation_key == "no_meter"
