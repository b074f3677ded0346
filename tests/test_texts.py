"""What people read: names that tell entities apart and fit, and French as it is printed."""

from collections import Counter
from collections.abc import Iterator
import json
from pathlib import Path
import re
from typing import Any

import pytest

from custom_components.hameau.core.causes import CAUSES, UNKNOWN_HOST
from custom_components.hameau.core.tic.simulator import SCENARIOS
from custom_components.hameau.core.tic.tariff import HISTORIQUE_INDEXES
from custom_components.hameau.sources.meter_entities import DESCRIPTIONS
from custom_components.hameau.sources.meter_figures import plain_words

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "custom_components/hameau/translations"
SENTENCES = json.loads((TEXTS.parent / "sentences.json").read_text())
CODE = re.compile(r"```.*?```|`[^`\n]*`|\{\w+\}|\w+://\S+", re.DOTALL)
UNITS = "k?VA|k?Wh?|V|A|s|ms|[kMG]?Hz|[kM]bit/s|µF|%|€|bauds"
BREAKABLE = re.compile(
    # A sign of two parts after a word or after an ordinary space; quotes; a number and its unit.
    rf"(?:\w| )[;!?»](?!\w)|(?:\w| ):(?=[ \n]|$)|« |«\w|\d ?(?:{UNITS})(?!\w)"
)
MOST_CHARACTERS = 22
"""What a tile of half a phone's width shows of a name."""


def texts(language: str) -> dict[str, Any]:
    """Read the texts in a language."""
    read: dict[str, Any] = json.loads((TEXTS / f"{language}.json").read_text())
    return read


def names(language: str, scenario: str) -> Iterator[str]:
    """Give the names that the entities of a simulated meter may have."""
    tariffs = SCENARIOS[scenario].offer.tariffs
    old = {
        f"index_{label.lower()}"
        for table in HISTORIQUE_INDEXES.values()
        for label in table
    }
    filled = {
        f"index_easf{number:02}": plain_words(tariff)
        for number, tariff in enumerate(tariffs, 1)
    }
    for platform, rows in DESCRIPTIONS.items():
        for row in rows:
            if row.key.startswith("index_easf") and row.key not in filled:
                continue
            if row.key not in old:
                name = texts(language)["entity"][platform][row.key]["name"]
                yield name.replace("{tariff}", filled.get(row.key, ""))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_two_entities_of_a_meter_have_one_name(language: str, scenario: str) -> None:
    """A list of entities shows the name alone."""
    seen = Counter(name.casefold() for name in names(language, scenario))
    assert [name for name, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_fit_a_tile(language: str) -> None:
    """What is cut off is most often what tells one from another."""
    entities = texts(language)["entity"]
    found = [text["name"] for kind in entities.values() for text in kind.values()]
    assert [name for name in found if len(name) > MOST_CHARACTERS] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_cause_is_told_in_words_wherever_it_is_shown(language: str) -> None:
    """In the flow, on the entry, and as something to mend: the same words, none of the system's."""
    told = texts(language)
    for cause in {*CAUSES.values(), UNKNOWN_HOST, "cannot_connect", "connection_lost"}:
        words = told["config"]["error"][cause]
        assert "{address}" in words
        assert "{detail}" not in words
        assert told["exceptions"][cause]["message"] == words
        assert told["issues"][f"link_{cause}"]["description"] == words


def french() -> dict[str, str]:
    """Give what is written in French, by where, with a word in the place of each piece of code."""

    def leaves(tree: Any, place: str) -> Iterator[tuple[str, str]]:
        if isinstance(tree, dict):
            for key, value in tree.items():
                yield from leaves(value, f"{place}.{key}")
        else:
            yield place, tree

    found = dict(leaves(texts("fr"), "fr.json"))
    found |= dict(leaves(SENTENCES["fr"], "sentences.json"))
    # The mark of a picture is no exclamation.
    readme = (ROOT / "README.fr.md").read_text().replace("![", "[")
    found |= {
        f"README.fr.md, paragraph {number}": paragraph
        for number, paragraph in enumerate(CODE.sub("code", readme).split("\n\n"))
    }
    return {place: CODE.sub("code", text) for place, text in found.items()}


def test_french_signs_and_units_do_not_part_from_their_words() -> None:
    """No line may begin with « ; » or with « kVA »: their spaces are no-break ones."""
    parted = {
        place: found[0]
        for place, text in french().items()
        if (found := BREAKABLE.search(text))
    }
    assert parted == {}
    assert BREAKABLE.search("un mot : un autre")
    assert BREAKABLE.search("de 6 kVA")
