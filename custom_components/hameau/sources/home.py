"""A home: what must not be cut off, what may be, and when things run."""

from typing import Final

from ..const import HOME_SOURCE
from .base import Source
from .home_options import options
from .home_runtime import HomeRuntime, async_forget

SOURCE: Final = Source(
    key=HOME_SOURCE, runtime=HomeRuntime, options=options, forget=async_forget
)
