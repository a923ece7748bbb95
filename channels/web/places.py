"""``POST /chat/places``: addresses and places that fit what the citizen has written of one so far.

A POST, though it changes nothing: addresses of requests end up in the logs of servers in between.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any

from pydantic import BaseModel
from sanic import Request
from sanic.response import HTTPResponse, json

from actions.systems import Systems
from akkuna.errors import InputRejected, SystemFailure
from akkuna.masking import mask
from akkuna.municipality import Municipality
from akkuna.replies import Language
from channels.web.body import parse_json
from channels.web.language import language_of
from channels.web.security import require_same_origin
from channels.web.session import require_conversation
from integrations.digitransit.models import Bounds, Place

SHORTEST, LONGEST = 3, 100
"""Characters of the text without spaces around it: fewer fit everything, more are no address."""
MOST = 5
ASKED_FOR = 20
"""The bounds of a municipality hold parts of its neighbours, so more are asked for than are given."""
PATIENCE = 2.0
"""Seconds; a suggestion that comes later is of no use to who writes on."""
WHOLE_MUNICIPALITY = "localadmin"


class Lookups:
    """Searches under way in this process, at most one a conversation."""

    def __init__(self) -> None:
        self._running: dict[str, asyncio.Task[list[str]]] = {}

    async def newest(self, conversation_id: str, search: Coroutine[Any, Any, list[str]]) -> list[str]:
        """What `search` finds; nothing if it fails, takes too long, or a newer one takes its place."""
        task = asyncio.create_task(search)
        if older := self._running.get(conversation_id):
            older.cancel()
        self._running[conversation_id] = task
        try:
            await asyncio.wait({task}, timeout=PATIENCE)
            return task.result() if task.done() and not task.cancelled() else []
        except SystemFailure:
            return []
        finally:
            task.cancel()
            if self._running.get(conversation_id) is task:
                del self._running[conversation_id]


class Written(BaseModel):
    """What stands in the address field so far."""

    text: str


async def suggest(request: Request) -> HTTPResponse:
    """Answers ``{"places": [{"label"}]}`` with places in the conversation's municipality, the best first.

    The list is empty too where the geocoder fails or is slow: the citizen can always write on. Words with
    an identity code, a telephone number or the like in them are no address and go nowhere.

    Raises:
        InputRejected: ``text`` is too short or too long.
        NotAllowed: there is no conversation, or another site asks.
        TooMany: suggestions were asked for more often than anybody writes.
    """
    require_same_origin(request)
    conversation = await require_conversation(request)
    text = (await parse_json(request, Written)).text.strip()
    if not SHORTEST <= len(text) <= LONGEST:
        raise InputRejected("web.request")
    await request.app.ctx.limiter.count("places", conversation.id)
    municipality = request.app.ctx.municipalities.get(conversation.municipality)
    if municipality is None or mask(text).found:
        return json({"places": []})
    language = conversation.language or language_of(request)
    search = _labels(request.app.ctx.systems, municipality, text, language)
    labels = await request.app.ctx.web_lookups.newest(conversation.id, search)
    return json({"places": [{"label": label} for label in labels]})


async def _labels(systems: Systems, municipality: Municipality, text: str, language: Language) -> list[str]:
    bounds = Bounds(**municipality.bounds.dict())
    found = await systems.digitransit(municipality).autocomplete(
        text, language=language, bounds=bounds, size=ASKED_FOR
    )
    inside = (place.label for place in found if _is_in(place, municipality))
    return list(dict.fromkeys(inside))[:MOST]


def _is_in(place: Place, municipality: Municipality) -> bool:
    """Whether the place lies in the municipality, and is not all of it."""
    names = (municipality.names.fi.casefold(), municipality.names.sv.casefold())
    return place.layer != WHOLE_MUNICIPALITY and (place.locality or "").casefold() in names
