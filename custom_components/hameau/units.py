"""Powers of other integrations' sensors, checked and brought to VA."""

import math
from typing import Final

from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT
from homeassistant.core import State
from homeassistant.util.unit_conversion import PowerConverter

NOMINAL_VOLTAGE: Final = 230.0
APPARENT: Final = {"mVA": 0.001, "VA": 1.0, "kVA": 1000.0}
CURRENT: Final = {"mA": 0.001, "A": 1.0}


def number_of(state: State) -> float | None:
    """The state as a number; None: it is none."""
    try:
        value = float(state.state)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def measures_power(unit: str | None) -> bool:
    """Whether a sensor of this unit can stand for a power."""
    return unit in APPARENT or unit in CURRENT or unit in PowerConverter.VALID_UNITS


def apparent_va(state: State, *, cautious: bool = True) -> float | None:
    """The apparent power a sensor shows, VA, never below 0; None: it shows none.

    Watts are taken for VA: a home's power factor is not known, and is mostly near 1. A current that comes in whole
    amperes may be one higher than shown, and is taken so if `cautious`.
    """
    value = number_of(state)
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
    if value is None or unit is None:
        return None
    if unit in APPARENT:
        return max(0.0, value * APPARENT[unit])
    if unit in CURRENT:
        whole = cautious and unit == "A" and "." not in state.state
        return max(0.0, (value + whole) * CURRENT[unit] * NOMINAL_VOLTAGE)
    if unit in PowerConverter.VALID_UNITS:
        return max(0.0, PowerConverter.convert(value, unit, "W"))
    return None
