"""The demo's house: what it draws, and what its meter says."""

from array import array
import asyncio
from itertools import pairwise
import json
from pathlib import Path
import re

import pytest

from custom_components.hameau.core.tic import Event, Fault, Frame, TicDecoder
from custom_components.hameau.core.tic.simulator.registers import Registers, apparent
from scripts.tools.configuration import HOST
from scripts.tools.house import STEADY_S, House, Household, Past
from scripts.tools.household import STANDING_W, THINGS, plugs, uncontrolled_w

DAY = 1_763_700_000
PAST = Past(DAY, array("q", [1000] * 3600 + [400] * 3600))


def test_present_follows_on_from_the_past() -> None:
    household = Household(PAST)
    lived = household.totals(PAST.end)
    began = household.totals(DAY)
    assert lived is not None
    assert began is not None
    assert lived[0] - began[0] == 1400 * 3600
    assert household.watts(DAY) == (1000,)
    assert household.watts(PAST.end - 1) == (400,)
    assert abs(household.watts(PAST.end)[0] - STANDING_W) <= 10


def test_what_is_switched_off_draws_nothing_more() -> None:
    household = Household(PAST)
    household.begin(PAST.end)
    household.closed.discard("water_heater")
    second = PAST.end + 30
    (before,) = household.watts(second)
    car = next(thing for thing in THINGS if thing.key == "car")
    household.closed.discard("car")
    (after,) = household.watts(second)
    assert before - after == car.watts
    assert apparent(before) > 6000 > apparent(after)


def test_nothing_but_what_can_be_cut_exceeds_the_contract() -> None:
    assert max(apparent(uncontrolled_w(second) + 25) for second in range(3600)) <= 6000


def test_points_tell_moves_and_that_nothing_moved() -> None:
    points = list(Household(PAST).points(DAY, PAST.end, 20))
    assert points[0] == (DAY, apparent(1000))
    assert (DAY + 3600, apparent(400)) in points
    seconds = [second for second, _ in points]
    gaps = [after - before for before, after in pairwise(seconds)]
    assert set(gaps) == {STEADY_S}


def test_house_that_was_left_goes_on_with_its_registers(tmp_path: Path) -> None:
    assert House.read(tmp_path) is None
    supplier, distributor = [4_000_000] * 10, [10_000_000] * 4
    registers = Registers(supplier, distributor)
    House(port=18_123, registers=registers).write(tmp_path)
    again = House.read(tmp_path)
    assert again is not None
    assert again.port == 18_123
    assert again.registers == registers
    assert again.household.totals(DAY) is None


@pytest.mark.enable_socket
async def test_meter_of_the_house_says_what_it_draws(
    socket_enabled: None, tmp_path: Path
) -> None:
    house = House()
    async with house.line(tmp_path):
        reader, writer = await asyncio.open_connection(HOST, house.port)
        house.settle(PAST)
        house.household.begin(0)
        decoder = TicDecoder()
        events: list[Event] = []
        while sum(isinstance(event, Frame) for event in events) < 2:
            events += decoder.feed(await asyncio.wait_for(reader.read(4096), 10))
        writer.close()
    frame = [event for event in events if isinstance(event, Frame)][-1]
    assert frame.complete
    assert not any(isinstance(event, Fault) for event in events[-40:])
    power = int(frame.groups["SINSTS"].text)
    amperes, volts = int(frame.groups["IRMS1"].text), int(frame.groups["URMS1"].text)
    assert abs(amperes * volts - power) <= volts / 2
    status = int(frame.groups["STGE"].text, 16)
    assert (status >> 7 & 1) == (power > 6000)


@pytest.mark.enable_socket
async def test_house_waits_for_its_port(socket_enabled: None, tmp_path: Path) -> None:
    """A demo that is started anew finds the former one still leaving."""
    former, house = House(), House()
    async with former.line(tmp_path):
        house.port = former.port
        waiting = asyncio.create_task(house.serve())
        await asyncio.sleep(0.3)
        assert not waiting.done()
    async with await asyncio.wait_for(waiting, 10):
        assert house.port == former.port


def test_plugs_are_what_the_household_names() -> None:
    said = json.dumps(plugs("fr"))
    for thing in THINGS:
        assert f'"default_entity_id": "{thing.plug}"' in said
        assert f'"default_entity_id": "{thing.meter}"' in said
    relays = set(re.findall(r"input_boolean\.(\w+_relay)", said))
    assert relays == set(plugs("en")["input_boolean"])
