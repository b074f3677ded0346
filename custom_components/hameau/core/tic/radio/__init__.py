"""The meter by nRF24 radio: what goes over the air (`payload`, `auth`) and what comes of it."""

from .auth import KEY_SIZES, RESERVED, Authenticator, ReplayGuard, Verdict
from .health import RadioHealth
from .payload import (
    PAYLOAD_SIZE,
    Fragment,
    Kind,
    Payload,
    RawPiece,
    TransmitterStatus,
    Unreadable,
    crc16,
    read,
)
from .receiver import MeterKey, Receiver
from .transmitter import Transmitter, fragments, raw_pieces, status

__all__ = [
    "KEY_SIZES",
    "PAYLOAD_SIZE",
    "RESERVED",
    "Authenticator",
    "Fragment",
    "Kind",
    "MeterKey",
    "Payload",
    "RadioHealth",
    "RawPiece",
    "Receiver",
    "ReplayGuard",
    "Transmitter",
    "TransmitterStatus",
    "Unreadable",
    "Verdict",
    "crc16",
    "fragments",
    "raw_pieces",
    "read",
    "status",
]
