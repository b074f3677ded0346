"""A test of the tests: code broken on purpose, one rule at a time, and the invariant that must notice."""

from collections.abc import Callable
from dataclasses import dataclass
import importlib
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
import pytest

# No search for the smallest example: that one is found at all is what counts.
_HUNT = settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=600,
    phases=(Phase.generate,),
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """`where` (`module:name`, or `module:Class.name`) is replaced by what `instead` makes of it.

    `check` must then fail on an example of `cases`.
    """

    name: str
    where: str
    instead: Callable[[Any], Any]
    check: Callable[[Any], None]
    cases: SearchStrategy[Any]


def assert_noticed(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the code and see the invariant fail; an error of any other kind is not a notice."""
    module, _, path = mutant.where.partition(":")
    owner: Any = importlib.import_module(module)
    *parents, name = path.split(".")
    for parent in parents:
        owner = getattr(owner, parent)
    monkeypatch.setattr(owner, name, mutant.instead(owner.__dict__[name]))

    @_HUNT
    @given(mutant.cases)
    def hunt(case: Any) -> None:
        mutant.check(case)

    with pytest.raises(AssertionError):
        hunt()
