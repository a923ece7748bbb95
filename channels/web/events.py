"""``GET /chat/events``: everything that was said in the conversation, as server-sent events.

Format: HTML Living Standard, section 9.2. Each message of the outbox is an event whose ``id`` is the
outbox number and whose data is the rendered message with the time ``at``. When nothing more is
waiting, an event of type ``conversation`` tells which municipality and language the conversation has
now, when the browser loses it, its mark, and who is logged in; it carries no id. A comment goes out in
silence, so that neither side takes the other for dead.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from typing import Any

from sanic import Request
from sanic.response import HTTPResponse

from akkuna.errors import InputRejected, NotAllowed, StorageUnavailable
from channels.web.masked import in_words
from channels.web.session import require_conversation, state_of

HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent; below sanic's and usual proxies' time limits."""

SETTLED = 0.2
"""Seconds of silence after which the rows that were waiting are taken to have been sent."""

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def stream_events(request: Request) -> None:
    """Sends the rows after ``Last-Event-ID`` (or ``?after=``), then each row as it comes.

    Ends when the browser goes away, the server stops, the database fails or the conversation has many
    newer streams: the page comes back with the last id that it has, to whichever process answers.
    """
    conversation = await require_conversation(request)

    async def state() -> str:
        return state_event(await state_of(request, await require_conversation(request)))

    after = _last_seen(request)
    intake = request.app.ctx.intake
    response = await request.respond(content_type="text/event-stream; charset=utf-8", headers=HEADERS)
    await response.send(": open\n\n")
    try:
        with request.app.ctx.web_streams.opened(conversation.id) as end:
            async with aclosing(intake.stream(conversation.id, after, conversation.sender_hash)) as rows:
                await _relay(response, rows, state, end)
    except (StorageUnavailable, NotAllowed):
        return


async def _relay(
    response: HTTPResponse,
    rows: AsyncGenerator[Any, None],
    state: Callable[[], Awaitable[str]],
    end: asyncio.Event,
) -> None:
    next_row = asyncio.ensure_future(anext(rows))
    closed = asyncio.ensure_future(end.wait())
    state_told = False
    try:
        while not closed.done():
            silence = HEARTBEAT if state_told else SETTLED
            await asyncio.wait({next_row, closed}, timeout=silence, return_when=asyncio.FIRST_COMPLETED)
            if next_row.done():
                await response.send(row_event(next_row.result()))
                next_row = asyncio.ensure_future(anext(rows))
                state_told = False
            elif not state_told:
                await response.send(await state())
                state_told = True
            else:
                await response.send(": still here\n\n")
    finally:
        for task in (next_row, closed):
            task.cancel()
        await asyncio.wait({next_row, closed})


def row_event(row: Any) -> str:
    """One row of the outbox as an event; what was masked in it is told in the language of its words."""
    data = _data({**row.reply, "at": row.created_at.isoformat(), "personal": row.person_hash is not None})
    return f"id: {row.id}\n{in_words(data, row.reply['lang'])}"


def state_event(state: Mapping[str, Any]) -> str:
    """What the page's header and its language follow."""
    return f"event: conversation\n{_data(state)}"


def _data(content: Mapping[str, Any]) -> str:
    return f"data: {json.dumps(content, ensure_ascii=False)}\n\n"


def _last_seen(request: Request) -> int:
    text = request.headers.get("last-event-id") or request.args.get("after") or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise InputRejected("web.request")
    return int(text)
