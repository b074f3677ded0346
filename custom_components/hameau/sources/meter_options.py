"""The tastes of a meter's entry: how often values are written, and what a kWh costs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
)
import probatio

from ..const import CONF_PRICES, PRICE_INJECTED
from ..energy_dashboard import tariff_labels
from ..pace import Pace, Rhythm
from .base import HameauConfigEntry, Options

if TYPE_CHECKING:
    from .meter import MeterRuntime

CONF_DEAD_BAND_VA: Final = "dead_band_va"
CONF_INTERVAL_S: Final = "interval_s"
CONF_INDEX_INTERVAL_S: Final = "index_interval_s"
CONF_SPARSE_INTERVAL_S: Final = "sparse_interval_s"

# 8,640 rows a day at the very most per power; a quiet house writes a tenth of that.
DEFAULTS: Final = {
    CONF_DEAD_BAND_VA: 20,
    CONF_INTERVAL_S: 10,
    CONF_INDEX_INTERVAL_S: 60,
    CONF_SPARSE_INTERVAL_S: 300,
}
_LIMITS: Final = {
    CONF_DEAD_BAND_VA: (0, 1000, "VA"),
    CONF_INTERVAL_S: (0, 300, "s"),
    CONF_INDEX_INTERVAL_S: (10, 3600, "s"),
    CONF_SPARSE_INTERVAL_S: (60, 3600, "s"),
}


def rhythms(options: Mapping[str, Any]) -> dict[Pace, Rhythm]:
    """Give how often each pace is written."""
    chosen = {
        key: float(options.get(key, default)) for key, default in DEFAULTS.items()
    }
    return {
        Pace.AT_ONCE: Rhythm(),
        Pace.POWER: Rhythm(
            interval_s=chosen[CONF_INTERVAL_S], dead_band=chosen[CONF_DEAD_BAND_VA]
        ),
        Pace.INDEX: Rhythm(interval_s=chosen[CONF_INDEX_INTERVAL_S]),
        Pace.SPARSE: Rhythm(interval_s=chosen[CONF_SPARSE_INTERVAL_S]),
    }


def options(hass: HomeAssistant, entry: HameauConfigEntry) -> Options:
    """Give the page: rhythm, and a price for each index the meter counts on.

    Prices are kept by index label in lower case, in the currency of Home Assistant.
    """
    names = _priced(entry)
    price = NumberSelector(
        NumberSelectorConfig(
            mode=NumberSelectorMode.BOX,
            min=0,
            step="any",
            unit_of_measurement=f"{hass.config.currency}/kWh",
        )
    )
    schema: dict[probatio.Marker, Any] = {
        probatio.Required(key, default=DEFAULTS[key]): NumberSelector(
            NumberSelectorConfig(
                mode=NumberSelectorMode.BOX, min=low, max=high, unit_of_measurement=unit
            )
        )
        for key, (low, high, unit) in _LIMITS.items()
    }
    if names:
        fields = {probatio.Optional(label): price for label in names}
        schema[probatio.Required(CONF_PRICES)] = section(
            probatio.Schema(fields), {"collapsed": False}
        )
    return Options(schema=probatio.Schema(schema), placeholders=names)


def _priced(entry: HameauConfigEntry) -> dict[str, str]:
    """Name what has a price, as far as the meter has told."""
    if entry.state is not ConfigEntryState.LOADED:
        return {}
    run = cast("MeterRuntime", entry.runtime_data)
    names = {label: run.index_name(label.upper()) for label in tariff_labels(run)}
    return {**names, PRICE_INJECTED: ""} if run.meter.producer else names
