"""Who the meter is: the twelve digits of ADCO or ADSC (Euridis number).

Two digits of maker, two of year, two of type, six of number. Types: Enedis-NOI-CPT_54E §2.2 and the Euridis list.
"""

from dataclasses import dataclass
from typing import Self

_LINKY: dict[str, tuple[str, int | None]] = {
    "61": ("Linky G3 60 A", 1),
    "62": ("Linky G1 90 A", 1),
    "63": ("Linky G1 60 A", 3),
    "64": ("Linky G3 60 A", 1),
    "65": ("Linky (pilot)", None),
    "66": ("Linky (pilot)", None),
    "67": ("Linky (pilot)", None),
    "68": ("Linky (pilot)", None),
    "70": ("Linky G3 60 A", 1),
    "71": ("Linky G3 60 A", 3),
    "75": ("Linky G3 90 A", 1),
    "76": ("Linky G3 60 A", 3),
}
# Electronic meters with a customer output appeared around 1990.
_FIRST_YEAR = 80
# The Linky's range of type codes, for models younger than this list.
_LINKY_CODES = range(60, 80)
_MAKERS = {
    "01": "Crouzet",
    "02": "Sagemcom",
    "03": "Itron",
    "04": "Landis+Gyr",
    "05": "Stepper Energie",
    "06": "Itron",
    "11": "Honeywell Elster",
    "14": "Dialog E.S.",
    "16": "Legrand",
    "18": "Schneider Electric",
    "24": "Hager",
    "27": "Iskraemeco",
    "30": "Michaud",
    "39": "ZIV",
    "70": "Landis+Gyr",
    "71": "Stepper Energie",
    "81": "Sagemcom",
    "82": "Landis+Gyr",
    "83": "Honeywell Elster",
    "84": "Sagemcom",
    "85": "Itron",
}


AGREEING_FRAMES = 3
"""Frames in a row that must show another serial number before the meter counts as replaced."""
_CONFIRMING_FRAMES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A meter as its serial number tells it. `serial` names a home: keep it out of logs.

    `maker` is None for a code without a known maker, `phases` for a type that does not
    say (older meters, pilots); `model` always has a text; `year` is that of manufacture.
    """

    serial: str
    maker: str | None
    year: int
    type_code: str
    model: str
    phases: int | None
    linky: bool

    @classmethod
    def parse(cls, serial: str) -> Self:
        """Read the twelve digits of ADCO or ADSC."""
        year, type_code = int(serial[2:4]), serial[4:6]
        linky = int(type_code) in _LINKY_CODES
        unknown = ("Linky" if linky else "Electronic meter", None)
        model, phases = _LINKY.get(type_code, unknown)
        return cls(
            serial=serial,
            maker=_MAKERS.get(serial[:2]),
            year=year + (1900 if year >= _FIRST_YEAR else 2000),
            type_code=type_code,
            model=model,
            phases=phases,
            linky=linky,
        )


class Acquaintance:
    """Which meter is read: one damaged serial number must not make another meter.

    The first one met is adopted, and replaced freely until two frames have confirmed it;
    from then on, another must show itself in three frames in a row.
    """

    def __init__(self, serial: str | None) -> None:
        """Begin with the meter remembered, if any."""
        self.identity = Identity.parse(serial) if serial else None
        self._frames = _CONFIRMING_FRAMES if serial else 0
        self._rival = ""
        self._rival_frames = 0

    @property
    def confirmed(self) -> bool:
        """Whether the meter was seen in two frames, or is remembered."""
        return self._frames >= _CONFIRMING_FRAMES

    def meet(self, serial: str) -> bool:
        """Hear a serial number within a frame; tells whether it is this meter's."""
        known = self.identity
        if known is None or (serial != known.serial and not self.confirmed):
            self.identity, self._frames = Identity.parse(serial), 0
            return True
        return serial == known.serial

    def count(self, serial: str, *, counts: bool) -> str | None:
        """Count the serial number of a frame that ended; gives the former one when it is replaced.

        `counts` is False for a frame not good enough to prove another meter.
        """
        if self.meet(serial):
            self._frames += 1
            self._rival = ""
            return None
        if serial != self._rival or not counts:
            self._rival, self._rival_frames = serial, 0
        self._rival_frames += counts
        if self._rival_frames < AGREEING_FRAMES or self.identity is None:
            return None
        former = self.identity.serial
        self.identity, self._frames, self._rival = (
            Identity.parse(serial),
            AGREEING_FRAMES,
            "",
        )
        return former
