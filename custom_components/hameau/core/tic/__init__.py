"""The customer output (TIC) of French electricity meters: bytes to typed, checked values, and back."""

from .changes import Change, ChangeKind
from .decoder import TicDecoder
from .encoder import EOT, ETX, STX, encode_frame, encode_group, mask
from .events import Chunk, Event, Fault, FaultKind, Frame, Group, Mode, Value
from .guard import IndexGuard
from .identity import Identity
from .labels import SPECS, canonical
from .line import checksum
from .meter import Meter
from .quality import Quality
from .spec import Kind, LabelSpec, Unit
from .status import Breaker, Euridis, Plc, StatusRegister, TempoColour
from .tariff import Colour, Contract, MobilePeak, Period, Tariff, TariffWindow
from .trip import Trip
from .values import ContactOrder, DayProfile, Relays, Season, Slot, Timestamp, Window

__all__ = [
    "EOT",
    "ETX",
    "SPECS",
    "STX",
    "Breaker",
    "Change",
    "ChangeKind",
    "Chunk",
    "Colour",
    "ContactOrder",
    "Contract",
    "DayProfile",
    "Euridis",
    "Event",
    "Fault",
    "FaultKind",
    "Frame",
    "Group",
    "Identity",
    "IndexGuard",
    "Kind",
    "LabelSpec",
    "Meter",
    "MobilePeak",
    "Mode",
    "Period",
    "Plc",
    "Quality",
    "Relays",
    "Season",
    "Slot",
    "StatusRegister",
    "Tariff",
    "TariffWindow",
    "TempoColour",
    "TicDecoder",
    "Timestamp",
    "Trip",
    "Unit",
    "Value",
    "Window",
    "canonical",
    "checksum",
    "encode_frame",
    "encode_group",
    "mask",
]
