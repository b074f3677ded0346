"""When a value is written: the rhythm as a rule, the ration as what it does over time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st
import pytest

from custom_components.hameau.pace import Ration, Rhythm

START = datetime(2026, 1, 14, 11, 0, tzinfo=UTC)
POWER = Rhythm(interval_s=10, dead_band=20)


@pytest.mark.parametrize(
    ("old", "new", "waited_s", "due"),
    [
        (500, 519, 30, False),
        (500, 520, 30, True),
        (500, 520, 9, False),
        (5000, 5080, 30, False),
        (5000, 5100, 30, True),
        (500, 501, 59, False),
        (500, 501, 60, True),
        (None, 500, 0, True),
        (500, None, 0, True),
        ("base", "peak", 10, True),
    ],
    ids=[
        "within the band",
        "beyond the band",
        "too soon",
        "within two per cent",
        "beyond two per cent",
        "not settled",
        "settled",
        "appearing",
        "vanishing",
        "words have no band",
    ],
)
def test_a_power_is_due_by_its_change_and_its_age(
    old: object, new: object, waited_s: float, due: bool
) -> None:
    """20 VA or 2 %, every 10 s at most, and anything once it has settled for a minute."""
    assert POWER.due(old, new, waited_s) is due


def test_an_unchanged_value_is_nothing_new() -> None:
    """However long it stays."""
    ration = Ration(POWER)
    assert ration.take(500, START) is True
    assert ration.take(500, START + timedelta(hours=1)) is None


def test_an_urgent_value_does_not_wait() -> None:
    """An overload is written at once."""
    ration = Ration(POWER)
    ration.take(500, START)
    assert ration.take(9000, START) is False
    assert ration.take(9000, START, urgent=True) is True


@given(st.lists(st.integers(0, 9000), min_size=1, max_size=200))
def test_writes_are_bounded_and_the_last_value_is_told(powers: list[int]) -> None:
    """At one value a second: one write in ten seconds, and the end is shown in a minute."""
    ration = Ration(POWER)
    writes = sum(
        ration.take(power, START + timedelta(seconds=second)) is True
        for second, power in enumerate(powers)
    )
    assert writes <= 1 + len(powers) // 10
    later = START + timedelta(seconds=len(powers) + 60)
    assert ration.take(powers[-1], later) is not False
    assert ration.take(powers[-1], later) is None
