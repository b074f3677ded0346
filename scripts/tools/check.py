"""Run every check of the project, and say what each one found.

What reads the code runs side by side, then the tests alone: they are of time, and need the machine.

With `--fast` or with arguments for pytest only the tests run, without coverage.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
import json
import os
from pathlib import Path
import shutil
import subprocess
import sys
import tempfile
import time

from scripts.tools import INTEGRATION, ROOT

BIN = Path(sys.executable).parent
CARDS = ROOT / "dashboards"
NODE_NEEDED = (20, 19)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The coverage that a part of the integration must reach, in percent."""

    part: str
    prefix: str
    percent: float
    branches_only: bool = False


type Step = tuple[str, Callable[[], str | None]]
"""A check and its name: it gives None, or what is wrong."""

# What the report of coverage calls all there is of a kind.
TOTALS = {"branches": "branches", "lines": "statements"}
BARS = (
    Bar(part="core/, branches", prefix="core/", percent=98, branches_only=True),
    Bar(part="config_flow.py", prefix="config_flow.py", percent=100),
    Bar(part="everything", prefix="", percent=95),
)


@dataclass(slots=True)
class Report:
    """What failed so far; each step says its name, its seconds and, if it fails, why."""

    failed: list[str] = field(default_factory=list)

    def side_by_side(self, *lanes: list[Step]) -> None:
        """Run lanes of checks at once, the checks of a lane one after the other."""
        with ThreadPoolExecutor(len(lanes)) as pool:
            for ran in [pool.submit(self._run, lane) for lane in lanes]:
                ran.result()

    def _run(self, lane: list[Step]) -> None:
        for name, check in lane:
            began = time.monotonic()
            wrong = check()
            verdict = "ok" if wrong is None else "FAILED"
            said = f"  {name:<22} {verdict:<7}{time.monotonic() - began:6.1f} s\n"
            if wrong is not None:
                self.failed.append(name)
                said += f"\n{wrong.strip()}\n\n"
            print(said, end="", flush=True)


def command(*words: str | Path, cwd: Path = ROOT) -> Callable[[], str | None]:
    """Make a check of a command: what it printed is what is wrong when it fails."""

    def run() -> str | None:
        done = subprocess.run(
            words, cwd=cwd, capture_output=True, text=True, check=False
        )
        return (done.stdout + done.stderr or "failed") if done.returncode else None

    return run


def node_version() -> tuple[int, ...]:
    """Give the version of node, () without one."""
    if not (shutil.which("node") and shutil.which("npm")):
        return ()
    told = subprocess.run(
        ["node", "--version"], capture_output=True, text=True, check=True
    )
    return tuple(map(int, told.stdout.strip().lstrip("v").split(".")))


def checks_of_cards() -> Iterator[Step]:
    """Give those of the types of the cards and of their own tests, where node is new enough."""
    if not (CARDS / "package.json").exists():
        return
    if (version := node_version()) < NODE_NEEDED:
        have = ".".join(map(str, version)) or "none"
        needed = ".".join(map(str, NODE_NEEDED))
        print(f"  cards                  left out: node ≥ {needed} needed, {have} here")
        return
    lock, installed = CARDS / "package-lock.json", CARDS / "node_modules"
    stamp = installed / ".package-lock.json"
    if not stamp.exists() or stamp.stat().st_mtime < lock.stat().st_mtime:
        yield "cards: npm ci", command("npm", "ci", cwd=CARDS)
    yield "cards: types", command("npm", "run", "check", cwd=CARDS)
    yield "cards: tests", command("npm", "test", cwd=CARDS)


def run_tests(arguments: list[str]) -> tuple[int, str]:
    """Run pytest in view; give its exit code and its closing line."""
    closing = ""
    with subprocess.Popen(
        [BIN / "python", "-m", "pytest", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={"COLUMNS": "100", **os.environ},
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            closing = line.strip() or closing
    return process.returncode, closing


def check_coverage(report: Report, figures: Path) -> None:
    """Compare the coverage of each part with its bar."""
    files = json.loads(figures.read_text())["files"] if figures.exists() else {}
    for bar in BARS:
        prefix = f"{INTEGRATION.relative_to(ROOT)}/{bar.prefix}"
        found = [files[name]["summary"] for name in files if name.startswith(prefix)]
        kinds = ["branches"] if bar.branches_only else ["branches", "lines"]
        covered = sum(one[f"covered_{kind}"] for one in found for kind in kinds)
        total = sum(one[f"num_{TOTALS[kind]}"] for one in found for kind in kinds)
        percent = 100 * covered / total if total else 0.0
        verdict = "ok" if percent >= bar.percent else "FAILED"
        text = f"{percent:6.2f} % (bar: {bar.percent:g} %)"
        print(f"  coverage: {bar.part:<20}{verdict:<7}{text}")
        if verdict != "ok":
            report.failed.append(f"coverage of {bar.part}")


def main(arguments: list[str]) -> int:
    """Run the checks; give 0 when all is well."""
    if arguments:
        passed_on = [word for word in arguments if word != "--fast"]
        return run_tests(passed_on or ["-q", "-x"])[0]

    began, report = time.monotonic(), Report()
    report.side_by_side(
        [("types", command(BIN / "mypy"))],
        [
            ("format", command(BIN / "ruff", "format", "--check")),
            ("lint", command(BIN / "ruff", "check")),
            ("wall between floors", command(BIN / "lint-imports", "--no-logo")),
            ("validate", command(sys.executable, "-m", "scripts.tools.validate")),
            *checks_of_cards(),
        ],
    )
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "coverage.json"
        code, closing = run_tests(
            [
                "-q",
                "-n",
                "2",
                "--dist",
                "worksteal",
                "--cov",
                f"--cov-report=json:{figures}",
                "--cov-report=term",
            ]
        )
        if code:
            report.failed.append("tests")
        check_coverage(report, figures)
    outcome = f"failed: {', '.join(report.failed)}" if report.failed else "all is well"
    print(f"\nscripts/test: {outcome} ({time.monotonic() - began:.0f} s)")
    print(closing)
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
