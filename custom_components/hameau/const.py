"""Names and defaults that more than one module needs."""

import logging
from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "hameau"
LOGGER: Final = logging.getLogger(__package__)

PLATFORMS: Final = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.CALENDAR,
    Platform.EVENT,
    Platform.NUMBER,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SWITCH,
)

# Fired for each decision of a home: entry_id, code, load, name, entity_id, figures, dry_run.
EVENT_DECISION: Final = "hameau_decision"

# What an entry's data says first: which line of the table of sources it belongs to.
CONF_SOURCE: Final = "source"
# Which of the ways to a source an entry takes, where its pages tell.
CONF_WAY: Final = "way"

# Options: price of a kWh by index label in lower case, and of one that is given back.
CONF_PRICES: Final = "prices"
PRICE_INJECTED: Final = "injected"

METER_SOURCE: Final = "meter"
HOME_SOURCE: Final = "home"
ELECTRICITY_SOURCE: Final = "electricity"
GAS_SOURCE: Final = "gas"

# The source that USB discovery is about.
USB_SOURCE: Final = METER_SOURCE

# Installed when the first radio is added, not for everybody: it is GPL-2.0-only and
# compiled, and a person with a cable needs neither. `scripts/validate` checks its wheels.
RADIO_REQUIREMENTS: Final = ["pyrf24==0.6.0"]
