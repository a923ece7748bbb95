"""Signing and encrypting XML, and the signed query of the HTTP-Redirect binding."""

import base64
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

import xmlsec
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from lxml import etree

from integrations.sandbox.keys import key_pair
from integrations.suomifi.identification.stand_in.names import C14N, DS, OAEP, RSA_SHA256, SAML, XENC

Element = Any
_LARGEST = 64 * 1024


class Refused(Exception):
    """A message is not acceptable.

    Args:
        problem: what is wrong with it, for whoever tries the service provider out.
    """


@dataclass(frozen=True)
class Key:
    """A private key with its certificate, PEM."""

    private: str = field(repr=False)
    certificate: str = field(repr=False)

    @classmethod
    def kept_in(cls, folder: Path, name: str) -> "Key":
        """The key of this name; made where there is none yet."""
        private, certificate = key_pair(folder, name)
        return cls(private.read_text(), certificate.read_text())

    @property
    def certificate_base64(self) -> str:
        """As metadata carry it."""
        der = x509.load_pem_x509_certificate(self.certificate.encode()).public_bytes(Encoding.DER)
        return base64.b64encode(der).decode("ascii")


@dataclass(frozen=True)
class Arrived:
    """A message that came by redirect, its signature checked."""

    kind: str
    root: Element
    relay_state: str | None


def parse(xml: bytes) -> Element:
    """XML without a document type.

    Raises:
        Refused: it is none.
    """
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Refused("not XML") from error
    if root.getroottree().docinfo.doctype:
        raise Refused("a document type")
    return root


def sign(element: Element, key: Key, place: int) -> None:
    """Signs an element in itself; the signature becomes its child number `place`."""
    signature = etree.fromstring(
        f'<ds:Signature xmlns:ds="{DS}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="{C14N}"/>'
        f'<ds:SignatureMethod Algorithm="{RSA_SHA256}"/><ds:Reference URI="#{element.get("ID")}">'
        f'<ds:Transforms><ds:Transform Algorithm="{DS}enveloped-signature"/>'
        f'<ds:Transform Algorithm="{C14N}"/></ds:Transforms><ds:DigestMethod Algorithm="{XENC}sha256"/>'
        "<ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/>"
        "<ds:KeyInfo><ds:X509Data/></ds:KeyInfo></ds:Signature>"
    )
    element.insert(place, signature)
    xmlsec.tree.add_ids(element, ["ID"])
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_memory(key.private, xmlsec.constants.KeyDataFormatPem)
    context.key.load_cert_from_memory(key.certificate, xmlsec.constants.KeyDataFormatPem)
    context.sign(signature)


def encrypted(plain: bytes, certificate: str, algorithm: str) -> Element:
    """An EncryptedAssertion (SAML core §2.3.4).

    Args:
        certificate: PEM, of the receiver.
        algorithm: of XML Encryption, with AES; the key is wrapped with RSA-OAEP.
    """
    template = etree.fromstring(
        f'<xenc:EncryptedData xmlns:xenc="{XENC}" xmlns:ds="{DS}" Type="{XENC}Element">'
        f'<xenc:EncryptionMethod Algorithm="{algorithm}"/><ds:KeyInfo><xenc:EncryptedKey>'
        f'<xenc:EncryptionMethod Algorithm="{OAEP}"/><xenc:CipherData><xenc:CipherValue/></xenc:CipherData>'
        "</xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue/></xenc:CipherData>"
        "</xenc:EncryptedData>"
    )
    keys = xmlsec.KeysManager()
    keys.add_key(xmlsec.Key.from_memory(certificate, xmlsec.constants.KeyDataFormatCertPem))
    context = xmlsec.EncryptionContext(keys)
    bits = 256 if "256" in algorithm else 128
    context.key = xmlsec.Key.generate(xmlsec.constants.KeyDataAes, bits, xmlsec.constants.KeyDataTypeSession)
    wrapped = etree.Element(f"{{{SAML}}}EncryptedAssertion", nsmap={"saml": SAML})
    wrapped.append(context.encrypt_binary(template, plain))
    return wrapped


def redirect_url(location: str, kind: str, root: Element, relay_state: str | None, key: Key) -> str:
    """Address with a signed message (SAML bindings §3.4.4.1)."""
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = base64.b64encode(compressor.compress(etree.tostring(root)) + compressor.flush())
    values = {kind: packed.decode("ascii")} | ({"RelayState": relay_state} if relay_state else {})
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in values.items())
    query += f"&SigAlg={quote(RSA_SHA256, safe='')}"
    private = load_pem_private_key(key.private.encode(), password=None)
    assert isinstance(private, RSAPrivateKey)
    signature = base64.b64encode(private.sign(query.encode(), PKCS1v15(), hashes.SHA256()))
    joint = "&" if "?" in location else "?"
    return f"{location}{joint}{query}&Signature={quote(signature.decode('ascii'), safe='')}"


def unpack(query: str) -> tuple[str, Element, str | None]:
    """Kind, message and relay state of a query, nothing of it believed yet.

    Raises:
        Refused: it holds no message.
    """
    values = dict(parse_qsl(query, keep_blank_values=True))
    kind = next((one for one in ("SAMLRequest", "SAMLResponse") if one in values), None)
    if kind is None:
        raise Refused("no SAML message")
    try:
        packed = base64.b64decode(values[kind], validate=True)
        xml = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _LARGEST)
    except (ValueError, zlib.error) as error:
        raise Refused("not compressed and in Base64") from error
    return kind, parse(xml), values.get("RelayState")


def check_query(query: str, certificates: tuple[str, ...]) -> None:
    """Checks the signature over the letters as they came.

    Raises:
        Refused: none of the certificates' keys has made it.
    """
    values = dict(parse_qsl(query, keep_blank_values=True))
    raw = dict(part.partition("=")[::2] for part in query.split("&"))
    if values.get("SigAlg") != RSA_SHA256 or not values.get("Signature"):
        raise Refused("not signed with RSA-SHA256")
    names = ("SAMLRequest", "SAMLResponse", "RelayState", "SigAlg")
    signed = "&".join(f"{name}={raw[name]}" for name in names if name in raw).encode()
    for certificate in certificates:
        public = x509.load_pem_x509_certificate(certificate.encode()).public_key()
        assert isinstance(public, RSAPublicKey)
        try:
            public.verify(base64.b64decode(values["Signature"]), signed, PKCS1v15(), hashes.SHA256())
            return
        except (InvalidSignature, ValueError):
            continue
    raise Refused("the signature is not the service provider's")
