"""The unmodified pyrf24 wheel and our link, on an emulated nRF24L01+."""

from collections.abc import Iterator
import errno
import json
import os
from pathlib import Path
import shutil
import subprocess
import sys
from typing import Any

import pytest

from custom_components.hameau.core.tic.radio import Transmitter, raw_pieces
from tests.core.tic.air import PAYLOADS, TIC
from tests.emulator.air import ALL_ONE, ALL_ZERO, ANSWERS, Air

ROOT = Path(__file__).parents[2]
KEY = bytes(range(16))
CONFIG, EN_AA, EN_RXADDR, SETUP_AW, RF_CH, RF_SETUP = 0, 1, 2, 3, 5, 6
RX_PW_P1, DYNPD = 0x12, 0x1C


@pytest.fixture(scope="session")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the emulator."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        reason = "the emulated chip needs Linux and a C compiler"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    library = tmp_path_factory.mktemp("emulator") / "nrf24.so"
    flags = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror"]
    source = Path(__file__).with_name("nrf24.c")
    subprocess.run([compiler, *flags, "-o", library, source, "-ldl"], check=True)
    return library


class Listener:
    """The process that listens."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Take the process."""
        self._process = process

    def hear(self, event: str, *, link: int = 0) -> dict[str, Any]:
        """Give the next event of this kind from a link; other lines are passed over."""
        assert self._process.stdout
        for line in self._process.stdout:
            fact = json.loads(line)
            if (fact["event"], fact["link"]) == (event, link):
                return dict(fact)
        raise AssertionError(f"the listener ended without {event}")

    def tic(self, size: int, *, link: int = 0) -> bytes:
        """Give so many bytes of TIC."""
        data = b""
        while len(data) < size:
            data += bytes.fromhex(self.hear("chunk", link=link)["data"])
        return data

    def health(self) -> dict[str, Any]:
        """Ask for the figures of the first link."""
        self._say("health")
        return self.hear("health")

    def follow(self, *wishes: dict[str, Any]) -> None:
        """Open links with these settings."""
        self._say(json.dumps(wishes or ({},)))

    def stop(self) -> None:
        """Close the links."""
        self._say("stop")
        self.hear("closed")

    def _say(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()


@pytest.fixture(scope="session")
def rig(
    emulator: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Air, Listener]]:
    """Start the process that listens: once, for importing Home Assistant takes seconds."""
    folder = tmp_path_factory.mktemp("rig")
    preload = {"LD_PRELOAD": str(emulator), "HAMEAU_NRF24": str(folder / "air")}
    command = [sys.executable, "-m", "tests.emulator.listener", str(folder)]
    with Air(folder / "air") as air:
        environment = {**os.environ, **preload}
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            yield air, Listener(process)


@pytest.fixture
def air(rig: tuple[Air, Listener]) -> Air:
    """Give the air of one test."""
    rig[0].clear()
    return rig[0]


@pytest.fixture
def listener(rig: tuple[Air, Listener], air: Air) -> Iterator[Listener]:
    """Give the process that listens; what it listens to, the test says."""
    yield rig[1]
    rig[1].stop()


def test_settings_reach_the_chip(listener: Listener, air: Air) -> None:
    wish = {"channel": 80, "address": "F0F0F0F0F3", "payload_size": 16}
    listener.follow(wish)
    listener.hear("open")
    assert air.register(CONFIG) == 0x0F  # CRC-16, powered, receiving
    assert (air.register(RF_CH), air.register(RF_SETUP) & 0x28) == (80, 0x20)
    assert (air.register(SETUP_AW), air.register(EN_AA)) == (3, 0x3F)
    assert air.register(EN_RXADDR) == 0b10  # pipe 0 stays free
    assert (air.register(RX_PW_P1), air.register(DYNPD)) == (16, 0)
    assert air.address == bytes.fromhex("f3f0f0f0f0")


def test_the_chip_sleeps_when_nobody_listens(listener: Listener, air: Air) -> None:
    listener.follow()
    listener.hear("open")
    assert air.register(CONFIG) & 2
    listener.stop()
    assert not air.register(CONFIG) & 2
    listener.follow()


def test_raw_and_framed_telegrams_arrive_as_they_were_sent(
    listener: Listener, air: Air
) -> None:
    listener.follow({}, {"address": "MINKY", "node": 1})
    listener.hear("open", link=1)
    air.send(*raw_pieces(TIC))
    assert listener.tic(len(TIC)) == TIC
    air.send(*PAYLOADS, address=b"MINKY")
    assert listener.tic(len(TIC), link=1) == TIC


def test_dynamic_payloads_come_in_their_own_length(
    listener: Listener, air: Air
) -> None:
    listener.follow({"payload_size": 0})
    listener.hear("open")
    air.send(TIC[:3], TIC[3:31], TIC[31:63])
    assert listener.tic(63) == TIC[:63]


def test_other_channels_rates_and_addresses_are_not_heard(
    listener: Listener, air: Air
) -> None:
    listener.follow()
    listener.hear("open")
    air.send(b"PAPP 1".ljust(32, b"\0"), channel=77)
    air.send(b"PAPP 2".ljust(32, b"\0"), rate="1M")
    air.send(b"PAPP 3".ljust(32, b"\0"), address=b"LINKX")
    air.send(b"PAPP 4")
    air.send(b"PAPP 5".ljust(32, b"\0"))
    assert listener.tic(6) == b"PAPP 5"


def test_signed_telegrams_arrive_and_their_replay_does_not(
    listener: Listener, air: Air
) -> None:
    transmitter = Transmitter(node=1, key=KEY)
    first, second, third = (transmitter.send(TIC) for _ in range(3))
    listener.follow({"node": 1, "key": KEY.hex()})
    listener.hear("open")
    air.send(*first)  # refused: it asks for a ceiling, which is written first
    while not listener.health()["unreserved"]:
        pass
    air.send(*second)
    assert listener.tic(len(TIC)) == TIC
    air.send(*second, *first, *second, *third)
    assert listener.tic(len(TIC)) == TIC
    assert listener.health()["replays_refused"] == 2
    assert listener.health()["complete_frames"] == 2


def test_a_brown_out_is_noticed_and_mended(listener: Listener, air: Air) -> None:
    listener.follow()
    listener.hear("open")
    air.brown_out()
    while not listener.health()["chip_restarts"]:
        pass
    air.send(*raw_pieces(TIC))
    assert listener.hear("chunk")["lost"]
    assert listener.health()["rpd"] in (True, None)


@pytest.mark.parametrize("dead", [ALL_ZERO, ALL_ONE])
def test_a_bus_that_dies_is_said_and_comes_back(
    listener: Listener, air: Air, dead: int
) -> None:
    listener.follow()
    listener.hear("open")
    air.wire(dead)
    assert listener.hear("error")["key"] == "radio_absent"
    air.brown_out()
    air.wire(ANSWERS)
    listener.hear("open")
    air.send(*raw_pieces(TIC))
    assert listener.tic(len(TIC)) == TIC


@pytest.mark.parametrize(
    ("spi", "gpio", "key"),
    [
        (errno.ENOENT, 0, "no_spi"),
        (errno.EACCES, 0, "permission_denied"),
        (0, errno.ENOENT, "no_gpio"),
        (0, errno.EACCES, "permission_denied"),
    ],
)
def test_devices_that_do_not_open_are_named(
    listener: Listener, air: Air, spi: int, gpio: int, key: str
) -> None:
    air.refuse(spi=spi, gpio=gpio)
    listener.follow()
    assert listener.hear("error")["key"] == key
    air.refuse()
    listener.hear("open")


def test_an_old_chip_is_told_apart(listener: Listener, air: Air) -> None:
    air.plus = False
    listener.follow({}, {"data_rate": "1M"})
    assert listener.hear("error")["key"] == "not_plus_variant"
    listener.hear("open", link=1)
