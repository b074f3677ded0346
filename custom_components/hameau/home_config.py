"""A home as a person described it, read from its entry and subentries; and the house the core knows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry, ConfigSubentry

from .appliances import Appliance
from .const import LOGGER
from .core.control.calendars import Territory
from .core.control.schedule import Schedule, SpecialDays, schedule_from, special_from
from .core.control.shedding import BALANCED, HOUSE, PROFILES, House, Limit, Profile
from .core.errors import ScheduleError
from .meter_feed import Ratings, phase_id

APPLIANCE, CIRCUIT, SCHEDULE, EXCEPTION = (
    "appliance",
    "circuit",
    "schedule",
    "exception",
)

UNKNOWN_VA: Final = 36_000.0
"""Largest power of a French home at low voltage: until the true one is known, nothing is cut for it."""
_TERRITORIES: Final = MappingProxyType(
    {"metropole": Territory.MAINLAND, "alsace_moselle": Territory.ALSACE_MOSELLE}
    | {territory.name.lower(): territory for territory in Territory}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circuit:
    """A part of the house with a limit of its own."""

    id: str
    name: str
    limit_va: float
    parent: str
    power_entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeConfig:
    """Everything a person said about a home."""

    meter_entry: str | None
    meter_entities: tuple[str, ...]
    subscribed_va: float | None
    profile: Profile
    order_first: bool
    factor: float
    cap_entity: str | None
    manual_s: float
    stagger: bool
    territory: Territory
    school_days: tuple[tuple[str, str], ...]
    away_entity: str | None
    appliances: Mapping[str, Appliance] = field(default_factory=dict)
    circuits: Mapping[str, Circuit] = field(default_factory=dict)
    schedules: Mapping[str, Schedule] = field(default_factory=dict)
    specials: tuple[SpecialDays, ...] = ()

    @property
    def metered(self) -> bool:
        """Whether there is a meter: without one, schedules alone run."""
        return self.meter_entry is not None or bool(self.meter_entities)

    @property
    def names(self) -> dict[str, str]:
        """Names by id, of all that decisions speak of."""
        appliances = {each.id: each.name for each in self.appliances.values()}
        return appliances | {each.id: each.name for each in self.circuits.values()}


def read_config(entry: ConfigEntry) -> HomeConfig:
    """Read a home's entry; a schedule nobody can read is left out, and logged."""
    data, options = entry.data, entry.options
    parts: dict[str, list[ConfigSubentry]] = {}
    for subentry in entry.subentries.values():
        parts.setdefault(subentry.subentry_type, []).append(subentry)
    appliances = [Appliance.from_subentry(each) for each in parts.get(APPLIANCE, ())]
    subscribed = data.get("subscribed_va")
    return HomeConfig(
        meter_entry=data.get("meter_entry"),
        meter_entities=tuple(data.get("meter_entities") or ()),
        subscribed_va=None if subscribed is None else float(subscribed),
        profile=PROFILES.get(options.get("profile", BALANCED.name), BALANCED),
        order_first=bool(options.get("order_first", False)),
        factor=float(options.get("factor", 1.0)),
        cap_entity=options.get("cap_entity"),
        manual_s=float(options.get("manual_minutes", 30)) * 60,
        stagger=bool(options.get("stagger", False)),
        territory=_TERRITORIES.get(
            options.get("bank_holidays", "metropole"), Territory.MAINLAND
        ),
        school_days=tuple(
            (first, last) for first, last in options.get("school_days") or ()
        ),
        away_entity=options.get("away_entity"),
        appliances={each.id: each for each in appliances},
        circuits={each.subentry_id: _circuit(each) for each in parts.get(CIRCUIT, ())},
        schedules={
            each.subentry_id: found
            for each in parts.get(SCHEDULE, ())
            if (found := _schedule(each)) is not None
        },
        specials=tuple(
            special
            for each in parts.get(EXCEPTION, ())
            if (special := _special(each)) is not None
        ),
    )


def _circuit(subentry: ConfigSubentry) -> Circuit:
    data = subentry.data
    return Circuit(
        id=subentry.subentry_id,
        name=subentry.title,
        limit_va=float(data["limit_va"]),
        parent=data.get("parent") or HOUSE,
        power_entity=data.get("power_entity"),
    )


def schedule_data(subentry: ConfigSubentry) -> dict[str, Any]:
    """A schedule in the words of the codec: its own, with the subentry's id, name and targets."""
    return {
        **subentry.data.get("schedule", {}),
        "id": subentry.subentry_id,
        "name": subentry.title,
        "targets": list(subentry.data["targets"]),
        "enabled": bool(subentry.data.get("enabled", True)),
    }


def _schedule(subentry: ConfigSubentry) -> Schedule | None:
    try:
        return schedule_from(schedule_data(subentry))
    except ScheduleError as error:
        LOGGER.warning("Schedule %s cannot be read: %s", subentry.title, error)
    return None


def _special(subentry: ConfigSubentry) -> SpecialDays | None:
    try:
        return special_from(
            {**subentry.data, "id": subentry.subentry_id, "name": subentry.title}
        )
    except ScheduleError as error:
        LOGGER.warning("Exception %s cannot be read: %s", subentry.title, error)
    return None


def build_house(
    config: HomeConfig,
    ratings: Ratings,
    *,
    cap_va: float | None = None,
    disabled: frozenset[str] = frozenset(),
) -> House:
    """Give the house the core knows: limits by what the meter bears, a person's factor and a cap of now."""
    return House(
        limits=(*_meter_limits(config, ratings, cap_va), *_circuit_limits(config)),
        loads=tuple(
            replace(
                each.load(enabled=each.id not in disabled),
                circuit=_hangs_on(each, config),
            )
            for each in config.appliances.values()
        ),
        profile=config.profile,
        order_first=config.order_first,
        manual_s=config.manual_s,
        names=config.names,
    )


def _hangs_on(appliance: Appliance, config: HomeConfig) -> str | None:
    return appliance.circuit if appliance.circuit in config.circuits else None


def _meter_limits(
    config: HomeConfig, ratings: Ratings, cap_va: float | None
) -> tuple[Limit, ...]:
    subscribed = ratings.subscribed_va or config.subscribed_va
    cutoff = ratings.cutoff_va or subscribed
    limit = UNKNOWN_VA
    if subscribed is not None and cutoff is not None:
        limit = config.factor * min(subscribed, cutoff)
    if cap_va is not None:
        limit = min(limit, cap_va)
    filtered = cutoff if ratings.filtered else None
    if ratings.phases == 1:
        return (Limit(id=HOUSE, limit_va=limit, cutoff_va=filtered),)
    phases = ratings.phases
    return (
        Limit(id=HOUSE, limit_va=limit),
        *(
            Limit(
                id=phase_id(phase),
                limit_va=limit / phases,
                cutoff_va=None if filtered is None else filtered / phases,
                phase=phase,
                parent=HOUSE,
            )
            for phase in range(1, phases + 1)
        ),
    )


def _circuit_limits(config: HomeConfig) -> tuple[Limit, ...]:
    return tuple(
        Limit(
            id=circuit.id,
            limit_va=circuit.limit_va,
            parent=circuit.parent if circuit.parent in config.circuits else HOUSE,
            measured=circuit.power_entity is not None,
        )
        for circuit in config.circuits.values()
    )
