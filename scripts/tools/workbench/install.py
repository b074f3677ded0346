"""How the workbench comes into the configuration of a throw-away Home Assistant."""

from pathlib import Path


def install(config: Path) -> None:
    """Put it among the custom components, as a package that hides the one of this repository."""
    components = config / "custom_components"
    components.mkdir(parents=True, exist_ok=True)
    (components / "__init__.py").touch()
    (components / "workbench").symlink_to(Path(__file__).parent)
