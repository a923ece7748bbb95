"""What happens to a booking when somebody else is faster, or the server refuses it."""

import pytest

from actions.respa import details
from akkuna.replies import Language
from tests.assistant import Chat, World
from tests.contract.server import Sandbox

NIVALA = "535"
WORDS = {
    "fi": {
        "room": "kokoushuone ensi viikon perjantaiksi klo 12-14 viidelle hengelle",
        "hall": "juhlasali ensi viikon sunnuntaiksi klo 12-14, meitä on 40",
        "confirm": "Vahvista",
        "mend": "Korjaa tiedot",
        "subject": "Tilaisuus",
        "time": "klo 14-16",
        "trailer": "peräkärry ensi viikon maanantaiksi klo 12-14",
        "other_day": "peräkärry ensi viikon tiistaiksi klo 12-14",
        "already": "niin monta varausta",
    },
    "sv": {
        "room": "mötesrum fredag nästa vecka kl. 12-14 för fem personer",
        "hall": "festsalen söndag nästa vecka kl. 12-14, vi är 40 personer",
        "confirm": "Bekräfta",
        "mend": "Rätta",
        "subject": "Tillställning",
        "time": "kl. 14-16",
        "trailer": "släpvagn måndag nästa vecka kl. 12-14",
        "other_day": "släpvagn tisdag nästa vecka kl. 12-14",
        "already": "så många bokningar",
    },
}
PERSON = {"fi": "tapio", "sv": "johan"}
languages = pytest.mark.parametrize("language", ["fi", "sv"])


async def test_a_time_that_is_taken_before_the_summary(world: World, sandbox: Sandbox) -> None:
    """It is told, everything else is kept, and the next best times are offered."""
    chat = await _chosen(world, "fi", "hall")
    await chat.say("Juhlat")
    await _taken_by_another(world, "hall")
    await chat.log_in("tapio")
    await chat.say("040 123 4567")
    assert chat.keys == ["slot.taken", "times.or_elsewhere"]
    await chat.say("1")
    assert chat.keys == ["summary"]
    assert "Juhlat" in [line.value for line in chat.replies[0].lines]


@languages
async def test_a_time_that_is_taken_while_the_summary_is_read(
    language: Language, world: World, sandbox: Sandbox
) -> None:
    """The refusal is explained, and another time is booked with the same answers, once."""
    words, chat = WORDS[language], await _chosen(world, language, "room")
    await chat.log_in(PERSON[language])
    assert chat.keys[-1] == "summary"
    await _taken_by_another(world, "room")
    await chat.press(words["confirm"])
    assert chat.keys == ["receipt_refused", "refused.taken", "refused_offer"]
    await chat.press(words["mend"])
    assert chat.keys in (["times.nearest"], ["times.or_elsewhere"])
    await chat.say(words["time"])
    assert chat.keys == ["summary"]
    await chat.press(words["confirm"])
    assert chat.keys == ["receipt.confirmed", "own_matters"]
    begins = [one["body"]["begin"][11:16] for one in sandbox.ledger()]
    assert begins == ["12:00", "14:00"], "the other's, and one of this citizen's"


@languages
async def test_what_the_server_does_not_accept_is_asked_again(
    language: Language, world: World, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question that it belongs to comes again, and the booking is made with the new answer."""
    # As if the server had become stricter than what is asked.
    field = details._FIELDS["event_subject"]
    monkeypatch.setitem(details._FIELDS, "event_subject", field.copy(update={"max_length": 400}))
    words, chat = WORDS[language], await _chosen(world, language, "hall")
    await chat.say("Juhlat " * 40)
    await chat.log_in(PERSON[language])
    await chat.say("040 123 4567")
    assert chat.keys == ["summary"]
    await chat.press(words["confirm"])
    assert chat.keys == ["receipt_refused", "refused.invalid", "refused_offer"]
    await chat.press(words["mend"])
    assert chat.keys == ["field.event_subject.ask"]
    await chat.say("Juhlat")
    await chat.press(words["confirm"])
    assert chat.keys == ["receipt.confirmed", "own_matters"]
    assert [one["body"]["extra"]["event_subject"] for one in sandbox.ledger()] == ["Juhlat"]


@languages
async def test_more_bookings_than_one_person_may_have(
    language: Language, world: World, sandbox: Sandbox
) -> None:
    """The citizen is told why the second one is refused and what would help."""
    words, chat = WORDS[language], world.chat(municipality="069", language=language)
    await chat.say(words["trailer"])
    await chat.say("1")
    await chat.log_in(PERSON[language])
    await chat.say("040 123 4567")
    await chat.press(words["confirm"])
    assert chat.keys == ["receipt.confirmed", "own_matters"]
    await chat.say(words["other_day"])
    await chat.say("1")
    await chat.say("040 123 4567")
    await chat.press(words["confirm"])
    assert chat.keys == ["receipt_refused", "refused.too_many", "refused_offer"]
    assert words["already"] in chat.replies[1].text
    assert len(sandbox.ledger()) == 1


async def test_the_same_person_is_another_in_each_municipality(world: World, sandbox: Sandbox) -> None:
    """The servers cannot put together what somebody does in several municipalities; in one they are one."""
    for municipality in (NIVALA, "977", NIVALA):
        chat = world.chat(municipality=municipality, language="fi")
        await chat.say(WORDS["fi"]["room"])
        await chat.say("1")
        await chat.log_in("tapio")
        await chat.press("Vahvista")
    subjects = [one["body"]["user"]["id"] for one in sandbox.ledger()]
    assert len(subjects) == 3
    assert subjects[0] == subjects[2] != subjects[1]


async def _chosen(world: World, language: Language, what: str) -> Chat:
    chat = world.chat(municipality=NIVALA, language=language)
    await chat.say(WORDS[language][what])
    assert chat.keys[-1] == "times.free"
    await chat.say("1")
    return chat


async def _taken_by_another(world: World, what: str) -> None:
    """Another citizen books the first time that is offered for the same words."""
    chat = await _chosen(world, "fi", what)
    if what == "hall":
        await chat.say("Muu juhla")
    await chat.log_in("liisa")
    if what == "hall":
        await chat.say("040 123 4567")
    await chat.press("Vahvista")
    assert chat.keys == ["receipt.confirmed", "own_matters"]
