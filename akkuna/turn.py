"""One incoming message, the same from every channel."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from akkuna.replies import Language

TurnKind = Literal["text", "button", "photo", "location", "language", "municipality", "start", "login"]
LoginNews = Literal[
    "logged_in",
    "cancelled",
    "level_not_available",
    "failed",
    "unavailable",
    "logged_out",
    "logged_out_there",
    "logged_out_everywhere",
    "logged_out_partly",
    "mandate",
    "mandate_cancelled",
    "mandate_failed",
]
"""What a "login" turn tells of. It is news, not authority: who is logged in stands in the database."""


@dataclass(frozen=True)
class Turn:
    """What a citizen sent, parsed by a channel and not yet understood.

    Attributes:
        id: the inbox number.
        conversation_id: whose turn it is.
        kind: "text" (`text`); "location" (`lat`, `lon`); "button", "photo", "language" and "municipality",
            the last two chosen by hand on the page (`value`); "start": the chat was opened and wants a
            greeting; "login": the citizen's browser came back from Suomi.fi (`value`: how it went). It tells
            only that something happened: who is identified stands in the database.
        external_id: the channel's id of the message, without the conversation's prefix.
        text: the words of a "text" turn, identity codes already masked; else empty.
        value: language or municipality code, button token, attachment id.
        lat: latitude in degrees (WGS84) of a "location" turn.
        lon: longitude in degrees (WGS84) of a "location" turn.
        masked_identity: an identity code was typed and masked.
        page_language: language of the page or client that sent it, if it has one.
        page_municipality: the same for the municipality (code).
    """

    id: int
    conversation_id: str
    kind: TurnKind
    external_id: str
    text: str = ""
    value: str | None = None
    lat: float | None = None
    lon: float | None = None
    masked_identity: bool = False
    page_language: Language | None = None
    page_municipality: str | None = None

    @classmethod
    def from_body(cls, inbox_id: int, conversation_id: str, body: Mapping[str, Any]) -> "Turn":
        """Builds the turn from the body that intake stored."""
        return cls(id=inbox_id, conversation_id=conversation_id, **body)
