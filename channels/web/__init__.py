"""The web channel: the hosted chat page and the HTTP interface that it talks to.

Messages go up by POST with an id that the browser made; everything that the page shows comes down
as server-sent events whose id is the outbox number. The page therefore never has to guess what was
received: a reload or a reconnect reads the same stream again.
"""

from channels.web.routes import blueprint

__all__ = ["blueprint"]
