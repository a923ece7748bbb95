"""The bearer token that the APIs of Suomi.fi give."""

from typing import Any

from pydantic import Field, validator

from integrations.tolerant import TolerantModel, text


class Token(TolerantModel):
    """What a login or a token endpoint answers: RFC 6749 section 5.1.

    Attributes:
        value: visible ASCII, as RFC 6749 appendix A.12 and RFC 6750 section 2.1 have it, so that it can
            stand in a header.
        expires_in: seconds; 0 where it is not said.
    """

    value: str = Field(alias="access_token", regex=r"^[\x21-\x7e]+\Z", repr=False)
    expires_in: int = 0

    @validator("value", pre=True)
    def _required_text(cls, value: Any) -> str | None:
        return text(value)

    @validator("expires_in", pre=True)
    def _seconds(cls, value: Any) -> int:
        stated = text(value) or ""
        return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 10 else 0
