"""The past that the demo gives to a simulated meter."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
import sqlite3

import pytest

from scripts.tools.ha import Unhappy
from scripts.tools.past import (
    DATABASE,
    energy_rows,
    hours,
    index_energy,
    power_rows,
    write_curve,
    write_power,
)

NOW = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
PAST = hours("house", NOW)


def test_past_goes_from_yesterdays_midnight_to_the_last_full_hour() -> None:
    # Paris is one hour ahead of UTC in November: midnight there is 23:00 the day before.
    assert PAST[0][0].start == datetime(2026, 11, 19, 23, tzinfo=UTC)
    assert PAST[-1][-1].end == datetime(2026, 11, 21, 9, tzinfo=UTC)
    assert len(PAST) == 34


def test_energy_ends_where_the_meter_stands_and_its_sum_at_zero() -> None:
    last = PAST[-1][-1].indexes["EAST"] / 1000
    rows = energy_rows(PAST, lambda step: step.energy_wh, last)
    assert rows[-1]["sum"] == 0
    assert rows[-1]["state"] == last
    sums = [row["sum"] for row in rows]
    assert sums == sorted(sums)


def test_indexes_together_count_what_the_total_counts() -> None:
    labels = [label for label in PAST[0][0].indexes if label.startswith("EASF")]
    # The first step has nothing before it to be counted from.
    steps = [step for hour in PAST for step in hour][1:]
    counted = sum(index_energy(PAST, label)(step) for label in labels for step in steps)
    assert counted == sum(step.energy_wh for step in steps)


def test_mean_power_is_the_energy_of_the_hour() -> None:
    row = power_rows(PAST[:1], lambda step: step.power_w)[0]
    assert round(row["mean"]) == sum(step.energy_wh for step in PAST[0])
    assert row["min"] <= row["mean"] <= row["max"]


def test_past_power_is_written_where_the_recorder_keeps_states(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database, database:
        database.execute(
            "CREATE TABLE states_meta (metadata_id INTEGER, entity_id TEXT)"
        )
        database.execute("INSERT INTO states_meta VALUES (7, 'sensor.power')")
        database.execute(
            "CREATE TABLE states (state TEXT, last_updated_ts REAL, "
            "last_reported_ts REAL, metadata_id INTEGER)"
        )
    assert write_power(tmp_path, "sensor.power", [(100, 450), (120, 6100)]) == 2
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database:
        rows = database.execute("SELECT * FROM states").fetchall()
    assert rows == [("450", 100, 100, 7), ("6100", 120, 120, 7)]
    with pytest.raises(Unhappy, match=r"sensor\.other"):
        write_power(tmp_path, "sensor.other", [])


def test_a_curve_has_every_five_minutes_that_are_over(tmp_path: Path) -> None:
    """A value lasts until the next one; the recorder's own rows stay."""
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database, database:
        database.execute("CREATE TABLE statistics_meta (id, statistic_id TEXT)")
        database.execute("INSERT INTO statistics_meta VALUES (7, 'sensor.power')")
        database.execute(
            "CREATE TABLE statistics_short_term (created_ts, start_ts, mean, min, max,"
            " metadata_id, UNIQUE (metadata_id, start_ts))"
        )
        database.execute(
            "INSERT INTO statistics_short_term VALUES (1, 900, 1, 1, 1, 7)"
        )
    points = [(300, 400), (420, 600), (1000, 800), (1210, 900)]
    assert write_curve(tmp_path, "sensor.power", points) == 3
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database:
        rows = database.execute(
            "SELECT start_ts, mean, min, max FROM statistics_short_term ORDER BY start_ts"
        ).fetchall()
    assert rows == [(300, 1400 / 3, 400, 600), (600, 600, 600, 600), (900, 1, 1, 1)]
    with pytest.raises(Unhappy, match=r"sensor\.other"):
        write_curve(tmp_path, "sensor.other", [])
