"""The meter's last words, as they came: for diagnostics, and for people who look closer."""

from .core.tic import ETX, STX, Frame, TicDecoder, mask


def last_frame(raw: bytes | bytearray) -> bytes:
    """Give the bytes of the last frame that is whole, from STX to ETX; empty if there is none."""
    end = raw.rfind(ETX)
    start = raw.rfind(STX, 0, max(end, 0))
    return bytes(raw[start : end + 1]) if 0 <= start < end else b""


def words(frame: bytes, *, masked: bool = True) -> dict[str, str]:
    """Give the groups of a frame as label → text; what names the home only if not `masked`."""
    shown = mask(frame) if masked else frame
    for event in TicDecoder().feed(shown):
        if isinstance(event, Frame):
            return {label: group.text.strip() for label, group in event.groups.items()}
    return {}
