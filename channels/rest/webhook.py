"""``POST /webhooks/rest/webhook``: a message in, its replies out, in one request."""

import hmac
import re
from typing import Any, cast
from uuid import uuid4

from pydantic import BaseModel, Field, ValidationError, validator
from sanic import Blueprint, Request
from sanic.exceptions import InvalidUsage, PayloadTooLarge
from sanic.http import Http
from sanic.response import HTTPResponse, json

from akkuna.errors import InputRejected, StorageUnavailable
from akkuna.replies import LANGUAGES, Language, Rendered
from channels.intake import Incoming, Intake

CHANNEL = "rest"
TURN_SECONDS = 40.0
"""How long a caller is kept waiting for the replies."""
LARGEST_BODY = 256 * 1024
"""Bytes. The longest message that the intake takes is far below it."""
DEFAULT: Language = "fi"

_PAYLOAD = re.compile(r"b:([A-Za-z0-9_-]{16})")
"""What a button carries. Words that only begin so are words."""

blueprint = Blueprint("rest", url_prefix="/webhooks/rest")


class Metadata(BaseModel):
    """What the caller tells of its page. Authority never depends on it."""

    municipality: str | None = None
    language: str | None = None


class Message(BaseModel):
    """One message, Rasa's shape; `message_id` makes a repeated delivery harmless."""

    sender: str = Field(min_length=1, max_length=200)
    message: str = ""
    message_id: str | None = Field(default=None, min_length=1, max_length=200)
    metadata: Metadata | None = None

    @validator("sender", "message", "message_id")
    def is_storable(cls, given: str | None) -> str | None:
        """Half a surrogate pair is no text, and PostgreSQL keeps no NUL."""
        if given is not None:
            given.encode("utf-8")
            if "\0" in given:
                raise ValueError("NUL")
        return given


@blueprint.get("/")
async def status(request: Request) -> HTTPResponse:
    """Says that the channel is there."""
    return json({"status": "ok"})


@blueprint.post("/webhook", stream=True)
async def receive(request: Request) -> HTTPResponse:
    """Answers with the list of replies; 400 for another shape, 401 without the token, 413 for a body that is
    too large, 503 to try again."""
    if not _may_call(request):
        return json({"error": "unauthorized"}, status=401, headers={"WWW-Authenticate": "Bearer"})
    if not await _read_body(request):
        return json({"error": "too large"}, status=413)
    message = _parsed(request)
    if message is None:
        return json({"error": "expected {sender, message, metadata}"}, status=400)
    intake: Intake = request.app.ctx.intake
    incoming = _incoming(message, request.app.ctx.municipalities)
    try:
        inbox_id = await intake.accept(incoming)
        rows = await intake.replies_to(inbox_id, TURN_SECONDS)
    except InputRejected as error:
        sentence = intake.say(error.text_key, incoming.language or DEFAULT, **error.values)
        return json([{"recipient_id": message.sender, "text": sentence}])
    except StorageUnavailable as error:
        sentence = intake.say(error.text_key, incoming.language or DEFAULT)
        return json({"error": sentence}, status=503, headers={"Retry-After": "5"})
    replies = [Rendered.from_json(row.reply) for row in rows]
    base_url = request.app.ctx.settings.base_url
    return json([_shown(one, message.sender, base_url) for one in replies if one.kind != "citizen"])


def _may_call(request: Request) -> bool:
    settings = request.app.ctx.settings
    if settings.sandbox:
        return True
    given = request.headers.get("authorization", "")
    wanted = f"Bearer {settings.rest_token}" if settings.rest_token else None
    return wanted is not None and hmac.compare_digest(
        given.encode("utf-8", "surrogateescape"), wanted.encode("utf-8", "surrogateescape")
    )


async def _read_body(request: Request) -> bool:
    """Reads the body; False if it is larger than `LARGEST_BODY`, and then it is not kept."""
    stream = cast(Http, request.stream)
    stream.request_max_size = LARGEST_BODY
    try:
        await request.receive_body()
    except PayloadTooLarge:
        # Lets sanic read the rest and drop it: who is still writing could not read our answer.
        stream.request_max_size = request.app.config.REQUEST_MAX_SIZE
        return False
    return True


def _parsed(request: Request) -> Message | None:
    try:
        return Message.parse_obj(request.json)
    except (ValidationError, InvalidUsage):
        return None


def _incoming(message: Message, municipalities: dict[str, Any]) -> Incoming:
    text, metadata = message.message, message.metadata or Metadata()
    button = _PAYLOAD.fullmatch(text.strip())
    return Incoming(
        channel=CHANNEL,
        sender=f"{CHANNEL}:{message.sender}",
        kind="button" if button else "text",
        external_id=message.message_id or uuid4().hex,
        text="" if button else text,
        value=button[1] if button else None,
        municipality=_code(metadata.municipality, municipalities),
        language=next((one for one in LANGUAGES if one == metadata.language), None),
    )


def _code(given: str | None, municipalities: dict[str, Any]) -> str | None:
    """A municipality by its code or its folder's name; None for what is not served."""
    if given in municipalities:
        return given
    name = (given or "").casefold()
    return next(
        (one.code for one in municipalities.values() if name in (one.folder, one.names.fi.casefold())), None
    )


def _shown(reply: Rendered, sender: str, base_url: str) -> dict[str, Any]:
    shown: dict[str, Any] = {"recipient_id": sender, "text": reply.as_plain_text(base_url)}
    buttons = [{"title": one.title, "payload": one.payload} for one in reply.presses()]
    buttons += [{"title": f"{day.title} ({day.count})", "payload": day.answer} for day in reply.next_days()]
    if buttons:
        shown["buttons"] = buttons
    return shown
