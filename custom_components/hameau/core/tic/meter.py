"""Everything known of one meter, from the decoder's events alone.

Pure: it does no I/O, and the time (aware) comes with each event.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from .breaker import BreakerModel
from .changes import Change, ChangeKind, Detail, Facts, changes_between, kept
from .events import Event, Fault, Frame, Group, Mode
from .freshness import Freshness
from .identity import Acquaintance, Identity
from .labels import SPECS, canonical
from .powers import ActivePower
from .quality import Quality
from .readings import Readings
from .schedule import TEMPO_DAY_STARTS, WATCHED, TariffModel, tempo_day
from .tariff import Colour, Tariff
from .trip import Trip

_SERIALS = ("ADSC", "ADCO")
_THREE_PHASE = frozenset(spec.label for spec in SPECS.values() if spec.three_phase)
_PHASE_LABELS = 2
_EXCESS = {"IINST": "ADPS", "IINST1": "ADIR1", "IINST2": "ADIR2", "IINST3": "ADIR3"}
_ALARM = frozenset({"STGE", "ISOUSC", *_EXCESS, *_EXCESS.values()})
# Around 06:00 the meter's clock and ours may not agree on the Tempo day.
_UNSURE = timedelta(minutes=10)


class Meter(Readings):
    """State of one meter: its readings, identity, tariff and breaker, kept up by `apply`.

    `trusted` is False for a link that anyone may write to (radio without a key): there
    changes, tariff and breaker, which start people's automations, only take what two
    complete frames in a row agree on. `memory` is what
    `memory()` gave before a restart; its `serial` and `indexes` also seed the decoder's
    index guard. `zone` is the legal time of the meter.
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
        self._zone = zone
        self._trusted = trusted
        self.quality = Quality()
        self.seen: datetime | None = None
        self.last_frame: datetime | None = None
        self._known = Acquaintance(known.get("serial"))
        self._begin(known)

    def _begin(self, known: Mapping[str, Any]) -> None:
        """Start the state of a meter, remembered or new."""
        super().__init__()
        self._indexes: dict[str, int] = dict(known.get("indexes", {}))
        self._freshness = Freshness()
        self._breaker = BreakerModel()
        self._import = ActivePower()
        self._export = ActivePower()
        self._model = TariffModel(self._zone, known.get("tariff", {}))
        self._facts = Facts.restored(known.get("facts"))
        self._before = Facts()
        self._tariff_before: tuple[Group | None, ...] = ()
        self._drawn_before: tuple[float, ...] | None = None
        self._foreign = False
        self._other_phases = 0
        self.phases = known.get("phases", 1)
        self._adopt()

    @property
    def identity(self) -> Identity | None:
        """What the serial number tells; None before the first one."""
        return self._known.identity

    @property
    def confirmed(self) -> bool:
        """Whether two frames agreed on the identity, or it is remembered."""
        return self._known.confirmed

    @property
    def active_power_w(self) -> int | None:
        """Mean active power drawn over the last minute at most, from the index, W."""
        return self._import.watts(self.power_va)

    @property
    def active_power_export_w(self) -> int | None:
        """Mean active power injected over the last minute at most, from EAIT, W."""
        return self._export.watts(self.injected_va)

    @property
    def tariff(self) -> Tariff:
        """The tariff as of the last frame."""
        return self._model.tariff

    @property
    def trip(self) -> Trip | None:
        """The breaker as of the last group; None until power and limit are known.

        Its `advance` takes it further, as through a silence.
        """
        trip = self._breaker.trip
        return trip.advance(self.seen) if trip and self.seen else trip

    def memory(self) -> dict[str, Any]:
        """Give what must survive a restart, as JSON."""
        return {
            "serial": self.identity.serial
            if self.identity and self.confirmed
            else None,
            "phases": self.phases,
            "indexes": self._indexes | self.indexes,
            "at": self.seen.isoformat() if self.seen else None,
            "tariff": self._model.memory(),
            "facts": self._facts.memory(),
        }

    def apply(self, event: Event, now: datetime) -> list[Change]:
        """Take one event received at `now` (aware); give what changed because of it."""
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
            self._meet(group.text)
        if self._foreign:
            return []
        self.seen = now
        old = self.groups.get(label)
        if old is group or (
            old and old.text == group.text and old.timestamp == group.timestamp
        ):
            return []
        self.groups[label] = group
        if self.mode is None:
            self.mode = SPECS[group.label].mode
        if self._trusted:
            self._breaker.group(self, group, old, label, now)
        return self._alarm(label, group) if label in _ALARM else []

    def _alarm(self, label: str, group: Group) -> list[Change]:
        """Tell an overload at once; an instant current that is no longer above ends it."""
        excess, limit = _EXCESS.get(label), self.number("ISOUSC")
        current = group.value
        if (
            excess
            and limit is not None
            and isinstance(current, int)
            and current <= limit
        ):
            self.groups.pop(excess, None)
        if not self._trusted or self.excess in (None, self._facts.overload):
            return []
        return self._settle(replace(self._facts, overload=self.excess))

    def _frame(self, frame: Frame, now: datetime) -> list[Change]:
        self.quality.frame(frame.complete)
        changes = self._count_serial(frame, now)
        if self._foreign:
            self._before = Facts()
            return changes
        self.last_frame = now
        self.mode = frame.mode
        self.from_currents = "IINST1" in frame.groups and "PAPP" not in frame.groups
        self._freshness.age(self.groups, frame)
        if frame.complete and not frame.short:
            self._recognise(frame)
        self._measure(frame, now)
        if self._trusted:
            self._breaker.draw(self, now)
        else:
            self._draw_agreed(frame, now)
        if self._trusted or self._tariff_agreed(frame):
            self._model.observe(frame, self.groups, now, linky=self.linky)
        return changes + self._judge(frame, now)

    def _draw_agreed(self, frame: Frame, now: datetime) -> None:
        """Show the breaker what two complete frames in a row say is drawn at least."""
        drawn, before = self.drawn_va() if frame.complete else None, self._drawn_before
        self._drawn_before = drawn
        if drawn and before and len(drawn) == len(before):
            self._breaker.draw(self, now, tuple(map(min, drawn, before, strict=True)))

    def _tariff_agreed(self, frame: Frame) -> bool:
        """Whether two complete frames in a row tell the same of the tariff."""
        if not frame.complete or frame.short:
            return False
        told, before = tuple(map(self.groups.get, WATCHED)), self._tariff_before
        self._tariff_before = told
        return told == before

    def _recognise(self, frame: Frame) -> None:
        """Tell a Linky, and the phases where the type code does not (two whole frames must agree)."""
        standard = frame.mode is Mode.STANDARD
        self.linky = self.linky or standard or self.constant_maxima
        if self.identity and self.identity.phases:
            return
        three = sum(label in _THREE_PHASE for label in frame.groups) >= _PHASE_LABELS
        phases = 3 if three else 1
        self._other_phases = self._other_phases + 1 if phases != self.phases else 0
        if self._other_phases > 1:
            self.phases = phases
            self._other_phases = 0

    def _measure(self, frame: Frame, now: datetime) -> None:
        """Show the indexes of this frame to the estimators of active power."""
        drawn, injected = self.energy_wh, self.export_wh
        if drawn is not None and not frame.short:
            self._import.observe(now, drawn, self.power_va)
        if injected is not None:
            self._export.observe(now, injected, self.injected_va)

    # Changes.

    def _judge(self, frame: Frame, now: datetime) -> list[Change]:
        """Draw the changes of a frame's end."""
        tariff, status = self._model.tariff, self.status
        facts = Facts(
            overload=self.excess,
            period=tariff.period,
            announced=self._announced(tariff.colour_tomorrow, now),
            peak_announced=tariff.peak_announced,
            peak_running=tariff.peak_running,
            breaker=status.breaker if status else None,
            first=self._facts.first and (frame.short or not frame.complete),
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

    def _announced(
        self, colour: Colour | None, now: datetime
    ) -> tuple[Colour, str] | None:
        wall = now.astimezone(self._zone).replace(tzinfo=None)
        since = wall - datetime.combine(wall.date(), time(0)) - TEMPO_DAY_STARTS
        if colour is None or abs(since) < _UNSURE:
            return None
        return colour, (tempo_day(now, self._zone) + timedelta(days=1)).isoformat()

    # Identity.

    def _meet(self, serial: str) -> None:
        before = self.identity
        self._foreign = not self._known.meet(serial)
        if self.identity is not before:
            self._adopt()

    def _adopt(self) -> None:
        if self.identity:
            self.linky = self.identity.linky
            self.phases = self.identity.phases or self.phases

    def _count_serial(self, frame: Frame, now: datetime) -> list[Change]:
        """Confirm the meter at a frame's end, or believe in another that three frames in a row show."""
        serial = next(
            (frame.groups[label].text for label in _SERIALS if label in frame.groups),
            None,
        )
        if serial is None:
            return []
        former = self._known.count(serial, counts=self._trusted or frame.complete)
        if former is None:
            return []
        self._begin({})
        self.groups.update(
            {canonical(label): group for label, group in frame.groups.items()}
        )
        self.seen = now
        details: dict[str, Detail] = {"serial": serial, "former": former}
        return [Change(kind=ChangeKind.METER_REPLACED, details=details)]
