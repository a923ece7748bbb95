"""The HTTP-Redirect binding as the other party speaks it; shares no code with what it tests."""

import base64
import zlib
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from lxml import etree

from tests.security.saml.identity_provider import RSA_SHA256, Element
from tests.security.saml.keys import Keys


@dataclass(frozen=True)
class Sent:
    """A message that we sent, its signature checked."""

    xml: Element
    values: dict[str, str]
    names: list[str]


def read(url: str, sender: Keys) -> Sent:
    """What an address of ours carries; fails where its signature is not right."""
    query = urlsplit(url).query
    pairs = parse_qsl(query, strict_parsing=True)
    values = dict(pairs)
    signed = query.split("&Signature=")[0].encode()
    certificate = x509.load_pem_x509_certificate(sender.certificate.encode())
    certificate.public_key().verify(
        base64.b64decode(values["Signature"]), signed, PKCS1v15(), hashes.SHA256()
    )
    packed = values.get("SAMLRequest") or values["SAMLResponse"]
    xml = etree.fromstring(zlib.decompress(base64.b64decode(packed), -15))
    return Sent(xml, values, [name for name, _ in pairs])


def pack(xml: bytes) -> str:
    """Compressed and in Base64."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(compressor.compress(xml) + compressor.flush()).decode()


def query(
    parameter: str, packed: str, relay_state: str | None, signer: Keys, algorithm: str = RSA_SHA256
) -> str:
    """A signed query."""
    parts = [f"{parameter}={quote(packed, safe='')}"]
    if relay_state is not None:
        parts.append(f"RelayState={quote(relay_state, safe='')}")
    parts.append(f"SigAlg={quote(algorithm, safe='')}")
    signed = "&".join(parts)
    key = load_pem_private_key(signer.private.encode(), password=None)
    digest = hashes.SHA1() if algorithm.endswith("sha1") else hashes.SHA256()
    signature = key.sign(signed.encode(), PKCS1v15(), digest)
    return f"{signed}&Signature={quote(base64.b64encode(signature).decode(), safe='')}"
