"""What happens in early education behind the assistant's back: answered elsewhere, other people."""

import logging

import pytest

from actions.evaka.matters import early_education_matters
from actions.handlers import handler_of
from actions.turn import TurnContext
from akkuna.replies import Language
from integrations.database import citizens
from integrations.evaka.client import Citizen
from tests.assistant import Chat, World
from tests.contract.server import Sandbox

LIISA = "010594Y9021"
NIVALA = "535"
SAID = {
    "fi": ("hyväksyn päätöksen", "Anna vastaus", "Korjaa tiedot"),
    "sv": ("jag godkänner beslutet", "Lämna svaret", "Rätta"),
}


async def as_guardian(world: World) -> Citizen:
    """Liisa on eVaka's own page."""
    evaka = world.systems.evaka(world.catalogue.municipalities[NIVALA])
    return evaka.citizen(
        await evaka.person(identity_code=LIISA, first_names="Liisa Maria", last_name="Esimerkki")
    )


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_a_decision_that_was_turned_down_elsewhere_is_told_of(
    language: Language, world: World, sandbox: Sandbox
) -> None:
    sandbox.start_anew()
    opening, send, mend = SAID[language]
    chat = world.chat(municipality=NIVALA, language=language)
    await chat.say(opening)
    await chat.log_in("liisa")
    assert chat.keys[-1] == "summary"
    elsewhere = await as_guardian(world)
    [waiting] = [one for one in await elsewhere.decisions() if one.status == "PENDING"]
    await elsewhere.reject(waiting.application_id, waiting.id)
    await chat.press(send)
    assert chat.keys == ["receipt_refused", "refused.answered", "refused_offer"]
    assert [effect["effect"] for effect in sandbox.ledger()] == ["decision.rejected"]
    await chat.press(mend)
    assert chat.keys == ["none_waiting"]


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_a_decision_that_was_accepted_elsewhere_counts_as_accepted(
    language: Language, world: World, sandbox: Sandbox
) -> None:
    sandbox.start_anew()
    opening, send, _ = SAID[language]
    chat = world.chat(municipality=NIVALA, language=language)
    await chat.say(opening)
    await chat.log_in("liisa")
    elsewhere = await as_guardian(world)
    [waiting] = [one for one in await elsewhere.decisions() if one.status == "PENDING"]
    [offered] = await elsewhere.decisions_on(waiting.application_id)
    assert offered.start is not None
    await elsewhere.accept(waiting.application_id, waiting.id, offered.start)
    await chat.press(send)
    assert chat.keys == ["receipt.accepted", "own_matters"]
    assert [effect["effect"] for effect in sandbox.ledger()] == ["decision.accepted"]


async def test_another_person_in_the_same_window_sees_nothing_of_the_first(
    world: World, sandbox: Sandbox
) -> None:
    """What was read and chosen for Liisa is gone when Johan logs in in her place."""
    sandbox.start_anew()
    chat = world.chat(municipality=NIVALA)
    await chat.say("Aino on kipeä ensi maanantaina")
    await chat.log_in("liisa")
    assert chat.keys[-1] == "summary" and "Aino" in shown(chat)
    await chat.log_in("johan")
    assert "Aino" not in shown(chat) and "Elsa" in shown(chat)
    await chat.press("Ilmoita poissaolo")
    johans = await as_johan(world)
    [effect] = sandbox.ledger()
    assert effect["body"]["childIds"] == [johans]


async def as_johan(world: World) -> str:
    """Id of Elsa, Johan's child."""
    evaka = world.systems.evaka(world.catalogue.municipalities[NIVALA])
    person = await evaka.person(identity_code="050594U903M", first_names="Johan", last_name="Exempel")
    return next(one.id for one in await evaka.citizen(person).children() if one.first_name.startswith("Elsa"))


async def test_a_session_that_ends_in_the_middle_takes_the_childrens_names_away(
    world: World, sandbox: Sandbox
) -> None:
    sandbox.start_anew()
    chat = world.chat(municipality=NIVALA)
    await chat.say("lapsi on kipeä ensi maanantaina")
    await chat.log_in("liisa")
    await chat.press("Aino")
    await chat.press("Valmis")
    assert chat.keys == ["summary"]
    world.end_sessions()
    await chat.press("Ilmoita poissaolo")
    assert "login.ask" in chat.keys and "Aino" not in shown(chat)
    assert sandbox.ledger() == []
    await chat.log_in("liisa")
    assert "field.children.ask" in chat.keys


async def test_nothing_of_the_family_is_logged(
    world: World, sandbox: Sandbox, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    sandbox.start_anew()
    caplog.set_level(logging.DEBUG)
    chat = world.chat(municipality="208")
    await chat.say("ilmoitan poissaolon, sairas ensi maanantaina")
    await chat.log_in("johan")
    await chat.press("Ilmoita poissaolo")
    assert chat.keys[0] == "receipt.marked"
    written = "".join(capfd.readouterr()) + caplog.text
    for secret in ("Elsa", "Exempel", "050594U903M"):
        assert secret not in written


async def test_what_is_under_way_is_listed_with_decisions_that_wait(
    world: World, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For "my matters": applications and the decisions that the guardian may answer."""
    sandbox.start_anew()
    found = []
    handler = handler_of("my_matters")

    async def answer(draft: object, context: TurnContext) -> list[object]:
        conversation, now = context.conversation.id, context.now
        citizen = await context.store(lambda tx: citizens.of_conversation(tx, conversation, now=now))
        assert citizen is not None and context.municipality is not None
        code = await context.store(
            lambda tx: citizens.identity_code(tx, citizen.session_id, now=now) if citizen else None
        )
        if code is not None:
            found.append(await early_education_matters(citizen, code, context.municipality, world.systems))
        return []

    monkeypatch.setattr(handler, "answer", answer)
    chat = world.chat(municipality=NIVALA)
    await chat.say("omat asiani")
    for person in ("liisa", "helmi"):
        await chat.log_in(person)
        await chat.say("omat asiani")
    liisa = next(one for one in found if one.decisions)
    assert [(one.type, one.unit) for one in liisa.decisions] == [("DAYCARE", "Nivalan päiväkoti")]
    assert [one.state for one in liisa.applications] == ["decided"]
    assert liisa.decisions[0].earliest is not None
    assert (found[-1].applications, found[-1].decisions) == ((), ())


def shown(chat: Chat) -> str:
    """All that the last replies show."""
    told = [one.as_plain_text() for one in chat.replies]
    return "\n".join([*told, *(button.title for one in chat.replies for button in one.buttons)])
