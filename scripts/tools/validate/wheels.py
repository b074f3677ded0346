"""Requirements: what they may ask for, and that Home Assistant OS can install them.

Home Assistant OS and Container are Alpine with no compiler: a requirement, with all that
it needs, must exist as a pure or a musllinux wheel for this Python on both processors.
"""

import ast
from collections.abc import Iterator
from importlib.metadata import requires
import json
from pathlib import Path
import subprocess

from awesomeversion import AwesomeVersion
import homeassistant
from packaging.requirements import Requirement

from scripts.tools import ROOT

from . import Problem, Project

CONSTRAINTS = Path(homeassistant.__file__).parent / "package_constraints.txt"
PLATFORMS = ("x86_64-unknown-linux-musl", "aarch64-unknown-linux-musl")
UV = ROOT / ".python" / "tools" / "bin" / "uv"


def requirements(project: Project) -> Iterator[tuple[str, str]]:
    """Give each requirement and its file: the manifest's, and those installed on demand.

    The latter are the module-level lists named …_REQUIREMENTS.
    """
    for text in project.manifest().get("requirements", ()):
        yield "custom_components/hameau/manifest.json", text
    for path in project.sources():
        for node in ast.parse(path.read_text()).body:
            match node:
                case ast.AnnAssign(
                    target=ast.Name(id=name), value=ast.List(elts=items)
                ):
                    if name.endswith("_REQUIREMENTS"):
                        for item in items:
                            yield project.name(path), ast.literal_eval(item)


def _constraints() -> dict[str, Requirement]:
    lines = CONSTRAINTS.read_text().splitlines()
    found = [Requirement(line) for line in lines if line and line[0] not in "#-"]
    return {requirement.name.lower(): requirement for requirement in found}


def _shared() -> dict[str, Requirement]:
    """What Home Assistant's own integrations hold to one version, by name."""
    manifests = Path(homeassistant.__file__).parent.glob("components/*/manifest.json")
    texts = (
        text
        for manifest in manifests
        for text in json.loads(manifest.read_text()).get("requirements", ())
    )
    return {(one := Requirement(text)).name.lower(): one for text in texts}


def _follows(requirement: Requirement, shared: dict[str, Requirement]) -> bool:
    """Say whether it lets the version be that of Home Assistant's own integrations.

    They move with each release, and two integrations that want different versions install theirs in turn.
    """
    theirs = shared.get(requirement.name.lower())
    if theirs is None or not str(requirement.specifier).startswith(">="):
        return False
    return str(theirs.specifier).removeprefix("==") in requirement.specifier


def check_pins(project: Project) -> Iterator[Problem]:
    """A requirement has one version, the one Home Assistant holds it to; or that of its own integrations."""
    core = {Requirement(text).name.lower() for text in requires("homeassistant") or ()}
    constraints, shared = _constraints(), _shared()
    for file, text in requirements(project):
        requirement = Requirement(text)
        version = str(requirement.specifier).removeprefix("==")
        held = constraints.get(requirement.name.lower())
        if _follows(requirement, shared):
            continue
        if not str(requirement.specifier).startswith("=="):
            advice = "name one version: package==version"
        elif requirement.name.lower() in core:
            advice = "leave out: Home Assistant itself brings it"
        elif held is not None and AwesomeVersion(version) not in held.specifier:
            advice = f"Home Assistant holds it to {held.specifier}"
        else:
            continue
        yield Problem(file=file, place=text, advice=advice)


def check_wheels(project: Project) -> Iterator[Problem]:
    """Every requirement resolves to wheels for Alpine, beside Home Assistant's own."""
    wanted = sorted({text for _, text in requirements(project)})
    for platform in PLATFORMS if wanted else ():
        command: list[str | Path] = [
            *(UV, "pip", "compile", "--quiet", "--no-header", "--only-binary", ":all:"),
            *("--python-platform", platform, "--python-version", "3.14"),
            *("--constraints", CONSTRAINTS, "-"),
        ]
        resolved = subprocess.run(
            command,
            input="\n".join(wanted),
            capture_output=True,
            text=True,
            check=False,
        )
        if resolved.returncode:
            reason = " ".join(resolved.stderr.split())
            yield Problem(
                file="requirements",
                place=platform,
                advice=f"choose versions that have wheels there: {reason}",
            )
