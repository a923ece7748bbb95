"""A receipt to Suomi.fi messages: to whom it is offered, what it says, and what is left of it."""

from pathlib import Path

import pytest

from akkuna.replies import Language
from integrations.sandbox.persons import population
from tests.assistant import Chat, World
from tests.contract.server import Sandbox
from tests.security.artefacts import files_in, leaks

LOG_IN = {"fi": "haluan kirjautua sisään", "sv": "jag vill logga in"}
REPORT = {
    "fi": "Katuvalo on pimeänä osoitteessa Kalliontie 15",
    "sv": "Gatlyktan på Kalliontie 15 är sönder",
}
SKIP = {"fi": "Ohita", "sv": "Hoppa över"}
SEND = {"fi": "Lähetä", "sv": "Skicka"}
RECEIPT = {"fi": "Lähetä kuitti Suomi.fi-viesteihin", "sv": "Skicka kvittot till Suomi.fi-meddelanden"}
SAYS = {
    "fi": ["Tämä on kuitti", "Asia: Vikailmoitus", "Kunta: Nivala", "Vikailmoituksesi on perillä"],
    "sv": ["Det här är kvittot", "Ärende: Felanmälan", "Kommun: Nivala", "felanmälan har kommit fram"],
}
WAITS = {"fi": "ei ottanut vielä vastaan", "sv": "tog inte emot ännu"}
languages = pytest.mark.parametrize("language", ["fi", "sv"])


async def reported(world: World, language: Language, person: str | None) -> Chat:
    """A chat in which a report has just been sent."""
    chat = world.chat(municipality="535", language=language)
    if person:
        await chat.say(LOG_IN[language])
        await chat.log_in(person)
    await chat.say(REPORT[language])
    await chat.press(SKIP[language])
    await chat.press(SKIP[language])
    await chat.press(SEND[language])
    assert chat.keys[0] == "receipt"
    return chat


def offers(chat: Chat, language: Language) -> bool:
    return RECEIPT[language] in [button.title for one in chat.replies for button in one.buttons]


@languages
@pytest.mark.parametrize(("person", "offered"), [(None, False), ("ines", False), ("liisa", True)])
async def test_it_is_offered_to_who_can_have_a_mailbox(
    world: World, sandbox: Sandbox, language: Language, person: str | None, offered: bool
) -> None:
    """Not to who has not identified, nor with another country's means; not where Viestit are not bound."""
    assert offers(await reported(world, language, person), language) == offered
    nivala = world.catalogue.municipalities["535"]
    systems = {name: one for name, one in nivala.systems.items() if name != "suomifi/messages"}
    unbound = nivala.copy(update={"systems": systems})
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(world.catalogue.municipalities, "535", unbound)  # type: ignore[arg-type]
        assert not offers(await reported(world, language, person), language)


@languages
async def test_what_it_says_and_what_is_left(
    world: World,
    sandbox: Sandbox,
    language: Language,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The message is the receipt, in the citizen's language; the identity code stands nowhere in plain."""
    chat = await reported(world, language, "liisa")
    await chat.press(RECEIPT[language])
    assert chat.keys == ["summary"]
    await chat.press(SEND[language])
    assert chat.keys == ["receipt.sent", "own_matters"]
    report, message = sandbox.ledger()
    assert message["body"]["recipient"] == "liisa"
    assert report["id"] in message["body"]["title"]
    for words in (*SAYS[language], report["id"], "+358 800 000 007"):
        assert words in message["body"]["body"]
    code = population().persons["liisa"].identity_code
    assert code
    left = files_in(tmp_path) | {"log": "".join(capfd.readouterr()).encode()}
    assert leaks(["identity_code_sent"], left), "what stands there in plain words is found"
    assert leaks([code, message["body"]["title"]], left) == []
    assert code not in "".join(str(vars(one)) for one in chat.history)


@languages
async def test_asking_afterwards_is_about_the_matter(
    world: World, sandbox: Sandbox, language: Language
) -> None:
    """The number that is remembered is the report's, not its receipt's."""
    chat = await reported(world, language, "liisa")
    await chat.press(RECEIPT[language])
    await chat.press(SEND[language])
    words = {"fi": "missä vaiheessa ilmoitukseni on", "sv": "hur är det med min anmälan"}
    await chat.say(words[language])
    assert sandbox.ledger()[0]["id"] in "\n".join(one.as_plain_text() for one in chat.replies)


@languages
async def test_of_what_still_waits(world: World, sandbox: Sandbox, language: Language) -> None:
    """The message says what was known when it was asked for, under our own reference."""
    chat = world.chat(municipality="535", language=language)
    await chat.say(LOG_IN[language])
    await chat.log_in("liisa")
    await chat.say(REPORT[language])
    await chat.press(SKIP[language])
    await chat.press(SKIP[language])
    sandbox.fault("open311", "fail", count=100)
    await chat.press(SEND[language])
    assert chat.keys[0] == "receipt_waiting"
    await chat.press(RECEIPT[language])
    await chat.press(SEND[language])
    [message] = sandbox.ledger()
    assert WAITS[language] in message["body"]["body"]
    assert "KA-" in message["body"]["title"]
