"""Asking about a report by our reference: true in every state, and asked of the server that it went to."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.faults import AskFaultStatus, FaultTypes
from actions.form.draft import Draft
from actions.systems import Systems
from actions.turn import TurnContext
from akkuna.catalogue import Catalogue
from akkuna.errors import SystemUnavailable
from akkuna.municipality import Municipality
from integrations.database import Operation
from integrations.open311.models import Request

KALAJOKI = "208"


class Server:
    """Knows one report and tells whose server it is."""

    def __init__(self, municipality: Municipality) -> None:
        self._of = municipality.names.fi

    async def request(self, id: str) -> Request | None:
        return Request(service_request_id=id, status="open", address=self._of) if id == "12" else None

    async def services(self, language: str) -> list[Any]:
        raise SystemUnavailable("open311")


async def answer(operation: Operation, catalogue: Catalogue, number: str) -> Any:
    """The answer in Kalajoki to a question about a number, where our row is `operation`."""

    async def store(work: object) -> Operation | None:
        return operation if number == operation.reference else None

    context = SimpleNamespace(
        municipality=catalogue.municipalities[KALAJOKI], catalogue=catalogue, store=store, memory={}
    )
    systems = cast(Systems, SimpleNamespace(open311=Server))
    draft = Draft("ask_fault_status", answers={"subject": {"reference": number}})
    [reply] = await AskFaultStatus(FaultTypes(), systems).answer(draft, cast(TurnContext, context))
    return reply


@pytest.mark.parametrize(
    ("state", "key"),
    [
        ("confirmed", "own_waiting"),
        ("waiting", "own_waiting"),
        ("sending", "own_checking"),
        ("checking", "own_checking"),
        ("with_staff", "own_checking"),
        ("done", "own_sent"),
    ],
)
async def test_a_report_without_a_number(
    state: Any, key: str, catalogue: Catalogue, confirmed: Operation
) -> None:
    reply = await answer(replace(confirmed, state=state), catalogue, str(confirmed.reference))
    assert reply.key == key


async def test_the_number_is_asked_of_the_server_that_gave_it(
    catalogue: Catalogue, confirmed: Operation
) -> None:
    sent = replace(confirmed, state="done", external_id="12")
    reply = await answer(sent, catalogue, str(confirmed.reference))
    [card] = reply.cards
    assert card.kind == "detail"
    assert "Nivala" in [line.value for line in card.lines]


async def test_another_services_reference_is_no_report(catalogue: Catalogue, confirmed: Operation) -> None:
    call_back = replace(confirmed, service="call_back", state="with_staff")
    assert (await answer(call_back, catalogue, str(confirmed.reference))).key == "not_found"
