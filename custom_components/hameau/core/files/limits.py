"""How much of a stranger's file is read: enough for any true export, too little to hurt a small machine.

A home's ten years of 10-minute steps are 525,000 rows and 18 MB of text. See community.md §3.3, row "file import".
"""

from dataclasses import dataclass

from ..errors import FileError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may be."""

    bytes: int = 20 * 2**20
    """Of the file as it comes."""
    expanded: int = 200 * 2**20
    """Of all that is unpacked from it, archives within it included."""
    ratio: int = 100
    """Of a member's length unpacked to its length packed..."""
    ratio_from: int = 2**20
    """... where it is longer than this: below, no ratio hurts."""
    members: int = 1_000
    """Of all archives together."""
    rows: int = 2_000_000
    """Of a table."""
    strings: int = 1_000_000
    """Of the texts a workbook shares among its cells."""
    elements: int = 10_000_000
    """Of the XML of a workbook's part; the largest genuine one has some ten thousand."""
    text: int = 64 * 2**20
    """Of a text, or of what a workbook shares, in bytes: held whole. R63's ten years of 10 minutes are 58 MB."""
    json: int = 20 * 2**20
    """Of JSON, in bytes: held as objects, many times its length."""
    columns: int = 128
    """Of a table; what is further right is not looked at. An index has 49 with its calendar."""


class Budget:
    """What is left of the limits, shared by an archive and all it holds."""

    def __init__(self, limits: Limits) -> None:
        """Begin with all of it."""
        self.limits = limits
        self._bytes = limits.expanded
        self._members = limits.members

    def take_members(self, count: int) -> None:
        """Spend members; raises FileError beyond the last."""
        self._members -= count
        if self._members < 0:
            raise FileError(
                "too_many_members", found=count, expected=str(self.limits.members)
            )

    def take_bytes(self, count: int, member: str) -> None:
        """Spend unpacked bytes; raises FileError beyond the last."""
        self._bytes -= count
        if self._bytes < 0:
            raise FileError(
                "expands_too_much",
                member=member,
                found=count,
                expected=str(self.limits.expanded),
            )

    def check_ratio(self, packed: int, unpacked: int, member: str) -> None:
        """Raise FileError when a member grows as no export does."""
        if unpacked <= self.limits.ratio_from:
            return
        if unpacked > packed * self.limits.ratio:
            raise FileError(
                "expands_too_much",
                member=member,
                found=f"{unpacked} / {packed}",
                expected=f"{self.limits.ratio}:1",
            )
