"""Days that are not like others: French bank holidays, school holidays, calendars, absences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

type Stretch = tuple[datetime, datetime | None]


class Territory(StrEnum):
    """Where bank holidays differ from those of the mainland: as `holidays` names the subdivisions of France."""

    MAINLAND = "FR"
    ALSACE_MOSELLE = "57"
    GUADELOUPE = "971"
    MARTINIQUE = "972"
    GUYANE = "973"
    REUNION = "974"
    MAYOTTE = "976"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendars:
    """What is known of days: bank holidays by date, school holidays, events of calendars by id, absences, flags.

    A stretch runs from its first instant to its last one, not included (None: not known yet). Flags are facts of now
    (a switch, a presence), taken to last until told otherwise.
    """

    bank_holidays: Mapping[date, str] = field(default_factory=dict)
    school_holidays: frozenset[date] = frozenset()
    events: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    away: tuple[Stretch, ...] = ()
    flags: Mapping[str, bool] = field(default_factory=dict)


def bank_holidays(years: Iterable[int], territory: Territory) -> dict[date, str]:
    """Give the bank holidays of some years and their French names (code du travail L3133-1, L3134-13, L3422-2).

    Reads files of the `holidays` library: for the executor.
    """
    from holidays.countries.france import France

    part = None if territory is Territory.MAINLAND else territory.value
    found = France(  # type: ignore[no-untyped-call] # holidays leaves its constructor untyped
        subdiv=part, years=sorted(set(years)), language="fr"
    )
    return dict(sorted(found.items()))


def dates(first: date, last: date) -> frozenset[date]:
    """Give all days of a school holiday, both ends included."""
    return frozenset(
        date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)
    )
