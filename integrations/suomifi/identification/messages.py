"""The messages that we send, as XML. Signed by the binding that carries them, not in themselves."""

import secrets
from datetime import datetime, timezone

from lxml import etree

from integrations.suomifi.identification.document import Element
from integrations.suomifi.identification.models import (
    IdentityProvider,
    PendingRequest,
    ServiceProvider,
    Session,
)
from integrations.suomifi.identification.names import POST, SAML, SAMLP, TRANSIENT


def new_id() -> str:
    """An ID of 160 random bits (SAML core §1.3.4); as an XML name it begins with no digit."""
    return "_" + secrets.token_hex(20)


def authn_request(sp: ServiceProvider, idp: IdentityProvider, pending: PendingRequest) -> bytes:
    """An AuthnRequest (SAML core §3.4.1)."""
    request = _message("AuthnRequest", sp, idp.sso_url, pending.id, pending.issued_at)
    request.set("ProtocolBinding", POST)
    request.set("AssertionConsumerServiceURL", sp.acs_url)
    policy = etree.SubElement(request, f"{{{SAMLP}}}NameIDPolicy")
    policy.set("Format", TRANSIENT)
    policy.set("AllowCreate", "true")
    context = etree.SubElement(request, f"{{{SAMLP}}}RequestedAuthnContext", Comparison="exact")
    for level in pending.levels:
        etree.SubElement(context, f"{{{SAML}}}AuthnContextClassRef").text = level
    return _bytes(request)


def logout_request(
    sp: ServiceProvider,
    idp: IdentityProvider,
    session: Session,
    location: str,
    message_id: str,
    now: datetime,
) -> bytes:
    """A LogoutRequest (SAML core §3.7.1) for one session."""
    request = _message("LogoutRequest", sp, location, message_id, now)
    name = etree.SubElement(request, f"{{{SAML}}}NameID")
    name.set("Format", TRANSIENT)
    name.set("NameQualifier", idp.entity_id)
    name.set("SPNameQualifier", sp.entity_id)
    name.text = session.name_id
    etree.SubElement(request, f"{{{SAMLP}}}SessionIndex").text = session.session_index
    return _bytes(request)


def logout_response(
    sp: ServiceProvider, location: str, in_response_to: str, statuses: tuple[str, ...], now: datetime
) -> bytes:
    """A LogoutResponse (SAML core §3.7.2).

    Args:
        statuses: status code, then the codes below it.
    """
    response = _message("LogoutResponse", sp, location, new_id(), now)
    response.set("InResponseTo", in_response_to)
    parent = etree.SubElement(response, f"{{{SAMLP}}}Status")
    for status in statuses:
        parent = etree.SubElement(parent, f"{{{SAMLP}}}StatusCode", Value=status)
    return _bytes(response)


def _message(name: str, sp: ServiceProvider, location: str, message_id: str, now: datetime) -> Element:
    message = etree.Element(f"{{{SAMLP}}}{name}", nsmap={"samlp": SAMLP, "saml": SAML})
    message.set("ID", message_id)
    message.set("Version", "2.0")
    message.set("IssueInstant", now.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"))
    message.set("Destination", location)
    etree.SubElement(message, f"{{{SAML}}}Issuer").text = sp.entity_id
    return message


def _bytes(message: Element) -> bytes:
    xml: bytes = etree.tostring(message, encoding="utf-8")
    return xml
