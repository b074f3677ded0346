"""The built cards are those of the sources: no node needed to tell."""

from hashlib import sha256
import json
from pathlib import Path
import re

from custom_components.hameau.frontend import WWW, entry_file

SOURCES = Path(__file__).parents[2] / "dashboards"
BUILD = json.loads((WWW / "build.json").read_text())
IMPORT = re.compile(r"""(?:from|import)["']\./([\w-]+\.js)["']""")


def hashes(root: Path, names: set[str]) -> dict[str, str]:
    return {name: sha256((root / name).read_bytes()).hexdigest() for name in names}


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(SOURCES if SOURCES in path.parents else WWW).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }


def at_once(name: str) -> dict[str, str]:
    """Give a built file and all that it imports before it runs."""
    found: dict[str, str] = {}
    waiting = [name]
    while waiting:
        if (file := waiting.pop()) not in found:
            found[file] = (WWW / file).read_text(encoding="utf-8")
            waiting += IMPORT.findall(found[file])
    return found


def test_every_source_is_the_one_that_was_built() -> None:
    """Otherwise: cd dashboards && npm ci && npm run build."""
    kept = {name for name in BUILD["sources"] if not name.startswith("src/")}
    assert BUILD["sources"] == hashes(SOURCES, files(SOURCES / "src") | kept)


def test_every_built_file_is_as_it_was_built() -> None:
    assert BUILD["files"] == hashes(WWW, files(WWW) - {"build.json"})


def test_the_page_loads_little_and_the_chart_later() -> None:
    entry = entry_file()
    assert entry in BUILD["files"]
    assert (WWW / entry).stat().st_size < 2_000
    (cards,) = (file.name for file in WWW.glob("cards-*.js"))
    first = at_once(cards)
    assert sum(len(content) for content in first.values()) < 220_000
    assert not any("echarts" in content.lower() for content in first.values())
    # What the page of the past shows is in a file of its own, and its charts in another.
    (past,) = (file.name for file in WWW.glob("all-*.js"))
    assert past not in first
    assert not any("echarts" in content.lower() for content in at_once(past).values())


def test_no_html_is_ever_made_from_text() -> None:
    sources = [path.read_text() for path in (SOURCES / "src").rglob("*.ts")]
    for word in ("innerHTML", "unsafeHTML", "insertAdjacentHTML", "document.write"):
        assert not any(word in source for source in sources), word
