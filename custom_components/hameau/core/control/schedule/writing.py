"""Schedules, special days and overrides as JSON: what `codec` reads. What has its default is left out."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from ...tic.tariff import Period
from .model import (
    MIDNIGHT,
    OFF,
    ON,
    Action,
    ActionKind,
    Cheapest,
    Condition,
    ConditionKind,
    Edge,
    Hold,
    HoldKind,
    PeriodEdge,
    Rule,
    Schedule,
    Slot,
    SpecialDays,
    SunEdge,
    WallEdge,
)
from .overrides import Override

_MINUTE = timedelta(minutes=1)


def to_dict(value: Schedule | SpecialDays | Override) -> dict[str, Any]:
    """Give what is written down, as JSON."""
    match value:
        case Schedule():
            return _schedule(value)
        case SpecialDays():
            return _special(value)
        case Override():
            return {
                "target": value.target,
                "action": value.action and _action(value.action),
                "made": value.made.isoformat(),
                "until": value.until and value.until.isoformat(),
            }


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {key: value for key, value in fields.items() if value not in (None, [], "")}


def _schedule(value: Schedule) -> dict[str, Any]:
    data = _said(
        {
            "id": value.id,
            "name": value.name,
            "targets": list(value.targets),
            "rules": [_rule(rule) for rule in value.rules],
            "hold": None if value.hold == Hold() else _hold(value.hold),
            "enabled": None if value.enabled else False,
        }
    )
    if value.otherwise != OFF:
        # null says hands off; nothing at all says off.
        data["otherwise"] = value.otherwise and _action(value.otherwise)
    return data


def _special(value: SpecialDays) -> dict[str, Any]:
    data = _said(
        {
            "id": value.id,
            "name": value.name,
            "start": value.start.isoformat(),
            "end": None if value.end == value.start else value.end.isoformat(),
            "slots": [_slot(slot) for slot in value.slots],
            "action": None if value.action == ON else _action(value.action),
        }
    )
    if value.schedules is not None:
        data["schedules"] = sorted(value.schedules)
    return data


def _action(value: Action) -> Any:
    if value.kind in (ActionKind.ON, ActionKind.OFF):
        return value.kind.value
    return {value.kind.value: value.value}


def _hold(value: Hold) -> Any:
    if value.kind is HoldKind.MINUTES:
        return {"minutes": value.minutes}
    return value.kind.value


def _rule(value: Rule) -> dict[str, Any]:
    return {
        "id": value.id,
        "slots": [_slot(slot) for slot in value.slots],
    } | _said(
        {
            "action": None if value.action == ON else _action(value.action),
            "days": sorted(str(day) for day in value.days),
            "not_days": sorted(str(day) for day in value.not_days),
            "eve": value.eve or None,
            "from": value.start and value.start.isoformat(),
            "to": value.end and value.end.isoformat(),
            "season": value.season and value.season.written,
            "conditions": [_condition(condition) for condition in value.conditions],
            "priority": value.priority or None,
            "limit_minutes": value.limit and value.limit // _MINUTE,
            "enabled": None if value.enabled else False,
        }
    )


def _periods(value: frozenset[Period]) -> list[str]:
    return sorted(period.value for period in value)


def _condition(value: Condition) -> dict[str, Any]:
    said: Any = value.name
    if value.kind is ConditionKind.PERIOD:
        said = _periods(value.periods)
    elif value.kind is ConditionKind.AWAY:
        return {value.kind.value: not value.negated}
    return {value.kind.value: said} | ({"not": True} if value.negated else {})


def _edge(value: Edge) -> Any:
    match value:
        case WallEdge():
            return f"{value.at:%H:%M}"
        case SunEdge():
            offset = value.offset // _MINUTE
            return {"sun": value.event.value} | ({"offset": offset} if offset else {})
        case PeriodEdge():
            edge = {} if value.starts else {"edge": "end"}
            return {"period": _periods(value.periods)} | edge


def _slot(value: Slot) -> dict[str, Any]:
    if isinstance(value, Cheapest):
        wish = {
            "minutes": value.total and value.total // _MINUTE,
            "below": value.below,
            "contiguous": value.contiguous or None,
        }
        return _said(
            {
                "cheapest": _said(wish),
                "start": None if value.start == MIDNIGHT else _edge(value.start),
                "end": None if value.end == MIDNIGHT else _edge(value.end),
            }
        )
    if isinstance(value.end, timedelta):
        return {"start": _edge(value.start), "minutes": value.end // _MINUTE}
    return {"start": _edge(value.start), "end": _edge(value.end)}
