"""The table of sources makes the menu; an entry's tastes make its options."""

from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, UnknownStep
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.errors import SourceError
from custom_components.hameau.sources import SOURCES
from tests.config_flow.pages import SERIAL, configure


async def test_sources_make_a_menu(hass: HomeAssistant) -> None:
    """One more line in the table is all it takes; an unknown step stays unknown."""
    with patch.dict(SOURCES, {"other": "meter"}):
        menu = await hass.config_entries.flow.async_init(
            DOMAIN, context={"source": SOURCE_USER}
        )
        assert menu["menu_options"][:2] == ["meter", "home"]
        assert menu["menu_options"][-1] == "other"
        ways = await configure(hass, menu, {"next_step_id": "meter"})
        assert "meter_serial" in ways["menu_options"]
        manager = hass.config_entries.flow
        flow = manager._progress[ways["flow_id"]]
        assert not hasattr(flow, "nothing_at_all")
        with pytest.raises(UnknownStep):
            await manager._async_handle_step(flow, "nowhere", None)


async def test_a_source_with_one_page_shows_it_at_once(hass: HomeAssistant) -> None:
    """No menu of one."""
    from dataclasses import replace

    from custom_components.hameau.sources.meter import SOURCE

    short = replace(SOURCE, forms=SOURCE.forms[:1])
    with patch("custom_components.hameau.sources.meter.SOURCE", short):
        menu = await hass.config_entries.flow.async_init(
            DOMAIN, context={"source": SOURCE_USER}
        )
        page = await configure(hass, menu, {"next_step_id": "meter"})
    assert page["step_id"] == "meter_serial"


async def test_a_source_error_names_its_cause() -> None:
    """For the log; its texts are in the translations."""
    assert str(SourceError("no_signal")) == "no_signal"


async def test_tastes_change_how_often_values_are_written(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Prices are asked for the contract's indexes, under the supplier's names."""
    options = hass.config_entries.options
    page: Any = await options.async_init(entry.entry_id)
    assert page["step_id"] == "meter"
    assert not hasattr(options._progress[page["flow_id"]], "async_step_nowhere")
    prices = page["data_schema"].schema["prices"].schema.schema
    assert [str(key) for key in prices] == [f"easf0{index}" for index in range(1, 7)]
    assert page["description_placeholders"]["easf05"] == "HC rouge"
    answer = {
        "dead_band_va": 100,
        "interval_s": 5,
        "index_interval_s": 120,
        "sparse_interval_s": 600,
        "prices": {"easf01": 0.1288},
    }
    done = await hass.config_entries.options.async_configure(page["flow_id"], answer)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    assert entry.options == answer
    assert entry.runtime_data.rhythms["power"].dead_band == 100


async def test_a_price_of_an_index_that_is_not_shown_is_kept(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """It may count again, after a change of mode; one that is shown and emptied is gone."""
    before = {"prices": {"hchc": 0.1568, "easf01": 0.1288, "easf02": 0.16}}
    hass.config_entries.async_update_entry(entry, options=before)
    options = hass.config_entries.options
    page: Any = await options.async_init(entry.entry_id)
    answer = {
        "dead_band_va": 20,
        "interval_s": 10,
        "index_interval_s": 60,
        "sparse_interval_s": 300,
        "prices": {"easf01": 0.13},
    }
    done = await options.async_configure(page["flow_id"], answer)
    assert done["data"]["prices"] == {"hchc": 0.1568, "easf01": 0.13}
    await hass.async_block_till_done()


async def test_tastes_of_a_meter_at_rest_keep_its_prices(hass: HomeAssistant) -> None:
    """What a meter that has not spoken yet cannot name is not lost."""
    at_rest = MockConfigEntry(
        domain=DOMAIN,
        unique_id=SERIAL,
        data={"source": "meter", "link": "serial", "device": "/dev/ttyNowhere"},
        options={"prices": {"easf01": 0.1288}},
    )
    at_rest.add_to_hass(hass)
    page: Any = await hass.config_entries.options.async_init(at_rest.entry_id)
    assert "prices" not in page["data_schema"].schema
    answer = {
        "dead_band_va": 50,
        "interval_s": 10,
        "index_interval_s": 60,
        "sparse_interval_s": 300,
    }
    done = await hass.config_entries.options.async_configure(page["flow_id"], answer)
    assert done["data"] == {**answer, "prices": {"easf01": 0.1288}}
