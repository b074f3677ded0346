"""When a gateway is asked: once a morning, each home at its own minute, once more two hours later.

The author of Conso API asks for one run a day per home at a random minute between 06:00 and 10:00 and bars addresses that ask
more; Enedis has yesterday's values from about 08:00, of some meters a day later.
"""

from datetime import date, datetime, time, timedelta, tzinfo
from hashlib import sha256
from typing import Final

_FIRST: Final = time(6)
_WHILE_S: Final = 4 * 3600
AGAIN: Final = timedelta(hours=2)
_SOON_S: Final = 600


def morning(seed: str, day: date, zone: tzinfo) -> datetime:
    """The moment of that day's run: for one seed always the same on the clock, over all seeds spread evenly."""
    offset = timedelta(seconds=_steady(seed, "morning", _WHILE_S))
    return datetime.combine(day, _FIRST, zone) + offset


def next_run(
    seed: str, now: datetime, zone: tzinfo, *, last: datetime | None, again: bool
) -> datetime:
    """When to ask next; `last` is when the last run began, `again` whether it left something that may come today.

    A morning that was slept through is caught up within ten minutes.
    """
    today = now.astimezone(zone).date()
    planned = morning(seed, today, zone)
    if last is None or last < planned:
        if now <= planned:
            return planned
        return now + timedelta(seconds=_steady(seed, "soon", _SOON_S))
    second = last + AGAIN
    first_of_today = last - planned < AGAIN or last.astimezone(zone).date() != today
    if again and first_of_today and second.astimezone(zone).date() == today:
        return max(second, now)
    return morning(seed, today + timedelta(days=1), zone)


def _steady(seed: str, use: str, below: int) -> int:
    """A number from 0 to below, not included, drawn from the seed."""
    digest = sha256(f"{use}:{seed}".encode()).digest()
    return int.from_bytes(digest[:8]) % below
