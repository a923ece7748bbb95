"""The municipality's system refuses a report: the citizen mends it and sends it, once."""

import time
from dataclasses import replace

import pytest

from actions.faults import ReportFault
from actions.handlers import handler_of
from akkuna.replies import Language
from tests.assistant import World
from tests.contract.server import Sandbox


@pytest.mark.parametrize(
    ("language", "opening", "skip", "send", "mend", "kind"),
    [
        ("fi", "katuvalo pimeänä, Kalliontie 15", "ohita", "Lähetä", "Korjaa tiedot", "Katuvalo"),
        ("sv", "gatlyktan är mörk, Kalliontie 15", "hoppa över", "Skicka", "Rätta", "Gatubelysning"),
    ],
)
async def test_a_type_that_the_server_no_longer_has(
    language: Language,
    opening: str,
    skip: str,
    send: str,
    mend: str,
    kind: str,
    world: World,
    sandbox: Sandbox,
) -> None:
    """The list is asked for anew, only the type is asked again, and one report arrives."""
    chat = world.chat(municipality="535", language=language)
    await chat.open()
    _renumber_types(world)
    await chat.say(opening)
    await chat.say(skip)
    await chat.say(skip)
    await chat.press(send)
    assert chat.keys == ["receipt_refused", "refused_offer"]
    assert sandbox.ledger() == []
    await chat.press(mend)
    assert chat.keys == ["field.fault_type.ask"]
    await chat.press(kind)
    assert chat.keys == ["summary"]
    await chat.press(send)
    assert chat.keys == ["receipt"]
    assert [effect["body"]["service_code"] for effect in sandbox.ledger()] == ["100"]


def _renumber_types(world: World) -> None:
    """As if the server had had other codes when its list was read last."""
    handler = handler_of("report_fault")
    assert isinstance(handler, ReportFault)
    types = handler.types
    nivala = world.catalogue.municipalities["535"]
    real = types.of

    async def old(municipality, systems):  # type: ignore[no-untyped-def]
        types.of = real  # type: ignore[method-assign]
        found = await real(municipality, systems)
        stale = [replace(one, code=f"old-{one.code}") for one in found]
        types._kept[nivala.code] = (time.monotonic(), stale)
        return stale

    types.of = old  # type: ignore[method-assign]
