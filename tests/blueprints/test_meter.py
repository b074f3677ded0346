"""Our blueprints, made into automations of a real Home Assistant and set off."""

from pathlib import Path

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
import pytest

from custom_components.hameau.blueprint_files import (
    FOLDER,
    Result,
    async_install_blueprints,
)
from tests.blueprints.automations import AUTOMATION_DOMAIN, TELL, automate, show, wait

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "blueprints" / "automation" / "hameau").glob("*.yaml"))


def test_installed_copies_are_those_people_import() -> None:
    """`cp blueprints/automation/hameau/*.yaml custom_components/hameau/blueprints/automation/`."""
    copies = {file.name: file.read_bytes() for file in FOLDER.glob("*.yaml")}
    assert copies == {file.name: file.read_bytes() for file in SOURCES}
    assert len(copies) == 9


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_blueprint_is_lawful_and_says_where_it_comes_from(file: Path) -> None:
    """Both languages, a least version, its own address."""
    blueprint = Blueprint(
        load_yaml_dict(file),
        expected_domain=AUTOMATION_DOMAIN,
        schema=AUTOMATION_BLUEPRINT_SCHEMA,
    )
    assert blueprint.validate() is None
    assert blueprint.metadata["homeassistant"] == {"min_version": "2026.10.0"}
    assert blueprint.metadata["source_url"].endswith(
        f"/blueprints/automation/hameau/{file.name}"
    )
    assert "**Français.**" in blueprint.metadata["description"]
    assert "**English.**" in blueprint.metadata["description"]
    assert all("selector" in item for item in blueprint.inputs.values())


async def test_overload_warning_speaks_once_then_keeps_quiet(
    hass: HomeAssistant, told: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    """A warning, silence for ten minutes, then a new one."""
    await show(hass, "sensor.cut", "unknown", friendly_name="Compteur")
    await automate(hass, "overload_warning", time_to_cut="sensor.cut", quiet=10)
    await show(hass, "sensor.cut", "180")
    assert not told
    await show(hass, "sensor.cut", "47.6", friendly_name="Compteur")
    assert told[0].data["message"] == (
        "Compteur : le disjoncteur coupera dans 48 s si la puissance ne baisse pas."
    )
    await show(hass, "sensor.cut", "unknown")
    await show(hass, "sensor.cut", "30")
    assert len(told) == 1
    await wait(hass, freezer, minutes=10, seconds=1)
    await show(hass, "sensor.cut", "unknown")
    await show(hass, "sensor.cut", "30")
    assert len(told) == 2


async def test_overload_warning_is_silenced_by_its_switch(
    hass: HomeAssistant, told: list[ServiceCall]
) -> None:
    """A muted warning says nothing, an unmuted one does."""
    await show(hass, "sensor.cut", "unknown")
    await show(hass, "input_boolean.mute", "on")
    await automate(
        hass,
        "overload_warning",
        time_to_cut="sensor.cut",
        mute=["input_boolean.mute"],
        language="en",
    )
    await show(hass, "sensor.cut", "60")
    assert not told
    await show(hass, "input_boolean.mute", "off")
    await show(hass, "sensor.cut", "unknown")
    await show(hass, "sensor.cut", "60")
    assert "the breaker will open in 60 s" in told[0].data["message"]


async def test_tempo_tells_the_chosen_colours_once_a_day(
    hass: HomeAssistant, told: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    """Blue is not asked for; red is told, and not again after a restart."""
    await hass.config.async_set_time_zone("Europe/Paris")
    freezer.move_to("2026-01-14T10:05:00+00:00")
    await show(hass, "sensor.tomorrow", "unknown")
    await automate(hass, "tempo_tomorrow", colour_tomorrow="sensor.tomorrow")
    await show(hass, "sensor.tomorrow", "blue")
    assert not told
    await wait(hass, freezer, days=1)
    await show(hass, "sensor.tomorrow", "unknown")
    await show(hass, "sensor.tomorrow", "red")
    assert told[0].data["message"] == "Demain est un jour Tempo rouge."
    await show(hass, "sensor.tomorrow", "unavailable")
    await show(hass, "sensor.tomorrow", "red")
    assert len(told) == 1
    # Past midnight the meter still announces the same Tempo day, until six.
    freezer.move_to("2026-01-16T04:59:00+00:00")
    await show(hass, "sensor.tomorrow", "unavailable")
    await show(hass, "sensor.tomorrow", "red")
    assert len(told) == 1
    freezer.move_to("2026-01-16T05:05:00+00:00")
    await show(hass, "sensor.tomorrow", "unknown")
    await show(hass, "sensor.tomorrow", "white")
    assert told[1].data["message"] == "Demain est un jour Tempo blanc."


async def test_silence_is_told_after_its_time_and_its_end_too(
    hass: HomeAssistant, told: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    """Off and unavailable are one silence."""
    await show(hass, "binary_sensor.link", "on", friendly_name="Compteur")
    await automate(
        hass,
        "meter_silent",
        connected="binary_sensor.link",
        minutes=5,
        back_actions=TELL,
    )
    await show(hass, "binary_sensor.link", "off", friendly_name="Compteur")
    await wait(hass, freezer, minutes=3)
    await show(hass, "binary_sensor.link", "unavailable", friendly_name="Compteur")
    assert not told
    await wait(hass, freezer, minutes=2, seconds=1)
    assert (
        told[0].data["message"] == "Compteur : plus rien de valable depuis 5 minutes."
    )
    await show(hass, "binary_sensor.link", "on", friendly_name="Compteur")
    assert told[1].data["message"] == "Compteur : les mesures arrivent de nouveau."


async def test_short_silence_is_not_told(
    hass: HomeAssistant, told: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    """A meter that comes back in time says nothing."""
    await show(hass, "binary_sensor.link", "on")
    await automate(
        hass, "meter_silent", connected="binary_sensor.link", back_actions=TELL
    )
    await show(hass, "binary_sensor.link", "off")
    await wait(hass, freezer, minutes=3)
    await show(hass, "binary_sensor.link", "on")
    await wait(hass, freezer, minutes=10)
    assert not told


async def test_goal_is_told_near_and_at_the_mark_and_anew_the_next_day(
    hass: HomeAssistant, told: list[ServiceCall]
) -> None:
    """80 % of 10 kWh, then 10 kWh, then midnight and the next day."""
    unit = {"unit_of_measurement": "kWh"}
    await show(hass, "sensor.day", "0", **unit)
    await automate(hass, "energy_goal", counter="sensor.day", goal=10, language="en")
    for used in ("7.9", "8.1", "9", "10.2", "11", "0", "8.5"):
        await show(hass, "sensor.day", used, **unit)
    assert [call.data["message"] for call in told] == [
        "Goal of the day near: 8.1 kWh of 10 kWh (81 %).",
        "Goal of the day reached: 10.2 kWh of 10 kWh (102 %).",
        "Goal of the day near: 8.5 kWh of 10 kWh (85 %).",
    ]


async def test_goal_in_euros_crossed_in_one_step_is_told_once(
    hass: HomeAssistant, told: list[ServiceCall]
) -> None:
    """A restart above the goal is no crossing; a jump over both marks is one."""
    unit = {"unit_of_measurement": "EUR"}
    await show(hass, "sensor.day", "unavailable")
    await automate(hass, "energy_goal", counter="sensor.day", goal=2.5)
    await show(hass, "sensor.day", "2.6", **unit)
    assert not told
    await show(hass, "sensor.day", "0", **unit)
    await show(hass, "sensor.day", "2.75", **unit)
    assert [call.data["message"] for call in told] == [
        "Objectif du jour atteint : 2.75 EUR sur 2.5 EUR (110 %)."
    ]


async def test_install_reports_and_never_overwrites_silently(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    """Installed, then unchanged; a changed file is kept until overwriting is asked."""
    first = await async_install_blueprints(hass, overwrite=False)
    assert set(first.values()) == {Result.INSTALLED}
    again = await async_install_blueprints(hass, overwrite=True)
    assert set(again.values()) == {Result.UNCHANGED}
    file = tmp_path / "blueprints/automation/hameau/energy_goal.yaml"
    file.write_text(file.read_text().replace("default: 12", "default: 7"))
    changed = await async_install_blueprints(hass, overwrite=False)
    assert changed["hameau/energy_goal.yaml"] is Result.KEPT
    assert "default: 7" in file.read_text()
    await async_setup_component(hass, AUTOMATION_DOMAIN, {})
    forced = await async_install_blueprints(hass, overwrite=True)
    assert forced["hameau/energy_goal.yaml"] is Result.UPDATED
    assert "default: 12" in file.read_text()


async def test_install_keeps_a_file_that_is_no_blueprint(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    """What cannot be read is somebody's, too."""
    file = tmp_path / "blueprints/automation/hameau/energy_goal.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("mine: true")
    result = await async_install_blueprints(hass, overwrite=False)
    assert result["hameau/energy_goal.yaml"] is Result.KEPT
    assert file.read_text() == "mine: true"


async def test_install_that_cannot_write_says_so(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "blueprints/automation").write_text("")
    with pytest.raises(HomeAssistantError) as error:
        await async_install_blueprints(hass, overwrite=False)
    assert error.value.translation_key == "blueprint_not_written"
