"""Reads JSON bodies: size, type, shape and well-formed Unicode, before anything else sees them."""

import json
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from sanic import Request

from akkuna.errors import InputRejected
from channels.browser import read_body

MAX_JSON = 256 * 1024
"""Bytes. The longest message that the intake takes is far below it."""

Shape = TypeVar("Shape", bound=BaseModel)


async def parse_json(request: Request, shape: type[Shape]) -> Shape:
    """Reads the body as `shape`.

    Raises:
        InputRejected: it is longer than `MAX_JSON`, no JSON, or of another shape; or it holds half
            of a surrogate pair, which no text can hold.
    """
    if request.content_type.partition(";")[0].strip().lower() != "application/json":
        raise InputRejected("web.request")
    body = await read_body(request, MAX_JSON)
    try:
        parsed = json.loads(body)
        json.dumps(parsed, ensure_ascii=False).encode("utf-8")
        return shape.parse_obj(parsed)
    except (ValidationError, ValueError, RecursionError):
        # The cause is left out: it quotes the citizen's words.
        raise InputRejected("web.request") from None
