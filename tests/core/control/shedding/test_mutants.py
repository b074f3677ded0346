"""Each rule of the shedder broken on purpose, and the invariant that notices."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
import pytest

from tests.core.control.mutants import Mutant, assert_noticed
from tests.core.control.shedding.rules import rules
from tests.core.control.shedding.runs import RUNS
from tests.core.control.shedding.test_invariants import SHORT, TASTES
from tests.core.control.shedding.watch import live
from tests.core.control.shedding.worlds import case_of

SEEDS = st.integers(0, 2**32 - 1)


def _check(name: str) -> Callable[[int], None]:
    if name in RUNS:
        make, judge = RUNS[name]
        return lambda seed: judge(make(seed))
    taste = replace(TASTES.get(name, SHORT), seconds=(200, 400))

    def steps(seed: int) -> None:
        watched, _ = live(case_of(seed, taste), rules(name))
        assert watched.violations == []

    return steps


def _always(value: Any) -> Callable[[Any], Any]:
    return lambda _: lambda *args, **kwargs: value


def _being(value: Any) -> Callable[[Any], Any]:
    return lambda _: property(lambda self: value)


def _more_room(old: Any) -> Any:
    return lambda *args: {name: free + 800 for name, free in old(*args).items()}


def _upside_down(old: Any) -> Any:
    """The most important goes first."""

    def turn(self: Any, load: Any) -> Any:
        reluctant, manual, rank = old(self, load)
        return reluctant, manual, -rank

    return turn


def _from_the_order(_: Any) -> Any:
    """The rest counts from the order, not from the relay."""

    def hold_ends(shed: Any, _: float) -> float:
        return float(max(shed.at + shed.hold_s, shed.held_until))

    return hold_ends


def _rest_alone(_: Any) -> Any:
    """A hold that grew with each return is not kept."""
    return lambda shed, min_off_s: shed.opened + min_off_s


def _restless(old: Any) -> Any:
    """When the relay opened is forgotten in a restart."""

    def shed_from_dict(data: Any, *args: Any) -> Any:
        return old(data and {**data, "opened": None}, *args)

    return shed_from_dict


def _only_one(old: Any) -> Any:
    return lambda *args: old(*args)[:1]


def _forgotten(old: Any) -> Any:
    """Some loads are never thought of again."""
    return lambda work, load: load.priority != 3 and old(work, load)


def _twice(old: Any) -> Any:
    """An order is given again to make sure."""

    def command(self: Any, *args: Any, **kwargs: Any) -> None:
        old(self, *args, **kwargs)
        old(self, *args, **kwargs)

    return command


def _by_place(old: Any) -> Any:
    """Equals are told apart by their place in the list."""

    def candidates(self: Any, *, desperate: bool) -> Any:
        found = old(self, desperate=desperate)
        return sorted(found, key=self.house.loads.index)

    return candidates


def _always_as_listed(_: Any) -> Any:
    """Plugs are heard in the order of their list."""
    return lambda powers_va: list(powers_va.items())


def _by_the_hour(old: Any) -> Any:
    return lambda work, *args: old(work, *args) + 40 * (work.moment.utc.hour % 2)


def _lenient_when_lowered(old: Any) -> Any:
    def patience(work: Any, limit: Any, power_va: float) -> Any:
        lowered = work.limits[limit.id].limit_va < limit.limit_va
        return old(work, limit, power_va) + 500 * lowered

    return patience


def _spared(old: Any) -> Any:
    """Blind, important loads are kept whatever they draw."""
    return lambda work, load: load.priority > 3 and old(work, load)


BROKEN: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("S1", "restore:_balance", _more_room),
    ("S2", "work:Work.turn", _upside_down),
    ("S3", "state:Shed.hold_ends", _rest_alone),
    ("S3", "state:Shed.hold_ends", _from_the_order),
    ("S3", "restore:_held", _always(False)),
    ("S3", "intake:_opened", _always(None)),
    ("S4", "work:Work.age_s", _being(0.0)),
    ("S4", "work:Work.doubtful", _being(False)),
    ("S5", "work:Work.calm", _being(True)),
    ("S6", "overload:patience", _always(60.0)),
    ("S7", "overload:shed", _always(None)),
    ("S8", "overload:choose", _only_one),
    ("S9", "overload:_droppable", _always([])),
    ("S10", "restore:_waits", _forgotten),
    ("S11", "restore:_rotate", _always(None)),
    ("S12", "work:Work.command", _twice),
    ("S13", "memory:_shed_from_dict", _always(None)),
    ("S13", "memory:_shed_from_dict", _restless),
    ("S14", "work:Work.candidates", _by_place),
    ("S14", "intake:_one_by_one", _always_as_listed),
    ("S15", "overload:patience", _by_the_hour),
    ("S16", "wishes:dry_run", _always(None)),
    ("S17", "house:Load.sheddable", _being(True)),
    ("S18", "overload:patience", _lenient_when_lowered),
    ("blind", "modes:_may_cut", _spared),
)


@pytest.mark.parametrize(
    ("name", "where", "instead"), BROKEN, ids=[name for name, *_ in BROKEN]
)
def test_broken_rule_is_noticed(
    name: str,
    where: str,
    instead: Callable[[Any], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = Mutant(
        name=name,
        where=f"hameau_core.control.shedding.{where}",
        instead=instead,
        check=_check(name),
        cases=SEEDS,
    )
    assert_noticed(broken, monkeypatch)


def test_each_invariant_has_its_mutant() -> None:
    assert {name for name, *_ in BROKEN} == {*rules(), *RUNS}
