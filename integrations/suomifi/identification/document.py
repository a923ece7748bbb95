"""The parsed message: only elements that a message of its kind has, each as often as it may be there.

Signature wrapping puts what is signed where nobody reads it, and reads what is not signed. A message in which
every element has its one place leaves no room for that. Structure: SAML core §2 and §3, XML Signature, XML
Encryption; narrower than their schemas where the specifications leave freedom that nobody here needs.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from lxml import etree
from onelogin.saml2.xml_utils import OneLogin_Saml2_XML

from integrations.suomifi.identification.errors import LoginRejected, Reason
from integrations.suomifi.identification.names import (
    ASYNC_SLO,
    DS,
    EXCLUSIVE_C14N,
    SAML,
    SAMLP,
    XENC,
    XML,
)

Element = Any
"""lxml's element; the library has no types."""

MANY, FEW = 100, 10
"""More than any message needs, of attributes and of all else."""

Shape = Mapping[str, Mapping[str, tuple[int, int]]]
"""By tag: the children with the least and the largest number. A tag without entry has no children."""


def _tags(namespace: str, **counts: tuple[int, int]) -> dict[str, tuple[int, int]]:
    return {f"{{{namespace}}}{name}": count for name, count in counts.items()}


ONE, MAYBE, ANY = (1, 1), (0, 1), (0, FEW)

SIGNATURE: Shape = {
    f"{{{DS}}}Signature": _tags(DS, SignedInfo=ONE, SignatureValue=ONE, KeyInfo=MAYBE),
    f"{{{DS}}}SignedInfo": _tags(DS, CanonicalizationMethod=ONE, SignatureMethod=ONE, Reference=ONE),
    f"{{{DS}}}CanonicalizationMethod": _tags(EXCLUSIVE_C14N, InclusiveNamespaces=MAYBE),
    f"{{{DS}}}Reference": _tags(DS, Transforms=ONE, DigestMethod=ONE, DigestValue=ONE),
    f"{{{DS}}}Transforms": _tags(DS, Transform=(1, 2)),
    f"{{{DS}}}Transform": _tags(EXCLUSIVE_C14N, InclusiveNamespaces=MAYBE),
    f"{{{DS}}}KeyInfo": _tags(DS, X509Data=ANY, KeyName=ANY, KeyValue=ANY, RetrievalMethod=MAYBE)
    | _tags(XENC, EncryptedKey=ANY),
    f"{{{DS}}}X509Data": _tags(
        DS, X509Certificate=ANY, X509IssuerSerial=ANY, X509SKI=ANY, X509SubjectName=ANY
    ),
    f"{{{DS}}}X509IssuerSerial": _tags(DS, X509IssuerName=ONE, X509SerialNumber=ONE),
    f"{{{DS}}}KeyValue": _tags(DS, RSAKeyValue=ONE),
    f"{{{DS}}}RSAKeyValue": _tags(DS, Modulus=ONE, Exponent=ONE),
}
_ENCRYPTION: Shape = {
    f"{{{SAML}}}EncryptedAssertion": _tags(XENC, EncryptedData=ONE, EncryptedKey=ANY),
    f"{{{XENC}}}EncryptedData": _tags(XENC, EncryptionMethod=ONE, CipherData=ONE) | _tags(DS, KeyInfo=ONE),
    f"{{{XENC}}}EncryptedKey": _tags(
        XENC, EncryptionMethod=ONE, CipherData=ONE, ReferenceList=MAYBE, CarriedKeyName=MAYBE
    )
    | _tags(DS, KeyInfo=MAYBE),
    f"{{{XENC}}}EncryptionMethod": _tags(XENC, KeySize=MAYBE, OAEPparams=MAYBE)
    # Another mask generation than the default (xenc11:MGF) is not known to the toolkit's schema.
    | _tags(DS, DigestMethod=MAYBE),
    # CipherReference, which would have us fetch something, is not among them.
    f"{{{XENC}}}CipherData": _tags(XENC, CipherValue=ONE),
    f"{{{XENC}}}ReferenceList": _tags(XENC, DataReference=ANY),
}
_STATUS: Shape = {
    f"{{{SAMLP}}}Status": _tags(SAMLP, StatusCode=ONE, StatusMessage=MAYBE, StatusDetail=MAYBE),
    f"{{{SAMLP}}}StatusCode": _tags(SAMLP, StatusCode=MAYBE),
}

_ENVELOPE = _tags(SAMLP, Status=ONE) | _tags(DS, Signature=MAYBE) | _tags(SAML, Issuer=ONE)

RESPONSE: Shape = {
    f"{{{SAMLP}}}Response": _ENVELOPE | _tags(SAML, EncryptedAssertion=MAYBE),
    **_STATUS,
    **SIGNATURE,
    **_ENCRYPTION,
}
DECRYPTED_RESPONSE: Shape = {
    f"{{{SAMLP}}}Response": _ENVELOPE | _tags(SAML, Assertion=ONE),
    **_STATUS,
    f"{{{SAML}}}Assertion": _tags(
        SAML, Issuer=ONE, Subject=ONE, Conditions=ONE, AuthnStatement=ONE, AttributeStatement=ONE
    )
    | _tags(DS, Signature=MAYBE),
    f"{{{SAML}}}Subject": _tags(SAML, NameID=ONE, SubjectConfirmation=ONE),
    f"{{{SAML}}}SubjectConfirmation": _tags(SAML, SubjectConfirmationData=ONE),
    f"{{{SAML}}}Conditions": _tags(SAML, AudienceRestriction=MAYBE, OneTimeUse=MAYBE, ProxyRestriction=MAYBE),
    f"{{{SAML}}}AudienceRestriction": _tags(SAML, Audience=ANY),
    f"{{{SAML}}}AuthnStatement": _tags(SAML, SubjectLocality=MAYBE, AuthnContext=ONE),
    f"{{{SAML}}}AuthnContext": _tags(
        SAML, AuthnContextClassRef=ANY, AuthnContextDeclRef=MAYBE, AuthenticatingAuthority=ANY
    ),
    f"{{{SAML}}}AttributeStatement": _tags(SAML, Attribute=(1, MANY)),
    f"{{{SAML}}}Attribute": _tags(SAML, AttributeValue=ANY),
    **SIGNATURE,
}
LOGOUT_REQUEST: Shape = {
    f"{{{SAMLP}}}LogoutRequest": _tags(SAML, Issuer=ONE, NameID=ONE)
    | _tags(SAMLP, SessionIndex=ANY, Extensions=MAYBE),
    f"{{{SAMLP}}}Extensions": _tags(ASYNC_SLO, Asynchronous=MAYBE),
}
LOGOUT_RESPONSE: Shape = {
    f"{{{SAMLP}}}LogoutResponse": _tags(SAML, Issuer=ONE) | _tags(SAMLP, Status=ONE),
    **_STATUS,
}

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def parse(xml: bytes) -> Element:
    """The root of a message, parsed as python3-saml parses it.

    Args:
        xml: what `guard` let through.

    Raises:
        LoginRejected: it is not XML.
    """
    try:
        return OneLogin_Saml2_XML.to_etree(xml)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LoginRejected(Reason.XML) from error


def check(root: Element, shape: Shape) -> None:
    """Checks a message with everything in it.

    Args:
        shape: of which the first tag is the root's.

    Raises:
        LoginRejected: another root, an element too many, one that is missing, an identifier used twice, or a
            namespace that is no absolute address.
    """
    if root.tag != next(iter(shape)):
        raise LoginRejected(Reason.UNEXPECTED_ELEMENT)
    # From the top: what has no place here is not looked into.
    for element in root.iter():
        _check_children(element, shape.get(element.tag, {}))
    _check_namespaces(root)
    check_ids(root)


def check_ids(root: Element) -> None:
    """Checks that a reference can mean one element only.

    Raises:
        LoginRejected: an identifier is used twice, or there is an `xml:id`, which identifies without being
            asked to; nobody needs it.
    """
    ids: list[str] = []
    for element in root.iter():
        if f"{{{XML}}}id" in element.attrib:
            raise LoginRejected(Reason.DUPLICATE_ID)
        ids += [element.attrib[name] for name in ("ID", "Id", "id") if name in element.attrib]
    if len(ids) != len(set(ids)):
        raise LoginRejected(Reason.DUPLICATE_ID)


def child(parent: Element, namespace: str, name: str) -> Element:
    """The only child of a name.

    Raises:
        LoginRejected: there is none, or another.
    """
    found = parent.findall(f"{{{namespace}}}{name}")
    if len(found) != 1:
        raise LoginRejected(Reason.UNEXPECTED_ELEMENT if found else Reason.MISSING_ELEMENT)
    return found[0]


def text(element: Element) -> str:
    """All text of an element without children, exactly as it stands."""
    return str(element.text or "")


def _check_children(parent: Element, allowed: Mapping[str, tuple[int, int]]) -> None:
    counts = Counter(str(one.tag) for one in parent)
    in_signature = parent.tag.startswith(f"{{{DS}}}")
    if any(counts[tag] > allowed.get(tag, (0, 0))[1] for tag in counts):
        raise LoginRejected(Reason.SIGNATURE_SHAPE if in_signature else Reason.UNEXPECTED_ELEMENT)
    if any(counts[tag] < least for tag, (least, _) in allowed.items()):
        raise LoginRejected(Reason.SIGNATURE_SHAPE if in_signature else Reason.MISSING_ELEMENT)


def _check_namespaces(root: Element) -> None:
    """Canonical XML is not defined for relative namespaces (§1.3), and libxml2 then makes nothing of it."""
    # Only where they are declared: an element's own map holds all that it inherits.
    for _, (_, address) in etree.iterwalk(root, events=("start-ns",)):
        if not _ABSOLUTE.fullmatch(address):
            raise LoginRejected(Reason.NAMESPACE)
