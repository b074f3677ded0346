"""Lets the sums of Home Assistant's statistics go on where a counter was exchanged."""

from typing import Final

from homeassistant.components.recorder.db_schema import StatisticsShortTerm
from homeassistant.components.recorder.models import StatisticData, StatisticMetaData
from homeassistant.components.recorder.statistics import (
    get_last_short_term_statistics,
    get_metadata,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import DATA_INSTANCE, get_instance
from homeassistant.util import dt as dt_util

from .recorder_threads import async_asked

COMPILED_S: Final = 330
"""Seconds after which what a counter showed last is surely in a row of five minutes."""


async def async_begin_anew(hass: HomeAssistant, entity_ids: set[str]) -> None:
    """Let the sums of these entities go on from the next value, whatever it is.

    The recorder adds what a counter gained since its last row; a row without a state makes
    the next value its new zero point (`compile_statistics` of core's sensor/recorder.py).
    The entities must have shown no number for `COMPILED_S`. Raises HistoryError: the recorder has ended.
    """
    if DATA_INSTANCE not in hass.data:
        return
    recorder = get_instance(hass)
    rows = await async_asked(recorder, _last_rows, hass, entity_ids)
    for metadata, row in rows:
        recorder.async_import_statistics(metadata, [row], StatisticsShortTerm)


def _last_rows(
    hass: HomeAssistant, entity_ids: set[str]
) -> list[tuple[StatisticMetaData, StatisticData]]:
    """Give the last row of each sum, without its state; runs in the executor."""
    known = get_metadata(hass, statistic_ids=entity_ids)
    found = []
    for entity_id, (_, metadata) in known.items():
        last = get_last_short_term_statistics(hass, 1, entity_id, False, {"sum"})
        for row in last.get(entity_id, []):
            if (total := row.get("sum")) is not None:
                start = dt_util.utc_from_timestamp(row["start"])
                found.append((metadata, StatisticData(start=start, sum=total)))
    return found
