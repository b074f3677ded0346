"""Three years of the demo's home: what its meters counted, what of it is known, and the files a person would download.

Everything is invented, the numbers of the points too. Electricity is that of `tests/servers/linky_home`, but for the last
days, which are those its household lived. Some of it is missing, as it is in every real home.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
import json
from math import cos, pi
from pathlib import Path
from typing import Final, Self, override

from tests.core.files import builders
from tests.servers.linky_home import (
    HALF_HOUR_S,
    PARIS,
    LinkyHome,
    chance,
    drawn,
    given_back,
)

FILE: Final = "years.json"
PRM: Final = "09000000000042"
PCE: Final = "09000000000043"
ONE_DAY: Final = timedelta(days=1)
YEARS: Final = 3
BY_SERVICE: Final = 14
"""Days before today that only the service tells: no file was downloaded since."""
COEFFICIENT: Final = 11.24
"""kWh in a m³ of gas."""
_GAS_LATE: Final = 4
_SEED: Final = 42


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoHome(LinkyHome):
    """The home behind the service; `lived` are the mean W of half-hours that its household lived, by their starts."""

    lived: Mapping[int, int] = field(default_factory=dict)

    @override
    def watts(self, start: int, step_s: int = HALF_HOUR_S) -> int:
        """Mean W drawn in the interval that starts there."""
        begin = start - start % HALF_HOUR_S
        if (watts := self.lived.get(begin)) is not None:
            return watts
        return drawn(self.seed, begin, self.zone)

    @override
    def watts_out(self, start: int, step_s: int = HALF_HOUR_S) -> int:
        """Mean W given back in the interval that starts there."""
        return given_back(self.seed, start - start % HALF_HOUR_S, self.zone)


@dataclass(frozen=True, kw_only=True)
class Years:
    """What there is to know on a day, `today`; `lived` as in `DemoHome`, filled in when it is known."""

    today: date
    lived: dict[int, int] = field(default_factory=dict)

    @classmethod
    def read(cls, config: Path) -> Self | None:
        """Give the years that this configuration was made with; None: it had none."""
        file = config / FILE
        if not file.exists():
            return None
        kept = json.loads(file.read_text())
        lived = {int(start): watts for start, watts in kept["lived"].items()}
        return cls(today=date.fromisoformat(kept["today"]), lived=lived)

    def write(self, config: Path) -> None:
        """Keep what the next `read` needs: what was told once is told again."""
        kept = {"today": self.today.isoformat(), "lived": self.lived}
        (config / FILE).write_text(json.dumps(kept))

    @cached_property
    def first(self) -> date:
        """The first day: that of a month, three years ago."""
        return self.today.replace(year=self.today.year - YEARS, day=1)

    @cached_property
    def service_since(self) -> date:
        """The first day after the files."""
        return self.today - BY_SERVICE * ONE_DAY

    @cached_property
    def lost(self) -> frozenset[date]:
        """A week of which nothing is known: the meter could not be reached."""
        begin = date(self.today.year - 1, 7, 13)
        return frozenset(begin + number * ONE_DAY for number in range(7))

    @cached_property
    def partial(self) -> date:
        """A day whose hours from ten to four are not known."""
        return date(self.today.year - 1, 1, 14)

    @cached_property
    def sums_only(self) -> frozenset[date]:
        """Two days of which the service has the sum alone."""
        return frozenset(self.today - number * ONE_DAY for number in (10, 11))

    @cached_property
    def home(self) -> DemoHome:
        """The home, as the service knows it."""
        return DemoHome(
            point=PRM,
            seed=_SEED,
            activated=self.first,
            curve_since=self.first,
            no_curve=self.sums_only,
            no_day=self.lost | {self.partial},
            lived=self.lived,
        )

    def days(self) -> Iterator[date]:
        """Every day, up to yesterday."""
        return iter(builders.days_between(self.first, self.today - ONE_DAY))

    def half_hours(self, day: date, *, out: bool = False) -> Iterator[tuple[int, int]]:
        """Start and W of each half-hour of a day that is known."""
        if day in self.lost:
            return
        flow = self.home.watts_out if out else self.home.watts
        for start in self.home.half_hours(day):
            hour = datetime.fromtimestamp(start, PARIS).hour
            if day != self.partial or not 10 <= hour < 16:
                yield start, flow(start)

    # Gas.

    def litres(self, day: date) -> int:
        """Gas of a gas day: some for the kitchen, and for a stove when it is cold."""
        season = cos(2 * pi * (day.timetuple().tm_yday - 200) / 365.25)
        weather = 8 * (chance(_SEED, day.toordinal(), "weather") - 0.5)
        cold = max(0.0, 13 - (11.5 + 8 * season + weather))
        return int(250 + 320 * cold + 300 * chance(_SEED, day.toordinal(), "kitchen"))

    def gas_lost(self, day: date) -> bool:
        """Whether GRDF has nothing of a day."""
        return day.year == self.today.year and day.month == 4 and 6 <= day.day < 9

    @cached_property
    def gas(self) -> dict[date, tuple[int, int] | None]:
        """m³ and kWh of each gas day, as GRDF tells them: whole numbers. None: nothing is told."""
        told: dict[date, tuple[int, int] | None] = {}
        index = 0
        for day in builders.days_between(self.first, self.today - _GAS_LATE * ONE_DAY):
            litres = self.litres(day)
            cubic = (index + litres) // 1000 - index // 1000
            energy = round(litres * COEFFICIENT / 1000)
            told[day] = None if self.gas_lost(day) else (cubic, energy)
            index += litres
        return told

    # Files.

    def files(self) -> dict[str, bytes]:
        """Give each file a person has downloaded, by its name."""
        middle = self.first.replace(year=self.first.year + 2)
        last = self.service_since - ONE_DAY
        return {
            "Enedis_SGE_HDM_1.csv": self._curve(self.first, middle - ONE_DAY),
            "Enedis_SGE_HDM_2.csv": self._curve(middle, last),
            "Enedis_SGE_HDM_production.csv": self._curve(self.first, last, out=True),
            "Donnees_informatives_GRDF.xlsx": self._gas_file(),
        }

    def _curve(self, first: date, last: date, *, out: bool = False) -> bytes:
        rows = [
            (start + HALF_HOUR_S, watts)
            for day in builders.days_between(first, last)
            for start, watts in self.half_hours(day, out=out)
        ]
        way = "Production" if out else "Consommation"
        return builders.curve(rows, prm=PRM, way=way, first=f"{first:%d/%m/%Y}")

    def _gas_file(self) -> bytes:
        rows: list[list[builders.Cell]] = []
        index = 0
        for day, told in self.gas.items():
            cubic, energy = told or (0, 0)
            said = "Mesuré" if told else "Absence de Données"
            stands = [index, index + cubic]
            rows.append(
                [f"{day:%d/%m/%Y}", *stands, cubic, energy, COEFFICIENT, None, said]
            )
            index += cubic
        return builders.grdf(rows, pce=PCE)
