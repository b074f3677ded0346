"""How long the scheduler takes: one decision, and a month of what will run, for a house of 30 plugs.

Each plug has its own schedule of three rules: a night slot on working days, sunset to 23:00, off-peak hours up to three.

`scripts/bench schedules [--runs [N]] [--check]` prints one JSON object:

    figures    the two times, with their bars
    invariants with --runs: in how many of N random runs (10,000, shared out evenly) each was tried, and broken
    missed     bars that are missed and invariants that are broken; --check then exits 1
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
import json
from time import perf_counter
from zoneinfo import ZoneInfo

from custom_components.hameau.core.control.calendars import Calendars
from custom_components.hameau.core.control.schedule import (
    Rule,
    Schedule,
    Span,
    SunAt,
    SunEdge,
    SunEvent,
    TariffView,
    WallEdge,
    during,
    evaluate,
    given_slots,
    runs,
)
from custom_components.hameau.core.tic.tariff import Period
from scripts.benchmarks import Figure
from scripts.tools.bench import machine
from scripts.tools.random_schedules import RUNS_BY_DEFAULT, random_schedules

PLUGS, ROUNDS = 30, 9
ZONE = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 10, 10, 12, tzinfo=UTC)
MONTH = timedelta(days=31)
DECISION_BAR_MS, MONTH_BAR_MS = 50.0, 500.0


def house() -> tuple[Schedule, ...]:
    """Give the schedules of the house."""
    night = Span(start=WallEdge(at=time(22)), end=WallEdge(at=time(6)))
    evening = Span(start=SunEdge(event=SunEvent.SUNSET), end=WallEdge(at=time(23)))
    rules = (
        Rule(id="night", slots=(night,), days=frozenset({"workday"})),
        Rule(id="evening", slots=(evening,)),
        Rule(id="hc", slots=(during(Period.OFF_PEAK),), limit=timedelta(hours=3)),
    )
    return tuple(
        Schedule(id=f"s{n}", targets=(f"switch.{n}",), rules=rules)
        for n in range(PLUGS)
    )


def _best_ms(work: Callable[[], object]) -> float:
    """Give the shortest of some rounds: a busy machine only ever adds to it."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times) * 1000


def run() -> list[Figure]:
    """Time a decision and a month."""
    hours = ((time(22, 38), time(6, 38)), (time(12), time(14)))
    known = (ZONE, Calendars(), TariffView(patterns=(given_slots(hours),)))
    sun = SunAt(48.85, 2.35, ZONE)
    plugs = house()
    return [
        Figure(
            name=f"one decision, {PLUGS} plugs",
            value=_best_ms(lambda: evaluate(plugs, NOW, *known, sun)),
            unit="ms",
            bar=DECISION_BAR_MS,
        ),
        Figure(
            name=f"a month of runs, {PLUGS} plugs",
            value=_best_ms(lambda: runs(plugs, NOW, NOW + MONTH, *known, sun)),
            unit="ms",
            bar=MONTH_BAR_MS,
        ),
    ]


def main(argv: Sequence[str]) -> int:
    """Print the JSON object."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench schedules",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--runs", type=int, nargs="?", const=RUNS_BY_DEFAULT, default=0, metavar="N"
    )
    parser.add_argument("--check", action="store_true", help="exit 1 on a missed bar")
    args = parser.parse_args(argv)
    figures = run()
    missed = [figure.name for figure in figures if figure.missed]
    report: dict[str, object] = {
        "figures": [asdict(figure) for figure in figures],
        "cpu": machine(),
    }
    if args.runs:
        tally = random_schedules(args.runs)
        report["invariants"] = tally
        missed += [f"{each} broken" for each, n in tally["violations"].items() if n]
    print(json.dumps({**report, "missed": missed}, indent=1))
    return 1 if args.check and missed else 0
