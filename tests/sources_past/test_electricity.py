"""A point that asks Conso API: everything it has becomes statistics, day after day."""

from datetime import date

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant

from tests.servers.conso_api import ConsoApiStand
from tests.sources_past.pages import (
    HOME,
    NOW,
    asked,
    conso_entry,
    days_of,
    expected,
    raised,
    run_of,
)


async def test_all_there_is_becomes_statistics(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, conso: ConsoApiStand
) -> None:
    """From the first day of the contract to yesterday, to the Wh."""
    freezer.move_to(NOW)
    run = await run_of(hass, conso_entry(hass, conso))
    await asked(hass, freezer, run)
    assert await days_of(hass, "import") == expected(HOME.activated, date(2026, 11, 19))
    assert raised(hass) == set()
    assert run.figures.missing_days == 0
    assert run.figures.last_day == date(2026, 11, 19)
