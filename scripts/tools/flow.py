"""Hameau's own flows, walked through as the frontend does."""

import asyncio
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
    """Change some of an entry's options; the others keep their defaults."""
    step = await ha.post(f"{FLOWS}/options/flow", {"handler": entry_id})
    defaults = {
        field["name"]: field.get("default", {})
        for field in step["data_schema"]
        if field.get("required")
    }
    page = f"{FLOWS}/options/flow/{step['flow_id']}"
    await ha.post(page, {**defaults, **answers})


async def upload(ha: HomeAssistant, path: Path) -> str:
    """Hand a file over as the frontend does; give the id a flow's page takes."""
    form = aiohttp.FormData()
    content = await asyncio.to_thread(path.read_bytes)
    form.add_field("file", content, filename=path.name)
    async with ha.session.post(f"{ha.url}/api/file_upload", data=form) as answer:
        answer.raise_for_status()
        file_id: str = (await answer.json())["file_id"]
        return file_id
