"""``GET /chat/transcript``: the conversation as a file that the citizen keeps."""

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from sanic import Request
from sanic.response import HTTPResponse

from akkuna.replies import Language
from akkuna.times import HELSINKI
from channels.web.language import language_of
from channels.web.pages import no_conversation, render
from channels.web.session import CHANNEL, sender_of
from channels.web.texts import TEXTS

WITHOUT_WORDS = ("photo", "location")
MEDIA_TYPES = {"txt": "text/plain", "html": "text/html"}


@dataclass(frozen=True)
class Entry:
    """One message as the file shows it; `at` is Finnish local time."""

    who: str
    at: str
    text: str
    lang: Language


@dataclass(frozen=True)
class Saved:
    """What the file holds."""

    language: Language
    title: str
    saved: str
    entries: list[Entry]


async def download(request: Request) -> HTTPResponse:
    """Answers the file in ``?format=txt`` (default) or ``html``, in the conversation's language."""
    sender = sender_of(request)
    if sender is None:
        return no_conversation(request)
    intake = request.app.ctx.intake
    conversation = await intake.conversation(CHANNEL, sender)
    language = conversation.language or language_of(request)
    messages = await intake.transcript(conversation.id)
    form = "html" if request.args.get("format") == "html" else "txt"
    words = TEXTS[language]
    now = datetime.now(timezone.utc)
    municipality = request.app.ctx.municipalities.get(conversation.municipality)
    name = getattr(municipality.names, language) if municipality else words["page.name"]
    saved = Saved(
        language=language,
        title=words["transcript.title"].format(name=name),
        saved=words["transcript.saved"].format(at=local_time(now)),
        entries=[entry_of(message, language) for message in messages],
    )
    body = render("transcript.html", **vars(saved)) if form == "html" else as_text(saved)
    file = f"{words['transcript.file']}-{now.astimezone(HELSINKI):%Y-%m-%d}.{form}"
    return HTTPResponse(
        body,
        content_type=f"{MEDIA_TYPES[form]}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


def entry_of(message: Any, language: Language) -> Entry:
    """A message of the record as the file shows it."""
    words = TEXTS[language]
    incoming = message.direction == "in"
    text = message.text
    if incoming and message.kind in WITHOUT_WORDS:
        text = " ".join([words[f"transcript.{message.kind}"], text]).strip()
    who = words["transcript.you" if incoming else "transcript.assistant"]
    return Entry(who=who, at=local_time(message.at), text=text, lang=message.language or language)


def as_text(saved: Saved) -> str:
    """Plain text. Lines of a message are indented, so that no message can look like another's start."""
    blocks = [f"{saved.title}\n{saved.saved}\n"]
    for entry in saved.entries:
        lines = "\n".join(f"    {line}" for line in entry.text.splitlines())
        blocks.append(f"{entry.who}, {entry.at}\n{lines}\n")
    return "\n".join(blocks)


def local_time(moment: datetime) -> str:
    """E.g. ``23.11.2026 14.05``: the way that both Finnish and Finland Swedish write it."""
    local = moment.astimezone(HELSINKI)
    return f"{local.day}.{local.month}.{local.year} {local.hour}.{local.minute:02}"
