"""Seats that go while the citizen fills in the form, and who may see and give up an enrolment."""

from typing import Any

import httpx
import pytest

from akkuna.replies import Language
from tests.assistant import Chat, World
from tests.contract.server import Sandbox

DIGITAL = 402
"""A course of Kalajoki with ten places, four of them taken, and four in its waiting list."""
WORDS = {
    "fi": {
        "enrol": "ilmoita minut digitaitojen kurssille",
        "skip": "Ohita",
        "send": "Lähetä",
        "mend": "Korjaa tiedot",
        "queue": "Kyllä, jonoon",
        "cancel": "peru digitaitojen kurssi",
    },
    "sv": {
        "enrol": "anmäl mig till kursen i digitala färdigheter",
        "skip": "Hoppa över",
        "send": "Skicka",
        "mend": "Rätta",
        "queue": "Ja, ställ i kö",
        "cancel": "avanmäl mig från kursen i digitala färdigheter",
    },
}


@pytest.fixture(autouse=True)
def _nobody_enrolled(sandbox: Sandbox) -> None:
    sandbox.post("/linkedevents/_empty", {}).raise_for_status()


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_the_last_seats_go_before_the_confirmation(
    language: Language, world: World, sandbox: Sandbox
) -> None:
    """The waiting list is offered, and nobody is put there without having agreed."""
    sandbox.mode("linkedevents", hold_minutes=0)
    chat = await _at_summary(world, language)
    sandbox.mode("linkedevents", hold_minutes=15)
    _take_seats(sandbox, 6)
    await chat.press(WORDS[language]["send"])
    assert chat.keys == ["receipt_refused", "refused.full_meanwhile", "refused_offer"]
    assert not _signups(sandbox)
    await chat.press(WORDS[language]["mend"])
    assert chat.keys == ["queue_now", "field.waiting_list.ask"]
    await chat.press(WORDS[language]["queue"])
    assert chat.keys == ["summary"]
    await chat.press(WORDS[language]["send"])
    assert chat.keys == ["receipt.waitlisted", "own_matters"]
    assert [one["attendee_status"] for one in _signups(sandbox)] == ["waitlisted"]


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_seats_that_others_hold(language: Language, world: World, sandbox: Sandbox) -> None:
    """All seats are being filled in by others: that is said, and another event may be chosen."""
    chat = world.chat(municipality="208", language=language)
    await chat.say(WORDS[language]["enrol"])
    await chat.log_in("tapio")
    await chat.say("040 123 4567")
    _hold(sandbox, 6)
    await chat.press(WORDS[language]["skip"])
    assert chat.keys == ["all_held", "field.event.ask"]


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_another_never_sees_or_gives_up_an_enrolment(
    language: Language, world: World, sandbox: Sandbox
) -> None:
    """What one has enrolled in is not listed to another; gone at the server, it is said to be gone."""
    chat = await _at_summary(world, language)
    await chat.press(WORDS[language]["send"])
    assert chat.keys == ["receipt.attending", "own_matters"]
    other = world.chat(municipality="208", language=language)
    await other.say(WORDS[language]["cancel"])
    await other.log_in("johan")
    assert other.keys == ["login.welcome", "nothing"]
    sandbox.post("/linkedevents/_empty", {}).raise_for_status()
    await chat.say(WORDS[language]["cancel"])
    assert "gone_already" in chat.keys
    assert chat.keys[-1] == "nothing_left"
    assert "signup.deleted" not in [effect["effect"] for effect in sandbox.ledger()]


async def _at_summary(world: World, language: Language) -> Chat:
    chat = world.chat(municipality="208", language=language)
    await chat.say(WORDS[language]["enrol"])
    await chat.log_in("tapio")
    await chat.say("040 123 4567")
    await chat.press(WORDS[language]["skip"])
    assert chat.keys == ["summary"]
    return chat


def _post(sandbox: Sandbox, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """Posts as another who has the municipality's key."""
    headers = {"apikey": "sandbox-key-of-linkedevents"}
    answer = httpx.post(f"{sandbox.url}{path}", json=body, headers=headers, trust_env=False)
    read: dict[str, Any] = answer.raise_for_status().json()
    return read


def _hold(sandbox: Sandbox, seats: int) -> str:
    answer = _post(sandbox, "/linkedevents/seats_reservation/", {"registration": DIGITAL, "seats": seats})
    return str(answer["code"])


def _take_seats(sandbox: Sandbox, seats: int) -> None:
    """Others enrol, a seat each."""
    name = {"first_name": "Aino", "last_name": "Näyte"}
    people = [{**name, "phone_number": "040 123 4567", "date_of_birth": "1990-01-01"}] * seats
    body = {
        "registration": DIGITAL,
        "reservation_code": _hold(sandbox, seats),
        "contact_person": {**name, "email": "aino@example.org"},
        "signups": people,
    }
    _post(sandbox, "/linkedevents/signup_group/", body)


def _signups(sandbox: Sandbox) -> list[dict[str, str]]:
    return [effect["body"] for effect in sandbox.ledger() if effect["effect"] == "signup.created"]
