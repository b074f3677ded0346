"""By which clock a point of delivery goes: its days, its off-peak hours, and the stamps of files that do not say.

Enedis and GRDF serve metropolitan France alone; overseas it is EDF's island systems and others, whose meters show the time
of where they are. Signals (Tempo, EJP, EcoWatt, market prices) speak Paris time wherever the home is.
"""

from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..const import CONF_SOURCE, CONF_WAY, ELECTRICITY_SOURCE
from ..core.tic.tariff import Contract
from .archived import PARIS

CONF_ZONE: Final = "zone"
FILES: Final = "files"
ZONES: Final = (
    PARIS,
    "America/Cayenne",
    "America/Guadeloupe",
    "America/Marigot",
    "America/Martinique",
    "America/Miquelon",
    "America/St_Barthelemy",
    "Indian/Mayotte",
    "Indian/Reunion",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "Pacific/Wallis",
)
"""Where people of France live, but for the Marquesas and the Gambier Islands."""
METROPOLITAN: Final = frozenset({Contract.TEMPO, Contract.EJP})
"""What is offered in metropolitan France alone, by its own days and its own clock."""


def asks_gateway(entry: ConfigEntry) -> bool:
    """Whether its history comes from a gateway to Enedis, whose stamps are those of Paris."""
    return bool(entry.data.get(CONF_WAY, FILES) != FILES)


def zone_name(hass: HomeAssistant, entry: ConfigEntry) -> str:
    """The time zone a point lives in: as chosen, or else that of the home where only the home can tell."""
    if asks_gateway(entry):
        return PARIS
    return str(entry.options.get(CONF_ZONE) or likely_zone(hass, entry))


def likely_zone(hass: HomeAssistant, entry: ConfigEntry) -> str:
    """What is proposed: the home's own, unless it is none of France's, as of a server in UTC; gas is metropolitan."""
    home = hass.config.time_zone
    electricity = entry.data[CONF_SOURCE] == ELECTRICITY_SOURCE
    return home if electricity and home in ZONES else PARIS
