"""Client of the REST API of Suomi.fi messages (Viestit).

Contract: https://api.messages.suomi.fi/docs/messages-api.yaml and
https://kehittajille.suomi.fi/services/messages
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from typing import Any, TypeVar

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.http import Http, no_field, parse_json
from integrations.suomifi.messages.models import (
    Account,
    Answered,
    Attachment,
    MessageToSend,
    Sent,
    Uploaded,
)
from integrations.suomifi.messages.token import KeptToken
from integrations.suomifi.token import Token
from integrations.tolerant import TolerantModel, parse_rows, rows, text

SYSTEM = "suomifi/messages"
MOST_ASKED = 10_000
"""Mailboxes in one question."""
PAUSES = (0.5, 1.5)
"""Seconds before a message is sent again."""

Blame = Callable[[bytes], str | None]

_Answer = TypeVar("_Answer")
_Model = TypeVar("_Model", bound=TolerantModel)
_log = logging.getLogger(__name__)


class MailboxNotInUse(RequestRefused):
    """The recipient has no mailbox in use: the message must reach them in another way."""


class Messages:
    """Sends messages to citizens' mailboxes.

    Args:
        base_url: such as ``https://api.messages-qa.suomi.fi``.
        account: of the sending service.
        http: shared by the process.

    Every method raises, of `akkuna.errors`, SystemUnavailable, BadAnswer, and RequestRefused with the field
    ``credentials`` where Viestit does not know ours.
    """

    def __init__(self, base_url: str, *, account: Account, http: Http) -> None:
        self._client = http.client(SYSTEM, base_url)
        self._account = account
        self._token = KeptToken(self._login)

    async def in_use(self, ids: Collection[str]) -> frozenset[str]:
        """Those of `ids` that have a mailbox in use now. Ask only in order to send, and do not store it.

        Args:
            ids: identity codes or business ids, at most 10 000.

        Raises:
            ValueError: there are too many.
        """
        if len(ids) > MOST_ASKED:
            raise ValueError(f"at most {MOST_ASKED} mailboxes can be asked for at a time")
        if not ids:
            return frozenset()
        answer = await self._ask("/v1/mailboxes/active", json={"endUsers": [{"id": one} for one in ids]})
        listed = answer.get("endUsersWithActiveMailbox") if isinstance(answer, dict) else None
        if not isinstance(listed, list):
            raise BadAnswer(SYSTEM)
        return frozenset(ids) & {text(row.get("id")) or "" for row in rows(listed)}

    async def send(self, message: MessageToSend, *, patiently: bool = True) -> Sent:
        """Sends a message, with its attachments. It is in the mailbox once, however often it is sent.

        After any error but RequestRefused the same message may be sent again.

        Args:
            patiently: tries again by itself while Viestit fails; not while a citizen waits for an answer.

        Raises:
            MailboxNotInUse: the recipient has no mailbox in use.
            RequestRefused: Viestit does not take the message; field ``attachments`` where it is one of them.
            OutcomeUnknown: the message may be in the mailbox or not.
        """
        attachments = [await self._upload(one) for one in message.attachments]
        body = _body(message, self._account.service_id, attachments)
        if not patiently:
            return await self._deliver(body)
        return await _patiently(lambda: self._deliver(body))

    async def _deliver(self, body: dict[str, Any]) -> Sent:
        refusal = _Refusal()
        try:
            answer = await self._call("/v2/messages/electronic", blame=refusal.read, json=body)
        except RequestRefused as error:
            if error.status == 409:
                return Sent(refusal.answer.message_id)
            if "MAILBOX_NOT_IN_USE" in refusal.answer.codes:
                raise MailboxNotInUse(SYSTEM, error.status, "recipient") from error
            raise
        message_id = Answered.parse_obj(answer).message_id
        if message_id is None:
            raise OutcomeUnknown(SYSTEM)
        return Sent(message_id)

    async def _upload(self, attachment: Attachment) -> str:
        """The id of a file for a message of the next 24 hours; an unused one is dropped by Viestit."""
        file = (attachment.name, attachment.content, attachment.media_type)
        try:
            answer = await _patiently(lambda: self._ask("/v2/attachments", files={"file": file}))
            return _one(Uploaded, answer).id
        except RequestRefused as error:
            raise RequestRefused(SYSTEM, error.status, error.field or "attachments") from error

    async def _login(self) -> Token:
        account = {"username": self._account.username, "password": self._account.password}
        try:
            answer = await self._client.write("POST", "/v1/token", json=account)
        except OutcomeUnknown as error:
            raise SystemUnavailable(SYSTEM) from error
        except RequestRefused as error:
            _log.error("Viestit refused the credentials, status %d", error.status)
            raise RequestRefused(SYSTEM, error.status, "credentials") from error
        return _one(Token, answer)

    async def _ask(self, path: str, **content: Any) -> Any:
        """A call that changes nothing that anybody sees: an unknown outcome is none."""
        try:
            return await self._call(path, **content)
        except OutcomeUnknown as error:
            raise SystemUnavailable(SYSTEM) from error

    async def _call(self, path: str, *, blame: Blame = no_field, **content: Any) -> Any:
        token = await self._token.get()
        try:
            return await self._post(path, token, blame, content)
        except RequestRefused as error:
            if error.status != 401:
                raise
        try:
            return await self._post(path, await self._token.get(refused=token), blame, content)
        except RequestRefused as error:
            if error.status == 401:
                raise RequestRefused(SYSTEM, 401, "credentials") from error
            raise

    async def _post(self, path: str, token: str, blame: Blame, content: dict[str, Any]) -> Any:
        headers = {"Authorization": f"Bearer {token}"}
        return await self._client.write("POST", path, blame=blame, headers=headers, **content)


class _Refusal:
    """What a refusal says; `SystemClient.write` gives its body to `read`."""

    def __init__(self) -> None:
        self.answer = Answered.parse_obj(None)

    def read(self, body: bytes) -> None:
        """Keeps what is known; no field of ours is to blame."""
        try:
            self.answer = Answered.parse_obj(parse_json(body))
        except ValueError:
            self.answer = Answered.parse_obj(None)


def _body(message: MessageToSend, service_id: str, attachments: list[str]) -> dict[str, Any]:
    """The request of ``POST /v2/messages/electronic``."""
    return {
        "externalId": message.external_id,
        "recipient": {"id": message.recipient},
        "sender": {"serviceId": service_id},
        "electronic": {
            "title": message.title,
            "body": message.body,
            "bodyFormat": "Text",
            "attachments": [{"attachmentId": one} for one in attachments],
            "messageServiceType": "Normal",
            "notifications": {
                "senderDetailsInNotifications": "Organisation and service name",
                "unreadMessageNotification": {"reminder": "Default reminder"},
            },
            "replyAllowedBy": "No one",
            "visibility": "Normal",
        },
    }


async def _patiently(call: Callable[[], Awaitable[_Answer]]) -> _Answer:
    """Makes a call that may be repeated, again after each of the `PAUSES` while Viestit fails.

    Raises:
        OutcomeUnknown: also where a later attempt failed in another way: the first may have been carried out.
    """
    unknown: OutcomeUnknown | None = None
    for pause in (*PAUSES, 0.0):
        failure: SystemUnavailable | OutcomeUnknown
        try:
            return await call()
        except RequestRefused as error:
            raise (unknown or error) from error.__cause__
        except OutcomeUnknown as error:
            failure = unknown = error
        except SystemUnavailable as error:
            failure = unknown or error
            if (error.retry_after or 0) > pause:
                break
        await asyncio.sleep(pause)
    raise failure


def _one(model: type[_Model], answer: Any) -> _Model:
    parsed = parse_rows(model, answer)
    if not isinstance(answer, dict) or not parsed:
        raise BadAnswer(SYSTEM)
    return parsed[0]
