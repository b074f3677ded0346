"""All entities of a home, by platform: its own, and those of each appliance and each schedule."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import Platform

from ..entity import Description
from .home_appliance import APPLIANCE
from .home_house import HOUSE
from .home_plan import PLAN, SCHEDULE

type Table = Mapping[Platform, Sequence[Description[Any]]]

PARTS: Final[Mapping[str, Table]] = {"appliance": APPLIANCE, "schedule": SCHEDULE}
"""What each type of subentry has; circuits and exceptions have no entities of their own."""


def descriptions_of(subentries: Iterable[ConfigSubentry]) -> Table:
    """Give all entities of a home with these appliances and schedules."""
    tables = [HOUSE, PLAN, *(descriptions_of_part(each) for each in subentries)]
    platforms = {platform for table in tables for platform in table}
    return {
        platform: [row for table in tables for row in table.get(platform, ())]
        for platform in platforms
    }


def descriptions_of_part(subentry: ConfigSubentry) -> Table:
    """Give the entities of one appliance or schedule, following its own topics."""
    part = subentry.subentry_id
    return {
        platform: [
            replace(
                row, part=part, topics=tuple(f"{topic}:{part}" for topic in row.topics)
            )
            for row in rows
        ]
        for platform, rows in PARTS.get(subentry.subentry_type, {}).items()
    }
