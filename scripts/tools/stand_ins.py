"""Home Assistant among stand-ins: the services it asks are those of `tests/servers`, on this machine.

Run in place of `homeassistant`, with the services' addresses (JSON) before its own arguments. Nothing else is another: how
often, when and what is asked is for Hameau to decide.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib import import_module
import json
import sys
from typing import Final

from homeassistant.__main__ import main as home_assistant

from tests.servers.everything import Everything
from tests.servers.linky_home import LinkyHome

CLIENTS: Final = "custom_components.hameau.core.clients"
WHERE: Final = {
    "conso_api.BASE": "conso_api",
    "tempo.RTE_BASE": "rte_tempo",
    "tempo.COULEUR_BASE": "couleur_tempo",
    "ejp.BASE": "edf",
    "energy_charts.BASE": "energy_charts",
    "regulated_prices.BASE": "data_gouv",
}
"""Constant of a client, in which a service's address is → the stand-in."""


@asynccontextmanager
async def standing_in(home: LinkyHome) -> AsyncIterator[tuple[Everything, str]]:
    """Run the services for a home while the block lasts; give them, and their addresses for `main`."""
    async with Everything(home) as everything:
        stands = everything.stands
        addresses = {name: stands[which].base for name, which in WHERE.items()}
        yield everything, json.dumps(addresses)


def redirect(addresses: Mapping[str, str]) -> None:
    """Let each client ask another address."""
    for name, address in addresses.items():
        module, _, constant = name.partition(".")
        setattr(import_module(f"{CLIENTS}.{module}"), constant, address)


def main(arguments: list[str]) -> int:
    """Run Home Assistant; give its exit code."""
    redirect(json.loads(arguments[0]))
    sys.argv = ["homeassistant", *arguments[1:]]
    return home_assistant()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
