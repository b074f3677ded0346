"""The simulated meters as such: who they are, and that they may stand side by side."""

from hameau_core.tic import Identity
from hameau_core.tic.simulator import SCENARIOS
from tests.core.tic.meters import Bench
from tests.core.tic.plays import START, played


def test_no_two_simulated_meters_have_the_same_number() -> None:
    numbers = [scenario.settings.number for scenario in SCENARIOS.values()]
    assert len(set(numbers)) == len(SCENARIOS)


def test_a_simulated_meter_is_of_the_type_it_behaves_as() -> None:
    for name, scenario in SCENARIOS.items():
        bench = Bench()
        for _, (due, data) in zip(range(3), played(name, START, 3), strict=True):
            bench.now = due
            bench.feed(data, 0)
        identity = Identity.parse(scenario.settings.number)
        assert bench.meter.identity == identity, name
        assert identity.linky
        assert identity.phases == bench.meter.phases == scenario.settings.phases
        assert bench.meter.producer is scenario.settings.producer
