"""A service that needs identification: where it asks for it, what it fills in, and what it forgets again."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from actions.handlers import Handler, register
from akkuna.catalogue import SERVICES
from akkuna.replies import Language
from bot.engine import Engine
from integrations.database import Database, audit
from integrations.database.tables import login
from tests.assistant import Chat, World
from tests.citizens import authorisations_at
from tests.conftest import SECRET
from tests.contract.server import Sandbox

NIVALA = "535"
SERVICE = "ask_for_copy"
WORDS = {
    "fi": {
        "source": "(Suomi.fistä)",
        "subject": "Rakennuslupa vuodelta 1987",
        "change": "Osoite",
        "new": "Koulukatu 3, 84100 YLIVIESKA",
        "name_is_wrong": "nimi on väärin",
        "send": "Lähetä",
        "skip": "Ohita",
        "hidden": "turvakielto",
        "log_out": "kirjaudu ulos",
        "back": "takaisin",
    },
    "sv": {
        "source": "(från Suomi.fi)",
        "subject": "Bygglovet från 1987",
        "change": "Adress",
        "new": "Skolgatan 3, 84100 YLIVIESKA",
        "name_is_wrong": "namnet är fel",
        "send": "Skicka",
        "skip": "Hoppa över",
        "hidden": "spärrmarkering",
        "log_out": "logga ut",
        "back": "tillbaka",
    },
}
languages = pytest.mark.parametrize("language", ["fi", "sv"])


@pytest.fixture
async def world(
    request: pytest.FixtureRequest,
    engine: Engine,
    municipalities: Path,
    running_sandbox: Sandbox,
    tmp_path: Path,
) -> AsyncIterator[World]:
    """An assistant that has one more service; the parameter is the level that it needs."""
    services = tmp_path / "services"
    shutil.copytree(SERVICES, services)
    shutil.copytree(Path(__file__).parent / "services" / SERVICE, services / SERVICE)
    if level := getattr(request, "param", None):
        with (services / SERVICE / "service.yml").open("a") as file:
            file.write(f"level: {level}\n")
    database = Database(f"sqlite:///{tmp_path / 'akkuna.db'}", SECRET)
    database.migrate()
    authorisations = authorisations_at(running_sandbox.url)
    world = World(engine, database, municipalities, authorisations, services)
    register(SERVICE, Handler())
    yield world
    await world.close()
    database.dispose()


async def at_login(world: World, language: Language) -> Chat:
    """A conversation that has answered what can be asked of anybody."""
    chat = world.chat(municipality=NIVALA, language=language)
    await chat.begin(SERVICE)
    assert chat.keys[-1] == "field.subject.ask"
    await chat.say(WORDS[language]["subject"])
    assert chat.keys == ["login.ask"]
    return chat


def readings(world: World) -> list[dict[str, str]]:
    """Each look at personal data that the audit log has."""
    with world.database.transaction() as tx:
        return [one.details for one in audit.entries(tx) if one.event == "personal_data_read"]


@languages
async def test_identification_fills_in_what_it_tells(world: World, language: Language) -> None:
    """It is asked for after the open question and before the personal ones, and goes on with the next."""
    words, chat = WORDS[language], await at_login(world, language)
    await chat.log_in("liisa")
    assert chat.keys == ["login.welcome", "prefill.done", "field.reach.ask"]
    await chat.press("liisa.esimerkki@example.org")
    [summary] = chat.replies
    lines = {line.label: line for line in summary.lines}
    shown = [line.value for line in summary.lines]
    for known in ("Liisa Maria Esimerkki", "Kalliontie 15, 85500 NIVALA", "Nivala"):
        assert f"{known} {words['source']}" in shown
    fixed = [line.label for line in summary.lines if line.change is None]
    assert len(fixed) == 2, "name and home municipality are the register's"
    assert lines[words["change"]].change
    await chat.press(words["send"])
    assert chat.keys == ["receipt_staff", "own_matters"]
    one = {"purpose": SERVICE, "source": "suomifi"}
    assert readings(world) == [one, one], "what was filled in, and what was offered"


@languages
async def test_an_address_can_be_changed_and_a_name_cannot(world: World, language: Language) -> None:
    words, chat = WORDS[language], await at_login(world, language)
    await chat.log_in("liisa")
    await chat.press(words["skip"])
    await chat.press(words["change"])
    await chat.say(words["new"])
    [summary] = chat.replies
    assert words["new"] in [line.value for line in summary.lines], "what the citizen gave is not Suomi.fi's"
    await chat.say(words["name_is_wrong"])
    assert chat.keys == ["prefill.fixed", "summary"]


@languages
async def test_nothing_tells_where_a_protected_person_lives(world: World, language: Language) -> None:
    words, chat = WORDS[language], await at_login(world, language)
    await chat.log_in("helmi")
    assert chat.keys == ["login.welcome", "prefill.done", "field.reach.ask"]
    await chat.press(words["skip"])
    [summary] = chat.replies
    hidden = [line for line in summary.lines if words["hidden"] in line.value]
    assert [line.change for line in hidden] == [None, None]


@languages
async def test_who_comes_from_another_country_is_asked(world: World, language: Language) -> None:
    """eIDAS tells a name and no address."""
    chat = await at_login(world, language)
    await chat.log_in("ines")
    assert chat.keys == ["login.welcome", "prefill.done", "field.address.ask"]


@languages
async def test_after_logging_out_nothing_of_the_person_is_left(world: World, language: Language) -> None:
    """The old summary sends nothing, and the next person's own data stand in it."""
    words, chat = WORDS[language], await at_login(world, language)
    await chat.log_in("liisa")
    await chat.press(words["skip"])
    send = chat.payload(words["send"])
    await chat.say(words["log_out"])
    assert chat.keys == ["done", "prefill.removed", "login.ask"]
    await chat.press_payload(send)
    assert chat.keys == ["button.outdated", "login.ask"]
    await chat.log_in("tapio")
    assert chat.keys == ["login.welcome", "prefill.done", "summary"]
    text = chat.replies[-1].as_plain_text()
    assert "Tapio Olavi Testilä" in text
    assert "Esimerkki" not in text and "Kalliontie" not in text
    assert words["subject"] in text


@languages
async def test_going_back_skips_what_cannot_be_changed(world: World, language: Language) -> None:
    words, chat = WORDS[language], await at_login(world, language)
    await chat.log_in("liisa")
    await chat.say(words["back"])
    assert chat.keys == ["field.address.ask"]


@languages
async def test_going_back_from_the_login_asks_the_question_before(world: World, language: Language) -> None:
    words, chat = WORDS[language], await at_login(world, language)
    await chat.say(words["back"])
    assert chat.keys == ["field.subject.ask"]


async def test_a_session_that_runs_out_before_the_confirmation_stops_it(world: World) -> None:
    words, chat = WORDS["fi"], await at_login(world, "fi")
    await chat.log_in("liisa")
    await chat.press(words["skip"])
    world.end_sessions()
    await chat.press(words["send"])
    assert chat.keys == ["login.expired", "prefill.removed", "login.ask"]


def levels_offered(world: World) -> list[str]:
    with world.database.transaction() as tx:
        return list(tx.execute(select(login.c.level)).scalars())


@languages
@pytest.mark.parametrize("world", ["high"], indirect=True)
async def test_who_identified_at_a_lower_level_is_asked_to_identify_again(
    world: World, language: Language
) -> None:
    """Nothing that identification tells is filled in before, and nothing is sent in between."""
    words, chat = WORDS[language], world.chat(municipality=NIVALA, language=language)
    await chat.begin(SERVICE)
    await chat.say(words["subject"])
    assert chat.keys == ["login.ask_high"] and levels_offered(world) == ["high"]
    await chat.log_in("liisa")
    assert chat.keys == ["login.welcome", "login.ask_high"] and set(levels_offered(world)) == {"high"}
    assert readings(world) == []
    await chat.log_in("liisa", level="high")
    assert chat.keys == ["login.welcome", "prefill.done", "field.reach.ask"]
    await chat.press(words["skip"])
    await chat.log_in("liisa")
    await chat.press(words["send"])
    assert chat.keys == ["login.ask_high"], "the level counts when it is sent"


@languages
async def test_a_higher_level_than_is_needed_does_too(world: World, language: Language) -> None:
    chat = await at_login(world, language)
    assert levels_offered(world) == ["substantial"]
    await chat.log_in("liisa", level="high")
    assert chat.keys == ["login.welcome", "prefill.done", "field.reach.ask"]
