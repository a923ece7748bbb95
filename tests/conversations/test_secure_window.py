"""A messaging channel gives a link to the secure window and never shows what is done there."""

import re

import pytest

from akkuna.replies import Language
from tests.assistant import World

NIVALA = "535"
OWN_MATTERS = {"fi": "haluan nähdä omat asiani", "sv": "jag vill se mina ärenden"}
OWN_MATTERS_BUTTON = {"fi": "Omat asiat", "sv": "Mina ärenden"}
REPORT = {
    "fi": "Katuvalo on pimeänä osoitteessa Kalliontie 15",
    "sv": "Gatlyktan på Kalliontie 15 är sönder",
}
LOG_IN = {"fi": "haluan kirjautua sisään", "sv": "jag vill logga in"}
SKIP = {"fi": "Ohita", "sv": "Hoppa över"}
SEND = {"fi": "Lähetä", "sv": "Skicka"}
languages = pytest.mark.parametrize("language", ["fi", "sv"])


@languages
async def test_own_matters_are_shown_in_the_window_only(world: World, language: Language) -> None:
    """The window asks to identify and answers; the channel hears that it has, and no more."""
    app = world.chat("rest", NIVALA, language)
    await app.say(OWN_MATTERS[language])
    assert app.keys[-1] == "login.elsewhere"
    window = await app.secure_window()
    assert window is not None
    await window.open()
    assert window.keys == ["first", "login.ask"]
    await window.log_in("liisa")
    assert window.keys == ["login.welcome", "list"]
    await world.pass_time()
    await app.news()
    assert app.keys == ["handover.answered"]
    assert "Liisa" not in "\n".join(one.as_plain_text() for one in app.history)
    await app.say(REPORT[language])
    assert app.keys[0] == "start", "the channel's own draft is closed"


@languages
async def test_the_same_draft_goes_on_and_the_channel_hears_its_reference(
    world: World, language: Language
) -> None:
    app = world.chat("rest", NIVALA, language)
    await app.say(REPORT[language])
    await app.say(LOG_IN[language])
    assert app.keys[0] == "login.elsewhere"
    window = await app.secure_window()
    assert window is not None
    await window.open()
    await window.log_in("liisa")
    assert window.keys == ["login.welcome", "field.photo.ask"]
    await window.press(SKIP[language])
    await window.press("liisa.esimerkki@example.org")
    assert "Kalliontie 15" in window.replies[-1].as_plain_text()
    await world.pass_time()
    assert not await app.news(), "nothing is told before it is done"
    await window.press(SEND[language])
    await world.pass_time()
    await world.pass_time()
    [told] = await app.news()
    assert told.key == "handover.done"
    assert re.search(r"KA-\w{6}", told.text)
    assert "liisa" not in "\n".join(one.as_plain_text() for one in app.history).casefold()


async def test_a_link_opens_one_window(world: World) -> None:
    app = world.chat("rest", NIVALA)
    await app.say(OWN_MATTERS["fi"])
    assert await app.secure_window() is not None
    assert await app.secure_window() is None


async def test_nobody_is_identified_in_a_messaging_channel(world: World) -> None:
    """Not even where a session stands under its conversation."""
    app = world.chat("rest", NIVALA)
    await app.say(OWN_MATTERS["fi"])
    await app.log_in("liisa")
    assert app.keys == ["login.failed", "login.elsewhere"]


@languages
async def test_where_nobody_can_log_in_the_other_ways_are_told(world: World, language: Language) -> None:
    """No button offers what cannot be had, and who asks for it all the same hears how it is handled."""
    world.systems.can_log_in = False
    chat = world.chat("web", NIVALA, language)
    await chat.open()
    assert OWN_MATTERS_BUTTON[language] not in [one.title for one in chat.replies[-1].buttons]
    await chat.say(OWN_MATTERS[language])
    assert chat.keys == ["login.not_here"]
    assert not chat.replies[-1].links and not chat.replies[-1].cards
