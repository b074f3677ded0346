"""The schedules of a home, run: what each appliance should be now, and when to look again."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import (
    async_call_later,
    async_track_point_in_utc_time,
    async_track_state_change_event,
    async_track_time_interval,
)

from .core.control.schedule import (
    DISAGREEMENT,
    OFF,
    ON,
    Action,
    ActionKind,
    Evaluation,
    Hold,
    Override,
    Run,
    Verdict,
    evaluate,
    kept,
    override,
    override_from,
    runs,
    to_dict,
)
from .core.control.schedule.context import Context
from .home_acts import Acts
from .home_known import Known, calendars_named, flags_named

if TYPE_CHECKING:
    from .sources.home_runtime import HomeRuntime

NET: Final = timedelta(minutes=5)
"""However well everything is followed, look again so often."""
SOON_S: Final = 0.5


class Schedules:
    """Evaluates at each change, and asks for what differs from what is wished."""

    def __init__(self, hass: HomeAssistant, run: HomeRuntime) -> None:
        """Evaluate nothing yet."""
        self.hass = hass
        self.known = Known(hass)
        self.evaluation: Evaluation | None = None
        self.overrides: tuple[Override, ...] = ()
        self._run = run
        self._bare: Mapping[str, Verdict] = {}
        self._acts = Acts(hass, run)
        self._unlisten: list[CALLBACK_TYPE] = []
        self._next: CALLBACK_TYPE | None = None
        self._soon: CALLBACK_TYPE | None = None
        self._looking = False
        self._again = False

    # What survives a restart.

    def memory(self) -> dict[str, Any]:
        """Give a person's overrides and the meter's last word as JSON."""
        return {
            "overrides": [to_dict(each) for each in self.overrides],
            "meter": self.known.memory(),
        }

    def remember(self, data: Mapping[str, Any]) -> None:
        """Know them again. Raises ScheduleError, KeyError or ValueError for what `memory` did not give."""
        self.overrides = tuple(
            override_from(each) for each in data.get("overrides", ())
        )
        self.known.remember(data.get("meter"))

    # Life.

    def start(self) -> None:
        """Begin to follow time, calendars and conditions."""
        config = self._run.config
        schedules = config.schedules.values()
        followed = {*calendars_named(schedules), *flags_named(schedules)}
        if config.away_entity:
            followed.add(config.away_entity)
        self._unlisten = [
            async_track_time_interval(self.hass, self._look, NET),
            async_track_state_change_event(self.hass, followed, self._look),
        ]
        self.soon()

    def stop(self) -> None:
        """Follow nothing more; starts that wait are forgotten: they follow from the schedules."""
        self._acts.forget()
        for cancel in (*self._unlisten, self._next, self._soon):
            if cancel is not None:
                cancel()
        self._unlisten = []
        self._next = self._soon = None

    @callback
    def soon(self) -> None:
        """Look again in a moment: several things may be changing."""
        if self._soon is None and self._unlisten:
            self._soon = async_call_later(self.hass, SOON_S, self._look)

    @callback
    def _look(self, _: datetime | Event[Any]) -> None:
        if self._soon is not None:
            self._soon()
            self._soon = None
        if self._looking:
            self._again = True
            return
        self._looking = True
        self.hass.async_create_task(self.async_evaluate(), "hameau schedules")

    async def async_evaluate(self) -> None:
        """Evaluate now, off the event loop, and act."""
        self._looking = True
        try:
            config, now = self._run.config, self._run.loop.clock().utc
            self.known.hear(self._run.meter)
            await self.known.async_look(config, now)
            self.overrides = kept(self.overrides, now)
            job = partial(self._evaluated, now, self.overrides)
            bare, evaluation = await self.hass.async_add_executor_job(job)
            self._bare, self.evaluation = bare.targets, evaluation
        finally:
            self._looking = False
        if self._unlisten:
            self._apply(evaluation, now)
        if self._again:
            self._again = False
            self.soon()

    def _evaluated(
        self, now: datetime, overrides: tuple[Override, ...]
    ) -> tuple[Evaluation, Evaluation]:
        """Evaluate the schedules alone, and with a person's overrides."""
        config, known = self._run.config, self.known
        ask = partial(
            evaluate,
            list(config.schedules.values()),
            now,
            known.zone,
            known.calendars,
            known.tariff,
            known.sun,
            specials=config.specials,
        )
        bare = ask()
        return bare, ask(overrides=overrides) if overrides else bare

    def runs(self, start: datetime, end: datetime) -> tuple[Run, ...]:
        """Give what will run between two instants, as far as is known now."""
        config, known = self._run.config, self.known
        return runs(
            list(config.schedules.values()),
            start,
            end,
            known.zone,
            known.calendars,
            known.tariff,
            known.sun,
            specials=config.specials,
            overrides=self.overrides,
        )

    def bands(self, start: datetime, end: datetime) -> list[dict[str, str]]:
        """Give the tariff's periods between two instants, as far as they are known."""
        known = self.known
        context = Context(
            start.astimezone(UTC),
            end.astimezone(UTC),
            zone=known.zone,
            calendars=known.calendars,
            tariff=known.tariff,
            sun=known.sun,
        )
        return [
            {
                "start": max(span.start, start).isoformat(),
                "end": min(span.end, end).isoformat(),
                "period": span.period.value,
            }
            for span in context.periods.spans
            if span.start < end and span.end > start
        ]

    # Acting.

    def _apply(self, evaluation: Evaluation, now: datetime) -> None:
        again = self._acts.apply(evaluation.targets, now)
        if self._next is not None:
            self._next()
        self._next = async_track_point_in_utc_time(
            self.hass, self._due, min(again or evaluation.until, evaluation.until)
        )
        self._run.issues.tariff(evaluation.tariff.disagreement > DISAGREEMENT)
        self._run.publish(
            ["schedule", *(f"schedule:{each}" for each in self._run.config.schedules)]
        )
        self._run.save_soon()

    @callback
    def _due(self, now: datetime) -> None:
        self._next = None
        self._look(now)

    # Hands.

    @callback
    def moved(self, target: str, on: bool, foreign: bool) -> None:
        """An appliance moved; a person's hand is respected as long as its schedule says."""
        verdict = self._bare.get(target)
        if verdict is None:
            return
        if foreign:
            action = ON if on else OFF
            wished = verdict.action
            if wished is None or wished == action:
                self._forget(target)
            else:
                self._override(target, verdict, action, self._hold(target, verdict))
        self.soon()

    def _hold(self, target: str, verdict: Verdict) -> Hold:
        schedules = self._run.config.schedules
        ruling = schedules.get(verdict.schedule or "")
        if ruling is not None:
            return ruling.hold
        return next((s.hold for s in schedules.values() if target in s.targets), Hold())

    def _forget(self, target: str) -> None:
        self.overrides = tuple(each for each in self.overrides if each.target != target)

    def _override(
        self, target: str, verdict: Verdict, action: Action | None, hold: Hold
    ) -> None:
        made = override(verdict, action, self._run.loop.clock().utc, hold)
        self._forget(target)
        self.overrides = (*self.overrides, made)
        self._run.save_soon()

    async def async_override(
        self, target: str, action: Action | None, hold: Hold | None = None
    ) -> None:
        """Want something else of a target than its schedules do (None: hands off)."""
        verdict = self._bare.get(target)
        if verdict is None:
            await self.async_evaluate()
            verdict = self._bare.get(target)
        if verdict is None:
            raise KeyError(target)
        self._override(target, verdict, action, hold or self._hold(target, verdict))
        await self.async_evaluate()

    async def async_clear_override(self, target: str) -> None:
        """Go by the schedules again."""
        self._forget(target)
        self._run.save_soon()
        await self.async_evaluate()

    # What is shown.

    def view(self) -> list[dict[str, Any]]:
        """Give each schedule as cards and entities show it."""
        verdicts = self.evaluation.targets if self.evaluation else {}
        return [
            _view(
                schedule.id,
                schedule.name,
                schedule.enabled,
                [verdicts[target] for target in schedule.targets if target in verdicts],
            )
            for schedule in self._run.config.schedules.values()
        ]


def _view(
    id_: str, name: str, enabled: bool, verdicts: list[Verdict]
) -> dict[str, Any]:
    changes = [verdict.next_change for verdict in verdicts if verdict.next_change]
    coming = min(changes, key=lambda change: change.at, default=None)
    ruling = next((v for v in verdicts if v.schedule == id_), None)
    return {
        "id": id_,
        "name": name,
        "enabled": enabled,
        "on": {verdict.target: _is_on(verdict.action) for verdict in verdicts},
        "next_change": coming and coming.at.isoformat(),
        "becomes": coming and coming.action and coming.action.kind.value,
        "rule": ruling and ruling.rule,
        "reason": ruling and ruling.reason.value,
    }


def _is_on(action: Action | None) -> bool | None:
    return None if action is None else action.kind is not ActionKind.OFF
