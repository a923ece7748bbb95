"""Suomi.fi identification as browsers meet it: login, logout, and the return from Valtuudet.

A login belongs to the browser that began it. It starts from a handle that a conversation offered, is parked
when Suomi.fi has answered, and becomes a session only when the same browser, with the conversation's cookie,
comes back for it.
"""

from channels.login.routes import blueprint

__all__ = ["blueprint"]
