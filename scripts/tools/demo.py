"""Show Hameau in a real Home Assistant, or check that it does its work there.

The house that it shows draws more than its contract allows, every minute or two.
"""

import argparse
import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
import locale
from pathlib import Path
import sys
import tempfile
import time

from scripts.tools import DATA
from scripts.tools.configuration import DASHBOARD
from scripts.tools.ends import orderly
from scripts.tools.flow import add_meter, upload
from scripts.tools.ha import HomeAssistant, Unhappy, running
from scripts.tools.home import Demo, at_home
from scripts.tools.house import House
from scripts.tools.past import import_past
from scripts.tools.past_check import check_past

# The capture of a real meter that `--check` reads where the captures are.
GENUINE = DATA / "tic" / "std_mono_100frames_hallard.txt"
MOVING = "apparent_power"
MOVE_LIMIT_S = 120
CHECK_SPEED = 4
CUT_LIMIT_S = 240


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    french = (locale.getlocale()[0] or "").startswith("fr")
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parser.add_argument(
        "--check",
        action="store_true",
        help="wait until something was cut and has come back, and a meter's values move; stop",
    )
    parser.add_argument(
        "--tic",
        type=Path,
        metavar="FILE",
        help="play this capture of a meter instead of the house",
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
    """Add a meter through its own flow, unless there is one; give its entry's id.

    `play` is a capture, or the name of a scenario of the simulator; a capture plays
    `speed` times as fast as it was taken.
    """
    if known := await ha.get("/api/config/config_entries/entry?domain=hameau"):
        entry_id: str = known[0]["entry_id"]
        return entry_id
    if isinstance(play, Path):
        answers = {"capture": await upload(ha, play), "speed": speed}
        entry_id = await add_meter(ha, "replay", answers)
        await values_of(ha, entry_id, 1)
    else:
        entry_id = await add_meter(ha, "replay", {"scenario": play})
        await values_of(ha, entry_id, 1)
        await import_past(ha, play)
    button = (await ha.entities(entry_id))["add_to_energy"]
    await ha.post("/api/services/button/press", {"entity_id": button})
    return entry_id


async def values_of(ha: HomeAssistant, meter: str, wanted: int) -> list[str]:
    """Wait until a meter's drawn power has shown so many different values; give them."""
    values: list[str] = []
    end = time.monotonic() + MOVE_LIMIT_S
    while len(values) < wanted:
        if time.monotonic() > end:
            raise Unhappy(
                f"the meter's power showed {len(values)} of {wanted} values "
                f"in {MOVE_LIMIT_S} s: {', '.join(values) or 'none'}"
            )
        if entity_id := (await ha.entities(meter)).get(MOVING):
            shown = (await ha.get(f"/api/states/{entity_id}"))["state"]
            if shown not in {"unknown", "unavailable", *values[-1:]}:
                values.append(shown)
        await asyncio.sleep(0.2)
    return values


async def states(ha: HomeAssistant, meter: str) -> dict[str, str]:
    """Give what a meter's entities say, by their name."""
    ours = set((await ha.entities(meter)).values())
    return {
        entity["attributes"]["friendly_name"]: " ".join(
            (entity["state"], entity["attributes"].get("unit_of_measurement", ""))
        ).strip()
        for entity in await ha.get("/api/states")
        if entity["entity_id"] in ours
    }


async def check(ha: HomeAssistant, meter: str) -> None:
    """Print a meter's values, and how they moved."""
    before = await states(ha, meter)
    await values_of(ha, meter, 2)
    for name, now in (await states(ha, meter)).items():
        was = before.get(name, now)
        print(f"    {name:<48} {now if was == now else f'{was} → {now}'}")


async def check_genuine(ha: HomeAssistant) -> None:
    """Let Home Assistant read the capture of a real meter too, where there is one."""
    if GENUINE.exists():
        answers = {"capture": await upload(ha, GENUINE), "speed": CHECK_SPEED}
        meter = await add_meter(ha, "replay", answers)
        print(f"  Hameau reads a replay of {GENUINE.name}, {CHECK_SPEED} ×", flush=True)
        await check(ha, meter)


async def see_cuts(ha: HomeAssistant, house: House) -> None:
    """Print what the home decides until an appliance that it cut has come back."""
    cut: set[str] = set()
    try:
        async with asyncio.timeout(CUT_LIMIT_S):
            async for said in ha.events("hameau_decision"):
                code, load = said["code"], said["load"]
                print(
                    f"    {time.strftime('%H:%M:%S')}  {said['sentence']}", flush=True
                )
                if code.startswith("restored") and load in cut:
                    break
                if code.startswith("shed_"):
                    cut.add(load)
    except TimeoutError as error:
        raise Unhappy(
            f"in {CUT_LIMIT_S} s {len(cut)} appliances were cut, none came back"
        ) from error
    if house.trips:
        raise Unhappy("the meter's breaker has opened")
    print("  something was cut and has come back; the breaker never opened")


@asynccontextmanager
async def started(
    args: argparse.Namespace, config: Path
) -> AsyncIterator[tuple[HomeAssistant, Demo | None]]:
    """Run Home Assistant with the house, or with the capture that was asked for."""
    print("Starting Home Assistant …", flush=True)
    where = {"port": args.port, "language": args.language}
    if args.tic is None:
        async with at_home(config, **where) as home:
            yield home.ha, home
        return
    async with running(config, **where) as ha:
        await set_up(ha, args.tic, CHECK_SPEED if args.check else 1)
        yield ha, None


async def demo(args: argparse.Namespace, config: Path) -> None:
    """Start, set up, then check, or show until the person has seen enough."""
    async with started(args, config) as (ha, home):
        version = (await ha.get("/api/config"))["version"]
        print(f"  Home Assistant {version} runs ({ha.start_s:.0f} s)", flush=True)
        await ha.call(
            "frontend/set_system_data", key="core", value={"default_panel": DASHBOARD}
        )
        what = "a house of 6 kVA that is too small for it" if home else args.tic.name
        print(f"  Hameau reads {what}", flush=True)
        if home is not None:
            print(f"  and knows its years since {home.years.first}", flush=True)
        if not args.check:
            print(f"\n  {ha.dashboard_url}\n\n  Ctrl-C stops it.", flush=True)
            await ha.process.wait()
        elif home is not None:
            looking = see_cuts(ha, home.house), check_genuine(ha), check_past(home)
            await asyncio.gather(*looking)
        else:
            await check(ha, await set_up(ha, args.tic))
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
    orderly()
    sys.exit(main(sys.argv[1:]))
