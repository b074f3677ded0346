"""manifest.json, hacs.json, quality_scale.yaml, and what the code imports of Home Assistant."""

import ast
from collections.abc import Iterator
import json
from typing import Any

from awesomeversion import AwesomeVersion, AwesomeVersionStrategy
from homeassistant.const import Platform
from homeassistant.util.yaml import load_yaml_dict
import probatio

from . import Problem, Project

IOT_CLASSES = (
    *("assumed_state", "calculated", "cloud_polling", "cloud_push"),
    *("local_polling", "local_push"),
)
TYPES = (
    "device",
    "entity",
    "hardware",
    "helper",
    "hub",
    "service",
    "system",
    "virtual",
)


def _version(text: str) -> str:
    """Accept what Home Assistant and HACS can load as a version."""
    if AwesomeVersion(text).strategy is AwesomeVersionStrategy.UNKNOWN:
        raise probatio.Invalid(f"not a version: {text}")
    return text


def _url(text: str) -> str:
    """Accept a public https address."""
    if not text.startswith("https://") or "home-assistant.io" in text:
        raise probatio.Invalid(f"not an https address of ours: {text}")
    return text


NAMES = [str]
USB = {
    probatio.Optional(key): str
    for key in ("vid", "pid", "serial_number", "manufacturer", "description")
}
MANIFEST = probatio.Schema(
    {
        probatio.Required("domain"): "hameau",
        probatio.Required("name"): str,
        probatio.Required("codeowners"): probatio.All(NAMES, probatio.Length(min=1)),
        probatio.Required("documentation"): _url,
        probatio.Required("issue_tracker"): _url,
        probatio.Required("iot_class"): probatio.In(IOT_CLASSES),
        probatio.Required("integration_type"): probatio.In(TYPES),
        probatio.Required("version"): _version,
        probatio.Optional("after_dependencies"): NAMES,
        probatio.Optional("config_flow"): bool,
        probatio.Optional("dependencies"): NAMES,
        probatio.Optional("import_executor"): bool,
        probatio.Optional("loggers"): NAMES,
        probatio.Optional("quality_scale"): "custom",
        probatio.Optional("requirements"): NAMES,
        probatio.Optional("single_config_entry"): bool,
        probatio.Optional("usb"): [USB],
    }
)
HACS = probatio.Schema(
    {
        probatio.Required("name"): str,
        probatio.Optional("content_in_root"): bool,
        probatio.Optional("country"): probatio.Any(str, NAMES),
        probatio.Optional("filename"): str,
        probatio.Optional("hacs"): _version,
        probatio.Optional("hide_default_branch"): bool,
        probatio.Optional("homeassistant"): _version,
        probatio.Optional("persistent_directory"): str,
        probatio.Optional("render_readme"): bool,
        probatio.Optional("zip_release"): bool,
    }
)

# Components of Home Assistant that hassfest lets everybody import.
FREE = {str(platform) for platform in Platform} | {
    *("automation", "frontend", "group", "homeassistant", "input_boolean"),
    *("input_button", "input_datetime", "input_number", "input_select", "input_text"),
    *("panel_custom", "person", "persistent_notification", "script", "sun"),
    *("system_health", "system_log", "timer", "webhook", "websocket_api", "zone"),
}

# The rules of Home Assistant's integration quality scale, tier by tier.
QUALITY_RULES = """
    action-setup appropriate-polling brands common-modules config-flow
    config-flow-test-coverage dependency-transparency docs-actions docs-conditions
    docs-triggers docs-high-level-description docs-installation-instructions
    docs-removal-instructions entity-event-setup entity-unique-id has-entity-name
    runtime-data test-before-configure test-before-setup unique-config-entry

    action-exceptions config-entry-unloading docs-configuration-parameters
    docs-installation-parameters entity-unavailable integration-owner
    log-when-unavailable parallel-updates reauthentication-flow test-coverage

    devices diagnostics discovery discovery-update-info docs-data-update docs-examples
    docs-known-limitations docs-supported-devices docs-supported-functions
    docs-troubleshooting docs-use-cases dynamic-devices entity-category
    entity-device-class entity-disabled-by-default entity-translations
    exception-translations icon-translations reconfiguration-flow repair-issues
    stale-devices

    async-dependency inject-websession strict-typing
"""


def _wrong(name: str, schema: probatio.Schema, data: Any) -> Iterator[Problem]:
    try:
        schema(data)
    except probatio.MultipleInvalid as errors:
        for error in errors.errors:
            place = ".".join(map(str, error.path)) or "the whole file"
            yield Problem(file=name, place=place, advice=error.msg)


def check_manifest(project: Project) -> Iterator[Problem]:
    """manifest.json: its keys, their order, and that a flow exists where it says so."""
    manifest, name = project.manifest(), "custom_components/hameau/manifest.json"
    yield from _wrong(name, MANIFEST, manifest)
    rest = [key for key in manifest if key not in {"domain", "name"}]
    if list(manifest)[:2] != ["domain", "name"] or rest != sorted(rest):
        advice = "write domain, name, then the other keys in alphabetical order"
        yield Problem(file=name, place="order", advice=advice)
    said = (project.integration / "core" / "__init__.py").read_text()
    if f'__version__ = "{manifest.get("version")}"' not in said:
        advice = "say the same version as __version__ in core/__init__.py"
        yield Problem(file=name, place="version", advice=advice)
    for matcher in manifest.get("usb", ()):
        for key, text in matcher.items():
            expected = text.upper() if key in {"vid", "pid"} else text.lower()
            if text != expected:
                advice = f"write {expected}: Home Assistant compares it so"
                yield Problem(file=name, place=f"usb.{key}", advice=advice)
    flow = (project.integration / "config_flow.py").exists()
    if manifest.get("config_flow", False) is not flow:
        yield Problem(
            file=name, place="config_flow", advice="true where config_flow.py exists"
        )


def check_hacs(project: Project) -> Iterator[Problem]:
    """hacs.json: the keys HACS knows, and a file name with a zip release."""
    path = project.root / "hacs.json"
    data = json.loads(path.read_text()) if path.exists() else {}
    yield from _wrong("hacs.json", HACS, data)
    if data.get("zip_release") and not data.get("filename"):
        yield Problem(file="hacs.json", place="filename", advice="name the zip file")


def check_quality_scale(project: Project) -> Iterator[Problem]:
    """quality_scale.yaml: every rule done, or exempt with its reason."""
    path = project.integration / "quality_scale.yaml"
    name = project.name(path)
    rules: dict[str, Any] = load_yaml_dict(path)["rules"] if path.exists() else {}
    for rule in sorted({*QUALITY_RULES.split()} ^ set(rules)):
        advice = "no such rule" if rule in rules else "say done, or exempt and why"
        yield Problem(file=name, place=f"rules.{rule}", advice=advice)
    for rule, status in rules.items():
        exempt = isinstance(status, dict) and status.get("status") == "exempt"
        if status != "done" and not (exempt and status.get("comment")):
            advice = "done, or {status: exempt, comment: the reason}"
            yield Problem(file=name, place=f"rules.{rule}", advice=advice)


def _components(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give the components of Home Assistant that code imports when it runs."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                for other in node.orelse:
                    yield from _components(other)
            case ast.ImportFrom(module="homeassistant.components", names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=str(module)) if module.startswith(
                "homeassistant.components."
            ):
                yield node.lineno, module.split(".")[2]
            case ast.Import(names=names):
                for alias in names:
                    if alias.name.startswith("homeassistant.components."):
                        yield node.lineno, alias.name.split(".")[2]
            case _:
                yield from _components(node)


def check_dependencies(project: Project) -> Iterator[Problem]:
    """The manifest names every component that the code imports (hassfest's rule)."""
    manifest = project.manifest()
    named = {*manifest.get("dependencies", ()), *manifest.get("after_dependencies", ())}
    named |= FREE | {path.stem for path in project.integration.glob("*.py")}
    for path in project.sources():
        for line, component in _components(ast.parse(path.read_text())):
            if component not in named:
                yield Problem(
                    file=project.name(path),
                    place=f"line {line}",
                    advice=f"put {component} into dependencies or after_dependencies of "
                    "manifest.json",
                )
