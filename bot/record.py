"""The record of a conversation: what was said, in order, masked; and what goes out."""

from collections.abc import Sequence
from datetime import datetime, timezone

from actions.turn import TurnContext
from akkuna.masking import mask
from akkuna.replies import Button, Language, Press, Rendered, Reply, Term
from akkuna.turn import Turn
from integrations.database import Conversation, NewMessage, OutboxRow, Transaction, messages, outbox


def store_turn(tx: Transaction, context: TurnContext, rendered: Sequence[Rendered]) -> list[OutboxRow]:
    """Stores a turn's message, as the citizen sees it again, and the replies to it; gives both."""
    conversation, turn = context.conversation, context.turn
    echo = _echo(turn, context.language)
    return _store(
        tx,
        conversation,
        turn.id,
        [*([echo] if echo else []), *rendered],
        incoming=_incoming(context, echo.text) if echo else None,
        person_hash=context.person_hash,
    )


def store_failure(
    tx: Transaction, conversation: Conversation, turn: Turn, rendered: Sequence[Rendered], language: Language
) -> list[OutboxRow]:
    """Stores a message that could not be handled, and the apology."""
    echo = _echo(turn, language)
    return _store(tx, conversation, turn.id, [*([echo] if echo else []), *rendered], incoming=None)


def store_announcement(
    tx: Transaction, conversation: Conversation, rendered: Sequence[Rendered], person_hash: str | None
) -> list[OutboxRow]:
    """Stores what the assistant says by itself; `person_hash` is of who is identified then."""
    return _store(tx, conversation, None, rendered, incoming=None, person_hash=person_hash)


def language_offer(language: Language) -> Reply:
    """Offers, in the other language, to go on in it."""
    button = Button(Term(f"button.language_{language}"), Press("change_language", language), primary=True)
    return Reply("language.offer", buttons=(button,), lang=language)


def _store(
    tx: Transaction,
    conversation: Conversation,
    inbox_id: int | None,
    rendered: Sequence[Rendered],
    incoming: NewMessage | None,
    person_hash: str | None = None,
) -> list[OutboxRow]:
    now = datetime.now(timezone.utc)
    replies = [one.as_json() for one in rendered]
    out = [
        _outgoing(conversation, one, inbox_id, now, person_hash) for one in rendered if one.kind != "citizen"
    ]
    messages.record(tx, [*([incoming] if incoming else []), *out])
    return outbox.add(
        tx,
        conversation_id=conversation.id,
        inbox_id=inbox_id,
        replies=replies,
        now=now,
        person_hash=person_hash,
    )


def _echo(turn: Turn, language: Language) -> Rendered | None:
    """The citizen's own message as every window of theirs shows it; None for what they did not say."""
    if turn.kind in ("start", "language", "municipality", "login"):
        return None
    if turn.kind == "photo":
        return Rendered("", language, "citizen", key="photo", client_id=turn.external_id)
    if turn.kind == "location":
        place = f"{turn.lat:.5f}, {turn.lon:.5f}"
        return Rendered(place, language, "citizen", key="location", client_id=turn.external_id)
    return Rendered(turn.text, language, "citizen", client_id=turn.external_id)


def _incoming(context: TurnContext, text: str) -> NewMessage:
    understood, turn = context.understood, context.turn
    return NewMessage(
        conversation_id=turn.conversation_id,
        municipality=context.conversation.municipality,
        direction="in",
        at=datetime.now(timezone.utc),
        language=context.language,
        text=mask(text).text,
        kind=turn.kind,
        intent=understood.intent,
        confidence=understood.confidence,
        entities=[{"entity": one.entity, "value": mask(one.value).text} for one in understood.entities],
        inbox_id=turn.id,
        key=None,
        person_hash=context.person_hash,
    )


def _outgoing(
    conversation: Conversation, one: Rendered, inbox_id: int | None, now: datetime, person_hash: str | None
) -> NewMessage:
    return NewMessage(
        conversation_id=conversation.id,
        municipality=conversation.municipality,
        direction="out",
        at=now,
        language=one.lang,
        text=mask(one.as_plain_text(), public=_public(one)).text,
        kind=one.kind,
        intent=None,
        confidence=None,
        entities=[],
        inbox_id=inbox_id,
        key=one.key,
        person_hash=person_hash,
    )


def _public(one: Rendered) -> frozenset[str]:
    """Numbers and addresses that the message gives to everybody."""
    links = (*one.links, *(link for card in one.cards for link in card.links))
    return frozenset(link.href.partition(":")[2] for link in links)
