"""How calls to a municipal system end, whatever its server does."""

import asyncio
import gzip
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest
import respx

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemFailure, SystemUnavailable
from integrations.http import Http, SystemClient
from tests.servers import free_port

URL = "http://system.example.org/api"

Server = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture
def client(http: Http) -> SystemClient:
    return http.client("system", URL)


@pytest.fixture
async def serve() -> AsyncIterator[Callable[[Server], Awaitable[str]]]:
    """Starts servers that speak raw bytes; gives their addresses."""
    servers: list[asyncio.AbstractServer] = []

    async def start(handle: Server) -> str:
        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        servers.append(server)
        return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    yield start
    for server in servers:
        server.close()


async def trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """An answer that never ends, a byte at a time, each in good time."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
    while not writer.is_closing():
        writer.write(b" ")
        await asyncio.sleep(0.05)


async def flood(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """An answer of 40 MB."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 40000000\r\n\r\n[")
    for _ in range(400):
        if writer.is_closing():
            return
        writer.write(b" " * 100_000)
        await asyncio.sleep(0)


async def cut_short(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """An answer shorter than it said."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[]")
    writer.close()


async def no_http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """An answer of another protocol."""
    writer.write(b"220 mail.example.org ESMTP\r\n")
    writer.close()


async def read(client: SystemClient) -> object:
    return await client.read("/things", {"name": "x"})


async def write(client: SystemClient) -> object:
    return await client.write("POST", "/things", data={"name": "x"})


@respx.mock
async def test_json_is_read(client: SystemClient) -> None:
    route = respx.get(f"{URL}/things", params={"name": "x"}).respond(content=b"\xef\xbb\xbf[1]")
    assert await read(client) == [1]
    assert route.calls[0].request.headers["user-agent"] == "kunta-akkuna"


@respx.mock
async def test_an_answer_without_a_body_to_a_write_is_none(client: SystemClient) -> None:
    respx.post(f"{URL}/things").respond(204)
    assert await write(client) is None


@respx.mock
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
async def test_a_read_is_repeated(client: SystemClient, status: int) -> None:
    route = respx.get(f"{URL}/things")
    route.side_effect = [httpx.Response(status), httpx.ConnectError(""), httpx.Response(200, json=[])]
    assert await read(client) == []
    assert route.call_count == 3


@respx.mock
async def test_a_read_is_repeated_twice_and_no_more(client: SystemClient) -> None:
    route = respx.get(f"{URL}/things").respond(500)
    with pytest.raises(SystemUnavailable):
        await read(client)
    assert route.call_count == 3


@respx.mock
@pytest.mark.parametrize(("seconds", "calls"), [("0", 3), ("6", 1), ("3600", 1)])
async def test_a_system_that_asks_for_a_long_wait_is_not_asked_again(
    client: SystemClient, seconds: str, calls: int
) -> None:
    route = respx.get(f"{URL}/things").respond(429, headers={"Retry-After": seconds})
    with pytest.raises(SystemUnavailable) as raised:
        await read(client)
    assert raised.value.retry_after == float(seconds)
    assert route.call_count == calls


@respx.mock
@pytest.mark.parametrize("stated", ["Wed, 21 Oct 2015 07:28:00 GMT", "-1", "soon", "", "²"])
async def test_a_wait_that_is_no_number_of_seconds_is_left_out(client: SystemClient, stated: str) -> None:
    respx.post(f"{URL}/things").respond(503, headers=[(b"Retry-After", stated.encode())])
    with pytest.raises(SystemUnavailable) as raised:
        await write(client)
    assert raised.value.retry_after is None


@respx.mock
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 413, 415, 422])
@pytest.mark.parametrize("call", [read, write])
async def test_a_refusal_is_told_with_its_status(
    client: SystemClient, call: Callable[[SystemClient], Awaitable[object]], status: int
) -> None:
    route = respx.route().respond(status, text="refused")
    with pytest.raises(RequestRefused) as raised:
        await call(client)
    assert (raised.value.status, raised.value.field, raised.value.system) == (status, None, "system")
    assert route.call_count == 1


@respx.mock
async def test_a_refusal_names_the_field_that_is_blamed(client: SystemClient) -> None:
    respx.post(f"{URL}/things").respond(400, text="bad name")
    with pytest.raises(RequestRefused) as raised:
        await client.write("POST", "/things", blame=lambda body: body.decode()[4:])
    assert raised.value.field == "name"


@respx.mock
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.ConnectError(""), SystemUnavailable),
        (httpx.ConnectTimeout(""), SystemUnavailable),
        (httpx.PoolTimeout(""), SystemUnavailable),
        (httpx.Response(408), SystemUnavailable),
        (httpx.Response(429), SystemUnavailable),
        (httpx.Response(503), SystemUnavailable),
        (httpx.ReadTimeout(""), OutcomeUnknown),
        (httpx.WriteTimeout(""), OutcomeUnknown),
        (httpx.ReadError(""), OutcomeUnknown),
        (httpx.WriteError(""), OutcomeUnknown),
        (httpx.RemoteProtocolError(""), OutcomeUnknown),
        (httpx.Response(500), OutcomeUnknown),
        (httpx.Response(502), OutcomeUnknown),
        (httpx.Response(504), OutcomeUnknown),
        (httpx.Response(302, headers={"Location": "http://elsewhere.example.org/"}), OutcomeUnknown),
        (httpx.Response(307, headers={"Location": "http://elsewhere.example.org/"}), OutcomeUnknown),
        (httpx.Response(200, text="<html>"), OutcomeUnknown),
        (httpx.Response(200, content=b"[" * 9_000), OutcomeUnknown),
        (httpx.Response(200, content=b" " * 20_000), OutcomeUnknown),
    ],
)
async def test_a_write_goes_out_once_whatever_happens(
    client: SystemClient, answer: Exception | httpx.Response, error: type[SystemFailure]
) -> None:
    route = respx.route().mock(side_effect=[answer])
    with pytest.raises(error):
        await write(client)
    assert route.call_count == 1


@respx.mock
@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, text="<html>Fel 500</html>"),
        httpx.Response(200, text=""),
        httpx.Response(200, content=b"\xff\xfe"),
        httpx.Response(200, content=b"[" * 9_000),
        httpx.Response(200, content=b" " * 20_000),
        httpx.Response(301, headers={"Location": "http://elsewhere.example.org/"}),
        httpx.Response(200, stream=httpx.ByteStream(b"no gzip"), headers={"Content-Encoding": "gzip"}),
    ],
)
async def test_an_answer_that_is_no_json_is_a_bad_answer(
    client: SystemClient, answer: httpx.Response
) -> None:
    route = respx.route().mock(side_effect=[answer])
    with pytest.raises(BadAnswer):
        await read(client)
    assert route.call_count == 1


@respx.mock
async def test_an_answer_is_weighed_unpacked(client: SystemClient) -> None:
    content = gzip.compress(b" " * 20_000)
    assert len(content) < 1_000
    answer = httpx.Response(200, stream=httpx.ByteStream(content), headers={"Content-Encoding": "gzip"})
    respx.route().mock(side_effect=[answer])
    with pytest.raises(BadAnswer):
        await read(client)


@pytest.mark.parametrize("handle", [trickle, cut_short, no_http])
async def test_a_server_that_misbehaves_on_the_line(
    http: Http, serve: Callable[[Server], Awaitable[str]], handle: Server
) -> None:
    client = http.client("system", await serve(handle))
    with pytest.raises(SystemUnavailable):
        await read(client)
    with pytest.raises(OutcomeUnknown):
        await write(client)


async def test_a_flood_is_cut_off(http: Http, serve: Callable[[Server], Awaitable[str]]) -> None:
    client = http.client("system", await serve(flood))
    with pytest.raises(BadAnswer):
        await read(client)
    with pytest.raises(OutcomeUnknown):
        await write(client)


async def test_nobody_listening_is_surely_not_done(http: Http) -> None:
    client = http.client("system", f"http://127.0.0.1:{free_port()}")
    with pytest.raises(SystemUnavailable):
        await write(client)


async def test_an_open_breaker_refuses_reads_and_writes_without_sending(client: SystemClient) -> None:
    with respx.mock:
        respx.route().respond(500)
        for _ in range(5):
            with pytest.raises(OutcomeUnknown):
                await write(client)
    with respx.mock(assert_all_called=False) as router:
        route = router.route().respond(json=[])
        for call in (read, write):
            with pytest.raises(SystemUnavailable):
                await call(client)
        assert route.call_count == 0


@respx.mock
async def test_refusals_do_not_open_the_breaker(client: SystemClient) -> None:
    respx.route().respond(400)
    for _ in range(10):
        with pytest.raises(RequestRefused):
            await read(client)


def test_a_client_is_shared_by_address(http: Http) -> None:
    assert http.client("system", URL) is http.client("system", f"{URL}/")
    assert http.client("other", URL) is not http.client("system", URL)


@pytest.mark.parametrize(
    "address",
    ["", "system.example.org", "ftp://system.example.org", "http://", "http://a.example:x", "file:///etc"],
)
def test_an_address_that_is_none_is_refused(http: Http, address: str) -> None:
    with pytest.raises(ValueError, match="the address of system"):
        http.client("system", address)


@respx.mock
async def test_what_was_asked_is_not_logged(client: SystemClient, caplog: pytest.LogCaptureFixture) -> None:
    respx.route().respond(400, text="the answer's words")
    with caplog.at_level(logging.INFO), pytest.raises(RequestRefused) as raised:
        await client.read("/things", {"text": "Kalliontie 15"})
    assert "Kalliontie" not in caplog.text
    assert "words" not in repr(raised.value)


@respx.mock
async def test_an_unreadable_answer_leaves_no_words_in_the_error(client: SystemClient) -> None:
    respx.route().respond(200, content=b"secret words \xff")
    with pytest.raises(BadAnswer) as raised:
        await read(client)
    assert raised.value.__cause__ is not None
    assert "secret" not in repr(raised.value.__cause__)
    assert raised.value.__cause__.__suppress_context__


async def test_the_environments_proxy_is_not_used(
    http: Http, serve: Callable[[Server], Awaitable[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]")
        writer.close()

    assert await read(Http().client("system", await serve(answer))) == []


@respx.mock
async def test_one_citizens_cookie_never_goes_with_another_call(client: SystemClient) -> None:
    route = respx.route().respond(json=[], headers={"Set-Cookie": "sessionid=one; Path=/"})
    for _ in range(2):
        await read(client)
        await write(client)
    assert not any("cookie" in call.request.headers for call in route.calls)
