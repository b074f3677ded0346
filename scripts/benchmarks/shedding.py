"""Load shedding: simulated days at meter periods of 2, 10 and 60 s, beside two plain rules.

`scripts/bench shedding [DIR] [--profile NAME] [--invented N] [--runs [N]] [--check]` plays the days of a folder
(`loads.json`, `events_NN.csv`; default: shared/data/control/shed, days made up where that is missing) and
prints one JSON object, progress going to the standard error:

    mean       by meter period: the figures of a mean day, and J, the weighted harm of it
    scenarios  the same for each day
    baselines  mean days without control, with "cut above 90 %, restore below 80 %", and with the same
               rule that knows the loads' powers and waits five minutes (`simulator.rules`)
    ratios     our J as a part of theirs
    invented   with --invented N: mean days of N seeds for each contract of the generator
    decision_ms  one decision in a house of 30 loads, each the quickest of three runs of the same day
    invariants with --runs: in how many of N random homes (10,000) each was tried, and broken
    missed     bars that are missed; --check then exits 1
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import as_completed
from dataclasses import asdict, dataclass, replace
import json
import os
from pathlib import Path
from statistics import fmean, median
import sys
import time

from custom_components.hameau.core.control.shedding.events import (
    Command,
    Event,
    Moment,
    Sample,
)
from custom_components.hameau.core.control.shedding.house import (
    BALANCED,
    PROFILES,
    House,
)
from custom_components.hameau.core.control.simulator import (
    CONTRACTS,
    Controller,
    Meter,
    Patient,
    Scenario,
    Shedder,
    Threshold,
    World,
    crowd,
    invent,
    play,
    read_scenarios,
    score,
)
from custom_components.hameau.core.errors import ScenarioError
from scripts.benchmarks import Figure
from scripts.tools.bench import machine
from scripts.tools.ends import workers
from scripts.tools.random_runs import RUNS_BY_DEFAULT, random_runs

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("HAMEAU_DATA", ROOT.parent / "shared" / "data"))
FOLDER = DATA / "control" / "shed"
PERIODS = (2, 10, 60)
MUST_BE_NONE = ("trips", "early_restores", "blind_restores")
J_BARS = {2: 8.8, 60: 8.4}
DECISION_BAR_MS = 2.0
OURS, NONE = "shedder", "no_control"
RULES: Mapping[str, Callable[[House], Controller]] = {
    OURS: Shedder,
    "plain_rule": Threshold,
    "patient_rule": Patient,
}

type Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One day under one rule with one meter."""

    group: str
    scenario: Scenario
    rule: str
    period_s: int


def live(task: Task) -> Figures:
    """Play a day and judge it."""
    scenario = task.scenario
    world = World(meter=Meter(period_s=task.period_s))
    rule = RULES.get(task.rule)
    outcome = play(scenario, rule and rule(scenario.house), world)
    verdict = score(outcome, scenario)
    return {**asdict(verdict), "J": verdict.j}


def live_all(tasks: Sequence[Task]) -> list[Figures]:
    """Play days on all cores; progress is shown."""
    results: list[Figures] = [{}] * len(tasks)
    with workers() as pool:
        running = {pool.submit(live, task): place for place, task in enumerate(tasks)}
        for done, future in enumerate(as_completed(running), start=1):
            results[running[future]] = future.result()
            if done % 10 == 0 or done == len(tasks):
                print(f"  {done}/{len(tasks)} days", file=sys.stderr, flush=True)
    return results


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is printed; the module's docstring says what is what."""

    mean: Mapping[str, Figures]
    scenarios: Mapping[str, Mapping[str, Figures]]
    baselines: Mapping[str, Mapping[str, Figures]]
    ratios: Mapping[str, Figures]
    invented: Mapping[str, Mapping[str, Figures]]


def mean(days: Iterable[Figures]) -> Figures:
    """Average, figure by figure."""
    days = list(days)
    return {name: round(fmean(day[name] for day in days), 4) for name in days[0]}


def days_of(scenarios: Sequence[Scenario], group: str) -> list[Task]:
    """All rules and meters for some days."""
    return [
        Task(group=group, scenario=scenario, rule=rule, period_s=period)
        for scenario in scenarios
        for rule in (*RULES, NONE)
        for period in (PERIODS if rule != NONE else PERIODS[:1])
    ]


def measure(
    scenarios: Sequence[Scenario], invented: Mapping[str, Sequence[Scenario]]
) -> Report:
    """Play all and put the figures in order."""
    tasks = days_of(scenarios, "")
    for contract, days in invented.items():
        tasks += [task for task in days_of(days, contract) if task.rule == OURS]
    results = list(zip(tasks, live_all(tasks), strict=True))

    def by_period(rule: str, group: str = "") -> dict[str, Figures]:
        return {
            str(period): mean(
                figures
                for task, figures in results
                if (task.rule, task.group) == (rule, group)
                and (rule == NONE or task.period_s == period)
            )
            for period in PERIODS
        }

    ours = by_period(OURS)
    baselines = {rule: by_period(rule) for rule in (NONE, *RULES) if rule != OURS}
    each: dict[str, dict[str, Figures]] = {}
    for task, figures in results:
        if task.rule == OURS and not task.group:
            rounded = {name: round(value, 4) for name, value in figures.items()}
            each.setdefault(task.scenario.name, {})[str(task.period_s)] = rounded
    ratios = {
        period: {
            rule: round(figures["J"] / theirs[period]["J"], 4)
            for rule, theirs in baselines.items()
        }
        for period, figures in ours.items()
    }
    return Report(
        mean=ours,
        scenarios=each,
        baselines=baselines,
        ratios=ratios,
        invented={group: by_period(OURS, group) for group in invented},
    )


class Timed:
    """A shedder whose decisions on samples are timed."""

    def __init__(self, house: House) -> None:
        """Start with no time measured."""
        self._shedder = Shedder(house)
        self.took_ms: list[float] = []

    def step(self, event: Event, moment: Moment) -> Sequence[Command]:
        """Decide, and note how long it took."""
        began = time.perf_counter_ns()
        commands = self._shedder.step(event, moment)
        if isinstance(event, Sample):
            self.took_ms.append((time.perf_counter_ns() - began) / 1e6)
        return commands


def decision_ms() -> dict[str, float]:
    """Time of one decision: each the quickest of three runs, then their median and worst."""
    runs = []
    for _ in range(3):
        timed = Timed((day := crowd()).house)
        play(day, timed)
        runs.append(timed.took_ms)
    best = [min(times) for times in zip(*runs, strict=True)]
    return {
        "loads": 30,
        "decisions": len(best),
        "median": round(median(best), 4),
        "worst": round(max(best), 4),
    }


def figures_of(means: Mapping[str, Figures], worst_ms: float) -> list[Figure]:
    """Our mean days and our slowest decision beside their bars."""
    figures = [
        Figure(name=f"{name}, meter {period} s", value=day[name], unit="", bar=0)
        for period, day in means.items()
        for name in MUST_BE_NONE
    ]
    figures += [
        Figure(
            name=f"J, meter {period} s",
            value=day["J"],
            unit="",
            bar=J_BARS.get(int(period)),
        )
        for period, day in means.items()
    ]
    return [
        *figures,
        Figure(
            name="decision, 30 loads, worst",
            value=worst_ms,
            unit="ms",
            bar=DECISION_BAR_MS,
        ),
    ]


def scenarios_in(folder: Path) -> list[Scenario]:
    """Days of a folder; six made-up ones where the default folder is missing."""
    if folder == FOLDER and not folder.is_dir():
        print(f"{folder} is missing: six invented days instead", file=sys.stderr)
        return [invent(seed) for seed in range(6)]
    return read_scenarios(folder)


def with_profile(scenarios: Iterable[Scenario], profile: str) -> list[Scenario]:
    """The same days in a house with another profile."""
    return [
        replace(day, house=replace(day.house, profile=PROFILES[profile]))
        for day in scenarios
    ]


def run() -> list[Figure]:
    """Measure the default days, for `scripts/bench` without a name."""
    report = measure(scenarios_in(FOLDER), {})
    return figures_of(report.mean, decision_ms()["worst"])


def main(argv: Sequence[str]) -> int:
    """Print the JSON object."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench shedding",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, metavar="DIR")
    parser.add_argument("--profile", choices=PROFILES, default=BALANCED.name)
    parser.add_argument("--invented", type=int, default=0, metavar="N")
    parser.add_argument(
        "--runs", type=int, nargs="?", const=RUNS_BY_DEFAULT, default=0, metavar="N"
    )
    parser.add_argument("--check", action="store_true", help="exit 1 on a missed bar")
    args = parser.parse_args(argv)
    try:
        scenarios = with_profile(scenarios_in(args.folder), args.profile)
    except ScenarioError as err:
        parser.error(str(err))
    seeds = range(args.invented)
    invented = {
        contract: with_profile((invent(seed, contract) for seed in seeds), args.profile)
        for contract in CONTRACTS
        if seeds
    }
    report = measure(scenarios, invented)
    decisions = decision_ms()
    figures = figures_of(report.mean, decisions["worst"])
    missed = [figure.name for figure in figures if figure.missed]
    more = {"decision_ms": decisions, "cpu": machine(), "profile": args.profile}
    if args.runs:
        more["invariants"] = invariants = random_runs(args.runs)
        missed += [f"{each} broken" for each in invariants["seeds"]]
    print(json.dumps({**asdict(report), **more, "missed": missed}, indent=1))
    return 1 if args.check and missed else 0
