"""Hameau's own flows, walked through as the frontend does."""

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import aiohttp

from scripts.tools.ha import HomeAssistant, Unhappy

FLOWS = "/api/config/config_entries"
TRIAL_LIMIT_S = 60


async def add_meter(ha: HomeAssistant, form: str, answers: dict[str, Any]) -> str:
    """Add a meter by one of the pages of its flow; give the entry's id."""
    step = await ha.post(f"{FLOWS}/flow", {"handler": "hameau"})
    page = f"{FLOWS}/flow/{step['flow_id']}"
    await ha.post(page, {"next_step_id": "meter"})
    await ha.post(page, {"next_step_id": f"meter_{form}"})
    step = await ha.post(page, answers)
    for _ in range(TRIAL_LIMIT_S * 5):
        if step["type"] != "progress":
            break
        await asyncio.sleep(0.2)
        step = await ha.get(page)
    if step.get("step_id") != "confirm":
        raise Unhappy(f"the meter was not found: {step.get('errors') or step}")
    step = await ha.post(page, {})
    entry_id: str = step["result"]["entry_id"]
    return entry_id


async def set_options(
    ha: HomeAssistant, entry_id: str, answers: dict[str, Any]
) -> None:
    """Change some of an entry's options; the others are left as the page shows them."""
    step = await ha.post(f"{FLOWS}/options/flow", {"handler": entry_id})
    page = f"{FLOWS}/options/flow/{step['flow_id']}"
    await ha.post(page, {**_shown(step["data_schema"]), **answers})


def _shown(fields: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the values a page shows before anything is typed, those of its sections too."""
    shown: dict[str, Any] = {}
    for field in fields:
        name, described = field["name"], field.get("description") or {}
        if "schema" in field:
            shown[name] = _shown(field["schema"])
        elif "suggested_value" in described:
            shown[name] = described["suggested_value"]
        elif "default" in field:
            shown[name] = field["default"]
    return {name: value for name, value in shown.items() if value is not None}


async def upload(ha: HomeAssistant, path: Path) -> str:
    """Hand a file over as the frontend does; give the id a flow's page takes."""
    form = aiohttp.FormData()
    content = await asyncio.to_thread(path.read_bytes)
    form.add_field("file", content, filename=path.name)
    async with ha.session.post(f"{ha.url}/api/file_upload", data=form) as answer:
        answer.raise_for_status()
        file_id: str = (await answer.json())["file_id"]
        return file_id


async def _walk(
    ha: HomeAssistant, page: str, pages: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """Answer one page after the other; the last answer has to end the flow well."""
    step: dict[str, Any] = {}
    for answers in pages:
        step = await ha.post(page, answers)
    if step.get("type") != "create_entry":
        raise Unhappy(f"{page}: {step.get('errors') or step}")
    return step


async def add_home(ha: HomeAssistant, name: str, meter: str) -> str:
    """Add a home on a meter, as the entry with this id; give its own entry's id."""
    step = await ha.post(f"{FLOWS}/flow", {"handler": "hameau"})
    pages = ({"next_step_id": "home"}, {"name": name, "meter": meter})
    step = await _walk(ha, f"{FLOWS}/flow/{step['flow_id']}", pages)
    # The form goes on to a first appliance by itself; `add_part` begins its own.
    if follows := step.get("next_flow"):
        async with ha.session.delete(
            f"{ha.url}{FLOWS}/subentries/flow/{follows[1]}"
        ) as answer:
            answer.raise_for_status()
    entry_id: str = step["result"]["entry_id"]
    return entry_id


async def add_part(
    ha: HomeAssistant, home: str, kind: str, *pages: Mapping[str, Any]
) -> None:
    """Add an appliance, a circuit, a schedule or an exception to a home."""
    begun = {"handler": [home, kind]}
    step = await ha.post(f"{FLOWS}/subentries/flow", begun)
    await _walk(ha, f"{FLOWS}/subentries/flow/{step['flow_id']}", pages)
    await loaded(ha, home)


async def loaded(ha: HomeAssistant, entry_id: str) -> None:
    """Wait until an entry has been loaded: one that has just changed may be loaded anew."""
    for _ in range(TRIAL_LIMIT_S * 10):
        await asyncio.sleep(0.1)
        found = await ha.call("config_entries/get_single", entry_id=entry_id)
        if found["config_entry"]["state"] == "loaded":
            return
    raise Unhappy(f"the entry {entry_id} is not loaded")


async def parts_of(ha: HomeAssistant, home: str) -> dict[str, str]:
    """Give the ids of a home's parts by their names."""
    parts = await ha.call("config_entries/subentries/list", entry_id=home)
    return {part["title"]: part["subentry_id"] for part in parts}
