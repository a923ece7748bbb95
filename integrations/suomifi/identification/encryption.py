"""The encrypted assertion: what it may be encrypted with, and its decryption."""

import base64
from copy import deepcopy

import xmlsec
from onelogin.saml2.response import OneLogin_Saml2_Response

from integrations.suomifi.identification import algorithms, document, guard, toolkit
from integrations.suomifi.identification.document import Element, child
from integrations.suomifi.identification.errors import LoginRejected, Reason
from integrations.suomifi.identification.models import (
    IdentityProvider,
    KeyPair,
    PendingRequest,
    ServiceProvider,
)
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
    keys = list(encrypted.iter(f"{{{XENC}}}EncryptedKey"))
    if len(keys) != 1 or _method(keys[0]) not in algorithms.KEY_TRANSPORTS:
        raise LoginRejected(Reason.KEY_TRANSPORT)


def decrypt(
    xml: bytes, response: Element, pending: PendingRequest, sp: ServiceProvider, idp: IdentityProvider
) -> OneLogin_Saml2_Response:
    """The response with its assertion decrypted by the key of ours that fits.

    Args:
        xml: a response whose signature and algorithms have been checked: only the holder of the identity
            provider's key can have us decrypt anything, so that our answer is no oracle.
        response: the same, parsed.

    Raises:
        LoginRejected: no key of ours fits, or what was encrypted is not XML that may be parsed.
    """
    encrypted = response.find(f"{{{SAML}}}EncryptedAssertion")
    for key in sp.keys:
        plaintext = _plaintext(encrypted, key)
        if plaintext is not None:
            # The library that decrypts would parse whatever it finds, and print what it cannot parse.
            document.parse(guard.check(plaintext))
            encoded = base64.b64encode(xml).decode("ascii")
            # The toolkit decrypts in its constructor, in its own tree.
            return OneLogin_Saml2_Response(toolkit.settings(sp, idp, key, pending.levels), encoded)
    raise LoginRejected(Reason.DECRYPTION)


def _plaintext(encrypted: Element, key: KeyPair) -> bytes | None:
    """What was encrypted, not parsed; None where the key does not fit."""
    encrypted = deepcopy(encrypted)
    data = child(encrypted, XENC, "EncryptedData")
    # Without a type, it is given back as bytes.
    data.attrib.pop("Type", None)
    info = child(data, DS, "KeyInfo")
    # The key stands in the data or, referred to, beside them (XML Encryption §3.5).
    wrapped = next(encrypted.iter(f"{{{XENC}}}EncryptedKey"))
    info[:] = [wrapped]
    manager = xmlsec.KeysManager()
    manager.add_key(xmlsec.Key.from_memory(key.private_key, xmlsec.constants.KeyDataFormatPem))
    try:
        plaintext: bytes = xmlsec.EncryptionContext(manager).decrypt(data)
    except xmlsec.Error:
        return None
    return plaintext


def _method(encrypted: Element) -> str:
    return str(child(encrypted, XENC, "EncryptionMethod").get("Algorithm"))
