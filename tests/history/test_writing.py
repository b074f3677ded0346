"""Hours of the archive as Home Assistant's cards have them, after every kind of change."""

import random

from custom_components.hameau.core.series import HOUR_S, Step, Trust
from custom_components.hameau.history_rows import Row
from custom_components.hameau.history_sql import Done
from tests.history.door import ALWAYS, Door, at, every_hour

DAY = 86_400


async def test_writes_every_hour_with_its_running_sum(door: Door) -> None:
    rows = every_hour(at(2024, 12, 30), at(2025, 1, 2))
    await door.tell(rows)

    assert await door.write() == Done(written=72)

    assert await door.hours() == dict(rows)
    written = await door.rows()
    assert written[0] == Row(at(2024, 12, 30), rows[0][1] / 1000, rows[0][1] / 1000)
    assert written[-1].sum == sum(value for _, value in rows) / 1000
    assert await door.sums_hold()


async def test_the_same_content_twice_writes_nothing(door: Door) -> None:
    rows = every_hour(at(2023, 1, 1), at(2025, 3, 1))
    await door.tell(rows)
    await door.write()
    before = await door.rows()

    assert await door.history.async_write(door.ask, door.statistic, 0) == Done()
    await door.tell(rows)
    assert await door.write() == Done()

    assert await door.rows() == before


async def test_days_months_and_years_of_the_cards_are_ours(door: Door) -> None:
    rows = every_hour(at(2023, 11, 1), at(2025, 2, 1))
    await door.tell(rows)
    await door.write()

    def ours(first: tuple[int, ...], last: tuple[int, ...]) -> int:
        return sum(value for start, value in rows if at(*first) <= start < at(*last))

    days = await door.changes("day", (2024, 3, 30), (2024, 4, 1))
    assert days == {
        (2024, 3, 30): ours((2024, 3, 30), (2024, 3, 31)),
        (2024, 3, 31): ours((2024, 3, 31), (2024, 4, 1)),  # 23 hours
    }
    days = await door.changes("day", (2024, 10, 27), (2024, 10, 29))
    assert days[2024, 10, 27] == ours((2024, 10, 27), (2024, 10, 28))  # 25 hours
    months = await door.changes("month", (2024, 2, 1), (2024, 4, 1))
    assert months[2024, 2, 1] == ours((2024, 2, 1), (2024, 3, 1))  # 29 days
    assert months[2024, 3, 1] == ours((2024, 3, 1), (2024, 4, 1))
    years = await door.changes("year", (2024, 1, 1), (2025, 1, 1))
    assert years == {(2024, 1, 1): ours((2024, 1, 1), (2025, 1, 1))}


async def test_a_correction_in_the_middle_moves_what_follows(door: Door) -> None:
    await door.tell(every_hour(at(2022, 1, 1), at(2025, 1, 1)))
    await door.write()
    total = sum((await door.hours()).values())
    hour = at(2023, 7, 14, 12)
    before = (await door.hours())[hour]

    await door.tell([(hour, before + 5)], trust=Trust.HAND)
    done = await door.write()

    assert (await door.hours())[hour] == before + 5
    assert await door.sums_hold()
    assert sum((await door.hours()).values()) == total + 5
    # Written anew from the changed hour to the end of its stretch; the others are moved.
    hours = sorted(await door.hours())
    assert done.written <= 4320
    assert done.moved == len(hours) - hours.index(hour) - done.written


async def test_corrections_of_the_first_and_the_last_hour(door: Door) -> None:
    first, last = at(2024, 1, 1), at(2025, 6, 1)
    await door.tell(every_hour(first, last))
    await door.write()

    await door.tell([(first, 1), (last - HOUR_S, 2)], trust=Trust.HAND)
    await door.write()

    hours = await door.hours()
    assert (hours[first], hours[last - HOUR_S]) == (1, 2)
    assert await door.sums_hold()


async def test_a_file_of_a_past_year_comes_late(door: Door) -> None:
    later = every_hour(at(2024, 1, 1), at(2025, 1, 1))
    earlier = every_hour(at(2021, 1, 1), at(2022, 1, 1))
    await door.tell(later)
    await door.write()

    await door.tell(earlier)
    done = await door.write()

    assert done.written == len(earlier)
    assert await door.hours() == dict(earlier + later)
    assert await door.sums_hold()


async def test_what_a_file_told_goes_with_it(door: Door) -> None:
    kept = every_hour(at(2024, 1, 1), at(2024, 2, 1)) + every_hour(
        at(2024, 3, 1), at(2025, 6, 1)
    )
    await door.tell(kept)
    number = await door.tell(every_hour(at(2024, 2, 1), at(2024, 3, 1)))
    await door.write()

    await door.take_back(number)
    done = await door.write()

    assert await door.hours() == dict(kept)
    assert await door.sums_hold()
    assert done.removed == 29 * 24
    days = await door.changes("month", (2024, 1, 1), (2024, 4, 1))
    assert (2024, 2, 1) not in days  # missing, and not 0


async def test_years_at_the_end_go_too(door: Door) -> None:
    kept = every_hour(at(2020, 1, 1), at(2020, 6, 1))
    await door.tell(kept)
    number = await door.tell(every_hour(at(2022, 1, 1), at(2024, 1, 1)))
    await door.write()

    await door.take_back(number)
    await door.write()

    assert await door.hours() == dict(kept)


async def test_nothing_is_left_when_all_is_taken_back(door: Door) -> None:
    number = await door.tell(every_hour(at(2022, 1, 1), at(2024, 1, 1)))
    await door.write()

    await door.take_back(number)
    done = await door.write()

    assert await door.hours() == {}
    assert done.removed == 2 * 365 * 24


async def test_any_sequence_of_changes_ends_as_the_archive_says(door: Door) -> None:
    chance = random.Random(4)
    start = at(2022, 1, 1)
    numbers: list[int] = []
    for _ in range(25):
        if numbers and chance.random() < 0.25:
            number = numbers.pop(chance.randrange(len(numbers)))
            await door.take_back(number)
        else:
            first = start + chance.randrange(1500) * DAY
            rows = [
                (hour, chance.randrange(3000))
                for hour in range(first, first + chance.randrange(1, 90) * DAY, HOUR_S)
                if chance.random() < 0.9
            ]
            numbers.append(await door.tell(rows))
        await door.write()

        wanted = door.statistic.hours(door.archive, 0, ALWAYS)
        assert await door.hours() == dict(
            zip(wanted.starts, wanted.values, strict=True)
        )
        assert await door.sums_hold()
        assert await door.verify() == []


async def test_half_hours_become_hours(door: Door) -> None:
    start = at(2025, 10, 26)  # 25 hours
    rows = [(start + 1800 * place, place) for place in range(50)]
    await door.tell(rows, step=Step.MINUTES_30)
    await door.write()

    hours = await door.hours()
    assert len(hours) == 25
    assert hours[start + 24 * HOUR_S] == 48 + 49
    days = await door.changes("day", (2025, 10, 26), (2025, 10, 28))
    assert days == {(2025, 10, 26): sum(range(50))}
