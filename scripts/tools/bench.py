"""Run benchmarks and print their figures: `scripts/bench [NAME ...] [--check]`.

A benchmark with a `main(argv)` of its own, named first, takes all that follows: `scripts/bench shedding DIR`.
"""

import argparse
import importlib
import os
from pathlib import Path
import pkgutil
import platform
import sys
import time
from types import ModuleType

from scripts import benchmarks
from scripts.benchmarks import Figure
from scripts.tools.ends import orderly

NAMES = sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__))


def machine() -> str:
    """Say on what the figures were measured."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if "model name" in line]
    model = models[0] if models else platform.machine()
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def row(figure: Figure) -> str:
    """Put one figure on a line."""
    text = f"  {figure.name:<44} {figure.value:>12,.6g} {figure.unit:<10}"
    if figure.compared_to is not None:
        times = f"{figure.ratio:.3g} × " if figure.ratio is not None else "beside "
        text += f" {times}{figure.compared_to}"
    if figure.bar is not None:
        sign = "≤" if figure.better == "lower" else "≥"
        verdict = "MISSED" if figure.missed else "ok"
        text += f"  [{sign} {figure.bar:,.6g} {figure.unit}: {verdict}]"
    return text.rstrip()


def benchmark(name: str) -> ModuleType:
    """Import a benchmark."""
    return importlib.import_module(f"{benchmarks.__name__}.{name}")


def main(argv: list[str]) -> int:
    """Run the named benchmarks, or all; say 1 where `--check` finds a bar missed."""
    if argv and argv[0] in NAMES:
        own = getattr(benchmark(argv[0]), "main", None)
        if own is not None:
            return int(own(argv[1:]))
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--check", action="store_true", help="exit 1 on a missed bar")
    args = parser.parse_args(argv)
    if unknown := set(args.names) - set(NAMES):
        parser.error(f"no benchmark {', '.join(unknown)}: there are {', '.join(NAMES)}")

    print(machine())
    missed = 0
    for name in args.names or NAMES:
        module = benchmark(name)
        print(f"\n{name}: {(module.__doc__ or '').partition('\n')[0]}", flush=True)
        began = time.monotonic()
        figures: list[Figure] = module.run()
        print(*map(row, figures), sep="\n")
        print(f"  ({time.monotonic() - began:.0f} s)")
        missed += sum(figure.missed for figure in figures)
    if missed:
        print(f"\n{missed} bar{'s' * (missed > 1)} missed")
    return 1 if args.check and missed else 0


if __name__ == "__main__":
    orderly()
    sys.exit(main(sys.argv[1:]))
