"""Typed values of the groups that hold more than a number or a text.

Layouts: Enedis-NOI-CPT_54E §6.2.3. The status register has a module of its own, `status`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo
from enum import StrEnum
from typing import Self


class Season(StrEnum):
    """Letter in front of a timestamp."""

    WINTER = "winter"
    SUMMER = "summer"


_LETTERS = {
    "H": (Season.WINTER, False),
    "h": (Season.WINTER, True),
    "E": (Season.SUMMER, False),
    "e": (Season.SUMMER, True),
    " ": (None, False),
}
_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Timestamp:
    """A meter's date (54E §6.2.1.1): ``SAAMMJJhhmmss``.

    `wall` is the meter's legal time and deliberately naive: only a time zone and the season letter make it an instant (`at`).
    `season` is None where the letter is a space; `degraded` where it is in lower case (the meter doubts its clock).
    """

    season: Season | None
    degraded: bool
    wall: datetime

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The timestamp written in `text`, or None where it is not one (wrong letter, length, or no real date)."""
        letter, digits = _LETTERS.get(text[:1]), text[1:]
        if letter is None or len(digits) != _DIGITS or not digits.isdecimal():
            return None
        if digits[6:8] == "24":  # which ISO 8601 allows and the meter does not send
            return None
        try:
            wall = datetime.fromisoformat(f"20{digits[:6]}T{digits[6:]}")
        except ValueError:
            return None
        season, degraded = letter
        return cls(season=season, degraded=degraded, wall=wall)

    def __str__(self) -> str:
        """The timestamp as a meter sends it."""
        letter = (
            " " if self.season is None else "E" if self.season is Season.SUMMER else "H"
        )
        return (letter.lower() if self.degraded else letter) + self.wall.strftime(
            "%y%m%d%H%M%S"
        )

    def at(self, zone: tzinfo) -> datetime | None:
        """The instant, aware, in `zone`; the letter chooses between the two passes of the doubled autumn hour.

        None for a time that `zone` skips in spring.
        """
        first, second = (self.wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
        if first.utcoffset() == second.utcoffset():
            return first
        if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != self.wall:
            return None
        return second if self.season is Season.WINTER else first


_SUPPLIER_INDEXES = 10


@dataclass(frozen=True, slots=True)
class Relays:
    """RELAIS (54E §6.2.3.15): contact 1 is the real dry contact, 2 to 8 are virtual."""

    bits: int

    def closed(self, contact: int) -> bool:
        """Whether `contact` (1 to 8) is closed."""
        return bool(self.bits >> contact - 1 & 1)

    @property
    def contacts(self) -> tuple[bool, ...]:
        """The eight contacts in order, True where closed."""
        return tuple(self.closed(contact) for contact in range(1, 9))


class ContactOrder(StrEnum):
    """What a slot of a day profile does with the dry contact (bits 15-14)."""

    UNCHANGED = "unchanged"
    TEMPO = "tempo"
    OPEN = "open"
    CLOSED = "closed"


_ORDERS = tuple(ContactOrder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One block ``HHMMSSSS`` of a day profile: from `start` on, the contacts and the index in `word`."""

    start: time
    word: int

    @property
    def contact(self) -> ContactOrder:
        """What happens to the dry contact."""
        return _ORDERS[self.word >> 14]

    @property
    def virtual(self) -> frozenset[int]:
        """Numbers, 1 to 7, of the virtual contacts that are closed (bits 4 to 10)."""
        return frozenset(
            number for number in range(1, 8) if self.word >> number + 3 & 1
        )

    @property
    def index(self) -> int | None:
        """Supplier index, 1 to 10, that counts from here on; None where it stays as it was."""
        number = self.word & 0xF
        return number if 1 <= number <= _SUPPLIER_INDEXES else None

    def __str__(self) -> str:
        """The block as sent."""
        return f"{self.start:%H%M}{self.word:04X}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of a day, `start` included, `end` excluded (00:00 as an end is midnight), in which one index counts.

    `index` and `contact` (the dry one) are None as long as the profile has said nothing of them.
    """

    start: time
    end: time
    index: int | None
    contact: ContactOrder | None


PROFILE_BLOCKS = 11
PAD = "NONUTILE"


@dataclass(frozen=True, slots=True)
class DayProfile:
    """PJOURF+1 or PPOINTE (54E §6.2.3.17): what the meter will do along a day."""

    slots: tuple[Slot, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """From the 98 characters sent: eleven blocks ``HHMMSSSS``, the unused ones at the end NONUTILE.

        Raises ValueError where a block is neither.
        """
        blocks = (block for block in text.split(" ") if block != PAD)
        return cls(
            tuple(
                Slot(start=time(int(b[:2]), int(b[2:4])), word=int(b[4:], 16))
                for b in blocks
            )
        )

    def __str__(self) -> str:
        """The 98 characters as sent."""
        blocks = [str(slot) for slot in self.slots]
        return " ".join(blocks + [PAD] * (PROFILE_BLOCKS - len(blocks)))

    def windows(self) -> tuple[Window, ...]:
        """The day cut where the index or the dry contact changes, "unchanged" resolved from the slot before."""
        cuts: list[tuple[time, int | None, ContactOrder | None]] = []
        index: int | None = None
        contact: ContactOrder | None = None
        for slot in self.slots:
            index = slot.index or index
            contact = (
                contact if slot.contact is ContactOrder.UNCHANGED else slot.contact
            )
            if not cuts or cuts[-1][1:] != (index, contact):
                cuts.append((slot.start, index, contact))
        ends = [cut[0] for cut in cuts[1:]] + [time(0)]
        return tuple(
            Window(start=start, end=end, index=index, contact=contact)
            for (start, index, contact), end in zip(cuts, ends, strict=True)
        )
