"""The chat inside another site's page: which sites may, and how a request tells that it comes from there.

The widget (``page/widget``) opens the hosted page with ``?embedded=1`` in an iframe. A browser keeps the
cookies of such a page apart for each site around it, so the conversation there has a cookie of its own. A
site may have the widgets of several municipalities, even on one page: each has its own conversation.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from akkuna.municipality import Municipality
from akkuna.settings import Settings
from channels.browser import LOOPBACK


def embedding_origins(settings: Settings, municipalities: Iterable[Municipality]) -> tuple[str, ...]:
    """Sites that may show the chat of any of these, as source expressions of CSP level 3.

    On a developer's machine also every page of that machine.
    """
    local = tuple(f"http://{name}:*" for name in LOOPBACK) if is_local(settings) else ()
    websites = dict.fromkeys(site for each in municipalities for site in each.websites)
    return (*websites, *local)


def is_local(settings: Settings) -> bool:
    """Whether the public address can be reached from this machine only."""
    return urlsplit(settings.base_url).hostname in LOOPBACK
