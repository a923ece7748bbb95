"""The page on which something is paid for, as a link."""

from akkuna.replies import Link, Scheme, Value

SCHEMES: tuple[Scheme, ...] = ("https://", "http://localhost:", "http://127.0.0.1:")
"""The latter are stand-ins', on one's own machine."""


def payment_link(title: Value, address: str | None) -> Link | None:
    """The link; None for no address, or one that must not leave the server."""
    for scheme in SCHEMES:
        if address and address.startswith(scheme):
            return Link(title, scheme, address.removeprefix(scheme))
    return None
