"""Mode, phases, producer and pilot are found without asking, and do not flap."""

from hameau_core.tic import Mode, TicDecoder, encode_frame, encode_group
from tests.core.tic.lawful import historique, standard

STAMP = "H260115120000"


def _hear(*groups: bytes, times: int = 3) -> TicDecoder:
    decoder = TicDecoder()
    for _ in range(times):
        decoder.feed(encode_frame(groups))
    return decoder


def test_nothing_is_known_at_first() -> None:
    decoder = TicDecoder()

    assert decoder.mode is None
    assert decoder.phases is None
    assert decoder.producer is None
    assert decoder.pilot is None


def test_one_whole_frame_tells_the_mode() -> None:
    assert _hear(*historique(), times=1).mode is Mode.HISTORIQUE
    assert _hear(*standard(), times=1).mode is Mode.STANDARD


def test_single_phase_in_both_modes() -> None:
    assert _hear(*historique()).phases == 1
    assert _hear(*standard()).phases == 1


def test_three_phases_in_both_modes() -> None:
    currents = [
        encode_group(f"IINST{n}", "002", mode=Mode.HISTORIQUE) for n in (1, 2, 3)
    ]

    assert _hear(*currents, times=1).phases == 3
    assert _hear(*(encode_group(f"URMS{n}", "231") for n in (1, 2, 3))).phases == 3


def test_type_digits_of_the_serial_number_do_not_decide() -> None:
    """Meters of type 68, a pilot's, were seen with the labels of all others."""
    groups = [*standard()[1:], encode_group("ADSC", "041968000123")]

    assert _hear(*groups).pilot is False


def test_producer() -> None:
    status = encode_group("STGE", "002A0301")
    injected = encode_group("EAIT", "000032781")

    assert _hear(injected, status).producer is True
    assert _hear(*standard()).producer is False
    assert _hear(*historique()).producer is None


def test_neighbours_tell_what_is_not_sent() -> None:
    consumer = [encode_group("EASD04", "000000000"), encode_group("IRMS1", "002")]
    between = [consumer[0], b"\n?\r", consumer[1]]

    assert _hear(*consumer).producer is False
    assert _hear(*between).producer is None


def test_pilot_meter() -> None:
    groups = [
        encode_group("SINST1", "00456"),
        encode_group("SMAXN", "03120", STAMP),
        encode_group("SMAXN-1", "03120", STAMP),
    ]

    assert _hear(*groups, times=1).pilot is True
    assert _hear(*standard()).pilot is False


def test_one_stray_group_changes_nothing() -> None:
    decoder = _hear(*historique())
    stray = encode_group("IINST2", "004", mode=Mode.HISTORIQUE)

    for _ in range(20):
        decoder.feed(encode_frame([*historique(), stray]))
        assert decoder.phases == 1


def test_a_meter_switched_to_standard_is_followed() -> None:
    decoder = _hear(*historique())

    decoder.feed(encode_frame(standard()))

    assert decoder.mode is Mode.STANDARD
