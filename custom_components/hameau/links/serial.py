"""The meter on a serial port of this machine."""

from pathlib import Path
import termios
from typing import override

from ..core.causes import cause_of
from ..core.errors import LinkError
from .speed import Speed
from .stream import StreamLink

BY_ID = Path("/dev/serial/by-id")


def stable_path(device: str, by_id: Path = BY_ID) -> str:
    """Give the name under /dev/serial/by-id that survives re-plugging, if there is one.

    It reads a folder: call it in an executor. Anything but a path is returned as it came.
    """
    path = Path(device)
    if not path.is_absolute() or path.parent == by_id or not by_id.is_dir():
        return device
    target = path.resolve()
    for link in sorted(by_id.iterdir()):
        if link.resolve() == target:
            return str(link)
    return device


class SerialLink(StreamLink):
    """Reads a serial port, which no other program may use meanwhile."""

    kind = "serial"

    def __init__(self, device: str, *, baudrate: int | None = None) -> None:
        """Describe the port by its path; `baudrate` is the speed to try first."""
        super().__init__(device, baudrate=baudrate, adjustable=True)

    @override
    def _public(self) -> str:
        """Give the path, which holds no secret."""
        return self._url

    @override
    def _refused(self, error: Exception) -> LinkError:
        """Tell a missing port from one that is taken or forbidden."""
        key = cause_of(error, "cannot_connect")
        return LinkError(key, {"address": self._public(), "detail": str(error)})

    @override
    def _apply(self, speed: Speed) -> None:
        """Let the kernel drop characters of wrong parity.

        It would stop every one-bit error, of which the checksum of a group lets 12 % through;
        serialx, like pyserial, leaves the check off.
        """
        if self._serial is None or not speed.parity:
            return
        descriptor = self._serial.transport.serial.fileno()
        try:
            attributes = termios.tcgetattr(descriptor)
            attributes[0] |= termios.INPCK | termios.IGNPAR
            termios.tcsetattr(descriptor, termios.TCSANOW, attributes)
        except termios.error as error:
            raise self._broken(str(error)) from error
