"""Replay of captures and scenarios: pace, registers, restarts."""

import asyncio
from pathlib import Path

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.core.tic import (
    SPECS,
    Fault,
    Frame,
    Group,
    Mode,
    TicDecoder,
)
from custom_components.hameau.core.tic.simulator import SCENARIOS
from custom_components.hameau.links import recording
from custom_components.hameau.links.recording import Recording
from custom_components.hameau.links.replay import ReplayLink, load_capture
from custom_components.hameau.links.scenario import ScenarioPlay

from .frames import SERIAL, historique, standard

CAPTURE = b"".join(standard(1_000 + 7 * place) for place in range(4))


def register(data: bytes, label: str) -> list[int]:
    """Give the values of a register in the order they were sent."""
    events = TicDecoder(guard=None).feed(data)
    return [
        event.value
        for event in events
        if isinstance(event, Group)
        and event.label == label
        and isinstance(event.value, int)
    ]


def played(play: Recording, passes: int, position_s: float = 0.0) -> bytes:
    """Give the bytes of some passes."""
    data = b""
    for due_s, line in play.lines(position_s):
        if due_s > passes * play.duration_s:
            return data
        data += line
    raise AssertionError("a play never ends")


def test_the_first_pass_is_the_capture_itself() -> None:
    """Byte for byte."""
    assert played(Recording(CAPTURE), 1) == CAPTURE


def test_registers_go_on_when_the_capture_begins_again() -> None:
    """Each pass adds what one pass gains: 21 Wh."""
    values = register(played(Recording(CAPTURE), 3), "EAST")
    assert values == [
        *(1_000, 1_007, 1_014, 1_021),
        *(1_021, 1_028, 1_035, 1_042),
        *(1_042, 1_049, 1_056, 1_063),
    ]


def test_every_line_stays_valid() -> None:
    """The changed registers have new checksums."""
    events = TicDecoder(guard=None).feed(played(Recording(CAPTURE), 3))
    assert not [event for event in events if isinstance(event, Fault)]
    assert sum(isinstance(event, Frame) and event.complete for event in events) == 12


def test_damaged_lines_pass_untouched() -> None:
    """A register that cannot be read cannot be carried on either."""
    bad = CAPTURE.replace(b"EAST\t000001007", b"EAST\t000009007")
    second = played(Recording(bad), 2)[len(bad) :]
    assert b"EAST\t000009007" in second
    assert register(second, "EAST") == [1_021, 1_035, 1_042]


def test_a_register_that_falls_inside_a_capture_is_made_good() -> None:
    """From the second pass on nothing falls but what the file itself lets fall."""
    fallen = standard(2_000) + standard(2_010) + standard(1_990) + standard(1_995)
    values = register(played(Recording(fallen), 2), "EAST")
    assert values == [2_000, 2_010, 1_990, 1_995, 2_015, 2_025, 2_025, 2_030]


def test_two_meters_in_one_file_are_kept_apart() -> None:
    """Each has its own registers."""
    other = standard(50).replace(SERIAL.encode(), b"041964000132")
    values = register(played(Recording(standard(100) + other), 2), "EAST")
    assert values == [100, 50, 100, 50]


def test_a_register_turns_over_at_its_width() -> None:
    """Nine digits, as on the meter."""
    edge = standard(999_999_990) + standard(999_999_999)
    values = register(played(Recording(edge), 2), "EAST")
    assert values == [999_999_990, 999_999_999, 999_999_999, 8]


@pytest.mark.parametrize(
    ("data", "mode", "seconds"),
    [
        (standard(), Mode.STANDARD, len(standard()) / 960 + 2 * 0.025),
        (historique(), Mode.HISTORIQUE, len(historique()) / 120 + 2 * 0.025),
    ],
    ids=["standard", "historique"],
)
def test_a_capture_lasts_as_long_as_on_the_line(
    data: bytes, mode: Mode, seconds: float
) -> None:
    """Ten bits a character at 9600 or 1200 baud, and a pause between frames."""
    play = Recording(data)
    assert play.mode is mode
    assert play.duration_s == pytest.approx(seconds)


def test_text_with_any_ends_of_line_is_played() -> None:
    """Captures are often kept without CR, STX and ETX."""
    text = CAPTURE.translate(None, b"\x02\x03\r")
    second = played(Recording(text), 2)[len(text) :]
    assert register(second, "EAST") == [1_021, 1_028, 1_035, 1_042]


def test_what_is_no_capture_is_refused() -> None:
    """Rather than played in silence."""
    with pytest.raises(LinkError) as caught:
        Recording(b"Dear diary,\r\ntoday")
    assert caught.value.key == "not_tic"


@pytest.mark.parametrize(
    ("name", "key"),
    [("none", "no_such_file"), ("big", "file_too_big"), ("text", "not_tic")],
)
def test_a_file_that_cannot_be_played_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, key: str
) -> None:
    """With its name."""
    monkeypatch.setattr(recording, "MOST_BYTES", 1_000)
    (tmp_path / "big").write_bytes(CAPTURE * 10)
    (tmp_path / "text").write_bytes(b"nothing of interest")
    with pytest.raises(LinkError) as caught:
        load_capture(tmp_path / name)
    assert caught.value.key == key
    assert caught.value.placeholders["address"] == name


def test_a_forbidden_file_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person has to give Home Assistant the right to read it."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(LinkError) as caught:
        load_capture(tmp_path / "capture")
    assert caught.value.key == "permission_denied"


@given(
    steps=st.lists(st.integers(0, 50), min_size=1, max_size=6),
    moments=st.lists(st.floats(0, 60), min_size=2, max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_a_play_resumed_anywhere_never_falls(
    steps: list[int], moments: list[float]
) -> None:
    """And a jump is no more than what the time between allows."""
    values = [1_000 + sum(steps[: place + 1]) for place in range(len(steps))]
    play = Recording(b"".join(standard(value) for value in values))
    gain = values[-1] - values[0]
    shown = []
    for moment in sorted(moments):
        lines = play.lines(moment)
        data = b"".join(next(lines)[1] for _ in range(32))
        shown.append(register(data, "EAST")[0])
    assert shown == sorted(shown)
    passes = (max(moments) - min(moments)) / play.duration_s + 2
    assert shown[-1] - shown[0] <= gain * passes


class Wall:
    """A wall clock that can be set."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        """Set it."""
        self.now = now

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


async def read_frames(link: ReplayLink, frames: int) -> bytes:
    """Read until some frames have ended."""
    data = b""
    async with asyncio.timeout(20):
        while data.count(b"\x03") < frames:
            data += (await link.read()).data
    return data


async def test_a_killed_home_assistant_resumes_where_the_meter_would_be() -> None:
    """The registers went on meanwhile, by what one pass gains in its time."""
    wall, play = Wall(), Recording(CAPTURE)
    first = ReplayLink(lambda _: play, title="x", speed=50, wall=wall)
    await first.open()
    before = register(await read_frames(first, 6), "EAST")
    data = first.settings()
    wall.now += 10 * play.duration_s / 50
    second = ReplayLink(
        lambda _: play, title="x", speed=50, wall=wall, epoch=data["epoch"]
    )
    await second.open()
    after = register(await read_frames(second, 2), "EAST")
    assert before[0] == 1_000
    assert before[-1] <= after[0]
    assert after[0] in (1_000 + 10 * 21, 1_000 + 10 * 21 + 7)


async def test_a_clock_that_is_set_back_repeats_nothing() -> None:
    """Opened again, the play waits where it was."""
    wall, play = Wall(), Recording(CAPTURE)
    link = ReplayLink(lambda _: play, title="x", speed=1_000, wall=wall)
    await link.open()
    before = register(await read_frames(link, 9), "EAST")
    await link.close()
    wall.now -= 3_600
    await link.open()
    after = register(await read_frames(link, 3), "EAST")
    assert before[-1] <= after[0]
    await link.close()


async def test_lines_come_one_by_one_at_the_line_s_pace() -> None:
    """A group is given when its last character would have arrived, not with its frame."""
    link = ReplayLink(lambda _: Recording(CAPTURE), title="x")
    loop = asyncio.get_running_loop()
    await link.open()
    begin = loop.time()
    first = (await link.read()).data
    assert len(first) < len(standard()) / 2
    await read_frames(link, 1)
    assert loop.time() - begin >= len(standard()) / 960
    await link.close()


async def test_a_closed_replay_cannot_be_read() -> None:
    """As every link."""
    link = ReplayLink(lambda _: Recording(CAPTURE), title="x")
    with pytest.raises(LinkError) as caught:
        await link.read()
    assert caught.value.key == "connection_lost"


@pytest.mark.parametrize("name", list(SCENARIOS))
def test_every_scenario_can_be_played(name: str) -> None:
    """Line by line, each due after the one before."""
    lines = ScenarioPlay(name, 1_795_000_000.0).lines(0.0)
    due = [next(lines) for _ in range(120)]
    assert [moment for moment, _ in due] == sorted(moment for moment, _ in due)
    events = TicDecoder().feed(b"".join(line for _, line in due))
    assert any(isinstance(event, Frame) for event in events)
    assert not [event for event in events if isinstance(event, Fault)]


def test_a_scenario_resumes_where_it_would_be() -> None:
    """An hour later its registers are those of an hour later, never less."""
    play = ScenarioPlay("producer_noon", 1_795_000_000.0)
    shown = []
    for position_s in (0.0, 60.0, 3_600.0):
        lines = play.lines(position_s)
        data = b"".join(next(lines)[1] for _ in range(60))
        shown.append(register(data, "EAIT")[0])
    assert shown == sorted(shown)
    assert 0 < shown[2] - shown[0] < 36_000


def test_an_unknown_scenario_is_named() -> None:
    """It may come from a later version."""
    with pytest.raises(LinkError) as caught:
        ScenarioPlay("carnival", 0.0)
    assert caught.value.key == "no_such_scenario"


@pytest.mark.genuine
def test_genuine_captures_go_on_without_a_fall(shared_data: Path) -> None:
    """Every capture of one meter, played three times through the decoder and its guard."""
    one_meter = (
        "std_mono_100frames",
        "hist_mono_hc_prelinky_124",
        "std_tri_base_5frames",
    )
    for path in sorted((shared_data / "tic").iterdir()):
        if not path.name.startswith(one_meter):
            continue
        data = played(Recording(path.read_bytes()), 3)
        labels = [label for label, spec in SPECS.items() if spec.index]
        for label in labels:
            values = register(data, label)
            assert values == sorted(values), f"{path.name}: {label}"
