"""Three phases: each is relieved by its own loads, and a load of unknown phase promises little."""

from hameau_core.control.shedding import HOUSE, Sample, Tick
from hameau_core.control.simulator import one_limit
from tests.core.control.shedding.desk import Desk, load

PHASES = ("phase_1", "phase_2", "phase_3")


class Mains(Desk):
    """A desk whose meter tells of three phases of 4 kVA, each with its own base."""

    bases_va = (500.0, 500.0, 500.0)

    def wait(self, seconds: int, *, silent: bool = False) -> None:
        """Let time pass."""
        by_id = {each.id: each for each in self.state.house.loads}
        for _ in range(seconds):
            self.now += 1
            if self.now % 2 == 0:
                powers = dict(zip(PHASES, self.bases_va, strict=True))
                for name, power in self.on.items():
                    on = by_id[name].phases or (1,)
                    for phase in on:
                        powers[PHASES[phase - 1]] += power / len(on)
                self.tell(Sample(powers_va={HOUSE: sum(powers.values()), **powers}))
            self.tell(Tick())


def test_phase_is_relieved_by_a_load_that_is_on_it() -> None:
    loads = [load("car", 5, 2000, phases=(1,)), load("oven", 2, 2000, phases=(2,))]
    mains = Mains(*loads, limits=one_limit(12000, 3))
    mains.bases_va = (500.0, 4000.0, 500.0)
    mains.wait(20)
    assert mains.orders() == [("oven", "off")]


def test_load_on_three_phases_gives_a_third_to_each() -> None:
    loads = [load("car", 5, 3000, phases=(1, 2, 3)), load("oven", 2, 2000, phases=(2,))]
    mains = Mains(*loads, limits=one_limit(12000, 3))
    mains.bases_va = (500.0, 3300.0, 500.0)
    mains.wait(20)
    # 2350 VA too much on phase 2: the oven's 2000 VA would not do without the car's third.
    assert mains.orders() == [("car", "off"), ("oven", "off")]


def test_load_returns_only_where_its_own_phase_has_room() -> None:
    loads = [load("car", 5, 2000, phases=(1,)), load("tank", 3, 2000, phases=(3,))]
    mains = Mains(*loads, limits=one_limit(12000, 3))
    mains.bases_va = (4000.0, 500.0, 4000.0)
    mains.wait(20)
    assert {name for name, _ in mains.orders()} == {"car", "tank"}
    mains.bases_va = (500.0, 500.0, 3000.0)
    mains.wait(400)
    assert mains.orders()[2:] == [("car", "on")]
