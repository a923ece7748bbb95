"""The token with which we act for a citizen: minted for one call, good for some minutes.

Respa: `Authorization: JWT …`, HS256 with the secret that server and municipality share
(https://github.com/City-of-Helsinki/respa, helusers and TOKEN_AUTH_SHARED_SECRET). RFC 7519.
"""

from datetime import datetime, timedelta

import jwt

from integrations.respa.sending import Citizen

LIFETIME = timedelta(minutes=5)
"""A call takes seconds; the rest is for clocks that differ."""


def mint(citizen: Citizen, *, secret: str, audience: str, issuer: str, now: datetime) -> str:
    """The `Authorization` header's value for one call in the citizen's name.

    Args:
        secret: shared with the server.
        audience, issuer: what the server accepts as ``aud`` and ``iss``.
        now: an aware time.
    """
    claims = {
        "sub": str(citizen.subject),
        "aud": audience,
        "iss": issuer,
        "exp": int((now + LIFETIME).timestamp()),
        "given_name": citizen.given_name,
        "family_name": citizen.family_name,
        "email": citizen.email,
    }
    known = {name: value for name, value in claims.items() if value is not None}
    return f"JWT {jwt.encode(known, secret, algorithm='HS256')}"
