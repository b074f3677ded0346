"""The status register, on values seen on real meters and on every code."""

from hypothesis import given, strategies as st
import pytest

from hameau_core.tic import Breaker, Euridis, Plc, StatusRegister, TempoColour


def test_off_peak_consumer() -> None:
    register = StatusRegister.parse("003A4401")

    assert not register.contact_closed
    assert register.breaker is Breaker.CLOSED
    assert (register.supplier_index, register.distributor_index) == (2, 2)
    assert register.standard_output
    assert register.euridis is Euridis.SECURED
    assert register.plc is Plc.NEW_LOCK
    assert not register.producer


def test_producer_on_a_blue_day() -> None:
    register = StatusRegister.parse("013A0501")

    assert register.producer
    assert not register.injecting
    assert register.supplier_index == 2
    assert register.colour_today is TempoColour.BLUE
    assert register.colour_tomorrow is TempoColour.NONE


def test_producer_that_injects() -> None:
    register = StatusRegister.parse("002A0301")

    assert register.producer
    assert register.injecting
    assert register.euridis is Euridis.UNSECURED


def test_open_cover() -> None:
    register = StatusRegister.parse("000A4411")

    assert register.cover_open
    assert register.plc is Plc.NEW_UNLOCK


@pytest.mark.parametrize(("code", "breaker"), enumerate(Breaker))
def test_every_breaker_code(code: int, breaker: Breaker) -> None:
    assert StatusRegister(code << 1).breaker is breaker


def test_every_single_bit() -> None:
    assert StatusRegister(1 << 6).overvoltage
    assert StatusRegister(1 << 7).overload
    assert StatusRegister(1 << 16).clock_degraded
    assert StatusRegister(1 << 23).plc_synchronised
    assert StatusRegister(0).contact_closed


def test_two_bit_fields() -> None:
    assert StatusRegister(3 << 24).colour_today is TempoColour.RED
    assert StatusRegister(2 << 26).colour_tomorrow is TempoColour.WHITE
    assert StatusRegister(3 << 28).peak_notice == 3
    assert StatusRegister(1 << 30).peak_running == 1


def test_unlisted_codes_are_unknown() -> None:
    register = StatusRegister(7 << 1 | 15 << 10 | 2 << 19 | 3 << 21)

    assert register.breaker is Breaker.UNKNOWN
    assert register.supplier_index is None
    assert register.euridis is Euridis.UNKNOWN
    assert register.plc is Plc.UNKNOWN


@given(st.integers(0, 0xFFFFFFFF))
def test_any_register_can_be_read_and_written(bits: int) -> None:
    register = StatusRegister(bits)
    names = [
        name
        for name, item in vars(StatusRegister).items()
        if isinstance(item, property)
    ]

    assert len(names) == 18
    assert all(hasattr(register, name) for name in names)
    assert StatusRegister.parse(str(register)) == register
