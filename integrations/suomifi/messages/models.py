"""What the REST API of Suomi.fi messages gives and takes.

Contract: https://api.messages.suomi.fi/docs/messages-api.yaml
"""

from dataclasses import dataclass, field
from typing import Any

from pydantic import Field, validator

from integrations.tolerant import TolerantModel, rows, text

LONGEST_TITLE = 256
"""Characters."""


@dataclass(frozen=True)
class Account:
    """What DVV gives to a service.

    Attributes:
        service_id: as which service messages are sent; no secret.
    """

    username: str
    password: str = field(repr=False)
    service_id: str


@dataclass(frozen=True)
class Attachment:
    """A file to send.

    Attributes:
        name: shown to the recipient; its ending tells the type, such as ``.pdf``.
        media_type: such as ``application/pdf``.
    """

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class MessageToSend:
    """A message to one mailbox.

    Args:
        external_id: ours, unique for ever. A message that is sent again under the same id is not doubled.
        recipient: identity code, or business id of an organisation.
        title: at most 256 characters.
        body: plain text with the essentials: attachments are not read by everybody. Only links that begin
            with https:// can be clicked.

    Raises:
        ValueError: the title is empty or too long, or the body empty.
    """

    external_id: str
    recipient: str = field(repr=False)
    title: str = field(repr=False)
    body: str = field(repr=False)
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        if not 0 < len(self.title) <= LONGEST_TITLE or not self.body:
            raise ValueError(f"a message needs a title of 1–{LONGEST_TITLE} characters and a body")


@dataclass(frozen=True)
class Sent:
    """A message that is in the mailbox.

    Attributes:
        message_id: Viestit's own; None where it did not repeat it for a message that it had before.
    """

    message_id: str | None


class Uploaded(TolerantModel):
    """Answer to an attachment."""

    id: str = Field(alias="attachmentId", min_length=1)

    @validator("id", pre=True)
    def _required_text(cls, value: Any) -> str | None:
        return text(value)


class Answered(TolerantModel):
    """Answer to a message, taken or refused.

    Attributes:
        codes: error codes, such as ``MAILBOX_NOT_IN_USE``.
    """

    message_id: str | None = Field(None, alias="messageId")
    codes: frozenset[str] = Field(frozenset(), alias="validationErrors")

    @classmethod
    def parse_obj(cls, obj: Any) -> "Answered":
        """Reads an answer; anything but an object is empty. A code may also stand outside the list."""
        read = dict(obj) if isinstance(obj, dict) else {}
        errors = [*rows(read.get("validationErrors")), read]
        return super().parse_obj({**read, "validationErrors": errors})

    @validator("message_id", pre=True)
    def _optional_text(cls, value: Any) -> str | None:
        return text(value)

    @validator("codes", pre=True)
    def _codes(cls, value: Any) -> frozenset[str]:
        return frozenset(code for code in (text(row.get("errorCode")) for row in rows(value)) if code)
