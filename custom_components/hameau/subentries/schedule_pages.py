"""A schedule's pages: a preset or days and times, to what the scheduler reads and back.

What a card wrote may say more than these pages can: it is then shown as « as it is », and
kept so unless the person chooses something else.
"""

from collections.abc import Mapping
from typing import Any, Final

from ..core.control.schedule import schedule_from, to_dict
from ..core.tic.tariff import Period

CUSTOM: Final = "custom"
AS_IT_IS: Final = "as_it_is"
HANDS_OFF: Final = "hands_off"
OFF: Final = "off"

_ALL_DAY: Final = {"start": "00:00", "end": "00:00"}


def _during(*periods: Period) -> dict[str, Any]:
    named = [period.value for period in periods]
    return {"start": {"period": named}, "end": {"period": named, "edge": "end"}}


PRESETS: Final[dict[str, dict[str, Any]]] = {
    "off_peak": {"slots": [_during(Period.OFF_PEAK)]},
    "not_red": {
        "slots": [_ALL_DAY],
        "conditions": [{"period": [Period.RED_PEAK.value], "not": True}],
    },
    "night": {"slots": [{"start": "22:00", "end": "06:00"}]},
    "workday_evening": {
        "slots": [{"start": "17:00", "end": "22:00"}],
        "days": ["workday"],
    },
}
"""The rule of each ready-made schedule, as the codec writes it."""

DAYS: Final = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("workday", "day_off", "school_holiday", "blue", "white", "red", "away"),
)
PERIODS: Final = (
    *("off_peak", "peak", "red_off_peak", "red_peak", "white_off_peak", "white_peak"),
    *("blue_off_peak", "blue_peak", "normal", "mobile_peak"),
)
_RULE: Final = "rule"
_PAGE_KEYS: Final = {"id", "slots", "days", "conditions"}


def built(
    id_: str,
    name: str,
    targets: list[str],
    rule: Mapping[str, Any],
    *,
    otherwise: str = OFF,
) -> dict[str, Any]:
    """Give a schedule of one rule as the codec writes it. Raises ScheduleError."""
    written: dict[str, Any] = {
        "id": id_,
        "name": name,
        "targets": targets,
        "rules": [{"id": _RULE, **rule}],
        "otherwise": None if otherwise == HANDS_OFF else otherwise,
    }
    return to_dict(schedule_from(written))


def custom_rule(page: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was typed on the page of days and times → a rule; None: it never runs.

    Times with a tariff: within the times, only while the tariff is so. A tariff alone: as
    long as it is so.
    """
    slots, tariff = page.get("slots") or [], page.get("tariff") or []
    if not slots and not tariff:
        return None
    rule: dict[str, Any] = {"days": page.get("days") or []}
    if not slots:
        periods = [Period(period) for period in tariff]
        return {**rule, "slots": [_during(*periods)]}
    conditions = [{"period": tariff}] if tariff else []
    return {**rule, "slots": slots, "conditions": conditions}


def preset_of(schedule: Mapping[str, Any]) -> str:
    """Say which of the choices of the first page a schedule is."""
    plain = _plain(schedule)
    for name, rule in PRESETS.items():
        if plain == _plain(built("-", "-", ["-"], rule)):
            return name
    return CUSTOM if custom_page(schedule) is not None else AS_IT_IS


def _plain(schedule: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a schedule does, without whose it is and what its rules are called."""
    rules = [
        {key: value for key, value in rule.items() if key != "id"}
        for rule in schedule.get("rules", ())
    ]
    mine = ("id", "name", "targets", "rules", "enabled")
    rest = {key: value for key, value in schedule.items() if key not in mine}
    return {**rest, "rules": rules}


def custom_page(schedule: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give what the page of days and times would show; None: it cannot show it all."""
    rules = schedule.get("rules", ())
    if len(rules) != 1 or not set(rules[0]) <= _PAGE_KEYS or "hold" in schedule:
        return None
    otherwise = schedule.get("otherwise", OFF)
    if otherwise not in (OFF, None):
        return None
    page: dict[str, Any] = {
        "days": rules[0].get("days", []),
        "otherwise": HANDS_OFF if otherwise is None else OFF,
    }
    tariff = _tariff(rules[0])
    if not all(day in DAYS for day in page["days"]) or tariff is None:
        return None
    slots = [slot for slot in rules[0]["slots"] if slot != _tariff_slot(tariff)]
    if not all(_wall(slot) for slot in slots):
        return None
    return {**page, "slots": slots, "tariff": tariff}


def _wall(slot: Mapping[str, Any]) -> bool:
    """Whether a slot runs from one civil time to another."""
    return set(slot) == {"start", "end"} and all(
        isinstance(edge, str) for edge in slot.values()
    )


def _tariff_slot(tariff: list[str]) -> dict[str, Any] | None:
    return _during(*(Period(period) for period in tariff)) if tariff else None


def _tariff(rule: Mapping[str, Any]) -> list[str] | None:
    """Give the tariff periods a rule is bound to; None: this page cannot show how."""
    conditions = rule.get("conditions", [])
    match conditions, rule["slots"]:
        case [], [{"start": {"period": [*periods]}} as slot] if slot == _tariff_slot(
            periods
        ):
            found = periods
        case [], _:
            found = []
        case [{"period": [*periods], **rest}], _ if not rest:
            found = periods
        case _:
            return None
    return found if all(period in PERIODS for period in found) else None
