"""The appliances of a home as Home Assistant knows them: how each kind is read, cut, lowered and given back.

What is cut is remembered as it was (`before`), so that a thermostat comes back to its own mode, a charger to its own
current. Nothing here calls a service: `controller` does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import (
    ATTR_UNIT_OF_MEASUREMENT,
    STATE_OFF,
    STATE_ON,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
)
from homeassistant.core import State
from homeassistant.util.unit_conversion import PowerConverter

from .core.control.shedding import Action, Load, LoadClass
from .units import NOMINAL_VOLTAGE, apparent_va, number_of

type Value = str | float | None

SWITCHES: Final = frozenset({"switch", "light", "input_boolean", "fan", "humidifier"})
NUMBERS: Final = frozenset({"number", "input_number"})
SELECTS: Final = frozenset({"select", "input_select"})
CLIMATE: Final = "climate"
WATER_HEATER: Final = "water_heater"
DOMAINS: Final = SWITCHES | NUMBERS | SELECTS | {CLIMATE, WATER_HEATER}
"""Domains a target may be of; any other is switched by `homeassistant.turn_on` and `turn_off`."""

_NONE = (STATE_UNAVAILABLE, STATE_UNKNOWN)


class Call(NamedTuple):
    """One service call on one target."""

    domain: str
    service: str
    data: Mapping[str, Any]


class Seen(NamedTuple):
    """What a target shows: on or off (None: it cannot be told), and its level in VA where it has levels."""

    on: bool | None
    level_va: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appliance:
    """One appliance as a person described it; `id` is that of its subentry, and of its load in the core."""

    id: str
    name: str
    entity_id: str
    nominal_va: float
    power_entity: str | None = None
    power_factor: float = 1.0
    priority: int = 1
    kind: LoadClass = LoadClass.NORMAL
    phases: tuple[int, ...] = ()
    circuit: str | None = None
    min_on_s: float = 120
    min_off_s: float = 180
    max_shed_minutes: float | None = None
    auto_restore: bool = True
    start_va: float = 0
    levels: tuple[float, ...] = ()
    level_unit: str = "A"
    rotation: str | None = None
    off_value: Value = None
    on_value: Value = None

    @classmethod
    def from_subentry(cls, subentry: ConfigSubentry) -> Appliance:
        """Read what the form wrote."""
        return cls.from_data(subentry.subentry_id, subentry.title, subentry.data)

    @classmethod
    def from_data(cls, id_: str, name: str, data: Mapping[str, Any]) -> Appliance:
        """Read what the form wrote; what is missing has its default."""
        return cls(
            id=id_,
            name=name,
            entity_id=data["entity_id"],
            nominal_va=float(data.get("nominal_va") or 0),
            power_entity=data.get("power_entity"),
            power_factor=float(data.get("power_factor") or 1),
            priority=int(data.get("priority") or 1),
            kind=LoadClass(data.get("kind") or LoadClass.NORMAL),
            phases=tuple(int(phase) for phase in data.get("phases") or ()),
            circuit=data.get("circuit"),
            min_on_s=_number(data, "min_on_s", 120),
            min_off_s=_number(data, "min_off_s", 180),
            max_shed_minutes=data.get("max_shed_minutes"),
            auto_restore=bool(data.get("auto_restore", True)),
            start_va=float(data.get("start_va") or 0),
            levels=tuple(sorted(float(level) for level in data.get("levels") or ())),
            level_unit=data.get("level_unit") or "A",
            rotation=data.get("rotation") or None,
            off_value=data.get("off_value"),
            on_value=data.get("on_value"),
        )

    @property
    def domain(self) -> str:
        """The domain of the target."""
        return self.entity_id.partition(".")[0]

    def load(self, *, enabled: bool = True) -> Load:
        """Give the load the core knows."""
        minutes = self.max_shed_minutes
        return Load(
            id=self.id,
            priority=self.priority,
            nominal_va=self.nominal_va,
            kind=self.kind,
            min_on_s=self.min_on_s,
            min_off_s=self.min_off_s,
            max_shed_s=None if minutes is None else float(minutes) * 60,
            auto_restore=self.auto_restore,
            start_va=self.start_va,
            levels_va=tuple(
                power for level in self.levels if (power := self.power_of(level)) > 0
            ),
            phases=self.phases,
            circuit=self.circuit,
            rotation=self.rotation,
            measured=self.power_entity is not None,
            enabled=enabled,
        )

    # Levels in the target's own unit, and in VA.

    def power_of(self, level: float) -> float:
        """Apparent power at a level of the target, VA."""
        match self.level_unit:
            case "A":
                return level * NOMINAL_VOLTAGE * max(1, len(self.phases))
            case "W":
                return level / self.power_factor
            case "%":
                return self.nominal_va * level / 100
            case _:
                return level

    def level_of(self, power_va: float) -> float:
        """The level that draws so much: the nearest of those there are."""
        return min(self.levels, key=lambda level: abs(self.power_of(level) - power_va))

    # What the target shows.

    def read(self, state: State | None) -> Seen:
        """Tell what a state of the target means."""
        if state is None or state.state in _NONE:
            return Seen(None)
        if self.domain in NUMBERS:
            value = number_of(state)
            if value is None:
                return Seen(None)
            level = self.power_of(value) if self.levels else None
            return Seen(value > self._off_number(state), level)
        if self.domain in SELECTS:
            chosen = _as_number(state.state) if self.levels else None
            level = None if chosen is None else self.power_of(chosen)
            return Seen(state.state != self._off_option(state), level)
        if self.domain == CLIMATE:
            return Seen(self._heats(state, "preset_mode", "preset_modes"))
        if self.domain == WATER_HEATER:
            return Seen(self._heats(state, "operation_mode", "operation_list"))
        return Seen(state.state == STATE_ON)

    def _heats(self, state: State, mode: str, modes: str) -> bool:
        """Whether a thermostat is not as it is when cut, nor off."""
        if state.state == STATE_OFF:
            return False
        off = self.off_value
        if off is None or off == STATE_OFF:
            return True
        if (degrees := _as_number(off)) is not None:
            wanted = state.attributes.get("temperature")
            return wanted is None or float(wanted) > degrees
        if off in (state.attributes.get(modes) or ()):
            return bool(state.attributes.get(mode) != off)
        return state.state != off

    def _off_number(self, state: State) -> float:
        off = _as_number(self.off_value)
        return float(state.attributes.get("min", 0)) if off is None else off

    def _off_option(self, state: State) -> str:
        if self.off_value is not None:
            return str(self.off_value)
        options = [str(option) for option in state.attributes.get("options") or ()]
        plain = [
            option for option in options if option.lower() in ("off", "0", "arrêt")
        ]
        return (plain or options or [STATE_OFF])[0]

    def before(self, state: State | None) -> Value:
        """What to come back to: the value the target has now, None where on is simply on."""
        if state is None or state.state in _NONE or not self.read(state).on:
            return None
        if self.domain in NUMBERS:
            return number_of(state)
        if self.domain in SELECTS:
            return state.state
        if self.domain in (CLIMATE, WATER_HEATER):
            return self._thermostat_before(state)
        return None

    def _thermostat_before(self, state: State) -> Value:
        off = self.off_value
        if _as_number(off) is not None:
            wanted = state.attributes.get("temperature")
            return None if wanted is None else float(wanted)
        preset = state.attributes.get("preset_mode")
        presets = state.attributes.get("preset_modes") or ()
        if self.domain == CLIMATE and off in presets and off is not None:
            return None if preset is None else str(preset)
        if self.domain == WATER_HEATER:
            return str(state.attributes.get("operation_mode") or state.state)
        return state.state

    # What to call.

    def call(
        self,
        action: Action,
        state: State | None,
        *,
        level_va: float | None = None,
        before: Value = None,
    ) -> Call:
        """Give the service call of an order; `before`: what the target was before it was cut or lowered."""
        if action is Action.LEVEL and level_va is not None and self.levels:
            full = level_va >= self.power_of(self.levels[-1])
            return self.set(
                before if full and before is not None else self.level_of(level_va)
            )
        if self.domain in SWITCHES or self.domain not in DOMAINS:
            domain = self.domain if self.domain in SWITCHES else "homeassistant"
            service = "turn_off" if action is Action.OFF else "turn_on"
            return Call(domain, service, {"entity_id": self.entity_id})
        if action is Action.OFF:
            return self.set(self._off(state))
        if self.on_value is not None and before is None:
            return self.set(self.on_value)
        return self.set(before if before is not None else self._on(state))

    def _off(self, state: State | None) -> Value:
        if self.domain in NUMBERS and state is not None:
            return self._off_number(state)
        if self.domain in SELECTS and state is not None:
            return self._off_option(state)
        return STATE_OFF if self.off_value is None else self.off_value

    def _on(self, state: State | None) -> Value:
        """A good guess where nothing is remembered: the highest level, the first mode that is not off."""
        if self.levels:
            return self.levels[-1]
        known = {} if state is None else state.attributes
        if self.domain in NUMBERS:
            return float(known.get("max", 100))
        words = {CLIMATE: "hvac_modes", WATER_HEATER: "operation_list"}
        if self.domain == CLIMATE and self.off_value in (
            known.get("preset_modes") or ()
        ):
            words = {CLIMATE: "preset_modes"}
        choices = [
            str(each) for each in known.get(words.get(self.domain, "options")) or ()
        ]
        off = (
            str(self.off_value or STATE_OFF) if state is None else str(self._off(state))
        )
        return next(
            (each for each in choices if each not in (off, STATE_OFF)), STATE_ON
        )

    def set(self, value: Value) -> Call:
        """Give the call that sets the target to a value of its own: a number, an option, a mode, a temperature."""
        target = {"entity_id": self.entity_id}
        number = _as_number(value)
        if self.domain in NUMBERS:
            return Call(self.domain, "set_value", {**target, "value": number})
        if self.domain in SELECTS:
            option = f"{value:g}" if isinstance(value, float) else str(value)
            return Call(self.domain, "select_option", {**target, "option": option})
        if self.domain in (CLIMATE, WATER_HEATER) and number is not None:
            return Call(
                self.domain, "set_temperature", {**target, "temperature": number}
            )
        if self.domain == WATER_HEATER:
            return Call(
                self.domain, "set_operation_mode", {**target, "operation_mode": value}
            )
        if self.domain == CLIMATE and value in _HVAC_MODES:
            return Call(self.domain, "set_hvac_mode", {**target, "hvac_mode": value})
        if self.domain == CLIMATE:
            return Call(
                self.domain, "set_preset_mode", {**target, "preset_mode": value}
            )
        on = value not in (None, STATE_OFF, False, 0)
        return Call(self.domain, "turn_on" if on else "turn_off", target)

    def drawn_va(self, state: State | None) -> float | None:
        """What its plug measures, in VA; None: it cannot be read."""
        power = None if state is None else apparent_va(state, cautious=False)
        if power is None or state is None:
            return None
        watts = (
            state.attributes.get(ATTR_UNIT_OF_MEASUREMENT) in PowerConverter.VALID_UNITS
        )
        return power / self.power_factor if watts else power


_HVAC_MODES: Final = frozenset(
    {"off", "heat", "cool", "heat_cool", "auto", "dry", "fan_only"}
)


def _number(data: Mapping[str, Any], key: str, default: float) -> float:
    value = data.get(key)
    return default if value is None else float(value)


def _as_number(value: Value) -> float | None:
    """A number, also where the form wrote it as text."""
    if value is None:
        return None
    try:
        return float(value)
    except ValueError:
        return None
