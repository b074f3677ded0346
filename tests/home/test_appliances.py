"""Every kind of target: how it is read, cut, lowered and given back."""

from typing import Any

from homeassistant.core import State
import pytest

from custom_components.hameau.appliances import Appliance, Value
from custom_components.hameau.core.control.shedding import Action

HVAC = {"hvac_modes": ["off", "heat", "cool"], "temperature": 20.5}
PRESETS = {**HVAC, "preset_mode": "comfort", "preset_modes": ["eco", "comfort"]}
TANK = {"operation_mode": "eco", "operation_list": ["off", "eco", "performance"]}
NUMBER = {"min": 0, "max": 32, "step": 1, "unit_of_measurement": "A"}
OPTIONS = {"options": ["Arrêt", "Confort", "Éco"]}


def made(entity_id: str, **data: Any) -> Appliance:
    """Give an appliance."""
    return Appliance.from_data(
        "a", "A", {"entity_id": entity_id, "nominal_va": 2000, **data}
    )


@pytest.mark.parametrize(
    ("entity_id", "off_value", "on", "off", "attributes"),
    [
        ("switch.a", None, "on", "off", {}),
        ("light.a", None, "on", "off", {}),
        ("input_boolean.a", None, "on", "off", {}),
        ("climate.a", None, "heat", "off", HVAC),
        ("climate.a", "off", "cool", "off", HVAC),
        ("water_heater.a", "off", "eco", "off", TANK),
        ("number.a", None, "16", "0", NUMBER),
        ("input_number.a", 6, "16", "6", NUMBER),
        ("select.a", None, "Confort", "Arrêt", OPTIONS),
        ("input_select.a", "Éco", "Confort", "Éco", OPTIONS),
    ],
)
def test_on_off_and_nothing_are_read(
    entity_id: str, off_value: Value, on: str, off: str, attributes: dict[str, Any]
) -> None:
    """Unavailable and unknown are neither."""
    one = made(entity_id, off_value=off_value)
    assert one.read(State(entity_id, on, attributes)).on is True
    assert one.read(State(entity_id, off, attributes)).on is False
    for nothing in ("unavailable", "unknown"):
        assert one.read(State(entity_id, nothing, attributes)).on is None
    assert one.read(None).on is None


@pytest.mark.parametrize(
    ("entity_id", "off_value", "state", "cut", "back"),
    [
        ("switch.a", None, State("switch.a", "on"), ("turn_off", {}), ("turn_on", {})),
        (
            "climate.a",
            "off",
            State("climate.a", "heat", HVAC),
            ("set_hvac_mode", {"hvac_mode": "off"}),
            ("set_hvac_mode", {"hvac_mode": "heat"}),
        ),
        (
            "climate.a",
            "eco",
            State("climate.a", "heat", PRESETS),
            ("set_preset_mode", {"preset_mode": "eco"}),
            ("set_preset_mode", {"preset_mode": "comfort"}),
        ),
        (
            "climate.a",
            12.0,
            State("climate.a", "heat", HVAC),
            ("set_temperature", {"temperature": 12.0}),
            ("set_temperature", {"temperature": 20.5}),
        ),
        (
            "water_heater.a",
            "off",
            State("water_heater.a", "eco", TANK),
            ("set_operation_mode", {"operation_mode": "off"}),
            ("set_operation_mode", {"operation_mode": "eco"}),
        ),
        (
            "number.a",
            0,
            State("number.a", "16", NUMBER),
            ("set_value", {"value": 0.0}),
            ("set_value", {"value": 16.0}),
        ),
        (
            "input_select.a",
            "Éco",
            State("input_select.a", "Confort", OPTIONS),
            ("select_option", {"option": "Éco"}),
            ("select_option", {"option": "Confort"}),
        ),
    ],
)
def test_what_is_cut_comes_back_as_it_was(
    entity_id: str,
    off_value: Value,
    state: State,
    cut: tuple[str, dict[str, Any]],
    back: tuple[str, dict[str, Any]],
) -> None:
    """A thermostat to its mode, a charger to its current."""
    one = made(entity_id, off_value=off_value)
    before = one.before(state)
    for action, (service, data) in ((Action.OFF, cut), (Action.ON, back)):
        call = one.call(action, state, before=before)
        assert call.service == service
        assert call.data == {"entity_id": entity_id, **data}


@pytest.mark.parametrize(
    ("off_value", "attributes"),
    [("eco", {**PRESETS, "preset_mode": "eco"}), (12, {**HVAC, "temperature": 12})],
)
def test_a_thermostat_at_its_frost_setting_is_off(
    off_value: Value, attributes: dict[str, Any]
) -> None:
    """Though its mode still says that it heats."""
    one = made("climate.a", off_value=off_value)
    assert one.read(State("climate.a", "heat", attributes)).on is False


@pytest.mark.parametrize(
    ("unit", "pf", "phases", "level", "va"),
    [
        ("A", 1, [], 10, 2300),
        ("A", 1, [1, 2, 3], 10, 6900),
        ("W", 0.8, [], 800, 1000),
        ("VA", 1, [], 750, 750),
        ("%", 1, [], 50, 1000),
    ],
)
def test_levels_are_powers(
    unit: str, pf: float, phases: list[int], level: float, va: float
) -> None:
    """In the target's own unit, and back."""
    levels = [0, level, level * 2]
    one = made(
        "number.a", levels=levels, level_unit=unit, power_factor=pf, phases=phases
    )
    assert one.power_of(level) == pytest.approx(va)
    assert one.load().levels_va == pytest.approx((va, 2 * va))
    call = one.call(Action.LEVEL, State("number.a", "20", NUMBER), level_va=va)
    assert call.data["value"] == level


def test_raised_to_its_full_level_a_charger_goes_to_what_a_person_had_set() -> None:
    """Not to the most it could."""
    one = made("number.a", levels=[6, 10, 32], level_unit="A")
    state = State("number.a", "6", NUMBER)
    call = one.call(Action.LEVEL, state, level_va=32 * 230, before=16.0)
    assert call.data["value"] == 16.0


@pytest.mark.parametrize(
    ("unit", "said", "va"),
    [
        ("W", "800", 1000),
        ("kW", "0.8", 1000),
        ("VA", "800", 800),
        ("A", "2", 460),
        ("°C", "20", None),
        ("W", "unavailable", None),
        ("W", "nan", None),
        ("W", "-5", 0),
    ],
)
def test_a_plug_is_read_in_its_own_unit(unit: str, said: str, va: float | None) -> None:
    """Watts are divided by the power factor; nonsense is nothing."""
    one = made("switch.a", power_entity="sensor.a", power_factor=0.8)
    assert one.drawn_va(State("sensor.a", said, {"unit_of_measurement": unit})) == va
