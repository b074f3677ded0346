"""A meter that does not exist: lawful TIC frames of every kind, from a power curve and a contract.

It makes what no public capture shows (ADIR short frames, ADPS, EJP, mobile peaks, an open breaker, a degraded clock), for
the tests, and homes to live with, for the demonstration.
"""

from .loads import Curve, Home, Load, Use
from .machine import Simulator
from .offers import Offer
from .registers import Registers
from .scenarios import (
    SCENARIOS,
    HistoryStep,
    Scenario,
    history,
    open_scenario,
    simulator,
)
from .settings import Settings

__all__ = [
    "SCENARIOS",
    "Curve",
    "HistoryStep",
    "Home",
    "Load",
    "Offer",
    "Registers",
    "Scenario",
    "Settings",
    "Simulator",
    "Use",
    "history",
    "open_scenario",
    "simulator",
]
