"""``POST /chat/photos``: one photo of the citizen's."""

from uuid import UUID

from sanic import Request
from sanic.response import HTTPResponse, json

from akkuna.errors import InputRejected
from channels.intake import Incoming
from channels.photos import LARGEST_BYTES
from channels.web.security import read_body, require_same_origin
from channels.web.session import CHANNEL, require_conversation, require_sender

ENVELOPE = 16 * 1024
"""Bytes that the other parts of the multipart body may take."""


async def post_photo(request: Request) -> HTTPResponse:
    """Takes a multipart body with ``id`` (made by the browser) and ``file``; answers 202 when stored.

    Raises:
        InputRejected: no photo, too large, or (the intake says) not a photo.
        NotAllowed: there is no conversation.
        TooMany: many photos came in a short time; this one was not stored.
    """
    require_same_origin(request)
    sender, conversation = require_sender(request), await require_conversation(request)
    await request.app.ctx.limiter.count("photos", conversation.id)
    await read_body(request, LARGEST_BYTES + ENVELOPE)
    photo_id, content = _parts(request)
    intake = request.app.ctx.intake
    attachment = await intake.store_photo(conversation.id, photo_id, content)
    await intake.accept(
        Incoming(channel=CHANNEL, sender=sender, kind="photo", external_id=photo_id, value=attachment)
    )
    return json({"accepted": True}, status=202)


def _parts(request: Request) -> tuple[str, bytes]:
    if not request.form or not request.files:
        raise InputRejected("web.photo_missing")
    file = request.files.get("file")
    try:
        photo_id = str(UUID(request.form.get("id", "")))
    except ValueError as error:
        raise InputRejected("web.request") from error
    if file is None or not file.body:
        raise InputRejected("web.photo_missing")
    return photo_id, file.body
