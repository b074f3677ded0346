"""Decisions in words: one sentence for each `Code` and for each `Reason` of a schedule, in French and English.

`sentences.json` holds them for Python and for the cards alike. What is said stands after a name (an appliance's, or the
home's) and agrees with none, for nobody knows whether a name is masculine. `{figure}` is a figure in words; `[a|b]` is
`a` if all its figures are known, else `b`, else nothing. `figures` says what each figure is:

- power: VA, as « 7,4 kVA »; demand: the same, rounded up, so that what is above a limit is seen to be;
  spare: the same, unknown when there is next to nothing;
- duration: seconds, as « 1 min 24 s »; waited: the same, unknown when it is nothing;
- limit, load: an id, shown by its name; the house itself needs none;
- time: an instant, shown as the civil time where Home Assistant is;
- number: as it is.
"""

from collections.abc import Mapping
from datetime import datetime
import json
import math
from pathlib import Path
import re
from typing import Any, Final

from homeassistant.util import dt as dt_util

from .core.control.shedding import HOUSE

# Read as the module is imported, which Home Assistant does in its executor.
_TEXTS: Final[dict[str, Any]] = json.loads(
    Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
)
FIGURES: Final[Mapping[str, str]] = _TEXTS["figures"]
LANGUAGES: Final = ("en", "fr")

_OPTION: Final = re.compile(r"\[([^\]|]*)(?:\|([^\]]*))?\]")
_HOLE: Final = re.compile(r"\{(\w+)\}")
_PHASE: Final = re.compile(r"phase_(\d)")
_NO_BREAK: Final = "\u00a0"
_NEXT_TO_NOTHING_VA: Final = 10.0

type Figure = float | str | datetime | None


def texts(language: str) -> Mapping[str, Mapping[str, str]]:
    """Give the texts in a language; English where we have none."""
    base = language.split("-", maxsplit=1)[0]
    found: Mapping[str, Mapping[str, str]] = _TEXTS[base if base in LANGUAGES else "en"]
    return found


class Sentences:
    """Decisions told in one language, with the names a person gave to loads and circuits."""

    def __init__(self, language: str, names: Mapping[str, str] | None = None) -> None:
        """Speak `language` (« fr », « fr-CA »…); `names` by id."""
        self._texts = texts(language)
        self._french = self._texts is _TEXTS["fr"]
        self._names = names or {}

    def said(self, code: str, figures: Mapping[str, Figure]) -> str:
        """Give what is said of a load or of the house: what stands after its name. Raises KeyError: no such code."""
        return self._filled(self._texts["decisions"][code], figures)

    def sentence(
        self,
        name: str,
        code: str,
        figures: Mapping[str, Figure],
        *,
        dry_run: bool = False,
    ) -> str:
        """Give the whole sentence: « Chauffe-eau à l'arrêt : 7,4 kVA demandés pour 6 kVA… ». Raises KeyError."""
        words = self._texts["words"]
        whole = words["sentence"].format(name=name, said=self.said(code, figures))
        return words["dry_run"].format(sentence=whole) if dry_run else whole

    def imagined(self, code: str, figures: Mapping[str, Figure]) -> str:
        """Give what a dry run would have done: what stands after the name. Raises KeyError."""
        said = self.said(code, figures)
        return self._texts["words"]["imagined"].format(said=said)

    def scheduled(self, reason: str, figures: Mapping[str, Figure]) -> str:
        """Give why a schedule wants what it wants. Raises KeyError: no such reason."""
        return self._filled(self._texts["schedules"][reason], figures)

    def _filled(self, text: str, figures: Mapping[str, Figure]) -> str:
        known = {
            name: words for name in FIGURES if (words := self._words(name, figures))
        }

        def option(match: re.Match[str]) -> str:
            wanted, otherwise = match.groups()
            complete = all(name in known for name in _HOLE.findall(wanted))
            return wanted if complete else otherwise or ""

        return _HOLE.sub(
            lambda hole: known.get(hole[1], "?"), _OPTION.sub(option, text)
        )

    def _words(self, name: str, figures: Mapping[str, Figure]) -> str | None:
        """Give one figure in words; None: it is unknown, or says nothing."""
        value = figures.get(name)
        kind = FIGURES[name]
        if value is None:
            return None
        if kind == "time":
            return None if isinstance(value, float | int) else _clock(value)
        if isinstance(value, float | int):
            return self._number(kind, value)
        if kind == "load":
            return self._names.get(str(value)) or self._texts["words"]["unnamed"]
        return self._limit(str(value)) if kind == "limit" else None

    def _number(self, kind: str, value: float) -> str | None:
        match kind:
            case "spare" if value < _NEXT_TO_NOTHING_VA:
                return None
            case "waited" if value < 1:
                return None
            case "demand":
                return self.power(
                    math.ceil(round(value, 1) / 10) * 10 if value >= 1000 else value
                )
            case "power" | "spare":
                return self.power(value)
            case "duration" | "waited":
                return self.duration(value)
        return self.number(value)

    def power(self, value_va: float) -> str:
        """Give an apparent power: « 450 VA », « 7,4 kVA »."""
        if abs(value_va) < 999.5:
            return f"{self.number(value_va, 0)}{_NO_BREAK}VA"
        return f"{self.number(value_va / 1000)}{_NO_BREAK}kVA"

    def number(self, value: float, digits: int = 2) -> str:
        """Give a number as the language writes it, without zeros that say nothing."""
        text = f"{value:.{digits}f}"
        if digits:
            text = text.rstrip("0").rstrip(".")
        if text == "-0":
            text = "0"
        return text.replace(".", ",") if self._french else text

    def duration(self, seconds: float) -> str:
        """Give a duration in at most two units, never longer than it is: « 48 s », « 1 min 24 s », « 4 h 10 min »."""
        whole = max(0, math.floor(seconds))
        if whole < 60:
            return f"{whole}{_NO_BREAK}s"
        if whole < 3600:
            return _two(whole // 60, "min", whole % 60, "s")
        if whole < 86_400:
            return _two(whole // 3600, "h", whole % 3600 // 60, "min")
        return f"{whole // 86_400}{_NO_BREAK}{self._texts['words']['day']}"

    def _limit(self, limit: str) -> str | None:
        words = self._texts["words"]
        if limit == HOUSE:
            return None
        if phase := _PHASE.fullmatch(limit):
            return words["phase"].format(number=phase[1])
        return self._names.get(limit) or words["somewhere"]


def _two(major: int, unit: str, minor: int, less: str) -> str:
    first = f"{major}{_NO_BREAK}{unit}"
    return f"{first}{_NO_BREAK}{minor}{_NO_BREAK}{less}" if minor else first


def _clock(instant: datetime | str) -> str | None:
    at = dt_util.parse_datetime(instant) if isinstance(instant, str) else instant
    return None if at is None else f"{dt_util.as_local(at):%H:%M}"
