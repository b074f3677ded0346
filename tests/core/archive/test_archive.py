"""What is put into the archive comes out of it: after a restart, after a second telling, after one is taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.archive import Archive, Change, NewOrigin, Pending
from hameau_core.series import (
    Gap,
    GapReason,
    Quality,
    Quantity,
    Series,
    SeriesKey,
    Step,
    Trust,
    Unit,
)

PARIS = ZoneInfo("Europe/Paris")
KEY = SeriesKey("01234567890123", Quantity.IMPORT)
FILE = NewOrigin(Trust.FILE, "enedis_curve", "courbe.csv", "sha256:1", 1000)
OTHER = NewOrigin(Trust.FILE, "enedis_curve", "encore.csv", "sha256:2", 2000)
GATEWAY = NewOrigin(Trust.GATEWAY, "conso_api", "Conso API", "conso_api", 1500)
T0 = 1_767_222_000  # 2026-01-01T00:00+01:00
HALF = 1800
DAY = 86_400


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Give an archive that is closed in the end."""
    opened = Archive.open(tmp_path / "history.db")
    yield opened
    opened.close()


def half_hours(values: dict[int, int], quality: Quality = Quality.MEASURED) -> Series:
    """Build half-hours counted from New Year."""
    rows = [(T0 + HALF * at, value, quality) for at, value in sorted(values.items())]
    return Series.of(Step.MINUTES_30, Unit.ENERGY, PARIS, rows)


def days(values: dict[int, int]) -> Series:
    """Build civil days counted from New Year."""
    rows = [(T0 + DAY * at, value, Quality.MEASURED) for at, value in values.items()]
    return Series.of(Step.DAY, Unit.ENERGY, PARIS, rows)


def total(archive: Archive) -> int:
    """Sum what is believed of two years."""
    return archive.believed(KEY, T0 - 365 * DAY, T0 + 365 * DAY).total


def test_the_same_file_twice_changes_nothing(archive: Archive) -> None:
    """Neither a value, nor a statistic that would be written again."""
    series = half_hours(dict.fromkeys(range(48 * 40), 7))
    first = archive.add(KEY, PARIS, FILE, [series], marks=["a"])
    assert first == Change(new=1920, since=T0)
    assert archive.settled("a", archive.pending()["a"].version)
    again = archive.add(KEY, PARIS, FILE, [series], marks=["a"])
    assert again == Change(same=1920)
    assert archive.pending() == {}
    assert total(archive) == 1920 * 7


def test_it_is_all_there_after_a_restart(tmp_path: Path) -> None:
    """Values, qualities, gaps, days, readings and marks."""
    path = tmp_path / "history.db"
    archive = Archive.open(path)
    doubtful = half_hours({0: 5, 3: -2}, Quality.DOUBTFUL)
    gap = Gap(T0 + HALF, T0 + 3 * HALF, GapReason.EMPTY, 9)
    archive.add(KEY, PARIS, FILE, [doubtful], [gap], ["statistic"])
    archive.set_days("tempo", {date(2026, 1, 5): "red"}, "rte")
    archive.add_readings(KEY, PARIS, {T0: 100, T0 + DAY: 160})
    archive.close()
    archive = Archive.open(path)
    believed = archive.believed(KEY, T0, T0 + DAY)
    assert [(at.start, at.value, at.quality) for at in believed] == [
        (T0, 5, Quality.DOUBTFUL),
        (T0 + 3 * HALF, -2, Quality.DOUBTFUL),
    ]
    assert archive.gaps(KEY, T0, T0 + 4 * HALF) == [gap]
    assert archive.days("tempo", date(2026, 1, 1), date(2026, 1, 31)) == {date(2026, 1, 5): "red"}  # fmt: skip
    assert archive.readings(KEY, T0, T0 + DAY) == [(T0, 100), (T0 + DAY, 160)]
    assert archive.pending() == {"statistic": Pending(T0 - 2 * DAY, 1)}
    assert archive.keys() == [KEY]
    assert archive.span(KEY) == (T0, T0 + 4 * HALF)
    archive.close()


def test_a_file_taken_back_leaves_what_the_others_told(archive: Archive) -> None:
    """And the statistics from its first month on are to be written again."""
    archive.add(KEY, PARIS, GATEWAY, [half_hours({0: 1, 1: 1})])
    archive.add(KEY, PARIS, FILE, [half_hours({1: 5, 2: 5})], [Gap(T0, T0 + HALF, GapReason.ABSENT)])  # fmt: skip
    assert total(archive) == 11
    (file, _) = sorted(archive.origins(KEY), key=lambda origin: origin.trust)
    assert (file.name, file.told) == ("courbe.csv", 2)
    archive.forget_origin(file.number, ["statistic"])
    assert total(archive) == 2
    assert archive.pending()["statistic"].since <= T0
    assert not archive.knows(FILE.digest)
    assert [origin.kind for origin in archive.origins(KEY)] == ["conso_api"]


def test_what_a_file_would_change_is_told_before_it_is_added(archive: Archive) -> None:
    """Against what is believed, whoever told it; and nothing is written."""
    archive.add(KEY, PARIS, GATEWAY, [half_hours({0: 1, 1: 2}), days({2: 480})])
    coming = [half_hours({0: 1, 1: 3, 2: 4, 96: 10})]
    told = archive.compare(KEY, [*coming, half_hours({})])
    assert told == Change(new=2, changed=1, same=1, since=T0 + HALF)
    assert total(archive) == 483
    archive.add(KEY, PARIS, FILE, coming)
    assert archive.compare(KEY, coming) == Change(same=4)


def test_a_service_that_speaks_every_day_is_one_origin(archive: Archive) -> None:
    """Its corrections replace what it told before."""
    archive.add(KEY, PARIS, GATEWAY, [days({0: 900, 1: 1000})])
    change = archive.add(KEY, PARIS, GATEWAY, [days({1: 1100, 2: 800})])
    assert change == Change(new=1, changed=1, since=T0 + DAY)
    assert total(archive) == 900 + 1100 + 800
    assert [origin.told for origin in archive.origins(KEY)] == [3]


def test_a_month_that_begins_in_the_middle_of_a_day_is_whole(archive: Archive) -> None:
    """Months of UTC cut civil days; a day's interval still gives way to the curve across the cut."""
    archive.add(KEY, PARIS, GATEWAY, [days({30: 4800, 31: 4800})])
    curve = half_hours(dict.fromkeys(range(48 * 31, 48 * 32), 10))
    archive.add(KEY, PARIS, FILE, [curve])
    february = T0 + 31 * DAY
    assert archive.believed(KEY, february, february + DAY).total == 480
    assert archive.believed(KEY, february - DAY, february).total == 4800
    assert total(archive) == 5280


def test_gaps_close_when_they_are_filled(archive: Archive) -> None:
    """A reason outlives its gap in the file, never in what is told."""
    gaps = [Gap(T0 + HALF, T0 + 3 * HALF, GapReason.EMPTY)]
    archive.add(KEY, PARIS, FILE, [half_hours({0: 1, 3: 1})], gaps)
    assert archive.gaps(KEY, T0, T0 + 5 * HALF) == [
        gaps[0],
        Gap(T0 + 4 * HALF, T0 + 5 * HALF, GapReason.ABSENT),
    ]
    archive.add(KEY, PARIS, OTHER, [half_hours({1: 1, 2: 1})])
    assert archive.gaps(KEY, T0, T0 + 4 * HALF) == []


def test_a_file_with_nothing_but_gaps_says_why(archive: Archive) -> None:
    """The reason is kept although there is no value."""
    gap = Gap(T0, T0 + DAY, GapReason.NOT_COLLECTED)
    assert archive.add(KEY, PARIS, FILE, [], [gap]) == Change()
    assert archive.gaps(KEY, T0, T0 + DAY) == [gap]
    assert archive.span(KEY) is None


def test_a_mark_set_while_its_statistic_is_written_is_not_lost(
    archive: Archive,
) -> None:
    """What changes meanwhile has another version, and stays to be written."""
    archive.mark(["s"], T0)
    seen = archive.pending()["s"]
    archive.mark(["s"], T0 - DAY)
    assert not archive.settled("s", seen.version)
    later = archive.pending()["s"]
    assert later.since < seen.since
    assert archive.settled("s", later.version)
    assert archive.pending() == {}


def test_a_colour_told_again_is_no_news(archive: Archive) -> None:
    """Only days that were not known, or known otherwise, are given back."""
    known = {date(2026, 1, 5): "red", date(2026, 1, 6): "blue"}
    assert archive.set_days("tempo", known, "rte") == list(known)
    assert archive.set_days("tempo", known, "rte") == []
    corrected = {date(2026, 1, 6): "white"}
    assert archive.set_days("tempo", corrected, "edf") == [date(2026, 1, 6)]


def test_a_point_that_is_forgotten_leaves_no_trace(archive: Archive) -> None:
    """Its histories go, and the origins that told of nothing else."""
    neighbour = SeriesKey("98765432109876", Quantity.IMPORT)
    archive.add(KEY, PARIS, FILE, [half_hours({0: 1})])
    archive.add(KEY, PARIS, GATEWAY, [half_hours({0: 1})])
    archive.add(neighbour, PARIS, GATEWAY, [half_hours({0: 3})])
    archive.forget_point(KEY.point)
    assert archive.keys() == [neighbour]
    assert not archive.knows(FILE.digest)
    assert archive.knows(GATEWAY.digest)


_VALUES = st.dictionaries(st.integers(0, 48 * 62), st.integers(-5, 9_000), max_size=80)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from([FILE, OTHER, GATEWAY]), _VALUES), max_size=6)
)
def test_any_order_of_tellings_ends_in_the_same_history(
    tmp_path_factory: pytest.TempPathFactory,
    tellings: list[tuple[NewOrigin, dict[int, int]]],
) -> None:
    """Files in any order, overlapping as they like: as long as no origin contradicts itself."""
    told: dict[str, dict[int, int]] = {}
    for origin, values in tellings:
        for at, value in values.items():
            told.setdefault(origin.digest, {}).setdefault(at, value)
    path = tmp_path_factory.mktemp("any")
    histories = []
    for number, order in enumerate((tellings, tellings[::-1])):
        archive = Archive.open(path / f"{number}.db")
        for origin, values in order:
            kept = {at: told[origin.digest][at] for at in values}
            archive.add(KEY, PARIS, origin, [half_hours(kept)])
        merged = archive.believed(KEY, T0, T0 + 100 * DAY)
        histories.append([*merged])
        archive.close()
    assert histories[0] == histories[1]
