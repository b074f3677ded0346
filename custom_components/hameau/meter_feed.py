"""What measures a home, and the first kind of it: one of our own meters, group by group."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple, cast, override

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .core.control.shedding import HOUSE, Sample
from .meter_gate import Gate
from .sources.meter_topics import TARIFF_LABELS, Topic, heard

if TYPE_CHECKING:
    from .sources.meter import MeterRuntime

type Taken = Callable[[Sample], None]
type Told = Callable[[], None]


class Ratings(NamedTuple):
    """What a meter bears, all phases together; None: not known (yet)."""

    subscribed_va: float | None = None
    cutoff_va: float | None = None
    phases: int = 1
    filtered: bool = True
    """Whether it is a Linky, whose filter bears an overload for a while."""


def phase_id(phase: int) -> str:
    """Name of a phase's limit, 1 to 3."""
    return f"phase_{phase}"


class Feed(ABC):
    """Gives samples, and tells when what the meter bears or its tariff changed."""

    ratings: Ratings = Ratings()
    now: Callable[[], float]
    """A clock in seconds that never jumps: when frames came."""

    def __init__(
        self, hass: HomeAssistant, taken: Taken, rated: Told, priced: Told
    ) -> None:
        """Prepare; `taken` gets samples, `rated` and `priced` are called after a change."""
        self.hass = hass
        self._taken = taken
        self._rated = rated
        self._priced = priced
        self.now = hass.loop.time

    @abstractmethod
    def start(self) -> None:
        """Begin to follow."""

    @abstractmethod
    def stop(self) -> None:
        """Follow no longer."""

    @property
    def run(self) -> MeterRuntime | None:
        """Our own meter's runtime, while it is loaded."""
        return None

    def _rate(self, ratings: Ratings) -> None:
        if ratings != self.ratings:
            self.ratings = ratings
            self._rated()


class MeterFeed(Feed):
    """One of our own meters: each group that carries a power, as soon as its line ends.

    The meter's entry may be reloaded under us; it is followed again when it is back.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry_id: str,
        taken: Taken,
        rated: Told,
        priced: Told,
    ) -> None:
        """Follow the meter of this entry."""
        super().__init__(hass, taken, rated, priced)
        self._entry_id = entry_id
        self._run: MeterRuntime | None = None
        self._unfollow: list[CALLBACK_TYPE] = []
        self._unwatch: CALLBACK_TYPE | None = None
        self._gate = Gate()
        self._complete = 0
        self._sampled = False

    @property
    @override
    def run(self) -> MeterRuntime | None:
        return self._run

    @override
    def start(self) -> None:
        self._unwatch = async_dispatcher_connect(
            self.hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed
        )
        entry = self.hass.config_entries.async_get_entry(self._entry_id)
        if entry is not None:
            self._entry_changed(ConfigEntryChange.UPDATED, entry)

    @override
    def stop(self) -> None:
        if self._unwatch is not None:
            self._unwatch()
            self._unwatch = None
        self._detach()

    @callback
    def _entry_changed(self, change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.entry_id != self._entry_id:
            return
        loaded = entry.state is ConfigEntryState.LOADED
        if change is ConfigEntryChange.REMOVED or not loaded:
            self._detach()
        elif entry.runtime_data is not self._run:
            self._detach()
            self._attach(cast("MeterRuntime", entry.runtime_data))

    def _attach(self, run: MeterRuntime) -> None:
        self._run = run
        self._gate = Gate()
        follow: tuple[tuple[Iterable[str], Told], ...] = (
            ((heard("SINSTS"), heard("PAPP")), self._single),
            ((heard("SINSTS3"), heard("PAPP")), self._three),
            ((Topic.FRAME,), self._frame),
            (TARIFF_LABELS, self._priced),
        )
        for topics, told in follow:
            self._unfollow.append(run.follow(topics, told, _nothing))
        self._rate(self._ratings_of(run))
        self._priced()

    def _detach(self) -> None:
        for unfollow in self._unfollow:
            unfollow()
        self._unfollow.clear()
        self._run = None

    def _ratings_of(self, run: MeterRuntime) -> Ratings:
        """What the meter says it bears; what it does not say now is as it was."""
        meter, known = run.meter, self.ratings
        return Ratings(
            meter.subscribed_va or known.subscribed_va,
            meter.cutoff_va or known.cutoff_va,
            meter.phases,
            meter.linky,
        )

    @callback
    def _single(self) -> None:
        """The power ended its line."""
        if self._run is not None and self._run.meter.phases == 1:
            self._group(self._run)

    @callback
    def _three(self) -> None:
        """The last of three phases did: the others are some milliseconds old."""
        if self._run is not None and self._run.meter.phases > 1:
            self._group(self._run)

    def _group(self, run: MeterRuntime) -> None:
        if run.replacement is None and run.link.trusted:
            self._sampled = self._send(run)

    @callback
    def _frame(self) -> None:
        """A frame ended: the moment to judge an untrusted one, and short frames, whose currents come without a power."""
        run = self._run
        if run is None or run.replacement is not None:
            return
        complete = run.meter.quality.complete
        whole, self._complete = complete > self._complete, complete
        if not run.link.trusted:
            if whole:
                self._gated(run)
            return
        if run.meter.from_currents and not self._sampled:
            self._send(run)
        self._sampled = False
        self._rate(self._ratings_of(run))

    def _powers(self, run: MeterRuntime) -> dict[str, float]:
        meter = run.meter
        power = meter.power_va
        powers: dict[str, float] = {} if power is None else {HOUSE: float(power)}
        if meter.phases > 1:
            for phase, each in enumerate(meter.phase_power_va, 1):
                if each is not None:
                    powers[phase_id(phase)] = float(each)
        return powers

    def _send(self, run: MeterRuntime) -> bool:
        powers = self._powers(run)
        if powers:
            self._taken(Sample(powers_va=powers, overload=run.meter.overload))
        return bool(powers)

    def _gated(self, run: MeterRuntime) -> None:
        ratings = self._ratings_of(run)
        values = self._powers(run)
        rated = {
            name: value
            for name, value in zip(_RATED, ratings[:2], strict=True)
            if value is not None
        }
        agreed = self._gate.take(
            {**values, **rated}, self.now(), overload=run.meter.overload
        )
        if agreed is None:
            return
        believed, overload = agreed
        subscribed, cutoff = (believed.pop(name, None) for name in _RATED)
        self._rate(Ratings(subscribed, cutoff, *ratings[2:]))
        if believed:
            self._taken(Sample(powers_va=believed, overload=overload))


_RATED: Final = ("subscribed", "cutoff")


@callback
def _nothing() -> None:
    """Nothing to show for a mistake: it is in the log already."""
