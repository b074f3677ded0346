"""A home of the simulator as something to play."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
import re

from ..core.errors import LinkError
from ..core.tic.simulator import SCENARIOS, Simulator

_LINE = re.compile(rb"[^\r]*\r|[^\r]+")


class ScenarioPlay:
    """A simulated meter whose registers follow from its clock alone.

    So a play that begins anywhere shows the registers it would have reached.
    """

    def __init__(self, name: str, epoch: float, seed: int = 1) -> None:
        """Choose a scenario; its own clock begins at `epoch`, in seconds since 1970.

        Raises:
            LinkError: `no_such_scenario`.

        """
        scenario = SCENARIOS.get(name)
        if scenario is None:
            raise LinkError("no_such_scenario", {"address": name})
        self._scenario = scenario
        self._seed = seed
        self._begin = scenario.clock(datetime.fromtimestamp(epoch, UTC))

    def lines(self, position_s: float) -> Iterator[tuple[float, bytes]]:
        """Give the lines from a position on, each when its last byte is due."""
        start = self._begin + timedelta(seconds=position_s)
        meter = Simulator(
            offer=self._scenario.offer,
            load=self._scenario.home(self._seed),
            start=start,
            settings=self._scenario.settings,
        )
        for end, frame in meter.stream(start):
            lasts_s = meter.duration(frame).total_seconds()
            begin_s = (end - self._begin).total_seconds() - lasts_s
            for line in _LINE.finditer(frame):
                yield begin_s + lasts_s * line.end() / len(frame), line[0]
