"""A simulated meter: lawful frames of either mode from a load and a contract."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from ..encoder import EOT, ETX, encode_frame
from ..events import Mode
from ..status import Breaker
from .historique import excess_phases, long_groups, short_groups
from .loads import Curve, Load
from .offers import Offer, seconds
from .registers import DISTRIBUTOR, SUPPLIER, Registers
from .settings import Settings
from .standard import standard_groups
from .state import MeterState

BAUD = {Mode.HISTORIQUE: 1200, Mode.STANDARD: 9600}
_BITS = 10
_GAP = timedelta(milliseconds=25)
_SHORT_FRAMES = 20
_AFTER_EXCESS_S = 60
# The cut frame stops after the currents that show the excess.
_CURRENTS = b"\nIINST"
FIRST_WH = 4_000_000
"""What each supplier index in use shows at the beginning of 2026."""


def first_registers(offer: Offer) -> Registers:
    """Registers of a meter of some age: the indexes that the contract uses have counted."""
    used = len(offer.tariffs)
    supplier = [FIRST_WH + 137_000 * index for index in range(used)] + [0] * (
        SUPPLIER - used
    )
    quarter, rest = divmod(sum(supplier), DISTRIBUTOR)
    distributor = [quarter + rest, *(quarter for _ in range(DISTRIBUTOR - 1))]
    return Registers(supplier, distributor, FIRST_WH // 10)


class Simulator:
    """One simulated meter. Time only goes forward; each frame shows the meter at the moment it begins.

    `load` is a `Load`, or a function of an aware datetime giving watts (of all, or of each phase; negative where
    injected), taken at each whole second. `registers` are those at `start`, for a load whose past is not known.
    """

    def __init__(
        self,
        *,
        offer: Offer,
        load: Load | Callable[[datetime], float | Sequence[float]],
        start: datetime,
        settings: Settings,
        registers: Registers | None = None,
    ) -> None:
        """Stand at `start` (aware)."""
        self.settings = settings
        self.state = MeterState(
            offer=offer,
            load=Curve(load) if callable(load) else load,
            start=start,
            phases=settings.phases,
            cutoff_va=settings.cutoff_va,
            base=registers or first_registers(offer),
        )
        self.flash: str | None = None
        self._short = 0
        self._excess_at: int | None = None

    @property
    def breaker(self) -> Breaker:
        """The breaker: it opens when the cut-off filter says so, and stays open until `reclose`."""
        return self.state.breaker

    def reclose(self) -> None:
        """Close the breaker by hand."""
        self.state.reclose()

    def frame(self, at: datetime) -> bytes:
        """Give the frame that begins at `at` (aware, not before the last one)."""
        self.state.advance(seconds(at))
        if self.settings.mode is Mode.STANDARD:
            flash, self.flash = self.flash, None
            return encode_frame(standard_groups(self.state, self.settings, flash))
        if self.settings.phases == 1:
            return encode_frame(long_groups(self.state, self.settings))
        return self._three_phase()

    def stream(
        self, start: datetime, *, speed: float = 1.0, due: datetime | None = None
    ) -> Iterator[tuple[datetime, bytes]]:
        """Give frames from `start` on, back to back as the line sends them, each with the time its last byte is due.

        `due` is the time that `start` is played at (itself by default), `speed` how many times faster than true.
        """
        at, first = start.astimezone(UTC), (due or start).astimezone(UTC)
        begin = at
        while True:
            frame = self.frame(at)
            at += self.duration(frame)
            yield first + (at - begin) / speed, frame
            at += _GAP

    def duration(self, frame: bytes) -> timedelta:
        """Time that a frame takes on the line."""
        return timedelta(seconds=len(frame) * _BITS / BAUD[self.settings.mode])

    def _three_phase(self) -> bytes:
        """Long frames; on an excess one cut short by EOT, then 20 short ones for each long one until a minute after."""
        state, settings = self.state, self.settings
        groups = list(long_groups(state, settings))
        if excess_phases(state, settings):
            begins = self._excess_at is None
            self._excess_at = state.second
            if begins:
                self._short = _SHORT_FRAMES
                last = max(
                    place
                    for place, group in enumerate(groups)
                    if group.startswith(_CURRENTS)
                )
                return encode_frame(groups[: last + 1], EOT)
        if (
            self._excess_at is not None
            and state.second - self._excess_at > _AFTER_EXCESS_S
        ):
            self._excess_at, self._short = None, 0
        if self._excess_at is None:
            return encode_frame(groups, ETX)
        if self._short:
            self._short -= 1
            return encode_frame(short_groups(state, settings))
        self._short = _SHORT_FRAMES
        return encode_frame(groups, ETX)
