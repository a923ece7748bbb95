"""The link from a messaging channel to the secure window, over HTTP: looked at, forged, used, used again."""

import re
from uuid import uuid4

import httpx
import pytest

from tests.contract.server import Sandbox
from tests.resilience.server import REST_TOKEN
from tests.security.login.conftest import Site

_LINK = re.compile(r"/chat/secure/([\w-]{43})\?lang=(fi|sv)")
WISH = {"fi": "haluan nähdä omat asiani", "sv": "jag vill se mina ärenden"}


def link_in_channel(site: Site, language: str) -> str:
    """What a citizen of the messaging channel is given: an address that can be opened as it stands."""
    message = {
        "sender": uuid4().hex,
        "message": WISH[language],
        "metadata": {"municipality": "535", "language": language},
    }
    headers = {"Authorization": f"Bearer {REST_TOKEN}"}
    answer = httpx.post(f"{site.address}/webhooks/rest/webhook", json=message, headers=headers, timeout=60)
    text = "\n".join(one["text"] for one in answer.raise_for_status().json())
    assert "/suomifi/login" not in text, "nobody is identified in the channel itself"
    found = _LINK.search(text)
    assert found and found[2] == language
    assert f"{site.address}{found[0]}" in text
    return f"{site.address}{found[0]}"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_link_opens_one_window_for_who_presses_first(site: Site, sandbox: Sandbox, language: str) -> None:
    link, own = link_in_channel(site, language), {"Origin": site.address}
    with httpx.Client(timeout=60) as browser:
        for _ in range(2):
            looked = browser.get(link)
            assert looked.status_code == 200 and f'<html lang="{language}">' in looked.text
            assert "set-cookie" not in looked.headers, "a preview of the link uses nothing up"
        opened = browser.post(link, headers=own)
        assert opened.status_code == 303
        assert opened.headers["location"] == f"/nivala?lang={language}"
        assert "HttpOnly" in opened.headers["set-cookie"]
    with httpx.Client(timeout=60) as other:
        late = other.post(link, headers=own)
        assert late.status_code == 404 and "set-cookie" not in late.headers
        assert other.get(link).status_code == 404


@pytest.mark.parametrize("origin", [None, "https://evil.example.org", "null"])
def test_another_sites_page_cannot_open_it(site: Site, sandbox: Sandbox, origin: str | None) -> None:
    link = link_in_channel(site, "fi")
    headers = {"Origin": origin} if origin else {}
    refused = httpx.post(link, headers=headers, timeout=60)
    assert refused.status_code == 403 and "set-cookie" not in refused.headers
    assert httpx.get(link, timeout=60).status_code == 200, "the link is still good"


def test_a_link_that_nobody_gave_is_of_no_use(site: Site, sandbox: Sandbox) -> None:
    link = f"{site.address}/chat/secure/{'x' * 43}"
    assert httpx.get(link, timeout=60).status_code == 404
    assert httpx.post(link, headers={"Origin": site.address}, timeout=60).status_code == 404
