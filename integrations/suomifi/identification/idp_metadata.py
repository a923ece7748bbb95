"""The identity provider's metadata (SAML metadata §2), from a file or fetched.

A file is trusted as it stands: whoever puts it there has looked at it. What is fetched counts only with the
signature of the pinned metadata signer, because whoever changes the listed certificates decides who is who.
"""

import base64
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from onelogin.saml2.xml_utils import OneLogin_Saml2_XML

from integrations.suomifi.identification import document, rules, signature
from integrations.suomifi.identification.document import Element
from integrations.suomifi.identification.errors import LoginRejected, MetadataInvalid, Reason
from integrations.suomifi.identification.models import IdentityProvider
from integrations.suomifi.identification.names import DS, MD, REDIRECT, SAMLP

LARGEST: Final = 4 * 1024 * 1024
"""Bytes; a federation's file with many providers is not meant."""
SMALLEST_KEY: Final = 2048
"""Bits of an RSA key."""


def trusted(xml: bytes, entity_id: str | None, now: datetime) -> IdentityProvider:
    """The identity provider of metadata that are trusted as they stand.

    Args:
        xml: EntityDescriptor, or EntitiesDescriptor with several.
        entity_id: which one; None where there is one identity provider only.
        now: with a zone; validUntil is held to.

    Raises:
        MetadataInvalid: they hold no such identity provider, or one that cannot be used.
    """
    return _provider(_parse(xml), entity_id, now)


def fetched(xml: bytes, entity_id: str | None, signers: Sequence[str], now: datetime) -> IdentityProvider:
    """The identity provider of metadata that came over the network.

    Args:
        signers: PEM certificates of who may sign the metadata document, known beforehand; their expiry is not
            looked at.

    Raises:
        MetadataInvalid: as `trusted`, or they are not signed by one of them as a whole.
    """
    root = _parse(xml)
    try:
        found = root.find(f"{{{DS}}}Signature")
        if found is not None:
            document.check(found, document.SIGNATURE)
        document.check_ids(root)
        signature.check(root, signers, Reason.MESSAGE_NOT_SIGNED)
    except LoginRejected as error:
        raise MetadataInvalid(f"the metadata's signature: {error.reason_code}") from error
    return _provider(root, entity_id, now)


def _parse(xml: bytes) -> Element:
    if len(xml) > LARGEST:
        raise MetadataInvalid("the metadata are too large")
    try:
        # Forbids document types and entities.
        root = OneLogin_Saml2_XML.to_etree(xml)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MetadataInvalid("the metadata are not XML, or have a document type") from error
    if root.tag not in (f"{{{MD}}}EntityDescriptor", f"{{{MD}}}EntitiesDescriptor"):
        raise MetadataInvalid("this is not SAML metadata")
    return root


def _provider(root: Element, entity_id: str | None, now: datetime) -> IdentityProvider:
    entity = _entity(root, entity_id)
    role = entity.find(f"{{{MD}}}IDPSSODescriptor")
    if SAMLP not in role.get("protocolSupportEnumeration", "").split():
        raise MetadataInvalid("the identity provider does not speak SAML 2.0")
    sso_url, _ = _endpoint(role, "SingleSignOnService")
    if sso_url is None:
        raise MetadataInvalid("the identity provider has no SingleSignOnService by HTTP-Redirect")
    slo_url, slo_response_url = _endpoint(role, "SingleLogoutService")
    provider = IdentityProvider(
        entity_id=entity.get("entityID", ""),
        sso_url=sso_url,
        slo_url=slo_url,
        slo_response_url=slo_response_url,
        certificates=_certificates(role),
        valid_until=_valid_until(entity),
    )
    if provider.is_stale(now):
        raise MetadataInvalid("the metadata are past their validUntil")
    return provider


def _entity(root: Element, entity_id: str | None) -> Element:
    entities = [
        one
        for one in root.iter(f"{{{MD}}}EntityDescriptor")
        if one.find(f"{{{MD}}}IDPSSODescriptor") is not None and entity_id in (None, one.get("entityID"))
    ]
    if len(entities) != 1:
        problem = "more than one" if entities else "no"
        raise MetadataInvalid(f"the metadata hold {problem} identity provider of that entityID")
    return entities[0]


def _endpoint(role: Element, name: str) -> tuple[str | None, str | None]:
    """Where requests and where responses go, by redirect."""
    for service in role.findall(f"{{{MD}}}{name}"):
        if service.get("Binding") == REDIRECT:
            location = service.get("Location", "")
            response_location = service.get("ResponseLocation", location)
            if not all(url.startswith(("https://", "http://")) for url in (location, response_location)):
                raise MetadataInvalid(f"{name} is no web address")
            return location, response_location
    return None, None


def _certificates(role: Element) -> tuple[str, ...]:
    """All signing certificates. The current one and the coming or the past one stand side by side."""
    found: list[str] = []
    for key in role.findall(f"{{{MD}}}KeyDescriptor"):
        if key.get("use") in (None, "signing"):
            found += [_pem(document.text(one)) for one in key.iter(f"{{{DS}}}X509Certificate")]
    if not found:
        raise MetadataInvalid("the identity provider has no signing certificate")
    return tuple(dict.fromkeys(found))


def _pem(encoded: str) -> str:
    try:
        certificate = x509.load_der_x509_certificate(
            base64.b64decode("".join(encoded.split()), validate=True)
        )
        key = certificate.public_key()
    except ValueError as error:
        raise MetadataInvalid("a signing certificate cannot be read") from error
    if not isinstance(key, RSAPublicKey) or key.key_size < SMALLEST_KEY:
        raise MetadataInvalid(f"a signing certificate's key is no RSA key of {SMALLEST_KEY} bits or more")
    return certificate.public_bytes(Encoding.PEM).decode("ascii")


def _valid_until(entity: Element) -> datetime | None:
    """The earliest end that the entity, its role or anything around it states."""
    ends: list[datetime] = []
    for element in (entity.find(f"{{{MD}}}IDPSSODescriptor"), entity, *entity.iterancestors()):
        try:
            end = rules.instant(element, "validUntil")
        except LoginRejected as error:
            raise MetadataInvalid("validUntil is no UTC time") from error
        ends += [end] if end else []
    return min(ends, default=None)
