"""Enedis' CSV "Courbe de charge": end stamps, changes of step, holes, clocks, meters."""

from hameau_core.files import FindingKind, Layout, read
from hameau_core.series import DoubtKind, GapReason, Quality, Step
from tests.core.files import builders as b
from tests.core.files.looks import (
    EXPORT,
    IMPORT,
    POWER,
    findings,
    odd,
    parts,
    place,
    point,
    qualities,
    reasons,
    refused,
    steps,
    values,
)


def test_a_stamp_ends_its_step() -> None:
    """284 W in the row of 00:30 are 142 Wh from 00:00."""
    data = b.curve(b.steps("2024-03-18", [284, 262, 302]))
    start = b.at("2024-03-18")
    assert read(data).layout is Layout.ENEDIS_CURVE
    assert values(parts(data)) == [
        (start, 142),
        (start + 1800, 131),
        (start + 3600, 151),
    ]
    assert point(data).point == b.PRM


def test_steps_change_from_an_hour_to_half_and_to_ten_minutes() -> None:
    rows = [
        *b.steps("2024-03-18", [1000] * 24, 60),
        *b.steps("2024-03-19", [1000] * 48),
        *b.steps("2024-03-20", [1000] * 144, 10),
    ]
    found = parts(b.curve(rows))
    assert steps(found) == {Step.HOUR: 24, Step.MINUTES_30: 48, Step.MINUTES_10: 144}
    assert found.total == 3 * 24 * 1000
    assert found.gaps == ()


def test_an_absent_day_is_a_gap_and_no_value_is_spread_over_it() -> None:
    """A jump of 24.5 hours: the step of the row after it is not that long."""
    rows = b.steps("2024-03-18", [1000] * 48) + b.steps("2024-03-20", [1000] * 48)
    found = parts(b.curve(rows))
    assert [(gap.start, gap.end, gap.reason) for gap in found.gaps] == [
        (b.at("2024-03-19"), b.at("2024-03-20"), GapReason.ABSENT)
    ]
    assert found.total == 48_000


def test_an_absent_day_of_hours_is_a_jump_of_twenty_five() -> None:
    rows = b.steps("2022-12-10", [500] * 24, 60) + b.steps("2022-12-12", [500] * 24, 60)
    found = parts(b.curve(rows))
    assert reasons(found) == [GapReason.ABSENT]
    assert found.gaps[0].end - found.gaps[0].start == 86_400


def test_empty_is_missing_and_zero_is_zero() -> None:
    found = parts(b.curve(b.steps("2024-03-18", [100, None, 0, 100])))
    assert [value for _, value in values(found)] == [50, 0, 50]
    assert reasons(found) == [GapReason.EMPTY]


def test_a_file_of_empty_values_is_all_gap() -> None:
    data = b.curve(b.steps("2018-12-07", [None] * 24, 60))
    assert reasons(parts(data)) == [GapReason.EMPTY]
    assert FindingKind.NO_VALUES in findings(point(data))


def test_four_fold_rows_count_once() -> None:
    rows = [
        row for row in b.steps("2024-03-18", [100, 200, 300, 400]) for _ in range(4)
    ]
    found = parts(b.curve(rows))
    assert found.total == 500
    assert odd(found) == {DoubtKind.DUPLICATE}
    assert len(found.doubts) == 12


def test_two_values_for_one_moment_keep_the_first_and_doubt_it() -> None:
    rows = b.steps("2024-03-18", [100, 200, 300])
    found = parts(b.curve([*rows, (rows[1][0], 900)]))
    assert found.total == 300
    assert odd(found) == {DoubtKind.CONFLICT}
    assert qualities(found).count(Quality.DOUBTFUL) == 1


def test_headings_alone_are_no_error() -> None:
    content = point(b.text(*b.curve_lines([])))
    assert findings(content) == {FindingKind.NO_VALUES}
    assert content.parts == {}


def test_the_two_names_rows_alone_are_no_error() -> None:
    content = point(b.text(*b.curve_lines([])[:2]))
    assert (content.point, findings(content)) == (b.PRM, {FindingKind.NO_VALUES})


def test_dates_of_the_heading_may_be_earlier_than_the_data() -> None:
    data = b.curve(b.steps("2022-10-24", [100] * 4), first="01/09/2020")
    assert tuple(
        finding.detail
        for finding in point(data).findings
        if finding.kind is FindingKind.STARTS_EARLIER
    ) == ("2020-09-01",)
    same = b.curve(b.steps("2022-10-24", [100] * 4), first="24/10/2022")
    assert findings(point(same)) == set()


def test_rows_in_any_order_give_the_same() -> None:
    rows = b.steps("2024-03-18", [int(n) for n in range(0, 960, 20)])
    assert parts(b.curve(rows[::-1])) == parts(b.curve(rows))
    assert parts(b.curve(rows[1::2] + rows[::2])) == parts(b.curve(rows))


def test_both_clock_changes_keep_every_half_hour() -> None:
    """46 half-hours on 31 March 2024, 50 on 27 October."""
    for day, after, count in (
        ("2024-03-31", "2024-04-01", 46),
        ("2024-10-27", "2024-10-28", 50),
    ):
        ends = b.half_hours(b.at(day), b.at(after))
        found = parts(b.curve([(end, 1000) for end in ends]))
        assert (steps(found), found.gaps) == ({Step.MINUTES_30: count}, ())


def test_production_and_another_meter_in_one_file() -> None:
    """Files put one behind the other."""
    rows = b.steps("2024-03-18", [100] * 4)
    other = "09999999999999"
    data = b.text(
        *b.curve_lines(rows),
        "",
        *b.curve_lines(rows, way="Production"),
        *b.curve_lines(b.steps("2024-03-18", [1000] * 4), prm=other),
    )
    one, two = read(data).points
    assert (one.point, two.point) == (b.PRM, other)
    assert (one.parts[IMPORT].total, one.parts[EXPORT].total) == (200, 200)
    assert two.parts[IMPORT].total == 2000


def test_the_same_meter_in_two_blocks_is_one_curve() -> None:
    data = b.text(
        *b.curve_lines(b.steps("2024-03-19", [100] * 48)),
        *b.curve_lines(b.steps("2024-03-18", [100] * 48)),
    )
    assert steps(parts(data)) == {Step.MINUTES_30: 96}
    assert parts(data).gaps == ()


def test_an_unnamed_unit_is_taken_for_watts_and_said() -> None:
    data = b.curve(b.steps("2024-03-18", [100] * 4), unit="")
    assert parts(data).total == 200
    assert FindingKind.UNIT_ASSUMED in findings(point(data))


def test_kilowatts_with_a_comma() -> None:
    assert (
        parts(b.curve(b.steps("2024-03-18", ["1,25", "0,5"]), unit="kW")).total == 875
    )


def test_another_unit_is_refused() -> None:
    error = refused(b.curve(b.steps("2024-03-18", [100] * 4), unit="Wh"))
    assert (error.key, error.placeholders["found"]) == ("wrong_unit", "wh")


def test_what_a_script_writes_naive_is_told_by_order() -> None:
    """Title, two names, naive end stamps: October's 02:00 and 02:30 come twice."""
    ends = b.half_hours(b.at("2024-10-27"), b.at("2024-10-28"))
    lines = [f"{b.local(end).replace(tzinfo=None).isoformat()};1000" for end in ends]
    data = b.text(
        f"Courbe de charge Linky (pas 30 min) - PRM {b.PRM}",
        "Horodate fin de pas;Puissance moyenne (W)",
        *lines,
    )
    found = parts(data)
    assert (steps(found), found.gaps, odd(found)) == ({Step.MINUTES_30: 50}, (), set())
    assert point(data).point == b.PRM
    assert findings(point(data)) == {FindingKind.DIRECTION_ASSUMED}


def test_names_beside_their_values() -> None:
    data = b.text(
        f"Identifiant PRM;{b.PRM};Type de donnees;Courbe de charge;",
        "horodate ISO fin de pas;puissance moyenne (W)",
        *(
            f"{b.local(end).isoformat()};1000"
            for end, _ in b.steps("2026-01-05", [1, 1, 1])
        ),
        newline="\r\n",
    )
    assert (point(data).point, parts(data).total) == (b.PRM, 1500)


def test_one_row_has_the_step_of_the_heading_or_none() -> None:
    lines = b.curve_lines(b.steps("2024-03-18", [100]))
    assert reasons(parts(b.text(*lines))) == [GapReason.UNKNOWN_STEP]
    lines[1] += "30"
    assert parts(b.text(*lines)).total == 50


def test_words_below_the_table_are_passed_over() -> None:
    data = b.text(*b.curve_lines(b.steps("2024-03-18", [100] * 4)), "Fin du fichier;")
    assert parts(data).total == 200
    assert FindingKind.IGNORED in findings(point(data))


def test_an_error_says_where() -> None:
    lines = b.curve_lines(b.steps("2024-03-18", [100, 100, 100]))
    lines[4] = lines[4].replace(";100", ";cent")
    error = refused(b.text(*lines))
    assert (error.key, place(error)) == ("bad_number", ("", "5", "B", "cent"))
    assert error.placeholders["expected"]
    assert "row=5" in str(error)


def test_a_stamp_that_is_none_is_an_error() -> None:
    lines = b.curve_lines(b.steps("2024-03-18", [100, 100]))
    lines[4] = "2024-03-32T00:00:00+01:00;100"
    error = refused(b.text(*lines))
    assert (error.key, place(error)[1:3]) == ("bad_date", ("5", "A"))


def test_a_daily_power_is_that_of_the_day_its_midnight_closes() -> None:
    lines = b.curve_lines([], unit="VA")
    lines[1] = lines[1].replace("Courbe de charge", "Puissance maximale quotidienne")
    data = b.text(
        *lines,
        "2024-03-19T00:00:00+01:00;4638",
        "2024-03-20T19:27:46+01:00;4410",
        "2024-03-22T00:00:00+01:00;",
    )
    found = parts(data, POWER)
    assert values(found) == [(b.at("2024-03-18"), 4638), (b.at("2024-03-20"), 4410)]
    assert reasons(found) == [GapReason.ABSENT, GapReason.EMPTY]
    assert read(data).layout is Layout.ENEDIS_MAX_POWER


def test_a_title_may_say_production() -> None:
    data = b.text(
        "Courbe de charge de production",
        "Horodate;Valeur (W)",
        *(
            f"{b.local(end).isoformat()};100"
            for end, _ in b.steps("2024-03-18", [1, 1])
        ),
    )
    assert parts(data, EXPORT).total == 100
    assert findings(point(data)) == set()


def test_words_and_errors_among_daily_powers() -> None:
    lines = b.curve_lines([], unit="VA")
    lines[1] = lines[1].replace("Courbe de charge", "Puissance maximale quotidienne")
    data = b.text(*lines, "2024-03-19T00:00:00+01:00;4638", "Fin;")
    assert findings(point(data)) == {FindingKind.IGNORED}
    naive = refused(b.text(*lines, "2024-03-19T00:00:00;4638"))
    assert (naive.key, place(naive)[1:3]) == ("bad_date", ("4", "A"))


def test_words_without_end_are_not_all_kept() -> None:
    rows = b.curve_lines(b.steps("2024-03-18", [100] * 4))
    data = b.text(*rows, *(f"ligne {n};" for n in range(3_000)))
    assert parts(data).total == 200
    said = [found.kind for found in point(data).findings]
    assert said.count(FindingKind.IGNORED) == 20


def _late(pace: str, begins: str = "24/10/2022") -> bytes:
    """A row at 01:00, then half-hours; the heading's step and date."""
    midnight = b.at("2022-10-24")
    rows = [(midnight + 1800 * n, 1000) for n in range(2, 9)]
    lines = b.curve_lines(rows, first=begins)
    lines[1] += pace
    return b.text(*lines)


def test_a_first_hour_before_half_hours_is_a_whole_one() -> None:
    """The heading says 60 minutes, and the row stands an hour after the heading's midnight: both tell its step."""
    data = _late("60")
    found = parts(data)
    assert values(found)[0] == (b.at("2022-10-24"), 1000)
    assert steps(found) == {Step.HOUR: 1, Step.MINUTES_30: 6}
    assert findings(point(data)) == set()


def test_a_first_row_whose_step_nothing_tells_is_short_and_that_is_said() -> None:
    """Half an hour is missing, or the row was of an hour: a value is never spread, and a person is told."""
    for pace, begins in (("30", "24/10/2022"), ("", "24/10/2022"), ("60", "23/10/2022")):  # fmt: skip
        data = _late(pace, begins)
        assert values(parts(data))[0] == (b.at("2022-10-24") + 1800, 500)
        assert FindingKind.STARTS_EARLIER in findings(point(data))


def test_a_broken_heading_above_nothing_is_refused() -> None:
    """No meter and no rows: nobody can say that this is an empty load curve."""
    names, filled, titles = b.curve_lines([])
    for lines in ((names, titles), (names[:20], titles), (names,), (titles,), (names, "abc;Courbe de charge", titles)):  # fmt: skip
        error = refused(b.text(*lines))
        assert (error.key, place(error)[1]) == ("unknown_layout", "1")
        assert "Identifiant PRM" in error.placeholders["expected"]
    assert findings(point(b.text(names, filled))) == {FindingKind.NO_VALUES}
    rows = b.curve_lines(b.steps("2024-03-18", [100, 100]))[3:]
    assert parts(b.text(names, titles, *rows)).total == 100
