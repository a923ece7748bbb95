"""The service providers that the stand-in knows: those on this machine, by their own metadata.

The real one is told of them beforehand. Here a service provider is known by an entityID that is the address
of its metadata, so that none has to be registered to be tried out.
"""

import base64
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from integrations.suomifi.identification.stand_in.names import DS, MD, POST, REDIRECT
from integrations.suomifi.identification.stand_in.security import Element, Refused, parse

_HERE = ("localhost", "127.0.0.1")
_SECONDS = 5.0


@dataclass(frozen=True)
class Provider:
    """A service provider.

    Attributes:
        name: shown to the person, by language.
        signing, encryption: PEM certificates.
    """

    entity_id: str
    acs_url: str
    slo_url: str
    name: dict[str, str]
    signing: tuple[str, ...]
    encryption: tuple[str, ...]


async def provider_of(entity_id: str) -> Provider:
    """The service provider of an entityID.

    Raises:
        Refused: it is none on this machine, or its metadata cannot be read.
    """
    if urlsplit(entity_id).hostname not in _HERE:
        raise Refused("only service providers on this machine are known")
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=_SECONDS) as http:
            answer = await http.get(entity_id)
            answer.raise_for_status()
    except (httpx.HTTPError, ssl.SSLError) as error:
        raise Refused("the service provider's metadata cannot be read") from error
    return described(parse(answer.content), entity_id)


def described(root: Element, entity_id: str) -> Provider:
    """The service provider that metadata describe.

    Raises:
        Refused: something is missing.
    """
    role = root.find(f"{{{MD}}}SPSSODescriptor")
    if root.get("entityID") != entity_id or role is None:
        raise Refused("the metadata are another's")
    names = {
        one.get("{http://www.w3.org/XML/1998/namespace}lang"): one.text
        for one in role.iter("{urn:oasis:names:tc:SAML:metadata:ui}DisplayName")
    }
    if not {"fi", "sv", "en"} <= names.keys():
        raise Refused("the metadata have no name in fi, sv and en")
    return Provider(
        entity_id,
        _location(role, "AssertionConsumerService", POST),
        _location(role, "SingleLogoutService", REDIRECT),
        names,
        _certificates(role, "signing"),
        _certificates(role, "encryption"),
    )


def _location(role: Element, name: str, binding: str) -> str:
    for service in role.findall(f"{{{MD}}}{name}"):
        if service.get("Binding") == binding:
            return str(service.get("Location"))
    raise Refused(f"the metadata have no {name}")


def _certificates(role: Element, use: str) -> tuple[str, ...]:
    found = [
        base64.b64decode("".join((certificate.text or "").split()))
        for key in role.findall(f"{{{MD}}}KeyDescriptor")
        if key.get("use") in (None, use)
        for certificate in key.iter(f"{{{DS}}}X509Certificate")
    ]
    if not found:
        raise Refused(f"the metadata have no certificate for {use}")
    return tuple(
        x509.load_der_x509_certificate(one).public_bytes(Encoding.PEM).decode("ascii") for one in found
    )
