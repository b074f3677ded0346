"""Killed (kill -9) at marked points of a correction: after the next start, archive and statistics agree."""

import asyncio
import json
from pathlib import Path
import sys

import pytest

pytestmark = pytest.mark.long


ROOT = Path(__file__).parents[2]
POINTS = (0, 9, 18, 30, 42, 55, 68, 82, 98, 115)
"""Which statement is not reached, of the 121 of the correction: the archive's and the recorder's, commits among them."""


async def test_a_kill_at_any_point_loses_and_doubles_nothing(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.history.killed_writer",
        str(tmp_path),
        *map(str, POINTS),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    said, _ = await process.communicate()

    assert process.returncode == 0
    found = json.loads(said)
    assert found == [[True] * 4] * len(POINTS)  # killed, agreed, right, quiet
