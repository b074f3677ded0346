"""What is wanted is either served or missing, whatever is ordered."""

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.control.shedding.events import Action, Command
from hameau_core.control.simulator import Change, play
from tests.core.control.simulator.homes import Scripted, home, load

LOADS = (
    load("heater", 1, 1500),
    load("car", 5, 3700, levels_va=(1400.0, 2300.0)),
    load("tank", 4, 2400),
)
NAMES = st.sampled_from([one.id for one in LOADS])
TIMES = st.integers(1, 599)
commands = st.builds(
    Command,
    load=NAMES,
    action=st.sampled_from(Action),
    level_va=st.sampled_from([1400.0, 2300.0]),
)
flips = st.dictionaries(st.tuples(TIMES, NAMES), st.integers(0, 1), max_size=20)


@settings(max_examples=60)
@given(st.dictionaries(TIMES, commands, max_size=30), flips, st.integers(0, 9000))
def test_wanted_energy_is_served_or_missing(
    orders: dict[int, Command], wishes: dict[tuple[int, str], int], base_va: int
) -> None:
    changes = [Change(at, name, value) for (at, name), value in wishes.items()]
    scenario = home(*LOADS, base_va=base_va, changes=changes)

    outcome = play(scenario, Scripted(dict(orders)))

    wanted = sum(
        one.nominal_va
        for mask in scenario.wants
        for bit, one in enumerate(LOADS)
        if mask >> bit & 1
    )
    lit = [power for power in outcome.powers_va if power or not base_va]
    served = sum(lit) - len(lit) * base_va
    assert served >= 0
    assert served + 3600 * outcome.unserved_wh == pytest.approx(wanted)
    assert 0 <= outcome.unserved_important_wh <= outcome.unserved_wh + 1e-6
    assert outcome.switchings <= len(orders)
