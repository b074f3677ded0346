"""Show Hameau in a real Home Assistant, or check that it reads a meter there."""

import argparse
import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
import locale
from pathlib import Path
import signal
import sys
import tempfile
import time

from scripts.tools import DATA
from scripts.tools.configuration import DASHBOARD
from scripts.tools.flow import add_meter, upload
from scripts.tools.ha import HomeAssistant, Unhappy, running
from scripts.tools.past import import_past

# The capture of a real meter that `--check` reads where the captures are.
GENUINE = DATA / "tic" / "std_mono_100frames_hallard.txt"
SCENARIO = "house"
MOVING = "apparent_power"
MOVE_LIMIT_S = 120
CHECK_SPEED = 4


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    french = (locale.getlocale()[0] or "").startswith("fr")
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parser.add_argument(
        "--check",
        action="store_true",
        help="wait until the meter's values move, print them, stop",
    )
    parser.add_argument(
        "--tic", type=Path, metavar="FILE", help="play this capture of a meter"
    )
    parser.add_argument("--port", type=int, default=8123, help="default: 8123")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="keep the configuration there"
    )
    parser.add_argument("--ha", metavar="VERSION", help="another Home Assistant")
    parser.add_argument(
        "--language", choices=("en", "fr"), default="fr" if french else "en"
    )
    return parser.parse_args(arguments)


@contextmanager
def configuration(keep: Path | None) -> Iterator[Path]:
    """Give the folder of the configuration: the person's own, or one that goes away."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="demo-") as folder:
            yield Path(folder)


async def set_up(ha: HomeAssistant, play: Path | str, speed: int = 1) -> str:
    """Add a meter through its own flow, unless there is one; say what it plays.

    `play` is a capture, or the name of a scenario of the simulator; a capture plays
    `speed` times as fast as it was taken.
    """
    if await ha.get("/api/config/config_entries/entry?domain=hameau"):
        return "the meter that this configuration has"
    if isinstance(play, Path):
        said = f"a replay of {play.name}, {speed} ×"
        answers = {"capture": await upload(ha, play), "speed": speed}
        await add_meter(ha, "replay", answers)
        await values_of(ha, 1)
    else:
        said = f"a simulated meter (scenario “{play}”) and its simulated past"
        await add_meter(ha, "replay", {"scenario": play})
        await values_of(ha, 1)
        await import_past(ha, play)
    button = (await ha.entities())["add_to_energy"]
    await ha.post("/api/services/button/press", {"entity_id": button})
    await ha.call(
        "frontend/set_system_data", key="core", value={"default_panel": DASHBOARD}
    )
    return said


async def values_of(ha: HomeAssistant, wanted: int) -> list[str]:
    """Wait until the drawn power has shown so many different values; give them."""
    values: list[str] = []
    end = time.monotonic() + MOVE_LIMIT_S
    while len(values) < wanted:
        if time.monotonic() > end:
            raise Unhappy(
                f"the meter's power showed {len(values)} of {wanted} values "
                f"in {MOVE_LIMIT_S} s: {', '.join(values) or 'none'}"
            )
        if entity_id := (await ha.entities()).get(MOVING):
            shown = (await ha.get(f"/api/states/{entity_id}"))["state"]
            if shown not in {"unknown", "unavailable", *values[-1:]}:
                values.append(shown)
        await asyncio.sleep(0.2)
    return values


async def states(ha: HomeAssistant) -> dict[str, str]:
    """Give what the meter's entities say, by their name."""
    ours = set((await ha.entities()).values())
    return {
        entity["attributes"]["friendly_name"]: " ".join(
            (entity["state"], entity["attributes"].get("unit_of_measurement", ""))
        ).strip()
        for entity in await ha.get("/api/states")
        if entity["entity_id"] in ours
    }


async def check(ha: HomeAssistant) -> None:
    """Print the values, and how they moved."""
    before = await states(ha)
    await values_of(ha, 2)
    for name, now in (await states(ha)).items():
        was = before.get(name, now)
        print(f"    {name:<48} {now if was == now else f'{was} → {now}'}")


async def demo(args: argparse.Namespace, config: Path) -> None:
    """Start, set up, then check, or show until the person has seen enough."""
    play = args.tic or (GENUINE if args.check and GENUINE.exists() else SCENARIO)
    print("Starting Home Assistant …", flush=True)
    async with running(config, port=args.port, language=args.language) as ha:
        version = (await ha.get("/api/config"))["version"]
        print(f"  Home Assistant {version} runs ({ha.start_s:.0f} s)", flush=True)
        said = await set_up(ha, play, CHECK_SPEED if args.check else 1)
        print(f"  Hameau reads {said}", flush=True)
        if args.check:
            await check(ha)
        else:
            print(f"\n  {ha.dashboard_url}\n\n  Ctrl-C stops it.", flush=True)
            await ha.process.wait()
    if complaints := ha.complaints():
        raise Unhappy("its log complains of us:\n" + "\n".join(complaints))
    if args.check:
        print("  nothing of ours in its log at WARNING or above")


def main(arguments: list[str]) -> int:
    """Run the demo; give 1, with the reason, when something is not as it should be."""
    args = parse(arguments)
    if args.tic and not args.tic.is_file():
        print(f"scripts/demo: there is no file {args.tic}")
        return 1
    # SIGTERM is as good a way to end as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with configuration(args.keep) as config:
            asyncio.run(demo(args, config))
    except KeyboardInterrupt:
        print("\nStopped.")
    except Unhappy as reason:
        print(f"scripts/demo failed: {reason}")
        return 1
    else:
        print("scripts/demo: all is well")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
