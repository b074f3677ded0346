"""The client of Enedis' TIC server, against a stand-in on a real socket."""

from collections.abc import AsyncIterator
import json
from typing import Any

import aiohttp
from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.clients import tic2websocket
from hameau_core.clients.tic2websocket import (
    ServedError,
    ServedFrame,
    ServedGroup,
    Tic2WebSocketClient,
    TicIdentifier,
)
from hameau_core.errors import LinkError
from hameau_core.tic import Fault, FaultKind, Frame, Group, Mode, TicDecoder
from tests.servers.tic2websocket import Server, serve

SERIAL = "041976000123"
STREAM: dict[str, str | None] = {
    "serialNumber": SERIAL,
    "portName": "/dev/ttyUSB0",
    "portId": "1-1",
}
CONTENT = {
    "ADSC": SERIAL,
    "VTIC": "02",
    "DATE": "H261121031500\t",
    "EAST": "001234567",
    "SINSTS": "00850",
    "SMAXSN": "H261121021000\t02100",
    "MSG1": "PAS DE          MESSAGE         ",
}


@pytest.fixture(autouse=True)
def loopback(socket_enabled: None) -> None:
    """Let these tests talk to their own server."""


@pytest.fixture(params=[False, True], ids=["v1.0", "later"])
async def server(request: pytest.FixtureRequest) -> AsyncIterator[Server]:
    """Run a server of either dialect."""
    async with serve(STREAM, flat=request.param) as running:
        yield running


@pytest.fixture
async def client(server: Server) -> AsyncIterator[Tic2WebSocketClient]:
    """Give a connected client."""
    async with aiohttp.ClientSession() as session:
        connected = Tic2WebSocketClient(session, server.url)
        await connected.connect()
        yield connected
        await connected.close()


def decode(data: bytes) -> tuple[dict[str, Group], list[Fault], list[Frame]]:
    """Judge bytes by the one decoder."""
    events = TicDecoder().feed(data)
    return (
        {event.label: event for event in events if isinstance(event, Group)},
        [event for event in events if isinstance(event, Fault)],
        [event for event in events if isinstance(event, Frame)],
    )


async def test_streams_are_listed(client: Tic2WebSocketClient) -> None:
    """With every name the server has for them."""
    assert await client.available() == (
        TicIdentifier(serial_number=SERIAL, port_name="/dev/ttyUSB0", port_id="1-1"),
    )


async def test_a_frame_becomes_the_meter_s_bytes_again(
    server: Server, client: Tic2WebSocketClient
) -> None:
    """Values, timestamps and padding survive the round trip; the order does not matter."""
    await client.subscribe()
    await server.publish(0, "STANDARD", dict(reversed(CONTENT.items())))
    frame = await client.next_event()
    assert isinstance(frame, ServedFrame)
    groups, faults, frames = decode(frame.encode())
    assert groups["EAST"].value == 1_234_567
    assert groups["SMAXSN"].timestamp is not None
    assert groups["DATE"].text == ""
    assert groups["MSG1"].text == CONTENT["MSG1"]
    assert groups.keys() == CONTENT.keys()
    assert not faults
    assert [frame.complete for frame in frames] == [True]


async def test_a_damaged_group_stays_damaged(
    server: Server, client: Tic2WebSocketClient
) -> None:
    """The server marks it with "!"; the decoder must refuse it."""
    await client.subscribe()
    await server.publish(
        0, "HISTORIC", {"ADCO": SERIAL, "!PAPP": "00850", "PTEC": "TH.."}
    )
    frame = await client.next_event()
    assert isinstance(frame, ServedFrame)
    assert frame.mode is Mode.HISTORIQUE
    groups, faults, _ = decode(frame.encode())
    assert groups.keys() == {"ADCO", "PTEC"}
    assert faults == [Fault(kind=FaultKind.CHECKSUM, label="PAPP")]


async def test_the_detailed_form_is_read_too(
    server: Server, client: Tic2WebSocketClient
) -> None:
    """TICFrameDetailledCodec: a list of labels, values and validity."""
    await client.subscribe()
    listed = [
        {"label": "ADSC", "value": SERIAL, "isValid": True},
        {"label": "SINSTS", "value": "00850", "isValid": False},
        "nonsense",
    ]
    await server.publish(0, "STANDARD", {"mode": "STANDARD", "groupList": listed})
    frame = await client.next_event()
    assert isinstance(frame, ServedFrame)
    assert frame.groups == (
        ServedGroup(label="ADSC", text=SERIAL, valid=True),
        ServedGroup(label="SINSTS", text="00850", valid=False),
    )


async def test_numbers_get_their_zeros_back(
    server: Server, client: Tic2WebSocketClient
) -> None:
    """The published examples show URMS1 as the number 230."""
    await client.subscribe()
    await server.publish(
        0, "STANDARD", {"ADSC": SERIAL, "URMS1": 230, "EAST": 12, "X": 1}
    )
    frame = await client.next_event()
    assert isinstance(frame, ServedFrame)
    groups, _, _ = decode(frame.encode())
    assert groups["EAST"].text == "000000012"
    assert groups["URMS1"].value == 230


async def test_what_no_line_can_carry_is_left_out(
    server: Server, client: Tic2WebSocketClient
) -> None:
    """A value with an end of line could otherwise pass for a second group."""
    await client.subscribe()
    evil = {"ADSC": SERIAL, "MSG1": "x\r\nPAPP 00850 .", "MSG2": "é", "NGTF": None}
    await server.publish(0, "STANDARD", evil | {"PRM": "1" * 500, "TOOLONGLABEL": "1"})
    frame = await client.next_event()
    assert isinstance(frame, ServedFrame)
    assert [group.label for group in frame.groups] == ["ADSC"]


async def test_errors_of_a_stream_are_told(
    server: Server, client: Tic2WebSocketClient
) -> None:
    """The meter was unplugged from the server, for one."""
    await client.subscribe()
    name = "ticIdentifier" if not server.flat else "identifier"
    await server.event(
        "OnError", {name: STREAM, "errorCode": 6, "errorMessage": f"{SERIAL} unplugged"}
    )
    event = await client.next_event()
    assert isinstance(event, ServedError)
    assert (event.code, event.message) == (6, "… unplugged")
    assert event.identifier.serial_number == SERIAL


async def test_one_frame_can_be_asked_for(client: Tic2WebSocketClient) -> None:
    """ReadTIC answers with the next frame."""
    frame = await client.read_tic(TicIdentifier(serial_number=SERIAL))
    assert frame.groups == (ServedGroup(label="ADSC", text=SERIAL, valid=True),)


async def test_events_before_an_answer_are_kept(
    server: Server, client: Tic2WebSocketClient
) -> None:
    """A subscription may yield a frame before it is acknowledged."""
    server.early = {
        "mode": "STANDARD",
        "identifier": STREAM,
        "frame": {"ADSC": SERIAL},
    }
    await client.subscribe(TicIdentifier(serial_number=SERIAL))
    assert server.requests[-1]["data"] == {"serialNumber": SERIAL}
    assert isinstance(await client.next_event(), ServedFrame)


async def test_an_unknown_meter_is_refused(client: Tic2WebSocketClient) -> None:
    """Nothing would ever come of that subscription; its number goes into no log."""
    with pytest.raises(LinkError) as caught:
        await client.subscribe(TicIdentifier(serial_number="041976000999"))
    assert caught.value.key == "meter_absent"
    assert str(caught.value) == (
        "meter_absent: SubscribeTIC: -10 {'serialNumber': '…'} not found"
    )


def event(content: dict[str, Any]) -> str:
    """Write an event with any content."""
    return json.dumps(
        {"type": "EVENT", "name": "OnTICData", "mode": "STANDARD", "frame": content}
    )


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[1, 2]",
        "[" * 50_000,
        '{"type": "EVENT", "name": "OnTICData", "data": 5}',
        '{"type": "EVENT", "name": "OnTICData", "data": {"mode": "X"}}',
        '{"type": "EVENT", "name": "OnTICData", "data": {"mode": "STANDARD"}}',
        event({f"L{number}": "1" for number in range(200)}),
        event({"groupList": [1] * 200}),
    ],
    ids=["text", "list", "deep", "data", "mode", "content", "long", "long list"],
)
async def test_a_malformed_message_is_an_error(
    server: Server, client: Tic2WebSocketClient, text: str
) -> None:
    """It names what is wrong, and never raises anything else."""
    await client.subscribe()
    await server.raw(text)
    with pytest.raises(LinkError) as caught:
        await client.next_event()
    assert caught.value.key == "bad_answer"
    assert caught.value.placeholders["detail"]


async def test_other_messages_are_passed_over(
    server: Server, client: Tic2WebSocketClient
) -> None:
    """Later versions may say more."""
    await client.subscribe()
    await server.raw('{"type": "EVENT", "name": "OnSomethingNew", "data": {}}')
    await server.raw('{"type": "RESPONSE", "name": "Other", "errorCode": 0}')
    await server.publish(0, "STANDARD", CONTENT)
    assert isinstance(await client.next_event(), ServedFrame)


async def test_a_message_too_long_ends_the_connection(
    server: Server, client: Tic2WebSocketClient
) -> None:
    """Memory is bounded by what the server itself allows."""
    await client.subscribe()
    await server.raw('"' + "x" * 100_000 + '"')
    with pytest.raises(LinkError) as caught:
        await client.next_event()
    assert caught.value.key == "connection_lost"


async def test_a_closed_connection_is_lost(
    server: Server, client: Tic2WebSocketClient
) -> None:
    """By the server, or by us."""
    await client.subscribe()
    await server.hang_up()
    for _ in range(2):
        with pytest.raises(LinkError) as caught:
            await client.next_event()
        assert caught.value.key == "connection_lost"
        await client.close()


async def test_no_answer_is_an_error(
    server: Server, client: Tic2WebSocketClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that hangs must not hang us."""
    server.mute = True
    monkeypatch.setattr(tic2websocket, "REQUEST_TIMEOUT_S", 0.05)
    with pytest.raises(LinkError) as caught:
        await client.available()
    assert caught.value.key == "handshake"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("ws://127.0.0.1:{port}/plain", "handshake"),
        ("ws://127.0.0.1:1/", "connection_refused"),
        ("ws://127.0.0.1:{port}x/", "bad_url"),
    ],
)
async def test_what_is_no_server_is_said_so(
    server: Server, address: str, key: str
) -> None:
    """Each with its own advice."""
    async with aiohttp.ClientSession() as session:
        client = Tic2WebSocketClient(session, address.format(port=server.port))
        with pytest.raises(LinkError) as caught:
            await client.connect()
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (SERIAL, {"serialNumber": SERIAL}),
        ("/dev/ttyUSB0", {"portName": "/dev/ttyUSB0"}),
        ("COM3", {"portName": "COM3"}),
        ("1-1.2", {"portId": "1-1.2"}),
    ],
)
def test_a_person_may_name_a_stream_in_three_ways(
    text: str, fields: dict[str, str]
) -> None:
    """The kind of name is told by its form."""
    assert TicIdentifier.wanted(text).request() == fields


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=5)
    ),
    max_leaves=20,
)


@given(body=JSON, mode=st.sampled_from(["STANDARD", "HISTORIC"]))
@settings(max_examples=200, deadline=None)
def test_any_content_becomes_whole_lines(body: Any, mode: str) -> None:
    """Nothing a server says can raise, or break the line's framing."""
    content = body if isinstance(body, dict) else {"groupList": body}
    frame = tic2websocket._frame({"mode": mode, "content": content})
    assert frame.encode().count(b"\r") == len(frame.groups)
