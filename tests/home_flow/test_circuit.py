"""A circuit has a limit of its own, and hangs on another or on the home."""

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.home_flow.pages import Part, suggested


@pytest.fixture
def part(hass: HomeAssistant, home: MockConfigEntry) -> Part:
    """Give the flow of a circuit."""
    return Part(hass, home, "circuit")


@pytest.mark.parametrize(
    ("typed", "limit_va"),
    [
        ({"rating": 16.0}, 3680),
        ({"rating": 16.0, "phases": "3"}, 11040),
        ({"rating": 4.5, "unit": "kva"}, 4500),
    ],
)
async def test_the_size_on_the_breaker_becomes_va(
    part: Part, home: MockConfigEntry, typed: dict[str, object], limit_va: int
) -> None:
    """Amperes at 230 V, on each phase there is."""
    await part.add()
    done = await part.answer(name=" Annexe ", **typed)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    (annexe,) = home.get_subentries_of_type("circuit")
    assert annexe.title == "Annexe"
    assert (annexe.data["limit_va"], annexe.data["parent"]) == (limit_va, "house")
    page = await part.change(annexe.subentry_id)
    shown = suggested(page)
    assert {key: shown[key] for key in typed} == typed
    done = await part.answer()
    assert done["reason"] == "reconfigure_successful"
    assert annexe.data["limit_va"] == limit_va


async def test_a_name_is_given_once(part: Part, home: MockConfigEntry) -> None:
    """It is how circuits are told apart; an entry may keep its own."""
    await part.add()
    assert (await part.answer(name=" "))["errors"] == {"name": "missing"}
    await part.answer(name="Annexe")
    await part.add()
    assert (await part.answer(name="annexe"))["errors"] == {"name": "name_taken"}
    await part.answer(name="Garage")
    assert len(home.get_subentries_of_type("circuit")) == 2


async def test_a_sensor_that_tells_no_power_is_refused(
    part: Part, home: MockConfigEntry
) -> None:
    """By name and unit."""
    part.hass.states.async_set("sensor.x", "1", {"unit_of_measurement": "lx"})
    await part.add()
    page = await part.answer(name="Annexe", power_entity="sensor.x")
    assert page["errors"] == {"power_entity": "unknown_unit"}
    assert page["description_placeholders"] == {"sensors": "x (lx)"}


async def test_no_circuit_hangs_on_itself(part: Part, home: MockConfigEntry) -> None:
    """Neither straight nor by those that hang on it."""
    for name in ("Annexe", "Workshop", "Lathe"):
        page = await part.add()
        if name == "Annexe":
            assert "parent" not in page["data_schema"].schema
        above = home.get_subentries_of_type("circuit")
        last = next(reversed(list(above)), None)
        await part.answer(name=name, parent=last.subentry_id if last else None)
    by_name = {one.title: one for one in home.get_subentries_of_type("circuit")}
    assert by_name["Lathe"].data["parent"] == by_name["Workshop"].subentry_id
    page = await part.change(by_name["Annexe"].subentry_id)
    assert "parent" not in page["data_schema"].schema
    page = await part.change(by_name["Lathe"].subentry_id)
    offered = page["data_schema"].schema["parent"].config["options"]
    assert [one["label"] for one in offered] == ["house", "Annexe", "Workshop"]
