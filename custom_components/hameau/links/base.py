"""What every way in to a meter looks like, whatever carries the bytes."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..core.tic import Chunk

if TYPE_CHECKING:
    from ..core.tic.radio import RadioHealth


class Link(ABC):
    """A supply of raw TIC bytes that can be opened, read and closed again.

    A link is opened and closed many times in its life: the supervisor does so after each
    failure. Whatever goes wrong is raised as `LinkError`, whose key names a cause a person
    can act on. Reading is safe to cancel: no byte is lost by it.
    """

    kind: ClassVar[str]
    """Name of the transport, as in the config entry's `link`."""

    trusted: bool = True
    """False when anyone in range could have sent these bytes (a radio without a key)."""

    reopen_after_s: float | None = 60.0
    """Seconds without a valid group after which opening anew may help; None: never."""

    @abstractmethod
    async def open(self) -> None:
        """Open the transport.

        Raises:
            LinkError: the transport cannot be opened; nothing is left open.

        """

    @abstractmethod
    async def read(self) -> Chunk:
        """Return the next bytes as soon as there are any.

        Raises:
            LinkError: the transport is gone; the link must be closed and opened again.

        """

    @abstractmethod
    async def close(self) -> None:
        """Release the transport; harmless on a link that is not open."""

    def advice(self) -> frozenset[str]:
        """Name what works but had better not stay so: causes of repair issues."""
        return frozenset() if self.trusted else frozenset({"radio_without_key"})

    def settings(self) -> Mapping[str, Any]:
        """Give what was found out and is worth keeping in the config entry's data."""
        return {}

    def describe(self) -> Mapping[str, str | int | float | bool | None]:
        """Give facts for titles and diagnostics, without personal data or secrets."""
        return {"link": self.kind}

    def health(self) -> RadioHealth | None:
        """Give the figures of a radio; None for every other transport."""
        return None
