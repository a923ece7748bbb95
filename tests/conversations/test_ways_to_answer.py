"""Besides words, a question is offered only what the channel can carry."""

from datetime import datetime, timedelta

import pytest

from akkuna.replies import Language
from akkuna.times import HELSINKI
from tests.assistant import Chat, World

NIVALA = "535"
LIGHT: dict[Language, str] = {
    "fi": "katuvalo ei syty enää iltaisin",
    "sv": "gatlyktan tänds inte längre på kvällen",
}
CALL: dict[Language, tuple[str, str]] = {
    "fi": ("voisko joku oikea ihminen soittaa mulle", "tontin ostamisesta"),
    "sv": ("kunde nån riktig människa ringa mig", "om att köpa en tomt"),
}


async def at_the_place(chat: Chat, language: Language) -> None:
    await chat.say(LIGHT[language])
    assert chat.keys[-1] == "field.place.ask"


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_a_place_is_suggested_and_shared_on_the_page_only(world: World, language: Language) -> None:
    page, other = (world.chat(channel, NIVALA, language) for channel in ("web", "rest"))
    await at_the_place(page, language)
    await at_the_place(other, language)
    assert page.replies[-1].accepts == ("address", "location")
    assert other.replies[-1].accepts == ()


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_a_day_and_a_time_chosen_on_the_page_are_understood(world: World, language: Language) -> None:
    chat = world.chat("web", NIVALA, language)
    wish, topic = CALL[language]
    await chat.say(wish)
    await chat.say("0457 5550 104")
    await chat.say(topic)
    assert chat.keys[-1] == "field.date.ask"
    assert chat.replies[-1].accepts == ("date",)
    day = datetime.now(HELSINKI).date() + timedelta(days=3)
    await chat.say(f"{day.day}.{day.month}.{day.year}")
    assert chat.keys[-1] == "field.time.ask"
    assert chat.replies[-1].accepts == ("time",)
    await chat.say("9.00")
    assert chat.keys[-1] == "summary"
    assert "9.00" in chat.replies[-1].lines[-1].value
