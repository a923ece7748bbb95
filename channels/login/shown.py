"""Whose pages are shown: of the conversation that a request turned out to be about, or its browser's own."""

from dataclasses import dataclass

from sanic import Request

from akkuna.errors import StorageUnavailable
from akkuna.replies import Language
from channels.browser import CHANNEL, sender_of
from channels.language import language_of
from channels.login.stored import read
from integrations.database import Conversation, conversations


@dataclass(frozen=True)
class Shown:
    """What a page goes by.

    Attributes:
        language: of the conversation; of the browser where there is none.
        chat: address of the way back.
        in_window: it is shown in a window that a chat in a frame opened.
    """

    language: Language
    chat: str
    in_window: bool


def is_about(request: Request, conversation_id: str, in_window: bool = False) -> None:
    """Notes what has turned out, for whatever page the request may end with."""
    request.ctx.about = (conversation_id, in_window)


async def shown(request: Request) -> Shown:
    """As the conversation is now: it may have changed while the citizen was away."""
    conversation_id, in_window = getattr(request.ctx, "about", (None, False))
    try:
        found = await _conversation(request, conversation_id)
    except StorageUnavailable:
        found = None
    municipality = request.app.ctx.municipalities.get(found.municipality if found else None)
    language = (found.language if found else None) or language_of(request)
    return Shown(language, f"/{municipality.folder if municipality else ''}?lang={language}", in_window)


async def _conversation(request: Request, id: str | None) -> Conversation | None:
    if id is not None:
        return await read(request, lambda tx: conversations.get(tx, id))
    sender = sender_of(request)
    found: Conversation | None = await request.app.ctx.intake.find(CHANNEL, sender) if sender else None
    return found
