"""What the tests of the ways in share."""

from collections.abc import Iterator
import os
from pathlib import Path
import tty

import pytest


@pytest.fixture(autouse=True)
def loopback(socket_enabled: None) -> None:
    """Let these tests talk to their own servers."""


class Adapter:
    """A pseudo-terminal in the place of a USB adapter, behind a name that stays."""

    def __init__(self, folder: Path) -> None:
        """Plug it in."""
        self.path = folder / "usb-adapter"
        self._master = -1
        self.plug()

    def plug(self) -> None:
        """Make the port appear under its name."""
        self._master, slave = os.openpty()
        tty.setraw(self._master)
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(os.ttyname(slave))
        os.close(slave)

    def send(self, data: bytes) -> None:
        """Send bytes as the meter would."""
        os.write(self._master, data)

    def unplug(self) -> None:
        """Take it out, under the reader's hands."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1
            self.path.unlink()


@pytest.fixture
def adapter(tmp_path: Path) -> Iterator[Adapter]:
    """Give a plugged adapter."""
    plugged = Adapter(tmp_path)
    yield plugged
    plugged.unplug()
