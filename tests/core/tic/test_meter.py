"""What a meter knows, from the frames that told it."""

from datetime import timedelta
import json

import pytest

from hameau_core.tic import Change, ChangeKind, Fault, FaultKind, Mode
from hameau_core.tic.encoder import EOT
from hameau_core.tic.tariff import Period
from tests.core.tic.meters import (
    HC,
    NOON,
    OLD_SERIAL,
    SERIAL,
    SHORT,
    STANDARD,
    TRI,
    TRI_SERIAL,
    Bench,
    frame,
)


def kinds(changes: list[Change]) -> list[ChangeKind]:
    return [change.kind for change in changes]


def test_a_historique_frame_tells_the_meter() -> None:
    bench = Bench()
    assert bench.meter.identity is None

    assert bench.feed([frame(HC), frame(HC)]) == []

    meter = bench.meter
    assert (meter.mode, meter.phases, meter.producer) == (Mode.HISTORIQUE, 1, False)
    assert meter.identity is not None
    assert meter.identity.model == "Linky G3 60 A"
    assert meter.confirmed
    assert meter.power_va == 900
    assert meter.phase_power_va == (900,)
    assert (meter.subscribed_va, meter.cutoff_va) == (6000, 6000)
    assert meter.energy_wh == 3_000_000
    assert meter.indexes == {"HCHC": 1_000_000, "HCHP": 2_000_000}
    assert meter.injected_va is None
    assert meter.export_wh is None
    assert meter.last_frame == meter.seen == bench.now


def test_a_standard_frame_tells_the_meter() -> None:
    bench = Bench()

    bench.feed([frame(STANDARD, EAIT="000000500", SINSTI="00010")] * 2)

    meter = bench.meter
    assert (meter.mode, meter.phases, meter.producer) == (Mode.STANDARD, 1, True)
    assert (meter.power_va, meter.injected_va) == (900, 10)
    assert (meter.energy_wh, meter.export_wh) == (3_000_000, 500)
    assert meter.currents_a == (4,)
    assert meter.number("URMS1") == 232
    assert meter.text("PREF") == "06"
    assert meter.number("NGTF") is None
    assert meter.get("NOTHING") is None
    assert meter.text("NOTHING") is None


def test_a_sum_of_indexes_waits_for_all_of_them() -> None:
    bench = Bench()

    bench.feed(frame(HC, HCHC=None))

    assert bench.meter.energy_wh is None


def test_pilot_labels_are_filed_under_their_usual_names() -> None:
    bench = Bench()

    bench.feed(frame(STANDARD, SINSTS=None, SINST1="00450"))

    assert bench.meter.power_va == 450
    assert bench.meter.groups["SINSTS"].label == "SINST1"


def test_a_label_is_absent_after_three_whole_frames_without_it() -> None:
    bench = Bench()
    bench.feed(frame(HC))

    for expected in (True, True, False):
        bench.feed(frame(HC, HHPHC=None))
        assert ("HHPHC" in bench.meter.groups) is expected


def test_a_label_that_comes_back_starts_anew() -> None:
    bench = Bench()
    gone = frame(HC, HHPHC=None)

    bench.feed([frame(HC), gone, gone, frame(HC), gone, gone])

    assert "HHPHC" in bench.meter.groups


def test_a_transient_label_is_over_after_one_whole_frame_without_it() -> None:
    bench = Bench()
    bench.feed(frame(HC, ADPS="031", IINST=None))
    assert bench.meter.overload

    bench.feed(frame(HC, IINST=None))

    assert "ADPS" not in bench.meter.groups
    assert not bench.meter.overload


def test_an_incomplete_frame_makes_nothing_absent() -> None:
    bench = Bench()
    bench.feed(frame(HC, ADPS="031", IINST=None))

    bench.feed([frame({"ADCO": SERIAL, "OPTARIF": "HC.."}, EOT)] * 5)

    assert {"ADPS", "HCHP", "PAPP"} <= bench.meter.groups.keys()


def test_a_flash_message_stays_until_another_comes() -> None:
    bench = Bench()
    bench.feed([frame(STANDARD, MSG2="COUPURE DEMAIN  "), *[frame(STANDARD)] * 5])

    assert bench.meter.text("MSG2") == "COUPURE DEMAIN  "


def test_short_frames_change_the_power_and_erase_nothing() -> None:
    bench = Bench()
    bench.feed([frame(TRI), frame(TRI)])
    assert bench.meter.power_va == 1410
    assert bench.meter.phase_power_va == (940, 470, 0)

    bench.feed([frame(SHORT, ADIR1="020")] * 25)

    assert bench.meter.energy_wh == 3_000_000
    assert bench.meter.tariff.active_index == "BASE"
    assert bench.meter.phase_power_va == (4700, 470, 0)
    assert bench.meter.power_va == 5170
    assert bench.meter.overload_phases == (True, False, False)


def test_an_overload_is_told_at_the_group_that_shows_it() -> None:
    bench = Bench()
    bench.feed([frame(HC)] * 2)

    started = bench.lines(frame(HC, IINST="031", ADPS="031", PAPP="07100"))

    assert kinds(started) == [ChangeKind.OVERLOAD_STARTED]
    assert started[0].details["subscribed_va"] == 6000
    assert bench.meter.overload_phases == (True,)
    ended = bench.lines(frame(HC, IINST="012", PAPP="02700"))
    assert kinds(ended) == [ChangeKind.OVERLOAD_ENDED]


def test_standard_tells_an_overload_by_its_status() -> None:
    bench = Bench()
    bench.feed([frame(STANDARD)] * 2)

    changes = bench.feed(frame(STANDARD, STGE="003A0481", SINSTS="06200"))

    assert kinds(changes) == [ChangeKind.OVERLOAD_STARTED]
    assert bench.meter.overload_phases == (True,)
    assert kinds(bench.feed(frame(STANDARD))) == [ChangeKind.OVERLOAD_ENDED]


def test_air_nobody_vouches_for_must_say_it_twice() -> None:
    bench = Bench(trusted=False)
    bench.feed([frame(STANDARD)] * 2)
    over = frame(STANDARD, STGE="003A0481", SINSTS="06200")

    assert bench.feed(over) == []
    assert bench.feed(frame(STANDARD)) == []
    assert bench.feed(over) == []
    assert bench.feed(frame({"ADSC": SERIAL}, EOT)) == []
    assert bench.feed(over) == []
    assert kinds(bench.feed(over)) == [ChangeKind.OVERLOAD_STARTED]


def test_one_frame_from_the_air_moves_neither_breaker_nor_tariff() -> None:
    bench = Bench(trusted=False)
    bench.feed([frame(STANDARD)] * 3)
    forged = frame(
        STANDARD, SINSTS="35000", NTARF="01", LTARF="  HEURE  CREUSE ", STGE="003A0081"
    )

    bench.feed(forged)

    once = bench.meter.tariff.period, bench.meter.trip
    bench.feed(forged)
    twice = bench.meter.tariff.period, bench.meter.trip

    assert once[0] is Period.PEAK
    assert once[1] is not None
    assert once[1].seconds_to_cut is None
    assert twice[0] is Period.OFF_PEAK
    assert twice[1] is not None
    assert twice[1].seconds_to_cut is not None


def test_the_breaker_is_told_with_its_cause() -> None:
    bench = Bench()
    bench.feed([frame(STANDARD)] * 2)

    opened = bench.feed(frame(STANDARD, STGE="003A0403", SINSTS="00000"))

    assert kinds(opened) == [ChangeKind.BREAKER_OPENED]
    assert opened[0].details["cause"] == "overload"
    assert kinds(bench.feed(frame(STANDARD))) == [ChangeKind.BREAKER_CLOSED]


def test_another_meter_is_believed_after_three_frames() -> None:
    bench = Bench()
    bench.feed([frame(HC)] * 3)
    other = frame(HC, ADCO="041961000999", HCHP="000000007")

    assert bench.feed([other, other]) == []
    assert bench.meter.energy_wh == 3_000_000
    changes = bench.feed(other)

    assert kinds(changes) == [ChangeKind.METER_REPLACED]
    assert changes[0].details == {"serial": "041961000999", "former": SERIAL}
    assert bench.meter.energy_wh == 1_000_007


def test_a_serial_number_misread_once_changes_nothing() -> None:
    bench = Bench()
    wrong = frame(HC, ADCO="041961000999", PAPP="09999")

    changes = bench.feed([frame(HC)] * 3 + [wrong, wrong, frame(HC), wrong, wrong])

    assert changes == []
    assert bench.meter.identity is not None
    assert bench.meter.identity.serial == SERIAL
    assert bench.meter.power_va == 900


def test_a_first_serial_number_misread_is_corrected_in_silence() -> None:
    bench = Bench()

    changes = bench.feed([frame(HC, ADCO=OLD_SERIAL), frame(HC), frame(HC)])

    assert changes == []
    assert bench.meter.identity is not None
    assert bench.meter.identity.serial == SERIAL


def test_frames_without_a_serial_number_are_the_known_meters() -> None:
    bench = Bench()

    bench.feed([frame(HC), frame(HC), frame(HC, ADCO=None, PAPP="01000")])

    assert bench.meter.power_va == 1000


def test_an_unknown_meter_needs_whole_frames_where_the_air_is_open() -> None:
    bench = Bench(trusted=False)
    bench.feed([frame(HC)] * 3)

    changes = bench.feed([frame(HC, EOT, ADCO="041961000999")] * 5)

    assert changes == []


def test_the_phases_of_an_unknown_type_take_two_frames() -> None:
    bench = Bench()

    bench.feed(frame(TRI, ADCO=OLD_SERIAL))
    assert bench.meter.phases == 1
    bench.feed(frame(TRI, ADCO=OLD_SERIAL))

    assert bench.meter.phases == 3
    assert bench.meter.subscribed_va == 9000


@pytest.mark.parametrize(
    ("texts", "changed", "filtered"),
    [
        (HC, {}, True),
        (HC, {"ADCO": OLD_SERIAL}, True),
        (HC, {"ADCO": OLD_SERIAL, "IMAX": "032"}, False),
        (TRI, {"ADCO": OLD_SERIAL}, True),
        (TRI, {"ADCO": OLD_SERIAL, "IMAX2": "059"}, False),
        (STANDARD, {"ADSC": OLD_SERIAL}, True),
    ],
)
def test_only_a_linky_has_the_filter(
    texts: dict[str, str], changed: dict[str, str], filtered: bool
) -> None:
    bench = Bench()

    bench.feed([frame(texts, **changed)] * 4)

    assert bench.meter.trip is not None
    assert bench.meter.trip.filtered is filtered


def test_a_meter_without_papp_is_judged_by_its_current() -> None:
    bench = Bench()

    bench.feed([frame(HC, ADCO=OLD_SERIAL, IMAX="031", PAPP=None, IINST="031")] * 3)

    assert bench.meter.power_va == 31 * 230
    assert bench.meter.trip is not None
    assert bench.meter.trip.phases[0].drawn_va == 6200
    assert bench.meter.trip.seconds_to_cut == 0.0


def test_the_trip_filter_follows_the_power_through_a_silence() -> None:
    bench = Bench()
    bench.feed([frame(STANDARD, SMAXSN="H260112081500|00000", SINSTS="00000")] * 2)

    bench.feed(frame(STANDARD, SMAXSN="H260112081500|00000", SINSTS="15000"))

    trip = bench.meter.trip
    assert trip is not None
    assert trip.seconds_to_cut == pytest.approx(39, abs=1)
    later = trip.advance(bench.now + timedelta(seconds=30))
    assert later.seconds_to_cut == pytest.approx(9, abs=1)


def test_todays_maximum_corrects_the_filter() -> None:
    bench = Bench()
    bench.feed(frame(STANDARD))
    assert bench.meter.trip is not None
    assert bench.meter.trip.bearable_va(60) > 1.5 * bench.meter.trip.never_trips_va

    bench.feed(frame(STANDARD, SMAXSN="H260112120500|05000"))

    assert bench.meter.trip.level == pytest.approx((5000 / 7800) ** 2, rel=0.01)


def test_a_new_cutoff_starts_the_filter_again() -> None:
    bench = Bench()
    bench.feed([frame(STANDARD)] * 2)

    bench.feed(frame(STANDARD, PCOUP="03"))

    assert bench.meter.cutoff_va == 3000
    assert bench.meter.trip is not None
    assert bench.meter.trip.never_trips_va == pytest.approx(3900)


def test_three_phases_of_standard_have_a_filter_each() -> None:
    bench = Bench()
    powers = {"SINSTS1": "03000", "SINSTS2": "00500", "SINSTS3": "00000"}
    maxima = {f"SMAXSN{n}": "H260112081500|03100" for n in (1, 2, 3)}

    bench.feed([frame(STANDARD, ADSC=TRI_SERIAL, SINSTS="03500", **powers, **maxima)])

    assert bench.meter.phase_power_va == (3000, 500, 0)
    assert bench.meter.overload_phases == (True, False, False)
    assert bench.meter.trip is not None
    assert [phase.cutoff_va for phase in bench.meter.trip.phases] == [2000] * 3
    assert bench.meter.trip.seconds_to_cut == 0.0


def test_a_maximum_of_a_phase_not_followed_yet_waits() -> None:
    bench = Bench()
    bench.lines(frame(STANDARD))

    bench.lines(frame(STANDARD, ADSC=TRI_SERIAL, SMAXSN2="H260112120500|01000"))

    assert bench.meter.phases == 3
    assert bench.meter.trip is not None
    assert len(bench.meter.trip.phases) == 1


def test_a_threshold_needs_no_maximum() -> None:
    bench = Bench()
    bench.lines(frame(STANDARD, ADSC=OLD_SERIAL))

    assert bench.meter.trip is not None
    assert bench.meter.trip.seconds_to_cut is None


def test_what_is_not_known_yet_is_none() -> None:
    meter = Bench().meter

    assert meter.power_va is None
    assert meter.trip is None
    assert meter.active_power_w is None
    assert meter.active_power_export_w is None
    assert meter.quality.ratio is None
    assert meter.overload is False
    assert meter.cutoff_va is None
    assert meter.tariff.contract is None


def test_faults_are_counted_and_change_nothing_else() -> None:
    bench = Bench()
    bench.feed(frame(HC))

    changes = bench.meter.apply(Fault(kind=FaultKind.CHECKSUM, label="PAPP"), NOON)

    assert changes == []
    quality = bench.meter.quality
    assert quality.faults == {FaultKind.CHECKSUM: 1}
    assert quality.last_fault == Fault(kind=FaultKind.CHECKSUM, label="PAPP")
    assert quality.ratio == pytest.approx(len(HC) / (len(HC) + 1))
    assert (quality.valid, quality.frames, quality.complete) == (len(HC), 1, 1)


def test_the_ratio_forgets_what_is_long_past() -> None:
    bench = Bench()
    for _ in range(10):
        bench.meter.apply(Fault(kind=FaultKind.FORMAT), NOON)

    bench.feed([frame(HC)] * 50)

    assert bench.meter.quality.ratio == 1.0


def test_the_memory_survives_a_restart() -> None:
    bench = Bench()
    bench.feed([frame(STANDARD)] * 3)

    memory = json.loads(json.dumps(bench.meter.memory()))
    after = Bench(memory=memory)

    assert after.meter.identity == bench.meter.identity
    assert after.meter.confirmed
    assert after.meter.tariff.index_names == {"EASF02": "HEURE PLEINE"}
    assert after.meter.memory()["indexes"] == memory["indexes"]
    assert memory["indexes"]["EAST"] == 3_000_000
    after.feed(frame(STANDARD))
    assert after.meter.memory() == {**memory, "at": after.now.isoformat()}


def test_a_remembered_meter_is_not_replaced_by_one_frame() -> None:
    first = Bench()
    first.feed([frame(HC)] * 2)
    after = Bench(memory=first.meter.memory())
    other = frame(HC, ADCO="041961000999")

    assert after.feed([other, other]) == []
    assert kinds(after.feed(other)) == [ChangeKind.METER_REPLACED]
    assert after.meter.memory()["serial"] == "041961000999"


def test_a_meter_never_confirmed_is_not_remembered() -> None:
    bench = Bench()
    bench.lines(frame(HC))

    assert bench.meter.memory()["serial"] is None
