"""Suomi.fi messages as our client uses it, against the sandbox or DVV's test environment."""

import asyncio
import hashlib
import re
from uuid import uuid4

import httpx
import pytest

from akkuna.errors import OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.http import Http
from integrations.suomifi.messages import client as client_module
from integrations.suomifi.messages.client import SYSTEM, MailboxNotInUse, Messages
from integrations.suomifi.messages.models import Account, Attachment, MessageToSend
from tests.contract.conftest import real
from tests.contract.server import Sandbox

LIISA, TAPIO, SEURA = "010594Y9021", "040594V9030", "9900001-8"
ACCOUNT = Account("sandbox", "Sandbox-password-of-32-characters", "sandbox-service")
PDF = Attachment("päätös.pdf", "application/pdf", b"%PDF-1.7 a decision")

REAL_URL = real("suomifi_messages", "URL")
RECIPIENT = real("suomifi_messages", "RECIPIENT") or LIISA
only_sandbox = pytest.mark.skipif(bool(REAL_URL), reason="needs faults, or the sandbox's own people")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three attempts, without waiting between them."""
    monkeypatch.setattr(client_module, "PAUSES", (0.01, 0.01))


@pytest.fixture
def viestit(sandbox: Sandbox, http: Http) -> Messages:
    if REAL_URL is None:
        return Messages(f"{sandbox.url}/{SYSTEM}", account=ACCOUNT, http=http)
    given = [real("suomifi_messages", name) or "" for name in ("USERNAME", "PASSWORD", "SERVICE")]
    return Messages(REAL_URL, account=Account(*given), http=http)


def message(recipient: str = RECIPIENT, *attachments: Attachment) -> MessageToSend:
    """A message with an id of its own."""
    body = "Vikailmoituksesi KA-123456 on otettu vastaan.\nKiitos!"
    return MessageToSend(str(uuid4()), recipient, "Vikailmoitus on vastaanotettu", body, attachments)


async def test_a_mailbox_in_use_is_told(viestit: Messages) -> None:
    assert await viestit.in_use([RECIPIENT]) == {RECIPIENT}


async def test_a_message_arrives(viestit: Messages) -> None:
    assert (await viestit.send(message())).message_id


async def test_a_message_sent_again_is_the_same_message(viestit: Messages) -> None:
    sent = message(RECIPIENT, PDF)
    first = await viestit.send(sent)
    assert await viestit.send(sent) == first


@only_sandbox
async def test_only_mailboxes_in_use_are_told(viestit: Messages, sandbox: Sandbox) -> None:
    assert await viestit.in_use([LIISA, TAPIO, SEURA, "no id"]) == {LIISA, SEURA}
    assert await viestit.in_use([]) == frozenset()
    sandbox.mode(SYSTEM, closed="liisa")
    assert await viestit.in_use([LIISA, SEURA]) == {SEURA}
    with pytest.raises(ValueError):
        await viestit.in_use([str(number) for number in range(10_001)])


@only_sandbox
async def test_a_message_arrives_once_and_whole(viestit: Messages, sandbox: Sandbox) -> None:
    sent = message(LIISA, PDF)
    answer = await viestit.send(sent)
    await viestit.send(sent)
    (entry,) = sandbox.ledger()
    assert (entry["system"], entry["effect"], entry["id"]) == (SYSTEM, "message.sent", answer.message_id)
    body = entry["body"]
    assert (body["external_id"], body["recipient"]) == (sent.external_id, "liisa")
    assert (body["title"], body["body"]) == (sent.title, sent.body)
    digest = hashlib.sha256(PDF.content).hexdigest()
    assert body["attachments"] == [{"name": "päätös.pdf", "type": "application/pdf", "sha256": digest}]
    assert LIISA not in str(sandbox.ledger())


@only_sandbox
async def test_the_mailbox_page_shows_what_came(viestit: Messages, sandbox: Sandbox) -> None:
    await viestit.send(MessageToSend(str(uuid4()), LIISA, "<b>Otsikko</b>", "Rivi 1\nRivi 2", (PDF,)))
    assert "Liisa Esimerkki" in sandbox.get(f"/{SYSTEM}/mailbox").text
    page = sandbox.get(f"/{SYSTEM}/mailbox/liisa").text
    assert "&lt;b&gt;Otsikko&lt;/b&gt;" in page and "Rivi 1\nRivi 2" in page
    assert LIISA not in page
    (link,) = re.findall(r'<a href="(liisa/[^"]+)">päätös\.pdf</a>', page.split("</article>")[0])
    assert sandbox.get(f"/{SYSTEM}/mailbox/{link}").content == PDF.content
    assert sandbox.get(f"/{SYSTEM}/mailbox/nobody").status_code == 404


@only_sandbox
@pytest.mark.parametrize("recipient", [TAPIO, "010594Y9032", "garbage"])
async def test_the_caller_hears_that_there_is_no_mailbox(
    viestit: Messages, sandbox: Sandbox, recipient: str
) -> None:
    with pytest.raises(MailboxNotInUse) as raised:
        await viestit.send(message(recipient))
    assert recipient not in f"{raised.value!r} {raised.value.values}"
    assert sandbox.ledger() == []


@only_sandbox
async def test_a_mailbox_closed_after_it_was_asked_for(viestit: Messages, sandbox: Sandbox) -> None:
    assert await viestit.in_use([LIISA])
    sandbox.mode(SYSTEM, closed="liisa")
    with pytest.raises(MailboxNotInUse):
        await viestit.send(message(LIISA))


@only_sandbox
@pytest.mark.parametrize("fault", ["fail", "drop_answer", "garbage", "slow"])
@pytest.mark.parametrize("attachments", [(), (PDF,)])
async def test_a_failure_that_passes_is_not_noticed_and_doubles_nothing(
    viestit: Messages, sandbox: Sandbox, fault: str, attachments: tuple[Attachment, ...]
) -> None:
    await viestit.in_use([LIISA])  # logs in
    sandbox.fault(SYSTEM, fault, count=1)
    sent = message(LIISA, *attachments)
    assert (await viestit.send(sent)).message_id
    assert [entry["body"]["external_id"] for entry in sandbox.ledger()] == [sent.external_id]


@only_sandbox
@pytest.mark.parametrize("fault", ["drop_answer", "garbage"])
async def test_what_stays_unknown_is_settled_by_sending_again(
    viestit: Messages, sandbox: Sandbox, fault: str
) -> None:
    await viestit.in_use([LIISA])
    sent = message(LIISA)
    sandbox.fault(SYSTEM, fault, count=3)
    with pytest.raises(OutcomeUnknown):
        await viestit.send(sent)
    assert (await viestit.send(sent)).message_id == sandbox.ledger()[0]["id"]
    assert len(sandbox.ledger()) == 1


@only_sandbox
async def test_a_server_that_keeps_failing_has_done_nothing(viestit: Messages, sandbox: Sandbox) -> None:
    await viestit.in_use([LIISA])
    sandbox.fault(SYSTEM, "fail", count=3)
    with pytest.raises(SystemUnavailable):
        await viestit.send(message(LIISA))
    assert sandbox.ledger() == []


@only_sandbox
async def test_an_expired_token_is_renewed(viestit: Messages, sandbox: Sandbox) -> None:
    sandbox.mode(SYSTEM, token_seconds=0.5)
    assert await viestit.in_use([LIISA])
    await asyncio.sleep(0.6)
    sandbox.mode(SYSTEM, token_seconds=3600.0)
    assert await viestit.in_use([LIISA])


@only_sandbox
async def test_credentials_that_dvv_does_not_know(sandbox: Sandbox, http: Http) -> None:
    wrong = Account("sandbox", "wrong", "sandbox-service")
    viestit = Messages(f"{sandbox.url}/{SYSTEM}", account=wrong, http=http)
    for call in (viestit.in_use([LIISA]), viestit.send(message(LIISA)), viestit.send(message(LIISA, PDF))):
        with pytest.raises(RequestRefused) as raised:
            await call
        assert (raised.value.status, raised.value.field) == (400, "credentials")


@only_sandbox
async def test_a_service_that_is_not_ours_is_refused(sandbox: Sandbox, http: Http) -> None:
    other = Account(ACCOUNT.username, ACCOUNT.password, "other-service")
    viestit = Messages(f"{sandbox.url}/{SYSTEM}", account=other, http=http)
    with pytest.raises(RequestRefused) as raised:
        await viestit.send(message(LIISA))
    assert raised.value.status == 400 and not isinstance(raised.value, MailboxNotInUse)


@only_sandbox
async def test_a_file_that_viestit_does_not_take(viestit: Messages, sandbox: Sandbox) -> None:
    with pytest.raises(RequestRefused) as raised:
        await viestit.send(message(LIISA, Attachment("virus.exe", "application/octet-stream", b"MZ")))
    assert raised.value.field == "attachments"
    assert sandbox.ledger() == []


@only_sandbox
async def test_messages_at_the_same_time_all_arrive_with_one_login(
    viestit: Messages, sandbox: Sandbox
) -> None:
    sent = [message(LIISA) for _ in range(8)]
    await asyncio.gather(*(viestit.send(one) for one in sent))
    arrived = {entry["body"]["external_id"] for entry in sandbox.ledger()}
    assert arrived == {one.external_id for one in sent}


@only_sandbox
@pytest.mark.parametrize("path", ["/v1/mailboxes/active", "/v2/attachments", "/v2/messages/electronic"])
def test_nothing_is_answered_without_a_token(sandbox: Sandbox, path: str) -> None:
    assert sandbox.post(f"/{SYSTEM}{path}", {}).status_code == 401


@only_sandbox
async def test_the_sandbox_keeps_no_identity_code(
    viestit: Messages, sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    await viestit.send(message(LIISA))
    folder = tmp_path_factory.getbasetemp()
    stored = [file.read_bytes() for file in folder.glob("sandbox*/sandbox.db*")]
    assert stored and b"message.sent" in b"".join(stored)
    assert LIISA.encode() not in b"".join(stored)


@only_sandbox
async def test_events_tell_what_was_sent(viestit: Messages, sandbox: Sandbox) -> None:
    sent = message(LIISA)
    await viestit.send(sent)
    account = {"username": ACCOUNT.username, "password": ACCOUNT.password}
    token = sandbox.post(f"/{SYSTEM}/v1/token", account).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    seen: set[str] = set()
    async with httpx.AsyncClient(base_url=sandbox.url, headers=headers, trust_env=False) as browser:
        answer = (await browser.get(f"/{SYSTEM}/v2/events")).json()
        seen |= {event["metadata"]["externalId"] for event in answer["events"]}
        after = {"continuationToken": answer["continuationToken"]}
        assert (await browser.get(f"/{SYSTEM}/v2/events", params=after)).json()["events"] == []
    assert sent.external_id in seen
