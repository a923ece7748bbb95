"""What the stand-in of Suomi.fi messages takes as a message.

Contract: https://api.messages.suomi.fi/docs/messages-api.yaml , ``NewElectronicMessage``.
"""

from typing import Any

from pydantic import BaseModel, Extra, Field, ValidationError


class Invalid(Exception):
    """The message is not one of the contract; the text says which part.

    Attributes:
        code: Viestit's error code.
    """

    code = "INVALID_REQUEST"


class _Part(BaseModel):
    class Config:
        extra = Extra.forbid


class _Recipient(_Part):
    id: str = Field(min_length=1)


class _Sender(_Part):
    serviceId: str


class _Attachment(_Part):
    attachmentId: str


class _Reminder(_Part):
    reminder: str = Field(regex="^(Default reminder|No reminders)$")


class _Notifications(_Part):
    senderDetailsInNotifications: str = Field(regex="^(Organisation and service name|None)$")
    unreadMessageNotification: _Reminder
    customisedNewMessageNotification: dict[str, Any] | None = None


class _Electronic(_Part):
    title: str = Field(min_length=1, max_length=256)
    body: str = Field(min_length=1)
    bodyFormat: str = Field(regex="^(Text|Markdown)$")
    attachments: list[_Attachment]
    messageServiceType: str = Field(regex="^(Normal|Verifiable)$")
    notifications: _Notifications
    replyAllowedBy: str = Field(regex="^(Anyone|No one)$")
    visibility: str = Field(regex="^(Normal|Recipient only)$")
    inReplyToMessageId: int | None = None


class _Message(_Part):
    externalId: str = Field(min_length=1)
    recipient: _Recipient
    sender: _Sender
    electronic: _Electronic


def check_message(sent: Any, service_id: str) -> dict[str, Any]:
    """The message as it came, if it is whole.

    Args:
        service_id: that the sender may send as.

    Raises:
        Invalid: with the first part that is wrong.
    """
    try:
        message = _Message.parse_obj(sent)
    except ValidationError as error:
        raise Invalid(".".join(str(part) for part in error.errors()[0]["loc"])) from error
    if message.sender.serviceId != service_id:
        raise Invalid("sender.serviceId")
    checked: dict[str, Any] = message.dict()
    return checked
