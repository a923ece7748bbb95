"""Relay state: what comes back beside a response. Ours is an opaque handle, never an address.

The identity provider does not sign it when it comes back beside a posted response, so it proves nothing: it
only finds the pending login.
"""

import re
import secrets

from integrations.suomifi.identification.errors import LoginRejected, Reason

_HANDLE = re.compile(r"[A-Za-z0-9_-]{43}")
_LONGEST = 1024
"""Of another party's, in bytes. SAML bindings §3.4.3 allows 80; not everybody keeps to it."""


def new() -> str:
    """A handle of 256 random bits. The caller stores it, hashed, with the login that it belongs to."""
    return secrets.token_urlsafe(32)


def handle(relay_state: str | None) -> str:
    """The handle that came back.

    Raises:
        LoginRejected: it is none of ours by its form.
    """
    if relay_state is None or not _HANDLE.fullmatch(relay_state):
        raise LoginRejected(Reason.RELAY_STATE)
    return relay_state


def echo(relay_state: str) -> str:
    """Another party's relay state, which we only give back with our answer (SAML bindings §3.4.3).

    Raises:
        LoginRejected: it is too long, or has control characters.
    """
    if len(relay_state.encode()) > _LONGEST or not (relay_state.isprintable() or relay_state == ""):
        raise LoginRejected(Reason.RELAY_STATE)
    return relay_state
