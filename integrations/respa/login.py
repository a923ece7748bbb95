"""How the stand-in knows its callers: a token that the municipality's secret has signed."""

import re
from typing import Any

import jwt
from sanic import Request

from integrations.sandbox.django_rest import Refusal, Said
from integrations.sandbox.world import Modes

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def caller(request: Request, modes: Modes) -> dict[str, Any] | None:
    """The claims of the token that came along; None where none came.

    Raises:
        Refusal: 401: the token is not one that this server takes.
    """
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            modes["secret"],
            algorithms=["HS256"],
            audience=modes["audience"],
            issuer=modes["issuer"],
            options={"require": ["sub", "aud", "iss", "exp"]},
        )
    except jwt.PyJWTError as error:
        raise Refusal(401, Said("bad_token")) from error
    if scheme != "JWT" or not _UUID.fullmatch(str(claims["sub"])):
        raise Refusal(401, Said("bad_token"))
    return claims
