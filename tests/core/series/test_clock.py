"""Naive Paris stamps on the two nights that matter."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from hameau_core.series import DoubtKind, localise

PARIS = ZoneInfo("Europe/Paris")


def _naive(*texts: str) -> list[datetime]:
    return [datetime.fromisoformat(text) for text in texts]


def _utc(instants: list[int | None]) -> list[str | None]:
    return [
        None if at is None else datetime.fromtimestamp(at, UTC).strftime("%H:%M")
        for at in instants
    ]


def test_the_order_tells_the_two_hours_of_autumn_apart() -> None:
    """02:00 and 02:30 come twice: first in summer time, then in winter time."""
    stamps = _naive(*(f"2026-10-25 {at}" for at in ("01:30", "02:00", "02:30", "02:00", "02:30", "03:00")))  # fmt: skip
    instants, doubts = localise(stamps, PARIS)
    assert _utc(instants) == ["23:30", "00:00", "00:30", "01:00", "01:30", "02:00"]
    assert doubts == []


def test_an_hour_that_should_come_twice_and_does_not_is_doubted() -> None:
    """Taken for the first, and said."""
    instants, doubts = localise(
        _naive("2026-10-25 02:00", "2026-10-25 02:30", "2026-10-25 03:00"), PARIS
    )
    assert _utc(instants) == ["00:00", "00:30", "02:00"]
    assert [doubt.kind for doubt in doubts] == [DoubtKind.AMBIGUOUS_HOUR] * 2


def test_spring_has_no_half_past_two() -> None:
    """Its edge is the end of the last step before; inside it there is no instant."""
    instants, doubts = localise(
        _naive("2026-03-29 01:30", "2026-03-29 02:00", "2026-03-29 02:30"), PARIS
    )
    assert _utc(instants) == ["00:30", "01:00", None]
    assert [doubt.kind for doubt in doubts] == [DoubtKind.NO_SUCH_HOUR]


@given(
    st.integers(420_000, 530_000),
    st.sampled_from([600, 1800, 3600]),
)
def test_instants_survive_the_loss_of_their_offset(hours: int, step: int) -> None:
    """Any two days of stamps that follow each other come back as they were."""
    first = 3600 * hours
    count = int(timedelta(days=2).total_seconds()) // step
    instants = [first + step * n for n in range(count)]
    naive = [datetime.fromtimestamp(at, PARIS).replace(tzinfo=None) for at in instants]
    # Begun inside autumn's second hour, nothing tells it is the second.
    if datetime.fromtimestamp(first, PARIS).fold:
        return
    assert localise([at.replace(fold=0) for at in naive], PARIS)[0] == instants
