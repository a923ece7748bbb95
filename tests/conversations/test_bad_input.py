"""Bad input in the middle of a report: a clear sentence, the answers kept, and the report finished."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from akkuna.errors import InputRejected
from akkuna.replies import Language
from tests.assistant import Chat, World
from tests.contract.server import Sandbox

NIVALA = "535"
ZALGO = "k" + "\u0337\u0322\u0310\u0351" * 40 + "a" + "\u0336\u0321\u0303" * 40 + "tu"


@dataclass(frozen=True)
class Words:
    """What a citizen says, and which words end their report, in one language."""

    opening: str
    place: str
    skip: str
    send: str


WORDS: dict[Language, Words] = {
    "fi": Words("katuvalo ei syty enää iltaisin", "Kalliontie 15", "ohita", "Lähetä"),
    "sv": Words("gatlyktan tänds inte längre på kvällen", "Kalliontie 15", "hoppa över", "Skicka"),
}

NOT_UNDERSTOOD = {
    "emojis": "😀🎉🔥",
    "punctuation": "?!...",
    "invisible": "\u200b\u200d\u2060x",
    "an intent": '/report_fault{"x":1}',
    "an intent after spaces": '   /report_fault{"x":1}',
    "a full-width intent": '\uff0freport_fault{"x":1}',
    "an intent after zero-width characters": '\u200b\ufeff/report_fault{"x":1}',
    "many marks": '//\uff0f /inform{"x":1}',
    "a restart": "/restart",
    "a session's start": "/session_start",
    "a button's payload": "b:aaaaaaaaaaaaaaaaaaaaaa",
}
SENT_AS_WRITTEN = {
    "HTML": "<b>Kalliontie</b> <script>alert(1)</script>",
    "zalgo": ZALGO,
    "a template": "{{7*7}} {place} %s ${x}",
    "a null": "Kalliontie\x00 15",
}
Languages = pytest.mark.parametrize("language", ["fi", "sv"])


@Languages
@pytest.mark.parametrize("name", [*NOT_UNDERSTOOD, *SENT_AS_WRITTEN])
async def test_odd_words_keep_the_answers(
    name: str, language: Language, world: World, sandbox: Sandbox
) -> None:
    """Nothing of it is a command, and the report goes on where it was."""
    chat = await _asked_for_a_place(world, language)
    replies = await chat.say((NOT_UNDERSTOOD | SENT_AS_WRITTEN)[name])
    _is_clear(chat, language)
    assert replies[-1].key in ("field.place.ask", "place.not_found", "field.photo.ask", "place.which")
    if name in NOT_UNDERSTOOD:
        assert "start" not in chat.keys and "cancel.ask" not in chat.keys
    await _finish(chat, language, sandbox)


@Languages
@pytest.mark.parametrize(("text", "key"), [("", "empty"), (" \n\t ", "empty"), ("a" * 10_000, "too_long")])
async def test_unusable_messages_are_refused_before_they_are_stored(
    text: str, key: str, language: Language, world: World, sandbox: Sandbox
) -> None:
    """An empty message and one of 10,000 characters."""
    chat = await _asked_for_a_place(world, language)
    with pytest.raises(InputRejected) as refused:
        await chat.say(text)
    assert refused.value.text_key == f"error.{key}"
    assert world.intake.say(refused.value.text_key, language, **refused.value.values)
    await _finish(chat, language, sandbox)


@Languages
@pytest.mark.parametrize("content", [b"", b"not a photo", b"\xff\xd8\xff\xe0 only the beginning of one"])
async def test_a_photo_that_is_none(
    content: bytes, language: Language, world: World, sandbox: Sandbox
) -> None:
    """The file is refused; the report goes on."""
    chat = await _asked_for_a_place(world, language)
    with pytest.raises(InputRejected) as refused:
        await chat.photo(content)
    assert refused.value.text_key.startswith("error.photo.")
    await _finish(chat, language, sandbox)


@Languages
async def test_a_forged_button(language: Language, world: World, sandbox: Sandbox) -> None:
    """A token that was never given means nothing."""
    await _pressed(lambda chat: chat.press_payload("b:forged-forged-forged-0"), language, world, sandbox)


@Languages
async def test_another_conversations_button(language: Language, world: World, sandbox: Sandbox) -> None:
    """Another citizen's "send" sends nothing, theirs or ours."""
    other = await _asked_for_a_place(world, language)
    await _to_the_summary(other, language)
    theirs = other.payload(WORDS[language].send)
    await _pressed(lambda chat: chat.press_payload(theirs), language, world, sandbox)


async def _pressed(
    press: Callable[[Chat], Awaitable[object]], language: Language, world: World, sandbox: Sandbox
) -> None:
    chat = await _asked_for_a_place(world, language)
    await press(chat)
    assert chat.keys[0] == "button.unknown"
    _is_clear(chat, language)
    assert sandbox.ledger() == []
    await _finish(chat, language, sandbox)


async def _asked_for_a_place(world: World, language: Language) -> Chat:
    chat = world.chat(municipality=NIVALA, language=language)
    await chat.say(WORDS[language].opening)
    assert chat.keys[-1] == "field.place.ask"
    return chat


async def _to_the_summary(chat: Chat, language: Language) -> None:
    """Answers whatever is still open."""
    words = WORDS[language]
    answers = {"field.place.ask": words.place, "place.not_found": words.place, "place.which": words.place}
    for _ in range(6):
        if chat.keys[-1] == "summary":
            return
        asked = [one.key for one in chat.history if one.kind in ("question", "summary")][-1]
        await chat.say(answers.get(asked or "", words.skip))
    assert chat.keys[-1] == "summary", chat.keys


async def _finish(chat: Chat, language: Language, sandbox: Sandbox) -> None:
    """One report, with the description that was given before the bad input."""
    await _to_the_summary(chat, language)
    await chat.press(WORDS[language].send)
    assert chat.keys == ["receipt"]
    effects = sandbox.ledger()
    assert len(effects) == 1
    assert WORDS[language].opening in effects[0]["body"]["description"]


def _is_clear(chat: Chat, language: Language) -> None:
    assert chat.replies, "nothing was answered"
    assert {one.lang for one in chat.replies} == {language}
    assert not any(one.key == "error.unexpected" for one in chat.replies)
