"""The request for identification as the identity provider reads it."""

from datetime import datetime, timedelta, timezone

import pytest
from onelogin.saml2.xml_utils import OneLogin_Saml2_XML

from integrations.suomifi.identification import relay_state, request
from tests.security.saml.identity_provider import ACS, LOA2, LOA3, NS, RSA_SHA256, SAML, SP, TRANSIENT
from tests.security.saml.keys import keys
from tests.security.saml.parties import identity_provider, service_provider
from tests.security.saml.redirecting import read

NOW = datetime(2026, 11, 23, 14, 30, 15, 123456, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize("locale", ["fi", "sv", "en"])
def test_what_is_sent(locale: request.Language) -> None:
    started = request.start(service_provider("sp", "sp-next"), identity_provider(), locale, NOW)
    assert started.url.startswith("https://idp.example.org/sso?SAMLRequest=")
    sent = read(started.url, keys("sp"))
    # Suomi.fi reads the language after the signature, which does not cover it.
    assert sent.names == ["SAMLRequest", "RelayState", "SigAlg", "Signature", "locale"]
    assert sent.values["locale"] == locale
    assert sent.values["SigAlg"] == RSA_SHA256
    assert sent.values["RelayState"] == relay_state.handle(started.relay_state)
    assert sent.xml.get("ID") == started.pending.id
    assert sent.xml.get("IssueInstant") == "2026-11-23T12:30:15Z"
    assert started.pending.issued_at == NOW.replace(microsecond=0)
    assert sent.xml.get("Destination") == "https://idp.example.org/sso"
    assert sent.xml.get("AssertionConsumerServiceURL") == ACS
    assert sent.xml.get("ProtocolBinding") == "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
    assert sent.xml.findtext(f"{{{SAML}}}Issuer") == SP
    (policy,) = sent.xml.xpath("samlp:NameIDPolicy", namespaces=NS)
    assert dict(policy.attrib) == {"Format": TRANSIENT, "AllowCreate": "true"}
    (context,) = sent.xml.xpath("samlp:RequestedAuthnContext", namespaces=NS)
    assert context.get("Comparison") == "exact"
    assert [one.text for one in context] == [LOA3, LOA2] == list(started.pending.levels)


def test_it_follows_the_schema() -> None:
    sent = read(request.start(service_provider(), identity_provider(), "fi", NOW).url, keys("sp"))
    checked = OneLogin_Saml2_XML.validate_xml(sent.xml, "saml-schema-protocol-2.0.xsd")
    assert not isinstance(checked, str)


def test_one_level_only() -> None:
    started = request.start(service_provider(), identity_provider(), "fi", NOW, levels=(LOA3,))
    assert started.pending.levels == (LOA3,)
    sent = read(started.url, keys("sp"))
    assert sent.xml.xpath("//saml:AuthnContextClassRef/text()", namespaces=NS) == [LOA3]


@pytest.mark.parametrize("levels", [(), ("urn:example:none",), (LOA3, "urn:example:none")])
def test_a_level_that_we_do_not_have(levels: tuple[str, ...]) -> None:
    with pytest.raises(ValueError):
        request.start(service_provider(), identity_provider(), "fi", NOW, levels=levels)


def test_every_request_is_another() -> None:
    first, second = (request.start(service_provider(), identity_provider(), "fi", NOW) for _ in range(2))
    assert first.pending.id != second.pending.id
    assert first.relay_state != second.relay_state
    assert first.relay_state not in repr(first)
