"""The messages that the identity provider sends (SAML core §2, §3)."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from lxml import etree

from integrations.suomifi.identification.stand_in.names import (
    BEARER,
    DS,
    MD,
    REDIRECT,
    SAML,
    SAMLP,
    STATUS,
    TRANSIENT,
    URI,
)
from integrations.suomifi.identification.stand_in.providers import Provider
from integrations.suomifi.identification.stand_in.security import Element, Key, encrypted, sign

VALID = timedelta(minutes=5)


@dataclass(frozen=True)
class Identified:
    """One identification of a person for a service provider."""

    name_id: str
    session_index: str
    level: str


@dataclass(frozen=True)
class Writer:
    """Writes messages of an identity provider.

    Args:
        entity_id: its name.
        key: signs.
    """

    entity_id: str
    key: Key

    def response(
        self,
        provider: Provider,
        request_id: str,
        identified: Identified,
        attributes: Iterable[tuple[str, str]],
        encryption: str,
    ) -> bytes:
        """A signed response with a signed and encrypted assertion."""
        now = _now()
        assertion = _element(SAML, "Assertion", nsmap={"saml": SAML})
        _head(assertion, self.entity_id, now)
        self._subject(assertion, provider, request_id, identified, now)
        conditions = _add(
            assertion, SAML, "Conditions", NotBefore=_time(now), NotOnOrAfter=_time(now + VALID)
        )
        _add(_add(conditions, SAML, "AudienceRestriction"), SAML, "Audience").text = provider.entity_id
        statement = _add(
            assertion, SAML, "AuthnStatement", AuthnInstant=_time(now), SessionIndex=identified.session_index
        )
        context = _add(statement, SAML, "AuthnContext")
        _add(context, SAML, "AuthnContextClassRef").text = identified.level
        told = _add(assertion, SAML, "AttributeStatement")
        for name, value in attributes:
            attribute = _add(told, SAML, "Attribute", Name=name, NameFormat=URI)
            _add(attribute, SAML, "AttributeValue").text = value
        sign(assertion, self.key, 1)
        response = self._envelope("Response", provider.acs_url, request_id, ("Success",))
        response.append(encrypted(etree.tostring(assertion), provider.encryption[0], encryption))
        return self._signed(response)

    def failed(self, provider: Provider, request_id: str, statuses: tuple[str, ...]) -> bytes:
        """The response when nobody was identified."""
        return self._signed(self._envelope("Response", provider.acs_url, request_id, statuses))

    def logout_request(self, provider: Provider, name_id: str, session_index: str) -> Element:
        """Asks a service to end a session; unsigned, for the redirect binding."""
        request = _element(SAMLP, "LogoutRequest", nsmap={"samlp": SAMLP, "saml": SAML})
        _head(request, self.entity_id, _now())
        request.set("Destination", provider.slo_url)
        self._name(request, provider, name_id)
        _add(request, SAMLP, "SessionIndex").text = session_index
        return request

    def logout_response(self, provider: Provider, request_id: str, statuses: tuple[str, ...]) -> Element:
        """Answers a service that asked for a logout; unsigned, for the redirect binding."""
        return self._envelope("LogoutResponse", provider.slo_url, request_id, statuses)

    def metadata(self, base_url: str, signer: Key) -> bytes:
        """Metadata of the identity provider, signed by another key than messages are."""
        entity = _element(MD, "EntityDescriptor", nsmap={"md": MD, "ds": DS})
        entity.set("entityID", self.entity_id)
        entity.set("ID", _id())
        entity.set("validUntil", _time(_now() + timedelta(days=7)))
        role = _add(
            entity,
            MD,
            "IDPSSODescriptor",
            WantAuthnRequestsSigned="true",
            protocolSupportEnumeration=SAMLP,
        )
        info = _add(_add(role, MD, "KeyDescriptor", use="signing"), DS, "KeyInfo")
        _add(_add(info, DS, "X509Data"), DS, "X509Certificate").text = self.key.certificate_base64
        _add(role, MD, "SingleLogoutService", Binding=REDIRECT, Location=f"{base_url}/slo")
        _add(role, MD, "NameIDFormat").text = TRANSIENT
        _add(role, MD, "SingleSignOnService", Binding=REDIRECT, Location=f"{base_url}/sso")
        sign(entity, signer, 0)
        return bytes(etree.tostring(entity, encoding="utf-8", xml_declaration=True))

    def _subject(
        self,
        assertion: Element,
        provider: Provider,
        request_id: str,
        identified: Identified,
        now: datetime,
    ) -> None:
        subject = _add(assertion, SAML, "Subject")
        self._name(subject, provider, identified.name_id)
        confirmation = _add(subject, SAML, "SubjectConfirmation", Method=BEARER)
        _add(
            confirmation,
            SAML,
            "SubjectConfirmationData",
            InResponseTo=request_id,
            Recipient=provider.acs_url,
            NotOnOrAfter=_time(now + VALID),
        )

    def _name(self, parent: Element, provider: Provider, name_id: str) -> None:
        name = _add(
            parent,
            SAML,
            "NameID",
            Format=TRANSIENT,
            NameQualifier=self.entity_id,
            SPNameQualifier=provider.entity_id,
        )
        name.text = name_id

    def _envelope(self, kind: str, destination: str, request_id: str, statuses: tuple[str, ...]) -> Element:
        response = _element(SAMLP, kind, nsmap={"samlp": SAMLP, "saml": SAML})
        _head(response, self.entity_id, _now())
        response.set("Destination", destination)
        response.set("InResponseTo", request_id)
        parent = _add(response, SAMLP, "Status")
        for status in statuses:
            parent = _add(parent, SAMLP, "StatusCode", Value=STATUS + status)
        return response

    def _signed(self, response: Element) -> bytes:
        sign(response, self.key, 1)
        return bytes(etree.tostring(response))


def new_name() -> str:
    """A transient name, of one use."""
    return _id()


def _head(message: Element, issuer: str, now: datetime) -> None:
    message.set("ID", _id())
    message.set("Version", "2.0")
    message.set("IssueInstant", _time(now))
    _add(message, SAML, "Issuer").text = issuer


def _element(namespace: str, name: str, nsmap: dict[str, str]) -> Element:
    return etree.Element(f"{{{namespace}}}{name}", nsmap=nsmap)


def _add(parent: Element, namespace: str, name: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{namespace}}}{name}", attributes)


def _id() -> str:
    return "_" + secrets.token_hex(16)


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
