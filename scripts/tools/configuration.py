"""A configuration of Home Assistant that is ready to use: nobody is asked anything.

A browser on this machine is the owner (trusted network), and there is a dashboard that
Hameau's strategy builds.
"""

from collections.abc import Mapping
import json
from pathlib import Path
from typing import Any

from scripts.tools import INTEGRATION

HOST = "127.0.0.1"
DASHBOARD = "hameau-energy"
USER_ID = "0" * 32

CONFIGURATION = f"""\
homeassistant:
  packages: !include_dir_named packages
  auth_providers:
    - type: trusted_networks
      trusted_networks: [127.0.0.1/32]
      allow_bypass_login: true
config:
diagnostics:
frontend:
recorder:
  commit_interval: 1
history:
logbook:
energy:
sun:
my:
lovelace:
  dashboards:
    {DASHBOARD}:
      mode: yaml
      title: Hameau
      icon: mdi:home-group
      filename: hameau.yaml
"""
DASHBOARD_YAML = "strategy:\n  type: custom:hameau\n"


type Parts = Mapping[str, Mapping[str, Any]]
"""More of a configuration, as packages by name: each has the integrations' own sections."""


def seed(config: Path, *, port: int, language: str, parts: Parts | None = None) -> None:
    """Write a configuration that leaves no wizard: an owner, a place, a port, a dashboard.

    What the folder holds already is kept, but for the port and for `parts`.
    """
    components = config / "custom_components"
    components.mkdir(parents=True, exist_ok=True)
    link = components / "hameau"
    if not link.exists():
        link.unlink(missing_ok=True)
        link.symlink_to(INTEGRATION, target_is_directory=True)
    packages = config / "packages"
    packages.mkdir(exist_ok=True)
    for name, part in (parts or {}).items():
        # What is JSON is YAML too.
        text = json.dumps(part, indent=2, ensure_ascii=False)
        (packages / f"{name}.yaml").write_text(text)
    for name, text in (
        ("configuration.yaml", CONFIGURATION),
        ("hameau.yaml", DASHBOARD_YAML),
    ):
        if not (config / name).exists():
            (config / name).write_text(text)

    owner = {
        "id": USER_ID,
        "group_ids": ["system-admin"],
        "is_owner": True,
        "is_active": True,
        "name": "Hameau",
        "system_generated": False,
        "local_only": False,
    }
    place = {
        "location_name": "Démo" if language == "fr" else "Demo",
        "latitude": 45.19,
        "longitude": 5.72,
        "elevation": 212,
        "radius": 100,
        "unit_system_v2": "metric",
        "time_zone": "Europe/Paris",
        "country": "FR",
        "currency": "EUR",
        "language": language,
        "external_url": None,
        "internal_url": None,
    }
    done = ["user", "core_config", "analytics", "integration"]
    empty_auth: dict[str, Any] = {"groups": [], "credentials": [], "refresh_tokens": []}
    _store(config, "auth", {"users": [owner], **empty_auth})
    _store(config, "onboarding", {"done": done}, version=4)
    _store(config, "core.config", place, minor=4)
    # What the person chose in their profile, before what their browser prefers.
    spoken = {"language": language, "number_format": "language"}
    _store(config, f"frontend.user_data_{USER_ID}", {"language": spoken})
    # The oldest layout of this file: every release migrates it to its own.
    (config / ".storage" / "http").unlink(missing_ok=True)
    _store(config, "http", {"server_host": [HOST], "server_port": port})


def _store(
    config: Path, key: str, data: dict[str, Any], version: int = 1, minor: int = 1
) -> None:
    """Write one file of `.storage`, unless the configuration has its own."""
    path = config / ".storage" / key
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        head = {"version": version, "minor_version": minor, "key": key}
        path.write_text(json.dumps({**head, "data": data}, indent=2))
