"""What the six bits of checksum let through, the index guard stops."""

from hypothesis import given, settings, strategies as st

from hameau_core.tic import (
    Event,
    Fault,
    FaultKind,
    Group,
    IndexGuard,
    TicDecoder,
    encode_frame,
    encode_group,
)
from hameau_core.tic.guard import MAX_METERS, MAX_REGISTERS

A, B = "041976000123", "041976000456"
REFUSED = Fault(kind=FaultKind.INDEX, label="EAST")


def _frame(value: int, serial: str = A) -> bytes:
    return encode_frame(
        [encode_group("ADSC", serial), encode_group("EAST", f"{value:09}")]
    )


def _values(events: list[Event]) -> list[int | None]:
    """The index of each frame, None where it was refused."""
    return [
        event.value
        if isinstance(event, Group) and isinstance(event.value, int)
        else None
        for event in events
        if event == REFUSED or (isinstance(event, Group) and event.label == "EAST")
    ]


def _feed(decoder: TicDecoder, *values: int, serial: str = A) -> list[int | None]:
    return _values(
        [event for value in values for event in decoder.feed(_frame(value, serial))]
    )


def test_an_index_never_falls() -> None:
    assert _feed(TicDecoder(), 500_000, 499_999, 500_001) == [500_000, None, 500_001]


def test_an_index_never_leaps() -> None:
    assert _feed(TicDecoder(), 500_000, 700_000, 500_100) == [500_000, None, 500_100]


def test_three_agreeing_frames_are_believed() -> None:
    """A meter that was reset, or a first value that was wrong."""
    decoder = TicDecoder()

    assert _feed(decoder, 500_000, 12, 13, 13, 14) == [500_000, None, None, 13, 14]


def test_refusals_that_disagree_are_not_believed() -> None:
    decoder = TicDecoder()

    assert _feed(decoder, 500_000, 12, 90, 70, 8_000, 800, 60)[1:] == [None] * 6


def test_a_good_value_forgets_the_proposal() -> None:
    decoder = TicDecoder()

    assert _feed(decoder, 500_000, 12, 12, 500_001, 12, 12)[-2:] == [None, None]


def test_the_same_frame_twice_agrees_only_once() -> None:
    guard = IndexGuard()
    guard.select(A)
    guard.believes("EAST", 500_000)

    assert [guard.believes("EAST", 12) for _ in range(5)] == [False] * 5


def test_rise_is_bounded_by_the_clock() -> None:
    """36 kVA during an hour is 36 kWh, above a floor of 1 kWh."""
    decoder = TicDecoder()
    decoder.feed(_frame(500_000), now=1_000.0)

    assert _values(decoder.feed(_frame(537_001), now=4_600.0)) == [None]
    assert _values(decoder.feed(_frame(537_000), now=4_600.0)) == [537_000]


def test_clock_that_runs_backwards_is_ignored() -> None:
    guard = IndexGuard()
    guard.advance(1_000.0)
    guard.believes("EAST", 0)
    guard.advance(10.0)

    assert not guard.believes("EAST", 1_001)


def test_without_a_clock_frames_are_counted() -> None:
    decoder = TicDecoder()
    _feed(decoder, 500_000)
    for _ in range(360):
        decoder.feed(encode_frame([encode_group("ADSC", A)]))

    assert _feed(decoder, 536_500) == [536_500]


def test_after_a_gap_without_a_clock_an_hour_may_have_passed() -> None:
    decoder = TicDecoder()
    _feed(decoder, 500_000)
    decoder.lost()

    assert _feed(decoder, 536_000, 580_000) == [536_000, None]


def test_a_gap_adds_nothing_to_a_clock() -> None:
    decoder = TicDecoder()
    decoder.feed(_frame(500_000), now=1.0)
    decoder.lost()

    assert _values(decoder.feed(_frame(536_000), now=2.0)) == [None]


def test_each_meter_has_its_own_registers() -> None:
    decoder = TicDecoder()

    assert _feed(decoder, 500_000) == [500_000]
    assert _feed(decoder, 12, serial=B) == [12]
    assert _feed(decoder, 500_001) == [500_001]
    assert _feed(decoder, 11, serial=B) == [None]


def test_a_restart_is_protected() -> None:
    first = TicDecoder()
    _feed(first, 500_000)
    assert first.guard
    memory = first.guard.export()
    assert memory == {A: {"EAST": 500_000}}

    guard = IndexGuard()
    guard.seed(A, memory[A], elapsed_s=60.0)

    assert _feed(TicDecoder(guard=guard), 400_000, 600_000, 500_600) == [
        *(None, None, 500_600)
    ]


def test_a_seed_of_unknown_age_allows_thirty_days() -> None:
    guard = IndexGuard()
    guard.seed(A, {"EAST": 500_000})

    assert not guard.believes("EAST", 499_999)
    assert guard.believes("EAST", 500_000 + 720 * 36_000)


def test_the_seeded_meter_is_presumed_before_its_serial_is_heard() -> None:
    guard = IndexGuard()
    guard.seed(A, {"EAST": 500_000}, elapsed_s=0.0)

    events = TicDecoder(guard=guard).feed(encode_group("EAST", "000000012"))

    assert events == [REFUSED]


def test_memory_is_bounded() -> None:
    guard = IndexGuard()
    for number in range(3 * MAX_METERS):
        guard.select(f"{number:012}")
        for register in range(2 * MAX_REGISTERS):
            assert guard.believes(f"R{register}", 1)

    export = guard.export()
    assert len(export) == MAX_METERS
    assert {len(registers) for registers in export.values()} == {MAX_REGISTERS}
    assert list(export)[-1] == f"{3 * MAX_METERS - 1:012}"


def test_no_guard_when_none_is_wanted() -> None:
    assert _feed(TicDecoder(guard=None), 500_000, 12) == [500_000, 12]


def test_a_refused_register_spoils_its_frame_only() -> None:
    decoder = TicDecoder()
    _feed(decoder, 500_000, 12, 500_000)

    assert decoder.complete_frames == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 999_999_999), min_size=1, max_size=40))
def test_what_is_believed_rises_or_was_agreed_three_times(values: list[int]) -> None:
    believed = _feed(TicDecoder(), *values)

    for i, value in enumerate(believed):
        before = [v for v in believed[:i] if v is not None]
        if value is None or not before or before[-1] <= value:
            continue
        assert believed[i - 2 : i] == [None, None]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 999_999_999), st.lists(st.integers(0, 100), max_size=30))
def test_a_true_register_is_always_believed(start: int, steps: list[int]) -> None:
    """A hundred watt-hours a frame: 36 kVA during ten seconds."""
    values = [start]
    for step in steps:
        values.append(min(values[-1] + step, 999_999_999))

    assert _feed(TicDecoder(), *values) == values
