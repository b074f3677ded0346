"""Random homes under every invariant of the scheduler: `scripts/bench schedules --runs [N]`.

Homes, nights and hands are drawn as the tests draw them (`tests/core/control/schedule`), from seeds of their own: the same
ones for the same N. A draw that an invariant has nothing to say of is not counted as a run.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import as_completed
from dataclasses import dataclass
import os
import sys
from typing import Any, TypedDict

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from scripts.tools.ends import workers
from tests.core.control.schedule import civil, invariants as of
from tests.core.control.schedule.worlds import AUTUMN, SPRING, worlds

RUNS_BY_DEFAULT = 10_000
_BATCH = 50
_SHOWN = 20

type Check = tuple[SearchStrategy[Any], Callable[[Any], None]]

CHECKS: Mapping[str, Check] = {
    "P1": (worlds(), of.p1_replay),
    "P2": (worlds(), of.p2_next_change),
    "P3": (civil.days(), civil.p3_civil_span),
    "P3 clock changes": (civil.days(*SPRING, *AUTUMN), civil.p3_civil_span),
    "P4": (civil.change_days, civil.p4_change_night),
    "P5": (civil.nights, civil.p5_overnight),
    "P6": (worlds(special=True), of.p6_suspended),
    "P7": (of.hands, of.p7_override),
    "P8": (civil.sunny, civil.p8_sun),
    "P9": (worlds(), of.p9_removal),
    "P10": (of.lost, of.p10_lost_source),
    "priority": (worlds(), of.priority),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    name: str
    number: int
    count: int


def _try(batch: _Batch) -> tuple[str, int, list[str]]:
    """Draw and judge: how many runs were judged to their end, and what was broken."""
    cases, check = CHECKS[batch.name]
    judged = 0
    broken: list[str] = []

    @seed(batch.number)
    @settings(
        database=None,
        deadline=None,
        max_examples=batch.count,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def hold(case: Any) -> None:
        nonlocal judged
        try:
            check(case)
        except AssertionError as err:
            broken.append(f"{batch.name} {case!r}: {err}"[:600])
        judged += 1

    hold()
    return batch.name, judged, broken


class Tally(TypedDict):
    """In how many runs each invariant was tried and broken, and the first cases that broke one."""

    runs: int
    tried: dict[str, int]
    violations: dict[str, int]
    cases: list[str]


def random_schedules(count: int) -> Tally:
    """Try the invariants in turn on all cores until `count` runs are asked for."""
    batches = [
        _Batch(
            name=list(CHECKS)[number % len(CHECKS)],
            number=number,
            count=min(_BATCH, count - number * _BATCH),
        )
        for number in range(-(-count // _BATCH))
    ]
    tried: Counter[str] = Counter()
    broken: list[tuple[str, str]] = []
    with workers(os.cpu_count()) as pool:
        running = [pool.submit(_try, batch) for batch in batches]
        for done, future in enumerate(as_completed(running), start=1):
            name, judged, failed = future.result()
            tried[name] += judged
            broken += [(name, text) for text in failed]
            if done % 10 == 0 or done == len(running):
                runs = sum(tried.values())
                found = f"{len(broken)} broken" if broken else "none broken"
                print(f"  {runs} runs, {found}", file=sys.stderr, flush=True)
    violations = Counter(name for name, _ in broken)
    return Tally(
        runs=sum(tried.values()),
        tried={name: tried[name] for name in CHECKS},
        violations={name: violations[name] for name in CHECKS},
        cases=[text for _, text in sorted(broken)[:_SHOWN]],
    )
