"""What the commands in `scripts/` are made of."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
INTEGRATION = ROOT / "custom_components" / "hameau"
DATA = ROOT.parent / "shared" / "data"
