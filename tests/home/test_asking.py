"""What services and cards ask of a home."""

from collections.abc import AsyncIterator
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_READ_ONLY
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
import pytest
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from .plugs import Bench, bench

SCHEDULE = {
    "name": "Nuit",
    "targets": ["switch.boiler"],
    "rules": [{"id": "1", "slots": [{"start": "22:00", "end": "06:00"}]}],
}


@pytest.fixture
async def home(hass: HomeAssistant) -> AsyncIterator[Bench]:
    """Give a home of two plugs, in peace."""
    async with bench(hass, heater=1500, boiler=2500) as made:
        yield made


async def ask(home: Bench, service: str, **data: Any) -> Any:
    """Call one of our services; give its answer, if it has one."""
    answers = service in ("explain", "get_schedules", "set_schedule", "remove_schedule")
    answer = await home.hass.services.async_call(
        "hameau", service, data, blocking=True, return_response=answers
    )
    await home.hass.async_block_till_done()
    return answer


async def test_a_person_may_have_it_shed_and_given_back(home: Bench) -> None:
    """Named by what it switches."""
    await ask(home, "shed", appliance="switch.boiler", minutes=5)
    await home.live(5)
    assert not home.plugs["boiler"].relay
    await home.live(120)
    assert not home.plugs["boiler"].relay
    await ask(home, "restore", appliance=["boiler"])
    await home.live(60)
    assert home.plugs["boiler"].relay


async def test_what_is_prioritised_goes_last(home: Bench) -> None:
    """Among equals in need, the other one is cut."""
    await ask(home, "prioritise", appliance="switch.boiler", minutes=30)
    home.base = 5300
    await home.live(60)
    assert not home.plugs["heater"].relay


async def test_another_order_of_importance_holds(home: Bench) -> None:
    """Kept in the subentries, without a restart."""
    run = home.run
    await ask(home, "set_priority", order=["switch.boiler", "switch.heater"])
    priorities = {load["id"]: load["priority"] for load in run.view()["loads"]}
    assert priorities == {"boiler": 1, "heater": 2}
    assert home.entry.runtime_data is run


async def test_a_schedule_is_written_read_and_removed(home: Bench) -> None:
    """By services alone."""
    made = await ask(home, "set_schedule", schedule=SCHEDULE)
    found = (await ask(home, "get_schedules"))["schedules"]
    assert [one["name"] for one in found] == ["Nuit"]
    assert found[0]["targets"] == ["boiler"]
    changed = {**found[0], "name": "Nuits"}
    assert await ask(home, "set_schedule", schedule=changed) == made
    assert await ask(home, "remove_schedule", schedule="Nuits") == made
    assert (await ask(home, "get_schedules"))["schedules"] == []


async def test_what_cannot_be_meant_is_refused_by_name(home: Bench) -> None:
    """An unknown appliance, a slot without an end, no schedule to override."""
    bad = {**SCHEDULE, "rules": [{"id": "1", "slots": [{"start": "25:00"}]}]}
    for service, data, key in (
        ("shed", {"appliance": "switch.nobody"}, "no_such_appliance"),
        ("set_schedule", {"schedule": bad}, "bad_schedule"),
        ("override", {"appliance": "boiler", "state": "on"}, "no_schedule"),
        ("remove_schedule", {"schedule": "x"}, "no_such_schedule"),
    ):
        with pytest.raises(ServiceValidationError) as caught:
            await ask(home, service, **data)
        assert caught.value.translation_key == key


async def test_only_an_administrator_changes_priorities_and_schedules(
    home: Bench,
) -> None:
    """And only who may switch an appliance has it shed."""
    auth = home.hass.auth
    # The first user owns the place.
    await auth.async_create_user("Owner", group_ids=[GROUP_ID_ADMIN])
    guest = await auth.async_create_user("Guest", group_ids=[GROUP_ID_READ_ONLY])
    for service, data in (
        ("set_priority", {"order": ["boiler"]}),
        ("set_schedule", {"schedule": SCHEDULE}),
        ("shed", {"appliance": "boiler"}),
    ):
        with pytest.raises(Unauthorized):
            await home.hass.services.async_call(
                "hameau",
                service,
                data,
                blocking=True,
                context=Context(user_id=guest.id),
            )


async def test_it_explains_itself(home: Bench) -> None:
    """The view, in words too, and what was decided."""
    await ask(home, "shed", appliance="boiler", minutes=5)
    await home.live(10)
    said = await ask(home, "explain")
    assert said["home"]["limit_va"] == 6000
    assert said["decisions"][-1]["code"] == "shed_asked"
    assert any("Boiler" in sentence for sentence in said["sentences"])


async def told(socket: MockHAClientWebSocket, id_: int, **message: Any) -> Any:
    """Send a command of a home; give its result."""
    await socket.send_json({"id": id_, **message})
    answer = await socket.receive_json()
    assert answer["success"], answer
    return answer["result"]


async def test_cards_are_told_of_changes(
    home: Bench, hass_ws_client: WebSocketGenerator
) -> None:
    """At once, then after each change."""
    socket = await hass_ws_client(home.hass)
    entry = home.entry.entry_id
    homes = await told(socket, 1, type="hameau/home/list")
    assert homes == [{"entry_id": entry, "title": "Maison"}]
    await told(socket, 2, type="hameau/home/subscribe", entry_id=entry)
    assert (await socket.receive_json())["event"]["mode"] == "normal"
    await ask(home, "shed", appliance="boiler", minutes=5)
    for _ in range(10):
        event = (await socket.receive_json())["event"]
        states = {load["id"]: load["state"] for load in event["loads"]}
        if states["boiler"] == "shed":
            break
    assert states["boiler"] == "shed"


async def test_cards_read_the_journal_and_what_will_run(
    home: Bench, hass_ws_client: WebSocketGenerator
) -> None:
    """Decisions of a stretch of time; runs by appliance, and the tariff's bands."""
    socket = await hass_ws_client(home.hass)
    about = {
        "entry_id": home.entry.entry_id,
        "start": "2037-01-14T00:00:00+00:00",
        "end": "2037-01-15T00:00:00+00:00",
    }
    await told(
        socket,
        1,
        type="hameau/home/ask",
        entry_id=about["entry_id"],
        load="boiler",
        wish="shed",
    )
    journal = await told(socket, 2, type="hameau/home/journal", **about)
    assert [one["code"] for one in journal["decisions"]][-1] == "shed_asked"
    assert journal["limit_va"] == 6000
    runs = await told(socket, 3, type="hameau/home/runs", **about)
    assert runs == {"targets": {}, "bands": []}
