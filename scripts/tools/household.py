"""The demo's household: its appliances, what it draws besides, and its program.

An evening at home takes hours. A clock that ran faster would make every duration on the
cards wrong, so the clock is true and the program is compressed: what a household does in an
evening happens in six minutes, and again, so that its 6 kVA are exceeded every minute or two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator import Settings
from custom_components.hameau.core.tic.simulator.scenarios import TEMPO

OFFER: Final = TEMPO
SETTINGS: Final = Settings(mode=Mode.STANDARD, subscribed_kva=6, rank=120)
STANDING_W: Final = 240
"""What is always on: a box, standby, the fridge."""
MEASURE_S: Final = 5
PRICES: Final = {
    "easf01": 0.1232,
    "easf02": 0.1494,
    "easf03": 0.1391,
    "easf04": 0.1730,
    "easf05": 0.1460,
    "easf06": 0.6468,
}
"""€/kWh by index of a Tempo contract: figures of the kind a bill shows, to be replaced by one's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An appliance behind a plug; `names` by language, `kind` as in the form, powers in W, times in s."""

    key: str
    names: Mapping[str, str]
    kind: str
    watts: int
    min_on_s: int = 30
    min_off_s: int = 60

    @property
    def plug(self) -> str:
        """Entity that switches it."""
        return f"switch.{self.key}"

    @property
    def meter(self) -> str:
        """Entity that shows what it draws."""
        return f"sensor.{self.key}_power"

    @property
    def relay(self) -> str:
        """What stands in for the hardware of the plug: its relay."""
        return f"input_boolean.{self.key}_relay"

    @property
    def appetite(self) -> str:
        """What stands in for the appliance: the power it wants."""
        return f"input_number.{self.key}_wants"


THINGS: Final = (
    Thing(
        key="living_room",
        names={"en": "Living-room radiator", "fr": "Radiateur du salon"},
        kind="radiator",
        watts=1500,
        min_off_s=30,
    ),
    Thing(
        key="bedroom",
        names={"en": "Bedroom radiator", "fr": "Radiateur de la chambre"},
        kind="radiator",
        watts=1000,
        min_off_s=30,
    ),
    Thing(
        key="garden",
        names={"en": "Garden lights", "fr": "Éclairage du jardin"},
        kind="other",
        watts=25,
    ),
    Thing(
        key="dryer",
        names={"en": "Tumble dryer", "fr": "Sèche-linge"},
        kind="dryer",
        watts=2200,
    ),
    Thing(
        key="water_heater",
        names={"en": "Water heater", "fr": "Chauffe-eau"},
        kind="water_heater",
        watts=2400,
    ),
    Thing(
        key="car",
        names={"en": "Car", "fr": "Voiture"},
        kind="car",
        watts=2900,
    ),
)
"""The appliances, first the one that is switched off last."""


class Turn(NamedTuple):
    """Something on for `seconds` from `start` on, again every `period` (s): so many watts, or the thing `key`."""

    start: int
    seconds: int
    period: int
    watts: int = 0
    key: str = ""

    def on(self, second: int) -> bool:
        """Whether it is on at a second of the program."""
        return (second - self.start) % self.period < self.seconds


KETTLE_W, OVEN_W, HOB_W = 2000, 2300, 1200
PROGRAM: Final = (
    Turn(0, 60, 100, key="living_room"),
    Turn(15, 50, 75, key="bedroom"),
    Turn(0, 1, 1, key="garden"),
    Turn(25, 50, 120, key="dryer"),
    Turn(0, 1, 1, key="water_heater"),
    Turn(0, 1, 1, key="car"),
    Turn(130, 35, 360, KETTLE_W),
    Turn(150, 45, 360, OVEN_W),
    Turn(155, 20, 360, HOB_W),
)


def uncontrolled_w(second: int) -> int:
    """What nobody controls draws at a second of the program."""
    return STANDING_W + sum(turn.watts for turn in PROGRAM if turn.on(second))


def wanting(second: int) -> frozenset[str]:
    """Keys of the things that want power at a second of the program."""
    return frozenset(turn.key for turn in PROGRAM if turn.key and turn.on(second))


def plugs(language: str) -> dict[str, Any]:
    """Give the part of Home Assistant's configuration in which the household's plugs are.

    Each is a template switch and a template sensor, as a real plug would bring, over two
    helpers that stand in for its hardware.
    """
    return {
        "input_boolean": {
            f"{thing.key}_relay": {"name": f"{thing.key}: relay", "initial": True}
            for thing in THINGS
        },
        "input_number": {
            f"{thing.key}_wants": {
                "name": f"{thing.key}: wants",
                "min": 0,
                "max": 10_000,
                "initial": 0,
            }
            for thing in THINGS
        },
        "template": [
            {"switch": [_switch(thing, thing.names[language]) for thing in THINGS]},
            {
                # Plugs measure every few seconds, and when they switch.
                "triggers": [
                    {"trigger": "time_pattern", "seconds": f"/{MEASURE_S}"},
                    {
                        "trigger": "state",
                        "entity_id": [thing.relay for thing in THINGS],
                    },
                ],
                "sensor": [_sensor(thing, thing.names[language]) for thing in THINGS],
            },
        ],
    }


def _switch(thing: Thing, name: str) -> dict[str, Any]:
    relay = {"entity_id": thing.relay}
    return {
        "name": name,
        "unique_id": thing.key,
        "default_entity_id": thing.plug,
        "state": f"{{{{ is_state('{thing.relay}', 'on') }}}}",
        "turn_on": {"action": "input_boolean.turn_on", "target": relay},
        "turn_off": {"action": "input_boolean.turn_off", "target": relay},
    }


def _sensor(thing: Thing, name: str) -> dict[str, Any]:
    power = f"states('{thing.appetite}') | float(0)"
    return {
        "name": name,
        "unique_id": f"{thing.key}_power",
        "default_entity_id": thing.meter,
        "device_class": "power",
        "state_class": "measurement",
        "unit_of_measurement": "W",
        "state": f"{{{{ {power} if is_state('{thing.relay}', 'on') else 0 }}}}",
    }
