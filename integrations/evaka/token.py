"""How eVaka's service knows that a call comes from a gateway that it trusts, and for whom.

A gateway signs an empty JWT with its key (RS256) and names the user in the header ``X-User``. Source:
https://github.com/espoon-voltti/evaka , ``apigw/src/shared/auth/jwt.ts`` and ``service-client.ts``.
"""

import json
import time
from dataclasses import dataclass, field
from typing import Literal

import jwt

LIFETIME = 3600
"""Seconds that a token holds, as in eVaka's own gateway."""

_SPARE = 60
"""Seconds before its end at which a token is renewed."""

Strength = Literal["citizen", "citizen_weak"]
"""Whether somebody has identified with Suomi.fi, or by name and password, which allows less."""


@dataclass(frozen=True)
class Credentials:
    """Of a gateway.

    Attributes:
        private_key: RSA, PEM.
        key_id: of its public half in the key set that the service reads.
    """

    private_key: str = field(repr=False)
    key_id: str


class Tokens:
    """Makes the headers of calls; keeps a token until it is about to end.

    Raises:
        ValueError: the private key cannot be used.
    """

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._token, self._ends = "", 0.0
        try:
            self._renew()
        except (ValueError, TypeError, jwt.PyJWTError):
            # The library's own errors may quote the key.
            raise ValueError("the private key for eVaka is no RSA key in PEM") from None

    def of_system(self) -> dict[str, str]:
        """Headers of a call that is made for nobody."""
        return self._headers({"type": "system"})

    def of_citizen(self, person_id: str, strength: Strength) -> dict[str, str]:
        """Headers of a call that is made for somebody."""
        return self._headers({"type": strength, "id": person_id})

    def _headers(self, user: dict[str, str]) -> dict[str, str]:
        if time.time() > self._ends - _SPARE:
            self._renew()
        return {"Authorization": f"Bearer {self._token}", "X-User": json.dumps(user)}

    def _renew(self) -> None:
        now = int(time.time())
        claims, head = {"iat": now, "exp": now + LIFETIME}, {"kid": self._credentials.key_id}
        self._token = jwt.encode(claims, self._credentials.private_key, algorithm="RS256", headers=head)
        self._ends = now + LIFETIME
