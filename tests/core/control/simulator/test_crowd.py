"""The crowd that decisions are timed on."""

from hameau_core.control.simulator import Shedder, play
from hameau_core.control.simulator.days import crowd


def test_crowd_is_too_much_for_its_house_and_is_kept_under_it() -> None:
    scenario = crowd(1800)
    assert len(scenario.house.loads) == 30
    alone = play(scenario)
    kept = play(scenario, Shedder(scenario.house))
    assert max(alone.powers_va) > scenario.limit_va
    assert kept.trips == []
    assert kept.seconds_above <= alone.seconds_above
