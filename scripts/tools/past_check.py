"""Look whether the past of the demo's home is what its meters counted and its bills say, to the Wh and to the cent.

Home Assistant is asked for its own statistics; what they should be is summed in `bills`, from the curve.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time as clock, timedelta
from fractions import Fraction
import time
from typing import Final

from scripts.tools.bills import Sums, electricity, fed_in, gas
from scripts.tools.flow import loaded
from scripts.tools.ha import HomeAssistant, Unhappy
from scripts.tools.home import Demo
from scripts.tools.points import FOLDER, asked, preview
from scripts.tools.years import ONE_DAY, PCE, PRM, Years
from tests.servers.linky_home import PARIS

CALL_LIMIT_S: Final = 0.2
"""What a card may wait for its data."""
WRITTEN_LIMIT_S: Final = 240
SERVED_LIMIT: Final = timedelta(minutes=3)
TOLD_FROM: Final = clock(8)
"""From then on the service has yesterday."""
SOON: Final = timedelta(minutes=1)
_CENT: Final = Fraction(1, 100)
_PERIODS: Final[Mapping[str, Callable[[date], date]]] = {
    "day": lambda day: day,
    "month": lambda day: day.replace(day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a statistic should tell of each civil day; `nearly`: what it may be off."""

    name: str
    by_day: Mapping[date, Fraction]
    nearly: Fraction = Fraction(0)

    def by(self, period: str) -> dict[date, Fraction]:
        """Sum up by day, month or year."""
        sums: dict[date, Fraction] = {}
        for day, value in self.by_day.items():
            begin = _PERIODS[period](day)
            sums[begin] = sums.get(begin, Fraction(0)) + value
        return sums


def expected(years: Years, until: date) -> list[Expected]:
    """Give what each statistic should be, of the days up to one, not included."""
    drawn, given, gas_used = electricity(years, until), fed_in(years, until), gas(years)
    return [
        *_both(f"hameau:{PRM}_import", f"hameau:{PRM}_cost", drawn),
        *_both(f"hameau:{PRM}_export", f"hameau:{PRM}_revenue", given),
        *_both(f"hameau:{PCE}_gas_energy", f"hameau:{PCE}_cost", gas_used),
    ]


def _both(energy: str, money: str, sums: Sums) -> Iterable[Expected]:
    yield Expected(name=energy, by_day=sums.energy)
    yield Expected(name=money, by_day=sums.euros, nearly=_CENT / 2)


async def told(
    ha: HomeAssistant, names: Iterable[str], period: str, since: date
) -> dict[str, dict[date, float]]:
    """Give Home Assistant's own statistics, by day, month or year."""
    begin = datetime(since.year, since.month, since.day, tzinfo=PARIS)
    answer = await ha.call(
        "recorder/statistics_during_period",
        start_time=begin.isoformat(),
        statistic_ids=list(names),
        period=period,
        units={"energy": "Wh"},
        types=["change"],
    )
    return {
        name: {
            datetime.fromtimestamp(row["start"] / 1000, UTC)
            .astimezone(PARIS)
            .date(): row["change"]
            for row in rows
        }
        for name, rows in answer.items()
    }


async def differences(
    ha: HomeAssistant, every: list[Expected], since: date
) -> list[str]:
    """Say where statistics are not what they should be."""
    wrong = []
    for period in _PERIODS:
        found = await told(ha, [one.name for one in every], period, since)
        for one in every:
            rows, sums = found.get(one.name, {}), one.by(period)
            for begin in sorted(rows.keys() | sums.keys()):
                should, is_ = sums.get(begin, Fraction(0)), rows.get(begin, 0.0)
                exact = one.nearly == 0
                off = abs((round(is_) if exact else Fraction(is_)) - should)
                if off > one.nearly:
                    wrong.append(
                        f"{one.name}, {period} of {begin}: {is_:.4f}, should be {float(should):.4f}"
                    )
    return wrong


async def agreed(ha: HomeAssistant, years: Years, until: date) -> list[Expected]:
    """Wait until all statistics are what they should be; give what they are. Raises Unhappy when they are not."""
    every = await asyncio.to_thread(expected, years, until)
    end = time.monotonic() + WRITTEN_LIMIT_S
    while wrong := await differences(ha, every, years.first - ONE_DAY):
        if time.monotonic() > end:
            more = f"\n  and {len(wrong) - 12} more" if len(wrong) > 12 else ""
            raise Unhappy("\n  ".join(["statistics differ:", *wrong[:12]]) + more)
        await asyncio.sleep(3)
    return every


def say(every: list[Expected]) -> None:
    """Print the totals that were found right."""
    for one in every:
        days = len(one.by_day)
        total = float(sum(one.by_day.values()))
        shown = f"{total / 1000:,.3f} kWh" if one.nearly == 0 else f"{total:,.2f} €"
        print(
            f"    {one.name:<34} {shown:>18}  {days} days, each right, and each month and year"
        )


async def check_past(demo: Demo) -> None:
    """Check statistics, the import page and the views; with what the service adds, if it is asked soon."""
    ha, years = demo.ha, demo.years
    until = await heard(demo)
    every = await agreed(ha, years, until)
    print("  the statistics are what the meters counted, and what the bills say:")
    say(every)
    await check_files(ha, years)
    await check_views(ha, years, every)


async def heard(demo: Demo, soon: timedelta = SOON) -> date:
    """Give the first day of which the service has told nothing; it is waited for if it is asked soon."""
    (electricity,) = [
        one["entry_id"]
        for one in await demo.ha.get("/api/config/config_entries/entry?domain=hameau")
        if one["title"].endswith(PRM[-4:])
    ]
    last, due = await asked(demo.ha, electricity)
    at = due.astimezone(PARIS)
    if last is None and due - datetime.now(UTC) > soon:
        print(f"  the service is asked at {at:%H:%M}, which is not waited for")
        return demo.years.service_since
    if last is None:
        print(f"  the service is asked at {at:%H:%M:%S}: waiting for it", flush=True)
        before = len(demo.service.enedis.calls)
        await served(demo.ha, electricity, due)
        questions = len(demo.service.enedis.calls) - before
        print(f"  the service was asked {questions} questions", flush=True)
        last = due
    told = last.astimezone(PARIS)
    return told.date() - (ONE_DAY if told.time() < TOLD_FROM else 0 * ONE_DAY)


async def check_files(ha: HomeAssistant, years: Years) -> None:
    """Hand the same files over again: nothing in them may be new."""
    paths = sorted((ha.config / FOLDER).iterdir())
    for file in (await preview(ha, paths))["files"]:
        parts = file["parts"]
        if file["error"] or not parts:
            raise Unhappy(f"{file['name']} is not believed a second time: {file}")
        for part in parts:
            counts = part["counts"]
            if counts["new"] or counts["changed"] or not counts["same"]:
                raise Unhappy(f"{file['name']}, the same again: {counts}")
        said = ", ".join(f"{p['quantity']} {p['counts']['same']}" for p in parts)
        print(f"    {file['name']:<34} the same again: {said}, nothing new")


async def check_views(ha: HomeAssistant, years: Years, every: list[Expected]) -> None:
    """Ask for what cards show of all the years, and hold it against the same sums."""
    known = {
        one["point"]: one for one in (await ha.call("hameau/past/points"))["points"]
    }
    if not known.keys() >= {PRM, PCE}:
        raise Unhappy(f"the views do not know the points: {sorted(known)}")
    energies = {one.name: one for one in every if one.nearly == 0}
    for point, quantity in ((PRM, "import"), (PRM, "export"), (PCE, "gas_energy")):
        one = energies[f"hameau:{point}_{quantity}"]
        await _check_months(ha, one, point, quantity, years)


async def _check_months(
    ha: HomeAssistant, one: Expected, point: str, quantity: str, years: Years
) -> None:
    first, last = years.first, years.today
    edges = [
        int(datetime(day.year, day.month, day.day, tzinfo=PARIS).timestamp()) * 1000
        for day in (first, last)
    ]
    asked = {"point": point, "quantity": quantity, "start": edges[0], "end": edges[1]}
    answer = await ha.call("hameau/past/period", **asked, grain="year")
    # A gas day ends on the morning after: of years, none but the last is cut there.
    total = sum(value or 0 for value in answer["values"])
    if total != sum(one.by_day.values()):
        raise Unhappy(f"{one.name}: the view has {total} Wh of all years")


async def served(ha: HomeAssistant, electricity: str, due: datetime) -> None:
    """Wait until the service was asked all there is to ask: only then is it known when it is asked again."""
    limit = due + SERVED_LIMIT
    while (await asked(ha, electricity))[1] <= due:
        if datetime.now(UTC) > limit:
            raise Unhappy(f"the service was not asked at {due:%H:%M:%S}")
        await asyncio.sleep(2)
        # Home Assistant hangs up on who says nothing for a minute.
        await loaded(ha, electricity)
