"""Our metadata, as the Suomi.fi test and production environments take them.

Source: https://kehittajille.suomi.fi/, e-Identification, "Creating metadata"; SAML metadata §2; entity
attributes: SAML V2.0 Metadata Extension for Entity Attributes; names shown: SAML V2.0 Metadata Extensions for
Login and Discovery User Interface (mdui).
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from onelogin.saml2.metadata import OneLogin_Saml2_Metadata

from integrations.suomifi.identification import algorithms
from integrations.suomifi.identification.attributes import Scope
from integrations.suomifi.identification.document import Element
from integrations.suomifi.identification.models import KeyPair, ServiceProvider
from integrations.suomifi.identification.names import (
    DS,
    MD,
    MDATTR,
    MDUI,
    POST,
    REDIRECT,
    SAML,
    SAMLP,
    TRANSIENT,
    URI_NAME,
    XENC,
    XML,
)

LANGUAGES: Final = ("fi", "sv", "en")

_SWITCH: Final = "urn:oid:1.2.246.517.3003.111."
"""Suomi.fi's switches of a service: 3 VtjVerificationRequired, 4 SkipEndpointValidationWhenSigned,
14 EidasSupport."""

Trilingual = Mapping[str, str]
"""A text in each of `LANGUAGES`."""


@dataclass(frozen=True, slots=True)
class Contact:
    """The technical contact; Suomi.fi requires one."""

    given_name: str
    surname: str
    email: str


@dataclass(frozen=True, slots=True)
class Description:
    """What our metadata say of us, beside the technical.

    Attributes:
        service_name, service_description: shown to the citizen.
        information_url, privacy_url: pages about the service and its handling of personal data.
        organization_name: as in the Business Information System (YTJ).
        organization_url: its site.
        contact: technical contact.
        scope: what the data permit gives.
        eidas: whether people may identify with another EU country's means.
    """

    service_name: Trilingual
    service_description: Trilingual
    information_url: Trilingual
    privacy_url: Trilingual
    organization_name: Trilingual
    organization_url: Trilingual
    contact: Contact
    scope: Scope
    eidas: bool = True

    def __post_init__(self) -> None:
        texts = (
            self.service_name, self.service_description, self.information_url, self.privacy_url,
            self.organization_name, self.organization_url,
        )  # fmt: skip
        if not all(text.get(language) for text in texts for language in LANGUAGES):
            raise ValueError("metadata need every text in fi, sv and en")


def build(sp: ServiceProvider, description: Description) -> bytes:
    """Our EntityDescriptor, signed with our signing key (rsa-sha256).

    All certificates of `sp.keys` are listed for signing and encryption: while they are changed, the identity
    provider knows the coming one before we use it, and may encrypt for either.
    """
    entity = etree.Element(
        f"{{{MD}}}EntityDescriptor",
        nsmap={"md": MD, "ds": DS, "saml": SAML, "mdattr": MDATTR, "mdui": MDUI},
        entityID=sp.entity_id,
    )
    _add_entity_attributes(entity, sp, description)
    _add_role(entity, sp, description)
    _add_organization(entity, description)
    _add_contact(entity, description.contact)
    unsigned = etree.tostring(entity, encoding="utf-8", xml_declaration=True)
    signed: bytes = OneLogin_Saml2_Metadata.sign_metadata(
        unsigned,
        sp.signing_key.private_key,
        sp.signing_key.certificate,
        algorithms.RSA_SHA256,
        XENC + "sha256",
    )
    return signed


def _add_entity_attributes(entity: Element, sp: ServiceProvider, description: Description) -> None:
    extensions = _add(entity, MD, "Extensions")
    attributes = _add(extensions, MDATTR, "EntityAttributes")
    for name, friendly_name, values in (
        ("FinnishAuthMethod", "FinnishAuthMethod", sp.levels),
        (_SWITCH + "3", "VtjVerificationRequired", ("true",)),
        (_SWITCH + "4", "SkipEndpointValidationWhenSigned", ("false",)),
        (_SWITCH + "14", "EidasSupport", ("full" if description.eidas else "none",)),
    ):
        attribute = _add(
            attributes, SAML, "Attribute", Name=name, NameFormat=URI_NAME, FriendlyName=friendly_name
        )
        for value in values:
            _add(attribute, SAML, "AttributeValue").text = value


def _add_role(entity: Element, sp: ServiceProvider, description: Description) -> None:
    role = _add(
        entity,
        MD,
        "SPSSODescriptor",
        AuthnRequestsSigned="true",
        WantAssertionsSigned="true",
        protocolSupportEnumeration=SAMLP,
    )
    shown = _add(_add(role, MD, "Extensions"), MDUI, "UIInfo")
    _add_each_language(shown, MDUI, "DisplayName", description.service_name)
    _add_each_language(shown, MDUI, "Description", description.service_description)
    _add_each_language(shown, MDUI, "InformationURL", description.information_url)
    _add_each_language(shown, MDUI, "PrivacyStatementURL", description.privacy_url)
    for use in ("signing", "encryption"):
        for key in sp.keys:
            _add_key(role, use, key)
    # By redirect only: logout messages of other bindings are not read.
    _add(role, MD, "SingleLogoutService", Binding=REDIRECT, Location=sp.slo_url)
    _add(role, MD, "NameIDFormat").text = TRANSIENT
    _add(
        role,
        MD,
        "AssertionConsumerService",
        Binding=POST,
        Location=sp.acs_url,
        index="1",
        isDefault="true",
    )
    _add_requested_attributes(role, description)


def _add_requested_attributes(role: Element, description: Description) -> None:
    service = _add(role, MD, "AttributeConsumingService", index="1", isDefault="true")
    _add_each_language(service, MD, "ServiceName", description.service_name)
    for attribute in description.scope.attributes:
        _add(service, MD, "RequestedAttribute", Name=attribute.value, NameFormat=URI_NAME)


def _add_key(role: Element, use: str, key: KeyPair) -> None:
    der = x509.load_pem_x509_certificate(key.certificate.encode()).public_bytes(Encoding.DER)
    info = _add(_add(role, MD, "KeyDescriptor", use=use), DS, "KeyInfo")
    _add(_add(info, DS, "X509Data"), DS, "X509Certificate").text = base64.b64encode(der).decode("ascii")


def _add_organization(entity: Element, description: Description) -> None:
    organization = _add(entity, MD, "Organization")
    _add_each_language(organization, MD, "OrganizationName", description.organization_name)
    _add_each_language(organization, MD, "OrganizationDisplayName", description.organization_name)
    _add_each_language(organization, MD, "OrganizationURL", description.organization_url)


def _add_contact(entity: Element, contact: Contact) -> None:
    person = _add(entity, MD, "ContactPerson", contactType="technical")
    _add(person, MD, "GivenName").text = contact.given_name
    _add(person, MD, "SurName").text = contact.surname
    _add(person, MD, "EmailAddress").text = f"mailto:{contact.email}"


def _add_each_language(parent: Element, namespace: str, name: str, texts: Trilingual) -> None:
    for language in LANGUAGES:
        element = _add(parent, namespace, name)
        element.set(f"{{{XML}}}lang", language)
        element.text = texts[language]


def _add(parent: Element, namespace: str, name: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{namespace}}}{name}", attributes)
