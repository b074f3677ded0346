"""A house and its meter, second by second: replay a day under any control, and say what it was worth."""

from .days import CONTRACTS, invent
from .files import ScenarioError, read_scenarios
from .play import Controller, Outcome, play
from .rules import Threshold
from .scenario import Change, Scenario, one_limit
from .shedder import Shedder
from .score import Score, oracle, score
from .world import Fault, FaultKind, Hand, Meter, World

__all__ = [
    "CONTRACTS",
    "Change",
    "Controller",
    "Fault",
    "FaultKind",
    "Hand",
    "Meter",
    "Outcome",
    "Scenario",
    "ScenarioError",
    "Score",
    "Shedder",
    "Threshold",
    "World",
    "invent",
    "one_limit",
    "oracle",
    "play",
    "read_scenarios",
    "score",
]
