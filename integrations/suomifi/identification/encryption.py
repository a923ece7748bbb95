"""The encrypted assertion: what it may be encrypted with, and its decryption."""

from copy import deepcopy
from itertools import product

import xmlsec
from lxml import etree

from integrations.suomifi.identification import algorithms, document, guard
from integrations.suomifi.identification.document import Element, child
from integrations.suomifi.identification.errors import LoginRejected, Reason
from integrations.suomifi.identification.models import KeyPair, ServiceProvider
from integrations.suomifi.identification.names import DS, SAML, XENC


def check(response: Element, allow_cbc: bool) -> None:
    """Checks how the assertion of a response is encrypted, before any key of ours is used.

    Raises:
        LoginRejected: it is not encrypted, or with an algorithm that we do not take.
    """
    encrypted = response.find(f"{{{SAML}}}EncryptedAssertion")
    if encrypted is None:
        raise LoginRejected(Reason.NOT_ENCRYPTED)
    data = child(encrypted, XENC, "EncryptedData")
    if data.get("Type") != f"{XENC}Element":
        raise LoginRejected(Reason.ENCRYPTION_ALGORITHM)
    if _method(data) not in algorithms.encryptions(allow_cbc):
        raise LoginRejected(Reason.ENCRYPTION_ALGORITHM)
    # One for each certificate of ours, while they are changed.
    keys = _keys(encrypted)
    if not keys or any(_method(one) not in algorithms.KEY_TRANSPORTS for one in keys):
        raise LoginRejected(Reason.KEY_TRANSPORT)


def decrypt(response: Element, sp: ServiceProvider) -> Element:
    """The response anew, with its assertion decrypted by the key of ours that fits.

    Put together as text: where trees are joined, lxml gives the assertion's namespaces the prefixes that the
    response has for them, and its signature would no longer fit.

    Args:
        response: its signature and algorithms have been checked: only the holder of the identity provider's
            key can have us decrypt anything, so that our answer is no oracle.

    Raises:
        LoginRejected: no key of ours fits, or what was encrypted is not XML that may be parsed.
    """
    whole = deepcopy(response)
    encrypted = child(whole, SAML, "EncryptedAssertion")
    # By itself first: it is one element, and cannot reach beyond its place.
    assertion = document.parse(guard.check(_plaintext(encrypted, sp)))
    # No message has a processing instruction, so this one is found again.
    place = etree.ProcessingInstruction("assertion")
    marked = etree.tostring(place)
    whole.replace(encrypted, place)
    return document.parse(etree.tostring(whole).replace(marked, etree.tostring(assertion)))


def _plaintext(encrypted: Element, sp: ServiceProvider) -> bytes:
    """What was encrypted, not parsed: the library that decrypts would print what it cannot parse."""
    for wrapped, key in product(_keys(encrypted), sp.keys):
        plaintext = _unlocked(deepcopy(child(encrypted, XENC, "EncryptedData")), deepcopy(wrapped), key)
        if plaintext is not None:
            return plaintext
    raise LoginRejected(Reason.DECRYPTION)


def _unlocked(data: Element, wrapped: Element, key: KeyPair) -> bytes | None:
    """What is in the data; None where the key is not for this wrapped one."""
    # Without a type, it is given back as bytes.
    data.attrib.pop("Type", None)
    # The wrapped key stands in the data or, referred to, beside them (XML Encryption §3.5).
    child(data, DS, "KeyInfo")[:] = [wrapped]
    manager = xmlsec.KeysManager()
    manager.add_key(xmlsec.Key.from_memory(key.private_key, xmlsec.constants.KeyDataFormatPem))
    try:
        plaintext: bytes = xmlsec.EncryptionContext(manager).decrypt(data)
    except xmlsec.Error:
        return None
    return plaintext


def _keys(encrypted: Element) -> list[Element]:
    return list(encrypted.iter(f"{{{XENC}}}EncryptedKey"))


def _method(encrypted: Element) -> str:
    return str(child(encrypted, XENC, "EncryptionMethod").get("Algorithm"))
