"""How long an order takes to show in the meter (δ), learnt load by load from the orders that were seen to take effect.

It is never less than the delay configured for the house: a relay that has been quick so far gains a second at most by a
shorter wait, and one that is late once would have a return judged on a sample that does not show the last one.
"""

from .learned import Usual

SLOWEST_S = 20.0
"""An order that has not shown by then is not counted on; nothing is waited for longer."""
QUICK_METER_S = 5.0
"""Only a meter that speaks this often tells when something happened."""
METER_S = 1.0
"""What a meter needs to show what a relay or a plug has told of."""
_HALF_LIFE_S = 30 * 86_400.0
_PART, _LEAST = 0.8, 4.0
_UNIT_S = 0.01


def unknown() -> Usual:
    """Give what is known of a load that was never ordered anything."""
    return Usual(half_life_s=_HALF_LIFE_S)


def learnt(delays: Usual, seconds: float, now: float) -> Usual:
    """Take one more order that showed after `seconds`; kept in hundredths, so to 1 %."""
    return delays.seen(min(seconds, SLOWEST_S) / _UNIT_S, now)


def wait_s(delays: Usual, least_s: float) -> float:
    """Time after which an order shows, four times in five; `least_s` until five or so were seen, and always at least."""
    known = delays.quantile(_PART, _LEAST)
    if known is None:
        return least_s
    return max(least_s, min(known * _UNIT_S, SLOWEST_S))
