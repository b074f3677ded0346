"""The search for a line's speed."""

from hypothesis import given, strategies as st
import pytest

from custom_components.hameau.links.speed import (
    DWELL_S,
    ENOUGH_BYTES,
    Speed,
    SpeedSearch,
)

from .frames import at_wrong_speed, historique, standard


def search_on(frame: bytes, sent: int, first: int | None = None) -> tuple[Speed, float]:
    """Search a line that repeats a frame; give the speed and the seconds it took."""
    search, now = SpeedSearch(first), 0.0
    search.begin(now)
    while not search.found:
        heard = at_wrong_speed(frame, sent, search.speed.baudrate)
        for place in range(0, len(heard), 4):
            now += len(frame) * 10 / sent * 4 / len(heard)
            search.listen(heard[place : place + 4])
            if search.found or search.exhausted(now):
                break
        if not search.found and search.exhausted(now):
            search.next()
            search.begin(now)
        assert now < 60
    return search.speed, now


@pytest.mark.parametrize("first", [None, 9600, 1200, 19200])
@pytest.mark.parametrize(("frame", "sent"), [(standard(), 9600), (historique(), 1200)])
def test_either_mode_is_found_from_any_start(
    frame: bytes, sent: int, first: int | None
) -> None:
    """Within the time the config flow listens."""
    speed, seconds = search_on(frame, sent, first)
    assert speed == Speed(baudrate=sent, parity=True)
    assert seconds < 12


def test_every_way_is_tried_in_turn() -> None:
    """With parity first, for it stops errors; without it for adapters that send none."""
    search = SpeedSearch(19200)
    tried = [search.speed, *(search.next() for _ in range(6))]
    assert [way.baudrate for way in tried] == [
        19200,
        9600,
        1200,
        19200,
        9600,
        1200,
        19200,
    ]
    assert [way.parity for way in tried] == [True] * 3 + [False] * 3 + [True]


def test_a_silent_line_is_given_its_time() -> None:
    """Longer than a frame and its pause."""
    search = SpeedSearch()
    search.begin(100.0)
    assert not search.exhausted(100.0 + DWELL_S - 0.01)
    assert search.exhausted(100.0 + DWELL_S)


@given(noise=st.binary(min_size=ENOUGH_BYTES, max_size=ENOUGH_BYTES + 100))
def test_noise_is_left_at_once(noise: bytes) -> None:
    """So many bytes would hold two groups, if the speed were right."""
    search = SpeedSearch()
    search.begin(0.0)
    search.listen(noise)
    assert search.exhausted(0.0)
