"""The demo's points of delivery: entries by Hameau's own flows, contracts by its forms, files by its upload, preview and consent."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
import time
from typing import Any, Final

from scripts.tools.bills import FEED_IN, gas_terms, power_terms
from scripts.tools.flow import FLOWS, add_part, loaded, upload
from scripts.tools.ha import HomeAssistant, Unhappy
from scripts.tools.years import COEFFICIENT, PCE, PRM, Years

TRIAL_LIMIT_S: Final = 90
FOLDER: Final = "downloads"
"""Where the files lie that a person has downloaded."""

type Page = Mapping[str, Any]


async def add_years(ha: HomeAssistant, years: Years) -> str:
    """Add Tempo, EJP, the market's prices, electricity with its files, and gas; give the id of electricity's entry.

    The service that goes on where the files end is added by `ask_service`.
    """
    await add_source(ha, "tempo", {})
    await add_source(ha, "ejp", {"next_step_id": "ejp_edf"}, {})
    await add_source(ha, "spot", {"next_step_id": "spot_france"}, {})
    electricity = await add_source(
        ha, "electricity", {"next_step_id": "electricity_files"}, {"point": PRM}
    )
    for terms in power_terms(years):
        await add_part(ha, electricity, "contract", *terms.pages())
    rate = {"from": years.first.isoformat(), "price": float(FEED_IN)}
    await add_part(ha, electricity, "feed_in", rate)
    gas = await add_source(ha, "gas", {"point": PCE})
    for terms in gas_terms(years):
        (page,) = terms.pages()
        await add_part(ha, gas, "gas_contract", {**page, "coefficient": COEFFICIENT})
    await import_files(ha, await asyncio.to_thread(write_files, ha.config, years))
    button = (await ha.entities(gas))["add_to_energy"]
    await ha.post("/api/services/button/press", {"entity_id": button})
    return electricity


async def ask_service(ha: HomeAssistant, electricity: str, key: str) -> None:
    """Let a point's history come from the service too, from now on."""
    begun = {"handler": "hameau", "entry_id": electricity}
    page = {"next_step_id": "electricity_conso_api"}
    step = await _walk(ha, begun, page, {"key": key, "point": PRM})
    if step.get("reason") != "reconfigure_successful":
        raise Unhappy(f"the service was not taken: {step}")
    await loaded(ha, electricity)


async def asked(
    ha: HomeAssistant, electricity: str
) -> tuple[datetime | None, datetime]:
    """Give when the service was asked last, and when it is asked next."""
    told = await ha.get(f"/api/diagnostics/config_entry/{electricity}")
    gateway = told["data"]["gateway"]
    last = gateway["last"]
    return (
        datetime.fromisoformat(last) if last else None,
        datetime.fromisoformat(gateway["next"]),
    )


async def add_source(ha: HomeAssistant, source: str, *pages: Page) -> str:
    """Add an entry; give its id."""
    begun = {"handler": "hameau"}
    step = await _walk(ha, begun, {"next_step_id": source}, *pages)
    if step["type"] != "create_entry":
        raise Unhappy(f"{source} was not added: {step}")
    entry_id: str = step["result"]["entry_id"]
    await loaded(ha, entry_id)
    return entry_id


async def _walk(ha: HomeAssistant, begun: Page, *pages: Page) -> dict[str, Any]:
    """Answer the pages of a flow, and wait while it tries; give what it came to."""
    step: dict[str, Any] = await ha.post(f"{FLOWS}/flow", begun)
    where = f"{FLOWS}/flow/{step['flow_id']}"
    for page in pages:
        step = await ha.post(where, page)
    end = time.monotonic() + TRIAL_LIMIT_S
    while step["type"] == "progress" and time.monotonic() < end:
        await asyncio.sleep(0.2)
        step = await ha.get(where)
    return step


def write_files(config: Path, years: Years) -> list[Path]:
    """Put the files a person has downloaded into a folder; give each."""
    folder = config / FOLDER
    folder.mkdir(exist_ok=True)
    paths = []
    for name, content in years.files().items():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    return paths


async def preview(ha: HomeAssistant, paths: list[Path]) -> dict[str, Any]:
    """Hand files over; give what they are said to bring."""
    ids = [await upload(ha, path) for path in paths]
    told: dict[str, Any] = await ha.call("hameau/import/preview", file_ids=ids)
    return told


async def import_files(ha: HomeAssistant, paths: list[Path]) -> list[dict[str, Any]]:
    """Import files as a person does: look at what they bring, then agree. Raises Unhappy where one has an error."""
    told = await preview(ha, paths)
    if wrong := [file["error"] for file in told["files"] if file["error"]]:
        raise Unhappy(f"a file is not believed: {wrong}")
    done = await ha.call("hameau/import/confirm", preview=told["preview"])
    changes: list[dict[str, Any]] = done["changes"]
    return changes
