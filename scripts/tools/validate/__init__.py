"""What Home Assistant's hassfest and HACS demand of an integration, checked here and now.

Each check is a function that takes the `Project` and yields every `Problem` it finds;
`CHECKS` names them all. A problem says the file, the place in it and what to do.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
import json
from pathlib import Path
from typing import Any

type Check = Callable[[Project], Iterator[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that has to change before the integration can be published."""

    file: str
    place: str
    advice: str

    def __str__(self) -> str:
        """Put the problem on one line."""
        return f"{self.file}: {self.place}: {self.advice}"


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout of this repository."""

    root: Path

    @property
    def integration(self) -> Path:
        """The folder that Home Assistant loads."""
        return self.root / "custom_components" / "hameau"

    def name(self, path: Path) -> str:
        """Give the path as a person names it."""
        return str(path.relative_to(self.root))

    def sources(self) -> list[Path]:
        """Give the integration's Python files."""
        return sorted(self.integration.rglob("*.py"))

    def load(self, *parts: str) -> dict[str, Any]:
        """Read a JSON object of the integration; {} where the file is missing."""
        path = self.integration.joinpath(*parts)
        if not path.exists():
            return {}
        loaded: dict[str, Any] = json.loads(path.read_text())
        return loaded

    def manifest(self) -> dict[str, Any]:
        """Read the manifest."""
        return self.load("manifest.json")

    def texts(self, language: str) -> dict[str, Any]:
        """Read the texts for people in a language."""
        return self.load("translations", f"{language}.json")


def keys(
    tree: Any, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Walk a JSON tree: every leaf with the keys that lead to it."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from keys(value, (*path, key))
    else:
        yield path, tree


def has(tree: Any, path: tuple[str, ...]) -> bool:
    """Say whether the keys lead to something."""
    for key in path:
        if not isinstance(tree, dict) or key not in tree:
            return False
        tree = tree[key]
    return True
