"""Break a copy of the project, one thing at a time, and see the validation find it."""

from collections.abc import Callable
import json
from pathlib import Path
import shutil
from typing import Any

import pytest

from scripts.tools import ROOT
from scripts.tools.validate import Check, Project
from scripts.tools.validate.manifest import (
    check_dependencies,
    check_hacs,
    check_manifest,
    check_quality_scale,
)
from scripts.tools.validate.pictures import check_brand, check_icons
from scripts.tools.validate.texts import check_keys_used, check_languages
from scripts.tools.validate.wheels import check_pins, check_wheels
from scripts.tools.validate.yaml_files import check_blueprints, check_services

OURS = Path("custom_components/hameau")
SKIPPED = shutil.ignore_patterns("__pycache__", "www")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a copy that a test may break."""
    for part in (OURS, Path("blueprints")):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=SKIPPED)
    shutil.copy(ROOT / "hacs.json", tmp_path)
    return Project(tmp_path)


def problems(check: Check, project: Project) -> str:
    return "\n".join(map(str, check(project)))


def edit_json(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))


@pytest.mark.parametrize(
    "check", [check_manifest, check_dependencies, check_hacs, check_brand, check_pins]
)
def test_project_as_it_is_has_no_problem(project: Project, check: Check) -> None:
    assert not problems(check, project)


def test_manifest_keys_stand_in_the_order_hassfest_wants(project: Project) -> None:
    path = project.integration / "manifest.json"
    data = json.loads(path.read_text())
    path.write_text(json.dumps(dict(reversed(data.items()))))
    assert "alphabetical order" in problems(check_manifest, project)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("version", "first"),
        ("iot_class", "local"),
        ("documentation", "http://example.org"),
        ("codeowners", []),
        ("surprise", 1),
    ],
)
def test_manifest_value_that_nobody_accepts(
    project: Project, key: str, value: object
) -> None:
    path = project.integration / "manifest.json"
    edit_json(path, lambda data: data.update({key: value}))
    assert f"manifest.json: {key}" in problems(check_manifest, project)


def test_manifest_key_that_is_missing(project: Project) -> None:
    edit_json(project.integration / "manifest.json", lambda data: data.pop("version"))
    assert "version: " in problems(check_manifest, project)


def test_manifest_and_core_say_the_same_version(project: Project) -> None:
    path = project.integration / "manifest.json"
    edit_json(path, lambda data: data.update(version="98.7.6"))
    assert "version: say the same version" in problems(check_manifest, project)


def test_usb_matcher_in_the_wrong_case(project: Project) -> None:
    path = project.integration / "manifest.json"
    edit_json(path, lambda data: data.update(usb=[{"vid": "0403", "pid": "60ab"}]))
    assert "write 60AB" in problems(check_manifest, project)


def test_component_imported_without_being_a_dependency(project: Project) -> None:
    path = project.integration / "const.py"
    path.write_text("from homeassistant.components import hassio, sensor\n")
    found = problems(check_dependencies, project)
    assert "const.py: line 1: put hassio into dependencies" in found
    assert "sensor" not in found


def test_import_for_type_checking_needs_no_dependency(project: Project) -> None:
    path = project.integration / "const.py"
    text = "if TYPE_CHECKING:\n    from homeassistant.components.hassio import HassIO\n"
    path.write_text(text)
    assert "const.py" not in problems(check_dependencies, project)


def test_zip_release_needs_the_name_of_the_zip(project: Project) -> None:
    edit_json(project.root / "hacs.json", lambda data: data.pop("filename"))
    assert "filename" in problems(check_hacs, project)


def test_quality_rule_without_a_status(project: Project) -> None:
    path = project.integration / "quality_scale.yaml"
    path.write_text("rules:\n  brands: todo\n  discovery: {status: exempt}\n")
    found = problems(check_quality_scale, project)
    assert "rules.brands: done, or" in found
    assert "rules.discovery: done, or" in found
    assert "rules.devices: say done" in found


def test_text_missing_in_one_language(project: Project) -> None:
    path = project.integration / "translations" / "fr.json"
    edit_json(path, lambda data: data["config"]["error"].popitem())
    found = problems(check_languages, project)
    assert "translations/fr.json: config.error." in found
    assert "translate it" in found


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "write a text"),
        (" leads", "no space"),
        ("<b>bold</b>", "no HTML"),
        ("the '{file}'", "is not filled in"),
    ],
)
def test_text_that_hassfest_refuses(project: Project, text: str, advice: str) -> None:
    path = project.integration / "translations" / "en.json"
    edit_json(path, lambda data: data["config"]["error"].update(odd=text))
    assert advice in problems(check_languages, project)


def test_placeholder_lost_in_translation(project: Project) -> None:
    def lose(language: str, text: str) -> None:
        path = project.integration / "translations" / f"{language}.json"
        edit_json(path, lambda data: data["config"]["error"].update(odd=text))

    lose("en", "at {address}")
    lose("fr", "à cette adresse")
    found = problems(check_languages, project)
    assert "config.error.odd: the same placeholders" in found


def test_text_of_an_entity_missing(project: Project) -> None:
    path = project.integration / "translations" / "en.json"
    edit_json(path, lambda data: data["entity"]["sensor"].pop("apparent_power"))
    found = problems(check_keys_used, project)
    assert "entity.sensor.apparent_power.name: write it" in found


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("raise LinkError('unheard_of')", "config.error.unheard_of"),
        ("flow.async_abort(reason='unheard_of')", "config.abort.unheard_of"),
        ("flow.async_show_form(step_id='unheard_of')", "config.step.unheard_of"),
        (
            "raise ServiceValidationError(translation_key='unheard_of')",
            "exceptions.unheard_of",
        ),
        ("ir.async_create_issue(translation_key='unheard_of')", "issues.unheard_of"),
        (
            "NAME = 'unheard_of'\nservices.async_register(DOMAIN, NAME)",
            "services.unheard_of",
        ),
        ("SelectSelectorConfig(translation_key='unheard_of')", "selector.unheard_of"),
    ],
)
def test_text_that_the_code_uses_missing(project: Project, code: str, key: str) -> None:
    (project.integration / "new.py").write_text(code)
    assert f"{key}: write it" in problems(check_keys_used, project)


def test_service_field_with_a_selector_that_does_not_exist(project: Project) -> None:
    text = "ring:\n  fields:\n    tone:\n      selector:\n        bell:\n"
    (project.integration / "services.yaml").write_text(text)
    found = problems(check_services, project)
    assert "services.yaml: ring.tone: Unknown selector type" in found
    assert "write services.ring.fields.tone.name" in found


def test_blueprint_that_names_an_input_it_does_not_have(project: Project) -> None:
    path = next((project.root / "blueprints").rglob("*.yaml"))
    path.write_text(path.read_text() + "\nvariables:\n  other: !input unheard_of\n")
    assert "unheard_of" in problems(check_blueprints, project)


def test_icon_that_is_not_one(project: Project) -> None:
    path = project.integration / "icons.json"
    edit_json(
        path, lambda data: data["entity"]["sensor"].update(ghost={"default": "x"})
    )
    found = problems(check_icons, project)
    assert "entity.sensor.ghost.default: an icon is written mdi:name" in found
    assert "entity.sensor.ghost: no such entity" in found


def test_state_icon_that_repeats_the_default(project: Project) -> None:
    same = {"default": "mdi:flash", "state": {"0": "mdi:flash"}}
    path = project.integration / "icons.json"
    edit_json(path, lambda data: data["entity"]["sensor"].update(apparent_power=same))
    assert "apparent_power.state.0: leave out" in problems(check_icons, project)


def test_brand_picture_of_another_size(project: Project) -> None:
    brand = project.integration / "brand"
    shutil.copy(brand / "icon@2x.png", brand / "icon.png")
    (brand / "logo.png").write_bytes(b"GIF89a")
    found = problems(check_brand, project)
    assert "icon.png: size (512, 512): draw a PNG, square, 256 px" in found
    assert "logo.png: no picture" in found


@pytest.mark.parametrize(
    ("requirement", "advice"),
    [
        ("pyrf24>=0.5", "name one version"),
        ("aiohttp==3.0", "leave out: Home Assistant itself brings it"),
        ("numpy==2.0.0", "Home Assistant holds it to"),
    ],
)
def test_requirement_that_home_assistant_would_fight(
    project: Project, requirement: str, advice: str
) -> None:
    path = project.integration / "manifest.json"
    edit_json(path, lambda data: data.update(requirements=[requirement]))
    assert f"{requirement}: {advice}" in problems(check_pins, project)


def test_requirement_that_lets_home_assistants_integrations_choose(
    project: Project,
) -> None:
    path = project.integration / "manifest.json"
    edit_json(path, lambda data: data.update(requirements=["holidays>=0.1"]))
    assert "holidays" not in problems(check_pins, project)
    edit_json(path, lambda data: data.update(requirements=["holidays>=99"]))
    assert "name one version" in problems(check_pins, project)


@pytest.mark.enable_socket
def test_requirement_without_a_wheel_for_alpine(project: Project) -> None:
    path = project.integration / "manifest.json"
    edit_json(path, lambda data: data.update(requirements=["ortools==9.14.6206"]))
    assert "aarch64-unknown-linux-musl" in problems(check_wheels, project)
