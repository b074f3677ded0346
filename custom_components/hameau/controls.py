"""Entities a person acts with: switches, choices and numbers of a source.

What is asked goes to the source at once; what is shown is what the source says of itself.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from homeassistant.components.number import NumberEntityDescription
from homeassistant.components.select import SelectEntityDescription
from homeassistant.components.switch import SwitchEntityDescription

from .entity import ValueDescription
from .sources.base import Runtime


@dataclass(frozen=True, kw_only=True)
class SwitchDescription[R: Runtime = Any](ValueDescription[R], SwitchEntityDescription):
    """A switch: what it shows and what turning it does."""

    value: Callable[[R], bool | None]
    turn: Callable[[R, bool], Awaitable[object]]


@dataclass(frozen=True, kw_only=True)
class SelectDescription[R: Runtime = Any](ValueDescription[R], SelectEntityDescription):
    """A choice among `options`."""

    value: Callable[[R], str | None]
    choose: Callable[[R, str], Awaitable[object]]


@dataclass(frozen=True, kw_only=True)
class NumberDescription[R: Runtime = Any](ValueDescription[R], NumberEntityDescription):
    """A number; `highest` moves with the source."""

    value: Callable[[R], float | None]
    put: Callable[[R, float], Awaitable[object]]
    highest: Callable[[R], float]
