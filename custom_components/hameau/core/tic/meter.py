"""Everything known of one meter, from the decoder's events alone.

Pure: it does no I/O, and the time (aware, UTC) comes with each event. Freshness of the labels: a label is gone
after three whole frames without it, one that is only sent while it applies (ADPS, ADIR, PEJP …) after one; short
and incomplete frames make nothing absent (Enedis-NOI-CPT_02E §2.5: 20 short frames for one long in an overload).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Any

from .changes import Change, ChangeKind, Detail, Facts, changes_between, kept
from .events import Event, Fault, Frame, Group, Mode
from .identity import Identity
from .labels import SPECS, canonical
from .powers import ActivePower
from .quality import Quality
from .readings import Readings
from .schedule import TEMPO_DAY_STARTS, TariffModel, tempo_day
from .tariff import Tariff
from .trip import PhaseTrip, Trip

_SERIALS = frozenset({"ADCO", "ADSC"})
# A message sent in one single frame is news to keep, not a state that ends with it.
_TRANSIENT = frozenset(spec.canonical for spec in SPECS.values() if spec.transient) - {
    "MSG2"
}
_KEPT = frozenset({"MSG2"})
_THREE_PHASE = frozenset(spec.label for spec in SPECS.values() if spec.three_phase)
_ABSENT_AFTER = 3
_AGREEING_FRAMES = 3
_PHASE_LABELS = 2
_POWER = frozenset(
    {"SINSTS", "SINSTS1", "SINSTS2", "SINSTS3", "PAPP", "PCOUP", "PREF", "ISOUSC"}
)
_MAXIMA = {"SMAXSN": 0, "SMAXSN1": 0, "SMAXSN2": 1, "SMAXSN3": 2}
_EXCESS = {"IINST": "ADPS", "IINST1": "ADIR1", "IINST2": "ADIR2", "IINST3": "ADIR3"}
_ALARM = frozenset({"STGE", "ISOUSC", *_EXCESS, *_EXCESS.values()})
# Around 06:00 the meter's clock and ours may not agree on the Tempo day.
_UNSURE = timedelta(minutes=10)


class Meter:
    """State of one meter; `apply` takes events and gives the changes they make.

    `trusted` is False for a link that anyone may write to (radio without a key): there a change is only given
    when two complete frames in a row agree. `memory` is what `memory()` gave before a restart; its `serial` and
    `indexes` also seed the decoder's index guard. `zone` is the legal time of the meter.
    """

    def __init__(
        self,
        *,
        zone: tzinfo,
        trusted: bool = True,
        memory: Mapping[str, Any] | None = None,
    ) -> None:
        """Restore what `memory` holds."""
        known = memory or {}
        serial = known.get("serial")
        self._zone = zone
        self._trusted = trusted
        self.quality = Quality()
        self.identity: Identity | None = Identity.parse(serial) if serial else None
        self._confirmed = _AGREEING_FRAMES if serial else 0
        self._rival: tuple[str, int] = ("", 0)
        self._indexes: dict[str, int] = dict(known.get("indexes", {}))
        self._seen: datetime | None = None
        self.last_frame: datetime | None = None
        self._begin(known)

    def _begin(self, known: Mapping[str, Any]) -> None:
        """Start the state of a meter, new or remembered."""
        self._readings = Readings()
        self._missing: dict[str, int] = {}
        self._trip: Trip | None = None
        self._trip_base: tuple[int, int, bool] | None = None
        self._import = ActivePower()
        self._export = ActivePower()
        self._model = TariffModel(self._zone, known.get("tariff", {}))
        self._facts = Facts.restored(known.get("announced"))
        self._before = Facts()
        self._foreign = False
        self._other_phases = 0
        self._readings.phases = known.get("phases", 1)
        if self.identity:
            self._adopt(self.identity)

    # What the meter is.

    @property
    def mode(self) -> Mode | None:
        """Language of the output."""
        return self._readings.mode

    @property
    def phases(self) -> int:
        """1 or 3; 1 until the type code or two frames tell."""
        return self._readings.phases

    @property
    def producer(self) -> bool:
        """Whether the meter counts injection (EAIT present, or STGE bit 8)."""
        status = self._readings.status
        return "EAIT" in self._readings.groups or bool(status and status.producer)

    @property
    def confirmed(self) -> bool:
        """Whether the serial number was seen in two frames, or is remembered."""
        return self._confirmed > 1

    @property
    def seen(self) -> datetime | None:
        """Time of the last valid group."""
        return self._seen

    # What it says.

    @property
    def groups(self) -> Mapping[str, Group]:
        """Groups present now, by canonical label."""
        return MappingProxyType(self._readings.groups)

    def get(self, label: str) -> Group | None:
        """Group present now."""
        return self._readings.get(label)

    def number(self, label: str) -> int | None:
        """Value of a numeric group present now, in the label's unit."""
        return self._readings.number(label)

    def text(self, label: str) -> str | None:
        """Data of a group present now, as sent."""
        return self._readings.text(label)

    @property
    def power_va(self) -> int | None:
        """Apparent power drawn, VA."""
        return self._readings.power_va

    @property
    def phase_power_va(self) -> tuple[int | None, ...]:
        """Apparent power drawn of each phase, VA."""
        return self._readings.phase_power_va

    @property
    def injected_va(self) -> int | None:
        """Apparent power injected, VA."""
        return self._readings.number("SINSTI")

    @property
    def active_power_w(self) -> int | None:
        """Mean active power drawn over the last minute at most, from the index, W."""
        return self._import.watts(self.power_va)

    @property
    def active_power_export_w(self) -> int | None:
        """Mean active power injected over the last minute at most, from EAIT, W."""
        return self._export.watts(self.injected_va)

    @property
    def subscribed_va(self) -> int | None:
        """Subscribed power, VA, all phases."""
        return self._readings.subscribed_va

    @property
    def cutoff_va(self) -> int | None:
        """Cut-off power PCOUP, VA, all phases."""
        return self._readings.cutoff_va

    @property
    def energy_wh(self) -> int | None:
        """Energy drawn in all, Wh."""
        return self._readings.energy_wh

    @property
    def export_wh(self) -> int | None:
        """Energy injected in all, Wh."""
        return self._readings.number("EAIT")

    @property
    def indexes(self) -> Mapping[str, int]:
        """Every energy register present now, by label, Wh or varh."""
        return self._readings.indexes

    @property
    def overload(self) -> bool:
        """Whether the reference power or current is exceeded now."""
        return bool(self._readings.overload)

    @property
    def overload_phases(self) -> tuple[bool, ...]:
        """Which phases exceed their share."""
        return self._readings.overload_phases()

    @property
    def tariff(self) -> Tariff:
        """The tariff as of the last frame."""
        return self._model.tariff

    @property
    def trip(self) -> Trip | None:
        """The breaker as of the last event; None until power and limit are known. `advance` takes it further."""
        return (
            self._trip.advance(self._seen) if self._trip and self._seen else self._trip
        )

    def memory(self) -> dict[str, Any]:
        """Give what must survive a restart, as JSON."""
        return {
            "serial": self.identity.serial
            if self.identity and self.confirmed
            else None,
            "phases": self.phases,
            "indexes": self._indexes | self._readings.indexes,
            "at": self._seen.isoformat() if self._seen else None,
            "tariff": self._model.memory(),
            "announced": self._facts.memory(),
        }

    # Events.

    def apply(self, event: Event, now: datetime) -> list[Change]:
        """Take one event received at `now` (aware); gives what changed because of it."""
        if isinstance(event, Group):
            return self._group(event, now)
        if isinstance(event, Fault):
            self.quality.fault(event)
            return []
        return self._frame(event, now)

    def _group(self, group: Group, now: datetime) -> list[Change]:
        self.quality.group()
        label = canonical(group.label)
        if label in _SERIALS:
            self._foreign = self._is_foreign(group.text)
        if self._foreign:
            return []
        self._seen = now
        groups = self._readings.groups
        old = groups.get(label)
        if old is group or (
            old and old.text == group.text and old.timestamp == group.timestamp
        ):
            return []
        groups[label] = group
        if self._readings.mode is None:
            self._readings.mode = SPECS[group.label].mode
        return self._act(label, group, old, now)

    def _act(
        self, label: str, group: Group, old: Group | None, now: datetime
    ) -> list[Change]:
        """Do at once what cannot wait for the end of the frame: the trip filter and the alarm."""
        readings = self._readings
        if label in _POWER or (label == "IINST" and "PAPP" not in readings.groups):
            # Three-phase historique waits for the frame's end: a phase's power takes PAPP and three currents.
            if readings.phases == 1 or readings.mode is Mode.STANDARD:
                self._draw(now)
        elif label in _MAXIMA and (label == "SMAXSN") is (readings.phases == 1):
            self._know_maximum(_MAXIMA[label], group, old)
        if label not in _ALARM:
            return []
        excess, limit = _EXCESS.get(label), readings.number("ISOUSC")
        if (
            excess
            and limit is not None
            and isinstance(group.value, int)
            and group.value <= limit
        ):
            readings.groups.pop(excess, None)
        if (
            not self._trusted
            or readings.overload is None
            or readings.overload is self._facts.overload
        ):
            return []
        return self._settle(replace(self._facts, overload=readings.overload))

    def _frame(self, frame: Frame, now: datetime) -> list[Change]:
        self.quality.frame(frame.complete)
        serial = next(
            (frame.groups[label].text for label in _SERIALS if label in frame.groups),
            None,
        )
        changes: list[Change] = []
        if serial and self._is_foreign(serial):
            changes = self._meet_other(serial, frame, now)
        elif serial:
            self._confirmed += 1
            self._rival = ("", 0)
        if self._foreign:
            self._before = Facts()
            return changes
        self.last_frame = now
        readings = self._readings
        readings.mode = frame.mode
        readings.linky = readings.linky or frame.mode is Mode.STANDARD
        readings.from_currents = frame.short
        if frame.complete and not frame.short:
            self._age(frame)
            self._count_phases(frame)
        if readings.phases > 1 and frame.mode is Mode.HISTORIQUE:
            self._draw(now)
        self._measure(frame, now)
        self._model.observe(frame, readings.groups, now, linky=readings.linky)
        return changes + self._judge(frame, now)

    def _age(self, frame: Frame) -> None:
        """Conclude from a whole frame what is no longer sent."""
        sent = {canonical(label) for label in frame.groups}
        missing = self._missing
        for label in [
            label
            for label in self._readings.groups
            if label not in sent and label not in _KEPT
        ]:
            missing[label] = missing.get(label, 0) + 1
            if missing[label] >= _ABSENT_AFTER or label in _TRANSIENT:
                del self._readings.groups[label]
                del missing[label]
        for label in [label for label in missing if label in sent]:
            del missing[label]

    def _count_phases(self, frame: Frame) -> None:
        """Change the number of phases when two whole frames in a row show another."""
        if self.identity and self.identity.phases:
            return
        phases = (
            3
            if sum(label in _THREE_PHASE for label in frame.groups) >= _PHASE_LABELS
            else 1
        )
        self._other_phases = (
            self._other_phases + 1 if phases != self._readings.phases else 0
        )
        if self._other_phases > 1:
            self._readings.phases = phases
            self._other_phases = 0

    def _measure(self, frame: Frame, now: datetime) -> None:
        """Show the indexes of this frame to the estimators of active power."""
        drawn = self._readings.energy_wh
        if drawn is not None and not frame.short:
            self._import.observe(now, drawn, self.power_va)
        injected = self.export_wh
        if injected is not None:
            self._export.observe(now, injected, self.injected_va)

    def _draw(self, now: datetime) -> None:
        """Show the power to the trip filter; begin it (again) when the limit is (newly) known."""
        readings = self._readings
        cutoff, drawn = readings.cutoff_va, readings.drawn_va()
        if not cutoff or drawn is None:
            return
        base = (cutoff, readings.phases, readings.linky)
        if self._trip is None or base != self._trip_base:
            labels = (
                ["SMAXSN"]
                if readings.phases == 1
                else [f"SMAXSN{phase}" for phase in (1, 2, 3)]
            )
            maxima = [readings.number(label) for label in labels]
            self._trip = Trip.start(
                now, cutoff, drawn, maxima_va=maxima, filtered=readings.linky
            )
            self._trip_base = base
        else:
            self._trip = self._trip.draw(now, drawn)

    def _know_maximum(self, phase: int, group: Group, old: Group | None) -> None:
        """Use SMAXSN, the daily maximum of the meter's own filter, to correct ours."""
        if (
            self._trip is None
            or not isinstance(group.value, int)
            or phase >= len(self._trip.phases)
        ):
            return
        state = self._trip.phases[phase]
        if not isinstance(state, PhaseTrip):
            return
        state = state.bounded(group.value)
        if old and isinstance(old.value, int) and group.value > old.value:
            state = state.reached(group.value)
        phases = (*self._trip.phases[:phase], state, *self._trip.phases[phase + 1 :])
        self._trip = replace(self._trip, phases=phases)

    # Changes.

    def _judge(self, frame: Frame, now: datetime) -> list[Change]:
        """Draw the changes of a frame's end."""
        tariff, status = self._model.tariff, self._readings.status
        facts = Facts(
            overload=self._readings.overload,
            period=tariff.period,
            announced=self._announced(now),
            peak_announced=tariff.peak_announced,
            peak_running=tariff.peak_running,
            breaker=status.breaker if status else None,
        )
        if not self._trusted:
            before, self._before = self._before, facts if frame.complete else Facts()
            if not frame.complete:
                return []
            facts = facts.agreed(before, self._facts)
        return [] if facts == self._facts else self._settle(facts)

    def _settle(self, facts: Facts) -> list[Change]:
        old, self._facts = self._facts, kept(self._facts, facts)
        trip = self.trip
        power: dict[str, Detail] = {
            "power_va": self.power_va,
            "subscribed_va": self.subscribed_va,
            "level": round(trip.level, 3) if trip else None,
            "seconds_to_cut": trip.seconds_to_cut if trip else None,
        }
        return changes_between(old, facts, power)

    def _announced(self, now: datetime) -> tuple[Any, str] | None:
        colour = self._model.tariff.colour_tomorrow
        wall = now.astimezone(self._zone).replace(tzinfo=None)
        since = (
            wall - datetime.combine(wall.date(), datetime.min.time()) - TEMPO_DAY_STARTS
        )
        if colour is None or abs(since) < _UNSURE:
            return None
        return colour, (tempo_day(now, self._zone) + timedelta(days=1)).isoformat()

    # Identity.

    def _is_foreign(self, serial: str) -> bool:
        """Whether `serial` is not this meter's; the first one met is adopted, and replaced freely until it is confirmed."""
        if self.identity and (serial == self.identity.serial or self.confirmed):
            return serial != self.identity.serial
        self.identity, self._confirmed = Identity.parse(serial), 0
        self._adopt(self.identity)
        return False

    def _adopt(self, identity: Identity) -> None:
        self._readings.linky = identity.linky
        if identity.phases:
            self._readings.phases = identity.phases

    def _meet_other(self, serial: str, frame: Frame, now: datetime) -> list[Change]:
        """Believe in another meter after three frames in a row that agree."""
        rival, frames = self._rival
        frames = (
            frames + 1 if rival == serial and (self._trusted or frame.complete) else 1
        )
        self._rival = (serial, frames)
        former = self.identity
        if frames < _AGREEING_FRAMES or former is None:
            return []
        self.identity, self._confirmed, self._indexes = (
            Identity.parse(serial),
            frames,
            {},
        )
        self._begin({})
        for group in frame.groups.values():
            self._readings.groups[canonical(group.label)] = group
        self._seen = now
        return [
            Change(
                kind=ChangeKind.METER_REPLACED,
                details={"serial": serial, "former": former.serial},
            )
        ]
