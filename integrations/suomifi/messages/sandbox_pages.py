"""The stand-in's mailboxes, to be read by whoever tries the assistant out."""

import base64
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic import Request
from sanic.response import HTTPResponse, html, raw

from integrations.sandbox.persons import population
from integrations.sandbox.world import World

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
)


class Pages:
    """``/mailbox``: everybody's mail, in Finnish and Swedish side by side."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def mailboxes(self, request: Request) -> HTTPResponse:
        """``GET /mailbox``: whose mailboxes there are."""
        owners = [(key, name, in_use) for key, _, name, in_use in population().mailboxes()]
        return html(TEMPLATES.get_template("sandbox_mailboxes.html").render(owners=owners))

    async def mailbox(self, request: Request, owner: str) -> HTTPResponse:
        """``GET /mailbox/{key}``: one mailbox, the newest message first."""
        names = {key: name for key, _, name, _ in population().mailboxes()}
        if owner not in names:
            return html(TEMPLATES.get_template("sandbox_mailboxes.html").render(owners=[]), status=404)
        messages = [one for one in self._world.storage.list("messages") if one["owner"] == owner]
        files = {one["id"]: one["name"] for one in self._world.storage.list("attachments")}
        page = TEMPLATES.get_template("sandbox_mailbox.html")
        return html(page.render(owner=owner, name=names[owner], messages=messages[::-1], files=files))

    async def attachment(self, request: Request, owner: str, attachment: str) -> HTTPResponse:
        """``GET /mailbox/{key}/{attachmentId}``: a file that came with a message."""
        kept = self._world.storage.get("attachments", attachment)
        if kept is None:
            return html("", status=404)
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(kept['name'])}",
            "X-Content-Type-Options": "nosniff",
        }
        return raw(base64.b64decode(kept["content"]), content_type=kept["type"], headers=headers)
