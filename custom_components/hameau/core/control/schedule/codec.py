"""Schedules, special days and overrides from JSON, every field checked; `writing` is the way back.

`to_dict` leaves out what has its default. `ScheduleError` says which field is wrong and how.

    {"id": "night", "targets": ["switch.boiler"], "rules": [{"id": "hc", "days": ["workday"],
     "slots": [{"start": "22:30", "end": "06:30"}, {"start": {"sun": "sunset", "offset": -30}, "minutes": 90},
               {"start": {"period": ["off_peak"]}, "end": {"period": ["off_peak"], "edge": "end"}},
               {"cheapest": {"minutes": 180, "contiguous": true, "below": 0.15}, "start": "22:00", "end": "07:00"}],
     "action": "on"}]}
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from ...errors import ScheduleError
from ...reading import Field
from ...tic.tariff import Period
from .model import (
    CALENDAR,
    MIDNIGHT,
    OFF,
    ON,
    Action,
    ActionKind,
    Cheapest,
    Condition,
    ConditionKind,
    DayClass,
    Edge,
    Hold,
    HoldKind,
    PeriodEdge,
    Rule,
    Schedule,
    Slot,
    Span,
    SpecialDays,
    SunEdge,
    SunEvent,
    WallEdge,
)
from .overrides import Override

_DAY_MINUTES = 24 * 60
_STARTS, _ENDS = "start", "end"


def schedule_from(data: Any) -> Schedule:
    """Read a schedule; raises `ScheduleError`."""
    field = Field(data, error=ScheduleError).object(
        "id", "name", "targets", "rules", "otherwise", "hold", "enabled"
    )
    targets = field.required("targets").items(_target)
    if not targets or len(set(targets)) < len(targets):
        field["targets"].refuse("empty_or_twice")
    rules = field["rules"].items(_rule)
    if len({rule.id for rule in rules}) < len(rules):
        field["rules"].refuse("empty_or_twice")
    # null is an answer of its own here: hands off.
    otherwise = field["otherwise"].optional(_action) if "otherwise" in data else OFF
    return Schedule(
        id=field.required("id").name(),
        name=field["name"].optional(Field.text) or "",
        targets=targets,
        rules=rules,
        otherwise=otherwise,
        hold=field["hold"].optional(_hold) or Hold(),
        enabled=field["enabled"].flag(True),
    )


def special_from(data: Any) -> SpecialDays:
    """Read an exception; raises `ScheduleError`."""
    field = Field(data, error=ScheduleError).object(
        "id", "name", "start", "end", "schedules", "slots", "action"
    )
    start = field.required("start").day()
    end = field["end"].optional(Field.day) or start
    if end < start:
        field["end"].refuse("before_start")
    names = field["schedules"]
    return SpecialDays(
        id=field.required("id").name(),
        name=field["name"].optional(Field.text) or "",
        start=start,
        end=end,
        schedules=None if names.missing else frozenset(names.items(Field.name)),
        slots=field["slots"].items(_slot),
        action=field["action"].optional(_action) or ON,
    )


def override_from(data: Any) -> Override:
    """Read an override; raises `ScheduleError`."""
    field = Field(data, error=ScheduleError).object("target", "action", "made", "until")
    return Override(
        target=_target(field.required("target")),
        action=field["action"].optional(_action),
        made=_instant(field.required("made")),
        until=field["until"].optional(_instant),
    )


def _target(field: Field) -> str:
    return field.name(255)


def _instant(field: Field) -> datetime:
    text = field.text()
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        field.refuse("not_an_instant")
    if at.tzinfo is None:
        field.refuse("not_an_instant")
    return at.astimezone(UTC)


def _action(field: Field) -> Action:
    if isinstance(field.value, str):
        kind = field.word(ActionKind)
        if kind in (ActionKind.ON, ActionKind.OFF):
            return Action(kind=kind)
        field.refuse("without_value")
    field.object("level", "option")
    if len(field.value) != 1:
        field.refuse("not_an_action")
    if not field["level"].missing:
        return Action(kind=ActionKind.LEVEL, value=field["level"].number())
    return Action(kind=ActionKind.OPTION, value=field.required("option").name())


def _hold(field: Field) -> Hold:
    if isinstance(field.value, str):
        kind = field.word(HoldKind)
        if kind is HoldKind.MINUTES:
            field.refuse("without_value")
        return Hold(kind=kind)
    minutes = field.object("minutes").required("minutes").whole(1, 7 * _DAY_MINUTES)
    return Hold(kind=HoldKind.MINUTES, minutes=minutes)


def _rule(field: Field) -> Rule:
    field.object(
        *("id", "slots", "action", "days", "not_days", "eve", "from", "to", "season"),
        *("conditions", "priority", "limit_minutes", "enabled"),
    )
    start, end = field["from"].optional(Field.day), field["to"].optional(Field.day)
    if start and end and end < start:
        field["to"].refuse("before_start")
    return Rule(
        id=field.required("id").name(),
        slots=field.required("slots").items(_slot),
        action=field["action"].optional(_action) or ON,
        days=frozenset(field["days"].items(_day)),
        not_days=frozenset(field["not_days"].items(_day)),
        eve=field["eve"].flag(False),
        start=start,
        end=end,
        season=field["season"].optional(Field.season),
        conditions=field["conditions"].items(_condition),
        priority=field["priority"].whole(-100, 100, default=0),
        limit=field["limit_minutes"].optional(lambda f: f.minutes(1, _DAY_MINUTES)),
        enabled=field["enabled"].flag(True),
    )


def _day(field: Field) -> str:
    text = field.text()
    if text.startswith(CALENDAR) and len(text) > len(CALENDAR):
        return text
    return field.word(DayClass)


def _periods(field: Field) -> frozenset[Period]:
    found = frozenset(field.items(lambda item: item.word(Period)))
    if not found:
        field.refuse("missing")
    return found


def _condition(field: Field) -> Condition:
    field.object(*ConditionKind, "not")
    kinds = [kind for kind in ConditionKind if not field[kind].missing]
    if len(kinds) != 1:
        field.refuse("not_a_condition")
    kind, value = kinds[0], field[kinds[0]]
    negated = field["not"].flag(False)
    if kind is ConditionKind.PERIOD:
        return Condition(kind=kind, periods=_periods(value), negated=negated)
    if kind is ConditionKind.AWAY:
        # {"away": false} is what a person writes for « while somebody is here ».
        return Condition(kind=kind, negated=value.flag(True) is negated)
    return Condition(kind=kind, name=value.text(), negated=negated)


def _edge(field: Field) -> Edge:
    if isinstance(field.value, str):
        return WallEdge(at=field.wall())
    field.object("sun", "offset", "period", "edge")
    if not field["sun"].missing:
        offset = field["offset"].whole(-_DAY_MINUTES // 2, _DAY_MINUTES // 2, default=0)
        event = field["sun"].word(SunEvent)
        return SunEdge(event=event, offset=timedelta(minutes=offset))
    which = field["edge"].optional(Field.text) or _STARTS
    if which not in (_STARTS, _ENDS):
        field["edge"].refuse("not_one_of", choices=f"{_STARTS}, {_ENDS}")
    periods = _periods(field.required("period"))
    return PeriodEdge(periods=periods, starts=which == _STARTS)


def _slot(field: Field) -> Slot:
    field.object("start", "end", "minutes", "cheapest")
    if not field["cheapest"].missing:
        return _cheapest(field)
    start = _edge(field.required("start"))
    if field["minutes"].missing:
        return Span(start=start, end=_edge(field.required("end")))
    if not field["end"].missing:
        field["minutes"].refuse("end_and_minutes")
    return Span(start=start, end=field["minutes"].minutes(1, _DAY_MINUTES))


def _cheapest(field: Field) -> Cheapest:
    wish = field["cheapest"].object("minutes", "below", "contiguous")
    total = wish["minutes"].optional(lambda f: f.minutes(1, _DAY_MINUTES))
    below = wish["below"].optional(lambda f: f.number(-100, 100))
    if total is None and below is None:
        wish.refuse("missing")
    return Cheapest(
        total=total,
        below=below,
        contiguous=wish["contiguous"].flag(False),
        start=field["start"].optional(_edge) or MIDNIGHT,
        end=field["end"].optional(_edge) or MIDNIGHT,
    )
