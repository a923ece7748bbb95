"""The list of fault types: a server that hangs is waited for once, one that refused is asked anew."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.faults import FaultTypes, ReportFault
from actions.form.draft import Draft
from actions.handlers import Commission
from actions.systems import Systems
from akkuna.catalogue import Catalogue
from akkuna.errors import SystemUnavailable
from integrations.database import Operation
from integrations.open311.models import Attribute, Service
from tests.unit.actions.conftest import NIVALA


class Server:
    """Answers with one type, or not at all; counts how often it is asked."""

    def __init__(self) -> None:
        self.silent, self.asked, self.question = True, 0, "Monesko pylväs?"

    async def services(self, language: str) -> list[Service]:
        self.asked += 1
        if self.silent:
            raise SystemUnavailable("open311")
        return [Service.parse_obj({"service_code": 7, "service_name": "Katuvalo", "metadata": True})]

    async def definition(self, code: str, language: str) -> list[Attribute]:
        kind = "multivaluelist" if code == "several" else "singlevaluelist"
        return [Attribute(code="pole", description=self.question, datatype=kind)]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def systems(server: Server) -> Systems:
    return cast(Systems, SimpleNamespace(open311=lambda municipality: server))


async def test_a_silent_server_is_waited_for_once(
    server: Server, systems: Systems, catalogue: Catalogue
) -> None:
    types, nivala = FaultTypes(), catalogue.municipalities[NIVALA]
    for _ in range(5):
        with pytest.raises(SystemUnavailable):
            await types.of(nivala, systems)
    assert server.asked == 1
    server.silent = False
    types.ask_at_once(nivala)
    assert [one.code for one in await types.of(nivala, systems)] == ["7"]


async def test_after_a_refusal_types_and_questions_are_asked_anew(
    server: Server, systems: Systems, catalogue: Catalogue
) -> None:
    types, nivala = FaultTypes(), catalogue.municipalities[NIVALA]
    server.silent = False

    async def asked() -> Any:
        await types.of(nivala, systems)
        [(finnish, _)] = await types.attributes(nivala, systems, "7")
        return finnish.description

    assert await asked() == "Monesko pylväs?"
    server.question = "Minkä värinen pylväs?"
    assert await asked() == "Monesko pylväs?"
    types.forget(nivala)
    assert await asked() == "Minkä värinen pylväs?"
    # Should it fall silent now, the types that were had before are better than none.
    types.forget(nivala)
    server.silent = True
    assert [one.code for one in await types.of(nivala, systems)] == ["7"]


@pytest.mark.parametrize(("code", "sent"), [("7", "1"), ("several", ["1"])])
async def test_a_list_of_values_is_sent_as_a_list(
    code: str, sent: object, systems: Systems, catalogue: Catalogue, confirmed: Operation
) -> None:
    answers = {"fault_type": {"code": code}, "attribute_pole": {"code": "1"}}
    draft = Draft("report_fault", answers=answers)
    commission = Commission(confirmed, draft, catalogue.municipalities[NIVALA])
    assert await ReportFault(FaultTypes(), systems)._attribute_values(commission) == {"pole": sent}
