"""No message from anybody costs much, whatever it is made of."""

import base64
import time

import pytest

from integrations.suomifi.identification import guard
from integrations.suomifi.identification.errors import LoginRejected
from tests.security.conftest import Tell
from tests.security.saml.identity_provider import DS, SAML, SAMLP, Message
from tests.security.saml.parties import identity_provider, log_in, service_provider

MOST_SECONDS = 0.1
"""CPU that one message may take."""
SIZE = 256 * 1024
SMALL = guard.LARGEST_MESSAGE - 1024


def response(attributes: str, content: str) -> str:
    root = f'samlp:Response xmlns:samlp="{SAMLP}" xmlns:saml="{SAML}" {attributes}'
    return f"<{root}>{content}</samlp:Response>"


def namespaces(size: int, element: str = "<a/>") -> str:
    """Half of it declarations at the root, half of it elements that inherit them."""
    declared = " ".join(f'xmlns:a{number}="u:a"' for number in range(size // 2 // 17))
    return response(declared, element * (size // 2 // len(element)))


def in_whole(place: str, content: str) -> str:
    """A response that is valid before something is put in after a place in it."""
    before, found, after = Message().xml().decode().partition(place)
    assert found
    return before + found + content + after


BOMBS = {
    "namespaces": namespaces(SMALL),
    "namespaces_of_256_KiB": namespaces(SIZE),
    "namespaces_and_signatures": namespaces(SMALL, f'<ds:Signature xmlns:ds="{DS}"/>'),
    "as_many_namespaces_as_may_be": in_whole(
        "<samlp:Response", "".join(f' xmlns:a{one}="u:a"' for one in range(guard.MOST_NAMESPACES - 10))
    ),
    "elements": response("", "<a/>" * (SMALL // 4 - 100)),
    "attributes": response(" ".join(f'a{number}=""' for number in range(SMALL // 9 - 100)), ""),
    "identifiers": response("", "".join(f'<a ID="{number}"/>' for number in range(SMALL // 16 - 100))),
    "certificates": in_whole("<ds:X509Data>", "<ds:X509Certificate/>" * 2000),
    "a_long_certificate": in_whole(
        "<ds:X509Data>", f"<ds:X509Certificate>{'A' * (SMALL - 12_000)}</ds:X509Certificate>"
    ),
    "depth": "<a>" * (SMALL // 7) + "</a>" * (SMALL // 7),
    "statuses": response(
        "",
        "<saml:Issuer/><samlp:Status>"
        + "<samlp:StatusCode>" * 240
        + "</samlp:StatusCode>" * 240
        + "</samlp:Status>",
    ),
    "references": response("", "&#65;" * (SMALL // 5 - 100)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bomb(name: str, tell: Tell) -> None:
    posted = base64.b64encode(BOMBS[name].encode()).decode()
    tried = [cost_of(posted) for _ in range(3)]
    assert min(seconds for seconds, _ in tried) < MOST_SECONDS
    # What stands beside a signature is signed by nobody: two of these are whole.
    if reason := tried[0][1]:
        tell(reason)


def cost_of(posted: str) -> tuple[float, str | None]:
    """CPU seconds that a message takes, and why it was rejected."""
    sp, idp = service_provider(), identity_provider()
    began, reason = time.process_time(), None
    try:
        log_in(posted, sp, idp)
    except LoginRejected as error:
        reason = error.reason_code
    return time.process_time() - began, reason
