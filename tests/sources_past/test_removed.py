"""Statistics whose contract, or whose point, was removed: costs go with the contract, the rest is for a person to say."""

from http import HTTPStatus
from typing import Any

from homeassistant.components.recorder.statistics import get_metadata
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.errors import HistoryError
from custom_components.hameau.history import History
from tests.sources_past.pages import POINT, days_of, files_entry, raised, run_of, settle
from tests.sources_past.test_contract import OFF_PEAK, contract, tell_curve

MADE_BY_CONTRACT = {"cost", "import_off_peak", "cost_off_peak", "import_peak", "cost_peak"}  # fmt: skip


async def there(hass: HomeAssistant) -> set[str]:
    """The statistics of the point the recorder has."""
    known = await get_instance(hass).async_add_executor_job(
        lambda: get_metadata(hass, statistic_source=DOMAIN)
    )
    return {name.removeprefix(f"{DOMAIN}:{POINT}_") for name in known}


async def priced(hass: HomeAssistant) -> MockConfigEntry:
    """A point with a history and a contract."""
    entry = files_entry(hass, subentries_data=[contract("one", OFF_PEAK)])
    await tell_curve(await run_of(hass, entry))
    await settle(hass)
    assert await there(hass) == {"import", *MADE_BY_CONTRACT}
    return entry


async def test_costs_go_with_their_contract_and_come_back_with_it(
    hass: HomeAssistant,
) -> None:
    """Without a question: nothing is lost that the contract would not make again."""
    entry = await priced(hass)
    before = await days_of(hass, "cost"), await days_of(hass, "import")
    [part] = entry.subentries.values()
    assert hass.config_entries.async_remove_subentry(entry, part.subentry_id)
    await settle(hass)
    assert await there(hass) == {"import"}
    assert await days_of(hass, "import") == before[1]
    assert raised(hass) == set()
    assert hass.config_entries.async_add_subentry(entry, part)
    await settle(hass)
    assert (await days_of(hass, "cost"), await days_of(hass, "import")) == before


async def test_costs_that_cannot_be_removed_now_are_removed_later(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the next start."""
    entry = await priced(hass)
    [part] = entry.subentries.values()

    async def refuse(*_: Any) -> None:
        raise HistoryError("busy")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(History, "async_remove", refuse)
        hass.config_entries.async_remove_subentry(entry, part.subentry_id)
        await settle(hass)
        assert await there(hass) == {"import", *MADE_BY_CONTRACT}
    await hass.config_entries.async_reload(entry.entry_id)
    await settle(hass)
    assert await there(hass) == {"import"}


async def answered(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, choice: str
) -> dict[str, Any]:
    """Answer the issue of what is left, as its page does."""
    assert await async_setup_component(hass, "repairs", {})
    client = await hass_client()
    url = "/api/repairs/issues/fix"
    begun = await client.post(
        url, json={"handler": DOMAIN, "issue_id": f"history_left_{POINT}"}
    )
    assert begun.status == HTTPStatus.OK
    page = await begun.json()
    assert page["menu_options"] == ["keep", "remove"]
    done = await client.post(f"{url}/{page['flow_id']}", json={"next_step_id": choice})
    told: dict[str, Any] = await done.json()
    return told


@pytest.mark.parametrize(("choice", "left"), [("keep", {"import"}), ("remove", set())])
async def test_a_person_says_what_becomes_of_a_removed_point(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    choice: str,
    left: set[str],
) -> None:
    """Its costs are gone; added again, all of its history is there."""
    entry = await priced(hass)
    before = await days_of(hass, "import")
    await hass.config_entries.async_remove(entry.entry_id)
    await settle(hass)
    assert await there(hass) == {"import"}
    assert raised(hass) == {"history_left"}
    done = await answered(hass, hass_client, choice)
    assert done["type"] == "create_entry"
    await settle(hass)
    assert await there(hass) == left
    assert raised(hass) == set()
    await run_of(hass, files_entry(hass))
    await settle(hass)
    assert await days_of(hass, "import") == before


async def test_a_point_that_is_added_again_leaves_no_question(
    hass: HomeAssistant,
) -> None:
    entry = await priced(hass)
    await hass.config_entries.async_remove(entry.entry_id)
    await settle(hass)
    assert raised(hass) == {"history_left"}
    await run_of(hass, files_entry(hass))
    assert raised(hass) == set()
