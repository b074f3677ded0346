"""Print what a demo Home Assistant needs installed, one requirement a line.

Home Assistant installs the requirements of an integration when it first meets it; ours
starts with `--skip-pip` so that nothing is fetched while it runs. Run by scripts/setup
with the Python of the environment where `homeassistant` itself is installed already.
"""

import json
from pathlib import Path
import sys
from typing import Any

import homeassistant
from homeassistant.bootstrap import DEFAULT_INTEGRATIONS

CORE = Path(homeassistant.__file__).parent / "components"
OURS = Path(__file__).parents[2] / "custom_components"

# What tools/configuration.py writes into configuration.yaml, beyond what always starts; and `hassio`,
# which core's analytics imports even where there is no Supervisor.
CONFIGURED = {
    *("config", "energy", "frontend", "hassio", "history", "logbook", "lovelace", "my"),
    *("recorder", "sun", "hameau"),
}


def manifest(domain: str) -> dict[str, Any]:
    """Give the manifest of a domain, {} for one that does not exist (yet)."""
    for folder in (OURS, CORE):
        if (path := folder / domain / "manifest.json").exists():
            loaded: dict[str, Any] = json.loads(path.read_text())
            return loaded
    return {}


def requirements(domains: set[str]) -> set[str]:
    """Give the requirements of the domains and of all they depend on."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = set(domains)
    while waiting:
        seen.add(domain := waiting.pop())
        known = manifest(domain)
        found.update(known.get("requirements", ()))
        waiting.update(set(known.get("dependencies", ())) - seen)
    return found


if __name__ == "__main__":
    for line in sorted(requirements(DEFAULT_INTEGRATIONS | CONFIGURED)):
        sys.stdout.write(f"{line}\n")
