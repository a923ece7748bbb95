"""Stand-in of Suomi.fi messages: the REST API, and a page on which the mailboxes can be read.

Contract: https://api.messages.suomi.fi/docs/messages-api.yaml . Its switches are in README.md.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from integrations.sandbox.persons import population
from integrations.sandbox.world import Modes, World, route
from integrations.suomifi.messages.sandbox_checks import Invalid, check_message
from integrations.suomifi.messages.sandbox_pages import Pages

SWITCHES = {
    "username": "sandbox",
    "password": "Sandbox-password-of-32-characters",
    "service_id": "sandbox-service",
    "token_seconds": 3600.0,
    "closed": None,
}
MOST_ASKED = 10_000
ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".doc", ".docx", ".odt", ".txt")

Handler = Callable[[Request], Awaitable[HTTPResponse]]


def blueprint(world: World) -> Blueprint:
    """The server's routes."""
    routes = Blueprint("suomifi_messages")
    server, pages = Server(world, world.modes(routes, SWITCHES)), Pages(world)
    route(routes, "POST", "/v1/token", server.token)
    for method, path, handler in (
        ("POST", "/v1/mailboxes/active", server.active),
        ("POST", "/v2/attachments", server.attach),
        ("POST", "/v2/messages/electronic", server.send),
        ("GET", "/v2/events", server.events),
    ):
        route(routes, method, path, server.with_token(handler))
    route(routes, "GET", "/mailbox", pages.mailboxes)
    route(routes, "GET", "/mailbox/<owner:str>", pages.mailbox)
    route(routes, "GET", "/mailbox/<owner:str>/<attachment:str>", pages.attachment)
    return routes


class Server:
    """Answers for the API; documents are in ``tokens``, ``attachments`` and ``messages``."""

    def __init__(self, world: World, modes: Modes) -> None:
        self._world, self._modes = world, modes

    async def token(self, request: Request) -> HTTPResponse:
        """``POST /v1/token {"username", "password"}``"""
        given = request.json if isinstance(request.json, dict) else {}
        for name in ("username", "password"):
            if not hmac.compare_digest(str(given.get(name)).encode(), str(self._modes[name]).encode()):
                return _refusal(400, "Bad credentials", "BAD_CREDENTIALS")
        token = secrets.token_urlsafe(32)
        ends = _now() + timedelta(seconds=self._modes["token_seconds"])
        self._world.storage.put("tokens", token, {"ends": ends.isoformat()})
        seconds = int(self._modes["token_seconds"])
        return json({"access_token": token, "token_type": "Bearer", "expires_in": seconds})

    def with_token(self, handler: Handler) -> Handler:
        """The handler, for those who have a token that has not expired."""

        async def checked(request: Request) -> HTTPResponse:
            scheme, _, token = request.headers.get("authorization", "").partition(" ")
            kept = self._world.storage.get("tokens", token) if scheme == "Bearer" else None
            if kept is None or datetime.fromisoformat(kept["ends"]) <= _now():
                return _refusal(401, "Unauthorized")
            return await handler(request)

        return checked

    async def active(self, request: Request) -> HTTPResponse:
        """``POST /v1/mailboxes/active {"endUsers": [{"id"}]}``"""
        asked = request.json.get("endUsers") if isinstance(request.json, dict) else None
        if not isinstance(asked, list) or len(asked) > MOST_ASKED:
            return _refusal(400, "endUsers must be a list of at most 10000", "INVALID_REQUEST")
        if not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in asked):
            return _refusal(400, "every endUser must have an id", "INVALID_REQUEST")
        active = [one for one in asked if self._open_mailbox(one["id"]) is not None]
        return json({"endUsersWithActiveMailbox": [{"id": one["id"]} for one in active]})

    async def attach(self, request: Request) -> HTTPResponse:
        """``POST /v2/attachments``, multipart with one ``file``."""
        file = request.files.get("file")
        if file is None or not file.body or not file.name.lower().endswith(ENDINGS):
            return _refusal(400, "file is missing, empty or of an unknown type", "INVALID_ATTACHMENT")
        id = str(uuid4())
        content = base64.b64encode(file.body).decode("ascii")
        kept = {"id": id, "name": file.name, "type": file.type, "content": content, "used": False}
        self._world.storage.put("attachments", id, kept)
        return json({"attachmentId": id})

    async def send(self, request: Request) -> HTTPResponse:
        """``POST /v2/messages/electronic``"""
        try:
            message = check_message(request.json, self._modes["service_id"])
        except Invalid as error:
            return _refusal(400, "Invalid request", error.code, str(error))
        before = self._world.storage.get("messages", message["externalId"])
        if before is not None:
            repeated = {"reason": "externalId was used before", "messageId": before["messageId"]}
            return json(repeated | {"validationErrors": []}, status=409)
        owner = self._open_mailbox(message["recipient"]["id"])
        if owner is None:
            return _refusal(400, "Recipient has no active mailbox", "MAILBOX_NOT_IN_USE")
        ids = [one["attachmentId"] for one in message["electronic"]["attachments"]]
        found = (self._world.storage.get("attachments", id) for id in ids)
        files = [one for one in found if one is not None and not one["used"]]
        if len(files) < len(ids):
            return _refusal(400, "attachment was not found", "ATTACHMENT_NOT_FOUND")
        message_id = len(self._world.storage.list("messages")) + 1
        kept = {
            "messageId": message_id,
            "externalId": message["externalId"],
            "serviceId": message["sender"]["serviceId"],
            "owner": owner,
            "createdAt": _now().isoformat(),
            "electronic": message["electronic"],
        }
        with self._world.transaction():
            self._world.storage.put("messages", message["externalId"], kept)
            for one in files:
                self._world.storage.put("attachments", one["id"], one | {"used": True})
            self._world.ledger.record("message.sent", str(message_id), _ledger_body(kept, files))
        return json({"messageId": message_id})

    async def events(self, request: Request) -> HTTPResponse:
        """``GET /v2/events?continuationToken=``: at most 1000 of what has happened since."""
        seen = request.args.get("continuationToken", "0")
        start = int(seen) if seen.isascii() and seen.isdigit() else 0
        found = self._world.storage.list("messages")[start : start + 1000]
        events = [
            {
                "type": "Electronic message created",
                "eventTime": one["createdAt"],
                "metadata": {
                    "messageId": one["messageId"],
                    "externalId": one["externalId"],
                    "serviceId": one["serviceId"],
                },
            }
            for one in found
        ]
        return json({"events": events, "continuationToken": str(start + len(found))})

    def _open_mailbox(self, id: str) -> str | None:
        """The key of the person or organisation that has this id and a mailbox in use."""
        return next(
            (
                key
                for key, known, _, in_use in population().mailboxes()
                if known == id and in_use and key != self._modes["closed"]
            ),
            None,
        )


def _ledger_body(message: dict[str, Any], files: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "external_id": message["externalId"],
        "recipient": message["owner"],
        "title": message["electronic"]["title"],
        "body": message["electronic"]["body"],
        "attachments": [
            {
                "name": one["name"],
                "type": one["type"],
                "sha256": hashlib.sha256(base64.b64decode(one["content"])).hexdigest(),
            }
            for one in files
        ],
    }


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _refusal(status: int, reason: str, code: str | None = None, error: str | None = None) -> HTTPResponse:
    errors = [{"error": error or reason, "errorCode": code}] if code else []
    return json({"reason": reason, "validationErrors": errors}, status=status)
