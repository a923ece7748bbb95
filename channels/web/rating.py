"""``POST /chat/rating``: what the citizen thought of the conversation."""

from pydantic import BaseModel, ConstrainedInt, Field
from sanic import Request
from sanic.response import HTTPResponse, empty

from channels.browser import require_same_origin
from channels.web.body import parse_json
from channels.web.session import require_conversation


class Stars(ConstrainedInt):
    """From 1 to 5, written as a number."""

    strict, ge, le = True, 1, 5


class Rated(BaseModel):
    """A rating as the page posts it."""

    stars: Stars
    words: str = Field("", max_length=1000)


async def post_rating(request: Request) -> HTTPResponse:
    """Answers 204 when the rating is stored; a second one of the same day takes the place of the first."""
    require_same_origin(request)
    conversation = await require_conversation(request)
    await request.app.ctx.limiter.count("messages", conversation.id)
    rated = await parse_json(request, Rated)
    await request.app.ctx.intake.rate(conversation, rated.stars, rated.words.strip())
    return empty()
