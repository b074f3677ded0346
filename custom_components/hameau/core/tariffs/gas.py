"""What a home pays for gas: dated prices of the kWh (gross calorific value), standing charge, kWh in a m³."""

from dataclasses import dataclass

from .contract import Charged


@dataclass(frozen=True, slots=True, kw_only=True)
class GasTerm(Charged):
    """What a gas contract says during some time: `price` in µEUR/kWh of gross calorific value (PCS), taxes included.

    `coefficient`: millionths of kWh in a m³, for days whose energy GRDF does not give (None: not known). A price changes
    with the gas day, at 06:00; the standing charge with the civil one.
    """

    price: int
    coefficient: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gas:
    """A gas contract: its terms, in rising order of their starts."""

    terms: tuple[GasTerm, ...]
    name: str = ""
