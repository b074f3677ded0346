"""What distinguishes one simulated meter from another."""

from dataclasses import dataclass

from ..events import Mode

NO_MESSAGE = "PAS DE          MESSAGE"
_TYPES = {1: "61", 3: "76"}
_MAKER_YEAR, _PRM = "0419", "12345678901234"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A meter and its connection. The serial number and the PRM are invented.

    `cutoff_kva` (PCOUP) is the subscribed power where it is None. `clock_degraded` makes the season letters lower case.
    `rank` is the end of the invented number: meters that may stand side by side differ in it. `message` is MSG1, `flash` is MSG2, sent in the next frame alone.
    """

    mode: Mode
    phases: int = 1
    producer: bool = False
    subscribed_kva: int = 6
    cutoff_kva: int | None = None
    rank: int = 123
    serial: str = ""
    prm: str = _PRM
    clock_degraded: bool = False
    cover_open: bool = False
    message: str = NO_MESSAGE

    @property
    def number(self) -> str:
        """Serial number: the one given, else an invented one of the right type."""
        return self.serial or f"{_MAKER_YEAR}{_TYPES[self.phases]}{self.rank:06}"

    @property
    def cutoff_va(self) -> int:
        """PCOUP, VA."""
        return 1000 * (
            self.subscribed_kva if self.cutoff_kva is None else self.cutoff_kva
        )

    @property
    def subscribed_va(self) -> int:
        """PREF, VA."""
        return 1000 * self.subscribed_kva

    @property
    def isousc_a(self) -> int:
        """ISOUSC, A."""
        return self.subscribed_va // 200 // self.phases
