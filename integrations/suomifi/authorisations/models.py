"""What the Web API of Suomi.fi e-Authorizations gives and takes.

Contract: https://github.com/vrk-kpa/roles-auths-web-api-node-client and
https://kehittajille.suomi.fi/services/e-authorizations
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import Field, validator

from integrations.tolerant import TolerantModel, text

Mode = Literal["hpa", "ypa"]
"""On behalf of a person (henkilön puolesta asiointi), or of an organisation (yrityksen puolesta asiointi)."""


@dataclass(frozen=True)
class Credentials:
    """What DVV gives to a service.

    Attributes:
        client_id: eight letters and digits; no secret, it stands in addresses.
        api_key: key of the checksum.
        oauth_password: of the client at the token endpoint.
    """

    client_id: str
    api_key: str = field(repr=False)
    oauth_password: str = field(repr=False)


@dataclass(frozen=True)
class Registration:
    """A Web API session that was begun for a citizen, who has not chosen a principal yet.

    Attributes:
        session_id: stays on the server, encrypted.
        user_id: what the citizen's browser is sent to Valtuudet with.
        end_user: our own id of the citizen, for Valtuudet's log.
    """

    mode: Mode
    session_id: str = field(repr=False)
    user_id: str = field(repr=False)
    end_user: str = field(repr=False)

    @classmethod
    def from_json(cls, kept: Mapping[str, str]) -> "Registration":
        """Reads what an encrypted column keeps; other keys may stand beside it."""
        mode: Mode = "hpa" if kept["mode"] == "hpa" else "ypa"
        return cls(mode, kept["session_id"], kept["user_id"], kept["end_user"])


@dataclass(frozen=True)
class Access:
    """A Web API session in which the citizen has chosen, and the token to ask with.

    Attributes:
        token: stays on the server, encrypted.
        expires_in: seconds from when it was given; afterwards every call ends in SessionExpired.
    """

    mode: Mode
    session_id: str = field(repr=False)
    end_user: str = field(repr=False)
    token: str = field(repr=False)
    expires_in: int = 0


class Session(TolerantModel):
    """Answer to a registration."""

    session_id: str = Field(alias="sessionId", min_length=1, repr=False)
    user_id: str = Field(alias="userId", min_length=1, repr=False)

    @validator("session_id", "user_id", pre=True)
    def _required_text(cls, value: Any) -> str | None:
        return text(value)


class Principal(TolerantModel):
    """A person for whom the citizen may act, in some matter at least.

    Attributes:
        id: personal identity code.
    """

    id: str = Field(alias="personId", min_length=1, repr=False)
    name: str = Field(min_length=1, repr=False)

    @validator("id", "name", pre=True)
    def _required_text(cls, value: Any) -> str | None:
        return text(value)


class Organisation(TolerantModel):
    """An association or a company for which the citizen may act.

    Attributes:
        id: business id (Y-tunnus).
        roles: codes of the register, such as ``PJ`` (chair) or ``J`` (board member), and URIs of issues that
            the organisation has mandated.
    """

    id: str = Field(alias="identifier", min_length=1)
    name: str = Field(min_length=1)
    roles: frozenset[str] = frozenset()

    @validator("id", "name", pre=True)
    def _required_text(cls, value: Any) -> str | None:
        return text(value)

    @validator("roles", pre=True)
    def _roles(cls, value: Any) -> frozenset[str]:
        listed = value if isinstance(value, list) else []
        return frozenset(role for role in map(text, listed) if role)
