"""Turns our errors into answers that the page shows next to the field that they concern."""

import math

from sanic import Request
from sanic.response import HTTPResponse, json

from akkuna.errors import AkkunaError, InputRejected, NotAllowed, StorageUnavailable, TooMany
from channels.language import language_of
from channels.web.texts import TEXTS

STATUS_OF_KEY = {
    "error.too_long": 413,
    "error.photo.size": 413,
    "web.too_large": 413,
    "web.session": 401,
}
STATUS_OF_ERROR: dict[type[AkkunaError], int] = {
    InputRejected: 400,
    NotAllowed: 403,
    TooMany: 429,
    StorageUnavailable: 503,
}
WORTH_REPEATING = {429, 503}
RETRY_AFTER = 5.0
"""Seconds that the page waits before it sends again what a failing database has refused."""


async def answer_error(request: Request, error: AkkunaError) -> HTTPResponse:
    """Answers ``{"error": sentence in the page's language, "retry": bool}``.

    ``retry`` tells whether the very same request may succeed later; the page then keeps it.
    """
    status = STATUS_OF_KEY.get(error.text_key) or STATUS_OF_ERROR.get(type(error), 500)
    retry = status in WORTH_REPEATING
    wait = error.retry_after if isinstance(error, TooMany) else RETRY_AFTER
    headers = {"Retry-After": str(math.ceil(wait))} if retry else {}
    return json({"error": sentence(request, error), "retry": retry}, status=status, headers=headers)


def sentence(request: Request, error: AkkunaError) -> str:
    """The error in words, in the page's language."""
    language = language_of(request)
    own = TEXTS[language].get(error.text_key)
    if own is not None:
        return own
    said: str = request.app.ctx.intake.say(error.text_key, language, **error.values)
    return said
