"""Attacks on what a parser makes of a message: encodings, entities, namespaces, bombs, changed signatures."""

import base64
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from integrations.suomifi.identification.errors import Reason
from tests.security.saml.attack import attack
from tests.security.saml.identity_provider import DS, HETU, NS, SAML, SAMLP, XENC, Element

Bytes = Callable[[bytes], bytes]
LAUGHS = b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


def before(prefix: bytes) -> Bytes:
    return lambda xml: prefix + xml


def after_start_tag(inserted: bytes) -> Bytes:
    def edit(xml: bytes) -> bytes:
        start = xml.index(b">") + 1
        return xml[:start] + inserted + xml[start:]

    return edit


def put(old: str, new: str) -> Bytes:
    def edit(xml: bytes) -> bytes:
        assert old.encode() in xml
        return xml.replace(old.encode(), new.encode(), 1)

    return edit


def inside_code(inserted: str) -> Bytes:
    """Something in the middle of the identity code."""
    return put(HETU, HETU[:6] + inserted + HETU[6:])


def bigger_than_allowed(posted: str) -> str:
    return base64.b64encode(base64.b64decode(posted) + b" " * 64 * 1024).decode()


def deep(xml: bytes) -> bytes:
    return after_start_tag(b"<x>" * 300 + b"</x>" * 300)(xml)


def utf16(xml: bytes) -> bytes:
    return xml.decode().encode("utf-16")


def at(path: str, edit: Callable[[Element], object]) -> Callable[[Element], None]:
    """An edit of the one element at a path."""

    def edit_there(root: Element) -> None:
        (found,) = root.xpath(path, namespaces=NS)
        edit(found)

    return edit_there


def add(tag: str, **attributes: str) -> Callable[[Element], object]:
    return lambda element: etree.SubElement(element, tag, attributes)


def doubled(element: Element) -> None:
    element.addnext(deepcopy(element))


def doubled_with_pkcs1(key: Element) -> None:
    doubled(key)
    key.getnext()[0].set("Algorithm", XENC + "rsa-1_5")


def emptied(element: Element) -> None:
    element.text = None


def removed(element: Element) -> None:
    element.getparent().remove(element)


def flipped(element: Element) -> None:
    """Another first letter of a Base64 value."""
    element.text = ("B" if element.text[0] != "B" else "C") + element.text[1:]


def relative_namespace(response: Element) -> Element:
    text = etree.tostring(response).replace(b"<saml:Issuer>", b'<saml:Issuer xmlns:x="1">', 1)
    return etree.fromstring(text)


def cipher_reference(response: Element) -> None:
    (value,) = response.xpath(".//xenc:EncryptedData/xenc:CipherData/xenc:CipherValue", namespaces=NS)
    reference = etree.Element(f"{{{XENC}}}CipherReference", URI="http://localhost:1/secret")
    value.getparent().replace(value, reference)


INFO = ".//ds:Signature/ds:SignedInfo"
OUTER = "/samlp:Response/ds:Signature"

DOCUMENTS = [
    attack("nothing", Reason.BASE64, edit_posted=lambda posted: ""),
    attack("G16 not Base64", Reason.BASE64, edit_posted=lambda posted: "*" + posted),
    attack("not ASCII", Reason.BASE64, edit_posted=lambda posted: "ä" + posted),
    attack("G16 not XML", Reason.XML, edit_xml=lambda xml: xml[:-1]),
    attack("text, not XML", Reason.XML, edit_xml=before(b"x")),
    attack("another message", Reason.UNEXPECTED_ELEMENT,
           edit_signed_response=lambda response: etree.Element(f"{{{SAMLP}}}ArtifactResponse")),
    attack("G17 larger than 64 KiB", Reason.TOO_LARGE, edit_posted=bigger_than_allowed),
    attack("two megabytes", Reason.TOO_LARGE, edit_posted=lambda posted: posted + "A" * 2_000_000),
    attack("nested 300 deep", Reason.XML, edit_xml=deep),
    attack("G17 UTF-16", Reason.ENCODING, edit_xml=utf16),
    attack("Latin-1 declared", Reason.ENCODING,
           edit_xml=before(b'<?xml version="1.0" encoding="iso-8859-1"?>')),
    attack("UTF-7 declared", Reason.ENCODING, edit_xml=before(b"<?xml version='1.0' encoding='utf-7'?>")),
    attack("G17 comment after signing", Reason.COMMENT, edit_xml=after_start_tag(b"<!-- -->")),
    attack("CVE-2017-11427 comment in the issuer", Reason.COMMENT,
           edit_xml=put("idp.example.org", "idp.example.org<!---->")),
    attack("CVE-2017-11427 comment in the identity code", Reason.COMMENT,
           edit_plaintext=inside_code("<!---->")),
    attack("CVE-2017-11427 comment in the NameID", Reason.COMMENT,
           edit_plaintext=put("_transient-name", "_transient<!-- -->-name")),
    attack("G17 processing instruction after signing", Reason.PROCESSING_INSTRUCTION,
           edit_xml=after_start_tag(b"<?x y?>")),
    attack("processing instruction in the identity code", Reason.PROCESSING_INSTRUCTION,
           edit_plaintext=inside_code("<?x y?>")),
    attack("CVE-2025-25291 CDATA", Reason.CDATA, edit_xml=after_start_tag(b"<![CDATA[<x>]]>")),
    attack("CDATA in the identity code", Reason.CDATA,
           edit_plaintext=put(HETU, f"<![CDATA[{HETU}]]>")),
    attack("CVE-2025-25291 DOCTYPE", Reason.DOCTYPE, edit_xml=before(b"<!DOCTYPE r>")),
    attack("CVE-2025-23369 ID by an entity", Reason.DOCTYPE,
           edit_xml=before(b'<!DOCTYPE r [<!ENTITY id "_forged">]>')),
    attack("XXE to a file", Reason.DOCTYPE,
           edit_xml=before(b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    attack("XXE to the net", Reason.DOCTYPE,
           edit_xml=before(b'<!DOCTYPE r [<!ENTITY % x SYSTEM "http://localhost:1/">%x;]>')),
    attack("billion laughs", Reason.DOCTYPE, edit_xml=before(LAUGHS)),
    attack("DOCTYPE in what is encrypted", Reason.DOCTYPE, edit_plaintext=before(LAUGHS)),
    attack("unknown entity in the identity code", Reason.XML, edit_plaintext=inside_code("&a;")),
    attack("element in the identity code", Reason.UNEXPECTED_ELEMENT,
           edit_assertion=at("//*[text()='" + HETU + "']", add("x"))),
    attack("CVE-2025-25292 Signature of another namespace", Reason.UNEXPECTED_ELEMENT,
           edit_response=at("/samlp:Response", add("{urn:example:other}Signature"))),
    attack("CVE-2025-66567 Assertion of another namespace", Reason.UNEXPECTED_ELEMENT,
           edit_response=at("/samlp:Response", add("{urn:example:other}Assertion"))),
    attack("CVE-2025-66568 relative namespace", Reason.NAMESPACE, edit_signed_response=relative_namespace),
    attack("CVE-2024-45409 digest outside of the signature", Reason.UNEXPECTED_ELEMENT,
           edit_response=at("//samlp:Status", add(f"{{{DS}}}DigestValue"))),
    attack("CVE-2019-3465 two SignedInfo", Reason.SIGNATURE_SHAPE,
           edit_signed_response=at(INFO, doubled)),
    attack("several References", Reason.SIGNATURE_SHAPE,
           edit_signed_response=at(INFO + "/ds:Reference", doubled)),
    attack("two signatures", Reason.UNEXPECTED_ELEMENT, edit_signed_response=at(OUTER, doubled)),
    attack("signature elsewhere", Reason.UNEXPECTED_ELEMENT,
           edit_response=at("//samlp:Status", add(f"{{{DS}}}Signature"))),
    attack("xml:id", Reason.DUPLICATE_ID,
           edit_response=at("//samlp:Status",
                            lambda status: status.set("{http://www.w3.org/XML/1998/namespace}id", "x"))),
    attack("Extensions", Reason.UNEXPECTED_ELEMENT,
           edit_response=at("/samlp:Response", add(f"{{{SAMLP}}}Extensions"))),
    attack("empty DigestValue", Reason.SIGNATURE, edit_signed_response=at("//ds:DigestValue", emptied)),
    attack("other DigestValue", Reason.SIGNATURE, edit_signed_response=at("//ds:DigestValue", flipped)),
    attack("empty SignatureValue", Reason.SIGNATURE, edit_signed_response=at("//ds:SignatureValue", emptied)),
    attack("other SignatureValue", Reason.SIGNATURE, edit_signed_response=at("//ds:SignatureValue", flipped)),
    attack("other SignatureValue of the assertion", Reason.SIGNATURE,
           edit_signed_assertion=at("//ds:SignatureValue", flipped)),
    attack("empty Reference URI", Reason.REFERENCE,
           edit_signed_response=at("//ds:Reference", lambda reference: reference.set("URI", ""))),
    attack("no Reference URI", Reason.REFERENCE,
           edit_signed_response=at("//ds:Reference", lambda reference: reference.attrib.pop("URI"))),
    attack("Reference to another host", Reason.REFERENCE,
           edit_signed_response=at("//ds:Reference",
                                   lambda reference: reference.set("URI", "http://localhost:1/"))),
    attack("ID of the response left out", Reason.REFERENCE,
           edit_signed_response=at("/samlp:Response", lambda response: response.attrib.pop("ID"))),
    attack("ciphertext by reference", Reason.UNEXPECTED_ELEMENT, edit_response=cipher_reference),
    attack("ciphertext changed", Reason.DECRYPTION,
           edit_response=at("//xenc:EncryptedData/xenc:CipherData/xenc:CipherValue", flipped)),
    attack("encrypted key changed", Reason.DECRYPTION,
           edit_response=at("//xenc:EncryptedKey/xenc:CipherData/xenc:CipherValue", flipped)),
    attack("one of two encrypted keys by PKCS#1 v1.5", Reason.KEY_TRANSPORT,
           edit_response=at("//xenc:EncryptedKey", doubled_with_pkcs1)),
    attack("eleven encrypted keys", Reason.SIGNATURE_SHAPE,
           edit_response=at("//xenc:EncryptedKey", lambda key: [doubled(key) for _ in range(10)])),
    attack("no encrypted key", Reason.KEY_TRANSPORT, edit_response=at("//xenc:EncryptedKey", removed)),
    attack("encrypted content, not element", Reason.ENCRYPTION_ALGORITHM,
           edit_response=at("//xenc:EncryptedData", lambda data: data.set("Type", XENC + "Content"))),
    attack("what is encrypted is not XML", Reason.XML, edit_plaintext=lambda assertion: b"assertion"),
    attack("what is encrypted is no assertion", Reason.UNEXPECTED_ELEMENT,
           edit_plaintext=lambda assertion: b"<x/>"),
    attack("what is encrypted is encrypted again", Reason.UNEXPECTED_ELEMENT,
           edit_plaintext=lambda assertion: f'<EncryptedAssertion xmlns="{SAML}"/>'.encode()),
]  # fmt: skip
