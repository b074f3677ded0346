"""The meter's decoder: speed beside two others, errors let through, and a fuzz.

Speed: a 100-frame standard capture a thousand times, frame by frame, on one core
(processor time), beside enedis-tic (its link layer alone, then with its typed values) and
pyteleinfo (historique only), on the frames they can read: enedis-tic stumbles over a
check character that is a space.

Errors: a million groups with one, two or three flipped bits, beside what a reader lets
through that applies label, length and character rules (200,000 trials each, reference
figures).

Fuzz: HAMEAU_FUZZ_S seconds (600; 0 to skip) of damaged streams, cut anywhere: never an
exception, bounded memory, the same events for any chunks.

Captures of real meters are used where they are; simulated frames else.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
import os
from pathlib import Path
import random
import re
import sys
import time

from enedis_tic.application_layer import FrameParser
from enedis_tic.link_layer import FrameFactory
from teleinfo import codec

from custom_components.hameau.core.tic import (
    SPECS,
    Event,
    Group,
    IndexGuard,
    Mode,
    TicDecoder,
)
from custom_components.hameau.core.tic.line import MAX_GROUP, checksum, read_line
from custom_components.hameau.core.tic.simulator import open_scenario
from scripts.benchmarks import Figure

ROOT = Path(__file__).parents[2]
CAPTURES = Path(os.environ.get("HAMEAU_DATA", ROOT.parent / "shared" / "data")) / "tic"
REPETITIONS = 1_000
TRIALS = 1_000_000
FUZZ_S = float(os.environ.get("HAMEAU_FUZZ_S", "600"))
START = datetime(2026, 1, 12, 18, 0, tzinfo=UTC)
SCENARIOS = {Mode.STANDARD: "house", Mode.HISTORIQUE: "tempo_historique"}
# Percent accepted with label, length and character rules, by number of flipped bits.
REFERENCE = {
    Mode.STANDARD: {1: 0.41, 2: 0.79, 3: 0.10},
    Mode.HISTORIQUE: {1: 0.00, 2: 0.42, 3: 0.04},
}
ROUNDING = 0.005


def simulated(mode: Mode, count: int) -> bytes:
    """Give frames of a simulated meter."""
    frames = open_scenario(SCENARIOS[mode], START)
    return b"".join(frame for _, frame in islice(frames, count))


def capture(name: str, mode: Mode) -> bytes:
    """Give a capture, or a hundred simulated frames where there is none."""
    path = CAPTURES / name
    return path.read_bytes() if path.exists() else simulated(mode, 100)


def whole_frames(stream: bytes) -> list[bytes]:
    """Cut a stream into what the other readers want: frames from STX to ETX."""
    return re.findall(rb"\x02[^\x02\x03]*\x03", stream)


def can_read(read: Callable[[bytes], object], frame: bytes) -> bool:
    """Whether another reader takes this frame; what it raises is its own affair."""
    try:
        read(frame)
    except Exception:  # noqa: BLE001 - it is not ours to know what
        return False
    return True


def rate(
    frames: Sequence[bytes], repetitions: int, decode: Callable[[], object]
) -> float:
    """Frames per second of processor time; `decode` reads all frames once."""
    decode()
    began = time.process_time()
    for _ in range(repetitions):
        decode()
    return len(frames) * repetitions / (time.process_time() - began)


def ours(frames: Sequence[bytes]) -> Callable[[], object]:
    """Our decoder, new for each pass: registers cannot begin again."""

    def decode() -> None:
        feed = TicDecoder().feed
        for frame in frames:
            feed(frame)

    return decode


def theirs(
    frames: Sequence[bytes], read: Callable[[bytes], object]
) -> Callable[[], object]:
    """Another reader, which has no state."""

    def decode() -> None:
        for frame in frames:
            read(frame)

    return decode


def enedis_link(frame: bytes) -> dict[str, dict[str, object]]:
    """What enedis-tic does to find the groups of a frame."""
    groups: dict[str, dict[str, object]] = FrameFactory(frame.decode("ascii")).to_dict()
    return groups


def enedis_typed(frame: bytes) -> object:
    """What enedis-tic does with each frame it receives: typed values."""
    return FrameParser(enedis_link(frame)).to_dict()


def speeds() -> Iterator[Figure]:
    """Frames per second and core, beside the others."""
    standard = whole_frames(capture("std_mono_100frames_hallard.txt", Mode.STANDARD))
    old = whole_frames(capture("hist_mono_tempo_10frames_esciara.bin", Mode.HISTORIQUE))
    standard = [frame for frame in standard if can_read(enedis_link, frame)]
    old = [frame for frame in old if can_read(enedis_link, frame)]
    old = (old * 100)[:100]
    others: list[tuple[str, Sequence[bytes], str, Callable[[bytes], object]]] = [
        ("standard", standard, "enedis-tic, link layer", enedis_link),
        ("standard", standard, "enedis-tic, typed values", enedis_typed),
        ("historique", old, "enedis-tic, link layer", enedis_link),
        ("historique", old, "enedis-tic, typed values", enedis_typed),
        ("historique", old, "pyteleinfo", codec.decode),
    ]
    speed = {
        "standard": rate(standard, REPETITIONS, ours(standard)),
        "historique": rate(old, REPETITIONS, ours(old)),
    }
    for mode, frames, name, read in others:
        other = rate(frames, 10_000 // len(frames), theirs(frames, read))
        yield Figure(
            name=f"{mode}, frame by frame",
            value=speed[mode],
            unit="frames/s",
            better="higher",
            bar=other,
            compared_to=f"{name} ({other:,.0f})",
            ratio=speed[mode] / other,
        )


def sound_groups(mode: Mode) -> list[tuple[bytes, Group]]:
    """All sound groups of all captures of a mode, as often as they occur."""
    prefix = "std" if mode is Mode.STANDARD else "hist"
    streams = [path.read_bytes() for path in sorted(CAPTURES.glob(f"{prefix}_*"))]
    lines = re.split(rb"[\r\n\x02-\x04]", b"\r".join(streams or [simulated(mode, 100)]))
    read = ((line, read_line(line)) for line in lines)
    return [(line, group) for line, group in read if isinstance(group, Group)]


def flipped(line: bytes, bits: int, chance: random.Random) -> bytes:
    """Flip different bits of the seven that each character has."""
    damaged = bytearray(line)
    for bit in chance.sample(range(7 * len(line)), bits):
        damaged[bit // 7] ^= 1 << bit % 7
    return bytes(damaged)


def passes_checksum(line: bytes, mode: Mode) -> bool:
    """What a reader accepts that checks the sum and the last separator alone."""
    zone = line[:-1] if mode is Mode.STANDARD else line[:-2]
    separator = 9 if mode is Mode.STANDARD else 32
    return line[-2] == separator and checksum(zone) == line[-1]


def stopped_by_guard(slip: Group, group: Group) -> bool:
    """Whether the guard, knowing the register's true value, refuses a wrong one."""
    if not SPECS[slip.label].index or not isinstance(slip.value, int):
        return False
    guard = IndexGuard()
    if isinstance(group.value, int):
        guard.seed("", {group.label: group.value}, elapsed_s=0.0)
    return not guard.believes(slip.label, slip.value)


def accepted_wrong(mode: Mode, bits: int, trials: int) -> tuple[float, float, float]:
    """Percent of damaged groups taken for good: by a bare checksum, by our rules, by our rules and guard."""
    chance = random.Random(f"{mode} {bits}")
    groups = sound_groups(mode)
    decoder = TicDecoder(guard=None)
    bare = ruled = guarded = 0
    for line, group in chance.choices(groups, k=trials):
        damaged = flipped(line, bits, chance)
        bare += passes_checksum(damaged, mode)
        for event in decoder.feed(b"\n" + damaged + b"\r"):
            if isinstance(event, Group) and event != group:
                ruled += 1
                guarded += not stopped_by_guard(event, group)
    return 100 * bare / trials, 100 * ruled / trials, 100 * guarded / trials


def errors() -> Iterator[Figure]:
    """A million damaged groups, in six kinds."""
    for mode, table in REFERENCE.items():
        for bits, reference in table.items():
            bare, ruled, guarded = accepted_wrong(mode, bits, TRIALS // 6)
            yield Figure(
                name=f"{mode}, {bits} flipped bit{'s' * (bits > 1)}: accepted",
                value=guarded,
                unit="%",
                bar=reference + ROUNDING,
                compared_to=f"bare checksum {bare:.1f} %, rules without guard "
                f"{ruled:.3f} %, reference with rules {reference:.2f} %",
            )


def registers_through_guard(frames: int = 20_000) -> Iterator[Figure]:
    """Wrong registers with a right sum, one a frame, in a running stream: how many pass the guard."""
    chance = random.Random(1)
    stream = whole_frames(capture("std_mono_100frames_hallard.txt", Mode.STANDARD))
    slips = passed = 0
    decoder = TicDecoder()
    for number in range(frames):
        frame = stream[number % len(stream)]
        if number % len(stream) == 0:
            decoder = TicDecoder()
            decoder.feed(frame)
        lines = frame.split(b"\r")
        place = chance.choice([i for i, line in enumerate(lines) if b"EAS" in line])
        line = lines[place].lstrip(b"\n")
        damaged = flipped(line, 2, chance)
        slip = read_line(damaged)
        if not isinstance(slip, Group) or not SPECS[slip.label].index:
            continue
        slips += 1
        lines[place] = b"\n" + damaged
        events = decoder.feed(b"\r".join(lines))
        passed += slip in events
    yield Figure(
        name="wrong register, sum right: past the guard",
        value=100 * passed / max(slips, 1),
        unit="%",
        bar=50.0,
        compared_to=f"{slips} such registers",
    )


def damage(stream: bytes, chance: random.Random) -> bytes:
    """Hurt a stream as lines, radios and ttys do, and worse."""
    data = bytearray(stream)
    for _ in range(chance.randrange(30)):
        at = chance.randrange(len(data) or 1)
        length = chance.randrange(1, 200)
        match chance.randrange(6):
            case 0:
                data[at : at + length] = b""
            case 1:
                data[at:at] = chance.choice((bytes(length), chance.randbytes(length)))
            case 2:
                data[at:at] = data[at : at + length] * chance.randrange(4)
            case 3:
                data[at:at] = chance.choice((b"\x02", b"\x03", b"\x04", b"\r", b"\n"))
            case 4 if data:
                data[at % len(data)] ^= 1 << chance.randrange(8)
            case _:
                data = data.replace(
                    b"\r", chance.choice((b"\n", b"\r\r", b"\r\n", b""))
                )
    return bytes(data)


def in_chunks(data: bytes, chance: random.Random) -> list[Event]:
    """Feed chunks of any size, watching what the decoder keeps."""
    decoder = TicDecoder()
    events: list[Event] = []
    start = 0
    while start < len(data):
        size = chance.choice((1, 2, 15, 28, 200, 5_000))
        events += decoder.feed(data[start : start + size])
        start += size
        if len(decoder._pending) > MAX_GROUP:  # noqa: SLF001 - what is bounded
            raise AssertionError("more than a group is kept")
    return events


def fuzz() -> Iterator[Figure]:
    """Damaged streams for a while; an exception ends it, with the seed that made it."""
    streams = [simulated(mode, 6) for mode in Mode]
    streams += [path.read_bytes()[:6_000] for path in sorted(CAPTURES.glob("*_*"))]
    end = time.monotonic() + FUZZ_S
    seed = read = differences = 0
    shown = time.monotonic()
    while time.monotonic() < end:
        seed += 1
        chance = random.Random(seed)
        data = damage(chance.choice(streams), chance)
        try:
            same = TicDecoder().feed(data) == in_chunks(data, chance)
        except BaseException:
            print(f"  fuzz: seed {seed}", file=sys.stderr)
            raise
        differences += not same
        read += 2 * len(data)
        if time.monotonic() - shown > 30:
            shown = time.monotonic()
            print(f"  fuzz: {end - shown:.0f} s left", file=sys.stderr, flush=True)
    yield Figure(
        name="fuzz: streams read differently in chunks",
        value=differences,
        unit="",
        bar=0,
        compared_to=f"{seed:,} streams, {read / 1e6:,.0f} MB in {FUZZ_S:.0f} s",
    )


def run() -> list[Figure]:
    """Measure all."""
    figures = [*speeds(), *errors(), *registers_through_guard()]
    return [*figures, *fuzz()] if FUZZ_S > 0 else figures
