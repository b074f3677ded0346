"""Feeds the trip filter from a meter's readings, whatever the mode and the number of phases."""

from dataclasses import replace
from datetime import datetime

from .events import Group, Mode
from .phase import PhaseTrip
from .readings import Readings
from .trip import Trip

_POWER = frozenset(
    {
        "SINSTS",
        "SINSTS1",
        "SINSTS2",
        "SINSTS3",
        "PAPP",
        "IINST",
        "PCOUP",
        "PREF",
        "ISOUSC",
    }
)
_MAXIMA = {1: ("SMAXSN",), 3: ("SMAXSN1", "SMAXSN2", "SMAXSN3")}


class BreakerModel:
    """The breaker of one meter; `trip` is None until a power and a limit are known."""

    def __init__(self) -> None:
        """Start without knowing anything."""
        self.trip: Trip | None = None
        self._base: tuple[int, int, bool] | None = None

    def group(
        self,
        readings: Readings,
        group: Group,
        old: Group | None,
        label: str,
        now: datetime,
    ) -> None:
        """Take a group whose data changed; the filter must not wait for the frame's end."""
        if label in _POWER:
            # Three-phase historique waits for it all the same: a phase's power takes PAPP
            # and three currents.
            if readings.phases == 1 or readings.mode is Mode.STANDARD:
                self.draw(readings, now)
        elif label in _MAXIMA[readings.phases]:
            self._maximum(_MAXIMA[readings.phases].index(label), group, old, now)

    def draw(
        self,
        readings: Readings,
        now: datetime,
        drawn: tuple[float, ...] | None = None,
    ) -> None:
        """Take the powers of now, or those given; begin (again) when the limit is (newly) known."""
        cutoff, drawn = readings.cutoff_va, drawn or readings.drawn_va()
        if not cutoff or drawn is None:
            return
        base = (cutoff, readings.phases, readings.linky)
        if self.trip is not None and base == self._base:
            likely = zip(readings.phase_power_va, drawn, strict=True)
            values = [None if va is None else min(va, most) for va, most in likely]
            self.trip = self.trip.draw(now, drawn, values)
            return
        self._base = base
        maxima = [readings.number(label) for label in _MAXIMA[readings.phases]]
        self.trip = Trip.start(
            now, cutoff, drawn, maxima_va=maxima, filtered=readings.linky
        )

    def _maximum(
        self, phase: int, group: Group, old: Group | None, now: datetime
    ) -> None:
        """Use SMAXSN, the daily maximum of the meter's own filter, to correct ours."""
        trip = self.trip.advance(now) if self.trip else None
        if (
            trip is None
            or not isinstance(group.value, int)
            or phase >= len(trip.phases)
        ):
            return
        state = trip.phases[phase]
        if not isinstance(state, PhaseTrip):
            return
        state = state.bounded(group.value)
        if old and isinstance(old.value, int) and group.value > old.value:
            state = state.reached(group.value)
        self.trip = replace(
            trip, phases=(*trip.phases[:phase], state, *trip.phases[phase + 1 :])
        )
