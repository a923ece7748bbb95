"""Algorithms that we take. Whatever is not here is refused, known to the libraries or not.

Sources: XML Signature 1.1 and RFC 9231 (signatures), XML Encryption 1.1 (encryption). Refused are, and why:
SHA-1 signatures and MD5 can be forged; RSA PKCS#1 v1.5 key transport and unauthenticated CBC can be decrypted
by who may ask us often enough (https://www.w3.org/TR/xmlenc-core1/#sec-chosen-ciphertext-attacks); HMAC would
take the published certificate for a shared secret; XSLT and XPath transforms run programs of the sender.
"""

from typing import Final

from integrations.suomifi.identification.names import DS, EXCLUSIVE_C14N, XENC, XENC11

RSA_SHA256: Final = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"

SIGNATURES: Final = frozenset(
    {
        RSA_SHA256,
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    }
)
DIGESTS: Final = frozenset(
    {XENC + "sha256", "http://www.w3.org/2001/04/xmldsig-more#sha384", XENC + "sha512"}
)
CANONICALIZATIONS: Final = frozenset({EXCLUSIVE_C14N})
TRANSFORMS: Final = (DS + "enveloped-signature", EXCLUSIVE_C14N)
"""Both, in this order (SAML core §5.4.4)."""

GCM: Final = frozenset({XENC11 + "aes128-gcm", XENC11 + "aes192-gcm", XENC11 + "aes256-gcm"})
CBC: Final = frozenset({XENC + "aes128-cbc", XENC + "aes192-cbc", XENC + "aes256-cbc"})
KEY_TRANSPORTS: Final = frozenset({XENC + "rsa-oaep-mgf1p", XENC11 + "rsa-oaep"})
"""OAEP, with any hash: it need not withstand collisions there."""


def encryptions(allow_cbc: bool) -> frozenset[str]:
    """What an assertion may be encrypted with."""
    return GCM | CBC if allow_cbc else GCM
