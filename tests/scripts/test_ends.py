"""A bench that is cut off leaves nothing behind: neither when it is told to end, nor when it is killed."""

from pathlib import Path
import signal
import subprocess
import sys
import time

import pytest

from scripts.tools import ROOT

BENCH = """
import asyncio, runpy, sys, types
from pathlib import Path
from scripts.tools import ha
folder = Path(sys.argv[1])
def run():
    sys.executable = str(folder / "home_assistant")
    async def wait():
        async with ha.running(folder):
            pass
    return asyncio.run(wait())
sys.modules["scripts.benchmarks.tic"] = types.SimpleNamespace(run=run)
sys.argv[1:] = ["tic"]
runpy.run_module("scripts.tools.bench", run_name="__main__")
"""
# In the place of Python, thus of Home Assistant: it tells its number, and stays.
STAYS = """#!/bin/sh
echo $$ > "${0%/*}/number.new" && mv "${0%/*}/number.new" "${0%/*}/number"
exec sleep 600
"""
PATIENCE_S = 30


def runs(number: str) -> bool:
    """Whether a process is there, and is no mere entry of one that ended."""
    stat = Path("/proc") / number / "stat"
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
@pytest.mark.parametrize("told", [(signal.SIGTERM, signal.SIGTERM), (signal.SIGKILL,)])
def test_home_assistant_ends_with_the_bench(
    tmp_path: Path, told: tuple[signal.Signals, ...]
) -> None:
    """`timeout` tells it twice: the process, and its group."""
    stand_in, number = tmp_path / "home_assistant", tmp_path / "number"
    stand_in.write_text(STAYS)
    stand_in.chmod(0o755)
    end = time.monotonic() + PATIENCE_S
    with subprocess.Popen(
        [sys.executable, "-c", BENCH, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as bench:
        while not number.exists() and time.monotonic() < end:
            time.sleep(0.02)
        begun = number.read_text().strip()
        assert runs(begun)
        for one in told:
            bench.send_signal(one)
        bench.wait(PATIENCE_S)
    while runs(begun) and time.monotonic() < end:
        time.sleep(0.02)
    assert not runs(begun)
