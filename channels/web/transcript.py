"""``GET /chat/transcript``: the conversation as a file that the citizen keeps, or as a page to print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from sanic import Request
from sanic.response import HTTPResponse

from akkuna.replies import Language
from akkuna.times import HELSINKI
from channels.language import language_of
from channels.web.masked import in_words
from channels.web.pages import no_conversation, page, render
from channels.web.session import find_conversation
from channels.web.texts import TEXTS

WITHOUT_WORDS = ("photo", "location")
NAMED = ("summary", "receipt")
"""Kinds of replies that stand out on the page, and are named here."""
MEDIA_TYPES = {"txt": "text/plain", "html": "text/html"}


@dataclass(frozen=True)
class Entry:
    """One message as the file shows it.

    Attributes:
        at: Finnish local time.
        own: the citizen said it.
        name: what kind of reply it is, where that matters.
    """

    who: str
    at: str
    text: str
    lang: Language
    own: bool
    name: str | None


@dataclass(frozen=True)
class Saved:
    """What the file holds."""

    language: Language
    title: str
    saved: str
    entries: list[Entry]


async def download(request: Request) -> HTTPResponse:
    """Answers the file in ``?format=txt`` (default) or ``html``, or the page with ``print``.

    The language is the conversation's. A browser without a conversation gets a page that says so.
    """
    conversation = await find_conversation(request)
    if conversation is None:
        return no_conversation(request)
    language = conversation.language or language_of(request)
    messages = await request.app.ctx.intake.transcript(conversation.id)
    words = TEXTS[language]
    now = datetime.now(timezone.utc)
    municipality = request.app.ctx.municipalities.get(conversation.municipality or "")
    name = getattr(municipality.names, language) if municipality else words["page.name"]
    saved = Saved(
        language=language,
        title=words["transcript.title"].format(name=name),
        saved=words["transcript.saved"].format(at=local_time(now)),
        entries=list(entries_of(messages, language)),
    )
    if request.args.get("format") == "print":
        printed = page(request, "transcript_print.html", **vars(saved))
        printed.headers["Cache-Control"] = "no-store"
        return printed
    form = "html" if request.args.get("format") == "html" else "txt"
    body = render("transcript.html", **vars(saved)) if form == "html" else as_text(saved)
    file = f"{words['transcript.file']}-{now.astimezone(HELSINKI):%Y-%m-%d}.{form}"
    return HTTPResponse(
        body,
        content_type=f"{MEDIA_TYPES[form]}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


def entries_of(messages: Sequence[Any], language: Language) -> Iterator[Entry]:
    """The messages of the record as the file shows them; photos are counted."""
    words, photos = TEXTS[language], 0
    for message in messages:
        own, text = message.direction == "in", message.text
        photos += own and message.kind == "photo"
        if own and message.kind in WITHOUT_WORDS:
            text = " ".join([words[f"transcript.{message.kind}"].format(number=photos), text]).strip()
        yield Entry(
            who=words["transcript.you" if own else "transcript.assistant"],
            at=local_time(message.at),
            text=in_words(text, message.language or language),
            lang=message.language or language,
            own=own,
            name=words[f"transcript.{message.kind}"] if not own and message.kind in NAMED else None,
        )


def as_text(saved: Saved) -> str:
    """Plain text. Lines of a message are indented, so that no message can look like another's start."""
    parts = [f"{saved.title}\n{saved.saved}\n"]
    for entry in saved.entries:
        told = [*([entry.name] if entry.name else []), *entry.text.splitlines()]
        lines = "\n".join(f"    {line}".rstrip() for line in told)
        parts.append(f"{entry.who}, {entry.at}\n{lines}\n")
    return "\n".join(parts)


def local_time(moment: datetime) -> str:
    """E.g. ``23.11.2026 14.05``: the way that both Finnish and Finland Swedish write it."""
    local = moment.astimezone(HELSINKI)
    return f"{local.day}.{local.month}.{local.year} {local.hour}.{local.minute:02}"
