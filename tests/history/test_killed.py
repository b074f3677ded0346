"""Killed (kill -9) at marked points of a correction: after the next start, archive and statistics agree."""

import asyncio
import json
from pathlib import Path
import signal
import sys

ROOT = Path(__file__).parents[2]
POINTS = (0, 9, 18, 30, 42, 55, 68, 82, 98, 115)
"""Which statement is not reached, of the 121 of the correction: the archive's and the recorder's, commits among them."""


async def writer(*arguments: object) -> tuple[int | None, str]:
    """Run a writer in a process of its own; give how it ended and what it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.history.killed_writer",
        *map(str, arguments),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    said, _ = await process.communicate()
    return process.returncode, said.decode()


async def test_a_kill_at_any_point_loses_and_doubles_nothing(tmp_path: Path) -> None:
    folders = [tmp_path / str(point) for point in POINTS]
    for folder in folders:
        folder.mkdir()
    two = asyncio.Semaphore(2)

    async def kill(folder: Path, point: int) -> int | None:
        async with two:
            return (await writer("kill", folder, point))[0]

    ends = await asyncio.gather(*map(kill, folders, POINTS, strict=True))
    assert set(ends) == {-signal.SIGKILL}

    code, said = await writer("mend", *folders)
    assert code == 0
    assert json.loads(said.splitlines()[-1]) == [[True] * 3] * len(POINTS)
