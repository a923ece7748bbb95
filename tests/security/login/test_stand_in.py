"""The stand-in refuses what the real identity provider refuses."""

from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.contract.server import Sandbox
from tests.security.login.browser import Browser
from tests.security.login.conftest import Site
from tests.security.saml.identity_provider import RSA_SHA256
from tests.security.saml.redirecting import pack

FOREIGN = (
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0">'
    '<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{issuer}</saml:Issuer>'
    "</samlp:AuthnRequest>"
)


def of_issuer(issuer: str) -> Callable[[str], str]:
    """A request of another service provider, or of none."""

    def change(url: str) -> str:
        packed = quote(pack(FOREIGN.format(issuer=issuer).encode()), safe="")
        return f"{url.split('?')[0]}?SAMLRequest={packed}&SigAlg={quote(RSA_SHA256)}&Signature=AAAA"

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda url: url.split("&SigAlg")[0],
        lambda url: url.replace("RelayState=", "RelayState=x"),
        lambda url: url.replace("/sso?", "/slo?"),
        lambda url: url.split("?")[0],
        lambda url: url.split("?")[0] + "?SAMLRequest=x",
        of_issuer("https://chat.example.org/suomifi/metadata"),
        of_issuer("http://localhost:1/suomifi/metadata"),
    ],
    ids=["unsigned", "changed", "elsewhere", "empty", "garbage", "unknown", "unreachable"],
)
def test_a_request_that_is_refused(site: Site, citizen: Browser, change: Callable[[str], str]) -> None:
    sent = citizen.get(site.offer(citizen)).headers["location"]
    assert citizen.get(sent).status_code == 200
    assert citizen.get(change(sent)).status_code == 400


def test_a_request_is_answered_once(site: Site, citizen: Browser) -> None:
    page = citizen.follow(citizen.get(site.offer(citizen)))
    assert citizen.submit(page, person="liisa").status_code == 200
    assert citizen.submit(page, person="liisa").status_code == 400


def test_a_child_has_no_means_of_identification(site: Site, citizen: Browser, sandbox: Sandbox) -> None:
    page = citizen.follow(citizen.get(site.offer(citizen)))
    assert 'value="liisa"' in page.text and 'value="onni"' not in page.text


@pytest.mark.parametrize(("language", "title"), [("fi", "Kenenä"), ("sv", "Som vem"), ("en", "As whom")])
def test_pages_are_in_the_language_that_is_asked_for(
    site: Site, citizen: Browser, language: str, title: str
) -> None:
    sent = citizen.get(site.offer(citizen)).headers["location"]
    assert title in citizen.get(sent.replace("locale=fi", f"locale={language}")).text
