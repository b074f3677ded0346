"""The customer output (TIC) of French electricity meters: bytes to typed, checked values, and back."""

from .decoder import TicDecoder
from .encoder import EOT, ETX, STX, encode_frame, encode_group, mask
from .events import Chunk, Event, Fault, FaultKind, Frame, Group, Mode, Value
from .guard import IndexGuard
from .labels import SPECS, canonical
from .line import checksum
from .spec import Kind, LabelSpec, Unit
from .status import Breaker, Euridis, Plc, StatusRegister, TempoColour
from .values import ContactOrder, DayProfile, Relays, Season, Slot, Timestamp, Window

__all__ = [
    "EOT",
    "ETX",
    "SPECS",
    "STX",
    "Breaker",
    "Chunk",
    "ContactOrder",
    "DayProfile",
    "Euridis",
    "Event",
    "Fault",
    "FaultKind",
    "Frame",
    "Group",
    "IndexGuard",
    "Kind",
    "LabelSpec",
    "Mode",
    "Plc",
    "Relays",
    "Season",
    "Slot",
    "StatusRegister",
    "TempoColour",
    "TicDecoder",
    "Timestamp",
    "Unit",
    "Value",
    "Window",
    "canonical",
    "checksum",
    "encode_frame",
    "encode_group",
    "mask",
]
