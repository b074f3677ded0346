"""What the bytes on a line say of what is wrong with it."""

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.hameau.links.diagnosis import TAIL_BYTES, Diagnosis, LineWatch

from .frames import at_wrong_speed, damaged, historique, standard


def diagnose(data: bytes, *, was_live: bool = False) -> Diagnosis:
    """Judge bytes."""
    watch = LineWatch()
    watch.add(data)
    return watch.diagnose(was_live=was_live)


def test_nothing_is_no_signal() -> None:
    """The cable, the terminals or the adapter's power."""
    assert not LineWatch().heard
    assert diagnose(b"") is Diagnosis.NO_SIGNAL


@pytest.mark.parametrize(
    ("frame", "sent", "read"),
    [(standard(), 9600, 1200), (historique(), 1200, 9600), (standard(), 9600, 19200)],
    ids=["standard at 1200", "historique at 9600", "standard at 19200"],
)
def test_another_speed_is_known_by_its_garbage(
    frame: bytes, sent: int, read: int
) -> None:
    """The wire's bits, read at another pace, are no TIC characters."""
    garbage = at_wrong_speed(frame * 3, sent, read)
    assert garbage
    assert diagnose(garbage) is Diagnosis.WRONG_SPEED
    assert diagnose(garbage, was_live=True) is Diagnosis.MODE_CHANGED


def test_the_right_speed_is_read_without_garbage() -> None:
    """The helper that makes garbage makes none where the speeds agree."""
    assert at_wrong_speed(standard(), 9600, 9600) == standard()


@pytest.mark.parametrize(
    "frame", [standard(), historique()], ids=["standard", "historique"]
)
def test_tic_with_wrong_checksums_is_bad_wiring(frame: bytes) -> None:
    """The shape is there, the content is not."""
    assert diagnose(damaged(frame)) is Diagnosis.BAD_WIRING


def test_a_few_bytes_are_a_bad_contact() -> None:
    """A line without a meter's rhythm."""
    assert diagnose(b"A@") is Diagnosis.BAD_WIRING


def test_readable_text_is_another_device() -> None:
    """A GPS mouse, for one."""
    assert (
        diagnose(b"$GPGGA,123519,4807.038,N,01131.000,E*47\r\n" * 3)
        is Diagnosis.NOT_TIC
    )


def test_a_valid_group_clears_the_slate() -> None:
    """Only what came since counts."""
    watch = LineWatch()
    watch.add(b"\x15\x16\x17")
    watch.clear()
    assert not watch.heard
    assert watch.diagnose() is Diagnosis.NO_SIGNAL


@given(chunks=st.lists(st.binary(max_size=3000), max_size=5))
@settings(max_examples=50, deadline=None)
def test_anything_is_diagnosed_in_bounded_memory(chunks: list[bytes]) -> None:
    """However much noise there is."""
    watch = LineWatch()
    for chunk in chunks:
        watch.add(chunk)
    assert isinstance(watch.diagnose(), Diagnosis)
    assert len(watch._tail) <= TAIL_BYTES
