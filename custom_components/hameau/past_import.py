"""Bringing files into the past: a dry run first, then all of a file or nothing of it, and the way back.

What a person sent waits in memory for a quarter of an hour, `MOST_BYTES` in all; Home Assistant's copy is removed as soon
as it is read. After a restart it has to be sent again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Final
from zoneinfo import ZoneInfo

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .core.archive import Archive
from .core.errors import PastError
from .core.files import PARIS, FileContent, Finding, PointContent
from .core.series import Gap, SeriesKey
from .past import Past, async_get_past
from .past_files import (
    Answer,
    Received,
    compare,
    described,
    fits,
    is_whole,
    kinds_of,
    market_tellings,
    parts_for,
    read_in,
    receive,
    signals_of,
    tellings,
)
from .past_known import Point, async_points
from .sources.point_hours import TEMPO_DAYS

KEPT_S: Final = 900.0
MOST_FILES: Final = 30
MOST_PREVIEWS: Final = 8
MOST_BYTES: Final = 128 * 2**20
"""Of all that waits: the oldest is let go for what is new."""

_PREVIEWS: Final[HassKey[Previews]] = HassKey(f"{DOMAIN}_imports")


@dataclass(slots=True, kw_only=True)
class Preview:
    """Files that wait for a person's word."""

    files: list[Received]
    until: float

    @property
    def weight(self) -> int:
        """Bytes it holds, about."""
        return sum(file.weight for file in self.files)


@dataclass(slots=True)
class Previews:
    """All that waits."""

    hass: HomeAssistant
    waiting: dict[str, Preview] = field(default_factory=dict)
    _due: CALLBACK_TYPE | None = None

    def keep(self, files: list[Received], now: float) -> str:
        """Keep files for a while; give the name to ask for them by."""
        self.forget(now)
        name = token_hex(16)
        self.waiting[name] = Preview(files=files, until=now + KEPT_S)
        while len(self.waiting) > 1 and (
            len(self.waiting) > MOST_PREVIEWS
            or sum(one.weight for one in self.waiting.values()) > MOST_BYTES
        ):
            del self.waiting[next(iter(self.waiting))]
        self._look_again()
        return name

    def find(self, name: str, now: float) -> Preview:
        """Give what is kept under a name. Raises PastError."""
        self.forget(now)
        if name not in self.waiting:
            raise PastError("no_preview")
        return self.waiting[name]

    def forget(self, now: float) -> None:
        """Let go of what waited too long."""
        for name in [n for n, one in self.waiting.items() if one.until <= now]:
            del self.waiting[name]

    @callback
    def _look_again(self, _: datetime | None = None) -> None:
        """Let go of what waited too long even when nobody comes."""
        self.stop()
        self.forget(self.hass.loop.time())
        if self.waiting:
            self._due = async_call_later(self.hass, KEPT_S, self._look_again)

    @callback
    def stop(self, _: Event | None = None) -> None:
        """Look no more."""
        if self._due is not None:
            self._due()
            self._due = None


def _previews(hass: HomeAssistant) -> Previews:
    found = hass.data.get(_PREVIEWS)
    if found is None:
        found = hass.data[_PREVIEWS] = Previews(hass)
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, found.stop)
    return found


# What it would do.


async def async_preview(hass: HomeAssistant, file_ids: Sequence[str]) -> Answer:
    """Read files that were sent to Home Assistant, and say what they would change. Raises PastError, ArchiveError."""
    if not file_ids:
        raise PastError("nothing_chosen")
    if len(file_ids) > MOST_FILES:
        raise PastError("too_many_files", most=str(MOST_FILES))
    files: list[Received] = []
    for file_id in file_ids:
        files.append(await hass.async_add_executor_job(_take, hass, file_id))
        if sum(file.weight for file in files) > MOST_BYTES:
            raise PastError("too_many_files", most=str(len(files) - 1))
    points = await async_points(hass)
    past = await async_get_past(hass)
    files = [
        await hass.async_add_executor_job(read_in, file, _zones(file, points))
        for file in files
    ]
    told = [await past.async_ask(partial(_told, file=f, points=points)) for f in files]
    name = _previews(hass).keep(files, hass.loop.time())
    return {"preview": name, "files": told}


def _take(hass: HomeAssistant, file_id: str) -> Received:
    """Read a file that was sent; it is removed. Raises PastError: there is none."""
    try:
        with process_uploaded_file(hass, file_id) as path:
            return receive(path)
    except (ValueError, OSError, KeyError) as error:
        raise PastError("file_gone") from error


def _zones(file: Received, points: Sequence[Point]) -> list[ZoneInfo]:
    """The clock of each content's point: of the one it names, or of all it may be of, where that is one."""
    found = []
    for content in file.content.points if file.content is not None else ():
        kinds = kinds_of(content)
        zones = {
            point.zone
            for point in points
            if point.kind in kinds and fits(content.point, point.name)
        }
        found.append(zones.pop() if len(zones) == 1 else PARIS)
    return found


def _told(archive: Archive, file: Received, points: Sequence[Point]) -> Answer:
    """What one file is, and what it would change."""
    answer: Answer = {
        "name": file.name,
        "size": file.size,
        "layout": None,
        "error": None,
        "findings": [],
        "parts": [],
        "signals": [],
    }
    if file.error is not None:
        answer["error"] = {
            "key": file.error.key,
            **file.error.placeholders,
            "translation_key": f"file_{file.error.key}",
        }
    if file.content is not None:
        answer["layout"] = file.content.layout.value
        answer["findings"] = [
            {"kind": found.kind.value, "detail": found.detail}
            for found in _findings(file.content)
        ]
        answer["parts"] = [
            part
            for content in file.content.points
            for part in _parts(archive, content, points)
        ]
        answer["signals"] = [
            {**one, "first": one["first"] * 1000, "last": one["last"] * 1000}
            for one in signals_of(file.content)
        ]
    return answer


def _findings(content: FileContent) -> list[Finding]:
    """What a person should know of the file as a whole, and of each point in it, once."""
    all_ = [*content.findings, *(f for point in content.points for f in point.findings)]
    return list(dict.fromkeys(all_))


def _parts(
    archive: Archive, content: PointContent, points: Sequence[Point]
) -> list[Answer]:
    kinds = kinds_of(content)
    of_kind = {point.name: point.kind for point in points if point.kind in kinds}
    known = content.point in of_kind
    fitting = [name for name in of_kind if fits(content.point, name)]
    likely = fitting[0] if len(fitting) == 1 and not is_whole(content.point) else None
    target = content.point if known else likely
    kind = of_kind.get(target or "", kinds[0])
    return [
        {
            "point": content.point,
            "point_known": known,
            "whole": is_whole(content.point),
            "kind": kind,
            "suggested": likely,
            "choices": [] if is_whole(content.point) else fitting,
            "member": content.member,
            "layout": content.layout.value,
            "label": content.labels.get(measure.register, ""),
            **_in_ms(
                described(
                    measure,
                    parts,
                    compare(
                        archive,
                        SeriesKey(target, *measure) if target else None,
                        parts,
                    ),
                )
            ),
        }
        for measure, parts in parts_for(content, kind).items()
    ]


def _in_ms(answer: Answer) -> Answer:
    """Instants in milliseconds, and gaps as the cards are told."""

    def later(value: int | None) -> int | None:
        return None if value is None else value * 1000

    return {
        **answer,
        "first": later(answer["first"]),
        "last": later(answer["last"]),
        "gaps": [_gap(gap) for gap in answer["gaps"]],
        "doubts": [
            {**doubt, "first": later(doubt["first"])} for doubt in answer["doubts"]
        ],
        "chart": [[start * 1000, value] for start, value in answer["chart"]],
    }


def _gap(gap: Gap) -> Answer:
    return {
        "start": gap.start * 1000,
        "end": gap.end * 1000,
        "reason": gap.reason.value,
        "value": gap.value,
    }


# Doing it.


async def async_confirm(
    hass: HomeAssistant,
    name: str,
    chosen: Sequence[int] | None,
    point: str | None,
    by_file: dict[int, str],
    production: Sequence[int] = (),
) -> Answer:
    """Keep the files of a preview, each whole or not at all. Raises PastError before anything is kept, ArchiveError."""
    preview = _previews(hass).find(name, hass.loop.time())
    numbers = range(len(preview.files)) if chosen is None else dict.fromkeys(chosen)
    files = [
        (number, preview.files[number])
        for number in numbers
        if 0 <= number < len(preview.files)
        and preview.files[number].content is not None
    ]
    if not any(_has_parts(file) for _, file in files):
        raise PastError("nothing_chosen")
    points = await async_points(hass)
    targets = [
        (number, file, targets_of(file, points, by_file.get(number, point)))
        for number, file in files
    ]
    past = await async_get_past(hass)
    changes = []
    for number, file, of_file in targets:
        changes += [
            {"file": number, **one}
            for one in await async_keep(
                hass, past, file, of_file, production=number in production
            )
        ]
    _previews(hass).waiting.pop(name, None)
    return {"changes": changes}


def _has_parts(file: Received) -> bool:
    if file.content is None:
        return False
    if any(one.parts for one in file.content.points):
        return True
    return bool(signals_of(file.content))


def targets_of(
    file: Received, points: Sequence[Point], chosen: str | None
) -> list[Point]:
    """The point each content of a file is of: the one it names, else the chosen one. Raises PastError."""
    assert file.content is not None
    return [
        _target(file.name, content, points, chosen) for content in file.content.points
    ]


def _target(
    name: str, content: PointContent, points: Sequence[Point], chosen: str | None
) -> Point:
    kinds = kinds_of(content)
    of_kind = {point.name: point for point in points if point.kind in kinds}
    if content.point is not None and is_whole(content.point):
        if content.point not in of_kind:
            raise PastError("point_missing", point=content.point)
        return of_kind[content.point]
    if chosen is None:
        fitting = [one for one in of_kind if fits(content.point, one)]
        if len(fitting) != 1 or content.point is None:
            raise PastError("point_wanted", name=name)
        chosen = fitting[0]
    if chosen not in of_kind:
        raise PastError("point_missing", point=chosen)
    if not fits(content.point, chosen):
        raise PastError("wrong_point", name=name, found=content.point or "", chosen=chosen)  # fmt: skip
    return of_kind[chosen]


async def async_keep(
    hass: HomeAssistant,
    past: Past,
    file: Received,
    targets: Sequence[Point],
    *,
    production: bool = False,
) -> list[Answer]:
    """Keep a file, all of it or nothing; say what that changed. Raises ArchiveError."""
    zones = [target.zone for target in targets]
    file = await hass.async_add_executor_job(read_in, file, zones)
    now = int(dt_util.utcnow().timestamp())
    names = [target.name for target in targets]
    kinds = [target.kind for target in targets]
    told = await hass.async_add_executor_job(
        lambda: list(tellings(file, names, now, production=production, kinds=kinds))
    )
    told += market_tellings(file, now)
    added = await past.async_tell_all(told)
    return [
        {
            "point": telling.key.point,
            "quantity": telling.key.quantity.value,
            "register": telling.key.register,
            "origin": one.number,
            "new": one.change.new,
            "changed": one.change.changed,
            "same": one.change.same,
        }
        for telling, one in zip(told, added, strict=True)
    ] + await _async_keep_colours(past, file)


async def _async_keep_colours(past: Past, file: Received) -> list[Answer]:
    """Keep Tempo's colours of days that none is known of: what a service told is not overruled by a file."""
    assert file.content is not None
    if not (colours := file.content.colours):
        return []
    span = min(colours), max(colours)
    known = await past.async_ask(lambda archive: archive.days(TEMPO_DAYS, *span))
    days = {day: told.value for day, told in colours.items() if day not in known}
    await past.async_set_days(TEMPO_DAYS, days, "file", PARIS)
    return [
        {
            "point": TEMPO_DAYS,
            "quantity": "colour",
            "register": "",
            "origin": None,
            "new": len(days),
            "changed": 0,
            "same": len(colours) - len(days),
        }
    ]


# From a folder.


def files_in(path: Path) -> list[Path]:
    """The file, or the files of a folder that are not hidden, by name. Raises PastError."""
    if path.is_dir():
        found = [
            one
            for one in sorted(path.iterdir())
            if one.is_file() and not one.name.startswith(".")
        ]
        if len(found) > MOST_FILES:
            raise PastError("too_many_files", most=str(MOST_FILES))
        return found
    if not path.is_file():
        raise PastError("no_such_path", path=str(path))
    return [path]
