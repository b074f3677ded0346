"""What the tests of a home's flows share: pages answered as the frontend does, their texts checked."""

from collections.abc import Iterator, Mapping
import json
from pathlib import Path
from typing import Any

from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, section
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN

ROOT = Path(__file__).parents[2]
TEXTS: Mapping[str, Any] = json.loads(
    (ROOT / "custom_components/hameau/translations/en.json").read_text()
)


def flow_texts(flow: Mapping[str, Any], home: MockConfigEntry | None) -> Any:
    """Give the texts of the flow a page belongs to."""
    handler = flow["handler"]
    if isinstance(handler, tuple):
        return TEXTS["config_subentries"][handler[1]]
    return TEXTS["options" if home and handler == home.entry_id else "config"]


def labels(fields: Any, texts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give each field of a page with its texts, those of its sections too."""
    for key, field in fields.schema.items():
        if isinstance(field, section):
            inside = texts["sections"][str(key)]
            assert inside["name"]
            yield from labels(field.schema, inside)
        else:
            yield str(key), texts


def check_texts(flow: Mapping[str, Any], home: MockConfigEntry | None = None) -> None:
    """A page has a title, each field a name and an explanation, each error a sentence."""
    texts = flow_texts(flow, home)
    match flow["type"]:
        case FlowResultType.FORM:
            page = texts["step"][flow["step_id"]]
            assert page["title"]
            for field, named in labels(flow["data_schema"], page):
                assert named["data"][field]
                assert named["data_description"][field]
            for problem in (flow["errors"] or {}).values():
                filled = dict.fromkeys(flow["description_placeholders"] or (), "")
                assert texts["error"][problem].format(**filled)
        case FlowResultType.MENU:
            page = texts["step"][flow["step_id"]]
            assert set(flow["menu_options"]) == set(page["menu_options"])
        case FlowResultType.SHOW_PROGRESS:
            assert texts["progress"][flow["progress_action"]]
        case FlowResultType.ABORT:
            if not flow.get("translation_domain"):
                assert texts["abort"][flow["reason"]]


def suggested(flow: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a page is filled in with: what a person who changes nothing sends."""

    def filled(fields: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, field in fields.schema.items():
            if isinstance(field, section):
                found[str(key)] = filled(field.schema)
            elif (said := (key.description or {}).get("suggested_value")) is not None:
                found[str(key)] = said
            elif callable(key.default):
                found[str(key)] = key.default()
        return found

    return filled(flow["data_schema"])


class Part:
    """A flow of one part of a home, page after page."""

    def __init__(self, hass: HomeAssistant, home: MockConfigEntry, kind: str) -> None:
        """Begin nothing yet."""
        self.hass, self.home, self.kind = hass, home, kind
        self.page: Any = None

    async def add(self) -> Any:
        """Open the flow that adds a part."""
        return await self._shown({"source": SOURCE_USER})

    async def change(self, subentry_id: str) -> Any:
        """Open the flow that changes a part."""
        return await self._shown(
            {"source": SOURCE_RECONFIGURE, "subentry_id": subentry_id}
        )

    async def _shown(self, context: Any) -> Any:
        key = (self.home.entry_id, self.kind)
        self.page = await self.hass.config_entries.subentries.async_init(
            key, context=context
        )
        check_texts(self.page)
        return self.page

    async def answer(self, **typed: Any) -> Any:
        """Send a page as it is filled in, but for what is typed."""
        answer: dict[str, Any] = dict(typed)
        if self.page["type"] is FlowResultType.FORM:
            answer = {**suggested(self.page), **typed}
        return await self._send({k: v for k, v in answer.items() if v is not None})

    async def fine(self, **typed: Any) -> Any:
        """Send a page with its section of fine settings changed."""
        page = suggested(self.page)
        return await self._send({**page, "fine": {**page["fine"], **typed}})

    async def choose(self, option: str) -> Any:
        """Choose from a menu."""
        return await self._send({"next_step_id": option})

    async def _send(self, answer: Any) -> Any:
        manager = self.hass.config_entries.subentries
        self.page = await manager.async_configure(self.page["flow_id"], answer)
        check_texts(self.page)
        while self.page["type"] is FlowResultType.SHOW_PROGRESS:
            await self.hass.async_block_till_done()
            self.page = await manager.async_configure(self.page["flow_id"])
            check_texts(self.page)
        # The home takes in what is new.
        await self.hass.async_block_till_done()
        return self.page


async def options_page(hass: HomeAssistant, home: MockConfigEntry) -> Any:
    """Open the page of a home's tastes."""
    page = await hass.config_entries.options.async_init(home.entry_id)
    check_texts(page, home)
    return page


def a_home(**data: Any) -> MockConfigEntry:
    """Give a home without a meter, unless told otherwise."""
    return MockConfigEntry(
        domain=DOMAIN,
        title="My home",
        unique_id="home_1",
        data={
            "source": "home",
            "meter_entry": None,
            "meter_entities": [],
            "subscribed_va": None,
            **data,
        },
    )
