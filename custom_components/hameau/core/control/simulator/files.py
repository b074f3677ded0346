"""Scenarios in files: a folder with `loads.json` (a house) and `events_NN.csv` (a day each).

loads.json: `{"p_sub_va": 6000, "phases": 1, "loads": [{"id", "prio", "nominal_va", "min_on_s", "min_off_s",
"phases": [1], "levels_va": []}, …]}`; phases (1), a load's phases and levels may be left out, other members
are not read. events_NN.csv: header `t_s,channel,value`, change points of the channels of `Change`.
"""

from collections.abc import Iterator, Mapping
import csv
import json
from pathlib import Path
from typing import Any

from ...errors import ScenarioError
from ..shedding.house import House, Load
from .scenario import Change, Scenario, one_limit

LOADS = "loads.json"
EVENTS = "events_*.csv"
HEADER = ["t_s", "channel", "value"]


def read_scenarios(folder: Path) -> list[Scenario]:
    """Read a house and its days, in the order of their names; raise ScenarioError."""
    house, phases = read_house(folder / LOADS)
    files = sorted(folder.glob(EVENTS))
    if not files:
        raise ScenarioError(f"{folder}: no {EVENTS}")
    scenarios = []
    for file in files:
        try:
            scenario = Scenario.from_changes(
                file.stem, house, read_changes(file), phases=phases
            )
        except KeyError as err:
            raise ScenarioError(f"{file}: no load is called {err}") from err
        except ValueError as err:
            raise ScenarioError(f"{file}: {err}") from err
        scenarios.append(scenario)
    return scenarios


def read_house(file: Path) -> tuple[House, int]:
    """Read loads.json: the house and its number of phases; raise ScenarioError."""
    try:
        data: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        phases = int(data.get("phases", 1))
        loads = tuple(_load(item) for item in data["loads"])
        limits = one_limit(float(data["p_sub_va"]), phases)
    except OSError as err:
        raise ScenarioError(f"{file}: {err.strerror}") from err
    except KeyError as err:
        raise ScenarioError(f"{file}: {err} is missing") from err
    except (AttributeError, TypeError, ValueError) as err:
        raise ScenarioError(f"{file}: {err}") from err
    if len({load.id for load in loads}) < len(loads):
        raise ScenarioError(f"{file}: two loads have the same id")
    return House(limits=limits, loads=loads), phases


def read_changes(file: Path) -> Iterator[Change]:
    """Read the change points of a day; raise ScenarioError."""
    with file.open(encoding="utf-8", newline="") as text:
        rows = csv.reader(text)
        if next(rows, None) != HEADER:
            raise ScenarioError(f"{file}: the first line is not {','.join(HEADER)}")
        for row in rows:
            try:
                at, channel, value = row
                yield Change(int(at), channel, float(value))
            except ValueError as err:
                raise ScenarioError(f"{file}, line {rows.line_num}: {err}") from err


def _load(item: Mapping[str, Any]) -> Load:
    return Load(
        id=str(item["id"]),
        priority=int(item["prio"]),
        nominal_va=float(item["nominal_va"]),
        min_on_s=float(item["min_on_s"]),
        min_off_s=float(item["min_off_s"]),
        phases=tuple(int(phase) for phase in item.get("phases", ())),
        levels_va=tuple(float(level) for level in item.get("levels_va", ())),
    )
