"""`scripts/bench` says what was measured and fails on a missed bar when asked to."""

import sys
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from scripts.benchmarks import Figure
from scripts.tools import bench

FAST = Figure(name="speed", value=2.0, unit="frames/s", better="higher", bar=1.5)
SLOW = Figure(name="speed", value=1.0, unit="frames/s", better="higher", bar=1.5)
LATE = Figure(name="delay", value=21.0, unit="ms", bar=20.0)
COMPARED = Figure(
    name="rows", value=5.0, unit="rows", compared_to="linkytic", ratio=0.01
)


def run(arguments: list[str], *figures: Figure) -> int:
    module = SimpleNamespace(__doc__="Measures something.", run=lambda: list(figures))
    with (
        patch.object(bench, "NAMES", ["thing"]),
        patch.dict(sys.modules, {"scripts.benchmarks.thing": module}),
    ):
        return bench.main(arguments)


@pytest.mark.parametrize(
    ("figure", "missed"), [(FAST, False), (SLOW, True), (LATE, True), (COMPARED, False)]
)
def test_bar_is_missed_in_its_own_direction(figure: Figure, missed: bool) -> None:
    assert figure.missed is missed


def test_missed_bar_fails_only_a_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["thing"], FAST, SLOW) == 0
    assert run(["thing", "--check"], FAST) == 0
    assert run(["thing", "--check"], FAST, SLOW) == 1
    assert "1 bar missed" in capsys.readouterr().out


def test_figure_is_shown_beside_what_it_is_compared_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["thing"], COMPARED)
    assert "0.01 × linkytic" in capsys.readouterr().out


def test_unknown_benchmark_is_refused() -> None:
    with pytest.raises(SystemExit):
        run(["other"])
