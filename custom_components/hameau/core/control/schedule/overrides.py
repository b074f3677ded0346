"""A person's hand: it holds for a while, ends exactly once, and is never forgotten by a restart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from .model import Action, Hold, HoldKind
from .verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What a person wants of a target (None: hands off), since when and until when (None: until taken back)."""

    target: str
    action: Action | None
    made: datetime
    until: datetime | None = None

    def live(self, instant: datetime) -> bool:
        """Say whether it holds at an instant."""
        return self.made <= instant and (self.until is None or instant < self.until)


def override(
    verdict: Verdict, action: Action | None, made: datetime, hold: Hold
) -> Override:
    """Make an override of a target. `verdict`: that of the schedules alone (`evaluate` without overrides) at `made`.

    Without a next change in sight, one that should hold until then holds until it is taken back.
    """
    until: datetime | None = None
    if hold.kind is HoldKind.MINUTES:
        until = made + timedelta(minutes=hold.minutes)
    elif hold.kind is HoldKind.NEXT_EDGE and verdict.next_change:
        until = verdict.next_change.at
    return Override(target=verdict.target, action=action, made=made, until=until)


def latest(overrides: Iterable[Override]) -> dict[str, Override]:
    """Give the last one made of each target: it alone counts, an older one never comes back."""
    found: dict[str, Override] = {}
    for each in overrides:
        known = found.get(each.target)
        if known is None or each.made >= known.made:
            found[each.target] = each
    return found


def ended(
    overrides: Iterable[Override], after: datetime, until: datetime
) -> tuple[Override, ...]:
    """Give those that ended after one instant and not after another: each is given once over adjoining stretches."""
    return tuple(
        each
        for each in latest(overrides).values()
        if each.until is not None and after < each.until <= until
    )


def kept(overrides: Iterable[Override], instant: datetime) -> tuple[Override, ...]:
    """Give those still to be remembered at an instant."""
    return tuple(
        each
        for each in latest(overrides).values()
        if each.until is None or instant < each.until
    )
