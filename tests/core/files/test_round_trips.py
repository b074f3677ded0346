"""Values to a file of each kind and back: nothing is lost, moved or made up, clock changes included."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given, settings, strategies as st

from hameau_core.errors import FileError
from hameau_core.files import Measure, read
from hameau_core.series import GapReason, Quantity, Step
from tests.core.files import builders as b
from tests.core.files.looks import GAS, VOLUME, parts, steps, values

# Days around which the clock changes, and one where it does not.
FIRSTS = st.sampled_from([date(2024, 3, 30), date(2024, 10, 26), date(2024, 6, 1)])
HALF = 1800
FEW = settings(max_examples=25)


@st.composite
def curves(draw: st.DrawFn) -> list[tuple[int, int | None]]:
    """Up to three days of half-hours, some of them empty: (end, even W)."""
    first = Step.DAY.start_of(draw(FIRSTS), b.PARIS)
    count = draw(st.integers(4, 146))
    watts = st.one_of(st.none(), st.integers(0, 18_000).map(lambda n: n * 2))
    found = draw(st.lists(watts, min_size=count, max_size=count))
    return [(first + HALF * n, value) for n, value in enumerate(found, start=1)]


def _expected(rows: list[tuple[int, int | None]]) -> list[tuple[int, int]]:
    """(start, Wh)."""
    return [(end - HALF, watts // 2) for end, watts in rows if watts is not None]


def _missing(data: bytes) -> int:
    """Seconds of the gaps that empty rows leave."""
    return sum(
        gap.end - gap.start for gap in parts(data).gaps if gap.reason is GapReason.EMPTY
    )


@FEW
@given(curves(), st.randoms(use_true_random=False))
def test_portal_curves_in_any_order(
    rows: list[tuple[int, int | None]], random: Random
) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    data = b.curve(shuffled)
    assert values(parts(data)) == _expected(rows)
    assert _missing(data) == HALF * sum(watts is None for _, watts in rows)


@FEW
@given(curves(), st.booleans())
def test_r63_naive(rows: list[tuple[int, int | None]], falling: bool) -> None:
    lines = [
        b.r63_line(str(b.local(end).replace(tzinfo=None)), watts) for end, watts in rows
    ]
    data = b.text(b.R63_NAMES, *(lines[::-1] if falling else lines))
    assert values(parts(data)) == _expected(rows)


@FEW
@given(curves(), st.booleans())
def test_intervals_naive_or_with_offsets(
    rows: list[tuple[int, int | None]], naive: bool
) -> None:
    def wall(instant: int) -> str:
        local = b.local(instant)
        return f"{local:%d/%m/%Y %H:%M:%S}" if naive else local.isoformat()

    def kilowatts(watts: int | None) -> str:
        return "" if watts is None else f"{watts // 1000},{watts % 1000:03}"

    data = b.text(
        "Début;Fin;Valeur (en kW)",
        *(f"{wall(end - HALF)};{wall(end)};{kilowatts(watts)}" for end, watts in rows),
    )
    assert values(parts(data)) == _expected(rows)


@FEW
@given(curves())
def test_edf_backwards(rows: list[tuple[int, int | None]]) -> None:
    days: dict[date, list[tuple[str, b.Value]]] = {}
    for end, watts in reversed(rows):
        days.setdefault(b.local(end - HALF).date(), []).append(
            (f"{b.local(end):%H:%M:%S}", watts)
        )
    assert values(parts(b.text(*b.edf_lines(days.items())))) == _expected(rows)


@FEW
@given(FIRSTS, st.lists(st.integers(0, 60_000), min_size=2, max_size=40))
def test_index_of_winter_midnights(first: date, used: list[int]) -> None:
    rows = []
    reached = 12_345_678
    for n, energy in enumerate([0, *used]):
        reached += energy
        start = Step.METER_DAY.start_of(first + timedelta(days=n), b.PARIS)
        rows.append((b.local(start).isoformat(), {"EAS T": reached, "EAS F1": reached}))
    data = b.text(*b.index_lines(rows))
    assert [value for _, value in values(parts(data))] == used
    assert steps(parts(data, Measure(Quantity.IMPORT, "EASF01"))) == {
        Step.METER_DAY: len(used)
    }


kilo = st.decimals(0, 500, places=3)


@FEW
@given(
    FIRSTS, st.lists(st.one_of(st.none(), kilo), min_size=1, max_size=30), st.booleans()
)
def test_workbooks_of_days(
    first: date, found: list[Decimal | None], inline: bool
) -> None:
    days: list[tuple[b.Cell, b.Cell]] = [
        (
            f"{first + timedelta(days=n):%d/%m/%Y}",
            "NA" if value is None else str(value).replace(".", ","),
        )
        for n, value in enumerate(found)
    ]
    data = b.workbook(
        {"Export Production Quotidienne": b.enedis_days(days)}, inline=inline
    )
    expected = [int(value * 1000) for value in found if value is not None]
    if expected:
        exported = parts(data, Measure(Quantity.EXPORT))
        assert [value for _, value in values(exported)] == expected


@FEW
@given(FIRSTS, st.lists(st.tuples(kilo, kilo), min_size=1, max_size=30))
def test_grdf_days(first: date, found: list[tuple[Decimal, Decimal]]) -> None:
    rows: list[list[b.Cell]] = [
        [
            f"{first + timedelta(days=n):%d/%m/%Y}",
            0,
            0,
            str(m3),
            float(kwh),
            None,
            None,
            "Mesuré",
        ]
        for n, (m3, kwh) in enumerate(found)
    ]
    data = b.grdf(rows)
    assert [value for _, value in values(parts(data, VOLUME))] == [
        int(m3 * 1000) for m3, _ in found
    ]
    assert [value for _, value in values(parts(data, GAS))] == [
        int(kwh * 1000) for _, kwh in found
    ]
    starts = [
        Step.GAS_DAY.start_of(first + timedelta(days=n), b.PARIS)
        for n in range(len(found))
    ]
    assert [start for start, _ in values(parts(data, GAS))] == starts


@FEW
@given(
    st.binary(max_size=400)
    | st.text(alphabet=';,\n"0123456789/:T+- HorodateVlu', max_size=400).map(str.encode)
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but FileError ever comes out."""
    with suppress(FileError):
        read(data)


@FEW
@given(
    st.integers(0, 5000),
    st.binary(min_size=1, max_size=8),
    st.sampled_from(["curve", "book", "zip"]),
)
def test_any_scratch_is_read_or_refused(place: int, scratch: bytes, kind: str) -> None:
    curve = b.curve(b.steps("2024-03-18", [100] * 96))
    book = b.workbook(
        {"Export Consommation Quotidienne": b.enedis_days([("01/01/2026", 1)])}
    )
    data = {
        "curve": curve,
        "book": book,
        "zip": b.archive({"a.csv": curve, "b.xlsx": book}),
    }[kind]
    place %= len(data)
    with suppress(FileError):
        read(data[:place] + scratch + data[place + len(scratch) :])
