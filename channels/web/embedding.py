"""The chat inside another site's page: which sites may, and how a request tells that it comes from there.

The widget (``page/widget``) opens the hosted page with ``?embedded=1`` in an iframe. A browser keeps the
cookies of such a page apart for each site around it, so the conversation there has a cookie of its own.
"""

from urllib.parse import urlsplit

from akkuna.municipality import Municipality
from akkuna.settings import Settings
from channels.browser import LOOPBACK


def embedding_origins(settings: Settings, municipality: Municipality | None) -> tuple[str, ...]:
    """Sites that may show the municipality's chat, as source expressions of CSP level 3.

    On a developer's machine also every page of that machine. The page of no municipality has no sites.
    """
    if municipality is None:
        return ()
    local = tuple(f"http://{name}:*" for name in LOOPBACK) if is_local(settings) else ()
    return (*municipality.websites, *local)


def is_local(settings: Settings) -> bool:
    """Whether the public address can be reached from this machine only."""
    return urlsplit(settings.base_url).hostname in LOOPBACK
