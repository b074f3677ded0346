"""A house and its meter, second by second: replay a day under any control, and say what it was worth."""

from .days import CONTRACTS, crowd, invent
from .files import read_scenarios
from .play import Controller, Outcome, play
from .rules import Patient, Threshold
from .scenario import Change, Scenario, one_limit
from .score import Score, oracle, score
from .shedder import Shedder
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
    "Patient",
    "Scenario",
    "Score",
    "Shedder",
    "Threshold",
    "World",
    "crowd",
    "invent",
    "one_limit",
    "oracle",
    "play",
    "read_scenarios",
    "score",
]
