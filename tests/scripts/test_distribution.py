"""The distribution `hameau-core` holds the whole of `core/`."""

import tomllib

from scripts.tools import INTEGRATION, ROOT


def test_every_package_of_core_is_distributed() -> None:
    core = INTEGRATION / "core"
    folders = {path.parent.relative_to(core) for path in core.rglob("*.py")}
    expected = {".".join(("hameau_core", *folder.parts)) for folder in folders}
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert set(pyproject["tool"]["setuptools"]["packages"]) == expected
