"""``POST /chat/messages``: what the citizen writes, presses, shares or chooses on the page."""

import re
from collections.abc import Container
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field
from sanic import Request
from sanic.response import HTTPResponse, json

from akkuna.errors import InputRejected
from akkuna.replies import LANGUAGES
from channels.browser import CHANNEL, require_same_origin
from channels.intake import Incoming
from channels.web.body import parse_json
from channels.web.session import require_conversation, require_sender

_PAYLOAD = re.compile(r"b:([A-Za-z0-9_-]{1,128})")


class Posted(BaseModel):
    """One message of the page; `id` is made by the browser and is the same when it is sent again."""

    id: UUID
    kind: Literal["text", "button", "location", "language", "municipality", "start"]
    text: str = ""
    payload: str = ""
    value: str | None = None
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)


async def post_message(request: Request) -> HTTPResponse:
    """Answers 202 when the message is stored, also when it was stored earlier under the same id.

    Raises:
        NotAllowed: there is no conversation.
        TooMany: many messages came in a short time; this one was not stored.
    """
    require_same_origin(request)
    sender, conversation = require_sender(request), await require_conversation(request)
    await request.app.ctx.limiter.count("messages", conversation.id)
    posted = await parse_json(request, Posted)
    content = content_of(posted, request.app.ctx.municipalities)
    incoming = Incoming(
        channel=CHANNEL, sender=sender, kind=posted.kind, external_id=str(posted.id), **content
    )
    await request.app.ctx.intake.accept(incoming)
    return json({"accepted": True}, status=202)


def content_of(posted: Posted, municipalities: Container[str]) -> dict[str, Any]:
    """The fields of `Incoming` that the message's kind fills; what else was posted is passed over.

    Args:
        municipalities: the codes that can be chosen.

    Raises:
        InputRejected: what the kind needs is missing or cannot be.
    """
    if posted.kind == "text":
        return {"text": posted.text}
    if posted.kind == "button" and (token := _PAYLOAD.fullmatch(posted.payload)):
        return {"value": token[1]}
    if posted.kind == "location" and posted.lat is not None and posted.lon is not None:
        return {"lat": posted.lat, "lon": posted.lon}
    if posted.kind == "language" and posted.value in LANGUAGES:
        return {"value": posted.value}
    if posted.kind == "municipality" and posted.value is not None and posted.value in municipalities:
        return {"value": posted.value}
    if posted.kind == "start":
        return {}
    raise InputRejected("web.request")
