"""Short ways to look at what was read."""

import pytest

from hameau_core.errors import FileError
from hameau_core.files import (
    FileContent,
    FindingKind,
    Limits,
    Measure,
    PointContent,
    read,
)
from hameau_core.series import DoubtKind, GapReason, Parts, Quality, Quantity, Step

IMPORT = Measure(Quantity.IMPORT)
EXPORT = Measure(Quantity.EXPORT)
GAS = Measure(Quantity.GAS_ENERGY)
VOLUME = Measure(Quantity.GAS_VOLUME)
POWER = Measure(Quantity.MAX_POWER)


def point(data: bytes) -> PointContent:
    """The only point of a file."""
    (only,) = read(data).points
    return only


def parts(data: bytes, measure: Measure = IMPORT) -> Parts:
    """What it holds of one measure."""
    return point(data).parts[measure]


def values(found: Parts) -> list[tuple[int, int]]:
    """(start, value) of every step."""
    return sorted((at.start, at.value) for series in found.series for at in series)


def steps(found: Parts) -> dict[Step, int]:
    """How many values of each step."""
    return {series.step: len(series) for series in found.series}


def qualities(found: Parts) -> list[Quality]:
    """The quality of each value."""
    return [at.quality for series in found.series for at in series]


def reasons(found: Parts) -> list[GapReason]:
    """Why each gap is one."""
    return [gap.reason for gap in found.gaps]


def odd(found: Parts) -> set[DoubtKind]:
    """What was odd."""
    return {doubt.kind for doubt in found.doubts}


def findings(content: FileContent | PointContent) -> set[FindingKind]:
    """What a person should know."""
    return {finding.kind for finding in content.findings}


def refused(data: bytes, *, limits: Limits | None = None) -> FileError:
    """The error a file ends in."""
    with pytest.raises(FileError) as caught:
        read(data, limits=limits)
    return caught.value


def place(error: FileError) -> tuple[str, str, str, str]:
    """Sheet, row, column, and what was found there."""
    said = error.placeholders
    return said["sheet"], said["row"], said["column"], said["found"]
