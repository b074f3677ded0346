"""Random homes under every invariant of the shedder: `scripts/bench shedding --runs [N]`.

Each run is a home, a meter, troubles and people drawn from a seed, as the tests draw them (`tests/core/control/shedding`);
a seed that breaks an invariant breaks it there too.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import as_completed
from itertools import batched
import os
import sys
from typing import TypedDict

from scripts.tools.ends import workers
from tests.core.control.shedding.rules import RULES, rules
from tests.core.control.shedding.runs import RUNS
from tests.core.control.shedding.watch import live
from tests.core.control.shedding.worlds import case_of

RUNS_BY_DEFAULT = 10_000
_BATCH = 50
_WHOLE_EVERY = 4
"""Of so many runs one is given to the invariants of whole runs, in turn; the others to those of single steps."""
_SHOWN = 60

type Broken = list[tuple[str, int]]


def broken_by(seed: int) -> tuple[list[str], list[str]]:
    """Invariants tried on a seed, and those of them that did not hold."""
    if seed % _WHOLE_EVERY:
        watched, _ = live(case_of(seed), rules())
        return list(RULES), sorted({each.rule for each in watched.violations})
    name = list(RUNS)[seed // _WHOLE_EVERY % len(RUNS)]
    make, check = RUNS[name]
    try:
        check(make(seed))
    except AssertionError:
        return [name], [name]
    return [name], []


def _batch(seeds: tuple[int, ...]) -> tuple[Counter[str], Broken]:
    tried: Counter[str] = Counter()
    broken: Broken = []
    for seed in seeds:
        names, failed = broken_by(seed)
        tried.update(names)
        broken += [(name, seed) for name in failed]
    return tried, broken


class Tally(TypedDict):
    """In how many runs each invariant was tried and broken, and the first seeds that broke one."""

    runs: int
    tried: dict[str, int]
    violations: dict[str, int]
    seeds: list[str]


def random_runs(count: int, first: int = 0) -> Tally:
    """Try `count` seeds from `first` on, on all cores."""
    tried: Counter[str] = Counter()
    broken: Broken = []
    with workers(os.cpu_count()) as pool:
        running = [
            pool.submit(_batch, seeds)
            for seeds in batched(range(first, first + count), _BATCH, strict=False)
        ]
        for done, future in enumerate(as_completed(running), start=1):
            more, failed = future.result()
            tried += more
            broken += failed
            if done % 20 == 0 or done == len(running):
                found = f"{len(broken)} broken" if broken else "none broken"
                print(f"  {done * _BATCH} runs, {found}", file=sys.stderr, flush=True)
    violations = Counter(name for name, _ in broken)
    return Tally(
        runs=count,
        tried={name: tried[name] for name in _names()},
        violations={name: violations[name] for name in _names()},
        seeds=[f"{name} {seed}" for name, seed in sorted(broken)[:_SHOWN]],
    )


def _names() -> Iterator[str]:
    yield from RULES
    yield from RUNS
