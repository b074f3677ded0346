"""Small houses to simulate."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from hameau_core.control.shedding.events import Action, Command, Event, Moment
from hameau_core.control.shedding.house import House, Load
from hameau_core.control.simulator import Change, Scenario, one_limit

KVA = 6000


def load(
    name: str,
    priority: int,
    nominal_va: float,
    *,
    min_off_s: float = 180,
    levels_va: tuple[float, ...] = (),
    phases: tuple[int, ...] = (),
) -> Load:
    """Give a load."""
    return Load(
        id=name,
        priority=priority,
        nominal_va=nominal_va,
        min_off_s=min_off_s,
        levels_va=levels_va,
        phases=phases,
    )


def home(
    *loads: Load,
    base_va: float = 0,
    changes: Iterable[Change] = (),
    phases: int = 1,
    seconds: int = 600,
) -> Scenario:
    """Give a house on 6 kVA whose loads all want power, all the time unless `changes` says else."""
    house = House(limits=one_limit(KVA, phases), loads=loads)
    always = [Change(0, one.id, 1) for one in loads]
    return Scenario.from_changes(
        "home",
        house,
        [*always, Change(0, "base0", base_va), *changes],
        phases=phases,
        seconds=seconds,
    )


@dataclass
class Scripted:
    """Gives orders at set seconds, whatever happens, and keeps what it hears."""

    orders: dict[int, Command] = field(default_factory=dict)
    heard: list[tuple[float, Event]] = field(default_factory=list)

    def step(self, event: Event, moment: Moment) -> Iterable[Command]:
        """Note the event."""
        self.heard.append((moment.seconds, event))
        order = self.orders.pop(int(moment.seconds), None)
        return () if order is None else (order,)

    def of[T](self, kind: type[T]) -> list[tuple[float, T]]:
        """Events of one kind that were heard, each with its second."""
        return [(at, event) for at, event in self.heard if isinstance(event, kind)]


def off(name: str) -> Command:
    """Order a load off."""
    return Command(load=name, action=Action.OFF)


def on(name: str) -> Command:
    """Order a load on."""
    return Command(load=name, action=Action.ON)
