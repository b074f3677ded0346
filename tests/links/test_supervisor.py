"""The supervisor, over real sockets and ports, and over a scripted link."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
import logging

from hypothesis import given, strategies as st
import pytest

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.core.tic import Chunk, Group, Mode, TicDecoder
from custom_components.hameau.links import Link
from custom_components.hameau.links.diagnosis import Diagnosis
from custom_components.hameau.links.network import NetworkLink
from custom_components.hameau.links.serial import SerialLink
from custom_components.hameau.links.supervisor import (
    Limits,
    LinkState,
    LinkStatus,
    Supervisor,
)
from tests.servers.tcp import serve

from .conftest import Adapter
from .frames import at_wrong_speed, damaged, standard

SOON = Limits(
    standard_s=0.1,
    historique_s=0.3,
    unknown_s=0.2,
    retry_first_s=0.01,
    retry_most_s=0.05,
)


class Watched:
    """A supervised link with a decoder at its end, and what became of it."""

    def __init__(self, link: Link, limits: Limits) -> None:
        """Prepare the supervision."""
        self.decoder = TicDecoder()
        self.chunks: list[Chunk] = []
        self.history: list[LinkStatus] = []
        self.supervisor = Supervisor(
            link, self._take, on_change=self.history.append, limits=limits, name="test"
        )

    def _take(self, chunk: Chunk) -> Mode | None:
        self.chunks.append(chunk)
        events = self.decoder.lost() if chunk.lost else []
        events += self.decoder.feed(chunk.data)
        heard = any(isinstance(event, Group) for event in events)
        return self.decoder.mode if heard else None

    @property
    def states(self) -> list[LinkState]:
        """Give the states so far."""
        return [status.state for status in self.history]

    async def until(
        self, state: LinkState, meanwhile: Callable[[], None] = lambda: None
    ) -> None:
        """Wait for a state."""
        async with asyncio.timeout(10):
            while self.supervisor.status.state is not state:
                meanwhile()
                await asyncio.sleep(0.01)


@asynccontextmanager
async def supervised(link: Link, limits: Limits = SOON) -> AsyncIterator[Watched]:
    """Supervise a link for the length of a test."""
    watched = Watched(link, limits)
    task = asyncio.create_task(watched.supervisor.run())
    try:
        yield watched
    finally:
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_a_meter_that_speaks_is_live(adapter: Adapter) -> None:
    """The first bytes are marked: what came before the opening is missing."""
    async with supervised(SerialLink(str(adapter.path))) as watched:
        await watched.until(LinkState.LISTENING)
        await watched.until(LinkState.LIVE, lambda: adapter.send(standard()))
    assert watched.states[:2] == [LinkState.LISTENING, LinkState.LIVE]
    assert [chunk.lost for chunk in watched.chunks[:2]] in ([True], [True, False])


async def test_an_unplugged_adapter_is_down_until_it_is_back(adapter: Adapter) -> None:
    """Without a restart."""
    async with supervised(SerialLink(str(adapter.path))) as watched:
        await watched.until(LinkState.LIVE, lambda: adapter.send(standard()))
        adapter.unplug()
        await watched.until(LinkState.DOWN)
        assert watched.supervisor.status.error in ("connection_lost", "no_such_port")
        adapter.plug()
        await watched.until(LinkState.LIVE, lambda: adapter.send(standard()))


async def test_a_missing_port_is_down_with_its_reason(tmp_path: object) -> None:
    """And stays so, said once, however often it is tried."""
    async with supervised(SerialLink(f"{tmp_path}/none")) as watched:
        await watched.until(LinkState.DOWN)
        await asyncio.sleep(0.1)
    (status,) = watched.history
    assert status.error == "no_such_port"
    assert dict(status.placeholders)["address"] == f"{tmp_path}/none"


async def test_a_line_without_a_byte_is_silent() -> None:
    """No signal, and alive again with the next group."""
    async with serve() as box:
        link = NetworkLink(box.url)
        async with supervised(link) as watched:
            await watched.until(LinkState.SILENT)
            assert watched.supervisor.status.diagnosis is Diagnosis.NO_SIGNAL
            await watched.until(LinkState.LIVE, lambda: box.send(standard()))


async def test_a_half_open_connection_is_opened_anew() -> None:
    """The state stays silent meanwhile instead of flapping."""
    async with serve() as box:
        link = NetworkLink(box.url)
        link.reopen_after_s = 0.3
        async with supervised(link) as watched:
            await watched.until(LinkState.LIVE, lambda: box.send(standard()))
            await box.connected_times(3)
            assert watched.supervisor.status.state is LinkState.SILENT
            await watched.until(LinkState.LIVE, lambda: box.send(standard()))
    assert watched.states == [
        LinkState.LISTENING,
        LinkState.LIVE,
        LinkState.SILENT,
        LinkState.LIVE,
    ]


@pytest.mark.parametrize(
    ("before", "noise", "diagnosis"),
    [
        (b"", at_wrong_speed(standard(), 9600, 1200), Diagnosis.WRONG_SPEED),
        (standard(), at_wrong_speed(standard(), 9600, 1200), Diagnosis.MODE_CHANGED),
        (standard(), damaged(standard()), Diagnosis.BAD_WIRING),
    ],
    ids=["never live", "live before", "damaged"],
)
async def test_bytes_without_a_valid_group_are_garbled(
    before: bytes, noise: bytes, diagnosis: Diagnosis
) -> None:
    """With the advice that fits."""
    async with serve() as box, supervised(NetworkLink(box.url)) as watched:
        await box.connected.wait()
        if before:
            await watched.until(LinkState.LIVE, lambda: box.send(before))
        await watched.until(LinkState.GARBLED, lambda: box.send(noise))
    assert watched.history[-1].diagnosis is diagnosis


async def test_one_line_is_logged_for_each_change(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Without the address; a warning where something is wrong."""
    caplog.set_level(logging.INFO, "custom_components.hameau.links.supervisor")
    async with serve() as box, supervised(NetworkLink(box.url)) as watched:
        await watched.until(LinkState.LIVE, lambda: box.send(standard()))
        await watched.until(LinkState.SILENT)
        await asyncio.sleep(0.3)
        box.hang_up()
        await watched.until(LinkState.LIVE, lambda: box.send(standard()))
    lines = [
        (record.levelname, record.getMessage())
        for record in caplog.records
        if record.name.startswith("custom_components.hameau")
    ]
    assert lines == [
        ("INFO", "Link test is live"),
        ("WARNING", "Link test is silent: no_signal"),
        ("WARNING", "Link test is down: connection_lost"),
        ("INFO", "Link test is live"),
    ]


class Scripted(Link):
    """A link that fails, or says something, as it is told."""

    kind = "scripted"

    def __init__(self, script: list[LinkError | bytes]) -> None:
        """Take what each opening leads to."""
        self.script = script
        self.opened = 0
        self.closed = 0

    async def open(self) -> None:
        """Fail, if that is next."""
        self.opened += 1
        if self.script and isinstance(error := self.script[0], LinkError):
            self.script.pop(0)
            raise error

    async def read(self) -> Chunk:
        """Say what is next; at the end, nothing for ever."""
        if not self.script:
            await asyncio.Event().wait()
        said = self.script.pop(0)
        if isinstance(said, LinkError):
            raise said
        return Chunk(said)

    async def close(self) -> None:
        """Count."""
        self.closed += 1


async def waits(link: Link, count: int, limits: Limits) -> list[float]:
    """Supervise a link until it was waited for so often; give the waits."""
    slept: list[float] = []
    enough = asyncio.Event()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == count:
            enough.set()
        await asyncio.sleep(0)

    supervisor = Supervisor(
        link, lambda _: None, sleep=sleep, jitter=lambda: 0.0, limits=limits
    )
    task = asyncio.create_task(supervisor.run())
    async with asyncio.timeout(10):
        await enough.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    return slept


async def test_failures_are_waited_for_longer_and_longer() -> None:
    """1, 2, 4 … up to 60 s; half of it taken away by chance."""
    link = Scripted([LinkError("cannot_connect")] * 9)
    assert await waits(link, 9, Limits()) == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert link.closed == link.opened


async def test_a_stable_time_forgives_earlier_failures() -> None:
    """A link that was fine for a minute starts again at one second."""
    lost = LinkError("connection_lost")
    link = Scripted([lost, lost, b"", lost])
    assert await waits(link, 3, Limits(stable_s=0.0)) == [1, 1, 1]


async def test_another_reason_for_being_down_is_told() -> None:
    """First the port is missing, then it is forbidden."""
    link = Scripted([LinkError("no_such_port"), LinkError("permission_denied")])
    async with supervised(link) as watched:
        await watched.until(LinkState.LISTENING)
    assert [status.error for status in watched.history] == [
        "no_such_port",
        "permission_denied",
        None,
    ]


async def test_gaps_the_link_reports_are_passed_on() -> None:
    """The mark of a chunk is kept, and the first after an opening always has it."""

    class Gappy(Scripted):
        async def read(self) -> Chunk:
            return replace(await super().read(), lost=True)

    link = Gappy([standard()[:50], standard()[50:]])
    async with supervised(link) as watched:
        await watched.until(LinkState.LIVE)
    assert all(chunk.lost for chunk in watched.chunks)


@given(failures=st.integers(1, 10_000), jitter=st.floats(0, 1))
def test_the_wait_stays_within_its_bounds(failures: int, jitter: float) -> None:
    """Never less than half a second, never more than a minute."""
    assert 0.5 <= Limits().retry_s(failures, jitter) <= 60


@pytest.mark.parametrize(
    ("mode", "seconds"), [(Mode.STANDARD, 10), (Mode.HISTORIQUE, 30), (None, 30)]
)
def test_the_watchdog_knows_the_mode(mode: Mode | None, seconds: float) -> None:
    """A frame of historique lasts longer."""
    assert Limits().silence_s(mode) == seconds


async def test_a_mistake_of_ours_is_told_and_survived(
    adapter: Adapter,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The reading goes on, and does not look alive meanwhile."""

    def mistaken(*_: object) -> None:
        raise IndexError("list index out of range")

    async with supervised(SerialLink(str(adapter.path))) as watched:
        with monkeypatch.context() as patched:
            patched.setattr(watched.decoder, "feed", mistaken)
            await watched.until(LinkState.DOWN, lambda: adapter.send(standard()))
        await watched.until(LinkState.LIVE, lambda: adapter.send(standard()))

    assert "internal" in [status.error for status in watched.history]
    assert "IndexError" in caplog.text


async def test_a_link_that_cannot_be_closed_is_opened_anew(
    adapter: Adapter, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor does a listener that fails end the reading."""

    class Stuck(SerialLink):
        async def close(self) -> None:
            await super().close()
            raise RuntimeError("will not close")

    def deaf(_: object) -> None:
        raise RuntimeError("will not listen")

    link = Stuck(str(adapter.path))
    async with supervised(link) as watched:
        watched.supervisor._on_change = deaf
        await watched.until(LinkState.LIVE, lambda: adapter.send(standard()))
        adapter.unplug()
        await watched.until(LinkState.DOWN)
        adapter.plug()
        await watched.until(LinkState.LIVE, lambda: adapter.send(standard()))

    assert "will not close" in caplog.text
    assert "will not listen" in caplog.text
