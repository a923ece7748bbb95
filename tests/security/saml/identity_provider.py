"""A small identity provider of the tests: makes, signs and encrypts responses, and errs as it is told to.

It shares no code with what it tests.
"""

import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xmlsec
from lxml import etree

from tests.security.saml.keys import Keys, keys

IDP = "https://idp.example.org/idp1"
SP = "https://chat.example.org/suomifi/metadata"
ACS = "https://chat.example.org/suomifi/acs"
SLO = "https://chat.example.org/suomifi/slo"
REQUEST_ID = "_0123456789abcdef0123456789abcdef01234567"
LOA2 = "http://ftn.ficora.fi/2017/loa2"
LOA3 = "http://ftn.ficora.fi/2017/loa3"
HETU = "010594Y9032"
OTHER_HETU = "020594X903P"
HETU_NAME = "urn:oid:1.2.246.21"

SAML = "urn:oasis:names:tc:SAML:2.0:assertion"
SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol"
DS = "http://www.w3.org/2000/09/xmldsig#"
XENC = "http://www.w3.org/2001/04/xmlenc#"
XENC11 = "http://www.w3.org/2009/xmlenc11#"
C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
NS = {"samlp": SAMLP, "saml": SAML, "ds": DS, "xenc": XENC}
STATUS = "urn:oasis:names:tc:SAML:2.0:status:"
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"

RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SHA256 = XENC + "sha256"
ENVELOPED = DS + "enveloped-signature"
GCM128 = XENC11 + "aes128-gcm"
OAEP = XENC + "rsa-oaep-mgf1p"

Element = Any
Edit = Callable[[Element], Element | None]
Attributes = tuple[tuple[str, tuple[str, ...]], ...]

PERSON: Attributes = (
    (HETU_NAME, (HETU,)),
    ("urn:oid:2.5.4.3", ("Esimerkki Aino Maria",)),
    ("urn:oid:2.16.840.1.113730.3.1.241", ("Aino Esimerkki",)),
    ("urn:oid:2.5.4.42", ("Aino",)),
    ("urn:oid:2.5.4.4", ("Esimerkki",)),
    ("http://eidas.europa.eu/attributes/naturalperson/CurrentGivenName", ("Aino Maria",)),
    ("urn:oid:1.2.246.517.3002.111.2", ("true",)),
    ("urn:oid:1.2.246.517.2002.2.18", ("535",)),
    ("urn:oid:1.2.246.517.2002.2.19", ("Nivala",)),
    ("urn:oid:1.2.246.517.2002.2.20", ("Nivala",)),
    ("urn:oid:1.2.246.517.2002.2.4", ("Keksintötie 999",)),
    ("urn:oid:1.2.246.517.2002.2.6", ("85500",)),
    ("urn:oid:1.2.246.517.2002.2.7", ("NIVALA",)),
)


def with_attribute(name: str, *values: str) -> Attributes:
    """The person with one attribute otherwise; without it where no values are given."""
    others = tuple(one for one in PERSON if one[0] != name)
    return (*others, (name, values)) if values else others


def nothing(element: Element) -> None:
    """Leaves it as it is."""


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@dataclass(frozen=True)
class Signing:
    """How an element is signed."""

    signer: Keys = field(default_factory=lambda: keys("idp"))
    method: str = RSA_SHA256
    digest: str = SHA256
    canonicalization: str = C14N
    transforms: tuple[str, ...] = (ENVELOPED, C14N)
    inclusive_prefixes: str = ""
    hmac_secret: bytes | None = None


@dataclass(frozen=True)
class Message:
    """A response: valid as it stands, so that an attack is one value otherwise. Times count from now."""

    now: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    assertion_id: str = field(default_factory=lambda: "_a" + secrets.token_hex(16))
    response_id: str = field(default_factory=lambda: "_r" + secrets.token_hex(16))
    in_response_to: str | None = REQUEST_ID
    subject_in_response_to: str | None = REQUEST_ID
    issuer: str = IDP
    assertion_issuer: str = IDP
    destination: str | None = ACS
    recipient: str | None = ACS
    audiences: tuple[str, ...] | None = (SP,)
    version: str = "2.0"
    clock: timedelta = timedelta()
    issued: timedelta = timedelta()
    assertion_issued: timedelta = timedelta()
    not_before: timedelta | None = timedelta()
    valid_until: timedelta | None = minutes(5)
    confirmed_until: timedelta | None = minutes(5)
    confirmed_from: timedelta | None = None
    authenticated: timedelta = timedelta()
    session_until: timedelta | None = None
    time_format: str = "%Y-%m-%dT%H:%M:%S.%fZ"
    status: tuple[str, ...] = (STATUS + "Success",)
    confirmation: str = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
    contexts: tuple[str, ...] = (LOA2,)
    declaration: str | None = None
    name_id: str = "_transient-name"
    name_id_format: str | None = TRANSIENT
    name_qualifier: str | None = IDP
    sp_name_qualifier: str | None = SP
    session_index: str | None = "_session-1"
    attributes: Attributes = PERSON

    has_assertion: bool = True
    assertion_signing: Signing | None = field(default_factory=Signing)
    response_signing: Signing | None = field(default_factory=Signing)
    is_encrypted: bool = True
    encryption: str = GCM128
    key_transport: str = OAEP
    encrypted_for: Keys = field(default_factory=lambda: keys("sp"))

    edit_assertion: Edit = nothing
    edit_signed_assertion: Edit = nothing
    edit_plaintext: Callable[[bytes], bytes] | None = None
    edit_response: Edit = nothing
    edit_signed_response: Edit = nothing
    edit_xml: Callable[[bytes], bytes] = bytes
    edit_posted: Callable[[str], str] = str

    def posted(self) -> str:
        """The form field SAMLResponse."""
        return self.edit_posted(base64.b64encode(self.xml()).decode())

    def xml(self) -> bytes:
        """The response as bytes."""
        return self.edit_xml(etree.tostring(self.response(), encoding="utf-8"))

    def response(self) -> Element:
        """The response as a tree."""
        response = etree.fromstring(self._envelope())
        if self.has_assertion:
            self._add_assertion(response)
        response = edited(response, self.edit_response)
        if self.response_signing:
            sign(response, self.response_signing)
        return edited(response, self.edit_signed_response)

    def assertion(self) -> Element:
        """The assertion, signed, as a tree."""
        assertion = edited(etree.fromstring(self._assertion()), self.edit_assertion)
        if self.assertion_signing:
            sign(assertion, self.assertion_signing)
        return edited(assertion, self.edit_signed_assertion)

    def _add_assertion(self, response: Element) -> None:
        assertion = self.assertion()
        if not self.is_encrypted:
            response.append(assertion)
            return
        plaintext = etree.tostring(assertion)
        if self.edit_plaintext:
            plaintext = self.edit_plaintext(plaintext)
        response.append(encrypted(plaintext, self.encryption, self.key_transport, self.encrypted_for))

    def _at(self, offset: timedelta | None) -> str | None:
        if offset is None:
            return None
        return (self.now + self.clock + offset).strftime(self.time_format)

    def _envelope(self) -> str:
        codes = ""
        for code in reversed(self.status):
            codes = f"<samlp:StatusCode Value={quoteattr(code)}>{codes}</samlp:StatusCode>"
        own = attributes(
            ID=self.response_id,
            Version=self.version,
            IssueInstant=self._at(self.issued),
            Destination=self.destination,
            InResponseTo=self.in_response_to,
        )
        return (
            f'<samlp:Response xmlns:samlp="{SAMLP}" xmlns:saml="{SAML}"{own}>'
            f"<saml:Issuer>{escape(self.issuer)}</saml:Issuer>"
            f"<samlp:Status>{codes}</samlp:Status></samlp:Response>"
        )

    def _assertion(self) -> str:
        own = attributes(ID=self.assertion_id, Version="2.0", IssueInstant=self._at(self.assertion_issued))
        return (
            f'<saml:Assertion xmlns:saml="{SAML}"{own}>'
            f"<saml:Issuer>{escape(self.assertion_issuer)}</saml:Issuer>"
            f"{self._subject()}{self._conditions()}{self._authn_statement()}{self._attribute_statement()}"
            "</saml:Assertion>"
        )

    def _subject(self) -> str:
        name = attributes(
            Format=self.name_id_format,
            NameQualifier=self.name_qualifier,
            SPNameQualifier=self.sp_name_qualifier,
        )
        data = attributes(
            InResponseTo=self.subject_in_response_to,
            Recipient=self.recipient,
            NotBefore=self._at(self.confirmed_from),
            NotOnOrAfter=self._at(self.confirmed_until),
        )
        return (
            f"<saml:Subject><saml:NameID{name}>{escape(self.name_id)}</saml:NameID>"
            f"<saml:SubjectConfirmation Method={quoteattr(self.confirmation)}>"
            f"<saml:SubjectConfirmationData{data}/></saml:SubjectConfirmation></saml:Subject>"
        )

    def _conditions(self) -> str:
        own = attributes(NotBefore=self._at(self.not_before), NotOnOrAfter=self._at(self.valid_until))
        audiences = "".join(f"<saml:Audience>{escape(one)}</saml:Audience>" for one in self.audiences or ())
        restriction = f"<saml:AudienceRestriction>{audiences}</saml:AudienceRestriction>"
        return f"<saml:Conditions{own}>{'' if self.audiences is None else restriction}</saml:Conditions>"

    def _authn_statement(self) -> str:
        own = attributes(
            AuthnInstant=self._at(self.authenticated),
            SessionIndex=self.session_index,
            SessionNotOnOrAfter=self._at(self.session_until),
        )
        contexts = "".join(
            f"<saml:AuthnContextClassRef>{escape(one)}</saml:AuthnContextClassRef>" for one in self.contexts
        )
        if self.declaration:
            contexts += f"<saml:AuthnContextDeclRef>{escape(self.declaration)}</saml:AuthnContextDeclRef>"
        context = f"<saml:AuthnContext>{contexts}</saml:AuthnContext>"
        return f"<saml:AuthnStatement{own}>{context}</saml:AuthnStatement>"

    def _attribute_statement(self) -> str:
        statement = ""
        for name, values in self.attributes:
            inside = "".join(f"<saml:AttributeValue>{escape(one)}</saml:AttributeValue>" for one in values)
            own = attributes(Name=name, NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri")
            statement += f"<saml:Attribute{own}>{inside}</saml:Attribute>"
        return f"<saml:AttributeStatement>{statement}</saml:AttributeStatement>"


def attributes(**values: str | None) -> str:
    """XML attributes, those that are not None."""
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items() if value is not None)


def edited(element: Element, edit: Edit) -> Element:
    """What an edit leaves or gives; parsed anew, so that no edit leaves traces in the tree."""
    result = edit(element)
    return etree.fromstring(etree.tostring(element if result is None else result))


def sign(element: Element, how: Signing) -> None:
    """Signs an element in itself, after its issuer or as its first child."""
    prefixes = f'<ec:InclusiveNamespaces xmlns:ec="{C14N}" PrefixList="{how.inclusive_prefixes}"/>'
    transforms = "".join(
        f'<ds:Transform Algorithm="{one}">'
        f"{prefixes if how.inclusive_prefixes and one == C14N else ''}</ds:Transform>"
        for one in how.transforms
    )
    signature = etree.fromstring(
        f'<ds:Signature xmlns:ds="{DS}"><ds:SignedInfo>'
        f'<ds:CanonicalizationMethod Algorithm="{how.canonicalization}"/>'
        f'<ds:SignatureMethod Algorithm="{how.method}"/>'
        f'<ds:Reference URI="#{element.get("ID")}"><ds:Transforms>{transforms}</ds:Transforms>'
        f'<ds:DigestMethod Algorithm="{how.digest}"/><ds:DigestValue/></ds:Reference></ds:SignedInfo>'
        "<ds:SignatureValue/><ds:KeyInfo><ds:X509Data/></ds:KeyInfo></ds:Signature>"
    )
    issuer = element.find(f"{{{SAML}}}Issuer")
    element.insert(0 if issuer is None else 1, signature)
    sign_again(element, how)


def sign_again(element: Element, how: Signing) -> None:
    """Fills in the signature that an element has, over what it holds now."""
    signature = element.find(f"{{{DS}}}Signature")
    xmlsec.tree.add_ids(element, ["ID"])
    context = xmlsec.SignatureContext()
    if how.hmac_secret is not None:
        info = signature.find(f"{{{DS}}}KeyInfo")
        signature.remove(info)
        context.key = xmlsec.Key.from_binary_data(xmlsec.constants.KeyDataHmac, how.hmac_secret)
    else:
        context.key = xmlsec.Key.from_memory(how.signer.private, xmlsec.constants.KeyDataFormatPem)
        context.key.load_cert_from_memory(how.signer.certificate, xmlsec.constants.KeyDataFormatPem)
    context.sign(signature)


def encrypted(plaintext: bytes, encryption: str, key_transport: str, receiver: Keys) -> Element:
    """An EncryptedAssertion."""
    digest = f'<ds:DigestMethod Algorithm="{XENC}sha256"/>'
    template = etree.fromstring(
        f'<xenc:EncryptedData xmlns:xenc="{XENC}" xmlns:ds="{DS}" Type="{XENC}Element">'
        f'<xenc:EncryptionMethod Algorithm="{encryption}"/><ds:KeyInfo><xenc:EncryptedKey>'
        f'<xenc:EncryptionMethod Algorithm="{key_transport}">'
        f"{digest if key_transport == XENC11 + 'rsa-oaep' else ''}</xenc:EncryptionMethod>"
        "<xenc:CipherData><xenc:CipherValue/></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>"
        "<xenc:CipherData><xenc:CipherValue/></xenc:CipherData></xenc:EncryptedData>"
    )
    manager = xmlsec.KeysManager()
    manager.add_key(xmlsec.Key.from_memory(receiver.certificate, xmlsec.constants.KeyDataFormatCertPem))
    context = xmlsec.EncryptionContext(manager)
    kind, bits = _session_key(encryption)
    context.key = xmlsec.Key.generate(kind, bits, xmlsec.constants.KeyDataTypeSession)
    data = context.encrypt_binary(template, plaintext)
    wrapper = etree.fromstring(f'<saml:EncryptedAssertion xmlns:saml="{SAML}"/>')
    wrapper.append(data)
    return wrapper


def _session_key(encryption: str) -> tuple[Any, int]:
    if "tripledes" in encryption:
        return xmlsec.constants.KeyDataDes, 192
    return xmlsec.constants.KeyDataAes, 256 if "256" in encryption else 192 if "192" in encryption else 128
