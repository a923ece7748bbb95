"""Words that may mean several things: the meanings are offered, and the words are kept."""

import pytest

from actions.turn import Entity, Understood
from akkuna.replies import Language
from tests.assistant import World
from tests.contract.server import Sandbox

MEANINGS = (("report_fault", 0.34), ("ask_fault_status", 0.31), ("find_service", 0.2), ("greet", 0.15))


@pytest.mark.parametrize(
    ("language", "words", "choice", "none"),
    [
        ("fi", "se lamppu siinä Kalliontie 15 kohdalla", "Ilmoita viasta", "Ei mikään näistä"),
        ("sv", "den där lyktan vid Kalliontie 15", "Anmäl ett fel", "Inget av de här"),
    ],
)
async def test_a_meaning_is_chosen(
    language: Language,
    words: str,
    choice: str,
    none: str,
    world: World,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The chosen service begins with what was already said; "none of these" leads to help."""
    place = Entity("place", "Kalliontie 15", "Kalliontie 15")

    async def unsure(self: object, text: str) -> Understood:
        return Understood(MEANINGS[0][0], MEANINGS[0][1], MEANINGS, (place,))

    monkeypatch.setattr("bot.understanding.Understanding.words", unsure)
    chat = world.chat(municipality="535", language=language)
    await chat.say(words)
    assert chat.keys == ["first", "unclear.choose"]
    assert [button.title for button in chat.replies[-1].buttons][-1] == none
    await chat.press(none)
    assert chat.keys == ["help"]
    await chat.say(words)
    assert chat.keys == ["unclear.choose"]
    await chat.say(words)
    assert chat.keys == ["unclear.again"], "the second time in a row leads to help and a person"
    await chat.press(choice)
    assert chat.keys == ["start", "field.fault_type.ask"]


@pytest.mark.parametrize(
    ("language", "choice", "title"),
    [("fi", "Ilmoita viasta", "Katuvalo"), ("sv", "Anmäl ett fel", "Gatubelysning")],
)
async def test_the_words_are_kept_for_the_chosen_meaning(
    language: Language,
    choice: str,
    title: str,
    world: World,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A place that was said is not asked again."""
    place = Entity("place", "Kalliontie 15", "Kalliontie 15")

    async def unsure(self: object, text: str) -> Understood:
        return Understood(MEANINGS[0][0], MEANINGS[0][1], MEANINGS, (place,))

    monkeypatch.setattr("bot.understanding.Understanding.words", unsure)
    chat = world.chat(municipality="535", language=language)
    await chat.say("…, Kalliontie 15")
    await chat.press(choice)
    await chat.press(title)
    assert chat.keys == ["field.description.ask"]
