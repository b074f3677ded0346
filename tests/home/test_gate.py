"""What a radio without a key may make the home believe."""

from hypothesis import given, strategies as st

from custom_components.hameau.meter_gate import Gate


def believed(
    gate: Gate, values: list[float], period: float = 2.0
) -> list[float | None]:
    """Give what is believed after each frame."""
    found = (gate.take({"house": va}, at * period) for at, va in enumerate(values))
    return [None if one is None else one[0]["house"] for one in found]


def test_nothing_is_believed_before_three_frames_over_six_seconds() -> None:
    """Frames every two seconds: the fourth closes the six."""
    assert believed(Gate(), [500] * 5) == [None, None, None, 500, 500]
    assert believed(Gate(), [500] * 3, period=3.0) == [None, None, 500]


def test_one_forged_frame_moves_nothing() -> None:
    """Neither up, which would cut, nor down, which would give back."""
    for forged in (0.0, 36_000.0):
        frames = [500.0] * 6 + [forged] + [500.0] * 6
        assert believed(Gate(), frames)[3:] == [500.0] * 10


def test_a_true_rise_is_believed_after_six_seconds() -> None:
    """Once all frames of six seconds are above."""
    found = believed(Gate(), [500.0] * 4 + [8000.0] * 4)
    assert found[4:] == [500.0, 500.0, 500.0, 8000.0]


def test_a_burst_of_frames_within_a_second_is_not_six_seconds() -> None:
    """Whoever shouts fast is not believed sooner."""
    gate = Gate()
    believed(gate, [500.0] * 6)
    for shout in range(20):
        found = gate.take({"house": 9000.0}, 10.5 + shout * 0.05)
    assert found is not None
    assert found[0]["house"] == 500.0


def test_a_silence_ends_belief() -> None:
    """What was true a minute ago proves nothing."""
    gate = Gate()
    assert believed(gate, [500.0] * 4)[-1] == 500.0
    assert gate.take({"house": 500.0}, 100.0) is None


def test_a_forged_limit_is_not_believed_either() -> None:
    """A subscription of 1 kVA in one frame would cut as well."""
    gate = Gate()
    for at in range(5):
        gate.take({"house": 500.0, "subscribed": 6000.0}, at * 2.0)
    found = gate.take({"house": 500.0, "subscribed": 1000.0}, 10.0)
    assert found is not None
    assert found[0]["subscribed"] == 6000.0


def test_the_flag_counts_when_all_say_so() -> None:
    """An overload bit alone is a bit."""
    gate = Gate()
    for at in range(4):
        gate.take({"house": 500.0}, at * 2.0)
    found = gate.take({"house": 500.0}, 8.0, overload=True)
    assert found is not None
    assert found[1] is False


@given(st.lists(st.floats(0, 36_000), min_size=4, max_size=40), st.floats(1.5, 4))
def test_what_is_believed_lies_between_the_last_frames(
    values: list[float], period: float
) -> None:
    """Of at least three, over at least six seconds: no value that frames did not bracket."""
    found = believed(Gate(), values, period)
    for place, value in enumerate(found):
        if value is None:
            continue
        window = max(2, int(-(-6 // period)))
        last = values[max(0, place - window) : place + 1]
        assert min(last) <= value <= max(last)
