"""One tariff over both modes."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, strategies as st
import pytest

from hameau_core.tic import (
    ChangeKind,
    Colour,
    Contract,
    DayProfile,
    Mode,
    Period,
    StatusRegister,
)
from hameau_core.tic.schedule import dated_windows, tempo_day
from hameau_core.tic.tariff import MobilePeak
from hameau_core.tic.tariff_groups import period_of
from tests.core.tic.meters import HC, PARIS, PROFILE, STANDARD, Bench, frame

TEMPO = {
    **{label: text for label, text in HC.items() if not label.startswith("HCH")},
    "OPTARIF": "BBR(",
    **{f"BBRH{kind}J{colour}": "000001000" for kind in "CP" for colour in "BWR"},
    "PTEC": "HPJB",
    "DEMAIN": "----",
}


def stge(**fields: int) -> str:
    """A status register of a standard output with these fields."""
    places = {
        "index": 10,
        "today": 24,
        "tomorrow": 26,
        "notice": 28,
        "running": 30,
    }
    bits = sum(value << places[name] for name, value in fields.items())
    return str(StatusRegister(0x003A0001 | bits))


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("      BASE      ", Period.BASE),
        ("  HEURE  CREUSE ", Period.OFF_PEAK),
        ("  HEURE  PLEINE ", Period.PEAK),
        ("    HC  BLEU    ", Period.BLUE_OFF_PEAK),
        ("    HP  BLANC   ", Period.WHITE_PEAK),
        ("    HP  ROUGE   ", Period.RED_PEAK),
        ("HEURE NORMALE", Period.NORMAL),
        ("HEURE POINTE", Period.MOBILE_PEAK),
        ("HC.HIVER", Period.OFF_PEAK),
        ("INDEX NON CONSO ", Period.OTHER),
    ],
)
def test_periods_are_read_from_suppliers_names(name: str, period: Period) -> None:
    assert period_of(name) is period


@pytest.mark.parametrize(
    ("optarif", "ptec", "contract", "period", "index"),
    [
        ("BASE", "TH..", Contract.BASE, Period.BASE, "BASE"),
        ("HC..", "HC..", Contract.OFF_PEAK, Period.OFF_PEAK, "HCHC"),
        ("HC..", "HP..", Contract.OFF_PEAK, Period.PEAK, "HCHP"),
        ("EJP.", "HN..", Contract.EJP, Period.NORMAL, "EJPHN"),
        ("EJP.", "PM..", Contract.EJP, Period.MOBILE_PEAK, "EJPHPM"),
        ("BBR(", "HPJR", Contract.TEMPO, Period.RED_PEAK, "BBRHPJR"),
        ("BBR3", "HCJW", Contract.TEMPO, Period.WHITE_OFF_PEAK, "BBRHCJW"),
    ],
)
def test_historique_contracts(
    optarif: str, ptec: str, contract: Contract, period: Period, index: str
) -> None:
    bench = Bench()

    bench.feed(frame(HC, OPTARIF=optarif, PTEC=ptec))

    tariff = bench.meter.tariff
    assert (tariff.contract, tariff.period) == (contract, period)
    assert tariff.active_index == index
    assert tariff.index_periods[index] is period
    assert tariff.period_name == ptec


@pytest.mark.parametrize(
    ("ngtf", "ltarf", "contract"),
    [
        ("      BASE      ", "      BASE      ", Contract.BASE),
        ("H PLEINE/CREUSE ", "  HEURE  PLEINE ", Contract.OFF_PEAK),
        ("     TEMPO      ", "    HP  BLEU    ", Contract.TEMPO),
        (None, "    HP  BLEU    ", Contract.TEMPO),
        ("      EJP       ", "  HEURE NORMALE ", Contract.EJP),
        ("  OFFRE ZEN     ", "  HEURE CREUSE  ", Contract.OFF_PEAK),
        ("   PRODUCTEUR   ", "INDEX NON CONSO ", Contract.OTHER),
        (None, None, None),
    ],
)
def test_standard_contracts(
    ngtf: str | None, ltarf: str | None, contract: Contract | None
) -> None:
    bench = Bench()

    bench.feed(frame(STANDARD, NGTF=ngtf, LTARF=ltarf))

    assert bench.meter.tariff.contract is contract


def test_base_in_historique_may_hide_a_newer_contract() -> None:
    bench = Bench()
    bench.feed([frame(HC)] * 2)
    assert not bench.meter.tariff.may_hide_contract
    after = Bench(memory=bench.meter.memory())

    base = {"OPTARIF": "BASE", "PTEC": "TH..", "BASE": "003000000"}
    after.feed([frame(HC, HCHC=None, HCHP=None, **base)] * 2)

    assert after.meter.tariff.may_hide_contract
    assert after.meter.tariff.former_contract is Contract.OFF_PEAK
    assert after.meter.memory()["tariff"]["contract"] == "off_peak"


def test_names_are_learnt_while_active_and_kept() -> None:
    bench = Bench()
    bench.feed([frame(STANDARD)] * 2)
    off_peak = frame(STANDARD, LTARF="  HEURE  CREUSE ", STGE=stge(), NTARF="01")
    bench.feed([off_peak] * 2)

    again = Bench(memory=bench.meter.memory())

    names = {"EASF02": "HEURE PLEINE", "EASF01": "HEURE CREUSE"}
    assert again.meter.tariff.index_names == names


def test_a_name_and_a_number_that_change_between_them_teach_nothing() -> None:
    bench = Bench()

    bench.feed(frame(STANDARD, LTARF="  HEURE  CREUSE "))
    bench.feed(frame(STANDARD, NTARF="01"))
    bench.feed(frame(STANDARD, NTARF="00"))

    assert bench.meter.tariff.index_names == {}


def test_tempo_names_are_known_from_the_start() -> None:
    bench = Bench()

    bench.feed(frame(STANDARD, NGTF="TEMPO", LTARF="    HP  ROUGE   "))

    tariff = bench.meter.tariff
    assert tariff.index_names["EASF05"] == "HC ROUGE"
    assert tariff.index_periods["EASF04"] is Period.WHITE_PEAK


def test_the_status_register_decides_the_colours() -> None:
    bench = Bench()
    red = frame(
        STANDARD,
        NGTF="TEMPO",
        LTARF="HP  BLEU",
        STGE=stge(index=1, today=1, tomorrow=3),
    )

    bench.feed(red)

    tariff = bench.meter.tariff
    assert (tariff.colour_today, tariff.colour_tomorrow) == (Colour.BLUE, Colour.RED)


def test_the_status_register_is_believed_before_the_name_of_the_period() -> None:
    bench = Bench()

    bench.feed(frame(STANDARD, NGTF="TEMPO", LTARF="HC  BLEU", STGE=stge(today=2)))

    assert bench.meter.tariff.colour_today is Colour.WHITE


def test_without_the_status_register_the_period_tells_the_colour() -> None:
    bench = Bench()

    bench.feed(frame(STANDARD, NGTF="TEMPO", LTARF="HP  BLANC", STGE=None))

    tariff = bench.meter.tariff
    assert (tariff.colour_today, tariff.colour_tomorrow) == (Colour.WHITE, None)
    assert tariff.active_index == "EASF02"


def test_a_colour_is_announced_once_even_through_a_restart() -> None:
    bench = Bench()
    bench.feed([frame(TEMPO)] * 2)

    changes = bench.feed([frame(TEMPO, DEMAIN="ROUG")] * 3)

    assert [change.kind for change in changes] == [ChangeKind.COLOUR_ANNOUNCED]
    assert changes[0].details == {"colour": "red", "day": "2026-01-13"}
    after = Bench(memory=bench.meter.memory(), now=bench.now)
    assert after.feed([frame(TEMPO, DEMAIN="ROUG")] * 3) == []
    after.feed([frame(TEMPO)] * 2)
    assert after.feed(frame(TEMPO, DEMAIN="ROUG")) == []


def test_a_colour_announced_while_we_were_away_is_told() -> None:
    bench = Bench()
    bench.feed([frame(TEMPO)] * 2)
    after = Bench(memory=bench.meter.memory(), now=bench.now + timedelta(hours=9))

    changes = after.feed([frame(TEMPO, DEMAIN="BLAN")] * 2)

    assert [change.kind for change in changes] == [ChangeKind.COLOUR_ANNOUNCED]


def test_a_colour_found_at_the_very_first_sight_is_no_news() -> None:
    assert Bench().feed([frame(TEMPO, DEMAIN="BLAN")] * 3) == []


def test_around_six_the_colour_of_tomorrow_announces_nothing() -> None:
    start = datetime(2026, 1, 12, 5, 3, tzinfo=UTC)
    bench = Bench(now=start)
    bench.feed([frame(TEMPO)] * 2)

    assert bench.feed([frame(TEMPO, DEMAIN="ROUG")] * 2) == []


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 12, 4, 59, tzinfo=UTC), date(2026, 1, 11)),
        (datetime(2026, 1, 12, 5, 0, tzinfo=UTC), date(2026, 1, 12)),
        (datetime(2026, 7, 12, 3, 59, tzinfo=UTC), date(2026, 7, 11)),
        (datetime(2026, 3, 29, 4, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 4, 59, tzinfo=UTC), date(2026, 10, 24)),
    ],
)
def test_a_tempo_day_runs_from_six_to_six(moment: datetime, day: date) -> None:
    assert tempo_day(moment, PARIS) == day


def test_ejp_gives_notice_runs_and_ends() -> None:
    bench = Bench()
    ejp = {
        **HC,
        "OPTARIF": "EJP.",
        "PTEC": "HN..",
        "EJPHN": "000001000",
        "EJPHPM": "000000100",
    }
    for gone in ("HCHC", "HCHP"):
        del ejp[gone]
    bench.feed([frame(ejp)] * 2)

    announced = bench.feed(frame(ejp, PEJP="30"))
    notice = bench.meter.tariff
    started = bench.feed(frame(ejp, PEJP="30", PTEC="PM.."))
    running = bench.meter.tariff
    ended = bench.feed(frame(ejp))

    peak = MobilePeak(number=1)
    assert (notice.peak_announced, notice.peak_running) == (peak, None)
    assert (running.peak_announced, running.peak_running) == (None, peak)
    told = [[change.kind for change in some] for some in (announced, started, ended)]
    assert told == [
        [ChangeKind.PEAK_ANNOUNCED],
        [ChangeKind.PERIOD_CHANGED, ChangeKind.PEAK_STARTED],
        [ChangeKind.PERIOD_CHANGED, ChangeKind.PEAK_ENDED],
    ]


def test_standard_dates_a_mobile_peak() -> None:
    bench = Bench()
    limits = {"DPM2": " 260112180000|00", "FPM2": " 260112200000|00"}
    bench.feed([frame(STANDARD)] * 2)

    announced = bench.feed(frame(STANDARD, STGE=stge(index=1, notice=2), **limits))

    start = datetime(2026, 1, 12, 17, 0, tzinfo=UTC)
    assert [change.kind for change in announced] == [ChangeKind.PEAK_ANNOUNCED]
    assert announced[0].details["start"] == "2026-01-12T18:00:00+01:00"
    tariff = bench.meter.tariff
    assert (tariff.next_change, tariff.next_period) == (start, Period.MOBILE_PEAK)
    bench.now = start
    bench.feed(frame(STANDARD, STGE=stge(index=1, running=2), **limits))
    tariff = bench.meter.tariff
    assert tariff.next_change == start + timedelta(hours=2)
    assert tariff.next_period is Period.PEAK


def test_a_mobile_peak_without_limits_is_told_all_the_same() -> None:
    bench = Bench()

    bench.feed(frame(STANDARD, STGE=stge(index=1, notice=1)))

    assert bench.meter.tariff.peak_announced == MobilePeak(number=1)


def test_tomorrows_windows_and_the_next_change() -> None:
    bench = Bench()

    bench.feed([frame(STANDARD)] * 2)

    tariff = bench.meter.tariff
    starts = [(window.start, window.period) for window in tariff.windows_tomorrow]
    assert starts == [
        (datetime(2026, 1, 12, 23, 0, tzinfo=UTC), Period.OFF_PEAK),
        (datetime(2026, 1, 13, 5, 30, tzinfo=UTC), Period.PEAK),
        (datetime(2026, 1, 13, 21, 30, tzinfo=UTC), Period.OFF_PEAK),
    ]
    assert tariff.next_change == datetime(2026, 1, 12, 21, 30, tzinfo=UTC)
    assert tariff.next_period is Period.OFF_PEAK


def test_yesterdays_profile_of_tomorrow_is_todays() -> None:
    bench = Bench()
    other = {"NJOURF": "01", "LTARF": "HEURE  CREUSE", "STGE": stge(), "NTARF": "01"}
    bench.feed([frame(STANDARD, **other)] * 2)
    assert bench.meter.tariff.windows_today == ()

    bench.now = datetime(2026, 1, 12, 23, 30, tzinfo=UTC)
    after = Bench(memory=bench.meter.memory(), now=bench.now)
    after.feed(frame(STANDARD, DATE="H260113003000|", **other))

    tariff = after.meter.tariff
    assert len(tariff.windows_today) == 3
    assert tariff.next_change == datetime(2026, 1, 13, 5, 30, tzinfo=UTC)
    assert tariff.next_period is Period.PEAK


@pytest.mark.parametrize(
    ("now", "clock"),
    [
        (datetime(2026, 1, 12, 22, 59, 30, tzinfo=UTC), "H260112235930|"),
        (datetime(2026, 1, 12, 23, 0, 30, tzinfo=UTC), "H260113000030|"),
    ],
)
def test_around_midnight_no_profile_is_believed(now: datetime, clock: str) -> None:
    bench = Bench(now=now)

    bench.feed(frame(STANDARD, DATE=clock))

    assert bench.meter.memory()["tariff"]["profiles"] == {}


def test_tempo_predicts_the_colour_of_the_next_period() -> None:
    now = datetime(2026, 1, 12, 20, 0, tzinfo=UTC)
    profile = "00004001 06004002 22004001" + " NONUTILE" * 8
    tempo = {
        "NGTF": "TEMPO",
        "PJOURF__1": profile,
        "DATE": "H260112210000|",
    }
    bench = Bench(now=now)
    evening = stge(index=1, today=1, tomorrow=3)
    bench.feed(frame(STANDARD, LTARF="HP  BLEU", STGE=evening, **tempo))
    assert bench.meter.tariff.next_period is Period.BLUE_OFF_PEAK

    bench.now = datetime(2026, 1, 12, 22, 0, tzinfo=UTC)
    night = stge(today=1, tomorrow=3)
    bench.feed(frame(STANDARD, LTARF="HC  BLEU", STGE=night, NTARF="01", **tempo))

    tariff = bench.meter.tariff
    assert tariff.next_change == datetime(2026, 1, 13, 5, 0, tzinfo=UTC)
    assert tariff.next_period is Period.RED_PEAK


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 1, 12), 24)],
)
def test_windows_cover_days_of_23_and_25_hours(day: date, hours: int) -> None:
    windows = dated_windows(DayProfile.parse(PROFILE), day, PARIS, {})

    total = sum((window.end - window.start for window in windows), timedelta(0))
    assert total == timedelta(hours=hours)
    assert windows[1].start.astimezone(PARIS).strftime("%H%M") == "0630"


def test_a_contact_that_moves_alone_makes_no_window() -> None:
    profile = DayProfile.parse("00008001 0200C001 06308002" + " NONUTILE" * 8)

    windows = dated_windows(profile, date(2026, 1, 12), PARIS, {})

    assert [window.index for window in windows] == ["EASF01", "EASF02"]


@given(
    st.dates(date(2025, 1, 1), date(2027, 1, 1)),
    st.lists(st.tuples(st.times(), st.integers(0, 15)), max_size=10),
)
def test_windows_follow_each_other_to_midnight(
    day: date, blocks: list[tuple[object, int]]
) -> None:
    starts = sorted({f"{start:%H%M}": index for start, index in blocks}.items())
    text = " ".join(
        ["00000001"] + [f"{at}000{index:X}" for at, index in starts if at > "0000"]
    )

    windows = dated_windows(DayProfile.parse(text), day, PARIS, {})

    assert all(window.end == after.start for window, after in pairwise(windows))
    assert all(window.start < window.end for window in windows)
    assert windows[-1].end.astimezone(PARIS).strftime("%H%M%S") == "000000"


def test_the_mode_of_a_period_without_colour_stays_plain() -> None:
    assert Period.MOBILE_PEAK.coloured(Colour.RED) is Period.MOBILE_PEAK
    assert Period.PEAK.coloured(None) is Period.PEAK
    assert Period.RED_PEAK.plain is Period.PEAK
    assert Period.BASE.plain is Period.BASE
    assert Mode.STANDARD in Mode
