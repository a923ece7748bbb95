"""Whose receipt goes to which mailbox, and what becomes of it where Viestit do not take it."""

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from actions.form.draft import Draft
from actions.handlers import Commission
from actions.receipts.offer import mailbox_of
from actions.receipts.send import SendReceipt
from actions.systems import Systems
from akkuna.catalogue import Catalogue
from akkuna.citizen import Citizen, Person, Principal
from akkuna.errors import RequestRefused, SystemUnavailable
from integrations.database import Operation
from integrations.http import Http
from integrations.suomifi.messages.client import SYSTEM, MailboxNotInUse, Messages
from integrations.suomifi.messages.models import MessageToSend
from tests.unit.actions.conftest import NIVALA

NOW = datetime.now(timezone.utc)
LIISA = Citizen("session", "liisa", Person("Liisa"), "substantial", True, NOW, NOW, NOW, None, "liisa")
FOR_SEURA = replace(LIISA, acting_for=Principal("organisation", "Seura"), subject_hash="seura")
FOR_ONNI = replace(LIISA, acting_for=Principal("person", "Onni"), subject_hash="onni")
KEPT = {"recipient": {"id": "9900001-8"}, "message": {"title": "Kuitti", "body": "Asia"}}


@pytest.mark.parametrize(
    ("citizen", "whose", "state", "mailbox"),
    [
        (LIISA, "liisa", "done", "person"),
        (LIISA, "liisa", "with_staff", "person"),
        (LIISA, "liisa", "refused", None),
        (LIISA, "helmi", "done", None),
        (LIISA, None, "done", None),
        (LIISA, "seura", "done", None),
        (FOR_SEURA, "seura", "waiting", "organisation"),
        (FOR_SEURA, "liisa", "done", "person"),
        (FOR_ONNI, "onni", "done", "person"),
        (replace(LIISA, has_identity_code=False), "liisa", "done", None),
    ],
)
def test_whose_mailbox(
    citizen: Citizen, whose: str | None, state: str, mailbox: str | None, confirmed: Operation
) -> None:
    operation = replace(confirmed, person_hash=whose, state=state)
    assert mailbox_of(citizen, operation) == mailbox


@pytest.mark.parametrize("missing", ["username", "service", "key"])
def test_an_account_that_is_not_whole_is_not_used(missing: str, catalogue: Catalogue) -> None:
    nivala = catalogue.municipalities[NIVALA]
    binding = nivala.systems[SYSTEM].copy(update={missing: None})
    broken = nivala.copy(update={"systems": {SYSTEM: binding}})
    with pytest.raises(SystemUnavailable):
        Systems(Http()).messages(broken)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MailboxNotInUse(SYSTEM, 400, "recipient"), "mailbox_not_in_use"),
        (RequestRefused(SYSTEM, 400), "other"),
        (RequestRefused(SYSTEM, 401, "credentials"), None),
    ],
)
async def test_refusals(
    error: RequestRefused,
    told: str | None,
    catalogue: Catalogue,
    confirmed: Operation,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The citizen's are told; ours wait; after a lost answer none proves anything."""

    async def refuse(self: Messages, message: MessageToSend, *, patiently: bool = True) -> None:
        raise error

    monkeypatch.setattr(Messages, "send", refuse)
    handler = SendReceipt(Systems(Http()))
    commission = Commission(confirmed, Draft("send_receipt", kept=KEPT), catalogue.municipalities[NIVALA])
    if told is None:
        with pytest.raises(SystemUnavailable):
            await handler.commit(commission)
    else:
        with pytest.raises(RequestRefused) as refused:
            await handler.commit(commission)
        assert refused.value.reason == told
    assert await handler.look_up(commission) is None


async def test_nothing_is_sent_of_what_nobody_has_seen(catalogue: Catalogue, confirmed: Operation) -> None:
    commission = Commission(confirmed, Draft("send_receipt"), catalogue.municipalities[NIVALA])
    with pytest.raises(RequestRefused):
        await SendReceipt(Systems(Http())).commit(commission)
