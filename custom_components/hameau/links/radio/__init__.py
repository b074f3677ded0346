"""The way in by nRF24 radio."""

from .link import RadioLink
from .settings import RadioSettings, parse_address, radio_problems

__all__ = [
    "RadioLink",
    "RadioSettings",
    "parse_address",
    "radio_problems",
]
