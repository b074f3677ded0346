"""What outlives the program: written, read again, at another reading of the clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
import json

from hypothesis import given, strategies as st
import pytest

from hameau_core.control.shedding import (
    HOUSE,
    Code,
    House,
    Limit,
    Load,
    Moment,
    State,
    start,
)
from hameau_core.control.shedding.memory import adopt, from_dict, reconcile, to_dict
from hameau_core.control.shedding.state import NEVER, LoadState, Shed

NOW = datetime(2026, 1, 14, 18, 0, tzinfo=UTC)
HOUSES = House(
    limits=(Limit(id=HOUSE, limit_va=6000, cutoff_va=6000),),
    loads=(
        Load(id="car", priority=2, nominal_va=3000),
        Load(id="tank", priority=1, nominal_va=2000),
    ),
)
BEFORE = Moment(seconds=5000.0, utc=NOW)
times = st.floats(0, 5000)


@st.composite
def loads(draw: st.DrawFn) -> LoadState:
    """Give one load as it may be."""
    usual = LoadState().usual
    for power in draw(st.lists(st.floats(0, 9000), max_size=5)):
        usual = usual.seen(power, 5000.0)
    shed = Shed(
        at=draw(times),
        code=draw(st.sampled_from([Code.SHED_OVERLOAD, Code.SHED_ASKED])),
        before_va=draw(st.floats(0, 9000)),
        hold_s=draw(st.floats(0, 1200)),
        held_until=draw(st.one_of(st.just(NEVER), times)),
        opened=draw(st.one_of(st.just(NEVER), times)),
        queued=draw(st.booleans()),
    )
    return LoadState(
        multiplier=draw(st.floats(1, 7)),
        spells=((10.0, 20.0),) if draw(st.booleans()) else (),
        usual=usual,
        level_va=draw(st.one_of(st.none(), st.floats(0, 9000))),
        shed=draw(st.one_of(st.none(), st.just(shed))),
        restored=draw(st.one_of(st.just(NEVER), times)),
        manual_until=draw(st.one_of(st.just(NEVER), times)),
        preferred_until=draw(st.one_of(st.just(NEVER), times)),
    )


def again(state: State, seconds: float, passed: float = 0.0) -> State:
    """Write and read a state after `passed` seconds, in a process whose clock says `seconds`."""
    text = json.dumps(to_dict(state, BEFORE))
    moment = Moment(seconds=seconds, utc=NOW + timedelta(seconds=passed))
    return from_dict(json.loads(text), HOUSES, moment)


@given(loads(), loads(), st.booleans())
def test_what_is_written_is_read(one: LoadState, two: LoadState, armed: bool) -> None:
    """With the same clock, to the microsecond that UTC has."""
    state = replace(start(HOUSES, BEFORE), loads={"car": one, "tank": two}, armed=armed)
    read = again(state, BEFORE.seconds)
    assert read.armed is armed
    assert read.resumed
    for name, was in state.loads.items():
        now = read.loads[name]
        assert (now.shed is None) is (was.shed is None)
        assert now.multiplier == was.multiplier
        assert now.usual.bins == was.usual.bins
        for field in ("restored", "manual_until", "preferred_until"):
            assert getattr(now, field) == pytest.approx(getattr(was, field), abs=1e-3)
        if was.shed and now.shed:
            assert now.shed.at == pytest.approx(was.shed.at, abs=1e-3)
            assert now.shed.opened == pytest.approx(was.shed.opened, abs=1e-3)
            assert replace(now.shed, at=0, held_until=0, opened=0) == replace(
                was.shed, at=0, held_until=0, opened=0
            )


def test_times_go_on_by_the_wall_when_the_other_clock_begins_anew() -> None:
    """Shed a minute before, back after two: three minutes ago, whatever the uptime."""
    shed = Shed(at=4940.0, code=Code.SHED_OVERLOAD, before_va=1.0, hold_s=180.0)
    state = start(HOUSES, BEFORE)
    state = replace(state, loads={**state.loads, "car": LoadState(shed=shed)})
    read = again(state, seconds=7.0, passed=120.0)
    assert read.loads["car"].shed is not None
    assert read.loads["car"].shed.at == pytest.approx(7.0 - 180.0, abs=1e-3)


def test_nothing_happened_in_the_future() -> None:
    """A clock that went back an hour makes no hold an hour longer."""
    shed = Shed(at=4990.0, code=Code.SHED_OVERLOAD, before_va=1.0, hold_s=180.0)
    state = start(HOUSES, BEFORE)
    state = replace(state, loads={**state.loads, "car": LoadState(shed=shed)})
    read = again(state, seconds=7.0, passed=-3600.0)
    assert read.loads["car"].shed is not None
    assert read.loads["car"].shed.at == 7.0


def test_a_load_that_is_gone_is_left_out() -> None:
    """And one that is new begins anew."""
    state = start(HOUSES, BEFORE)
    kept = to_dict(state, BEFORE)
    other = replace(HOUSES, loads=(Load(id="oven", priority=1, nominal_va=2500),))
    assert set(from_dict(kept, other, BEFORE).loads) == {"oven"}


def test_a_cut_that_never_was_is_nobodys_hand() -> None:
    """Its spell is counted, it is no longer ours, and nothing else changes."""
    shed = Shed(at=4900.0, code=Code.SHED_OVERLOAD, before_va=1.0, hold_s=180.0)
    state = start(HOUSES, BEFORE)
    state = replace(state, loads={**state.loads, "car": LoadState(shed=shed)})
    after = reconcile(state, "car", BEFORE).loads["car"]
    assert after.shed is None
    assert after.spells == ((4900.0, 5000.0),)
    assert after.manual_until == NEVER


def test_what_was_left_off_is_ours_again() -> None:
    """To be given back after a while; what is ours already stays as it is."""
    state = adopt(start(HOUSES, BEFORE), "car", BEFORE, hold_s=60.0)
    shed = state.loads["car"].shed
    assert shed is not None
    assert (shed.at, shed.hold_s) == (5000.0, 60.0)
    assert adopt(state, "car", BEFORE, hold_s=5.0) is state
