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


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A meter as its serial number tells it. `serial` names a home: keep it out of logs.

    `maker` is None for a code without a known maker, `phases` for a type that does not say (older meters,
    pilots); `model` always has a text; `year` is that of manufacture.
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
        model, phases = _LINKY.get(
            type_code, ("Linky" if linky else "Electronic meter", None)
        )
        return cls(
            serial=serial,
            maker=_MAKERS.get(serial[:2]),
            year=2000 + int(serial[2:4])
            if int(serial[2:4]) < 80
            else 1900 + int(serial[2:4]),
            type_code=type_code,
            model=model,
            phases=phases,
            linky=linky,
        )
