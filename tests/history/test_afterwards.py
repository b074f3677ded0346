"""What happens to statistics behind our back is seen, and put right."""

from datetime import UTC, datetime

from homeassistant.components.recorder.models import (
    StatisticData,
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import (
    async_add_external_statistics,
    async_update_statistics_metadata,
    get_metadata,
)
from homeassistant.helpers.recorder import get_instance
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from sqlalchemy import Executable, delete, update

from custom_components.hameau.core.archive import Archive
from custom_components.hameau.history_sql import TABLE, Done
from tests.history.door import KEY, Door, at, every_hour, statistic_of

ROWS = every_hour(at(2024, 1, 1), at(2025, 3, 1))


@pytest.fixture
async def written(door: Door) -> Door:
    """Fourteen months, written and found right."""
    await door.tell(ROWS)
    await door.write()
    assert await door.verify() == []
    return door


async def mended(door: Door) -> bool:
    """Whether the trouble is seen, put right, and gone."""
    seen = await door.verify()
    await door.write()
    right = await door.hours() == dict(ROWS) and await door.sums_hold()
    return seen == [door.statistic.id] and right and await door.verify() == []


async def change(door: Door, *statements: Executable) -> None:
    """Do something to the recorder's database."""
    recorder = get_instance(door.hass)

    def carry_out() -> None:
        with recorder.get_session() as session:
            for statement in statements:
                session.execute(statement)
            session.commit()

    await recorder.async_add_executor_job(carry_out)


async def test_a_deleted_statistic_comes_back(written: Door) -> None:
    get_instance(written.hass).async_clear_statistics([written.statistic.id])
    await async_wait_recording_done(written.hass)
    assert await written.hours() == {}

    assert await mended(written)


async def test_sums_adjusted_in_the_developer_tools_are_put_right(
    written: Door,
) -> None:
    get_instance(written.hass).async_adjust_statistics(
        written.statistic.id, datetime(2024, 9, 5, 10, tzinfo=UTC), -3.5, "kWh"
    )
    await async_wait_recording_done(written.hass)
    assert not await written.sums_hold()

    assert await mended(written)


async def test_rows_another_wrote_go(written: Door) -> None:
    async_add_external_statistics(
        written.hass,
        StatisticMetaData(
            mean_type=StatisticMeanType.NONE,
            has_sum=True,
            name="Compteur",
            source="hameau",
            statistic_id=written.statistic.id,
            unit_class="energy",
            unit_of_measurement="kWh",
        ),
        [
            StatisticData(start=datetime(year, 6, 1, tzinfo=UTC), state=9.0, sum=9.0)
            for year in (2024, 2026)
        ],
    )
    await async_wait_recording_done(written.hass)

    assert await mended(written)


async def test_an_older_database_is_brought_up_to_date(written: Door) -> None:
    late = at(2025, 1, 17)
    await change(written, delete(TABLE).where(TABLE.c.start_ts >= late))

    assert await mended(written)


async def test_an_hour_that_was_changed_is_seen(written: Door) -> None:
    hour = TABLE.c.start_ts == at(2024, 5, 5, 5)
    await change(written, update(TABLE).where(hour).values(state=0.0))

    assert await mended(written)


async def test_an_hour_that_was_moved_is_seen(written: Door) -> None:
    await change(
        written,
        delete(TABLE).where(TABLE.c.start_ts == at(2024, 5, 5, 6)),
        update(TABLE)
        .where(TABLE.c.start_ts == at(2024, 5, 5, 5))
        .values(start_ts=at(2024, 5, 5, 6)),
    )

    assert await mended(written)


async def test_a_purge_takes_nothing_from_it(written: Door) -> None:
    await written.hass.services.async_call(
        "recorder", "purge", {"keep_days": 0, "repack": True}, blocking=True
    )
    await async_wait_recording_done(written.hass)

    assert await written.hours() == dict(ROWS)
    assert await written.verify() == []


async def test_another_unit_given_by_a_person_is_taken_back(written: Door) -> None:
    async_update_statistics_metadata(
        written.hass,
        written.statistic.id,
        new_unit_class="energy",
        new_unit_of_measurement="MWh",
    )
    await async_wait_recording_done(written.hass)

    assert await mended(written)
    known = await get_instance(written.hass).async_add_executor_job(
        lambda: get_metadata(written.hass, statistic_ids={written.statistic.id})
    )
    assert known[written.statistic.id][1]["unit_of_measurement"] == "kWh"


async def test_a_new_name_is_written_without_the_rows(written: Door) -> None:
    written.statistic = statistic_of(KEY, name="Maison")

    assert await written.verify() == [written.statistic.id]
    assert await written.write() == Done()
    assert await written.verify() == []


async def test_what_a_new_archive_never_told_is_left_alone(
    written: Door, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("new") / "history.db"
    written.archive.close()
    written.archive = Archive.open(path)
    assert await written.verify() == []
    assert (
        await written.history.async_write(written.ask, written.statistic, 0) == Done()
    )
    later = every_hour(at(2025, 9, 1), at(2025, 9, 8))

    await written.tell(later)
    await written.write()

    assert await written.hours() == dict(ROWS) | dict(later)
    assert await written.sums_hold()
    assert await written.verify() == []


async def test_a_statistic_is_taken_away_whole(written: Door) -> None:
    await written.history.async_remove(written.ask, [written.statistic.id])

    assert await written.hours() == {}
    assert written.archive.written(written.statistic.id) == {}
